/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-error.h"

static void
test_parts (void)
{
  static const struct
  {
    const char *what;
    const char *why;
    const char *fix;
    const char *expected;
  } cases[] = {
    { "What", NULL, NULL, "What." },
    { "What", "Why", "Fix", "What. Why. Fix." },
    { "What", "", "Fix", "What. Fix." },
    { "What.", "Why?", "Fix!", "What. Why? Fix!" },
    { "What:", "Why…", NULL, "What: Why…" },
    { "Voilà", "Ends in À", "日本", "Voilà. Ends in À. 日本." },
    { "“value”", NULL, "Fix", "“value”. Fix." },
    { "Two\nlines\r\n", NULL, NULL, "Two lines  ." },
    { "Byte \xe2", "\xff", NULL, "Byte �. �." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      lanyard_set_error (&error, LANYARD_ERROR, LANYARD_ERROR_IN_USE, cases[i].why, cases[i].fix, "%s", cases[i].what);
      g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_IN_USE);
      g_assert_cmpstr (error->message, ==, cases[i].expected);
    }
}

static void
test_format_is_not_applied_to_parts (void)
{
  g_autoptr(GError) error = NULL;

  lanyard_set_error (&error, LANYARD_ERROR, LANYARD_ERROR_FAILED, "100 %s", "%n", "“%s” of %d", "%d", 2);
  g_assert_cmpstr (error->message, ==, "“%d” of 2. 100 %s. %n.");
}

static void
test_no_receiver (void)
{
  lanyard_set_error (NULL, LANYARD_ERROR, LANYARD_ERROR_FAILED, NULL, NULL, "%s", "Nobody asked");
}

static void
assert_evidence (const GError *error,
                 const char   *received)
{
  const LanyardErrorParts *parts = lanyard_error_get_parts (error);

  g_assert_nonnull (parts);
  g_assert_cmpstr (parts->what, ==, "What");
  g_assert_null (parts->why);
  g_assert_cmpstr (parts->fix, ==, "Fix");
  g_assert_cmpstr (parts->code, ==, "some-code");
  g_assert_cmpstr (parts->rule, ==, "M-06");
  g_assert_cmpstr (parts->expected, ==, "a");
  g_assert_cmpstr (parts->received, ==, received);
}

/* The parts go where the error goes; what comes later does not replace the
 * first rule. */
static void
test_evidence (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) copy = NULL;

  lanyard_set_error (&error, LANYARD_ERROR, LANYARD_ERROR_REFUSED, NULL, "Fix", "What");
  lanyard_error_set_code (error, "some-code");
  lanyard_error_set_evidence (error, "M-06", "a", "b\nc");
  lanyard_error_set_evidence (error, "M-07", "x", "y");
  assert_evidence (error, "b[U+000A]c");

  copy = g_error_copy (error);
  g_clear_error (&error);
  assert_evidence (copy, "b[U+000A]c");
}

static void
test_error_without_parts (void)
{
  g_autoptr(GError) foreign = g_error_new_literal (g_quark_from_static_string ("foreign"), 1, "Foreign");
  g_autoptr(GError) plain = g_error_new_literal (LANYARD_ERROR, LANYARD_ERROR_FAILED, "Plain");

  lanyard_error_set_code (foreign, "code");
  lanyard_error_set_evidence (foreign, "M-06", "a", "b");
  lanyard_error_set_evidence (NULL, "M-06", "a", "b");
  g_assert_null (lanyard_error_get_parts (foreign));
  g_assert_null (lanyard_error_get_parts (NULL));
  g_assert_nonnull (lanyard_error_get_parts (plain));
  g_assert_null (lanyard_error_get_parts (plain)->what);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/error/parts", test_parts);
  g_test_add_func ("/base/error/format-is-not-applied-to-parts", test_format_is_not_applied_to_parts);
  g_test_add_func ("/base/error/no-receiver", test_no_receiver);

  g_test_add_func ("/base/error/evidence", test_evidence);
  g_test_add_func ("/base/error/without-parts", test_error_without_parts);

  return g_test_run ();
}
