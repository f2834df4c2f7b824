/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* M-66 … M-68: everything that the metadata of a service provider says. */

#include "config.h"

#include <string.h>

#include "metadata-fixture.h"
#include "signer-fixture.h"

#define ACS METADATA_ACS ("https://sp.example.com/acs")
#define KEY(attributes, certificates, methods) \
  "<md:KeyDescriptor " attributes "><ds:KeyInfo><ds:X509Data>" certificates "</ds:X509Data></ds:KeyInfo>" \
  methods "</md:KeyDescriptor>"
#define METHOD(uri) "<md:EncryptionMethod Algorithm='" uri "'/>"
#define GCM "http://www.w3.org/2009/xmlenc11#aes128-gcm"
#define CBC "http://www.w3.org/2001/04/xmlenc#aes128-cbc"
#define OAEP "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p"

static LanyardSamlEntity *
read_one (const char *document)
{
  g_autoptr(GBytes) bytes = metadata_to_bytes (document);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entities = lanyard_saml_metadata_read (bytes, TEST_NOW, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (entities->len, ==, 1);

  return lanyard_saml_entity_ref (entities->pdata[0]);
}

/* @content of an SPSSODescriptor, where "@@" stands for a certificate. */
static LanyardSamlEntity *
read_role (const char *content)
{
  const char *base64 = lanyard_certificate_get_base64 (test_get_certificate (LANYARD_KEY_RSA_2048));
  g_autoptr(GString) document = g_string_new (NULL);

  g_string_append_printf (document, METADATA_ENTITY ("https://sp.example.com", "", METADATA_ROLE ("%s" ACS)), content);
  g_string_replace (document, "@@", base64, 0);

  return read_one (document->str);
}

static char *
join_texts (GPtrArray *texts)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    {
      LanyardSamlText *text = texts->pdata[i];

      g_string_append_printf (joined, "%s=%s|", text->language != NULL ? text->language : "", text->text);
    }

  return g_string_free (joined, FALSE);
}

static void
assert_texts (GPtrArray  *texts,
              const char *expected)
{
  g_autofree char *joined = join_texts (texts);

  g_assert_cmpstr (joined, ==, expected);
}

