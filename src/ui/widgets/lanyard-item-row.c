/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-item-row.h"

#include <glib/gi18n-lib.h>

struct _LanyardItemRow
{
  AdwExpanderRow             parent_instance;

  GtkWidget                 *menu_button;
  GPtrArray                 *fields;      /* GtkWidget, in the order of the spec */

  /* Owned References */
  LanyardItem               *item;

  const LanyardItemListSpec *spec;
};

G_DEFINE_FINAL_TYPE (LanyardItemRow, lanyard_item_row, ADW_TYPE_EXPANDER_ROW)

enum
{
  SIGNAL_MOVE,
  SIGNAL_DROPPED,
  SIGNAL_REMOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkWidget *
create_switch_row (LanyardItem            *item,
                   const LanyardItemField *field)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *widget = gtk_switch_new ();

  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), widget);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), widget);
  lanyard_bind_switch (item, field->property, widget);

  return row;
}

static GtkWidget *
create_number_row (LanyardItem            *item,
                   const LanyardItemField *field)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (0, field->maximum, 1);

  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  lanyard_bind_number (item, field->property, spin, 1);

  return row;
}

static void
add_field (LanyardItemRow         *self,
           const LanyardItemField *field)
{
  GtkWidget *other = NULL;
  GtkWidget *row;

  if (field->is_switch)
    row = create_switch_row (self->item, field);
  else if (field->maximum > 0)
    row = create_number_row (self->item, field);
  else if (field->choices != NULL)
    {
      row = adw_combo_row_new ();
      if (field->free)
        other = lanyard_bind_free_choice (self->item, field->property, ADW_COMBO_ROW (row), field->choices);
      else
        lanyard_bind_choice (self->item, field->property, ADW_COMBO_ROW (row), field->choices);
    }
  else
    {
      row = adw_entry_row_new ();
      lanyard_bind_text (self->item, field->property, row);
    }

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(field->title));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  if (other != NULL)
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (other), _(field->title));
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), other);
    }
  g_ptr_array_add (self->fields, row);
}

static gboolean
title_or (GBinding     *binding,
          const GValue *from,
          GValue       *to,
          gpointer      user_data)
{
  const char *text = g_value_get_string (from);
  const char *untitled = user_data;

  g_value_set_string (to, text != NULL && *text != '\0' ? text : untitled);
  return TRUE;
}

static void
show_subtitle_cb (LanyardItemRow *self)
{
  const LanyardItemListSpec *spec = self->spec;
  g_autofree char *subtitle = NULL;
  gboolean flag = FALSE;

  g_object_get (self->item, spec->subtitle_property, &subtitle, NULL);
  if (spec->flag_property != NULL)
    g_object_get (self->item, spec->flag_property, &flag, NULL);

  if (flag)
    {
      g_autofree char *text = subtitle != NULL ? g_strdup_printf ("%s · %s", subtitle, _(spec->flag_label)) : NULL;

      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), text != NULL ? text : _(spec->flag_label));
    }
  else
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle != NULL ? subtitle : "");
}

static void
title_changed_cb (LanyardItemRow *self)
{
  /* Translators: %s is what the menu is of, such as an address or an attribute */
  g_autofree char *label = g_strdup_printf (_("Menu of %s"), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
move_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_MOVE], 0, g_str_equal (action_name, "item.move-up") ? -1 : 1);
}

static void
remove_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_REMOVE], 0);
}

static GdkContentProvider *
drag_prepare_cb (LanyardItemRow *self)
{
  return gdk_content_provider_new_typed (LANYARD_TYPE_ITEM, self->item);
}

static void
drag_begin_cb (GtkDragSource  *source,
               GdkDrag        *drag,
               LanyardItemRow *self)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (self));
  g_autoptr(GdkPaintable) picture = gdk_paintable_get_current_image (paintable);

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         gpointer       user_data)
{
  LanyardItemRow *self = user_data;
  gboolean taken = FALSE;

  gtk_list_box_drag_unhighlight_row (GTK_LIST_BOX (gtk_widget_get_parent (GTK_WIDGET (self))));
  g_signal_emit (self, signals[SIGNAL_DROPPED], 0, g_value_get_object (value), &taken);
  return taken;
}

static GdkDragAction
drag_enter_cb (LanyardItemRow *self)
{
  gtk_list_box_drag_highlight_row (GTK_LIST_BOX (gtk_widget_get_parent (GTK_WIDGET (self))), GTK_LIST_BOX_ROW (self));
  return GDK_ACTION_MOVE;
}

