/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lanyard-saml.h"
#include "sso-fixture.h"

static void
test_idp_initiated (SsoFixture    *fixture,
                    gconstpointer  data)
{
  g_autoptr(GHashTable) form = NULL;
  g_autoptr(JsonObject) result = NULL;
  static const char * const relay_states[] = { "a \"b\"", NULL };
  JsonArray *groups;

  g_object_set (fixture->idp_fixture.connector, "allowed-relay-states", relay_states, NULL);
  idp_fixture_save (&fixture->idp_fixture, &fixture->idp_fixture.connector);
  sso_get (fixture, "/saml2/example?RelayState=a%20%22b%22");
  sso_submit_password (fixture, "ada");
  form = sso_read_answer (fixture);
  g_assert_cmpstr (g_hash_table_lookup (form, "RelayState"), ==, "a \"b\"");
  sso_post_answer (fixture, form);
  g_assert_cmpuint (fixture->status, ==, 200);
  g_assert_nonnull (strstr (fixture->page, "ada@example.org"));

  result = sso_get_result (fixture);
  g_assert_true (json_object_get_boolean_member (result, "ok"));
  g_assert_cmpstr (sso_get_string (result, "connector"), ==, "example");
  g_assert_cmpstr (sso_get_string (result, "name_id"), ==, "ada@example.org");
  g_assert_cmpstr (sso_get_string (result, "relay_state"), ==, "a \"b\"");
  g_assert_cmpstr (sso_get_string (result, "authn_context"), ==, LANYARD_SAML_CONTEXT_PASSWORD_PROTECTED);
  g_assert_null (sso_get_string (result, "in_response_to"));
  groups = json_object_get_array_member (result, "groups");
  g_assert_cmpuint (json_array_get_length (groups), ==, 2);
  g_assert_cmpstr (json_array_get_string_element (groups, 1), ==, "Staff");
}

static void
test_sp_initiated (SsoFixture    *fixture,
                   gconstpointer  data)
{
  g_autoptr(GHashTable) form = NULL;
  g_autoptr(GHashTable) again = NULL;
  g_autoptr(JsonObject) result = NULL;

  sso_get (fixture, "/test-sp/login?connector=example&RelayState=%2Fdeep%3Fa%3Db");
  sso_submit_password (fixture, "ada");
  form = sso_read_answer (fixture);
  sso_post_answer (fixture, form);
  g_assert_cmpuint (fixture->status, ==, 200);
  result = sso_get_result (fixture);
  g_assert_true (json_object_get_boolean_member (result, "ok"));
  g_assert_nonnull (sso_get_string (result, "in_response_to"));
  g_assert_cmpstr (sso_get_string (result, "relay_state"), ==, "/deep?a=b");

  sso_get (fixture, "/test-sp/login?connector=example");
  again = sso_read_answer (fixture);
  sso_post_answer (fixture, again);
  g_assert_cmpuint (fixture->status, ==, 200);
}

/* The SP's page posts the request from another site, so no cookie of ours
 * comes with it (M-56). */
static void
post_request (SsoFixture        *fixture,
              LanyardSamlSigner *signer,
              const char        *relay_state)
{
  g_autofree char *issuer = g_strconcat (fixture->base_url, "/test-sp/metadata", NULL);
  g_autofree char *destination = g_strconcat (fixture->base_url, "/saml2/example", NULL);
  g_autofree char *document = NULL;
  g_autoptr(GHashTable) form = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr(SoupMessage) message = NULL;
  g_autoptr(GError) error = NULL;
  LanyardSamlAuthnRequest wishes = {
    .issuer = issuer,
    .destination = destination,
    .now = g_get_real_time () / G_USEC_PER_SEC,
  };

  document = lanyard_saml_authn_request_write (&wishes, signer, NULL, &error);
  g_assert_no_error (error);
  g_hash_table_insert (form, (gpointer) "SAMLRequest", lanyard_saml_post_value (document));
  g_hash_table_insert (form, (gpointer) "RelayState", g_strdup (relay_state));
  message = soup_message_new_from_encoded_form ("POST", destination, soup_form_encode_hash (form));
  soup_message_headers_append (soup_message_get_request_headers (message), "Origin", "https://sp.example.org");
  sso_send_message (fixture, message);
}