static void
assert_strings (char       **strings,
                const char  *expected)
{
  g_autofree char *joined = g_strjoinv (" ", strings);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_endpoints (void)
{
  g_autoptr(LanyardSamlEntity) entity = read_role (
    "<md:SingleLogoutService Binding='" METADATA_POST "' Location='https://sp.example.com/a' ResponseLocation='https://sp.example.com/b'/>"
    "<md:SingleLogoutService Binding='urn:x' Location='https://sp.example.com/c'/>"
    "<md:AssertionConsumerService index='5' Binding='" METADATA_POST "' Location='https://sp.example.com/1' isDefault='1'/>"
    "<md:AssertionConsumerService index='7' Binding='" METADATA_POST "' Location='https://sp.example.com/2' isDefault='0'/>"
    "<md:AssertionConsumerService index='9' Binding='urn:paos' Location='https://sp.example.com/3'/>");
  static const struct
  {
    const char *location;
    int         index;
    gboolean    is_default;
    gboolean    is_not_default;
  } expected[] = {
    { "https://sp.example.com/1", 5, TRUE, FALSE },
    { "https://sp.example.com/2", 7, FALSE, TRUE },
    { "https://sp.example.com/3", 9, FALSE, FALSE },
    { "https://sp.example.com/acs", 0, FALSE, FALSE },
  };

  g_assert_cmpuint (entity->acs->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      LanyardSamlEndpoint *endpoint = entity->acs->pdata[i];

      g_assert_cmpstr (endpoint->location, ==, expected[i].location);
      g_assert_cmpint (endpoint->index, ==, expected[i].index);
      g_assert_true (endpoint->is_default == expected[i].is_default);
      g_assert_true (endpoint->is_not_default == expected[i].is_not_default);
    }
  g_assert_cmpuint (entity->slo->len, ==, 2);
  g_assert_cmpstr (((LanyardSamlEndpoint *) entity->slo->pdata[0])->response_location, ==, "https://sp.example.com/b");
  g_assert_null (((LanyardSamlEndpoint *) entity->slo->pdata[1])->response_location);
}

static void
test_flags (void)
{
  static const struct
  {
    const char *attributes;
    gboolean    requests;
    gboolean    assertions;
    guint       n_warnings;
  } cases[] = {
    { "", FALSE, FALSE, 0 },
    { "AuthnRequestsSigned='true'", TRUE, FALSE, 0 },
    { "AuthnRequestsSigned='1' WantAssertionsSigned='1'", TRUE, TRUE, 0 },
    { "AuthnRequestsSigned='0' WantAssertionsSigned='true'", FALSE, TRUE, 0 },
    { "AuthnRequestsSigned='TRUE'", TRUE, FALSE, 0 },
    { "AuthnRequestsSigned='yes'", FALSE, FALSE, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *document = g_strdup_printf (
        METADATA_ENTITY ("a", "", "<md:SPSSODescriptor protocolSupportEnumeration='urn:oasis:names:tc:SAML:2.0:protocol' %s>"
                         ACS "</md:SPSSODescriptor>"), cases[i].attributes);
      g_autoptr(LanyardSamlEntity) entity = read_one (document);

      g_assert_true (entity->authn_requests_signed == cases[i].requests);
      g_assert_true (entity->want_assertions_signed == cases[i].assertions);
      g_assert_cmpuint (g_strv_length (entity->warnings), ==, cases[i].n_warnings);
    }
}

static void
test_keys (void)
{
  g_autoptr(LanyardSamlEntity) entity = read_role (
    KEY ("use='signing'", "<ds:X509Certificate>@@</ds:X509Certificate>", METHOD (CBC))
    KEY ("use='encryption'", "<ds:X509Certificate>@@</ds:X509Certificate>", METHOD (GCM) METHOD (OAEP))
    KEY ("", "<ds:X509Certificate>@@</ds:X509Certificate>", METHOD (OAEP) METHOD (CBC))
    KEY ("use='other'", "<ds:X509Certificate>@@</ds:X509Certificate>", ""));
  static const struct
  {
    gboolean    signing;
    gboolean    encryption;
    const char *methods;
  } expected[] = {
    { TRUE, FALSE, CBC },
    { FALSE, TRUE, GCM " " OAEP },
    { TRUE, TRUE, OAEP " " CBC },
  };

  g_assert_cmpuint (entity->keys->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      LanyardSamlKeyDescriptor *key = entity->keys->pdata[i];

      g_assert_true (key->signing == expected[i].signing);
      g_assert_true (key->encryption == expected[i].encryption);
      assert_strings (key->encryption_methods, expected[i].methods);
    }
  assert_strings (entity->encryption_methods, GCM " " OAEP " " CBC);
  g_assert_cmpuint (g_strv_length (entity->warnings), ==, 1);
}

static void
test_services (void)
{
  g_autoptr(LanyardSamlEntity) entity = read_role (
    "<md:AttributeConsumingService index='3' isDefault='false'><md:ServiceName xml:lang='en'>One</md:ServiceName>"
    "<md:ServiceName xml:lang='de'>Eins</md:ServiceName><md:RequestedAttribute Name='x'/></md:AttributeConsumingService>"
    "<md:AttributeConsumingService index='4' isDefault='1'><md:ServiceName xml:lang='en'>Two</md:ServiceName>"
    "<md:RequestedAttribute Name='urn:oid:1.1' NameFormat='urn:f' FriendlyName='y' isRequired='1'>"
    "<saml:AttributeValue xmlns:saml='urn:oasis:names:tc:SAML:2.0:assertion'>a</saml:AttributeValue>"
    "<saml:AttributeValue xmlns:saml='urn:oasis:names:tc:SAML:2.0:assertion'>b</saml:AttributeValue>"
    "</md:RequestedAttribute><md:RequestedAttribute/></md:AttributeConsumingService>");
  LanyardSamlAttributeService *service;
  LanyardSamlRequestedAttribute *attribute;

  g_assert_cmpuint (entity->services->len, ==, 2);
  service = entity->services->pdata[0];
  g_assert_cmpint (service->index, ==, 3);
  g_assert_true (service->is_not_default && !service->is_default);
  assert_texts (service->names, "en=One|de=Eins|");
  g_assert_cmpuint (service->requested->len, ==, 1);
  service = entity->services->pdata[1];
  g_assert_cmpint (service->index, ==, 4);
  g_assert_true (service->is_default);

  g_assert_cmpuint (entity->requested_attributes->len, ==, 1);
  attribute = entity->requested_attributes->pdata[0];
  g_assert_cmpstr (attribute->name, ==, "urn:oid:1.1");
  g_assert_cmpstr (attribute->name_format, ==, "urn:f");
  g_assert_cmpstr (attribute->friendly_name, ==, "y");
  g_assert_true (attribute->required);
  assert_strings (attribute->values, "a b");
  g_assert_cmpuint (g_strv_length (entity->warnings), ==, 1);
}

static void
test_names (void)
{
  g_autoptr(LanyardSamlEntity) entity = read_role (
    "<md:Extensions><mdui:UIInfo>"
    "<mdui:DisplayName xml:lang='de'>Dienst</mdui:DisplayName><mdui:DisplayName xml:lang='en'>Service</mdui:DisplayName>"
    "<mdui:Description xml:lang='sv'>En  tj\xc3\xa4nst</mdui:Description>"
    "<mdui:InformationURL xml:lang='en'>https://sp.example.com/i</mdui:InformationURL>"
    "<mdui:InformationURL xml:lang='de'>javascript:x</mdui:InformationURL>"
    "<mdui:PrivacyStatementURL xml:lang='en'>https://sp.example.com/p</mdui:PrivacyStatementURL>"
    "<mdui:Logo width='16' height='8' xml:lang='de'> https://sp.example.com/l.png </mdui:Logo>"
    "<mdui:Logo>data:image/png;base64,AAAA</mdui:Logo><mdui:Logo>file:///l.png</mdui:Logo>"
    "</mdui:UIInfo></md:Extensions>"
    "<md:Organization><md:OrganizationName xml:lang='de'> </md:OrganizationName>"
    "<md:OrganizationName xml:lang='en'>org</md:OrganizationName>"
    "<md:OrganizationDisplayName xml:lang='en'>Org</md:OrganizationDisplayName>"
    "<md:OrganizationURL xml:lang='en'>https://example.com/</md:OrganizationURL></md:Organization>"
    "<md:ContactPerson contactType='support'><md:Company>C</md:Company><md:GivenName>G</md:GivenName>"
    "<md:SurName>S</md:SurName><md:EmailAddress>mailto:a@example.com</md:EmailAddress>"
    "<md:EmailAddress>b@example.com</md:EmailAddress><md:TelephoneNumber>1</md:TelephoneNumber></md:ContactPerson>"
    "<md:ContactPerson/>");
  LanyardSamlLogo *logo;
  LanyardSamlContact *contact;

  g_assert_cmpstr (entity->display_name, ==, "Service");
  g_assert_cmpstr (entity->description, ==, "En tj\xc3\xa4nst");
  assert_texts (entity->display_names, "de=Dienst|en=Service|");
  assert_texts (entity->descriptions, "sv=En tj\xc3\xa4nst|");
  assert_texts (entity->information_urls, "en=https://sp.example.com/i|");
  assert_texts (entity->privacy_urls, "en=https://sp.example.com/p|");
  assert_texts (entity->organization_names, "en=org|");
  assert_texts (entity->organization_titles, "en=Org|");
  assert_texts (entity->organization_urls, "en=https://example.com/|");

  g_assert_cmpuint (entity->logos->len, ==, 2);
  logo = entity->logos->pdata[0];
  g_assert_cmpstr (logo->url, ==, "https://sp.example.com/l.png");
  g_assert_cmpstr (logo->language, ==, "de");
  g_assert_cmpint (logo->width, ==, 16);
  g_assert_cmpint (logo->height, ==, 8);

  g_assert_cmpuint (entity->contacts->len, ==, 2);
  contact = entity->contacts->pdata[0];
  g_assert_cmpstr (contact->kind, ==, "support");
  g_assert_cmpstr (contact->company, ==, "C");
  g_assert_cmpstr (contact->given_name, ==, "G");
  g_assert_cmpstr (contact->surname, ==, "S");
  assert_strings (contact->emails, "a@example.com b@example.com");
  assert_strings (contact->phones, "1");
  contact = entity->contacts->pdata[1];
  g_assert_cmpstr (contact->kind, ==, "other");
  g_assert_null (contact->emails[0]);
  g_assert_cmpuint (g_strv_length (entity->warnings), ==, 2);
}

#define ALGORITHMS(prefix) \
  "<alg:DigestMethod xmlns:alg='urn:oasis:names:tc:SAML:metadata:algsupport' Algorithm='urn:" prefix "d'/>" \
  "<alg:SigningMethod xmlns:alg='urn:oasis:names:tc:SAML:metadata:algsupport' Algorithm='urn:" prefix "s'/>"

static void
test_extensions (void)
{
  static const char attributes[] =
    "<mdattr:EntityAttributes xmlns:mdattr='urn:oasis:names:tc:SAML:metadata:attribute' "
    "xmlns:saml='urn:oasis:names:tc:SAML:2.0:assertion'><saml:Attribute Name='http://macedir.org/entity-category'>"
    "<saml:AttributeValue>urn:a</saml:AttributeValue><saml:AttributeValue>urn:b</saml:AttributeValue>"
    "</saml:Attribute><unknown/></mdattr:EntityAttributes>";
  g_autofree char *outer = g_strdup_printf (
    METADATA_ENTITY ("a", "", "<md:Extensions>" ALGORITHMS ("outer") "%s</md:Extensions>" METADATA_ROLE (ACS)), attributes);
  g_autoptr(LanyardSamlEntity) entity = read_one (outer);
  g_autoptr(LanyardSamlEntity) both = read_one (
    METADATA_ENTITY ("a", "", "<md:Extensions>" ALGORITHMS ("outer") "</md:Extensions>"
                     METADATA_ROLE ("<md:Extensions>" ALGORITHMS ("inner") "</md:Extensions>" ACS)));
  LanyardSamlRequestedAttribute *attribute;

  assert_strings (entity->signing_methods, "urn:outers");
  assert_strings (entity->digest_methods, "urn:outerd");
  assert_strings (both->signing_methods, "urn:inners");
  assert_strings (both->digest_methods, "urn:innerd");

  g_assert_cmpuint (entity->entity_attributes->len, ==, 1);
  attribute = entity->entity_attributes->pdata[0];
  g_assert_cmpstr (attribute->name, ==, "http://macedir.org/entity-category");
  assert_strings (attribute->values, "urn:a urn:b");
}

/* M-67: how X509Certificate is really written. */
static void
test_certificates (void)
{
  static const struct
  {
    const char *certificates;
    guint       n_keys;
    guint       n_warnings;
  } cases[] = {
    { "<ds:X509Certificate>@@</ds:X509Certificate>", 1, 0 },
    { "<ds:X509Certificate>\n  @@\n  </ds:X509Certificate>", 1, 0 },
    { "<ds:X509Certificate>&#13;\r\n@@&#xD;\n</ds:X509Certificate>", 1, 0 },
    { "<ds:X509Certificate>&amp;#13;@@&amp;#xD;</ds:X509Certificate>", 1, 0 },
    { "<ds:X509Certificate>-----BEGIN CERTIFICATE-----\n@@\n-----END CERTIFICATE-----</ds:X509Certificate>", 1, 0 },
    { "<ds:X509Certificate><![CDATA[@@]]></ds:X509Certificate>", 1, 0 },
    { "<ds:X509Certificate>@@ @@</ds:X509Certificate>", 0, 1 },
    { "<ds:X509Certificate>-----BEGIN CERTIFICATE-----@@-----END CERTIFICATE-----"
      "-----BEGIN CERTIFICATE-----@@-----END CERTIFICATE-----</ds:X509Certificate>", 0, 1 },
    { "<ds:X509Certificate>@@</ds:X509Certificate><ds:X509Certificate>AAAA</ds:X509Certificate>", 1, 1 },
    { "<ds:X509Certificate>AAAA</ds:X509Certificate><ds:X509Certificate>@@</ds:X509Certificate>", 0, 2 },
    { "<ds:X509Certificate></ds:X509Certificate>", 0, 1 },
    { "<ds:X509SubjectName>CN=a</ds:X509SubjectName>", 0, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *content = g_strdup_printf (KEY ("", "%s", ""), cases[i].certificates);
      g_autoptr(LanyardSamlEntity) entity = read_role (content);

      g_assert_cmpuint (entity->keys->len, ==, cases[i].n_keys);
      g_assert_cmpuint (g_strv_length (entity->warnings), ==, cases[i].n_warnings);
    }
}

/* M-68: what is odd is taken with a warning. */
static void
test_oddities (void)
{
  static const struct
  {
    const char *content;
    guint       n_acs;
    guint       n_warnings;
  } cases[] = {
    { "<x xmlns='urn:x'><y z='1'/></x>", 1, 0 },
    { "<md:Extensions><x xmlns='urn:x'/><mdui:DiscoHints/></md:Extensions>", 1, 0 },
    { "<md:Unknown/>", 1, 0 },
    { METADATA_ACS ("https://sp.example.com/2"), 2, 1 },
    { "<md:AssertionConsumerService Binding='" METADATA_POST "' Location='https://sp.example.com/2'/>", 2, 1 },
    { "<md:AssertionConsumerService index='70000' Binding='" METADATA_POST "' Location='https://sp.example.com/2'/>", 2, 1 },
    { "<md:AssertionConsumerService index='1' Binding='" METADATA_POST "' Location='http://sp.example.com/2'/>", 2, 1 },
    { "<md:AssertionConsumerService index='1' Binding='" METADATA_POST "' Location='/acs'/>", 1, 1 },
    { "<md:AssertionConsumerService index='1' Binding='" METADATA_POST "' Location='javascript:x'/>", 1, 1 },
    { "<md:AssertionConsumerService index='1' Location='https://sp.example.com/2'/>", 1, 1 },
    { "<md:SingleLogoutService Binding='" METADATA_POST "' Location='slo'/>", 1, 1 },
    { "<md:AttributeConsumingService><md:ServiceName xml:lang='en'>A</md:ServiceName></md:AttributeConsumingService>", 1, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(LanyardSamlEntity) entity = read_role (cases[i].content);

      g_assert_cmpuint (entity->acs->len, ==, cases[i].n_acs);
      g_assert_cmpuint (g_strv_length (entity->warnings), ==, cases[i].n_warnings);
    }
}

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);

  g_test_add_func ("/saml/metadata-entity/m-66-endpoints", test_endpoints);
  g_test_add_func ("/saml/metadata-entity/m-66-flags", test_flags);
  g_test_add_func ("/saml/metadata-entity/m-66-m-49-i-08-keys", test_keys);
  g_test_add_func ("/saml/metadata-entity/m-66-services", test_services);
  g_test_add_func ("/saml/metadata-entity/m-66-names", test_names);
  g_test_add_func ("/saml/metadata-entity/m-66-extensions", test_extensions);
  g_test_add_func ("/saml/metadata-entity/m-67-i-06-i-07-certificates", test_certificates);
  g_test_add_func ("/saml/metadata-entity/m-68-oddities", test_oddities);

  return g_test_run ();
}
