/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "crowd.h"

#define SOURCES_MAX 3

static LanyardCheckCounts
count (guint n_connectors,
       guint n_people)
{
  Crowd *crowd = crowd_new (n_connectors, n_people);
  LanyardCheckCounts counts = { 0 };

  crowd_check (crowd, &counts);
  crowd_free (crowd);
  return counts;
}

/* What is done grows as the connectors do, and people are looked at once for
 * each source, however many connectors they use. */
static void
test_growth (void)
{
  const LanyardCheckCounts few = count (20, 50);
  const LanyardCheckCounts many = count (200, 50);
  const LanyardCheckCounts crowded = count (20, 500);

  g_assert_cmpuint (few.rules, >, 0);
  g_assert_cmpuint (many.rules, ==, 10 * few.rules);
  g_assert_cmpuint (many.comparisons, ==, 10 * few.comparisons);
  g_assert_cmpuint (many.values, ==, few.values);
  g_assert_cmpuint (few.values, <=, 2 * SOURCES_MAX * 50);
  g_assert_cmpuint (crowded.values, ==, 10 * few.values);
  g_assert_cmpuint (crowded.comparisons, ==, few.comparisons);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check/growth", test_growth);

  return g_test_run ();
}
