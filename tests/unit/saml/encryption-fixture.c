/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "encryption-fixture.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <stdlib.h>

static char *pem;

static void
free_pem (void)
{
  g_clear_pointer (&pem, g_free);
}

LanyardSamlEncryption
encryption_make (void)
{
  static const char *certificates[2];

  if (pem == NULL)
    {
      pem = lanyard_certificate_dup_pem (test_get_certificate (LANYARD_KEY_RSA_3072));
      certificates[0] = pem;
      atexit (free_pem);
    }

  return (LanyardSamlEncryption) {
    .certificates = certificates,
    .content = "auto",
    .key_transport = "auto",
    .recipient = "https://sp.example/metadata",
  };
}

LanyardSamlEncrypter *
encryption_make_encrypter (const LanyardSamlEncryption *encryption)
{
  g_autoptr(GError) error = NULL;
  LanyardSamlEncrypter *encrypter = lanyard_saml_encrypter_new (encryption, &error);

  g_assert_no_error (error);
  return encrypter;
}

char *
encryption_write_with (LanyardSamlEncrypter *encrypter,
                       LanyardSamlSign       sign)
{
  LanyardSamlResponse response = test_make_response ();
  g_autoptr(GError) error = NULL;
  char *document;

  response.encrypter = encrypter;
  document = lanyard_saml_response_write (&response, test_get_signer ("rsa-sha256"), sign, &error);
  g_assert_no_error (error);

  return document;
}

char *
encryption_write (const LanyardSamlEncryption *encryption,
                  LanyardSamlSign              sign)
{
  g_autoptr(LanyardSamlEncrypter) encrypter = encryption_make_encrypter (encryption);

  return encryption_write_with (encrypter, sign);
}

/* Of an RSA key of 1024 bits, which nothing else here would make. */
char *
encryption_make_short_certificate (void)
{
  EVP_PKEY *key = EVP_RSA_gen (1024);
  X509 *certificate = X509_new ();
  BIO *memory = BIO_new (BIO_s_mem ());
  char *text;
  long size;
  char *result;

  X509_set_version (certificate, X509_VERSION_3);
  ASN1_INTEGER_set (X509_get_serialNumber (certificate), 1);
  X509_gmtime_adj (X509_getm_notBefore (certificate), 0);
  X509_gmtime_adj (X509_getm_notAfter (certificate), 3600);
  X509_NAME_add_entry_by_txt (X509_get_subject_name (certificate), "CN", MBSTRING_ASC, (const guchar *) "short", -1, -1, 0);
  X509_set_pubkey (certificate, key);
  g_assert_cmpint (X509_sign (certificate, key, EVP_sha256 ()), >, 0);
  g_assert_cmpint (PEM_write_bio_X509 (memory, certificate), ==, 1);
  size = BIO_get_mem_data (memory, &text);
  result = g_strndup (text, (gsize) size);

  BIO_free (memory);
  X509_free (certificate);
  EVP_PKEY_free (key);

  return result;
}
