/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-verifier.h"

#include <string.h>

#include "forge.h"
#include "lanyard-saml.h"
#include "received-fixture.h"

#define PASSES -1

/* What is changed of a Response that is right, and what that leads to. */
typedef struct
{
  const char *name;
  const char *find;
  const char *replacement;
  int code;
} Change;

#define BOTH LANYARD_SAML_SIGN_BOTH
#define EVIL "evil@customer.example"

/* Made and signed that way by the identity provider. */
static const Change contents[] = {
  { "right", "", "", PASSES },
  { "version", "ID=\"_response\" Version=\"2.0\"", "ID=\"_response\" Version=\"2.1\"", LANYARD_SAML_ERROR_VERSION },
  { "no-version", "ID=\"_response\" Version=\"2.0\"", "ID=\"_response\"", LANYARD_SAML_ERROR_VERSION },
  { "destination", "acs?a=1&amp;b=2\" InResponseTo", "acs?a=1\" InResponseTo", LANYARD_SAML_ERROR_DESTINATION },
  { "no-destination", "Destination=\"https://sp.example/acs?a=1&amp;b=2\"", "", LANYARD_SAML_ERROR_DESTINATION },
  { "issuer", "app</saml:Issuer>", "other</saml:Issuer>", LANYARD_SAML_ERROR_ISSUER },
  { "no-issuer", "<saml:Issuer xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\">" RECEIVED_IDP "</saml:Issuer>", "",
    LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "in-response-to", "InResponseTo=\"_request\">", "InResponseTo=\"_other\">", LANYARD_SAML_ERROR_IN_RESPONSE_TO },
  { "no-in-response-to", "InResponseTo=\"_request\">", ">", LANYARD_SAML_ERROR_IN_RESPONSE_TO },
  { "issue-instant", "IssueInstant=\"2026-11-21T12:00:00Z\" Destination", "IssueInstant=\"2026-11-21T12:00:01Z\" Destination",
    LANYARD_SAML_ERROR_NOT_YET_VALID },
  { "no-issue-instant", "IssueInstant=\"2026-11-21T12:00:00Z\" Destination", "Destination", LANYARD_SAML_ERROR_MALFORMED },
  { "no-status", "<samlp:Status><samlp:StatusCode Value=\"" LANYARD_SAML_STATUS_SUCCESS "\"/></samlp:Status>", "",
    LANYARD_SAML_ERROR_MALFORMED },
  { "status-with-assertion", "status:Success", "status:Responder", LANYARD_SAML_ERROR_MALFORMED },
  { "two-status", "<samlp:Status>", "<samlp:Status/><samlp:Status>", LANYARD_SAML_ERROR_MALFORMED },
  { "encrypted", "</saml:Assertion>", "</saml:Assertion><saml:EncryptedAssertion xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\"/>",
    LANYARD_SAML_ERROR_UNSUPPORTED },
  { "advice", "<saml:AuthnStatement", "<saml:Advice><saml:Assertion/></saml:Advice><saml:AuthnStatement", LANYARD_SAML_ERROR_MALFORMED },
  { "assertion-version", "ID=\"_assertion\" Version=\"2.0\"", "ID=\"_assertion\" Version=\"1.1\"", LANYARD_SAML_ERROR_VERSION },
  { "assertion-issue-instant", "12:00:00Z\"><saml:Issuer>", "12:00:01Z\"><saml:Issuer>", LANYARD_SAML_ERROR_NOT_YET_VALID },
  { "no-assertion-issue-instant", " IssueInstant=\"2026-11-21T12:00:00Z\"><saml:Issuer>", "><saml:Issuer>", LANYARD_SAML_ERROR_MALFORMED },
  { "assertion-issuer", "<saml:Issuer>" RECEIVED_IDP, "<saml:Issuer>https://other.example", LANYARD_SAML_ERROR_ISSUER },
  { "assertion-issuer-format", "<saml:Issuer>", "<saml:Issuer Format=\"urn:x\">", LANYARD_SAML_ERROR_ISSUER },
  { "audience", "<saml:Audience>" RECEIVED_SP, "<saml:Audience>" RECEIVED_SP "/", LANYARD_SAML_ERROR_AUDIENCE },
  { "audience-two", "<saml:Audience>", "<saml:Audience>https://other.example</saml:Audience><saml:Audience>", PASSES },
  { "audience-restriction-twice", "</saml:Conditions>",
    "<saml:AudienceRestriction><saml:Audience>https://other.example</saml:Audience></saml:AudienceRestriction></saml:Conditions>",
    LANYARD_SAML_ERROR_AUDIENCE },
  { "audience-restriction-empty", "</saml:Conditions>", "<saml:AudienceRestriction/></saml:Conditions>", LANYARD_SAML_ERROR_AUDIENCE },
  { "audience-blank", "<saml:Audience>", "<saml:Audience> ", LANYARD_SAML_ERROR_AUDIENCE },
  { "no-audience", "<saml:AudienceRestriction><saml:Audience>" RECEIVED_SP "</saml:Audience></saml:AudienceRestriction>", "",
    LANYARD_SAML_ERROR_AUDIENCE },
  { "empty-audience", "<saml:Audience>" RECEIVED_SP "</saml:Audience>", "", LANYARD_SAML_ERROR_AUDIENCE },
  { "not-before", "11:59:00Z", "12:00:01Z", LANYARD_SAML_ERROR_NOT_YET_VALID },
  { "no-not-before", "NotBefore=\"2026-11-21T11:59:00Z\"", "", PASSES },
  { "bad-not-before", "NotBefore=\"2026-11-21T11:59:00Z\"", "NotBefore=\"\"", LANYARD_SAML_ERROR_MALFORMED },
  { "not-on-or-after", "NotOnOrAfter=\"2026-11-21T12:05:00Z\"><saml:Aud", "NotOnOrAfter=\"2026-11-21T12:00:00Z\"><saml:Aud",
    LANYARD_SAML_ERROR_EXPIRED },
  { "no-not-on-or-after", "NotOnOrAfter=\"2026-11-21T12:05:00Z\"><saml:Aud", "><saml:Aud", LANYARD_SAML_ERROR_MALFORMED },
  { "unknown-condition", "</saml:Conditions>", "<saml:Condition/></saml:Conditions>", LANYARD_SAML_ERROR_UNSUPPORTED },
  { "one-time-use", "</saml:Conditions>", "<saml:OneTimeUse/></saml:Conditions>", PASSES },
  { "two-conditions", "<saml:AuthnStatement", "<saml:Conditions/><saml:AuthnStatement", LANYARD_SAML_ERROR_MALFORMED },
  { "two-subjects", "<saml:Conditions", "<saml:Subject/><saml:Conditions", LANYARD_SAML_ERROR_SUBJECT },
  { "two-name-ids", "<saml:SubjectConfirmation ", "<saml:NameID>" EVIL "</saml:NameID><saml:SubjectConfirmation ", LANYARD_SAML_ERROR_SUBJECT },
  { "empty-name-id", ">jane@customer.example<", "> <", LANYARD_SAML_ERROR_SUBJECT },
  { "element-in-name-id", ">jane@customer.example<", ">jane@customer.example<saml:a/><", LANYARD_SAML_ERROR_SUBJECT },
  { "encrypted-id", "<saml:NameID ", "<saml:EncryptedID/><saml:NameID ", LANYARD_SAML_ERROR_UNSUPPORTED },
  { "method", "cm:bearer", "cm:holder-of-key", LANYARD_SAML_ERROR_SUBJECT },
  { "two-confirmations", "</saml:Subject>", "<saml:SubjectConfirmation/></saml:Subject>", LANYARD_SAML_ERROR_SUBJECT },
  { "recipient", "Recipient=\"https://sp.example/acs?a=1&amp;b=2", "Recipient=\"https://other.example/acs", LANYARD_SAML_ERROR_RECIPIENT },
  { "no-recipient", " Recipient=\"https://sp.example/acs?a=1&amp;b=2\"", "", LANYARD_SAML_ERROR_RECIPIENT },
  { "confirmation-in-response-to", "InResponseTo=\"_request\" NotOn", "InResponseTo=\"_other\" NotOn", LANYARD_SAML_ERROR_IN_RESPONSE_TO },
  { "no-confirmation-in-response-to", "InResponseTo=\"_request\" NotOn", "NotOn", LANYARD_SAML_ERROR_IN_RESPONSE_TO },
  { "confirmation-expired", "NotOnOrAfter=\"2026-11-21T12:05:00Z\" Rec", "NotOnOrAfter=\"2026-11-21T12:00:00Z\" Rec",
    LANYARD_SAML_ERROR_EXPIRED },
  { "confirmation-not-before", "InResponseTo=\"_request\" NotOn", "InResponseTo=\"_request\" NotBefore=\"2026-11-21T11:00:00Z\" NotOn",
    LANYARD_SAML_ERROR_SUBJECT },
  { "no-confirmation-end", "NotOnOrAfter=\"2026-11-21T12:05:00Z\" Rec", "Rec", LANYARD_SAML_ERROR_MALFORMED },
  { "two-authn-statements", "<saml:AttributeStatement>", "<saml:AuthnStatement/><saml:AttributeStatement>", LANYARD_SAML_ERROR_MALFORMED },
  { "no-authn-instant", "AuthnInstant=\"2026-11-21T11:50:00Z\"", "", LANYARD_SAML_ERROR_MALFORMED },
  { "authn-instant", "2026-11-21T11:50:00Z", "2026-11-21T12:00:01Z", LANYARD_SAML_ERROR_NOT_YET_VALID },
  { "no-class", "<saml:AuthnContextClassRef>" LANYARD_SAML_CONTEXT_PASSWORD_PROTECTED "</saml:AuthnContextClassRef>", "",
    LANYARD_SAML_ERROR_MALFORMED },
  { "session-end", "SessionIndex", "SessionNotOnOrAfter=\"2026-11-21T12:00:00Z\" SessionIndex", LANYARD_SAML_ERROR_EXPIRED },
  { "session-later-end", "SessionIndex", "SessionNotOnOrAfter=\"2026-11-21T20:00:00Z\" SessionIndex", PASSES },
  { "two-attribute-statements", "</saml:AttributeStatement>", "</saml:AttributeStatement><saml:AttributeStatement/>", LANYARD_SAML_ERROR_MALFORMED },
  { "empty-attribute-statement", "<saml:AttributeStatement>", "<saml:AttributeStatement/><saml:AttributeStatement>", LANYARD_SAML_ERROR_MALFORMED },
  { "attribute-statement-without-attributes", "<saml:Attribute Name=\"memberOf\" FriendlyName=\"groups\" NameFormat=\""
    LANYARD_SAML_NAME_FORMAT_BASIC "\"><saml:AttributeValue>staff</saml:AttributeValue>"
    "<saml:AttributeValue>admins</saml:AttributeValue></saml:Attribute>", "", LANYARD_SAML_ERROR_MALFORMED },
  { "attribute-twice", "</saml:AttributeStatement>", "<saml:Attribute Name=\"memberOf\"/></saml:AttributeStatement>", LANYARD_SAML_ERROR_MALFORMED },
  { "attribute-without-name", "</saml:AttributeStatement>", "<saml:Attribute/></saml:AttributeStatement>", LANYARD_SAML_ERROR_MALFORMED },
  { "encrypted-attribute", "</saml:AttributeStatement>", "<saml:EncryptedAttribute/></saml:AttributeStatement>", LANYARD_SAML_ERROR_MALFORMED },
};

