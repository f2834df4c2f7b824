/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-metadata-import.h"

#include "lanyard-file.h"

#include <string.h>

#define TAKER "lanyard-drop-func"
#define TAKES_ALL "lanyard-drop-all"
#define REFUSES_LINKS "lanyard-drop-no-links"

/* Where something may be dropped, and what lies under the pointer there. */
typedef struct
{
  GtkRevealer *hint;   /* nullable */
  GtkWidget   *taker;  /* nullable, weak */
} Area;

static void
area_free (Area *area)
{
  g_clear_weak_pointer (&area->taker);
  g_free (area);
}

/* The hint lies on top of everything: it is invisible when it is not needed,
 * and while a widget below takes for itself what is above it. */
static void
point_at (Area      *area,
          gboolean   is_inside,
          GtkWidget *taker)
{
  gboolean show = is_inside && taker == NULL;

  if (area->taker != NULL && area->taker != taker)
    gtk_widget_remove_css_class (area->taker, "lanyard-drop-here");
  g_set_weak_pointer (&area->taker, taker);
  if (taker != NULL)
    gtk_widget_add_css_class (taker, "lanyard-drop-here");

  if (area->hint == NULL)
    return;

  gtk_widget_set_visible (GTK_WIDGET (area->hint), show);
  gtk_revealer_set_reveal_child (area->hint, show);
}

static GtkWidget *
find_taker (GtkDropTarget *target,
            double         x,
            double         y)
{
  GtkWidget *area = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  GtkWidget *widget = gtk_widget_pick (area, x, y, GTK_PICK_DEFAULT);

  while (widget != NULL && widget != area && g_object_get_data (G_OBJECT (widget), TAKER) == NULL)
    widget = gtk_widget_get_parent (widget);

  return widget != area ? widget : NULL;
}

/* A link is given as its text: of one that looks like metadata the person is
 * asked whether to fetch it. Nothing else from elsewhere is read. */
static gboolean
give_file (GtkWidget               *widget,
           LanyardMetadataDropFunc  func,
           GFile                   *file)
{
  g_autofree char *link = lanyard_file_dup_link (file);
  const LanyardMetadataGiven given = { .file = link == NULL ? file : NULL, .text = link };

  if (link != NULL ? g_object_get_data (G_OBJECT (widget), REFUSES_LINKS) != NULL : !lanyard_file_is_local (file))
    return FALSE;

  func (widget, &given);
  return TRUE;
}

/* Metadata and values are of one service provider, but what a part of the page
 * takes may be several. */
static gboolean
give_files (GtkWidget               *widget,
            LanyardMetadataDropFunc  func,
            GSList                  *files,
            gboolean                 all)
{
  gboolean given = FALSE;

  for (GSList *each = files; each != NULL; each = all ? each->next : NULL)
    given |= give_file (widget, func, each->data);

  return given;
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
  GtkWidget *taker = find_taker (target, x, y);
  gboolean all = taker != NULL && g_object_get_data (G_OBJECT (taker), TAKES_ALL) != NULL;

  point_at (g_object_get_data (G_OBJECT (target), "area"), FALSE, NULL);
  if (taker != NULL)
    {
      func = g_object_get_data (G_OBJECT (taker), TAKER);
      widget = taker;
    }

  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    return give_files (widget, func, g_value_get_boxed (value), all);

  if (G_VALUE_HOLDS (value, G_TYPE_FILE))
    return give_files (widget, func, &(GSList) { .data = g_value_get_object (value) }, FALSE);

  if (!G_VALUE_HOLDS_STRING (value))
    return FALSE;

  func (widget, &(LanyardMetadataGiven) { .text = g_value_get_string (value) });
  return TRUE;
}

static GdkDragAction
moved_cb (GtkDropTarget *target,
          double         x,
          double         y,
          gpointer       user_data)
{
  point_at (g_object_get_data (G_OBJECT (target), "area"), TRUE, find_taker (target, x, y));
  return GDK_ACTION_COPY;
}

static void
left_cb (GtkDropTarget *target,
         gpointer       user_data)
{
  point_at (g_object_get_data (G_OBJECT (target), "area"), FALSE, NULL);
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
  Area *area = g_new0 (Area, 1);

  area->hint = hint;
  gtk_drop_target_set_gtypes (target, types, n_types);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), phase);
  g_object_set_data_full (G_OBJECT (target), "area", area, (GDestroyNotify) area_free);
  g_signal_connect (target, "drop", G_CALLBACK (dropped_cb), func);
  g_signal_connect (target, "enter", G_CALLBACK (moved_cb), NULL);
  g_signal_connect (target, "motion", G_CALLBACK (moved_cb), NULL);
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

void
lanyard_metadata_drop_take (GtkWidget               *widget,
                            LanyardMetadataDropFunc  func,
                            gboolean                 all)
{
  g_object_set_data (G_OBJECT (widget), TAKER, func);
  g_object_set_data (G_OBJECT (widget), TAKES_ALL, GINT_TO_POINTER (all));
}

void
lanyard_metadata_drop_refuse_links (GtkWidget *widget)
{
  g_object_set_data (G_OBJECT (widget), REFUSES_LINKS, GINT_TO_POINTER (TRUE));
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
