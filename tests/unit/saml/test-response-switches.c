/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a response says and how it is written, rule by rule, with the switches
 * for service providers that read less than the standard allows. Every
 * document passes the guard. */

#include "config.h"

#include <string.h>

#include "encryption-fixture.h"
#include "lanyard-saml-logout.h"
#include "signer-fixture.h"

static const char * const two_values[] = { "staff", "admins", NULL };
static const char * const one_value[] = { "staff", NULL };
static const char * const other_value[] = { "admins", NULL };
static const char * const more_audiences[] = { "https://sp.example/second", "urn:third", NULL };

static const LanyardSamlAttribute repeated[] = {
  { "memberOf", NULL, NULL, one_value },
  { "memberOf", NULL, NULL, other_value },
};

static const LanyardSamlAttribute formats[] = {
  { "a", LANYARD_SAML_NAME_FORMAT_URI, NULL, two_values },
  { "b", "urn:example:own-format", "Friendly", one_value },
};

static void
set_plain (LanyardSamlResponse *response)
{
}

static void
set_unsolicited (LanyardSamlResponse *response)
{
  response->in_response_to = NULL;
}

static void
set_persistent (LanyardSamlResponse *response)
{
  response->name_id_format = LANYARD_SAML_NAME_ID_PERSISTENT;
  response->name_qualifier = response->issuer;
  response->sp_name_qualifier = "https://sp.example/metadata";
}

static void
set_session_end (LanyardSamlResponse *response)
{
  response->session_not_on_or_after = TEST_NOW + 28800;
}

static void
set_no_attributes (LanyardSamlResponse *response)
{
  response->n_attributes = 0;
}

static void
set_formats (LanyardSamlResponse *response)
{
  response->attributes = formats;
  response->n_attributes = G_N_ELEMENTS (formats);
}

static void
set_repeated (LanyardSamlResponse *response)
{
  response->attributes = repeated;
  response->n_attributes = G_N_ELEMENTS (repeated);
}

static void
set_other_audience (LanyardSamlResponse *response)
{
  response->audience = "https://sp.example/metadata/";
}

static void
set_more_audiences (LanyardSamlResponse *response)
{
  response->additional_audiences = more_audiences;
}

static void
set_no_not_before (LanyardSamlResponse *response)
{
  response->omit = LANYARD_SAML_OMIT_NOT_BEFORE;
}

static void
set_no_xsi_type (LanyardSamlResponse *response)
{
  response->omit = LANYARD_SAML_OMIT_XSI_TYPE;
}

static void
set_no_name_id (LanyardSamlResponse *response)
{
  response->omit = LANYARD_SAML_OMIT_NAME_ID;
  response->name_id = NULL;
}

