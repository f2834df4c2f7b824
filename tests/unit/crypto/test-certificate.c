/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-certificate.h"

#include <glib/gstdio.h>
#include <openssl/x509.h>
#include <string.h>

#include "lanyard-crypto-error.h"
#include "lanyard-key.h"

#define NOW G_GINT64_CONSTANT (1795262400)

static LanyardCertificate *
make_certificate (LanyardKey **key_out)
{
  g_autoptr(LanyardKey) key = lanyard_key_generate (LANYARD_KEY_RSA_2048, NULL);
  g_autoptr(GError) error = NULL;
  LanyardCertificate *certificate;

  certificate = lanyard_certificate_new_self_signed (key, "Größe & Co", NOW, LANYARD_CERTIFICATE_DAYS, &error);
  g_assert_no_error (error);
  if (key_out != NULL)
    *key_out = g_steal_pointer (&key);

  return certificate;
}

static void
test_self_signed (void)
{
  g_autoptr(LanyardKey) key = NULL;
  g_autoptr(LanyardCertificate) certificate = make_certificate (&key);
  g_autoptr(LanyardCertificate) other = lanyard_certificate_new_self_signed (key, "x", NOW, 1, NULL);

  g_assert_cmpstr (lanyard_certificate_get_subject (certificate), ==, "CN=Größe & Co");
  g_assert_cmpstr (lanyard_certificate_get_issuer (certificate), ==, "CN=Größe & Co");
  g_assert_cmpint (lanyard_certificate_get_not_before (certificate), ==, NOW - 300);
  g_assert_cmpint (lanyard_certificate_get_not_after (certificate), ==, NOW + 3 * 365 * 24 * 3600);
  g_assert_cmpstr (lanyard_certificate_get_signature_algorithm (certificate), ==, "RSA-SHA256");
  g_assert_false (lanyard_certificate_has_weak_signature (certificate));
  g_assert_true (lanyard_key_matches (key, lanyard_certificate_get_key (certificate)));
  g_assert_false (lanyard_key_is_private (lanyard_certificate_get_key (certificate)));
  g_assert_cmpuint (strlen (lanyard_certificate_get_serial (certificate)), ==, 32);
  g_assert_cmpstr (lanyard_certificate_get_serial (certificate), !=, lanyard_certificate_get_serial (other));
}

