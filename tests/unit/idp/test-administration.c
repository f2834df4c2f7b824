/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "idp-fixture.h"
#include "lanyard-check.h"
#include "lanyard-crypto-error.h"
#include "lanyard-error.h"
#include "lanyard-saml.h"

#define NS "xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\" xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\""
#define POST LANYARD_SAML_BINDING_POST
#define REDIRECT LANYARD_SAML_BINDING_REDIRECT

static LanyardConnector *
add_connector (IdpFixture *fixture,
               const char *template_id,
               const char *label,
               const char *slug)
{
  g_autoptr(GError) error = NULL;
  LanyardTemplate *tmpl = lanyard_catalog_lookup (lanyard_catalog_get_default (), template_id, &error);
  LanyardConnector *connector;

  g_assert_no_error (error);
  connector = lanyard_administration_add_connector_sync (fixture->configuration, tmpl, label, slug, NULL, &error);
  g_assert_no_error (error);
  return connector;
}

static const char *
get_id (gpointer record)
{
  return lanyard_record_get_id (LANYARD_RECORD (record));
}

static GPtrArray *
list_pairs (IdpFixture       *fixture,
            LanyardConnector *connector)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *pairs = lanyard_configuration_list_key_pairs_sync (fixture->configuration, get_id (connector), &error);

  g_assert_no_error (error);
  return pairs;
}

static LanyardConnector *
reload (IdpFixture       *fixture,
        LanyardConnector *connector)
{
  g_autoptr(GError) error = NULL;
  LanyardRecord *record = lanyard_configuration_load_sync (fixture->configuration, LANYARD_TYPE_CONNECTOR,
                                                           get_id (connector), &error);

  g_assert_no_error (error);
  g_object_unref (connector);
  return LANYARD_CONNECTOR (record);
}

static void
test_add (IdpFixture    *fixture,
          gconstpointer  data)
{
  g_autoptr(LanyardConnector) first = add_connector (fixture, "custom", "Big App", NULL);
  g_autoptr(LanyardConnector) second = add_connector (fixture, "custom", "Big App", NULL);
  g_autoptr(LanyardConnector) third = add_connector (fixture, "custom", NULL, "chosen");
  g_autoptr(GError) error = NULL;

  g_assert_cmpstr (lanyard_connector_get_slug (first), ==, "big-app");
  g_assert_cmpstr (lanyard_connector_get_slug (second), ==, "big-app-2");
  g_assert_cmpstr (lanyard_connector_get_slug (third), ==, "chosen");
  g_assert_cmpint (lanyard_connector_get_state (first), ==, LANYARD_CONNECTOR_DRAFT);
  g_assert_cmpint (lanyard_record_get_revision (LANYARD_RECORD (first)), >, 0);
  g_assert_true (g_str_has_suffix (lanyard_connector_get_idp_entity_id (first), "/saml2/big-app/metadata"));

  g_assert_null (lanyard_administration_add_connector_sync (fixture->configuration,
                                                            lanyard_catalog_lookup (lanyard_catalog_get_default (),
                                                                                    "custom", NULL),
                                                            NULL, "chosen", NULL, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_EXISTS);
}

static LanyardSamlEntity *
read_entity (const char *xml)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) document = g_bytes_new_static (xml, strlen (xml));
  g_autoptr(GPtrArray) entities = lanyard_saml_metadata_read (document, FIXTURE_NOW, &error);

  g_assert_no_error (error);
  return lanyard_saml_entity_ref (g_ptr_array_index (entities, 0));
}

static void
import (LanyardConnector *connector,
        const char       *xml)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardSamlEntity) entity = read_entity (xml);
  g_autoptr(GBytes) document = g_bytes_new_static (xml, strlen (xml));

  lanyard_administration_apply_metadata (connector, entity, "sp.xml", document, FIXTURE_NOW, &error);
  g_assert_no_error (error);
}

