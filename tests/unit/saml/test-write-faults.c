/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Every call of OpenSSL that signing and encrypting make fails in its turn
 * (the linker's --wrap leads the calls here): nothing is written then, neither
 * without its signature (M-43) nor in the clear (M-47). */

#include "config.h"

#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <string.h>

#include "encryption-fixture.h"
#include "lanyard-crypto-error.h"
#include "lanyard-saml.h"
#include "lanyard-saml-logout.h"
#include "lanyard-saml-metadata.h"

static struct
{
  const char *function;         /* the one that fails, ... */
  guint nth;                    /* ... at this call of it, from 1 */
  guint calls;
} fault;

static gboolean
fails (const char *function)
{
  if (fault.function == NULL || strcmp (fault.function, function) != 0)
    return FALSE;

  return ++fault.calls == fault.nth;
}

#define WRAP(type, failure, function, parameters, arguments) \
  type __real_##function parameters; \
  type __wrap_##function parameters; \
  type \
  __wrap_##function parameters \
  { \
    return fails (#function) ? failure : __real_##function arguments; \
  }

WRAP (EVP_MD *, NULL, EVP_MD_fetch, (OSSL_LIB_CTX *library, const char *name, const char *properties),
      (library, name, properties))
WRAP (EVP_MD_CTX *, NULL, EVP_MD_CTX_new, (void), ())
WRAP (int, 0, EVP_DigestInit_ex2, (EVP_MD_CTX *context, const EVP_MD *md, const OSSL_PARAM *parameters),
      (context, md, parameters))
WRAP (int, 0, EVP_DigestUpdate, (EVP_MD_CTX *context, const void *data, size_t size), (context, data, size))
WRAP (int, 0, EVP_DigestFinal_ex, (EVP_MD_CTX *context, unsigned char *digest, unsigned int *size), (context, digest, size))
WRAP (EVP_PKEY_CTX *, NULL, EVP_PKEY_CTX_new_from_pkey, (OSSL_LIB_CTX *library, EVP_PKEY *key, const char *properties),
      (library, key, properties))
WRAP (EVP_PKEY_CTX *, NULL, EVP_PKEY_CTX_dup, (const EVP_PKEY_CTX *context), (context))
WRAP (int, -1, EVP_PKEY_CTX_set_rsa_padding, (EVP_PKEY_CTX *context, int padding), (context, padding))
WRAP (int, -1, EVP_PKEY_CTX_set_signature_md, (EVP_PKEY_CTX *context, const EVP_MD *md), (context, md))
WRAP (int, -1, EVP_PKEY_sign_init, (EVP_PKEY_CTX *context), (context))
WRAP (int, -1, EVP_PKEY_sign,
      (EVP_PKEY_CTX *context, unsigned char *signature, size_t *length, const unsigned char *digest, size_t size),
      (context, signature, length, digest, size))
WRAP (ECDSA_SIG *, NULL, d2i_ECDSA_SIG, (ECDSA_SIG **pair, const unsigned char **der, long size), (pair, der, size))
WRAP (int, -1, BN_bn2binpad, (const BIGNUM *number, unsigned char *bytes, int size), (number, bytes, size))
WRAP (EVP_CIPHER *, NULL, EVP_CIPHER_fetch, (OSSL_LIB_CTX *library, const char *name, const char *properties),
      (library, name, properties))
WRAP (int, -1, EVP_PKEY_encrypt_init_ex, (EVP_PKEY_CTX *context, const OSSL_PARAM parameters[]), (context, parameters))
WRAP (int, -1, EVP_PKEY_encrypt,
      (EVP_PKEY_CTX *context, unsigned char *out, size_t *length, const unsigned char *data, size_t size),
      (context, out, length, data, size))
WRAP (EVP_CIPHER_CTX *, NULL, EVP_CIPHER_CTX_new, (void), ())
WRAP (int, 0, EVP_EncryptInit_ex2,
      (EVP_CIPHER_CTX *context, const EVP_CIPHER *cipher, const unsigned char *key, const unsigned char *iv,
       const OSSL_PARAM parameters[]),
      (context, cipher, key, iv, parameters))
WRAP (int, 0, EVP_EncryptUpdate, (EVP_CIPHER_CTX *context, unsigned char *out, int *length, const unsigned char *data, int size),
      (context, out, length, data, size))
WRAP (int, 0, EVP_EncryptFinal_ex, (EVP_CIPHER_CTX *context, unsigned char *out, int *length), (context, out, length))
WRAP (int, 0, EVP_CIPHER_CTX_ctrl, (EVP_CIPHER_CTX *context, int type, int argument, void *pointer),
      (context, type, argument, pointer))

/* What is written: NULL with the reason if it cannot be. */
typedef char *(*Write) (GError **error);

static char *
write_response (LanyardSamlSigner     *signer,
                LanyardSamlSign        sign,
                LanyardSamlEncrypter  *encrypter,
                GError               **error)
{
  LanyardSamlResponse response = test_make_response ();

  response.encrypter = encrypter;
  return lanyard_saml_response_write (&response, signer, sign, error);
}

static char *
write_rsa (GError **error)
{
  return write_response (test_get_signer ("rsa-sha256"), LANYARD_SAML_SIGN_BOTH, NULL, error);
}

static char *
write_ecdsa (GError **error)
{
  return write_response (test_get_signer ("ecdsa-sha384"), LANYARD_SAML_SIGN_BOTH, NULL, error);
}

static char *
write_encrypted (GError **error)
{
  static LanyardSamlEncrypter *encrypter = NULL;

  if (encrypter == NULL)
    {
      LanyardSamlEncryption encryption = encryption_make ();

      encrypter = encryption_make_encrypter (&encryption);
    }
  return write_response (test_get_signer ("rsa-sha256"), LANYARD_SAML_SIGN_RESPONSE, encrypter, error);
}

static char *
write_new_signer (GError **error)
{
  g_autoptr(LanyardSamlSigner) signer = lanyard_saml_signer_new (test_get_key (LANYARD_KEY_RSA_2048), NULL, "rsa-sha256", error);

  return signer != NULL ? write_response (signer, LANYARD_SAML_SIGN_ASSERTION, NULL, error) : NULL;
}

static char *
write_new_encrypter (GError **error)
{
  const LanyardSamlEncryption encryption = encryption_make ();
  g_autoptr(LanyardSamlEncrypter) encrypter = lanyard_saml_encrypter_new (&encryption, error);

  return encrypter != NULL ? write_response (test_get_signer ("rsa-sha256"), LANYARD_SAML_SIGN_BOTH, encrypter, error) : NULL;
}

static char *
write_redirect (GError **error)
{
  g_autoptr(LanyardSamlNameId) name_id = lanyard_saml_name_id_new ("ada", NULL, NULL, NULL);
  const LanyardSamlLogoutRequest request = {
    .id = "_r",
    .issuer = "https://idp.example/",
    .destination = "https://sp.example/slo",
    .name_id = name_id,
    .now = TEST_NOW,
  };

  return lanyard_saml_logout_request_redirect (&request, "x", test_get_signer ("rsa-sha256"), error);
}

static char *
write_metadata (GError **error)
{
  LanyardCertificate *certificates[] = { test_get_certificate (LANYARD_KEY_RSA_2048), NULL };
  const LanyardSamlIdpDescription description = {
    .entity_id = "https://idp.example/",
    .sso_url = "https://idp.example/sso",
    .certificates = certificates,
    .signer = test_get_signer ("rsa-sha256"),
  };
  g_autoptr(GBytes) bytes = lanyard_saml_idp_metadata_write (&description, error);

  return bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;
}

#define SIGNING "EVP_PKEY_CTX_dup", "EVP_MD_CTX_new", "EVP_DigestInit_ex2", "EVP_DigestUpdate", "EVP_DigestFinal_ex", "EVP_PKEY_sign"

static const struct
{
  const char *name;
  Write write;
  const char *functions[13];      /* up to the NULL */
} cases[] = {
  { "m-43-rsa", write_rsa, { SIGNING } },
  { "m-43-ecdsa", write_ecdsa, { SIGNING, "d2i_ECDSA_SIG", "BN_bn2binpad" } },
  { "m-43-new-signer", write_new_signer,
    { "EVP_MD_fetch", "EVP_PKEY_CTX_new_from_pkey", "EVP_PKEY_sign_init", "EVP_PKEY_CTX_set_rsa_padding",
      "EVP_PKEY_CTX_set_signature_md" } },
  { "m-47-encrypted", write_encrypted,
    { SIGNING, "EVP_PKEY_encrypt", "EVP_CIPHER_CTX_new", "EVP_EncryptInit_ex2", "EVP_EncryptUpdate", "EVP_EncryptFinal_ex",
      "EVP_CIPHER_CTX_ctrl" } },
  { "m-47-new-encrypter", write_new_encrypter, { "EVP_CIPHER_fetch", "EVP_PKEY_CTX_new_from_pkey", "EVP_PKEY_encrypt_init_ex" } },
  { "m-56-redirect", write_redirect, { "EVP_PKEY_CTX_dup", "EVP_PKEY_sign" } },
  { "m-60-metadata", write_metadata, { SIGNING } },
};

static char *
write_with (Write        write,
            const char  *function,
            guint        nth,
            GError     **error)
{
  char *text;

  fault.function = function;
  fault.nth = nth;
  fault.calls = 0;
  text = write (error);
  fault.function = NULL;

  return text;
}

static void
check_written (Write write)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = write_with (write, NULL, 0, &error);

  g_assert_no_error (error);
  g_assert_nonnull (text);
}

/* Each call of the function once. */
static void
fail_each (Write       write,
           const char *function)
{
  guint n_calls;

  g_free (write_with (write, function, G_MAXUINT, NULL));
  n_calls = fault.calls;
  g_test_message ("%s: %u calls", function, n_calls);
  g_assert_cmpuint (n_calls, >, 0);

  for (guint i = 1; i <= n_calls; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *text = write_with (write, function, i, &error);

      g_assert_null (text);
      g_assert_true (g_error_matches (error, LANYARD_CRYPTO_ERROR, LANYARD_CRYPTO_ERROR_FAILED) ||
                     g_error_matches (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_ALGORITHM));
    }
}

static void
test_case (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);

  check_written (cases[i].write);
  for (const char * const *function = cases[i].functions; *function != NULL; function++)
    fail_each (cases[i].write, *function);
  check_written (cases[i].write);
}

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);
  /* It verifies what was written; only the writing is to fail. */
  g_unsetenv ("LANYARD_SAML_GUARD");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/saml/write-faults/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }

  return g_test_run ();
}
