/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-private.h"

#include <glib/gi18n-lib.h>

#include "lanyard-error.h"
#include "lanyard-text.h"

static LanyardSettings *
load_settings (LanyardCli  *cli,
               GError     **error)
{
  LanyardConfiguration *configuration = _lanyard_cli_open (cli, error);

  return configuration != NULL ? lanyard_configuration_load_settings_sync (configuration, error) : NULL;
}

/* The values of single fields, one a line, as scripts want them. */
static gboolean
print_fields (JsonNode    *node,
              char       **names,
              GError     **error)
{
  for (gsize i = 0; names[i] != NULL; i++)
    {
      JsonNode *member = json_object_get_member (json_node_get_object (node), names[i]);
      g_autofree char *visible = NULL;

      if (member == NULL)
        {
          visible = lanyard_text_make_visible (names[i], 64);
          lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID, NULL,
                             _("“lanyardctl settings get” shows all"),
                             _("There is no setting “%s”"), visible);
          return FALSE;
        }

      visible = json_node_get_value_type (member) == G_TYPE_STRING
                ? lanyard_text_make_visible (json_node_get_string (member), 0)
                : JSON_NODE_HOLDS_NULL (member) ? g_strdup ("") : json_to_string (member, FALSE);
      g_print ("%s\n", visible);
    }

  return TRUE;
}

gboolean
_lanyard_cli_settings_get (LanyardCli  *cli,
                           GError     **error)
{
  g_autoptr(LanyardSettings) settings = load_settings (cli, error);
  g_autoptr(GPtrArray) nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  g_autoptr(JsonNode) node = NULL;

  if (settings == NULL)
    return FALSE;

  /* the base URL that is used, even where none was set */
  node = _lanyard_cli_record_to_json (LANYARD_RECORD (settings));
  _lanyard_cli_add_string (node, "base_url", lanyard_settings_get_base_url (settings));
  if (cli->arguments[0] != NULL)
    return print_fields (node, cli->arguments, error);

  g_ptr_array_add (nodes, g_steal_pointer (&node));
  return _lanyard_cli_print_objects (cli, nodes);
}

gboolean
_lanyard_cli_settings_set (LanyardCli  *cli,
                           GError     **error)
{
  g_autoptr(LanyardSettings) settings = load_settings (cli, error);
  g_autoptr(LanyardChanges) changes = lanyard_changes_new (_("Change settings"));

  if (settings == NULL ||
      !_lanyard_cli_set_fields (LANYARD_ITEM (settings), (const char * const *) cli->arguments, error) ||
      !_lanyard_cli_read_logo (LANYARD_ITEM (settings), error))
    return FALSE;

  lanyard_changes_save (changes, LANYARD_RECORD (settings));
  return _lanyard_cli_apply (cli, changes, error);
}
