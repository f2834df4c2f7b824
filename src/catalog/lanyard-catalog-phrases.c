/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-catalog-phrases.h"

#include <string.h>

/* A whole phrase outweighs any sum of words; a part of one counts by how much
 * of it is typed, and more when it ends with a word. */
#define WHOLE 2000
#define WORDS 1000
#define LETTERS 800
#define OTHERS 16

typedef struct
{
  char *text;
  gsize length;
  guint template_index;
  guint weight;
} Phrase;

struct _LanyardCatalogPhrases
{
  GArray *phrases;
};

static void
clear_phrase (Phrase *phrase)
{
  g_free (phrase->text);
}

static int
compare_phrases (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (((const Phrase *) a)->text, ((const Phrase *) b)->text);
}

/* The first phrase that does not sort before @text. */
static guint
find_first (LanyardCatalogPhrases *self,
            const char            *text)
{
  guint low = 0, high = self->phrases->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (strcmp (g_array_index (self->phrases, Phrase, middle).text, text) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static guint
rate_phrase (const Phrase *phrase,
             gsize         length)
{
  if (length == phrase->length)
    return phrase->weight * WHOLE;

  return (guint) (phrase->weight * (phrase->text[length] == ' ' ? WORDS : LETTERS) * length / phrase->length);
}

/* The best one counts; others decide between equals. */
static void
add_rating (guint *best,
            guint  rating)
{
  *best = MAX (*best, rating) + MIN (*best, rating) / OTHERS;
}

LanyardCatalogPhrases *
_lanyard_catalog_phrases_new (void)
{
  LanyardCatalogPhrases *self = g_new0 (LanyardCatalogPhrases, 1);

  self->phrases = g_array_new (FALSE, FALSE, sizeof (Phrase));
  g_array_set_clear_func (self->phrases, (GDestroyNotify) clear_phrase);

  return self;
}

void
_lanyard_catalog_phrases_free (LanyardCatalogPhrases *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->phrases);
  g_free (self);
}

void
_lanyard_catalog_phrases_add (LanyardCatalogPhrases *self,
                              const char            *text,
                              guint                  template_index,
                              guint                  weight)
{
  Phrase phrase = { g_strdup (text), strlen (text), template_index, weight };

  g_array_append_val (self->phrases, phrase);
}

void
_lanyard_catalog_phrases_sort (LanyardCatalogPhrases *self)
{
  g_array_sort (self->phrases, compare_phrases);
}

void
_lanyard_catalog_phrases_rate (LanyardCatalogPhrases *self,
                               const char            *text,
                               guint                 *scores,
                               guint                  n_scores)
{
  gsize length = strlen (text);
  g_autofree guint *best = g_new0 (guint, n_scores);

  for (guint i = find_first (self, text); i < self->phrases->len; i++)
    {
      const Phrase *phrase = &g_array_index (self->phrases, Phrase, i);

      if (strncmp (phrase->text, text, length) != 0)
        break;
      add_rating (&best[phrase->template_index], rate_phrase (phrase, length));
    }

  for (guint i = 0; i < n_scores; i++)
    if (scores[i] > 0)
      scores[i] += best[i];
}
