/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-transform.h"

#include <glib/gi18n-lib.h>

#include "lanyard-error.h"
#include "lanyard-text.h"

static GRegex *
compile_pattern (const char  *pattern,
                 GError     **error)
{
  g_autoptr(GError) reason = NULL;
  g_autofree char *visible = NULL;
  GRegex *regex = g_regex_new (pattern, 0, 0, &reason);

  if (regex != NULL)
    return regex;

  visible = lanyard_text_make_visible (pattern, 80);
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                     _("Nothing could be searched for with it"),
                     _("Correct it, or empty the field"),
                     /* Translators: what was entered, then what is wrong with it */
                     _("“%s” is no regular expression: %s"), visible, reason->message);
  return NULL;
}

/* What is found is replaced, then the letters change, then the prefix comes. */
static char *
run_steps (const char        *text,
           const char        *pattern,
           const char        *replacement,
           LanyardTransform   letters,
           const char        *prefix,
           GError           **error)
{
  g_autofree char *replaced = NULL;
  g_autofree char *changed = NULL;

  if (pattern != NULL)
    {
      g_autoptr(GRegex) regex = compile_pattern (pattern, error);

      if (regex == NULL)
        return NULL;
      replaced = g_regex_replace (regex, text, -1, 0, replacement != NULL ? replacement : "", 0, error);
      if (replaced == NULL)
        return NULL;
    }

  changed = lanyard_transform_apply (letters, replaced != NULL ? replaced : text);
  return prefix != NULL && *changed != '\0' ? g_strconcat (prefix, changed, NULL) : g_steal_pointer (&changed);
}

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

/**
 * lanyard_transform_check_pattern:
 * @pattern: (nullable): a regular expression
 * @error: %LANYARD_ERROR_INVALID
 *
 * Returns: whether there is none, or a valid one
 */
gboolean
lanyard_transform_check_pattern (const char  *pattern,
                                 GError     **error)
{
  g_autoptr(GRegex) regex = NULL;

  if (pattern == NULL)
    return TRUE;

  regex = compile_pattern (pattern, error);
  return regex != NULL;
}

/**
 * lanyard_transform_attribute:
 * @attribute: one that is sent
 * @text: a value that a person has
 * @error: what makes the steps impossible
 *
 * Returns: (transfer full): the value that is sent, which may be empty
 */
char *
lanyard_transform_attribute (LanyardAttribute  *attribute,
                             const char        *text,
                             GError           **error)
{
  g_return_val_if_fail (LANYARD_IS_ATTRIBUTE (attribute), NULL);

  return run_steps (text, lanyard_attribute_get_pattern (attribute), lanyard_attribute_get_replacement (attribute),
                    lanyard_attribute_get_transform (attribute), lanyard_attribute_get_prefix (attribute), error);
}

/**
 * lanyard_transform_name_id:
 * @connector: a connector
 * @text: what its NameID source gives for a person
 * @error: what makes the steps impossible
 *
 * Returns: (transfer full): the NameID, which may be empty
 */
char *
lanyard_transform_name_id (LanyardConnector  *connector,
                           const char        *text,
                           GError           **error)
{
  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), NULL);

  return run_steps (text, lanyard_connector_get_name_id_pattern (connector),
                    lanyard_connector_get_name_id_replacement (connector),
                    lanyard_connector_get_name_id_transform (connector),
                    lanyard_connector_get_name_id_prefix (connector), error);
}
