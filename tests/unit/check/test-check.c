/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lanyard-check.h"
#include "lanyard-error.h"
#include "lanyard-saml.h"
#include "lanyard-settings.h"

#define NOW G_GINT64_CONSTANT (1795000000)
#define DAY (24 * 60 * 60)
#define BASE_URL "https://idp.example.org"

#define ERROR LANYARD_SEVERITY_ERROR
#define WARNING LANYARD_SEVERITY_WARNING
#define HINT LANYARD_SEVERITY_HINT

/* RSA 1024, signed with SHA-1 */
static const char weak_pem[] =
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

static LanyardKey *rsa_key;
static LanyardKey *ec_key;

typedef struct
{
  LanyardConnector *connector;
  LanyardConnector *other;
  LanyardTemplate  *tmpl;
  GPtrArray        *connectors;
  GPtrArray        *key_pairs;
  GPtrArray        *people;
  GHashTable       *group_counts;
  guint             n_groups;
  guint             n_everybody;
  LanyardKeyFit     key_fit;
  LanyardTried      tried;
  const char       *fresh_hash;
  LanyardSeenRequest *request;
  LanyardHandover  *handover;

  /* what the input borrows */
  LanyardCheckIndex  *index;
  LanyardCheckPeople *surveyed;
} Fixture;

typedef void (*Prepare) (Fixture *fixture);

/* What is changed on a connector without findings, and whether the rule then
 * finds something. */
typedef struct
{
  const char      *name;
  const char      *rule;
  LanyardSeverity  severity;
  gboolean         found;
  const char      *sets[6];        /* FIELD=VALUE */
  const char      *template_id;
  Prepare          prepare;
} Case;

static void
add_pair (Fixture    *fixture,
          const char *pem)
{
  g_ptr_array_set_size (fixture->key_pairs, 0);
  g_ptr_array_add (fixture->key_pairs,
                   lanyard_key_pair_new (lanyard_record_get_id (LANYARD_RECORD (fixture->connector)),
                                         LANYARD_KEY_ROLE_ACTIVE, pem, NOW));
}

static void
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

static void
add_person (Fixture    *fixture,
            const char *username,
            const char *email)
{
  g_ptr_array_add (fixture->people, lanyard_person_new (username, email));
}

static void
prepare_other_sp_entity_id (Fixture *fixture)
{
  g_object_set (fixture->other, "sp-entity-id", lanyard_connector_get_sp_entity_id (fixture->connector), NULL);
}

static void
prepare_other_idp_entity_id (Fixture *fixture)
{
  g_object_set (fixture->other, "idp-entity-id", lanyard_connector_get_idp_entity_id (fixture->connector), NULL);
}

static void
prepare_other_label (Fixture *fixture)
{
  g_object_set (fixture->other, "label", "App", NULL);
}

static void
prepare_expired (Fixture *fixture)
{
  add_certificate (fixture, rsa_key, -1);
}

static void
prepare_expiring (Fixture *fixture)
{
  add_certificate (fixture, rsa_key, 30);
}

static void
prepare_ageing (Fixture *fixture)
{
  add_certificate (fixture, rsa_key, 80);
}

static void
prepare_ec (Fixture *fixture)
{
  add_certificate (fixture, ec_key, 1000);
}

static void
prepare_weak (Fixture *fixture)
{
  add_pair (fixture, weak_pem);
}

