/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "idp-fixture.h"
#include "lanyard-error.h"
#include "lanyard-responder.h"
#include "lanyard-saml-response.h"
#include "lanyard-saml-verifier.h"
#include "lanyard-saml.h"

#define DESTINATION FIXTURE_BASE_URL "/saml2/example"

static const LanyardSignIn sign_in = {
  .authn_instant = FIXTURE_NOW - 60,
  .session_id = "session-1",
  .over_tls = TRUE,
};

static LanyardAnswer *
respond (IdpFixture          *fixture,
         LanyardPerson       *person,
         LanyardSamlRequest  *request,
         GError             **error)
{
  g_autoptr(LanyardResponder) responder = lanyard_responder_new (fixture->configuration);

  return lanyard_responder_respond_sync (responder, fixture->connector, person, &sign_in, request, NULL, DESTINATION,
                                         FIXTURE_NOW, NULL, error);
}

/* What a strict SP reads from the answer. */
static LanyardSamlReceived *
verify_with (IdpFixture     *fixture,
             LanyardAnswer  *answer,
             const char     *in_response_to,
             GError        **error)
{
  g_autoptr(LanyardCertificate) certificate = NULL;
  g_autoptr(GPtrArray) keys = g_ptr_array_new ();
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_saml_finding_free);
  g_autoptr(GBytes) document = g_bytes_new (answer->document, strlen (answer->document));
  LanyardSign sign = lanyard_connector_get_sign (fixture->connector);
  LanyardSamlExpectation expectation = {
    .issuer = lanyard_connector_get_idp_entity_id (fixture->connector),
    .keys = keys,
    .audience = FIXTURE_SP,
    .acs_url = answer->acs_url,
    .in_response_to = in_response_to,
    .want_assertion_signed = sign != LANYARD_SIGN_RESPONSE,
    .want_response_signed = sign != LANYARD_SIGN_ASSERTION,
    .now = FIXTURE_NOW,
    .skew = 0,
  };

  certificate = lanyard_administration_load_certificate_sync (fixture->configuration,
                                                              lanyard_record_get_id (LANYARD_RECORD (fixture->connector)),
                                                              error);
  g_assert_nonnull (certificate);
  g_ptr_array_add (keys, lanyard_certificate_get_key (certificate));

  return lanyard_saml_response_verify (document, &expectation, NULL, findings, error);
}

static LanyardSamlReceived *
verify (IdpFixture    *fixture,
        LanyardAnswer *answer,
        const char    *in_response_to)
{
  g_autoptr(GError) error = NULL;
  LanyardSamlReceived *received = verify_with (fixture, answer, in_response_to, &error);

  g_assert_no_error (error);
  return received;
}

static LanyardSamlReceived *
sign_in_ada (IdpFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardAnswer) answer = respond (fixture, fixture->ada, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (answer->success);
  return verify (fixture, answer, NULL);
}

static const char * const *
get_values (LanyardSamlReceived *received,
            const char          *name)
{
  for (guint i = 0; i < received->attributes->len; i++)
    {
      LanyardSamlReceivedAttribute *attribute = g_ptr_array_index (received->attributes, i);

      if (strcmp (attribute->name, name) == 0)
        return (const char * const *) attribute->values;
    }

  return NULL;
}

static void
assert_values (LanyardSamlReceived *received,
               const char          *name,
               const char          *joined)
{
  const char * const *values = get_values (received, name);
  g_autofree char *text = values != NULL ? g_strjoinv ("|", (char **) values) : NULL;

  g_assert_cmpstr (text, ==, joined);
}

static void
assert_refused (IdpFixture    *fixture,
                LanyardPerson *person,
                GQuark         domain,
                int            code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardAnswer) answer = respond (fixture, person, NULL, &error);

  g_assert_null (answer);
  g_assert_error (error, domain, code);
}

