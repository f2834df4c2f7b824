/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-error.h"

#include "lanyard-text.h"

#define VALUE_MAX 1024
#define DOMAINS_MAX 8

LANYARD_DEFINE_ERROR ("lanyard-error", lanyard_error)

/* Those whose errors have parts; only ever added to. */
static GQuark domains[DOMAINS_MAX];
static gsize n_domains;
static GMutex domains_lock;

static gboolean
domain_has_parts (GQuark domain)
{
  gboolean found = FALSE;

  g_mutex_lock (&domains_lock);
  for (gsize i = 0; i < n_domains && !found; i++)
    found = domains[i] == domain;
  g_mutex_unlock (&domains_lock);

  return found;
}

/* Where GLib keeps what g_error_domain_register_static() asked for: in front
 * of the error, in units of its alignment (see G_DEFINE_EXTENDED_ERROR). */
static LanyardErrorParts *
get_private_parts (const GError *error)
{
  const gsize alignment = 2 * sizeof (gsize);
  const gsize size = (sizeof (LanyardErrorParts) + (alignment - 1)) & -alignment;

  return (gpointer) (((guint8 *) error) - size);
}

static void
init_parts (GError *error)
{
  *get_private_parts (error) = (LanyardErrorParts) { 0 };
}

static void
copy_parts (const GError *source,
            GError       *target)
{
  const LanyardErrorParts *from = get_private_parts (source);
  LanyardErrorParts *to = get_private_parts (target);

  to->what = g_strdup (from->what);
  to->why = g_strdup (from->why);
  to->fix = g_strdup (from->fix);
  to->code = from->code;
  to->rule = from->rule;
  to->expected = g_strdup (from->expected);
  to->received = g_strdup (from->received);
}

static void
clear_parts (GError *error)
{
  LanyardErrorParts *parts = get_private_parts (error);

  g_free (parts->what);
  g_free (parts->why);
  g_free (parts->fix);
  g_free (parts->expected);
  g_free (parts->received);
}

static char *
dup_valid (const char *text)
{
  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

static void
store_parts (GError     *error,
             const char *what,
             const char *why,
             const char *fix)
{
  LanyardErrorParts *parts;

  if (!domain_has_parts (error->domain))
    return;

  parts = get_private_parts (error);
  parts->what = dup_valid (what);
  parts->why = dup_valid (why);
  parts->fix = dup_valid (fix);
}

static gboolean
ends_sentence (const char *text)
{
  static const char * const ends[] = { ".", "!", "?", ":", "…" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (text, ends[i]))
      return TRUE;

  return FALSE;
}

static void
append_sentence (GString    *message,
                 const char *sentence)
{
  if (sentence == NULL || *sentence == '\0')
    return;

  if (message->len > 0)
    g_string_append_c (message, ' ');
  g_string_append (message, sentence);

  if (!ends_sentence (message->str))
    g_string_append_c (message, '.');
}

/**
 * lanyard_set_error:
 * @error: (out) (optional): where to put the error
 * @domain: the error's domain
 * @code: its code
 * @why: (nullable): why it matters, a translated sentence without its period
 * @fix: (nullable): what to do, likewise
 * @format: what is wrong with which value, likewise
 * @...: arguments of @format
 *
 * Sets an error with the three parts of every message for people, joined to
 * one line of UTF-8, whatever bytes the values in it have.
 */
void
lanyard_set_error (GError    **error,
                   GQuark      domain,
                   int         code,
                   const char *why,
                   const char *fix,
                   const char *format,
                   ...)
{
  g_autoptr(GString) message = g_string_new (NULL);
  g_autofree char *what = NULL;
  g_autofree char *valid = NULL;
  va_list args;

  g_return_if_fail (domain != 0);
  g_return_if_fail (format != NULL);

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);

  append_sentence (message, what);
  append_sentence (message, why);
  append_sentence (message, fix);
  g_strdelimit (message->str, "\r\n", ' ');

  valid = g_utf8_make_valid (message->str, (gssize) message->len);

  g_set_error_literal (error, domain, code, valid);
  if (error != NULL)
    store_parts (*error, what, why, fix);
}

/**
 * lanyard_error_get_parts:
 * @error: (nullable): an error
 *
 * Returns: (transfer none) (nullable): what @error is made of; %NULL for an
 *   error of a domain without parts. All of them are %NULL if it was not set
 *   by lanyard_set_error().
 */
const LanyardErrorParts *
lanyard_error_get_parts (const GError *error)
{
  if (error == NULL || !domain_has_parts (error->domain))
    return NULL;

  return get_private_parts (error);
}

/**
 * lanyard_error_set_code:
 * @error: (nullable): an error
 * @code: a stable name, static: "no-access"
 *
 * Says more exactly what happened than the code of @error does. Does nothing
 * to an error without parts.
 */
void
lanyard_error_set_code (GError     *error,
                        const char *code)
{
  g_return_if_fail (code != NULL);

  if (error != NULL && domain_has_parts (error->domain))
    get_private_parts (error)->code = code;
}

/**
 * lanyard_error_set_evidence:
 * @error: (nullable): an error
 * @rule: the rule that was broken, static
 * @expected: (nullable): the value it should have
 * @received: (nullable): the value it has, as it came; never a secret
 *
 * Keeps with @error what an administrator needs to find the cause. The first
 * rule that is set stays. Does nothing to an error without parts.
 */
void
lanyard_error_set_evidence (GError     *error,
                            const char *rule,
                            const char *expected,
                            const char *received)
{
  LanyardErrorParts *parts;

  g_return_if_fail (rule != NULL);

  if (error == NULL || !domain_has_parts (error->domain))
    return;

  parts = get_private_parts (error);
  if (parts->rule != NULL)
    return;

  parts->rule = rule;
  parts->expected = expected != NULL ? lanyard_text_make_visible (expected, VALUE_MAX) : NULL;
  parts->received = received != NULL ? lanyard_text_make_visible (received, VALUE_MAX) : NULL;
}

/**
 * lanyard_error_register:
 * @name: name of a quark, static
 *
 * For LANYARD_DEFINE_ERROR().
 *
 * Returns: the quark of a domain whose errors have parts
 */
GQuark
lanyard_error_register (const char *name)
{
  GQuark domain = g_error_domain_register_static (name, sizeof (LanyardErrorParts), init_parts, copy_parts,
                                                  clear_parts);

  g_mutex_lock (&domains_lock);
  g_assert (n_domains < DOMAINS_MAX);
  domains[n_domains++] = domain;
  g_mutex_unlock (&domains_lock);

  return domain;
}