static void
test_content (gconstpointer data)
{
  const Change *change = data;
  g_autofree char *document = received_make (BOTH, change->find, change->replacement);
  LanyardSamlExpectation expectation = received_expect ();

  g_assert_cmpint (received_verify (document, &expectation), ==, change->code);
}

/* Changed on the way. */
static const Change tampering[] = {
  { "name-id", "jane@customer", "evil@customer", LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "comment-in-name-id", "jane@customer.example<", "jane@customer.example<!-- -->.evil.example<", LANYARD_SAML_ERROR_MALFORMED },
  { "instruction-in-name-id", "jane@customer", "jane<?x?>@customer", LANYARD_SAML_ERROR_MALFORMED },
  { "cdata-in-name-id", "jane@customer", "<![CDATA[jane]]>@customer", PASSES },
  { "entity-in-name-id", "jane@customer", "&jane;@customer", LANYARD_SAML_ERROR_MALFORMED },
  { "dtd", "<samlp:Response", "<!DOCTYPE a [<!ENTITY jane 'jane'>]><samlp:Response", LANYARD_SAML_ERROR_DTD },
  { "comment-in-digest", "</ds:DigestValue>", "<!-- --></ds:DigestValue>", LANYARD_SAML_ERROR_MALFORMED },
  { "attribute-value", ">staff<", ">admin<", LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "attribute-added", "</saml:AttributeStatement>", "<saml:Attribute Name=\"a\"/></saml:AttributeStatement>",
    LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "audience-added", "</saml:Audience>", "</saml:Audience><saml:Audience>x</saml:Audience>", LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "destination", "Destination=\"https://sp.example/acs?a=1&amp;b=2", "Destination=\"https://sp.example/", LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "status", "status:Success", "status:Responder", LANYARD_SAML_ERROR_MALFORMED },
  { "blank", "<samlp:Status>", " <samlp:Status>", LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "duplicate-id", "<samlp:Status>", "<samlp:Status ID=\"_assertion\">", LANYARD_SAML_ERROR_DUPLICATE_ID },
  { "duplicate-xml-id", "<samlp:Status>", "<samlp:Status xml:id=\"_response\">", LANYARD_SAML_ERROR_DUPLICATE_ID },
  { "relative-namespace", "<samlp:Response", "<samlp:Response xmlns:x=\"1\"", LANYARD_SAML_ERROR_MALFORMED },
  { "method-md5", "#rsa-sha256", "#rsa-md5", LANYARD_SAML_ERROR_ALGORITHM },
  { "method-sha1", "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", FORGE_DSIG "rsa-sha1", LANYARD_SAML_ERROR_ALGORITHM },
};

