/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-item-list.h"

#include <glib/gi18n-lib.h>

struct _LanyardItemList
{
  AdwPreferencesGroup        parent_instance;

  GtkWidget                 *list;
  GtkWidget                 *add_button;

  /* Owned References */
  GListStore                *items;

  const LanyardItemListSpec *spec;
  gboolean                   adding;            /* the next row opens */
};

G_DEFINE_FINAL_TYPE (LanyardItemList, lanyard_item_list, ADW_TYPE_PREFERENCES_GROUP)

static guint
find_item (LanyardItemList *self,
           gpointer         item)
{
  guint position;

  return g_list_store_find (self->items, item, &position) ? position : GTK_INVALID_LIST_POSITION;
}

static void
move_item (LanyardItemList *self,
           LanyardItem     *item,
           int              by)
{
  guint position = find_item (self, item);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  g_autoptr(LanyardItem) kept = g_object_ref (item);

  if (position == GTK_INVALID_LIST_POSITION || (by < 0 && position == 0) || (by > 0 && position + 1 >= n))
    return;

  self->adding = TRUE;
  g_list_store_remove (self->items, position);
  g_list_store_insert (self->items, position + by, kept);
  self->adding = FALSE;
}

static void
move_up_cb (GtkWidget *button,
            gpointer   user_data)
{
  LanyardItemList *self = LANYARD_ITEM_LIST (gtk_widget_get_ancestor (button, LANYARD_TYPE_ITEM_LIST));

  move_item (self, user_data, -1);
}

static void
move_down_cb (GtkWidget *button,
              gpointer   user_data)
{
  LanyardItemList *self = LANYARD_ITEM_LIST (gtk_widget_get_ancestor (button, LANYARD_TYPE_ITEM_LIST));

  move_item (self, user_data, 1);
}

static void
remove_cb (GtkWidget *button,
           gpointer   user_data)
{
  LanyardItemList *self = LANYARD_ITEM_LIST (gtk_widget_get_ancestor (button, LANYARD_TYPE_ITEM_LIST));
  guint position = find_item (self, user_data);

  if (position != GTK_INVALID_LIST_POSITION)
    g_list_store_remove (self->items, position);
}

static void
exclusive_changed_cb (GObject    *item,
                      GParamSpec *pspec,
                      gpointer    user_data)
{
  LanyardItemList *self = user_data;
  gboolean active;

  g_object_get (item, pspec->name, &active, NULL);
  if (!active || self->items == NULL)
    return;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr(GObject) other = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (other != item)
        g_object_set (other, pspec->name, FALSE, NULL);
    }
}

static GtkWidget *
create_switch_row (LanyardItemList        *self,
                   LanyardItem            *item,
                   const LanyardItemField *field)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *widget = gtk_switch_new ();

  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), widget);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), widget);
  lanyard_bind_switch (item, field->property, widget);
  if (field->exclusive)
    {
      g_autofree char *detail = g_strdup_printf ("notify::%s", field->property);

      g_signal_connect_object (item, detail, G_CALLBACK (exclusive_changed_cb), self, 0);
    }

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

static GtkWidget *
create_field_row (LanyardItemList        *self,
                  LanyardItem            *item,
                  const LanyardItemField *field)
{
  GtkWidget *row;

  if (field->is_switch)
    row = create_switch_row (self, item, field);
  else if (field->maximum > 0)
    row = create_number_row (item, field);
  else if (field->choices != NULL)
    {
      row = adw_combo_row_new ();
      lanyard_bind_choice (item, field->property, ADW_COMBO_ROW (row), field->choices);
    }
  else
    {
      row = adw_entry_row_new ();
      lanyard_bind_text (item, field->property, row);
    }

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(field->title));
  return row;
}

static GtkWidget *
create_button (const char  *icon_name,
               const char  *label,
               GCallback    callback,
               LanyardItem *item)
{
  GtkWidget *button = icon_name != NULL ? gtk_button_new_from_icon_name (icon_name) : gtk_button_new_with_label (label);

  if (icon_name != NULL)
    gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", callback, item, 0);

  return button;
}

