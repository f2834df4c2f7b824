/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-table.h"

#include "lanyard-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is larger, as with a logo, is not kept for each thread. */
#define SHARED_MAX (16 << 10)

static char *
dup_column_of_record (const LanyardColumn *column,
                      LanyardRecord       *record)
{
  g_autofree char *value = NULL;

  g_object_get (record, column->property, &value, NULL);

  return lanyard_column_dup_value (column, value);
}

static LanyardStatement *
prepare_by_id (const LanyardTable  *table,
               LanyardDatabase     *database,
               const char          *sql,
               const char          *id,
               GError             **error)
{
  LanyardStatement *statement = lanyard_statement_new (database, sql, error);

  if (statement != NULL)
    lanyard_statement_bind_text (statement, 1, id);

  return statement;
}

/* The unique index would refuse it as well, but could not say so well. */
static gboolean
check_unique (const LanyardTable   *table,
              const LanyardColumn  *column,
              LanyardDatabase      *database,
              LanyardRecord        *record,
              const char           *value,
              GError              **error)
{
  g_autoptr(LanyardStatement) statement = NULL;
  g_autofree char *sql = NULL;

  sql = g_strdup_printf ("SELECT id FROM %s WHERE %s = $1 AND id <> $2 AND deleted = 0",
                         table->name, column->name);
  statement = lanyard_statement_new (database, sql, error);
  if (statement == NULL)
    return FALSE;

  lanyard_statement_bind_text (statement, 1, value);
  lanyard_statement_bind_text (statement, 2, lanyard_record_get_id (record));
  if (!lanyard_statement_step (statement))
    return lanyard_statement_finish (statement, error);

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_EXISTS,
                     _("Something else has it already"),
                     _("Choose another one"),
                     /* Translators: a value, and the name of its field */
                     _("“%s” is taken (%s)"), value, column->name);

  return FALSE;
}

/* INSERT … ON CONFLICT: makes, changes and brings back. */
static char *
build_put (const LanyardTable *table)
{
  g_autoptr(GString) names = g_string_new ("id, revision, deleted, body");
  g_autoptr(GString) values = g_string_new ("$1, $2, 0, $3");
  g_autoptr(GString) updates = g_string_new ("revision = excluded.revision, deleted = 0, "
                                             "body = excluded.body");

  for (int i = 0; i < LANYARD_TABLE_COLUMNS && table->columns[i].name != NULL; i++)
    {
      const char *name = table->columns[i].name;

      g_string_append_printf (names, ", %s", name);
      g_string_append_printf (values, ", $%d", i + 4);
      g_string_append_printf (updates, ", %s = excluded.%s", name, name);
    }

  return g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s) ON CONFLICT (id) DO UPDATE SET %s",
                          table->name, names->str, values->str, updates->str);
}

/**
 * lanyard_table_peek:
 * @record: (out) (transfer full) (nullable): the record, %NULL if there is none
 *
 * Returns: %FALSE with @error if it could not be read
 */
gboolean
lanyard_table_peek (const LanyardTable  *table,
                    LanyardDatabase     *database,
                    const char          *id,
                    LanyardRecord      **record,
                    GError             **error)
{
  g_autoptr(LanyardStatement) statement = NULL;
  g_autofree char *sql = NULL;

  *record = NULL;
  sql = g_strconcat ("SELECT id, revision, body FROM ", table->name, " WHERE id = $1 AND ", table->live, NULL);
  statement = prepare_by_id (table, database, sql, id, error);
  if (statement == NULL)
    return FALSE;

  if (!lanyard_statement_step (statement))
    return lanyard_statement_finish (statement, error);

  *record = lanyard_table_parse_row (table, database, statement, error);

  return *record != NULL;
}

/* @size: of all rows, as they are stored */
static GPtrArray *
select_shared (const LanyardTable   *table,
               LanyardDatabase      *database,
               const char           *column,
               const char           *value,
               gsize                *size,
               GError              **error)
{
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *sql = g_strdup_printf ("SELECT id, revision, body FROM %s WHERE %s = $1 AND %s",
                                          table->name, column, table->live);
  g_autoptr(LanyardStatement) statement = prepare_by_id (table, database, sql, value, error);

  if (statement == NULL)
    return NULL;

  while (lanyard_statement_step (statement))
    {
      LanyardRecord *record = lanyard_table_parse_row (table, database, statement, error);

      if (record == NULL)
        return NULL;
      *size += strlen (lanyard_statement_get_text (statement, 2));
      g_ptr_array_add (records, record);
    }

  return lanyard_statement_finish (statement, error) ? g_steal_pointer (&records) : NULL;
}

/* Other than that of every other thread. */
static const char *
get_thread_name (void)
{
  static GPrivate key = G_PRIVATE_INIT (g_free);
  char *name = g_private_get (&key);

  if (name == NULL)
    {
      name = g_strdup_printf ("%p", (gpointer) g_thread_self ());
      g_private_set (&key, name);
    }

  return name;
}

/* A record with lists is for one thread: GListStore keeps in mind what it gave
 * last. */
static char *
make_question (const LanyardTable *table,
               const char         *column,
               const char         *value)
{
  if (table->is_crowd)
    return g_strjoin ("\n", table->kind, column, value, NULL);

  return g_strjoin ("\n", get_thread_name (), table->kind, column, value, NULL);
}

/**
 * lanyard_table_share:
 * @column: (nullable): a column of @table, or %NULL for the id
 * @value: what it holds
 *
 * Returns: (transfer container) (element-type LanyardRecord): what there is,
 *   which nobody may change
 */
