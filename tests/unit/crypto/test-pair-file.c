/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-pair-file.h"

#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <string.h>

#include "lanyard-crypto-error.h"

#define NOW G_GINT64_CONSTANT (1795262400)
#define DAY (24 * 60 * 60)

typedef struct
{
  LanyardKey         *key;
  LanyardCertificate *certificate;
  LanyardCertificate *issuer;       /* not the key's */
} Pair;

static void
make_pair (Pair *pair)
{
  g_autoptr(LanyardKey) other = lanyard_key_generate (LANYARD_KEY_EC_P256, NULL);

  pair->key = lanyard_key_generate (LANYARD_KEY_EC_P256, NULL);
  pair->certificate = lanyard_certificate_new_self_signed (pair->key, "leaf", NOW, 30, NULL);
  pair->issuer = lanyard_certificate_new_self_signed (other, "issuer", NOW, 30, NULL);
}

static void
clear_pair (Pair *pair)
{
  lanyard_key_unref (pair->key);
  lanyard_certificate_unref (pair->certificate);
  lanyard_certificate_unref (pair->issuer);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pair, clear_pair)

static GBytes *
take_memory (BIO *memory)
{
  char *text;
  long length = BIO_get_mem_data (memory, &text);
  GBytes *bytes = g_bytes_new (text, (gsize) length);

  BIO_free (memory);
  return bytes;
}

static GBytes *
write_key (Pair       *pair,
           const char *passphrase)
{
  BIO *memory = BIO_new (BIO_s_mem ());

  PEM_write_bio_PKCS8PrivateKey (memory, lanyard_key_get_evp (pair->key),
                                 passphrase != NULL ? EVP_aes_256_cbc () : NULL, passphrase,
                                 passphrase != NULL ? (int) strlen (passphrase) : 0, NULL, NULL);
  return take_memory (memory);
}

/* the issuer first, then the leaf, then the key */
static GBytes *
write_bundle (Pair       *pair,
              const char *passphrase)
{
  g_autoptr(GBytes) key = write_key (pair, passphrase);
  g_autofree char *issuer = lanyard_certificate_dup_pem (pair->issuer);
  g_autofree char *leaf = lanyard_certificate_dup_pem (pair->certificate);
  g_autofree char *key_text = g_strndup (g_bytes_get_data (key, NULL), g_bytes_get_size (key));
  char *text = g_strconcat ("Bag Attributes\n  friendlyName: x\n", issuer, leaf, key_text, NULL);

  return g_bytes_new_take (text, strlen (text));
}

static X509 *
parse (LanyardCertificate *certificate)
{
  GBytes *der = lanyard_certificate_get_der (certificate);
  const guchar *bytes = g_bytes_get_data (der, NULL);

  return d2i_X509 (NULL, &bytes, (long) g_bytes_get_size (der));
}

static GBytes *
write_pkcs12 (Pair       *pair,
              const char *passphrase)
{
  X509 *leaf = parse (pair->certificate), *issuer = parse (pair->issuer);
  STACK_OF (X509) *chain = sk_X509_new_null ();
  BIO *memory = BIO_new (BIO_s_mem ());
  PKCS12 *pkcs12;

  sk_X509_push (chain, issuer);
  pkcs12 = PKCS12_create (passphrase, "name", lanyard_key_get_evp (pair->key), leaf, chain, 0, 0, 0, 0, 0);
  g_assert_nonnull (pkcs12);
  i2d_PKCS12_bio (memory, pkcs12);
  PKCS12_free (pkcs12);
  sk_X509_pop_free (chain, X509_free);
  X509_free (leaf);

  return take_memory (memory);
}

static void
assert_read (Pair       *pair,
             GBytes     *data,
             GBytes     *key_data,
             const char *passphrase)
{
  g_autoptr(LanyardKey) key = NULL;
  g_autoptr(LanyardCertificate) certificate = NULL;
  g_autoptr(GError) error = NULL;

  lanyard_pair_file_read (data, key_data, passphrase, &key, &certificate, &error);
  g_assert_no_error (error);
  g_assert_true (lanyard_key_matches (key, pair->key));
  g_assert_true (lanyard_key_is_private (key));
  g_assert_cmpstr (lanyard_certificate_get_base64 (certificate), ==, lanyard_certificate_get_base64 (pair->certificate));
  lanyard_pair_check (key, certificate, NOW, &error);
  g_assert_no_error (error);
}

