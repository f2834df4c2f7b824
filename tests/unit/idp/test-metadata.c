/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Our metadata as the settings say, and a service provider's as a proposal. */

#include "config.h"

#include <string.h>

#include "idp-fixture.h"
#include "lanyard-error.h"
#include "lanyard-http.h"
#include "lanyard-proposal.h"
#include "lanyard-saml.h"

#define NS "xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\" xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\""
#define POST LANYARD_SAML_BINDING_POST

static char *
write_metadata (IdpFixture             *fixture,
                LanyardMetadataSigning  signing)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = lanyard_administration_write_metadata_sync (fixture->configuration, fixture->connector, NULL,
                                                                        signing, FIXTURE_NOW, &error);

  g_assert_no_error (error);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static guint
count (const char *text,
       const char *needle)
{
  guint n = 0;

  for (const char *p = strstr (text, needle); p != NULL; p = strstr (p + 1, needle))
    n++;

  return n;
}

static void
set_settings (IdpFixture *fixture,
              const char *name,
              ...)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardSettings) settings = lanyard_configuration_load_settings_sync (fixture->configuration, &error);
  va_list args;

  g_assert_no_error (error);
  va_start (args, name);
  g_object_set_valist (G_OBJECT (settings), name, args);
  va_end (args);
  idp_fixture_save (fixture, &settings);
}

static LanyardCertificate *
load_certificate (IdpFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  LanyardCertificate *certificate;

  certificate = lanyard_administration_load_certificate_sync (fixture->configuration,
                                                              lanyard_record_get_id (LANYARD_RECORD (fixture->connector)),
                                                              &error);
  g_assert_no_error (error);

  return certificate;
}

/* M-57 */
static void
test_organization (IdpFixture    *fixture,
                   gconstpointer  data)
{
  g_autofree char *document = NULL;

  set_settings (fixture, "organization", "Example Ltd", "organization-url", "https://example.org/",
                "error-url", "https://example.org/help", "contact", "it@example.org", NULL);
  document = write_metadata (fixture, LANYARD_METADATA_AS_SET);
  g_assert_nonnull (strstr (document, "errorURL=\"https://example.org/help\""));
  g_assert_nonnull (strstr (document, ">https://example.org/</mdui:InformationURL>"));
  g_assert_nonnull (strstr (document, ">https://example.org/</md:OrganizationURL>"));
  g_assert_nonnull (strstr (document, ">Example Ltd</md:OrganizationName>"));
  g_assert_nonnull (strstr (document, "<md:Company>Example Ltd</md:Company>"));
  g_assert_nonnull (strstr (document, "<md:EmailAddress>mailto:it@example.org</md:EmailAddress>"));
  g_assert_cmpuint (count (document, "<md:SingleLogoutService "), ==, 2);
}

/* M-16: what requests may be signed with, SHA-1 only where it is allowed. */
static void
test_algorithms (IdpFixture    *fixture,
                 gconstpointer  data)
{
  g_autofree char *document = write_metadata (fixture, LANYARD_METADATA_AS_SET);
  g_autofree char *with_sha1 = NULL;

  g_assert_nonnull (strstr (document, "<alg:SigningMethod"));
  g_assert_null (strstr (document, "sha1"));

  g_object_set (fixture->connector, "allow-sha1", TRUE, NULL);
  with_sha1 = write_metadata (fixture, LANYARD_METADATA_AS_SET);
  g_assert_cmpuint (count (with_sha1, "http://www.w3.org/2000/09/xmldsig#sha1\""), ==, 1);
  g_assert_cmpuint (count (with_sha1, "http://www.w3.org/2000/09/xmldsig#rsa-sha1\""), ==, 1);
}

