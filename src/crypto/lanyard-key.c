/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-key.h"

#include <glib/gi18n-lib.h>
#include <openssl/core_names.h>
#include <openssl/decoder.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <string.h>

#include "lanyard-crypto-private.h"
#include "lanyard-error.h"
#include "lanyard-secret.h"

#define RSA_BITS_MIN 2048

struct _LanyardKey
{
  gatomicrefcount references;
  EVP_PKEY *pkey;
  char *label;
  gboolean is_rsa;
  gboolean is_private;
};

G_DEFINE_BOXED_TYPE (LanyardKey, lanyard_key, lanyard_key_ref, lanyard_key_unref)

/* NULL when the kind of key is not one of ours */
static char *
make_label (EVP_PKEY *pkey)
{
  char curve[64];
  gsize length;

  if (EVP_PKEY_is_a (pkey, "RSA"))
    return g_strdup_printf ("RSA %d", EVP_PKEY_get_bits (pkey));

  if (!EVP_PKEY_is_a (pkey, "EC") ||
      EVP_PKEY_get_group_name (pkey, curve, sizeof curve, &length) != 1)
    return NULL;
  if (strcmp (curve, "prime256v1") == 0)
    return g_strdup ("ECDSA P-256");
  if (strcmp (curve, "secp384r1") == 0)
    return g_strdup ("ECDSA P-384");

  return NULL;
}

static gboolean
has_private_part (EVP_PKEY *pkey)
{
  BIGNUM *number = NULL;
  gboolean found;

  found = EVP_PKEY_get_bn_param (pkey,
                                 EVP_PKEY_is_a (pkey, "RSA") ? OSSL_PKEY_PARAM_RSA_D : OSSL_PKEY_PARAM_PRIV_KEY,
                                 &number) == 1;
  BN_clear_free (number);
  ERR_clear_error ();

  return found;
}

/**
 * lanyard_key_new_from_evp:
 * @pkey: an RSA key or one on P-256 or P-384; a reference is taken
 * @error: %LANYARD_CRYPTO_ERROR_UNSUPPORTED
 *
 * Wraps a key without judging its length: weak keys of service providers are
 * for the connector check.
 *
 * Returns: (transfer full): the key
 */
LanyardKey *
lanyard_key_new_from_evp (EVP_PKEY  *pkey,
                          GError   **error)
{
  g_autofree char *label = NULL;
  LanyardKey *key;

  g_return_val_if_fail (pkey != NULL, NULL);

  label = make_label (pkey);
  if (label == NULL)
    {
      lanyard_set_error (error, LANYARD_CRYPTO_ERROR, LANYARD_CRYPTO_ERROR_UNSUPPORTED,
                         NULL,
                         _("Use RSA, or ECDSA with the curve P-256 or P-384"),
                         _("This kind of key is not supported"));
      return NULL;
    }

  key = g_new0 (LanyardKey, 1);
  g_atomic_ref_count_init (&key->references);
  EVP_PKEY_up_ref (pkey);
  key->pkey = pkey;
  key->label = g_steal_pointer (&label);
  key->is_rsa = EVP_PKEY_is_a (pkey, "RSA");
  key->is_private = has_private_part (pkey);

  return key;
}

LanyardKey *
lanyard_key_ref (LanyardKey *key)
{
  g_return_val_if_fail (key != NULL, NULL);

  g_atomic_ref_count_inc (&key->references);
  return key;
}

void
lanyard_key_unref (LanyardKey *key)
{
  g_return_if_fail (key != NULL);

  if (!g_atomic_ref_count_dec (&key->references))
    return;

  EVP_PKEY_free (key->pkey);
  g_free (key->label);
  g_free (key);
}

/**
 * lanyard_key_generate:
 * @type: the kind of key
 * @error: %LANYARD_CRYPTO_ERROR_FAILED
 *
 * Takes up to a second for long RSA keys: not for a main loop.
 *
 * Returns: (transfer full): a new key pair
 */