static void
test_activate (IdpFixture    *fixture,
               gconstpointer  data)
{
  g_autoptr(LanyardConnector) connector = add_connector (fixture, "custom", "Big App", NULL);
  g_autoptr(LanyardCertificate) certificate = NULL;
  g_autoptr(GPtrArray) pairs = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GBytes) metadata = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_false (lanyard_administration_activate_sync (fixture->configuration, get_id (connector), FIXTURE_NOW, NULL,
                                                        &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (lanyard_administration_write_metadata_sync (fixture->configuration, connector, NULL,
                                                              LANYARD_METADATA_AS_SET, FIXTURE_NOW, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (lanyard_administration_load_certificate_sync (fixture->configuration, get_id (connector), &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED);
  g_clear_error (&error);
  pairs = list_pairs (fixture, connector);
  g_assert_cmpuint (pairs->len, ==, 0);
  g_clear_pointer (&pairs, g_ptr_array_unref);

  import (connector,
          "<EntityDescriptor entityID=\"https://sp.test/\" " NS "><SPSSODescriptor "
          "protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\">"
          "<AssertionConsumerService index=\"0\" Binding=\"" POST "\" Location=\"https://sp.test/acs\"/>"
          "</SPSSODescriptor></EntityDescriptor>");
  idp_fixture_save (fixture, &connector);
  lanyard_administration_activate_sync (fixture->configuration, get_id (connector), FIXTURE_NOW, NULL, &error);
  g_assert_no_error (error);
  connector = reload (fixture, g_steal_pointer (&connector));
  g_assert_cmpint (lanyard_connector_get_state (connector), ==, LANYARD_CONNECTOR_ACTIVE);

  certificate = lanyard_administration_load_certificate_sync (fixture->configuration, get_id (connector), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lanyard_key_get_bits (lanyard_certificate_get_key (certificate)), ==, 3072);
  g_assert_true (lanyard_key_is_rsa (lanyard_certificate_get_key (certificate)));
  metadata = lanyard_administration_write_metadata_sync (fixture->configuration, connector, NULL,
                                                              LANYARD_METADATA_AS_SET, FIXTURE_NOW, &error);
  g_assert_no_error (error);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (metadata, NULL), g_bytes_get_size (metadata),
                                  lanyard_certificate_get_base64 (certificate)));
  findings = lanyard_administration_check_sync (fixture->configuration, connector, FIXTURE_NOW, &error);
  g_assert_no_error (error);

  lanyard_administration_deactivate_sync (fixture->configuration, get_id (connector), NULL, &error);
  g_assert_no_error (error);
  lanyard_administration_activate_sync (fixture->configuration, get_id (connector), FIXTURE_NOW, NULL, &error);
  g_assert_no_error (error);
  pairs = list_pairs (fixture, connector);
  g_assert_cmpuint (pairs->len, ==, 1);
}

static void
test_bookmark (IdpFixture    *fixture,
               gconstpointer  data)
{
  g_autoptr(LanyardConnector) connector = add_connector (fixture, "bookmark", "Wiki", NULL);
  g_autoptr(GPtrArray) pairs = NULL;
  g_autoptr(GError) error = NULL;

  g_object_set (connector, "bookmark-url", NULL, NULL);
  idp_fixture_save (fixture, &connector);
  g_assert_false (lanyard_administration_activate_sync (fixture->configuration, get_id (connector), FIXTURE_NOW, NULL,
                                                        &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED);
  g_clear_error (&error);

  g_object_set (connector, "bookmark-url", "https://wiki.example.org/", NULL);
  idp_fixture_save (fixture, &connector);
  lanyard_administration_activate_sync (fixture->configuration, get_id (connector), FIXTURE_NOW, NULL, &error);
  g_assert_no_error (error);
  pairs = list_pairs (fixture, connector);
  g_assert_cmpuint (pairs->len, ==, 0);
}

static void
test_replace_key (IdpFixture    *fixture,
                  gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardKey) key = lanyard_key_generate (LANYARD_KEY_EC_P384, &error);
  g_autoptr(LanyardKey) other = lanyard_key_generate (LANYARD_KEY_EC_P256, &error);
  g_autoptr(LanyardCertificate) certificate = NULL;
  g_autoptr(LanyardCertificate) active = NULL;
  g_autoptr(GPtrArray) pairs = NULL;

  certificate = lanyard_certificate_new_self_signed (key, "new", FIXTURE_NOW, 30, &error);
  g_assert_no_error (error);
  g_assert_false (lanyard_administration_replace_key_sync (fixture->configuration, get_id (fixture->connector), other,
                                                           certificate, &error));
  g_assert_error (error, LANYARD_CRYPTO_ERROR, LANYARD_CRYPTO_ERROR_MISMATCH);
  g_clear_error (&error);

  lanyard_administration_replace_key_sync (fixture->configuration, get_id (fixture->connector), key, certificate,
                                           &error);
  g_assert_no_error (error);
  active = lanyard_administration_load_certificate_sync (fixture->configuration, get_id (fixture->connector), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (lanyard_certificate_get_base64 (active), ==, lanyard_certificate_get_base64 (certificate));

  pairs = list_pairs (fixture, fixture->connector);
  g_assert_cmpuint (pairs->len, ==, 2);
  g_assert_cmpint (lanyard_key_pair_get_role (g_ptr_array_index (pairs, 0)), ==, LANYARD_KEY_ROLE_ACTIVE);
  g_assert_cmpint (lanyard_key_pair_get_role (g_ptr_array_index (pairs, 1)), ==, LANYARD_KEY_ROLE_RETIRED);
  fixture->connector = reload (fixture, fixture->connector);
  g_assert_cmpint (lanyard_connector_get_signature_algorithm (fixture->connector), ==,
                   LANYARD_SIGNATURE_ECDSA_SHA384);
}

static void
assert_acs (LanyardConnector *connector,
            guint             position,
            const char       *url,
            int               index,
            gboolean          is_default)
{
  g_autoptr(LanyardAcs) acs = g_list_model_get_item (lanyard_connector_get_acs (connector), position);

  g_assert_nonnull (acs);
  g_assert_cmpstr (lanyard_acs_get_url (acs), ==, url);
  g_assert_cmpint (lanyard_acs_get_index (acs), ==, index);
  g_assert_cmpint (lanyard_acs_is_default (acs), ==, is_default);
}

static LanyardAttribute *
get_attribute (LanyardConnector *connector,
               const char       *name)
{
  GListModel *list = lanyard_connector_get_attributes (connector);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(LanyardAttribute) attribute = g_list_model_get_item (list, i);

      if (g_strcmp0 (lanyard_attribute_get_name (attribute), name) == 0)
        return attribute;
    }

  return NULL;
}

static char *
make_rich_metadata (IdpFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardCertificate) certificate = NULL;
  const char *base64;

  certificate = lanyard_administration_load_certificate_sync (fixture->configuration, get_id (fixture->connector),
                                                              &error);
  g_assert_no_error (error);
  base64 = lanyard_certificate_get_base64 (certificate);

  return g_strdup_printf (
    "<EntityDescriptor entityID=\"https://new.test/\" " NS "><SPSSODescriptor AuthnRequestsSigned=\"true\" "
    "WantAssertionsSigned=\"1\" protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\">"
    "<KeyDescriptor><ds:KeyInfo><ds:X509Data><ds:X509Certificate>%s</ds:X509Certificate></ds:X509Data></ds:KeyInfo></KeyDescriptor>"
    "<KeyDescriptor use=\"signing\"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>%s</ds:X509Certificate></ds:X509Data></ds:KeyInfo></KeyDescriptor>"
    "<SingleLogoutService Binding=\"" POST "\" Location=\"https://new.test/slo-post\"/>"
    "<SingleLogoutService Binding=\"" REDIRECT "\" Location=\"https://new.test/slo\" ResponseLocation=\"https://new.test/slor\"/>"
    "<NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName</NameIDFormat>"
    "<NameIDFormat>" LANYARD_SAML_NAME_ID_PERSISTENT "</NameIDFormat>"
    "<NameIDFormat>" LANYARD_SAML_NAME_ID_EMAIL "</NameIDFormat>"
    "<AssertionConsumerService index=\"4\" Binding=\"" POST "\" Location=\"https://new.test/4\" isDefault=\"false\"/>"
    "<AssertionConsumerService index=\"2\" Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact\" Location=\"https://new.test/2\" isDefault=\"true\"/>"
    "<AssertionConsumerService index=\"7\" Binding=\"" POST "\" Location=\"https://new.test/7\"/>"
    "<AttributeConsumingService index=\"0\"><ServiceName xml:lang=\"en\">x</ServiceName>"
    "<RequestedAttribute Name=\"urn:oid:2.5.4.42\" FriendlyName=\"givenName\" NameFormat=\"" LANYARD_SAML_NAME_FORMAT_URI "\"/>"
    "<RequestedAttribute Name=\"Last_Name\"/>"
    "<RequestedAttribute Name=\"urn:x:strange\" FriendlyName=\"mail\"/>"
    "<RequestedAttribute Name=\"shoe-size\" isRequired=\"true\"/>"
    "<RequestedAttribute Name=\"hat-size\"/>"
    "</AttributeConsumingService>"
    "</SPSSODescriptor></EntityDescriptor>", base64, base64);
}

static void
test_import (IdpFixture    *fixture,
             gconstpointer  data)
{
  LanyardConnector *connector = fixture->connector;
  g_autofree char *xml = make_rich_metadata (fixture);
  g_autofree char *slo_response_url = NULL;
  g_autofree char *source = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *expected_hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, xml, -1);
  gint64 date;

  g_object_set (connector, "sign", LANYARD_SIGN_RESPONSE, NULL);
  import (connector, xml);

  g_assert_cmpstr (lanyard_connector_get_sp_entity_id (connector), ==, "https://new.test/");
  g_assert_cmpuint (g_list_model_get_n_items (lanyard_connector_get_acs (connector)), ==, 2);
  assert_acs (connector, 0, "https://new.test/4", 4, FALSE);
  assert_acs (connector, 1, "https://new.test/7", 7, TRUE);
  g_assert_cmpuint (g_strv_length ((char **) lanyard_connector_get_sp_signing_certificates (connector)), ==, 1);
  g_assert_cmpuint (g_strv_length ((char **) lanyard_connector_get_sp_encryption_certificates (connector)), ==, 1);
  g_assert_cmpstr (lanyard_connector_get_name_id_format (connector), ==, LANYARD_SAML_NAME_ID_PERSISTENT);
  g_assert_cmpstr (lanyard_connector_get_name_id_source (connector), ==, LANYARD_NAME_ID_SOURCE_PERSISTENT);
  g_assert_cmpuint (g_strv_length ((char **) lanyard_connector_get_name_id_formats (connector)), ==, 3);
  g_assert_cmpint (lanyard_connector_get_sign (connector), ==, LANYARD_SIGN_BOTH);
  g_assert_true (lanyard_connector_get_require_signed_requests (connector));
  g_assert_cmpstr (lanyard_connector_get_slo_url (connector), ==, "https://new.test/slo");

  g_assert_cmpstr (lanyard_attribute_get_source (get_attribute (connector, "urn:oid:2.5.4.42")), ==, "first_name");
  g_assert_cmpstr (lanyard_attribute_get_source (get_attribute (connector, "Last_Name")), ==, "last_name");
  g_assert_cmpstr (lanyard_attribute_get_source (get_attribute (connector, "urn:x:strange")), ==, "email");
  g_assert_null (lanyard_attribute_get_source (get_attribute (connector, "shoe-size")));
  g_assert_true (lanyard_attribute_is_required (get_attribute (connector, "shoe-size")));
  g_assert_null (get_attribute (connector, "hat-size"));

  g_object_get (connector,
                "slo-response-url", &slo_response_url,
                "metadata-source", &source,
                "metadata-hash", &hash,
                "metadata-date", &date,
                NULL);
  g_assert_cmpstr (slo_response_url, ==, "https://new.test/slor");
  g_assert_cmpstr (source, ==, "sp.xml");
  g_assert_cmpstr (hash, ==, expected_hash);
  g_assert_cmpint (date, ==, FIXTURE_NOW);

  idp_fixture_save (fixture, &fixture->connector);
}

