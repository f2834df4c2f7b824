/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-certificate.h"

#include <glib/gi18n-lib.h>
#include <openssl/asn1.h>
#include <openssl/bn.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <string.h>

#include "lanyard-crypto-private.h"
#include "lanyard-error.h"
#include "lanyard-random.h"

#define SERIAL_BYTES 16
#define BACKDATE 300
/* A certificate of a kilobyte or two; anything this long is something else. */
#define INPUT_MAX (256 * 1024)

struct _LanyardCertificate
{
  gatomicrefcount references;
  GBytes *der;
  char *base64;
  char *subject;
  char *issuer;
  char *serial;
  char *signature_algorithm;
  gint64 not_before;
  gint64 not_after;
  gboolean weak_signature;
  LanyardKey *key;
};

G_DEFINE_BOXED_TYPE (LanyardCertificate, lanyard_certificate, lanyard_certificate_ref, lanyard_certificate_unref)

static char *
format_name (const X509_NAME *name)
{
  g_autoptr(BIO) memory = BIO_new (BIO_s_mem ());
  char *text;
  long length;

  X509_NAME_print_ex (memory, name, 0, (XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB) | ASN1_STRFLGS_UTF8_CONVERT);
  length = BIO_get_mem_data (memory, &text);

  /* An empty name leaves no buffer. */
  return length > 0 ? g_utf8_make_valid (text, length) : g_strdup ("");
}

static char *
format_serial (const ASN1_INTEGER *serial)
{
  BIGNUM *number = ASN1_INTEGER_to_BN (serial, NULL);
  char *hex = BN_bn2hex (number);
  char *copy = g_strdup (hex);

  OPENSSL_free (hex);
  BN_free (number);
  return copy;
}

static gboolean
convert_time (const ASN1_TIME *time,
              gint64          *seconds)
{
  struct tm broken = { 0 };
  g_autoptr(GDateTime) converted = NULL;

  if (ASN1_TIME_to_tm (time, &broken) != 1)
    return FALSE;

  converted = g_date_time_new_utc (broken.tm_year + 1900, broken.tm_mon + 1, broken.tm_mday,
                                   broken.tm_hour, broken.tm_min, MIN (broken.tm_sec, 59));
  if (converted == NULL)
    return FALSE;

  *seconds = g_date_time_to_unix (converted);
  return TRUE;
}

static void
read_signature (LanyardCertificate *certificate,
                X509               *x509)
{
  int digest = NID_undef;

  certificate->signature_algorithm = g_strdup (OBJ_nid2sn (X509_get_signature_nid (x509)));
  certificate->weak_signature = X509_get_signature_info (x509, &digest, NULL, NULL, NULL) == 1 &&
                                (digest == NID_sha1 || digest == NID_md5 || digest == NID_md4 || digest == NID_md2);
}

static void
set_malformed_error (GError **error)
{
  _lanyard_crypto_set_openssl_error (error, LANYARD_CRYPTO_ERROR_MALFORMED,
                                     _("Signatures are checked with the key in it"),
                                     _("The data is not a certificate in PEM, DER or base64 form"));
}

static LanyardCertificate *
wrap_x509 (X509    *x509,
           GError **error)
{
  g_autoptr(LanyardCertificate) certificate = g_new0 (LanyardCertificate, 1);
  unsigned char *der = NULL;
  int length;

  g_atomic_ref_count_init (&certificate->references);
  length = i2d_X509 (x509, &der);
  if (length < 0 ||
      !convert_time (X509_get0_notBefore (x509), &certificate->not_before) ||
      !convert_time (X509_get0_notAfter (x509), &certificate->not_after) ||
      X509_get0_pubkey (x509) == NULL)
    {
      OPENSSL_free (der);
      set_malformed_error (error);
      return NULL;
    }

  certificate->der = g_bytes_new (der, (gsize) length);
  certificate->base64 = g_base64_encode (der, (gsize) length);
  OPENSSL_free (der);
  certificate->subject = format_name (X509_get_subject_name (x509));
  certificate->issuer = format_name (X509_get_issuer_name (x509));
  certificate->serial = format_serial (X509_get0_serialNumber (x509));
  read_signature (certificate, x509);
  certificate->key = lanyard_key_new_from_evp (X509_get0_pubkey (x509), error);

  return certificate->key != NULL ? g_steal_pointer (&certificate) : NULL;
}

