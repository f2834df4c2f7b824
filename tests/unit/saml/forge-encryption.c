/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "forge-encryption.h"

#include <openssl/evp.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <string.h>

#include "forge.h"

static const struct
{
  const char *name;
  const char *uri;
  const char *mgf_uri;
} digests[] = {
  { "SHA1", FORGE_DSIG "sha1", FORGE_XENC11 "mgf1sha1" },
  { "SHA256", FORGE_XENC "sha256", FORGE_XENC11 "mgf1sha256" },
  { "SHA384", FORGE_MORE "sha384", FORGE_XENC11 "mgf1sha384" },
  { "SHA512", FORGE_XENC "sha512", FORGE_XENC11 "mgf1sha512" },
  { "MD5", FORGE_MORE "md5", FORGE_XENC11 "mgf1md5" },
};

static const EVP_CIPHER *
get_cipher (const char *uri)
{
  if (strstr (uri, "aes256-gcm") != NULL)
    return EVP_aes_256_gcm ();
  if (strstr (uri, "aes128-gcm") != NULL)
    return EVP_aes_128_gcm ();
  if (strstr (uri, "aes128-cbc") != NULL)
    return EVP_aes_128_cbc ();
  if (strstr (uri, "tripledes-cbc") != NULL)
    return EVP_des_ede3_cbc ();

  return EVP_aes_256_cbc ();
}

static GByteArray *
pad (const ForgeEncryption *encryption,
     const char            *plain,
     gsize                  block)
{
  GByteArray *padded = g_byte_array_new ();
  gsize length = strlen (plain);
  guchar count = (guchar) (block - length % block);

  g_byte_array_append (padded, (const guchar *) plain, (guint) length);
  for (guchar i = 1; i < count; i++)
    g_byte_array_append (padded, &encryption->padding, 1);
  if (encryption->last_byte != 0)
    count = (guchar) encryption->last_byte;
  g_byte_array_append (padded, &count, 1);

  return padded;
}

static char *
encrypt_data (const ForgeEncryption *encryption,
              const EVP_CIPHER      *cipher,
              const guchar          *key,
              const char            *plain)
{
  gboolean is_gcm = EVP_CIPHER_get_mode (cipher) == EVP_CIPH_GCM_MODE;
  gsize iv_size = (gsize) EVP_CIPHER_get_iv_length (cipher);
  g_autoptr(GByteArray) padded = is_gcm ? NULL : pad (encryption, plain, (gsize) EVP_CIPHER_get_block_size (cipher));
  const guchar *data = is_gcm ? (const guchar *) plain : padded->data;
  int size = is_gcm ? (int) strlen (plain) : (int) padded->len;
  g_autofree guchar *result = g_malloc (iv_size + (gsize) size + 16);
  EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new ();
  int length, rest;

  g_assert_cmpint (RAND_bytes (result, (int) iv_size), ==, 1);
  g_assert_cmpint (EVP_EncryptInit_ex2 (context, cipher, key, result, NULL), ==, 1);
  EVP_CIPHER_CTX_set_padding (context, 0);
  g_assert_cmpint (EVP_EncryptUpdate (context, result + iv_size, &length, data, size), ==, 1);
  g_assert_cmpint (EVP_EncryptFinal_ex (context, result + iv_size + length, &rest), ==, 1);
  if (is_gcm)
    g_assert_cmpint (EVP_CIPHER_CTX_ctrl (context, EVP_CTRL_GCM_GET_TAG, 16, result + iv_size + size), ==, 1);
  EVP_CIPHER_CTX_free (context);

  return g_base64_encode (result, iv_size + (gsize) size + (is_gcm ? 16 : 0) - (gsize) encryption->cut);
}