/* What a person changed survives; what the metadata says comes again. */
static void
test_import_again (IdpFixture    *fixture,
                   gconstpointer  data)
{
  LanyardConnector *connector = fixture->connector;
  g_autofree char *xml = make_rich_metadata (fixture);
  guint n_attributes;

  import (connector, xml);
  g_object_set (get_attribute (connector, "Last_Name"), "source", "display_name", NULL);
  g_object_set (connector, "sp-entity-id", "https://elsewhere.test/", NULL);
  n_attributes = g_list_model_get_n_items (lanyard_connector_get_attributes (connector));

  import (connector, xml);
  g_assert_cmpstr (lanyard_connector_get_sp_entity_id (connector), ==, "https://new.test/");
  g_assert_cmpstr (lanyard_attribute_get_source (get_attribute (connector, "Last_Name")), ==, "display_name");
  g_assert_cmpuint (g_list_model_get_n_items (lanyard_connector_get_attributes (connector)), ==, n_attributes);
}

static void
test_import_refusals (IdpFixture    *fixture,
                      gconstpointer  data)
{
  static const char xml[] =
    "<EntityDescriptor entityID=\"https://new.test/\" " NS "><SPSSODescriptor "
    "protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\">"
    "<AssertionConsumerService index=\"0\" Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact\" "
    "Location=\"https://new.test/2\"/></SPSSODescriptor></EntityDescriptor>";
  g_autoptr(LanyardSamlEntity) entity = read_entity (xml);
  g_autoptr(GBytes) document = g_bytes_new_static (xml, strlen (xml));
  g_autoptr(LanyardItem) before = lanyard_item_copy (LANYARD_ITEM (fixture->connector));
  g_autoptr(LanyardConnector) bookmark = add_connector (fixture, "bookmark", "Wiki", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_false (lanyard_administration_apply_metadata (fixture->connector, entity, NULL, document, FIXTURE_NOW,
                                                         &error));
  g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_UNSUPPORTED);
  g_assert_true (lanyard_item_equal (before, LANYARD_ITEM (fixture->connector)));
  g_clear_error (&error);

  g_assert_false (lanyard_administration_apply_metadata (bookmark, entity, NULL, document, FIXTURE_NOW, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED);
}

/* M-47: the service provider's key, its ACS URLs, and whether assertions were
 * encrypted before and are after. */
static const struct
{
  const char *use;
  const char *acs[2];
  gboolean before;
  gboolean after;
} encryptions[] = {
  { "encryption", { "http://new.test/acs", "https://new.test/acs" }, FALSE, TRUE },
  { "encryption", { "https://new.test/acs", "HTTP://new.test/acs" }, FALSE, TRUE },
  { "encryption", { "https://new.test/acs", "https://new.test/other" }, FALSE, FALSE },
  { "encryption", { "http://127.0.0.1:8080/acs", "http://localhost/acs" }, FALSE, FALSE },
  { "encryption", { "http://127.0.0.1:8080/acs", "http://localhost.test/acs" }, FALSE, TRUE },
  { "signing", { "http://new.test/acs", "https://new.test/acs" }, FALSE, FALSE },
  { "encryption", { "https://new.test/acs", "https://new.test/other" }, TRUE, TRUE },
  { "signing", { "http://127.0.0.1:8080/acs", "https://new.test/acs" }, TRUE, TRUE },
};

static void
test_import_encryption (IdpFixture    *fixture,
                        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardCertificate) certificate = NULL;

  certificate = lanyard_administration_load_certificate_sync (fixture->configuration, get_id (fixture->connector),
                                                              &error);
  g_assert_no_error (error);

  for (gsize i = 0; i < G_N_ELEMENTS (encryptions); i++)
    {
      g_autoptr(LanyardConnector) connector = lanyard_connector_new ();
      g_autofree char *xml = g_strdup_printf (
        "<EntityDescriptor entityID=\"https://new.test/\" " NS "><SPSSODescriptor "
        "protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\"><KeyDescriptor use=\"%s\"><ds:KeyInfo>"
        "<ds:X509Data><ds:X509Certificate>%s</ds:X509Certificate></ds:X509Data></ds:KeyInfo></KeyDescriptor>"
        "<AssertionConsumerService index=\"0\" Binding=\"" POST "\" Location=\"%s\"/>"
        "<AssertionConsumerService index=\"1\" Binding=\"" POST "\" Location=\"%s\"/>"
        "</SPSSODescriptor></EntityDescriptor>",
        encryptions[i].use, lanyard_certificate_get_base64 (certificate), encryptions[i].acs[0], encryptions[i].acs[1]);

      g_object_set (connector, "encrypt-assertion", encryptions[i].before, NULL);
      import (connector, xml);
      g_assert_cmpint (lanyard_connector_get_encrypt_assertion (connector), ==, encryptions[i].after);
    }
}

