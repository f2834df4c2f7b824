/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "received-fixture.h"

#include <string.h>

#include "forge.h"
#include "lanyard-saml.h"

#define ASSERTION \
  "<saml:Assertion xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" ID=\"_assertion\" Version=\"2.0\"" \
  " IssueInstant=\"2026-11-21T12:00:00Z\"><saml:Issuer>" RECEIVED_IDP "</saml:Issuer>{assertion-signature}" \
  "<saml:Subject><saml:NameID Format=\"urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress\">jane@customer.example</saml:NameID>" \
  "<saml:SubjectConfirmation Method=\"urn:oasis:names:tc:SAML:2.0:cm:bearer\"><saml:SubjectConfirmationData" \
  " InResponseTo=\"_request\" NotOnOrAfter=\"2026-11-21T12:05:00Z\" Recipient=\"https://sp.example/acs?a=1&amp;b=2\"/>" \
  "</saml:SubjectConfirmation></saml:Subject>" \
  "<saml:Conditions NotBefore=\"2026-11-21T11:59:00Z\" NotOnOrAfter=\"2026-11-21T12:05:00Z\"><saml:AudienceRestriction>" \
  "<saml:Audience>" RECEIVED_SP "</saml:Audience></saml:AudienceRestriction></saml:Conditions>" \
  "<saml:AuthnStatement AuthnInstant=\"2026-11-21T11:50:00Z\" SessionIndex=\"_session\"><saml:AuthnContext>" \
  "<saml:AuthnContextClassRef>" LANYARD_SAML_CONTEXT_PASSWORD_PROTECTED "</saml:AuthnContextClassRef></saml:AuthnContext>" \
  "</saml:AuthnStatement><saml:AttributeStatement><saml:Attribute Name=\"memberOf\" FriendlyName=\"groups\"" \
  " NameFormat=\"" LANYARD_SAML_NAME_FORMAT_BASIC "\"><saml:AttributeValue>staff</saml:AttributeValue>" \
  "<saml:AttributeValue>admins</saml:AttributeValue></saml:Attribute></saml:AttributeStatement></saml:Assertion>"

#define RESPONSE \
  "<samlp:Response xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" ID=\"_response\" Version=\"2.0\"" \
  " IssueInstant=\"2026-11-21T12:00:00Z\" Destination=\"https://sp.example/acs?a=1&amp;b=2\" InResponseTo=\"_request\">" \
  "<saml:Issuer xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\">" RECEIVED_IDP "</saml:Issuer>{response-signature}" \
  "<samlp:Status><samlp:StatusCode Value=\"" LANYARD_SAML_STATUS_SUCCESS "\"/></samlp:Status>" ASSERTION "</samlp:Response>"

/* A Response with a change made before it is signed, by xmlsec. */
char *
received_make (LanyardSamlSign  sign,
               const char      *find,
               const char      *replacement)
{
  static const ForgeSignature signature = { 0 };
  LanyardKey *key = test_get_key (LANYARD_KEY_RSA_2048);
  g_autofree char *assertion_template = forge_template (&signature, "_assertion");
  g_autofree char *response_template = forge_template (&signature, "_response");
  g_autoptr(GString) text = g_string_new (RESPONSE);
  g_autofree char *document = NULL;
  char *result;

  g_string_replace (text, "{assertion-signature}", sign & LANYARD_SAML_SIGN_ASSERTION ? assertion_template : "", 1);
  g_string_replace (text, "{response-signature}", sign & LANYARD_SAML_SIGN_RESPONSE ? response_template : "", 1);
  result = find != NULL && *find != '\0' ? forge_replace (text->str, find, replacement) : g_strdup (text->str);

  if (sign & LANYARD_SAML_SIGN_ASSERTION && strstr (result, "<saml:Assertion") != NULL)
    {
      document = g_steal_pointer (&result);
      result = forge_sign (document, "_assertion", key);
      g_clear_pointer (&document, g_free);
    }
  if (sign & LANYARD_SAML_SIGN_RESPONSE)
    {
      document = g_steal_pointer (&result);
      result = forge_sign (document, "_response", key);
    }

  return result;
}

/* What received_make() makes; the keys stay until the end. */
LanyardSamlExpectation
received_expect (void)
{
  static GPtrArray *keys;

  if (keys == NULL)
    {
      keys = g_ptr_array_new ();
      g_ptr_array_add (keys, test_get_key (LANYARD_KEY_RSA_2048));
    }

  return (LanyardSamlExpectation) {
    .issuer = RECEIVED_IDP,
    .keys = keys,
    .audience = RECEIVED_SP,
    .acs_url = RECEIVED_ACS,
    .in_response_to = "_request",
    .want_assertion_signed = TRUE,
    .want_response_signed = TRUE,
    .now = TEST_NOW,
    .skew = 0,
  };
}

/* The code of the first failure, -1 if there is none; checks on the way that
 * findings and result agree with it. */
int
received_verify (const char                   *document,
                 const LanyardSamlExpectation *expectation)
{
  g_autoptr(GBytes) bytes = g_bytes_new (document, strlen (document));
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_saml_finding_free);
  g_autoptr(LanyardSamlReceived) received = NULL;
  g_autoptr(LanyardSamlReceived) refused = NULL;
  g_autoptr(GError) error = NULL;
  int first = -1;

  received = lanyard_saml_response_verify (bytes, expectation, &refused, findings, &error);
  for (guint i = 0; i < findings->len && first < 0; i++)
    {
      LanyardSamlFinding *finding = g_ptr_array_index (findings, i);

      if (!finding->passed)
        first = finding->code;
    }

  if (error == NULL)
    {
      g_assert_nonnull (received);
      g_assert_cmpint (first, ==, -1);
      g_assert_cmpuint (findings->len, >, 20);
      g_assert_cmpstr (received->name_id, ==, "jane@customer.example");
      return -1;
    }

  g_assert_null (received);
  g_assert_cmpuint (error->domain, ==, LANYARD_SAML_ERROR);
  g_assert_cmpint (first, ==, error->code);
  g_assert_true ((refused != NULL) == (error->code == LANYARD_SAML_ERROR_STATUS));

  return error->code;
}
