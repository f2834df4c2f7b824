/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-private.h"

#include <glib/gi18n-lib.h>

#include "lanyard-custom-values.h"
#include "lanyard-error.h"
#include "lanyard-text.h"

static LanyardSettings *
load_settings (LanyardCli  *cli,
               GError     **error)
{
  LanyardConfiguration *configuration = _lanyard_cli_open (cli, error);

  return configuration != NULL ? lanyard_configuration_load_settings_sync (configuration, error) : NULL;
}

static LanyardCustomAttribute *
find (LanyardSettings  *settings,
      const char       *name,
      GError          **error)
{
  LanyardCustomAttribute *attribute;
  g_autofree char *visible = NULL;

  attribute = lanyard_custom_values_find (lanyard_settings_get_custom_attributes (settings), name);
  if (attribute != NULL)
    return attribute;

  visible = lanyard_text_make_visible (name, 64);
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND, NULL,
                     _("“lanyardctl attribute list” shows them"),
                     _("No custom attribute “%s” is declared"), visible);
  return NULL;
}

static gboolean
store (LanyardCli       *cli,
       LanyardSettings  *settings,
       const char       *summary,
       GError          **error)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new (summary);

  lanyard_changes_save (changes, LANYARD_RECORD (settings));
  return _lanyard_cli_apply (cli, changes, error);
}

static const char *
get_type_nick (LanyardCustomAttribute *attribute)
{
  return lanyard_enum_get_nick (LANYARD_TYPE_VALUE_TYPE, (int) lanyard_custom_attribute_get_value_type (attribute));
}

static JsonNode *
attribute_to_json (LanyardCustomAttribute *attribute)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, json_object_new ());
  _lanyard_cli_add_string (node, "name", lanyard_custom_attribute_get_name (attribute));
  _lanyard_cli_add_string (node, "type", get_type_nick (attribute));
  _lanyard_cli_add_string (node, "label", lanyard_custom_attribute_get_label (attribute));

  return node;
}

gboolean
_lanyard_cli_attribute_list (LanyardCli  *cli,
                             GError     **error)
{
  g_autoptr(LanyardSettings) settings = load_settings (cli, error);
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr(JsonArray) array = json_array_new ();
  g_autoptr(JsonNode) root = json_node_init_array (json_node_alloc (), array);
  GListModel *list = settings != NULL ? lanyard_settings_get_custom_attributes (settings) : NULL;

  for (guint i = 0; list != NULL && i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(LanyardCustomAttribute) attribute = g_list_model_get_item (list, i);

      json_array_add_element (array, attribute_to_json (attribute));
      _lanyard_cli_add_row (rows, lanyard_custom_attribute_get_name (attribute), get_type_nick (attribute),
                            lanyard_custom_attribute_get_label (attribute), NULL);
    }
  if (list == NULL)
    return FALSE;
  if (cli->json)
    return _lanyard_cli_print_json (root);

  _lanyard_cli_print_rows (rows);
  return TRUE;
}

gboolean
_lanyard_cli_attribute_add (LanyardCli  *cli,
                            GError     **error)
{
  g_autoptr(LanyardSettings) settings = load_settings (cli, error);
  g_autoptr(LanyardCustomAttribute) attribute = lanyard_custom_attribute_new (cli->arguments[0], LANYARD_VALUE_TEXT, cli->label);

  if (settings == NULL || !lanyard_item_set_text (LANYARD_ITEM (attribute), "type", cli->arguments[1], FALSE, error))
    return FALSE;

  g_list_store_append (G_LIST_STORE (lanyard_settings_get_custom_attributes (settings)), attribute);
  return store (cli, settings, _("Declare custom attribute"), error);
}

gboolean
_lanyard_cli_attribute_set (LanyardCli  *cli,
                            GError     **error)
{
  g_autoptr(LanyardSettings) settings = load_settings (cli, error);
  LanyardCustomAttribute *attribute = settings != NULL ? find (settings, cli->arguments[0], error) : NULL;

  return attribute != NULL &&
         _lanyard_cli_set_fields (LANYARD_ITEM (attribute), (const char * const *) cli->arguments + 1, error) &&
         store (cli, settings, _("Change custom attribute"), error);
}

/* The values stay with the people, as texts. */
gboolean
_lanyard_cli_attribute_remove (LanyardCli  *cli,
                               GError     **error)
{
  g_autoptr(LanyardSettings) settings = load_settings (cli, error);

  for (gsize i = 0; settings != NULL && cli->arguments[i] != NULL; i++)
    {
      GListStore *list = G_LIST_STORE (lanyard_settings_get_custom_attributes (settings));
      LanyardCustomAttribute *attribute = find (settings, cli->arguments[i], error);
      guint position;

      if (attribute == NULL || !g_list_store_find (list, attribute, &position))
        return FALSE;
      g_list_store_remove (list, position);
    }

  return settings != NULL && store (cli, settings, _("Remove declarations of custom attributes"), error);
}

/* Values of declared attributes are of their type. */
gboolean
_lanyard_cli_check_values (LanyardCli   *cli,
                           LanyardItem  *item,
                           LanyardItem  *before,
                           GError      **error)
{
  g_autoptr(LanyardSettings) settings = load_settings (cli, error);

  return settings != NULL &&
         lanyard_custom_values_check (lanyard_settings_get_custom_attributes (settings), item, before, error);
}
