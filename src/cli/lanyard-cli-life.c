/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-administration.h"
#include "lanyard-bulk.h"
#include "lanyard-error.h"
#include "lanyard-text.h"
#include "lanyard-time.h"

static const char *
get_id (gpointer record)
{
  return lanyard_record_get_id (LANYARD_RECORD (record));
}

gboolean
_lanyard_cli_connector_duplicate (LanyardCli  *cli,
                                  GError     **error)
{
  g_autoptr(LanyardRecord) connector = _lanyard_cli_find (cli, LANYARD_TYPE_CONNECTOR, cli->arguments[0], error);
  g_autoptr(LanyardConnector) duplicate = NULL;

  duplicate = connector != NULL ? lanyard_administration_duplicate_sync (cli->configuration, get_id (connector), cli->label,
                                                                         cli->slug, cli->groups, NULL, error)
                                : NULL;
  if (duplicate == NULL)
    return FALSE;

  g_print ("%s\n", lanyard_connector_get_slug (duplicate));
  return TRUE;
}

static gboolean
print_comparison_json (LanyardRecord *left,
                       LanyardRecord *right,
                       GPtrArray     *pairs)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonArray *fields;

  json_node_take_object (node, json_object_new ());
  _lanyard_cli_add_string (node, "left", get_id (left));
  _lanyard_cli_add_string (node, "right", get_id (right));
  _lanyard_cli_add_pairs (node, pairs, "left", "right");

  fields = json_object_get_array_member (json_node_get_object (node), "fields");
  for (guint i = 0; i < pairs->len; i++)
    {
      JsonObject *field = json_array_get_object_element (fields, i);

      json_object_set_boolean_member (field, "differs", lanyard_field_pair_differs (pairs->pdata[i]));
      json_object_set_boolean_member (field, "expected", lanyard_field_pair_is_expected (pairs->pdata[i]));
    }

  return _lanyard_cli_print_json (node);
}

/* "!" marks what differs and need not, "~" what differs in any two. */
static void
print_comparison (GPtrArray *pairs)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < pairs->len; i++)
    {
      LanyardFieldPair *pair = pairs->pdata[i];
      const char *left = lanyard_field_pair_get_left (pair);
      const char *right = lanyard_field_pair_get_right (pair);

      _lanyard_cli_add_row (rows,
                            !lanyard_field_pair_differs (pair) ? "=" : lanyard_field_pair_is_expected (pair) ? "~" : "!",
                            lanyard_field_pair_get_label (pair), left != NULL ? left : "–", right != NULL ? right : "–",
                            NULL);
    }

  _lanyard_cli_print_rows (rows);
}

gboolean
_lanyard_cli_connector_compare (LanyardCli  *cli,
                                GError     **error)
{
  g_autoptr(LanyardRecord) left = _lanyard_cli_find (cli, LANYARD_TYPE_CONNECTOR, cli->arguments[0], error);
  g_autoptr(LanyardRecord) right = NULL;
  g_autoptr(GPtrArray) pairs = NULL;

  right = left != NULL ? _lanyard_cli_find (cli, LANYARD_TYPE_CONNECTOR, cli->arguments[1], error) : NULL;
  if (right == NULL)
    return FALSE;

  pairs = lanyard_administration_compare_sync (cli->configuration, get_id (left), get_id (right),
                                               cli->all ? LANYARD_PAIRS_ALL : LANYARD_PAIRS_DIFFERENT, error);
  if (pairs == NULL)
    return FALSE;
  if (cli->json)
    return print_comparison_json (left, right, pairs);

  print_comparison (pairs);
  return TRUE;
}

