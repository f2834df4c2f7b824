/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-metadata-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-text.h"

/* What was imported is noted, but no change for people. */
static gboolean
is_note (const char *field)
{
  return g_str_has_prefix (field, "metadata_values") || g_str_has_prefix (field, "metadata_facts");
}

gboolean
_lanyard_cli_print_changes (LanyardCli *cli,
                            GPtrArray  *changes)
{
  g_autoptr(JsonArray) array = json_array_new ();
  g_autoptr(JsonNode) root = json_node_init_array (json_node_alloc (), array);

  for (guint i = 0; i < changes->len; i++)
    {
      LanyardFieldChange *change = changes->pdata[i];
      g_autoptr(JsonObject) object = json_object_new ();
      JsonNode *node = NULL;
      g_autofree char *before = lanyard_text_make_visible (change->before != NULL ? change->before : "", 120);
      g_autofree char *after = lanyard_text_make_visible (change->after != NULL ? change->after : "", 120);

      if (is_note (change->field))
        continue;

      node = json_node_init_object (json_node_alloc (), object);
      _lanyard_cli_add_string (node, "field", change->field);
      _lanyard_cli_add_string (node, "before", change->before);
      _lanyard_cli_add_string (node, "after", change->after);
      json_array_add_element (array, node);

      if (!cli->json)
        g_print ("%s: %s → %s\n", change->field, *before != '\0' ? before : "–", *after != '\0' ? after : "–");
    }

  return !cli->json || _lanyard_cli_print_json (root);
}

static void
print_notes (LanyardSamlEntity  *entity,
             char              **kept)
{
  for (guint i = 0; entity->warnings[i] != NULL; i++)
    g_printerr ("%s\n", entity->warnings[i]);
  for (guint i = 0; kept[i] != NULL; i++)
    {
      /* Translators: the name of a field */
      g_printerr (_("%s was changed by hand since the last import and stays as it is; --overwrite takes what the metadata says."), kept[i]);
      g_printerr ("\n");
    }
}

gboolean
_lanyard_cli_connector_import_metadata (LanyardCli  *cli,
                                        GError     **error)
{
  g_autoptr(LanyardConnector) before = (LanyardConnector *) _lanyard_cli_find (cli, LANYARD_TYPE_CONNECTOR,
                                                                               cli->arguments[0], error);
  g_auto(LanyardCliMetadata) input = { NULL };
  g_autoptr(LanyardSamlEntity) entity = NULL;
  g_autoptr(LanyardConnector) after = NULL;
  g_autoptr(GPtrArray) changes = NULL;
  g_auto(GStrv) kept = NULL;

  if (before == NULL || !_lanyard_cli_metadata_open (&input, cli, before, cli->arguments[1], error))
    return FALSE;
  entity = _lanyard_cli_metadata_read_entity (&input, cli->entity, error);
  if (entity == NULL)
    return FALSE;
  after = lanyard_administration_propose_metadata (before, entity, input.source, input.document, cli->overwrite,
                                                   input.policy.now, &kept, error);
  if (after == NULL || (!cli->dry_run && !_lanyard_cli_save_connector (cli, after, _("Import metadata"), error)))
    return FALSE;

  print_notes (entity, kept);
  changes = lanyard_item_diff (LANYARD_ITEM (before), LANYARD_ITEM (after));
  return _lanyard_cli_print_changes (cli, changes);
}

/* What is printed of a long list, as it is read. */
typedef struct
{
  const char *needle;     /* NULL: all */
  JsonArray  *array;      /* NULL: rows */
  GPtrArray  *rows;
} Listing;

static gboolean
matches (const LanyardSamlEntitySummary *summary,
         const char                     *needle)
{
  if (needle == NULL || g_str_match_string (needle, summary->entity_id, TRUE) ||
      strstr (summary->entity_id, needle) != NULL)
    return TRUE;

  for (guint i = 0; i < summary->display_names->len; i++)
    if (g_str_match_string (needle, ((LanyardSamlText *) summary->display_names->pdata[i])->text, TRUE))
      return TRUE;

  return summary->display_name != NULL && g_str_match_string (needle, summary->display_name, TRUE);
}

static const char *
describe_roles (LanyardSamlRoles roles)
{
  if ((roles & LANYARD_SAML_ROLE_SP) != 0)
    return (roles & LANYARD_SAML_ROLE_IDP) != 0 ? "sp idp" : "sp";

  return (roles & LANYARD_SAML_ROLE_IDP) != 0 ? "idp" : "other";
}

static gboolean
list_entity_cb (const LanyardSamlEntitySummary *summary,
                gpointer                        user_data)
{
  Listing *listing = user_data;
  g_autofree char *id = lanyard_text_make_visible (summary->entity_id, 256);
  g_autofree char *name = lanyard_text_make_visible (summary->display_name != NULL ? summary->display_name : "", 80);
  JsonNode *node;
  g_autoptr(JsonObject) object = NULL;

  if (!matches (summary, listing->needle))
    return TRUE;
  if (listing->array == NULL)
    {
      _lanyard_cli_add_row (listing->rows, id, describe_roles (summary->roles), name, NULL);
      return TRUE;
    }

  object = json_object_new ();
  node = json_node_init_object (json_node_alloc (), object);
  _lanyard_cli_add_string (node, "entity_id", summary->entity_id);
  _lanyard_cli_add_string (node, "roles", describe_roles (summary->roles));
  _lanyard_cli_add_string (node, "display_name", summary->display_name);
  json_array_add_element (listing->array, node);

  return TRUE;
}

gboolean
_lanyard_cli_metadata_list (LanyardCli  *cli,
                            GError     **error)
{
  g_auto(LanyardCliMetadata) input = { NULL };
  g_autoptr(JsonArray) array = json_array_new ();
  g_autoptr(JsonNode) root = json_node_init_array (json_node_alloc (), array);
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr(GInputStream) stream = NULL;
  Listing listing = { cli->arguments[1], cli->json ? array : NULL, rows };

  if (!_lanyard_cli_metadata_open (&input, cli, NULL, cli->arguments[0], error) || !_lanyard_cli_metadata_check_signature (&input, error))
    return FALSE;

  stream = g_memory_input_stream_new_from_bytes (input.document);
  if (!lanyard_saml_metadata_scan (stream, &input.policy, list_entity_cb, &listing, NULL, error))
    return FALSE;
  if (cli->json)
    return _lanyard_cli_print_json (root);

  _lanyard_cli_print_rows (rows);
  return TRUE;
}

gboolean
_lanyard_cli_metadata_fetch (LanyardCli  *cli,
                             GError     **error)
{
  g_autoptr(LanyardFetched) fetched = _lanyard_cli_metadata_fetch_url (cli, cli->arguments[0], error);

  return fetched != NULL && _lanyard_cli_write (cli, fetched->document, "metadata.xml", error);
}
