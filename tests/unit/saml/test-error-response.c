/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "signer-fixture.h"

#define STATUS "Status(StatusCode())"
#define SIGNATURE \
  "Signature(SignedInfo(CanonicalizationMethod()SignatureMethod()Reference(Transforms(Transform()" \
  "Transform())DigestMethod()DigestValue()))SignatureValue()" \
  "KeyInfo(X509Data(X509Certificate())))"

static const char * const algorithms[] = {
  "rsa-sha256", "rsa-sha384", "rsa-sha512", "ecdsa-sha256", "ecdsa-sha384", "rsa-sha1",
};

static void
test_full (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (algorithms); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *document =
        lanyard_saml_error_response_write ("https://idp.example/", "https://sp.example/acs", "_request",
                                           LANYARD_SAML_STATUS_RESPONDER, LANYARD_SAML_STATUS_NO_PASSIVE,
                                           "Not signed in", TEST_NOW, test_get_signer (algorithms[i]), &error);
      g_autofree char *outline = NULL;
      g_autofree char *status = NULL;
      g_autofree char *in_response_to = NULL;

      g_assert_no_error (error);
      outline = test_dup_outline (document);
      g_assert_cmpstr (outline, ==,
                       "Response(Issuer()" SIGNATURE "Status(StatusCode(StatusCode())StatusMessage()))");
      status = test_dup_xpath (document, "/p:Response/p:Status/p:StatusCode/p:StatusCode/@Value");
      g_assert_cmpstr (status, ==, LANYARD_SAML_STATUS_NO_PASSIVE);
      in_response_to = test_dup_xpath (document, "/p:Response/@InResponseTo");
      g_assert_cmpstr (in_response_to, ==, "_request");
    }
}

static void
test_short (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *document =
    lanyard_saml_error_response_write ("https://idp.example/", "https://sp.example/acs", NULL,
                                       LANYARD_SAML_STATUS_REQUESTER, NULL, NULL, TEST_NOW,
                                       test_get_signer ("rsa-sha256"), &error);
  g_autofree char *outline = NULL;

  g_assert_no_error (error);
  outline = test_dup_outline (document);
  g_assert_cmpstr (outline, ==, "Response(Issuer()" SIGNATURE STATUS ")");
  g_assert_null (strstr (document, "InResponseTo"));
}

static void
test_bad_values (void)
{
  static const struct
  {
    const char *issuer;
    const char *destination;
    const char *in_response_to;
    const char *status;
    const char *message;
    int         code;
  } cases[] = {
    { NULL, "https://sp.example/", NULL, LANYARD_SAML_STATUS_REQUESTER, NULL, LANYARD_SAML_ERROR_VALUE },
    { "https://idp.example/", NULL, NULL, LANYARD_SAML_STATUS_REQUESTER, NULL, LANYARD_SAML_ERROR_VALUE },
    { "https://idp.example/", "data:x", NULL, LANYARD_SAML_STATUS_REQUESTER, NULL, LANYARD_SAML_ERROR_URL },
    { "https://idp.example/", "https://sp.example/", "1", LANYARD_SAML_STATUS_REQUESTER, NULL, LANYARD_SAML_ERROR_VALUE },
    { "https://idp.example/", "https://sp.example/", NULL, NULL, NULL, LANYARD_SAML_ERROR_VALUE },
    { "https://idp.example/", "https://sp.example/", NULL, LANYARD_SAML_STATUS_SUCCESS, NULL, LANYARD_SAML_ERROR_VALUE },
    { "https://idp.example/", "https://sp.example/", NULL, LANYARD_SAML_STATUS_NO_PASSIVE, NULL, LANYARD_SAML_ERROR_VALUE },
    { "https://idp.example/", "https://sp.example/", NULL, LANYARD_SAML_STATUS_REQUESTER, "\x01", LANYARD_SAML_ERROR_VALUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *document =
        lanyard_saml_error_response_write (cases[i].issuer, cases[i].destination, cases[i].in_response_to,
                                           cases[i].status, NULL, cases[i].message, TEST_NOW,
                                           test_get_signer ("ecdsa-sha256"), &error);

      g_assert_error (error, LANYARD_SAML_ERROR, cases[i].code);
      g_assert_null (document);
    }
}

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);

  g_test_add_func ("/saml/error-response/full", test_full);
  g_test_add_func ("/saml/error-response/short", test_short);
  g_test_add_func ("/saml/error-response/bad-values", test_bad_values);

  return g_test_run ();
}
