/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-paste-private.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "lanyard-field-names.h"

#define DEPTH_MAX 8
#define MEMBERS_MAX 4096

/* Members of other identity providers' exports whose names alone do not tell. */
static const struct
{
  const char *member;
  const char *field;      /* NULL: of the identity provider, or nothing for us */
} members[] = {
  { "clientId", "sp_entity_id" },                                      /* Keycloak */
  { "saml_assertion_consumer_url_post", "acs" },
  { "saml_single_logout_service_url_redirect", "slo_url" },
  { "saml_single_logout_service_url_post", "slo_url" },
  { "saml_name_id_format", "name_id_format" },
  { "saml_idp_initiated_sso_relay_state", "relay_state" },
  { "saml.signing.certificate", "sp_signing_certificates" },
  { "saml.encryption.certificate", "sp_encryption_certificates" },
  { "saml.client.signature", "require_signed_requests" },
  { "saml.encrypt", "encrypt_assertion" },
  { "adminUrl", NULL },
  { "ssoAcsUrl", "acs" },                                              /* Okta */
  { "ssoAcsUrlOverride", NULL },
  { "recipientOverride", NULL },
  { "destinationOverride", NULL },
  { "audienceOverride", NULL },
  { "subjectNameIdFormat", "name_id_format" },
  { "spIssuer", "sp_entity_id" },
  { "acs_url", "acs" },                                                /* authentik */
  { "sls_url", "slo_url" },
  { "spEntityId", "sp_entity_id" },                                    /* JumpCloud */
  { "acsUrl", "acs" },
  { "displayLabel", "label" },
  { "displayName", "label" },
  { "idpEntityId", NULL },
  { "idpInitUrl", NULL },
  { "entityid", "sp_entity_id" },                                      /* SimpleSAMLphp */
  { "AssertionConsumerService", "acs" },
  { "SingleLogoutService", "slo_url" },
  { "identifierUris", "sp_entity_id" },                                /* Entra */
  { "replyUrls", "acs" },
  { "redirectUris", "acs" },
  { "redirectUriSettings", "acs" },
  { "logoutUrl", "slo_url" },
  { "loginUrl", "login_url" },
};

typedef struct
{
  LanyardPaste *paste;
  guint         n_members;
} Reading;

static gboolean
find_member (const char  *member,
             const char **field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    if (strcmp (members[i].member, member) == 0)
      {
        *field = members[i].field;
        return TRUE;
      }

  return FALSE;
}

/* "defaultRelayState", "default_relay_state": words. */
static char *
split_words (const char *member)
{
  GString *words = g_string_new (NULL);

  for (const char *p = member; *p != '\0'; p++)
    {
      if (g_ascii_isupper (*p) && p > member && g_ascii_islower (p[-1]))
        g_string_append_c (words, ' ');
      g_string_append_c (words, *p);
    }

  return g_string_free (words, FALSE);
}

/* The field of a member, by its own name only: the words of unknown ones may
 * mean anything. */
static const char *
get_field (const char *member)
{
  const char *field = NULL;
  const LanyardFieldHelp *name;
  g_autofree char *words = NULL;
  guint score;

  if (find_member (member, &field))
    return field;

  words = split_words (member);
  name = lanyard_field_names_find (words, &score);

  return name != NULL && score == LANYARD_FIELD_NAME_EXACT ? name->field : NULL;
}

static void
add_text (Reading    *reading,
          const char *member,
          const char *field,
          const char *value)
{
  if (field == NULL || value == NULL || *value == '\0')
    return;

  _lanyard_paste_add_value (reading->paste, field, member, value);
}

static void read_node (Reading    *reading,
                       const char *member,
                       const char *field,
                       JsonNode   *node,
                       guint       depth);

static void
read_object (Reading    *reading,
             const char *outer,
             JsonObject *object,
             guint       depth)
{
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &member, &node))
    {
      const char *field = get_field (member);
      g_autofree char *folded = g_ascii_strdown (member, -1);

      /* {"url": …, "index": …} and {"Location": …} within a list of them */
      if (outer != NULL && (strcmp (folded, "url") == 0 || strcmp (folded, "uri") == 0 || strcmp (folded, "location") == 0))
        field = outer;
      read_node (reading, member, field, node, depth + 1);
    }
}

static void
read_node (Reading    *reading,
           const char *member,
           const char *field,
           JsonNode   *node,
           guint       depth)
{
  if (depth > DEPTH_MAX || reading->n_members++ > MEMBERS_MAX)
    return;

  if (JSON_NODE_HOLDS_OBJECT (node))
    read_object (reading, field, json_node_get_object (node), depth);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        read_node (reading, member, field, json_array_get_element (array, i), depth + 1);
    }
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    add_text (reading, member, field, json_node_get_string (node));
  else if (json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node))
    add_text (reading, member, field, "true");
}

gboolean
_lanyard_paste_read_json (LanyardPaste *paste,
                          const char   *text)
{
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  Reading reading = { paste, 0 };

  if (!json_parser_load_from_data (parser, text, -1, NULL) || json_parser_get_root (parser) == NULL)
    return FALSE;

  read_node (&reading, "", NULL, json_parser_get_root (parser), 0);
  return TRUE;
}
