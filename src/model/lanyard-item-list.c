/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-item-list-private.h"

typedef struct
{
  LanyardItem *item;
  gulong handler;
} Entry;

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  g_clear_signal_handler (&entry->handler, entry->item);
  g_clear_object (&entry->item);
}

static void
item_changed_cb (LanyardItem     *item,
                 LanyardItemList *list)
{
  g_object_notify_by_pspec (G_OBJECT (list->owner), list->pspec);
}

static void
items_changed_cb (GListModel      *model,
                  guint            position,
                  guint            removed,
                  guint            added,
                  LanyardItemList *list)
{
  if (removed > 0)
    g_array_remove_range (list->entries, position, removed);
  for (guint i = position; i < position + added; i++)
    {
      Entry entry = { g_list_model_get_item (model, i), 0 };

      entry.handler = g_signal_connect (entry.item, "changed", G_CALLBACK (item_changed_cb), list);
      g_array_insert_val (list->entries, i, entry);
    }

  g_object_notify_by_pspec (G_OBJECT (list->owner), list->pspec);
}

LanyardItemList *
_lanyard_item_list_new (LanyardItem *owner,
                        GParamSpec  *pspec,
                        GType        item_type)
{
  LanyardItemList *list = g_new0 (LanyardItemList, 1);

  list->owner = owner;
  list->pspec = pspec;
  list->store = g_list_store_new (item_type);
  list->handler = g_signal_connect (list->store, "items-changed", G_CALLBACK (items_changed_cb), list);
  list->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (list->entries, clear_entry);

  return list;
}

void
_lanyard_item_list_free (LanyardItemList *list)
{
  g_clear_signal_handler (&list->handler, list->store);
  g_clear_pointer (&list->entries, g_array_unref);
  g_clear_object (&list->store);
  g_free (list);
}

gboolean
_lanyard_item_lists_equal (GListModel *model,
                           GListModel *other)
{
  guint n_items = g_list_model_get_n_items (model);

  if (n_items != g_list_model_get_n_items (other))
    return FALSE;

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(LanyardItem) item = g_list_model_get_item (model, i);
      g_autoptr(LanyardItem) other_item = g_list_model_get_item (other, i);

      if (!lanyard_item_equal (item, other_item))
        return FALSE;
    }

  return TRUE;
}

/* How many items at the start, or at the end, are equal. */
static guint
count_equal (GListModel *model,
             GListModel *other,
             guint       most,
             gboolean    from_end)
{
  guint n_items = g_list_model_get_n_items (model);
  guint n_others = g_list_model_get_n_items (other);
  guint count = 0;

  while (count < most)
    {
      g_autoptr(LanyardItem) item = g_list_model_get_item (model, from_end ? n_items - 1 - count : count);
      g_autoptr(LanyardItem) other_item = g_list_model_get_item (other, from_end ? n_others - 1 - count : count);

      if (!lanyard_item_equal (item, other_item))
        break;
      count++;
    }

  return count;
}

/* Gives @model copies of what is in @other. Items that differ are changed in
 * place when there are as many, else those stay that are equal. */
void
_lanyard_item_list_assign (GListModel *model,
                           GListModel *other)
{
  g_autoptr(GPtrArray) copies = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_items = g_list_model_get_n_items (model);
  guint n_others = g_list_model_get_n_items (other);
  guint start, end;

  for (guint i = 0; n_items == n_others && i < n_items; i++)
    {
      g_autoptr(LanyardItem) item = g_list_model_get_item (model, i);
      g_autoptr(LanyardItem) other_item = g_list_model_get_item (other, i);

      lanyard_item_assign (item, other_item);
    }

  start = count_equal (model, other, MIN (n_items, n_others), FALSE);
  end = count_equal (model, other, MIN (n_items, n_others) - start, TRUE);
  for (guint i = start; i < n_others - end; i++)
    {
      g_autoptr(LanyardItem) item = g_list_model_get_item (other, i);

      g_ptr_array_add (copies, lanyard_item_copy (item));
    }

  if (n_items - start - end > 0 || copies->len > 0)
    g_list_store_splice (G_LIST_STORE (model), start, n_items - start - end, copies->pdata, copies->len);
}
