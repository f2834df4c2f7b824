/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-decryption-private.h"

#include <glib/gi18n-lib.h>
#include <limits.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-random.h"
#include "lanyard-secret.h"

/* one error, whatever failed from the private key on. */
static void
set_failed (GError **error)
{
  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_DECRYPTION,
                     _("It was encrypted for another key, or it was changed"),
                     _("Give the sender the current metadata of the receiver"),
                     _("The encrypted element cannot be decrypted"));
}

static gboolean
init_oaep (EVP_PKEY_CTX                  *context,
           const LanyardSamlEncryptedKey *key)
{
  const OSSL_PARAM parameters[] = {
    OSSL_PARAM_construct_utf8_string (OSSL_ASYM_CIPHER_PARAM_PAD_MODE, (char *) OSSL_PKEY_RSA_PAD_MODE_OAEP, 0),
    OSSL_PARAM_construct_utf8_string (OSSL_ASYM_CIPHER_PARAM_OAEP_DIGEST, (char *) key->digest, 0),
    OSSL_PARAM_construct_utf8_string (OSSL_ASYM_CIPHER_PARAM_MGF1_DIGEST, (char *) key->mgf, 0),
    OSSL_PARAM_construct_end (),
  };

  return EVP_PKEY_decrypt_init_ex (context, parameters) == 1;
}

/* Fills @content_key: with a random key if the wrapped one is not ours, so
 * that both ways do the same work. */
static void
unwrap_key (const LanyardSamlEncryptedKey *key,
            EVP_PKEY                      *pkey,
            guchar                        *content_key,
            gsize                          size)
{
  gsize wrapped_size;
  const guchar *wrapped = g_bytes_get_data (key->wrapped, &wrapped_size);
  gsize buffer_size = (gsize) EVP_PKEY_get_size (pkey);
  gsize length = buffer_size;
  g_autofree guchar *buffer = g_malloc0 (buffer_size);
  EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_pkey (NULL, pkey, NULL);

  lanyard_random_bytes (content_key, size);
  if (context != NULL &&
      init_oaep (context, key) &&
      EVP_PKEY_decrypt (context, buffer, &length, wrapped, wrapped_size) == 1 &&
      length == size)
    memcpy (content_key, buffer, size);

  EVP_PKEY_CTX_free (context);
  lanyard_secret_erase (buffer, buffer_size);
}

static gboolean
decrypt_gcm (EVP_CIPHER_CTX *context,
             const guchar   *data,
             gsize           size,
             guchar         *plain,
             gsize          *plain_size)
{
  guchar tag[LANYARD_SAML_GCM_TAG_SIZE];
  int length = 0;
  int rest = 0;

  if (size < sizeof tag)
    return FALSE;

  size -= sizeof tag;
  memcpy (tag, data + size, sizeof tag);
  if (EVP_DecryptUpdate (context, plain, &length, data, (int) size) != 1 ||
      EVP_CIPHER_CTX_ctrl (context, EVP_CTRL_GCM_SET_TAG, sizeof tag, tag) != 1 ||
      EVP_DecryptFinal_ex (context, plain + length, &rest) != 1)
    return FALSE;

  *plain_size = (gsize) length + (gsize) rest;
  return TRUE;
}

/* XML Encryption 1.1 section 5.2: the last byte says how many bytes of the
 * last block are padding, and what the others are is up to the sender. */
static gboolean
decrypt_cbc (EVP_CIPHER_CTX *context,
             const guchar   *data,
             gsize           size,
             guchar         *plain,
             gsize          *plain_size)
{
  gsize block = (gsize) EVP_CIPHER_CTX_get_block_size (context);
  int length = 0;
  int rest = 0;
  guchar padding;

  if (size == 0 || size % block != 0 ||
      EVP_CIPHER_CTX_set_padding (context, 0) != 1 ||
      EVP_DecryptUpdate (context, plain, &length, data, (int) size) != 1 ||
      EVP_DecryptFinal_ex (context, plain + length, &rest) != 1 ||
      (gsize) length + (gsize) rest != size)
    return FALSE;

  padding = plain[size - 1];
  if (padding == 0 || padding > block)
    return FALSE;

  *plain_size = size - padding;
  return TRUE;
}