static void
prepare_unreadable (Fixture *fixture)
{
  add_pair (fixture, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
}

static void
prepare_no_pair (Fixture *fixture)
{
  g_ptr_array_set_size (fixture->key_pairs, 0);
}

static void
prepare_active_without_pair (Fixture *fixture)
{
  prepare_no_pair (fixture);
  g_object_set (fixture->connector, "state", LANYARD_CONNECTOR_ACTIVE, NULL);
}

static void
prepare_sp_certificate (Fixture *fixture)
{
  const char *certificates[] = { weak_pem, NULL };

  g_object_set (fixture->connector, "sp-signing-certificates", certificates,
                "sp-encryption-certificates", certificates, NULL);
}

static void
prepare_sp_encryption (Fixture *fixture)
{
  g_autoptr(LanyardCertificate) certificate = lanyard_certificate_new_self_signed (rsa_key, "sp", NOW, 50, NULL);
  g_autofree char *pem = lanyard_certificate_dup_pem (certificate);
  const char *certificates[] = { pem, NULL };

  g_object_set (fixture->connector, "sp-encryption-certificates", certificates, NULL);
}

static void
prepare_sp_certificate_expired (Fixture *fixture)
{
  g_autoptr(LanyardCertificate) certificate = lanyard_certificate_new_self_signed (rsa_key, "sp", NOW - 100 * DAY, 50, NULL);
  g_autofree char *pem = lanyard_certificate_dup_pem (certificate);
  const char *certificates[] = { pem, NULL };

  g_object_set (fixture->connector, "sp-signing-certificates", certificates, NULL);
}

static void
prepare_no_groups (Fixture *fixture)
{
  fixture->n_groups = 0;
}

static void
prepare_no_people (Fixture *fixture)
{
  g_ptr_array_set_size (fixture->people, 0);
}

static void
prepare_one_without_email (Fixture *fixture)
{
  add_person (fixture, "cleo", NULL);
}

static void
prepare_all_without_email (Fixture *fixture)
{
  prepare_no_people (fixture);
  add_person (fixture, "cleo", NULL);
  add_person (fixture, "dan", NULL);
}

static void
prepare_other_letters (Fixture *fixture)
{
  add_person (fixture, "Ann", "other@example.org");
}

static void
prepare_same_email (Fixture *fixture)
{
  add_person (fixture, "anna", "ann@example.org");
}

static void
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
static void
set_facts (Fixture    *fixture,
           const char *json)
{
  g_autoptr(GError) error = NULL;

  lanyard_item_set_text (LANYARD_ITEM (fixture->connector), "metadata_facts", json, FALSE, &error);
  g_assert_no_error (error);
}

static char *
make_sp_pem (const char **fingerprint)
{
  g_autoptr(LanyardCertificate) certificate = lanyard_certificate_new_self_signed (rsa_key, "sp", NOW, 50, NULL);

  if (fingerprint != NULL)
    *fingerprint = lanyard_certificate_dup_fingerprint (certificate, G_CHECKSUM_SHA256);
  return lanyard_certificate_dup_pem (certificate);
}

static void
set_request (Fixture    *fixture,
             const char *json)
{
  g_autoptr(GError) error = NULL;

  g_clear_object (&fixture->request);
  fixture->request = (LanyardSeenRequest *) lanyard_item_new_from_json_text (LANYARD_TYPE_SEEN_REQUEST, json, &error);
  g_assert_no_error (error);
}

static void
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

#define FACTS "{\"entity_id\":[\"https://sp.test\"],\"acs\":[\"https://sp.test/acs\",\"https://sp.test/other\"]," \
              "\"default_acs\":[\"https://sp.test/acs\"],\"wishes\":[\"assertions-signed\"]," \
              "\"attributes\":[\"urn:oid:mail\",\"givenName\"],\"required\":[\"givenName\"]}"

static void
prepare_facts (Fixture *fixture)
{
  set_facts (fixture, FACTS);
}

static void
prepare_aggregate (Fixture *fixture)
{
  set_facts (fixture, "{\"entity_id\":[\"https://sp.test\"],\"entities\":[\"12\"]}");
}

static void
prepare_own_as_sp (Fixture *fixture)
{
  g_object_set (fixture->connector, "sp-entity-id", lanyard_connector_get_idp_entity_id (fixture->other), NULL);
}

static void
prepare_fresh (Fixture *fixture)
{
  fixture->fresh_hash = "abc";
}

static void
prepare_verified_metadata (Fixture *fixture)
{
  set_facts (fixture, "{\"wishes\":[\"verified\"]}");
}

static void
set_signing_certificate (Fixture    *fixture,
                         const char *text)
{
  const char *certificates[] = { text, NULL };

  g_object_set (fixture->connector, "sp-signing-certificates", certificates, NULL);
}

static void
prepare_bare (Fixture *fixture)
{
  g_autoptr(LanyardCertificate) certificate = lanyard_certificate_new_self_signed (rsa_key, "sp", NOW, 50, NULL);

  set_signing_certificate (fixture, lanyard_certificate_get_base64 (certificate));
}

static void
prepare_chain (Fixture *fixture)
{
  g_autofree char *pem = make_sp_pem (NULL);
  g_autofree char *chain = g_strconcat (pem, weak_pem, NULL);

  set_signing_certificate (fixture, chain);
}

static void
prepare_use (Fixture    *fixture,
             const char *format)
{
  g_autofree char *fingerprint = NULL;
  g_autofree char *pem = make_sp_pem ((const char **) &fingerprint);
  g_autofree char *facts = g_strdup_printf ("{\"%s\":[\"%s\"]}", format, fingerprint);

  set_signing_certificate (fixture, pem);
  set_facts (fixture, facts);
}

static void
prepare_misused (Fixture *fixture)
{
  prepare_use (fixture, "encryption_keys");
}

static void
prepare_well_used (Fixture *fixture)
{
  prepare_use (fixture, "signing_keys");
}

static void
prepare_key_mismatch (Fixture *fixture)
{
  fixture->key_fit = LANYARD_KEY_FIT_WRONG;
}

static void
prepare_handover (Fixture *fixture)
{
  set_handover (fixture, BASE_URL "/saml2/app", BASE_URL "/saml2/app/metadata");
}

static void
prepare_handover_key (Fixture *fixture)
{
  prepare_handover (fixture);
  add_certificate (fixture, rsa_key, 900);
}

static void
prepare_handover_host (Fixture *fixture)
{
  set_handover (fixture, "https://old.example.org/saml2/app", BASE_URL "/saml2/app/metadata");
}

static void
prepare_handover_url (Fixture *fixture)
{
  set_handover (fixture, BASE_URL "/saml2/before", BASE_URL "/saml2/app/metadata");
}

static void
prepare_handover_old (Fixture *fixture)
{
  set_handover (fixture, BASE_URL "/saml2/app", BASE_URL "/saml2/before/metadata");
}

#define REQUEST(members) "{\"time\":1795000000,\"issuer\":\"https://sp.test\",\"issue_instant\":1795000000" members "}"

static void
prepare_request (Fixture *fixture)
{
  set_request (fixture, REQUEST (",\"binding\":\"redirect\",\"acs_url\":\"https://sp.test/acs\","
                                 "\"destination\":\"" BASE_URL "/saml2/app\",\"verified\":true"));
}

static void
prepare_request_other (Fixture *fixture)
{
  set_request (fixture, "{\"issuer\":\"https://sp.test/saml\",\"acs_url\":\"https://sp.test/ACS\","
                        "\"destination\":\"https://idp.example.net/saml2/app\"}");
}

static void
prepare_request_unsigned (Fixture *fixture)
{
  set_request (fixture, REQUEST (",\"code\":\"signature-missing\""));
}

static void
prepare_request_broken (Fixture *fixture)
{
  set_request (fixture, REQUEST (",\"code\":\"malformed\""));
}

static void
prepare_request_dtd (Fixture *fixture)
{
  set_request (fixture, REQUEST (",\"code\":\"dtd\""));
}

static void
prepare_request_format (Fixture *fixture)
{
  set_request (fixture, REQUEST (",\"code\":\"name-id-policy\",\"name_id_format\":\"urn:x\""));
}

static void
prepare_request_context (Fixture *fixture)
{
  set_request (fixture, REQUEST (",\"authn_contexts\":[\"urn:mfa\"]"));
}

static void
prepare_request_minimum (Fixture *fixture)
{
  set_request (fixture, REQUEST (",\"authn_contexts\":[\"urn:mfa\"],\"comparison\":\"minimum\""));
}

static void
prepare_clock (Fixture *fixture)
{
  set_request (fixture, "{\"time\":1795000000,\"issue_instant\":1795000061}");
}

static void
prepare_clock_far (Fixture *fixture)
{
  set_request (fixture, "{\"time\":1795000000,\"issue_instant\":1794999819,\"verified\":true}");
}

static void
prepare_clock_far_unsigned (Fixture *fixture)
{
  set_request (fixture, "{\"time\":1795000000,\"issue_instant\":1794999819}");
}

static void
prepare_never_tried (Fixture *fixture)
{
  fixture->tried = LANYARD_TRIED_NEVER;
}

static void
prepare_tried (Fixture *fixture)
{
  fixture->tried = LANYARD_TRIED_WELL;
}

static void
prepare_many_groups (Fixture *fixture)
{
  const char *id = lanyard_record_get_id (fixture->people->pdata[1]);

  fixture->group_counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_insert (fixture->group_counts, g_strdup (id), GUINT_TO_POINTER (101));
}

static void
prepare_everybody (Fixture *fixture)
{
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *email = g_strdup_printf ("p%u@example.org", i);

      add_person (fixture, email, email);
    }
  fixture->n_everybody = fixture->people->len;
}

