/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-sample.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-administration-private.h"
#include "lanyard-check-snapshot.h"
#include "lanyard-error.h"
#include "lanyard-sample-resources.h"

#define RESOURCE "/io/github/lanyard_sso/Lanyard/sample/sample.json"
#define DAY G_GINT64_CONSTANT (86400)
#define KEPT_FOR (3650 * DAY)
#define HANDED_OVER_DAYS 100

/* What is made, and by which name it is found. */
typedef struct
{
  LanyardConfiguration *configuration;
  LanyardSettings      *settings;
  LanyardChanges       *changes;
  GHashTable           *groups;         /* name → id */
  GHashTable           *people;         /* username → id */
  gint64                now;
} Sample;

static JsonNode *
read_sample (void)
{
  g_autoptr(GBytes) bytes = g_resource_lookup_data (lanyard_sample_get_resource (), RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                                    NULL);
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();

  g_assert (bytes != NULL);
  if (!json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL))
    g_assert_not_reached ();

  return json_node_ref (json_parser_get_root (parser));
}

static LanyardRecord *
add_record (Sample      *sample,
            GType        type,
            JsonNode    *node,
            GError     **error)
{
  LanyardItem *record = lanyard_item_new_from_json (type, node, error);

  if (record != NULL)
    lanyard_changes_save (sample->changes, LANYARD_RECORD (record));

  return (LanyardRecord *) record;
}

static gboolean
add_people (Sample     *sample,
            JsonArray  *people,
            GError    **error)
{
  for (guint i = 0; i < json_array_get_length (people); i++)
    {
      g_autoptr(LanyardRecord) person = add_record (sample, LANYARD_TYPE_PERSON, json_array_get_element (people, i), error);

      if (person == NULL)
        return FALSE;
      g_hash_table_insert (sample->people, g_strdup (lanyard_person_get_username (LANYARD_PERSON (person))),
                           g_strdup (lanyard_record_get_id (person)));
    }

  return TRUE;
}

static void
add_groups (Sample    *sample,
            JsonArray *groups)
{
  for (guint i = 0; i < json_array_get_length (groups); i++)
    {
      JsonObject *object = json_array_get_object_element (groups, i);
      JsonArray *people = json_object_get_array_member (object, "people");
      g_autoptr(LanyardGroup) group = lanyard_group_new (json_object_get_string_member (object, "name"));
      const char *id = lanyard_record_get_id (LANYARD_RECORD (group));

      lanyard_changes_save (sample->changes, LANYARD_RECORD (group));
      for (guint j = 0; j < json_array_get_length (people); j++)
        lanyard_changes_link (sample->changes, LANYARD_RELATION_MEMBER, id,
                              g_hash_table_lookup (sample->people, json_array_get_string_element (people, j)), TRUE);
      g_hash_table_insert (sample->groups, g_strdup (lanyard_group_get_name (group)), g_strdup (id));
    }
}

static void
grant_groups (Sample           *sample,
              LanyardConnector *connector,
              JsonArray        *groups)
{
  for (guint i = 0; i < json_array_get_length (groups); i++)
    lanyard_changes_link (sample->changes, LANYARD_RELATION_GRANT,
                          g_hash_table_lookup (sample->groups, json_array_get_string_element (groups, i)),
                          lanyard_record_get_id (LANYARD_RECORD (connector)), TRUE);
}

/* Elliptic curves, since such keys are made in no time. */
static gboolean
add_pair (Sample            *sample,
          LanyardConnector  *connector,
          int                days,
          GError           **error)
{
  g_autoptr(LanyardKey) key = lanyard_key_generate (LANYARD_KEY_EC_P256, error);
  g_autoptr(LanyardCertificate) certificate = NULL;

  if (key == NULL)
    return FALSE;
  certificate = lanyard_certificate_new_self_signed (key, lanyard_connector_get_slug (connector),
                                                     sample->now - HANDED_OVER_DAYS * DAY,
                                                     (guint) (HANDED_OVER_DAYS + days), error);
  if (certificate == NULL)
    return FALSE;

  return _lanyard_administration_add_key_pair (sample->changes, lanyard_record_get_id (LANYARD_RECORD (connector)),
                                               LANYARD_KEY_ROLE_ACTIVE, key, certificate, sample->now, error);
}

static gboolean
keep (Sample            *sample,
      const char        *kind,
      LanyardConnector  *connector,
      gpointer           item,
      GError           **error)
{
  g_autofree char *text = lanyard_item_to_json_text (item, FALSE);

  return lanyard_configuration_put_state_sync (sample->configuration, kind, lanyard_record_get_id (LANYARD_RECORD (connector)),
                                               text, sample->now + KEPT_FOR, FALSE, error);
}

