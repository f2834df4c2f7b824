/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-metadata-import.h"

#include "lanyard-error.h"
#include "lanyard-metadata-review.h"
#include "lanyard-saml-metadata.h"
#include "lanyard-time.h"

#include <glib/gi18n-lib.h>

/* Larger documents are federations, which are not for one connector. */
#define METADATA_MAX (10 * 1024 * 1024)

typedef struct
{
  GtkWidget        *parent;
  LanyardConnector *connector;
  GBytes           *document;
  GPtrArray        *entities;
  char             *name;
} Import;

static void
import_free (Import *import)
{
  g_clear_object (&import->parent);
  g_clear_object (&import->connector);
  g_clear_pointer (&import->document, g_bytes_unref);
  g_clear_pointer (&import->entities, g_ptr_array_unref);
  g_free (import->name);
  g_free (import);
}

static GBytes *
load_document (GFile         *file,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE,
                                                 cancellable, error);

  if (info == NULL)
    return NULL;

  if (g_file_info_get_size (info) > METADATA_MAX)
    {
      g_autofree char *size = g_format_size (g_file_info_get_size (info));

      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                         _("Documents of more than 10 MB are refused"),
                         _("Ask for the metadata of this one service provider"),
                         /* Translators: %s is a size like 21 MB */
                         _("The file has %s"), size);
      return NULL;
    }

  return g_file_load_bytes (file, cancellable, NULL, error);
}

static void
read_worker (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Import *import = task_data;
  GFile *file = g_object_get_data (G_OBJECT (task), "file");
  GError *error = NULL;

  import->document = load_document (file, cancellable, &error);
  if (import->document != NULL)
    import->entities = lanyard_saml_metadata_read (import->document, lanyard_time_now (), &error);

  if (import->entities != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
reviewed_cb (gpointer user_data,
             gboolean applied)
{
  g_autoptr(GTask) task = user_data;

  g_task_return_boolean (task, applied);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Import *import = g_task_get_task_data (G_TASK (result));
  GtkRoot *root = gtk_widget_get_root (import->parent);
  GError *error = NULL;
  GtkWindow *review;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }

  if (root == NULL)
    {
      g_task_return_boolean (task, FALSE);
      return;
    }

  review = lanyard_metadata_review_new (GTK_WINDOW (root), import->connector, import->entities, import->document,
                                        import->name, reviewed_cb, g_steal_pointer (&task));
  gtk_window_present (review);
}

/**
 * lanyard_metadata_import_async:
 * @parent: a widget of the window that it belongs to
 * @connector: what is edited
 * @file: metadata of a service provider
 * @cancellable: (nullable): a cancellable
 * @callback: called when it was applied or left
 * @user_data: for @callback
 *
 * Reads the file in a thread and shows what it would change; only what the
 * person ticks is changed. The errors are those of
 * lanyard_saml_metadata_read().
 */
void
lanyard_metadata_import_async (GtkWidget           *parent,
                               LanyardConnector    *connector,
                               GFile               *file,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  GTask *task;
  g_autoptr(GTask) reader = NULL;
  Import *import;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (LANYARD_IS_CONNECTOR (connector));
  g_return_if_fail (G_IS_FILE (file));

  import = g_new0 (Import, 1);
  import->parent = g_object_ref (parent);
  import->connector = g_object_ref (connector);
  import->name = g_file_get_basename (file);

  task = g_task_new (parent, cancellable, callback, user_data);
  g_task_set_source_tag (task, lanyard_metadata_import_async);

  reader = g_task_new (parent, cancellable, read_cb, task);
  g_task_set_source_tag (reader, lanyard_metadata_import_async);
  g_task_set_task_data (reader, import, (GDestroyNotify) import_free);
  g_object_set_data_full (G_OBJECT (reader), "file", g_object_ref (file), g_object_unref);
  g_task_run_in_thread (reader, read_worker);
}

gboolean
lanyard_metadata_import_finish (GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
