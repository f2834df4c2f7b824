/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-error.h"

G_DEFINE_QUARK (lanyard-error-quark, lanyard_error)

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
}