/* What is stored, what is changed, and whether the change is taken. */
static const struct { const char *stored[2], *change[2]; gboolean taken; } saves[] = {
  { { "notes", "a" }, { "notes", "b" }, TRUE },
  { { "notes", "a" }, { "assertion_lifetime", "0" }, FALSE },
  { { "notes", "a" }, { "acs", "[]" }, FALSE },
  { { "assertion_lifetime", "0" }, { "notes", "b" }, TRUE },
  { { "assertion_lifetime", "0" }, { "assertion_lifetime", "300" }, TRUE },
  { { "assertion_lifetime", "0" }, { "destination", "nowhere" }, FALSE },
  { { "destination", "nowhere" }, { "login_url", "nowhere" }, FALSE },
  { { "attributes", "[{\"name\":\"a\",\"source\":\"x\"}]" },
    { "attributes", "[{\"name\":\"a\",\"source\":\"x\"},{\"name\":\"b\",\"source\":\"y\"}]" }, FALSE },
  { { "attributes", "[{\"name\":\"a\",\"source\":\"x\"},{\"name\":\"b\",\"source\":\"y\"}]" },
    { "attributes", "[{\"name\":\"a\",\"source\":\"x\"}]" }, TRUE },
};

static void
set_text (gpointer           connector,
          const char * const field[2])
{
  g_autoptr(GError) error = NULL;

  lanyard_item_set_text (connector, field[0], field[1], FALSE, &error);
  g_assert_no_error (error);
}

