/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lanyard-csv.h"
#include "lanyard-error.h"
#include "lanyard-text-file.h"

static LanyardCsvReader *
read_text (const char  *text,
           gsize        size,
           GError     **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, size);

  return lanyard_csv_reader_new (bytes, error);
}

/* "LINE|CELL|CELL" for each row; @error is the first one. */
static char *
describe (const char  *text,
          gsize        size,
          GError     **error)
{
  g_autoptr(LanyardCsvReader) reader = read_text (text, size, error);
  g_autoptr(GString) rows = g_string_new (NULL);

  while (reader != NULL)
    {
      g_auto(GStrv) cells = NULL;
      g_autofree char *joined = NULL;
      guint line;

      if (!lanyard_csv_reader_next (reader, &cells, &line, error) || cells == NULL)
        break;
      joined = g_strjoinv ("|", cells);
      g_string_append_printf (rows, "%s%u|%s", rows->len > 0 ? "/" : "", line, joined);
    }

  return g_string_free (g_steal_pointer (&rows), FALSE);
}

static void
test_rows (void)
{
  static const struct
  {
    const char *text;
    const char *rows;
  } cases[] = {
    { "", "" },
    { "\xef\xbb\xbf", "" },
    { "a", "1|a" },
    { "\xef\xbb\xbf" "a,b\r\nc,d\r\n", "1|a|b/2|c|d" },
    { "a,b\nc,d", "1|a|b/2|c|d" },
    { "a,b\rc,d\r", "1|a|b/2|c|d" },
    { "a;b,c\nd;e,f\n", "1|a;b|c/2|d;e|f" },
    { "a;b;c\nd;e,f;g\n", "1|a|b|c/2|d|e,f|g" },
    { "a\tb\nc,d\te", "1|a|b/2|c,d|e" },
    { "\"a;b;c\",d\ne;f,g", "1|a;b;c|d/2|e;f|g" },
    { "a,\"b \"\"c\"\"\"\n", "1|a|b \"c\"" },
    { "a,\"b\r\nc\rd\ne\"\nf,g", "1|a|b\r\nc\rd\ne/5|f|g" },
    { "\n\n a,\n\n,b\n", "3| a|/5||b" },
    { "\"\"\n\"\",\"\"", "1|/2||" },
    { "\"\"\"\"", "1|\"" },
    { "'=1,'a,=1,''=1", "1|=1|'a|=1|'=1" },
    { "\"'\tx\",\"'\r\",'@a,'+1,'-1", "1|\tx|\r|@a|+1|-1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *rows = describe (cases[i].text, strlen (cases[i].text), &error);

      g_assert_no_error (error);
      g_assert_cmpstr (rows, ==, cases[i].rows);
    }
}

#define TEXT(text) text, sizeof text - 1

static void
test_faults (void)
{
  static const struct
  {
    const char *text;
    gsize       size;
    const char *line;
  } cases[] = {
    { TEXT ("a,b\nc,\"d\ne,f\n"), "Line 2:" },
    { TEXT ("\"a\"\""), "Line 1:" },
    { TEXT ("\""), "Line 1:" },
    { TEXT ("a,b\nc,d\"e\n"), "Line 2:" },
    { TEXT ("a\n\"b\nc\"d\n"), "Line 3:" },
    { TEXT ("a\n\"b\" ,c"), "Line 2:" },
    { TEXT ("a\r\nb\r\n\xff"), "Line 3:" },
    { TEXT ("a\nb\0c"), "Line 2:" },
    { TEXT ("\xff\xfe" "a\0"), "Line 1:" },
    { TEXT ("a\rb\rM\xfcller"), "Line 3:" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *rows = describe (cases[i].text, cases[i].size, &error);

      g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, cases[i].line));
    }
}

static void
check_limit (GString  *text,
             gboolean  refused)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *rows = describe (text->str, text->len, &error);

  if (refused)
    g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID);
  else
    g_assert_no_error (error);
}