static void
prepare_mixed_case (Fixture *fixture)
{
  add_person (fixture, "Ann.Lee@example.org", "lee@example.org");
}

static void
prepare_jit (Fixture *fixture)
{
  static const char json[] = "{ \"id\": \"x\", \"name\": \"X\", \"summary\": \"x\", \"labels\": [\"jit\"],"
                             "  \"assertion\": { \"attributes\": ["
                             "    { \"name\": \"team\", \"source\": \"department\", \"jit\": true } ] } }";
  g_autoptr(GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr(GError) error = NULL;

  fixture->tmpl = lanyard_template_new_from_json (bytes, &error);
  g_assert_no_error (error);
}

#define ACS(url) "acs=[{\"url\":\"" url "\",\"default\":true}]"
#define LONG_64 "0123456789012345678901234567890123456789012345678901234567890123"
#define LONG_256 LONG_64 LONG_64 LONG_64 LONG_64

static const Case cases[] = {
  { "sp-entity-id-missing", "C01", ERROR, TRUE, { "sp_entity_id=" } },
  { "sp-entity-id-duplicate", "C01", ERROR, TRUE, { NULL }, NULL, prepare_other_sp_entity_id },
  { "sp-entity-id-blank", "C02", ERROR, TRUE, { "sp_entity_id=urn:app " } },
  { "sp-entity-id-invisible", "C02", ERROR, TRUE, { "sp_entity_id=urn:a\xe2\x80\x8bpp" } },
  { "sp-entity-id-space-inside", "C02", ERROR, FALSE, { "sp_entity_id=My App" } },
  { "sp-entity-id-near", "C02", ERROR, TRUE, { "sp_entity_id=http://www.App.valimail.com/" }, "valimail" },
  { "sp-entity-id-known", "C02", ERROR, FALSE, { "sp_entity_id=https://app.valimail.com" }, "valimail" },
  { "sp-entity-id-other", "C02", ERROR, FALSE, { "sp_entity_id=https://app.valigov.com" }, "valimail" },
  { "acs-missing", "C03", ERROR, TRUE, { "acs=[]" } },
  { "acs-bad", "C03", ERROR, TRUE, { ACS ("javascript:alert(1)") } },
  { "acs-userinfo", "C03", ERROR, TRUE, { ACS ("https://user@sp.test/acs") } },
  { "acs-fragment", "C03", ERROR, TRUE, { ACS ("https://sp.test/acs#x") } },
  { "acs-index", "C03", ERROR, TRUE, { "acs=[{\"url\":\"https://sp.test/a\",\"index\":1},{\"url\":\"https://sp.test/b\",\"index\":1}]" } },
  { "acs-index-differs", "C03", ERROR, FALSE, { "acs=[{\"url\":\"https://sp.test/a\",\"index\":1},{\"url\":\"https://sp.test/b\",\"index\":2}]" } },
  { "acs-defaults", "C03", WARNING, TRUE, { "acs=[{\"url\":\"https://sp.test/a\",\"index\":1,\"default\":true},{\"url\":\"https://sp.test/b\",\"index\":2,\"default\":true}]" } },
  { "placeholder-braces", "C04", ERROR, TRUE, { ACS ("https://{region}.sp.test/acs") } },
  { "placeholder-angles", "C04", ERROR, TRUE, { "sp_entity_id=https://<your company>.sp.test" } },
  { "placeholder-word", "C04", ERROR, TRUE, { "sp_entity_id=https://yourdomain.sp.test" } },
  { "placeholder-upper", "C04", ERROR, TRUE, { ACS ("https://SUBDOMAIN.sp.test/acs") } },
  { "placeholder-unset", "C04", ERROR, TRUE, { "login_url=https://sp.test/ENDPOINT_NOT_SET" } },
  { "placeholder-constant", "C04", ERROR, TRUE, { "constants=role={account_id}" } },
  { "placeholder-json", "C04", ERROR, FALSE, { "relay_state={\"page\":\"home\"}" } },
  { "placeholder-part-of-word", "C04", ERROR, FALSE, { ACS ("https://subdomain.sp.test/acs") } },
  { "example", "C04", WARNING, TRUE, { ACS ("https://sp.example.com/acs") } },
  { "example-xx", "C04", WARNING, TRUE, { "sp_entity_id=https://XX.sp.test" } },
  { "example-not", "C04", WARNING, FALSE, { ACS ("https://examples.sp.test/example") } },
  { "http", "C05", WARNING, TRUE, { ACS ("http://sp.test/acs") } },
  { "http-loopback", "C05", WARNING, FALSE, { ACS ("http://127.0.0.1:35001/") } },
  { "http-mixed", "C05", WARNING, TRUE, { "acs=[{\"url\":\"https://sp.test/a\"},{\"url\":\"http://sp.test/b\",\"index\":1}]" } },
  { "idp-entity-id-missing", "C06", ERROR, TRUE, { "idp_entity_id=" } },
  { "idp-entity-id-blank", "C06", ERROR, TRUE, { "idp_entity_id= urn:idp" } },
  { "idp-entity-id-same", "C06", ERROR, TRUE, { "idp_entity_id=https://sp.test" } },
  { "idp-entity-id-duplicate", "C06", ERROR, TRUE, { NULL }, NULL, prepare_other_idp_entity_id },
  { "groups-none", "C10", WARNING, TRUE, { NULL }, NULL, prepare_no_groups },
  { "groups-empty", "C10", WARNING, TRUE, { NULL }, NULL, prepare_no_people },
  { "certificate-expired", "C12", ERROR, TRUE, { NULL }, NULL, prepare_expired },
  { "certificate-expiring", "C12", WARNING, TRUE, { NULL }, NULL, prepare_expiring },
  { "certificate-not-expired", "C12", ERROR, FALSE, { NULL }, NULL, prepare_expiring },
  { "certificate-ageing", "C12", HINT, TRUE, { NULL }, NULL, prepare_ageing },
  { "certificate-not-expiring", "C12", WARNING, FALSE, { NULL }, NULL, prepare_ageing },
  { "certificate-unreadable", "C14", ERROR, TRUE, { NULL }, NULL, prepare_unreadable },
  { "certificate-missing", "C14", ERROR, TRUE, { NULL }, NULL, prepare_active_without_pair },
  { "certificate-not-made-yet", "C14", ERROR, FALSE, { NULL }, NULL, prepare_no_pair },
  { "sp-certificate-unreadable", "C15", ERROR, TRUE, { "sp_signing_certificates=[\"AAAA\"]" } },
  { "sp-certificate-readable", "C15", ERROR, FALSE, { NULL }, NULL, prepare_sp_certificate },
  { "sha1", "C17", WARNING, TRUE, { "signature_algorithm=rsa-sha1" } },
  { "sha1-certificate", "C17", WARNING, TRUE, { NULL }, NULL, prepare_weak },
  { "short-key", "C18", ERROR, TRUE, { NULL }, NULL, prepare_weak },
  { "short-key-ec", "C18", ERROR, FALSE, { "signature_algorithm=ecdsa-sha256" }, NULL, prepare_ec },
  { "key-type", "L03", ERROR, TRUE, { NULL }, NULL, prepare_ec },
  { "key-type-rsa", "L03", ERROR, TRUE, { "signature_algorithm=ecdsa-sha256" } },
  { "key-type-fits", "L03", ERROR, FALSE, { "signature_algorithm=ecdsa-sha256" }, NULL, prepare_ec },
  { "sign", "C19", WARNING, TRUE, { "sign=assertion" }, "slack" },
  { "sign-both", "C19", WARNING, FALSE, { "sign=both" }, "slack" },
  { "sign-unknown", "C19", WARNING, FALSE, { "sign=assertion" }, "valimail" },
  { "encryption-key", "C20", ERROR, TRUE, { "encrypt_assertion=true" } },
  { "encryption-wanted", "C20", WARNING, TRUE, { NULL }, NULL, prepare_encryption_wanted },
  { "encryption-key-optional", "C20", ERROR, FALSE, { "encrypt_assertion=true", "encryption_optional=true" } },
  { "encryption-short-key", "C20", ERROR, TRUE, { "encrypt_assertion=true" }, NULL, prepare_sp_certificate },
  { "encryption-key-there", "C20", ERROR, FALSE, { "encrypt_assertion=true" }, NULL, prepare_sp_encryption },
  { "encryption-method", "C20", ERROR, TRUE, { "encrypt_assertion=true", "encryption_optional=true",
    "sp_encryption_methods=[\"http://www.w3.org/2001/04/xmlenc#tripledes-cbc\"]" }, NULL, prepare_sp_encryption },
  { "m-49-encryption-listed-cbc", "L14", WARNING, TRUE, { "encrypt_assertion=true",
    "sp_encryption_methods=[\"http://www.w3.org/2001/04/xmlenc#aes128-cbc\"]" }, NULL, prepare_sp_encryption },
  { "m-49-encryption-gcm", "L14", WARNING, FALSE, { "encrypt_assertion=true" }, NULL, prepare_sp_encryption },
  { "signed-requests", "C21", ERROR, TRUE, { "require_signed_requests=true" } },
  { "signed-requests-certificate", "C21", ERROR, FALSE, { "require_signed_requests=true" }, NULL, prepare_sp_certificate },
  { "sp-certificate-expired", "C21", WARNING, TRUE, { NULL }, NULL, prepare_sp_certificate_expired },
  { "name-id-listed", "C22", WARNING, TRUE, { "name_id_formats=[\"" LANYARD_SAML_NAME_ID_PERSISTENT "\"]" } },
  { "name-id-any", "C22", WARNING, FALSE, { "name_id_formats=[\"" LANYARD_SAML_NAME_ID_UNSPECIFIED "\"]" } },
  { "name-id-template", "C22", WARNING, TRUE, { "name_id_format=" LANYARD_SAML_NAME_ID_PERSISTENT }, "valimail" },
  { "name-id-no-address", "C22", WARNING, TRUE, { "name_id_source=username" } },
  { "name-id-version", "C23", WARNING, TRUE, { "name_id_format=urn:oasis:names:tc:SAML:2.0:nameid-format:emailAddress" } },
  { "name-id-transient", "C24", WARNING, TRUE, { "name_id_format=" LANYARD_SAML_NAME_ID_TRANSIENT }, "valimail" },
  { "name-id-transient-alone", "C24", WARNING, FALSE, { "name_id_format=" LANYARD_SAML_NAME_ID_TRANSIENT } },
  { "name-id-source", "C26", ERROR, TRUE, { "name_id_source=shoe_size" } },
  { "name-id-source-persistent", "C26", ERROR, FALSE, { "name_id_source=persistent" } },
  { "name-id-empty-all", "C26", ERROR, TRUE, { NULL }, NULL, prepare_all_without_email },
  { "name-id-empty", "C26", WARNING, TRUE, { NULL }, NULL, prepare_one_without_email },
  { "name-id-empty-not-all", "C26", ERROR, FALSE, { NULL }, NULL, prepare_one_without_email },
  { "name-id-unique", "C27", ERROR, TRUE, { NULL }, NULL, prepare_same_email },
  { "attribute-required", "C28", ERROR, TRUE, { "attributes=Email=email" }, "valimail" },
  { "attribute-required-there", "C28", ERROR, FALSE, { "attributes=[{\"name\":\"FirstName\",\"source\":\"first_name\"},{\"name\":\"LastName\",\"source\":\"last_name\"}]", "constants=Email=x" }, "valimail" },
  { "attribute-source", "C28", ERROR, TRUE, { "attributes=size=shoe_size" } },
  { "attribute-source-groups", "C28", ERROR, FALSE, { "attributes=groups=groups" } },
  { "attribute-values", "C30", WARNING, TRUE, { "attributes=[{\"name\":\"title\",\"source\":\"job_title\",\"required\":true}]" } },
  { "attribute-values-optional", "C30", WARNING, FALSE, { "attributes=title=job_title" } },
  { "group-attribute", "C31", ERROR, TRUE, { "group_attribute_enabled=true", "group_attribute_name=" } },
  { "group-attribute-named", "C31", ERROR, FALSE, { "group_attribute_enabled=true" } },
  { "group-attribute-off", "C31", ERROR, FALSE, { "group_attribute_name=" } },
  { "attribute-duplicate", "C34", ERROR, TRUE, { "attributes=[{\"name\":\"a\",\"source\":\"email\"},{\"name\":\"a\",\"source\":\"username\"}]" } },
  { "attribute-duplicate-constant", "C34", ERROR, TRUE, { "attributes=a=email", "constants=a=b" } },
  { "attribute-duplicate-group", "C34", ERROR, TRUE, { "attributes=memberOf=email", "group_attribute_enabled=true" } },
  { "attribute-several-constants", "C34", ERROR, FALSE, { "constants=[{\"name\":\"a\",\"value\":\"1\"},{\"name\":\"a\",\"value\":\"2\"}]" } },
  { "attribute-other-format", "C34", ERROR, FALSE, { "attributes=[{\"name\":\"a\",\"source\":\"email\"},{\"name\":\"a\",\"name_format\":\"urn:x\",\"source\":\"email\"}]" } },
  { "attribute-unnamed", "C34", ERROR, TRUE, { "attributes=[{\"source\":\"email\"}]" } },
  { "lifetime-zero", "C36", ERROR, TRUE, { "assertion_lifetime=0" } },
  { "lifetime-short", "C36", WARNING, TRUE, { "assertion_lifetime=119" } },
  { "lifetime-long", "C36", WARNING, TRUE, { "assertion_lifetime=601" } },
  { "lifetime-bounds", "C36", WARNING, FALSE, { "assertion_lifetime=120" } },
  { "session-long", "C37", WARNING, TRUE, { "session_lifetime=86401" } },
  { "session-short", "C37", WARNING, TRUE, { "session_lifetime=299" } },
  { "session-none", "C37", WARNING, FALSE, { "session_lifetime=0" } },
  { "relay-state-long", "C38", WARNING, TRUE, { "relay_state=" LONG_64 "01234567890123456" } },
  { "relay-state-80", "C38", WARNING, FALSE, { "relay_state=" LONG_64 "0123456789012345" } },
  { "relay-state-host", "C38", WARNING, TRUE, { "relay_state=https://evil.test/" } },
  { "relay-state-own-host", "C38", WARNING, FALSE, { "relay_state=https://sp.test/start" } },
  { "relay-state-missing", "C38", WARNING, TRUE, { NULL }, NULL, prepare_encryption_wanted },
  { "unsolicited", "C39", WARNING, TRUE, { NULL }, NULL, prepare_encryption_wanted },
  { "unsolicited-login-url", "C39", WARNING, FALSE, { "login_url=https://sp.test/login" }, NULL, prepare_encryption_wanted },
  { "login-url-missing", "C40", WARNING, TRUE, { "idp_initiated=false" } },
  { "login-url-hidden", "C40", WARNING, FALSE, { "idp_initiated=false", "show_in_portal=false" } },
  { "login-url-there", "C40", WARNING, FALSE, { "idp_initiated=false", "login_url=https://sp.test/login" } },
  { "login-url-bad", "L04", ERROR, TRUE, { "login_url=sp.test" } },
  { "slo-url-bad", "L04", ERROR, TRUE, { "slo_url=ftp://sp.test" } },
  { "m-13-ignored-signatures", "L11", WARNING, TRUE, { "ignore_request_signatures=true" } },
  { "m-16-sha1", "L12", WARNING, TRUE, { "allow_sha1=true" } },
  { "m-16-digest", "C17", WARNING, TRUE, { "digest_algorithm=sha1" } },
  { "m-16-digest-sha256", "C17", WARNING, FALSE, { "digest_algorithm=sha256" } },
  { "m-49-encryption-optional", "L13", WARNING, TRUE, { "encrypt_assertion=true", "encryption_optional=true" } },
  { "m-49-encryption-off", "L13", WARNING, FALSE, { "encryption_optional=true" } },
  { "m-48-cbc", "L14", WARNING, TRUE, { "encrypt_assertion=true", "content_encryption=aes128-cbc" } },
  { "m-48-gcm", "L14", WARNING, FALSE, { "encrypt_assertion=true", "content_encryption=aes128-gcm" } },
  { "i-21-audience", "L15", HINT, TRUE, { "audience=https://sp.test/" } },
  { "i-21-audience-same", "L15", HINT, FALSE, { "audience=https://sp.test" } },
  { "m-49-signing-method", "L16", WARNING, TRUE, { "sp_signing_methods=http://www.w3.org/2001/04/xmldsig-more#rsa-sha512" } },
  { "m-49-signing-method-listed", "L16", WARNING, FALSE, { "sp_signing_methods=http://www.w3.org/2001/04/xmldsig-more#rsa-sha256" } },
  { "m-46-key-info", "L17", HINT, TRUE, { "key_info=none" } },
  { "m-34-not-before", "L18", HINT, TRUE, { "send_not_before=false" } },
  { "i-30-transform", "L19", WARNING, TRUE, { "name_id_transform=lower" } },
  { "i-30-same-letters", "C27", ERROR, TRUE, { "name_id_transform=lower", "name_id_source=username" }, NULL, prepare_other_letters },
  { "i-30-other-letters", "C27", ERROR, FALSE, { "name_id_source=username" }, NULL, prepare_other_letters },
  { "m-40-no-name-id", "L20", WARNING, TRUE, { "send_name_id=false" } },
  { "m-40-no-name-id-attribute", "L20", WARNING, FALSE, { "send_name_id=false", "attributes=mail=email" } },
  { "m-40-no-name-id-logout", "L20", WARNING, TRUE, { "send_name_id=false", "attributes=mail=email", "slo_url=https://sp.test/slo" } },
  { "m-40-no-name-id-empty", "C26", ERROR, FALSE, { "send_name_id=false" }, NULL, prepare_all_without_email },
  { "m-40-scope", "L21", WARNING, TRUE, { "attributes=id=subject_id" } },
  { "m-40-scope-not-needed", "L21", WARNING, FALSE, { "attributes=id=username" } },
  { "m-37-nothing-sent", "L22", HINT, TRUE, { "template=custom" } },
  { "pattern-of-name-id", "L23", ERROR, TRUE, { "name_id_pattern=(" } },
  { "pattern-of-groups", "L23", ERROR, TRUE, { "group_attribute_filter=[" } },
  { "patterns", "L23", ERROR, FALSE, { "name_id_pattern=@.*$", "group_attribute_filter=^app-" } },
  { "m-37-groups-sent", "L22", HINT, FALSE, { "template=custom", "group_attribute_enabled=true" } },
  { "i-28-joined", "C33", WARNING, TRUE, { "attributes=[{\"name\":\"m\",\"source\":\"email\",\"multiple\":\"join\",\"separator\":\"@\"}]" } },
  { "i-28-joined-well", "C33", WARNING, FALSE, { "attributes=[{\"name\":\"m\",\"source\":\"email\",\"multiple\":\"join\"}]" } },
  { "subject-id-is-a-source", "C28", ERROR, FALSE, { "attributes=id=pairwise_id" } },
  { "subject-id-is-no-name-id", "C26", ERROR, TRUE, { "name_id_source=subject_id" } },
  { "groups-are-no-name-id", "C26", ERROR, TRUE, { "name_id_source=groups" } },
  { "long", "C51", WARNING, TRUE, { ACS ("https://sp.test/" LONG_256) } },
  { "too-long", "C51", ERROR, TRUE, { "sp_entity_id=urn:" LONG_256 LONG_256 LONG_256 LONG_256 } },
  { "sp-entity-id-metadata", "C01", ERROR, TRUE, { "sp_entity_id=https://other.sp.test" }, NULL, prepare_facts },
  { "sp-entity-id-same", "C01", ERROR, FALSE, { NULL }, NULL, prepare_facts },
  { "sp-entity-id-request", "C01", WARNING, TRUE, { NULL }, NULL, prepare_request_other },
  { "sp-entity-id-request-same", "C01", WARNING, FALSE, { NULL }, NULL, prepare_request },
  { "sp-entity-id-near-metadata", "C02", ERROR, TRUE, { "sp_entity_id=https://sp.test/" }, NULL, prepare_facts },
  { "acs-metadata", "C03", ERROR, TRUE, { ACS ("https://sp.test/acz") }, NULL, prepare_facts },
  { "acs-metadata-more", "C03", WARNING, TRUE, { "acs=[{\"url\":\"https://sp.test/acs\",\"default\":true},{\"url\":\"https://sp.test/more\",\"index\":1}]" }, NULL, prepare_facts },
  { "acs-metadata-same", "C03", ERROR, FALSE, { NULL }, NULL, prepare_facts },
  { "acs-request", "C03", WARNING, TRUE, { NULL }, NULL, prepare_request_other },
  { "acs-request-same", "C03", WARNING, FALSE, { NULL }, NULL, prepare_request },
  { "https", "C05", WARNING, FALSE, { NULL } },
  { "idp-entity-id", "C06", ERROR, FALSE, { NULL } },
  { "wrong-side", "C07", ERROR, TRUE, { NULL }, NULL, prepare_own_as_sp },
  { "wrong-side-acs", "C07", ERROR, TRUE, { ACS (BASE_URL "/saml2/app") } },
  { "right-side", "C07", ERROR, FALSE, { NULL } },
  { "other-default", "C08", WARNING, TRUE, { ACS ("https://sp.test/other") }, NULL, prepare_facts },
  { "own-default", "C08", WARNING, FALSE, { NULL }, NULL, prepare_facts },
  { "aggregate", "C08", HINT, TRUE, { NULL }, NULL, prepare_aggregate },
  { "no-aggregate", "C08", HINT, FALSE, { NULL }, NULL, prepare_facts },
  { "metadata-expired", "C09", WARNING, TRUE, { "metadata_valid_until=1795000000" } },
  { "metadata-valid", "C09", WARNING, FALSE, { "metadata_valid_until=1795000001" } },
  { "metadata-changed", "C09", WARNING, TRUE, { "metadata_hash=def" }, NULL, prepare_fresh },
  { "metadata-same", "C09", WARNING, FALSE, { "metadata_hash=abc" }, NULL, prepare_fresh },
  { "groups", "C10", WARNING, FALSE, { NULL } },
  { "everybody", "C11", HINT, TRUE, { NULL }, NULL, prepare_everybody },
  { "few", "C11", HINT, FALSE, { NULL } },
  { "certificate-new", "C12", HINT, FALSE, { NULL } },
  { "handed-over-certificate", "C13", WARNING, TRUE, { NULL }, NULL, prepare_handover_key },
  { "handed-over-same", "C13", WARNING, FALSE, { NULL }, NULL, prepare_handover },
  { "key-mismatch", "C14", ERROR, TRUE, { NULL }, NULL, prepare_key_mismatch },
  { "sp-certificate-bare", "C15", WARNING, TRUE, { NULL }, NULL, prepare_bare },
  { "sp-certificate-chain", "C15", WARNING, TRUE, { NULL }, NULL, prepare_chain },
  { "sp-certificate-usual", "C15", WARNING, FALSE, { NULL }, NULL, prepare_sp_certificate },
  { "certificate-misused", "C16", ERROR, TRUE, { NULL }, NULL, prepare_misused },
  { "certificate-used", "C16", ERROR, FALSE, { NULL }, NULL, prepare_well_used },
  { "sp-short-key", "C18", WARNING, TRUE, { NULL }, NULL, prepare_sp_certificate },
  { "sp-key", "C18", WARNING, FALSE, { NULL }, NULL, prepare_sp_certificate_expired },
  { "assertion-unsigned", "C19", ERROR, TRUE, { "sign=response" }, NULL, prepare_facts },
  { "assertion-signed", "C19", ERROR, FALSE, { "sign=assertion" }, NULL, prepare_facts },
  { "encryption-not-wanted", "C20", WARNING, FALSE, { NULL } },
  { "request-unsigned", "C21", WARNING, TRUE, { NULL }, NULL, prepare_request_unsigned },
  { "request-signed", "C21", WARNING, FALSE, { NULL }, NULL, prepare_request },
  { "name-id-request", "C22", WARNING, TRUE, { NULL }, NULL, prepare_request_format },
  { "name-id-request-well", "C22", WARNING, FALSE, { NULL }, NULL, prepare_request },
  { "name-id-version-right", "C23", WARNING, FALSE, { NULL } },
  { "name-id-mutable", "C25", WARNING, TRUE, { "name_id_format=" LANYARD_SAML_NAME_ID_PERSISTENT } },
  { "name-id-kept", "C25", WARNING, FALSE, { "name_id_format=" LANYARD_SAML_NAME_ID_PERSISTENT, "name_id_source=persistent" } },
  { "name-id-case", "C25", WARNING, TRUE, { "name_id_source=username" }, NULL, prepare_mixed_case },
  { "name-id-case-email", "C25", WARNING, FALSE, { NULL }, NULL, prepare_mixed_case },
  { "name-id-there", "C26", WARNING, FALSE, { NULL } },
  { "attribute-required-metadata", "C28", ERROR, TRUE, { NULL }, NULL, prepare_facts },
  { "attribute-required-metadata-sent", "C28", ERROR, FALSE, { "attributes=givenName=first_name" }, NULL, prepare_facts },
  { "attribute-case", "C29", WARNING, TRUE, { "attributes=givenname=first_name" }, NULL, prepare_facts },
  { "attribute-short", "C29", WARNING, TRUE, { "attributes=mail=email" }, NULL, prepare_facts },
  { "attribute-template", "C29", WARNING, TRUE, { "attributes=firstname=first_name" }, "valimail" },
  { "attribute-exact", "C29", WARNING, FALSE, { "attributes=givenName=first_name" }, NULL, prepare_facts },
  { "groups-many", "C32", WARNING, TRUE, { "group_attribute_enabled=true" }, NULL, prepare_many_groups },
  { "groups-many-not-sent", "C32", WARNING, FALSE, { NULL }, NULL, prepare_many_groups },
  { "clock", "C35", WARNING, TRUE, { NULL }, NULL, prepare_clock },
  { "clock-right", "C35", WARNING, FALSE, { NULL }, NULL, prepare_request },
  { "clock-far", "C35", ERROR, TRUE, { NULL }, NULL, prepare_clock_far },
  { "clock-far-unsigned", "C35", ERROR, FALSE, { NULL }, NULL, prepare_clock_far_unsigned },
  { "redirect", "C41", WARNING, TRUE, { "declare_redirect=false" }, NULL, prepare_request },
  { "redirect-declared", "C41", WARNING, FALSE, { NULL }, NULL, prepare_request },
  { "context", "C42", WARNING, TRUE, { NULL }, NULL, prepare_request_context },
  { "context-minimum", "C42", WARNING, FALSE, { NULL }, NULL, prepare_request_minimum },
  { "request-broken", "C43", HINT, TRUE, { NULL }, NULL, prepare_request_broken },
  { "request-read", "C43", HINT, FALSE, { NULL }, NULL, prepare_request },
  { "destination", "C44", WARNING, TRUE, { NULL }, NULL, prepare_request_other },
  { "destination-accepted", "C44", WARNING, FALSE, { "accepted_destinations=https://idp.example.net/saml2/app" }, NULL, prepare_request_other },
  { "handed-over-host", "C44", ERROR, TRUE, { NULL }, NULL, prepare_handover_host },
  { "handed-over-host-same", "C44", ERROR, FALSE, { NULL }, NULL, prepare_handover },
  { "handed-over-url", "C45", ERROR, TRUE, { NULL }, NULL, prepare_handover_url },
  { "handed-over-url-same", "C45", ERROR, FALSE, { NULL }, NULL, prepare_handover },
  { "handed-over-old", "C46", WARNING, TRUE, { NULL }, NULL, prepare_handover_old },
  { "handed-over-redirect", "C46", WARNING, TRUE, { "declare_redirect=false" }, NULL, prepare_handover },
  { "handed-over-new", "C46", WARNING, FALSE, { NULL }, NULL, prepare_handover },
  { "never-tried", "C47", WARNING, TRUE, { "state=active" }, NULL, prepare_never_tried },
  { "tried", "C47", WARNING, FALSE, { "state=active" }, NULL, prepare_tried },
  { "not-tried-yet", "C47", HINT, TRUE, { "state=inactive" }, NULL, prepare_never_tried },
  { "draft-not-tried", "C47", HINT, FALSE, { NULL }, NULL, prepare_never_tried },
  { "jit", "C48", HINT, TRUE, { NULL }, NULL, prepare_jit },
  { "jit-sent", "C48", HINT, FALSE, { "attributes=team=department" }, NULL, prepare_jit },
  { "private-key", "C49", ERROR, TRUE, { "notes=-----BEGIN PRIVATE KEY-----" } },
  { "no-private-key", "C49", ERROR, FALSE, { "notes=PRIVATE KEY" } },
  { "metadata-http", "C50", WARNING, TRUE, { "metadata_source=http://sp.test/metadata" } },
  { "metadata-http-verified", "C50", WARNING, FALSE, { "metadata_source=http://sp.test/metadata" }, NULL, prepare_verified_metadata },
  { "metadata-https", "C50", WARNING, FALSE, { "metadata_source=https://sp.test/metadata" } },
  { "short", "C51", WARNING, FALSE, { NULL } },
  { "dtd", "C52", ERROR, TRUE, { "notes=<!DOCTYPE x [ <!ENTITY y SYSTEM 'file:///etc/passwd'> ]>" } },
  { "no-dtd", "C52", ERROR, FALSE, { "notes=DOCTYPE" } },
  { "request-dtd", "C52", WARNING, TRUE, { NULL }, NULL, prepare_request_dtd },
  { "request-no-dtd", "C52", WARNING, FALSE, { NULL }, NULL, prepare_request },
  { "label", "L05", WARNING, TRUE, { NULL }, NULL, prepare_other_label },
  { "bookmark-missing", "L01", ERROR, TRUE, { "kind=bookmark" } },
  { "bookmark-bad", "L01", ERROR, TRUE, { "kind=bookmark", "bookmark_url=javascript:alert(1)" } },
  { "bookmark-placeholder", "C04", ERROR, TRUE, { "kind=bookmark", "bookmark_url={url}" } },
  { "bookmark", "L01", ERROR, FALSE, { "kind=bookmark", "bookmark_url=https://wiki.test/" } },
  { "bookmark-no-acs", "C03", ERROR, FALSE, { "kind=bookmark", "acs=[]" } },
};

static Fixture *
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
  add_certificate (fixture, rsa_key, 1000);
  add_person (fixture, "ann", "ann@example.org");
  add_person (fixture, "ben", "ben@example.org");

  return fixture;
}

