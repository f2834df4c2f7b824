/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a connector says about encryption, in its responses. */

#include "config.h"

#include <string.h>

#include "idp-fixture.h"
#include "lanyard-responder.h"
#include "lanyard-saml-response.h"
#include "lanyard-saml-verifier.h"
#include "lanyard-saml.h"
#include "lanyard-test-sp-key-private.h"

#define DESTINATION FIXTURE_BASE_URL "/saml2/example"
#define ENCRYPT "encrypt_assertion=true"
#define OPTIONAL "encryption_optional=true"
#define WEAK "sp_encryption_methods=[\"http://www.w3.org/2001/04/xmlenc#tripledes-cbc\"]"

static const LanyardSignIn sign_in = {
  .authn_instant = FIXTURE_NOW - 60,
  .session_id = "session-1",
  .over_tls = TRUE,
};

static LanyardKey *
make_key (char **pem)
{
  g_autoptr(GError) error = NULL;
  LanyardKey *key = lanyard_key_generate (LANYARD_KEY_RSA_2048, &error);
  g_autoptr(LanyardCertificate) certificate = lanyard_certificate_new_self_signed (key, "sp", FIXTURE_NOW, 30, &error);

  g_assert_no_error (error);
  *pem = lanyard_certificate_dup_pem (certificate);

  return key;
}

static void
set (IdpFixture *fixture,
     const char *assignment)
{
  g_auto(GStrv) parts = g_strsplit (assignment, "=", 2);
  g_autoptr(GError) error = NULL;

  lanyard_item_set_text (LANYARD_ITEM (fixture->connector), parts[0], parts[1], FALSE, &error);
  g_assert_no_error (error);
}

static void
set_certificate (IdpFixture *fixture,
                 const char *pem)
{
  const char *certificates[] = { pem, NULL };

  g_object_set (fixture->connector, "sp-encryption-certificates", certificates, NULL);
}

static char *
respond (IdpFixture        *fixture,
         LanyardResponder  *responder,
         GError           **error)
{
  g_autoptr(LanyardAnswer) answer = lanyard_responder_respond_sync (responder, fixture->connector, fixture->ada, &sign_in,
                                                                    NULL, NULL, DESTINATION, FIXTURE_NOW, NULL, error);

  return answer != NULL ? g_strdup (answer->document) : NULL;
}

/* The code of the refusal, -1 if the response is read with @key. */
static int
read_response (IdpFixture *fixture,
               const char *document,
               LanyardKey *key)
{
  g_autoptr(GPtrArray) keys = g_ptr_array_new ();
  g_autoptr(GPtrArray) decryption_keys = g_ptr_array_new ();
  g_autoptr(GBytes) bytes = g_bytes_new (document, strlen (document));
  g_autoptr(LanyardCertificate) certificate = NULL;
  g_autoptr(LanyardSamlReceived) received = NULL;
  g_autoptr(GError) error = NULL;
  const LanyardSamlExpectation expectation = {
    .issuer = lanyard_connector_get_idp_entity_id (fixture->connector),
    .keys = keys,
    .audience = FIXTURE_SP,
    .acs_url = FIXTURE_ACS,
    .want_response_signed = TRUE,
    .want_assertion_signed = TRUE,
    .decryption_keys = decryption_keys,
    .want_encrypted = TRUE,
    .now = FIXTURE_NOW,
  };

  certificate = lanyard_administration_load_certificate_sync (fixture->configuration,
                                                              lanyard_record_get_id (LANYARD_RECORD (fixture->connector)),
                                                              &error);
  g_assert_no_error (error);
  g_ptr_array_add (keys, lanyard_certificate_get_key (certificate));
  g_ptr_array_add (decryption_keys, key);
  received = lanyard_saml_response_verify (bytes, &expectation, NULL, NULL, &error);
  if (received == NULL)
    return error->code;

  g_assert_cmpstr (received->name_id, ==, "ada@example.org");
  return -1;
}

/* M-47, M-49: what is set, whether the SP has a key, and what comes of it:
 * refused with this code, or a response that is encrypted or not. */
static const struct
{
  const char *name;
  const char *sets[3];
  gboolean has_key;
  int code;
  gboolean is_encrypted;
} cases[] = {
  { "m-47-on", { ENCRYPT }, TRUE, -1, TRUE },
  { "m-47-off", { NULL }, TRUE, -1, FALSE },
  { "m-49-no-key", { ENCRYPT }, FALSE, LANYARD_SAML_ERROR_CERTIFICATE },
  { "m-49-optional", { ENCRYPT, OPTIONAL }, FALSE, -1, FALSE },
  { "m-49-optional-with-key", { ENCRYPT, OPTIONAL }, TRUE, -1, TRUE },
  { "m-49-no-algorithm", { ENCRYPT, WEAK }, TRUE, LANYARD_SAML_ERROR_ALGORITHM },
  { "m-49-optional-no-algorithm", { ENCRYPT, OPTIONAL, WEAK }, TRUE, LANYARD_SAML_ERROR_ALGORITHM },
};

