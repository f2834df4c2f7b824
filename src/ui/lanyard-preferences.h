/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* (transfer full) (nullable): NULL where the schema is not installed; the
 * window then starts with its defaults. */
GSettings *lanyard_preferences_dup (void);

G_END_DECLS
