/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-paste-private.h"

#include <string.h>

static const struct
{
  const char *element;
  const char *text;       /* what its end, or the empty element, becomes */
} breaks[] = {
  { "td", "\t" }, { "th", "\t" }, { "dt", "\t" }, { "tr", "\n" }, { "dd", "\n" }, { "li", "\n" }, { "p", "\n" },
  { "div", "\n" }, { "br", "\n" }, { "h1", "\n" }, { "h2", "\n" }, { "h3", "\n" }, { "h4", "\n" }, { "label", "\t" },
};

static const struct
{
  const char *reference;
  const char *text;
} references[] = {
  { "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" }, { "&quot;", "\"" }, { "&apos;", "'" }, { "&#39;", "'" },
  { "&nbsp;", " " }, { "&#160;", " " }, { "&#xA0;", " " }, { "&#x2F;", "/" }, { "&#47;", "/" }, { "&#58;", ":" },
};

static gboolean
is_element (const char *name,
            gsize       length,
            const char *element)
{
  return length == strlen (element) && g_ascii_strncasecmp (name, element, length) == 0;
}

static const char *
find_break (const char *name,
            gsize       length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (breaks); i++)
    if (is_element (name, length, breaks[i].element))
      return breaks[i].text;

  return NULL;
}

/* Past the end of an element that is no text. */
static const char *
skip_element (const char *text,
              const char *end_tag)
{
  for (; *text != '\0'; text++)
    if (g_ascii_strncasecmp (text, end_tag, strlen (end_tag)) == 0)
      return text + strlen (end_tag);

  return text;
}

/* @tag: behind "<"; returns what follows it. */
static const char *
read_tag (const char *tag,
          GString    *flat)
{
  gboolean is_end = *tag == '/';
  const char *name = tag + (is_end ? 1 : 0);
  gsize length = strspn (name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
  const char *close = strchr (name, '>');
  const char *text = find_break (name, length);

  if (g_str_has_prefix (tag, "!--"))
    return skip_element (tag, "-->");
  if (!is_end && is_element (name, length, "script"))
    return skip_element (tag, "</script>");
  if (!is_end && is_element (name, length, "style"))
    return skip_element (tag, "</style>");

  if (text != NULL && (is_end || is_element (name, length, "br")))
    g_string_append (flat, text);

  return close != NULL ? close + 1 : name + strlen (name);
}

static const char *
read_reference (const char *text,
                GString    *flat)
{
  for (gsize i = 0; i < G_N_ELEMENTS (references); i++)
    if (g_str_has_prefix (text, references[i].reference))
      {
        g_string_append (flat, references[i].text);
        return text + strlen (references[i].reference);
      }

  g_string_append_c (flat, '&');
  return text + 1;
}

/* Line ends within the source are blanks; tabs at the end of a row mean
 * nothing. */
char *
_lanyard_paste_flatten_html (const char *html)
{
  GString *flat = g_string_sized_new (strlen (html));

  for (const char *p = html; *p != '\0';)
    {
      if (*p == '<')
        p = read_tag (p + 1, flat);
      else if (*p == '&')
        p = read_reference (p, flat);
      else if (g_ascii_isspace (*p))
        {
          if (flat->len > 0 && strchr (" \t\n", flat->str[flat->len - 1]) == NULL)
            g_string_append_c (flat, ' ');
          p++;
        }
      else
        g_string_append_c (flat, *p++);
    }

  return g_string_free (flat, FALSE);
}