/* A rule's lines stand together. */
static const struct
{
  const char *rule;
  void      (*set) (LanyardSamlResponse *response);
  const char *xpath;
  const char *value;
} rows[] = {
  { "m-31-response", set_plain, "/p:Response/@Destination", "https://sp.example/acs?a=1&b=2" },
  { "m-31-response", set_plain, "/p:Response/@InResponseTo", "_request" },
  { "m-31-response", set_plain, "/p:Response/@Version", "2.0" },
  { "m-31-response", set_plain, "/p:Response/a:Issuer", "https://idp.example/saml2/app" },
  { "m-31-response", set_plain, "//p:StatusCode/@Value", LANYARD_SAML_STATUS_SUCCESS },
  { "m-31-response", set_plain, "count(//a:Assertion)", "1" },
  { "m-31-response", set_unsolicited, "count(//@InResponseTo)", "0" },
  { "m-33-times", set_plain, "/p:Response/@IssueInstant", "2026-11-21T12:00:00Z" },
  { "m-33-times", set_plain, "//a:Assertion/@IssueInstant", "2026-11-21T12:00:00Z" },
  { "m-34-conditions", set_plain, "//a:Conditions/@NotBefore", "2026-11-21T11:59:00Z" },
  { "m-34-conditions", set_plain, "//a:Conditions/@NotOnOrAfter", "2026-11-21T12:05:00Z" },
  { "m-34-conditions", set_plain, "count(//a:Audience)", "1" },
  { "m-34-no-not-before", set_no_not_before, "count(//@NotBefore)", "0" },
  { "m-34-no-not-before", set_no_not_before, "//a:Conditions/@NotOnOrAfter", "2026-11-21T12:05:00Z" },
  { "m-34-audiences", set_more_audiences, "count(//a:AudienceRestriction)", "1" },
  { "m-34-audiences", set_more_audiences, "count(//a:Audience)", "3" },
  { "m-34-audiences", set_more_audiences, "//a:Audience[1]", "https://sp.example/metadata" },
  { "m-34-audiences", set_more_audiences, "//a:Audience[3]", "urn:third" },
  { "m-35-bearer", set_plain, "count(//a:SubjectConfirmation)", "1" },
  { "m-35-bearer", set_plain, "//a:SubjectConfirmation/@Method", "urn:oasis:names:tc:SAML:2.0:cm:bearer" },
  { "m-35-bearer", set_plain, "//a:SubjectConfirmationData/@Recipient", "https://sp.example/acs?a=1&b=2" },
  { "m-35-bearer", set_plain, "//a:SubjectConfirmationData/@NotOnOrAfter", "2026-11-21T12:05:00Z" },
  { "m-35-bearer", set_plain, "//a:SubjectConfirmationData/@InResponseTo", "_request" },
  { "m-35-bearer", set_plain, "count(//a:SubjectConfirmationData/@*)", "3" },
  { "m-36-authn-statement", set_plain, "count(//a:AuthnStatement)", "1" },
  { "m-36-authn-statement", set_plain, "//a:AuthnStatement/@AuthnInstant", "2026-11-21T11:50:00Z" },
  { "m-36-authn-statement", set_plain, "//a:AuthnStatement/@SessionIndex", "_session" },
  { "m-36-authn-statement", set_plain, "//a:AuthnContextClassRef", LANYARD_SAML_CONTEXT_PASSWORD_PROTECTED },
  { "m-37-attribute-statement", set_plain, "count(//a:AttributeStatement)", "1" },
  { "m-37-attribute-statement", set_no_attributes, "count(//a:AttributeStatement)", "0" },
  { "m-38-attributes", set_plain, "count(//a:Attribute[@Name='memberOf'])", "1" },
  { "m-38-attributes", set_plain, "count(//a:Attribute[@Name='memberOf']/a:AttributeValue)", "2" },
  { "m-38-attributes", set_plain, "count(//a:Attribute[@Name='memberOf']/@*)", "1" },
  { "m-38-attributes", set_formats, "//a:Attribute[1]/@NameFormat", LANYARD_SAML_NAME_FORMAT_URI },
  { "m-38-attributes", set_formats, "//a:Attribute[2]/@NameFormat", "urn:example:own-format" },
  { "m-38-attributes", set_formats, "//a:Attribute[2]/@FriendlyName", "Friendly" },
  { "m-39-xsi-type", set_plain, "count(//a:AttributeValue[not(@xsi:type='xs:string')])", "0" },
  { "m-39-xsi-type", set_plain, "count(//a:Assertion/namespace::xs)", "1" },
  { "m-39-no-xsi-type", set_no_xsi_type, "count(//a:AttributeValue)", "3" },
  { "m-39-no-xsi-type", set_no_xsi_type, "count(//@xsi:type)", "0" },
  { "m-39-no-xsi-type", set_no_xsi_type, "count(//a:Assertion/namespace::xs)", "0" },
  { "m-40-name-id", set_plain, "//a:NameID", "jane@customer.example" },
  { "m-40-name-id", set_plain, "count(//a:NameID/@*)", "1" },
  { "m-40-name-id", set_persistent, "//a:NameID/@NameQualifier", "https://idp.example/saml2/app" },
  { "m-40-name-id", set_persistent, "//a:NameID/@SPNameQualifier", "https://sp.example/metadata" },
  { "m-40-no-name-id", set_no_name_id, "count(//a:NameID)", "0" },
  { "m-40-no-name-id", set_no_name_id, "count(//a:Subject/*)", "1" },
  { "m-40-no-name-id", set_no_name_id, "count(//a:Subject/a:SubjectConfirmation)", "1" },
  { "m-45-prefix-list", set_plain, "//a:Assertion/ds:Signature//ec:InclusiveNamespaces/@PrefixList", "xs xsi" },
  { "m-45-no-prefix-list", set_no_xsi_type, "count(//ec:InclusiveNamespaces)", "0" },
  { "i-10-xsi-type", set_plain, "count(//a:AttributeValue[@xsi:type='xs:string'])", "3" },
  { "i-11-xs-declared", set_plain, "count(//a:Assertion/namespace::xs)", "1" },
  { "i-20-destination", set_plain, "//@Recipient", "https://sp.example/acs?a=1&b=2" },
  { "i-21-audience", set_other_audience, "//a:Audience", "https://sp.example/metadata/" },
  { "i-22-audiences", set_more_audiences, "//a:Audience[2]", "https://sp.example/second" },
  { "i-24-one-class", set_plain, "count(//a:AuthnContextClassRef)", "1" },
  { "i-27-no-statement", set_no_attributes, "count(//a:AttributeStatement)", "0" },
  { "i-28-repeated", set_repeated, "count(//a:Attribute[@Name='memberOf'])", "2" },
  { "i-28-repeated", set_repeated, "count(//a:Attribute[@Name='memberOf']/a:AttributeValue)", "2" },
  { "i-34-backdated", set_plain, "//a:Conditions/@NotBefore", "2026-11-21T11:59:00Z" },
  { "i-35-session-end", set_plain, "count(//@SessionNotOnOrAfter)", "0" },
  { "i-35-session-end", set_session_end, "//@SessionNotOnOrAfter", "2026-11-21T20:00:00Z" },
  { "i-41-confirmation", set_plain, "count(//a:SubjectConfirmation[a:SubjectConfirmationData/@Recipient])", "1" },
};