static void
test_tampering (gconstpointer data)
{
  const Change *change = data;
  g_autofree char *good = received_make (BOTH, NULL, NULL);
  g_autofree char *document = forge_replace (good, change->find, change->replacement);
  LanyardSamlExpectation expectation = received_expect ();

  g_assert_cmpint (received_verify (document, &expectation), ==, change->code);
}

/* Which signature is there, which is wanted. */
static const struct
{
  int sign;
  gboolean want_response;
  gboolean want_assertion;
  int code;
} wants[] = {
  { LANYARD_SAML_SIGN_BOTH, TRUE, TRUE, PASSES },
  { LANYARD_SAML_SIGN_BOTH, FALSE, FALSE, PASSES },
  { LANYARD_SAML_SIGN_ASSERTION, FALSE, TRUE, PASSES },
  { LANYARD_SAML_SIGN_ASSERTION, FALSE, FALSE, PASSES },
  { LANYARD_SAML_SIGN_ASSERTION, TRUE, FALSE, LANYARD_SAML_ERROR_SIGNATURE_MISSING },
  { LANYARD_SAML_SIGN_RESPONSE, TRUE, FALSE, PASSES },
  { LANYARD_SAML_SIGN_RESPONSE, FALSE, FALSE, PASSES },
  { LANYARD_SAML_SIGN_RESPONSE, FALSE, TRUE, LANYARD_SAML_ERROR_SIGNATURE_MISSING },
  { 0, FALSE, FALSE, LANYARD_SAML_ERROR_SIGNATURE_MISSING },
  { 0, TRUE, TRUE, LANYARD_SAML_ERROR_SIGNATURE_MISSING },
};

