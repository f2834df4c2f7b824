/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-field-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-field-help-private.h"

/* Of a field that is looked for in pasted text. */
typedef struct
{
  const LanyardFieldHelp *help;
  GPtrArray              *names;      /* char *, folded */
} Names;

/* Without those that are too vague. */
static void
add_names (GPtrArray  *names,
           const char *list)
{
  g_auto(GStrv) all = g_strsplit (list, "|", -1);

  for (char **name = all; *name != NULL; name++)
    if (**name != '~')
      g_ptr_array_add (names, _lanyard_field_help_fold (*name));
}

/* Folded once: a table may have thousands of lines. */
static GArray *
get_all (void)
{
  static gsize all = 0;

  if (g_once_init_enter (&all))
    {
      GArray *made = g_array_new (FALSE, FALSE, sizeof (Names));

      for (const LanyardFieldHelp *help = _lanyard_field_helps; help->field != NULL; help++)
        {
          Names names = { help, help->paste_name != NULL ? g_ptr_array_new () : NULL };

          if (names.names == NULL)
            continue;
          g_ptr_array_add (names.names, _lanyard_field_help_fold (_(help->paste_name)));
          add_names (names.names, help->names);
          if (help->more_names != NULL)
            add_names (names.names, help->more_names);
          g_array_append_val (made, names);
        }
      g_once_init_leave (&all, (gsize) made);
    }

  return (GArray *) all;
}

/* Whether @words has all of @phrase, as whole words but the last. */
static gboolean
contains_words (const char *words,
                const char *phrase)
{
  for (const char *hit = strstr (words, phrase); hit != NULL; hit = strstr (hit + 1, phrase))
    if (hit == words || hit[-1] == ' ')
      return TRUE;

  return FALSE;
}

/* The name itself, its beginning, a part of it, or more words than it has:
 * the closer in length the better. */
static guint
score_name (const char *name,
            const char *wanted)
{
  gsize name_length = strlen (name), length = strlen (wanted);

  if (strcmp (name, wanted) == 0)
    return LANYARD_FIELD_NAME_EXACT;
  if (length >= 2 && g_str_has_prefix (name, wanted))
    return (guint) (60 + 30 * length / name_length);
  if (length >= 3 && contains_words (name, wanted))
    return (guint) (30 + 30 * length / name_length);
  if (name_length >= 6 && contains_words (wanted, name))
    return (guint) (20 + 30 * name_length / length);

  return 0;
}

/**
 * lanyard_field_names_find:
 * @text: what somebody calls a field: UTF-8
 * @score: (out) (optional): %LANYARD_FIELD_NAME_EXACT if it is a name of the
 *   field; less, the better the more, for one that contains it or is a part
 *   of it; 0: none
 *
 * Names are compared word by word, so hyphens, colons and brackets do not
 * matter. Those of the identity provider's own values are found, too: a table
 * of a service provider that asks for them says nothing about itself.
 *
 * Returns: (transfer none) (nullable): the field that fits best
 */
const LanyardFieldHelp *
lanyard_field_names_find (const char *text,
                          guint      *score)
{
  GArray *all = get_all ();
  g_autofree char *words = NULL;
  const LanyardFieldHelp *found = NULL;
  guint best = 0;

  g_return_val_if_fail (text != NULL, NULL);

  words = _lanyard_field_help_fold (text);
  for (guint i = 0; *words != '\0' && i < all->len; i++)
    {
      const Names *names = &g_array_index (all, Names, i);

      for (guint j = 0; j < names->names->len; j++)
        {
          guint own = score_name (g_ptr_array_index (names->names, j), words);

          if (own <= best)
            continue;
          best = own;
          found = names->help;
        }
    }
  if (score != NULL)
    *score = best;

  return found;
}
