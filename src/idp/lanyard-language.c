/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-language.h"

#include "lanyard-linguas.h"

#include <libsoup/soup.h>
#include <string.h>

#define SOURCE_LANGUAGE "en"
#define MASK (LC_MESSAGES_MASK | LC_COLLATE_MASK | LC_TIME_MASK)

typedef struct
{
  char *name;
  locale_t locale;
} Speech;

/* (transfer none) (nullable): name of the thread's language, NULL for the
 * program's own */
static GPrivate current_name;

/* "de" of "de", "de-AT" and "de_DE" */
static gboolean
is_same_language (const char *a,
                  const char *b)
{
  gsize length = strcspn (a, "-_");

  return length == strcspn (b, "-_") && g_ascii_strncasecmp (a, b, length) == 0;
}

static locale_t
make_locale (const char *name)
{
  locale_t base = duplocale (LC_GLOBAL_LOCALE);
  locale_t made = newlocale (MASK, name, base);

  if (made == (locale_t) 0)
    freelocale (base);

  return made;
}

/* The system's: "pt_BR.UTF-8" for "pt_BR", "de_DE.UTF-8" for "de". */
static locale_t
find_locale (const char *language)
{
  g_autofree char *region = g_ascii_strup (language, -1);
  g_autofree char *name = NULL;

  if (strchr (language, '_') != NULL)
    name = g_strconcat (language, ".UTF-8", NULL);
  else
    name = g_strdup_printf ("%s_%s.UTF-8", language, region);

  return make_locale (name);
}

static void
add_speech (GArray     *speeches,
            const char *name,
            locale_t    locale)
{
  Speech speech = { g_strdup (name), locale };

  if (locale != (locale_t) 0)
    g_array_append_val (speeches, speech);
  else
    g_free (speech.name);
}

/* Those of po/ that this system can speak. LANGUAGE speaks for all locales but
 * "C". */
static GArray *
make_speeches (void)
{
  GArray *speeches = g_array_new (FALSE, FALSE, sizeof (Speech));
  g_auto(GStrv) names = g_strsplit (LANYARD_LINGUAS, " ", -1);
  const char *language = g_getenv ("LANGUAGE");

  add_speech (speeches, SOURCE_LANGUAGE, make_locale ("C"));
  for (guint i = 0; names[i] != NULL && (language == NULL || *language == '\0'); i++)
    add_speech (speeches, names[i], find_locale (names[i]));

  return speeches;
}

static GArray *
get_speeches (void)
{
  static GArray *speeches;
  static gsize is_ready;

  if (g_once_init_enter (&is_ready))
    {
      speeches = make_speeches ();
      g_once_init_leave (&is_ready, 1);
    }

  return speeches;
}

/* "pt_BR" is better for "pt-BR" than "pt". */
static const Speech *
find_speech (const char *tag)
{
  GArray *speeches = get_speeches ();
  g_autofree char *wanted = g_strdelimit (g_strdup (tag), "-", '_');
  const Speech *found = NULL;

  for (guint i = 0; i < speeches->len; i++)
    {
      const Speech *speech = &g_array_index (speeches, Speech, i);

      if (g_ascii_strcasecmp (speech->name, wanted) == 0)
        return speech;
      if (found == NULL && is_same_language (speech->name, wanted))
        found = speech;
    }

  return found;
}

/* "de" of "de_DE.UTF-8": the language that gettext answers in */
static char *
dup_own (void)
{
  const char * const *names = g_get_language_names ();

  if (strcmp (names[0], "C") == 0 || g_str_has_prefix (names[0], "C."))
    return g_strdup (SOURCE_LANGUAGE);

  return g_strndup (names[0], strcspn (names[0], "_.@"));
}

/* NULL: the program's own */
static const Speech *
choose (const char *accept_language)
{
  g_autofree char *own = dup_own ();
  GSList *tags = soup_header_parse_quality_list (accept_language, NULL);
  const Speech *found = NULL;

  for (GSList *link = tags; link != NULL && found == NULL; link = link->next)
    {
      if (strcmp (link->data, "*") == 0 || is_same_language (link->data, own))
        break;
      found = find_speech (link->data);
    }
  soup_header_free_list (tags);

  return found;
}

static LanyardLanguage
speak (const Speech *speech)
{
  LanyardLanguage before = { .previous_name = g_private_get (&current_name) };

  before.previous = uselocale (speech != NULL ? speech->locale : LC_GLOBAL_LOCALE);
  g_private_set (&current_name, speech != NULL ? speech->name : NULL);

  return before;
}

/**
 * lanyard_language_enter:
 * @accept_language: (nullable): what a browser says that its person reads
 *   (RFC 9110, 12.5.4)
 *
 * Lets the calling thread speak the first of these languages that there is a
 * translation and a locale for; else the program's own. What a person reads is
 * said so; what administrators read later, in events and the log, after
 * lanyard_language_enter_own().
 *
 * Returns: what lanyard_language_leave() goes back to
 */
LanyardLanguage
lanyard_language_enter (const char *accept_language)
{
  return speak (accept_language != NULL ? choose (accept_language) : NULL);
}

/**
 * lanyard_language_enter_own:
 *
 * Lets the calling thread speak the program's language.
 *
 * Returns: what lanyard_language_leave() goes back to
 */
LanyardLanguage
lanyard_language_enter_own (void)
{
  return speak (NULL);
}

/**
 * lanyard_language_leave:
 * @before: what lanyard_language_enter() gave
 */
void
lanyard_language_leave (LanyardLanguage *before)
{
  g_return_if_fail (before != NULL);

  uselocale (before->previous);
  g_private_set (&current_name, (gpointer) before->previous_name);
}

/**
 * lanyard_language_dup_current:
 *
 * Returns: (transfer full): the language that the calling thread speaks, for
 *   the lang attribute of a page (BCP 47)
 */
char *
lanyard_language_dup_current (void)
{
  const char *name = g_private_get (&current_name);

  return name != NULL ? g_strdelimit (g_strdup (name), "_", '-') : dup_own ();
}