static void
test_case (IdpFixture    *fixture,
           gconstpointer  data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(LanyardResponder) responder = lanyard_responder_new (fixture->configuration);
  g_autofree char *pem = NULL;
  g_autoptr(LanyardKey) key = make_key (&pem);
  g_autofree char *document = NULL;
  g_autoptr(GError) error = NULL;

  for (gsize j = 0; j < G_N_ELEMENTS (cases[i].sets) && cases[i].sets[j] != NULL; j++)
    set (fixture, cases[i].sets[j]);
  if (cases[i].has_key)
    set_certificate (fixture, pem);

  document = respond (fixture, responder, &error);
  if (cases[i].code != -1)
    {
      g_assert_null (document);
      g_assert_error (error, LANYARD_SAML_ERROR, cases[i].code);
      return;
    }

  g_assert_no_error (error);
  g_assert_cmpint (strstr (document, "ada@example.org") == NULL, ==, cases[i].is_encrypted);
  g_assert_cmpint (read_response (fixture, document, key), ==,
                   cases[i].is_encrypted ? -1 : (int) LANYARD_SAML_ERROR_DECRYPTION);
}

/* M-48: the connector's choices are what is written. */
static void
test_choices (IdpFixture    *fixture,
              gconstpointer  data)
{
  static const char * const parts[] = {
    "xmlenc#aes128-cbc\"", "xmlenc11#rsa-oaep\"", "<ds:RetrievalMethod ", " Recipient=\"" FIXTURE_SP "\"",
  };
  g_autoptr(LanyardResponder) responder = lanyard_responder_new (fixture->configuration);
  g_autofree char *pem = NULL;
  g_autoptr(LanyardKey) key = make_key (&pem);
  g_autofree char *document = NULL;
  g_autoptr(GError) error = NULL;

  set_certificate (fixture, pem);
  set (fixture, ENCRYPT);
  set (fixture, "content_encryption=aes128-cbc");
  set (fixture, "key_transport=rsa-oaep-sha256");
  set (fixture, "encrypted_key_placement=sibling");
  document = respond (fixture, responder, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    g_assert_nonnull (strstr (document, parts[i]));
  g_assert_cmpint (read_response (fixture, document, key), ==, -1);
}

/* A new certificate counts from the next response on. */
static void
test_new_certificate (IdpFixture    *fixture,
                      gconstpointer  data)
{
  g_autoptr(LanyardResponder) responder = lanyard_responder_new (fixture->configuration);
  g_autofree char *old_pem = NULL;
  g_autofree char *new_pem = NULL;
  g_autoptr(LanyardKey) old_key = make_key (&old_pem);
  g_autoptr(LanyardKey) new_key = make_key (&new_pem);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  set (fixture, ENCRYPT);
  set_certificate (fixture, old_pem);
  idp_fixture_save (fixture, &fixture->connector);
  before = respond (fixture, responder, NULL);
  g_assert_cmpint (read_response (fixture, before, old_key), ==, -1);

  set_certificate (fixture, new_pem);
  idp_fixture_save (fixture, &fixture->connector);
  after = respond (fixture, responder, NULL);
  g_assert_cmpint (read_response (fixture, after, new_key), ==, -1);
  g_assert_cmpint (read_response (fixture, after, old_key), ==, LANYARD_SAML_ERROR_DECRYPTION);
}

/* The test SP's key stays the same, and stands in its metadata. */
static void
test_test_sp_key (IdpFixture    *fixture,
                  gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardCertificate) certificate = NULL;
  g_autoptr(LanyardKey) first = _lanyard_test_sp_load_key_sync (fixture->configuration, LANYARD_TEST_SP_DECRYPTS,
                                                                &certificate, &error);
  g_autoptr(LanyardKey) second = _lanyard_test_sp_load_key_sync (fixture->configuration, LANYARD_TEST_SP_DECRYPTS, NULL,
                                                                 &error);
  g_autoptr(GBytes) metadata = lanyard_administration_test_sp_metadata_sync (fixture->configuration, FIXTURE_BASE_URL,
                                                                             &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_true (lanyard_key_is_private (first));
  g_assert_true (lanyard_key_matches (first, second));
  g_assert_true (lanyard_key_matches (first, lanyard_certificate_get_key (certificate)));
  text = g_strndup (g_bytes_get_data (metadata, NULL), g_bytes_get_size (metadata));
  g_assert_nonnull (strstr (text, lanyard_certificate_get_base64 (certificate)));
  g_assert_nonnull (strstr (text, "use=\"encryption\""));
}

static void
add (const char *name,
     gsize       data,
     void      (*test) (IdpFixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/idp/encryption/", name, NULL);

  g_test_add (path, IdpFixture, GSIZE_TO_POINTER (data), idp_fixture_set_up, test, idp_fixture_tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("LANYARD_SAML_GUARD", "1", TRUE);
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    add (cases[i].name, i, test_case);
  add ("m-48-choices", 0, test_choices);
  add ("m-49-new-certificate", 0, test_new_certificate);
  add ("test-sp-key", 0, test_test_sp_key);

  return g_test_run ();
}