LanyardCertificate *
lanyard_certificate_ref (LanyardCertificate *certificate)
{
  g_return_val_if_fail (certificate != NULL, NULL);

  g_atomic_ref_count_inc (&certificate->references);
  return certificate;
}

void
lanyard_certificate_unref (LanyardCertificate *certificate)
{
  g_return_if_fail (certificate != NULL);

  if (!g_atomic_ref_count_dec (&certificate->references))
    return;

  g_clear_pointer (&certificate->der, g_bytes_unref);
  g_clear_pointer (&certificate->key, lanyard_key_unref);
  g_free (certificate->base64);
  g_free (certificate->subject);
  g_free (certificate->issuer);
  g_free (certificate->serial);
  g_free (certificate->signature_algorithm);
  g_free (certificate);
}

static X509 *
decode_der (const guchar *der,
            gsize         length)
{
  const guchar *end = der;
  X509 *x509 = d2i_X509 (NULL, &end, (long) length);

  /* Bytes behind the certificate are a second one, or something hidden. */
  if (x509 != NULL && end != der + length)
    g_clear_pointer (&x509, X509_free);

  return x509;
}

/* The base64 of the only certificate in @text, without frame, white space and
 * the character references that some metadata has at line ends. */
static char *
strip_text (const char *text)
{
  static const char frame_begin[] = "-----BEGIN CERTIFICATE-----";
  static const char frame_end[] = "-----END CERTIFICATE-----";
  static const char * const line_ends[] = { "&#13;", "&#xD;" };
  const char *begin = strstr (text, frame_begin);
  const char *end = text + strlen (text);
  g_autoptr(GString) base64 = NULL;

  if (begin != NULL)
    {
      text = begin + strlen (frame_begin);
      end = strstr (text, frame_end);
      if (end == NULL || strstr (end, frame_begin) != NULL)
        return NULL;
    }

  base64 = g_string_sized_new (end - text);
  while (text < end)
    {
      if (g_str_has_prefix (text, line_ends[0]) || g_str_has_prefix (text, line_ends[1]))
        text += strlen (line_ends[0]);
      else if (g_ascii_isspace (*text))
        text++;
      else if (g_ascii_isalnum (*text) || strchr ("+/=", *text) != NULL)
        g_string_append_c (base64, *text++);
      else
        return NULL;
    }

  return g_string_free (g_steal_pointer (&base64), FALSE);
}

static X509 *
decode_text (const char *text)
{
  g_autofree char *base64 = strip_text (text);
  g_autofree guchar *der = NULL;
  gsize length;

  if (base64 == NULL || *base64 == '\0')
    return NULL;

  der = g_base64_decode (base64, &length);
  return decode_der (der, length);
}

/**
 * lanyard_certificate_new_from_data:
 * @data: one certificate: PEM, DER, or bare base64 with any white space
 * @error: %LANYARD_CRYPTO_ERROR_MALFORMED, %LANYARD_CRYPTO_ERROR_PRIVATE_KEY
 *   when there is a private key in it, %LANYARD_CRYPTO_ERROR_UNSUPPORTED for
 *   a kind of key that we do not have
 *
 * As tolerant as real metadata needs (M-67): line ends as character
 * references, a PEM frame inside an element. Expiry and issuer do not matter.
 *
 * Returns: (transfer full): the certificate
 */
LanyardCertificate *
lanyard_certificate_new_from_data (GBytes  *data,
                                   GError **error)
{
  g_autoptr(X509) x509 = NULL;
  g_autofree char *text = NULL;
  gsize length;
  const char *bytes;

  g_return_val_if_fail (data != NULL, NULL);

  bytes = g_bytes_get_data (data, &length);
  if (length > 0 && length <= INPUT_MAX)
    {
      text = g_strndup (bytes, length);
      if (strstr (text, "PRIVATE KEY-----") != NULL)
        {
          lanyard_set_error (error, LANYARD_CRYPTO_ERROR, LANYARD_CRYPTO_ERROR_PRIVATE_KEY,
                             _("A private key must not leave the service provider"),
                             _("Ask for the certificate alone"),
                             _("The data holds a private key"));
          return NULL;
        }
      x509 = (guchar) *bytes == 0x30 ? decode_der ((const guchar *) bytes, length) : NULL;
      if (x509 == NULL && strlen (text) == length)
        x509 = decode_text (text);
    }

  if (x509 == NULL)
    {
      set_malformed_error (error);
      return NULL;
    }

  return wrap_x509 (x509, error);
}

