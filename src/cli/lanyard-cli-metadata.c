/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-metadata-private.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "lanyard-entity-list.h"
#include "lanyard-proposal.h"
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
  g_autoptr(GPtrArray) skipped = lanyard_proposal_list_skipped (entity);

  for (guint i = 0; entity->warnings[i] != NULL; i++)
    g_printerr ("%s\n", entity->warnings[i]);
  for (guint i = 0; i < skipped->len; i++)
    g_printerr ("%s\n", (char *) skipped->pdata[i]);
  for (guint i = 0; kept[i] != NULL; i++)
    {
      /* Translators: the name of a field */
      g_printerr (_("%s was changed by hand since the last import and stays as it is; --overwrite takes what the metadata says."), kept[i]);
      g_printerr ("\n");
    }
}

/* (transfer full): with everything, or the fields that were named */
static LanyardConnector *
propose (LanyardCli          *cli,
         LanyardConnector    *before,
         LanyardCliMetadata  *input,
         LanyardSamlEntity   *entity,
         char              ***kept,
         GError             **error)
{
  g_autoptr(LanyardMetadataDigest) digest = _lanyard_cli_metadata_make_digest (input, error);
  g_autoptr(LanyardProposal) proposal = NULL;

  if (digest == NULL)
    return NULL;
  if (cli->fields == NULL)
    return lanyard_administration_propose_digest (before, entity, input->source, digest, cli->overwrite, input->policy.now,
                                                  kept, error);

  *kept = g_new0 (char *, 1);
  proposal = lanyard_proposal_new_for_digest (before, entity, input->source, digest, input->policy.now, error);
  return proposal != NULL ? lanyard_proposal_take (proposal, (const char * const *) cli->fields, error) : NULL;
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

  if (before == NULL || !_lanyard_cli_check_fields (cli, error) ||
      !_lanyard_cli_metadata_open (&input, cli, before, cli->arguments[1], error))
    return FALSE;
  entity = _lanyard_cli_metadata_read_entity (&input, cli->entity, error);
  after = entity != NULL ? propose (cli, before, &input, entity, &kept, error) : NULL;
  if (after == NULL || (!cli->dry_run && !_lanyard_cli_save_connector (cli, after, _("Import metadata"), error)))
    return FALSE;

  print_notes (entity, kept);
  changes = lanyard_item_diff (LANYARD_ITEM (before), LANYARD_ITEM (after));
  return _lanyard_cli_print_changes (cli, changes);
}

/* Entities that are printed together. */
#define BATCH 256

/* A long list on its way to the output, as it is read. */
typedef struct
{
  char       *needle;     /* case folded; NULL: all */
  gboolean    json;
  GPtrArray  *rows;       /* a batch that is to be printed */
  guint       n_objects;
} Listing;

static const char *
describe_roles (LanyardSamlRoles roles)
{
  if ((roles & LANYARD_SAML_ROLE_SP) != 0)
    return (roles & LANYARD_SAML_ROLE_IDP) != 0 ? "sp idp" : "sp";

  return (roles & LANYARD_SAML_ROLE_IDP) != 0 ? "idp" : "other";
}

static void
print_object (Listing                        *listing,
              const LanyardSamlEntitySummary *summary)
{
  g_autoptr(JsonObject) object = json_object_new ();
  g_autoptr(JsonNode) node = json_node_init_object (json_node_alloc (), object);
  g_autofree char *text = NULL;

  _lanyard_cli_add_string (node, "entity_id", summary->entity_id);
  _lanyard_cli_add_string (node, "roles", describe_roles (summary->roles));
  _lanyard_cli_add_string (node, "display_name", summary->display_name);
  text = json_to_string (node, FALSE);
  (void) fputs (listing->n_objects++ == 0 ? "[\n  " : ",\n  ", stdout);
  (void) fputs (text, stdout);
}

static void
print_batch (Listing *listing)
{
  _lanyard_cli_print_rows (listing->rows);
  g_ptr_array_set_size (listing->rows, 0);
}

static gboolean
list_entity_cb (const LanyardSamlEntitySummary *summary,
                gpointer                        user_data)
{
  Listing *listing = user_data;
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;

  if (listing->needle != NULL && !lanyard_entity_summary_matches (summary, listing->needle))
    return TRUE;
  if (listing->json)
    {
      print_object (listing, summary);
      return TRUE;
    }

  id = lanyard_text_make_visible (summary->entity_id, 256);
  name = lanyard_text_make_visible (summary->display_name != NULL ? summary->display_name : "", 80);
  _lanyard_cli_add_row (listing->rows, id, describe_roles (summary->roles), name, NULL);
  if (listing->rows->len == BATCH)
    print_batch (listing);

  return TRUE;
}

gboolean
_lanyard_cli_metadata_list (LanyardCli  *cli,
                            GError     **error)
{
  g_auto(LanyardCliMetadata) input = { NULL };
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr(GInputStream) stream = NULL;
  g_autofree char *needle = cli->arguments[1] != NULL ? g_utf8_casefold (cli->arguments[1], -1) : NULL;
  Listing listing = { .needle = needle, .json = cli->json, .rows = rows };

  if (!_lanyard_cli_metadata_open (&input, cli, NULL, cli->arguments[0], error) || !_lanyard_cli_metadata_check_signature (&input, error))
    return FALSE;

  stream = _lanyard_cli_metadata_read (&input, error);
  if (stream == NULL || !lanyard_saml_metadata_scan (stream, &input.policy, list_entity_cb, &listing, NULL, error))
    return FALSE;

  print_batch (&listing);
  if (cli->json)
    (void) fputs (listing.n_objects > 0 ? "\n]\n" : "[]\n", stdout);
  return TRUE;
}

gboolean
_lanyard_cli_metadata_fetch (LanyardCli  *cli,
                             GError     **error)
{
  g_autoptr(LanyardFetched) fetched = _lanyard_cli_metadata_fetch_url (cli, cli->arguments[0], error);
  g_autoptr(GInputStream) stream = fetched != NULL ? lanyard_fetched_read (fetched, error) : NULL;

  return stream != NULL && _lanyard_cli_write_stream (cli, stream, "metadata.xml", error);
}