static void
append_times (GString    *text,
              const char *part,
              gsize       n)
{
  for (gsize i = 0; i < n; i++)
    g_string_append (text, part);
}

static void
test_limits (void)
{
  static const struct
  {
    const char *part;
    gsize       most;
  } cases[] = {
    { ",", LANYARD_CSV_COLUMNS_MAX - 1 },
    { "x", LANYARD_CSV_CELL_MAX },
    { "x\n", LANYARD_CSV_ROWS_MAX },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);

      append_times (text, cases[i].part, cases[i].most);
      check_limit (text, FALSE);
      append_times (text, cases[i].part, 1);
      check_limit (text, TRUE);
    }
}

static void
test_size (void)
{
  g_autoptr(GBytes) bytes = g_bytes_new_take (g_malloc0 (LANYARD_TEXT_FILE_SIZE_MAX + 1), LANYARD_TEXT_FILE_SIZE_MAX + 1);
  g_autoptr(GError) error = NULL;

  g_assert_null (lanyard_csv_reader_new (bytes, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID);
}

/* What a spreadsheet could run begins with an apostrophe, and nothing of it
 * is left when it is read. */
static void
test_formulas (void)
{
  static const char * const cells[] = {
    "=1+1", "+49 30 1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "'=1", "''@", "＝1", "=a\"b\",c", NULL,
  };
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardCsvReader) reader = NULL;

  for (gsize i = 0; cells[i] != NULL; i++)
    {
      g_autoptr(GString) cell = g_string_new (NULL);

      lanyard_csv_append_row (cell, (const char *[]) { cells[i], NULL });
      g_assert_true (g_str_has_prefix (cell->str, "\"'"));
    }

  lanyard_csv_append_row (text, cells);
  reader = read_text (text->str, text->len, &error);
  g_assert_no_error (error);
  {
    g_auto(GStrv) read = NULL;
    guint line;

    g_assert_true (lanyard_csv_reader_next (reader, &read, &line, &error));
    g_assert_cmpstrv (read, cells);
  }
}

/* Also for a spreadsheet that divides cells at semicolons, or at lines. */
static void
test_report (void)
{
  static const struct
  {
    const char *cell;
    const char *text;
  } cases[] = {
    { "plain; text", "\"plain; text\"\r\n" },
    { "x;=1", "\"x;'=1\"\r\n" },
    { "x; \"=1;y", "\"x;' \"\"=1;y\"\r\n" },
    { "x\n@a\r\n-1", "\"x\n'@a\r'\n'-1\"\r\n" },
    { "=1;=2", "\"'=1;'=2\"\r\n" },
    { "x;", "\"x;\"\r\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);

      lanyard_csv_append_report (text, (const char *[]) { cases[i].cell, NULL });
      g_assert_cmpstr (text->str, ==, cases[i].text);
    }
}

static void
test_writer (void)
{
  static const struct
  {
    const char *cells[4];
    const char *text;
  } cases[] = {
    { { "a", "b", NULL }, "a,b\r\n" },
    { { "a", "", "", NULL }, "a,,\r\n" },
    { { "", NULL }, "\"\"\r\n" },
    { { "", "", NULL }, ",\r\n" },
    { { "a,b", "c;d", "e\tf", NULL }, "\"a,b\",\"c;d\",\"e\tf\"\r\n" },
    { { "a \"b\"", "c\r\nd", " e", NULL }, "\"a \"\"b\"\"\",\"c\r\nd\",\" e\"\r\n" },
    { { "it's", "'a", NULL }, "it's,'a\r\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);

      lanyard_csv_append_row (text, cases[i].cells);
      g_assert_cmpstr (text->str, ==, cases[i].text);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv/rows", test_rows);
  g_test_add_func ("/csv/faults", test_faults);
  g_test_add_func ("/csv/limits", test_limits);
  g_test_add_func ("/csv/size", test_size);
  g_test_add_func ("/csv/formulas", test_formulas);
  g_test_add_func ("/csv/report", test_report);
  g_test_add_func ("/csv/writer", test_writer);

  return g_test_run ();
}
