/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-error.h"
#include "lanyard-time.h"

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    gint64 expected;
  } cases[] = {
    { "1970-01-01T00:00:00Z", 0 },
    { "2026-11-21T10:00:00Z", 1795255200 },
    { "2026-11-21T10:00:00", 1795255200 },
    { "2026-11-21T10:00:00.999Z", 1795255200 },
    { "2026-11-21T10:00:00.123456789+00:00", 1795255200 },
    { "2026-11-21T12:30:00+02:30", 1795255200 },
    { "2026-11-21T05:00:00-05:00", 1795255200 },
    { "2028-02-29T00:00:00Z", 1835395200 },
    { "1969-12-31T23:59:59Z", -1 },
    { "9999-12-31T23:59:59Z", 253402300799 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      gint64 seconds = 42;

      g_assert_true (lanyard_time_parse (cases[i].text, &seconds, &error));
      g_assert_no_error (error);
      g_assert_cmpint (seconds, ==, cases[i].expected);
    }
}

static void
test_refused (void)
{
  static const char * const cases[] = {
    "",
    "now",
    "2026-11-21",
    "2026-11-21 10:00:00Z",
    "2026-11-21t10:00:00z",
    "20261121T100000Z",
    "2026-W47-6T10:00:00Z",
    "2026-325T10:00:00Z",
    "2026-11-21T10:00Z",
    "2026-11-21T10:00:00,5Z",
    "2026-11-21T10:00:00.Z",
    "2026-11-21T10:00:00+02",
    "2026-11-21T10:00:00+0200",
    "2026-11-21T10:00:00ZZ",
    " 2026-11-21T10:00:00Z",
    "2026-11-21T10:00:00Z\n",
    "2026-13-01T10:00:00Z",
    "2026-02-29T10:00:00Z",
    "2026-11-21T25:00:00Z",
    "2026-11-21T10:60:00Z",
    "12026-11-21T10:00:00Z",
    "-2026-11-21T10:00:00Z",
    "２０２６-11-21T10:00:00Z",
    "2026-11-21T10:00:00\xff",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      gint64 seconds = 42;

      if (lanyard_time_parse (cases[i], &seconds, &error))
        g_error ("Taken for a time: “%s”", cases[i]);
      g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID);
      g_assert_cmpint (seconds, ==, 42);
    }
}

static void
test_format (void)
{
  static const struct
  {
    gint64 seconds;
    const char *expected;
  } cases[] = {
    { 0, "1970-01-01T00:00:00Z" },
    { 1795255200, "2026-11-21T10:00:00Z" },
    { -1, "1969-12-31T23:59:59Z" },
    { -86400, "1969-12-31T00:00:00Z" },
    { -62135596800, "0001-01-01T00:00:00Z" },
    { 951782400, "2000-02-29T00:00:00Z" },
    { 4107542399, "2100-02-28T23:59:59Z" },
    { 4107542400, "2100-03-01T00:00:00Z" },
    { 253402300799, "9999-12-31T23:59:59Z" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = lanyard_time_format (cases[i].seconds);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_duration (void)
{
  static const struct
  {
    const char *text;
    gint64      seconds;   /* -1: refused */
  } cases[] = {
    { "PT0S", 0 },
    { "PT1S", 1 },
    { "PT1.9S", 1 },
    { "PT1421926751S", 1421926751 },
    { "P1DT12H", 129600 },
    { "P1M", 2592000 },
    { "PT1M", 60 },
    { "P1Y2M3DT4H5M6S", ((365 + 60 + 3) * 24 + 4) * 3600 + 306 },
    { "", -1 },
    { "P", -1 },
    { "PT", -1 },
    { "P1DT", -1 },
    { "-P1D", -1 },
    { "P1H", -1 },
    { "PT1H1D", -1 },
    { "1D", -1 },
    { "PT99999999999S", -1 },
    { "P1D\n", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      gint64 seconds = -1;

      if (lanyard_time_parse_duration (cases[i].text, &seconds, &error))
        g_assert_no_error (error);
      else
        g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID);
      g_assert_cmpint (seconds, ==, cases[i].seconds);
    }
}

static void
test_now (void)
{
  gint64 before = g_get_real_time () / G_USEC_PER_SEC;
  gint64 now = lanyard_time_now ();
  gint64 after = g_get_real_time () / G_USEC_PER_SEC;

  g_assert_cmpint (before, <=, now);
  g_assert_cmpint (now, <=, after);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/time/parse", test_parse);
  g_test_add_func ("/base/time/refused", test_refused);
  g_test_add_func ("/base/time/format", test_format);
  g_test_add_func ("/base/time/duration", test_duration);
  g_test_add_func ("/base/time/now", test_now);

  return g_test_run ();
}
