/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <string.h>

#include "signer-fixture.h"

static LanyardSamlAuthnRequest
make_request (void)
{
  return (LanyardSamlAuthnRequest) {
    .id = "_request",
    .issuer = "https://sp.example/metadata",
    .destination = "https://idp.example/saml2/app",
    .now = TEST_NOW,
  };
}

static char *
inflate_value (const char *parameter)
{
  g_autofree char *encoded = g_uri_unescape_string (parameter, NULL);
  gsize length;
  g_autofree guchar *deflated = g_base64_decode (encoded, &length);
  g_autoptr(GConverter) inflater = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW));
  g_autoptr(GError) error = NULL;
  char buffer[4096];
  gsize read;
  gsize written;

  g_assert_cmpint (g_converter_convert (inflater, deflated, length, buffer, sizeof buffer,
                                        G_CONVERTER_INPUT_AT_END, &read, &written, &error),
                   ==, G_CONVERTER_FINISHED);
  g_assert_no_error (error);
  g_assert_cmpuint (read, ==, length);

  return g_strndup (buffer, written);
}

/* The names of a query's parameters in their order, "A B C". */
static char *
list_names (char **parameters)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; parameters[i] != NULL; i++)
    g_ptr_array_add (names, g_strndup (parameters[i], strcspn (parameters[i], "=")));
  g_ptr_array_add (names, NULL);

  return g_strjoinv (" ", (char **) names->pdata);
}