static void
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

static LanyardCheckInput
make_input (Fixture *fixture)
{
  LanyardCheckInput input = {
    .connector = fixture->connector,
    .tmpl = fixture->tmpl,
    .key_pairs = fixture->key_pairs,
    .key_fit = fixture->key_fit,
    .n_groups = fixture->n_groups,
    .n_everybody = fixture->n_everybody,
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

static gboolean
has_finding (GPtrArray       *findings,
             const char      *rule,
             LanyardSeverity  severity)
{
  for (guint i = 0; i < findings->len; i++)
    {
      LanyardCheckFinding *finding = findings->pdata[i];

      g_test_message ("%s %d %s", finding->rule, finding->severity, finding->what);
      g_assert_nonnull (finding->what);
      g_assert_nonnull (finding->why);
      g_assert_nonnull (finding->fix);
      if (strcmp (finding->rule, rule) == 0 && finding->severity == severity)
        return TRUE;
    }

  return FALSE;
}

/* What a remedy leaves is another connector, which the rule likes better. */
static guint
count_findings (GPtrArray  *findings,
                const char *rule)
{
  guint count = 0;

  for (guint i = 0; i < findings->len; i++)
    count += strcmp (((LanyardCheckFinding *) findings->pdata[i])->rule, rule) == 0 ? 1 : 0;

  return count;
}

static void
check_remedies (const LanyardCheckInput *input,
                GPtrArray               *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const LanyardCheckFinding *finding = findings->pdata[i];
      g_autoptr(LanyardItem) copy = lanyard_item_copy (LANYARD_ITEM (input->connector));
      g_autoptr(GPtrArray) after = NULL;
      g_autoptr(GError) error = NULL;
      LanyardCheckInput changed = *input;

      if (finding->remedy == NULL)
        continue;

      g_assert_nonnull (finding->remedy->title);
      lanyard_check_remedy_apply (finding->remedy, LANYARD_CONNECTOR (copy), &error);
      g_assert_no_error (error);
      changed.connector = LANYARD_CONNECTOR (copy);
      after = lanyard_check_run (&changed);
      if (count_findings (after, finding->rule) >= count_findings (findings, finding->rule))
        g_error ("“%s” does not put %s right", finding->remedy->title, finding->rule);
    }
}

static void
test_case (gconstpointer data)
{
  const Case *expected = data;
  Fixture *fixture = fixture_new ();
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GError) error = NULL;
  LanyardCheckInput input;
  gboolean active;

  if (expected->template_id != NULL)
    fixture->tmpl = g_object_ref (lanyard_catalog_lookup (lanyard_catalog_get_default (), expected->template_id, NULL));
  for (gsize i = 0; expected->sets[i] != NULL; i++)
    {
      g_auto(GStrv) pair = g_strsplit (expected->sets[i], "=", 2);

      lanyard_item_set_text (LANYARD_ITEM (fixture->connector), pair[0], pair[1], FALSE, &error);
      g_assert_no_error (error);
    }
  if (expected->prepare != NULL)
    expected->prepare (fixture);

  input = make_input (fixture);
  findings = lanyard_check_run (&input);
  g_assert_cmpint (has_finding (findings, expected->rule, expected->severity), ==, expected->found);

  check_remedies (&input, findings);
  active = lanyard_check_can_activate (&input, &error);
  if (expected->found && expected->severity == ERROR)
    g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED);
  g_assert_cmpint (active, ==, error == NULL);

  for (guint i = 1; i < findings->len; i++)
    g_assert_cmpint (((LanyardCheckFinding *) findings->pdata[i - 1])->severity, >=,
                     ((LanyardCheckFinding *) findings->pdata[i])->severity);

  fixture_free (fixture);
}

