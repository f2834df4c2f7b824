/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-catalog-index.h"

#include "lanyard-catalog-phrases.h"
#include "lanyard-catalog.h"

#include <string.h>

/* How much it says that a word stands there. */
#define WEIGHT_NAME 100
#define WEIGHT_SISTER 90
#define WEIGHT_KEYWORD 80
#define WEIGHT_VENDOR 60
#define WEIGHT_TEXT 50
#define WEIGHT_CATEGORY 30

/* How well a word of the search matches one of the index, in percent. */
#define QUALITY_EXACT 100
#define QUALITY_PREFIX 70
#define QUALITY_SUBSTRING 40
#define QUALITY_TYPO 30
#define QUALITY_TYPO_WHOLE 15   /* added where the whole word is meant */

#define WORD_MAX 48

typedef struct
{
  guint template_index;
  guint weight;
} Posting;

typedef struct
{
  char   *word;
  gsize   length;
  gboolean joined;      /* of several words: only its beginning is searched */
  GArray *postings;
} Entry;

struct _LanyardCatalogIndex
{
  GPtrArray             *entries;      /* Entry, each word once */
  GArray                *letters;      /* guint32, which ones are in the word of each entry: read before it is */
  GHashTable            *words;        /* word → Entry, borrowed */
  LanyardCatalogPhrases *phrases;
  guint                  n_templates;
};

static void
entry_free (Entry *entry)
{
  g_free (entry->word);
  g_array_unref (entry->postings);
  g_free (entry);
}

/* Words in lower case without accents, one blank between them. */
static char *
fold_text (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autofree char *decomposed = g_utf8_normalize (folded, -1, G_NORMALIZE_NFKD);
  GString *words = g_string_new (NULL);

  for (const char *p = decomposed != NULL ? decomposed : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (words, c);
      else if (!g_unichar_ismark (c) && words->len > 0 && words->str[words->len - 1] != ' ')
        g_string_append_c (words, ' ');
    }
  if (words->len > 0 && words->str[words->len - 1] == ' ')
    g_string_truncate (words, words->len - 1);

  return g_string_free (words, FALSE);
}

/* A bit for each letter of @word, shared by letters far apart in the alphabet:
 * what tells at once that most words cannot be meant. */
static guint32
collect_letters (const char *word)
{
  guint32 letters = 0;

  for (const char *p = word; *p != '\0'; p++)
    letters |= (guint32) 1 << ((guchar) *p % 32);

  return letters;
}

static void
add_posting (GArray *postings,
             guint   template_index,
             guint   weight)
{
  Posting posting = { template_index, weight };

  Posting *last = postings->len > 0 ? &g_array_index (postings, Posting, postings->len - 1) : NULL;

  /* Templates are added one after the other. */
  if (last != NULL && last->template_index == template_index)
    last->weight = MAX (last->weight, weight);
  else
    g_array_append_val (postings, posting);
}

static Entry *
add_word (LanyardCatalogIndex *index,
          const char          *word,
          guint                template_index,
          guint                weight)
{
  Entry *entry = g_hash_table_lookup (index->words, word);
  guint32 letters;

  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      entry->word = g_strndup (word, WORD_MAX);
      entry->length = strlen (entry->word);
      entry->postings = g_array_new (FALSE, FALSE, sizeof (Posting));
      letters = collect_letters (entry->word);
      g_ptr_array_add (index->entries, entry);
      g_array_append_val (index->letters, letters);
      g_hash_table_insert (index->words, entry->word, entry);
    }

  add_posting (entry->postings, template_index, weight);
  return entry;
}

static void
add_joined (LanyardCatalogIndex *index,
            const char          *word,
            guint                template_index,
            guint                weight)
{
  gboolean is_new = !g_hash_table_contains (index->words, word);
  Entry *entry = add_word (index, word, template_index, weight);

  entry->joined = is_new || entry->joined;
}

static void
add_text (LanyardCatalogIndex *index,
          const char          *text,
          guint                template_index,
          guint                weight)
{
  g_autofree char *folded = NULL;
  g_autofree char *joined = NULL;
  g_auto(GStrv) words = NULL;

  if (text == NULL)
    return;

  folded = fold_text (text);
  words = g_strsplit (folded, " ", -1);
  _lanyard_catalog_phrases_add (index->phrases, folded, template_index, weight);
  for (gsize i = 0; words[i] != NULL; i++)
    if (strlen (words[i]) <= WORD_MAX && *words[i] != '\0')
      add_word (index, words[i], template_index, weight)->joined = FALSE;

  /* "paloalto", "office365" */
  joined = g_strjoinv (NULL, words);
  if (strchr (folded, ' ') != NULL && strlen (joined) <= WORD_MAX)
    add_joined (index, joined, template_index, weight);
}

