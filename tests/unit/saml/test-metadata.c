/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-metadata.h"

#include <string.h>

#include "lanyard-saml.h"
#include "lanyard-time.h"

#define NOW "2026-11-21T10:00:00Z"
#define PREFIX "xmlns:md='urn:oasis:names:tc:SAML:2.0:metadata' xmlns:ds='http://www.w3.org/2000/09/xmldsig#'"
#define POST "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
#define ENTITY(attributes, content) \
  "<md:EntityDescriptor " PREFIX " entityID='https://sp.example.com' " attributes ">" content "</md:EntityDescriptor>"
#define SP(content) \
  "<md:SPSSODescriptor protocolSupportEnumeration='urn:oasis:names:tc:SAML:2.0:protocol'>" content "</md:SPSSODescriptor>"
#define ACS(location) \
  "<md:AssertionConsumerService index='0' Binding='" POST "' Location='" location "'/>"
#define IDP "<md:IDPSSODescriptor protocolSupportEnumeration='urn:oasis:names:tc:SAML:2.0:protocol'/>"

static gint64
parse_time (const char *text)
{
  gint64 seconds;

  g_assert_true (lanyard_time_parse (text, &seconds, NULL));

  return seconds;
}

static GPtrArray *
read_text (const char  *text,
           GError     **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  return lanyard_saml_metadata_read (bytes, parse_time (NOW), error);
}