static gboolean
has_case (const char *rule,
          gboolean    found)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    if (cases[i].found == found && strcmp (cases[i].rule, rule) == 0)
      return TRUE;

  return FALSE;
}

/* Each of C01 to C52 is in the table of rules, with a connector here that
 * triggers it and one that does not. */
static void
test_complete (void)
{
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  LanyardCheckRuleInfo rule;

  for (guint i = 0; lanyard_check_get_rule (i, &rule); i++)
    {
      g_assert_nonnull (rule.title);
      g_hash_table_add (ids, (gpointer) rule.id);
      if (!has_case (rule.id, TRUE))
        g_error ("No case triggers %s", rule.id);
    }

  for (int i = 1; i <= 52; i++)
    {
      g_autofree char *id = g_strdup_printf ("C%02d", i);

      if (!g_hash_table_contains (ids, id))
        g_error ("%s is not in the table of rules", id);
      if (!has_case (id, FALSE))
        g_error ("No case leaves out %s", id);
    }
}

static void
test_clean (void)
{
  Fixture *fixture = fixture_new ();
  LanyardCheckInput input = make_input (fixture);
  g_autoptr(GPtrArray) findings = lanyard_check_run (&input);
  g_autoptr(GError) error = NULL;

  g_assert_false (has_finding (findings, "", ERROR));
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_true (lanyard_check_can_activate (&input, &error));
  g_assert_no_error (error);

  fixture_free (fixture);
}

