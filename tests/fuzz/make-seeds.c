/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Writes the inputs that the fuzzing programs start from:
 * FOLDER/seeds/PROGRAM/…, and an empty FOLDER/corpus/PROGRAM for what they
 * find. */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <string.h>

#include "forge-encryption.h"
#include "forge.h"
#include "fuzz.h"
#include "lanyard-catalog.h"
#include "lanyard-key-pair.h"
#include "lanyard-person.h"
#include "lanyard-saml-logout.h"
#include "lanyard-saml.h"
#include "request-fixture.h"

static const char *folder;

static void
make_folders (const char *program)
{
  static const char * const kinds[] = { "seeds", "corpus" };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = g_build_filename (folder, kinds[i], program, NULL);

      if (g_mkdir_with_parents (path, 0755) != 0)
        g_error ("%s cannot be made", path);
    }
}

/* @size: -1 for text */
static void
write_seed (const char *program,
            const char *name,
            const char *data,
            gssize      size)
{
  g_autofree char *path = g_build_filename (folder, "seeds", program, name, NULL);
  g_autoptr(GError) error = NULL;

  make_folders (program);
  if (!g_file_set_contents (path, data, size, &error))
    g_error ("%s", error->message);
}

static void
write_bytes (const char *program,
             const char *name,
             GBytes     *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  write_seed (program, name, data, (gssize) size);
}

static LanyardCertificate *
make_certificate (LanyardKey *key)
{
  g_autoptr(GError) error = NULL;
  LanyardCertificate *certificate = lanyard_certificate_new_self_signed (key, "idp.example", TEST_NOW, 30, &error);

  g_assert_no_error (error);
  return certificate;
}

static LanyardSamlSigner *
make_signer (void)
{
  g_autoptr(LanyardCertificate) certificate = make_certificate (fuzz_get_key ());
  g_autoptr(GError) error = NULL;
  LanyardSamlSigner *signer = lanyard_saml_signer_new (fuzz_get_key (), certificate, "ecdsa-sha256", &error);

  g_assert_no_error (error);
  return signer;
}

static void
write_request (const char *name,
               const char *document)
{
  g_autofree char *query = request_dup_query (document);
  g_autofree char *query_with_state = g_strconcat (query, "&RelayState=a%2Fb+%C3%A4", NULL);
  g_autofree char *form = request_dup_form (document);
  g_autofree char *form_with_state = g_strconcat ("RelayState=token&", form, NULL);
  g_autofree char *base64 = g_base64_encode ((const guchar *) document, strlen (document));
  g_autofree char *query_name = g_strconcat (name, "-query", NULL);
  g_autofree char *form_name = g_strconcat (name, "-form", NULL);
  g_autofree char *base64_name = g_strconcat (name, "-base64", NULL);

  write_seed ("saml-request", name, document, -1);
  write_seed ("saml-redirect", name, query_with_state, -1);
  write_seed ("saml-post", name, form_with_state, -1);
  write_seed ("saml-parameters", name, query, -1);
  write_seed ("saml-inspect", query_name, query_with_state, -1);
  write_seed ("saml-inspect", form_name, form_with_state, -1);
  write_seed ("saml-inspect", base64_name, base64, -1);
  write_seed ("capture", base64_name, base64, -1);
}

