/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-text-file.h"

struct _LanyardCsvReader
{
  GBytes     *bytes;
  const char *p;
  const char *end;
  guint       line;         /* of @p, from 1 */
  guint       n_rows;
  char        separator;
};

static const char separators[] = { ',', ';', '\t' };

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r';
}

/* Whether a spreadsheet that opens @cell could run it: also with the wide
 * forms of the characters, and with marks of text before them. */
static gboolean
looks_like_formula (const char *cell)
{
  gunichar c = g_utf8_get_char (cell + strspn (cell, "'"));

  return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r' || c == '\n' ||
         c == 0xff1d || c == 0xff0b || c == 0xff0d || c == 0xff20;
}

/* Takes the mark of text away that the writer puts before such cells. */
static void
remove_guard (GString *cell)
{
  if (cell->str[0] == '\'' && looks_like_formula (cell->str))
    g_string_erase (cell, 0, 1);
}

/* What the first row has most of outside of quotes, else a comma. */
static char
find_separator (const char *begin,
                const char *end)
{
  guint counts[G_N_ELEMENTS (separators)] = { 0 };
  gboolean quoted = FALSE;
  gsize best = 0;

  for (const char *p = begin; p < end && (quoted || !is_line_end (*p)); p++)
    {
      if (*p == '"')
        quoted = !quoted;
      for (gsize i = 0; i < G_N_ELEMENTS (separators); i++)
        counts[i] += !quoted && *p == separators[i];
    }

  for (gsize i = 1; i < G_N_ELEMENTS (separators); i++)
    if (counts[i] > counts[best])
      best = i;

  return separators[best];
}

/**
 * lanyard_csv_reader_new:
 * @bytes: a file, as it came
 * @error: %LANYARD_ERROR_INVALID: it is larger than %LANYARD_TEXT_FILE_SIZE_MAX
 *   bytes, or no UTF-8, with the line where that begins
 *
 * Returns: (transfer full): a reader that stands before the first row
 */
LanyardCsvReader *
lanyard_csv_reader_new (GBytes  *bytes,
                        GError **error)
{
  LanyardCsvReader *self;
  const char *begin;
  const char *end;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (!lanyard_text_file_open (bytes, _("Save the table as CSV with the encoding UTF-8"), &begin, &end, error))
    return NULL;

  self = g_new0 (LanyardCsvReader, 1);
  self->bytes = g_bytes_ref (bytes);
  self->end = end;
  self->p = begin;
  self->line = 1;
  self->separator = find_separator (self->p, self->end);

  return self;
}

void
lanyard_csv_reader_free (LanyardCsvReader *self)
{
  if (self == NULL)
    return;

  g_bytes_unref (self->bytes);
  g_free (self);
}

/**
 * lanyard_csv_reader_get_separator:
 * @self: a reader
 *
 * Returns: what is between two cells: comma, semicolon or tab
 */
char
lanyard_csv_reader_get_separator (LanyardCsvReader *self)
{
  g_return_val_if_fail (self != NULL, ',');

  return self->separator;
}

/* CRLF, LF or CR. */
static void
skip_line_end (LanyardCsvReader *self)
{
  if (*self->p == '\r' && self->p + 1 < self->end && self->p[1] == '\n')
    self->p++;
  self->p++;
  self->line++;
}

static gboolean
is_cell_end (LanyardCsvReader *self)
{
  return self->p == self->end || *self->p == self->separator || is_line_end (*self->p);
}

/* The part that begins at @begin, which is the second or a later one of a cell
 * that has quotes in it. */
static gboolean
take_part (LanyardCsvReader  *self,
           GString           *cell,
           const char        *begin,
           GError           **error)
{
  gsize length = (gsize) (self->p - begin);

  if (cell->len + length > LANYARD_CSV_CELL_MAX)
    return lanyard_text_file_set_too_large (error, self->line, _("a cell is longer than 64 KiB"));

  g_string_append_len (cell, begin, (gssize) length);
  return TRUE;
}

static gboolean
read_plain (LanyardCsvReader  *self,
            GString           *cell,
            GError           **error)
{
  const char *begin = self->p;

  for (; !is_cell_end (self); self->p++)
    if (*self->p == '"')
      return lanyard_text_file_set_fault (error, _("It cannot be told where the cell ends"),
                                          _("Put the whole cell in quotes and write each quote in it twice"),
                                          self->line, _("there is a quote in the middle of a cell"));

  return take_part (self, cell, begin, error);
}

static gboolean
read_quoted (LanyardCsvReader  *self,
             GString           *cell,
             GError           **error)
{
  guint first_line = self->line;
  const char *begin = ++self->p;

  while (self->p < self->end)
    {
      if (is_line_end (*self->p))
        {
          skip_line_end (self);
          continue;
        }
      if (*self->p++ != '"')
        continue;
      if (self->p == self->end || *self->p != '"')
        break;

      /* Of two quotes the first stays. */
      if (!take_part (self, cell, begin, error))
        return FALSE;
      begin = ++self->p;
    }

  if (self->p == begin || self->p[-1] != '"')
    return lanyard_text_file_set_fault (error, _("It cannot be told where the cell ends"), _("Add the second quote"),
                                        first_line, _("a quote is opened there and never closed"));
  if (!is_cell_end (self))
    return lanyard_text_file_set_fault (error, _("It cannot be told where the cell ends"),
                                        _("Put the whole cell in quotes and write each quote in it twice"),
                                        self->line, _("something follows the quote that ends a cell"));

  if (!take_part (self, cell, begin, error))
    return FALSE;
  g_string_truncate (cell, cell->len - 1);
  return TRUE;
}