GPtrArray *
lanyard_table_share (const LanyardTable   *table,
                     LanyardDatabase      *database,
                     const LanyardColumn  *column,
                     const char           *value,
                     GError              **error)
{
  const char *name = column != NULL ? column->name : "id";
  g_autofree char *question = make_question (table, name, value);
  GPtrArray *records = lanyard_database_recall (database, question);
  gsize size = 0;

  if (records != NULL)
    return records;

  /* What is not there can be asked for without end, by strangers, too. */
  records = select_shared (table, database, name, value, &size, error);
  if (records != NULL && records->len > 0 && size <= SHARED_MAX)
    lanyard_database_memorize (database, question, records);

  return records;
}

/**
 * lanyard_table_peek_title:
 * @title: (out) (transfer full): a name for it
 *
 * Returns: %FALSE with @error, `NOT_FOUND` if it is not there
 */
gboolean
lanyard_table_peek_title (const LanyardTable  *table,
                          LanyardDatabase     *database,
                          const char          *id,
                          char               **title,
                          GError             **error)
{
  g_autoptr(LanyardStatement) statement = NULL;
  g_autofree char *sql = NULL;
  g_autofree char *question = g_strjoin ("\n", "title", table->kind, id, NULL);
  g_autoptr(GPtrArray) titles = lanyard_database_recall (database, question);

  if (titles != NULL)
    {
      *title = g_strdup (titles->pdata[0]);
      return TRUE;
    }

  sql = g_strdup_printf ("SELECT %s FROM %s WHERE id = $1 AND %s",
                         table->title, table->name, table->live);
  statement = prepare_by_id (table, database, sql, id, error);
  if (statement == NULL)
    return FALSE;

  if (!lanyard_statement_step (statement))
    return lanyard_statement_finish (statement, error) &&
           lanyard_table_set_missing (table, id, error);

  *title = g_strdup (lanyard_statement_get_text (statement, 0));
  titles = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (titles, g_strdup (*title));
  lanyard_database_memorize (database, question, titles);

  return TRUE;
}

/* 0 if there never was one; also of one that is deleted. */
gboolean
lanyard_table_get_revision (const LanyardTable  *table,
                            LanyardDatabase     *database,
                            const char          *id,
                            gint64              *revision,
                            GError             **error)
{
  g_autoptr(LanyardStatement) statement = NULL;
  g_autofree char *sql = g_strdup_printf ("SELECT revision FROM %s WHERE id = $1", table->name);

  *revision = 0;
  statement = prepare_by_id (table, database, sql, id, error);
  if (statement == NULL)
    return FALSE;

  if (lanyard_statement_step (statement))
    *revision = lanyard_statement_get_int (statement, 0);

  return lanyard_statement_finish (statement, error);
}

/**
 * lanyard_table_select:
 * @column: (nullable): a column of @table, or %NULL for all records
 * @value: (nullable): what it must hold
 *
 * Returns: (transfer full) (element-type LanyardRecord): in any order
 */
GPtrArray *
lanyard_table_select (const LanyardTable  *table,
                      LanyardDatabase     *database,
                      const char          *column,
                      const char          *value,
                      GError             **error)
{
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(LanyardStatement) statement = NULL;
  g_autofree char *sql = NULL;

  sql = g_strdup_printf ("SELECT id, revision, body FROM %s WHERE %s%s%s", table->name,
                         table->live,
                         column != NULL ? " AND $1 = " : "",
                         column != NULL ? column : "");
  statement = lanyard_statement_new (database, sql, error);
  if (statement == NULL)
    return NULL;

  if (column != NULL)
    lanyard_statement_bind_text (statement, 1, value);
  while (lanyard_statement_step (statement))
    {
      LanyardRecord *record = lanyard_table_parse_row (table, database, statement, error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
    }
  if (!lanyard_statement_finish (statement, error))
    return NULL;

  return g_steal_pointer (&records);
}

/**
 * lanyard_table_put:
 * @record: what to store under its id
 * @revision: its new revision
 * @error: return location for `EXISTS`, naming the value that is taken
 *
 * Makes or changes a row, or brings a deleted one back.
 */
gboolean
lanyard_table_put (const LanyardTable  *table,
                   LanyardDatabase     *database,
                   LanyardRecord       *record,
                   gint64               revision,
                   GError             **error)
{
  g_autoptr(LanyardStatement) statement = NULL;
  g_autofree char *sql = build_put (table);
  g_autofree char *body = lanyard_item_to_json_text (LANYARD_ITEM (record), FALSE);

  statement = lanyard_statement_new (database, sql, error);
  if (statement == NULL)
    return FALSE;

  lanyard_statement_bind_text (statement, 1, lanyard_record_get_id (record));
  lanyard_statement_bind_int (statement, 2, revision);
  lanyard_statement_bind_text (statement, 3, body);
  for (int i = 0; i < LANYARD_TABLE_COLUMNS && table->columns[i].name != NULL; i++)
    {
      const LanyardColumn *column = &table->columns[i];
      g_autofree char *value = dup_column_of_record (column, record);

      if (column->unique && value != NULL &&
          !check_unique (table, column, database, record, value, error))
        return FALSE;
      lanyard_statement_bind_text (statement, i + 4, value);
    }

  return lanyard_statement_execute (statement, error);
}

/**
 * lanyard_table_delete:
 *
 * Marks a row as deleted, as a new revision.
 */
gboolean
lanyard_table_delete (const LanyardTable  *table,
                      LanyardDatabase     *database,
                      const char          *id,
                      GError             **error)
{
  g_autoptr(LanyardStatement) statement = NULL;
  g_autofree char *sql = NULL;

  sql = g_strdup_printf ("UPDATE %s SET deleted = 1, revision = revision + 1 WHERE id = $1",
                         table->name);
  statement = prepare_by_id (table, database, sql, id, error);

  return statement != NULL && lanyard_statement_execute (statement, error);
}
