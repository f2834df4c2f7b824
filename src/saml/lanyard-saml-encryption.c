/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-encryption-private.h"

#include <glib/gi18n-lib.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <string.h>

#include "lanyard-crypto-error.h"
#include "lanyard-error.h"

/**
 * _lanyard_saml_encrypter_set_error:
 * @error: (out) (optional): %LANYARD_CRYPTO_ERROR_FAILED
 *
 * Makes an error of why OpenSSL did not encrypt.
 */
void
_lanyard_saml_encrypter_set_error (GError **error)
{
  const char *reason = ERR_reason_error_string (ERR_peek_last_error ());

  lanyard_set_error (error, LANYARD_CRYPTO_ERROR, LANYARD_CRYPTO_ERROR_FAILED,
                     NULL, NULL,
                     _("The assertion could not be encrypted: %s"),
                     reason != NULL ? reason : _("OpenSSL gives no reason"));
  ERR_clear_error ();
}

/* What others say of the certificate, its dates and usage, does not count
 * (M-14): only the key. */
static LanyardKey *
read_key (const char *pem)
{
  g_autoptr(GBytes) data = g_bytes_new_static (pem, strlen (pem));
  g_autoptr(LanyardCertificate) certificate = lanyard_certificate_new_from_data (data, NULL);
  LanyardKey *key = certificate != NULL ? lanyard_certificate_get_key (certificate) : NULL;

  if (key == NULL || !lanyard_key_is_rsa (key) || lanyard_key_get_bits (key) < LANYARD_SAML_ENCRYPTION_BITS_MIN)
    return NULL;

  return lanyard_key_ref (key);
}

/* M-49: any usable key of the SP. */
static LanyardKey *
find_key (const char * const  *certificates,
          GError             **error)
{
  for (gsize i = 0; certificates != NULL && certificates[i] != NULL; i++)
    {
      LanyardKey *key = read_key (certificates[i]);

      if (key != NULL)
        return key;
    }

  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_CERTIFICATE,
                     _("An assertion is encrypted for an RSA key of at least 2048 bits in one of its certificates"),
                     _("Import the service provider’s metadata or add its encryption certificate"),
                     _("The service provider has no key that assertions can be encrypted for"));
  return NULL;
}

/**
 * lanyard_saml_encrypter_new:
 * @encryption: what the connector says
 * @error: %LANYARD_SAML_ERROR_CERTIFICATE: no certificate holds a usable key;
 *   %LANYARD_SAML_ERROR_ALGORITHM: an unknown algorithm, or the SP lists none
 *   that is used here; %LANYARD_SAML_ERROR_VALUE: the recipient cannot be
 *   written; %LANYARD_CRYPTO_ERROR_FAILED
 *
 * Makes a service provider's key ready to encrypt assertions for it (M-48,
 * M-49): nothing is parsed or looked up per message.
 *
 * Returns: (transfer full): an immutable encrypter that all threads may share
 */
LanyardSamlEncrypter *
lanyard_saml_encrypter_new (const LanyardSamlEncryption  *encryption,
                            GError                      **error)
{
  g_autoptr(LanyardSamlEncrypter) encrypter = NULL;

  g_return_val_if_fail (encryption != NULL, NULL);
  g_return_val_if_fail (encryption->content != NULL && encryption->key_transport != NULL, NULL);

  encrypter = g_new0 (LanyardSamlEncrypter, 1);
  g_atomic_ref_count_init (&encrypter->ref_count);
  encrypter->key = find_key (encryption->certificates, error);
  if (encrypter->key == NULL)
    return NULL;
  encrypter->content = _lanyard_saml_content_method_choose (encryption, error);
  if (encrypter->content == NULL)
    return NULL;
  encrypter->key_method = _lanyard_saml_key_method_choose (encryption, error);
  if (encrypter->key_method == NULL)
    return NULL;

  encrypter->cipher = EVP_CIPHER_fetch (NULL, encrypter->content->cipher, NULL);
  if (encrypter->cipher == NULL)
    {
      _lanyard_saml_encrypter_set_error (error);
      return NULL;
    }

  if (!_lanyard_saml_encrypter_prepare (encrypter, encryption, error))
    return NULL;

  return g_steal_pointer (&encrypter);
}

/**
 * lanyard_saml_encrypter_ref:
 * @encrypter: an encrypter
 *
 * Returns: (transfer full): @encrypter
 */
LanyardSamlEncrypter *
lanyard_saml_encrypter_ref (LanyardSamlEncrypter *encrypter)
{
  g_return_val_if_fail (encrypter != NULL, NULL);

  g_atomic_ref_count_inc (&encrypter->ref_count);

  return encrypter;
}

/**
 * lanyard_saml_encrypter_unref:
 * @encrypter: (transfer full): an encrypter
 *
 * Drops a reference.
 */
void
lanyard_saml_encrypter_unref (LanyardSamlEncrypter *encrypter)
{
  g_return_if_fail (encrypter != NULL);

  if (!g_atomic_ref_count_dec (&encrypter->ref_count))
    return;

  EVP_PKEY_CTX_free (encrypter->prepared);
  EVP_CIPHER_free (encrypter->cipher);
  g_clear_pointer (&encrypter->key, lanyard_key_unref);
  if (encrypter->text != NULL)
    g_string_free (encrypter->text, TRUE);
  g_free (encrypter);
}

/**
 * lanyard_saml_encrypter_get_content:
 * @encrypter: an encrypter
 *
 * Returns: (transfer none): the content algorithm that was chosen, such as
 *   "aes256-gcm"
 */
const char *
lanyard_saml_encrypter_get_content (LanyardSamlEncrypter *encrypter)
{
  g_return_val_if_fail (encrypter != NULL, NULL);

  return encrypter->content->name;
}

/**
 * lanyard_saml_encrypter_get_key_transport:
 * @encrypter: an encrypter
 *
 * Returns: (transfer none): the key transport that was chosen:
 *   "rsa-oaep-mgf1p" or "rsa-oaep-sha256"
 */
const char *
lanyard_saml_encrypter_get_key_transport (LanyardSamlEncrypter *encrypter)
{
  g_return_val_if_fail (encrypter != NULL, NULL);

  return encrypter->key_method->name;
}

/**
 * lanyard_saml_encrypter_is_authenticated:
 * @encrypter: an encrypter
 *
 * Returns: whether a change of the ciphertext is noticed (GCM), so that it
 *   cannot be used to try out what it holds
 */
gboolean
lanyard_saml_encrypter_is_authenticated (LanyardSamlEncrypter *encrypter)
{
  g_return_val_if_fail (encrypter != NULL, FALSE);

  return encrypter->content->is_gcm;
}
