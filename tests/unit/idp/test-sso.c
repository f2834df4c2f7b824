/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>
#include <string.h>

#include "idp-fixture.h"
#include "lanyard-idp.h"
#include "lanyard-password.h"
#include "lanyard-saml-response.h"
#include "lanyard-saml.h"

#define PASSWORD "correct horse"

/* An IdP on a port of its own whose connector is for its test SP, and a
 * browser that runs no scripts. */
typedef struct
{
  IdpFixture   idp_fixture;
  LanyardIdp  *idp;
  char        *base_url;
  SoupSession *session;

  guint        status;            /* of the last page */
  char        *page;
  char        *location;          /* where it came from, after redirects */
} Fixture;

static void
set_password (IdpFixture    *fixture,
              LanyardPerson *person)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Test");
  g_autoptr(GError) error = NULL;
  g_autofree char *hash = lanyard_password_hash (PASSWORD, &error);

  g_assert_no_error (error);
  lanyard_changes_set_password (changes, lanyard_record_get_id (LANYARD_RECORD (person)), hash);
  lanyard_configuration_apply_sync (fixture->configuration, changes, NULL, &error);
  g_assert_no_error (error);
}

static void
connect_test_sp (Fixture *fixture)
{
  LanyardConnector *connector = fixture->idp_fixture.connector;
  g_autofree char *entity_id = g_strconcat (fixture->base_url, "/saml2/example/metadata", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) metadata = lanyard_administration_test_sp_metadata_sync (fixture->idp_fixture.configuration,
                                                                             fixture->base_url, &error);
  g_autoptr(GPtrArray) entities = lanyard_saml_metadata_read (metadata, FIXTURE_NOW, &error);

  g_assert_no_error (error);
  lanyard_administration_apply_metadata (connector, g_ptr_array_index (entities, 0), "test", metadata, FIXTURE_NOW,
                                         &error);
  g_assert_no_error (error);
  g_object_set (connector, "idp-entity-id", entity_id, "group-attribute-enabled", TRUE, NULL);
  idp_fixture_save (&fixture->idp_fixture, &fixture->idp_fixture.connector);
}

static void
start_browser (Fixture *fixture)
{
  g_clear_object (&fixture->session);
  fixture->session = soup_session_new ();
  soup_session_add_feature_by_type (fixture->session, SOUP_TYPE_COOKIE_JAR);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  idp_fixture_set_up (&fixture->idp_fixture, data);
  set_password (&fixture->idp_fixture, fixture->idp_fixture.ada);
  set_password (&fixture->idp_fixture, fixture->idp_fixture.eve);

  fixture->idp = lanyard_idp_new (fixture->idp_fixture.configuration);
  lanyard_idp_start (fixture->idp, NULL, 0, NULL, &error);
  g_assert_no_error (error);
  fixture->base_url = g_strdup (lanyard_idp_get_base_url (fixture->idp));
  connect_test_sp (fixture);
  start_browser (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->session);
  lanyard_idp_stop (fixture->idp);
  g_assert_finalize_object (g_steal_pointer (&fixture->idp));
  g_free (fixture->base_url);
  g_free (fixture->page);
  g_free (fixture->location);
  idp_fixture_tear_down (&fixture->idp_fixture, data);
}

static void
send_message (Fixture     *fixture,
              SoupMessage *message)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) body = soup_session_send_and_read (fixture->session, message, NULL, &error);
  gsize size;
  const char *data;

  g_assert_no_error (error);
  data = g_bytes_get_data (body, &size);
  g_free (fixture->page);
  fixture->page = g_strndup (data != NULL ? data : "", size);
  g_free (fixture->location);
  fixture->location = g_uri_to_string (soup_message_get_uri (message));
  fixture->status = soup_message_get_status (message);
}

static void
get (Fixture    *fixture,
     const char *path)
{
  g_autofree char *url = g_str_has_prefix (path, "http") ? g_strdup (path) : g_strconcat (fixture->base_url, path, NULL);
  g_autoptr(SoupMessage) message = soup_message_new ("GET", url);

  send_message (fixture, message);
}

static void
post (Fixture    *fixture,
      const char *url,
      GHashTable *form)
{
  g_autoptr(SoupMessage) message = soup_message_new_from_encoded_form ("POST", url, soup_form_encode_hash (form));

  send_message (fixture, message);
}

