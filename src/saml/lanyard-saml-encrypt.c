/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-encryption-private.h"

#include <limits.h>
#include <openssl/evp.h>
#include <string.h>

#include "lanyard-base64.h"
#include "lanyard-secret.h"

G_STATIC_ASSERT (LANYARD_SAML_IV_MAX == EVP_MAX_IV_LENGTH);

/**
 * _lanyard_saml_encrypter_wrap_key:
 * @encrypter: an encrypter
 * @key: (inout): a content key whose secret bytes are of lanyard_random_bytes()
 * @error: %LANYARD_CRYPTO_ERROR_FAILED
 *
 * Encrypts the content key of one message for the service provider (M-48).
 * That takes nothing of the message: it is done next to whatever else is
 * random in it, while the generator is in the caches.
 *
 * Returns: whether @key can be used
 */
gboolean
_lanyard_saml_encrypter_wrap_key (LanyardSamlEncrypter   *encrypter,
                                  LanyardSamlContentKey  *key,
                                  GError                **error)
{
  EVP_PKEY_CTX *context = EVP_PKEY_CTX_dup (encrypter->prepared);
  gboolean done;

  if (encrypter->has_ids)
    {
      lanyard_random_make_ids (&key->data_id, 1);
      lanyard_random_make_ids (&key->key_id, 1);
    }

  key->size = (gsize) EVP_PKEY_get_size (lanyard_key_get_evp (encrypter->key));
  key->encrypted = g_malloc (key->size);
  done = context != NULL &&
         EVP_PKEY_encrypt (context, key->encrypted, &key->size, key->secret, encrypter->content->key_size) == 1;
  EVP_PKEY_CTX_free (context);
  if (!done)
    _lanyard_saml_encrypter_set_error (error);

  return done;
}

/**
 * _lanyard_saml_content_key_clear:
 * @key: a content key, or zeros
 *
 * Erases it.
 */
void
_lanyard_saml_content_key_clear (LanyardSamlContentKey *key)
{
  lanyard_secret_erase (key->secret, sizeof key->secret);
  g_clear_pointer (&key->encrypted, g_free);
}

static gboolean
take_gcm_tag (EVP_CIPHER_CTX *context,
              guchar         *tag)
{
  return EVP_CIPHER_CTX_ctrl (context, EVP_CTRL_GCM_GET_TAG, LANYARD_SAML_GCM_TAG_SIZE, tag) == 1;
}

/* XML Encryption 1.1 section 5.2: the IV, the ciphertext, and the tag of GCM;
 * CBC is padded to whole blocks as PKCS#7 does it, which is one of the ways
 * that are allowed. */
static guchar *
encrypt_data (LanyardSamlEncrypter        *encrypter,
              const LanyardSamlContentKey *key,
              const char                  *plain,
              gsize                        size,
              gsize                       *encrypted_size)
{
  const LanyardSamlContentMethod *method = encrypter->content;
  const guchar *iv = key->secret + method->key_size;
  g_autofree guchar *encrypted = g_malloc (method->iv_size + size + EVP_MAX_BLOCK_LENGTH + LANYARD_SAML_GCM_TAG_SIZE);
  EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new ();
  guchar *end = encrypted + method->iv_size;
  int length = 0;
  int rest = 0;
  gboolean done;

  memcpy (encrypted, iv, method->iv_size);
  done = context != NULL && size <= INT_MAX &&
         EVP_EncryptInit_ex2 (context, encrypter->cipher, key->secret, iv, NULL) == 1 &&
         EVP_EncryptUpdate (context, end, &length, (const guchar *) plain, (int) size) == 1 &&
         EVP_EncryptFinal_ex (context, end + length, &rest) == 1;
  end += length + rest;
  if (done && method->is_gcm)
    {
      done = take_gcm_tag (context, end);
      end += LANYARD_SAML_GCM_TAG_SIZE;
    }
  EVP_CIPHER_CTX_free (context);
  *encrypted_size = (gsize) (end - encrypted);

  return done ? g_steal_pointer (&encrypted) : NULL;
}

static void
fill_gap (GString                     *document,
          LanyardSamlGap               gap,
          const LanyardSamlContentKey *key,
          const guchar                *data,
          gsize                        size)
{
  switch (gap)
    {
    case LANYARD_SAML_GAP_DATA_ID:
      g_string_append (document, key->data_id.text);
      return;
    case LANYARD_SAML_GAP_KEY_ID:
      g_string_append (document, key->key_id.text);
      return;
    case LANYARD_SAML_GAP_DATA:
      lanyard_base64_append (document, data, size);
      return;
    case LANYARD_SAML_GAP_KEY:
      lanyard_base64_append (document, key->encrypted, key->size);
      return;
    default:
      g_assert_not_reached ();
    }
}

static void
write_encrypted (LanyardSamlEncrypter        *encrypter,
                 const LanyardSamlContentKey *key,
                 const guchar                *data,
                 gsize                        size,
                 GString                     *document,
                 LanyardSamlSpan             *span)
{
  g_autofree char *rest = g_strndup (document->str + span->end, document->len - span->end);
  gsize position = 0;

  g_string_truncate (document, span->start);
  for (gsize i = 0; i < encrypter->n_gaps; i++)
    {
      g_string_append_len (document, encrypter->text->str + position,
                           (gssize) (encrypter->gaps[i].position - position));
      fill_gap (document, encrypter->gaps[i].gap, key, data, size);
      position = encrypter->gaps[i].position;
    }
  g_string_append (document, encrypter->text->str + position);
  span->end = document->len;
  g_string_append (document, rest);
}

/**
 * _lanyard_saml_encrypter_encrypt:
 * @encrypter: an encrypter
 * @key: (inout): a content key that it made; it is erased, for it encrypts one
 *   message alone
 * @document: a document in canonical form
 * @span: (inout): an assertion in it that declares all its namespaces itself;
 *   its end moves
 * @error: %LANYARD_CRYPTO_ERROR_FAILED
 *
 * Puts a saml:EncryptedAssertion in the place of an assertion (M-47, M-48).
 *
 * Returns: whether it is encrypted; if not, @document must not be sent
 */
gboolean
_lanyard_saml_encrypter_encrypt (LanyardSamlEncrypter   *encrypter,
                                 LanyardSamlContentKey  *key,
                                 GString                *document,
                                 LanyardSamlSpan        *span,
                                 GError                **error)
{
  g_autofree guchar *data = NULL;
  gsize size = 0;

  g_assert (key->encrypted != NULL);

  data = encrypt_data (encrypter, key, document->str + span->start, span->end - span->start, &size);
  if (data != NULL)
    write_encrypted (encrypter, key, data, size, document, span);
  else
    _lanyard_saml_encrypter_set_error (error);
  _lanyard_saml_content_key_clear (key);

  return data != NULL;
}