static void
add_attribute (IdpFixture *fixture,
               const char *name,
               const char *source)
{
  g_autoptr(LanyardAttribute) attribute = lanyard_attribute_new (name, source);

  g_list_store_append (G_LIST_STORE (lanyard_connector_get_attributes (fixture->connector)), attribute);
}

/* A request as the test writes it, through the Redirect binding. */
static LanyardSamlRequest *
make_request (const LanyardSamlAuthnRequest  *wishes,
              const char                     *relay_state,
              char                          **id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardSamlRequest) request = NULL;
  g_autofree char *url = lanyard_saml_authn_request_redirect (wishes, relay_state, NULL, id, &error);

  g_assert_no_error (error);
  request = lanyard_saml_request_decode_redirect (strchr (url, '?') + 1, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&request);
}

static LanyardSamlAuthnRequest
make_wishes (void)
{
  return (LanyardSamlAuthnRequest) {
    .issuer = FIXTURE_SP,
    .destination = DESTINATION,
    .acs_url = FIXTURE_OTHER_ACS,
    .now = FIXTURE_NOW,
  };
}

static void
test_idp_initiated (IdpFixture    *fixture,
                    gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardAnswer) answer = NULL;
  g_autoptr(LanyardSamlReceived) received = NULL;

  g_object_set (fixture->connector, "relay-state", "/start", NULL);
  answer = respond (fixture, fixture->ada, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (answer->success);
  g_assert_cmpstr (answer->acs_url, ==, FIXTURE_ACS);
  g_assert_cmpstr (answer->relay_state, ==, "/start");

  received = verify (fixture, answer, NULL);
  g_assert_cmpstr (received->name_id, ==, "ada@example.org");
  g_assert_cmpstr (received->name_id_format, ==, LANYARD_SAML_NAME_ID_EMAIL);
  g_assert_cmpstr (received->authn_context, ==, LANYARD_SAML_CONTEXT_PASSWORD_PROTECTED);
  g_assert_cmpint (received->authn_instant, ==, sign_in.authn_instant);
  g_assert_cmpint (received->session_not_on_or_after, ==, FIXTURE_NOW + 28800);
  g_assert_null (received->in_response_to);
  g_assert_cmpuint (received->attributes->len, ==, 0);
}

static void
test_attributes (IdpFixture    *fixture,
                 gconstpointer  data)
{
  g_autoptr(LanyardConstant) constant = lanyard_constant_new ("SessionDuration", "3600");
  g_autoptr(LanyardSamlReceived) received = NULL;

  add_attribute (fixture, "mail", "email");
  add_attribute (fixture, "both", "first_name");
  add_attribute (fixture, "both", "last_name");
  add_attribute (fixture, "empty", "phone");
  add_attribute (fixture, "unmapped", NULL);
  g_list_store_append (G_LIST_STORE (lanyard_connector_get_constants (fixture->connector)), constant);
  g_object_set (fixture->connector, "group-attribute-enabled", TRUE, NULL);

  received = sign_in_ada (fixture);
  assert_values (received, "mail", "ada@example.org");
  assert_values (received, "both", "Ada|Lovelace");
  assert_values (received, "empty", NULL);
  assert_values (received, "unmapped", NULL);
  assert_values (received, "SessionDuration", "3600");
  assert_values (received, "memberOf", "Admins|Staff");
  g_assert_cmpuint (received->attributes->len, ==, 4);
}

static void
test_sign (IdpFixture    *fixture,
           gconstpointer  data)
{
  static const LanyardSign choices[] = { LANYARD_SIGN_RESPONSE, LANYARD_SIGN_ASSERTION, LANYARD_SIGN_BOTH };

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autoptr(LanyardSamlReceived) received = NULL;

      g_object_set (fixture->connector, "sign", choices[i], NULL);
      received = sign_in_ada (fixture);
      g_assert_cmpstr (received->name_id, ==, "ada@example.org");
    }
}

