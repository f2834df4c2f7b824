/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Responses that are made wrong on purpose: refused for just that reason. */

#include "config.h"

#include "lanyard-saml-broken.h"

#include <string.h>

#include "encryption-fixture.h"
#include "lanyard-saml.h"
#include "received-fixture.h"

#define RESPONSE LANYARD_SAML_SIGN_RESPONSE
#define ASSERTION LANYARD_SAML_SIGN_ASSERTION
#define BOTH LANYARD_SAML_SIGN_BOTH

static const struct
{
  const char *name;
  LanyardSamlBreak what;
  LanyardSamlSign sign;
  gboolean saml2_prefixes;
  int code;
} cases[] = {
  { "m-35-recipient", LANYARD_SAML_BREAK_RECIPIENT, BOTH, FALSE, LANYARD_SAML_ERROR_RECIPIENT },
  { "m-35-recipient-assertion", LANYARD_SAML_BREAK_RECIPIENT, ASSERTION, FALSE, LANYARD_SAML_ERROR_RECIPIENT },
  { "m-35-i-12-recipient-prefixes", LANYARD_SAML_BREAK_RECIPIENT, BOTH, TRUE, LANYARD_SAML_ERROR_RECIPIENT },
  { "a-11-unsigned", LANYARD_SAML_BREAK_UNSIGNED, BOTH, FALSE, LANYARD_SAML_ERROR_SIGNATURE_MISSING },
  { "a-11-unsigned-response", LANYARD_SAML_BREAK_UNSIGNED, RESPONSE, FALSE, LANYARD_SAML_ERROR_SIGNATURE_MISSING },
  { "a-01-wrapped", LANYARD_SAML_BREAK_WRAPPED, BOTH, FALSE, LANYARD_SAML_ERROR_MALFORMED },
  { "a-01-wrapped-assertion", LANYARD_SAML_BREAK_WRAPPED, ASSERTION, FALSE, LANYARD_SAML_ERROR_MALFORMED },
  { "a-01-wrapped-response", LANYARD_SAML_BREAK_WRAPPED, RESPONSE, FALSE, LANYARD_SAML_ERROR_MALFORMED },
  { "a-01-i-12-wrapped-prefixes", LANYARD_SAML_BREAK_WRAPPED, ASSERTION, TRUE, LANYARD_SAML_ERROR_MALFORMED },
};

/* The code of the first refusal of a Response of ours, -1: it is taken. */
static int
verify (const char      *document,
        LanyardSamlSign  sign)
{
  LanyardSamlResponse response = test_make_response ();
  g_autoptr(GBytes) bytes = g_bytes_new (document, strlen (document));
  LanyardSamlExpectation expectation = received_expect ();
  g_autoptr(LanyardSamlReceived) received = NULL;
  g_autoptr(GError) error = NULL;

  expectation.issuer = response.issuer;
  expectation.audience = response.audience;
  expectation.acs_url = response.destination;
  expectation.in_response_to = response.in_response_to;
  expectation.want_assertion_signed = sign & ASSERTION;
  expectation.want_response_signed = sign & RESPONSE;
  received = lanyard_saml_response_verify (bytes, &expectation, NULL, NULL, &error);
  if (received != NULL)
    return -1;

  g_assert_cmpuint (error->domain, ==, LANYARD_SAML_ERROR);
  return error->code;
}

static void
test_case (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  const LanyardSamlSignerOptions options = { .saml2_prefixes = cases[i].saml2_prefixes };
  LanyardSamlResponse response = test_make_response ();
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardSamlSigner) signer =
    lanyard_saml_signer_new_with_options (test_get_key (LANYARD_KEY_RSA_2048), test_get_certificate (LANYARD_KEY_RSA_2048),
                                          "rsa-sha256", &options, &error);
  g_autofree char *good = lanyard_saml_response_write (&response, signer, cases[i].sign, &error);
  g_autofree char *broken = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (verify (good, cases[i].sign), ==, -1);
  broken = lanyard_saml_broken_write (good, cases[i].what, signer, cases[i].sign, &error);
  g_assert_no_error (error);
  g_assert_cmpint (verify (broken, cases[i].sign), ==, cases[i].code);
}

/* What it cannot be made of. */
static void
test_refuses (void)
{
  LanyardSamlEncryption encryption = encryption_make ();
  g_autofree char *encrypted = encryption_write (&encryption, RESPONSE);
  g_autofree char *denied =
    lanyard_saml_error_response_write ("https://idp.example/", "https://sp.example/acs", "_request", LANYARD_SAML_STATUS_REQUESTER,
                                       NULL, NULL, TEST_NOW, test_get_signer ("rsa-sha256"), NULL);
  const char *documents[] = { encrypted, denied, "", "<saml:Assertion ", "<saml:Assertion ID=\"_a\"></saml:Assertion>" };

  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
    for (LanyardSamlBreak what = LANYARD_SAML_BREAK_RECIPIENT; what <= LANYARD_SAML_BREAK_WRAPPED; what++)
      {
        g_autoptr(GError) error = NULL;
        g_autofree char *broken = lanyard_saml_broken_write (documents[i], what, test_get_signer ("rsa-sha256"), BOTH, &error);

        g_assert_null (broken);
        g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_MALFORMED);
      }
}

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/saml/broken/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/saml/broken/refuses", test_refuses);

  return g_test_run ();
}
