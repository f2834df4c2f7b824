/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-local-configuration-private.h"

typedef struct
{
  const char *id;
  gint64 number;        /* sequence */
  GPtrArray *items;
} Query;

static gboolean
get_sequence_job (LanyardDatabase  *database,
                  gpointer          data,
                  GError          **error)
{
  gint64 *sequence = data;
  g_autoptr(LanyardStatement) statement = NULL;

  statement = lanyard_statement_new (database, "SELECT max(sequence) FROM history", error);
  if (statement == NULL)
    return FALSE;

  if (lanyard_statement_step (statement))
    *sequence = lanyard_statement_get_int (statement, 0);

  return lanyard_statement_finish (statement, error);
}

/* Of a row with the columns LANYARD_HISTORY_COLUMNS. */
LanyardHistoryEntry *
_lanyard_local_configuration_read_entry (LanyardStatement *statement)
{
  return g_object_new (LANYARD_TYPE_HISTORY_ENTRY,
                       "sequence", lanyard_statement_get_int (statement, 0),
                       "change", lanyard_statement_get_text (statement, 1),
                       "time", lanyard_statement_get_int (statement, 2),
                       "actor", lanyard_statement_get_text (statement, 3),
                       "summary", lanyard_statement_get_text (statement, 4),
                       "action", lanyard_statement_get_text (statement, 5),
                       "kind", lanyard_statement_get_text (statement, 6),
                       "record", lanyard_statement_get_text (statement, 7),
                       "title", lanyard_statement_get_text (statement, 8),
                       "before", lanyard_statement_get_text (statement, 9),
                       "after", lanyard_statement_get_text (statement, 10),
                       NULL);
}

/* An entry about a link is one of both its ends. */
static gboolean
list_history_job (LanyardDatabase  *database,
                  gpointer          data,
                  GError          **error)
{
  Query *query = data;
  g_autoptr(LanyardStatement) statement = NULL;
  g_autofree char *sql = NULL;

  sql = g_strdup_printf ("SELECT " LANYARD_HISTORY_COLUMNS " FROM history WHERE sequence > $1%s"
                         " ORDER BY sequence",
                         query->id != NULL ? " AND (record = $2 OR other = $2)" : "");
  statement = lanyard_statement_new (database, sql, error);
  if (statement == NULL)
    return FALSE;

  lanyard_statement_bind_int (statement, 1, query->number);
  if (query->id != NULL)
    lanyard_statement_bind_text (statement, 2, query->id);
  while (lanyard_statement_step (statement))
    g_ptr_array_add (query->items, _lanyard_local_configuration_read_entry (statement));

  return lanyard_statement_finish (statement, error);
}

static GPtrArray *
list_items (LanyardConfiguration  *self,
            LanyardDatabaseFunc    job,
            const char            *id,
            gint64                 number,
            GError               **error)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  Query query = { .id = id, .number = number, .items = items };

  if (!lanyard_database_read (_lanyard_local_configuration_get_database (self), job, &query, error))
    return NULL;

  return g_steal_pointer (&items);
}

gint64
_lanyard_local_configuration_get_sequence (LanyardConfiguration  *self,
                                           GError               **error)
{
  gint64 sequence = 0;

  if (!lanyard_database_read (_lanyard_local_configuration_get_database (self), get_sequence_job,
                              &sequence, error))
    return -1;

  return sequence;
}

GPtrArray *
_lanyard_local_configuration_list_history (LanyardConfiguration  *self,
                                           const char            *record_id,
                                           gint64                 after,
                                           GError               **error)
{
  return list_items (self, list_history_job, record_id, after, error);
}