static void
test_session_index (IdpFixture    *fixture,
                    gconstpointer  data)
{
  g_autoptr(LanyardSamlReceived) first = sign_in_ada (fixture);
  g_autoptr(LanyardSamlReceived) second = sign_in_ada (fixture);

  g_assert_cmpstr (first->session_index, ==, second->session_index);
  g_assert_cmpuint (strlen (first->session_index), >=, 32);
  g_assert_null (strstr (first->session_index, sign_in.session_id));
  g_assert_cmpstr (first->assertion_id, !=, second->assertion_id);
}

static void
test_transient (IdpFixture    *fixture,
                gconstpointer  data)
{
  g_autoptr(LanyardSamlReceived) first = NULL;
  g_autoptr(LanyardSamlReceived) second = NULL;

  g_object_set (fixture->connector, "name-id-format", LANYARD_SAML_NAME_ID_TRANSIENT, NULL);
  first = sign_in_ada (fixture);
  second = sign_in_ada (fixture);
  g_assert_cmpstr (first->name_id_format, ==, LANYARD_SAML_NAME_ID_TRANSIENT);
  g_assert_cmpstr (first->name_id, !=, second->name_id);
}

static void
test_persistent (IdpFixture    *fixture,
                 gconstpointer  data)
{
  g_autoptr(LanyardSamlReceived) first = NULL;
  g_autoptr(LanyardSamlReceived) second = NULL;

  g_object_set (fixture->connector,
                "name-id-format", LANYARD_SAML_NAME_ID_PERSISTENT,
                "name-id-source", "persistent",
                NULL);
  first = sign_in_ada (fixture);
  second = sign_in_ada (fixture);
  g_assert_cmpstr (first->name_id_format, ==, LANYARD_SAML_NAME_ID_PERSISTENT);
  g_assert_cmpstr (first->name_id, ==, second->name_id);
  g_assert_cmpuint (strlen (first->name_id), ==, 32);
  g_assert_cmpuint (strspn (first->name_id, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"), ==, 32);
}

static void
test_sources (IdpFixture    *fixture,
              gconstpointer  data)
{
  g_autoptr(LanyardSamlReceived) received = NULL;

  g_object_set (fixture->connector,
                "name-id-format", LANYARD_SAML_NAME_ID_UNSPECIFIED,
                "name-id-source", "username",
                NULL);
  received = sign_in_ada (fixture);
  g_assert_cmpstr (received->name_id, ==, "ada");

  g_object_set (fixture->connector, "name-id-source", "employee_id", NULL);
  assert_refused (fixture, fixture->ada, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_SUBJECT);
  g_object_set (fixture->connector, "name-id-source", "custom:none", NULL);
  assert_refused (fixture, fixture->ada, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_SUBJECT);
}

static void
test_refusals (IdpFixture    *fixture,
               gconstpointer  data)
{
  assert_refused (fixture, fixture->eve, LANYARD_ERROR, LANYARD_ERROR_REFUSED);

  g_object_set (fixture->connector, "idp-initiated", FALSE, NULL);
  assert_refused (fixture, fixture->ada, LANYARD_ERROR, LANYARD_ERROR_REFUSED);
  g_object_set (fixture->connector, "idp-initiated", TRUE, NULL);

  g_object_set (fixture->connector, "encrypt-assertion", TRUE, NULL);
  assert_refused (fixture, fixture->ada, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_CERTIFICATE);
  g_object_set (fixture->connector, "encrypt-assertion", FALSE, NULL);

  g_object_set (fixture->connector, "state", LANYARD_CONNECTOR_INACTIVE, NULL);
  assert_refused (fixture, fixture->ada, LANYARD_ERROR, LANYARD_ERROR_REFUSED);
  g_object_set (fixture->connector, "state", LANYARD_CONNECTOR_ACTIVE, NULL);

  g_object_set (fixture->ada, "suspended", TRUE, NULL);
  assert_refused (fixture, fixture->ada, LANYARD_ERROR, LANYARD_ERROR_REFUSED);
  g_object_set (fixture->ada, "suspended", FALSE, NULL);

  g_list_store_remove_all (G_LIST_STORE (lanyard_connector_get_acs (fixture->connector)));
  assert_refused (fixture, fixture->ada, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_ACS);
}

static void
test_new_key (IdpFixture    *fixture,
              gconstpointer  data)
{
  const char *id = lanyard_record_get_id (LANYARD_RECORD (fixture->connector));
  g_autoptr(LanyardResponder) responder = lanyard_responder_new (fixture->configuration);
  g_autoptr(LanyardKey) key = NULL;
  g_autoptr(LanyardCertificate) certificate = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(LanyardAnswer) answer = NULL;
      g_autoptr(LanyardSamlReceived) received = NULL;

      answer = lanyard_responder_respond_sync (responder, fixture->connector, fixture->ada, &sign_in, NULL, NULL,
                                               DESTINATION, FIXTURE_NOW, NULL, &error);
      g_assert_no_error (error);
      received = verify (fixture, answer, NULL);
      if (i == 1)
        break;

      key = lanyard_key_generate (LANYARD_KEY_EC_P256, &error);
      g_assert_no_error (error);
      certificate = lanyard_certificate_new_self_signed (key, "new", FIXTURE_NOW, 30, &error);
      g_assert_no_error (error);
      lanyard_administration_replace_key_sync (fixture->configuration, id, key, certificate, &error);
      g_assert_no_error (error);

      g_clear_object (&fixture->connector);
      fixture->connector = LANYARD_CONNECTOR (lanyard_configuration_find_sync (fixture->configuration,
                                                                              LANYARD_TYPE_CONNECTOR, "slug", "example",
                                                                              &error));
      g_assert_no_error (error);
      id = NULL;
      g_assert_cmpint (lanyard_connector_get_signature_algorithm (fixture->connector), ==,
                       LANYARD_SIGNATURE_ECDSA_SHA256);
    }
}

static void
test_sp_initiated (IdpFixture    *fixture,
                   gconstpointer  data)
{
  LanyardSamlAuthnRequest wishes = make_wishes ();
  g_autofree char *id = NULL;
  g_autoptr(LanyardSamlRequest) request = make_request (&wishes, "a=b&c \"<>\"", &id);
  g_autoptr(LanyardResponder) responder = lanyard_responder_new (fixture->configuration);
  g_autoptr(LanyardAnswer) answer = NULL;
  g_autoptr(LanyardSamlReceived) received = NULL;
  g_autoptr(GError) error = NULL;

  lanyard_responder_accept (responder, fixture->connector, request, DESTINATION, FIXTURE_NOW, NULL, &error);
  g_assert_no_error (error);
  answer = respond (fixture, fixture->ada, request, &error);
  g_assert_no_error (error);
  g_assert_true (answer->success);
  g_assert_cmpstr (answer->acs_url, ==, FIXTURE_OTHER_ACS);
  g_assert_cmpstr (answer->relay_state, ==, "a=b&c \"<>\"");
  received = verify (fixture, answer, id);
  g_assert_cmpstr (received->in_response_to, ==, id);
}

static void
test_old_request (IdpFixture    *fixture,
                  gconstpointer  data)
{
  LanyardSamlAuthnRequest wishes = make_wishes ();
  g_autoptr(LanyardResponder) responder = lanyard_responder_new (fixture->configuration);
  g_autoptr(LanyardSamlRequest) request = NULL;
  g_autoptr(LanyardAnswer) answer = NULL;
  g_autoptr(GError) error = NULL;

  wishes.now = FIXTURE_NOW - 24 * 3600;
  request = make_request (&wishes, NULL, NULL);
  g_assert_false (lanyard_responder_accept (responder, fixture->connector, request, DESTINATION, FIXTURE_NOW, NULL,
                                            &error));
  g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_EXPIRED);
  g_clear_error (&error);

  answer = respond (fixture, fixture->ada, request, &error);
  g_assert_no_error (error);
  g_assert_true (answer->success);
}

