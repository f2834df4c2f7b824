/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-signer-private.h"

#include <glib/gi18n-lib.h>
#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <string.h>

#include "lanyard-base64.h"
#include "lanyard-crypto-error.h"
#include "lanyard-error.h"
#include "lanyard-saml-xml-private.h"

#define MORE "http://www.w3.org/2001/04/xmldsig-more#"
#define XENC "http://www.w3.org/2001/04/xmlenc#"

static const LanyardSamlSigning algorithms[] = {
  { "rsa-sha256", TRUE, "SHA256", MORE "rsa-sha256", XENC "sha256" },
  { "rsa-sha384", TRUE, "SHA384", MORE "rsa-sha384", MORE "sha384" },
  { "rsa-sha512", TRUE, "SHA512", MORE "rsa-sha512", XENC "sha512" },
  { "ecdsa-sha256", FALSE, "SHA256", MORE "ecdsa-sha256", XENC "sha256" },
  { "ecdsa-sha384", FALSE, "SHA384", MORE "ecdsa-sha384", MORE "sha384" },
  { "rsa-sha1", TRUE, "SHA1", LANYARD_SAML_NS_DSIG "rsa-sha1", LANYARD_SAML_NS_DSIG "sha1" },
};

static const struct
{
  const char *name;
  const char *digest;           /* for OpenSSL */
  const char *uri;
} digests[] = {
  { "sha256", "SHA256", XENC "sha256" },
  { "sha384", "SHA384", MORE "sha384" },
  { "sha512", "SHA512", XENC "sha512" },
  { "sha1", "SHA1", LANYARD_SAML_NS_DSIG "sha1" },
};

/**
 * _lanyard_saml_signer_set_error:
 * @error: (out) (optional): %LANYARD_CRYPTO_ERROR_FAILED
 *
 * Makes an error of why OpenSSL did not sign.
 */
void
_lanyard_saml_signer_set_error (GError **error)
{
  const char *reason = ERR_reason_error_string (ERR_peek_last_error ());

  lanyard_set_error (error, LANYARD_CRYPTO_ERROR, LANYARD_CRYPTO_ERROR_FAILED,
                     NULL, NULL,
                     _("The message could not be signed: %s"),
                     reason != NULL ? reason : _("OpenSSL gives no reason"));
  ERR_clear_error ();
}

static const LanyardSamlSigning *
find_algorithm (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (algorithms); i++)
    if (strcmp (algorithms[i].name, name) == 0)
      return &algorithms[i];

  return NULL;
}

/* The digest of references, where it is not that of the signature. */
static gboolean
set_digest (LanyardSamlSigner  *signer,
            const char         *name,
            GError            **error)
{
  signer->digest = EVP_MD_fetch (NULL, signer->algorithm->digest, NULL);
  signer->digest_uri = signer->algorithm->digest_uri;
  if (name == NULL)
    {
      signer->reference_digest = EVP_MD_fetch (NULL, signer->algorithm->digest, NULL);
      return TRUE;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (digests); i++)
    if (strcmp (digests[i].name, name) == 0)
      {
        signer->reference_digest = EVP_MD_fetch (NULL, digests[i].digest, NULL);
        signer->digest_uri = digests[i].uri;
        return TRUE;
      }

  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_ALGORITHM,
                     NULL, _("Choose one of the offered algorithms"),
                     _("“%s” is not a digest algorithm"), name);
  return FALSE;
}

static gboolean
check_fit (LanyardKey         *key,
           LanyardCertificate *certificate,
           const LanyardSamlSigning    *algorithm,
           const char         *name,
           GError            **error)
{
  if (algorithm == NULL)
    {
      lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_ALGORITHM,
                         NULL, _("Choose one of the offered algorithms"),
                         _("“%s” is not a signature algorithm"), name);
      return FALSE;
    }

  if (!lanyard_key_is_private (key) || !lanyard_key_is_rsa (key) != !algorithm->is_rsa)
    {
      lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_ALGORITHM,
                         NULL, _("Choose an algorithm of the kind of the private key"),
                         _("The key %s cannot sign with %s"), lanyard_key_get_label (key), name);
      return FALSE;
    }

  if (certificate != NULL && !lanyard_key_matches (key, lanyard_certificate_get_key (certificate)))
    {
      lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_CERTIFICATE,
                         _("Service providers could not verify its signatures"),
                         _("Choose the certificate that was made for the private key"),
                         _("The certificate “%s” does not belong to the private key"),
                         lanyard_certificate_get_subject (certificate));
      return FALSE;
    }

  return TRUE;
}

/* What every signature begins with: looking up how a kind of key signs takes
 * longer than everything else about a signature but the key's operation. */
