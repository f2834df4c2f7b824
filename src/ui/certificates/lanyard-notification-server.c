/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-notification-server.h"

#define NAME "org.freedesktop.Notifications"

static void
answered_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  g_task_return_boolean (task, answer != NULL);
}

/**
 * lanyard_notification_server_find_async:
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is known
 * @user_data: for @callback
 *
 * Inside a sandbox the portal takes notifications, and says nothing if it
 * cannot show them. Outside, whoever shows them is asked, and started for that.
 */
void
lanyard_notification_server_find_async (GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  GApplication *application = g_application_get_default ();
  GDBusConnection *bus = application != NULL ? g_application_get_dbus_connection (application) : NULL;

  g_task_set_source_tag (task, lanyard_notification_server_find_async);
  if (bus == NULL || g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    g_task_return_boolean (task, bus != NULL);
  else
    g_dbus_connection_call (bus, NAME, "/org/freedesktop/Notifications", NAME, "GetCapabilities", NULL,
                            G_VARIANT_TYPE ("(as)"), G_DBUS_CALL_FLAGS_NONE, -1, cancellable, answered_cb,
                            g_steal_pointer (&task));
}

/**
 * lanyard_notification_server_find_finish:
 * @result: what the callback was given
 *
 * Returns: whether g_application_send_notification() reaches anybody
 */
gboolean
lanyard_notification_server_find_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), NULL);
}
