/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-seal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-crypto-private.h"
#include "lanyard-error.h"
#include "lanyard-random.h"
#include "lanyard-secret.h"

/* version · IV · ciphertext · tag */
#define VERSION 1
#define IV_SIZE 12
#define TAG_SIZE 16
#define HEAD_SIZE (1 + IV_SIZE)
#define OVERHEAD (HEAD_SIZE + TAG_SIZE)

static gboolean
begin_cipher (EVP_CIPHER_CTX *cipher,
              GBytes         *key,
              const guchar   *iv,
              const char     *context,
              gboolean        encrypt)
{
  int length;

  return EVP_CipherInit_ex2 (cipher, EVP_aes_256_gcm (), g_bytes_get_data (key, NULL), iv, encrypt, NULL) == 1 &&
         EVP_CipherUpdate (cipher, NULL, &length, (const guchar *) context, (int) strlen (context)) == 1;
}

static gboolean
encrypt_bytes (EVP_CIPHER_CTX *cipher,
               GBytes         *secret,
               guchar         *ciphertext)
{
  gsize size = g_bytes_get_size (secret);
  int length, rest;

  return EVP_CipherUpdate (cipher, ciphertext, &length, g_bytes_get_data (secret, NULL), (int) size) == 1 &&
         EVP_CipherFinal_ex (cipher, ciphertext + length, &rest) == 1 &&
         EVP_CIPHER_CTX_ctrl (cipher, EVP_CTRL_GCM_GET_TAG, TAG_SIZE, ciphertext + size) == 1;
}

static gboolean
decrypt_bytes (EVP_CIPHER_CTX *cipher,
               const guchar   *ciphertext,
               gsize           size,
               guchar         *secret)
{
  guchar tag[TAG_SIZE];
  int length, rest;

  memcpy (tag, ciphertext + size, TAG_SIZE);

  return EVP_CipherUpdate (cipher, secret, &length, ciphertext, (int) size) == 1 &&
         EVP_CIPHER_CTX_ctrl (cipher, EVP_CTRL_GCM_SET_TAG, TAG_SIZE, tag) == 1 &&
         EVP_CipherFinal_ex (cipher, secret + length, &rest) == 1;
}

/**
 * lanyard_seal:
 * @key: %LANYARD_SEAL_KEY_SIZE bytes
 * @secret: what to seal
 * @context: what the secret is and whose; needed again to unseal
 * @error: %LANYARD_CRYPTO_ERROR_FAILED
 *
 * Encrypts and authenticates with AES-256-GCM under a random 96-bit IV:
 * a version byte, the IV, the ciphertext, a 128-bit tag.
 *
 * Returns: (transfer full): the sealed secret
 */
GBytes *
lanyard_seal (GBytes      *key,
              GBytes      *secret,
              const char  *context,
              GError     **error)
{
  g_autoptr(EVP_CIPHER_CTX) cipher = EVP_CIPHER_CTX_new ();
  g_autofree guchar *sealed = NULL;
  gsize size;

  g_return_val_if_fail (g_bytes_get_size (key) == LANYARD_SEAL_KEY_SIZE, NULL);
  g_return_val_if_fail (secret != NULL, NULL);
  g_return_val_if_fail (context != NULL, NULL);

  size = g_bytes_get_size (secret);
  sealed = g_malloc (size + OVERHEAD);
  sealed[0] = VERSION;
  lanyard_random_bytes (sealed + 1, IV_SIZE);

  if (!begin_cipher (cipher, key, sealed + 1, context, TRUE) ||
      !encrypt_bytes (cipher, secret, sealed + HEAD_SIZE))
    {
      _lanyard_crypto_set_openssl_error (error, LANYARD_CRYPTO_ERROR_FAILED, NULL,
                                         _("A secret could not be sealed"));
      return NULL;
    }

  return g_bytes_new_take (g_steal_pointer (&sealed), size + OVERHEAD);
}

/**
 * lanyard_unseal:
 * @key: %LANYARD_SEAL_KEY_SIZE bytes
 * @sealed: what lanyard_seal() made
 * @context: the same as then
 * @error: %LANYARD_CRYPTO_ERROR_SEALED
 *
 * Returns: (transfer full): the secret, erased when freed
 */
GBytes *
lanyard_unseal (GBytes      *key,
                GBytes      *sealed,
                const char  *context,
                GError     **error)
{
  g_autoptr(EVP_CIPHER_CTX) cipher = EVP_CIPHER_CTX_new ();
  g_autoptr(GBytes) secret = NULL;
  const guchar *data;
  guchar *buffer;
  gsize size;

  g_return_val_if_fail (g_bytes_get_size (key) == LANYARD_SEAL_KEY_SIZE, NULL);
  g_return_val_if_fail (sealed != NULL, NULL);
  g_return_val_if_fail (context != NULL, NULL);

  data = g_bytes_get_data (sealed, &size);
  if (size >= OVERHEAD && data[0] == VERSION)
    {
      buffer = g_malloc0 (size - OVERHEAD + 1);
      secret = lanyard_secret_bytes_new_take (buffer, size - OVERHEAD);
      if (begin_cipher (cipher, key, data + 1, context, FALSE) &&
          decrypt_bytes (cipher, data + HEAD_SIZE, size - OVERHEAD, buffer))
        return g_steal_pointer (&secret);
    }

  _lanyard_crypto_set_openssl_error (error, LANYARD_CRYPTO_ERROR_SEALED,
                                     _("It was sealed with another key, or it was changed"),
                                     _("A stored secret does not open"));
  return NULL;
}
