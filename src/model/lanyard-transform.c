/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-transform.h"

/**
 * lanyard_transform_apply:
 * @transform: what happens to the letters
 * @text: UTF-8
 *
 * Letter by letter, so that the language of the machine does not change who
 * somebody is: in Turkish “I” would become “ı” (I-30).
 *
 * Returns: (transfer full): the new text
 */
char *
lanyard_transform_apply (LanyardTransform  transform,
                          const char       *text)
{
  GString *result;

  if (transform == LANYARD_TRANSFORM_NONE)
    return g_strdup (text);

  result = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (result, transform == LANYARD_TRANSFORM_LOWER ? g_unichar_tolower (c) : g_unichar_toupper (c));
    }

  return g_string_free (result, FALSE);
}
