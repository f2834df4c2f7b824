/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-algorithm-private.h"

#include <glib/gi18n-lib.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-saml-error.h"
#include "lanyard-text.h"

#define DSIG "http://www.w3.org/2000/09/xmldsig#"
#define MORE "http://www.w3.org/2001/04/xmldsig-more#"
#define XENC "http://www.w3.org/2001/04/xmlenc#"

static const LanyardSamlAlgorithm signatures[] = {
  { MORE "rsa-sha256", G_CHECKSUM_SHA256, TRUE },
  { MORE "rsa-sha384", G_CHECKSUM_SHA384, TRUE },
  { MORE "rsa-sha512", G_CHECKSUM_SHA512, TRUE },
  { MORE "ecdsa-sha256", G_CHECKSUM_SHA256, FALSE },
  { MORE "ecdsa-sha384", G_CHECKSUM_SHA384, FALSE },
  { MORE "ecdsa-sha512", G_CHECKSUM_SHA512, FALSE },
  { DSIG "rsa-sha1", G_CHECKSUM_SHA1, TRUE },
};

static const LanyardSamlAlgorithm digests[] = {
  { XENC "sha256", G_CHECKSUM_SHA256 },
  { MORE "sha384", G_CHECKSUM_SHA384 },
  { XENC "sha512", G_CHECKSUM_SHA512 },
  { DSIG "sha1", G_CHECKSUM_SHA1 },
};

static const LanyardSamlAlgorithm *
find (const LanyardSamlAlgorithm  *table,
      gsize                        length,
      const char                  *uri,
      gboolean                     allow_sha1,
      GError                     **error)
{
  g_autofree char *visible = NULL;

  for (gsize i = 0; uri != NULL && i < length; i++)
    {
      if (strcmp (table[i].uri, uri) != 0)
        continue;
      if (table[i].digest != G_CHECKSUM_SHA1 || allow_sha1)
        return &table[i];

      lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_ALGORITHM,
                         _("SHA-1 signatures can be forged"),
                         _("Set the application to SHA-256, or allow SHA-1 for this application"),
                         _("The signature uses SHA-1 (“%s”)"), uri);
      return NULL;
    }

  visible = lanyard_text_make_visible (uri != NULL ? uri : "", 128);
  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_ALGORITHM,
                     NULL,
                     _("Set the application to RSA-SHA256"),
                     _("The signature uses the algorithm “%s”, which is not allowed"), visible);
  return NULL;
}

/* M-16, A-09, A-14: only what the table has, which has no shared secrets, and
 * nothing in its place. */
const LanyardSamlAlgorithm *
_lanyard_saml_algorithm_find_signature (const char  *uri,
                                        gboolean     allow_sha1,
                                        GError     **error)
{
  return find (signatures, G_N_ELEMENTS (signatures), uri, allow_sha1, error);
}

const LanyardSamlAlgorithm *
_lanyard_saml_algorithm_find_digest (const char  *uri,
                                     gboolean     allow_sha1,
                                     GError     **error)
{
  return find (digests, G_N_ELEMENTS (digests), uri, allow_sha1, error);
}

static GPtrArray *
list (const LanyardSamlAlgorithm *table,
      gsize                       length,
      gboolean                    allow_sha1)
{
  GPtrArray *uris = g_ptr_array_new ();

  for (gsize i = 0; i < length; i++)
    if (table[i].digest != G_CHECKSUM_SHA1 || allow_sha1)
      g_ptr_array_add (uris, (gpointer) table[i].uri);

  return uris;
}

/* What the functions above find, the best known one first (element-type utf8). */
GPtrArray *
_lanyard_saml_algorithm_list_signatures (gboolean allow_sha1)
{
  return list (signatures, G_N_ELEMENTS (signatures), allow_sha1);
}

GPtrArray *
_lanyard_saml_algorithm_list_digests (gboolean allow_sha1)
{
  return list (digests, G_N_ELEMENTS (digests), allow_sha1);
}

