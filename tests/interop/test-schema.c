/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The schemas of OASIS judge what we write. */

#include "config.h"

#include <string.h>

#include "lanyard-saml-metadata.h"
#include "saml-judge.h"
#include "signer-fixture.h"

#define FOLDER "/usr/share/xml/opensaml/"
#define PROTOCOL FOLDER "saml-schema-protocol-2.0.xsd"
#define METADATA FOLDER "saml-schema-metadata-2.0.xsd"

static gboolean
is_accepted (const char *document,
             const char *schema)
{
  g_auto(Judge) judge = { NULL };

  judge_init (&judge);
  judge_save (&judge, document, test_get_certificate (LANYARD_KEY_RSA_2048));

  return judge_accepts_schema (&judge, schema);
}

static void
test_responses (void)
{
  if (judge_is_missing ("xmllint", PROTOCOL))
    return;

  for (guint variant = 0; variant < 4; variant++)
    for (LanyardSamlSign sign = LANYARD_SAML_SIGN_RESPONSE; sign <= LANYARD_SAML_SIGN_BOTH; sign++)
      {
        LanyardSamlResponse response = test_make_response ();
        g_autoptr(GError) error = NULL;
        g_autofree char *document = NULL;

        if ((variant & 1) != 0)
          response.n_attributes = 0;
        if ((variant & 2) != 0)
          {
            response.in_response_to = NULL;
            response.name_qualifier = response.issuer;
            response.sp_name_qualifier = response.audience;
            response.session_not_on_or_after = TEST_NOW + 3600;
          }
        document = lanyard_saml_response_write (&response, test_get_signer ("rsa-sha256"), sign, &error);
        g_assert_no_error (error);
        g_assert_true (is_accepted (document, PROTOCOL));
      }
}

/* A judge that accepts everything would be none. */
static void
test_wrong (void)
{
  static const char * const changes[][2] = {
    { "IssueInstant=\"2026-11-21T12:00:00Z\"", "IssueInstant=\"today\"" },
    { "ID=\"_response\"", "ID=\"1\"" },
    { "<saml:Subject>", "<saml:Conditions></saml:Conditions><saml:Subject>" },
    { " Version=\"2.0\"", "" },
  };
  LanyardSamlResponse response = test_make_response ();
  g_autoptr(GError) error = NULL;
  g_autofree char *document = NULL;

  if (judge_is_missing ("xmllint", PROTOCOL))
    return;

  document = lanyard_saml_response_write (&response, test_get_signer ("rsa-sha256"), LANYARD_SAML_SIGN_BOTH, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr(GString) wrong = g_string_new (document);

      g_assert_cmpuint (g_string_replace (wrong, changes[i][0], changes[i][1], 1), ==, 1);
      g_assert_false (is_accepted (wrong->str, PROTOCOL));
    }
}

static void
test_error_response (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *document = NULL;

  if (judge_is_missing ("xmllint", PROTOCOL))
    return;

  document = lanyard_saml_error_response_write ("https://idp.example/", "https://sp.example/acs", "_request",
                                                LANYARD_SAML_STATUS_RESPONDER, LANYARD_SAML_STATUS_NO_PASSIVE,
                                                "Not signed in", TEST_NOW, test_get_signer ("rsa-sha256"), &error);
  g_assert_no_error (error);
  g_assert_true (is_accepted (document, PROTOCOL));
}

static void
test_authn_request (void)
{
  const LanyardSamlAuthnRequest request = {
    .issuer = "https://sp.example/metadata",
    .destination = "https://idp.example/saml2/app",
    .acs_url = "https://sp.example/acs",
    .name_id_format = LANYARD_SAML_NAME_ID_EMAIL,
    .force_authn = TRUE,
    .is_passive = TRUE,
    .now = TEST_NOW,
  };
  g_autoptr(GError) error = NULL;
  g_autofree char *document = NULL;

  if (judge_is_missing ("xmllint", PROTOCOL))
    return;

  document = lanyard_saml_authn_request_write (&request, test_get_signer ("rsa-sha256"), NULL, &error);
  g_assert_no_error (error);
  g_assert_true (is_accepted (document, PROTOCOL));
}

static char *
take_text (GBytes *bytes)
{
  char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_bytes_unref (bytes);

  return text;
}

static void
test_idp_metadata (void)
{
  static const char * const formats[] = { LANYARD_SAML_NAME_ID_EMAIL, LANYARD_SAML_NAME_ID_TRANSIENT, NULL };
  LanyardCertificate *certificates[] = {
    test_get_certificate (LANYARD_KEY_RSA_2048), test_get_certificate (LANYARD_KEY_EC_P384), NULL,
  };
  LanyardSamlIdpDescription description = {
    .entity_id = "https://idp.example/saml2/app",
    .sso_url = "https://idp.example/saml2/app",
    .slo_url = "https://idp.example/saml2/app/slo",
    .declare_redirect = TRUE,
    .want_authn_requests_signed = TRUE,
    .name_id_formats = formats,
    .certificates = certificates,
    .display_name = "App",
    .organization = "Customer",
    .contact = "admin@customer.example",
  };
  g_autoptr(GError) error = NULL;
  g_autofree char *full = NULL;
  g_autofree char *least = NULL;

  if (judge_is_missing ("xmllint", PROTOCOL))
    return;

  full = take_text (lanyard_saml_idp_metadata_write (&description, &error));
  g_assert_true (is_accepted (full, METADATA));

  description = (LanyardSamlIdpDescription) {
    .entity_id = "https://idp.example/saml2/app",
    .sso_url = "https://idp.example/saml2/app",
    .certificates = certificates,
  };
  least = take_text (lanyard_saml_idp_metadata_write (&description, &error));
  g_assert_true (is_accepted (least, METADATA));
}

static void
test_sp_metadata (void)
{
  static const char * const attributes[] = { "mail", NULL };
  const LanyardSamlSpDescription description = {
    .entity_id = "https://idp.example/test-sp/metadata",
    .acs_url = "https://idp.example/test-sp/acs",
    .slo_url = "https://idp.example/test-sp/slo",
    .name_id_format = LANYARD_SAML_NAME_ID_EMAIL,
    .requested_attributes = attributes,
    .display_name = "Test SP",
  };
  g_autoptr(GError) error = NULL;
  g_autofree char *document = NULL;

  if (judge_is_missing ("xmllint", PROTOCOL))
    return;

  document = take_text (lanyard_saml_sp_metadata_write (&description, &error));
  g_assert_true (is_accepted (document, METADATA));
}

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);

  g_test_add_func ("/interop/schema/responses", test_responses);
  g_test_add_func ("/interop/schema/wrong", test_wrong);
  g_test_add_func ("/interop/schema/error-response", test_error_response);
  g_test_add_func ("/interop/schema/authn-request", test_authn_request);
  g_test_add_func ("/interop/schema/idp-metadata", test_idp_metadata);
  g_test_add_func ("/interop/schema/sp-metadata", test_sp_metadata);

  return g_test_run ();
}