/* The document in the plain text; NULL if it is none. */
static xmlDoc *
decrypt_data (const LanyardSamlEncrypted *encrypted,
              const guchar               *content_key)
{
  const LanyardSamlContentMethod *method = encrypted->content;
  gsize size;
  const guchar *data = g_bytes_get_data (encrypted->data, &size);
  gsize plain_size = 0;
  g_autofree guchar *plain = g_malloc (size + EVP_MAX_BLOCK_LENGTH);
  EVP_CIPHER *cipher = EVP_CIPHER_fetch (NULL, method->cipher, NULL);
  EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new ();
  gboolean done = FALSE;

  if (cipher != NULL && context != NULL && size > method->iv_size && size <= INT_MAX &&
      EVP_DecryptInit_ex2 (context, cipher, content_key, data, NULL) == 1)
    done = method->is_gcm
           ? decrypt_gcm (context, data + method->iv_size, size - method->iv_size, plain, &plain_size)
           : decrypt_cbc (context, data + method->iv_size, size - method->iv_size, plain, &plain_size);

  EVP_CIPHER_CTX_free (context);
  EVP_CIPHER_free (cipher);

  return done ? _lanyard_saml_xml_parse ((const char *) plain, plain_size, LANYARD_SAML_XML_MESSAGE, NULL) : NULL;
}

static xmlDoc *
decrypt_with_key (const LanyardSamlEncrypted    *encrypted,
                  const LanyardSamlEncryptedKey *wrapped,
                  LanyardKey                    *key,
                  const char                    *name)
{
  guchar content_key[LANYARD_SAML_CONTENT_KEY_MAX];
  g_autoptr(xmlDoc) document = NULL;

  unwrap_key (wrapped, lanyard_key_get_evp (key), content_key, encrypted->content->key_size);
  document = decrypt_data (encrypted, content_key);
  lanyard_secret_erase (content_key, sizeof content_key);

  if (document == NULL || !_lanyard_saml_xml_is (xmlDocGetRootElement (document), LANYARD_SAML_NS_ASSERTION, name))
    return NULL;

  return g_steal_pointer (&document);
}

/*
 * _lanyard_saml_decrypt:
 * @element: a saml:EncryptedAssertion or saml:EncryptedID
 * @name: what must come out, an element of SAML's assertion namespace:
 *   "Assertion", "NameID"
 * @keys: (element-type LanyardKey): our private keys, all of which are tried
 *   (M-55)
 * @is_authenticated: whether a verified signature covers @element; only then
 *   is CBC taken
 * @error: %LANYARD_SAML_ERROR_MALFORMED, %LANYARD_SAML_ERROR_ALGORITHM: what
 *   anybody can see; %LANYARD_SAML_ERROR_DECRYPTION: everything else
 *
 * Decrypts into a buffer and reads that under the rules for all messages
 * (saml.md 5.5): what comes out is new input, signed by nobody unless a
 * signature inside it is verified or @is_authenticated is set.
 *
 * Returns: (transfer full): a document of its own with that root element
 */
xmlDoc *
_lanyard_saml_decrypt (xmlNode     *element,
                       const char  *name,
                       GPtrArray   *keys,
                       gboolean     is_authenticated,
                       GError     **error)
{
  g_auto(LanyardSamlEncrypted) encrypted = { NULL };
  xmlDoc *document = NULL;

  g_assert (element != NULL && name != NULL && keys != NULL);

  if (!_lanyard_saml_encrypted_read (&encrypted, element, error))
    return NULL;
  if (!encrypted.content->is_gcm && !is_authenticated)
    {
      lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_ALGORITHM,
                         _("Whoever changes such a ciphertext could learn from the answers what it holds"),
                         _("Sign the message around it, or encrypt with AES-GCM"),
                         _("The element is encrypted with AES-CBC, and no signature covers it"));
      return NULL;
    }

  for (guint i = 0; document == NULL && i < keys->len; i++)
    {
      LanyardKey *key = g_ptr_array_index (keys, i);

      for (gsize j = 0; lanyard_key_is_rsa (key) && document == NULL && j < encrypted.n_keys; j++)
        document = decrypt_with_key (&encrypted, &encrypted.keys[j], key, name);
    }

  ERR_clear_error ();
  if (document == NULL)
    set_failed (error);

  return document;
}
