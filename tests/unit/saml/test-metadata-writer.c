/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lanyard-saml-metadata.h"
#include "signer-fixture.h"

static const char * const formats[] = { LANYARD_SAML_NAME_ID_EMAIL, LANYARD_SAML_NAME_ID_PERSISTENT, NULL };
static LanyardCertificate *certificates[3];

static LanyardSamlIdpDescription
make_idp (void)
{
  certificates[0] = test_get_certificate (LANYARD_KEY_RSA_2048);
  certificates[1] = test_get_certificate (LANYARD_KEY_EC_P256);

  return (LanyardSamlIdpDescription) {
    .entity_id = "https://idp.example/saml2/app/metadata",
    .sso_url = "https://idp.example:8443/saml2/app",
    .slo_url = "https://idp.example:8443/saml2/app/slo",
    .declare_redirect = TRUE,
    .want_authn_requests_signed = TRUE,
    .name_id_formats = formats,
    .certificates = certificates,
    .display_name = "Größe & Co",
    .description = "Single sign-on",
    .information_url = "https://customer.example/sso",
    .logo_url = "https://customer.example/logo.png",
    .logo_width = 80,
    .logo_height = 60,
    .error_url = "https://customer.example/help",
    .organization_url = "https://customer.example/",
    .organization = "Customer <Ltd>",
    .contact = "admin@customer.example",
  };
}

static LanyardSamlSpDescription
make_sp (void)
{
  static const char * const attributes[] = { "mail", "memberOf", NULL };

  return (LanyardSamlSpDescription) {
    .entity_id = "https://idp.example/test-sp/metadata",
    .acs_url = "http://127.0.0.1:8080/test-sp/acs",
    .name_id_format = LANYARD_SAML_NAME_ID_EMAIL,
    .requested_attributes = attributes,
    .display_name = "Test SP",
  };
}

static char *
write_idp (const LanyardSamlIdpDescription *description)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = lanyard_saml_idp_metadata_write (description, &error);

  g_assert_no_error (error);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static char *
write_sp (const LanyardSamlSpDescription *description)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = lanyard_saml_sp_metadata_write (description, &error);

  g_assert_no_error (error);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

typedef struct
{
  const char *xpath;
  const char *value;
} Expected;

static void
assert_values (const char     *document,
               const Expected *expected,
               gsize           n_expected)
{
  for (gsize i = 0; i < n_expected; i++)
    {
      g_autofree char *value = test_dup_xpath (document, expected[i].xpath);

      g_assert_cmpstr (value, ==, expected[i].value);
    }
}

#define ALGORITHMS "DigestMethod()DigestMethod()DigestMethod()" \
                   "SigningMethod()SigningMethod()SigningMethod()SigningMethod()SigningMethod()SigningMethod()"
#define KEY "KeyDescriptor(KeyInfo(X509Data(X509Certificate())))"

