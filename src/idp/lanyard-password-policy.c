/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-password-policy.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-password-policy-private.h"
#include "lanyard-secret.h"

/* What a form and a line of standard input hold without harm. */
#define BYTES_MAX 1024
/* How much of it is looked at for pieces. */
#define MEASURED 256
/* Fewer pieces are guessed by those who try what is common. */
#define PIECES_MIN 8
/* Shorter ones are no piece but characters. */
#define PIECE_MIN 3
#define YEAR_LENGTH 4

typedef struct
{
  gunichar plain[MEASURED];     /* in small letters */
  gunichar folded[MEASURED];    /* the same with "p4$$w0rd" as "password" */
  gsize    length;
} Text;

/* Characters that stand for each other when people try to be clever. */
static gunichar
fold_character (gunichar c)
{
  static const char from[] = "0134578@$!|l+", to[] = "oieastbasiiit";
  const char *found = c != 0 && c < 0x80 ? strchr (from, (int) c) : NULL;

  return found != NULL ? (gunichar) to[found - from] : c;
}

static void
read_text (const char *text,
           Text       *read)
{
  read->length = 0;
  for (const char *p = text; *p != '\0' && read->length < MEASURED; p = g_utf8_next_char (p))
    {
      gunichar c = g_unichar_tolower (g_utf8_get_char (p));

      read->plain[read->length] = c;
      read->folded[read->length] = fold_character (c);
      read->length++;
    }
}

/* How many characters of @text at @start are those of @word at @at. */
static gsize
measure_match (const gunichar *text,
               gsize           start,
               gsize           end,
               const gunichar *word,
               gsize           at,
               gsize           length)
{
  gsize n = 0;

  while (start + n < end && at + n < length && text[start + n] == word[at + n])
    n++;

  return n;
}

/* The whole of @word, or nothing. */
static gsize
measure_word (const Text *text,
              gsize       start,
              const char *word)
{
  Text read;
  gsize n;

  read_text (word, &read);
  n = measure_match (text->folded, start, text->length, read.folded, 0, read.length);

  return n == read.length ? n : 0;
}

static gsize
measure_words (const Text         *text,
               gsize               start,
               const char * const *words)
{
  gsize longest = 0;

  for (gsize i = 0; words != NULL && words[i] != NULL; i++)
    {
      /* the first letter spares most of the work */
      if (fold_character (g_unichar_tolower (g_utf8_get_char (words[i]))) == text->folded[start])
        longest = MAX (longest, measure_word (text, start, words[i]));
    }

  return longest;
}

/* Any stretch of a row, in both directions. */
static gsize
measure_row (const Text *text,
             gsize       start,
             const char *row)
{
  Text forth, back;
  gsize longest = 0;

  read_text (row, &forth);
  back.length = forth.length;
  for (gsize i = 0; i < forth.length; i++)
    back.plain[i] = forth.plain[forth.length - 1 - i];

  for (gsize i = 0; i < forth.length; i++)
    {
      longest = MAX (longest, measure_match (text->plain, start, text->length, forth.plain, i, forth.length));
      longest = MAX (longest, measure_match (text->plain, start, text->length, back.plain, i, back.length));
    }

  return longest;
}

static gsize
measure_rows (const Text *text,
              gsize       start)
{
  gsize longest = 0;

  for (gsize i = 0; _lanyard_password_rows[i] != NULL; i++)
    longest = MAX (longest, measure_row (text, start, _lanyard_password_rows[i]));

  return longest;
}

/* What was typed before already: "abcabcabc", "aaaaaaa". */
static gsize
measure_repetition (const Text *text,
                    gsize       start)
{
  gsize longest = 0;

  for (gsize i = 0; i < start; i++)
    longest = MAX (longest, measure_match (text->plain, start, text->length, text->plain, i, text->length));

  return longest;
}

static gsize
measure_year (const Text *text,
              gsize       start)
{
  gsize n = 0;

  while (start + n < text->length && n < YEAR_LENGTH && text->plain[start + n] >= '0' && text->plain[start + n] <= '9')
    n++;
  if (n < YEAR_LENGTH)
    return 0;

  return (text->plain[start] == '1' && text->plain[start + 1] == '9') ||
         (text->plain[start] == '2' && text->plain[start + 1] == '0') ? n : 0;
}

static gsize
measure_piece (const Text         *text,
               gsize               start,
               const char * const *own_words)
{
  gsize length = measure_words (text, start, _lanyard_password_words);

  length = MAX (length, measure_words (text, start, own_words));
  length = MAX (length, measure_rows (text, start));
  length = MAX (length, measure_repetition (text, start));
  length = MAX (length, measure_year (text, start));

  return length >= PIECE_MIN ? length : 1;
}

