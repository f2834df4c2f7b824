/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-item-list.h"

#include "lanyard-heading.h"
#include "lanyard-item-row.h"
#include "lanyard-mover.h"
#include "lanyard-removed.h"

#include <glib/gi18n-lib.h>

struct _LanyardItemList
{
  AdwPreferencesGroup        parent_instance;

  GtkWidget                 *anchor;
  GtkWidget                 *list;
  GtkWidget                 *add_button;

  /* Owned References */
  GListStore                *items;

  const LanyardItemListSpec *spec;
  gboolean                   opening;           /* the next row opens */
};

G_DEFINE_FINAL_TYPE (LanyardItemList, lanyard_item_list, ADW_TYPE_PREFERENCES_GROUP)

static GtkWidget *
get_row_at (LanyardItemList *self,
            guint            position)
{
  return GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) position));
}

/* The row is another widget afterwards; it is open as before and focused. */
static void
move_item (gpointer owner,
           guint    from,
           guint    to)
{
  LanyardItemList *self = owner;
  g_autoptr(LanyardItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), from);

  if (item == NULL || from == to || to >= g_list_model_get_n_items (G_LIST_MODEL (self->items)))
    return;

  self->opening = adw_expander_row_get_expanded (ADW_EXPANDER_ROW (get_row_at (self, from)));
  g_list_store_remove (self->items, from);
  g_list_store_insert (self->items, to, item);
  self->opening = FALSE;
  gtk_widget_child_focus (get_row_at (self, to), GTK_DIR_TAB_FORWARD);
}

static void
put_back (GtkWidget *list,
          gpointer   item,
          guint      position)
{
  LanyardItemList *self = LANYARD_ITEM_LIST (list);

  if (self->items != NULL)
    g_list_store_insert (self->items, MIN (position, g_list_model_get_n_items (G_LIST_MODEL (self->items))), item);
}

static void
offer_undo (LanyardItemList *self,
            LanyardItem     *item,
            guint            position)
{
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  g_object_get (item, self->spec->title_property, &title, NULL);
  /* Translators: what was removed from a list, such as an address or an attribute */
  text = g_strdup_printf (_("“%s” removed"), title != NULL ? title : _(self->spec->untitled));
  lanyard_removed_toast (GTK_WIDGET (self), text, g_object_ref (item), g_object_unref, position, put_back,
                         self->items, "items-changed");
}

static void
remove_item (gpointer owner,
             guint    position)
{
  LanyardItemList *self = owner;
  g_autoptr(LanyardItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  guint n_items;

  g_list_store_remove (self->items, position);
  n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  if (n_items > 0)
    gtk_widget_grab_focus (get_row_at (self, MIN (position, n_items - 1)));
  else
    gtk_widget_grab_focus (self->add_button);
  offer_undo (self, item, position);
}

static const LanyardMover mover = { move_item, remove_item };

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
create_row_cb (gpointer item,
               gpointer user_data)
{
  LanyardItemList *self = user_data;
  GtkWidget *row = lanyard_item_row_new (item, self->spec);

  for (const LanyardItemField *field = self->spec->fields; field->property != NULL; field++)
    {
      g_autofree char *detail = g_strdup_printf ("notify::%s", field->property);

      if (field->exclusive)
        g_signal_connect_object (item, detail, G_CALLBACK (exclusive_changed_cb), self, 0);
    }
  lanyard_mover_attach (ADW_PREFERENCES_ROW (row), self, &mover);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), self->opening);

  return row;
}

static void
add_clicked_cb (LanyardItemList *self)
{
  g_autoptr(LanyardItem) item = self->spec->create ();
  guint position = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  self->opening = TRUE;
  g_list_store_append (self->items, item);
  self->opening = FALSE;
  gtk_widget_grab_focus (lanyard_item_list_get_row (self, position, NULL));
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
  self->anchor = adw_preferences_row_new ();
  gtk_widget_set_visible (self->anchor, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->anchor);

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_add_css_class (self->list, "lanyard-items");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->list);

  /* Without a text it leaves the title its room in a narrow window. */
  self->add_button = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (self->add_button, "flat");
  gtk_widget_set_valign (self->add_button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->add_button, "clicked", G_CALLBACK (add_clicked_cb), self);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->add_button);
  lanyard_heading_wrap (ADW_PREFERENCES_GROUP (self));
}

void
lanyard_item_list_set_model (LanyardItemList           *self,
                             GListModel                *items,
                             const LanyardItemListSpec *spec)
{
  g_return_if_fail (LANYARD_IS_ITEM_LIST (self));
  g_return_if_fail (G_IS_LIST_STORE (items));
  g_return_if_fail (self->items == NULL);

  self->items = g_object_ref (G_LIST_STORE (items));
  self->spec = spec;
  gtk_widget_set_tooltip_text (self->add_button, _(spec->add_label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(spec->add_label), -1);

  gtk_list_box_bind_model (GTK_LIST_BOX (self->list), items, create_row_cb, self, NULL);
  g_signal_connect_object (items, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  items_changed_cb (self);
}

GtkWidget *
lanyard_item_list_get_anchor (LanyardItemList *self)
{
  g_return_val_if_fail (LANYARD_IS_ITEM_LIST (self), NULL);

  return self->anchor;
}

GtkWidget *
lanyard_item_list_get_row (LanyardItemList *self,
                           guint            position,
                           const char      *field)
{
  GtkWidget *row;

  g_return_val_if_fail (LANYARD_IS_ITEM_LIST (self), NULL);

  row = get_row_at (self, position);
  return row != NULL ? lanyard_item_row_get_field (LANYARD_ITEM_ROW (row), field) : NULL;
}

void
lanyard_item_list_set_samples (LanyardItemList    *self,
                               const char * const *samples)
{
  g_return_if_fail (LANYARD_IS_ITEM_LIST (self));
  g_return_if_fail (self->items != NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      lanyard_item_row_set_sample (LANYARD_ITEM_ROW (get_row_at (self, i)), samples != NULL ? *samples : NULL);
      if (samples != NULL && *samples != NULL)
        samples++;
    }
}