static char *
write_response (const LanyardSamlResponse *response,
                LanyardSamlSigner         *signer,
                LanyardSamlSign            sign)
{
  g_autoptr(GError) error = NULL;
  char *document = lanyard_saml_response_write (response, signer, sign, &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);

  return document;
}

static LanyardSamlSigner *
make_signer (const LanyardSamlSignerOptions *options)
{
  g_autoptr(GError) error = NULL;
  LanyardSamlSigner *signer;

  signer = lanyard_saml_signer_new_with_options (test_get_key (LANYARD_KEY_RSA_2048),
                                                 test_get_certificate (LANYARD_KEY_RSA_2048), "rsa-sha256",
                                                 options, &error);
  g_assert_no_error (error);

  return signer;
}

static void
test_rule (gconstpointer data)
{
  const char *rule = data;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      LanyardSamlResponse response = test_make_response ();
      g_autofree char *document = NULL;
      g_autofree char *value = NULL;

      if (strcmp (rows[i].rule, rule) != 0)
        continue;

      rows[i].set (&response);
      document = write_response (&response, test_get_signer ("rsa-sha256"), LANYARD_SAML_SIGN_BOTH);
      value = test_dup_xpath (document, rows[i].xpath);
      g_test_message ("%s", rows[i].xpath);
      g_assert_cmpstr (value, ==, rows[i].value);
    }
}

/* M-43: each part alone and both; none is not offered. */
static void
test_signed_parts (void)
{
  static const struct
  {
    LanyardSamlSign  sign;
    const char      *response;
    const char      *assertion;
  } cases[] = {
    { LANYARD_SAML_SIGN_RESPONSE, "1", "0" },
    { LANYARD_SAML_SIGN_ASSERTION, "0", "1" },
    { LANYARD_SAML_SIGN_BOTH, "1", "1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LanyardSamlResponse response = test_make_response ();
      g_autofree char *document = write_response (&response, test_get_signer ("rsa-sha256"), cases[i].sign);
      g_autofree char *outer = test_dup_xpath (document, "count(/p:Response/ds:Signature)");
      g_autofree char *inner = test_dup_xpath (document, "count(/p:Response/a:Assertion/ds:Signature)");

      g_assert_cmpstr (outer, ==, cases[i].response);
      g_assert_cmpstr (inner, ==, cases[i].assertion);
    }
}

/* M-44: directly after Issuer, over the element it stands in. */
static void
test_signature_place (void)
{
  static const char * const cases[][2] = {
    { "count(//ds:Signature[preceding-sibling::*[1][self::a:Issuer]])", "2" },
    { "/p:Response/ds:Signature//ds:Reference/@URI", "#_response" },
    { "//a:Assertion/ds:Signature//ds:Reference/@URI", "#_assertion" },
    { "//a:Assertion//ds:CanonicalizationMethod/@Algorithm", "http://www.w3.org/2001/10/xml-exc-c14n#" },
    { "//a:Assertion//ds:Transform[1]/@Algorithm", "http://www.w3.org/2000/09/xmldsig#enveloped-signature" },
    { "//a:Assertion//ds:Transform[2]/@Algorithm", "http://www.w3.org/2001/10/xml-exc-c14n#" },
    { "count(//a:Assertion//ds:Transform)", "2" },
  };
  LanyardSamlResponse response = test_make_response ();
  g_autofree char *document = write_response (&response, test_get_signer ("rsa-sha256"), LANYARD_SAML_SIGN_BOTH);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *value = test_dup_xpath (document, cases[i][0]);

      g_assert_cmpstr (value, ==, cases[i][1]);
    }
}