/* What a browser and SAML-tracer record. */
static void
write_captures (const char *query)
{
  g_autofree char *har = g_strdup_printf ("{\"log\":{\"entries\":[{\"startedDateTime\":\"2026-01-01T00:00:00.000Z\",\"request\":"
                                          "{\"url\":\"https://idp.example/sso?%s\",\"cookies\":[{\"name\":\"a\"}],\"postData\":"
                                          "{\"text\":\"%s\",\"params\":[{\"name\":\"SAMLResponse\",\"value\":\"x\"}]}},"
                                          "\"response\":{\"redirectURL\":\"/?%s\"}}]}}", query, query, query);
  g_autofree char *tracer = g_strdup_printf ("{\"requests\":[{\"url\":\"https://sp.example/acs?%s\",\"post\":[[\"SAMLResponse\","
                                             "\"x\"],[\"password\",\"y\"]],\"saml\":\"<a/>\"},{\"post\":{\"SAMLRequest\":[\"x\"]}}]}",
                                             query);
  g_autofree char *log = g_strdup_printf ("GET /sso?%s\nGET /sso?%s&x\n", query, query);

  write_seed ("capture", "har", har, -1);
  write_seed ("capture", "tracer", tracer, -1);
  write_seed ("capture", "log", log, -1);
  write_seed ("capture", "deep", "{\"log\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", -1);
}

static void
write_requests (LanyardSamlSigner *signer)
{
  const LanyardSamlAuthnRequest request = {
    .issuer = REQUEST_SP,
    .destination = REQUEST_SSO,
    .acs_url = "https://sp.example/acs/a",
    .name_id_format = LANYARD_SAML_NAME_ID_EMAIL,
    .force_authn = TRUE,
    .now = TEST_NOW,
  };
  g_autoptr(GError) error = NULL;
  g_autofree char *document = lanyard_saml_authn_request_write (&request, signer, NULL, &error);
  g_autofree char *url = lanyard_saml_authn_request_redirect (&request, "state", signer, NULL, &error);
  const char *query;

  g_assert_no_error (error);
  query = strchr (url, '?') + 1;
  write_request ("plain", REQUEST);
  write_request ("full", REQUEST_START
                 "<samlp:Extensions><x:e xmlns:x=\"urn:x\" a=\"1\"/></samlp:Extensions>"
                 "<saml:Subject><saml:NameID>jane@customer.example</saml:NameID></saml:Subject>"
                 "<samlp:NameIDPolicy Format=\"" LANYARD_SAML_NAME_ID_PERSISTENT "\" AllowCreate=\"true\"/>"
                 "<samlp:RequestedAuthnContext Comparison=\"minimum\"><saml:AuthnContextClassRef>"
                 LANYARD_SAML_CONTEXT_PASSWORD "</saml:AuthnContextClassRef></samlp:RequestedAuthnContext>"
                 "<samlp:Scoping ProxyCount=\"0\"/>" REQUEST_END);
  write_request ("signed", document);
  write_seed ("saml-signature", "request", document, -1);
  write_seed ("saml-redirect", "signed-query", query, -1);
  write_seed ("saml-inspect", "signed-query", query, -1);
  write_captures (query);
  write_seed ("saml-parameters", "signed-query", query, -1);
  write_seed ("saml-parameters", "odd", "a=b&&c&=&SAMLRequest=%41+%2b%zz&RelayState=%00&%53igAlg=&Signature", -1);
}

static void
write_response (const char *name,
                const char *document)
{
  write_seed ("saml-response", name, document, -1);
  write_seed ("saml-inspect", name, document, -1);
  write_seed ("saml-signature", name, document, -1);
}

static void
write_responses (LanyardSamlSigner *signer)
{
  static const struct
  {
    const char *name;
    LanyardSamlSign sign;
  } kinds[] = {
    { "response-signed", LANYARD_SAML_SIGN_RESPONSE },
    { "assertion-signed", LANYARD_SAML_SIGN_ASSERTION },
    { "both-signed", LANYARD_SAML_SIGN_BOTH },
  };
  const LanyardSamlResponse response = test_make_response ();
  g_autoptr(GError) error = NULL;
  g_autofree char *refusal = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *document = lanyard_saml_response_write (&response, signer, kinds[i].sign, &error);

      g_assert_no_error (error);
      write_response (kinds[i].name, document);
    }

  refusal = lanyard_saml_error_response_write (response.issuer, response.destination, response.in_response_to,
                                               LANYARD_SAML_STATUS_RESPONDER, LANYARD_SAML_STATUS_REQUEST_DENIED,
                                               "no", TEST_NOW, signer, &error);
  g_assert_no_error (error);
  write_response ("refusal", refusal);
}

