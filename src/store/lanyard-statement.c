/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-database-private.h"

#include "lanyard-secret.h"

struct _LanyardStatement
{
  LanyardDatabase *database;
  sqlite3_stmt *handle;
  int rc;       /* the first failure, else of the last step */
};

static int
find_parameter (LanyardStatement *self,
                int               parameter)
{
  const char *at_place = sqlite3_bind_parameter_name (self->handle, parameter);
  char name[16];
  int index;

  lanyard_database_assert_worker (self->database);

  if (at_place != NULL && at_place[1] == '0' + parameter && at_place[2] == '\0')
    return parameter;

  g_snprintf (name, sizeof name, "$%d", parameter);
  index = sqlite3_bind_parameter_index (self->handle, name);
  g_assert (index > 0);

  return index;
}

static void
keep_failure (LanyardStatement *self,
              int               rc)
{
  if (self->rc == SQLITE_OK)
    self->rc = rc;
}

/**
 * lanyard_statement_new:
 * @database: a database
 * @sql: one statement
 * @error: return location for `LANYARD_ERROR`
 *
 * Returns: (transfer full): the prepared statement
 */
LanyardStatement *
lanyard_statement_new (LanyardDatabase  *database,
                       const char       *sql,
                       GError          **error)
{
  sqlite3_stmt *handle = _lanyard_database_take_statement (database, sql, error);
  LanyardStatement *self;

  if (handle == NULL)
    return NULL;

  self = g_new0 (LanyardStatement, 1);
  self->database = database;
  self->handle = handle;

  return self;
}

void
lanyard_statement_free (LanyardStatement *self)
{
  if (self == NULL)
    return;

  _lanyard_database_give_statement (self->database, self->handle);
  g_free (self);
}

/**
 * lanyard_statement_bind_text:
 * @self: a statement
 * @parameter: N of $N
 * @value: (nullable): text, copied
 *
 * A failure shows in lanyard_statement_finish().
 */
void
lanyard_statement_bind_text (LanyardStatement *self,
                             int               parameter,
                             const char       *value)
{
  keep_failure (self, sqlite3_bind_text (self->handle, find_parameter (self, parameter),
                                         value, -1, SQLITE_TRANSIENT));
}

void
lanyard_statement_bind_int (LanyardStatement *self,
                            int               parameter,
                            gint64            value)
{
  keep_failure (self, sqlite3_bind_int64 (self->handle, find_parameter (self, parameter), value));
}

void
lanyard_statement_bind_bytes (LanyardStatement *self,
                              int               parameter,
                              GBytes           *value)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (value, &size);

  keep_failure (self, sqlite3_bind_blob64 (self->handle, find_parameter (self, parameter),
                                           data, size, SQLITE_TRANSIENT));
}

/**
 * lanyard_statement_step:
 *
 * Returns: %TRUE if there is a row; %FALSE after the last one and after a
 *   failure, which lanyard_statement_finish() tells apart
 */
gboolean
lanyard_statement_step (LanyardStatement *self)
{
  lanyard_database_assert_worker (self->database);

  if (self->rc != SQLITE_OK && self->rc != SQLITE_ROW)
    return FALSE;

  self->rc = sqlite3_step (self->handle);

  return self->rc == SQLITE_ROW;
}

/**
 * lanyard_statement_finish:
 *
 * Returns: %FALSE with @error if a binding or a step failed
 */
gboolean
lanyard_statement_finish (LanyardStatement  *self,
                          GError           **error)
{
  lanyard_database_assert_worker (self->database);

  if (self->rc == SQLITE_OK || self->rc == SQLITE_ROW || self->rc == SQLITE_DONE)
    return TRUE;

  _lanyard_database_set_error (self->database, self->rc, error);

  return FALSE;
}

/**
 * lanyard_statement_execute:
 *
 * Steps to the end, for statements without rows.
 */
gboolean
lanyard_statement_execute (LanyardStatement  *self,
                           GError           **error)
{
  while (lanyard_statement_step (self))
    continue;

  return lanyard_statement_finish (self, error);
}

int
lanyard_statement_get_changes (LanyardStatement *self)
{
  return sqlite3_changes (self->database->handle);
}

gint64
lanyard_statement_get_row (LanyardStatement *self)
{
  return sqlite3_last_insert_rowid (self->database->handle);
}

/**
 * lanyard_statement_get_text:
 *
 * Returns: (transfer none) (nullable): valid until the next step
 */
const char *
lanyard_statement_get_text (LanyardStatement *self,
                            int               column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

gint64
lanyard_statement_get_int (LanyardStatement *self,
                           int               column)
{
  return sqlite3_column_int64 (self->handle, column);
}

/**
 * lanyard_statement_dup_bytes:
 *
 * Returns: (transfer full): a copy that is erased when it is freed
 */
GBytes *
lanyard_statement_dup_bytes (LanyardStatement *self,
                             int               column)
{
  gconstpointer data = sqlite3_column_blob (self->handle, column);
  int size = sqlite3_column_bytes (self->handle, column);

  return lanyard_secret_bytes_new_take (g_memdup2 (data, size), size);
}