static void
test_wants (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (wants); i++)
    {
      g_autofree char *document = received_make (wants[i].sign, NULL, NULL);
      LanyardSamlExpectation expectation = received_expect ();

      g_test_message ("%" G_GSIZE_FORMAT, i);
      expectation.want_response_signed = wants[i].want_response;
      expectation.want_assertion_signed = wants[i].want_assertion;
      g_assert_cmpint (received_verify (document, &expectation), ==, wants[i].code);
    }
}

/* What we expect, not what we get, is another. */
static void
test_expectations (void)
{
  g_autofree char *document = received_make (BOTH, NULL, NULL);
  LanyardSamlExpectation expectation;
  g_autoptr(GPtrArray) no_keys = g_ptr_array_new ();
  g_autoptr(GPtrArray) other_keys = g_ptr_array_new ();

  g_ptr_array_add (other_keys, test_get_key (LANYARD_KEY_EC_P256));
  g_ptr_array_add (other_keys, test_get_key (LANYARD_KEY_RSA_3072));

  expectation = received_expect ();
  expectation.keys = no_keys;
  g_assert_cmpint (received_verify (document, &expectation), ==, LANYARD_SAML_ERROR_SIGNATURE_INVALID);
  expectation.keys = other_keys;
  g_assert_cmpint (received_verify (document, &expectation), ==, LANYARD_SAML_ERROR_SIGNATURE_INVALID);
  g_ptr_array_add (other_keys, test_get_key (LANYARD_KEY_RSA_2048));
  g_assert_cmpint (received_verify (document, &expectation), ==, PASSES);

  expectation = received_expect ();
  expectation.in_response_to = NULL;
  g_assert_cmpint (received_verify (document, &expectation), ==, LANYARD_SAML_ERROR_IN_RESPONSE_TO);

  expectation = received_expect ();
  expectation.now = TEST_NOW + 299;
  g_assert_cmpint (received_verify (document, &expectation), ==, PASSES);
  expectation.now = TEST_NOW + 300;
  g_assert_cmpint (received_verify (document, &expectation), ==, LANYARD_SAML_ERROR_EXPIRED);
  expectation.skew = 1;
  g_assert_cmpint (received_verify (document, &expectation), ==, PASSES);
  expectation.now = TEST_NOW - 1;
  g_assert_cmpint (received_verify (document, &expectation), ==, PASSES);
  expectation.now = TEST_NOW - 2;
  g_assert_cmpint (received_verify (document, &expectation), ==, LANYARD_SAML_ERROR_NOT_YET_VALID);
}

