/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-database.h"
#include "lanyard-database-private.h"

#include "lanyard-error.h"

#include <string.h>

#define BUSY_TIMEOUT_MS 10000
#define WAL_RETRY_US    20000

/* Statements are kept for the next time; most are the same few. */
#define STATEMENTS_MAX 128

/* Statements that were run, and the steps of SQLite's machine that they took. */
static int effort_statements, effort_steps;

static gboolean
connect_job (LanyardDatabase  *self,
             gpointer          data,
             GError          **error)
{
  return _lanyard_database_connect (self, error);
}

/* Changing the mode needs the file for a moment alone; SQLite does not wait
 * for it in every case. */
static gboolean
enable_wal (LanyardDatabase  *self,
            gpointer          data,
            GError          **error)
{
  gint64 end = g_get_monotonic_time () + BUSY_TIMEOUT_MS * G_TIME_SPAN_MILLISECOND;
  g_autoptr(GError) local_error = NULL;

  while (!lanyard_database_execute (self, "PRAGMA journal_mode = WAL", &local_error))
    {
      if (!g_error_matches (local_error, LANYARD_ERROR, LANYARD_ERROR_IN_USE) ||
          g_get_monotonic_time () > end)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      g_clear_error (&local_error);
      g_usleep (WAL_RETRY_US);
    }

  return TRUE;
}

/* Of a long text that is asked for often. */
guint
_lanyard_database_hash_text (gconstpointer key)
{
  const char *text = key;
  gsize length = strlen (text);
  guint64 hash = length;

  for (gsize i = 0; i < length; i += sizeof hash)
    {
      guint64 part = 0;

      memcpy (&part, text + i, MIN (sizeof part, length - i));
      hash = (hash ^ part) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      hash ^= hash >> 29;
    }

  return (guint) hash;
}

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

gboolean
_lanyard_database_connect (LanyardDatabase  *self,
                           GError          **error)
{
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE |
              SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE;
  int rc = sqlite3_open_v2 (self->path, &self->handle, flags, NULL);

  self->statements = g_hash_table_new_full (_lanyard_database_hash_text, g_str_equal, NULL, finalize_statement);
  if (rc == SQLITE_OK)
    rc = sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  if (rc == SQLITE_OK)
    rc = sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  if (rc == SQLITE_OK && sqlite3_db_readonly (self->handle, "main") == 1)
    rc = SQLITE_READONLY;
  if (rc != SQLITE_OK)
    {
      _lanyard_database_set_error (self, rc, error);
      return FALSE;
    }

  return lanyard_database_execute (self,
                                   "PRAGMA trusted_schema = OFF;"
                                   "PRAGMA foreign_keys = ON;"
                                   "PRAGMA secure_delete = ON;"
                                   "PRAGMA temp_store = MEMORY;"
                                   "PRAGMA synchronous = FULL;",
                                   error);
}

void
_lanyard_database_disconnect (LanyardDatabase *self)
{
  g_clear_pointer (&self->statements, g_hash_table_unref);
  g_clear_pointer (&self->memories, g_hash_table_unref);
  if (sqlite3_close (self->handle) != SQLITE_OK)
    g_critical ("A statement of %s is still in use", self->path);
}

/* Prepared, without values. */
sqlite3_stmt *
_lanyard_database_take_statement (LanyardDatabase  *self,
                                  const char       *sql,
                                  GError          **error)
{
  gpointer kept = NULL;
  sqlite3_stmt *statement = NULL;
  int rc;

  lanyard_database_assert_worker (self);

  if (g_hash_table_steal_extended (self->statements, sql, NULL, &kept))
    return kept;

  rc = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (rc != SQLITE_OK)
    _lanyard_database_set_error (self, rc, error);

  return statement;
}

void
_lanyard_database_give_statement (LanyardDatabase *self,
                                  sqlite3_stmt    *statement)
{
  const char *sql = sqlite3_sql (statement);

  lanyard_database_assert_worker (self);

  g_atomic_int_inc (&effort_statements);
  g_atomic_int_add (&effort_steps, sqlite3_stmt_status (statement, SQLITE_STMTSTATUS_VM_STEP, TRUE));
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  if (g_hash_table_size (self->statements) == STATEMENTS_MAX)
    g_hash_table_remove_all (self->statements);
  /* Of two with one text the later is kept, and its text with it. */
  g_hash_table_replace (self->statements, (gpointer) sql, statement);
}

void
_lanyard_database_get_effort (guint *statements,
                              guint *steps)
{
  *statements = g_atomic_int_get (&effort_statements);
  *steps = g_atomic_int_get (&effort_steps);
}

/* Kept for the next time, unlike what lanyard_database_execute() runs. */
gboolean
_lanyard_database_run_statement (LanyardDatabase  *self,
                                 const char       *sql,
                                 GError          **error)
{
  sqlite3_stmt *statement = _lanyard_database_take_statement (self, sql, error);
  int rc;

  if (statement == NULL)
    return FALSE;

  rc = sqlite3_step (statement);
  if (rc != SQLITE_DONE)
    _lanyard_database_set_error (self, rc, error);
  _lanyard_database_give_statement (self, statement);

  return rc == SQLITE_DONE;
}