static char *
unescape (const char *text)
{
  g_autoptr(GString) plain = g_string_new (text);

  g_string_replace (plain, "&lt;", "<", 0);
  g_string_replace (plain, "&gt;", ">", 0);
  g_string_replace (plain, "&quot;", "\"", 0);
  g_string_replace (plain, "&#34;", "\"", 0);
  g_string_replace (plain, "&#39;", "'", 0);
  g_string_replace (plain, "&amp;", "&", 0);
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

static char *
find_attribute (const char *element,
                const char *name)
{
  g_autofree char *pattern = g_strdup_printf ("\\s%s=\"([^\"]*)\"", name);
  g_autoptr(GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  g_autofree char *value = NULL;

  if (!g_regex_match (regex, element, 0, &match))
    return NULL;

  value = g_match_info_fetch (match, 1);
  return unescape (value);
}

/* The fields of the page's only form; its address in @action. */
static GHashTable *
read_form (Fixture  *fixture,
           char    **action)
{
  g_autoptr(GRegex) regex = g_regex_new ("<(form|input)\\s[^>]*>", 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  GHashTable *fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  *action = NULL;
  for (g_regex_match (regex, fixture->page, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *element = g_match_info_fetch (match, 0);
      char *name = find_attribute (element, "name");
      char *value = find_attribute (element, "value");

      if (g_str_has_prefix (element, "<form"))
        {
          g_autofree char *reference = find_attribute (element, "action");

          *action = g_uri_resolve_relative (fixture->location, reference != NULL ? reference : "", G_URI_FLAGS_ENCODED,
                                            NULL);
        }
      if (name != NULL)
        g_hash_table_replace (fields, name, value != NULL ? value : g_strdup (""));
      else
        g_free (value);
    }

  g_assert_nonnull (*action);
  return fields;
}

static void
submit_password (Fixture    *fixture,
                 const char *username)
{
  g_autofree char *action = NULL;
  g_autoptr(GHashTable) form = read_form (fixture, &action);

  g_assert_true (g_hash_table_contains (form, "password"));
  g_hash_table_replace (form, g_strdup ("username"), g_strdup (username));
  g_hash_table_replace (form, g_strdup ("password"), g_strdup (PASSWORD));
  post (fixture, action, form);
}

/* The form that goes to the SP. */
static GHashTable *
read_answer (Fixture *fixture)
{
  g_autofree char *action = NULL;
  g_autofree char *expected = g_strconcat (fixture->base_url, "/test-sp/acs", NULL);
  GHashTable *form = NULL;

  g_assert_cmpuint (fixture->status, ==, 200);
  form = read_form (fixture, &action);
  g_assert_cmpstr (action, ==, expected);
  g_assert_true (g_hash_table_contains (form, "SAMLResponse"));
  return form;
}

static void
post_answer (Fixture    *fixture,
             GHashTable *form)
{
  g_autofree char *url = g_strconcat (fixture->base_url, "/test-sp/acs", NULL);

  post (fixture, url, form);
}

static JsonObject *
get_result (Fixture *fixture)
{
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(GError) error = NULL;

  get (fixture, "/test-sp/result");
  g_assert_cmpuint (fixture->status, ==, 200);
  node = json_from_string (fixture->page, &error);
  g_assert_no_error (error);
  return json_node_dup_object (node);
}

static const char *
get_string (JsonObject *object,
            const char *member)
{
  return json_object_get_string_member_with_default (object, member, NULL);
}

/* Whether a rule with this code failed. */
static gboolean
has_failure (JsonObject *result,
             const char *code)
{
  JsonArray *findings = json_object_get_array_member (result, "findings");

  for (guint i = 0; i < json_array_get_length (findings); i++)
    {
      JsonObject *finding = json_array_get_object_element (findings, i);

      if (!json_object_get_boolean_member (finding, "passed") && strcmp (get_string (finding, "code"), code) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
assert_refused (Fixture    *fixture,
                guint       status,
                const char *code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) events = NULL;
  g_autofree char *event = NULL;
  g_autofree char *event_code = NULL;
  g_autofree char *reference = NULL;

  g_assert_cmpuint (fixture->status, ==, status);
  g_assert_null (strstr (fixture->page, "SAMLResponse"));
  g_assert_true (g_str_has_prefix (fixture->location, fixture->base_url));

  events = lanyard_configuration_list_events_sync (fixture->idp_fixture.configuration, NULL, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, 1);
  g_object_get (g_ptr_array_index (events, 0),
                "event", &event, "code", &event_code, "reference", &reference, NULL);
  g_assert_cmpstr (event, ==, "refusal");
  g_assert_cmpstr (event_code, ==, code);
  g_assert_nonnull (strstr (fixture->page, reference));
}

/* A request as an SP sends it; members of @wishes that are NULL are those of
 * the test SP. */
static char *
make_request_url (Fixture                 *fixture,
                  LanyardSamlAuthnRequest  wishes,
                  const char              *relay_state)
{
  g_autofree char *issuer = g_strconcat (fixture->base_url, "/test-sp/metadata", NULL);
  g_autofree char *destination = g_strconcat (fixture->base_url, "/saml2/example", NULL);
  g_autofree char *acs_url = g_strconcat (fixture->base_url, "/test-sp/acs", NULL);
  g_autoptr(GError) error = NULL;
  char *url;

  wishes.issuer = wishes.issuer != NULL ? wishes.issuer : issuer;
  wishes.destination = destination;
  wishes.acs_url = wishes.acs_url != NULL ? wishes.acs_url : acs_url;
  wishes.now = wishes.now != 0 ? wishes.now : g_get_real_time () / G_USEC_PER_SEC;
  url = lanyard_saml_authn_request_redirect (&wishes, relay_state, NULL, NULL, &error);
  g_assert_no_error (error);
  return url;
}

static void
test_idp_initiated (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(GHashTable) form = NULL;
  g_autoptr(JsonObject) result = NULL;
  static const char * const relay_states[] = { "a \"b\"", NULL };
  JsonArray *groups;

  g_object_set (fixture->idp_fixture.connector, "allowed-relay-states", relay_states, NULL);
  idp_fixture_save (&fixture->idp_fixture, &fixture->idp_fixture.connector);
  get (fixture, "/saml2/example?RelayState=a%20%22b%22");
  submit_password (fixture, "ada");
  form = read_answer (fixture);
  g_assert_cmpstr (g_hash_table_lookup (form, "RelayState"), ==, "a \"b\"");
  post_answer (fixture, form);
  g_assert_cmpuint (fixture->status, ==, 200);
  g_assert_nonnull (strstr (fixture->page, "ada@example.org"));

  result = get_result (fixture);
  g_assert_true (json_object_get_boolean_member (result, "ok"));
  g_assert_cmpstr (get_string (result, "connector"), ==, "example");
  g_assert_cmpstr (get_string (result, "name_id"), ==, "ada@example.org");
  g_assert_cmpstr (get_string (result, "relay_state"), ==, "a \"b\"");
  g_assert_cmpstr (get_string (result, "authn_context"), ==, LANYARD_SAML_CONTEXT_PASSWORD_PROTECTED);
  g_assert_null (get_string (result, "in_response_to"));
  groups = json_object_get_array_member (result, "groups");
  g_assert_cmpuint (json_array_get_length (groups), ==, 2);
  g_assert_cmpstr (json_array_get_string_element (groups, 1), ==, "Staff");
}

static void
test_sp_initiated (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(GHashTable) form = NULL;
  g_autoptr(GHashTable) again = NULL;
  g_autoptr(JsonObject) result = NULL;

  get (fixture, "/test-sp/login?connector=example&RelayState=%2Fdeep%3Fa%3Db");
  submit_password (fixture, "ada");
  form = read_answer (fixture);
  post_answer (fixture, form);
  g_assert_cmpuint (fixture->status, ==, 200);
  result = get_result (fixture);
  g_assert_true (json_object_get_boolean_member (result, "ok"));
  g_assert_nonnull (get_string (result, "in_response_to"));
  g_assert_cmpstr (get_string (result, "relay_state"), ==, "/deep?a=b");

  get (fixture, "/test-sp/login?connector=example");
  again = read_answer (fixture);
  post_answer (fixture, again);
  g_assert_cmpuint (fixture->status, ==, 200);
}

/* The SP's page posts the request from another site, so no cookie of ours
 * comes with it (M-56). */
static void
post_request (Fixture           *fixture,
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
  send_message (fixture, message);
}

static void
test_post_binding (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(GHashTable) form = NULL;

  post_request (fixture, NULL, "ü & \"x\"");
  g_assert_nonnull (strstr (fixture->location, "handle="));
  submit_password (fixture, "ada");
  form = read_answer (fixture);
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
test_signed_requests (Fixture       *fixture,
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

  get (fixture, "/test-sp/login?connector=example");
  assert_refused (fixture, 400, "signature-missing");
  post_request (fixture, NULL, "x");
  assert_refused (fixture, 400, "signature-missing");
  post_request (fixture, stranger, "x");
  assert_refused (fixture, 400, "signature-invalid");

  post_request (fixture, signer, "x");
  submit_password (fixture, "ada");
  form = read_answer (fixture);
  g_assert_cmpstr (g_hash_table_lookup (form, "RelayState"), ==, "x");
}

static void
test_lost_relay_state (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr(GHashTable) form = NULL;
  g_autoptr(JsonObject) result = NULL;

  get (fixture, "/test-sp/login?connector=example");
  submit_password (fixture, "ada");
  form = read_answer (fixture);
  g_hash_table_remove (form, "RelayState");
  post_answer (fixture, form);
  g_assert_cmpuint (fixture->status, ==, 403);
  result = get_result (fixture);
  g_assert_true (has_failure (result, "binding"));
}

static void
test_replayed_assertion (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr(GHashTable) form = NULL;
  g_autoptr(JsonObject) result = NULL;

  get (fixture, "/saml2/example");
  submit_password (fixture, "ada");
  form = read_answer (fixture);
  post_answer (fixture, form);
  g_assert_cmpuint (fixture->status, ==, 200);
  post_answer (fixture, form);
  g_assert_cmpuint (fixture->status, ==, 403);
  result = get_result (fixture);
  g_assert_false (json_object_get_boolean_member (result, "ok"));
  g_assert_cmpstr (get_string (result, "code"), ==, "replay");
  g_assert_true (has_failure (result, "replay"));
  g_assert_null (get_string (result, "name_id"));
}

static void
test_bad_responses (Fixture       *fixture,
                    gconstpointer  data)
{
  static const struct
  {
    const char *pattern;
    const char *replacement;
    const char *code;
  } cases[] = {
    { "(?s)<ds:Signature .*?</ds:Signature>", "", "signature-missing" },
    { "ada@example", "eve@example", "signature-invalid" },
    { "/test-sp/metadata", "/test-sp/other", "audience" },
    { "/saml2/example/metadata</", "/saml2/wrong/metadata</", NULL },
  };

  get (fixture, "/saml2/example");
  submit_password (fixture, "ada");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GHashTable) form = NULL;
      g_autoptr(GRegex) regex = g_regex_new (cases[i].pattern, 0, 0, NULL);
      g_autoptr(JsonObject) result = NULL;
      g_autofree guchar *document = NULL;
      g_autofree char *text = NULL;
      g_autofree char *changed = NULL;
      gsize size;

      get (fixture, "/saml2/example");
      form = read_answer (fixture);
      document = g_base64_decode (g_hash_table_lookup (form, "SAMLResponse"), &size);
      text = g_strndup ((char *) document, size);
      changed = g_regex_replace_literal (regex, text, -1, 0, cases[i].replacement, 0, NULL);
      g_assert_cmpstr (changed, !=, text);
      g_hash_table_replace (form, g_strdup ("SAMLResponse"),
                            g_base64_encode ((guchar *) changed, strlen (changed)));
      post_answer (fixture, form);
      g_assert_cmpuint (fixture->status, ==, 403);
      result = get_result (fixture);
      g_assert_false (json_object_get_boolean_member (result, "ok"));
      if (cases[i].code != NULL)
        g_assert_true (has_failure (result, cases[i].code));
      else
        g_assert_cmpstr (get_string (result, "code"), ==, "issuer");
    }
}

static void
test_no_access (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GHashTable) form = NULL;
  g_autofree char *action = NULL;

  get (fixture, "/saml2/example");
  submit_password (fixture, "eve");
  assert_refused (fixture, 403, "no-access");

  get (fixture, "/test-sp/login?connector=example");
  g_assert_cmpuint (fixture->status, ==, 403);
  form = read_form (fixture, &action);
  g_assert_true (g_str_has_suffix (action, "/test-sp/acs"));
  g_assert_true (g_hash_table_contains (form, "SAMLResponse"));
}

static void
test_bad_requests (Fixture       *fixture,
                   gconstpointer  data)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const struct
  {
    LanyardSamlAuthnRequest  wishes;
    const char              *code;
  } cases[] = {
    { { .acs_url = "https://evil.example.org/acs" }, "acs-unknown" },
    { { .acs_url = "http://127.0.0.1/test-sp/acs" }, "acs-unknown" },
    { { .issuer = "https://evil.example.org/" }, "issuer" },
    { { .now = now - 24 * 3600 }, "expired" },
    { { .now = now + 24 * 3600 }, "not-yet-valid" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *url = make_request_url (fixture, cases[i].wishes, NULL);

      get (fixture, url);
      assert_refused (fixture, 400, cases[i].code);
    }

  get (fixture, "/saml2/example?SAMLRequest=%21%21%21");
  g_assert_cmpuint (fixture->status, ==, 400);
  get (fixture, "/saml2/example?SAMLRequest=");
  g_assert_cmpuint (fixture->status, ==, 400);
  get (fixture, "/saml2/nobody");
  assert_refused (fixture, 404, "not-found");
}

static void
test_replayed_request (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *url = make_request_url (fixture, (LanyardSamlAuthnRequest) { 0 }, NULL);

  get (fixture, url);
  g_assert_cmpuint (fixture->status, ==, 200);
  get (fixture, url);
  assert_refused (fixture, 400, "replay");
}

/* One handle, one answer: going back and on again gives nothing. */
static void
test_answered_handle (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr(GHashTable) form = NULL;
  g_autofree char *handle = NULL;

  get (fixture, "/saml2/example");
  submit_password (fixture, "ada");
  form = read_answer (fixture);
  handle = g_strdup (fixture->location);
  g_assert_nonnull (strstr (handle, "handle="));
  get (fixture, handle);
  g_assert_cmpuint (fixture->status, >=, 400);
  g_assert_null (strstr (fixture->page, "SAMLResponse"));
}

static void
test_force_authn (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(GHashTable) form = NULL;
  g_autoptr(JsonObject) result = NULL;

  get (fixture, "/");
  submit_password (fixture, "ada");

  get (fixture, "/test-sp/login?connector=example&ForceAuthn=true");
  submit_password (fixture, "ada");
  form = read_answer (fixture);
  post_answer (fixture, form);
  g_assert_cmpuint (fixture->status, ==, 200);
}

static void
test_passive (Fixture       *fixture,
              gconstpointer  data)
{
  static const char * const queries[] = { "&IsPassive=true", "&IsPassive=1&ForceAuthn=1" };
  g_autoptr(GHashTable) passed = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autofree char *path = g_strconcat ("/test-sp/login?connector=example", queries[i], NULL);
      g_autoptr(GHashTable) form = NULL;
      g_autoptr(JsonObject) result = NULL;

      get (fixture, path);
      form = read_answer (fixture);
      post_answer (fixture, form);
      g_assert_cmpuint (fixture->status, ==, 403);
      result = get_result (fixture);
      g_assert_cmpstr (get_string (result, "code"), ==, "status");
      g_assert_cmpstr (get_string (result, "status"), ==, LANYARD_SAML_STATUS_RESPONDER);
      g_assert_cmpstr (get_string (result, "sub_status"), ==, LANYARD_SAML_STATUS_NO_PASSIVE);
    }

  get (fixture, "/");
  submit_password (fixture, "ada");
  get (fixture, "/test-sp/login?connector=example&IsPassive=true");
  passed = read_answer (fixture);
  post_answer (fixture, passed);
  g_assert_cmpuint (fixture->status, ==, 200);
}

static void
test_name_id_format (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(GHashTable) form = NULL;
  g_autoptr(JsonObject) result = NULL;

  get (fixture, "/test-sp/login?connector=example&NameIDFormat=urn:x:unknown");
  submit_password (fixture, "ada");
  form = read_answer (fixture);
  post_answer (fixture, form);
  g_assert_cmpuint (fixture->status, ==, 403);
  result = get_result (fixture);
  g_assert_cmpstr (get_string (result, "status"), ==, LANYARD_SAML_STATUS_REQUESTER);
  g_assert_cmpstr (get_string (result, "sub_status"), ==, LANYARD_SAML_STATUS_INVALID_NAME_ID_POLICY);
}

/* A connector that is switched off answers nothing, wherever one is. */
static void
test_switched_off (Fixture       *fixture,
                   gconstpointer  data)
{
  LanyardConfiguration *configuration = fixture->idp_fixture.configuration;
  const char *id = lanyard_record_get_id (LANYARD_RECORD (fixture->idp_fixture.connector));
  g_autoptr(GError) error = NULL;

  get (fixture, "/test-sp/login?connector=example");
  g_assert_cmpuint (fixture->status, ==, 200);
  lanyard_administration_deactivate_sync (configuration, id, NULL, &error);
  g_assert_no_error (error);

  submit_password (fixture, "ada");
  assert_refused (fixture, 403, "switched-off");
  get (fixture, "/test-sp/login?connector=example");
  assert_refused (fixture, 403, "switched-off");
  get (fixture, "/saml2/example");
  assert_refused (fixture, 403, "switched-off");
}

static void
test_metadata (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(LanyardCertificate) certificate = NULL;
  g_autoptr(LanyardConnector) draft = NULL;
  g_autoptr(GError) error = NULL;

  certificate = lanyard_administration_load_certificate_sync (fixture->idp_fixture.configuration,
                                                              lanyard_record_get_id (LANYARD_RECORD (fixture->idp_fixture.connector)),
                                                              &error);
  g_assert_no_error (error);
  get (fixture, "/saml2/example/metadata");
  g_assert_cmpuint (fixture->status, ==, 200);
  g_assert_nonnull (strstr (fixture->page, lanyard_certificate_get_base64 (certificate)));
  g_assert_nonnull (strstr (fixture->page, "/saml2/example\""));
  g_assert_nonnull (strstr (fixture->page, "SingleLogoutService"));
  g_assert_nonnull (strstr (fixture->page, "/saml2/example/slo\""));
  get (fixture, "/test-sp/metadata");
  g_assert_cmpuint (fixture->status, ==, 200);
  g_assert_nonnull (strstr (fixture->page, "/test-sp/acs"));

  draft = lanyard_administration_add_connector_sync (fixture->idp_fixture.configuration,
                                                     lanyard_catalog_lookup (lanyard_catalog_get_default (), "custom",
                                                                             NULL),
                                                     NULL, "draft", NULL, &error);
  g_assert_no_error (error);
  get (fixture, "/saml2/draft/metadata");
  g_assert_cmpuint (fixture->status, ==, 404);
}

static void
test_logout (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *action = NULL;
  g_autoptr(GHashTable) form = NULL;

  get (fixture, "/");
  submit_password (fixture, "ada");
  get (fixture, "/saml2/example/slo?SAMLRequest=x");
  g_assert_cmpuint (fixture->status, ==, 400);
  get (fixture, "/saml2/example");
  g_assert_nonnull (strstr (fixture->page, "SAMLResponse"));

  get (fixture, "/saml2/example/slo");
  form = read_form (fixture, &action);
  post (fixture, action, form);
  get (fixture, "/saml2/example");
  g_assert_null (strstr (fixture->page, "SAMLResponse"));
}

#define ADD(path, function) g_test_add ("/idp/sso/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("m-51-idp-initiated", test_idp_initiated);
  ADD ("m-01-sp-initiated", test_sp_initiated);
  ADD ("m-01-m-56-post-binding", test_post_binding);
  ADD ("m-13-signed-requests", test_signed_requests);
  ADD ("i-19-lost-relay-state", test_lost_relay_state);
  ADD ("replayed-assertion", test_replayed_assertion);
  ADD ("bad-responses", test_bad_responses);
  ADD ("no-access", test_no_access);
  ADD ("bad-requests", test_bad_requests);
  ADD ("a-15-replayed-request", test_replayed_request);
  ADD ("answered-handle", test_answered_handle);
  ADD ("force-authn", test_force_authn);
  ADD ("passive", test_passive);
  ADD ("name-id-format", test_name_id_format);
  ADD ("a-31-switched-off", test_switched_off);
  ADD ("metadata", test_metadata);
  ADD ("logout", test_logout);

  return g_test_run ();
}