static void
add_texts (LanyardCatalogIndex *index,
           const char * const  *texts,
           guint                template_index,
           guint                weight)
{
  for (gsize i = 0; texts[i] != NULL; i++)
    add_text (index, texts[i], template_index, weight);
}

/* By the id and by what people read. */
static void
add_categories (LanyardCatalogIndex *index,
                const char * const  *categories,
                guint                template_index)
{
  add_texts (index, categories, template_index, WEIGHT_CATEGORY);
  for (gsize i = 0; categories[i] != NULL; i++)
    add_text (index, lanyard_catalog_get_category_title (categories[i]), template_index, WEIGHT_CATEGORY);
}

/* Edits (one of them may be a swap of neighbours) from @word to the nearest
 * beginning of @candidate: a word that is still being typed has typos too.
 * Some number above @allowed, if there are more than that. */
static guint
count_edits (const char *word,
             gsize       length,
             const char *candidate,
             gsize       candidate_length,
             guint       allowed)
{
  guint rows[3][WORD_MAX + 1];
  gsize width = MIN (candidate_length, length + 2);
  guint fewest = G_MAXUINT, fewest_above = 0;

  for (gsize j = 0; j <= width; j++)
    rows[0][j] = (guint) j;

  for (gsize i = 1; i <= length; i++)
    {
      guint *row = rows[i % 3];
      const guint *above = rows[(i - 1) % 3];
      const guint *above_that = rows[(i + 1) % 3];

      row[0] = (guint) i;
      fewest = row[0];
      for (gsize j = 1; j <= width; j++)
        {
          row[j] = above[j - 1] + (word[i - 1] != candidate[j - 1]);
          row[j] = MIN (row[j], MIN (above[j], row[j - 1]) + 1);
          if (i > 1 && j > 1 && word[i - 1] == candidate[j - 2] && word[i - 2] == candidate[j - 1])
            row[j] = MIN (row[j], above_that[j - 2] + 1);
          fewest = MIN (fewest, row[j]);
        }

      /* A swap reaches back over one row, nothing over two. */
      if (fewest > allowed && fewest_above >= allowed)
        return allowed + 1;
      fewest_above = fewest;
    }

  return fewest;
}

static guint
rate_match (const char  *word,
            gsize        length,
            const Entry *entry)
{
  const char *at = entry->length >= length ? strstr (entry->word, word) : NULL;

  if (at == NULL)
    return 0;
  if (at == entry->word)
    return at[length] == '\0' ? QUALITY_EXACT : QUALITY_PREFIX;

  return length >= 3 ? QUALITY_SUBSTRING : 0;
}

static guint
count_typos_allowed (gsize length)
{
  return length < 3 ? 0 : length < 8 ? 1 : 2;
}

static guint
rate_typo (const char  *word,
           gsize        length,
           const Entry *entry)
{
  const char *candidate = entry->word;
  guint allowed = count_typos_allowed (length);
  gsize candidate_length = entry->length;
  guint edits;

  /* Short words and the first letters are rarely mistyped, and nearly all
   * would be near them. */
  if (allowed == 0 || candidate_length + allowed < length || (length == 3 && word[0] != candidate[0]))
    return 0;

  edits = count_edits (word, length, candidate, candidate_length, allowed);
  if (edits > allowed)
    return 0;

  return QUALITY_TYPO - 10 * edits + 10 + (candidate_length <= length + edits ? QUALITY_TYPO_WHOLE : 0);
}

/* The best score that each template has for @word; FALSE if none has any. */
static gboolean
score_word (LanyardCatalogIndex *index,
            const char          *word,
            guint              (*rate) (const char *, gsize, const Entry *),
            guint                n_letters_missing,
            guint               *scores)
{
  gsize length = strlen (word);
  guint32 letters = collect_letters (word);
  gboolean found = FALSE;

  for (guint i = 0; i < index->entries->len; i++)
    {
      guint32 missing = letters & ~g_array_index (index->letters, guint32, i);
      const Entry *entry;
      guint quality;

      if ((guint) __builtin_popcount (missing) > n_letters_missing)
        continue;
      entry = index->entries->pdata[i];
      if (entry->joined && strncmp (entry->word, word, length) != 0)
        continue;

      quality = rate (word, length, entry);
      for (guint j = 0; quality > 0 && j < entry->postings->len; j++)
        {
          const Posting *posting = &g_array_index (entry->postings, Posting, j);

          scores[posting->template_index] = MAX (scores[posting->template_index], posting->weight * quality);
          found = TRUE;
        }
    }

  return found;
}