/* The parts of M-57 in the order of M-58. */
static void
test_idp_full (void)
{
  LanyardSamlIdpDescription description = make_idp ();
  g_autofree char *document = write_idp (&description);
  g_autofree char *outline = test_dup_outline (document);
  const Expected expected[] = {
    { "/md:EntityDescriptor/@entityID", "https://idp.example/saml2/app/metadata" },
    { "count(/md:EntityDescriptor/@validUntil)", "0" },
    { "//md:IDPSSODescriptor/@WantAuthnRequestsSigned", "true" },
    { "//md:IDPSSODescriptor/@protocolSupportEnumeration", "urn:oasis:names:tc:SAML:2.0:protocol" },
    { "//mdui:DisplayName", "Größe & Co" },
    { "//mdui:DisplayName/@xml:lang", "en" },
    { "//md:KeyDescriptor[1]/@use", "signing" },
    { "//md:KeyDescriptor[1]//ds:X509Certificate", lanyard_certificate_get_base64 (certificates[0]) },
    { "//md:KeyDescriptor[2]//ds:X509Certificate", lanyard_certificate_get_base64 (certificates[1]) },
    { "//md:SingleLogoutService[1]/@Binding", LANYARD_SAML_BINDING_REDIRECT },
    { "//md:SingleLogoutService[2]/@Binding", LANYARD_SAML_BINDING_POST },
    { "//md:SingleLogoutService[2]/@Location", "https://idp.example:8443/saml2/app/slo" },
    { "//md:NameIDFormat[1]", LANYARD_SAML_NAME_ID_EMAIL },
    { "//md:NameIDFormat[2]", LANYARD_SAML_NAME_ID_PERSISTENT },
    { "//md:SingleSignOnService[1]/@Binding", LANYARD_SAML_BINDING_REDIRECT },
    { "//md:SingleSignOnService[2]/@Binding", LANYARD_SAML_BINDING_POST },
    { "//md:SingleSignOnService[2]/@Location", "https://idp.example:8443/saml2/app" },
    { "//md:OrganizationName", "Customer <Ltd>" },
    { "//md:OrganizationURL", "https://customer.example/" },
    { "//md:IDPSSODescriptor/@errorURL", "https://customer.example/help" },
    { "//mdui:Description", "Single sign-on" },
    { "//mdui:InformationURL", "https://customer.example/sso" },
    { "//mdui:Logo", "https://customer.example/logo.png" },
    { "//mdui:Logo/@width", "80" },
    { "//mdui:Logo/@height", "60" },
    { "//md:ContactPerson/md:Company", "Customer <Ltd>" },
    { "//md:ContactPerson/@contactType", "technical" },
    { "//md:EmailAddress", "mailto:admin@customer.example" },
  };

  g_assert_cmpstr (outline, ==,
                   "EntityDescriptor(IDPSSODescriptor("
                   "Extensions(" ALGORITHMS "UIInfo(DisplayName()Description()InformationURL()Logo()))" KEY KEY
                   "SingleLogoutService()SingleLogoutService()NameIDFormat()NameIDFormat()"
                   "SingleSignOnService()SingleSignOnService())"
                   "Organization(OrganizationName()OrganizationDisplayName()OrganizationURL())"
                   "ContactPerson(Company()EmailAddress()))");
  assert_values (document, expected, G_N_ELEMENTS (expected));
}

static void
test_idp_short (void)
{
  LanyardSamlIdpDescription description = make_idp ();
  g_autofree char *document = NULL;
  g_autofree char *outline = NULL;
  const Expected expected[] = {
    { "//md:IDPSSODescriptor/@WantAuthnRequestsSigned", "false" },
    { "//md:SingleSignOnService/@Binding", LANYARD_SAML_BINDING_POST },
  };

  certificates[1] = NULL;
  description.slo_url = NULL;
  description.declare_redirect = FALSE;
  description.want_authn_requests_signed = FALSE;
  description.name_id_formats = NULL;
  description.display_name = NULL;
  description.organization = NULL;
  description.contact = NULL;
  description.error_url = NULL;
  document = write_idp (&description);
  outline = test_dup_outline (document);
  g_assert_cmpstr (outline, ==, "EntityDescriptor(IDPSSODescriptor(Extensions(" ALGORITHMS ")" KEY "SingleSignOnService()))");
  assert_values (document, expected, G_N_ELEMENTS (expected));
}

/* What a signature may use, neither more nor less. */
static void
test_idp_algorithms (void)
{
  for (guint allow_sha1 = 0; allow_sha1 < 2; allow_sha1++)
    {
      LanyardSamlIdpDescription description = make_idp ();
      g_autofree char *document = NULL;
      const Expected expected[] = {
        { "string(count(//alg:SigningMethod))", allow_sha1 ? "7" : "6" },
        { "string(count(//alg:DigestMethod))", allow_sha1 ? "4" : "3" },
        { "//md:IDPSSODescriptor/md:Extensions/alg:DigestMethod[1]/@Algorithm", "http://www.w3.org/2001/04/xmlenc#sha256" },
        { "//alg:DigestMethod[2]/@Algorithm", "http://www.w3.org/2001/04/xmldsig-more#sha384" },
        { "//alg:DigestMethod[3]/@Algorithm", "http://www.w3.org/2001/04/xmlenc#sha512" },
        { "//alg:DigestMethod[4]/@Algorithm", allow_sha1 ? "http://www.w3.org/2000/09/xmldsig#sha1" : "" },
        { "//alg:SigningMethod[1]/@Algorithm", "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256" },
        { "//alg:SigningMethod[4]/@Algorithm", "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256" },
        { "//alg:SigningMethod[7]/@Algorithm", allow_sha1 ? "http://www.w3.org/2000/09/xmldsig#rsa-sha1" : "" },
      };

      description.allow_sha1 = allow_sha1;
      document = write_idp (&description);
      assert_values (document, expected, G_N_ELEMENTS (expected));
    }
}

