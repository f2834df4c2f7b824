/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-record-table.h"

#include <string.h>

static const char *
get_id (const LanyardRecordEntry *entry)
{
  return lanyard_record_get_id (entry->record);
}

/* @entry of the load, if it is in the table as it is, leaves the load; what
 * the load has no more or in another revision leaves the table. */
static void
compare_entry (LanyardRecordEntry *entry,
               LanyardRecordLoad  *load,
               GPtrArray          *gone)
{
  LanyardRecordEntry *loaded = g_hash_table_lookup (load->by_id, get_id (entry));

  if (loaded != NULL && lanyard_record_get_revision (loaded->record) == lanyard_record_get_revision (entry->record))
    loaded->is_known = TRUE;
  else
    g_ptr_array_add (gone, entry);
}

/* Returns what leaves, sorted. */
static GPtrArray *
find_gone (LanyardRecordTable *table,
           LanyardRecordLoad  *load)
{
  GPtrArray *gone = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id;

  if (load->touched == NULL)
    {
      for (guint i = 0; i < table->entries->len; i++)
        compare_entry (table->entries->pdata[i], load, gone);
      return gone;
    }

  g_hash_table_iter_init (&iter, load->touched);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      LanyardRecordEntry *entry = g_hash_table_lookup (table->by_id, id);

      if (entry != NULL)
        compare_entry (entry, load, gone);
    }
  _lanyard_record_entries_sort (gone);

  return gone;
}

static void
drop_known (LanyardRecordLoad *load)
{
  GPtrArray *entries = load->entries;
  guint kept = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      LanyardRecordEntry *entry = g_steal_pointer (&entries->pdata[i]);

      if (entry->is_known)
        {
          g_hash_table_remove (load->by_id, get_id (entry));
          _lanyard_record_entry_free (entry);
        }
      else
        {
          entries->pdata[kept++] = entry;
        }
    }
  g_ptr_array_set_size (entries, kept);
}

/* The first position from @start on whose entry is not before @entry. */
static guint
find_position (GPtrArray                *entries,
               const LanyardRecordEntry *entry,
               guint                     start)
{
  guint end = entries->len;

  while (start < end)
    {
      guint middle = start + (end - start) / 2;

      if (_lanyard_record_entry_compare (entries->pdata[middle], entry) < 0)
        start = middle + 1;
      else
        end = middle;
    }

  return start;
}

static void
forget_entry (LanyardRecordTable *table,
              LanyardRecordEntry *entry)
{
  if (g_hash_table_lookup (table->by_id, get_id (entry)) == entry)
    g_hash_table_remove (table->by_id, get_id (entry));
  _lanyard_record_entry_free (entry);
}

static void
remember_entry (LanyardRecordTable *table,
                LanyardRecordEntry *entry)
{
  g_hash_table_replace (table->by_id, (gpointer) get_id (entry), entry);
}

/* Puts @added in the place of @removed entries, which are no longer there. */
static void
splice (GPtrArray *entries,
        guint      position,
        guint      removed,
        gpointer  *added,
        guint      n_added)
{
  guint tail = entries->len - position - removed;

  if (n_added > removed)
    g_ptr_array_set_size (entries, entries->len + n_added - removed);
  memmove (entries->pdata + position + n_added, entries->pdata + position + removed, tail * sizeof (gpointer));
  if (n_added > 0)
    memcpy (entries->pdata + position, added, n_added * sizeof (gpointer));
  if (n_added < removed)
    {
      memset (entries->pdata + position + n_added + tail, 0, (removed - n_added) * sizeof (gpointer));
      g_ptr_array_set_size (entries, position + n_added + tail);
    }
}

LanyardRecordTable *
_lanyard_record_table_new (void)
{
  LanyardRecordTable *table = g_new0 (LanyardRecordTable, 1);

  table->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) _lanyard_record_entry_free);
  table->by_id = g_hash_table_new (g_str_hash, g_str_equal);

  return table;
}

void
_lanyard_record_table_free (LanyardRecordTable *table)
{
  g_hash_table_unref (table->by_id);
  g_ptr_array_unref (table->entries);
  g_free (table);
}