/* M-59: nothing without being asked; then on the root alone. */
static void
test_validity (IdpFixture    *fixture,
               gconstpointer  data)
{
  g_autofree char *without = write_metadata (fixture, LANYARD_METADATA_AS_SET);
  g_autofree char *with = NULL;

  g_assert_null (strstr (without, "validUntil"));
  g_assert_null (strstr (without, "cacheDuration"));

  set_settings (fixture, "metadata-validity", 2, "metadata-cache-duration", 3600, NULL);
  with = write_metadata (fixture, LANYARD_METADATA_AS_SET);
  g_assert_cmpuint (count (with, "validUntil=\"2027-01-17T08:00:00Z\""), ==, 1);
  g_assert_cmpuint (count (with, "validUntil"), ==, 1);
  g_assert_cmpuint (count (with, "cacheDuration=\"PT3600S\""), ==, 1);
}

/* Whether @document is signed with the key of @certificate. */
static void
assert_signed (const char         *document,
               LanyardCertificate *certificate,
               int                 code)
{
  g_autoptr(GPtrArray) trusted = g_ptr_array_new ();
  const LanyardSamlMetadataPolicy policy = { .now = FIXTURE_NOW, .trusted = trusted };
  g_autoptr(GBytes) bytes = g_bytes_new_static (document, strlen (document));
  g_autoptr(GError) error = NULL;

  g_ptr_array_add (trusted, certificate);
  g_assert_null (lanyard_saml_metadata_read_trusted (bytes, &policy, &error));
  g_assert_error (error, LANYARD_SAML_ERROR, code);
}

/* M-60: with the connector's active key; what is refused then is only that it
 * is the metadata of an identity provider. */
static void
test_signed (IdpFixture    *fixture,
             gconstpointer  data)
{
  g_autoptr(LanyardCertificate) certificate = load_certificate (fixture);
  g_autofree char *plain = write_metadata (fixture, LANYARD_METADATA_AS_SET);
  g_autofree char *demanded = write_metadata (fixture, LANYARD_METADATA_SIGNED);
  g_autofree char *as_set = NULL;
  g_autofree char *again = NULL;
  g_autofree char *refused = NULL;

  assert_signed (plain, certificate, LANYARD_SAML_ERROR_SIGNATURE_MISSING);
  assert_signed (demanded, certificate, LANYARD_SAML_ERROR_WRONG_SIDE);

  set_settings (fixture, "metadata-signed", TRUE, NULL);
  as_set = write_metadata (fixture, LANYARD_METADATA_AS_SET);
  again = write_metadata (fixture, LANYARD_METADATA_AS_SET);
  refused = write_metadata (fixture, LANYARD_METADATA_UNSIGNED);
  assert_signed (as_set, certificate, LANYARD_SAML_ERROR_WRONG_SIDE);
  assert_signed (refused, certificate, LANYARD_SAML_ERROR_SIGNATURE_MISSING);
  if (lanyard_key_is_rsa (lanyard_certificate_get_key (certificate)))
    g_assert_cmpstr (as_set, ==, again);
}

/* M-61, I-09 */
static void
test_rollover (IdpFixture    *fixture,
               gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardCertificate) active = load_certificate (fixture);
  g_autoptr(LanyardKey) key = lanyard_key_generate (LANYARD_KEY_EC_P256, &error);
  g_autoptr(LanyardCertificate) next = lanyard_certificate_new_self_signed (key, "next", FIXTURE_NOW, 30, &error);
  g_autofree char *pem = lanyard_certificate_dup_pem (next);
  g_autoptr(GBytes) private_key = lanyard_key_export_private (key, &error);
  g_autoptr(LanyardKeyPair) pair = NULL;
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Next key");
  g_autofree char *both = NULL;
  g_autofree char *one = NULL;
  const char *first;
  const char *second;

  g_assert_no_error (error);
  pair = lanyard_key_pair_new (lanyard_record_get_id (LANYARD_RECORD (fixture->connector)), LANYARD_KEY_ROLE_NEXT, pem,
                               FIXTURE_NOW);
  lanyard_changes_add_key_pair (changes, pair, private_key);
  lanyard_configuration_apply_sync (fixture->configuration, changes, NULL, &error);
  g_assert_no_error (error);

  both = write_metadata (fixture, LANYARD_METADATA_AS_SET);
  first = strstr (both, lanyard_certificate_get_base64 (active));
  second = strstr (both, lanyard_certificate_get_base64 (next));
  g_assert_nonnull (first);
  g_assert_nonnull (second);
  g_assert_true (first < second);

  g_object_set (fixture->connector, "metadata-keys", LANYARD_METADATA_KEYS_ACTIVE, NULL);
  idp_fixture_save (fixture, &fixture->connector);
  one = write_metadata (fixture, LANYARD_METADATA_AS_SET);
  g_assert_cmpuint (count (one, "<md:KeyDescriptor"), ==, 1);
  g_assert_nonnull (strstr (one, lanyard_certificate_get_base64 (active)));
}

