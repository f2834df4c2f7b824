/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-paste-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-field-names.h"

#define LINES_MAX 5000
#define LABEL_MAX 120
/* Below it a name only has a word in common with a field. */
#define SCORE_MIN 40

/* "Metadata URL (Entity ID)": what stands in brackets tells. */
static const LanyardFieldHelp *
find_in_brackets (const char *label)
{
  const char *open = strchr (label, '(');
  const char *close = open != NULL ? strchr (open, ')') : NULL;
  g_autofree char *inner = close != NULL ? g_strndup (open + 1, (gsize) (close - open - 1)) : NULL;
  const LanyardFieldHelp *name;
  guint score;

  if (inner == NULL)
    return NULL;

  name = lanyard_field_names_find (inner, &score);
  return score == LANYARD_FIELD_NAME_EXACT ? name : NULL;
}

static const LanyardFieldHelp *
find_field (const char *label)
{
  guint score;
  const LanyardFieldHelp *name, *inner;

  if (*label == '\0' || strlen (label) > LABEL_MAX)
    return NULL;

  name = lanyard_field_names_find (label, &score);
  if (score == LANYARD_FIELD_NAME_EXACT)
    return name;

  inner = find_in_brackets (label);
  if (inner != NULL)
    return inner;

  return score >= SCORE_MIN ? name : NULL;
}

/* Quotes, list marks and the like around a cell. */
static char *
strip_cell (const char *text,
            gsize       length)
{
  g_autofree char *cell = g_strstrip (g_strndup (text, length));
  gsize begin = strspn (cell, "\"'`*•|- \t");
  gsize end = strlen (cell);

  if (g_str_has_prefix (cell, "-----"))
    return g_steal_pointer (&cell);
  while (end > begin && strchr ("\"'`*|,; \t", cell[end - 1]) != NULL)
    end--;

  return g_strndup (cell + begin, end - begin);
}

/* Where the name ends and what separates it from the value; a colon of an
 * address or a URN is none. */
static const char *
find_separator (const char *line,
                gsize      *length)
{
  const char *start = line + strspn (line, "| \t");
  const char *cell = strpbrk (start, "\t|");

  *length = 1;
  if (cell != NULL)
    return cell;

  for (const char *p = start; *p != '\0'; p++)
    {
      if (*p == ',' && p > start && p[-1] == '"')
        return p;
      if (g_str_has_prefix (p, "::") || g_str_has_prefix (p, "://") || g_ascii_strncasecmp (start, "urn:", 4) == 0)
        return NULL;
      if ((*p == ':' || *p == '=') && p > start)
        return p;
      if (g_str_has_prefix (p, "   ") && p > start)
        {
          *length = 3;
          return p;
        }
    }

  return NULL;
}

/* "Entity ID https://…": the value begins with its scheme. */
static const char *
find_address (const char *line)
{
  const char *https = strstr (line, " https://");
  const char *urn = strstr (line, " urn:");

  return https != NULL ? https : urn;
}

typedef struct
{
  LanyardPaste *paste;
  char         *pending;      /* a name whose value is on the next line */
} Reading;

static void
add_row (Reading    *reading,
         const char *label,
         const char *value)
{
  const LanyardFieldHelp *name = find_field (label);
  const char *field = name != NULL ? name->field : NULL;

  if (field == NULL && _lanyard_paste_is_url (value))
    field = _lanyard_paste_guess_url_field (value);

  if (field != NULL)
    _lanyard_paste_add_value (reading->paste, field, label, value);
  else
    _lanyard_paste_skip (reading->paste, label, _("no field is known by that name"));
}

static void
read_plain_line (Reading    *reading,
                 const char *line)
{
  g_autofree char *cell = strip_cell (line, strlen (line));
  g_autofree char *pending = g_steal_pointer (&reading->pending);
  const char *field = _lanyard_paste_is_url (cell) ? _lanyard_paste_guess_url_field (cell) : NULL;

  if (*cell == '\0')
    reading->pending = g_steal_pointer (&pending);
  else if (pending != NULL)
    add_row (reading, pending, cell);
  else if (field != NULL)
    _lanyard_paste_add_value (reading->paste, field, cell, cell);
  else if (g_str_has_prefix (cell, "urn:"))
    _lanyard_paste_add_fact (reading->paste, "sp_entity_id", cell, NULL, FALSE);
  else if (find_field (cell) != NULL)
    reading->pending = g_steal_pointer (&cell);
}