LanyardKey *
lanyard_key_generate (LanyardKeyType   type,
                      GError         **error)
{
  g_autoptr(EVP_PKEY) pkey = NULL;

  switch (type)
    {
    case LANYARD_KEY_RSA_2048:
      pkey = EVP_RSA_gen (2048);
      break;
    case LANYARD_KEY_RSA_3072:
      pkey = EVP_RSA_gen (3072);
      break;
    case LANYARD_KEY_RSA_4096:
      pkey = EVP_RSA_gen (4096);
      break;
    case LANYARD_KEY_EC_P256:
      pkey = EVP_EC_gen ("P-256");
      break;
    case LANYARD_KEY_EC_P384:
      pkey = EVP_EC_gen ("P-384");
      break;
    default:
      g_return_val_if_reached (NULL);
    }

  if (pkey == NULL)
    {
      _lanyard_crypto_set_openssl_error (error, LANYARD_CRYPTO_ERROR_FAILED, NULL,
                                         _("A key could not be generated"));
      return NULL;
    }

  return lanyard_key_new_from_evp (pkey, error);
}

typedef struct
{
  const char *passphrase;
  gboolean asked;
} PassphraseRequest;

static int
answer_passphrase_cb (char *buffer,
                      int   size,
                      int   writing,
                      void *user_data)
{
  PassphraseRequest *request = user_data;
  gsize length;

  request->asked = TRUE;
  if (request->passphrase == NULL)
    return -1;

  length = strlen (request->passphrase);
  if (length > (gsize) size)
    return -1;

  memcpy (buffer, request->passphrase, length);
  return (int) length;
}

static EVP_PKEY *
decode_private_key (GBytes            *data,
                    PassphraseRequest *request)
{
  OSSL_DECODER_CTX *decoder;
  EVP_PKEY *pkey = NULL;
  gsize length;
  const guchar *bytes = g_bytes_get_data (data, &length);

  decoder = OSSL_DECODER_CTX_new_for_pkey (&pkey, NULL, NULL, NULL,
                                           OSSL_KEYMGMT_SELECT_KEYPAIR, NULL, NULL);
  if (decoder == NULL)
    return NULL;

  OSSL_DECODER_CTX_set_pem_password_cb (decoder, answer_passphrase_cb, request);
  if (OSSL_DECODER_from_data (decoder, &bytes, &length) != 1)
    g_clear_pointer (&pkey, EVP_PKEY_free);
  OSSL_DECODER_CTX_free (decoder);

  return pkey;
}

static gboolean
check_own_key (LanyardKey  *key,
               GError     **error)
{
  if (!key->is_private)
    {
      lanyard_set_error (error, LANYARD_CRYPTO_ERROR, LANYARD_CRYPTO_ERROR_MALFORMED,
                         _("Assertions are signed with the private half"),
                         _("Choose the file that begins with “BEGIN PRIVATE KEY”"),
                         _("The file holds a public key only"));
      return FALSE;
    }
  if (key->is_rsa && EVP_PKEY_get_bits (key->pkey) < RSA_BITS_MIN)
    {
      lanyard_set_error (error, LANYARD_CRYPTO_ERROR, LANYARD_CRYPTO_ERROR_WEAK,
                         _("Such a key can be broken"),
                         _("Use at least RSA 2048"),
                         _("The key %s is too short"), key->label);
      return FALSE;
    }

  return TRUE;
}

/**
 * lanyard_key_new_from_data:
 * @data: a private key in PEM (PKCS#8 or traditional, encrypted or not) or DER
 * @passphrase: (nullable): for an encrypted one
 * @error: %LANYARD_CRYPTO_ERROR_MALFORMED, %LANYARD_CRYPTO_ERROR_PASSPHRASE,
 *   %LANYARD_CRYPTO_ERROR_WEAK (RSA below 2048 bits),
 *   %LANYARD_CRYPTO_ERROR_UNSUPPORTED
 *
 * Returns: (transfer full): the key pair
 */