static void
test_unsolicited (void)
{
  g_autofree char *all = received_make (0, "InResponseTo=\"_request\">", ">");
  g_autofree char *none = forge_replace (all, "InResponseTo=\"_request\" ", "");
  g_autofree char *template = forge_template (&(ForgeSignature) { 0 }, "_response");
  g_autofree char *with_template = g_strconcat ("</saml:Issuer>", template, NULL);
  g_autofree char *unsigned_document = forge_replace (none, "</saml:Issuer>", with_template);
  g_autofree char *document = forge_sign (unsigned_document, "_response", test_get_key (LANYARD_KEY_RSA_2048));
  LanyardSamlExpectation expectation = received_expect ();

  expectation.want_assertion_signed = FALSE;
  g_assert_cmpint (received_verify (document, &expectation), ==, LANYARD_SAML_ERROR_IN_RESPONSE_TO);
  expectation.in_response_to = NULL;
  g_assert_cmpint (received_verify (document, &expectation), ==, PASSES);
}

static char *
cut (const char  *text,
     const char  *start,
     const char  *end,
     char       **piece)
{
  const char *from = strstr (text, start);
  const char *to = strstr (from, end) + strlen (end);
  g_autofree char *head = g_strndup (text, from - text);

  *piece = g_strndup (from, to - from);

  return g_strconcat (head, to, NULL);
}

/* Whatever bit changes: refused, or it means the same. */
static void
test_bits (void)
{
  g_autofree char *good = received_make (BOTH, NULL, NULL);
  LanyardSamlExpectation expectation = received_expect ();
  gsize length = strlen (good);
  guint n_passed = 0;

  for (gsize i = 0; i < length; i += 3)
    {
      good[i] ^= 1 << (i / 3 % 7);
      if (good[i] != '\0' && received_verify (good, &expectation) == PASSES)
        n_passed++;
      good[i] ^= 1 << (i / 3 % 7);
    }

  g_test_message ("%u of %" G_GSIZE_FORMAT " changes mean nothing", n_passed, length / 3);
  g_assert_cmpuint (n_passed, <, length / 3 / 10);
  g_assert_cmpint (received_verify (good, &expectation), ==, PASSES);
}

