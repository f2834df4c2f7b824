/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-pair-file.h"

#include <glib/gi18n-lib.h>
#include <openssl/err.h>
#include <openssl/pkcs12.h>
#include <string.h>

#include "lanyard-crypto-private.h"
#include "lanyard-error.h"
#include "lanyard-secret.h"

/* Pairs with a chain have some kilobytes. */
#define INPUT_MAX (256 * 1024)
#define CERTIFICATES_MAX 16
#define DAY (24 * 60 * 60)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PKCS12, PKCS12_free)

static void
free_chain (STACK_OF (X509) *chain)
{
  sk_X509_pop_free (chain, X509_free);
}

static LanyardCertificate *
convert_x509 (X509    *x509,
              GError **error)
{
  g_autoptr(GBytes) data = NULL;
  unsigned char *der = NULL;
  int length = i2d_X509 (x509, &der);

  if (length < 0)
    {
      _lanyard_crypto_set_openssl_error (error, LANYARD_CRYPTO_ERROR_MALFORMED, NULL,
                                         _("The file holds a certificate that cannot be read"));
      return NULL;
    }

  data = g_bytes_new (der, (gsize) length);
  OPENSSL_free (der);
  return lanyard_certificate_new_from_data (data, error);
}

static void
set_passphrase_error (GError     **error,
                      const char  *passphrase)
{
  ERR_clear_error ();
  lanyard_set_error (error, LANYARD_CRYPTO_ERROR, LANYARD_CRYPTO_ERROR_PASSPHRASE,
                     _("The private key in it is encrypted"),
                     passphrase != NULL ? _("Try again, and mind upper and lower case")
                                        : _("Enter the passphrase that it was saved with"),
                     passphrase != NULL ? _("The passphrase of the file is wrong")
                                        : _("The file needs a passphrase"));
}

static void
set_incomplete_error (GError     **error,
                      const char  *what)
{
  lanyard_set_error (error, LANYARD_CRYPTO_ERROR, LANYARD_CRYPTO_ERROR_MALFORMED,
                     _("Key and certificate are replaced together"),
                     _("Choose a file with both, or the second file as well"),
                     "%s", what);
}

/* NULL, without an error, when @data is something else. */
static PKCS12 *
decode_pkcs12 (GBytes *data)
{
  gsize length;
  const guchar *bytes = g_bytes_get_data (data, &length);
  const guchar *end = bytes;
  PKCS12 *pkcs12 = d2i_PKCS12 (NULL, &end, (long) length);

  ERR_clear_error ();
  if (pkcs12 != NULL && end != bytes + length)
    g_clear_pointer (&pkcs12, PKCS12_free);

  return pkcs12;
}

/* Whether the MAC is right with @passphrase; none and the empty one are
 * written in two ways. */
static gboolean
verify_pkcs12 (PKCS12     *pkcs12,
               const char *passphrase)
{
  gboolean right;

  if (!PKCS12_mac_present (pkcs12))
    return TRUE;

  right = passphrase != NULL && *passphrase != '\0'
          ? PKCS12_verify_mac (pkcs12, passphrase, -1) == 1
          : PKCS12_verify_mac (pkcs12, NULL, 0) == 1 || PKCS12_verify_mac (pkcs12, "", 0) == 1;
  ERR_clear_error ();

  return right;
}

static gboolean
read_pkcs12 (PKCS12              *pkcs12,
             const char          *passphrase,
             LanyardKey         **key,
             LanyardCertificate **certificate,
             GError             **error)
{
  g_autoptr(EVP_PKEY) pkey = NULL;
  g_autoptr(X509) x509 = NULL;
  STACK_OF (X509) *chain = NULL;

  if (!verify_pkcs12 (pkcs12, passphrase))
    {
      set_passphrase_error (error, passphrase);
      return FALSE;
    }
  if (PKCS12_parse (pkcs12, passphrase, &pkey, &x509, &chain) != 1)
    {
      _lanyard_crypto_set_openssl_error (error, LANYARD_CRYPTO_ERROR_UNSUPPORTED,
                                         _("Old programs encrypt such files with algorithms that are no longer safe"),
                                         _("The PKCS#12 file cannot be decrypted"));
      return FALSE;
    }
  g_clear_pointer (&chain, free_chain);

  if (pkey == NULL || x509 == NULL)
    {
      set_incomplete_error (error, pkey == NULL ? _("The PKCS#12 file holds no private key")
                                                : _("The PKCS#12 file holds no certificate for its private key"));
      return FALSE;
    }

  *key = lanyard_key_new_from_evp (pkey, error);
  if (*key != NULL)
    *certificate = convert_x509 (x509, error);

  return *certificate != NULL;
}

/* The text from a "BEGIN" line whose name ends with @name to the end of its
 * "END" line; erased when freed, since it may be a key. */
