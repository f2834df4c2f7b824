/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-database.h"
#include "lanyard-database-private.h"

#include "lanyard-error.h"

#define BUSY_TIMEOUT_MS 10000
#define WAL_RETRY_US    20000

struct _LanyardDatabase
{
  char *path;
  sqlite3 *handle;
  GThread *worker;
  GAsyncQueue *jobs;
};

typedef struct
{
  LanyardDatabaseFunc func;
  gpointer data;
  gboolean write;
  gboolean stop;

  GMutex mutex;
  GCond cond;
  gboolean done;
  gboolean result;
  GError *error;
} Job;

static gboolean
run_transaction (LanyardDatabase      *self,
                 LanyardDatabaseFunc   func,
                 gpointer              data,
                 GError              **error)
{
  if (!lanyard_database_execute (self, "BEGIN IMMEDIATE", error))
    return FALSE;

  if (func (self, data, error) && lanyard_database_execute (self, "COMMIT", error))
    return TRUE;

  /* SQLite has rolled back by itself after some errors. */
  if (!sqlite3_get_autocommit (self->handle))
    lanyard_database_execute (self, "ROLLBACK", NULL);

  return FALSE;
}

static void
run_job (LanyardDatabase *self,
         Job             *job)
{
  gboolean result = TRUE;

  if (job->func != NULL && job->write)
    result = run_transaction (self, job->func, job->data, &job->error);
  else if (job->func != NULL)
    result = job->func (self, job->data, &job->error);

  g_mutex_lock (&job->mutex);
  job->result = result;
  job->done = TRUE;
  g_cond_signal (&job->cond);
  g_mutex_unlock (&job->mutex);
}

static gpointer
work (gpointer user_data)
{
  LanyardDatabase *self = user_data;
  gboolean stop;

  do
    {
      Job *job = g_async_queue_pop (self->jobs);

      stop = job->stop;
      run_job (self, job);
    }
  while (!stop);

  return NULL;
}

/* The job lives on the caller's stack until the worker is done with it. */
static gboolean
wait_for_job (LanyardDatabase  *self,
              Job              *job,
              GError          **error)
{
  g_assert (g_thread_self () != self->worker);

  g_mutex_init (&job->mutex);
  g_cond_init (&job->cond);
  g_async_queue_push (self->jobs, job);

  g_mutex_lock (&job->mutex);
  while (!job->done)
    g_cond_wait (&job->cond, &job->mutex);
  g_mutex_unlock (&job->mutex);

  g_mutex_clear (&job->mutex);
  g_cond_clear (&job->cond);

  if (job->error != NULL)
    g_propagate_error (error, job->error);

  return job->result;
}

static gboolean
open_handle (LanyardDatabase  *self,
             gpointer          data,
             GError          **error)
{
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE |
              SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE;
  int rc = sqlite3_open_v2 (self->path, &self->handle, flags, NULL);

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

static gboolean
close_handle (LanyardDatabase  *self,
              gpointer          data,
              GError          **error)
{
  if (sqlite3_close (self->handle) != SQLITE_OK)
    g_critical ("A statement of %s is still in use", self->path);

  return TRUE;
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

sqlite3 *
_lanyard_database_get_handle (LanyardDatabase *self)
{
  lanyard_database_assert_worker (self);

  return self->handle;
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

  self = g_new0 (LanyardDatabase, 1);
  self->path = g_strdup (path);
  self->jobs = g_async_queue_new ();
  self->worker = g_thread_new ("database", work, self);

  if (!lanyard_database_read (self, open_handle, NULL, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * lanyard_database_close:
 * @self: (nullable) (transfer full): the database
 *
 * Waits for the jobs in the queue, closes the connection, ends the thread.
 */
void
lanyard_database_close (LanyardDatabase *self)
{
  Job job = { .func = close_handle, .stop = TRUE };

  if (self == NULL)
    return;

  wait_for_job (self, &job, NULL);
  g_thread_join (self->worker);
  g_async_queue_unref (self->jobs);
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
 * lanyard_database_read:
 * @self: the database
 * @func: called on the worker thread
 * @data: for @func
 * @error: return location for what @func sets
 *
 * Runs @func and waits for it, without a transaction: every statement in it
 * stands alone.
 */
gboolean
lanyard_database_read (LanyardDatabase      *self,
                       LanyardDatabaseFunc   func,
                       gpointer              data,
                       GError              **error)
{
  Job job = { .func = func, .data = data };

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  return wait_for_job (self, &job, error);
}

/**
 * lanyard_database_write:
 *
 * As lanyard_database_read(), in a transaction that begins with the right to
 * write. It is committed, and on the disk, when this returns %TRUE; when @func
 * or the commit fails, nothing of it remains.
 */
gboolean
lanyard_database_write (LanyardDatabase      *self,
                        LanyardDatabaseFunc   func,
                        gpointer              data,
                        GError              **error)
{
  Job job = { .func = func, .data = data, .write = TRUE };

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  return wait_for_job (self, &job, error);
}

/**
 * lanyard_database_enable_wal:
 *
 * Turns the write-ahead log on, which stays with the file.
 */
gboolean
lanyard_database_enable_wal (LanyardDatabase  *self,
                             GError          **error)
{
  return lanyard_database_read (self, enable_wal, NULL, error);
}

void
lanyard_database_assert_worker (LanyardDatabase *self)
{
  g_assert (g_thread_self () == self->worker);
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