/* Forms of a signature that others use, good ones and forbidden ones. */
static void
write_signatures (void)
{
  static const struct
  {
    const char *name;
    ForgeSignature signature;
  } kinds[] = {
    { "sha512", { .method = FORGE_MORE "ecdsa-sha512", .digest = FORGE_XENC "sha512" } },
    { "sha1", { .method = FORGE_MORE "ecdsa-sha1", .digest = FORGE_DSIG "sha1" } },
    { "comments", { .method = FORGE_MORE "ecdsa-sha256", .c14n = FORGE_EXC_C14N "WithComments" } },
    { "inclusive", { .method = FORGE_MORE "ecdsa-sha256", .c14n = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315" } },
    { "whole", { .method = FORGE_MORE "ecdsa-sha256", .uri = "" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *template = forge_template (&kinds[i].signature, "_r");
      g_autofree char *document = g_strconcat (REQUEST_START, template, REQUEST_END, NULL);
      g_autofree char *done = forge_sign (document, "_r", fuzz_get_key ());

      write_seed ("saml-signature", kinds[i].name, done, -1);
    }
}

/* As a document, and as the plain text in one. */
static void
write_encrypted (void)
{
  static const ForgeEncryption kinds[] = {
    { NULL },
    { .key_is_sibling = TRUE, .n_other_keys = 1 },
    { .content = FORGE_XENC "aes256-cbc", .key_method = FORGE_XENC11 "rsa-oaep", .digest = "SHA256", .mgf = "SHA256" },
    { .key_method = FORGE_XENC "rsa-1_5" },
  };
  const char *plain = "<saml:NameID xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\">jane</saml:NameID>";

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *content = forge_encrypt (&kinds[i], plain, test_get_key (LANYARD_KEY_RSA_2048));
      g_autofree char *document = g_strconcat ("<saml:EncryptedID xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\">",
                                               content, "</saml:EncryptedID>", NULL);
      g_autofree char *name = g_strdup_printf ("encrypted-%zu", i);

      write_seed ("saml-decryption", name, document, -1);
    }
  write_seed ("saml-decryption", "name-id", plain, -1);
}

static void
check_trusted (const char         *document,
               LanyardCertificate *certificate)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (document, strlen (document));
  g_autoptr(GPtrArray) pinned = g_ptr_array_new ();
  const LanyardSamlMetadataPolicy policy = { .now = TEST_NOW, .trusted = pinned };
  g_autoptr(GPtrArray) entities = NULL;
  g_autoptr(GError) error = NULL;

  g_ptr_array_add (pinned, certificate);
  entities = lanyard_saml_metadata_read_trusted (bytes, &policy, &error);
  g_assert_no_error (error);
}

/* What is read with a pinned certificate. */
static char *
sign_metadata (GBytes *document)
{
  static const ForgeSignature signature = { .method = FORGE_MORE "ecdsa-sha256", .digest = FORGE_XENC "sha256" };
  g_autofree char *text = g_strndup (g_bytes_get_data (document, NULL), g_bytes_get_size (document));
  g_autofree char *element = forge_template (&signature, "_m");
  g_autofree char *with_id = forge_replace (text, "<md:EntityDescriptor", "<md:EntityDescriptor ID=\"_m\"");
  char *end = strchr (strstr (with_id, "<md:EntityDescriptor"), '>') + 1;
  g_autofree char *whole = g_strdup_printf ("%.*s%s%s", (int) (end - with_id), with_id, element, end);

  return forge_sign (whole, "_m", fuzz_get_key ());
}

static void
write_metadata (const char *data_folder)
{
  g_autoptr(LanyardCertificate) certificate = make_certificate (fuzz_get_key ());
  LanyardCertificate *certificates[] = { certificate, NULL };
  const LanyardSamlSpDescription sp = {
    .entity_id = REQUEST_SP,
    .acs_url = "https://sp.example/acs/a",
    .slo_url = "https://sp.example/slo",
    .name_id_format = LANYARD_SAML_NAME_ID_EMAIL,
    .display_name = "Example",
  };
  const LanyardSamlIdpDescription idp = {
    .entity_id = "https://idp.example/saml2/app",
    .sso_url = REQUEST_SSO,
    .certificates = certificates,
  };
  g_autofree char *path = g_build_filename (data_folder, "saml", "sp-full.xml", NULL);
  g_autofree char *full = NULL;
  g_autofree char *aggregate = NULL;
  g_autofree char *nested = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) ours = lanyard_saml_sp_metadata_write (&sp, &error);
  g_autoptr(GBytes) other_side = lanyard_saml_idp_metadata_write (&idp, &error);
  g_autofree char *is_signed = sign_metadata (ours);

  g_assert_no_error (error);
  g_file_get_contents (path, &full, NULL, &error);
  g_assert_no_error (error);
  aggregate = g_strconcat ("<md:EntitiesDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\">",
                           strchr (strchr (full, '>'), '<'), "</md:EntitiesDescriptor>", NULL);

  nested = g_strconcat ("<md:EntitiesDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\" "
                        "validUntil=\"2040-01-01T00:00:00Z\" cacheDuration=\"PT1H\"><md:Extensions/>", aggregate,
                        "<!-- c --><md:EntityDescriptor entityID=\"x\"/></md:EntitiesDescriptor>", NULL);

  write_bytes ("saml-metadata", "minimal", ours);
  write_bytes ("saml-metadata", "identity-provider", other_side);
  check_trusted (is_signed, certificate);
  write_seed ("saml-metadata", "signed", is_signed, -1);
  write_seed ("saml-metadata", "full", full, -1);
  write_seed ("saml-inspect", "full", full, -1);
  write_seed ("saml-metadata", "aggregate", aggregate, -1);
  write_seed ("saml-metadata", "nested", nested, -1);
  write_seed ("saml-inspect", "aggregate", aggregate, -1);
}

static void
write_certificate (const char *name,
                   LanyardKey *key)
{
  g_autoptr(LanyardCertificate) certificate = make_certificate (key);
  g_autofree char *pem = lanyard_certificate_dup_pem (certificate);
  g_auto(GStrv) lines = g_strsplit (pem, "\n", -1);
  g_autofree char *references = g_strjoinv ("&#13;\n", lines);
  g_autofree char *pem_name = g_strconcat (name, ".pem", NULL);
  g_autofree char *base64_name = g_strconcat (name, ".base64", NULL);
  g_autofree char *reference_name = g_strconcat (name, ".references", NULL);

  write_bytes ("certificate", name, lanyard_certificate_get_der (certificate));
  write_seed ("certificate", pem_name, pem, -1);
  write_seed ("certificate", base64_name, lanyard_certificate_get_base64 (certificate), -1);
  write_seed ("certificate", reference_name, references, -1);
}

static void
write_pem (const char       *name,
           const char       *extension,
           LanyardKey       *key,
           const EVP_CIPHER *cipher)
{
  BIO *memory = BIO_new (BIO_s_mem ());
  g_autofree char *file = g_strconcat (name, extension, NULL);
  char *text;
  long size;

  g_assert_cmpint (PEM_write_bio_PKCS8PrivateKey (memory, lanyard_key_get_evp (key), cipher, "secret", 6, NULL, NULL), ==, 1);
  size = BIO_get_mem_data (memory, &text);
  write_seed ("private-key", file, text, size);
  BIO_free (memory);
}

/* PKCS#12 with and without a passphrase, and both halves as PEM. */
static void
write_pkcs12 (const char         *name,
              LanyardKey         *key,
              LanyardCertificate *certificate,
              const char         *passphrase)
{
  gsize size;
  const unsigned char *der = g_bytes_get_data (lanyard_certificate_get_der (certificate), &size);
  X509 *x509 = d2i_X509 (NULL, &der, (long) size);
  PKCS12 *pkcs12 = PKCS12_create (passphrase, name, lanyard_key_get_evp (key), x509, NULL, 0, 0, 1, 1, 0);
  unsigned char *bytes = NULL;
  int length = i2d_PKCS12 (pkcs12, &bytes);
  g_autofree char *file = g_strconcat (name, passphrase != NULL ? ".encrypted.p12" : ".p12", NULL);

  g_assert_cmpint (length, >, 0);
  write_seed ("pair-file", file, (const char *) bytes, length);
  OPENSSL_free (bytes);
  PKCS12_free (pkcs12);
  X509_free (x509);
}

static void
write_pair (const char *name,
            LanyardKey *key)
{
  g_autoptr(LanyardCertificate) certificate = make_certificate (key);
  g_autofree char *pem = lanyard_certificate_dup_pem (certificate);
  BIO *memory = BIO_new (BIO_s_mem ());
  g_autofree char *file = g_strconcat (name, ".pem", NULL);
  char *text;
  long size;

  g_assert_cmpint (PEM_write_bio_PKCS8PrivateKey (memory, lanyard_key_get_evp (key), NULL, NULL, 0, NULL, NULL), ==, 1);
  g_assert_cmpint (BIO_puts (memory, pem), >, 0);
  size = BIO_get_mem_data (memory, &text);
  write_seed ("pair-file", file, text, size);
  BIO_free (memory);

  write_pkcs12 (name, key, certificate, NULL);
  write_pkcs12 (name, key, certificate, "secret");
}

static void
write_keys (void)
{
  static const struct
  {
    const char *name;
    LanyardKeyType type;
  } kinds[] = {
    { "rsa", LANYARD_KEY_RSA_2048 },
    { "p256", LANYARD_KEY_EC_P256 },
    { "p384", LANYARD_KEY_EC_P384 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(LanyardKey) key = lanyard_key_generate (kinds[i].type, &error);
      g_autoptr(GBytes) der = lanyard_key_export_private (key, &error);

      g_assert_no_error (error);
      write_bytes ("private-key", kinds[i].name, der);
      write_pem (kinds[i].name, ".pem", key, NULL);
      write_pem (kinds[i].name, ".encrypted", key, EVP_aes_256_cbc ());
      write_pair (kinds[i].name, key);
      write_certificate (kinds[i].name, key);
    }
}

static void
write_item (const char *name,
            gpointer    item)
{
  g_autofree char *text = lanyard_item_to_json_text (item, FALSE);

  write_seed ("item", name, text, -1);
}

static void
write_catalog (void)
{
  LanyardCatalog *catalog = lanyard_catalog_get_default ();
  g_autoptr(LanyardItem) person = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (catalog)); i++)
    {
      g_autoptr(LanyardTemplate) template = g_list_model_get_item (G_LIST_MODEL (catalog), i);
      g_autoptr(GVariant) values = g_variant_ref_sink (g_variant_new_parsed ("@a{ss} {}"));
      g_autoptr(LanyardConnector) connector = lanyard_template_instantiate (template, "Label", "slug", values,
                                                                             "https://idp.example", NULL);

      write_seed ("template", lanyard_template_get_id (template), lanyard_template_get_json (template), -1);
      if (connector != NULL)
        write_item (lanyard_template_get_id (template), connector);
    }

  person = lanyard_item_new_from_json_text (LANYARD_TYPE_PERSON,
                                            "{\"username\":\"jane\",\"email\":\"jane@customer.example\","
                                            "\"suspended\":true,\"attributes\":{\"role\":[\"a\",\"b\"]}}", &error);
  g_assert_no_error (error);
  write_item ("person", person);
}