static char **
read_row (LanyardCsvReader  *self,
          GError           **error)
{
  g_autoptr(GPtrArray) row = g_ptr_array_new_with_free_func (g_free);
  gboolean ended = FALSE;

  while (!ended)
    {
      g_autoptr(GString) cell = g_string_new (NULL);
      gboolean quoted = self->p < self->end && *self->p == '"';

      if (row->len == LANYARD_CSV_COLUMNS_MAX)
        {
          lanyard_text_file_set_too_large (error, self->line, _("there are more than 1024 columns"));
          return NULL;
        }
      if (!(quoted ? read_quoted (self, cell, error) : read_plain (self, cell, error)))
        return NULL;

      remove_guard (cell);
      g_ptr_array_add (row, g_string_free (g_steal_pointer (&cell), FALSE));

      ended = self->p == self->end || *self->p != self->separator;
      if (!ended)
        self->p++;
    }

  if (self->p < self->end)
    skip_line_end (self);
  g_ptr_array_add (row, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&row), FALSE);
}

/**
 * lanyard_csv_reader_next:
 * @self: a reader
 * @cells: (out) (transfer full) (nullable): the cells of the next row, at
 *   least one; %NULL at the end
 * @line: (out): where the row begins, from 1
 * @error: %LANYARD_ERROR_INVALID: the quotes are wrong, or the row goes beyond
 *   one of the limits
 *
 * Empty lines are passed over. After an error there is no next row: it cannot
 * be told where one would begin.
 *
 * Returns: whether nothing was wrong
 */
gboolean
lanyard_csv_reader_next (LanyardCsvReader   *self,
                         char             ***cells,
                         guint              *line,
                         GError            **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  *cells = NULL;
  while (self->p < self->end && is_line_end (*self->p))
    skip_line_end (self);

  *line = self->line;
  if (self->p == self->end)
    return TRUE;
  if (++self->n_rows > LANYARD_CSV_ROWS_MAX)
    return lanyard_text_file_set_too_large (error, self->line, _("there are more than 250,000 rows"));

  *cells = read_row (self, error);
  return *cells != NULL;
}

static void
append_cell (GString    *text,
             const char *cell)
{
  gsize length = strlen (cell);
  gboolean guarded = looks_like_formula (cell);
  gboolean quoted = guarded || length == 0 || strpbrk (cell, ",;\t\"\r\n") != NULL || cell[0] == ' ' ||
                    cell[length - 1] == ' ';

  if (!quoted)
    {
      g_string_append (text, cell);
      return;
    }

  g_string_append (text, guarded ? "\"'" : "\"");
  for (const char *p = cell; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *p);
    }
  g_string_append_c (text, '"');
}

/* A spreadsheet that divides rows at something else than commas takes a part
 * of a cell for a cell. */
static char *
guard_parts (const char *cell)
{
  GString *guarded = g_string_sized_new (strlen (cell));

  for (const char *p = cell; *p != '\0'; p++)
    {
      g_string_append_c (guarded, *p);
      if ((*p == ';' || *p == '\t' || is_line_end (*p)) && looks_like_formula (p + 1 + strspn (p + 1, " \"")))
        g_string_append_c (guarded, '\'');
    }

  return g_string_free (guarded, FALSE);
}

/**
 * lanyard_csv_append_row:
 * @text: where to
 * @cells: (array zero-terminated=1): a row, UTF-8
 *
 * Appends a row with commas and CRLF. A cell that a spreadsheet would take for
 * a formula gets an apostrophe before it, which makes it a text there, and
 * which the reader takes away.
 */
void
lanyard_csv_append_row (GString            *text,
                        const char * const *cells)
{
  g_return_if_fail (text != NULL);
  g_return_if_fail (cells != NULL);

  for (gsize i = 0; cells[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      /* An empty cell needs quotes only where it would be an empty line. */
      if (*cells[i] != '\0' || (i == 0 && cells[1] == NULL))
        append_cell (text, cells[i]);
    }
  g_string_append (text, "\r\n");
}

/**
 * lanyard_csv_append_report:
 * @text: where to
 * @cells: (array zero-terminated=1): a row, UTF-8
 *
 * Like lanyard_csv_append_row(), for what strangers have a say in and nobody
 * reads back: formulas are guarded inside of cells, too.
 */
void
lanyard_csv_append_report (GString            *text,
                           const char * const *cells)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) guarded = NULL;

  g_return_if_fail (text != NULL);
  g_return_if_fail (cells != NULL);

  for (gsize i = 0; cells[i] != NULL; i++)
    {
      g_autofree char *cell = guard_parts (cells[i]);

      g_strv_builder_add (builder, cell);
    }
  guarded = g_strv_builder_end (builder);
  lanyard_csv_append_row (text, (const char * const *) guarded);
}
