/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench.h"

#include <stdlib.h>
#include <time.h>

static double
read_thread_seconds (void)
{
  struct timespec now;

  if (clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now) != 0)
    g_error ("There is no clock of the thread's time");

  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

/* How often a second of the calling thread's CPU time @func can be called:
 * other programs on the machine do not count. */
double
bench_measure_rate (BenchFunc func,
                    gpointer  user_data,
                    double    seconds)
{
  double start = read_thread_seconds ();
  double spent;
  guint count = 0;

  do
    {
      func (user_data);
      count++;
      spent = read_thread_seconds () - start;
    }
  while (spent < seconds);

  return count / spent;
}

static int
compare_doubles (const void *a,
                 const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* The median is the figure; @rounds is sorted. A figure that misses its bound
 * fails nothing: it is there to be read. */
void
bench_print_at_least (const char *name,
                      double      bound,
                      double     *rounds,
                      gsize       n_rounds)
{
  qsort (rounds, n_rounds, sizeof *rounds, compare_doubles);

  g_print ("%s %.3f (goal >= %g)\n", name, rounds[n_rounds / 2], bound);
  g_print ("  %" G_GSIZE_FORMAT " rounds: minimum %.3f, median %.3f, maximum %.3f\n",
           n_rounds, rounds[0], rounds[n_rounds / 2], rounds[n_rounds - 1]);
}
