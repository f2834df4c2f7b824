/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-table.h"

#include "lanyard-database-private.h"

#include <string.h>

/* A connection's, records and bytes of their rows; then it begins anew. */
#define MEMORY_MAX 256
#define MEMORY_SIZE_MAX (4 << 20)

/* A row and what it was read as: copying a record costs much less than
 * reading it. */
typedef struct
{
  char *body;
  LanyardRecord *record;
} Memory;

static void
memory_free (gpointer data)
{
  Memory *memory = data;

  g_free (memory->body);
  g_object_unref (memory->record);
  g_free (memory);
}

/* NULL: not as it is now. */
static LanyardRecord *
look_up (LanyardDatabase *database,
        const char      *id,
        gint64           revision,
        const char      *body)
{
  const Memory *memory = g_hash_table_lookup (database->memories, id);

  if (memory == NULL || lanyard_record_get_revision (memory->record) != revision || strcmp (memory->body, body) != 0)
    return NULL;

  return memory->record;
}

/* Takes @record. */
static void
memorize (LanyardDatabase *database,
          LanyardRecord   *record,
          const char      *body)
{
  Memory *memory = g_new0 (Memory, 1);

  database->memories_size += strlen (body);
  if (g_hash_table_size (database->memories) >= MEMORY_MAX || database->memories_size > MEMORY_SIZE_MAX)
    {
      g_hash_table_remove_all (database->memories);
      database->memories_size = strlen (body);
    }

  memory->body = g_strdup (body);
  memory->record = record;
  g_hash_table_replace (database->memories, g_strdup (lanyard_record_get_id (record)), memory);
}

/**
 * lanyard_table_parse_row:
 * @table: a table
 * @database: the connection
 * @statement: at a row whose columns are id, revision and body
 * @error: return location for `CORRUPT`
 *
 * Returns: (transfer full): the record of the row
 */
LanyardRecord *
lanyard_table_parse_row (const LanyardTable  *table,
                         LanyardDatabase     *database,
                         LanyardStatement    *statement,
                         GError             **error)
{
  const char *id = lanyard_statement_get_text (statement, 0);
  gint64 revision = lanyard_statement_get_int (statement, 1);
  const char *body = lanyard_statement_get_text (statement, 2);
  LanyardRecord *record;

  if (table->is_crowd || id == NULL || body == NULL)
    return lanyard_table_parse (table, id, revision, body, error);

  if (database->memories == NULL)
    database->memories = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, memory_free);

  record = look_up (database, id, revision, body);
  if (record == NULL)
    {
      record = lanyard_table_parse (table, id, revision, body, error);
      if (record == NULL)
        return NULL;
      memorize (database, record, body);
    }

  return LANYARD_RECORD (lanyard_item_copy (LANYARD_ITEM (record)));
}