static void
test_bad_idp (void)
{
  static const struct
  {
    gsize       member;
    const char *value;
    int         code;
  } cases[] = {
    { G_STRUCT_OFFSET (LanyardSamlIdpDescription, entity_id), NULL, LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlIdpDescription, entity_id), "", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlIdpDescription, entity_id), "\x01", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlIdpDescription, sso_url), NULL, LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlIdpDescription, sso_url), "javascript:x", LANYARD_SAML_ERROR_URL },
    { G_STRUCT_OFFSET (LanyardSamlIdpDescription, slo_url), "https://idp.example/#", LANYARD_SAML_ERROR_URL },
    { G_STRUCT_OFFSET (LanyardSamlIdpDescription, display_name), "\x02", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlIdpDescription, organization), "\xff", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlIdpDescription, contact), "\x7f\x1f", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlIdpDescription, error_url), "javascript:x", LANYARD_SAML_ERROR_URL },
    { G_STRUCT_OFFSET (LanyardSamlIdpDescription, information_url), "data:,", LANYARD_SAML_ERROR_URL },
    { G_STRUCT_OFFSET (LanyardSamlIdpDescription, organization_url), "customer.example", LANYARD_SAML_ERROR_URL },
    { G_STRUCT_OFFSET (LanyardSamlIdpDescription, certificates), NULL, LANYARD_SAML_ERROR_VALUE },
  };
  g_autofree char *long_id = g_strnfill (1025, 'x');
  LanyardSamlIdpDescription description = make_idp ();
  g_autoptr(GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LanyardSamlIdpDescription bad = make_idp ();
      g_autoptr(GError) refusal = NULL;

      G_STRUCT_MEMBER (const char *, &bad, cases[i].member) = cases[i].value;
      g_assert_null (lanyard_saml_idp_metadata_write (&bad, &refusal));
      g_assert_error (refusal, LANYARD_SAML_ERROR, cases[i].code);
    }

  description.entity_id = long_id;
  g_assert_null (lanyard_saml_idp_metadata_write (&description, &error));
  g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_VALUE);
}

