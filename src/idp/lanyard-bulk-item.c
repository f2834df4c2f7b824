/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-bulk-item-private.h"

#include "lanyard-error.h"

struct _LanyardBulkItem
{
  GObject           parent_instance;

  LanyardConnector *connector;
  LanyardConnector *after;      /* NULL: its fields stay */
  GPtrArray        *pairs;
  char             *reason;
  GPtrArray        *key_pairs;  /* NULL: none are needed */
  gboolean          needs_key;
};

G_DEFINE_FINAL_TYPE (LanyardBulkItem, lanyard_bulk_item, G_TYPE_OBJECT)

static void
lanyard_bulk_item_finalize (GObject *object)
{
  LanyardBulkItem *self = LANYARD_BULK_ITEM (object);

  g_clear_object (&self->connector);
  g_clear_object (&self->after);
  g_ptr_array_unref (self->pairs);
  g_clear_pointer (&self->key_pairs, g_ptr_array_unref);
  g_free (self->reason);

  G_OBJECT_CLASS (lanyard_bulk_item_parent_class)->finalize (object);
}

static void
lanyard_bulk_item_class_init (LanyardBulkItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lanyard_bulk_item_finalize;
}

static void
lanyard_bulk_item_init (LanyardBulkItem *self)
{
  self->pairs = g_ptr_array_new_with_free_func (g_object_unref);
}

LanyardBulkItem *
_lanyard_bulk_item_new (LanyardConnector *connector)
{
  LanyardBulkItem *self = g_object_new (LANYARD_TYPE_BULK_ITEM, NULL);

  self->connector = g_object_ref (connector);
  return self;
}

void
_lanyard_bulk_item_take_reason (LanyardBulkItem *self,
                                char            *reason)
{
  g_free (self->reason);
  self->reason = reason;
}

void
_lanyard_bulk_item_take_after (LanyardBulkItem  *self,
                               LanyardConnector *after)
{
  g_autoptr(GPtrArray) pairs = lanyard_connector_list_pairs (self->connector, after, LANYARD_PAIRS_DIFFERENT);

  g_ptr_array_extend_and_steal (self->pairs, g_steal_pointer (&pairs));
  g_set_object (&self->after, after);
  g_object_unref (after);
}

LanyardConnector *
_lanyard_bulk_item_get_after (LanyardBulkItem *self)
{
  return self->after;
}

void
_lanyard_bulk_item_add_pair (LanyardBulkItem *self,
                             const char      *field,
                             const char      *label,
                             const char      *before,
                             const char      *after)
{
  g_ptr_array_add (self->pairs, lanyard_field_pair_new (field, label, before, after, TRUE, FALSE));
}

gboolean
_lanyard_bulk_item_take_refusal (LanyardBulkItem  *self,
                                 GError           *failure,
                                 GError          **error)
{
  if (!g_error_matches (failure, LANYARD_ERROR, LANYARD_ERROR_REFUSED))
    {
      g_propagate_error (error, failure);
      return FALSE;
    }

  _lanyard_bulk_item_take_reason (self, g_strdup (failure->message));
  g_error_free (failure);
  return TRUE;
}

void
_lanyard_bulk_item_set_needs_key (LanyardBulkItem *self)
{
  self->needs_key = TRUE;
}

void
_lanyard_bulk_item_set_key_pairs (LanyardBulkItem *self,
                                  GPtrArray       *key_pairs)
{
  self->key_pairs = g_ptr_array_ref (key_pairs);
}

gboolean
_lanyard_bulk_item_needs_key (LanyardBulkItem *self)
{
  return self->needs_key && self->reason == NULL;
}

GPtrArray *
_lanyard_bulk_item_get_key_pairs (LanyardBulkItem *self)
{
  return self->key_pairs;
}

LanyardConnector *
lanyard_bulk_item_get_connector (LanyardBulkItem *self)
{
  g_return_val_if_fail (LANYARD_IS_BULK_ITEM (self), NULL);

  return self->connector;
}

GPtrArray *
lanyard_bulk_item_get_pairs (LanyardBulkItem *self)
{
  g_return_val_if_fail (LANYARD_IS_BULK_ITEM (self), NULL);

  return self->pairs;
}

const char *
lanyard_bulk_item_get_reason (LanyardBulkItem *self)
{
  g_return_val_if_fail (LANYARD_IS_BULK_ITEM (self), NULL);

  return self->reason;
}