static void
assert_refused (GBytes             *data,
                GBytes             *key_data,
                const char         *passphrase,
                LanyardCryptoError  code)
{
  LanyardKey *key = NULL;
  LanyardCertificate *certificate = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_false (lanyard_pair_file_read (data, key_data, passphrase, &key, &certificate, &error));
  g_assert_error (error, LANYARD_CRYPTO_ERROR, (int) code);
  g_assert_null (key);
  g_assert_null (certificate);
}

/* I-06: the leaf alone, wherever it stands */
static void
test_pem (void)
{
  g_auto(Pair) pair = { NULL };
  g_autoptr(GBytes) plain = NULL, sealed = NULL, key = NULL, certificate = NULL;
  char *pem;

  make_pair (&pair);
  plain = write_bundle (&pair, NULL);
  sealed = write_bundle (&pair, "open sesame");
  key = write_key (&pair, "open sesame");
  pem = lanyard_certificate_dup_pem (pair.certificate);
  certificate = g_bytes_new_take (pem, strlen (pem));

  assert_read (&pair, plain, NULL, NULL);
  assert_read (&pair, sealed, NULL, "open sesame");
  assert_read (&pair, certificate, key, "open sesame");
  assert_read (&pair, lanyard_certificate_get_der (pair.certificate), key, "open sesame");
  assert_refused (sealed, NULL, NULL, LANYARD_CRYPTO_ERROR_PASSPHRASE);
  assert_refused (sealed, NULL, "wrong", LANYARD_CRYPTO_ERROR_PASSPHRASE);
  assert_refused (certificate, NULL, NULL, LANYARD_CRYPTO_ERROR_MALFORMED);
  assert_refused (key, NULL, "open sesame", LANYARD_CRYPTO_ERROR_MALFORMED);
}

static void
test_pkcs12 (void)
{
  g_auto(Pair) pair = { NULL };
  g_autoptr(GBytes) sealed = NULL, empty = NULL, cut = NULL, behind = NULL;
  g_autoptr(GByteArray) array = g_byte_array_new ();

  make_pair (&pair);
  sealed = write_pkcs12 (&pair, "päss");
  empty = write_pkcs12 (&pair, "");
  cut = g_bytes_new_from_bytes (sealed, 0, g_bytes_get_size (sealed) - 10);
  g_byte_array_append (array, g_bytes_get_data (sealed, NULL), (guint) g_bytes_get_size (sealed));
  g_byte_array_append (array, (const guint8 *) "x", 1);
  behind = g_bytes_new (array->data, array->len);

  assert_read (&pair, sealed, NULL, "päss");
  assert_read (&pair, empty, NULL, NULL);
  assert_refused (sealed, NULL, NULL, LANYARD_CRYPTO_ERROR_PASSPHRASE);
  assert_refused (sealed, NULL, "pass", LANYARD_CRYPTO_ERROR_PASSPHRASE);
  assert_refused (cut, NULL, "päss", LANYARD_CRYPTO_ERROR_MALFORMED);
  assert_refused (behind, NULL, "päss", LANYARD_CRYPTO_ERROR_MALFORMED);
}

/* M-62 */
static void
test_check (void)
{
  g_auto(Pair) pair = { NULL };
  const struct
  {
    gboolean           other;
    gint64             now;
    LanyardCryptoError code;
  } cases[] = {
    { TRUE, NOW, LANYARD_CRYPTO_ERROR_MISMATCH },
    { FALSE, NOW + 31 * DAY, LANYARD_CRYPTO_ERROR_WEAK },
    { FALSE, NOW - 3 * DAY, LANYARD_CRYPTO_ERROR_WEAK },
  };

  make_pair (&pair);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (lanyard_pair_check (pair.key, cases[i].other ? pair.issuer : pair.certificate, cases[i].now, &error));
      g_assert_error (error, LANYARD_CRYPTO_ERROR, (int) cases[i].code);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/crypto/pair-file/i-06-pem", test_pem);
  g_test_add_func ("/crypto/pair-file/pkcs12", test_pkcs12);
  g_test_add_func ("/crypto/pair-file/m-62-check", test_check);

  return g_test_run ();
}