static const struct
{
  const char *name;
  const char *document;
  LanyardSamlError code;
} refusals[] = {
  { "empty", "", LANYARD_SAML_ERROR_MALFORMED },
  { "not-xml", "entityID=https://sp.example.com", LANYARD_SAML_ERROR_MALFORMED },
  { "empty-entity-id",
    "<md:EntityDescriptor " PREFIX " entityID=''>" SP (ACS ("https://sp.example.com/acs")) "</md:EntityDescriptor>",
    LANYARD_SAML_ERROR_MALFORMED },
  { "cut-off", "<md:EntityDescriptor " PREFIX " entityID='a'>", LANYARD_SAML_ERROR_MALFORMED },
  { "other-root", "<html xmlns='http://www.w3.org/1999/xhtml'/>", LANYARD_SAML_ERROR_MALFORMED },
  { "other-namespace", "<EntityDescriptor entityID='a'/>", LANYARD_SAML_ERROR_MALFORMED },
  { "latin-1", "<?xml version='1.0' encoding='ISO-8859-1'?>" ENTITY ("", SP (ACS ("https://sp.example.com/acs"))),
    LANYARD_SAML_ERROR_MALFORMED },
  { "not-utf8", "<a>\xff</a>", LANYARD_SAML_ERROR_MALFORMED },
  { "relative-namespace", ENTITY ("xmlns:x='1'", SP (ACS ("https://sp.example.com/acs"))), LANYARD_SAML_ERROR_MALFORMED },
  { "no-entity-id", "<md:EntityDescriptor " PREFIX ">" SP (ACS ("https://sp.example.com/acs")) "</md:EntityDescriptor>",
    LANYARD_SAML_ERROR_MALFORMED },
  { "no-acs", ENTITY ("", SP ("")), LANYARD_SAML_ERROR_MALFORMED },
  { "bad-valid-until", ENTITY ("validUntil='tomorrow'", SP (ACS ("https://sp.example.com/acs"))),
    LANYARD_SAML_ERROR_MALFORMED },
  { "dtd", "<!DOCTYPE a>" ENTITY ("", SP (ACS ("https://sp.example.com/acs"))), LANYARD_SAML_ERROR_DTD },
  { "dtd-after-comment", "<?xml version='1.0'?><!-- > --><?x ?>\n<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
    LANYARD_SAML_ERROR_DTD },
  { "billion-laughs",
    "<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]><a>&c;</a>",
    LANYARD_SAML_ERROR_DTD },
  { "dtd-inside", "<a><!DOCTYPE a></a>", LANYARD_SAML_ERROR_MALFORMED },
  { "undeclared-entity", "<a>&b;</a>", LANYARD_SAML_ERROR_MALFORMED },
  { "duplicate-id",
    "<md:EntitiesDescriptor " PREFIX " ID='_a'>" ENTITY ("ID='_a'", SP (ACS ("https://sp.example.com/acs")))
    "</md:EntitiesDescriptor>", LANYARD_SAML_ERROR_DUPLICATE_ID },
  { "duplicate-xml-id", ENTITY ("ID='_a' xml:id='_a'", SP (ACS ("https://sp.example.com/acs"))),
    LANYARD_SAML_ERROR_DUPLICATE_ID },
  { "duplicate-id-case", ENTITY ("ID='_a' id='_a'", SP (ACS ("https://sp.example.com/acs"))),
    LANYARD_SAML_ERROR_DUPLICATE_ID },
  { "identity-provider", ENTITY ("", IDP), LANYARD_SAML_ERROR_WRONG_SIDE },
  { "empty-aggregate", "<md:EntitiesDescriptor " PREFIX "/>", LANYARD_SAML_ERROR_WRONG_SIDE },
  { "identity-providers", "<md:EntitiesDescriptor " PREFIX ">" ENTITY ("", IDP) "</md:EntitiesDescriptor>",
    LANYARD_SAML_ERROR_WRONG_SIDE },
  { "expired", ENTITY ("validUntil='2026-11-21T10:00:00Z'", SP (ACS ("https://sp.example.com/acs"))),
    LANYARD_SAML_ERROR_EXPIRED },
  { "expired-role",
    ENTITY ("", "<md:SPSSODescriptor protocolSupportEnumeration='' validUntil='2020-01-01T00:00:00Z'>"
            ACS ("https://sp.example.com/acs") "</md:SPSSODescriptor>"),
    LANYARD_SAML_ERROR_EXPIRED },
  { "expired-aggregate",
    "<md:EntitiesDescriptor " PREFIX " validUntil='2020-01-01T00:00:00Z'>"
    ENTITY ("validUntil='2030-01-01T00:00:00Z'", SP (ACS ("https://sp.example.com/acs")))
    "</md:EntitiesDescriptor>", LANYARD_SAML_ERROR_EXPIRED },
  { "expired-beats-wrong-side",
    "<md:EntitiesDescriptor " PREFIX ">" ENTITY ("", IDP)
    ENTITY ("validUntil='2020-01-01T00:00:00Z'", SP (ACS ("https://sp.example.com/acs")))
    "</md:EntitiesDescriptor>", LANYARD_SAML_ERROR_EXPIRED },
  { "javascript", ENTITY ("", SP (ACS ("javascript:alert(1)"))), LANYARD_SAML_ERROR_URL },
  { "data", ENTITY ("", SP (ACS ("data:text/html,x"))), LANYARD_SAML_ERROR_URL },
  { "user-info", ENTITY ("", SP (ACS ("https://a@sp.example.com/"))), LANYARD_SAML_ERROR_URL },
  { "fragment", ENTITY ("", SP (ACS ("https://sp.example.com/#a"))), LANYARD_SAML_ERROR_URL },
  { "relative", ENTITY ("", SP (ACS ("/acs"))), LANYARD_SAML_ERROR_URL },
};

static void
test_refusal (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GError) error = NULL;
  GPtrArray *entities = read_text (refusals[i].document, &error);

  g_assert_null (entities);
  g_assert_error (error, LANYARD_SAML_ERROR, (int) refusals[i].code);
}

static void
test_too_large (void)
{
  gsize size = 33 * 1024 * 1024;
  g_autoptr(GBytes) bytes = g_bytes_new_take (g_malloc0 (size), size);
  g_autoptr(GError) error = NULL;

  g_assert_null (lanyard_saml_metadata_read (bytes, 0, &error));
  g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_TOO_LARGE);
}

static void
test_too_deep (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  for (int i = 0; i < 200; i++)
    g_string_append (text, "<a>");
  for (int i = 0; i < 200; i++)
    g_string_append (text, "</a>");

  g_assert_null (read_text (text->str, &error));
  g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_TOO_LARGE);
}

