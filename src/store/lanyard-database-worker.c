/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-database-private.h"

/* Writes that wait for one another are committed together, for it is the
 * commit that takes the time. */
#define TOGETHER_MAX 64

/* Where several came at once before, some more are on the way: about what a
 * commit takes. No thread waits for writes that are made later: that may be
 * some times as long, until there are enough that the rest has something to do
 * meanwhile. */
#define GATHER_US     700
#define GATHER_MAX    4
#define GATHER_ENOUGH 12

typedef struct
{
  LanyardDatabaseFunc func;
  gpointer data;
  gboolean write;
  gboolean stop;

  LanyardDatabaseThenFunc then;   /* NULL: a thread waits */
  gpointer then_data;

  GMutex mutex;
  GCond cond;
  gboolean done;
  gboolean result;
  GError *error;
} Job;

static void
finish_job (Job *job)
{
  if (job->then != NULL)
    {
      job->then (job->result ? NULL : job->error, job->then_data);
      g_clear_error (&job->error);
      g_free (job);
      return;
    }

  g_mutex_lock (&job->mutex);
  job->done = TRUE;
  g_cond_signal (&job->cond);
  g_mutex_unlock (&job->mutex);
}

static void
fail_job (Job          *job,
          const GError *error)
{
  if (!job->result)
    return;

  job->result = FALSE;
  job->error = g_error_copy (error);
}

/* The only job of a transaction, which ends with it. */
static void
run_alone (LanyardDatabase *self,
           Job             *job)
{
  job->result = job->func (self, job->data, &job->error);
  if (!job->result)
    {
      if (!sqlite3_get_autocommit (self->handle))
        lanyard_database_execute (self, "ROLLBACK", NULL);
      return;
    }

  if (sqlite3_get_autocommit (self->handle))
    {
      _lanyard_database_set_error (self, SQLITE_ABORT, &job->error);
      job->result = FALSE;
    }
}

/* One job of a transaction: all of it or nothing of it. */
static void
run_part (LanyardDatabase *self,
          Job             *job)
{
  job->result = _lanyard_database_run_statement (self, "SAVEPOINT part", &job->error);
  if (!job->result)
    return;

  job->result = job->func (self, job->data, &job->error);
  /* SQLite rolls back everything by itself after some errors. */
  if (sqlite3_get_autocommit (self->handle))
    {
      if (job->result)
        _lanyard_database_set_error (self, SQLITE_ABORT, &job->error);
      job->result = FALSE;
      return;
    }

  if (!job->result && !_lanyard_database_run_statement (self, "ROLLBACK TO part", NULL))
    {
      lanyard_database_execute (self, "ROLLBACK", NULL);
      return;
    }
  _lanyard_database_run_statement (self, "RELEASE part", NULL);
}

/* How many of @jobs were run before the transaction ended too early. */
static guint
run_parts (LanyardDatabase *self,
           GPtrArray       *jobs)
{
  guint n_run = 0;

  if (jobs->len == 1)
    {
      run_alone (self, jobs->pdata[0]);
      return 1;
    }

  while (n_run < jobs->len)
    {
      run_part (self, jobs->pdata[n_run++]);
      if (sqlite3_get_autocommit (self->handle))
        break;
    }

  return n_run;
}

/* Nothing of those that were run remains if the commit fails. */
static guint
run_transaction (LanyardDatabase *self,
                 GPtrArray       *jobs)
{
  g_autoptr(GError) error = NULL;
  guint n_run = jobs->len;

  if (!_lanyard_database_run_statement (self, "BEGIN IMMEDIATE", &error))
    {
      for (guint i = 0; i < jobs->len; i++)
        {
          ((Job *) jobs->pdata[i])->result = TRUE;
          fail_job (jobs->pdata[i], error);
        }
      return n_run;
    }

  n_run = run_parts (self, jobs);
  if (!sqlite3_get_autocommit (self->handle) && _lanyard_database_run_statement (self, "COMMIT", &error))
    return n_run;

  if (error == NULL)
    error = g_error_copy (((Job *) jobs->pdata[n_run - 1])->error);
  if (!sqlite3_get_autocommit (self->handle))
    _lanyard_database_run_statement (self, "ROLLBACK", NULL);
  for (guint i = 0; i < n_run; i++)
    fail_job (jobs->pdata[i], error);

  return n_run;
}

static void
write_together (LanyardDatabase *self,
                GPtrArray       *jobs)
{
  while (jobs->len > 0)
    {
      guint n_run = run_transaction (self, jobs);

      for (guint i = 0; i < n_run; i++)
        finish_job (jobs->pdata[i]);
      g_ptr_array_remove_range (jobs, 0, n_run);
    }
}

/* The job that waits behind @first and its like, NULL: none. */
static Job *
collect_writes (LanyardDatabase *self,
                Job             *first,
                gboolean         several,
                GPtrArray       *writes)
{
  Job *job = first;
  guint n_sleeps = several ? 0 : GATHER_MAX;

  while (job != NULL && job->write)
    {
      g_ptr_array_add (writes, job);
      if (writes->len == TOGETHER_MAX)
        return NULL;
      if (job->then == NULL)
        n_sleeps = MAX (n_sleeps, GATHER_MAX - 1);
      job = g_async_queue_try_pop (self->jobs);
      if (job == NULL && writes->len < GATHER_ENOUGH && n_sleeps++ < GATHER_MAX)
        {
          g_usleep (GATHER_US);
          job = g_async_queue_try_pop (self->jobs);
        }
    }

  return job;
}

static gpointer
work (gpointer user_data)
{
  LanyardDatabase *self = user_data;
  g_autoptr(GPtrArray) writes = g_ptr_array_new ();
  gboolean several = FALSE;
  gboolean stop = FALSE;

  self->owner = g_thread_self ();
  while (!stop)
    {
      Job *job = g_async_queue_pop (self->jobs);

      job = collect_writes (self, job, several, writes);
      several = writes->len > 1;
      write_together (self, writes);
      if (job == NULL)
        continue;
      stop = job->stop;
      job->result = job->func == NULL || job->func (self, job->data, &job->error);
      finish_job (job);
    }
  _lanyard_database_disconnect (self);

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

void
_lanyard_database_start_worker (LanyardDatabase *self)
{
  self->jobs = g_async_queue_new ();
  self->worker = g_thread_new ("database", work, self);
}

/* After the jobs in the queue. */
void
_lanyard_database_stop_worker (LanyardDatabase *self)
{
  Job job = { .stop = TRUE };

  wait_for_job (self, &job, NULL);
  g_thread_join (self->worker);
  g_async_queue_unref (self->jobs);
}

gboolean
_lanyard_database_run_on_worker (LanyardDatabase      *self,
                                 LanyardDatabaseFunc   func,
                                 gpointer              data,
                                 gboolean              write,
                                 GError              **error)
{
  Job job = { .func = func, .data = data, .write = write };

  _lanyard_database_leave_view (self);

  return wait_for_job (self, &job, error);
}

void
_lanyard_database_write_on_worker (LanyardDatabase         *self,
                                   LanyardDatabaseFunc      func,
                                   gpointer                 data,
                                   LanyardDatabaseThenFunc  then,
                                   gpointer                 then_data)
{
  Job *job = g_new0 (Job, 1);

  job->func = func;
  job->data = data;
  job->write = TRUE;
  job->then = then;
  job->then_data = then_data;
  g_async_queue_push (self->jobs, job);
}
