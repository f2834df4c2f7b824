/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-file.h"

#include <glib/gi18n-lib.h>

static GtkFileFilter *
create_filter (const char *name,
               const char *pattern)
{
  g_auto(GStrv) patterns = g_strsplit (pattern, ";", -1);
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);

  return filter;
}

static GtkWindow *
get_window (GtkWidget *parent)
{
  GtkRoot *root = parent != NULL ? gtk_widget_get_root (parent) : NULL;

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

#if GTK_CHECK_VERSION (4, 10, 0)

static void
return_file (GTask  *task,
             GFile  *file,
             GError *error)
{
  if (file != NULL)
    g_task_return_pointer (task, file, g_object_unref);
  else if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    {
      g_error_free (error);
      g_task_return_pointer (task, NULL, NULL);
    }
  else
    g_task_return_error (task, error);
}

static void
open_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  GFile *file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  return_file (task, file, error);
}

static void
save_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  GFile *file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  return_file (task, file, error);
}

static void
ask_for_file (GTask      *task,
              GtkWidget  *parent,
              const char *title,
              const char *filter_name,
              const char *pattern,
              const char *name,
              gboolean    save)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  if (pattern != NULL)
    {
      g_autoptr(GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
      g_autoptr(GtkFileFilter) filter = create_filter (filter_name, pattern);
      g_autoptr(GtkFileFilter) all = create_filter (_("All Files"), "*");

      g_list_store_append (filters, filter);
      g_list_store_append (filters, all);
      gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
    }

  if (save)
    {
      gtk_file_dialog_set_initial_name (dialog, name);
      gtk_file_dialog_save (dialog, get_window (parent), g_task_get_cancellable (task), save_cb, task);
    }
  else
    gtk_file_dialog_open (dialog, get_window (parent), g_task_get_cancellable (task), open_cb, task);
}

#else

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             gpointer         user_data)
{
  g_autoptr(GTask) task = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)), g_object_unref);
  else
    g_task_return_pointer (task, NULL, NULL);

  g_object_unref (dialog);
}

static void
ask_for_file (GTask      *task,
              GtkWidget  *parent,
              const char *title,
              const char *filter_name,
              const char *pattern,
              const char *name,
              gboolean    save)
{
  GtkFileChooserAction action = save ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_OPEN;
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, get_window (parent), action, NULL, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  if (pattern != NULL)
    {
      g_autoptr(GtkFileFilter) filter = create_filter (filter_name, pattern);
      g_autoptr(GtkFileFilter) all = create_filter (_("All Files"), "*");

      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), all);
    }
  if (save)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);

  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

#endif

/**
 * lanyard_file_open_async:
 * @parent: a widget of the window that it belongs to
 * @title: what the file is for
 * @filter_name: (nullable): a name for the files that @pattern shows
 * @pattern: (nullable): "*.xml;*.pem"; %NULL shows all files
 * @cancellable: (nullable): a cancellable
 * @callback: called with the file
 * @user_data: for @callback
 *
 * Lets the person choose a file to read.
 */
void
lanyard_file_open_async (GtkWidget           *parent,
                         const char          *title,
                         const char          *filter_name,
                         const char          *pattern,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);

  g_task_set_source_tag (task, lanyard_file_open_async);
  ask_for_file (task, parent, title, filter_name, pattern, NULL, FALSE);
}

/**
 * lanyard_file_open_finish:
 * @result: what the callback got
 * @error: where to put an error
 *
 * Returns: (transfer full) (nullable): the file; %NULL without an error when
 *   the person cancelled
 */
GFile *
lanyard_file_open_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * lanyard_file_save_async:
 * @parent: a widget of the window that it belongs to
 * @title: what the file is
 * @name: the proposed name
 * @cancellable: (nullable): a cancellable
 * @callback: called with the file
 * @user_data: for @callback
 *
 * Lets the person choose where to write a file.
 */
void
lanyard_file_save_async (GtkWidget           *parent,
                         const char          *title,
                         const char          *name,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);

  g_task_set_source_tag (task, lanyard_file_save_async);
  ask_for_file (task, parent, title, NULL, NULL, name, TRUE);
}

/**
 * lanyard_file_save_finish:
 * @result: what the callback got
 * @error: where to put an error
 *
 * Returns: (transfer full) (nullable): the file; %NULL without an error when
 *   the person cancelled
 */
GFile *
lanyard_file_save_finish (GAsyncResult  *result,
                          GError       **error)
{
  return lanyard_file_open_finish (result, error);
}

/**
 * lanyard_file_dup_link:
 * @file: something that was dropped
 *
 * A browser's link comes as the file at its address, which is not one to read.
 *
 * Returns: (transfer full) (nullable): the address; %NULL for other files
 */
char *
lanyard_file_dup_link (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  const char *scheme = g_uri_peek_scheme (uri);

  if (g_strcmp0 (scheme, "https") != 0 && g_strcmp0 (scheme, "http") != 0)
    return NULL;

  return g_steal_pointer (&uri);
}

/**
 * lanyard_file_is_local:
 * @file: something that was dropped
 *
 * Whoever drops something has not agreed to a connection to where it comes
 * from, so that only what is on this computer is read at once.
 *
 * Returns: whether @file is neither a link nor without a path
 */
gboolean
lanyard_file_is_local (GFile *file)
{
  g_autofree char *link = lanyard_file_dup_link (file);

  return link == NULL && g_file_peek_path (file) != NULL;
}