static EVP_PKEY_CTX *
prepare_signature (LanyardSamlSigner *signer)
{
  EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_pkey (NULL, lanyard_key_get_evp (signer->key), NULL);

  if (context != NULL &&
      EVP_PKEY_sign_init (context) == 1 &&
      (!signer->algorithm->is_rsa || EVP_PKEY_CTX_set_rsa_padding (context, RSA_PKCS1_PADDING) == 1) &&
      EVP_PKEY_CTX_set_signature_md (context, signer->digest) == 1)
    return context;

  EVP_PKEY_CTX_free (context);
  return NULL;
}

static gboolean
sign_pieces (LanyardSamlSigner      *signer,
             const LanyardSamlPiece  pieces[2],
             guchar                 *signature,
             gsize                  *length)
{
  EVP_PKEY_CTX *context = EVP_PKEY_CTX_dup (signer->prepared);
  guchar digest[EVP_MAX_MD_SIZE];
  guint digest_size = 0;
  gboolean done = context != NULL &&
                  _lanyard_saml_signer_digest (signer->digest, pieces, digest, &digest_size) &&
                  EVP_PKEY_sign (context, signature, length, digest, digest_size) == 1;

  EVP_PKEY_CTX_free (context);
  return done;
}

/* OpenSSL signs as X.509 wants it, a DER sequence; XML Signature 1.1 section
 * 6.4.3 wants r and s side by side, each as long as the field. */
static gboolean
convert_ecdsa (LanyardSamlSigner *signer,
               guchar            *signature,
               gsize             *size)
{
  int length = (int) (lanyard_key_get_bits (signer->key) + 7) / 8;
  const guchar *der = signature;
  ECDSA_SIG *pair = d2i_ECDSA_SIG (NULL, &der, (long) *size);
  gboolean converted;

  if (pair == NULL)
    return FALSE;

  *size = 2 * (gsize) length;
  converted = BN_bn2binpad (ECDSA_SIG_get0_r (pair), signature, length) == length &&
              BN_bn2binpad (ECDSA_SIG_get0_s (pair), signature + length, length) == length;
  ECDSA_SIG_free (pair);

  return converted;
}

/**
 * _lanyard_saml_signer_digest:
 * @md: a digest
 * @pieces: what stands before a gap, and behind it
 * @digest: (out caller-allocates): room for the longest
 * @size: (out): its bytes
 *
 * Returns: whether OpenSSL did it
 */
gboolean
_lanyard_saml_signer_digest (const EVP_MD           *md,
                             const LanyardSamlPiece  pieces[2],
                             guchar                 *digest,
                             guint                  *size)
{
  EVP_MD_CTX *context = EVP_MD_CTX_new ();
  gboolean done = context != NULL &&
                  EVP_DigestInit_ex2 (context, md, NULL) == 1 &&
                  EVP_DigestUpdate (context, pieces[0].data, pieces[0].size) == 1 &&
                  EVP_DigestUpdate (context, pieces[1].data, pieces[1].size) == 1 &&
                  EVP_DigestFinal_ex (context, digest, size) == 1;

  EVP_MD_CTX_free (context);
  return done;
}

/**
 * _lanyard_saml_signer_append:
 * @signer: a signer
 * @text: what the signature is written behind
 * @pieces: what to sign
 * @error: %LANYARD_CRYPTO_ERROR_FAILED
 *
 * Writes the signature value as XML Signature and the Redirect binding have
 * it: PKCS#1 v1.5 for RSA, r and s side by side for ECDSA, base64 on one line.
 *
 * Returns: whether it is written
 */
gboolean
_lanyard_saml_signer_append (LanyardSamlSigner       *signer,
                             GString                 *text,
                             const LanyardSamlPiece   pieces[2],
                             GError                 **error)
{
  gsize length = (gsize) EVP_PKEY_get_size (lanyard_key_get_evp (signer->key));
  g_autofree guchar *signature = g_malloc (length);

  if (!sign_pieces (signer, pieces, signature, &length) ||
      (!signer->algorithm->is_rsa && !convert_ecdsa (signer, signature, &length)))
    {
      _lanyard_saml_signer_set_error (error);
      return FALSE;
    }

  lanyard_base64_append (text, signature, length);
  return TRUE;
}

/**
 * _lanyard_saml_signer_get_algorithm:
 * @signer: a signer
 *
 * Returns: (transfer none): the URI of the signature algorithm
 */
const char *
_lanyard_saml_signer_get_algorithm (LanyardSamlSigner *signer)
{
  return signer->algorithm->signature_uri;
}

/**
 * _lanyard_saml_signer_get_key:
 * @signer: a signer
 *
 * Returns: (transfer none): what its signatures are verified with: the bare
 *   public key of the certificate, without one the signer's own
 */
LanyardKey *
_lanyard_saml_signer_get_key (LanyardSamlSigner *signer)
{
  return signer->certificate != NULL ? lanyard_certificate_get_key (signer->certificate) : signer->key;
}

