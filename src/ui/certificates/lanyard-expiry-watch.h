/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/**
 * LanyardExpiryWatch:
 *
 * Looks at the certificates of a configuration now, after changes and every
 * hour, and notifies the desktop once for each threshold. Read-only
 * properties: banner (the most urgent end as a sentence; NULL: none is near).
 */
#define LANYARD_TYPE_EXPIRY_WATCH (lanyard_expiry_watch_get_type ())
G_DECLARE_FINAL_TYPE (LanyardExpiryWatch, lanyard_expiry_watch, LANYARD, EXPIRY_WATCH, GObject)

LanyardExpiryWatch *lanyard_expiry_watch_new        (LanyardConfiguration *configuration);
void                lanyard_expiry_watch_stop       (LanyardExpiryWatch   *self);
const char         *lanyard_expiry_watch_get_banner (LanyardExpiryWatch   *self);

G_END_DECLS