/* Items whose fields no template fills in. */
static void
write_items (void)
{
  g_autoptr(LanyardCertificate) certificate = make_certificate (fuzz_get_key ());
  g_autofree char *pem = lanyard_certificate_dup_pem (certificate);
  g_autoptr(LanyardKeyPair) pair = lanyard_key_pair_new ("c", LANYARD_KEY_ROLE_ACTIVE, pem, TEST_NOW);

  write_item ("key-pair", pair);
  write_seed ("item", "group", "{\"name\":\"Staff\",\"description\":\"People\"}", -1);
  write_seed ("item", "settings", "{\"base_url\":\"https://idp.example\",\"organization\":\"Example\","
              "\"clock_skew\":60,\"metadata_signed\":true,\"scope\":\"customer.example\"}", -1);
  write_seed ("item", "event", "{\"time\":1,\"event\":\"refusal\",\"code\":\"issuer\",\"rule\":\"M-07\","
              "\"message\":\"m\",\"address\":\"192.0.2.1\",\"reference\":\"ABCDEFGH\"}", -1);
}

static void
write_connections (void)
{
  write_seed ("http-framing", "get", "GET /a?b=%2f HTTP/1.1\r\nHost: a\r\n\r\n", -1);
  write_seed ("http-framing", "length", "POST /1 HTTP/1.1\r\nContent-Length: 3\r\n\r\nabcGET /2 HTTP/1.1\r\n\r\n", -1);
  write_seed ("http-framing", "chunked", "POST /1 HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
              "4;x=y\r\nGET \r\nA\r\n0123456789\r\n0\r\nT: v\r\n\r\nGET /2 HTTP/1.1\r\n\r\n", -1);
}