LanyardKey *
lanyard_key_new_from_data (GBytes      *data,
                           const char  *passphrase,
                           GError     **error)
{
  PassphraseRequest request = { passphrase, FALSE };
  g_autoptr(EVP_PKEY) pkey = NULL;
  g_autoptr(LanyardKey) key = NULL;

  g_return_val_if_fail (data != NULL, NULL);

  pkey = decode_private_key (data, &request);
  if (pkey == NULL)
    {
      _lanyard_crypto_set_openssl_error (error,
                                         request.asked ? LANYARD_CRYPTO_ERROR_PASSPHRASE : LANYARD_CRYPTO_ERROR_MALFORMED,
                                         NULL,
                                         request.asked ? _("The passphrase of the private key is missing or wrong")
                                                       : _("The file is not a private key in PEM or DER form"));
      return NULL;
    }

  key = lanyard_key_new_from_evp (pkey, error);
  if (key == NULL || !check_own_key (key, error))
    return NULL;

  return g_steal_pointer (&key);
}

/**
 * lanyard_key_export_private:
 * @key: a key pair
 * @error: %LANYARD_CRYPTO_ERROR_FAILED if @key is only public
 *
 * The only way out for a private key.
 *
 * Returns: (transfer full): PKCS#8 DER, not encrypted, erased when freed
 */
GBytes *
lanyard_key_export_private (LanyardKey  *key,
                            GError     **error)
{
  PKCS8_PRIV_KEY_INFO *info = NULL;
  unsigned char *der = NULL;
  int length = -1;
  gpointer copy;

  g_return_val_if_fail (key != NULL, NULL);

  if (key->is_private)
    info = EVP_PKEY2PKCS8 (key->pkey);
  if (info != NULL)
    length = i2d_PKCS8_PRIV_KEY_INFO (info, &der);
  PKCS8_PRIV_KEY_INFO_free (info);

  if (length < 0)
    {
      _lanyard_crypto_set_openssl_error (error, LANYARD_CRYPTO_ERROR_FAILED, NULL,
                                         _("The key has no private half that could be exported"));
      return NULL;
    }

  copy = g_memdup2 (der, (gsize) length);
  OPENSSL_clear_free (der, (gsize) length);

  return lanyard_secret_bytes_new_take (copy, (gsize) length);
}

gboolean
lanyard_key_is_private (LanyardKey *key)
{
  g_return_val_if_fail (key != NULL, FALSE);

  return key->is_private;
}

gboolean
lanyard_key_is_rsa (LanyardKey *key)
{
  g_return_val_if_fail (key != NULL, FALSE);

  return key->is_rsa;
}

/**
 * lanyard_key_get_bits:
 * @key: a key
 *
 * Returns: the length of the modulus or of the curve's order, in bits
 */
guint
lanyard_key_get_bits (LanyardKey *key)
{
  g_return_val_if_fail (key != NULL, 0);

  return (guint) EVP_PKEY_get_bits (key->pkey);
}

/**
 * lanyard_key_get_label:
 * @key: a key
 *
 * Returns: kind and size for people, "RSA 3072" or "ECDSA P-256"
 */
const char *
lanyard_key_get_label (LanyardKey *key)
{
  g_return_val_if_fail (key != NULL, NULL);

  return key->label;
}

/**
 * lanyard_key_matches:
 * @key: a key
 * @other: another
 *
 * Returns: whether both have the same public half
 */
gboolean
lanyard_key_matches (LanyardKey *key,
                     LanyardKey *other)
{
  g_return_val_if_fail (key != NULL, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);

  return EVP_PKEY_eq (key->pkey, other->pkey) == 1;
}

/**
 * lanyard_key_get_evp: (skip)
 * @key: a key
 *
 * For saml/, which signs and verifies with it.
 *
 * Returns: (transfer none): OpenSSL's key
 */
EVP_PKEY *
lanyard_key_get_evp (LanyardKey *key)
{
  g_return_val_if_fail (key != NULL, NULL);

  return key->pkey;
}
