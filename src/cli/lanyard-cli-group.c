/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-private.h"

#include <glib/gi18n-lib.h>

/* Names of what @relation links the group to. */
static char **
list_linked (LanyardCli       *cli,
             LanyardRelation   relation,
             GType             type,
             LanyardRecord    *group,
             GError          **error)
{
  g_auto(GStrv) ids = lanyard_configuration_list_links_sync (cli->configuration, relation,
                                                             lanyard_record_get_id (group), NULL, error);

  return ids != NULL ? _lanyard_cli_list_titles (cli, type, (const char * const *) ids, error) : NULL;
}

static gboolean
link_members (LanyardCli  *cli,
              gboolean     linked,
              const char  *summary,
              GError     **error)
{
  g_autoptr(LanyardRecord) group = _lanyard_cli_find (cli, LANYARD_TYPE_GROUP, cli->arguments[0], error);
  g_autoptr(LanyardChanges) changes = lanyard_changes_new (summary);

  if (group == NULL)
    return FALSE;

  for (gsize i = 1; cli->arguments[i] != NULL; i++)
    {
      g_autoptr(LanyardRecord) person = _lanyard_cli_find (cli, LANYARD_TYPE_PERSON, cli->arguments[i], error);

      if (person == NULL)
        return FALSE;
      lanyard_changes_link (changes, LANYARD_RELATION_MEMBER, lanyard_record_get_id (group),
                            lanyard_record_get_id (person), linked);
    }

  return _lanyard_cli_apply (cli, changes, error);
}

gboolean
_lanyard_cli_group_add (LanyardCli  *cli,
                        GError     **error)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new (_("Add groups"));

  for (gsize i = 0; cli->arguments[i] != NULL; i++)
    {
      g_autoptr(LanyardGroup) group = lanyard_group_new (cli->arguments[i]);

      lanyard_changes_save (changes, LANYARD_RECORD (group));
    }

  return _lanyard_cli_apply (cli, changes, error);
}

gboolean
_lanyard_cli_group_list (LanyardCli  *cli,
                         GError     **error)
{
  LanyardConfiguration *configuration = _lanyard_cli_open (cli, error);
  g_autoptr(GPtrArray) groups = NULL;
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr(JsonArray) array = json_array_new ();
  g_autoptr(JsonNode) root = json_node_init_array (json_node_alloc (), array);

  groups = configuration != NULL ? lanyard_configuration_list_sync (configuration, LANYARD_TYPE_GROUP, error) : NULL;
  if (groups == NULL)
    return FALSE;

  for (guint i = 0; i < groups->len; i++)
    {
      LanyardRecord *group = groups->pdata[i];
      JsonNode *node = _lanyard_cli_record_to_json (group);
      g_auto(GStrv) members = NULL;
      g_auto(GStrv) connectors = NULL;
      g_autofree char *count = NULL;
      g_autofree char *labels = NULL;

      json_array_add_element (array, node);
      members = list_linked (cli, LANYARD_RELATION_MEMBER, LANYARD_TYPE_PERSON, group, error);
      connectors = members != NULL ? list_linked (cli, LANYARD_RELATION_GRANT, LANYARD_TYPE_CONNECTOR, group, error) : NULL;
      if (connectors == NULL)
        return FALSE;

      _lanyard_cli_add_strings (node, "members", (const char * const *) members);
      _lanyard_cli_add_strings (node, "connectors", (const char * const *) connectors);
      count = g_strdup_printf (ngettext ("%u member", "%u members", g_strv_length (members)), g_strv_length (members));
      labels = g_strjoinv (", ", connectors);
      _lanyard_cli_add_row (rows, lanyard_record_get_title (group), count, labels, NULL);
    }

  if (cli->json)
    return _lanyard_cli_print_json (root);

  _lanyard_cli_print_rows (rows);
  return TRUE;
}

gboolean
_lanyard_cli_group_set (LanyardCli  *cli,
                        GError     **error)
{
  g_autoptr(LanyardRecord) group = _lanyard_cli_find (cli, LANYARD_TYPE_GROUP, cli->arguments[0], error);
  g_autoptr(LanyardItem) before = group != NULL ? lanyard_item_copy (LANYARD_ITEM (group)) : NULL;
  g_autoptr(LanyardChanges) changes = lanyard_changes_new (_("Change group"));

  if (group == NULL ||
      !_lanyard_cli_set_fields (LANYARD_ITEM (group), (const char * const *) cli->arguments + 1, error) ||
      !_lanyard_cli_check_values (cli, LANYARD_ITEM (group), before, error))
    return FALSE;

  lanyard_changes_save (changes, group);
  return _lanyard_cli_apply (cli, changes, error);
}

gboolean
_lanyard_cli_group_delete (LanyardCli  *cli,
                           GError     **error)
{
  return _lanyard_cli_delete (cli, LANYARD_TYPE_GROUP, _("Delete groups"), error);
}

gboolean
_lanyard_cli_group_add_member (LanyardCli  *cli,
                               GError     **error)
{
  return link_members (cli, TRUE, _("Add members"), error);
}

gboolean
_lanyard_cli_group_remove_member (LanyardCli  *cli,
                                  GError     **error)
{
  return link_members (cli, FALSE, _("Remove members"), error);
}