/**
 * lanyard_saml_signer_new:
 * @key: a private key
 * @certificate: (nullable): the certificate that KeyInfo names, of the same
 *   key; %NULL leaves KeyInfo out
 * @algorithm: "rsa-sha256", "rsa-sha384", "rsa-sha512", "ecdsa-sha256",
 *   "ecdsa-sha384" or, for service providers that know nothing else,
 *   "rsa-sha1"
 * @error: %LANYARD_SAML_ERROR_ALGORITHM: not one of these, or @key does not fit
 *   it, or OpenSSL's policy forbids it; %LANYARD_SAML_ERROR_CERTIFICATE: of
 *   another key
 *
 * Makes a key ready to sign with one algorithm: nothing is parsed, looked up
 * or copied per signature but a reference.
 * What it signs is written in the usual form.
 *
 * Returns: (transfer full): an immutable signer that all threads may share
 */
LanyardSamlSigner *
lanyard_saml_signer_new (LanyardKey          *key,
                         LanyardCertificate  *certificate,
                         const char          *algorithm,
                         GError             **error)
{
  static const LanyardSamlSignerOptions usual = { NULL };

  return lanyard_saml_signer_new_with_options (key, certificate, algorithm, &usual, error);
}

/**
 * lanyard_saml_signer_new_with_options:
 * @key: a private key
 * @certificate: (nullable): the certificate of the same key
 * @algorithm: as lanyard_saml_signer_new()
 * @options: how signed messages are written
 * @error: as lanyard_saml_signer_new(); %LANYARD_SAML_ERROR_ALGORITHM also for
 *   an unknown digest, %LANYARD_SAML_ERROR_VALUE for a key name that XML
 *   cannot hold
 *
 * Makes a key ready to sign for a service provider with wishes of its own
 * (M-46, I-03, I-04, I-05, I-06, I-12, I-39). All of it is prepared here once.
 *
 * Returns: (transfer full): an immutable signer that all threads may share
 */
LanyardSamlSigner *
lanyard_saml_signer_new_with_options (LanyardKey                      *key,
                                      LanyardCertificate              *certificate,
                                      const char                      *algorithm,
                                      const LanyardSamlSignerOptions  *options,
                                      GError                         **error)
{
  g_autoptr(LanyardSamlSigner) signer = NULL;
  const LanyardSamlSigning *found;

  g_return_val_if_fail (key != NULL, NULL);
  g_return_val_if_fail (algorithm != NULL, NULL);
  g_return_val_if_fail (options != NULL, NULL);

  found = find_algorithm (algorithm);
  if (!check_fit (key, certificate, found, algorithm, error))
    return NULL;

  signer = g_new0 (LanyardSamlSigner, 1);
  g_atomic_ref_count_init (&signer->ref_count);
  signer->key = lanyard_key_ref (key);
  signer->certificate = certificate != NULL ? lanyard_certificate_ref (certificate) : NULL;
  signer->algorithm = found;
  if (!set_digest (signer, options->digest_algorithm, error) ||
      !_lanyard_saml_signer_prepare (signer, options, error))
    return NULL;

  if (signer->digest != NULL && signer->reference_digest != NULL)
    signer->prepared = prepare_signature (signer);
  if (signer->prepared == NULL)
    {
      ERR_clear_error ();
      lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_ALGORITHM,
                         _("The policy of this system may forbid it"),
                         _("Choose another algorithm"),
                         _("OpenSSL does not sign with %s"), algorithm);
      return NULL;
    }
  return g_steal_pointer (&signer);
}

/**
 * lanyard_saml_signer_ref:
 * @signer: a signer
 *
 * Returns: (transfer full): @signer
 */
LanyardSamlSigner *
lanyard_saml_signer_ref (LanyardSamlSigner *signer)
{
  g_return_val_if_fail (signer != NULL, NULL);

  g_atomic_ref_count_inc (&signer->ref_count);

  return signer;
}

/**
 * lanyard_saml_signer_unref:
 * @signer: (transfer full): a signer
 *
 * Drops a reference.
 */
void
lanyard_saml_signer_unref (LanyardSamlSigner *signer)
{
  g_return_if_fail (signer != NULL);

  if (!g_atomic_ref_count_dec (&signer->ref_count))
    return;

  EVP_PKEY_CTX_free (signer->prepared);
  EVP_MD_free (signer->digest);
  EVP_MD_free (signer->reference_digest);
  g_clear_pointer (&signer->key, lanyard_key_unref);
  g_clear_pointer (&signer->certificate, lanyard_certificate_unref);
  g_free (signer->reference_start);
  g_free (signer->reference_end);
  g_free (signer->key_info);
  g_free (signer);
}