static void
assert_full_endpoints (LanyardSamlEntity *entity)
{
  LanyardSamlEndpoint *endpoint;

  g_assert_cmpuint (entity->acs->len, ==, 3);
  endpoint = g_ptr_array_index (entity->acs, 0);
  g_assert_cmpstr (endpoint->binding, ==, LANYARD_SAML_BINDING_POST);
  g_assert_cmpstr (endpoint->location, ==, "https://sp.example.com/acs/a?x=1&y=2");
  g_assert_cmpint (endpoint->index, ==, 7);
  g_assert_false (endpoint->is_default);
  g_assert_true (endpoint->is_not_default);
  endpoint = g_ptr_array_index (entity->acs, 1);
  g_assert_cmpint (endpoint->index, ==, 0);
  g_assert_true (endpoint->is_default);
  g_assert_false (endpoint->is_not_default);
  endpoint = g_ptr_array_index (entity->acs, 2);
  g_assert_cmpstr (endpoint->binding, !=, LANYARD_SAML_BINDING_POST);
  g_assert_false (endpoint->is_not_default);

  g_assert_cmpuint (entity->slo->len, ==, 1);
  endpoint = g_ptr_array_index (entity->slo, 0);
  g_assert_cmpstr (endpoint->location, ==, "https://sp.example.com/slo");
  g_assert_cmpstr (endpoint->response_location, ==, "https://sp.example.com/slo/response");
}

static void
assert_full_keys (LanyardSamlEntity *entity)
{
  LanyardSamlKeyDescriptor *key;

  g_assert_cmpuint (entity->keys->len, ==, 3);
  key = g_ptr_array_index (entity->keys, 0);
  g_assert_true (key->signing && !key->encryption);
  key = g_ptr_array_index (entity->keys, 1);
  g_assert_true (!key->signing && key->encryption);
  key = g_ptr_array_index (entity->keys, 2);
  g_assert_true (key->signing && key->encryption);
  g_assert_nonnull (lanyard_certificate_get_key (key->certificate));
}

static void
assert_full_attributes (LanyardSamlEntity *entity)
{
  LanyardSamlRequestedAttribute *attribute;

  g_assert_cmpuint (entity->requested_attributes->len, ==, 2);
  attribute = g_ptr_array_index (entity->requested_attributes, 0);
  g_assert_cmpstr (attribute->name, ==, "urn:oid:0.9.2342.19200300.100.1.3");
  g_assert_cmpstr (attribute->name_format, ==, LANYARD_SAML_NAME_FORMAT_URI);
  g_assert_cmpstr (attribute->friendly_name, ==, "mail");
  g_assert_true (attribute->required);
  g_assert_cmpuint (g_strv_length (attribute->values), ==, 0);
  attribute = g_ptr_array_index (entity->requested_attributes, 1);
  g_assert_false (attribute->required);
  g_assert_cmpuint (g_strv_length (attribute->values), ==, 2);
  g_assert_cmpstr (attribute->values[1], ==, "staff");
}

static void
test_full (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "saml", "sp-full.xml", NULL);
  g_autoptr(GPtrArray) entities = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  LanyardSamlEntity *entity;
  char *text;
  gsize size;

  g_assert_true (g_file_get_contents (path, &text, &size, &error));
  g_assert_no_error (error);
  bytes = g_bytes_new_take (text, size);
  entities = lanyard_saml_metadata_read (bytes, parse_time (NOW), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entities->len, ==, 1);

  entity = g_ptr_array_index (entities, 0);
  g_assert_cmpstr (entity->entity_id, ==, "https://sp.example.com/metadata");
  g_assert_cmpstr (entity->display_name, ==, "Example Service");
  g_assert_cmpstr (entity->description, ==, "A service that is an example.");
  g_assert_cmpstr (entity->information_url, ==, "https://sp.example.com/about");
  g_assert_true (entity->authn_requests_signed);
  g_assert_true (entity->want_assertions_signed);
  g_assert_cmpint (entity->valid_until, ==, parse_time ("2031-01-01T00:00:00Z"));
  g_assert_false (entity->is_signed);

  assert_full_endpoints (entity);
  assert_full_keys (entity);
  assert_full_attributes (entity);

  g_assert_cmpuint (g_strv_length (entity->name_id_formats), ==, 2);
  g_assert_cmpstr (entity->name_id_formats[1], ==, LANYARD_SAML_NAME_ID_PERSISTENT);

  g_assert_cmpuint (g_strv_length (entity->warnings), ==, 0);
}

