/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "check-case.h"

LanyardKey *rsa_key;
LanyardKey *ec_key;

/* RSA 1024, signed with SHA-1 */
const char weak_pem[] =
  "-----BEGIN CERTIFICATE-----\n"
  "MIIB6TCCAVKgAwIBAgIBATANBgkqhkiG9w0BAQUFADAPMQ0wCwYDVQQDDAR3ZWFr\n"
  "MCAXDTI2MTEyMTIxNTYwMFoYDzIxMjYxMDI4MjE1NjAwWjAPMQ0wCwYDVQQDDAR3\n"
  "ZWFrMIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQCuIMRq0BV2vg6091CgaSTL\n"
  "nXBI/y/ITbHNPfN3z2zsjR0FJ4UptqQLKjch2Nss5/kTFQ5/MnnheSo/n9xymReR\n"
  "AfaIEnYjqTZVNBBpIJTf6iSkjuE8R71JPsXMpWX11SW505MKo9goIwSPi6Vi9tFy\n"
  "Ps6V+qMJnm8Q7G8Ay5rkawIDAQABo1MwUTAdBgNVHQ4EFgQUb0f+6Y8ofrghXSbN\n"
  "PoIrdlefV2QwHwYDVR0jBBgwFoAUb0f+6Y8ofrghXSbNPoIrdlefV2QwDwYDVR0T\n"
  "AQH/BAUwAwEB/zANBgkqhkiG9w0BAQUFAAOBgQBRfXV+tOpshiPc42bxozO/lR1z\n"
  "m/9GgvyBylhA+9Db/HguWkBNFmHIU6ydx5E4t/23kljyHzPZ9rCz1cMaZIdhXqNp\n"
  "y72tTD+DHoFNIj5A6Ea4Hq2g0MxBY2WCKtl9NE6zhaqskKXVrxJ4QhkluqhvGmTM\n"
  "AScbedt6y+b4pO6MSQ==\n"
  "-----END CERTIFICATE-----\n";

#define FACTS "{\"entity_id\":[\"https://sp.test\"],\"acs\":[\"https://sp.test/acs\",\"https://sp.test/other\"]," \
              "\"default_acs\":[\"https://sp.test/acs\"],\"wishes\":[\"assertions-signed\"]," \
              "\"attributes\":[\"urn:oid:mail\",\"givenName\"],\"required\":[\"givenName\"]}"

#define REQUEST(members) "{\"time\":1795000000,\"issuer\":\"https://sp.test\",\"issue_instant\":1795000000" members "}"

#define ACS(url) "acs=[{\"url\":\"" url "\",\"default\":true}]"

void
add_pair (Fixture    *fixture,
          const char *pem)
{
  g_ptr_array_set_size (fixture->key_pairs, 0);
  g_ptr_array_add (fixture->key_pairs,
                   lanyard_key_pair_new (lanyard_record_get_id (LANYARD_RECORD (fixture->connector)),
                                         LANYARD_KEY_ROLE_ACTIVE, pem, NOW));
}

void
add_certificate (Fixture    *fixture,
                 LanyardKey *key,
                 int         days)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardCertificate) certificate = NULL;
  g_autofree char *pem = NULL;

  /* made long ago so that it can have ended */
  certificate = lanyard_certificate_new_self_signed (key, "app", NOW - 100 * DAY, 100 + days, &error);
  g_assert_no_error (error);
  pem = lanyard_certificate_dup_pem (certificate);
  add_pair (fixture, pem);
}

void
add_person (Fixture    *fixture,
            const char *username,
            const char *email)
{
  g_ptr_array_add (fixture->people, lanyard_person_new (username, email));
}

void
prepare_no_people (Fixture *fixture)
{
  g_ptr_array_set_size (fixture->people, 0);
}

void
prepare_encryption_wanted (Fixture *fixture)
{
  static const char json[] = "{ \"id\": \"x\", \"name\": \"X\", \"summary\": \"x\","
                             "  \"service_provider\": { \"encrypted_assertions\": true,"
                             "    \"relay_state\": \"home\" }, \"labels\": [\"sp-initiated-only\", \"jit\"] }";
  g_autoptr(GBytes) bytes = g_bytes_new_static (json, strlen (json));

  g_clear_object (&fixture->tmpl);
  fixture->tmpl = lanyard_template_new_from_json (bytes, NULL);
}

/* What metadata with this service provider said. */
void
set_facts (Fixture    *fixture,
           const char *json)
{
  g_autoptr(GError) error = NULL;

  lanyard_item_set_text (LANYARD_ITEM (fixture->connector), "metadata_facts", json, FALSE, &error);
  g_assert_no_error (error);
}

void
set_request (Fixture    *fixture,
             const char *json)
{
  g_autoptr(GError) error = NULL;

  g_clear_object (&fixture->request);
  fixture->request = (LanyardSeenRequest *) lanyard_item_new_from_json_text (LANYARD_TYPE_SEEN_REQUEST, json, &error);
  g_assert_no_error (error);
}

