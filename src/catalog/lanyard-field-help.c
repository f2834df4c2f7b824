/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-field-help-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-template-private.h"

/* How well a name fits the words that are searched; 0: not at all. */
#define FIT_SAME 100
#define FIT_START 80
#define FIT_WORDS 60
#define FIT_INSIDE 40
#define FIT_TYPO 20

/* The editor's own name and that of this service provider come before those
 * of others. */
#define BONUS_TITLE 3
#define BONUS_SETUP 5

#define TYPO_LENGTH_MIN 5

typedef struct
{
  const LanyardFieldHelp *help;
  int                     fit;
  guint                   order;
} Match;

/* What the SP is told ("sso_url") and the field that shows it. */
static const struct
{
  const char *value;
  const char *field;
} setup_values[] = {
  { "entity_id", "idp_entity_id" },
  { "sso_url", "sso_url" },
  { "logout_url", "slo_service_url" },
  { "metadata_url", "metadata_url" },
  { "metadata_file", "metadata_file" },
  { "certificate_pem", "certificate" },
  { "certificate_base64", "certificate" },
  { "fingerprint_sha1", "fingerprint" },
  { "fingerprint_sha256", "fingerprint" },
};

/* Letters and digits in lower case, words with one blank between them. */
static char *
fold (const char *text)
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

/* Whether one letter more, less or otherwise, or two exchanged, makes @word
 * the start of @other. */
static gboolean
is_typo (const char *word,
         const char *other)
{
  gsize same = 0;

  if (strlen (word) < TYPO_LENGTH_MIN)
    return FALSE;

  while (word[same] != '\0' && word[same] == other[same])
    same++;
  if (word[same] == '\0' || other[same] == '\0')
    return word[same] == '\0' || word[same + 1] == '\0';

  return g_str_has_prefix (other + same, word + same + 1) ||
         g_str_has_prefix (other + same + 1, word + same + 1) ||
         g_str_has_prefix (other + same + 1, word + same) ||
         (word[same + 1] == other[same] && word[same] == other[same + 1] &&
          g_str_has_prefix (other + same + 2, word + same + 2));
}

/* Whether each word of @words begins one of @name. */
static gboolean
has_words (const char *name,
           const char *words,
           gboolean    with_typos)
{
  g_auto(GStrv) wanted = g_strsplit (words, " ", -1);
  g_auto(GStrv) present = g_strsplit (name, " ", -1);

  for (char **word = wanted; *word != NULL; word++)
    {
      gboolean found = FALSE;

      for (char **other = present; *other != NULL && !found; other++)
        found = g_str_has_prefix (*other, *word) || (with_typos && is_typo (*word, *other));
      if (!found)
        return FALSE;
    }

  return TRUE;
}

static int
rate_name (const char *text,
           const char *words)
{
  g_autofree char *name = fold (text);

  if (strcmp (name, words) == 0)
    return FIT_SAME;
  if (g_str_has_prefix (name, words))
    return FIT_START;
  if (has_words (name, words, FALSE))
    return FIT_WORDS;
  if (strlen (words) > 2 && strstr (name, words) != NULL)
    return FIT_INSIDE;

  return has_words (name, words, TRUE) ? FIT_TYPO : 0;
}

static int
rate_setup (const LanyardFieldHelp *help,
            LanyardTemplate        *tmpl,
            const char             *words)
{
  GPtrArray *fields = _lanyard_template_get_data (tmpl)->setup_fields;
  int best = 0;

  for (guint i = 0; i < fields->len; i++)
    {
      const LanyardTemplateField *field = fields->pdata[i];
      int fit = rate_name (field->label, words);

      for (gsize k = 0; fit > 0 && k < G_N_ELEMENTS (setup_values); k++)
        if (strcmp (setup_values[k].value, field->value) == 0 && strcmp (setup_values[k].field, help->field) == 0)
          best = MAX (best, fit + BONUS_SETUP);
    }

  return best;
}

static int
rate (const LanyardFieldHelp *help,
      LanyardTemplate        *tmpl,
      const char             *words)
{
  g_auto(GStrv) names = g_strsplit (help->names, "|", -1);
  g_autofree char *field = fold (help->field);
  int best = rate_name (_(help->title), words);

  best = MAX (best, rate_name (help->title, words));
  if (best > 0)
    best += BONUS_TITLE;
  if (strcmp (field, words) == 0)
    best = MAX (best, FIT_SAME);
  for (char **name = names; *name != NULL; name++)
    best = MAX (best, rate_name (*name, words));
  if (tmpl != NULL)
    best = MAX (best, rate_setup (help, tmpl, words));

  return best;
}

static int
compare_matches (gconstpointer a,
                 gconstpointer b)
{
  const Match *first = a;
  const Match *second = b;

  if (first->fit != second->fit)
    return second->fit - first->fit;

  return (first->order > second->order) - (first->order < second->order);
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
 * lanyard_field_help_search:
 * @words: what somebody typed: the editor's name of a field, or one that a
 *   service provider uses for it
 * @tmpl: (nullable): whose names of our values count, too
 *
 * Tolerates one typo a word when nothing else fits.
 *
 * Returns: (transfer container) (element-type LanyardFieldHelp): what fits
 *   best first
 */
GPtrArray *
lanyard_field_help_search (const char      *words,
                           LanyardTemplate *tmpl)
{
  g_autoptr(GArray) matches = g_array_new (FALSE, FALSE, sizeof (Match));
  g_autofree char *folded = NULL;
  GPtrArray *found = g_ptr_array_new ();

  g_return_val_if_fail (words != NULL, found);

  folded = fold (words);
  for (const LanyardFieldHelp *help = _lanyard_field_helps; help->field != NULL && *folded != '\0'; help++)
    {
      Match match = { help, rate (help, tmpl, folded), matches->len };

      if (match.fit > 0)
        g_array_append_val (matches, match);
    }

  g_array_sort (matches, compare_matches);
  for (guint i = 0; i < matches->len; i++)
    {
      const Match *match = &g_array_index (matches, Match, i);

      if (match->fit > FIT_TYPO + BONUS_SETUP || found->len == 0 ||
          g_array_index (matches, Match, 0).fit <= FIT_TYPO + BONUS_SETUP)
        g_ptr_array_add (found, (gpointer) match->help);
    }

  return found;
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

  names = g_strsplit (self->names, "|", -1);
  return g_strjoinv (" · ", names);
}