static gboolean
fill_certificate (X509       *x509,
                  LanyardKey *key,
                  const char *common_name,
                  gint64      now,
                  guint       days)
{
  X509_NAME *name = X509_get_subject_name (x509);
  guchar bytes[SERIAL_BYTES];
  BIGNUM *serial;
  gboolean done;

  lanyard_random_bytes (bytes, sizeof bytes);
  bytes[0] = (bytes[0] & 0x7f) | 0x40;
  serial = BN_bin2bn (bytes, sizeof bytes, NULL);

  done = X509_set_version (x509, X509_VERSION_3) == 1 &&
         BN_to_ASN1_INTEGER (serial, X509_get_serialNumber (x509)) != NULL &&
         ASN1_TIME_set (X509_getm_notBefore (x509), now - BACKDATE) != NULL &&
         ASN1_TIME_set (X509_getm_notAfter (x509), now + (gint64) days * 24 * 3600) != NULL &&
         X509_NAME_add_entry_by_txt (name, "CN", MBSTRING_UTF8, (const guchar *) common_name, -1, -1, 0) == 1 &&
         X509_set_issuer_name (x509, name) == 1 &&
         X509_set_pubkey (x509, lanyard_key_get_evp (key)) == 1;
  BN_free (serial);

  return done;
}

/* X.520 allows a common name of 64 characters. */
static char *
shorten_common_name (const char *common_name)
{
  return g_utf8_strlen (common_name, -1) > 64 ? g_utf8_substring (common_name, 0, 64)
                                              : g_strdup (common_name);
}

/**
 * lanyard_certificate_new_self_signed:
 * @key: a key pair
 * @common_name: UTF-8; what is behind 64 characters is cut off
 * @now: seconds since 1970-01-01T00:00:00Z; validity begins five minutes before
 * @days: how long it is valid
 * @error: %LANYARD_CRYPTO_ERROR_FAILED
 *
 * Signed with SHA-256 (SHA-384 for P-384), with a random serial number of 127
 * bits (M-62).
 *
 * Returns: (transfer full): the certificate
 */
LanyardCertificate *
lanyard_certificate_new_self_signed (LanyardKey  *key,
                                     const char  *common_name,
                                     gint64       now,
                                     guint        days,
                                     GError     **error)
{
  g_autoptr(X509) x509 = X509_new ();
  g_autoptr(X509) public = NULL;
  g_autofree char *name = NULL;
  unsigned char *der = NULL;
  const EVP_MD *digest;
  int length;

  g_return_val_if_fail (key != NULL, NULL);
  g_return_val_if_fail (common_name != NULL && *common_name != '\0', NULL);

  name = shorten_common_name (common_name);
  digest = !lanyard_key_is_rsa (key) && lanyard_key_get_bits (key) > 256 ? EVP_sha384 () : EVP_sha256 ();
  if (!fill_certificate (x509, key, name, now, days) ||
      X509_sign (x509, lanyard_key_get_evp (key), digest) <= 0)
    {
      _lanyard_crypto_set_openssl_error (error, LANYARD_CRYPTO_ERROR_FAILED, NULL,
                                         _("A certificate could not be made"));
      return NULL;
    }

  /* The X509 still holds the key pair; one that is read again does not. */
  length = i2d_X509 (x509, &der);
  public = length > 0 ? decode_der (der, (gsize) length) : NULL;
  OPENSSL_free (der);
  if (public == NULL)
    {
      set_malformed_error (error);
      return NULL;
    }

  return wrap_x509 (public, error);
}

GBytes *
lanyard_certificate_get_der (LanyardCertificate *certificate)
{
  g_return_val_if_fail (certificate != NULL, NULL);

  return certificate->der;
}

/**
 * lanyard_certificate_dup_pem:
 * @certificate: a certificate
 *
 * Returns: (transfer full): it in PEM, lines of 64 characters, with a line
 *   end behind the last
 */
