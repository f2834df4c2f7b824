/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-text-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* The lines that end between @begin and @end. */
static guint
count_line_ends (const char *begin,
                 const char *end)
{
  guint n = 0;

  for (const char *p = begin; p < end; p++)
    n += *p == '\n' || (*p == '\r' && (p + 1 == end || p[1] != '\n'));

  return n;
}

/**
 * lanyard_text_file_open:
 * @bytes: a file, as it came
 * @encoding_fix: what to do about another encoding than UTF-8, translated
 * @begin: (out) (transfer none): its text in @bytes, past a byte order mark;
 *   never %NULL
 * @end: (out) (transfer none): where that ends
 * @error: %LANYARD_ERROR_INVALID: it is larger than
 *   %LANYARD_TEXT_FILE_SIZE_MAX bytes, or no UTF-8, with the line where that
 *   begins
 *
 * Returns: whether it can be read line by line
 */
gboolean
lanyard_text_file_open (GBytes      *bytes,
                        const char  *encoding_fix,
                        const char **begin,
                        const char **end,
                        GError     **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *bad;

  if (data == NULL)
    data = "";
  if (size > LANYARD_TEXT_FILE_SIZE_MAX)
    return lanyard_text_file_set_too_large (error, 1, _("the file is larger than 64 MiB"));
  if (!g_utf8_validate_len (data, size, &bad))
    return lanyard_text_file_set_fault (error, _("Letters would turn into others"), encoding_fix,
                                        1 + count_line_ends (data, bad), _("the text is not UTF-8"));

  *begin = data + (size >= 3 && memcmp (data, BYTE_ORDER_MARK, 3) == 0 ? 3 : 0);
  *end = data + size;
  return TRUE;
}

/**
 * lanyard_text_file_set_fault:
 * @error: set to %LANYARD_ERROR_INVALID
 * @why: (nullable): why it matters
 * @fix: (nullable): what to do
 * @line: where, from 1
 * @what: what is wrong there
 *
 * Returns: %FALSE
 */
gboolean
lanyard_text_file_set_fault (GError     **error,
                             const char  *why,
                             const char  *fix,
                             guint        line,
                             const char  *what)
{
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID, why, fix,
                     /* Translators: a line of a file, then what is wrong there */
                     _("Line %u: %s"), line, what);
  return FALSE;
}

/**
 * lanyard_text_file_set_too_large:
 * @error: set to %LANYARD_ERROR_INVALID
 * @line: where, from 1
 * @what: what is larger than what
 *
 * Returns: %FALSE
 */
gboolean
lanyard_text_file_set_too_large (GError     **error,
                                 guint        line,
                                 const char  *what)
{
  return lanyard_text_file_set_fault (error, NULL, _("Divide it into several files"), line, what);
}