/* I-45, M-57: what a request may ask for, the connector's own first. */
static void
test_formats (IdpFixture    *fixture,
              gconstpointer  data)
{
  g_autofree char *open = NULL;
  g_autofree char *forced = NULL;

  g_object_set (fixture->connector, "name-id-format", LANYARD_SAML_NAME_ID_TRANSIENT, "name-id-formats", NULL,
                "name-id-policy", LANYARD_NAME_ID_HONOUR, NULL);
  idp_fixture_save (fixture, &fixture->connector);
  open = write_metadata (fixture, LANYARD_METADATA_AS_SET);
  g_assert_cmpuint (count (open, "<md:NameIDFormat>"), ==, 2);
  g_assert_true (strstr (open, LANYARD_SAML_NAME_ID_TRANSIENT "<") < strstr (open, LANYARD_SAML_NAME_ID_PERSISTENT "<"));

  g_object_set (fixture->connector, "name-id-policy", LANYARD_NAME_ID_FORCE, NULL);
  idp_fixture_save (fixture, &fixture->connector);
  forced = write_metadata (fixture, LANYARD_METADATA_AS_SET);
  g_assert_cmpuint (count (forced, "<md:NameIDFormat>"), ==, 1);
}

static void
test_tags (void)
{
  g_autoptr(GBytes) body = g_bytes_new_static ("<a/>", 4);
  g_autoptr(LanyardHttpRequest) request = lanyard_http_request_new ();
  g_autoptr(LanyardHttpResponse) first = lanyard_http_response_new_cached (request, "application/samlmetadata+xml", body);
  const char *tag = lanyard_http_response_get_header (first, "ETag");
  static const struct
  {
    const char *format;
    guint       status;
  } cases[] = {
    { "%s", 304 },
    { "W/%s", 304 },
    { "\"x\", %s", 304 },
    { "*", 304 },
    { "\"x\"", 200 },
    { "", 200 },
  };

  g_assert_cmpuint (first->status, ==, 200);
  g_assert_cmpstr (lanyard_http_response_get_header (first, "Content-Type"), ==, "application/samlmetadata+xml");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GString) tags = g_string_new (cases[i].format);
      g_autoptr(LanyardHttpResponse) again = NULL;

      g_string_replace (tags, "%s", tag, 0);
      g_free (request->if_none_match);
      request->if_none_match = g_strdup (tags->str);
      again = lanyard_http_response_new_cached (request, "application/samlmetadata+xml", body);
      g_assert_cmpuint (again->status, ==, cases[i].status);
      g_assert_cmpuint (g_bytes_get_size (again->body), ==, cases[i].status == 200 ? 4 : 0);
      g_assert_cmpstr (lanyard_http_response_get_header (again, "ETag"), ==, tag);
    }
}

/* @key: a KeyDescriptor or nothing */
static char *
make_sp (const char *acs,
         const char *key,
         const char *format)
{
  return g_strdup_printf ("<EntityDescriptor entityID=\"https://sp.test/\" validUntil=\"2030-01-01T00:00:00Z\" " NS ">"
                          "<SPSSODescriptor protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\">%s"
                          "<SingleLogoutService Binding=\"" POST "\" Location=\"https://sp.test/slo\"/>"
                          "<NameIDFormat>%s</NameIDFormat>"
                          "<AssertionConsumerService index=\"0\" Binding=\"" POST "\" Location=\"%s\"/>"
                          "</SPSSODescriptor></EntityDescriptor>", key, format, acs);
}

