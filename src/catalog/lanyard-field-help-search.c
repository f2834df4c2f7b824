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

/* As it is compared. */
typedef struct
{
  char  *folded;
  char **words;
} Name;

typedef struct
{
  const LanyardFieldHelp *help;
  char                   *field;
  GArray                 *titles;    /* Name */
  GArray                 *names;     /* Name */
} Searched;

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

static void
name_init (Name       *name,
           const char *text)
{
  name->folded = _lanyard_field_help_fold (text);
  name->words = g_strsplit (name->folded, " ", -1);
}

static void
name_clear (Name *name)
{
  g_free (name->folded);
  g_strfreev (name->words);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Name, name_clear)

static void
add_name (GArray     *names,
          const char *text)
{
  Name name;

  name_init (&name, text);
  g_array_append_val (names, name);
}

/* @list: separated by "|", or NULL */
static void
add_names (GArray     *names,
           const char *list)
{
  g_auto(GStrv) all = g_strsplit (list != NULL ? list : "", "|", -1);

  for (char **text = all; *text != NULL; text++)
    add_name (names, *text);
}

/* What each field is found by, in the order of the table; made once, for a
 * search comes with every key that is pressed. */
static GArray *
get_searched (void)
{
  static gsize all = 0;

  if (g_once_init_enter (&all))
    {
      GArray *made = g_array_new (FALSE, FALSE, sizeof (Searched));

      for (const LanyardFieldHelp *help = _lanyard_field_helps; help->field != NULL; help++)
        {
          Searched searched = { .help = help, .field = _lanyard_field_help_fold (help->field) };

          searched.titles = g_array_new (FALSE, FALSE, sizeof (Name));
          add_name (searched.titles, _(help->title));
          add_name (searched.titles, help->title);
          searched.names = g_array_new (FALSE, FALSE, sizeof (Name));
          add_names (searched.names, help->names);
          add_names (searched.names, help->more_names);
          g_array_append_val (made, searched);
        }
      g_once_init_leave (&all, (gsize) made);
    }

  return (GArray *) all;
}

/* Whether each word of @wanted begins one of @name. */
static gboolean
has_words (const Name *name,
           const Name *wanted,
           gboolean    with_typos)
{
  for (char **word = wanted->words; *word != NULL; word++)
    {
      gboolean found = FALSE;

      for (char **other = name->words; *other != NULL && !found; other++)
        found = g_str_has_prefix (*other, *word) || (with_typos && is_typo (*word, *other));
      if (!found)
        return FALSE;
    }

  return TRUE;
}

static int
rate_name (const Name *name,
           const Name *wanted)
{
  if (strcmp (name->folded, wanted->folded) == 0)
    return FIT_SAME;
  if (g_str_has_prefix (name->folded, wanted->folded))
    return FIT_START;
  if (has_words (name, wanted, FALSE))
    return FIT_WORDS;
  if (strlen (wanted->folded) > 2 && strstr (name->folded, wanted->folded) != NULL)
    return FIT_INSIDE;

  return has_words (name, wanted, TRUE) ? FIT_TYPO : 0;
}

static int
rate_names (GArray     *names,
            const Name *wanted)
{
  int best = 0;

  for (guint i = 0; i < names->len; i++)
    best = MAX (best, rate_name (&g_array_index (names, Name, i), wanted));

  return best;
}

static int
rate_setup (const LanyardFieldHelp *help,
            LanyardTemplate        *tmpl,
            const Name             *wanted)
{
  GPtrArray *fields = _lanyard_template_get_data (tmpl)->setup_fields;
  int best = 0;

  for (guint i = 0; i < fields->len; i++)
    {
      const LanyardTemplateField *field = fields->pdata[i];
      g_auto(Name) label = { NULL };
      int fit;

      name_init (&label, field->label);
      fit = rate_name (&label, wanted);

      for (gsize k = 0; fit > 0 && k < G_N_ELEMENTS (setup_values); k++)
        if (strcmp (setup_values[k].value, field->value) == 0 && strcmp (setup_values[k].field, help->field) == 0)
          best = MAX (best, fit + BONUS_SETUP);
    }

  return best;
}

static int
rate (const Searched  *searched,
      LanyardTemplate *tmpl,
      const Name      *wanted)
{
  int best = rate_names (searched->titles, wanted);

  if (best > 0)
    best += BONUS_TITLE;
  if (strcmp (searched->field, wanted->folded) == 0)
    best = MAX (best, FIT_SAME);
  best = MAX (best, rate_names (searched->names, wanted));
  if (tmpl != NULL)
    best = MAX (best, rate_setup (searched->help, tmpl, wanted));

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
  GArray *searched = get_searched ();
  GPtrArray *found = g_ptr_array_new ();
  g_auto(Name) wanted = { NULL };

  g_return_val_if_fail (words != NULL, found);

  name_init (&wanted, words);
  for (guint i = 0; i < searched->len && *wanted.folded != '\0'; i++)
    {
      const Searched *each = &g_array_index (searched, Searched, i);
      Match match = { each->help, rate (each, tmpl, &wanted), matches->len };

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