static void
test_key_info (void)
{
  static const struct
  {
    LanyardSamlSignerOptions options;
    const char *key_infos;
    const char *key_name;
    const char *certificates;
  } cases[] = {
    { { NULL }, "1", "", "1" },
    { { .key_name = "CN=idp & co" }, "1", "CN=idp & co", "1" },
    { { .key_name = "key-1", .omit_certificate = TRUE }, "1", "key-1", "0" },
    { { .omit_certificate = TRUE }, "0", "", "0" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LanyardSamlResponse response = test_make_response ();
      g_autoptr(LanyardSamlSigner) signer = make_signer (&cases[i].options);
      g_autofree char *document = write_response (&response, signer, LANYARD_SAML_SIGN_ASSERTION);
      g_autofree char *key_infos = test_dup_xpath (document, "count(//ds:KeyInfo)");
      g_autofree char *key_name = test_dup_xpath (document, "//ds:KeyInfo/*[1][self::ds:KeyName]");
      g_autofree char *certificates = test_dup_xpath (document, "count(//ds:X509Certificate)");

      g_assert_cmpstr (key_infos, ==, cases[i].key_infos);
      g_assert_cmpstr (key_name, ==, cases[i].key_name);
      g_assert_cmpstr (certificates, ==, cases[i].certificates);
    }
}

static void
assert_lines (const char *text,
              gsize       length)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  guint n_lines = g_strv_length (lines);

  g_assert_cmpuint (n_lines, >, 1);
  g_assert_null (strchr (text, '\r'));
  for (guint i = 0; i < n_lines; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), >, 0);
      if (i + 1 < n_lines)
        g_assert_cmpuint (strlen (lines[i]), ==, length);
      else
        g_assert_cmpuint (strlen (lines[i]), <=, length);
    }
}

/* I-04, I-05: one line, or lines of one length; the digest is never broken
 * (I-03), and nothing else is (I-01). */
static void
test_base64_lines (gconstpointer data)
{
  const LanyardSamlSignerOptions options = { .digest_algorithm = "sha512", .line_length = GPOINTER_TO_UINT (data) };
  LanyardSamlResponse response = test_make_response ();
  g_autoptr(LanyardSamlSigner) signer = make_signer (&options);
  g_autofree char *document = write_response (&response, signer, LANYARD_SAML_SIGN_BOTH);
  g_autofree char *value = test_dup_xpath (document, "//ds:SignatureValue");
  g_autofree char *certificate = test_dup_xpath (document, "//ds:X509Certificate");
  g_autofree char *digest = test_dup_xpath (document, "//ds:DigestValue");
  g_autofree char *blanks = test_dup_xpath (document, "count(//text()[not(normalize-space())])");

  g_assert_cmpuint (strlen (digest), ==, 88);
  g_assert_null (strpbrk (digest, "\r\n "));
  g_assert_cmpstr (blanks, ==, "0");
  if (options.line_length == 0)
    {
      g_assert_null (strpbrk (document, "\r\n"));
      return;
    }
  assert_lines (value, options.line_length);
  assert_lines (certificate, options.line_length);
}