static void
write_logout (const char *name,
              char        kind,
              const char *text)
{
  g_autofree char *seed = g_strdup_printf ("%c%s", kind, text);

  write_seed ("saml-logout", name, seed, -1);
}

static char *
make_form (const char *document)
{
  g_autofree char *base64 = g_base64_encode ((const guchar *) document, strlen (document));
  g_autofree char *escaped = g_uri_escape_string (base64, NULL, FALSE);

  return g_strconcat ("SAMLRequest=", escaped, "&RelayState=x", NULL);
}

static void
write_logouts (LanyardSamlSigner *signer)
{
  const LanyardSamlNameId name_id = { (char *) "ada", (char *) LANYARD_SAML_NAME_ID_PERSISTENT, (char *) "q", (char *) "s" };
  const LanyardSamlLogoutRequest request = {
    .id = "_r", .issuer = REQUEST_SP, .destination = REQUEST_SSO "/slo", .name_id = &name_id,
    .session_index = "_i", .not_on_or_after = TEST_NOW + 60, .now = TEST_NOW,
  };
  const LanyardSamlLogoutResponse response = {
    .id = "_r", .issuer = REQUEST_SP, .destination = REQUEST_SSO "/slo", .in_response_to = "_q",
    .status = LANYARD_SAML_STATUS_SUCCESS, .sub_status = LANYARD_SAML_STATUS_PARTIAL_LOGOUT, .now = TEST_NOW,
  };
  g_autoptr(GError) error = NULL;
  g_autofree char *document = lanyard_saml_logout_request_write (&request, signer, &error);
  g_autofree char *answer = lanyard_saml_logout_response_write (&response, signer, &error);
  g_autofree char *url = lanyard_saml_logout_request_redirect (&request, "state", signer, &error);
  g_autofree char *answer_url = lanyard_saml_logout_response_redirect (&response, NULL, signer, &error);
  g_autofree char *form = NULL;
  g_autofree char *encrypted = NULL;

  g_assert_no_error (error);
  form = make_form (document);
  encrypted = forge_replace (document, "</saml:Issuer>", "</saml:Issuer><saml:EncryptedID xmlns:saml="
                             "\"urn:oasis:names:tc:SAML:2.0:assertion\"><xenc:EncryptedData xmlns:xenc="
                             "\"http://www.w3.org/2001/04/xmlenc#\"/></saml:EncryptedID>");
  write_logout ("request", 'x', document);
  write_logout ("encrypted", 'x', encrypted);
  write_logout ("response", 'y', answer);
  write_logout ("request-query", 'q', strchr (url, '?') + 1);
  write_logout ("response-query", 'q', strchr (answer_url, '?') + 1);
  write_logout ("request-form", 'f', form);
}