static void
test_post_binding (SsoFixture    *fixture,
                   gconstpointer  data)
{
  g_autoptr(GHashTable) form = NULL;

  post_request (fixture, NULL, "ü & \"x\"");
  g_assert_nonnull (strstr (fixture->location, "handle="));
  sso_submit_password (fixture, "ada");
  form = sso_read_answer (fixture);
  g_assert_cmpstr (g_hash_table_lookup (form, "RelayState"), ==, "ü & \"x\"");
}

static LanyardSamlSigner *
make_sp_signer (LanyardCertificate **certificate)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardKey) key = lanyard_key_generate (LANYARD_KEY_RSA_2048, &error);
  LanyardSamlSigner *signer;

  g_assert_no_error (error);
  *certificate = lanyard_certificate_new_self_signed (key, "sp", FIXTURE_NOW, 30, &error);
  g_assert_no_error (error);
  signer = lanyard_saml_signer_new (key, *certificate, "rsa-sha256", &error);
  g_assert_no_error (error);
  return signer;
}

static void
test_signed_requests (SsoFixture    *fixture,
                      gconstpointer  data)
{
  g_autoptr(LanyardCertificate) certificate = NULL;
  g_autoptr(LanyardCertificate) other = NULL;
  g_autoptr(LanyardSamlSigner) signer = make_sp_signer (&certificate);
  g_autoptr(LanyardSamlSigner) stranger = make_sp_signer (&other);
  g_autoptr(GHashTable) form = NULL;
  g_autofree char *pem = lanyard_certificate_dup_pem (certificate);
  const char *certificates[] = { pem, NULL };

  g_object_set (fixture->idp_fixture.connector,
                "sp-signing-certificates", certificates,
                "require-signed-requests", TRUE,
                NULL);
  idp_fixture_save (&fixture->idp_fixture, &fixture->idp_fixture.connector);

  sso_get (fixture, "/test-sp/login?connector=example");
  sso_assert_refused (fixture, 400, "signature-missing");
  post_request (fixture, NULL, "x");
  sso_assert_refused (fixture, 400, "signature-missing");
  post_request (fixture, stranger, "x");
  sso_assert_refused (fixture, 400, "signature-invalid");

  post_request (fixture, signer, "x");
  sso_submit_password (fixture, "ada");
  form = sso_read_answer (fixture);
  g_assert_cmpstr (g_hash_table_lookup (form, "RelayState"), ==, "x");
}

/* One handle, one answer: going back and on again gives nothing. */
static void
test_answered_handle (SsoFixture    *fixture,
                      gconstpointer  data)
{
  g_autoptr(GHashTable) form = NULL;
  g_autofree char *handle = NULL;

  sso_get (fixture, "/saml2/example");
  sso_submit_password (fixture, "ada");
  form = sso_read_answer (fixture);
  handle = g_strdup (fixture->location);
  g_assert_nonnull (strstr (handle, "handle="));
  sso_get (fixture, handle);
  g_assert_cmpuint (fixture->status, >=, 400);
  g_assert_null (strstr (fixture->page, "SAMLResponse"));
}

static void
test_force_authn (SsoFixture    *fixture,
                  gconstpointer  data)
{
  g_autoptr(GHashTable) form = NULL;
  g_autoptr(JsonObject) result = NULL;

  sso_get (fixture, "/");
  sso_submit_password (fixture, "ada");

  sso_get (fixture, "/test-sp/login?connector=example&ForceAuthn=true");
  sso_submit_password (fixture, "ada");
  form = sso_read_answer (fixture);
  sso_post_answer (fixture, form);
  g_assert_cmpuint (fixture->status, ==, 200);
}

static void
test_passive (SsoFixture    *fixture,
              gconstpointer  data)
{
  static const char * const queries[] = { "&IsPassive=true", "&IsPassive=1&ForceAuthn=1" };
  g_autoptr(GHashTable) passed = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autofree char *path = g_strconcat ("/test-sp/login?connector=example", queries[i], NULL);
      g_autoptr(GHashTable) form = NULL;
      g_autoptr(JsonObject) result = NULL;

      sso_get (fixture, path);
      form = sso_read_answer (fixture);
      sso_post_answer (fixture, form);
      g_assert_cmpuint (fixture->status, ==, 403);
      result = sso_get_result (fixture);
      g_assert_cmpstr (sso_get_string (result, "code"), ==, "status");
      g_assert_cmpstr (sso_get_string (result, "status"), ==, LANYARD_SAML_STATUS_RESPONDER);
      g_assert_cmpstr (sso_get_string (result, "sub_status"), ==, LANYARD_SAML_STATUS_NO_PASSIVE);
    }

  sso_get (fixture, "/");
  sso_submit_password (fixture, "ada");
  sso_get (fixture, "/test-sp/login?connector=example&IsPassive=true");
  passed = sso_read_answer (fixture);
  sso_post_answer (fixture, passed);
  g_assert_cmpuint (fixture->status, ==, 200);
}