static GBytes *
find_block (const char  *text,
            const char  *name,
            const char **rest)
{
  g_autofree char *suffix = g_strconcat (name, "-----", NULL);
  const char *begin = text;

  while ((begin = strstr (begin, "-----BEGIN ")) != NULL)
    {
      const char *label = begin + strlen ("-----BEGIN ");
      const char *end_of_label = strstr (label, "-----");
      const char *end = end_of_label != NULL ? strstr (end_of_label, "-----END ") : NULL;
      const char *end_of_end = end != NULL ? strstr (end + strlen ("-----END "), "-----") : NULL;

      if (end_of_end == NULL)
        return NULL;
      end_of_end += strlen ("-----");
      if ((gsize) (end_of_label - label) >= strlen (name) &&
          strncmp (end_of_label - strlen (name), suffix, strlen (suffix)) == 0)
        {
          gsize length = end_of_end - begin;
          char *copy = g_malloc (length + 1);

          memcpy (copy, begin, length);
          copy[length] = '\n';
          if (rest != NULL)
            *rest = end_of_end;
          return lanyard_secret_bytes_new_take (copy, length + 1);
        }
      begin = end_of_end;
    }

  return NULL;
}

/* As a C string, erased when freed; NULL for what is not text. */
static LanyardSecret *
dup_text (GBytes *data)
{
  gsize length;
  const char *bytes = g_bytes_get_data (data, &length);

  return memchr (bytes, '\0', length) == NULL ? g_strndup (bytes, length) : NULL;
}

static LanyardKey *
read_key (GBytes      *data,
          const char  *passphrase,
          GError     **error)
{
  g_autoptr(LanyardSecret) text = dup_text (data);
  g_autoptr(GBytes) block = text != NULL ? find_block (text, "PRIVATE KEY", NULL) : NULL;
  g_autoptr(GError) local_error = NULL;
  LanyardKey *key = lanyard_key_new_from_data (block != NULL ? block : data, passphrase, &local_error);

  if (key != NULL)
    return key;

  if (g_error_matches (local_error, LANYARD_CRYPTO_ERROR, LANYARD_CRYPTO_ERROR_PASSPHRASE))
    set_passphrase_error (error, passphrase);
  else if (block == NULL && g_error_matches (local_error, LANYARD_CRYPTO_ERROR, LANYARD_CRYPTO_ERROR_MALFORMED))
    set_incomplete_error (error, _("The file holds no private key"));
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/* Of the certificates in a PEM file the one that belongs to @key, wherever it
 * stands: the others are its chain. The first one if none does, for
 * lanyard_pair_check() to refuse. */
static LanyardCertificate *
find_leaf (const char  *text,
           LanyardKey  *key,
           GError     **error)
{
  g_autoptr(LanyardCertificate) first = NULL;
  g_autoptr(GBytes) block = NULL;
  const char *rest = text;

  for (guint n = 0; n < CERTIFICATES_MAX && (block = find_block (rest, "CERTIFICATE", &rest)) != NULL; n++)
    {
      g_autoptr(LanyardCertificate) certificate = lanyard_certificate_new_from_data (block, error);

      g_clear_pointer (&block, g_bytes_unref);
      if (certificate == NULL)
        return NULL;
      if (lanyard_key_matches (key, lanyard_certificate_get_key (certificate)))
        return g_steal_pointer (&certificate);
      if (first == NULL)
        first = g_steal_pointer (&certificate);
    }

  if (first == NULL)
    set_incomplete_error (error, _("The file holds no certificate"));
  return g_steal_pointer (&first);
}

static LanyardCertificate *
read_certificate (GBytes      *data,
                  LanyardKey  *key,
                  GError     **error)
{
  g_autoptr(LanyardSecret) text = dup_text (data);

  if (text != NULL && strstr (text, "-----BEGIN ") != NULL)
    return find_leaf (text, key, error);

  return lanyard_certificate_new_from_data (data, error);
}

/**
 * lanyard_pair_file_read:
 * @data: PKCS#12; or certificates in PEM, with the private key if @key_data is
 *   %NULL; or one certificate in DER or base64
 * @key_data: (nullable): the private key, PEM or DER
 * @passphrase: (nullable): of the private key or the PKCS#12 file
 * @key: (out) (transfer full): the private key
 * @certificate: (out) (transfer full): its certificate; a chain is left out
 *   (I-06)
 * @error: %LANYARD_CRYPTO_ERROR_PASSPHRASE when one is needed or is wrong,
 *   %LANYARD_CRYPTO_ERROR_MALFORMED, %LANYARD_CRYPTO_ERROR_WEAK,
 *   %LANYARD_CRYPTO_ERROR_UNSUPPORTED
 *
 * Takes up to seconds with a passphrase: not for a main loop. Whether the two
 * belong together is what lanyard_pair_check() says.
 *
 * Returns: whether both were read
 */
gboolean
lanyard_pair_file_read (GBytes              *data,
                        GBytes              *key_data,
                        const char          *passphrase,
                        LanyardKey         **key,
                        LanyardCertificate **certificate,
                        GError             **error)
{
  g_autoptr(LanyardKey) read = NULL;
  g_autoptr(LanyardCertificate) leaf = NULL;
  g_autoptr(PKCS12) pkcs12 = NULL;

  g_return_val_if_fail (data != NULL && key != NULL && certificate != NULL, FALSE);

  if (g_bytes_get_size (data) > INPUT_MAX || (key_data != NULL && g_bytes_get_size (key_data) > INPUT_MAX))
    {
      lanyard_set_error (error, LANYARD_CRYPTO_ERROR, LANYARD_CRYPTO_ERROR_MALFORMED, NULL, NULL,
                         _("The file is too large for a key or a certificate"));
      return FALSE;
    }

  pkcs12 = key_data == NULL ? decode_pkcs12 (data) : NULL;
  if (pkcs12 != NULL)
    {
      if (!read_pkcs12 (pkcs12, passphrase, &read, &leaf, error))
        return FALSE;
    }
  else
    {
      read = read_key (key_data != NULL ? key_data : data, passphrase, error);
      leaf = read != NULL ? read_certificate (data, read, error) : NULL;
      if (leaf == NULL)
        return FALSE;
    }

  *key = g_steal_pointer (&read);
  *certificate = g_steal_pointer (&leaf);
  return TRUE;
}

static char *
format_date (gint64 seconds)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (seconds);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%d") : g_strdup ("?");
}

