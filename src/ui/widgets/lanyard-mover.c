/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-mover.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget          *row;
  GtkWidget          *handle;
  GtkWidget          *menu_button;
  gpointer            owner;
  const LanyardMover *mover;
} Attached;

static GtkListBox *
get_list (GtkWidget *row)
{
  GtkWidget *parent = gtk_widget_get_parent (row);

  return parent != NULL ? GTK_LIST_BOX (parent) : NULL;
}

static void
move (Attached  *attached,
      GtkWidget *row,
      int        to)
{
  GtkListBox *list = get_list (row);
  int from = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));

  if (list != NULL && from >= 0 && to >= 0 && from != to && gtk_list_box_get_row_at_index (list, to) != NULL)
    attached->mover->move (attached->owner, (guint) from, (guint) to);
}

static void
move_by (Attached *attached,
         int       step)
{
  move (attached, attached->row, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (attached->row)) + step);
}

/* What the menu of a row was told to do with it. */
typedef struct
{
  GtkWidget *row;
  int        step;      /* up or down; 0: it is removed */
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_object_unref (order->row);
  g_free (order);
}

static gboolean
carry_out_cb (gpointer user_data)
{
  Order *order = user_data;
  Attached *attached = g_object_get_data (G_OBJECT (order->row), "lanyard-mover");
  int position = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (order->row));

  if (position < 0)
    return G_SOURCE_REMOVE;

  if (order->step != 0)
    move_by (attached, order->step);
  else
    attached->mover->remove (attached->owner, (guint) position);

  return G_SOURCE_REMOVE;
}

/* The row goes with its menu, and GTK 4.8 never lets go of a popover that is
 * taken away before it was hidden. */
static void
order_once_hidden (Attached *attached,
                   int       step)
{
  Order *order = g_new (Order, 1);

  order->row = g_object_ref (attached->row);
  order->step = step;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, carry_out_cb, order, order_free);
}

static void
move_up_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  order_once_hidden (user_data, -1);
}

static void
move_down_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  order_once_hidden (user_data, 1);
}

static void
remove_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  order_once_hidden (user_data, 0);
}

static void
add_actions (Attached *attached)
{
  static const GActionEntry entries[] = {
    { .name = "move-up", .activate = move_up_cb },
    { .name = "move-down", .activate = move_down_cb },
    { .name = "remove", .activate = remove_cb },
  };
  g_autoptr(GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), attached);
  gtk_widget_insert_action_group (attached->row, "item", G_ACTION_GROUP (actions));
}

static GdkContentProvider *
drag_prepare_cb (GtkWidget *row)
{
  return gdk_content_provider_new_typed (GTK_TYPE_LIST_BOX_ROW, row);
}

static void
drag_begin_cb (GtkDragSource *source,
               GdkDrag       *drag,
               GtkWidget     *row)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (row);
  g_autoptr(GdkPaintable) picture = gdk_paintable_get_current_image (paintable);

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

/* Only from a list to the same one. */
static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         Attached      *attached)
{
  GtkWidget *dropped = g_value_get_object (value);
  GtkListBox *list = get_list (attached->row);

  if (list == NULL)
    return FALSE;

  gtk_list_box_drag_unhighlight_row (list);
  if (dropped == NULL || gtk_widget_get_parent (dropped) != GTK_WIDGET (list))
    return FALSE;

  move (attached, dropped, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (attached->row)));
  return TRUE;
}

static GdkDragAction
drag_enter_cb (GtkWidget *row)
{
  g_debug ("Dragged over %s", adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  gtk_list_box_drag_highlight_row (get_list (row), GTK_LIST_BOX_ROW (row));
  return GDK_ACTION_MOVE;
}

static void
drag_leave_cb (GtkWidget *row)
{
  if (get_list (row) != NULL)
    gtk_list_box_drag_unhighlight_row (get_list (row));
}

static void
add_drag_and_drop (Attached *attached)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (GTK_TYPE_LIST_BOX_ROW, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (drag_prepare_cb), attached->row);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), attached->row);
  gtk_widget_add_controller (attached->handle, GTK_EVENT_CONTROLLER (source));

  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), attached);
  g_signal_connect_swapped (target, "enter", G_CALLBACK (drag_enter_cb), attached->row);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (drag_leave_cb), attached->row);
  gtk_widget_add_controller (attached->row, GTK_EVENT_CONTROLLER (target));
}