static const struct
{
  const char *name;
  const char *document;
  guint n_acs;
  guint n_keys;
  guint n_warnings;
} oddities[] = {
  { "http", ENTITY ("", SP (ACS ("http://sp.example.com/acs"))), 1, 0, 1 },
  { "loopback", ENTITY ("", SP (ACS ("http://127.0.0.1:8080/acs"))), 1, 0, 0 },
  { "one-bad-endpoint", ENTITY ("", SP (ACS ("javascript:x") ACS ("https://sp.example.com/acs"))), 1, 0, 1 },
  { "same-index", ENTITY ("", SP (ACS ("https://sp.example.com/a") ACS ("https://sp.example.com/b"))), 2, 0, 1 },
  { "no-index", ENTITY ("", SP ("<md:AssertionConsumerService Binding='" POST "' Location='https://a.example/'/>")), 1, 0, 1 },
  { "small-letters", ENTITY ("", SP ("<md:AssertionConsumerService index='1' binding='" POST "' location='https://a.example/'/>")),
    1, 0, 2 },
  { "not-post", ENTITY ("", SP ("<md:AssertionConsumerService index='1' Binding='urn:x' Location='https://a.example/'/>")), 1, 0, 1 },
  { "saml-1", ENTITY ("", "<md:SPSSODescriptor protocolSupportEnumeration='urn:oasis:names:tc:SAML:1.1:protocol'>"
                      ACS ("https://sp.example.com/acs") "</md:SPSSODescriptor>"), 1, 0, 1 },
  { "key-without-certificate", ENTITY ("", SP ("<md:KeyDescriptor><ds:KeyInfo><ds:KeyName>a</ds:KeyName></ds:KeyInfo></md:KeyDescriptor>"
                                               ACS ("https://sp.example.com/acs"))), 1, 0, 1 },
  { "key-not-a-certificate",
    ENTITY ("", SP ("<md:KeyDescriptor><ds:KeyInfo><ds:X509Data><ds:X509Certificate>AAAA</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>"
                    ACS ("https://sp.example.com/acs"))), 1, 0, 1 },
  { "zero-time", ENTITY ("validUntil='0001-01-01T00:00:00Z'", SP (ACS ("https://sp.example.com/acs"))), 1, 0, 0 },
  { "unknown-extension", ENTITY ("", "<md:Extensions><x xmlns='urn:x'><y/></x></md:Extensions>" SP (ACS ("https://sp.example.com/acs"))),
    1, 0, 0 },
  { "comments", "<!-- a --><?b?>" ENTITY ("", "<!-- c -->" SP ("<!-- d -->" ACS ("https://sp.example.com/acs"))), 1, 0, 0 },
  { "nested",
    "<md:EntitiesDescriptor " PREFIX "><md:EntitiesDescriptor><md:EntitiesDescriptor>"
    ENTITY ("", SP (ACS ("https://sp.example.com/acs")))
    "</md:EntitiesDescriptor></md:EntitiesDescriptor>" ENTITY ("", IDP) "</md:EntitiesDescriptor>", 1, 0, 0 },
  { "other-expired",
    "<md:EntitiesDescriptor " PREFIX ">"
    ENTITY ("validUntil='2020-01-01T00:00:00Z'", SP (ACS ("https://sp.example.com/acs")))
    ENTITY ("", SP (ACS ("https://sp.example.com/acs"))) "</md:EntitiesDescriptor>", 1, 0, 0 },
};

static void
test_oddity (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entities = read_text (oddities[i].document, &error);
  LanyardSamlEntity *entity;

  g_assert_no_error (error);
  g_assert_cmpuint (entities->len, ==, 1);
  entity = g_ptr_array_index (entities, 0);
  g_assert_cmpuint (entity->acs->len, ==, oddities[i].n_acs);
  g_assert_cmpuint (entity->keys->len, ==, oddities[i].n_keys);
  g_assert_cmpuint (g_strv_length (entity->warnings), ==, oddities[i].n_warnings);
}

