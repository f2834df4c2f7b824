/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Whether the desktop shows notifications: without anybody who does, GLib
 * prints a warning for each that is sent. */
void     lanyard_notification_server_find_async  (GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
gboolean lanyard_notification_server_find_finish (GAsyncResult         *result);

G_END_DECLS