typedef struct
{
  const char       *issuer;
  const char       *destination;
  const char       *acs_url;
  LanyardSamlError  code;
} RequestCase;

static void
test_request_refusals (IdpFixture    *fixture,
                       gconstpointer  data)
{
  static const RequestCase cases[] = {
    { "https://other.example.org/", DESTINATION, FIXTURE_ACS, LANYARD_SAML_ERROR_ISSUER },
    { FIXTURE_SP, DESTINATION "/", FIXTURE_ACS, LANYARD_SAML_ERROR_DESTINATION },
    { FIXTURE_SP, DESTINATION, FIXTURE_ACS "/", LANYARD_SAML_ERROR_ACS },
    { FIXTURE_SP, DESTINATION, "https://evil.example.org/acs", LANYARD_SAML_ERROR_ACS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LanyardSamlAuthnRequest wishes = make_wishes ();
      g_autoptr(LanyardSamlRequest) request = NULL;
      g_autoptr(LanyardAnswer) answer = NULL;
      g_autoptr(GError) error = NULL;

      wishes.issuer = cases[i].issuer;
      wishes.destination = cases[i].destination;
      wishes.acs_url = cases[i].acs_url;
      request = make_request (&wishes, NULL, NULL);
      answer = respond (fixture, fixture->ada, request, &error);
      g_assert_null (answer);
      g_assert_error (error, LANYARD_SAML_ERROR, (int) cases[i].code);
    }

  g_object_set (fixture->connector, "require-signed-requests", TRUE, NULL);
  {
    LanyardSamlAuthnRequest wishes = make_wishes ();
    g_autoptr(LanyardSamlRequest) request = make_request (&wishes, NULL, NULL);
    g_autoptr(GError) error = NULL;

    g_assert_null (respond (fixture, fixture->ada, request, &error));
    g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_SIGNATURE_MISSING);
  }
}