/**
 * lanyard_database_open:
 * @path: absolute path of an existing file, without symbolic links
 * @error: return location for `LANYARD_ERROR`
 *
 * Connects without writing to the file.
 *
 * Returns: (transfer full): the database
 */
LanyardDatabase *
lanyard_database_open (const char  *path,
                       GError     **error)
{
  g_autoptr(LanyardDatabase) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  _lanyard_database_keep_locks ();

  self = g_new0 (LanyardDatabase, 1);
  self->path = g_strdup (path);
  self->readers = g_ptr_array_new ();
  g_mutex_init (&self->readers_mutex);
  g_cond_init (&self->reader_is_free);
  g_mutex_init (&self->answers_mutex);
  self->answers = g_hash_table_new_full (_lanyard_database_hash_text, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  _lanyard_database_start_worker (self);

  if (!lanyard_database_run (self, connect_job, NULL, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * lanyard_database_close:
 * @self: (nullable) (transfer full): the database
 *
 * Waits for the jobs in the queue, closes the connections, ends the thread.
 */
void
lanyard_database_close (LanyardDatabase *self)
{
  if (self == NULL)
    return;

  _lanyard_database_close_readers (self);
  _lanyard_database_stop_worker (self);
  g_ptr_array_unref (self->readers);
  g_hash_table_unref (self->answers);
  g_mutex_clear (&self->answers_mutex);
  g_cond_clear (&self->reader_is_free);
  g_mutex_clear (&self->readers_mutex);
  g_free (self->path);
  g_free (self);
}

const char *
lanyard_database_get_path (LanyardDatabase *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}

/**
 * lanyard_database_run:
 * @self: the database
 * @func: called on the worker thread
 * @data: for @func
 * @error: return location for what @func sets
 *
 * Runs @func and waits for it, without a transaction: every statement in it
 * stands alone.
 */
gboolean
lanyard_database_run (LanyardDatabase      *self,
                      LanyardDatabaseFunc   func,
                      gpointer              data,
                      GError              **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  return _lanyard_database_run_on_worker (self, func, data, FALSE, error);
}

/**
 * lanyard_database_read:
 *
 * As lanyard_database_run(), for what changes nothing: as soon as there is a
 * write-ahead log, on the calling thread, beside others and beside writes. It
 * sees what was committed before.
 */
gboolean
lanyard_database_read (LanyardDatabase      *self,
                       LanyardDatabaseFunc   func,
                       gpointer              data,
                       GError              **error)
{
  LanyardDatabase *reader;
  gboolean result;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  if (!self->has_readers)
    return lanyard_database_run (self, func, data, error);
  if (_lanyard_database_holds (self))
    {
      reader = _lanyard_database_get_held (self, error);
      return reader != NULL && func (reader, data, error);
    }

  reader = _lanyard_database_take_reader (self, error);
  if (reader == NULL)
    return FALSE;

  result = func (reader, data, error);
  _lanyard_database_give_reader (self, reader);

  return result;
}

/**
 * lanyard_database_write:
 *
 * As lanyard_database_run(), in a transaction that begins with the right to
 * write. It is committed, and on the disk, when this returns %TRUE; when @func
 * or the commit fails, nothing of it remains. Writes of several threads may be
 * committed together.
 */
gboolean
lanyard_database_write (LanyardDatabase      *self,
                        LanyardDatabaseFunc   func,
                        gpointer              data,
                        GError              **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  return _lanyard_database_run_on_worker (self, func, data, TRUE, error);
}

/**
 * lanyard_database_write_later:
 * @self: the database
 * @func: as for lanyard_database_write()
 * @data: for @func, until @then is called
 * @then: called on the worker thread when it is done; it must not take long
 * @user_data: for @then
 *
 * As lanyard_database_write(), after the writes that this thread began before,
 * without waiting for it.
 */
void
lanyard_database_write_later (LanyardDatabase         *self,
                              LanyardDatabaseFunc      func,
                              gpointer                 data,
                              LanyardDatabaseThenFunc  then,
                              gpointer                 user_data)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (func != NULL && then != NULL);

  _lanyard_database_write_on_worker (self, func, data, then, user_data);
}

/**
 * lanyard_database_enable_wal:
 *
 * Turns the write-ahead log on, which stays with the file. Called before
 * other threads use @self.
 */
gboolean
lanyard_database_enable_wal (LanyardDatabase  *self,
                             GError          **error)
{
  self->has_readers = lanyard_database_run (self, enable_wal, NULL, error);

  return self->has_readers;
}

void
lanyard_database_assert_worker (LanyardDatabase *self)
{
  g_assert (g_thread_self () == self->owner);
}

/**
 * lanyard_database_execute:
 * @self: the database
 * @script: statements without parameters, whose rows are ignored
 * @error: return location for `LANYARD_ERROR`
 */
gboolean
lanyard_database_execute (LanyardDatabase  *self,
                          const char       *script,
                          GError          **error)
{
  int rc;

  lanyard_database_assert_worker (self);

  rc = sqlite3_exec (self->handle, script, NULL, NULL, NULL);
  if (rc != SQLITE_OK)
    {
      _lanyard_database_set_error (self, rc, error);
      return FALSE;
    }

  return TRUE;
}
