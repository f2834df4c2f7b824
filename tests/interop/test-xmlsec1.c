/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The program xmlsec1 judges what we sign, as a service provider would. */

#include "config.h"

#include <string.h>

#include "saml-judge.h"
#include "signer-fixture.h"

#define SIGNATURE_OF_ROOT "/*/*[local-name()='Signature']"
#define SIGNATURE_OF_ASSERTION "/*/*[local-name()='Assertion']/*[local-name()='Signature']"

static void
judge_response (gsize           algorithm,
                LanyardSamlSign sign)
{
  static const char * const values[] = { "a & b < c > d \" ' \t\r\n ]]> ü 🔑", "", NULL };
  static const LanyardSamlAttribute attribute = { "quoted \"name\"\t", NULL, "<friendly>", values };
  LanyardSamlResponse response = test_make_response ();
  g_auto(Judge) judge = { NULL };
  g_autoptr(GError) error = NULL;
  g_autofree char *document = NULL;

  response.attributes = &attribute;
  response.n_attributes = 1;
  document = lanyard_saml_response_write (&response, test_get_signer (judge_algorithms[algorithm].name), sign, &error);
  g_assert_no_error (error);

  judge_init (&judge);
  judge_save (&judge, document, test_get_certificate (judge_algorithms[algorithm].key));
  g_assert_cmpint (judge_accepts_signature (&judge, SIGNATURE_OF_ROOT), ==,
                   (sign & LANYARD_SAML_SIGN_RESPONSE) != 0);
  g_assert_cmpint (judge_accepts_signature (&judge, SIGNATURE_OF_ASSERTION), ==,
                   (sign & LANYARD_SAML_SIGN_ASSERTION) != 0);
}

static void
test_responses (void)
{
  if (judge_is_missing ("xmlsec1", NULL))
    return;

  for (gsize i = 0; i < JUDGE_ALGORITHMS; i++)
    {
      judge_response (i, LANYARD_SAML_SIGN_RESPONSE);
      judge_response (i, LANYARD_SAML_SIGN_ASSERTION);
      judge_response (i, LANYARD_SAML_SIGN_BOTH);
    }
}

/* A judge that accepts everything would be none. */
static void
test_tampered (void)
{
  LanyardSamlResponse response = test_make_response ();
  g_auto(Judge) judge = { NULL };
  g_autoptr(GError) error = NULL;
  g_autofree char *document = NULL;

  if (judge_is_missing ("xmlsec1", NULL))
    return;

  document = lanyard_saml_response_write (&response, test_get_signer ("rsa-sha256"), LANYARD_SAML_SIGN_BOTH, &error);
  g_assert_no_error (error);
  memcpy (strstr (document, ">admins<"), ">Admins<", strlen (">Admins<"));

  judge_init (&judge);
  judge_save (&judge, document, test_get_certificate (LANYARD_KEY_RSA_2048));
  g_assert_false (judge_accepts_signature (&judge, SIGNATURE_OF_ROOT));
  g_assert_false (judge_accepts_signature (&judge, SIGNATURE_OF_ASSERTION));
}

static void
test_error_response (void)
{
  g_auto(Judge) judge = { NULL };
  g_autoptr(GError) error = NULL;
  g_autofree char *document = NULL;

  if (judge_is_missing ("xmlsec1", NULL))
    return;

  document = lanyard_saml_error_response_write ("https://idp.example/", "https://sp.example/acs", "_request",
                                                LANYARD_SAML_STATUS_REQUESTER, LANYARD_SAML_STATUS_REQUEST_DENIED,
                                                "Not in a group & more", TEST_NOW, test_get_signer ("rsa-sha256"), &error);
  g_assert_no_error (error);

  judge_init (&judge);
  judge_save (&judge, document, test_get_certificate (LANYARD_KEY_RSA_2048));
  g_assert_true (judge_accepts_signature (&judge, SIGNATURE_OF_ROOT));
}

static void
test_authn_request (void)
{
  LanyardSamlAuthnRequest request = {
    .issuer = "https://sp.example/metadata",
    .destination = "https://idp.example/saml2/app",
    .acs_url = "https://sp.example/acs",
    .name_id_format = LANYARD_SAML_NAME_ID_EMAIL,
    .now = TEST_NOW,
  };

  if (judge_is_missing ("xmlsec1", NULL))
    return;

  for (gsize i = 0; i < JUDGE_ALGORITHMS; i++)
    {
      g_auto(Judge) judge = { NULL };
      g_autoptr(GError) error = NULL;
      g_autofree char *document =
        lanyard_saml_authn_request_write (&request, test_get_signer (judge_algorithms[i].name), NULL, &error);

      g_assert_no_error (error);
      judge_init (&judge);
      judge_save (&judge, document, test_get_certificate (judge_algorithms[i].key));
      g_assert_true (judge_accepts_signature (&judge, SIGNATURE_OF_ROOT));
    }
}

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);

  g_test_add_func ("/interop/xmlsec1/responses", test_responses);
  g_test_add_func ("/interop/xmlsec1/tampered", test_tampered);
  g_test_add_func ("/interop/xmlsec1/error-response", test_error_response);
  g_test_add_func ("/interop/xmlsec1/authn-request", test_authn_request);

  return g_test_run ();
}
