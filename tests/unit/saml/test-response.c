/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "signer-fixture.h"

static const char * const algorithms[] = {
  "rsa-sha256", "rsa-sha384", "rsa-sha512", "ecdsa-sha256", "ecdsa-sha384", "rsa-sha1",
};

static const LanyardSamlSign signs[] = {
  LANYARD_SAML_SIGN_RESPONSE, LANYARD_SAML_SIGN_ASSERTION, LANYARD_SAML_SIGN_BOTH,
};

static char *
write_response (const LanyardSamlResponse *response,
                LanyardSamlSign            sign)
{
  g_autoptr(GError) error = NULL;
  char *document = lanyard_saml_response_write (response, test_get_signer ("rsa-sha256"), sign, &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);

  return document;
}

/* Every document passes the guard: canonical bytes, and signatures that
 * xmlsec verifies. */
static void
test_variants (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (algorithms); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (signs); j++)
      for (guint variant = 0; variant < 8; variant++)
        {
          LanyardSamlResponse response = test_make_response ();
          g_autoptr(GError) error = NULL;
          g_autofree char *document = NULL;

          if ((variant & 1) != 0)
            response.in_response_to = NULL;
          if ((variant & 2) != 0)
            response.n_attributes = 0;
          if ((variant & 4) != 0)
            {
              response.name_id_format = LANYARD_SAML_NAME_ID_PERSISTENT;
              response.name_qualifier = response.issuer;
              response.sp_name_qualifier = response.audience;
              response.session_not_on_or_after = TEST_NOW + 3600;
            }

          document = lanyard_saml_response_write (&response, test_get_signer (algorithms[i]), signs[j], &error);
          g_assert_no_error (error);
          g_assert_nonnull (document);
        }
}

#define STATUS "Status(StatusCode())"
#define SUBJECT "Subject(NameID()SubjectConfirmation(SubjectConfirmationData()))"
#define CONDITIONS "Conditions(AudienceRestriction(Audience()))"
#define AUTHN "AuthnStatement(AuthnContext(AuthnContextClassRef()))"
#define ATTRIBUTES "AttributeStatement(Attribute(AttributeValue())Attribute(AttributeValue()AttributeValue()))"
#define SIGNATURE \
  "Signature(SignedInfo(CanonicalizationMethod()SignatureMethod()Reference(Transforms(Transform()" \
  "Transform(InclusiveNamespaces()))DigestMethod()DigestValue()))SignatureValue()" \
  "KeyInfo(X509Data(X509Certificate())))"

/* The order of the schema. */
static void
test_outline (void)
{
  static const struct
  {
    LanyardSamlSign  sign;
    gsize            n_attributes;
    const char      *outline;
  } cases[] = {
    { LANYARD_SAML_SIGN_BOTH, 2,
      "Response(Issuer()" SIGNATURE STATUS
      "Assertion(Issuer()" SIGNATURE SUBJECT CONDITIONS AUTHN ATTRIBUTES "))" },
    { LANYARD_SAML_SIGN_RESPONSE, 2,
      "Response(Issuer()" SIGNATURE STATUS "Assertion(Issuer()" SUBJECT CONDITIONS AUTHN ATTRIBUTES "))" },
    { LANYARD_SAML_SIGN_ASSERTION, 0,
      "Response(Issuer()" STATUS "Assertion(Issuer()" SIGNATURE SUBJECT CONDITIONS AUTHN "))" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LanyardSamlResponse response = test_make_response ();
      g_autofree char *document = NULL;
      g_autofree char *outline = NULL;

      response.n_attributes = cases[i].n_attributes;
      document = write_response (&response, cases[i].sign);
      outline = test_dup_outline (document);
      g_assert_cmpstr (outline, ==, cases[i].outline);
    }
}

static void
test_values (void)
{
  static const struct
  {
    const char *xpath;
    const char *value;
  } cases[] = {
    { "/p:Response/@ID", "_response" },
    { "/p:Response/@Version", "2.0" },
    { "/p:Response/@IssueInstant", "2026-11-21T12:00:00Z" },
    { "/p:Response/@Destination", "https://sp.example/acs?a=1&b=2" },
    { "/p:Response/@InResponseTo", "_request" },
    { "/p:Response/a:Issuer", "https://idp.example/saml2/app" },
    { "/p:Response/p:Status/p:StatusCode/@Value", LANYARD_SAML_STATUS_SUCCESS },
    { "count(//a:Assertion)", "1" },
    { "//a:Assertion/@ID", "_assertion" },
    { "//a:Assertion/a:Issuer", "https://idp.example/saml2/app" },
    { "//a:NameID", "jane@customer.example" },
    { "//a:NameID/@Format", LANYARD_SAML_NAME_ID_EMAIL },
    { "count(//a:NameID/@NameQualifier)", "0" },
    { "count(//a:SubjectConfirmation)", "1" },
    { "//a:SubjectConfirmation/@Method", "urn:oasis:names:tc:SAML:2.0:cm:bearer" },
    { "//a:SubjectConfirmationData/@Recipient", "https://sp.example/acs?a=1&b=2" },
    { "//a:SubjectConfirmationData/@InResponseTo", "_request" },
    { "//a:SubjectConfirmationData/@NotOnOrAfter", "2026-11-21T12:05:00Z" },
    { "count(//a:SubjectConfirmationData/@NotBefore)", "0" },
    { "//a:Conditions/@NotBefore", "2026-11-21T11:59:00Z" },
    { "//a:Conditions/@NotOnOrAfter", "2026-11-21T12:05:00Z" },
    { "count(//a:Audience)", "1" },
    { "//a:Audience", "https://sp.example/metadata" },
    { "//a:AuthnStatement/@AuthnInstant", "2026-11-21T11:50:00Z" },
    { "//a:AuthnStatement/@SessionIndex", "_session" },
    { "count(//a:AuthnStatement/@SessionNotOnOrAfter)", "0" },
    { "//a:AuthnContextClassRef", LANYARD_SAML_CONTEXT_PASSWORD_PROTECTED },
    { "//a:Attribute[1]/@Name", "mail" },
    { "//a:Attribute[1]/@FriendlyName", "E-mail" },
    { "//a:Attribute[1]/@NameFormat", LANYARD_SAML_NAME_FORMAT_BASIC },
    { "count(//a:Attribute[2]/@NameFormat)", "0" },
    { "//a:Attribute[2]/a:AttributeValue[2]", "admins" },
    { "count(//a:AttributeValue[@xsi:type='xs:string'])", "3" },
    { "count(//ds:Signature)", "2" },
    { "/p:Response/ds:Signature//ds:Reference/@URI", "#_response" },
    { "//a:Assertion/ds:Signature//ds:Reference/@URI", "#_assertion" },
    { "//a:Assertion/ds:Signature//ec:InclusiveNamespaces/@PrefixList", "xs xsi" },
  };
  LanyardSamlResponse response = test_make_response ();
  g_autofree char *document = write_response (&response, LANYARD_SAML_SIGN_BOTH);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *value = test_dup_xpath (document, cases[i].xpath);

      g_test_message ("%s", cases[i].xpath);
      g_assert_cmpstr (value, ==, cases[i].value);
    }

  g_assert_null (strchr (document, '\n'));
}

