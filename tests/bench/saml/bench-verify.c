/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Verifying a signed request of the POST binding, over what cannot be avoided:
 * the public-key operation, the digest, and the canonical form of the same
 * document. Both begin with a document that is decoded and parsed; the other
 * figure has decoding and parsing on both sides, too. */

#include "config.h"

#include <libxml/c14n.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <string.h>

#include "bench.h"
#include "lanyard-saml-request.h"
#include "lanyard-saml-response.h"
#include "lanyard-saml.h"

#define NOW G_GINT64_CONSTANT (1795262400)
#define SECONDS 0.8
#define SP "https://application.example/sso/saml/metadata"
#define SSO "https://idp.customer.example/saml2/application"
#define ACS "https://application.example/sso/saml/acs"

typedef struct
{
  char               *form;
  LanyardSamlRequest *request;
  LanyardSamlTrust    trust;
} Request;

typedef struct
{
  EVP_PKEY_CTX *key;
  guchar        signature[256];
  guchar        digest[32];
  xmlDoc       *document;
  const char   *base64;
} Floor;

static void
verify (Request            *self,
        LanyardSamlRequest *request)
{
  g_autoptr(GError) error = NULL;
  const LanyardSamlEndpoint *acs;

  if (!lanyard_saml_request_validate (request, &self->trust, SSO, NOW, &acs, NULL, &error))
    g_error ("The request was refused: %s", error->message);
}

static LanyardSamlRequest *
decode (Request *self)
{
  g_autoptr(GError) error = NULL;
  LanyardSamlRequest *request = lanyard_saml_request_decode_post (self->form, strlen (self->form), &error);

  if (request == NULL)
    g_error ("The request was refused: %s", error->message);

  return request;
}

static void
verify_request (gpointer user_data)
{
  Request *self = user_data;

  verify (self, self->request);
}

static void
decode_and_verify_request (gpointer user_data)
{
  g_autoptr(LanyardSamlRequest) request = decode (user_data);

  verify (user_data, request);
}

static void
verify_raw (gpointer user_data)
{
  Floor *self = user_data;
  guchar digest[32];
  xmlChar *canonical;
  int size = xmlC14NDocDumpMemory (self->document, NULL, XML_C14N_EXCLUSIVE_1_0, NULL, 0, &canonical);

  if (size <= 0 ||
      EVP_Digest (canonical, (size_t) size, digest, NULL, EVP_sha256 (), NULL) != 1 ||
      EVP_PKEY_verify (self->key, self->signature, sizeof self->signature, self->digest, sizeof self->digest) != 1)
    g_error ("The floor does not hold");
  xmlFree (canonical);
}

static void
decode_and_verify_raw (gpointer user_data)
{
  Floor *self = user_data;
  gsize size;
  g_autofree guchar *text = g_base64_decode (self->base64, &size);
  xmlDoc *kept = self->document;

  self->document = xmlReadMemory ((const char *) text, (int) size, NULL, NULL, XML_PARSE_NONET);
  verify_raw (self);
  xmlFreeDoc (self->document);
  self->document = kept;
}

static EVP_PKEY_CTX *
make_context (LanyardKey *key,
              gboolean    to_sign)
{
  EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_pkey (NULL, lanyard_key_get_evp (key), NULL);

  if (context == NULL ||
      (to_sign ? EVP_PKEY_sign_init (context) : EVP_PKEY_verify_init (context)) != 1 ||
      EVP_PKEY_CTX_set_rsa_padding (context, RSA_PKCS1_PADDING) != 1 ||
      EVP_PKEY_CTX_set_signature_md (context, EVP_sha256 ()) != 1)
    g_error ("No raw key");

  return context;
}

static void
floor_init (Floor      *self,
            LanyardKey *key,
            LanyardKey *public_key,
            const char *document,
            const char *base64)
{
  EVP_PKEY_CTX *signing = make_context (key, TRUE);
  gsize size = sizeof self->signature;

  memset (self, 0, sizeof *self);
  if (EVP_PKEY_sign (signing, self->signature, &size, self->digest, sizeof self->digest) != 1)
    g_error ("No raw signature");
  EVP_PKEY_CTX_free (signing);

  self->key = make_context (public_key, FALSE);
  self->base64 = base64;
  self->document = xmlReadMemory (document, (int) strlen (document), NULL, NULL, XML_PARSE_NONET);
}

static char *
make_document (LanyardKey         *key,
               LanyardCertificate *certificate)
{
  const LanyardSamlAuthnRequest request = {
    .issuer = SP,
    .destination = SSO,
    .acs_url = ACS,
    .name_id_format = LANYARD_SAML_NAME_ID_EMAIL,
    .now = NOW,
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardSamlSigner) signer = lanyard_saml_signer_new (key, certificate, "rsa-sha256", &error);
  char *document = NULL;

  if (signer != NULL)
    document = lanyard_saml_authn_request_write (&request, signer, NULL, &error);
  if (document == NULL)
    g_error ("No request: %s", error->message);

  return document;
}

static void
measure (const char *name,
         BenchFunc   func,
         Request    *request,
         BenchFunc   floor_func,
         Floor      *bottom)
{
  double rounds[BENCH_ROUNDS];

  func (request);
  for (gsize i = 0; i < G_N_ELEMENTS (rounds); i++)
    rounds[i] = bench_measure_cost (func, request, floor_func, bottom, SECONDS);

  bench_print_at_most (name, 2.5, rounds, G_N_ELEMENTS (rounds));
}

int
main (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardKey) key = NULL;
  g_autoptr(LanyardCertificate) certificate = NULL;
  g_autofree char *document = NULL;
  g_autofree char *base64 = NULL;
  g_autofree char *escaped = NULL;
  Request request = { 0 };
  Floor bottom;

  g_unsetenv ("LANYARD_SAML_GUARD");
  lanyard_saml_init ();

  key = lanyard_key_generate (LANYARD_KEY_RSA_2048, &error);
  if (key != NULL)
    certificate = lanyard_certificate_new_self_signed (key, "sp", NOW, 30, &error);
  if (certificate == NULL)
    g_error ("No key: %s", error->message);

  document = make_document (key, certificate);
  base64 = g_base64_encode ((const guchar *) document, strlen (document));
  escaped = g_uri_escape_string (base64, NULL, FALSE);
  request.form = g_strconcat ("SAMLRequest=", escaped, "&RelayState=token", NULL);
  request.request = decode (&request);
  request.trust.entity_id = SP;
  request.trust.acs = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_saml_endpoint_free);
  request.trust.signing_keys = g_ptr_array_new ();
  request.trust.require_signed_requests = TRUE;
  g_ptr_array_add (request.trust.acs, lanyard_saml_endpoint_new (LANYARD_SAML_BINDING_POST, ACS, 0));
  g_ptr_array_add (request.trust.signing_keys, lanyard_certificate_get_key (certificate));

  floor_init (&bottom, key, lanyard_certificate_get_key (certificate), document, base64);
  measure ("request-post-verified", verify_request, &request, verify_raw, &bottom);
  measure ("request-post-decoded-and-verified", decode_and_verify_request, &request, decode_and_verify_raw, &bottom);

  EVP_PKEY_CTX_free (bottom.key);
  xmlFreeDoc (bottom.document);
  lanyard_saml_request_free (request.request);
  g_ptr_array_unref (request.trust.acs);
  g_ptr_array_unref (request.trust.signing_keys);
  g_free (request.form);

  return 0;
}
