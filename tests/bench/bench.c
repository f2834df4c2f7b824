/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench.h"

#include <stdlib.h>
#include <time.h>

/* How long one of two stays on before it is the other's turn: short, so that
 * whatever disturbs the machine disturbs both alike. */
#define SLICE 0.01
/* Longer, for threads have to start. */
#define SCALE_SLICE 0.05

typedef struct
{
  BenchFunc func;
  gpointer  user_data;
  gint64    end;      /* in microseconds of the monotonic clock */
  guint     count;
} Worker;

static double
read_thread_seconds (void)
{
  struct timespec now;

  if (clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now) != 0)
    g_error ("There is no clock of the thread's time");

  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

/* Calls @func for a slice; adds to how long and how often. */
static void
run_slice (BenchFunc  func,
           gpointer   user_data,
           double    *spent,
           guint     *count)
{
  double start = read_thread_seconds ();
  double now;

  do
    {
      func (user_data);
      (*count)++;
      now = read_thread_seconds ();
    }
  while (now - start < SLICE);

  *spent += now - start;
}

/* How many calls of @floor_func one call of @func costs, measured in turn for
 * @seconds of the calling thread's CPU time: other programs on the machine do
 * not count. */
double
bench_measure_cost (BenchFunc func,
                    gpointer  user_data,
                    BenchFunc floor_func,
                    gpointer  floor_data,
                    double    seconds)
{
  double spent = 0;
  double floor_spent = 0;
  guint count = 0;
  guint floor_count = 0;

  while (spent + floor_spent < seconds)
    {
      run_slice (floor_func, floor_data, &floor_spent, &floor_count);
      run_slice (func, user_data, &spent, &count);
    }

  return (spent / count) / (floor_spent / floor_count);
}

static gpointer
run_worker (gpointer user_data)
{
  Worker *worker = user_data;

  while (g_get_monotonic_time () < worker->end)
    {
      worker->func (worker->user_data);
      worker->count++;
    }

  return NULL;
}

/* How often @func can be called in @seconds by that many threads at once. */
static guint
count_calls (BenchFunc func,
             gpointer  user_data,
             guint     n_threads,
             double    seconds)
{
  gint64 end = g_get_monotonic_time () + (gint64) (seconds * G_USEC_PER_SEC);
  g_autofree Worker *workers = g_new0 (Worker, n_threads);
  g_autofree GThread **threads = g_new0 (GThread *, n_threads);
  guint count = 0;

  for (guint i = 0; i < n_threads; i++)
    {
      workers[i] = (Worker) { func, user_data, end, 0 };
      threads[i] = g_thread_new ("bench", run_worker, &workers[i]);
    }
  for (guint i = 0; i < n_threads; i++)
    {
      g_thread_join (threads[i]);
      count += workers[i].count;
    }

  return count;
}

/* How many times as much two threads do as one, in turn for @seconds. Needs
 * two idle cores: this is time on the wall. */
double
bench_measure_scale (BenchFunc func,
                     gpointer  user_data,
                     double    seconds)
{
  guint one = 0;
  guint two = 0;

  for (double spent = 0; spent < seconds; spent += 2 * SCALE_SLICE)
    {
      one += count_calls (func, user_data, 1, SCALE_SLICE);
      two += count_calls (func, user_data, 2, SCALE_SLICE);
    }

  return (double) two / one;
}

static int
compare_doubles (const void *a,
                 const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
print_figure (const char *name,
              const char *relation,
              double      bound,
              double     *rounds,
              gsize       n_rounds)
{
  qsort (rounds, n_rounds, sizeof *rounds, compare_doubles);

  g_print ("%s %.3f (goal %s %g)\n", name, rounds[n_rounds / 2], relation, bound);
  g_print ("  %" G_GSIZE_FORMAT " rounds: minimum %.3f, median %.3f, maximum %.3f\n",
           n_rounds, rounds[0], rounds[n_rounds / 2], rounds[n_rounds - 1]);
}

/* The median is the figure; @rounds is sorted. A figure that misses its bound
 * fails nothing: it is there to be read. */
void
bench_print_at_least (const char *name,
                      double      bound,
                      double     *rounds,
                      gsize       n_rounds)
{
  print_figure (name, ">=", bound, rounds, n_rounds);
}

/* As bench_print_at_least(), of what should be small. */
void
bench_print_at_most (const char *name,
                     double      bound,
                     double     *rounds,
                     gsize       n_rounds)
{
  print_figure (name, "<=", bound, rounds, n_rounds);
}
