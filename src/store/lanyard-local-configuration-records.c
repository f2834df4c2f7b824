/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-local-configuration-private.h"

#include "lanyard-error.h"
#include "lanyard-table.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const LanyardTable *table;
  const char *id;
  const char *column;
  const char *value;
  const LanyardColumn *shared_by;   /* NULL for the id */
  LanyardRecord *record;
  GPtrArray *records;
} Query;

static gboolean
load_job (LanyardDatabase  *database,
          gpointer          data,
          GError          **error)
{
  Query *query = data;

  return lanyard_table_peek (query->table, database, query->id, &query->record, error);
}

static gboolean
select_job (LanyardDatabase  *database,
            gpointer          data,
            GError          **error)
{
  Query *query = data;

  query->records = lanyard_table_select (query->table, database, query->column, query->value,
                                         error);

  return query->records != NULL;
}

static gboolean
share_job (LanyardDatabase  *database,
           gpointer          data,
           GError          **error)
{
  Query *query = data;

  query->records = lanyard_table_share (query->table, database, query->shared_by, query->value, error);

  return query->records != NULL;
}

static const LanyardTable *
get_table (GType    type,
           GError **error)
{
  const LanyardTable *table = lanyard_table_for_type (type);

  if (table == NULL)
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID, NULL, NULL,
                       _("A configuration does not store records of type %s"), g_type_name (type));

  return table;
}

static LanyardRecord *
take_only_one (const LanyardTable  *table,
               GPtrArray           *records,
               const char          *value,
               GError             **error)
{
  if (records->len == 1)
    return g_object_ref (g_ptr_array_index (records, 0));

  if (records->len == 0)
    lanyard_table_set_missing (table, value, error);
  else
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                       _("It is not clear which one is meant"),
                       _("Name it in another way, for example by its id"),
                       _("There is more than one “%s”"), value);

  return NULL;
}

static const LanyardColumn *
find_column (const LanyardTable  *table,
             const char          *field,
             GError             **error)
{
  const LanyardColumn *column = lanyard_table_find_column (table, field);

  if (column == NULL)
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID, NULL, NULL,
                       _("Nothing is found by its field “%s”"), field);

  return column;
}

LanyardRecord *
_lanyard_local_configuration_load (LanyardConfiguration  *self,
                                   GType                  type,
                                   const char            *id,
                                   GError               **error)
{
  LanyardDatabase *database = _lanyard_local_configuration_get_database (self);
  Query query = { .table = get_table (type, error), .id = id };

  if (query.table == NULL || !lanyard_database_read (database, load_job, &query, error))
    return NULL;
  if (query.record == NULL)
    lanyard_table_set_missing (query.table, id, error);

  return query.record;
}

LanyardRecord *
_lanyard_local_configuration_find (LanyardConfiguration  *self,
                                   GType                  type,
                                   const char            *field,
                                   const char            *value,
                                   GError               **error)
{
  LanyardDatabase *database = _lanyard_local_configuration_get_database (self);
  Query query = { .table = get_table (type, error) };
  g_autoptr(GPtrArray) records = NULL;
  g_autofree char *stored = NULL;
  const LanyardColumn *column;

  if (query.table == NULL)
    return NULL;

  column = find_column (query.table, field, error);
  if (column == NULL)
    return NULL;

  stored = lanyard_column_dup_value (column, value);
  query.column = column->name;
  query.value = stored;
  if (!lanyard_database_read (database, select_job, &query, error))
    return NULL;

  records = query.records;

  return take_only_one (query.table, records, value, error);
}

LanyardRecord *
_lanyard_local_configuration_peek (LanyardConfiguration  *self,
                                   GType                  type,
                                   const char            *field,
                                   const char            *value,
                                   GError               **error)
{
  LanyardDatabase *database = _lanyard_local_configuration_get_database (self);
  Query query = { .table = get_table (type, error), .value = value };
  g_autoptr(GPtrArray) records = NULL;
  g_autofree char *stored = NULL;

  if (query.table == NULL)
    return NULL;
  if (field != NULL)
    {
      query.shared_by = find_column (query.table, field, error);
      if (query.shared_by == NULL)
        return NULL;
      stored = lanyard_column_dup_value (query.shared_by, value);
      query.value = stored;
    }
  if (!lanyard_database_read (database, share_job, &query, error))
    return NULL;

  records = query.records;

  return take_only_one (query.table, records, value, error);
}

GPtrArray *
_lanyard_local_configuration_list (LanyardConfiguration  *self,
                                   GType                  type,
                                   GError               **error)
{
  LanyardDatabase *database = _lanyard_local_configuration_get_database (self);
  Query query = { .table = get_table (type, error) };

  if (query.table == NULL || !lanyard_database_read (database, select_job, &query, error))
    return NULL;

  return query.records;
}
