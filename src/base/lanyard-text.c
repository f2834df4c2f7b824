/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-text.h"

#include <string.h>

#define SLUG_MAX 64

static gboolean
is_invisible (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_CONTROL ||
         type == G_UNICODE_FORMAT ||
         type == G_UNICODE_LINE_SEPARATOR ||
         type == G_UNICODE_PARAGRAPH_SEPARATOR ||
         type == G_UNICODE_PRIVATE_USE ||
         (type == G_UNICODE_SPACE_SEPARATOR && c != ' ');
}

/**
 * lanyard_text_make_visible:
 * @text: a value that came from outside, any bytes
 * @limit: the most characters of it to show, 0 for all
 *
 * For messages, logs and pages: control and invisible characters are written
 * as "[U+200B]", bytes that are not UTF-8 as "[0xFF]", and a blank at either
 * end as "[U+0020]".
 *
 * Returns: (transfer full): printable UTF-8 on one line
 */
char *
lanyard_text_make_visible (const char *text,
                           gsize       limit)
{
  g_autoptr(GString) visible = g_string_new (NULL);
  const char *start = text;
  gsize count = 0;

  g_return_val_if_fail (text != NULL, NULL);

  for (const char *p = text; *p != '\0'; count++)
    {
      gunichar c = g_utf8_get_char_validated (p, -1);

      if (limit > 0 && count == limit)
        {
          g_string_append (visible, "…");
          break;
        }

      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          g_string_append_printf (visible, "[0x%02X]", (guint) (guchar) *p);
          p++;
          continue;
        }

      if (is_invisible (c) || (c == ' ' && (p == start || p[1] == '\0')))
        g_string_append_printf (visible, "[U+%04X]", c);
      else
        g_string_append_unichar (visible, c);
      p = g_utf8_next_char (p);
    }

  return g_string_free (g_steal_pointer (&visible), FALSE);
}

/**
 * lanyard_text_make_slug:
 * @text: a label
 *
 * Returns: (transfer full): the end of a URL made from it, [a-z0-9-]{1,64};
 *   "application" when nothing of @text can be used
 */
char *
lanyard_text_make_slug (const char *text)
{
  g_autofree char *ascii = NULL;
  g_autoptr(GString) slug = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  ascii = g_str_to_ascii (text, "C");
  for (const char *p = ascii; *p != '\0' && slug->len < SLUG_MAX; p++)
    {
      if (g_ascii_isalnum (*p))
        g_string_append_c (slug, g_ascii_tolower (*p));
      else if (slug->len > 0 && slug->str[slug->len - 1] != '-' && *p != '?')
        g_string_append_c (slug, '-');
    }
  while (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);

  return slug->len > 0 ? g_string_free (g_steal_pointer (&slug), FALSE) : g_strdup ("application");
}

/**
 * lanyard_text_is_slug:
 * @text: (nullable): a candidate
 *
 * Returns: whether @text is [a-z0-9-]{1,64}
 */
gboolean
lanyard_text_is_slug (const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;

  return length >= 1 && length <= SLUG_MAX &&
         strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

static void
append_escaped (GString *json,
                char     character)
{
  static const char escaped[] = "\"\\\b\f\n\r\t";
  static const char letters[] = "\"\\bfnrt";
  const char *place = strchr (escaped, character);

  if (place != NULL)
    {
      g_string_append_c (json, '\\');
      g_string_append_c (json, letters[place - escaped]);
    }
  else
    {
      g_string_append_printf (json, "\\u%04x", (guint) (guchar) character);
    }
}

/**
 * lanyard_text_append_json:
 * @json: where to append
 * @text: (nullable): UTF-8
 *
 * Writes what json_to_string() makes of a string, without a tree.
 */
void
lanyard_text_append_json (GString    *json,
                          const char *text)
{
  const char *rest = text != NULL ? text : "";
  const char *p = rest;

  g_return_if_fail (json != NULL);

  g_string_append_c (json, '"');
  for (; *p != '\0'; p++)
    if ((guchar) *p < ' ' || *p == '"' || *p == '\\' || *p == 0x7f)
      {
        g_string_append_len (json, rest, p - rest);
        append_escaped (json, *p);
        rest = p + 1;
      }
  g_string_append_len (json, rest, p - rest);
  g_string_append_c (json, '"');
}