/* Of an active connector no error is added; one that stands hinders nothing. */
static void
test_may_save (IdpFixture    *fixture,
               gconstpointer  data)
{
  g_autoptr(LanyardItem) plain = lanyard_item_copy (LANYARD_ITEM (fixture->connector));

  for (gsize i = 0; i < G_N_ELEMENTS (saves); i++)
    {
      g_autoptr(LanyardItem) changed = NULL;
      g_autoptr(GError) error = NULL;
      gboolean taken;

      lanyard_item_assign (LANYARD_ITEM (fixture->connector), plain);
      set_text (fixture->connector, saves[i].stored);
      idp_fixture_save (fixture, &fixture->connector);
      changed = lanyard_item_copy (LANYARD_ITEM (fixture->connector));
      set_text (changed, saves[i].change);
      taken = lanyard_administration_may_save_sync (fixture->configuration, LANYARD_CONNECTOR (changed), FIXTURE_NOW, &error);
      g_test_message ("%s=%s: %s", saves[i].change[0], saves[i].change[1], error != NULL ? error->message : "taken");
      g_assert_cmpint (taken, ==, saves[i].taken);
      if (!taken)
        g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED);

      g_object_set (changed, "state", LANYARD_CONNECTOR_INACTIVE, NULL);
      g_clear_error (&error);
      g_assert_true (lanyard_administration_may_save_sync (fixture->configuration, LANYARD_CONNECTOR (changed), FIXTURE_NOW,
                                                           &error));
      g_assert_no_error (error);
    }
}

