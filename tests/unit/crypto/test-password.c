/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-password.h"

#include <string.h>
#include <time.h>

#include "lanyard-random.h"

static void
test_round_trip (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *hash = lanyard_password_hash ("correct horse", &error);
  g_autofree char *again = lanyard_password_hash ("correct horse", &error);

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (hash, "$scrypt$ln=15,r=8,p=1$"));
  g_assert_cmpstr (hash, !=, again);
  g_assert_true (lanyard_password_verify ("correct horse", hash));
  g_assert_false (lanyard_password_verify ("correct horsf", hash));
  g_assert_false (lanyard_password_verify ("", hash));
  g_assert_false (lanyard_password_needs_upgrade (hash));
}

/* Computed with Python's hashlib.scrypt. */
static void
test_known_answer (void)
{
  static const char hash[] = "$scrypt$ln=14,r=8,p=1$MDEyMzQ1Njc4OWFiY2RlZg$"
                             "wOBlTLx2kTvDnlM7GeRqLPJSaL8dgO6Mbiarn6WFHEI";

  g_assert_true (lanyard_password_verify ("pleaseletmein", hash));
  g_assert_false (lanyard_password_verify ("pleaseletmeIn", hash));
  g_assert_true (lanyard_password_needs_upgrade (hash));
}

/* The password is the right one, so only how the costs are written counts. */
static void
test_malformed_costs (void)
{
  static const char *costs[] = {
    "ln=14,r=+8,p=1", "ln=14,r= 8,p=1", "ln=14,r=8,p=-1", "ln=14,r=8", "ln=14,r=8,p=1,q=1", "r=8,ln=14,p=1", "ln=14,r=8,p=1x",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (costs); i++)
    {
      g_autofree char *hash = g_strconcat ("$scrypt$", costs[i], "$MDEyMzQ1Njc4OWFiY2RlZg$"
                                           "wOBlTLx2kTvDnlM7GeRqLPJSaL8dgO6Mbiarn6WFHEI", NULL);

      g_assert_false (lanyard_password_verify ("pleaseletmein", hash));
    }
}

static void
test_unusable_hashes (void)
{
  static const char *hashes[] = {
    NULL,
    "",
    "$scrypt$",
    "$2b$12$abcdefghijklmnopqrstuv",
    "$scrypt$ln=15,r=8,p=1$AAAA$AAAA",
    "$scrypt$ln=15,r=8,p=1x$MDEyMzQ1Njc4OWFiY2RlZg$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "$scrypt$ln=0,r=8,p=1$MDEyMzQ1Njc4OWFiY2RlZg$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "$scrypt$ln=63,r=8,p=1$MDEyMzQ1Njc4OWFiY2RlZg$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (hashes); i++)
    {
      g_assert_false (lanyard_password_verify ("", hashes[i]));
      g_assert_false (lanyard_password_verify ("x", hashes[i]));
    }
}

/* Of the processor, in nanoseconds. */
static gint64
measure_verify (const char *hash)
{
  struct timespec begin, end;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &begin);
  g_assert_false (lanyard_password_verify ("wrong", hash));
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &end);

  return (end.tv_sec - begin.tv_sec) * G_GINT64_CONSTANT (1000000000) + end.tv_nsec - begin.tv_nsec;
}

/* An old hash, and one that is known but good for nothing, takes the work of
 * an unknown name. */
static void
test_equal_work (void)
{
#define TAIL "$MDEyMzQ1Njc4OWFiY2RlZg$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
  static const char * const hashes[] = {
    "$scrypt$ln=14,r=8,p=1" TAIL, "$scrypt$ln=4,r=8,p=1" TAIL, "$scrypt$ln=15,r=4,p=1" TAIL,
    "$scrypt$ln=20,r=99,p=1" TAIL, "$2y$10$abc",
  };
#undef TAIL

  for (gsize i = 0; i < G_N_ELEMENTS (hashes); i++)
    {
      gint64 known = G_MAXINT64, unknown = G_MAXINT64;

      /* What else runs on the machine makes it longer, never shorter. */
      for (int j = 0; j < 4; j++)
        {
          known = MIN (known, measure_verify (hashes[i]));
          unknown = MIN (unknown, measure_verify (NULL));
        }
      g_assert_cmpint (known, >, unknown * 6 / 10);
    }
}

static void
test_random (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; i < 1000; i++)
    {
      char *id = lanyard_random_dup_id ();

      g_assert_cmpuint (strlen (id), ==, 41);
      g_assert_cmpint (id[0], ==, '_');
      g_assert_cmpuint (strspn (id + 1, "0123456789abcdef"), ==, 40);
      g_assert_true (g_hash_table_add (seen, id));
    }
  for (int i = 0; i < 1000; i++)
    {
      char *token = lanyard_random_dup_token (32);

      g_assert_cmpuint (strlen (token), ==, 43);
      g_assert_null (strpbrk (token, "+/="));
      g_assert_true (g_hash_table_add (seen, token));
    }
}

static void
test_secret_equal (void)
{
  g_assert_true (lanyard_secret_equal ("abc", "abc"));
  g_assert_true (lanyard_secret_equal ("", ""));
  g_assert_false (lanyard_secret_equal ("abc", "abd"));
  g_assert_false (lanyard_secret_equal ("abc", "abcd"));
  g_assert_false (lanyard_secret_equal (NULL, NULL));
  g_assert_false (lanyard_secret_equal (NULL, ""));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/crypto/password/round-trip", test_round_trip);
  g_test_add_func ("/crypto/password/known-answer", test_known_answer);
  g_test_add_func ("/crypto/password/malformed-costs", test_malformed_costs);
  g_test_add_func ("/crypto/password/unusable-hashes", test_unusable_hashes);
  g_test_add_func ("/crypto/password/a-25-equal-work", test_equal_work);
  g_test_add_func ("/crypto/random", test_random);
  g_test_add_func ("/crypto/secret-equal", test_secret_equal);

  return g_test_run ();
}