static void
test_received (void)
{
  g_autofree char *document = received_make (BOTH, "SessionIndex", "SessionNotOnOrAfter=\"2026-11-21T20:00:00Z\" SessionIndex");
  LanyardSamlExpectation expectation = received_expect ();
  g_autoptr(GBytes) bytes = g_bytes_new (document, strlen (document));
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardSamlReceived) received = lanyard_saml_response_verify (bytes, &expectation, NULL, NULL, &error);
  LanyardSamlReceivedAttribute *attribute;

  g_assert_no_error (error);
  g_assert_cmpstr (received->response_id, ==, "_response");
  g_assert_cmpstr (received->assertion_id, ==, "_assertion");
  g_assert_cmpstr (received->in_response_to, ==, "_request");
  g_assert_cmpstr (received->issuer, ==, RECEIVED_IDP);
  g_assert_cmpstr (received->name_id, ==, "jane@customer.example");
  g_assert_cmpstr (received->name_id_format, ==, LANYARD_SAML_NAME_ID_EMAIL);
  g_assert_cmpstr (received->session_index, ==, "_session");
  g_assert_cmpstr (received->authn_context, ==, LANYARD_SAML_CONTEXT_PASSWORD_PROTECTED);
  g_assert_cmpint (received->authn_instant, ==, TEST_NOW - 600);
  g_assert_cmpint (received->session_not_on_or_after, ==, TEST_NOW + 8 * 3600);
  g_assert_cmpstr (received->status, ==, LANYARD_SAML_STATUS_SUCCESS);
  g_assert_null (received->sub_status);
  g_assert_null (received->status_message);

  g_assert_cmpuint (received->attributes->len, ==, 1);
  attribute = g_ptr_array_index (received->attributes, 0);
  g_assert_cmpstr (attribute->name, ==, "memberOf");
  g_assert_cmpstr (attribute->name_format, ==, LANYARD_SAML_NAME_FORMAT_BASIC);
  g_assert_cmpstr (attribute->friendly_name, ==, "groups");
  g_assert_cmpuint (g_strv_length (attribute->values), ==, 2);
  g_assert_cmpstr (attribute->values[1], ==, "admins");
}

/* An error Response counts only when it is signed and right in all else. */
static void
test_status (void)
{
  g_autofree char *document = NULL;
  g_autofree char *tampered = NULL;
  g_autofree char *signature = NULL;
  g_autofree char *unsigned_document = NULL;
  LanyardSamlExpectation expectation = received_expect ();
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(LanyardSamlReceived) refused = NULL;
  g_autoptr(GError) error = NULL;

  document = lanyard_saml_error_response_write (RECEIVED_IDP, RECEIVED_ACS, "_request", LANYARD_SAML_STATUS_RESPONDER,
                                                LANYARD_SAML_STATUS_NO_PASSIVE, "Sign in first", TEST_NOW,
                                                test_get_signer ("rsa-sha256"), &error);
  g_assert_no_error (error);
  bytes = g_bytes_new (document, strlen (document));

  g_assert_null (lanyard_saml_response_verify (bytes, &expectation, &refused, NULL, &error));
  g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_STATUS);
  g_assert_cmpstr (refused->status, ==, LANYARD_SAML_STATUS_RESPONDER);
  g_assert_cmpstr (refused->sub_status, ==, LANYARD_SAML_STATUS_NO_PASSIVE);
  g_assert_cmpstr (refused->status_message, ==, "Sign in first");
  g_assert_null (refused->name_id);
  g_assert_cmpuint (refused->attributes->len, ==, 0);

  tampered = forge_replace (document, "Sign in first", "Call this number");
  g_assert_cmpint (received_verify (tampered, &expectation), ==, LANYARD_SAML_ERROR_SIGNATURE_INVALID);
  unsigned_document = cut (document, "<ds:Signature ", "</ds:Signature>", &signature);
  expectation.want_response_signed = FALSE;
  g_assert_cmpint (received_verify (unsigned_document, &expectation), ==, LANYARD_SAML_ERROR_SIGNATURE_MISSING);
}