static void
write_pastes (void)
{
  static const char * const texts[] = {
    "Audience URI (SP Entity ID)\turn:example:sp\nACS URL\thttps://sp.example/acs\nNameID format: EmailAddress\n",
    "<table><tr><th>Entity ID</th><td>urn:a&amp;b</td></tr></table>",
    "{\"clientId\":\"urn:sp\",\"attributes\":{\"saml_assertion_consumer_url_post\":\"https://sp.example/acs\"}}",
    "https://acme.deskpro.com/auth/saml/acs/1",
    "Entity ID: eu-api.mimecast.com.CUSA1A1",
    "<EntityDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\"/>",
    "-----BEGIN PRIVATE KEY-----",
  };
  g_autoptr(LanyardCertificate) certificate = make_certificate (fuzz_get_key ());
  g_autofree char *pem = lanyard_certificate_dup_pem (certificate);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *name = g_strdup_printf ("text-%zu", i);

      write_seed ("paste", name, texts[i], -1);
    }
  write_seed ("paste", "pem", pem, -1);
  write_bytes ("paste", "der", lanyard_certificate_get_der (certificate));
}

static void
write_tables (void)
{
  static const char * const texts[] = {
    "\xef\xbb\xbfusername,email,groups,attributes.x\r\nada,ada@example.org,\"a;b\\;c\",'=1\r\n",
    "User name [userPrincipalName] Required;\"Block sign in (Yes/No) [accountEnabled]\";Password\nada;No;x\n",
    "First Name\tsn\tmail\nAda\t\"Love\r\nlace \"\"x\"\"\"\t''@\n\n\t\t\n",
    "a,\"b",
    "a,b\"c\rd,\"e\"f",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *name = g_strdup_printf ("table-%zu", i);

      write_seed ("csv", name, texts[i], -1);
    }
}

