/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-field-help.h"

#include <string.h>

#include "lanyard-field-help-private.h"

char *
_lanyard_field_help_fold (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  GString *words = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (words, c);
      else if (words->len > 0 && words->str[words->len - 1] != ' ')
        g_string_append_c (words, ' ');
    }
  if (words->len > 0 && words->str[words->len - 1] == ' ')
    g_string_truncate (words, words->len - 1);

  return g_string_free (words, FALSE);
}

/**
 * lanyard_field_help_lookup:
 * @field: name of a field in the JSON form
 *
 * Returns: (transfer none) (nullable): what is said of it
 */
const LanyardFieldHelp *
lanyard_field_help_lookup (const char *field)
{
  g_return_val_if_fail (field != NULL, NULL);

  for (const LanyardFieldHelp *help = _lanyard_field_helps; help->field != NULL; help++)
    if (strcmp (help->field, field) == 0)
      return help;

  return NULL;
}

/**
 * lanyard_field_help_get_names:
 * @self: a field
 *
 * Returns: (transfer full): what service providers call it
 */
char **
lanyard_field_help_get_names (const LanyardFieldHelp *self)
{
  char **names;

  g_return_val_if_fail (self != NULL, NULL);

  names = g_strsplit (self->names, "|", -1);
  for (char **name = names; *name != NULL; name++)
    if (**name == '~')
      memmove (*name, *name + 1, strlen (*name));

  return names;
}

/**
 * lanyard_field_help_dup_names:
 * @self: a field
 *
 * Returns: (transfer full): what service providers call it, in one line
 */
char *
lanyard_field_help_dup_names (const LanyardFieldHelp *self)
{
  g_auto(GStrv) names = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  names = lanyard_field_help_get_names (self);
  return g_strjoinv (" · ", names);
}
