/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Building and signing one response, over the private-key operation that
 * cannot be avoided: same library, same process, same thread, both in turn.
 * The figures are parts of one private-key operation, so two signatures can
 * be half at most. */

#include "config.h"

#include <openssl/evp.h>
#include <openssl/rsa.h>

#include "bench.h"
#include "lanyard-saml.h"
#include "lanyard-saml-response.h"

#define NOW G_GINT64_CONSTANT (1795262400)
#define SECONDS 0.8

typedef struct
{
  LanyardSamlSigner    *signer;
  LanyardSamlSign       sign;
  LanyardSamlEncrypter *encrypter;
} Response;

static const char * const groups[] = { "Staff", "Administrators", "Research & Development", NULL };
static const char * const mail[] = { "jane.doe@customer.example", NULL };
static const char * const first_name[] = { "Jane", NULL };
static const char * const last_name[] = { "Doe-Größe", NULL };
static const char * const display_name[] = { "Jane Doe-Größe", NULL };
static const char * const number[] = { "000123456", NULL };
static const char * const department[] = { "Information Technology", NULL };
static const char * const locale[] = { "de-DE", NULL };

static const LanyardSamlAttribute attributes[] = {
  { "mail", LANYARD_SAML_NAME_FORMAT_BASIC, NULL, mail },
  { "urn:oid:2.5.4.42", LANYARD_SAML_NAME_FORMAT_URI, "givenName", first_name },
  { "urn:oid:2.5.4.4", LANYARD_SAML_NAME_FORMAT_URI, "sn", last_name },
  { "urn:oid:2.16.840.1.113730.3.1.241", LANYARD_SAML_NAME_FORMAT_URI, "displayName", display_name },
  { "employeeNumber", NULL, NULL, number },
  { "department", NULL, NULL, department },
  { "locale", NULL, NULL, locale },
  { "memberOf", LANYARD_SAML_NAME_FORMAT_BASIC, NULL, groups },
};

static void
write_response (gpointer user_data)
{
  const Response *target = user_data;
  const LanyardSamlResponse response = {
    .issuer = "https://idp.customer.example/saml2/application/metadata",
    .destination = "https://application.example/sso/saml/acs",
    .in_response_to = "_6f1e0a9dd3a14b5c8f2f0c1c3f6b7a8d",
    .audience = "https://application.example/sso/saml/metadata",
    .name_id = "jane.doe@customer.example",
    .name_id_format = LANYARD_SAML_NAME_ID_EMAIL,
    .attributes = attributes,
    .n_attributes = G_N_ELEMENTS (attributes),
    .authn_context = LANYARD_SAML_CONTEXT_PASSWORD_PROTECTED,
    .session_index = "_0c5f3a7e9b2d4c6f8a1e3b5d7f9c2e4a",
    .authn_instant = NOW - 60,
    .now = NOW,
    .lifetime = 300,
    .encrypter = target->encrypter,
  };
  g_autoptr(GError) error = NULL;
  g_autofree char *document = lanyard_saml_response_write (&response, target->signer, target->sign, &error);

  if (document == NULL)
    g_error ("No response: %s", error->message);
}

static void
sign_raw (gpointer user_data)
{
  static const guchar digest[32];
  guchar signature[256];
  gsize size = sizeof signature;

  if (EVP_PKEY_sign (user_data, signature, &size, digest, sizeof digest) != 1)
    g_error ("No raw signature");
}

static EVP_PKEY_CTX *
make_raw (LanyardKey *key)
{
  EVP_PKEY_CTX *raw = EVP_PKEY_CTX_new_from_pkey (NULL, lanyard_key_get_evp (key), NULL);

  if (raw == NULL ||
      EVP_PKEY_sign_init (raw) != 1 ||
      EVP_PKEY_CTX_set_rsa_padding (raw, RSA_PKCS1_PADDING) != 1 ||
      EVP_PKEY_CTX_set_signature_md (raw, EVP_sha256 ()) != 1)
    g_error ("No raw key");

  return raw;
}

static void
measure (const char   *name,
         double        goal,
         Response     *response,
         EVP_PKEY_CTX *raw)
{
  double rounds[BENCH_ROUNDS];

  write_response (response);
  for (gsize i = 0; i < G_N_ELEMENTS (rounds); i++)
    rounds[i] = 1 / bench_measure_cost (write_response, response, sign_raw, raw, SECONDS);

  bench_print_at_least (name, goal, rounds, G_N_ELEMENTS (rounds));
}

static void
measure_two_threads (Response *response)
{
  double rounds[BENCH_ROUNDS];

  for (gsize i = 0; i < G_N_ELEMENTS (rounds); i++)
    rounds[i] = bench_measure_scale (write_response, response, SECONDS);

  bench_print_at_least ("response-two-threads", 1.8, rounds, G_N_ELEMENTS (rounds));
}

/* For the service provider's key, which is as long as ours. */
static LanyardSamlEncrypter *
make_encrypter (LanyardCertificate *certificate)
{
  g_autofree char *pem = lanyard_certificate_dup_pem (certificate);
  const char *certificates[] = { pem, NULL };
  const LanyardSamlEncryption encryption = {
    .certificates = certificates,
    .content = "aes256-gcm",
    .key_transport = "rsa-oaep-mgf1p",
    .recipient = "https://application.example/sso/saml/metadata",
  };
  g_autoptr(GError) error = NULL;
  LanyardSamlEncrypter *encrypter = lanyard_saml_encrypter_new (&encryption, &error);

  if (encrypter == NULL)
    g_error ("No encrypter: %s", error->message);

  return encrypter;
}

int
main (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardKey) key = NULL;
  g_autoptr(LanyardCertificate) certificate = NULL;
  g_autoptr(LanyardSamlSigner) signer = NULL;
  g_autoptr(LanyardSamlEncrypter) encrypter = NULL;
  EVP_PKEY_CTX *raw;

  g_unsetenv ("LANYARD_SAML_GUARD");
  lanyard_saml_init ();

  key = lanyard_key_generate (LANYARD_KEY_RSA_2048, &error);
  if (key != NULL)
    certificate = lanyard_certificate_new_self_signed (key, "idp.customer.example", NOW, 30, &error);
  if (certificate != NULL)
    signer = lanyard_saml_signer_new (key, certificate, "rsa-sha256", &error);
  if (signer == NULL)
    g_error ("No signer: %s", error->message);

  raw = make_raw (key);
  measure ("response-assertion-signed", 0.95, &(Response) { signer, LANYARD_SAML_SIGN_ASSERTION }, raw);
  measure ("response-both-signed", 0.48, &(Response) { signer, LANYARD_SAML_SIGN_BOTH }, raw);
  encrypter = make_encrypter (certificate);
  measure ("response-encrypted", 0.88, &(Response) { signer, LANYARD_SAML_SIGN_ASSERTION, encrypter }, raw);
  measure_two_threads (&(Response) { signer, LANYARD_SAML_SIGN_ASSERTION });
  EVP_PKEY_CTX_free (raw);

  return 0;
}