/*< private >
 * _lanyard_record_table_plan:
 * @table: what is there
 * @load: what was read; entries that are there as they are leave it
 *
 * Costs as much as there are changes, unless everything was read.
 *
 * Returns: (transfer full) (element-type LanyardRecordRun): what has to be
 *   done, by position
 */
GArray *
_lanyard_record_table_plan (LanyardRecordTable *table,
                            LanyardRecordLoad  *load)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (LanyardRecordRun));
  g_autoptr(GPtrArray) gone = find_gone (table, load);
  GPtrArray *entries = table->entries;
  GPtrArray *fresh = load->entries;
  guint i = 0, g = 0, f = 0;

  drop_known (load);
  while (g < gone->len || f < fresh->len)
    {
      guint next_gone = g < gone->len ? find_position (entries, gone->pdata[g], i) : entries->len;
      guint next_fresh = f < fresh->len ? find_position (entries, fresh->pdata[f], i) : entries->len;
      LanyardRecordRun run = { MIN (next_gone, next_fresh), 0, f, 0 };

      for (i = run.position;;)
        {
          if (g < gone->len && entries->pdata[i] == gone->pdata[g])
            i++, g++;
          else if (f < fresh->len &&
                   (i == entries->len || _lanyard_record_entry_compare (fresh->pdata[f], entries->pdata[i]) < 0))
            f++;
          else
            break;
        }

      run.removed = i - run.position;
      run.added = f - run.start;
      g_array_append_val (runs, run);
    }

  return runs;
}

/*< private >
 * _lanyard_record_table_apply:
 * @table: what is there
 * @load: what the plan was made for
 * @run: a part of the plan; parts are done from the last to the first
 */
void
_lanyard_record_table_apply (LanyardRecordTable     *table,
                             LanyardRecordLoad      *load,
                             const LanyardRecordRun *run)
{
  gpointer *added = load->entries->pdata + run->start;

  for (guint i = run->position; i < run->position + run->removed; i++)
    forget_entry (table, g_steal_pointer (&table->entries->pdata[i]));

  splice (table->entries, run->position, run->removed, added, run->added);

  for (guint i = 0; i < run->added; i++)
    remember_entry (table, g_steal_pointer (&added[i]));
}

/* With nothing there yet, what was read is the table. */
static void
take_all (LanyardRecordTable *table,
          LanyardRecordLoad  *load)
{
  GPtrArray *entries = g_steal_pointer (&table->entries);
  GHashTable *by_id = g_steal_pointer (&table->by_id);

  table->entries = g_steal_pointer (&load->entries);
  table->by_id = g_steal_pointer (&load->by_id);
  load->entries = entries;
  load->by_id = by_id;
}

/*< private >
 * _lanyard_record_table_merge:
 * @table: what is there
 * @load: what the plan was made for
 * @runs: the plan, not empty
 * @whole: (out): the one run that it amounts to
 *
 * Does all of a plan at once.
 */
void
_lanyard_record_table_merge (LanyardRecordTable *table,
                             LanyardRecordLoad  *load,
                             GArray             *runs,
                             LanyardRecordRun   *whole)
{
  const LanyardRecordRun *last = &g_array_index (runs, LanyardRecordRun, runs->len - 1);
  g_autoptr(GPtrArray) merged = g_ptr_array_new ();
  gpointer *present = table->entries->pdata;
  guint i;

  *whole = g_array_index (runs, LanyardRecordRun, 0);
  whole->removed = last->position + last->removed - whole->position;
  whole->added = load->entries->len;
  if (table->entries->len == 0)
    {
      take_all (table, load);
      return;
    }

  i = whole->position;
  for (guint r = 0; r < runs->len; r++)
    {
      const LanyardRecordRun *run = &g_array_index (runs, LanyardRecordRun, r);

      for (; i < run->position; i++)
        g_ptr_array_add (merged, g_steal_pointer (&present[i]));
      for (; i < run->position + run->removed; i++)
        forget_entry (table, g_steal_pointer (&present[i]));
      for (guint f = run->start; f < run->start + run->added; f++)
        g_ptr_array_add (merged, load->entries->pdata[f]);
    }

  whole->added = merged->len;
  splice (table->entries, whole->position, whole->removed, merged->pdata, merged->len);
  for (guint f = 0; f < load->entries->len; f++)
    remember_entry (table, g_steal_pointer (&load->entries->pdata[f]));
}
