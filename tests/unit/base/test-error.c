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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/error/parts", test_parts);
  g_test_add_func ("/base/error/format-is-not-applied-to-parts", test_format_is_not_applied_to_parts);
  g_test_add_func ("/base/error/no-receiver", test_no_receiver);

  return g_test_run ();
}
