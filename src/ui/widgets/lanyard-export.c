/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-export.h"

#include "lanyard-configuration.h"
#include "lanyard-file.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

struct _LanyardExport
{
  GtkWidget *from;
  GBytes    *bytes;
  char      *title;
  char      *name;
  char      *toast;
  char      *failure;   /* said when there is nothing to save */
};

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  LanyardExport *self = user_data;
  g_autoptr(GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    lanyard_window_toast (self->from, self->toast);
  else
    lanyard_window_show_error (self->from, _("File Cannot Be Written"), error);

  lanyard_export_free (self);
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  LanyardExport *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = lanyard_file_save_finish (result, &error);

  if (file != NULL)
    {
      g_file_replace_contents_bytes_async (file, self->bytes, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL,
                                           written_cb, self);
      return;
    }

  if (error != NULL)
    lanyard_window_show_error (self->from, _("File Cannot Be Written"), error);
  lanyard_export_free (self);
}

/**
 * lanyard_export_new:
 * @from: a widget in the window
 * @title: what is saved
 * @name: the proposed file name
 * @toast: what is said when it was written
 *
 * Returns: (transfer full): something to save
 */
LanyardExport *
lanyard_export_new (GtkWidget  *from,
                    const char *title,
                    const char *name,
                    const char *toast)
{
  LanyardExport *self;

  g_return_val_if_fail (GTK_IS_WIDGET (from), NULL);

  self = g_new0 (LanyardExport, 1);
  self->from = g_object_ref (from);
  self->title = g_strdup (title);
  self->name = g_strdup (name);
  self->toast = g_strdup (toast);

  return self;
}

void
lanyard_export_free (LanyardExport *self)
{
  g_object_unref (self->from);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->title);
  g_free (self->name);
  g_free (self->toast);
  g_free (self->failure);
  g_free (self);
}

void
lanyard_export_save (LanyardExport *self,
                     GBytes        *bytes)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (bytes != NULL);

  self->bytes = g_bytes_ref (bytes);
  lanyard_file_save_async (self->from, self->title, self->name, NULL, file_chosen_cb, self);
}

/**
 * lanyard_export_new_read:
 * @from: a widget in the window
 * @title: what is saved
 * @name: the proposed file name
 * @toast: what is said when it was written
 * @failure: what is said when it cannot be read
 *
 * Returns: (transfer full): something to read with lanyard_export_read_cb()
 *   and then to save
 */
LanyardExport *
lanyard_export_new_read (GtkWidget  *from,
                         const char *title,
                         const char *name,
                         const char *toast,
                         const char *failure)
{
  LanyardExport *self = lanyard_export_new (from, title, name, toast);

  g_return_val_if_fail (self != NULL, NULL);

  self->failure = g_strdup (failure);
  return self;
}

void
lanyard_export_read_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      data)
{
  LanyardExport *self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error);

  if (bytes != NULL)
    {
      lanyard_export_save (self, bytes);
      return;
    }

  lanyard_window_show_error (self->from, self->failure, error);
  lanyard_export_free (self);
}