static LanyardConnector *
propose (LanyardConnector *connector,
         const char       *xml,
         gboolean          overwrite,
         char           ***kept)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) document = g_bytes_new_static (xml, strlen (xml));
  g_autoptr(GPtrArray) entities = lanyard_saml_metadata_read (document, FIXTURE_NOW, &error);
  LanyardConnector *proposal;

  g_assert_no_error (error);
  proposal = lanyard_administration_propose_metadata (connector, entities->pdata[0], "sp.xml", document, overwrite,
                                                      FIXTURE_NOW, kept, &error);
  g_assert_no_error (error);

  return proposal;
}

/* M-68: what a person set stays and is named; the rest follows. */
static void
test_overrides (IdpFixture    *fixture,
                gconstpointer  data)
{
  g_autofree char *old = make_sp ("https://sp.test/1", "", LANYARD_SAML_NAME_ID_EMAIL);
  g_autofree char *new = make_sp ("https://sp.test/2", "", LANYARD_SAML_NAME_ID_PERSISTENT);
  g_autoptr(LanyardConnector) first = propose (fixture->connector, old, FALSE, NULL);
  g_autoptr(LanyardConnector) second = NULL;
  g_autoptr(LanyardConnector) third = NULL;
  g_autoptr(LanyardConnector) forced = NULL;
  g_auto(GStrv) kept = NULL;
  g_auto(GStrv) again = NULL;
  g_auto(GStrv) none = NULL;

  g_assert_cmpstr (lanyard_connector_get_sp_entity_id (first), ==, "https://sp.test/");
  g_assert_cmpstr (lanyard_connector_get_sp_entity_id (fixture->connector), !=, "https://sp.test/");
  g_assert_cmpint (lanyard_connector_get_metadata_valid_until (first), ==, 1893456000);

  g_object_set (first, "slo-url", "https://own.test/slo", NULL);
  second = propose (first, new, FALSE, &kept);
  g_assert_cmpuint (g_strv_length (kept), ==, 1);
  g_assert_cmpstr (kept[0], ==, "slo_url");
  g_assert_cmpstr (lanyard_connector_get_slo_url (second), ==, "https://own.test/slo");
  g_assert_cmpstr (lanyard_connector_get_name_id_format (second), ==, LANYARD_SAML_NAME_ID_PERSISTENT);
  g_assert_cmpstr (lanyard_acs_get_url (lanyard_connector_get_default_acs (second)), ==, "https://sp.test/2");

  /* ... the next time, too, unless the metadata is to win. */
  third = propose (second, old, FALSE, &again);
  g_assert_cmpuint (g_strv_length (again), ==, 1);
  g_assert_cmpstr (lanyard_connector_get_slo_url (third), ==, "https://own.test/slo");
  forced = propose (second, old, TRUE, &none);
  g_assert_cmpuint (g_strv_length (none), ==, 0);
  g_assert_cmpstr (lanyard_connector_get_slo_url (forced), ==, "https://sp.test/slo");
}