/* M-59: on the root, and only what is asked for. */
static void
test_validity (void)
{
  static const struct
  {
    gint64      valid_until;
    gint64      cache_duration;
    const char *until;
    const char *duration;
  } cases[] = {
    { 0, 0, "", "" },
    { TEST_NOW, 0, "2026-11-21T12:00:00Z", "" },
    { 0, 3600, "", "PT3600S" },
    { TEST_NOW, 86400, "2026-11-21T12:00:00Z", "PT86400S" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LanyardSamlIdpDescription description = make_idp ();
      g_autofree char *document = NULL;
      const Expected expected[] = {
        { "/md:EntityDescriptor/@validUntil", cases[i].until },
        { "/md:EntityDescriptor/@cacheDuration", cases[i].duration },
        { "count(//*/*/@validUntil | //*/*/@cacheDuration)", "0" },
      };

      description.valid_until = cases[i].valid_until;
      description.cache_duration = cases[i].cache_duration;
      document = write_idp (&description);
      assert_values (document, expected, G_N_ELEMENTS (expected));
    }
}

/* M-60: the signature is the first child, and our own reader accepts it. */
static void
test_signed (gconstpointer algorithm)
{
  LanyardSamlIdpDescription description = make_idp ();
  g_autofree char *unsigned_document = write_idp (&description);
  g_autofree char *unsigned_id = test_dup_xpath (unsigned_document, "/md:EntityDescriptor/@ID");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *id = NULL;
  g_autofree char *reference = NULL;
  const Expected expected[] = {
    { "name(/md:EntityDescriptor/*[1])", "ds:Signature" },
    { "count(//ds:Signature)", "1" },
    { "count(//ds:Reference)", "1" },
    { "//ds:Transform[1]/@Algorithm", "http://www.w3.org/2000/09/xmldsig#enveloped-signature" },
    { "//ds:Transform[2]/@Algorithm", "http://www.w3.org/2001/10/xml-exc-c14n#" },
  };

  g_assert_cmpstr (unsigned_id, ==, "");
  description.signer = test_get_signer (algorithm);
  first = write_idp (&description);
  assert_values (first, expected, G_N_ELEMENTS (expected));
  id = test_dup_xpath (first, "concat('#', /md:EntityDescriptor/@ID)");
  reference = test_dup_xpath (first, "//ds:Reference/@URI");
  g_assert_cmpstr (id, ==, reference);
  g_assert_cmpuint (strlen (id), >, 30);

  /* Another content has another ID. */
  g_clear_pointer (&reference, g_free);
  description.contact = NULL;
  second = write_idp (&description);
  reference = test_dup_xpath (second, "//ds:Reference/@URI");
  g_assert_cmpstr (id, !=, reference);
}

/* A logo that would be loaded without encryption is left out. */
static void
test_logo (void)
{
  static const char * const logos[] = { "http://customer.example/logo.png", "data:image/png;base64,AAAA", "logo.png" };

  for (gsize i = 0; i < G_N_ELEMENTS (logos); i++)
    {
      LanyardSamlIdpDescription description = make_idp ();
      g_autofree char *document = NULL;
      g_autofree char *count = NULL;

      description.logo_url = logos[i];
      document = write_idp (&description);
      count = test_dup_xpath (document, "count(//mdui:Logo)");
      g_assert_cmpstr (count, ==, "0");
    }
}

/* M-61, I-06 … I-09: the active certificate first, each in an element of its
 * own, on one line, without a frame. */
static void
test_certificates (void)
{
  LanyardSamlIdpDescription description = make_idp ();
  g_autofree char *both = write_idp (&description);
  g_autofree char *one = NULL;
  const Expected expected_both[] = {
    { "//md:KeyDescriptor[1]//ds:X509Certificate", lanyard_certificate_get_base64 (certificates[0]) },
    { "//md:KeyDescriptor[2]//ds:X509Certificate", lanyard_certificate_get_base64 (certificates[1]) },
    { "count(//md:KeyDescriptor)", "2" },
    { "count(//md:KeyDescriptor[@use='signing'])", "2" },
    { "count(//ds:X509Data[count(ds:X509Certificate)=1])", "2" },
    { "contains(//ds:X509Certificate, '\n') or contains(//ds:X509Certificate, ' ')", "false" },
  };
  const Expected expected_one[] = {
    { "count(//md:KeyDescriptor)", "1" },
    { "//md:KeyDescriptor[1]//ds:X509Certificate", lanyard_certificate_get_base64 (certificates[0]) },
  };

  assert_values (both, expected_both, G_N_ELEMENTS (expected_both));
  certificates[1] = NULL;
  one = write_idp (&description);
  assert_values (one, expected_one, G_N_ELEMENTS (expected_one));
}

static void
test_sp_full (void)
{
  LanyardSamlSpDescription description = make_sp ();
  g_autofree char *document = NULL;
  g_autofree char *outline = NULL;
  const Expected expected[] = {
    { "/md:EntityDescriptor/@entityID", "https://idp.example/test-sp/metadata" },
    { "//md:SPSSODescriptor/@AuthnRequestsSigned", "false" },
    { "//md:SPSSODescriptor/@WantAssertionsSigned", "true" },
    { "//md:AssertionConsumerService/@Binding", LANYARD_SAML_BINDING_POST },
    { "//md:AssertionConsumerService/@Location", "http://127.0.0.1:8080/test-sp/acs" },
    { "//md:AssertionConsumerService/@index", "0" },
    { "//md:AssertionConsumerService/@isDefault", "true" },
    { "//md:RequestedAttribute[2]/@Name", "memberOf" },
  };

  description.slo_url = "http://127.0.0.1:8080/test-sp/slo";
  document = write_sp (&description);
  outline = test_dup_outline (document);
  g_assert_cmpstr (outline, ==,
                   "EntityDescriptor(SPSSODescriptor(Extensions(UIInfo(DisplayName()))SingleLogoutService()"
                   "NameIDFormat()AssertionConsumerService()"
                   "AttributeConsumingService(ServiceName()RequestedAttribute()RequestedAttribute())))");
  assert_values (document, expected, G_N_ELEMENTS (expected));
}

/* Our own reader finds what was written. */
static void
test_sp_read (void)
{
  LanyardSamlSpDescription description = make_sp ();
  g_autofree char *document = write_sp (&description);
  g_autoptr(GBytes) bytes = g_bytes_new (document, strlen (document));
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entities = lanyard_saml_metadata_read (bytes, TEST_NOW, &error);
  const LanyardSamlEntity *entity;

  g_assert_no_error (error);
  g_assert_cmpuint (entities->len, ==, 1);
  entity = entities->pdata[0];
  g_assert_cmpstr (entity->entity_id, ==, description.entity_id);
  g_assert_cmpstr (entity->display_name, ==, description.display_name);
  g_assert_true (entity->want_assertions_signed);
  g_assert_false (entity->authn_requests_signed);
  g_assert_cmpuint (entity->acs->len, ==, 1);
  g_assert_cmpstr (((LanyardSamlEndpoint *) entity->acs->pdata[0])->location, ==, description.acs_url);
  g_assert_cmpuint (entity->requested_attributes->len, ==, 2);
}

static void
test_bad_sp (void)
{
  static const struct
  {
    gsize       member;
    const char *value;
    int         code;
  } cases[] = {
    { G_STRUCT_OFFSET (LanyardSamlSpDescription, entity_id), NULL, LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlSpDescription, acs_url), NULL, LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlSpDescription, acs_url), "data:,", LANYARD_SAML_ERROR_URL },
    { G_STRUCT_OFFSET (LanyardSamlSpDescription, slo_url), "", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlSpDescription, name_id_format), "\x01", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlSpDescription, display_name), "\x01", LANYARD_SAML_ERROR_VALUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LanyardSamlSpDescription description = make_sp ();
      g_autoptr(GError) error = NULL;

      G_STRUCT_MEMBER (const char *, &description, cases[i].member) = cases[i].value;
      g_assert_null (lanyard_saml_sp_metadata_write (&description, &error));
      g_assert_error (error, LANYARD_SAML_ERROR, cases[i].code);
    }
}

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);

  g_test_add_func ("/saml/metadata-writer/m-57-m-58-full", test_idp_full);
  g_test_add_func ("/saml/metadata-writer/m-57-m-58-short", test_idp_short);
  g_test_add_func ("/saml/metadata-writer/m-57-logo", test_logo);
  g_test_add_func ("/saml/metadata-writer/m-16-algorithms", test_idp_algorithms);
  g_test_add_func ("/saml/metadata-writer/m-59-validity", test_validity);
  g_test_add_data_func ("/saml/metadata-writer/m-60-signed/rsa-sha256", "rsa-sha256", test_signed);
  g_test_add_data_func ("/saml/metadata-writer/m-60-signed/rsa-sha512", "rsa-sha512", test_signed);
  g_test_add_data_func ("/saml/metadata-writer/m-60-signed/ecdsa-sha256", "ecdsa-sha256", test_signed);
  g_test_add_func ("/saml/metadata-writer/m-61-i-06-i-09-certificates", test_certificates);
  g_test_add_func ("/saml/metadata-writer/bad-idp", test_bad_idp);
  g_test_add_func ("/saml/metadata-writer/sp-full", test_sp_full);
  g_test_add_func ("/saml/metadata-writer/sp-read", test_sp_read);
  g_test_add_func ("/saml/metadata-writer/bad-sp", test_bad_sp);

  return g_test_run ();
}
