/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Tables of people: their rows, which must be the same when they are written
 * and read again, and what their columns are for. */

#include "config.h"

#include "fuzz.h"
#include "lanyard-csv.h"
#include "lanyard-people-import.h"

static void
check_values (const char *cell)
{
  g_auto(GStrv) values = lanyard_people_values_split (cell);
  g_autofree char *joined = lanyard_people_values_join ((const char * const *) values);
  g_auto(GStrv) again = lanyard_people_values_split (joined);

  g_assert_cmpstrv (again, values);
}

static void
check_row (char **cells)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardCsvReader) reader = NULL;
  g_auto(GStrv) again = NULL;
  guint line;

  /* A row of its own decides about the separator; commas must win. */
  for (guint i = 0; i <= 2 * g_strv_length (cells); i++)
    g_string_append_c (text, ',');
  g_string_append (text, "\r\n");
  lanyard_csv_append_row (text, (const char * const *) cells);
  bytes = g_bytes_new (text->str, text->len);

  reader = lanyard_csv_reader_new (bytes, &error);
  g_assert_no_error (error);
  if (!lanyard_csv_reader_next (reader, &again, &line, &error))
    return;
  g_clear_pointer (&again, g_strfreev);
  g_assert_true (lanyard_csv_reader_next (reader, &again, &line, &error));
  g_assert_cmpstrv (again, cells);

  for (gsize i = 0; cells[i] != NULL; i++)
    check_values (cells[i]);
}

static void
check_columns (char **cells)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) columns = lanyard_people_columns_recognise ((const char * const *) cells, NULL, &error);

  fuzz_check (columns != NULL, error);
  for (guint i = 0; columns != NULL && i < columns->len; i++)
    {
      LanyardPeopleColumn *column = columns->pdata[i];

      g_assert_true ((column->field != NULL) != (column->reason != NULL));
      g_assert_true (column->field == NULL || lanyard_people_field_is_valid (column->field));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardCsvReader) reader = lanyard_csv_reader_new (bytes, &error);

  fuzz_check (reader != NULL, error);
  for (guint n = 0; reader != NULL; n++)
    {
      g_auto(GStrv) cells = NULL;
      guint line;
      gboolean read = lanyard_csv_reader_next (reader, &cells, &line, &error);

      fuzz_check (read, error);
      if (cells == NULL)
        break;
      check_row (cells);
      if (n == 0)
        check_columns (cells);
    }

  return 0;
}
