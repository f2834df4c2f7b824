/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define LANYARD_WEB_PREFIX "/io/github/lanyard_sso/Lanyard/web"

/* data/web, compiled in */
GResource *lanyard_web_get_resource (void);

G_END_DECLS