/* Nothing but the connector is known. */
static void
test_alone (void)
{
  Fixture *fixture = fixture_new ();
  LanyardCheckInput input = { 0, };
  g_autoptr(GPtrArray) findings = NULL;

  input.connector = fixture->connector;
  input.now = NOW;
  input.n_groups = 1;
  findings = lanyard_check_run (&input);

  g_assert_cmpuint (findings->len, ==, 0);

  fixture_free (fixture);
}

static void
test_visible (void)
{
  Fixture *fixture = fixture_new ();
  LanyardCheckInput input = make_input (fixture);
  g_autoptr(GPtrArray) findings = NULL;
  LanyardCheckFinding *first;

  g_object_set (fixture->connector, "sp-entity-id", "https://sp.test/\xe2\x80\x8b", NULL);
  findings = lanyard_check_run (&input);
  first = findings->pdata[0];

  g_assert_nonnull (strstr (first->what, "[U+200B]"));
  g_assert_cmpstr (first->field, ==, "sp_entity_id");

  fixture_free (fixture);
}

/* Every template, filled in with its examples, can be activated. */
static void
test_templates (void)
{
  GListModel *catalog = G_LIST_MODEL (lanyard_catalog_get_default ());

  for (guint i = 0; i < g_list_model_get_n_items (catalog); i++)
    {
      g_autoptr(LanyardTemplate) tmpl = g_list_model_get_item (catalog, i);
      GPtrArray *placeholders = lanyard_template_get_placeholders (tmpl);
      g_autoptr(LanyardConnector) connector = NULL;
      g_autoptr(GVariant) values = NULL;
      g_autoptr(GError) error = NULL;
      LanyardCheckInput input = { 0, };
      GVariantBuilder builder;

      g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
      for (guint j = 0; j < placeholders->len; j++)
        {
          LanyardPlaceholder *placeholder = placeholders->pdata[j];

          g_variant_builder_add (&builder, "{ss}", placeholder->key, placeholder->example);
        }
      values = g_variant_ref_sink (g_variant_builder_end (&builder));
      connector = lanyard_template_instantiate (tmpl, NULL, NULL, values, BASE_URL, &error);
      g_assert_no_error (error);

      input.connector = connector;
      input.tmpl = tmpl;
      input.base_url = BASE_URL;
      input.now = NOW;
      lanyard_check_can_activate (&input, &error);
      g_assert_no_error (error);
    }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  rsa_key = lanyard_key_generate (LANYARD_KEY_RSA_2048, NULL);
  ec_key = lanyard_key_generate (LANYARD_KEY_EC_P256, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/check/%s/%s", cases[i].rule, cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/check/complete", test_complete);
  g_test_add_func ("/check/clean", test_clean);
  g_test_add_func ("/check/alone", test_alone);
  g_test_add_func ("/check/visible", test_visible);
  g_test_add_func ("/check/templates", test_templates);

  status = g_test_run ();
  lanyard_key_unref (rsa_key);
  lanyard_key_unref (ec_key);

  return status;
}