typedef struct
{
  const char          *requested;
  const char          *listed;
  LanyardNameIdPolicy  policy;
  const char          *format;      /* NULL: InvalidNameIDPolicy */
} FormatCase;

static void
test_formats (IdpFixture    *fixture,
              gconstpointer  data)
{
  static const FormatCase cases[] = {
    { NULL, NULL, LANYARD_NAME_ID_HONOUR, LANYARD_SAML_NAME_ID_EMAIL },
    { LANYARD_SAML_NAME_ID_UNSPECIFIED, NULL, LANYARD_NAME_ID_HONOUR, LANYARD_SAML_NAME_ID_EMAIL },
    { LANYARD_SAML_NAME_ID_EMAIL, NULL, LANYARD_NAME_ID_HONOUR, LANYARD_SAML_NAME_ID_EMAIL },
    { LANYARD_SAML_NAME_ID_TRANSIENT, NULL, LANYARD_NAME_ID_HONOUR, LANYARD_SAML_NAME_ID_TRANSIENT },
    { LANYARD_SAML_NAME_ID_PERSISTENT, LANYARD_SAML_NAME_ID_EMAIL, LANYARD_NAME_ID_HONOUR, NULL },
    { LANYARD_SAML_NAME_ID_PERSISTENT, LANYARD_SAML_NAME_ID_PERSISTENT, LANYARD_NAME_ID_HONOUR, LANYARD_SAML_NAME_ID_PERSISTENT },
    { LANYARD_SAML_NAME_ID_PERSISTENT, NULL, LANYARD_NAME_ID_FORCE, LANYARD_SAML_NAME_ID_EMAIL },
    { "urn:oasis:names:tc:SAML:2.0:nameid-format:kerberos", NULL, LANYARD_NAME_ID_HONOUR, NULL },
    { "urn:x:unknown", "urn:x:unknown", LANYARD_NAME_ID_HONOUR, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LanyardSamlAuthnRequest wishes = make_wishes ();
      const char *listed[] = { cases[i].listed, NULL };
      g_autofree char *id = NULL;
      g_autoptr(LanyardSamlRequest) request = NULL;
      g_autoptr(LanyardAnswer) answer = NULL;
      g_autoptr(LanyardSamlReceived) received = NULL;
      g_autoptr(GError) error = NULL;

      g_test_message ("case %u", i);
      g_object_set (fixture->connector, "name-id-formats", listed, "name-id-policy", cases[i].policy, NULL);
      wishes.name_id_format = cases[i].requested;
      request = make_request (&wishes, NULL, &id);
      answer = respond (fixture, fixture->ada, request, &error);
      g_assert_no_error (error);

      received = verify_with (fixture, answer, id, &error);
      if (cases[i].format == NULL)
        {
          g_assert_false (answer->success);
          g_assert_cmpstr (answer->status, ==, LANYARD_SAML_STATUS_INVALID_NAME_ID_POLICY);
          g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_STATUS);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpstr (received->name_id_format, ==, cases[i].format);
    }
}

static void
test_error_response (IdpFixture    *fixture,
                     gconstpointer  data)
{
  LanyardSamlAuthnRequest wishes = make_wishes ();
  g_autofree char *id = NULL;
  g_autoptr(LanyardSamlRequest) request = make_request (&wishes, "state", &id);
  g_autoptr(LanyardResponder) responder = lanyard_responder_new (fixture->configuration);
  g_autoptr(LanyardAnswer) answer = NULL;
  g_autoptr(GError) reason = g_error_new_literal (LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_PASSIVE, "Passive");
  g_autoptr(GError) error = NULL;

  answer = lanyard_responder_refuse_sync (responder, fixture->connector, request, DESTINATION, reason, FIXTURE_NOW,
                                          &error);
  g_assert_no_error (error);
  g_assert_false (answer->success);
  g_assert_cmpstr (answer->relay_state, ==, "state");
  g_assert_cmpstr (answer->acs_url, ==, FIXTURE_OTHER_ACS);
  g_assert_null (verify_with (fixture, answer, id, &error));
  g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_STATUS);
}