static void
test_name_id_format (SsoFixture    *fixture,
                     gconstpointer  data)
{
  g_autoptr(GHashTable) form = NULL;
  g_autoptr(JsonObject) result = NULL;

  sso_get (fixture, "/test-sp/login?connector=example&NameIDFormat=urn:x:unknown");
  sso_submit_password (fixture, "ada");
  form = sso_read_answer (fixture);
  sso_post_answer (fixture, form);
  g_assert_cmpuint (fixture->status, ==, 403);
  result = sso_get_result (fixture);
  g_assert_cmpstr (sso_get_string (result, "status"), ==, LANYARD_SAML_STATUS_REQUESTER);
  g_assert_cmpstr (sso_get_string (result, "sub_status"), ==, LANYARD_SAML_STATUS_INVALID_NAME_ID_POLICY);
}

static void
test_metadata (SsoFixture    *fixture,
               gconstpointer  data)
{
  g_autoptr(LanyardCertificate) certificate = NULL;
  g_autoptr(LanyardConnector) draft = NULL;
  g_autoptr(GError) error = NULL;

  certificate = lanyard_administration_load_certificate_sync (fixture->idp_fixture.configuration,
                                                              lanyard_record_get_id (LANYARD_RECORD (fixture->idp_fixture.connector)),
                                                              &error);
  g_assert_no_error (error);
  sso_get (fixture, "/saml2/example/metadata");
  g_assert_cmpuint (fixture->status, ==, 200);
  g_assert_nonnull (strstr (fixture->page, lanyard_certificate_get_base64 (certificate)));
  g_assert_nonnull (strstr (fixture->page, "/saml2/example\""));
  g_assert_nonnull (strstr (fixture->page, "SingleLogoutService"));
  g_assert_nonnull (strstr (fixture->page, "/saml2/example/slo\""));
  sso_get (fixture, "/test-sp/metadata");
  g_assert_cmpuint (fixture->status, ==, 200);
  g_assert_nonnull (strstr (fixture->page, "/test-sp/acs"));

  draft = lanyard_administration_add_connector_sync (fixture->idp_fixture.configuration,
                                                     lanyard_catalog_lookup (lanyard_catalog_get_default (), "custom",
                                                                             NULL),
                                                     NULL, "draft", NULL, &error);
  g_assert_no_error (error);
  sso_get (fixture, "/saml2/draft/metadata");
  g_assert_cmpuint (fixture->status, ==, 404);
}

static void
test_logout (SsoFixture    *fixture,
             gconstpointer  data)
{
  g_autofree char *action = NULL;
  g_autoptr(GHashTable) form = NULL;

  sso_get (fixture, "/");
  sso_submit_password (fixture, "ada");
  sso_get (fixture, "/saml2/example/slo?SAMLRequest=x");
  g_assert_cmpuint (fixture->status, ==, 400);
  sso_get (fixture, "/saml2/example");
  g_assert_nonnull (strstr (fixture->page, "SAMLResponse"));

  sso_get (fixture, "/saml2/example/slo");
  form = sso_read_form (fixture, &action);
  sso_post (fixture, action, form);
  sso_get (fixture, "/saml2/example");
  g_assert_null (strstr (fixture->page, "SAMLResponse"));
}

#define ADD(path, function) g_test_add ("/idp/sso/" path, SsoFixture, NULL, sso_set_up, function, sso_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("m-51-idp-initiated", test_idp_initiated);
  ADD ("m-01-sp-initiated", test_sp_initiated);
  ADD ("m-01-m-56-post-binding", test_post_binding);
  ADD ("m-13-signed-requests", test_signed_requests);
  ADD ("answered-handle", test_answered_handle);
  ADD ("force-authn", test_force_authn);
  ADD ("passive", test_passive);
  ADD ("name-id-format", test_name_id_format);
  ADD ("metadata", test_metadata);
  ADD ("logout", test_logout);

  return g_test_run ();
}