/* The deliberate change of what an active connector's service provider holds. */
gboolean
_lanyard_cli_connector_set_idp_url (LanyardCli  *cli,
                                    GError     **error)
{
  g_autoptr(LanyardConnector) connector = NULL;
  g_autoptr(GPtrArray) pairs = NULL;

  connector = (LanyardConnector *) _lanyard_cli_find (cli, LANYARD_TYPE_CONNECTOR, cli->arguments[0], error);
  pairs = connector != NULL ? lanyard_administration_list_url_changes_sync (cli->configuration, connector,
                                                                            cli->arguments[1], error)
                            : NULL;
  if (pairs == NULL)
    return FALSE;

  g_object_set (connector, "slug", cli->arguments[1], NULL);
  if (!cli->dry_run && !_lanyard_cli_save_connector (cli, connector, _("Change IdP URL"), error))
    return FALSE;

  if (cli->json)
    {
      g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);

      json_node_take_object (node, json_object_new ());
      _lanyard_cli_add_pairs (node, pairs, "before", "after");
      return _lanyard_cli_print_json (node);
    }

  if (pairs->len > 0)
    g_print ("%s\n", _("To be changed at the service provider:"));
  _lanyard_cli_print_pairs (pairs);
  return TRUE;
}

static gboolean
read_kind (const char       *text,
           LanyardBulkKind  *kind,
           GError          **error)
{
  g_autoptr(GEnumClass) klass = g_type_class_ref (LANYARD_TYPE_BULK_KIND);
  GEnumValue *value = g_enum_get_value_by_nick (klass, text);

  if (value == NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("“%s” is none of activate, deactivate, add-attribute, rotate, tick, switch, retire, grant, revoke."), text);
      return FALSE;
    }

  *kind = value->value;
  return TRUE;
}

static gboolean
set_attribute (LanyardBulk  *bulk,
               const char   *assignment,
               GError      **error)
{
  g_autoptr(LanyardAttribute) attribute = NULL;
  g_autofree char *name = NULL;
  const char *source;

  if (!_lanyard_cli_split (assignment, &name, &source, error))
    return FALSE;
  if (!lanyard_person_is_source (source))
    {
      g_autofree char *visible = lanyard_text_make_visible (source, 64);

      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID, NULL,
                         _("Use a field of people such as “email”, or “custom:NAME”"),
                         _("People have nothing called “%s”"), visible);
      return FALSE;
    }

  attribute = lanyard_attribute_new (name, source);
  if (!lanyard_item_validate (LANYARD_ITEM (attribute), error))
    return FALSE;

  lanyard_bulk_set_attribute (bulk, attribute);
  return TRUE;
}

static gboolean
set_group (LanyardCli   *cli,
           LanyardBulk  *bulk,
           const char   *text,
           GError      **error)
{
  g_autoptr(LanyardRecord) group = _lanyard_cli_find (cli, LANYARD_TYPE_GROUP, text, error);

  if (group == NULL)
    return FALSE;

  lanyard_bulk_set_group (bulk, LANYARD_GROUP (group));
  return TRUE;
}

/* Those that are named, each once, or all. */
static char **
list_ids (LanyardCli  *cli,
          char       **names,
          GError     **error)
{
  g_autoptr(GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) connectors = NULL;

  if (cli->all == (names[0] != NULL))
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, _("Name connectors, or use --all."));
      return NULL;
    }

  connectors = cli->all ? lanyard_configuration_list_sync (cli->configuration, LANYARD_TYPE_CONNECTOR, error)
                        : g_ptr_array_new_with_free_func (g_object_unref);
  if (connectors == NULL)
    return NULL;

  for (gsize i = 0; names[i] != NULL; i++)
    {
      LanyardRecord *connector = _lanyard_cli_find (cli, LANYARD_TYPE_CONNECTOR, names[i], error);

      if (connector == NULL)
        return NULL;
      g_ptr_array_add (connectors, connector);
    }

  for (guint i = 0; i < connectors->len; i++)
    if (g_hash_table_add (seen, g_strdup (get_id (connectors->pdata[i]))))
      g_strv_builder_add (ids, get_id (connectors->pdata[i]));

  return g_strv_builder_end (ids);
}