static gboolean
move_up_key_cb (GtkWidget *row,
                GVariant  *arguments,
                gpointer   user_data)
{
  move_by (user_data, -1);
  return TRUE;
}

static gboolean
move_down_key_cb (GtkWidget *row,
                  GVariant  *arguments,
                  gpointer   user_data)
{
  move_by (user_data, 1);
  return TRUE;
}

/* Before the lists that the row is in and has in it, which move the focus
 * with the same keys. */
static void
add_keys (Attached *attached)
{
  static const struct
  {
    guint           key;
    GtkShortcutFunc callback;
  } keys[] = {
    { GDK_KEY_Up, move_up_key_cb },
    { GDK_KEY_KP_Up, move_up_key_cb },
    { GDK_KEY_Down, move_down_key_cb },
    { GDK_KEY_KP_Down, move_down_key_cb },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key,
                                                                                    GDK_CONTROL_MASK | GDK_SHIFT_MASK),
                                                            gtk_callback_action_new (keys[i].callback, attached, NULL)));
  gtk_widget_add_controller (attached->row, controller);
}

static void
add_menu_item (GMenu      *menu,
               const char *label,
               const char *action,
               const char *accelerator)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, action);

  if (accelerator != NULL)
    g_menu_item_set_attribute (item, "accel", "s", accelerator);
  g_menu_append_item (menu, item);
}

static GtkWidget *
create_menu_button (void)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  add_menu_item (menu, _("Move _Up"), "item.move-up", "<Shift><Control>Up");
  add_menu_item (menu, _("Move _Down"), "item.move-down", "<Shift><Control>Down");
  add_menu_item (menu, _("_Remove"), "item.remove", NULL);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");

  return button;
}

static GtkWidget *
create_handle (void)
{
  GtkWidget *handle = gtk_image_new_from_icon_name ("lanyard-drag-handle-symbolic");

  gtk_widget_add_css_class (handle, "lanyard-handle");
  gtk_widget_set_cursor_from_name (handle, "grab");
  gtk_widget_set_tooltip_text (handle, _("Drag to Move"));

  return handle;
}

static void
title_changed_cb (AdwPreferencesRow *row,
                  GParamSpec        *pspec,
                  Attached          *attached)
{
  const char *title = adw_preferences_row_get_title (row);
  /* Translators: %s is what the menu is of, such as an address or an attribute */
  g_autofree char *menu = g_strdup_printf (_("Menu of %s"), title);
  /* Translators: %s is what is moved, such as an address or an attribute */
  g_autofree char *handle = g_strdup_printf (_("Handle of %s"), title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (attached->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, menu, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (attached->handle), GTK_ACCESSIBLE_PROPERTY_LABEL, handle, -1);
}

/* As one: kinds of rows differ in where they put a second prefix. */
static void
add_prefix (Attached *attached)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), attached->handle);
  gtk_box_append (GTK_BOX (box), attached->menu_button);
  if (ADW_IS_EXPANDER_ROW (attached->row))
    adw_expander_row_add_prefix (ADW_EXPANDER_ROW (attached->row), box);
  else
    adw_action_row_add_prefix (ADW_ACTION_ROW (attached->row), box);
}

void
lanyard_mover_attach (AdwPreferencesRow  *row,
                      gpointer            owner,
                      const LanyardMover *mover)
{
  Attached *attached = g_new0 (Attached, 1);

  g_return_if_fail (ADW_IS_EXPANDER_ROW (row) || ADW_IS_ACTION_ROW (row));

  attached->row = GTK_WIDGET (row);
  attached->owner = owner;
  attached->mover = mover;
  attached->handle = create_handle ();
  attached->menu_button = create_menu_button ();
  g_object_set_data_full (G_OBJECT (row), "lanyard-mover", attached, g_free);

  add_actions (attached);
  add_keys (attached);
  add_drag_and_drop (attached);
  add_prefix (attached);
  g_signal_connect (row, "notify::title", G_CALLBACK (title_changed_cb), attached);
  title_changed_cb (row, NULL, attached);
}