/* M-20, M-68: endpoints that nothing is sent to are named. */
static void
test_skipped (IdpFixture    *fixture,
              gconstpointer  data)
{
  static const char xml[] =
    "<EntityDescriptor xmlns='urn:oasis:names:tc:SAML:2.0:metadata' entityID='https://sp.test/'>"
    "<SPSSODescriptor protocolSupportEnumeration='urn:oasis:names:tc:SAML:2.0:protocol'>"
    "<SingleLogoutService Binding='urn:oasis:names:tc:SAML:2.0:bindings:SOAP' Location='https://sp.test/soap'/>"
    "<SingleLogoutService Binding='" POST "' Location='https://sp.test/slo'/>"
    "<AssertionConsumerService index='0' Binding='" POST "' Location='https://sp.test/acs'/>"
    "<AssertionConsumerService index='1' Binding='urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact' "
    "Location='https://sp.test/artifact'/></SPSSODescriptor></EntityDescriptor>";
  g_autoptr(GBytes) document = g_bytes_new_static (xml, strlen (xml));
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entities = lanyard_saml_metadata_read (document, FIXTURE_NOW, &error);
  g_autoptr(LanyardProposal) proposal = NULL;
  g_autofree char *notes = NULL;
  g_autofree char *hash = NULL;

  g_assert_no_error (error);
  proposal = lanyard_proposal_new_for_entity (fixture->connector, entities->pdata[0], "sp.xml", document, FIXTURE_NOW, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (lanyard_connector_get_acs (proposal->after)), ==, 1);
  g_ptr_array_add (proposal->notes, NULL);
  notes = g_strjoinv ("\n", (char **) proposal->notes->pdata);
  g_assert_nonnull (strstr (notes, "https://sp.test/artifact"));
  g_assert_nonnull (strstr (notes, "HTTP-Artifact"));
  g_assert_nonnull (strstr (notes, "https://sp.test/soap"));
  g_assert_null (strstr (notes, "https://sp.test/slo"));
  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, document);
  g_assert_cmpstr (lanyard_connector_get_metadata_hash (proposal->after), ==, hash);
}

/* metadata that says less does not ask for less. */
static void
test_policy (IdpFixture    *fixture,
             gconstpointer  data)
{
  g_autoptr(LanyardCertificate) certificate = load_certificate (fixture);
  g_autofree char *key = g_strdup_printf ("<KeyDescriptor><ds:KeyInfo><ds:X509Data><ds:X509Certificate>%s"
                                          "</ds:X509Certificate></ds:X509Data></ds:KeyInfo><EncryptionMethod "
                                          "Algorithm=\"urn:a\"/></KeyDescriptor>",
                                          lanyard_certificate_get_base64 (certificate));
  g_autofree char *rich = make_sp ("https://sp.test/1", key, LANYARD_SAML_NAME_ID_EMAIL);
  g_autofree char *poor = make_sp ("https://sp.test/1", "", LANYARD_SAML_NAME_ID_EMAIL);
  g_autoptr(LanyardConnector) first = propose (fixture->connector, rich, FALSE, NULL);
  g_autoptr(LanyardConnector) second = NULL;

  g_assert_cmpuint (g_strv_length ((char **) lanyard_connector_get_sp_signing_certificates (first)), ==, 1);
  g_assert_cmpuint (g_strv_length ((char **) lanyard_connector_get_sp_encryption_certificates (first)), ==, 1);
  g_assert_cmpstr (lanyard_connector_get_sp_encryption_methods (first)[0], ==, "urn:a");

  g_object_set (first, "require-signed-requests", TRUE, "encrypt-assertion", TRUE, "sign", LANYARD_SIGN_BOTH,
                "allow-sha1", FALSE, "metadata-signing-certificates",
                lanyard_connector_get_sp_signing_certificates (first), NULL);
  second = propose (first, poor, TRUE, NULL);
  g_assert_true (lanyard_connector_get_require_signed_requests (second));
  g_assert_true (lanyard_connector_get_encrypt_assertion (second));
  g_assert_cmpint (lanyard_connector_get_sign (second), ==, LANYARD_SIGN_BOTH);
  g_assert_cmpuint (g_strv_length ((char **) lanyard_connector_get_sp_encryption_certificates (second)), ==, 1);
  g_assert_cmpuint (g_strv_length ((char **) lanyard_connector_get_metadata_signing_certificates (second)), ==, 1);
}

static guint
count_signing_keys (LanyardConnector *connector)
{
  const char * const *certificates = lanyard_connector_get_sp_signing_certificates (connector);

  return certificates != NULL ? g_strv_length ((char **) certificates) : 0;
}

/* a key that came with metadata goes with it; one that a person entered
 * stays until the metadata is to win. */
