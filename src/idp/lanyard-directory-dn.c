/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lanyard-directory-entry.h"

/* What has to be escaped in a value (RFC 4514, 2.4). */
#define SPECIAL ",+\"\\<>;="

/* Reads an escape at @p, which stands after the backslash: the character, or
 * two hexadecimal digits. */
static const char *
read_escape (const char *p,
             GString    *value)
{
  if (g_ascii_isxdigit (p[0]) && g_ascii_isxdigit (p[1]))
    {
      g_string_append_c (value, (char) (g_ascii_xdigit_value (p[0]) * 16 + g_ascii_xdigit_value (p[1])));
      return p + 2;
    }
  if (*p == '\0')
    return p;

  g_string_append_c (value, *p);
  return p + 1;
}

/* The value that begins at @p, without what is blank around it, up to the
 * separator at which it returns. A blank that is escaped stays. */
static const char *
read_value (const char *p,
            GString    *value)
{
  gsize kept = 0;
  gboolean quoted;

  p += strspn (p, " ");
  quoted = *p == '"';
  p += quoted;

  while (*p != '\0' && (quoted || strchr (",;+", *p) == NULL))
    {
      if (*p == '"' && quoted)
        {
          kept = value->len;
          quoted = FALSE;
          p++;
          continue;
        }
      if (*p == '\\')
        {
          p = read_escape (p + 1, value);
          kept = value->len;
          continue;
        }
      if (*p != ' ' || quoted)
        kept = value->len + 1;
      g_string_append_c (value, *p++);
    }

  g_string_truncate (value, kept);
  return p;
}

static void
append_escaped (GString    *text,
                const char *value)
{
  gsize length = strlen (value);

  for (gsize i = 0; i < length; i++)
    {
      gboolean at_edge = (i == 0 && (value[i] == ' ' || value[i] == '#')) || (i + 1 == length && value[i] == ' ');

      if (at_edge || strchr (SPECIAL, value[i]) != NULL)
        g_string_append_c (text, '\\');
      if (g_ascii_iscntrl (value[i]))
        g_string_append_printf (text, "\\%02x", (guchar) value[i]);
      else
        g_string_append_c (text, value[i]);
    }
}

/* What escapes stand for may be any octets, also none that are text. */
static gboolean
is_text (const GString *value)
{
  return g_utf8_validate_len (value->str, value->len, NULL);
}

static void
append_octets (GString       *text,
               const GString *value)
{
  for (gsize i = 0; i < value->len; i++)
    g_string_append_printf (text, "\\%02x", (guchar) value->str[i]);
}

/* As directories compare most attributes. */
static char *
fold_value (const char *value)
{
  g_autofree char *normal = g_utf8_normalize (value, -1, G_NORMALIZE_DEFAULT_COMPOSE);

  return normal != NULL ? g_utf8_casefold (normal, -1) : g_strdup (value);
}

/* "CN = Ada " → "cn=ada"; where it ends. */
static const char *
fold_part (const char *p,
           GString    *folded)
{
  const char *equals = strpbrk (p, "=,;+");
  g_autoptr(GString) value = g_string_new (NULL);
  g_autofree char *type = NULL;

  if (equals != NULL && *equals == '=')
    {
      type = g_strstrip (g_ascii_strdown (p, equals - p));
      g_string_append (folded, type);
      g_string_append_c (folded, '=');
      p = equals + 1;
    }

  p = read_value (p, value);
  if (is_text (value))
    {
      g_autofree char *small = fold_value (value->str);

      append_escaped (folded, small);
    }
  else
    append_octets (folded, value);

  return p;
}

/**
 * lanyard_directory_dn_fold:
 * @dn: a distinguished name (RFC 4514), also one of LDAPv2 with quotes and
 *   semicolons
 *
 * Returns: (transfer full): a form that is the same for names that are
 *   written differently: without blanks around the parts, in one case, with
 *   one way of escaping
 */
char *
lanyard_directory_dn_fold (const char *dn)
{
  GString *folded = g_string_new (NULL);
  const char *p = dn;

  while (*p != '\0')
    {
      p = fold_part (p, folded);
      if (*p == '\0')
        break;
      g_string_append_c (folded, *p == '+' ? '+' : ',');
      p++;
    }

  return g_string_free (folded, FALSE);
}

/**
 * lanyard_directory_dn_dup_leaf:
 * @dn: a distinguished name
 *
 * Returns: (transfer full): the value of its first part, "Ada" of
 *   "cn=Ada,dc=example"; as it is written if it is no text
 */
char *
lanyard_directory_dn_dup_leaf (const char *dn)
{
  const char *equals = strpbrk (dn, "=,;+");
  const char *begin = equals != NULL && *equals == '=' ? equals + 1 : dn;
  g_autoptr(GString) value = g_string_new (NULL);
  const char *end = read_value (begin, value);

  return is_text (value) ? g_string_free (g_steal_pointer (&value), FALSE) : g_strndup (begin, (gsize) (end - begin));
}

/**
 * lanyard_directory_dn_escape:
 * @value: a value, UTF-8
 *
 * Returns: (transfer full): @value as part of a distinguished name
 */
char *
lanyard_directory_dn_escape (const char *value)
{
  GString *text = g_string_new (NULL);

  append_escaped (text, value);
  return g_string_free (text, FALSE);
}