static void
test_all_findings (void)
{
  g_autofree char *document = received_make (BOTH, NULL, NULL);
  LanyardSamlExpectation expectation = received_expect ();
  g_autoptr(GBytes) bytes = g_bytes_new (document, strlen (document));
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_saml_finding_free);
  g_autoptr(GPtrArray) no_keys = g_ptr_array_new ();
  g_autoptr(GHashTable) failed = g_hash_table_new (NULL, NULL);
  g_autoptr(GError) error = NULL;

  expectation.keys = no_keys;
  expectation.issuer = "https://other.example";
  expectation.audience = "https://other.example";
  expectation.acs_url = "https://other.example";
  expectation.in_response_to = "_other";
  expectation.now = TEST_NOW + 1000;
  g_assert_null (lanyard_saml_response_verify (bytes, &expectation, NULL, findings, &error));
  g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_SIGNATURE_INVALID);

  for (guint i = 0; i < findings->len; i++)
    {
      LanyardSamlFinding *finding = g_ptr_array_index (findings, i);

      g_assert_nonnull (finding->subject);
      if (!finding->passed)
        g_hash_table_add (failed, GINT_TO_POINTER (finding->code));
    }
  g_assert_true (g_hash_table_contains (failed, GINT_TO_POINTER (LANYARD_SAML_ERROR_ISSUER)));
  g_assert_true (g_hash_table_contains (failed, GINT_TO_POINTER (LANYARD_SAML_ERROR_AUDIENCE)));
  g_assert_true (g_hash_table_contains (failed, GINT_TO_POINTER (LANYARD_SAML_ERROR_DESTINATION)));
  g_assert_true (g_hash_table_contains (failed, GINT_TO_POINTER (LANYARD_SAML_ERROR_RECIPIENT)));
  g_assert_true (g_hash_table_contains (failed, GINT_TO_POINTER (LANYARD_SAML_ERROR_IN_RESPONSE_TO)));
  g_assert_true (g_hash_table_contains (failed, GINT_TO_POINTER (LANYARD_SAML_ERROR_EXPIRED)));
  g_assert_cmpuint (g_hash_table_size (failed), ==, 7);
}

static gpointer
verify_often (gpointer user_data)
{
  LanyardSamlExpectation expectation = received_expect ();
  g_autofree char *evil = forge_replace (user_data, "jane@customer", "evil@customer");

  for (int i = 0; i < 50; i++)
    {
      g_assert_cmpint (received_verify (user_data, &expectation), ==, PASSES);
      g_assert_cmpint (received_verify (evil, &expectation), ==, LANYARD_SAML_ERROR_SIGNATURE_INVALID);
    }

  return NULL;
}

