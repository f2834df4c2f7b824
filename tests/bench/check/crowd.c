/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "crowd.h"

#define NOW G_GINT64_CONSTANT (1795000000)
#define BASE_URL "https://idp.example.org"
#define REQUEST "{\"time\":1795000000,\"issuer\":\"https://app-0.test/saml\",\"issue_instant\":1795000000," \
                "\"binding\":\"redirect\",\"acs_url\":\"https://app-0.test/saml/acs\",\"verified\":true}"

static LanyardConnector *
make_connector (guint number)
{
  LanyardConnector *connector = lanyard_connector_new ();
  g_autofree char *slug = g_strdup_printf ("app-%u", number);
  g_autofree char *entity_id = g_strdup_printf ("https://app-%u.test/saml", number);
  g_autofree char *acs_url = g_strdup_printf ("https://app-%u.test/saml/acs", number);
  g_autofree char *idp_entity_id = g_strdup_printf ("%s/saml2/%s/metadata", BASE_URL, slug);
  g_autofree char *facts = NULL;
  g_autoptr(LanyardAcs) acs = lanyard_acs_new (acs_url, NULL, 0, TRUE);
  g_autoptr(LanyardAttribute) attribute = lanyard_attribute_new ("title", "job_title");

  g_object_set (attribute, "required", TRUE, NULL);
  g_object_set (connector, "label", slug, "slug", slug, "sp-entity-id", entity_id, "idp-entity-id", idp_entity_id,
                "name-id-source", number % 2 == 0 ? "username" : "email", NULL);
  g_list_store_append (G_LIST_STORE (lanyard_connector_get_acs (connector)), acs);
  g_list_store_append (G_LIST_STORE (lanyard_connector_get_attributes (connector)), attribute);
  facts = g_strdup_printf ("{\"entity_id\":[\"%s\"],\"acs\":[\"%s\"],\"default_acs\":[\"%s\"],"
                           "\"attributes\":[\"title\",\"mail\"],\"required\":[\"title\"],\"cache_duration\":[\"3600\"]}",
                           entity_id, acs_url, acs_url);
  lanyard_item_set_text (LANYARD_ITEM (connector), "metadata_facts", facts, FALSE, NULL);
  g_object_set (connector, "state", LANYARD_CONNECTOR_ACTIVE, "signature-algorithm", LANYARD_SIGNATURE_ECDSA_SHA256,
                "metadata-source", "https://sp.test/metadata", "metadata-hash", "old", NULL);

  return connector;
}

static GPtrArray *
make_key_pairs (void)
{
  GPtrArray *pairs = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(LanyardKey) key = lanyard_key_generate (LANYARD_KEY_EC_P256, NULL);
  g_autoptr(LanyardCertificate) certificate = lanyard_certificate_new_self_signed (key, "app", NOW, 1000, NULL);
  g_autofree char *pem = lanyard_certificate_dup_pem (certificate);

  g_ptr_array_add (pairs, lanyard_key_pair_new ("app", LANYARD_KEY_ROLE_ACTIVE, pem, NOW));
  return pairs;
}

Crowd *
crowd_new (guint n_connectors,
           guint n_people)
{
  Crowd *crowd = g_new0 (Crowd, 1);

  crowd->key_pairs = make_key_pairs ();
  crowd->tmpl = g_object_ref (lanyard_catalog_lookup (lanyard_catalog_get_default (), "valimail", NULL));
  crowd->request = (LanyardSeenRequest *) lanyard_item_new_from_json_text (LANYARD_TYPE_SEEN_REQUEST, REQUEST, NULL);
  crowd->handover = g_object_new (LANYARD_TYPE_HANDOVER, "time", NOW, "sso-url", BASE_URL "/saml2/app", NULL);
  crowd->connectors = g_ptr_array_new_with_free_func (g_object_unref);
  crowd->people = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < n_connectors; i++)
    g_ptr_array_add (crowd->connectors, make_connector (i));
  for (guint i = 0; i < n_people; i++)
    {
      g_autofree char *username = g_strdup_printf ("person%u", i);
      g_autofree char *email = g_strdup_printf ("person%u@example.org", i);

      g_ptr_array_add (crowd->people, lanyard_person_new (username, email));
    }

  return crowd;
}

void
crowd_free (Crowd *crowd)
{
  g_ptr_array_unref (crowd->connectors);
  g_ptr_array_unref (crowd->people);
  g_ptr_array_unref (crowd->key_pairs);
  g_object_unref (crowd->tmpl);
  g_object_unref (crowd->request);
  g_object_unref (crowd->handover);
  g_free (crowd);
}

/* From the records alone, as when a configuration was just opened. */
guint
crowd_check (Crowd              *crowd,
             LanyardCheckCounts *counts)
{
  g_autoptr(LanyardCheckIndex) index = lanyard_check_index_new (crowd->connectors);
  g_autoptr(LanyardCheckPeople) people = lanyard_check_people_new (crowd->people, NULL);
  LanyardCheckInput input = {
    .others = index,
    .people = people,
    .tmpl = crowd->tmpl,
    .key_pairs = crowd->key_pairs,
    .key_fit = LANYARD_KEY_FITS,
    .request = crowd->request,
    .handover = crowd->handover,
    .tried = LANYARD_TRIED_NEVER,
    .fresh_hash = "new",
    .n_groups = 1,
    .n_everybody = crowd->people->len,
    .base_url = BASE_URL,
    .now = NOW,
    .counts = counts,
  };
  guint n_findings = 0;

  for (guint i = 0; i < crowd->connectors->len; i++)
    {
      g_autoptr(GPtrArray) findings = NULL;

      input.connector = crowd->connectors->pdata[i];
      findings = lanyard_check_run (&input);
      n_findings += findings->len;
    }

  return n_findings;
}