/* The other prefixes in all of the document, the error responses too. */
static void
test_prefixes (void)
{
  static const LanyardSamlSignerOptions options = { .saml2_prefixes = TRUE };
  LanyardSamlResponse response = test_make_response ();
  g_autoptr(LanyardSamlSigner) signer = make_signer (&options);
  g_autoptr(GError) error = NULL;
  g_autofree char *failure = NULL;

  for (LanyardSamlSign sign = LANYARD_SAML_SIGN_RESPONSE; sign <= LANYARD_SAML_SIGN_BOTH; sign++)
    {
      g_autofree char *document = write_response (&response, signer, sign);
      g_autofree char *usual = write_response (&response, test_get_signer ("rsa-sha256"), sign);
      g_autofree char *outline = test_dup_outline (document);
      g_autofree char *usual_outline = test_dup_outline (usual);

      g_assert_true (g_str_has_prefix (document, "<saml2p:Response xmlns:saml2p=\""));
      g_assert_nonnull (strstr (document, "<saml2:Assertion xmlns:saml2=\""));
      g_assert_null (strstr (document, "samlp:"));
      g_assert_null (strstr (document, "saml:A"));
      g_assert_cmpstr (outline, ==, usual_outline);
    }

  failure = lanyard_saml_error_response_write ("https://idp.example/", "https://sp.example/acs", "_request",
                                               LANYARD_SAML_STATUS_RESPONDER, LANYARD_SAML_STATUS_NO_PASSIVE,
                                               NULL, TEST_NOW, signer, &error);
  g_assert_no_error (error);
  g_assert_null (strstr (failure, "samlp:"));
}

/* Around an encrypted assertion, and in logout messages. */
static void
test_other_prefixes (void)
{
  static const LanyardSamlSignerOptions options = { .saml2_prefixes = TRUE };
  static const LanyardSamlLogoutResponse logout = {
    .id = "_logout",
    .issuer = "https://idp.example/saml2/app",
    .destination = "https://sp.example/slo",
    .in_response_to = "_request",
    .status = LANYARD_SAML_STATUS_SUCCESS,
    .now = TEST_NOW,
  };
  LanyardSamlEncryption encryption = encryption_make ();
  LanyardSamlResponse response = test_make_response ();
  g_autoptr(LanyardSamlSigner) signer = make_signer (&options);
  g_autoptr(LanyardSamlEncrypter) encrypter = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *encrypted = NULL;
  g_autofree char *logged_out = NULL;

  encryption.saml2_prefixes = TRUE;
  encrypter = encryption_make_encrypter (&encryption);
  response.encrypter = encrypter;
  encrypted = write_response (&response, signer, LANYARD_SAML_SIGN_BOTH);
  g_assert_nonnull (strstr (encrypted, "<saml2:EncryptedAssertion xmlns:saml2=\""));
  g_assert_null (strstr (encrypted, "<saml:"));

  logged_out = lanyard_saml_logout_response_write (&logout, signer, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (logged_out, "<saml2p:LogoutResponse xmlns:saml2p=\""));
  g_assert_null (strstr (logged_out, "<samlp:"));
  g_assert_null (strstr (logged_out, "<saml:"));
}