static GtkWidget *
create_button_row (LanyardItem *item)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *remove = create_button (NULL, _("Remove"), G_CALLBACK (remove_cb), item);

  gtk_widget_add_css_class (box, "lanyard-buttons");
  gtk_box_append (GTK_BOX (box), create_button ("go-up-symbolic", _("Move Up"), G_CALLBACK (move_up_cb), item));
  gtk_box_append (GTK_BOX (box), create_button ("go-down-symbolic", _("Move Down"), G_CALLBACK (move_down_cb), item));
  gtk_widget_add_css_class (remove, "error");
  gtk_widget_set_hexpand (remove, TRUE);
  gtk_widget_set_halign (remove, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), remove);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
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
show_subtitle_cb (AdwExpanderRow *row,
                  GParamSpec     *pspec,
                  GObject        *item)
{
  const LanyardItemListSpec *spec = g_object_get_data (G_OBJECT (row), "spec");
  g_autofree char *subtitle = NULL;
  gboolean flag = FALSE;

  g_object_get (item, spec->subtitle_property, &subtitle, NULL);
  if (spec->flag_property != NULL)
    g_object_get (item, spec->flag_property, &flag, NULL);

  if (flag)
    {
      g_autofree char *text = subtitle != NULL ? g_strdup_printf ("%s · %s", subtitle, _(spec->flag_label)) : NULL;

      adw_expander_row_set_subtitle (row, text != NULL ? text : _(spec->flag_label));
    }
  else
    adw_expander_row_set_subtitle (row, subtitle != NULL ? subtitle : "");
}

static GtkWidget *
create_row_cb (gpointer item,
               gpointer user_data)
{
  LanyardItemList *self = user_data;
  const LanyardItemListSpec *spec = self->spec;
  GtkWidget *row = adw_expander_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_object_bind_property_full (item, spec->title_property, row, "title", G_BINDING_SYNC_CREATE,
                               title_or, NULL, _(spec->untitled), NULL);
  g_object_set_data (G_OBJECT (row), "spec", (gpointer) spec);
  g_signal_connect_object (item, "notify", G_CALLBACK (show_subtitle_cb), row, G_CONNECT_SWAPPED);
  show_subtitle_cb (ADW_EXPANDER_ROW (row), NULL, item);
  for (const LanyardItemField *field = spec->fields; field->property != NULL; field++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), create_field_row (self, item, field));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), create_button_row (item));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), self->adding);

  return row;
}

static void
focus_first_entry (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (ADW_IS_ENTRY_ROW (child))
        {
          gtk_widget_grab_focus (child);
          return;
        }
      focus_first_entry (child);
    }
}

static void
add_clicked_cb (LanyardItemList *self)
{
  g_autoptr(LanyardItem) item = self->spec->create ();

  self->adding = TRUE;
  g_list_store_append (self->items, item);
  self->adding = FALSE;
  focus_first_entry (gtk_widget_get_last_child (self->list));
}

static void
items_changed_cb (LanyardItemList *self)
{
  gtk_widget_set_visible (self->list, g_list_model_get_n_items (G_LIST_MODEL (self->items)) > 0);
}

static void
lanyard_item_list_dispose (GObject *object)
{
  LanyardItemList *self = LANYARD_ITEM_LIST (object);

  if (self->items != NULL)
    gtk_list_box_bind_model (GTK_LIST_BOX (self->list), NULL, NULL, NULL, NULL);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (lanyard_item_list_parent_class)->dispose (object);
}

static void
lanyard_item_list_class_init (LanyardItemListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lanyard_item_list_dispose;
}

static void
lanyard_item_list_init (LanyardItemList *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->list);

  self->add_button = gtk_button_new ();
  gtk_widget_add_css_class (self->add_button, "flat");
  gtk_widget_set_valign (self->add_button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->add_button, "clicked", G_CALLBACK (add_clicked_cb), self);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->add_button);
}

void
lanyard_item_list_set_model (LanyardItemList           *self,
                             GListModel                *items,
                             const LanyardItemListSpec *spec)
{
  GtkWidget *content = adw_button_content_new ();

  g_return_if_fail (LANYARD_IS_ITEM_LIST (self));
  g_return_if_fail (G_IS_LIST_STORE (items));
  g_return_if_fail (self->items == NULL);

  self->items = g_object_ref (G_LIST_STORE (items));
  self->spec = spec;
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _(spec->add_label));
  gtk_button_set_child (GTK_BUTTON (self->add_button), content);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(spec->add_label), -1);

  gtk_list_box_bind_model (GTK_LIST_BOX (self->list), items, create_row_cb, self, NULL);
  g_signal_connect_object (items, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  items_changed_cb (self);
}