void
set_handover (Fixture    *fixture,
              const char *sso_url,
              const char *idp_entity_id)
{
  LanyardKeyPair *pair = fixture->key_pairs->pdata[0];
  const char *pem = lanyard_key_pair_get_certificate (pair);
  g_autoptr(GBytes) data = g_bytes_new_static (pem, strlen (pem));
  g_autoptr(LanyardCertificate) certificate = lanyard_certificate_new_from_data (data, NULL);
  g_autofree char *fingerprint = lanyard_certificate_dup_fingerprint (certificate, G_CHECKSUM_SHA256);
  const char *certificates[] = { fingerprint, NULL };

  fixture->handover = g_object_new (LANYARD_TYPE_HANDOVER, "time", NOW - DAY, "sso-url", sso_url,
                                    "idp-entity-id", idp_entity_id, "declares-redirect", TRUE,
                                    "certificates", certificates, NULL);
}

void
prepare_facts (Fixture *fixture)
{
  set_facts (fixture, FACTS);
}

void
prepare_handover (Fixture *fixture)
{
  set_handover (fixture, BASE_URL "/saml2/app", BASE_URL "/saml2/app/metadata");
}

void
prepare_request (Fixture *fixture)
{
  set_request (fixture, REQUEST (",\"binding\":\"redirect\",\"acs_url\":\"https://sp.test/acs\","
                                 "\"destination\":\"" BASE_URL "/saml2/app\",\"verified\":true"));
}

void
prepare_request_other (Fixture *fixture)
{
  set_request (fixture, "{\"issuer\":\"https://sp.test/saml\",\"acs_url\":\"https://sp.test/ACS\","
                        "\"destination\":\"https://idp.example.net/saml2/app\"}");
}

/* Made once: that takes longer than a case does. */
static void
add_usual_pair (Fixture *fixture)
{
  static char *pem;

  if (pem == NULL)
    {
      add_certificate (fixture, rsa_key, 1000);
      pem = g_strdup (lanyard_key_pair_get_certificate (fixture->key_pairs->pdata[0]));
    }
  add_pair (fixture, pem);
}

Fixture *
fixture_new (void)
{
  Fixture *fixture = g_new0 (Fixture, 1);

  fixture->connector = lanyard_connector_new ();
  fixture->other = lanyard_connector_new ();
  fixture->connectors = g_ptr_array_new ();
  fixture->key_pairs = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->people = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->n_groups = 1;

  g_object_set (fixture->connector, "label", "App", "slug", "app",
                "sp-entity-id", "https://sp.test", "idp-entity-id", BASE_URL "/saml2/app/metadata", NULL);
  g_object_set (fixture->other, "label", "Other", "slug", "other",
                "sp-entity-id", "https://other.test", "idp-entity-id", BASE_URL "/saml2/other/metadata", NULL);
  g_assert_true (lanyard_item_set_text (LANYARD_ITEM (fixture->connector), "acs", "https://sp.test/acs", FALSE, NULL));
  g_ptr_array_add (fixture->connectors, fixture->connector);
  g_ptr_array_add (fixture->connectors, fixture->other);
  add_usual_pair (fixture);
  add_person (fixture, "ann", "ann@example.org");
  add_person (fixture, "ben", "ben@example.org");

  return fixture;
}

void
fixture_free (Fixture *fixture)
{
  g_ptr_array_unref (fixture->connectors);
  g_ptr_array_unref (fixture->key_pairs);
  g_ptr_array_unref (fixture->people);
  g_clear_pointer (&fixture->group_counts, g_hash_table_unref);
  g_clear_pointer (&fixture->index, lanyard_check_index_unref);
  g_clear_pointer (&fixture->surveyed, lanyard_check_people_unref);
  g_clear_object (&fixture->tmpl);
  g_clear_object (&fixture->request);
  g_clear_object (&fixture->handover);
  g_object_unref (fixture->connector);
  g_object_unref (fixture->other);
  g_free (fixture);
}

LanyardCheckInput
make_input (Fixture *fixture)
{
  LanyardCheckInput input = {
    .connector = fixture->connector,
    .tmpl = fixture->tmpl,
    .key_pairs = fixture->key_pairs,
    .key_fit = fixture->key_fit,
    .n_groups = fixture->n_groups,
    .n_everybody = fixture->n_everybody,
    .n_disabled = fixture->n_disabled,
    .n_single = fixture->n_single,
    .some_need_mfa = fixture->some_need_mfa,
    .base_url = BASE_URL,
    .now = NOW,
    .request = fixture->request,
    .handover = fixture->handover,
    .tried = fixture->tried,
    .fresh_hash = fixture->fresh_hash,
  };

  fixture->index = lanyard_check_index_new (fixture->connectors);
  fixture->surveyed = lanyard_check_people_new (fixture->people, fixture->group_counts);
  input.others = fixture->index;
  input.people = fixture->surveyed;
  return input;
}
