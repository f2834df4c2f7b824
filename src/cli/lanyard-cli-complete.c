/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What the words before the one that is being typed say. */
typedef struct
{
  const char              *noun;
  const LanyardCliCommand *command;     /* once noun and verb are known */
  const GOptionEntry      *pending;     /* the option whose value comes next */
  guint                    n_arguments;
  gboolean                 only_arguments;
} Place;

static gboolean
has_verbs (const char *noun)
{
  for (const LanyardCliCommand *command = _lanyard_cli_commands; command->noun != NULL; command++)
    if (strcmp (command->noun, noun) == 0 && command->verb != NULL)
      return TRUE;

  return FALSE;
}

static const LanyardCliCommand *
find_command (const char *noun,
              const char *verb)
{
  for (const LanyardCliCommand *command = _lanyard_cli_commands; command->noun != NULL; command++)
    if (strcmp (command->noun, noun) == 0 && g_strcmp0 (command->verb, verb) == 0)
      return command;

  return NULL;
}

/* The option of @place that takes a value and is called @word; with "=" in it
 * the value is there already. */
static const GOptionEntry *
find_option (GArray     *options,
             const char *word)
{
  for (guint i = 0; i < options->len; i++)
    {
      const GOptionEntry *entry = &g_array_index (options, GOptionEntry, i);

      if (entry->arg_description == NULL)
        continue;
      if (g_str_has_prefix (word, "--") ? strcmp (word + 2, entry->long_name) == 0
                                        : entry->short_name != 0 && word[1] == entry->short_name && word[2] == '\0')
        return entry;
    }

  return NULL;
}

static void
take_argument (Place      *place,
               const char *word)
{
  if (place->command != NULL)
    {
      place->n_arguments++;
      return;
    }

  if (place->noun == NULL)
    {
      place->noun = word;
      place->command = has_verbs (word) ? NULL : find_command (word, NULL);
      return;
    }

  place->command = find_command (place->noun, word);
  if (place->command == NULL)
    {
      /* "history" has verbs and is a command as well. */
      place->command = find_command (place->noun, NULL);
      place->n_arguments = 1;
    }
}

static void
take_word (Place      *place,
           LanyardCli *cli,
           GArray     *options,
           const char *word)
{
  if (place->pending != NULL)
    {
      if (strcmp (place->pending->long_name, "config") == 0)
        {
          g_free (cli->config);
          cli->config = g_strdup (word);
        }
      place->pending = NULL;
    }
  else if (place->only_arguments || word[0] != '-')
    take_argument (place, word);
  else if (strcmp (word, "--") == 0)
    place->only_arguments = TRUE;
  else
    place->pending = find_option (options, word);
}

static void
add_nouns (GPtrArray *words)
{
  const char *previous = NULL;

  for (const LanyardCliCommand *command = _lanyard_cli_commands; command->noun != NULL; command++)
    {
      if (g_strcmp0 (command->noun, previous) != 0)
        _lanyard_cli_add_word (words, command->noun, has_verbs (command->noun) ? NULL : _(command->description));
      previous = command->noun;
    }
}

static void
add_verbs (GPtrArray  *words,
           const char *noun)
{
  for (const LanyardCliCommand *command = _lanyard_cli_commands; command->noun != NULL; command++)
    if (strcmp (command->noun, noun) == 0 && command->verb != NULL)
      _lanyard_cli_add_word (words, command->verb, _(command->description));
}

static void
add_options (GPtrArray *words,
             GArray    *options)
{
  for (guint i = 0; i < options->len; i++)
    {
      const GOptionEntry *entry = &g_array_index (options, GOptionEntry, i);
      g_autofree char *text = g_strconcat ("--", entry->long_name, NULL);

      _lanyard_cli_add_word (words, text, _(entry->description));
    }
}

/* Of the usage "CONNECTOR [GROUP…]" the word number @position; the last one
 * may come again. */
static char *
dup_kind (const char *usage,
          guint       position)
{
  g_auto(GStrv) kinds = g_strsplit (usage != NULL ? usage : "", " ", -1);
  guint n = g_strv_length (kinds);
  g_autofree char *kind = NULL;
  char *end;

  if (n == 0 || (position >= n && strstr (kinds[n - 1], "…") == NULL))
    return g_strdup ("");

  kind = g_strdup (kinds[MIN (position, n - 1)] + (kinds[MIN (position, n - 1)][0] == '[' ? 1 : 0));
  end = strstr (kind, "…");
  if (end == NULL)
    end = strchr (kind, ']');
  if (end != NULL)
    *end = '\0';

  return g_steal_pointer (&kind);
}

static void
add_arguments (GPtrArray   *words,
               LanyardCli  *cli,
               const Place *place)
{
  g_autofree char *kind = dup_kind (place->command->arguments, place->n_arguments);

  _lanyard_cli_add_words (words, cli, place->command, kind);
}

static void
add_candidates (GPtrArray   *words,
                LanyardCli  *cli,
                const Place *place,
                GArray      *options,
                const char  *typed)
{
  if (place->pending != NULL)
    {
      if (place->command != NULL)
        _lanyard_cli_add_words (words, cli, place->command, place->pending->arg_description);
    }
  else if (typed[0] == '-' && !place->only_arguments)
    add_options (words, options);
  else if (place->command != NULL)
    add_arguments (words, cli, place);
  else if (place->noun == NULL)
    add_nouns (words);
  else
    {
      const Place itself = { .command = find_command (place->noun, NULL) };

      add_verbs (words, place->noun);
      if (itself.command != NULL)
        add_arguments (words, cli, &itself);
    }
}

/* A line a word, with what it means behind a tab. */
static void
print_words (GPtrArray  *words,
             const char *typed)
{
  for (guint i = 0; i < words->len; i++)
    {
      LanyardCliWord *word = words->pdata[i];
      const char *description = word->description != NULL ? word->description : "";

      if (g_str_has_prefix (word->text, typed) && strpbrk (word->text, "\t\r\n") == NULL)
        g_print ("%s%s%s\n", word->text, *description != '\0' ? "\t" : "", description);
    }
}

/* The last word is the one that is being typed, those before it are done. */
gboolean
_lanyard_cli_complete (LanyardCli  *cli,
                       GError     **error)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func ((GDestroyNotify) _lanyard_cli_word_free);
  char **typed = cli->arguments;
  Place place = { NULL };
  LanyardCli values = { NULL };
  g_autoptr(GArray) options = NULL;

  if (g_strcmp0 (typed[0], "--") == 0)
    typed++;

  options = _lanyard_cli_list_options (&values, NULL);
  for (; typed[0] != NULL && typed[1] != NULL; typed++)
    {
      const LanyardCliCommand *command = place.command;
      const char *noun = place.noun;

      take_word (&place, cli, options, typed[0]);
      if (place.command != command || place.noun != noun)
        {
          g_array_unref (options);
          options = _lanyard_cli_list_options (&values, place.command != NULL ? place.command
                                                                              : find_command (place.noun, NULL));
        }
    }

  add_candidates (words, cli, &place, options, typed[0] != NULL ? typed[0] : "");
  print_words (words, typed[0] != NULL ? typed[0] : "");

  return TRUE;
}