static void
read_line (Reading    *reading,
           const char *line)
{
  gsize length;
  const char *separator = find_separator (line, &length);
  g_autofree char *label = NULL;
  g_autofree char *value = NULL;

  if (separator == NULL)
    {
      separator = find_address (line);
      length = 1;
    }
  if (separator == NULL)
    {
      read_plain_line (reading, line);
      return;
    }

  label = strip_cell (line, (gsize) (separator - line));
  value = strip_cell (separator + length, strlen (separator + length));
  g_clear_pointer (&reading->pending, g_free);
  if (*value != '\0')
    add_row (reading, label, value);
  else if (find_field (label) != NULL)
    reading->pending = g_steal_pointer (&label);
}

/* A certificate in its frame is one value, however many lines it has. */
static char *
take_certificate (char **lines,
                  guint *position)
{
  GString *pem = g_string_new (strstr (lines[*position], "-----BEGIN CERTIFICATE-----"));

  while (strstr (lines[*position], "-----END CERTIFICATE-----") == NULL && lines[*position + 1] != NULL)
    {
      *position += 1;
      g_string_append_printf (pem, "\n%s", lines[*position]);
    }

  return g_string_free (pem, FALSE);
}

static void
read_certificate (Reading    *reading,
                  const char *line,
                  const char *pem)
{
  g_autofree char *before = g_strndup (line, (gsize) (strstr (line, "-----BEGIN") - line));
  g_autofree char *label = strip_cell (before, strcspn (before, "\t:|="));
  const LanyardFieldHelp *name;

  if (*label == '\0' && reading->pending != NULL)
    {
      g_free (label);
      label = g_steal_pointer (&reading->pending);
    }
  name = find_field (label);
  _lanyard_paste_add_certificates (reading->paste, pem,
                                   name != NULL && g_str_has_suffix (name->field, "_certificates") ? name->field : NULL,
                                   *label != '\0' ? label : NULL);
}

static void
unskip (LanyardPaste *paste,
        const char   *label)
{
  for (guint i = 0; i < paste->skipped->len; i++)
    if (strstr (g_ptr_array_index (paste->skipped, i), label) != NULL)
      {
        g_ptr_array_remove_index (paste->skipped, i);
        return;
      }
}

/* What a service provider calls its sign-on address is where responses go,
 * when it names no other such place. */
static void
settle_acs (LanyardPaste *paste,
            const char   *text)
{
  g_auto(GStrv) lines = NULL;

  if (lanyard_paste_get_value (paste, "acs") != NULL)
    return;

  lines = g_strsplit (text, "\n", LINES_MAX);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gsize length;
      const char *separator = find_separator (lines[i], &length);
      g_autofree char *label = separator != NULL ? strip_cell (lines[i], (gsize) (separator - lines[i])) : NULL;
      g_autofree char *value = separator != NULL ? strip_cell (separator + length, strlen (separator + length)) : NULL;
      const LanyardFieldHelp *name = label != NULL ? find_field (label) : NULL;
      g_autofree char *url = NULL;

      if (name == NULL || strcmp (name->field, "sso_url") != 0 || !_lanyard_paste_is_url (value) ||
          g_ascii_strncasecmp (label, "idp", 3) == 0 || g_ascii_strncasecmp (label, "identity", 8) == 0)
        continue;
      url = _lanyard_paste_dup_url ("acs", value);
      _lanyard_paste_add_fact (paste, "acs", url, label, TRUE);
      unskip (paste, label);
      return;
    }
}

void
_lanyard_paste_read_table (LanyardPaste *paste,
                           const char   *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", LINES_MAX);
  Reading reading = { paste, NULL };

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strchomp (lines[i]);

      if (strstr (line, "-----BEGIN CERTIFICATE-----") != NULL)
        {
          g_autofree char *first = g_strdup (line);
          g_autofree char *pem = take_certificate (lines, &i);

          read_certificate (&reading, first, pem);
        }
      else
        read_line (&reading, line);
    }
  g_free (reading.pending);
  settle_acs (paste, text);
}
