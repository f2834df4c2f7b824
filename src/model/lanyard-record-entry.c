/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-configuration-private.h"

#include <string.h>

LanyardRecordEntry *
_lanyard_record_entry_new (LanyardRecord *record)
{
  LanyardRecordEntry *entry = g_new0 (LanyardRecordEntry, 1);
  g_autofree char *folded = g_utf8_casefold (lanyard_record_get_title (record), -1);

  entry->record = g_object_ref (record);
  entry->key = g_utf8_collate_key (folded, -1);

  return entry;
}

void
_lanyard_record_entry_free (LanyardRecordEntry *entry)
{
  if (entry == NULL)
    return;

  g_clear_object (&entry->record);
  g_free (entry->key);
  g_free (entry);
}

/* By title as people sort, then by id: no two records are the same. */
int
_lanyard_record_entry_compare (const LanyardRecordEntry *entry,
                               const LanyardRecordEntry *other)
{
  int result = strcmp (entry->key, other->key);

  if (result != 0)
    return result;

  return strcmp (lanyard_record_get_id (entry->record), lanyard_record_get_id (other->record));
}

static int
compare_pointers_cb (gconstpointer a,
                     gconstpointer b)
{
  return _lanyard_record_entry_compare (*(LanyardRecordEntry * const *) a, *(LanyardRecordEntry * const *) b);
}

void
_lanyard_record_entries_sort (GPtrArray *entries)
{
  g_ptr_array_sort (entries, compare_pointers_cb);
}
