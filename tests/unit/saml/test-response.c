/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "signer-fixture.h"

#define RANDOM_ROUNDS 200
#define RANDOM_LENGTH 40

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

static void
assert_refused (const LanyardSamlResponse *response,
                int                        code)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *document = lanyard_saml_response_write (response, test_get_signer ("ecdsa-sha256"),
                                                           LANYARD_SAML_SIGN_BOTH, &error);

  g_assert_error (error, LANYARD_SAML_ERROR, code);
  g_assert_null (document);
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

static void
test_bad_values (void)
{
  static const struct
  {
    gsize       member;
    const char *value;
    int         code;
  } cases[] = {
    { G_STRUCT_OFFSET (LanyardSamlResponse, response_id), "", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, response_id), "1a", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, response_id), "_assertion", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, assertion_id), "a b", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, assertion_id), "a:b", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, assertion_id), "_\xff", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, in_response_to), "", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, in_response_to), "_\"x", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, issuer), NULL, LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, issuer), "", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, issuer), "x\x01", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, destination), NULL, LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, destination), "", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, destination), "javascript:alert(1)", LANYARD_SAML_ERROR_URL },
    { G_STRUCT_OFFSET (LanyardSamlResponse, destination), "https://a@sp.example/", LANYARD_SAML_ERROR_URL },
    { G_STRUCT_OFFSET (LanyardSamlResponse, destination), "https://sp.example/#x", LANYARD_SAML_ERROR_URL },
    { G_STRUCT_OFFSET (LanyardSamlResponse, destination), "https://sp.example/\n", LANYARD_SAML_ERROR_URL },
    { G_STRUCT_OFFSET (LanyardSamlResponse, audience), NULL, LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, audience), "", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, authn_context), NULL, LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, name_id), NULL, LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, name_id), "", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, name_id), "\x1b[2J", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, name_id), "\xef\xbf\xbe", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, name_id), "\xef\xbf\xbf", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, name_id), "\xed\xa0\x80", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, name_id), "\xc3", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, name_id), "\xc0\xbc", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, name_id_format), "\x0b", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, name_qualifier), "\x7f\x08", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, sp_name_qualifier), "\xf4\x90\x80\x80", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, session_index), "\x1f", LANYARD_SAML_ERROR_VALUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LanyardSamlResponse response = test_make_response ();

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      G_STRUCT_MEMBER (const char *, &response, cases[i].member) = cases[i].value;
      assert_refused (&response, cases[i].code);
    }
}

static void
test_bad_attributes (void)
{
  static const char * const good[] = { "a", NULL };
  static const char * const bad[] = { "a", "\x01", NULL };
  static const LanyardSamlAttribute cases[] = {
    { NULL, NULL, NULL, good },
    { "", NULL, NULL, good },
    { "\x02", NULL, NULL, good },
    { "a", "\x03", NULL, good },
    { "a", NULL, "\x04", good },
    { "a", NULL, NULL, bad },
  };
  LanyardSamlResponse response = test_make_response ();

  response.n_attributes = 1;
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      response.attributes = &cases[i];
      assert_refused (&response, LANYARD_SAML_ERROR_VALUE);
    }

  response = test_make_response ();
  response.lifetime = 0;
  assert_refused (&response, LANYARD_SAML_ERROR_VALUE);
}

/* Core 8.3.7: 256 characters, not bytes */
static void
test_persistent_length (void)
{
  LanyardSamlResponse response = test_make_response ();
  g_autoptr(GString) name_id = g_string_new (NULL);
  g_autofree char *document = NULL;

  for (guint i = 0; i < 256; i++)
    g_string_append (name_id, "ä");
  response.name_id = name_id->str;
  response.name_id_format = LANYARD_SAML_NAME_ID_PERSISTENT;
  document = write_response (&response, LANYARD_SAML_SIGN_ASSERTION);

  g_string_append_c (name_id, 'x');
  response.name_id = name_id->str;
  assert_refused (&response, LANYARD_SAML_ERROR_VALUE);

  response.name_id = "\xf4";
  assert_refused (&response, LANYARD_SAML_ERROR_VALUE);
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

/* what looks like markup arrives as text. */
static void
test_injection (void)
{
  static const char * const values[] = {
    "</saml:NameID><saml:NameID>root", "]]>", "&#0;", "&amp;", "<!--x-->", "<?x?>", "\"'><", "a\r\nb\tc",
    " leading and trailing ", "\xe2\x80\x8b\xef\xbb\xbf", "\xf0\x9f\x94\x91",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      LanyardSamlResponse response = test_make_response ();
      g_autofree char *document = NULL;
      g_autofree char *name_id = NULL;
      g_autofree char *qualifier = NULL;

      response.name_id = values[i];
      response.name_qualifier = values[i];
      document = write_response (&response, LANYARD_SAML_SIGN_BOTH);
      name_id = test_dup_xpath (document, "//a:NameID");
      qualifier = test_dup_xpath (document, "//a:NameID/@NameQualifier");
      g_assert_cmpstr (name_id, ==, values[i]);
      g_assert_cmpstr (qualifier, ==, values[i]);
    }
}

/* One character of what is interesting or of all of Unicode. */
static gunichar
make_random_character (gboolean allowed_only)
{
  static const char interesting[] = "&<>\"'\t\n\r ]]>aZ0\x7f";

  for (;;)
    {
      gunichar c = g_test_rand_bit () ? (gunichar) interesting[g_test_rand_int_range (0, sizeof interesting - 1)]
                                      : (gunichar) g_test_rand_int_range (1, 0x110000);

      if (c >= 0xd800 && c <= 0xdfff)
        continue;
      if (!allowed_only || c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c != 0xfffe && c != 0xffff))
        return c;
    }
}