static void
test_digest (void)
{
  static const char * const cases[][2] = {
    { NULL, "http://www.w3.org/2001/04/xmlenc#sha256" },
    { "sha256", "http://www.w3.org/2001/04/xmlenc#sha256" },
    { "sha384", "http://www.w3.org/2001/04/xmldsig-more#sha384" },
    { "sha512", "http://www.w3.org/2001/04/xmlenc#sha512" },
    { "sha1", "http://www.w3.org/2000/09/xmldsig#sha1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const LanyardSamlSignerOptions options = { .digest_algorithm = cases[i][0] };
      LanyardSamlResponse response = test_make_response ();
      g_autoptr(LanyardSamlSigner) signer = make_signer (&options);
      g_autofree char *document = write_response (&response, signer, LANYARD_SAML_SIGN_BOTH);
      g_autofree char *uri = test_dup_xpath (document, "//ds:DigestMethod/@Algorithm");
      g_autofree char *method = test_dup_xpath (document, "//ds:SignatureMethod/@Algorithm");

      g_assert_cmpstr (uri, ==, cases[i][1]);
      g_assert_cmpstr (method, ==, "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
    }
}

/* I-02: a line of a value ends in LF, whatever system it was typed on. */
static void
test_carriage_returns (void)
{
  static const char * const cases[][2] = {
    { "a\r\nb", "a\nb" }, { "a\rb", "a\nb" }, { "\r", "\n" }, { "\r\r\n\n", "\n\n\n" }, { "a\r", "a\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char * const values[] = { cases[i][0], NULL };
      const LanyardSamlAttribute attribute = { cases[i][0], NULL, NULL, values };
      LanyardSamlResponse response = test_make_response ();
      g_autofree char *document = NULL;
      g_autofree char *value = NULL;
      g_autofree char *name = NULL;

      response.attributes = &attribute;
      response.n_attributes = 1;
      document = write_response (&response, test_get_signer ("rsa-sha256"), LANYARD_SAML_SIGN_BOTH);
      value = test_dup_xpath (document, "//a:AttributeValue");
      name = test_dup_xpath (document, "//a:Attribute/@Name");
      g_assert_null (strstr (document, "&#xD;"));
      g_assert_null (strchr (document, '\r'));
      g_assert_cmpstr (value, ==, cases[i][1]);
      g_assert_cmpstr (name, ==, cases[i][1]);
    }
}

static void
test_refused (void)
{
  static const char * const empty[] = { "a", "", NULL };
  static const struct
  {
    LanyardSamlSignerOptions options;
    int code;
  } cases[] = {
    { { .digest_algorithm = "md5" }, LANYARD_SAML_ERROR_ALGORITHM },
    { { .key_name = "\x01" }, LANYARD_SAML_ERROR_VALUE },
  };
  LanyardSamlResponse response = test_make_response ();
  g_autoptr(GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_null (lanyard_saml_signer_new_with_options (test_get_key (LANYARD_KEY_RSA_2048), NULL, "rsa-sha256",
                                                           &cases[i].options, &error));
      g_assert_error (error, LANYARD_SAML_ERROR, cases[i].code);
      g_clear_error (&error);
    }

  response.additional_audiences = empty;
  g_assert_null (lanyard_saml_response_write (&response, test_get_signer ("rsa-sha256"), LANYARD_SAML_SIGN_BOTH, &error));
  g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_VALUE);
}

/* All switches at once, and random ones, are canonical and verify. */
static void
test_combined (void)
{
  for (guint i = 0; i < 64; i++)
    {
      LanyardSamlResponse response = test_make_response ();
      const LanyardSamlSignerOptions options = {
        .digest_algorithm = (i & 1) != 0 ? "sha384" : NULL,
        .key_name = (i & 2) != 0 ? "<&>" : NULL,
        .omit_certificate = (i & 4) != 0,
        .line_length = (i & 8) != 0 ? 64 : 0,
        .saml2_prefixes = (i & 16) != 0,
      };
      g_autoptr(LanyardSamlSigner) signer = make_signer (&options);
      g_autofree char *document = NULL;

      response.omit = (LanyardSamlOmit) g_test_rand_int_range (0, 8);
      if ((i & 32) != 0)
        response.additional_audiences = more_audiences;
      document = write_response (&response, signer, LANYARD_SAML_SIGN_BOTH);
    }
}

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (i == 0 || strcmp (rows[i].rule, rows[i - 1].rule) != 0)
      {
        g_autofree char *path = g_strconcat ("/saml/response-switches/", rows[i].rule, NULL);

        g_test_add_data_func (path, rows[i].rule, test_rule);
      }
  g_test_add_func ("/saml/response-switches/m-43-signed-parts", test_signed_parts);
  g_test_add_func ("/saml/response-switches/m-44-i-13-signature-place", test_signature_place);
  g_test_add_func ("/saml/response-switches/m-46-i-06-i-39-key-info", test_key_info);
  g_test_add_data_func ("/saml/response-switches/i-01-i-03-one-line", GUINT_TO_POINTER (0), test_base64_lines);
  g_test_add_data_func ("/saml/response-switches/i-03-i-04-lines-of-64", GUINT_TO_POINTER (64), test_base64_lines);
  g_test_add_data_func ("/saml/response-switches/i-03-i-05-lines-of-76", GUINT_TO_POINTER (76), test_base64_lines);
  g_test_add_func ("/saml/response-switches/i-12-prefixes", test_prefixes);
  g_test_add_func ("/saml/response-switches/i-12-other-prefixes", test_other_prefixes);
  g_test_add_func ("/saml/response-switches/digest", test_digest);
  g_test_add_func ("/saml/response-switches/i-02-carriage-returns", test_carriage_returns);
  g_test_add_func ("/saml/response-switches/refused", test_refused);
  g_test_add_func ("/saml/response-switches/combined", test_combined);

  return g_test_run ();
}
