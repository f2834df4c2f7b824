/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-event-query.h"

#include <string.h>

#define REFERENCE_LENGTH 8

static const gsize texts[] = {
  G_STRUCT_OFFSET (LanyardEventQuery, event),
  G_STRUCT_OFFSET (LanyardEventQuery, person),
  G_STRUCT_OFFSET (LanyardEventQuery, connector),
  G_STRUCT_OFFSET (LanyardEventQuery, code),
  G_STRUCT_OFFSET (LanyardEventQuery, reference),
  G_STRUCT_OFFSET (LanyardEventQuery, address),
  G_STRUCT_OFFSET (LanyardEventQuery, text),
  G_STRUCT_OFFSET (LanyardEventQuery, change),
};

/**
 * lanyard_event_query_copy:
 * @self: a query
 *
 * Returns: (transfer full): one with texts of its own
 */
LanyardEventQuery *
lanyard_event_query_copy (const LanyardEventQuery *self)
{
  LanyardEventQuery *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      char **text = G_STRUCT_MEMBER_P (copy, texts[i]);

      *text = g_strdup (*text);
    }

  return copy;
}

/**
 * lanyard_event_query_free:
 * @self: (nullable) (transfer full): a query with texts of its own
 */
void
lanyard_event_query_free (LanyardEventQuery *self)
{
  if (self == NULL)
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (G_STRUCT_MEMBER (char *, self, texts[i]));
  g_free (self);
}

/**
 * lanyard_event_query_clean_reference:
 * @text: a reference as people say it: in any case, with blanks or hyphens
 *
 * Returns: (transfer full): as it is kept
 */
char *
lanyard_event_query_clean_reference (const char *text)
{
  g_autoptr(GString) clean = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (*p != '-' && !g_ascii_isspace (*p))
      g_string_append_c (clean, g_ascii_toupper (*p));

  return g_string_free (g_steal_pointer (&clean), FALSE);
}

/**
 * lanyard_event_query_is_reference:
 * @text: what somebody typed
 *
 * Returns: whether it has the form of a reference; a word of eight letters
 *   can have it, too
 */
gboolean
lanyard_event_query_is_reference (const char *text)
{
  g_autofree char *clean = lanyard_event_query_clean_reference (text);

  return strlen (clean) == REFERENCE_LENGTH &&
         strspn (clean, "23456789ABCDEFGHJKLMNPQRSTUVWXYZ") == REFERENCE_LENGTH;
}
