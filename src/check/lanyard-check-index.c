/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-check-index.h"

struct _LanyardCheckIndex
{
  gatomicrefcount  ref_count;
  GPtrArray       *connectors;
  GHashTable      *holders[LANYARD_CHECK_N_KEYS];     /* value → Holders */
};

/* Two are enough to know that there is another. */
typedef struct
{
  LanyardConnector *first;
  LanyardConnector *second;
} Holders;

static const char *
get_value (LanyardConnector *connector,
           LanyardCheckKey   key)
{
  switch (key)
    {
    case LANYARD_CHECK_BY_LABEL:
      return lanyard_connector_get_label (connector);
    case LANYARD_CHECK_BY_SP_ENTITY_ID:
      return lanyard_connector_get_sp_entity_id (connector);
    case LANYARD_CHECK_BY_IDP_ENTITY_ID:
      return lanyard_connector_get_idp_entity_id (connector);
    case LANYARD_CHECK_N_KEYS:
    default:
      g_return_val_if_reached (NULL);
    }
}

static char *
fold_value (LanyardCheckKey  key,
            const char      *value)
{
  return key == LANYARD_CHECK_BY_LABEL ? g_utf8_casefold (value, -1) : g_strdup (value);
}

static void
add_connector (LanyardCheckIndex *self,
               LanyardConnector  *connector,
               LanyardCheckKey    key)
{
  const char *value = get_value (connector, key);
  g_autofree char *folded = value != NULL ? fold_value (key, value) : NULL;
  Holders *holders;

  if (folded == NULL)
    return;

  holders = g_hash_table_lookup (self->holders[key], folded);
  if (holders == NULL)
    {
      holders = g_new0 (Holders, 1);
      holders->first = connector;
      g_hash_table_insert (self->holders[key], g_steal_pointer (&folded), holders);
    }
  else if (holders->second == NULL)
    holders->second = connector;
}

/**
 * lanyard_check_index_new:
 * @connectors: (element-type LanyardConnector): all of a configuration; they
 *   must not change while the index lives
 *
 * Returns: (transfer full): an index
 */
LanyardCheckIndex *
lanyard_check_index_new (GPtrArray *connectors)
{
  LanyardCheckIndex *self = g_new0 (LanyardCheckIndex, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->connectors = g_ptr_array_ref (connectors);
  for (int key = 0; key < LANYARD_CHECK_N_KEYS; key++)
    {
      self->holders[key] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      for (guint i = 0; i < connectors->len; i++)
        add_connector (self, connectors->pdata[i], key);
    }

  return self;
}

LanyardCheckIndex *
lanyard_check_index_ref (LanyardCheckIndex *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
lanyard_check_index_unref (LanyardCheckIndex *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (int key = 0; key < LANYARD_CHECK_N_KEYS; key++)
    g_hash_table_unref (self->holders[key]);
  g_ptr_array_unref (self->connectors);
  g_free (self);
}

/**
 * lanyard_check_index_find:
 * @self: an index
 * @key: by what
 * @value: (nullable): the value
 * @not_id: (nullable): the connector that is no other
 * @counts: (nullable): gets the comparisons
 *
 * Returns: (transfer none) (nullable): a connector with that value
 */
LanyardConnector *
lanyard_check_index_find (LanyardCheckIndex  *self,
                          LanyardCheckKey     key,
                          const char         *value,
                          const char         *not_id,
                          LanyardCheckCounts *counts)
{
  g_autofree char *folded = value != NULL ? fold_value (key, value) : NULL;
  const Holders *holders = folded != NULL ? g_hash_table_lookup (self->holders[key], folded) : NULL;

  if (counts != NULL)
    counts->comparisons++;
  if (holders == NULL)
    return NULL;

  return g_strcmp0 (lanyard_record_get_id (LANYARD_RECORD (holders->first)), not_id) != 0
         ? holders->first : holders->second;
}
