/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-metadata-import.h"

#include <string.h>

/* Invisible when it is not needed: it lies on top of everything. */
static void
show_hint (GtkDropTarget *target,
           gboolean       show)
{
  GtkRevealer *hint = g_object_get_data (G_OBJECT (target), "hint");

  if (hint == NULL)
    return;

  gtk_widget_set_visible (GTK_WIDGET (hint), show);
  gtk_revealer_set_reveal_child (hint, show);
}

static gboolean
dropped_cb (GtkDropTarget *target,
            const GValue  *value,
            double         x,
            double         y,
            gpointer       user_data)
{
  LanyardMetadataDropFunc func = user_data;
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  LanyardMetadataGiven given = { NULL };

  show_hint (target, FALSE);
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      GSList *files = g_value_get_boxed (value);

      given.file = files != NULL ? files->data : NULL;
    }
  else if (G_VALUE_HOLDS (value, G_TYPE_FILE))
    given.file = g_value_get_object (value);
  else if (G_VALUE_HOLDS_STRING (value))
    given.text = g_value_get_string (value);

  if (given.file == NULL && given.text == NULL)
    return FALSE;

  func (widget, &given);
  return TRUE;
}

static GdkDragAction
entered_cb (GtkDropTarget *target,
            double         x,
            double         y,
            gpointer       user_data)
{
  show_hint (target, TRUE);
  return GDK_ACTION_COPY;
}

static void
left_cb (GtkDropTarget *target,
         gpointer       user_data)
{
  show_hint (target, FALSE);
}

static void
add_target (GtkWidget               *widget,
            GtkRevealer             *hint,
            LanyardMetadataDropFunc  func,
            GType                   *types,
            gsize                    n_types,
            GtkPropagationPhase      phase)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);

  gtk_drop_target_set_gtypes (target, types, n_types);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), phase);
  g_object_set_data (G_OBJECT (target), "hint", hint);
  g_signal_connect (target, "drop", G_CALLBACK (dropped_cb), func);
  g_signal_connect (target, "enter", G_CALLBACK (entered_cb), NULL);
  g_signal_connect (target, "leave", G_CALLBACK (left_cb), NULL);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

/* A file is for the page, whatever is below it; a text may be for an entry. */
void
lanyard_metadata_drop_attach (GtkWidget               *widget,
                              GtkRevealer             *hint,
                              LanyardMetadataDropFunc  func)
{
  GType files[] = { GDK_TYPE_FILE_LIST, G_TYPE_FILE };
  GType texts[] = { G_TYPE_STRING };

  add_target (widget, hint, func, files, G_N_ELEMENTS (files), GTK_PHASE_CAPTURE);
  add_target (widget, hint, func, texts, G_N_ELEMENTS (texts), GTK_PHASE_BUBBLE);
}

/* What Ctrl+V is to do while the clipboard is read. */
typedef struct
{
  LanyardConfiguration *configuration;
  LanyardConnector     *connector;
} Paste;

static void
paste_free (Paste *paste)
{
  g_object_unref (paste->configuration);
  g_clear_object (&paste->connector);
  g_free (paste);
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  LanyardConnector *taken = lanyard_metadata_import_finish (result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, taken, g_object_unref);
}

static void
text_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Paste *paste = g_task_get_task_data (task);
  GtkWidget *parent = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  const LanyardMetadataGiven given = { .text = text };

  if (text == NULL)
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }

  lanyard_metadata_import_async (parent, paste->configuration, paste->connector, &given, cancellable,
                                 imported_cb, g_steal_pointer (&task));
}

void
lanyard_metadata_paste_async (GtkWidget            *parent,
                              LanyardConfiguration *configuration,
                              LanyardConnector     *connector,
                              GCancellable         *cancellable,
                              GAsyncReadyCallback   callback,
                              gpointer              user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);
  Paste *paste = g_new0 (Paste, 1);

  g_task_set_source_tag (task, lanyard_metadata_import_async);
  paste->configuration = g_object_ref (configuration);
  g_set_object (&paste->connector, connector);
  g_task_set_task_data (task, paste, (GDestroyNotify) paste_free);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (parent), cancellable, text_cb, task);
}