/* The fewest pieces that @password can be put together from: common words,
 * @own_words, neighbours on the keyboard, years, repetitions, and characters.
 * That is what those who guess put together. */
static gsize
count_pieces (const char         *password,
              const char * const *own_words)
{
  gsize pieces[MEASURED + 1];
  gsize count;
  Text text;

  read_text (password, &text);
  for (gsize i = 0; i <= text.length; i++)
    pieces[i] = i;
  for (gsize i = 0; i < text.length; i++)
    {
      gsize length = measure_piece (&text, i, own_words);

      pieces[i + 1] = MIN (pieces[i + 1], pieces[i] + 1);
      pieces[i + length] = MIN (pieces[i + length], pieces[i] + 1);
    }

  count = pieces[text.length];
  lanyard_secret_erase (&text, sizeof text);
  return count;
}

static gboolean
is_between_words (char c)
{
  return (guchar) c < 0x80 && !g_ascii_isalnum (c);
}

static void
add_words (GPtrArray  *words,
           const char *text)
{
  const char *p = text;

  while (p != NULL && *p != '\0')
    {
      const char *end = p;

      while (*end != '\0' && !is_between_words (*end))
        end++;
      if (g_utf8_strlen (p, end - p) >= PIECE_MIN)
        g_ptr_array_add (words, g_strndup (p, end - p));
      p = *end != '\0' ? end + 1 : end;
    }
}

/* (element-type utf8): what everybody knows of the person. */
static GPtrArray *
list_own_words (LanyardPerson   *person,
                LanyardSettings *settings)
{
  static const char * const sources[] = { "username", "email", "first_name", "last_name", "display_name", "company" };
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_auto(GStrv) values = lanyard_person_dup_values (person, sources[i]);

      for (gsize j = 0; values != NULL && values[j] != NULL; j++)
        add_words (words, values[j]);
    }
  add_words (words, lanyard_settings_get_organization (settings));
  add_words (words, lanyard_settings_get_scope (settings));
  g_ptr_array_add (words, NULL);

  return words;
}

static gboolean
check_length (const char   *password,
              int           minimum,
              GError      **error)
{
  glong length = g_utf8_validate (password, -1, NULL) ? g_utf8_strlen (password, -1) : 0;

  if (length < minimum)
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                         _("Short passwords are guessed soon"),
                         _("Think of a few words that have nothing to do with each other, blanks between them"),
                         ngettext ("The password has fewer than %d character", "The password has fewer than %d characters",
                                   (gulong) minimum),
                         minimum);
      if (error != NULL)
        lanyard_error_set_code (*error, "password-short");
      return FALSE;
    }
  if (strlen (password) > BYTES_MAX)
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID, NULL,
                         _("Use at most 1024 bytes"),
                         _("The password is too long"));
      if (error != NULL)
        lanyard_error_set_code (*error, "password-long");
      return FALSE;
    }

  return TRUE;
}

/**
 * lanyard_password_policy_check:
 * @password: UTF-8
 * @person: whose it is to be
 * @settings: with the minimum length
 * @error: %LANYARD_ERROR_INVALID with the code "password-short",
 *   "password-long", "password-personal" or "password-common"
 *
 * A few milliseconds of work at most.
 *
 * Returns: whether it may be the person's password
 */
gboolean
lanyard_password_policy_check (const char       *password,
                               LanyardPerson    *person,
                               LanyardSettings  *settings,
                               GError          **error)
{
  g_autoptr(GPtrArray) own_words = NULL;
  gboolean is_common;

  g_return_val_if_fail (password != NULL, FALSE);
  g_return_val_if_fail (LANYARD_IS_PERSON (person), FALSE);
  g_return_val_if_fail (LANYARD_IS_SETTINGS (settings), FALSE);

  if (!check_length (password, lanyard_settings_get_password_min_length (settings), error))
    return FALSE;

  own_words = list_own_words (person, settings);
  if (count_pieces (password, (const char * const *) own_words->pdata) >= PIECES_MIN)
    return TRUE;

  is_common = count_pieces (password, NULL) < PIECES_MIN;
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                     is_common ? _("Common words, years, repetitions and neighbours on the keyboard are tried first")
                               : _("Names of people and of their organization are tried first"),
                     _("Think of a few words that have nothing to do with each other or with you"),
                     _("The password is guessed soon"));
  if (error != NULL)
    lanyard_error_set_code (*error, is_common ? "password-common" : "password-personal");

  return FALSE;
}
