/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-private.h"

#include <string.h>

#include "lanyard-catalog.h"
#include "lanyard-certificate.h"
#include "lanyard-time.h"

/* Certificates of the connector, the active one first. */
static gboolean
add_certificates (LanyardCli        *cli,
                  LanyardConnector  *connector,
                  JsonNode          *node,
                  GError           **error)
{
  g_autoptr(GPtrArray) pairs = lanyard_configuration_list_key_pairs_sync (
    cli->configuration, lanyard_record_get_id (LANYARD_RECORD (connector)), error);
  JsonArray *array;

  if (pairs == NULL)
    return FALSE;

  array = json_array_new ();
  for (guint i = 0; i < pairs->len; i++)
    {
      const char *pem = lanyard_key_pair_get_certificate (pairs->pdata[i]);
      g_autoptr(GBytes) data = g_bytes_new (pem, strlen (pem));
      g_autoptr(LanyardCertificate) certificate = lanyard_certificate_new_from_data (data, NULL);
      g_autofree char *not_after = NULL;
      g_autofree char *fingerprint = NULL;
      JsonObject *object;

      if (certificate == NULL)
        continue;

      not_after = lanyard_time_format (lanyard_certificate_get_not_after (certificate));
      fingerprint = lanyard_certificate_dup_fingerprint (certificate, G_CHECKSUM_SHA256);
      object = json_object_new ();
      json_object_set_string_member (object, "role",
                                     lanyard_enum_get_nick (LANYARD_TYPE_KEY_ROLE, lanyard_key_pair_get_role (pairs->pdata[i])));
      json_object_set_string_member (object, "key", lanyard_key_get_label (lanyard_certificate_get_key (certificate)));
      json_object_set_string_member (object, "not_after", not_after);
      json_object_set_string_member (object, "fingerprint_sha256", fingerprint);
      json_array_add_object_element (array, object);
    }

  json_object_set_array_member (json_node_get_object (node), "certificates", array);
  return TRUE;
}

static const struct AccessList
{
  const char      *name;
  LanyardRelation  relation;
} access_lists[] = {
  { "groups", LANYARD_RELATION_GRANT },
  { "people", LANYARD_RELATION_PERSON_GRANT },
  { "excluded_groups", LANYARD_RELATION_EXCLUSION },
  { "mfa_groups", LANYARD_RELATION_MFA },
  { "mfa_people", LANYARD_RELATION_PERSON_MFA },
};

static gboolean
add_access (LanyardCli               *cli,
            const char               *connector_id,
            const struct AccessList  *list,
            JsonNode                 *node,
            GError                  **error)
{
  GType type = lanyard_relation_get_from_type (list->relation);
  g_auto(GStrv) ids = lanyard_configuration_list_links_sync (cli->configuration, list->relation, NULL, connector_id, error);
  g_auto(GStrv) titles = ids != NULL ? _lanyard_cli_list_titles (cli, type, (const char * const *) ids, error) : NULL;

  if (titles != NULL)
    _lanyard_cli_add_strings (node, list->name, (const char * const *) titles);

  return titles != NULL;
}

/* What the template made and was edited by hand since. */
static void
add_edited (LanyardConnector *connector,
            JsonNode         *node)
{
  static const char * const made[] = { "sp_entity_id", "acs", "login_url", "relay_state" };
  const char *id = lanyard_connector_get_template (connector);
  LanyardTemplate *tmpl = id != NULL ? lanyard_catalog_lookup (lanyard_catalog_get_default (), id, NULL) : NULL;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) edited = NULL;

  for (gsize i = 0; tmpl != NULL && i < G_N_ELEMENTS (made); i++)
    {
      g_autofree char *property = g_strdelimit (g_strdup (made[i]), "_", '-');

      if (lanyard_template_compare_field (tmpl, connector, property, NULL) == LANYARD_TEMPLATE_FORM_EDITED)
        g_strv_builder_add (builder, made[i]);
    }

  edited = g_strv_builder_end (builder);
  _lanyard_cli_add_strings (node, "edited", (const char * const *) edited);
}

/* The record with what belongs to it: URLs, groups, certificates. */
static JsonNode *
describe (LanyardCli        *cli,
          LanyardConnector  *connector,
          GError           **error)
{
  const char *id = lanyard_record_get_id (LANYARD_RECORD (connector));
  g_autoptr(JsonNode) node = _lanyard_cli_record_to_json (LANYARD_RECORD (connector));
  g_autoptr(LanyardSettings) settings = lanyard_configuration_load_settings_sync (cli->configuration, error);

  if (settings == NULL)
    return NULL;

  if (lanyard_connector_get_connector_kind (connector) == LANYARD_CONNECTOR_SAML)
    {
      const char *base_url = lanyard_settings_get_base_url (settings);
      g_autofree char *sso_url = lanyard_connector_dup_sso_url (connector, base_url);
      g_autofree char *metadata_url = lanyard_connector_dup_metadata_url (connector, base_url);

      _lanyard_cli_add_string (node, "sso_url", sso_url);
      _lanyard_cli_add_string (node, "metadata_url", metadata_url);
    }

  add_edited (connector, node);
  for (gsize i = 0; i < G_N_ELEMENTS (access_lists); i++)
    if (!add_access (cli, id, &access_lists[i], node, error))
      return NULL;
  if (!add_certificates (cli, connector, node, error))
    return NULL;

  return g_steal_pointer (&node);
}

static gboolean
print_list_json (GPtrArray *connectors)
{
  g_autoptr(JsonArray) array = json_array_new ();
  g_autoptr(JsonNode) root = json_node_init_array (json_node_alloc (), array);

  for (guint i = 0; i < connectors->len; i++)
    json_array_add_element (array, _lanyard_cli_record_to_json (connectors->pdata[i]));

  return _lanyard_cli_print_json (root);
}

gboolean
_lanyard_cli_connector_list (LanyardCli  *cli,
                             GError     **error)
{
  LanyardConfiguration *configuration = _lanyard_cli_open (cli, error);
  g_autoptr(GPtrArray) connectors = NULL;
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  connectors = configuration != NULL ? lanyard_configuration_list_sync (configuration, LANYARD_TYPE_CONNECTOR, error) : NULL;
  if (connectors == NULL)
    return FALSE;

  if (cli->json)
    return print_list_json (connectors);

  for (guint i = 0; i < connectors->len; i++)
    {
      LanyardConnector *connector = connectors->pdata[i];
      const char *tmpl = lanyard_connector_get_template (connector);

      _lanyard_cli_add_row (rows, lanyard_connector_get_slug (connector), lanyard_connector_get_label (connector),
                            lanyard_enum_get_nick (LANYARD_TYPE_CONNECTOR_STATE, lanyard_connector_get_state (connector)),
                            tmpl != NULL ? tmpl : "", NULL);
    }

  _lanyard_cli_print_rows (rows);
  return TRUE;
}

gboolean
_lanyard_cli_connector_show (LanyardCli  *cli,
                             GError     **error)
{
  g_autoptr(GPtrArray) nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);

  for (gsize i = 0; cli->arguments[i] != NULL; i++)
    {
      g_autoptr(LanyardConnector) connector = (LanyardConnector *) _lanyard_cli_find (cli, LANYARD_TYPE_CONNECTOR,
                                                                                     cli->arguments[i], error);
      JsonNode *node = connector != NULL ? describe (cli, connector, error) : NULL;

      if (node == NULL)
        return FALSE;
      g_ptr_array_add (nodes, node);
    }

  return _lanyard_cli_print_objects (cli, nodes);
}