static char *
make_random_text (gboolean *allowed)
{
  gboolean allowed_only = g_test_rand_int_range (0, 8) != 0;
  g_autoptr(GString) text = g_string_new (NULL);
  int length = g_test_rand_int_range (1, RANDOM_LENGTH);

  for (int i = 0; i < length; i++)
    {
      gunichar c = make_random_character (allowed_only);

      if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xfffe || c == 0xffff)
        *allowed = FALSE;
      g_string_append_unichar (text, c);
    }
  if (!allowed_only)
    {
      g_string_append_c (text, (char) g_test_rand_int_range (1, 0x20));
      if (strchr ("\t\n\r", text->str[text->len - 1]) == NULL)
        *allowed = FALSE;
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_arrives (const LanyardSamlResponse *response,
                const char                *document)
{
  g_autofree char *name_id = test_dup_xpath (document, "//a:NameID");
  g_autofree char *name = test_dup_xpath (document, "//a:Attribute/@Name");
  g_autofree char *value = test_dup_xpath (document, "//a:AttributeValue");

  g_assert_cmpstr (name_id, ==, response->name_id);
  g_assert_cmpstr (name, ==, response->attributes[0].name);
  g_assert_cmpstr (value, ==, response->attributes[0].values[0]);
}

/* Any text either arrives as it is, in canonical signed bytes, or is refused
 * because of a character that XML 1.0 does not have. */
static void
test_random_text (void)
{
  for (guint i = 0; i < RANDOM_ROUNDS; i++)
    {
      gboolean allowed = TRUE;
      g_autofree char *name_id = make_random_text (&allowed);
      g_autofree char *name = make_random_text (&allowed);
      g_autofree char *value = make_random_text (&allowed);
      const char * const values[] = { value, NULL };
      LanyardSamlAttribute attribute = { name, NULL, NULL, values };
      LanyardSamlResponse response = test_make_response ();
      g_autofree char *document = NULL;
      g_autoptr(GError) error = NULL;

      response.name_id = name_id;
      response.attributes = &attribute;
      response.n_attributes = 1;
      document = lanyard_saml_response_write (&response, test_get_signer ("ecdsa-sha256"),
                                              LANYARD_SAML_SIGN_BOTH, &error);
      if (allowed)
        {
          g_assert_no_error (error);
          assert_arrives (&response, document);
        }
      else
        {
          g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_VALUE);
          g_assert_null (document);
        }
    }
}

static void
test_error_response (void)
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
test_error_response_short (void)
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
test_bad_error_responses (void)
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

  g_test_add_func ("/saml/response/variants", test_variants);
  g_test_add_func ("/saml/response/outline", test_outline);
  g_test_add_func ("/saml/response/values", test_values);
  g_test_add_func ("/saml/response/unsolicited", test_unsolicited);
  g_test_add_func ("/saml/response/random-ids", test_random_ids);
  g_test_add_func ("/saml/response/deterministic", test_deterministic);
  g_test_add_func ("/saml/response/bad-values", test_bad_values);
  g_test_add_func ("/saml/response/bad-attributes", test_bad_attributes);
  g_test_add_func ("/saml/response/persistent-length", test_persistent_length);
  g_test_add_func ("/saml/response/attribute-shapes", test_attribute_shapes);
  g_test_add_func ("/saml/response/injection", test_injection);
  g_test_add_func ("/saml/response/random-text", test_random_text);
  g_test_add_func ("/saml/response/error", test_error_response);
  g_test_add_func ("/saml/response/error-short", test_error_response_short);
  g_test_add_func ("/saml/response/bad-errors", test_bad_error_responses);
  g_test_add_func ("/saml/response/post-value", test_post_value);

  return g_test_run ();
}