static void
test_key_removed (IdpFixture    *fixture,
                  gconstpointer  data)
{
  g_autoptr(LanyardCertificate) certificate = load_certificate (fixture);
  g_autofree char *pem = lanyard_certificate_dup_pem (certificate);
  const char *own[] = { pem, NULL };
  g_autofree char *key = g_strdup_printf ("<KeyDescriptor><ds:KeyInfo><ds:X509Data><ds:X509Certificate>%s"
                                          "</ds:X509Certificate></ds:X509Data></ds:KeyInfo></KeyDescriptor>",
                                          lanyard_certificate_get_base64 (certificate));
  g_autofree char *rich = make_sp ("https://sp.test/1", key, LANYARD_SAML_NAME_ID_EMAIL);
  g_autofree char *poor = make_sp ("https://sp.test/1", "", LANYARD_SAML_NAME_ID_EMAIL);
  g_autoptr(LanyardConnector) imported = propose (fixture->connector, rich, FALSE, NULL);
  g_autoptr(LanyardConnector) removed = propose (imported, poor, FALSE, NULL);
  g_autoptr(LanyardConnector) entered = NULL;
  g_autoptr(LanyardConnector) first = NULL;
  g_autoptr(LanyardConnector) forced = NULL;
  g_auto(GStrv) kept = NULL;

  g_assert_cmpuint (count_signing_keys (imported), ==, 1);
  g_assert_cmpuint (count_signing_keys (removed), ==, 0);

  g_object_set (removed, "sp-signing-certificates", own, NULL);
  entered = propose (removed, poor, FALSE, &kept);
  g_assert_cmpuint (count_signing_keys (entered), ==, 1);
  g_assert_true (g_strv_contains ((const char * const *) kept, "sp_signing_certificates"));
  forced = propose (entered, poor, TRUE, NULL);
  g_assert_cmpuint (count_signing_keys (forced), ==, 0);

  g_object_set (fixture->connector, "sp-signing-certificates", own, NULL);
  first = propose (fixture->connector, poor, FALSE, NULL);
  g_assert_cmpuint (count_signing_keys (first), ==, 1);
}

#define ADD(path, function) \
  g_test_add ("/idp/metadata/" path, IdpFixture, NULL, idp_fixture_set_up, function, idp_fixture_tear_down)

/* M-63: in parts as at once, wherever the parts end. */
static void
test_digest (void)
{
  for (gsize before = 65536 - 40; before <= 65536 + 4; before++)
    {
      g_autofree char *blank = g_strnfill (before, ' ');
      g_autofree char *text = g_strdup_printf ("<md:EntitiesDescriptor>%s<md:EntityDescriptor entityID=\"a\"/>"
                                               "<EntityDescriptor/><x:EntityDescriptorX/></md:EntityDescriptor><md:Entity",
                                               blank);
      g_autoptr(GBytes) document = g_bytes_new_static (text, strlen (text));
      g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_bytes (document);
      g_autoptr(LanyardMetadataDigest) whole = lanyard_metadata_digest_new (document);
      g_autoptr(GError) error = NULL;
      g_autoptr(LanyardMetadataDigest) streamed = lanyard_metadata_digest_new_from_stream (stream, NULL, &error);
      g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, document);

      g_assert_no_error (error);
      g_assert_cmpuint (whole->n_entities, ==, 2);
      g_assert_cmpuint (streamed->n_entities, ==, 2);
      g_assert_cmpstr (whole->hash, ==, hash);
      g_assert_cmpstr (streamed->hash, ==, hash);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/idp/metadata/m-63-digest", test_digest);

  ADD ("m-57-organization", test_organization);
  ADD ("m-16-algorithms", test_algorithms);
  ADD ("m-59-validity", test_validity);
  ADD ("m-60-signed", test_signed);
  ADD ("m-61-i-09-rollover", test_rollover);
  ADD ("m-57-i-45-formats", test_formats);
  ADD ("m-68-skipped", test_skipped);
  g_test_add_func ("/idp/metadata/m-60-tags", test_tags);
  ADD ("m-68-overrides", test_overrides);
  ADD ("a-29-m-66-policy", test_policy);
  ADD ("a-29-key-removed", test_key_removed);

  return g_test_run ();
}
