/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-local-configuration-private.h"

#include "lanyard-table.h"

/* Parameters are numbered in this order. */
enum
{
  PARAMETER_BEFORE = 1,
  PARAMETER_RECORD,
  PARAMETER_KIND,
  PARAMETER_TEXT,
};

typedef struct
{
  const LanyardHistoryQuery *query;
  GPtrArray *entries;
} Job;

/* Only the numbers are sorted, not the texts beside them. */
static char *
make_statement (const LanyardHistoryQuery *query)
{
  GString *sql = g_string_new ("SELECT " LANYARD_HISTORY_COLUMNS " FROM history WHERE sequence < $1");

  if (query->record_id != NULL)
    g_string_append (sql, " AND sequence IN (SELECT sequence FROM history WHERE record = $2"
                          " UNION SELECT sequence FROM history WHERE other = $2"
                          " UNION SELECT history.sequence FROM history JOIN key_pair ON record = key_pair.id"
                          " WHERE connector_id = $2)");
  if (query->kind != NULL)
    g_string_append (sql, " AND kind = $3");
  if (query->gone)
    g_string_append_printf (sql, " AND sequence IN (SELECT max(sequence) FROM history"
                                 " JOIN %s ON record = %s.id WHERE deleted = 1 AND kind = $3"
                                 " AND action = 'delete' GROUP BY record)",
                            lanyard_table_for_kind (query->kind)->name, lanyard_table_for_kind (query->kind)->name);
  if (query->text != NULL)
    g_string_append (sql, " AND (lower(summary) LIKE lower($4) ESCAPE '\\'"
                          " OR lower(title) LIKE lower($4) ESCAPE '\\'"
                          " OR lower(actor) LIKE lower($4) ESCAPE '\\')");
  g_string_append (sql, " ORDER BY sequence DESC");

  return g_string_free (sql, FALSE);
}

/* For LIKE: what contains @text, whatever characters are in it. */
char *
_lanyard_local_configuration_make_pattern (const char *text)
{
  GString *pattern = g_string_new ("%");

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '%' || *p == '_' || *p == '\\')
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *p);
    }
  g_string_append_c (pattern, '%');

  return g_string_free (pattern, FALSE);
}

static void
bind (LanyardStatement          *statement,
      const LanyardHistoryQuery *query)
{
  lanyard_statement_bind_int (statement, PARAMETER_BEFORE, query->before > 0 ? query->before : G_MAXINT64);
  if (query->record_id != NULL)
    lanyard_statement_bind_text (statement, PARAMETER_RECORD, query->record_id);
  if (query->kind != NULL)
    lanyard_statement_bind_text (statement, PARAMETER_KIND, query->kind);
  if (query->text != NULL)
    {
      g_autofree char *pattern = _lanyard_local_configuration_make_pattern (query->text);

      lanyard_statement_bind_text (statement, PARAMETER_TEXT, pattern);
    }
}

static gboolean
query_job (LanyardDatabase  *database,
           gpointer          data,
           GError          **error)
{
  Job *job = data;
  g_autofree char *sql = make_statement (job->query);
  g_autofree char *change = NULL;
  g_autoptr(LanyardStatement) statement = lanyard_statement_new (database, sql, error);
  guint n_changes = 0;

  if (statement == NULL)
    return FALSE;

  bind (statement, job->query);
  while (lanyard_statement_step (statement))
    {
      g_autoptr(LanyardHistoryEntry) entry = _lanyard_local_configuration_read_entry (statement);
      g_autofree char *entry_change = NULL;

      g_object_get (entry, "change", &entry_change, NULL);
      if (g_strcmp0 (change, entry_change) != 0)
        {
          if (job->query->limit > 0 && n_changes == job->query->limit)
            break;
          n_changes++;
          g_free (change);
          change = g_steal_pointer (&entry_change);
        }
      g_ptr_array_add (job->entries, g_steal_pointer (&entry));
    }

  return lanyard_statement_finish (statement, error);
}

GPtrArray *
_lanyard_local_configuration_query_history (LanyardConfiguration       *self,
                                            const LanyardHistoryQuery  *query,
                                            GError                    **error)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  Job job = { .query = query, .entries = entries };

  if (!lanyard_database_read (_lanyard_local_configuration_get_database (self), query_job, &job, error))
    return NULL;

  return g_steal_pointer (&entries);
}