static void
write_directories (void)
{
  static const char * const texts[] = {
    "version: 1\n\ndn: uid=ada,dc=x\nobjectClass: inetOrgPerson\nuid: ada\ncn:: w7w=\nsn: Love\n lace\n"
    "manager: UID=ben, dc=x\n\ndn: uid=ben,dc=x\nobjectClass: inetOrgPerson\nuid: ben\n\n"
    "dn: cn=staff,dc=x\nobjectClass: groupOfNames\ncn: staff\nmember: uid=ada,dc=x\nmemberUid: ben\n",
    "# AD\r\n\r\ndn: CN=A\\, B,DC=x\r\nobjectClass: user\r\nuserPrincipalName: a@x\r\nuserAccountControl: 514\r\n"
    "memberOf: CN=\"S, T\";DC=x\r\nmail;lang-de: a@x\r\n",
    "dn: a=1\nchangetype: modify\nreplace: sn\nsn: x\n-\n",
    "dn:: YT0x\nphoto:< file:///x\n",
    "dn: a=1\nuid: x\n\nsearch: 2\nresult: 0 Success\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *name = g_strdup_printf ("directory-%zu", i);

      write_seed ("ldif", name, texts[i], -1);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(LanyardSamlSigner) signer = NULL;

  if (argc != 3)
    g_error ("usage: %s FOLDER DATA", argv[0]);

  folder = argv[1];
  LLVMFuzzerInitialize (&argc, &argv);
  signer = make_signer ();
  write_requests (signer);
  write_responses (signer);
  write_logouts (signer);
  write_signatures ();
  write_encrypted ();
  write_metadata (argv[2]);
  write_keys ();
  write_catalog ();
  write_items ();
  write_connections ();
  write_pastes ();
  write_tables ();
  write_directories ();

  return 0;
}