/* M-51: nothing of a request that was not made */
static void
test_unsolicited (void)
{
  LanyardSamlResponse response = test_make_response ();
  g_autofree char *document = NULL;

  response.in_response_to = NULL;
  document = write_response (&response, LANYARD_SAML_SIGN_BOTH);
  g_assert_null (strstr (document, "InResponseTo"));
}

static void
assert_is_id (const char *id)
{
  g_assert_cmpuint (strlen (id), ==, 41);
  g_assert_cmpint (id[0], ==, '_');
  g_assert_cmpuint (strspn (id + 1, "0123456789abcdef"), ==, 40);
}

static void
test_random_ids (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  LanyardSamlResponse response = test_make_response ();

  response.response_id = NULL;
  response.assertion_id = NULL;
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *document = write_response (&response, LANYARD_SAML_SIGN_BOTH);
      char *response_id = test_dup_xpath (document, "/p:Response/@ID");
      char *assertion_id = test_dup_xpath (document, "//a:Assertion/@ID");

      assert_is_id (response_id);
      assert_is_id (assertion_id);
      g_assert_true (g_hash_table_add (seen, response_id));
      g_assert_true (g_hash_table_add (seen, assertion_id));
    }
}

static void
test_deterministic (void)
{
  LanyardSamlResponse response = test_make_response ();
  g_autofree char *first = write_response (&response, LANYARD_SAML_SIGN_BOTH);
  g_autofree char *second = write_response (&response, LANYARD_SAML_SIGN_BOTH);

  g_assert_cmpstr (first, ==, second);
}

/* An attribute without values is left out, an empty value is sent. */
static void
test_attribute_shapes (void)
{
  static const char * const none[] = { NULL };
  static const char * const empty[] = { "", NULL };
  static const LanyardSamlAttribute attributes[] = {
    { "a", NULL, NULL, none },
    { "b", NULL, NULL, NULL },
    { "c", NULL, NULL, empty },
  };
  LanyardSamlResponse response = test_make_response ();
  g_autofree char *without = NULL;
  g_autofree char *with = NULL;
  g_autofree char *count = NULL;
  g_autofree char *name = NULL;

  response.attributes = attributes;
  response.n_attributes = 2;
  without = write_response (&response, LANYARD_SAML_SIGN_BOTH);
  g_assert_null (strstr (without, "AttributeStatement"));

  response.n_attributes = 3;
  with = write_response (&response, LANYARD_SAML_SIGN_BOTH);
  count = test_dup_xpath (with, "count(//a:AttributeValue)");
  name = test_dup_xpath (with, "//a:Attribute[a:AttributeValue='']/@Name");
  g_assert_cmpstr (count, ==, "1");
  g_assert_cmpstr (name, ==, "c");
}

static void
test_post_value (void)
{
  LanyardSamlResponse response = test_make_response ();
  g_autofree char *document = write_response (&response, LANYARD_SAML_SIGN_BOTH);
  g_autofree char *value = lanyard_saml_post_value (document);
  gsize length;
  g_autofree guchar *decoded = g_base64_decode (value, &length);

  g_assert_cmpmem (decoded, length, document, strlen (document));
  g_assert_null (strchr (value, '\n'));
}

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);

  g_test_add_func ("/saml/response/m-43-variants", test_variants);
  g_test_add_func ("/saml/response/m-44-outline", test_outline);
  g_test_add_func ("/saml/response/values", test_values);
  g_test_add_func ("/saml/response/m-31-m-51-i-40-unsolicited", test_unsolicited);
  g_test_add_func ("/saml/response/m-32-i-44-random-ids", test_random_ids);
  g_test_add_func ("/saml/response/deterministic", test_deterministic);
  g_test_add_func ("/saml/response/m-37-attribute-shapes", test_attribute_shapes);
  g_test_add_func ("/saml/response/post-value", test_post_value);

  return g_test_run ();
}