/* Workers share a responder while the key is replaced under them. */
static gpointer
sign_in_often (gpointer data)
{
  gpointer *arguments = data;
  IdpFixture *fixture = arguments[0];
  LanyardResponder *responder = arguments[1];

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(LanyardAnswer) answer = NULL;

      answer = lanyard_responder_respond_sync (responder, fixture->connector, fixture->ada, &sign_in, NULL, NULL,
                                               DESTINATION, FIXTURE_NOW, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (answer->success);
    }

  return NULL;
}

static void
test_threads (IdpFixture    *fixture,
              gconstpointer  data)
{
  g_autoptr(LanyardResponder) responder = lanyard_responder_new (fixture->configuration);
  gpointer arguments[] = { fixture, responder };
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("responder", sign_in_often, arguments);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

#define ADD(path, function) \
  g_test_add ("/idp/responder/" path, IdpFixture, NULL, idp_fixture_set_up, function, idp_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("idp-initiated", test_idp_initiated);
  ADD ("attributes", test_attributes);
  ADD ("sign", test_sign);
  ADD ("session-index", test_session_index);
  ADD ("name-id/transient", test_transient);
  ADD ("name-id/persistent", test_persistent);
  ADD ("name-id/sources", test_sources);
  ADD ("name-id/i-45-formats", test_formats);
  ADD ("refusals", test_refusals);
  ADD ("new-key", test_new_key);
  ADD ("sp-initiated", test_sp_initiated);
  ADD ("old-request", test_old_request);
  ADD ("request-refusals", test_request_refusals);
  ADD ("error-response", test_error_response);
  ADD ("threads", test_threads);

  return g_test_run ();
}