static gboolean
print_bulk_json (LanyardBulk *bulk)
{
  GPtrArray *items = lanyard_bulk_get_items (bulk);
  g_autoptr(JsonArray) array = json_array_new ();
  g_autoptr(JsonNode) root = json_node_init_array (json_node_alloc (), array);

  for (guint i = 0; i < items->len; i++)
    {
      LanyardConnector *connector = lanyard_bulk_item_get_connector (items->pdata[i]);
      JsonNode *node = json_node_new (JSON_NODE_OBJECT);

      json_node_take_object (node, json_object_new ());
      _lanyard_cli_add_string (node, "connector", lanyard_connector_get_slug (connector));
      _lanyard_cli_add_string (node, "reason", lanyard_bulk_item_get_reason (items->pdata[i]));
      _lanyard_cli_add_pairs (node, lanyard_bulk_item_get_pairs (items->pdata[i]), "before", "after");
      json_array_add_element (array, node);
    }

  return _lanyard_cli_print_json (root);
}

static gboolean
print_bulk (LanyardBulk *bulk)
{
  GPtrArray *items = lanyard_bulk_get_items (bulk);

  for (guint i = 0; i < items->len; i++)
    {
      const char *reason = lanyard_bulk_item_get_reason (items->pdata[i]);

      g_print ("%s\n", lanyard_connector_get_slug (lanyard_bulk_item_get_connector (items->pdata[i])));
      if (reason != NULL)
        /* Translators: why a connector is not changed */
        g_print (_("    not changed: %s\n"), reason);
      else
        _lanyard_cli_print_pairs (lanyard_bulk_item_get_pairs (items->pdata[i]));
    }

  return TRUE;
}

static gboolean
fill_in (LanyardCli   *cli,
         LanyardBulk  *bulk,
         const char   *value,
         GError      **error)
{
  switch (lanyard_bulk_get_kind (bulk))
    {
    case LANYARD_BULK_ADD_ATTRIBUTE:
      return set_attribute (bulk, value, error);
    case LANYARD_BULK_GRANT:
    case LANYARD_BULK_REVOKE:
      return set_group (cli, bulk, value, error);
    case LANYARD_BULK_ACTIVATE:
    case LANYARD_BULK_DEACTIVATE:
    case LANYARD_BULK_ROTATE:
    case LANYARD_BULK_TICK:
    case LANYARD_BULK_SWITCH:
    case LANYARD_BULK_RETIRE:
    default:
      return TRUE;
    }
}

gboolean
_lanyard_cli_connector_bulk (LanyardCli  *cli,
                             GError     **error)
{
  g_autoptr(LanyardBulk) bulk = NULL;
  g_auto(GStrv) ids = NULL;
  LanyardBulkKind kind;
  gboolean has_value;
  gint64 now = lanyard_time_now ();

  if (!read_kind (cli->arguments[0], &kind, error) || _lanyard_cli_open (cli, error) == NULL)
    return FALSE;

  has_value = kind == LANYARD_BULK_ADD_ATTRIBUTE || kind == LANYARD_BULK_GRANT || kind == LANYARD_BULK_REVOKE;
  if (has_value && cli->arguments[1] == NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, _("“%s” needs a value."), cli->arguments[0]);
      return FALSE;
    }

  ids = list_ids (cli, cli->arguments + (has_value ? 2 : 1), error);
  if (ids == NULL)
    return FALSE;

  bulk = lanyard_bulk_new (kind, (const char * const *) ids);
  if (!fill_in (cli, bulk, cli->arguments[1], error) ||
      !lanyard_bulk_plan_sync (bulk, cli->configuration, now, NULL, error) ||
      !(cli->json ? print_bulk_json (bulk) : print_bulk (bulk)))
    return FALSE;

  return cli->dry_run || lanyard_bulk_apply_sync (bulk, cli->configuration, now, NULL, NULL, NULL, NULL, error);
}