static const char *
get_text (JsonObject *object,
          const char *name)
{
  return json_object_get_string_member_with_default (object, name, NULL);
}

static gboolean
keep_handover (Sample            *sample,
               LanyardConnector  *connector,
               JsonObject        *object,
               GError           **error)
{
  const char *base_url = lanyard_settings_get_base_url (sample->settings);
  const char *certificates[] = { get_text (object, "certificate"), NULL };
  const char *entity_id = get_text (object, "idp_entity_id");
  const char *path = get_text (object, "path");
  g_autofree char *sso_url = path != NULL ? g_strconcat (base_url, path, NULL) : g_strdup (get_text (object, "sso_url"));
  g_autoptr(LanyardHandover) handover = g_object_new (LANYARD_TYPE_HANDOVER,
    "time", sample->now - HANDED_OVER_DAYS * DAY,
    "sso-url", sso_url,
    "idp-entity-id", entity_id != NULL ? entity_id : lanyard_connector_get_idp_entity_id (connector),
    "declares-redirect", TRUE,
    "certificates", certificates,
    NULL);

  return keep (sample, LANYARD_HANDOVER_KIND, connector, handover, error);
}

static gboolean
keep_request (Sample            *sample,
              LanyardConnector  *connector,
              JsonObject        *object,
              GError           **error)
{
  g_autoptr(LanyardSeenRequest) request = g_object_new (LANYARD_TYPE_SEEN_REQUEST,
    "time", sample->now - DAY,
    "code", get_text (object, "code"),
    "binding", get_text (object, "binding"),
    "issuer", lanyard_connector_get_sp_entity_id (connector),
    "issue-instant", sample->now - DAY + json_object_get_int_member_with_default (object, "offset", 0),
    NULL);

  if (json_object_has_member (object, "authn_contexts"))
    {
      JsonArray *contexts = json_object_get_array_member (object, "authn_contexts");
      const char *values[] = { json_array_get_string_element (contexts, 0), NULL };

      g_object_set (request, "authn-contexts", values, NULL);
    }

  return keep (sample, LANYARD_SEEN_REQUEST_KIND, connector, request, error);
}

static gboolean
add_sign_in (Sample            *sample,
             LanyardConnector  *connector,
             GError           **error)
{
  g_autoptr(LanyardEvent) event = lanyard_event_new ("sign-in", sample->now - DAY);

  g_object_set (event, "person", "ann", "connector", lanyard_record_get_id (LANYARD_RECORD (connector)), NULL);
  return lanyard_configuration_add_event_sync (sample->configuration, event, error);
}

/* The fields of the file, with those that depend on this configuration. */
static LanyardConnector *
make_connector (Sample      *sample,
                JsonObject  *object,
                GError     **error)
{
  g_autoptr(JsonNode) node = json_node_copy (json_object_get_member (object, "fields"));
  JsonObject *fields = json_node_get_object (node);
  const char *base_url = lanyard_settings_get_base_url (sample->settings);
  const char *other = get_text (fields, "sp_entity_id_of");
  gint64 days = json_object_get_int_member_with_default (object, "metadata_valid_for_days", 0);
  g_autofree char *taken = other != NULL ? g_strdup_printf ("%s/saml2/%s/metadata", base_url, other) : NULL;
  LanyardConnector *connector;

  json_object_remove_member (fields, "sp_entity_id_of");
  if (taken != NULL)
    json_object_set_string_member (fields, "sp_entity_id", taken);
  if (days != 0)
    json_object_set_int_member (fields, "metadata_valid_until", sample->now + days * DAY);

  connector = (LanyardConnector *) lanyard_item_new_from_json (LANYARD_TYPE_CONNECTOR, node, error);
  if (connector != NULL && lanyard_connector_get_idp_entity_id (connector) == NULL)
    {
      g_autofree char *own = lanyard_connector_dup_metadata_url (connector, base_url);

      g_object_set (connector, "idp-entity-id", own, NULL);
    }

  return connector;
}