char *
lanyard_certificate_dup_pem (LanyardCertificate *certificate)
{
  g_autoptr(GString) pem = g_string_new ("-----BEGIN CERTIFICATE-----\n");

  g_return_val_if_fail (certificate != NULL, NULL);

  for (const char *p = certificate->base64; *p != '\0';)
    {
      gsize length = MIN (strlen (p), 64);

      g_string_append_len (pem, p, (gssize) length);
      g_string_append_c (pem, '\n');
      p += length;
    }
  g_string_append (pem, "-----END CERTIFICATE-----\n");

  return g_string_free (g_steal_pointer (&pem), FALSE);
}

/**
 * lanyard_certificate_get_base64:
 * @certificate: a certificate
 *
 * Returns: its DER in base64, one line, no frame: the form that
 *   ds:X509Certificate has (I-04)
 */
const char *
lanyard_certificate_get_base64 (LanyardCertificate *certificate)
{
  g_return_val_if_fail (certificate != NULL, NULL);

  return certificate->base64;
}

/**
 * lanyard_certificate_dup_fingerprint:
 * @certificate: a certificate
 * @type: %G_CHECKSUM_SHA256 or %G_CHECKSUM_SHA1
 *
 * Returns: (transfer full): the digest of its DER, "AB:CD:…"
 */
char *
lanyard_certificate_dup_fingerprint (LanyardCertificate *certificate,
                                     GChecksumType       type)
{
  g_autofree char *hex = NULL;
  g_autoptr(GString) fingerprint = g_string_new (NULL);

  g_return_val_if_fail (certificate != NULL, NULL);

  hex = g_compute_checksum_for_bytes (type, certificate->der);
  for (gsize i = 0; hex[i] != '\0'; i++)
    {
      if (i > 0 && i % 2 == 0)
        g_string_append_c (fingerprint, ':');
      g_string_append_c (fingerprint, g_ascii_toupper (hex[i]));
    }

  return g_string_free (g_steal_pointer (&fingerprint), FALSE);
}

gint64
lanyard_certificate_get_not_before (LanyardCertificate *certificate)
{
  g_return_val_if_fail (certificate != NULL, 0);

  return certificate->not_before;
}

gint64
lanyard_certificate_get_not_after (LanyardCertificate *certificate)
{
  g_return_val_if_fail (certificate != NULL, 0);

  return certificate->not_after;
}

/**
 * lanyard_certificate_get_subject:
 * @certificate: a certificate
 *
 * Returns: its subject as RFC 2253 writes it, UTF-8
 */
const char *
lanyard_certificate_get_subject (LanyardCertificate *certificate)
{
  g_return_val_if_fail (certificate != NULL, NULL);

  return certificate->subject;
}

const char *
lanyard_certificate_get_issuer (LanyardCertificate *certificate)
{
  g_return_val_if_fail (certificate != NULL, NULL);

  return certificate->issuer;
}

/**
 * lanyard_certificate_get_serial:
 * @certificate: a certificate
 *
 * Returns: its serial number in hexadecimal digits
 */
const char *
lanyard_certificate_get_serial (LanyardCertificate *certificate)
{
  g_return_val_if_fail (certificate != NULL, NULL);

  return certificate->serial;
}

/**
 * lanyard_certificate_get_signature_algorithm:
 * @certificate: a certificate
 *
 * Returns: what it is signed with, as OpenSSL names it ("RSA-SHA256")
 */
const char *
lanyard_certificate_get_signature_algorithm (LanyardCertificate *certificate)
{
  g_return_val_if_fail (certificate != NULL, NULL);

  return certificate->signature_algorithm;
}

/**
 * lanyard_certificate_has_weak_signature:
 * @certificate: a certificate
 *
 * Returns: whether it is signed with SHA-1 or MD5
 */
gboolean
lanyard_certificate_has_weak_signature (LanyardCertificate *certificate)
{
  g_return_val_if_fail (certificate != NULL, FALSE);

  return certificate->weak_signature;
}

/**
 * lanyard_certificate_get_key:
 * @certificate: a certificate
 *
 * Returns: (transfer none): its public key, without the certificate
 */
LanyardKey *
lanyard_certificate_get_key (LanyardCertificate *certificate)
{
  g_return_val_if_fail (certificate != NULL, NULL);

  return certificate->key;
}