/* What public projects publish as test data; not part of the repository. */
static const struct
{
  const char *file;
  const char *now;
  guint n_entities;   /* 0: refused with the code */
  guint n_acs;
  guint n_keys;
  LanyardSamlError code;
} real_files[] = {
  { "swamid-1.0.xml", NOW, 137, 658, 236, 0 },
  { "uu.xml", NOW, 1, 12, 1, 0 },
  { "testshib-providers.xml", NOW, 1, 8, 1, 0 },
  { "idp-only.xml", "2014-01-01T00:00:00Z", 1, 1, 0, 0 },
  { "idp-only.xml", NOW, 0, 0, 0, LANYARD_SAML_ERROR_EXPIRED },
  { "entities.xml", NOW, 2, 4, 4, 0 },
  { "sp-1.xml", NOW, 1, 1, 3, 0 },
  { "sp-slo-redirect.xml", NOW, 1, 1, 1, 0 },
  { "sp-entity-category.xml", NOW, 1, 2, 2, 0 },
  { "sp-crewjam.xml", "2015-12-01T00:00:00Z", 1, 1, 2, 0 },
  { "sp-crewjam.xml", NOW, 0, 0, 0, LANYARD_SAML_ERROR_EXPIRED },
  { "sp-bad-url-scheme.xml", "2001-01-01T00:00:00Z", 0, 0, 0, LANYARD_SAML_ERROR_URL },
  { "signed.xml", "2015-01-01T00:00:00Z", 1, 1, 2, 0 },
  { "signed.xml", NOW, 0, 0, 0, LANYARD_SAML_ERROR_EXPIRED },
  { "expired.xml", NOW, 0, 0, 0, LANYARD_SAML_ERROR_EXPIRED },
};

static void
test_real_file (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GPtrArray) entities = NULL;
  g_autoptr(GError) error = NULL;
  const char *shared = g_getenv ("LANYARD_SHARED");
  guint n_acs = 0;
  guint n_keys = 0;
  gsize size;

  path = g_build_filename (shared != NULL ? shared : "", "metadata", real_files[i].file, NULL);
  if (shared == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the folder of real metadata is not there");
      return;
    }

  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  bytes = g_bytes_new (text, size);
  entities = lanyard_saml_metadata_read (bytes, parse_time (real_files[i].now), &error);
  if (real_files[i].n_entities == 0)
    {
      g_assert_null (entities);
      g_assert_error (error, LANYARD_SAML_ERROR, (int) real_files[i].code);
      return;
    }

  g_assert_no_error (error);
  for (guint j = 0; j < entities->len; j++)
    {
      LanyardSamlEntity *entity = g_ptr_array_index (entities, j);

      n_acs += entity->acs->len;
      n_keys += entity->keys->len;
      for (char **warning = entity->warnings; *warning != NULL; warning++)
        g_test_message ("%s: %s", entity->entity_id, *warning);
    }
  g_assert_cmpuint (entities->len, ==, real_files[i].n_entities);
  g_assert_cmpuint (n_acs, ==, real_files[i].n_acs);
  g_assert_cmpuint (n_keys, ==, real_files[i].n_keys);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strdup_printf ("/saml/metadata/refuses/%s", refusals[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_refusal);
    }
  g_test_add_func ("/saml/metadata/refuses/too-large", test_too_large);
  g_test_add_func ("/saml/metadata/refuses/too-deep", test_too_deep);
  g_test_add_func ("/saml/metadata/reads/full", test_full);
  for (gsize i = 0; i < G_N_ELEMENTS (oddities); i++)
    {
      g_autofree char *path = g_strdup_printf ("/saml/metadata/reads/%s", oddities[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_oddity);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (real_files); i++)
    {
      g_autofree char *path = g_strdup_printf ("/saml/metadata/real/%s/%.4s", real_files[i].file, real_files[i].now);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_real_file);
    }

  return g_test_run ();
}