/* RFC 5280 wants an issuer; who makes certificates by hand may not. */
static void
test_empty_names (void)
{
  g_autoptr(LanyardKey) key = lanyard_key_generate (LANYARD_KEY_EC_P256, NULL);
  X509 *x509 = X509_new ();
  guchar *der = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(LanyardCertificate) certificate = NULL;
  g_autoptr(GError) error = NULL;
  int size;

  X509_gmtime_adj (X509_getm_notBefore (x509), 0);
  X509_gmtime_adj (X509_getm_notAfter (x509), 3600);
  X509_set_pubkey (x509, lanyard_key_get_evp (key));
  g_assert_cmpint (X509_sign (x509, lanyard_key_get_evp (key), EVP_sha256 ()), >, 0);
  size = i2d_X509 (x509, &der);
  bytes = g_bytes_new (der, (gsize) size);
  OPENSSL_free (der);
  X509_free (x509);

  certificate = lanyard_certificate_new_from_data (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (lanyard_certificate_get_subject (certificate), ==, "");
  g_assert_cmpstr (lanyard_certificate_get_issuer (certificate), ==, "");
}

static void
test_ecdsa_uses_fitting_digest (void)
{
  g_autoptr(LanyardKey) p256 = lanyard_key_generate (LANYARD_KEY_EC_P256, NULL);
  g_autoptr(LanyardKey) p384 = lanyard_key_generate (LANYARD_KEY_EC_P384, NULL);
  g_autoptr(LanyardCertificate) a = lanyard_certificate_new_self_signed (p256, "a", NOW, 1, NULL);
  g_autoptr(LanyardCertificate) b = lanyard_certificate_new_self_signed (p384, "b", NOW, 1, NULL);

  g_assert_cmpstr (lanyard_certificate_get_signature_algorithm (a), ==, "ecdsa-with-SHA256");
  g_assert_cmpstr (lanyard_certificate_get_signature_algorithm (b), ==, "ecdsa-with-SHA384");
}

static void
test_long_common_name (void)
{
  g_autofree char *name = g_strnfill (300, 'n');
  g_autoptr(LanyardKey) key = lanyard_key_generate (LANYARD_KEY_EC_P256, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardCertificate) certificate = lanyard_certificate_new_self_signed (key, name, NOW, 1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (strlen (lanyard_certificate_get_subject (certificate)), ==, strlen ("CN=") + 64);
}

static char *
replace_all (const char *text,
             const char *find,
             const char *replacement)
{
  g_auto(GStrv) parts = g_strsplit (text, find, -1);

  return g_strjoinv (replacement, parts);
}

static void
test_forms (void)
{
  g_autoptr(LanyardCertificate) certificate = make_certificate (NULL);
  g_autofree char *pem = lanyard_certificate_dup_pem (certificate);
  g_autofree char *crlf = replace_all (pem, "\n", "\r\n");
  g_autofree char *reference = replace_all (pem, "\n", "&#13;\n");
  g_autofree char *text_before = g_strconcat ("subject=CN = x\n", pem, NULL);
  g_autofree char *indented = replace_all (pem, "\n", "\n      ");
  const char *forms[] = { pem, crlf, reference, text_before, indented, lanyard_certificate_get_base64 (certificate) };
  g_autoptr(LanyardCertificate) from_der = NULL;
  g_autoptr(GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr(GBytes) data = g_bytes_new_static (forms[i], strlen (forms[i]));
      g_autoptr(LanyardCertificate) read = lanyard_certificate_new_from_data (data, &error);

      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (lanyard_certificate_get_der (read), lanyard_certificate_get_der (certificate)));
    }

  from_der = lanyard_certificate_new_from_data (lanyard_certificate_get_der (certificate), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (lanyard_certificate_get_base64 (from_der), ==, lanyard_certificate_get_base64 (certificate));
}

static void
test_refused (void)
{
  g_autoptr(LanyardCertificate) certificate = make_certificate (NULL);
  g_autofree char *pem = lanyard_certificate_dup_pem (certificate);
  g_autofree char *twice = g_strconcat (pem, pem, NULL);
  g_autofree char *with_key = g_strconcat (pem, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", NULL);
  g_autofree char *cut = g_strndup (lanyard_certificate_get_base64 (certificate), 200);
  g_autofree char *no_end = g_strndup (pem, strlen (pem) - 10);
  struct
  {
    const char *text;
    LanyardCryptoError code;
  } cases[] = {
    { "", LANYARD_CRYPTO_ERROR_MALFORMED },
    { "not a certificate", LANYARD_CRYPTO_ERROR_MALFORMED },
    { "<X509Certificate/>", LANYARD_CRYPTO_ERROR_MALFORMED },
    { twice, LANYARD_CRYPTO_ERROR_MALFORMED },
    { cut, LANYARD_CRYPTO_ERROR_MALFORMED },
    { no_end, LANYARD_CRYPTO_ERROR_MALFORMED },
    { "-----BEGIN CERTIFICATE-----END CERTIFICATE-----", LANYARD_CRYPTO_ERROR_MALFORMED },
    { with_key, LANYARD_CRYPTO_ERROR_PRIVATE_KEY },
    { "-----BEGIN RSA PRIVATE KEY-----\nAA\n-----END RSA PRIVATE KEY-----", LANYARD_CRYPTO_ERROR_PRIVATE_KEY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GBytes) data = g_bytes_new_static (cases[i].text, strlen (cases[i].text));
      g_autoptr(GError) error = NULL;

      g_assert_null (lanyard_certificate_new_from_data (data, &error));
      g_assert_error (error, LANYARD_CRYPTO_ERROR, (int) cases[i].code);
    }
}

static void
test_bytes_behind_are_refused (void)
{
  g_autoptr(LanyardCertificate) certificate = make_certificate (NULL);
  gsize size;
  const guchar *der = g_bytes_get_data (lanyard_certificate_get_der (certificate), &size);
  g_autofree guchar *longer = g_malloc (size + 1);
  g_autoptr(GBytes) data = NULL;
  g_autoptr(GError) error = NULL;

  memcpy (longer, der, size);
  longer[size] = 0;
  data = g_bytes_new_static (longer, size + 1);

  g_assert_null (lanyard_certificate_new_from_data (data, &error));
  g_assert_error (error, LANYARD_CRYPTO_ERROR, LANYARD_CRYPTO_ERROR_MALFORMED);
}

static void
test_openssl_agrees (void)
{
  g_autofree char *openssl = g_find_program_in_path ("openssl");
  g_autoptr(LanyardCertificate) certificate = make_certificate (NULL);
  g_autofree char *pem = lanyard_certificate_dup_pem (certificate);
  g_autofree char *fingerprint = lanyard_certificate_dup_fingerprint (certificate, G_CHECKSUM_SHA256);
  g_autofree char *path = NULL;
  g_autofree char *output = NULL;
  g_autoptr(GError) error = NULL;
  int status;

  if (openssl == NULL)
    {
      g_test_skip ("the openssl program is missing");
      return;
    }

  g_close (g_file_open_tmp ("certificate-XXXXXX.pem", &path, &error), NULL);
  g_assert_no_error (error);
  g_file_set_contents (path, pem, -1, &error);
  g_assert_no_error (error);

  {
    const char *argv[] = { openssl, "x509", "-in", path, "-noout", "-fingerprint", "-sha256", "-serial", NULL };

    g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status, &error);
  }
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_assert_nonnull (strstr (output, fingerprint));
  g_assert_nonnull (strstr (output, lanyard_certificate_get_serial (certificate)));
  g_remove (path);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/crypto/certificate/m-62-self-signed", test_self_signed);
  g_test_add_func ("/crypto/certificate/empty-names", test_empty_names);
  g_test_add_func ("/crypto/certificate/ecdsa-uses-fitting-digest", test_ecdsa_uses_fitting_digest);
  g_test_add_func ("/crypto/certificate/long-common-name", test_long_common_name);
  g_test_add_func ("/crypto/certificate/forms", test_forms);
  g_test_add_func ("/crypto/certificate/refused", test_refused);
  g_test_add_func ("/crypto/certificate/bytes-behind-are-refused", test_bytes_behind_are_refused);
  g_test_add_func ("/crypto/certificate/openssl-agrees", test_openssl_agrees);

  return g_test_run ();
}
