/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-workers.h"

#define N_THREADS 4
#define N_TASKS 1000

typedef struct
{
  GMutex mutex;
  GCond changed;
  guint n_begun;
  gboolean may_go_on;
} Gate;

static int n_ended; /* (atomic) threads that let go of what they kept */

static void
count_end (gpointer data)
{
  g_atomic_int_inc (&n_ended);
}

static GPrivate kept = G_PRIVATE_INIT (count_end);

static void
count_task (gpointer task,
            gpointer user_data)
{
  int *count = user_data;

  g_atomic_int_inc (count);
}

/* Returns once as many threads are here. */
static void
wait_for_others (gpointer task,
                 gpointer user_data)
{
  Gate *gate = user_data;

  g_private_set (&kept, task);
  g_mutex_lock (&gate->mutex);
  gate->n_begun++;
  g_cond_broadcast (&gate->changed);
  while (gate->n_begun < N_THREADS)
    g_cond_wait (&gate->changed, &gate->mutex);
  g_mutex_unlock (&gate->mutex);
}

static void
wait_for_gate (gpointer task,
               gpointer user_data)
{
  Gate *gate = user_data;

  g_mutex_lock (&gate->mutex);
  gate->n_begun++;
  g_cond_broadcast (&gate->changed);
  while (!gate->may_go_on)
    g_cond_wait (&gate->changed, &gate->mutex);
  g_mutex_unlock (&gate->mutex);
}

static void
test_all_tasks_are_done (void)
{
  int count = 0;
  LanyardWorkers *workers = lanyard_workers_new ("test", N_THREADS, count_task, &count);

  for (guint i = 0; i < N_TASKS; i++)
    lanyard_workers_push (workers, &count);
  lanyard_workers_free (workers);

  g_assert_cmpint (g_atomic_int_get (&count), ==, N_TASKS);
}

static void
test_threads_have_ended (void)
{
  Gate gate = { 0 };
  LanyardWorkers *workers = lanyard_workers_new ("test", N_THREADS, wait_for_others, &gate);

  for (guint i = 0; i < N_THREADS; i++)
    lanyard_workers_push (workers, &gate);
  lanyard_workers_free (workers);

  g_assert_cmpint (g_atomic_int_get (&n_ended), ==, N_THREADS);
}

static void
test_waiting_are_counted (void)
{
  Gate gate = { 0 };
  g_autoptr(LanyardWorkers) workers = lanyard_workers_new ("test", 1, wait_for_gate, &gate);

  lanyard_workers_push (workers, &gate);
  g_mutex_lock (&gate.mutex);
  while (gate.n_begun == 0)
    g_cond_wait (&gate.changed, &gate.mutex);
  g_assert_cmpuint (lanyard_workers_get_waiting (workers), ==, 0);
  lanyard_workers_push (workers, &gate);
  lanyard_workers_push (workers, &gate);
  g_assert_cmpuint (lanyard_workers_get_waiting (workers), ==, 2);
  gate.may_go_on = TRUE;
  g_cond_broadcast (&gate.changed);
  g_mutex_unlock (&gate.mutex);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/idp/workers/all-tasks-are-done", test_all_tasks_are_done);
  g_test_add_func ("/idp/workers/threads-have-ended", test_threads_have_ended);
  g_test_add_func ("/idp/workers/waiting-are-counted", test_waiting_are_counted);

  return g_test_run ();
}
