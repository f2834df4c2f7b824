/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-release-row-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-saml-error.h"
#include "lanyard-transform.h"

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* RFC 4514, 2.4: what would end a value, or be lost at its ends, is escaped. */
static char *
escape_dn_value (const char *text)
{
  GString *escaped = g_string_new (NULL);
  gsize length = strlen (text);

  for (gsize i = 0; i < length; i++)
    {
      if (strchr (",+\"\\<>;=", text[i]) != NULL || (i == 0 && text[i] == '#') ||
          ((i == 0 || i + 1 == length) && text[i] == ' '))
        g_string_append_c (escaped, '\\');
      g_string_append_c (escaped, text[i]);
    }

  return g_string_free (escaped, FALSE);
}

/* CN=NAME,OU=groups, and the domain of the settings. */
static char *
make_dn (const char *name,
         const char *scope)
{
  g_autofree char *value = escape_dn_value (name);
  g_auto(GStrv) parts = g_strsplit (scope != NULL ? scope : "", ".", -1);
  GString *dn = g_string_new (NULL);

  g_string_append_printf (dn, "CN=%s,OU=groups", value);
  for (char **part = parts; *part != NULL && **part != '\0'; part++)
    g_string_append_printf (dn, ",DC=%s", *part);

  return g_string_free (dn, FALSE);
}

static gboolean
group_is_told (LanyardConnector  *connector,
               const char        *name,
               gboolean          *told,
               GError           **error)
{
  const char *filter = lanyard_connector_get_group_attribute_filter (connector);
  g_autoptr(GRegex) regex = NULL;

  *told = TRUE;
  if (filter == NULL)
    return TRUE;

  if (!lanyard_transform_check_pattern (filter, error))
    return FALSE;
  regex = g_regex_new (filter, 0, 0, error);
  if (regex == NULL)
    return FALSE;

  *told = g_regex_match (regex, name, 0, NULL);
  return TRUE;
}

static char *
describe_group (LanyardConnector *connector,
                LanyardGroup     *group,
                const char       *scope)
{
  switch (lanyard_connector_get_group_attribute_value (connector))
    {
    case LANYARD_GROUP_VALUE_ID:
      return g_strdup (lanyard_record_get_id (LANYARD_RECORD (group)));
    case LANYARD_GROUP_VALUE_DN:
      return make_dn (lanyard_group_get_name (group), scope);
    case LANYARD_GROUP_VALUE_NAME:
    default:
      return g_strdup (lanyard_group_get_name (group));
    }
}

/* What stands, sorted, for the groups that give the person this application. */
GPtrArray *
_lanyard_release_list_groups (LanyardConfiguration  *configuration,
                              LanyardSettings       *settings,
                              LanyardConnector      *connector,
                              const char * const    *group_ids,
                              GError               **error)
{
  g_autoptr(GPtrArray) groups = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; group_ids[i] != NULL; i++)
    {
      g_autoptr(LanyardRecord) group = NULL;
      gboolean told;

      group = lanyard_configuration_peek_sync (configuration, LANYARD_TYPE_GROUP, NULL, group_ids[i], error);
      if (group == NULL || !group_is_told (connector, lanyard_group_get_name (LANYARD_GROUP (group)), &told, error))
        return NULL;
      if (told)
        g_ptr_array_add (groups, describe_group (connector, LANYARD_GROUP (group), lanyard_settings_get_scope (settings)));
    }

  g_ptr_array_sort (groups, compare_names);
  g_ptr_array_add (groups, NULL);
  return g_steal_pointer (&groups);
}

gboolean
_lanyard_release_add_groups (GPtrArray           *rows,
                             LanyardConnector    *connector,
                             const char * const  *groups,
                             GError             **error)
{
  const char *name = lanyard_connector_get_group_attribute_name (connector);
  LanyardReleaseRow *row;

  if (!lanyard_connector_get_group_attribute_enabled (connector))
    return TRUE;
  if (name == NULL)
    {
      lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_VALUE,
                         _("The application could not find the groups"),
                         _("An administrator can enter a name, such as “memberOf”, or switch the attribute off"),
                         _("The group attribute has no name"));
      return FALSE;
    }

  row = _lanyard_release_get_row (rows, name, lanyard_connector_get_group_attribute_name_format (connector), NULL,
                                  lanyard_connector_get_group_attribute_multiple (connector),
                                  lanyard_connector_get_group_attribute_separator (connector));
  _lanyard_release_row_add_all (row, groups);
  return TRUE;
}
