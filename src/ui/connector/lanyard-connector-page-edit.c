/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-connector-page-private.h"

#include "lanyard-field-search.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

static void
undo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  lanyard_editor_undo (LANYARD_CONNECTOR_PAGE (widget)->editor);
}

static void
redo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  lanyard_editor_redo (LANYARD_CONNECTOR_PAGE (widget)->editor);
}

static void
field_chosen_cb (LanyardConnectorPage *self,
                 const char           *field)
{
  _lanyard_connector_page_show_field (self, field);
}

/* The pages that this connector has. */
static char **
list_pages (LanyardConnectorPage *self)
{
  g_autoptr(GtkSelectionModel) pages = gtk_stack_get_pages (self->pages);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    {
      g_autoptr(GObject) page = g_list_model_get_item (G_LIST_MODEL (pages), i);

      g_strv_builder_add (builder, gtk_stack_page_get_name (GTK_STACK_PAGE (page)));
    }

  return g_strv_builder_end (builder);
}

static void
find_field_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  LanyardConnectorPage *self = LANYARD_CONNECTOR_PAGE (widget);
  g_auto(GStrv) pages = list_pages (self);
  LanyardFieldSearch *search;

  if (lanyard_editor_get_connector (self->editor) == NULL)
    return;

  search = lanyard_field_search_new (GTK_WINDOW (gtk_widget_get_root (widget)), lanyard_editor_get_template (self->editor),
                                     (const char * const *) pages);
  g_signal_connect_object (search, "chosen", G_CALLBACK (field_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (search));
}

void
_lanyard_connector_page_add_editing (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "connector.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "connector.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "connector.find-field", NULL, find_field_action);
}

/* The page's steps come before those that each entry counts for itself. */
static gboolean
step_key_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  gtk_widget_activate_action (widget, user_data, NULL);
  return TRUE;
}

static void
add_key (GtkEventController *controller,
         guint               key,
         GdkModifierType     modifiers,
         const char         *action)
{
  GtkShortcutAction *callback = gtk_callback_action_new (step_key_cb, (gpointer) action, NULL);

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers), callback));
}

void
_lanyard_connector_page_add_keys (LanyardConnectorPage *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  add_key (controller, GDK_KEY_z, GDK_CONTROL_MASK, "connector.undo");
  add_key (controller, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "connector.redo");
  add_key (controller, GDK_KEY_y, GDK_CONTROL_MASK, "connector.redo");
  add_key (controller, GDK_KEY_k, GDK_CONTROL_MASK, "connector.find-field");
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
update_steps_cb (LanyardConnectorPage *self)
{
  gboolean can_undo, can_redo;

  g_object_get (self->editor, "can-undo", &can_undo, "can-redo", &can_redo, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "connector.undo", can_undo);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "connector.redo", can_redo);
}

/* Typing ends where the focus goes elsewhere. */
static void
focus_left_cb (LanyardConnectorPage *self)
{
  lanyard_editor_close_step (self->editor);
}

void
_lanyard_connector_page_watch (LanyardConnectorPage *self)
{
  g_signal_connect_object (self->editor, "notify::can-undo", G_CALLBACK (update_steps_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "notify::can-redo", G_CALLBACK (update_steps_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "reveal", G_CALLBACK (_lanyard_connector_page_show_field), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_root (GTK_WIDGET (self)), "notify::focus-widget", G_CALLBACK (focus_left_cb), self,
                           G_CONNECT_SWAPPED);
  update_steps_cb (self);
}