static gboolean
check_validity (LanyardCertificate  *certificate,
                gint64               now,
                GError             **error)
{
  gboolean is_over = lanyard_certificate_get_not_after (certificate) <= now;
  g_autofree char *date = format_date (is_over ? lanyard_certificate_get_not_after (certificate)
                                               : lanyard_certificate_get_not_before (certificate));

  if (!is_over && lanyard_certificate_get_not_before (certificate) <= now + DAY)
    return TRUE;

  lanyard_set_error (error, LANYARD_CRYPTO_ERROR, LANYARD_CRYPTO_ERROR_WEAK,
                     _("Most service providers refuse what is signed with it"),
                     _("Choose a certificate that is valid now"),
                     /* Translators: a date */
                     is_over ? _("The certificate expired on %s") : _("The certificate is not valid before %s"), date);
  return FALSE;
}

/**
 * lanyard_pair_check:
 * @key: a private key
 * @certificate: a certificate
 * @now: seconds
 * @error: %LANYARD_CRYPTO_ERROR_MISMATCH, or %LANYARD_CRYPTO_ERROR_WEAK for a
 *   key that is too short, a certificate that is not valid now, or one that is
 *   signed with MD5 or SHA-1
 *
 * Returns: whether @key is fit to sign responses and @certificate to say so
 *   (M-62)
 */
gboolean
lanyard_pair_check (LanyardKey          *key,
                    LanyardCertificate  *certificate,
                    gint64               now,
                    GError             **error)
{
  g_return_val_if_fail (key != NULL && certificate != NULL, FALSE);

  if (!lanyard_key_matches (key, lanyard_certificate_get_key (certificate)))
    {
      lanyard_set_error (error, LANYARD_CRYPTO_ERROR, LANYARD_CRYPTO_ERROR_MISMATCH,
                         _("Nothing that it signs would verify"),
                         _("Choose the private key that this certificate was made for"),
                         _("The private key (%s) does not belong to the certificate of “%s”"),
                         lanyard_key_get_label (key), lanyard_certificate_get_subject (certificate));
      return FALSE;
    }
  if (lanyard_key_is_rsa (key) && lanyard_key_get_bits (key) < 2048)
    {
      lanyard_set_error (error, LANYARD_CRYPTO_ERROR, LANYARD_CRYPTO_ERROR_WEAK,
                         _("Such a key can be broken"),
                         _("Use at least RSA 2048"),
                         _("The key %s is too short"), lanyard_key_get_label (key));
      return FALSE;
    }
  if (lanyard_certificate_has_weak_signature (certificate))
    {
      lanyard_set_error (error, LANYARD_CRYPTO_ERROR, LANYARD_CRYPTO_ERROR_WEAK,
                         _("Some service providers refuse such certificates"),
                         _("Have it made again with SHA-256"),
                         /* Translators: a signature algorithm */
                         _("The certificate is signed with %s"),
                         lanyard_certificate_get_signature_algorithm (certificate));
      return FALSE;
    }

  return check_validity (certificate, now, error);
}