static void
test_test_sp (IdpFixture    *fixture,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) metadata = lanyard_administration_test_sp_metadata_sync (fixture->configuration, FIXTURE_BASE_URL,
                                                                             &error);
  g_autoptr(GPtrArray) entities = NULL;

  g_assert_no_error (error);
  entities = lanyard_saml_metadata_read (metadata, FIXTURE_NOW, &error);
  g_assert_no_error (error);
  lanyard_administration_apply_metadata (fixture->connector, g_ptr_array_index (entities, 0), "test", metadata,
                                         FIXTURE_NOW, &error);
  g_assert_no_error (error);

  g_assert_cmpstr (lanyard_connector_get_sp_entity_id (fixture->connector), ==, FIXTURE_BASE_URL "/test-sp/metadata");
  assert_acs (fixture->connector, 0, FIXTURE_BASE_URL "/test-sp/acs", 0, TRUE);
  g_assert_cmpstr (lanyard_connector_get_slo_url (fixture->connector), ==, FIXTURE_BASE_URL "/test-sp/slo");
  g_assert_cmpuint (g_strv_length ((char **) lanyard_connector_get_sp_signing_certificates (fixture->connector)), ==, 1);
  g_assert_false (lanyard_connector_get_encrypt_assertion (fixture->connector));
  g_assert_cmpstr (lanyard_attribute_get_source (get_attribute (fixture->connector, "firstName")), ==, "first_name");
}

