/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lanyard-error.h"
#include "lanyard-text.h"

/* By what people name a record, in this order; its id comes last. */
static const char *
get_search_field (GType type,
                  guint step)
{
  static const char * const connector_fields[] = { "slug", "label", NULL };
  static const char * const person_fields[] = { "username", "email", NULL };
  static const char * const group_fields[] = { "name", NULL, NULL };

  if (type == LANYARD_TYPE_CONNECTOR)
    return connector_fields[step];
  if (type == LANYARD_TYPE_PERSON)
    return person_fields[step];

  return group_fields[step];
}

static gboolean
set_not_found (GError     **error,
               GType        type,
               const char  *text)
{
  g_autofree char *visible = lanyard_text_make_visible (text, 64);

  if (type == LANYARD_TYPE_CONNECTOR)
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND, NULL,
                       _("“lanyardctl connector list” shows them"),
                       _("There is no connector “%s”"), visible);
  else if (type == LANYARD_TYPE_PERSON)
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND, NULL,
                       _("“lanyardctl person list” shows them"),
                       _("There is no person “%s”"), visible);
  else
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND, NULL,
                       _("“lanyardctl group list” shows them"),
                       _("There is no group “%s”"), visible);

  return FALSE;
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return g_utf8_collate (*(const char **) a, *(const char **) b);
}

LanyardRecord *
_lanyard_cli_find (LanyardCli  *cli,
                   GType        type,
                   const char  *text,
                   GError     **error)
{
  LanyardConfiguration *configuration = _lanyard_cli_open (cli, error);
  g_autoptr(GError) local_error = NULL;
  LanyardRecord *record = NULL;
  const char *field;

  if (configuration == NULL)
    return NULL;

  for (guint step = 0; (field = get_search_field (type, step)) != NULL && record == NULL; step++)
    {
      g_clear_error (&local_error);
      record = lanyard_configuration_find_sync (configuration, type, field, text, &local_error);
      if (record == NULL && !g_error_matches (local_error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
    }
  if (record != NULL)
    return record;

  g_clear_error (&local_error);
  record = lanyard_configuration_load_sync (configuration, type, text, &local_error);
  if (record == NULL && g_error_matches (local_error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND))
    set_not_found (error, type, text);
  else if (record == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return record;
}

gboolean
_lanyard_cli_split (const char  *assignment,
                    char       **name,
                    const char **value,
                    GError     **error)
{
  const char *equals = strchr (assignment, '=');

  if (equals == NULL || equals == assignment)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("“%s” is not of the form NAME=VALUE."), assignment);
      return FALSE;
    }

  *name = g_strndup (assignment, equals - assignment);
  *value = equals + 1;
  return TRUE;
}

/* FIELD=VALUE: what comes first for a field replaces it, the rest is added. */
gboolean
_lanyard_cli_set_fields (LanyardItem         *item,
                         const char * const  *assignments,
                         GError             **error)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; assignments[i] != NULL; i++)
    {
      g_autofree char *name = NULL;
      const char *value;

      if (!_lanyard_cli_split (assignments[i], &name, &value, error) ||
          !lanyard_item_set_text (item, name, value, g_hash_table_contains (seen, name), error))
        return FALSE;
      g_hash_table_add (seen, g_steal_pointer (&name));
    }

  return TRUE;
}

/* Somebody who types the number has seen how many they are (spec S8). */
static gboolean
confirm_several (LanyardCli  *cli,
                 GPtrArray   *titles,
                 GError     **error)
{
  g_autofree char *number = g_strdup_printf ("%u", titles->len);
  g_autofree char *answer = NULL;

  if (titles->len < 2 || cli->yes)
    return TRUE;

  if (!isatty (STDIN_FILENO))
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED, NULL,
                         _("Add --yes if all of them are meant, or run the command in a terminal, which asks for their number"),
                         ngettext ("%u record would be deleted at once", "%u records would be deleted at once", titles->len), titles->len);
      return FALSE;
    }

  for (guint i = 0; i < titles->len; i++)
    g_printerr ("%s\n", (char *) g_ptr_array_index (titles, i));
  /* Translators: the number of those that are listed above */
  g_printerr (_("Type %s to delete all of them:"), number);
  g_printerr (" ");
  answer = _lanyard_cli_read_line ();
  if (answer != NULL && strcmp (g_strstrip (answer), number) == 0)
    return TRUE;

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED, _("That was not their number"), NULL,
                     _("Nothing was deleted"));
  return FALSE;
}

/* All that the arguments name, or none. */
gboolean
_lanyard_cli_delete (LanyardCli  *cli,
                     GType        type,
                     const char  *summary,
                     GError     **error)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new (summary);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; cli->arguments[i] != NULL; i++)
    {
      g_autoptr(LanyardRecord) record = _lanyard_cli_find (cli, type, cli->arguments[i], error);

      if (record == NULL)
        return FALSE;
      if (!g_hash_table_add (seen, g_strdup (lanyard_record_get_id (record))))
        continue;
      lanyard_changes_delete (changes, record);
      g_ptr_array_add (titles, lanyard_text_make_visible (lanyard_record_get_title (record), 128));
    }

  return confirm_several (cli, titles, error) && _lanyard_cli_apply (cli, changes, error);
}

char **
_lanyard_cli_list_titles (LanyardCli          *cli,
                          GType                type,
                          const char * const  *ids,
                          GError             **error)
{
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; ids[i] != NULL; i++)
    {
      g_autoptr(LanyardRecord) record = lanyard_configuration_load_sync (cli->configuration, type, ids[i], error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (titles, g_strdup (lanyard_record_get_title (record)));
    }

  g_ptr_array_sort (titles, compare_strings);
  g_ptr_array_add (titles, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&titles), FALSE);
}
