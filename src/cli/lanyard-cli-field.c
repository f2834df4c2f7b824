/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-private.h"

#include <glib/gi18n-lib.h>

#include "lanyard-catalog.h"
#include "lanyard-connector.h"
#include "lanyard-field-help.h"

/* Of the connector that --connector names; its service provider may have
 * names of its own. */
static gboolean
find_template (LanyardCli       *cli,
               LanyardTemplate **tmpl,
               GError          **error)
{
  g_autoptr(LanyardRecord) record = NULL;
  const char *id;

  *tmpl = NULL;
  if (cli->connector == NULL)
    return TRUE;

  record = _lanyard_cli_find (cli, LANYARD_TYPE_CONNECTOR, cli->connector, error);
  if (record == NULL)
    return FALSE;

  id = lanyard_connector_get_template (LANYARD_CONNECTOR (record));
  if (id != NULL)
    *tmpl = lanyard_catalog_lookup (lanyard_catalog_get_default (), id, NULL);
  return TRUE;
}

static JsonNode *
make_summary (const LanyardFieldHelp *help)
{
  g_autoptr(JsonObject) object = json_object_new ();
  JsonNode *node = json_node_init_object (json_node_alloc (), object);
  g_auto(GStrv) names = lanyard_field_help_get_names (help);

  _lanyard_cli_add_string (node, "field", help->field);
  _lanyard_cli_add_string (node, "page", help->page);
  _lanyard_cli_add_string (node, "title", _(help->title));
  _lanyard_cli_add_string (node, "help", _(help->help));
  _lanyard_cli_add_strings (node, "names", (const char * const *) names);

  return node;
}

gboolean
_lanyard_cli_field_search (LanyardCli  *cli,
                           GError     **error)
{
  g_autofree char *words = g_strjoinv (" ", cli->arguments);
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr(JsonArray) array = json_array_new ();
  g_autoptr(JsonNode) root = json_node_init_array (json_node_alloc (), array);
  g_autoptr(GPtrArray) found = NULL;
  LanyardTemplate *tmpl;

  if (!find_template (cli, &tmpl, error))
    return FALSE;

  found = lanyard_field_help_search (words, tmpl);
  for (guint i = 0; i < found->len; i++)
    {
      const LanyardFieldHelp *help = found->pdata[i];

      json_array_add_element (array, make_summary (help));
      _lanyard_cli_add_row (rows, help->field, help->page, _(help->title), _(help->help), NULL);
    }

  if (cli->json)
    return _lanyard_cli_print_json (root);

  _lanyard_cli_print_rows (rows);
  return TRUE;
}
