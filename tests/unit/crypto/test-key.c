/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-key.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <string.h>

#include "lanyard-crypto-error.h"

static const struct
{
  LanyardKeyType type;
  const char *label;
  guint bits;
  gboolean rsa;
} kinds[] = {
  { LANYARD_KEY_RSA_2048, "RSA 2048", 2048, TRUE },
  { LANYARD_KEY_RSA_3072, "RSA 3072", 3072, TRUE },
  { LANYARD_KEY_RSA_4096, "RSA 4096", 4096, TRUE },
  { LANYARD_KEY_EC_P256, "ECDSA P-256", 256, FALSE },
  { LANYARD_KEY_EC_P384, "ECDSA P-384", 384, FALSE },
};

static void
test_generate (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(LanyardKey) key = lanyard_key_generate (kinds[i].type, &error);
      g_autoptr(LanyardKey) again = NULL;
      g_autoptr(GBytes) exported = NULL;

      g_assert_no_error (error);
      g_assert_cmpstr (lanyard_key_get_label (key), ==, kinds[i].label);
      g_assert_cmpuint (lanyard_key_get_bits (key), ==, kinds[i].bits);
      g_assert_cmpint (lanyard_key_is_rsa (key), ==, kinds[i].rsa);
      g_assert_true (lanyard_key_is_private (key));

      exported = lanyard_key_export_private (key, &error);
      g_assert_no_error (error);
      again = lanyard_key_new_from_data (exported, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (lanyard_key_matches (key, again));
    }
}

static void
test_different_keys_do_not_match (void)
{
  g_autoptr(LanyardKey) a = lanyard_key_generate (LANYARD_KEY_EC_P256, NULL);
  g_autoptr(LanyardKey) b = lanyard_key_generate (LANYARD_KEY_EC_P256, NULL);
  g_autoptr(LanyardKey) c = lanyard_key_generate (LANYARD_KEY_RSA_2048, NULL);

  g_assert_false (lanyard_key_matches (a, b));
  g_assert_false (lanyard_key_matches (a, c));
}

static GBytes *
write_pem (EVP_PKEY   *pkey,
           const char *passphrase)
{
  BIO *memory = BIO_new (BIO_s_mem ());
  char *text;
  long length;
  GBytes *bytes;

  g_assert_cmpint (PEM_write_bio_PKCS8PrivateKey (memory, pkey,
                                                  passphrase != NULL ? EVP_aes_256_cbc () : NULL,
                                                  passphrase, passphrase != NULL ? (int) strlen (passphrase) : 0,
                                                  NULL, NULL), ==, 1);
  length = BIO_get_mem_data (memory, &text);
  bytes = g_bytes_new (text, (gsize) length);
  BIO_free (memory);

  return bytes;
}

static void
test_passphrase (void)
{
  g_autoptr(LanyardKey) key = lanyard_key_generate (LANYARD_KEY_EC_P256, NULL);
  g_autoptr(GBytes) sealed = write_pem (lanyard_key_get_evp (key), "opens it");
  g_autoptr(GBytes) plain = write_pem (lanyard_key_get_evp (key), NULL);
  g_autoptr(LanyardKey) opened = NULL;
  g_autoptr(LanyardKey) read = NULL;
  g_autoptr(LanyardKey) none = NULL;
  g_autoptr(GError) error = NULL;

  opened = lanyard_key_new_from_data (sealed, "opens it", &error);
  g_assert_no_error (error);
  g_assert_true (lanyard_key_matches (key, opened));

  read = lanyard_key_new_from_data (plain, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (lanyard_key_matches (key, read));

  none = lanyard_key_new_from_data (sealed, NULL, &error);
  g_assert_error (error, LANYARD_CRYPTO_ERROR, LANYARD_CRYPTO_ERROR_PASSPHRASE);
  g_assert_null (none);
  g_clear_error (&error);

  none = lanyard_key_new_from_data (sealed, "wrong", &error);
  g_assert_error (error, LANYARD_CRYPTO_ERROR, LANYARD_CRYPTO_ERROR_PASSPHRASE);
  g_assert_null (none);
}

static GBytes *
make_weak_rsa (void)
{
  EVP_PKEY *pkey = EVP_PKEY_Q_keygen (NULL, NULL, "RSA", (gsize) 1024);
  GBytes *pem = write_pem (pkey, NULL);

  EVP_PKEY_free (pkey);
  return pem;
}

static GBytes *
make_ed25519 (void)
{
  EVP_PKEY *pkey = EVP_PKEY_Q_keygen (NULL, NULL, "ED25519");
  GBytes *pem = write_pem (pkey, NULL);

  EVP_PKEY_free (pkey);
  return pem;
}

static GBytes *
make_public (void)
{
  g_autoptr(LanyardKey) key = lanyard_key_generate (LANYARD_KEY_EC_P256, NULL);
  BIO *memory = BIO_new (BIO_s_mem ());
  GBytes *bytes;
  char *text;
  long length;

  PEM_write_bio_PUBKEY (memory, lanyard_key_get_evp (key));
  length = BIO_get_mem_data (memory, &text);
  bytes = g_bytes_new (text, (gsize) length);
  BIO_free (memory);

  return bytes;
}

static GBytes *
make_garbage (void)
{
  return g_bytes_new_static ("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", 59);
}

static GBytes *
make_nothing (void)
{
  return g_bytes_new_static ("", 0);
}

static const struct
{
  GBytes *(*make) (void);
  LanyardCryptoError code;
} refused[] = {
  { make_weak_rsa, LANYARD_CRYPTO_ERROR_WEAK },
  { make_ed25519, LANYARD_CRYPTO_ERROR_UNSUPPORTED },
  { make_public, LANYARD_CRYPTO_ERROR_MALFORMED },
  { make_garbage, LANYARD_CRYPTO_ERROR_MALFORMED },
  { make_nothing, LANYARD_CRYPTO_ERROR_MALFORMED },
};

static void
test_refused (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr(GBytes) data = refused[i].make ();
      g_autoptr(GError) error = NULL;
      LanyardKey *key = lanyard_key_new_from_data (data, NULL, &error);

      g_assert_null (key);
      g_assert_error (error, LANYARD_CRYPTO_ERROR, (int) refused[i].code);
    }
}

static void
test_public_is_not_exported (void)
{
  g_autoptr(GBytes) pem = make_public ();
  BIO *memory = BIO_new_mem_buf (g_bytes_get_data (pem, NULL), (int) g_bytes_get_size (pem));
  EVP_PKEY *pkey = PEM_read_bio_PUBKEY (memory, NULL, NULL, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardKey) key = lanyard_key_new_from_evp (pkey, &error);

  g_assert_no_error (error);
  g_assert_false (lanyard_key_is_private (key));
  g_assert_null (lanyard_key_export_private (key, &error));
  g_assert_error (error, LANYARD_CRYPTO_ERROR, LANYARD_CRYPTO_ERROR_FAILED);

  EVP_PKEY_free (pkey);
  BIO_free (memory);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/crypto/key/generate", test_generate);
  g_test_add_func ("/crypto/key/different-keys-do-not-match", test_different_keys_do_not_match);
  g_test_add_func ("/crypto/key/passphrase", test_passphrase);
  g_test_add_func ("/crypto/key/refused", test_refused);
  g_test_add_func ("/crypto/key/public-is-not-exported", test_public_is_not_exported);

  return g_test_run ();
}