static void
test_redirect_parameters (void)
{
  static const struct
  {
    const char *relay_state;
    gboolean    sign;
    const char *names;
    const char *second;
  } cases[] = {
    { NULL, FALSE, "SAMLRequest", NULL },
    { "", FALSE, "SAMLRequest RelayState", "RelayState=" },
    { "a b&c=d/ü%", FALSE, "SAMLRequest RelayState", "RelayState=a%20b%26c%3Dd%2F%C3%BC%25" },
    { "\xff", FALSE, "SAMLRequest RelayState", "RelayState=%FF" },
    { NULL, TRUE, "SAMLRequest SigAlg Signature",
      "SigAlg=http%3A%2F%2Fwww.w3.org%2F2001%2F04%2Fxmldsig-more%23rsa-sha256" },
    { "", TRUE, "SAMLRequest RelayState SigAlg Signature", "RelayState=" },
    { "x", TRUE, "SAMLRequest RelayState SigAlg Signature", "RelayState=x" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LanyardSamlAuthnRequest request = make_request ();
      g_autoptr(GError) error = NULL;
      g_autofree char *id = NULL;
      g_autofree char *url =
        lanyard_saml_authn_request_redirect (&request, cases[i].relay_state,
                                             cases[i].sign ? test_get_signer ("rsa-sha256") : NULL, &id, &error);
      g_auto(GStrv) parameters = NULL;
      g_autofree char *names = NULL;

      g_assert_no_error (error);
      g_assert_cmpstr (id, ==, "_request");
      g_assert_true (g_str_has_prefix (url, "https://idp.example/saml2/app?"));
      parameters = g_strsplit (strchr (url, '?') + 1, "&", -1);
      names = list_names (parameters);
      g_assert_cmpstr (names, ==, cases[i].names);
      if (cases[i].second != NULL)
        g_assert_cmpstr (parameters[1], ==, cases[i].second);
    }
}

static void
test_redirect_document (void)
{
  LanyardSamlAuthnRequest request = make_request ();
  g_autoptr(GError) error = NULL;
  g_autofree char *url = NULL;
  g_autofree char *redirected = NULL;
  g_autofree char *written = NULL;

  request.destination = "https://idp.example/saml2?app=1";
  url = lanyard_saml_authn_request_redirect (&request, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (url, "https://idp.example/saml2?app=1&SAMLRequest="));

  redirected = inflate_value (strstr (url, "SAMLRequest=") + strlen ("SAMLRequest="));
  written = lanyard_saml_authn_request_write (&request, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (redirected, ==, written);
}

/* The signature as OpenSSL reads it. */
static GBytes *
convert_signature (const char *parameter,
                   gboolean    is_rsa)
{
  g_autofree char *encoded = g_uri_unescape_string (parameter, NULL);
  gsize length;
  g_autofree guchar *signature = g_base64_decode (encoded, &length);
  ECDSA_SIG *pair;
  guchar *der = NULL;
  int der_length;
  GBytes *bytes;

  if (is_rsa)
    return g_bytes_new (signature, length);

  pair = ECDSA_SIG_new ();
  g_assert_true (ECDSA_SIG_set0 (pair, BN_bin2bn (signature, (int) length / 2, NULL),
                                 BN_bin2bn (signature + length / 2, (int) length / 2, NULL)) == 1);
  der_length = i2d_ECDSA_SIG (pair, &der);
  bytes = g_bytes_new (der, (gsize) der_length);
  OPENSSL_free (der);
  ECDSA_SIG_free (pair);

  return bytes;
}

static gboolean
is_verified (LanyardKey *key,
             const char *digest,
             const char *data,
             gsize       size,
             GBytes     *signature)
{
  EVP_MD_CTX *context = EVP_MD_CTX_new ();
  gboolean verified;

  g_assert_true (EVP_DigestVerifyInit_ex (context, NULL, digest, NULL, NULL, lanyard_key_get_evp (key), NULL) == 1);
  verified = EVP_DigestVerify (context, g_bytes_get_data (signature, NULL), g_bytes_get_size (signature),
                               (const guchar *) data, size) == 1;
  EVP_MD_CTX_free (context);

  return verified;
}

/* M-11: over the octets of the query in front of the signature */
static void
test_redirect_signature (void)
{
  static const struct
  {
    const char     *algorithm;
    LanyardKeyType  type;
    const char     *digest;
  } cases[] = {
    { "rsa-sha256", LANYARD_KEY_RSA_2048, "SHA256" },
    { "rsa-sha512", LANYARD_KEY_RSA_2048, "SHA512" },
    { "rsa-sha1", LANYARD_KEY_RSA_2048, "SHA1" },
    { "ecdsa-sha256", LANYARD_KEY_EC_P256, "SHA256" },
    { "ecdsa-sha384", LANYARD_KEY_EC_P384, "SHA384" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LanyardSamlAuthnRequest request = make_request ();
      LanyardKey *key = lanyard_certificate_get_key (test_get_certificate (cases[i].type));
      g_autoptr(GError) error = NULL;
      g_autofree char *url = lanyard_saml_authn_request_redirect (&request, "state",
                                                                  test_get_signer (cases[i].algorithm), NULL, &error);
      g_autoptr(GBytes) signature = NULL;
      char *query;
      char *end;

      g_assert_no_error (error);
      query = strchr (url, '?') + 1;
      end = strstr (url, "&Signature=");
      signature = convert_signature (end + strlen ("&Signature="), lanyard_key_is_rsa (key));
      g_assert_true (is_verified (key, cases[i].digest, query, (gsize) (end - query), signature));
      query[strlen ("SAMLRequest=")] ^= 1;
      g_assert_false (is_verified (key, cases[i].digest, query, (gsize) (end - query), signature));
    }
}

static void
test_write (void)
{
  static const char * const algorithms[] = { "rsa-sha256", "rsa-sha384", "rsa-sha512", "ecdsa-sha256", "ecdsa-sha384" };

  for (gsize i = 0; i < G_N_ELEMENTS (algorithms); i++)
    {
      LanyardSamlAuthnRequest request = make_request ();
      g_autoptr(GError) error = NULL;
      g_autofree char *id = NULL;
      g_autofree char *document = NULL;
      g_autofree char *outline = NULL;

      request.id = NULL;
      request.acs_url = "https://sp.example/acs";
      request.name_id_format = LANYARD_SAML_NAME_ID_EMAIL;
      request.force_authn = TRUE;
      request.is_passive = TRUE;
      document = lanyard_saml_authn_request_write (&request, test_get_signer (algorithms[i]), &id, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (strlen (id), ==, 41);
      g_assert_nonnull (strstr (document, id));
      outline = test_dup_outline (document);
      g_assert_true (g_str_has_prefix (outline, "AuthnRequest(Issuer()Signature(SignedInfo("));
      g_assert_true (g_str_has_suffix (outline, "X509Certificate())))NameIDPolicy())"));
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
    { "/p:AuthnRequest/@ID", "_request" },
    { "/p:AuthnRequest/@Version", "2.0" },
    { "/p:AuthnRequest/@IssueInstant", "2026-11-21T12:00:00Z" },
    { "/p:AuthnRequest/@Destination", "https://idp.example/saml2/app" },
    { "/p:AuthnRequest/@AssertionConsumerServiceURL", "https://sp.example/acs" },
    { "/p:AuthnRequest/@ProtocolBinding", LANYARD_SAML_BINDING_POST },
    { "/p:AuthnRequest/@ForceAuthn", "true" },
    { "count(/p:AuthnRequest/@IsPassive)", "0" },
    { "/p:AuthnRequest/a:Issuer", "https://sp.example/metadata" },
    { "/p:AuthnRequest/p:NameIDPolicy/@Format", LANYARD_SAML_NAME_ID_PERSISTENT },
    { "/p:AuthnRequest/p:NameIDPolicy/@AllowCreate", "true" },
  };
  LanyardSamlAuthnRequest request = make_request ();
  g_autoptr(GError) error = NULL;
  g_autofree char *document = NULL;

  request.acs_url = "https://sp.example/acs";
  request.name_id_format = LANYARD_SAML_NAME_ID_PERSISTENT;
  request.force_authn = TRUE;
  document = lanyard_saml_authn_request_write (&request, NULL, NULL, &error);
  g_assert_no_error (error);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *value = test_dup_xpath (document, cases[i].xpath);

      g_assert_cmpstr (value, ==, cases[i].value);
    }
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
    { G_STRUCT_OFFSET (LanyardSamlAuthnRequest, id), "0", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlAuthnRequest, issuer), NULL, LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlAuthnRequest, issuer), "\x01", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlAuthnRequest, destination), "", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlAuthnRequest, destination), "file:///etc", LANYARD_SAML_ERROR_URL },
    { G_STRUCT_OFFSET (LanyardSamlAuthnRequest, acs_url), "acs", LANYARD_SAML_ERROR_URL },
    { G_STRUCT_OFFSET (LanyardSamlAuthnRequest, name_id_format), "\xff", LANYARD_SAML_ERROR_VALUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LanyardSamlAuthnRequest request = make_request ();
      g_autoptr(GError) post_error = NULL;
      g_autoptr(GError) redirect_error = NULL;
      g_autofree char *id = NULL;

      G_STRUCT_MEMBER (const char *, &request, cases[i].member) = cases[i].value;
      g_assert_null (lanyard_saml_authn_request_write (&request, NULL, &id, &post_error));
      g_assert_error (post_error, LANYARD_SAML_ERROR, cases[i].code);
      g_assert_null (lanyard_saml_authn_request_redirect (&request, NULL, NULL, &id, &redirect_error));
      g_assert_error (redirect_error, LANYARD_SAML_ERROR, cases[i].code);
      g_assert_null (id);
    }
}

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);

  g_test_add_func ("/saml/authn-request/redirect-parameters", test_redirect_parameters);
  g_test_add_func ("/saml/authn-request/redirect-document", test_redirect_document);
  g_test_add_func ("/saml/authn-request/redirect-signature", test_redirect_signature);
  g_test_add_func ("/saml/authn-request/write", test_write);
  g_test_add_func ("/saml/authn-request/values", test_values);
  g_test_add_func ("/saml/authn-request/bad-values", test_bad_values);

  return g_test_run ();
}