static void
drag_leave_cb (LanyardItemRow *self)
{
  GtkWidget *list = gtk_widget_get_parent (GTK_WIDGET (self));

  if (list != NULL)
    gtk_list_box_drag_unhighlight_row (GTK_LIST_BOX (list));
}

static void
add_drag_and_drop (LanyardItemRow *self,
                   GtkWidget      *handle)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (LANYARD_TYPE_ITEM, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (source));

  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  g_signal_connect_swapped (target, "enter", G_CALLBACK (drag_enter_cb), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (drag_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* Before the lists that the row is in and has in it, which move the focus
 * with the same keys. */
static void
add_keys (LanyardItemRow *self)
{
  static const struct
  {
    guint       key;
    const char *action;
  } keys[] = {
    { GDK_KEY_Up, "item.move-up" },
    { GDK_KEY_KP_Up, "item.move-up" },
    { GDK_KEY_Down, "item.move-down" },
    { GDK_KEY_KP_Down, "item.move-down" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key,
                                                                                    GDK_CONTROL_MASK | GDK_SHIFT_MASK),
                                                            gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
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

static void
add_prefixes (LanyardItemRow *self)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  GtkWidget *handle = gtk_image_new_from_icon_name ("lanyard-drag-handle-symbolic");

  add_menu_item (menu, _("Move _Up"), "item.move-up", "<Shift><Control>Up");
  add_menu_item (menu, _("Move _Down"), "item.move-down", "<Shift><Control>Down");
  add_menu_item (menu, _("_Remove"), "item.remove", NULL);

  self->menu_button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu_button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->menu_button), G_MENU_MODEL (menu));
  gtk_widget_set_valign (self->menu_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->menu_button, "flat");

  gtk_widget_add_css_class (handle, "lanyard-handle");
  gtk_widget_set_cursor_from_name (handle, "grab");
  gtk_widget_set_tooltip_text (handle, _("Drag to Move"));
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), handle);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), self->menu_button);
  add_drag_and_drop (self, handle);
}

static void
lanyard_item_row_finalize (GObject *object)
{
  LanyardItemRow *self = LANYARD_ITEM_ROW (object);

  g_clear_object (&self->item);
  g_clear_pointer (&self->fields, g_ptr_array_unref);

  G_OBJECT_CLASS (lanyard_item_row_parent_class)->finalize (object);
}

static void
lanyard_item_row_class_init (LanyardItemRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lanyard_item_row_finalize;

  signals[SIGNAL_MOVE] =
    g_signal_new ("move", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_DROPPED] =
    g_signal_new ("dropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled, NULL,
                  NULL, G_TYPE_BOOLEAN, 1, LANYARD_TYPE_ITEM);
  signals[SIGNAL_REMOVE] =
    g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "item.move-up", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "item.move-down", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "item.remove", NULL, remove_action);
}

static void
lanyard_item_row_init (LanyardItemRow *self)
{
  self->fields = g_ptr_array_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  add_prefixes (self);
  add_keys (self);
}

GtkWidget *
lanyard_item_row_new (LanyardItem               *item,
                      const LanyardItemListSpec *spec)
{
  LanyardItemRow *self = g_object_new (LANYARD_TYPE_ITEM_ROW, NULL);

  self->item = g_object_ref (item);
  self->spec = spec;
  g_signal_connect (self, "notify::title", G_CALLBACK (title_changed_cb), NULL);
  g_object_bind_property_full (item, spec->title_property, self, "title", G_BINDING_SYNC_CREATE,
                               title_or, NULL, _(spec->untitled), NULL);
  g_signal_connect_object (item, "notify", G_CALLBACK (show_subtitle_cb), self, G_CONNECT_SWAPPED);
  show_subtitle_cb (self);
  for (const LanyardItemField *field = spec->fields; field->property != NULL; field++)
    add_field (self, field);

  return GTK_WIDGET (self);
}

LanyardItem *
lanyard_item_row_get_item (LanyardItemRow *self)
{
  g_return_val_if_fail (LANYARD_IS_ITEM_ROW (self), NULL);

  return self->item;
}

GtkWidget *
lanyard_item_row_get_field (LanyardItemRow *self,
                            const char     *field)
{
  g_return_val_if_fail (LANYARD_IS_ITEM_ROW (self), NULL);

  for (guint i = 0; field != NULL && i < self->fields->len; i++)
    {
      g_autofree char *name = g_strdelimit (g_strdup (self->spec->fields[i].property), "-", '_');

      if (g_str_equal (name, field))
        return g_ptr_array_index (self->fields, i);
    }

  return g_ptr_array_index (self->fields, 0);
}