static const EVP_MD *
get_md (GChecksumType type)
{
  switch (type)
    {
    case G_CHECKSUM_SHA1:
      return EVP_sha1 ();
    case G_CHECKSUM_SHA256:
      return EVP_sha256 ();
    case G_CHECKSUM_SHA384:
      return EVP_sha384 ();
    case G_CHECKSUM_SHA512:
      return EVP_sha512 ();
    case G_CHECKSUM_MD5:
    default:
      g_assert_not_reached ();
    }
}

/* A-12: 1 is success, everything else is not. */
static gboolean
verify_evp (EVP_PKEY     *pkey,
            const EVP_MD *md,
            const char   *octets,
            gsize         size,
            const guchar *signature,
            gsize         signature_size)
{
  EVP_MD_CTX *context = EVP_MD_CTX_new ();
  gboolean verified;

  verified = context != NULL &&
             EVP_DigestVerifyInit (context, NULL, md, NULL, pkey) == 1 &&
             EVP_DigestVerify (context, signature, signature_size, (const guchar *) octets, size) == 1;
  EVP_MD_CTX_free (context);
  ERR_clear_error ();

  return verified;
}

/* XML Signature's r and s, each as long as the field, to DER; NULL when the
 * length is another. */
static guchar *
wrap_ecdsa (EVP_PKEY     *pkey,
            const guchar *signature,
            gsize         size,
            gsize        *der_size)
{
  gsize width = (EVP_PKEY_get_bits (pkey) + 7) / 8;
  ECDSA_SIG *pair = NULL;
  BIGNUM *r = NULL;
  BIGNUM *s = NULL;
  guchar *der = NULL;
  int length;

  if (size != 2 * width)
    return NULL;

  pair = ECDSA_SIG_new ();
  r = BN_bin2bn (signature, (int) width, NULL);
  s = BN_bin2bn (signature + width, (int) width, NULL);
  if (pair == NULL || r == NULL || s == NULL || ECDSA_SIG_set0 (pair, r, s) != 1)
    g_error ("out of memory");

  length = i2d_ECDSA_SIG (pair, &der);
  ECDSA_SIG_free (pair);
  if (length <= 0)
    return NULL;

  *der_size = (gsize) length;
  return der;
}

static gboolean
verify_ecdsa (EVP_PKEY     *pkey,
              const EVP_MD *md,
              const char   *octets,
              gsize         size,
              const guchar *signature,
              gsize         signature_size)
{
  gsize der_size = 0;
  guchar *der = wrap_ecdsa (pkey, signature, signature_size, &der_size);
  gboolean verified;

  verified = der != NULL && verify_evp (pkey, md, octets, size, der, der_size);
  OPENSSL_free (der);

  /* Java programs send the DER form. */
  return verified || verify_evp (pkey, md, octets, size, signature, signature_size);
}

/*
 * _lanyard_saml_algorithm_verify:
 * @algorithm: a signature method
 * @keys: (element-type LanyardKey): the keys to try
 * @octets: (array length=size): what was signed
 * @size: the number of @octets
 * @signature: the signature
 *
 * M-14: every key of the right kind is tried until one verifies.
 *
 * Returns: whether @signature is one of @octets by one of @keys
 */
gboolean
_lanyard_saml_algorithm_verify (const LanyardSamlAlgorithm *algorithm,
                                GPtrArray                  *keys,
                                const char                 *octets,
                                gsize                       size,
                                GBytes                     *signature)
{
  const EVP_MD *md = get_md (algorithm->digest);
  gsize signature_size;
  const guchar *data = g_bytes_get_data (signature, &signature_size);

  if (signature_size == 0)
    return FALSE;

  for (guint i = 0; i < keys->len; i++)
    {
      LanyardKey *key = g_ptr_array_index (keys, i);
      EVP_PKEY *pkey = lanyard_key_get_evp (key);

      if (lanyard_key_is_rsa (key) != algorithm->is_rsa)
        continue;
      if (algorithm->is_rsa ? verify_evp (pkey, md, octets, size, data, signature_size)
                            : verify_ecdsa (pkey, md, octets, size, data, signature_size))
        return TRUE;
    }

  return FALSE;
}