static char *
encrypt_key (const ForgeEncryption *encryption,
             const guchar          *content_key,
             gsize                  size,
             EVP_PKEY              *key)
{
  EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_pkey (NULL, key, NULL);
  gboolean is_oaep = strstr (encryption->key_method, "oaep") != NULL;
  guchar wrapped[512];
  gsize length = sizeof wrapped;

  g_assert_cmpint (EVP_PKEY_encrypt_init (context), ==, 1);
  g_assert_cmpint (EVP_PKEY_CTX_set_rsa_padding (context, is_oaep ? RSA_PKCS1_OAEP_PADDING : RSA_PKCS1_PADDING), ==, 1);
  if (is_oaep)
    {
      g_assert_cmpint (EVP_PKEY_CTX_set_rsa_oaep_md_name (context, encryption->digest != NULL ? encryption->digest : "SHA1", NULL), ==, 1);
      g_assert_cmpint (EVP_PKEY_CTX_set_rsa_mgf1_md_name (context, encryption->mgf != NULL ? encryption->mgf : "SHA1", NULL), ==, 1);
    }
  g_assert_cmpint (EVP_PKEY_encrypt (context, wrapped, &length, content_key, size), ==, 1);
  EVP_PKEY_CTX_free (context);

  return g_base64_encode (wrapped, length);
}

static void
append_digest (GString    *text,
               const char *name,
               gboolean    is_mgf)
{
  for (gsize i = 0; name != NULL && i < G_N_ELEMENTS (digests); i++)
    if (strcmp (digests[i].name, name) == 0)
      g_string_append_printf (text, is_mgf ? "<x11:MGF xmlns:x11=\"" FORGE_XENC11 "\" Algorithm=\"%s\"/>"
                                           : "<ds:DigestMethod Algorithm=\"%s\"/>",
                              is_mgf ? digests[i].mgf_uri : digests[i].uri);
}

static char *
make_key (const ForgeEncryption *encryption,
          const char            *wrapped)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "<e:EncryptedKey xmlns:e=\"" FORGE_XENC "\" xmlns:ds=\"" FORGE_DSIG "\">"
                          "<e:EncryptionMethod Algorithm=\"%s\">", encryption->key_method);
  append_digest (text, encryption->digest, FALSE);
  append_digest (text, encryption->mgf, TRUE);
  g_string_append_printf (text, "</e:EncryptionMethod><e:CipherData><e:CipherValue>\n%s\n</e:CipherValue></e:CipherData>"
                          "</e:EncryptedKey>", wrapped);

  return g_string_free (text, FALSE);
}

/* The content of a saml:EncryptedAssertion or the like. */
char *
forge_encrypt (const ForgeEncryption *encryption,
               const char            *plain,
               LanyardKey            *key)
{
  ForgeEncryption filled = *encryption;
  const EVP_CIPHER *cipher;
  guchar content_key[EVP_MAX_KEY_LENGTH];
  g_autofree char *data = NULL;
  g_autofree char *wrapped = NULL;
  g_autofree char *own_key = NULL;
  g_autoptr(GString) keys = g_string_new (NULL);

  if (filled.content == NULL)
    filled.content = FORGE_XENC11 "aes256-gcm";
  if (filled.key_method == NULL)
    filled.key_method = FORGE_XENC "rsa-oaep-mgf1p";
  cipher = get_cipher (filled.content);

  g_assert_cmpint (RAND_bytes (content_key, sizeof content_key), ==, 1);
  data = encrypt_data (&filled, cipher, content_key, plain);
  wrapped = encrypt_key (&filled, content_key, (gsize) EVP_CIPHER_get_key_length (cipher), lanyard_key_get_evp (key));
  own_key = make_key (&filled, wrapped);
  for (gsize i = 0; i < filled.n_other_keys; i++)
    {
      g_autofree char *other = make_key (&filled, "AAAA");

      g_string_append (keys, other);
    }
  g_string_append (keys, own_key);

  return g_strdup_printf ("<e:EncryptedData xmlns:e=\"" FORGE_XENC "\" Type=\"" FORGE_XENC "Element\">"
                          "<e:EncryptionMethod Algorithm=\"%s\"/><ds:KeyInfo xmlns:ds=\"" FORGE_DSIG "\">%s</ds:KeyInfo>"
                          "<e:CipherData><e:CipherValue>%s</e:CipherValue></e:CipherData></e:EncryptedData>%s",
                          filled.content, filled.key_is_sibling ? "" : keys->str, data,
                          filled.key_is_sibling ? keys->str : "");
}