static void
test_threads (void)
{
  g_autofree char *document = received_make (BOTH, NULL, NULL);
  GThread *threads[4];

  received_expect ();
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("verifier", verify_often, document);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

static void
test_not_a_response (void)
{
  static const struct
  {
    const char *document;
    LanyardSamlError code;
  } documents[] = {
    { "", LANYARD_SAML_ERROR_MALFORMED },
    { "SAMLResponse", LANYARD_SAML_ERROR_MALFORMED },
    { "<a/>", LANYARD_SAML_ERROR_MALFORMED },
    { "<Response/>", LANYARD_SAML_ERROR_MALFORMED },
    { "<LogoutResponse xmlns='urn:oasis:names:tc:SAML:2.0:protocol' ID='_a' Version='2.0'/>", LANYARD_SAML_ERROR_MALFORMED },
    { "<Response xmlns='urn:oasis:names:tc:SAML:2.0:protocol' Version='2.0'/>", LANYARD_SAML_ERROR_MALFORMED },
    { "<Response xmlns='urn:oasis:names:tc:SAML:2.0:protocol' ID='_a' Version='2.0'/>", LANYARD_SAML_ERROR_SIGNATURE_MISSING },
  };
  LanyardSamlExpectation expectation = received_expect ();

  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
    g_assert_cmpint (received_verify (documents[i].document, &expectation), ==, (int) documents[i].code);
}

/* What the library writes itself, with every algorithm. */
static void
test_written (void)
{
  static const char *const algorithms[] = { "rsa-sha256", "rsa-sha384", "rsa-sha512", "ecdsa-sha256", "ecdsa-sha384", "rsa-sha1" };
  static const LanyardSamlSign signs[] = { LANYARD_SAML_SIGN_RESPONSE, LANYARD_SAML_SIGN_ASSERTION, LANYARD_SAML_SIGN_BOTH };
  g_autoptr(GPtrArray) keys = g_ptr_array_new ();
  LanyardSamlResponse response = test_make_response ();
  LanyardSamlExpectation expectation = received_expect ();

  g_ptr_array_add (keys, test_get_key (LANYARD_KEY_RSA_2048));
  g_ptr_array_add (keys, test_get_key (LANYARD_KEY_EC_P256));
  g_ptr_array_add (keys, test_get_key (LANYARD_KEY_EC_P384));
  expectation.keys = keys;

  for (gsize i = 0; i < G_N_ELEMENTS (algorithms); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (signs); j++)
      {
        g_autoptr(GError) error = NULL;
        g_autofree char *document = lanyard_saml_response_write (&response, test_get_signer (algorithms[i]), signs[j], &error);

        g_assert_no_error (error);
        g_test_message ("%s %d", algorithms[i], signs[j]);
        expectation.want_response_signed = (signs[j] & LANYARD_SAML_SIGN_RESPONSE) != 0;
        expectation.want_assertion_signed = (signs[j] & LANYARD_SAML_SIGN_ASSERTION) != 0;
        g_assert_cmpint (received_verify (document, &expectation), ==,
                         strcmp (algorithms[i], "rsa-sha1") == 0 ? (int) LANYARD_SAML_ERROR_ALGORITHM : PASSES);
      }
}

/* Before anything is checked: good for choosing the keys, or refused. */
static void
test_peek (void)
{
  static const struct
  {
    const char *find;
    const char *replacement;
    int         code;
  } cases[] = {
    { "InResponseTo=\"_request\"", "InResponseTo=\"_request\"", PASSES },
    { "samlp:Response", "samlp:Answer", LANYARD_SAML_ERROR_MALFORMED },
    { "2.0:protocol", "1.1:protocol", LANYARD_SAML_ERROR_MALFORMED },
    { "<saml:Issuer xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\">" RECEIVED_IDP "</saml:Issuer>", "",
      LANYARD_SAML_ERROR_MALFORMED },
    { "</samlp:Response>", "", LANYARD_SAML_ERROR_MALFORMED },
    { "<samlp:Response", "<!DOCTYPE a><samlp:Response", LANYARD_SAML_ERROR_DTD },
    { "ID=\"_assertion\"", "ID=\"_response\"", LANYARD_SAML_ERROR_DUPLICATE_ID },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *good = received_make (0, NULL, NULL);
      g_autoptr(GString) document = g_string_new (good);
      g_autoptr(GBytes) bytes = NULL;
      g_autofree char *issuer = NULL;
      g_autofree char *in_response_to = NULL;
      g_autoptr(GError) error = NULL;

      g_assert_cmpuint (g_string_replace (document, cases[i].find, cases[i].replacement, 0), >, 0);
      bytes = g_bytes_new (document->str, document->len);
      if (lanyard_saml_response_peek (bytes, &issuer, &in_response_to, &error))
        {
          g_assert_cmpint (cases[i].code, ==, PASSES);
          g_assert_cmpstr (issuer, ==, RECEIVED_IDP);
          g_assert_cmpstr (in_response_to, ==, "_request");
        }
      else
        g_assert_error (error, LANYARD_SAML_ERROR, cases[i].code);
    }
}

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autofree char *path = g_strdup_printf ("/saml/verifier/contents/%s", contents[i].name);

      g_test_add_data_func (path, &contents[i], test_content);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (tampering); i++)
    {
      g_autofree char *path = g_strdup_printf ("/saml/verifier/tampering/%s", tampering[i].name);

      g_test_add_data_func (path, &tampering[i], test_tampering);
    }
  g_test_add_func ("/saml/verifier/wants", test_wants);
  g_test_add_func ("/saml/verifier/i-42-expectations", test_expectations);
  g_test_add_func ("/saml/verifier/unsolicited", test_unsolicited);
  g_test_add_func ("/saml/verifier/bits", test_bits);
  g_test_add_func ("/saml/verifier/received", test_received);
  g_test_add_func ("/saml/verifier/status", test_status);
  g_test_add_func ("/saml/verifier/all-findings", test_all_findings);
  g_test_add_func ("/saml/verifier/threads", test_threads);
  g_test_add_func ("/saml/verifier/not-a-response", test_not_a_response);
  g_test_add_func ("/saml/verifier/written", test_written);
  g_test_add_func ("/saml/verifier/peek", test_peek);

  return g_test_run ();
}