static gboolean
add_connector (Sample      *sample,
               JsonObject  *object,
               int          color,
               GError     **error)
{
  g_autoptr(LanyardConnector) connector = make_connector (sample, object, error);

  if (connector == NULL)
    return FALSE;

  g_object_set (connector, "color", color % LANYARD_COLOR_COUNT, "template", "custom", NULL);
  if (json_object_get_boolean_member_with_default (object, "active", FALSE))
    g_object_set (connector, "state", LANYARD_CONNECTOR_ACTIVE, NULL);
  if (json_object_has_member (object, "pair"))
    g_object_set (connector, "signature-algorithm", LANYARD_SIGNATURE_ECDSA_SHA256, NULL);
  lanyard_changes_save (sample->changes, LANYARD_RECORD (connector));
  if (json_object_has_member (object, "pair") &&
      !add_pair (sample, connector,
                 (int) json_object_get_int_member (json_object_get_object_member (object, "pair"), "days"), error))
    return FALSE;

  grant_groups (sample, connector, json_object_get_array_member (object, "groups"));

  return (!json_object_has_member (object, "handover") ||
          keep_handover (sample, connector, json_object_get_object_member (object, "handover"), error)) &&
         (!json_object_has_member (object, "request") ||
          keep_request (sample, connector, json_object_get_object_member (object, "request"), error)) &&
         (!json_object_get_boolean_member_with_default (object, "signed_in", FALSE) ||
          add_sign_in (sample, connector, error));
}

static gboolean
add_all (Sample      *sample,
         JsonObject  *root,
         GError     **error)
{
  JsonArray *connectors = json_object_get_array_member (root, "connectors");

  g_object_set (sample->settings, "organization", get_text (root, "organization"), NULL);
  lanyard_changes_save (sample->changes, LANYARD_RECORD (sample->settings));
  if (!add_people (sample, json_object_get_array_member (root, "people"), error))
    return FALSE;
  add_groups (sample, json_object_get_array_member (root, "groups"));
  for (guint i = 0; i < json_array_get_length (connectors); i++)
    if (!add_connector (sample, json_array_get_object_element (connectors, i), (int) i, error))
      return FALSE;

  return lanyard_configuration_apply_sync (sample->configuration, sample->changes, NULL, error);
}

static gboolean
check_empty (LanyardConfiguration  *configuration,
             GError               **error)
{
  g_autoptr(GPtrArray) connectors = lanyard_configuration_list_sync (configuration, LANYARD_TYPE_CONNECTOR, error);
  g_autoptr(GPtrArray) people = connectors != NULL
                                ? lanyard_configuration_list_sync (configuration, LANYARD_TYPE_PERSON, error) : NULL;

  if (people == NULL)
    return FALSE;
  if (connectors->len == 0 && people->len == 0)
    return TRUE;

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED,
                     _("What is in it would be mixed with made-up applications and people"),
                     _("Make the sample in a new file"),
                     _("The configuration is not empty"));
  return FALSE;
}

/**
 * lanyard_sample_fill_sync:
 * @configuration: an empty one
 * @now: seconds
 * @error: %LANYARD_ERROR_REFUSED if it is not empty
 *
 * Makes @configuration the sample.
 *
 * Returns: whether it is
 */
gboolean
lanyard_sample_fill_sync (LanyardConfiguration  *configuration,
                          gint64                 now,
                          GError               **error)
{
  g_autoptr(JsonNode) root = read_sample ();
  g_autoptr(LanyardSettings) settings = NULL;
  g_autoptr(LanyardChanges) changes = lanyard_changes_new (_("Make the sample"));
  g_autoptr(GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GHashTable) people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Sample sample = { configuration, NULL, changes, groups, people, now };

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), FALSE);

  if (!check_empty (configuration, error))
    return FALSE;
  settings = lanyard_configuration_load_settings_sync (configuration, error);
  if (settings == NULL)
    return FALSE;

  sample.settings = settings;
  return add_all (&sample, json_node_get_object (root), error);
}

static int
compare_texts (gconstpointer one,
               gconstpointer other)
{
  return strcmp (*(const char * const *) one, *(const char * const *) other);
}

/**
 * lanyard_sample_list_planted:
 *
 * Returns: (transfer full): the mistakes that are planted, "SLUG RULE", sorted
 */
char **
lanyard_sample_list_planted (void)
{
  g_autoptr(JsonNode) root = read_sample ();
  JsonArray *connectors = json_object_get_array_member (json_node_get_object (root), "connectors");
  g_autoptr(GPtrArray) planted = g_ptr_array_new ();

  for (guint i = 0; i < json_array_get_length (connectors); i++)
    {
      JsonObject *object = json_array_get_object_element (connectors, i);
      JsonArray *rules = json_object_get_array_member (object, "planted");
      const char *slug = get_text (json_object_get_object_member (object, "fields"), "slug");

      for (guint j = 0; j < json_array_get_length (rules); j++)
        g_ptr_array_add (planted, g_strdup_printf ("%s %s", slug, json_array_get_string_element (rules, j)));
    }
  g_ptr_array_sort (planted, compare_texts);
  g_ptr_array_add (planted, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&planted), FALSE);
}
