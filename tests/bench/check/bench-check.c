/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* All rules over 1,000 connectors with 1,000 people, over ten times the same
 * over 100 connectors with as many people: 1 when the work grows as the
 * connectors do. The time per connector is printed for information. */

#include "config.h"

#include "bench.h"
#include "crowd.h"

#define N_FEW 100
#define N_MANY 1000
#define N_PEOPLE 1000
#define GROWTH_MAX 1.5

static double
measure (Crowd *crowd)
{
  gint64 start = g_get_monotonic_time ();

  crowd_check (crowd, NULL);
  return (double) (g_get_monotonic_time () - start) / crowd->connectors->len;
}

int
main (void)
{
  Crowd *few = crowd_new (N_FEW, N_PEOPLE);
  Crowd *many = crowd_new (N_MANY, N_PEOPLE);
  double growth[BENCH_ROUNDS];
  double fastest = G_MAXDOUBLE;

  for (gsize i = 0; i < BENCH_ROUNDS; i++)
    {
      double small = measure (few), large = measure (many);

      growth[i] = large / small;
      fastest = MIN (fastest, large);
    }

  bench_print_at_most ("check-growth", GROWTH_MAX, growth, BENCH_ROUNDS);
  g_print ("# %.0f microseconds a connector\n", fastest);

  crowd_free (few);
  crowd_free (many);
  return 0;
}
