/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-sample-window.h"

#include "lanyard-alert.h"
#include "lanyard-local-configuration.h"
#include "lanyard-sample.h"
#include "lanyard-time.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static char *
dup_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "lanyard", "sample.lanyard", NULL);
}

/* The database, what it keeps beside itself, and the key that seals. */
static void
delete_files (const char *path)
{
  static const char * const ends[] = { "", "-wal", "-shm", ".key" };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *file = g_strconcat (path, ends[i], NULL);

      g_unlink (file);
    }
}

static gboolean
make_sample (const char  *path,
             GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr(LanyardConfiguration) configuration = NULL;

  g_mkdir_with_parents (folder, 0700);
  configuration = lanyard_local_configuration_open (path, LANYARD_OPEN_CREATE, g_get_user_name (), error);

  return configuration != NULL && lanyard_sample_fill_sync (configuration, lanyard_time_now (), error);
}

static void
make_worker (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  const char *path = task_data;
  GError *error = NULL;

  delete_files (path);
  if (make_sample (path, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  delete_files (path);
  g_task_return_error (task, error);
}

static void
open_file (LanyardWindow *window,
           const char    *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);

  g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (window))), &file, 1, "");
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(LanyardWindow) window = user_data;
  g_autoptr(GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    lanyard_window_show_error (GTK_WIDGET (window), _("The Sample Cannot Be Made"), error);
  else if (gtk_window_get_application (GTK_WINDOW (window)) != NULL)
    open_file (window, g_task_get_task_data (G_TASK (result)));
}

static void
make_async (LanyardWindow *window)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, made_cb, g_object_ref (window));

  g_task_set_source_tag (task, make_async);
  g_task_set_task_data (task, dup_path (), g_free);
  g_task_run_in_thread (task, make_worker);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(LanyardWindow) window = user_data;
  g_autofree char *path = dup_path ();

  switch (lanyard_alert_finish (result))
    {
    case LANYARD_ANSWER_VERB:
      open_file (window, path);
      break;
    case LANYARD_ANSWER_OTHER:
      make_async (window);
      break;
    case LANYARD_ANSWER_CANCEL:
    default:
      break;
    }
}

/* The window that has it open already. */
static GtkWindow *
find_window (LanyardWindow *from,
             const char    *path)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (from));

  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (LANYARD_IS_WINDOW (l->data) && g_strcmp0 (lanyard_window_get_path (l->data), path) == 0)
      return l->data;

  return NULL;
}

void
lanyard_sample_window_show (LanyardWindow *from)
{
  g_autofree char *path = dup_path ();
  GtkWindow *window;
  LanyardAlert alert = {
    .heading = _("Go On With the Sample?"),
    .body = _("It was tried before. Starting over makes it anew, with all of its mistakes."),
    .verb = _("_Go On"),
    .other = _("_Start Over"),
    .other_destructive = TRUE,
  };

  g_return_if_fail (LANYARD_IS_WINDOW (from));

  window = find_window (from, path);
  if (window != NULL)
    gtk_window_present (window);
  else if (g_file_test (path, G_FILE_TEST_EXISTS))
    lanyard_alert_async (&alert, GTK_WIDGET (from), NULL, answered_cb, g_object_ref (from));
  else
    make_async (from);
}
