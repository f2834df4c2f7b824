/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-workers.h"

struct _LanyardWorkers
{
  GFunc function;
  gpointer user_data;

  GAsyncQueue *tasks;
  GPtrArray *threads;
};

/* What stands behind all tasks, once for each thread. */
static char end;

static gpointer
work (gpointer data)
{
  LanyardWorkers *workers = data;
  gpointer task;

  while ((task = g_async_queue_pop (workers->tasks)) != &end)
    workers->function (task, workers->user_data);

  return NULL;
}

/**
 * lanyard_workers_new:
 * @name: of the threads, up to 15 bytes
 * @n_threads: how many, at least one
 * @function: called with a task and @user_data, in one of the threads
 * @user_data: for @function
 *
 * Returns: (transfer full): workers that wait for tasks
 */
LanyardWorkers *
lanyard_workers_new (const char *name,
                     guint       n_threads,
                     GFunc       function,
                     gpointer    user_data)
{
  LanyardWorkers *workers;

  g_return_val_if_fail (n_threads > 0, NULL);
  g_return_val_if_fail (function != NULL, NULL);

  workers = g_new0 (LanyardWorkers, 1);
  workers->function = function;
  workers->user_data = user_data;
  workers->tasks = g_async_queue_new ();
  workers->threads = g_ptr_array_new_with_free_func ((GDestroyNotify) g_thread_join);
  for (guint i = 0; i < n_threads; i++)
    g_ptr_array_add (workers->threads, g_thread_new (name, work, workers));

  return workers;
}

/**
 * lanyard_workers_free:
 * @workers: (nullable) (transfer full): workers
 *
 * Returns when all tasks are done and the threads have ended. Not to be called
 * from one of them.
 */
void
lanyard_workers_free (LanyardWorkers *workers)
{
  if (workers == NULL)
    return;

  for (guint i = 0; i < workers->threads->len; i++)
    g_async_queue_push (workers->tasks, &end);
  g_ptr_array_unref (workers->threads);
  g_async_queue_unref (workers->tasks);
  g_free (workers);
}

/**
 * lanyard_workers_push:
 * @workers: workers
 * @task: (not nullable): what the function is called with
 *
 * Puts a task at the end of the line.
 */
void
lanyard_workers_push (LanyardWorkers *workers,
                      gpointer        task)
{
  g_return_if_fail (workers != NULL);
  g_return_if_fail (task != NULL);

  g_async_queue_push (workers->tasks, task);
}

/**
 * lanyard_workers_get_waiting:
 * @workers: workers
 *
 * Returns: how many tasks no thread has taken yet
 */
guint
lanyard_workers_get_waiting (LanyardWorkers *workers)
{
  g_return_val_if_fail (workers != NULL, 0);

  /* Negative while threads wait for tasks. */
  return MAX (g_async_queue_length (workers->tasks), 0);
}