/* Every word must be somewhere; scores of words that were found add up. */
static void
combine_scores (guint       *scores,
                const guint *word_scores,
                guint        n_templates,
                gboolean     first)
{
  for (guint i = 0; i < n_templates; i++)
    {
      if (word_scores[i] == 0 || (!first && scores[i] == 0))
        scores[i] = 0;
      else
        scores[i] += word_scores[i];
    }
}

LanyardCatalogIndex *
_lanyard_catalog_index_new (GPtrArray *templates)
{
  LanyardCatalogIndex *index = _lanyard_catalog_index_new_empty (templates->len);

  for (guint i = 0; i < templates->len; i++)
    _lanyard_catalog_index_add_template (index, templates->pdata[i], i);
  _lanyard_catalog_index_finish (index);

  return index;
}

LanyardCatalogIndex *
_lanyard_catalog_index_new_empty (guint n_things)
{
  LanyardCatalogIndex *index = g_new0 (LanyardCatalogIndex, 1);

  index->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  index->letters = g_array_new (FALSE, FALSE, sizeof (guint32));
  index->words = g_hash_table_new (g_str_hash, g_str_equal);
  index->phrases = _lanyard_catalog_phrases_new ();
  index->n_templates = n_things;

  return index;
}

void
_lanyard_catalog_index_add_name (LanyardCatalogIndex *index,
                                 const char          *name,
                                 guint                position)
{
  add_text (index, name, position, WEIGHT_NAME);
}

void
_lanyard_catalog_index_add_text (LanyardCatalogIndex *index,
                                 const char          *text,
                                 guint                position)
{
  add_text (index, text, position, WEIGHT_TEXT);
}

void
_lanyard_catalog_index_add_template (LanyardCatalogIndex *index,
                                     LanyardTemplate     *tmpl,
                                     guint                position)
{
  add_text (index, lanyard_template_get_name (tmpl), position, WEIGHT_NAME);
  add_text (index, lanyard_template_get_vendor (tmpl), position, WEIGHT_VENDOR);
  add_texts (index, lanyard_template_get_sister_products (tmpl), position, WEIGHT_SISTER);
  add_texts (index, lanyard_template_get_keywords (tmpl), position, WEIGHT_KEYWORD);
  add_categories (index, lanyard_template_get_categories (tmpl), position);
}

void
_lanyard_catalog_index_finish (LanyardCatalogIndex *index)
{
  _lanyard_catalog_phrases_sort (index->phrases);
}

void
_lanyard_catalog_index_free (LanyardCatalogIndex *index)
{
  if (index == NULL)
    return;

  g_hash_table_unref (index->words);
  _lanyard_catalog_phrases_free (index->phrases);
  g_ptr_array_unref (index->entries);
  g_array_unref (index->letters);
  g_free (index);
}

GArray *
_lanyard_catalog_index_search (LanyardCatalogIndex *index,
                               const char          *text)
{
  g_autofree char *folded = fold_text (text);
  g_auto(GStrv) words = g_strsplit (folded, " ", -1);
  g_autofree guint *word_scores = g_new (guint, index->n_templates + 1);
  g_autoptr(GArray) scores = g_array_sized_new (FALSE, TRUE, sizeof (guint), index->n_templates);

  if (*folded == '\0')
    return NULL;

  g_array_set_size (scores, index->n_templates);
  for (gsize i = 0; words[i] != NULL; i++)
    {
      if (strlen (words[i]) > WORD_MAX)
        words[i][WORD_MAX] = '\0';

      memset (word_scores, 0, index->n_templates * sizeof (guint));
      if (!score_word (index, words[i], rate_match, 0, word_scores))
        score_word (index, words[i], rate_typo, count_typos_allowed (strlen (words[i])), word_scores);
      combine_scores ((guint *) (gpointer) scores->data, word_scores, index->n_templates, i == 0);
    }

  /* A whole phrase only raises what its words found anyway. */
  _lanyard_catalog_phrases_rate (index->phrases, folded, (guint *) (gpointer) scores->data, index->n_templates);
  return g_steal_pointer (&scores);
}
