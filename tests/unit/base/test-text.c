/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lanyard-text.h"

#define D10 "0123456789"
#define D60 D10 D10 D10 D10 D10 D10

static void
test_visible (void)
{
  static const struct
  {
    const char *text;
    gsize limit;
    const char *expected;
  } cases[] = {
    { "", 0, "" },
    { "plain text, Größe, 日本", 0, "plain text, Größe, 日本" },
    { "a\x01" "b\x7f", 0, "a[U+0001]b[U+007F]" },
    { "line\r\nline\t", 0, "line[U+000D][U+000A]line[U+0009]" },
    { "\x1b[31mred", 0, "[U+001B][31mred" },
    { " a b ", 0, "[U+0020]a b[U+0020]" },
    { " ", 0, "[U+0020]" },
    { "a\u00a0b", 0, "a[U+00A0]b" },
    { "a\u200bb\u202e", 0, "a[U+200B]b[U+202E]" },
    { "\u2028\ufeff\ue000", 0, "[U+2028][U+FEFF][U+E000]" },
    { "\xff" "a", 0, "[0xFF]a" },
    { "\xc0\x80", 0, "[0xC0][0x80]" },
    { "a\xe2\x82", 0, "a[0xE2][0x82]" },
    { "\xed\xa0\x80", 0, "[0xED][0xA0][0x80]" },
    { "abcdef", 6, "abcdef" },
    { "abcdef", 3, "abc…" },
    { "日本語", 2, "日本…" },
    { "\x01\x02", 1, "[U+0001]…" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *visible = lanyard_text_make_visible (cases[i].text, cases[i].limit);

      g_assert_cmpstr (visible, ==, cases[i].expected);
      g_assert_true (g_utf8_validate (visible, -1, NULL));
    }
}

static void
test_make_slug (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { "Mail", "mail" },
    { "Größe & Co", "grosse-co" },
    { "  Google   Workspace  ", "google-workspace" },
    { "a/b.c_d", "a-b-c-d" },
    { "--x--", "x" },
    { "Salesforce (EU) 2", "salesforce-eu-2" },
    { "../../etc/passwd", "etc-passwd" },
    { "", "application" },
    { "---", "application" },
    { "日本", "application" },
    { "日本 1", "1" },
    { D60 "012345678", D60 "0123" },
    { D60 "012-4", D60 "012" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *slug = lanyard_text_make_slug (cases[i].text);

      g_assert_cmpstr (slug, ==, cases[i].expected);
      g_assert_true (lanyard_text_is_slug (slug));
    }
}

static void
test_is_slug (void)
{
  static const struct
  {
    const char *text;
    gboolean expected;
  } cases[] = {
    { "a", TRUE },
    { "a-1", TRUE },
    { "-", TRUE },
    { D60 "0123", TRUE },
    { NULL, FALSE },
    { "", FALSE },
    { D60 "01234", FALSE },
    { "A", FALSE },
    { "a b", FALSE },
    { "a_b", FALSE },
    { "a/b", FALSE },
    { "..", FALSE },
    { "a\n", FALSE },
    { "é", FALSE },
    { "a%20", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (lanyard_text_is_slug (cases[i].text), ==, cases[i].expected);
}

static void
test_append_json (void)
{
  static const struct
  {
    const char *text;
    const char *json;
  } cases[] = {
    { NULL, "\"\"" },
    { "", "\"\"" },
    { "Größe", "\"Größe\"" },
    { "\"a\\b\"", "\"\\\"a\\\\b\\\"\"" },
    { "\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\"" },
    { "a\001\037\177/", "\"a\\u0001\\u001f\\u007f/\"" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GString) json = g_string_new ("x");

      lanyard_text_append_json (json, cases[i].text);
      g_assert_cmpstr (json->str + 1, ==, cases[i].json);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/text/visible", test_visible);
  g_test_add_func ("/base/text/make-slug", test_make_slug);
  g_test_add_func ("/base/text/is-slug", test_is_slug);
  g_test_add_func ("/base/text/append-json", test_append_json);

  return g_test_run ();
}
