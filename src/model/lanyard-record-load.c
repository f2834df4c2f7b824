/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-record-load.h"

#include "lanyard-error.h"

/* More changed records than this are read faster with all the others. */
#define MAX_TOUCHED 500

/* The ids of this type's records that changed; NULL with too many of them. */
static GHashTable *
list_touched (LanyardRecordLoad  *load,
              GError            **error)
{
  g_autoptr(GPtrArray) history = NULL;
  g_autoptr(GHashTable) touched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GTypeClass) klass = g_type_class_ref (load->type);

  history = lanyard_configuration_list_history_sync (load->configuration, NULL, load->sequence, error);
  if (history == NULL)
    return NULL;

  for (guint i = 0; i < history->len; i++)
    {
      g_autofree char *kind = NULL;
      g_autofree char *id = NULL;

      g_object_get (history->pdata[i], "kind", &kind, "record", &id, NULL);
      if (id != NULL && g_strcmp0 (kind, LANYARD_RECORD_CLASS (klass)->kind) == 0)
        g_hash_table_add (touched, g_steal_pointer (&id));
    }

  return g_hash_table_size (touched) <= MAX_TOUCHED ? g_steal_pointer (&touched) : NULL;
}

static GPtrArray *
load_touched (LanyardRecordLoad  *load,
              GError            **error)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) _lanyard_record_entry_free);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, load->touched);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_autoptr(GError) local_error = NULL;
      g_autoptr(LanyardRecord) record = NULL;

      record = lanyard_configuration_load_sync (load->configuration, load->type, id, &local_error);
      if (record != NULL)
        {
          g_ptr_array_add (entries, _lanyard_record_entry_new (record));
        }
      else if (!g_error_matches (local_error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
    }
  _lanyard_record_entries_sort (entries);

  return g_steal_pointer (&entries);
}

static GHashTable *
index_entries (GPtrArray *entries)
{
  GHashTable *by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < entries->len; i++)
    {
      LanyardRecordEntry *entry = entries->pdata[i];

      g_hash_table_insert (by_id, (gpointer) lanyard_record_get_id (entry->record), entry);
      /* Here, and not while somebody types. */
      lanyard_record_get_search_key (entry->record);
    }

  return by_id;
}

LanyardRecordLoad *
_lanyard_record_load_new (LanyardConfiguration *configuration,
                          GType                 type,
                          gint64                sequence)
{
  LanyardRecordLoad *load = g_new0 (LanyardRecordLoad, 1);

  load->configuration = g_object_ref (configuration);
  load->type = type;
  load->sequence = sequence;

  return load;
}

void
_lanyard_record_load_free (LanyardRecordLoad *load)
{
  g_clear_object (&load->configuration);
  g_clear_pointer (&load->touched, g_hash_table_unref);
  g_clear_pointer (&load->by_id, g_hash_table_unref);
  g_clear_pointer (&load->entries, g_ptr_array_unref);
  g_free (load);
}

/*< private >
 * _lanyard_record_load_run:
 * @load: what to load; the result is put into it
 * @error: why it cannot be read
 *
 * Blocking. Whatever changes meanwhile is later than the new sequence, so the
 * next run finds it.
 */
gboolean
_lanyard_record_load_run (LanyardRecordLoad  *load,
                          GError            **error)
{
  gint64 sequence = LANYARD_CONFIGURATION_GET_CLASS (load->configuration)->get_sequence (load->configuration, error);

  if (sequence < 0)
    return FALSE;

  if (load->sequence >= 0)
    {
      g_autoptr(GError) history_error = NULL;

      load->touched = list_touched (load, &history_error);
      if (history_error != NULL)
        g_debug ("Everything is read again: %s", history_error->message);
    }
  load->sequence = sequence;

  if (load->touched != NULL)
    load->entries = load_touched (load, error);
  else
    load->entries = _lanyard_configuration_list_entries (load->configuration, load->type, error);
  if (load->entries == NULL)
    return FALSE;

  load->by_id = index_entries (load->entries);
  return TRUE;
}