static void
test_setup_sheet (IdpFixture    *fixture,
                  gconstpointer  data)
{
  g_autoptr(LanyardConnector) draft = add_connector (fixture, "mimecast", NULL, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardSetupSheet) with = lanyard_administration_setup_sheet_sync (fixture->configuration,
                                                                             fixture->connector, &error);
  g_autoptr(LanyardSetupSheet) without = lanyard_administration_setup_sheet_sync (fixture->configuration, draft,
                                                                                  &error);

  g_assert_no_error (error);
  g_assert_cmpuint (with->values->len, >, 0);
  g_assert_cmpuint (without->values->len, >, 0);

  /* When the certificate ends, and who is to try it: ada, not eve. */
  g_assert_cmpuint (g_strv_length (with->notes), ==, 2);
  g_assert_nonnull (strstr (with->notes[1], lanyard_person_get_email (fixture->ada)));
  g_assert_null (strstr (without->notes[0], lanyard_person_get_email (fixture->ada)));
}

#define ADD(path, function) \
  g_test_add ("/idp/administration/" path, IdpFixture, NULL, idp_fixture_set_up, function, idp_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("add", test_add);
  ADD ("m-62-activate", test_activate);
  ADD ("bookmark", test_bookmark);
  ADD ("replace-key", test_replace_key);
  ADD ("import", test_import);
  ADD ("m-47-import-encryption", test_import_encryption);
  ADD ("import-again", test_import_again);
  ADD ("import-refusals", test_import_refusals);
  ADD ("may-save", test_may_save);
  ADD ("test-sp", test_test_sp);
  ADD ("setup-sheet", test_setup_sheet);

  return g_test_run ();
}
