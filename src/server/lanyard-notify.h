/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Tells the service manager (sd_notify(3)): "READY=1", "STOPPING=1". Nothing
 * happens when NOTIFY_SOCKET is not set. */
void lanyard_notify (const char *state);

G_END_DECLS
