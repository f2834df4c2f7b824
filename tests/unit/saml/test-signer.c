/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lanyard-random.h"
#include "signer-fixture.h"

#define N_THREADS 4
#define N_ROUNDS 20

static void
test_fit (void)
{
  static const struct
  {
    LanyardKeyType  type;
    const char     *algorithm;
    gboolean        fits;
  } cases[] = {
    { LANYARD_KEY_RSA_2048, "rsa-sha256", TRUE },
    { LANYARD_KEY_RSA_2048, "rsa-sha384", TRUE },
    { LANYARD_KEY_RSA_2048, "rsa-sha512", TRUE },
    { LANYARD_KEY_RSA_2048, "rsa-sha1", TRUE },
    { LANYARD_KEY_RSA_2048, "ecdsa-sha256", FALSE },
    { LANYARD_KEY_RSA_2048, "ecdsa-sha384", FALSE },
    { LANYARD_KEY_RSA_2048, "rsa-md5", FALSE },
    { LANYARD_KEY_RSA_2048, "RSA-SHA256", FALSE },
    { LANYARD_KEY_RSA_2048, "", FALSE },
    { LANYARD_KEY_EC_P256, "ecdsa-sha256", TRUE },
    { LANYARD_KEY_EC_P256, "ecdsa-sha384", TRUE },
    { LANYARD_KEY_EC_P256, "ecdsa-sha1", FALSE },
    { LANYARD_KEY_EC_P256, "rsa-sha256", FALSE },
    { LANYARD_KEY_EC_P384, "ecdsa-sha256", TRUE },
    { LANYARD_KEY_EC_P384, "ecdsa-sha384", TRUE },
    { LANYARD_KEY_EC_P384, "rsa-sha1", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LanyardSamlResponse response = test_make_response ();
      g_autoptr(GError) error = NULL;
      g_autoptr(LanyardSamlSigner) signer =
        lanyard_saml_signer_new (test_get_key (cases[i].type), test_get_certificate (cases[i].type),
                                 cases[i].algorithm, &error);
      g_autofree char *document = NULL;

      if (!cases[i].fits)
        {
          g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_ALGORITHM);
          g_assert_null (signer);
          continue;
        }

      g_assert_no_error (error);
      document = lanyard_saml_response_write (&response, signer, LANYARD_SAML_SIGN_BOTH, &error);
      g_assert_no_error (error);
      g_assert_nonnull (document);
    }
}

static void
test_public_key (void)
{
  g_autoptr(GError) error = NULL;
  LanyardCertificate *certificate = test_get_certificate (LANYARD_KEY_RSA_2048);
  g_autoptr(LanyardSamlSigner) signer =
    lanyard_saml_signer_new (lanyard_certificate_get_key (certificate), certificate, "rsa-sha256", &error);

  g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_ALGORITHM);
  g_assert_null (signer);
}

static void
test_other_certificate (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardSamlSigner) signer =
    lanyard_saml_signer_new (test_get_key (LANYARD_KEY_EC_P256), test_get_certificate (LANYARD_KEY_EC_P384),
                             "ecdsa-sha256", &error);

  g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_CERTIFICATE);
  g_assert_null (signer);
}

/* M-46: without a certificate there is no KeyInfo, and the rest holds. */
static void
test_no_certificate (void)
{
  LanyardSamlResponse response = test_make_response ();
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardSamlSigner) signer =
    lanyard_saml_signer_new (test_get_key (LANYARD_KEY_EC_P256), NULL, "ecdsa-sha256", &error);
  g_autofree char *document = NULL;
  g_autofree char *count = NULL;

  g_assert_no_error (error);
  document = lanyard_saml_response_write (&response, signer, LANYARD_SAML_SIGN_BOTH, &error);
  g_assert_no_error (error);
  count = test_dup_xpath (document, "count(//ds:Signature) - count(//ds:KeyInfo)");
  g_assert_cmpstr (count, ==, "2");
}

/* I-03, I-04: base64 without line breaks, and in KeyInfo the certificate */
static void
test_key_info (void)
{
  LanyardSamlResponse response = test_make_response ();
  g_autoptr(GError) error = NULL;
  g_autofree char *document = lanyard_saml_response_write (&response, test_get_signer ("rsa-sha256"),
                                                           LANYARD_SAML_SIGN_ASSERTION, &error);
  g_autofree char *value = NULL;
  g_autofree char *certificate = NULL;

  g_assert_no_error (error);
  value = test_dup_xpath (document, "//ds:SignatureValue");
  g_assert_cmpuint (strlen (value), ==, 344);
  certificate = test_dup_xpath (document, "//ds:X509Certificate");
  g_assert_cmpstr (certificate, ==, lanyard_certificate_get_base64 (test_get_certificate (LANYARD_KEY_RSA_2048)));
}

/* XML Signature 6.4.3: r and s side by side, however short they happen to be */
static void
test_ecdsa_length (void)
{
  static const struct
  {
    const char *algorithm;
    gsize       length;
  } cases[] = {
    { "ecdsa-sha256", 64 },
    { "ecdsa-sha384", 96 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint round = 0; round < 300; round++)
      {
        LanyardSamlResponse response = test_make_response ();
        g_autoptr(GError) error = NULL;
        g_autofree char *document = lanyard_saml_response_write (&response, test_get_signer (cases[i].algorithm),
                                                                 LANYARD_SAML_SIGN_ASSERTION, &error);
        g_autofree char *value = NULL;
        g_autofree guchar *signature = NULL;
        gsize length = 0;

        g_assert_no_error (error);
        value = test_dup_xpath (document, "//ds:SignatureValue");
        signature = g_base64_decode (value, &length);
        g_assert_cmpuint (length, ==, cases[i].length);
      }
}

static gpointer
write_many (gpointer user_data)
{
  LanyardSamlSigner *signer = user_data;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      LanyardSamlResponse response = test_make_response ();
      g_autofree char *id = lanyard_random_dup_id ();
      g_autoptr(GError) error = NULL;
      g_autofree char *document = NULL;

      response.assertion_id = id;
      document = lanyard_saml_response_write (&response, signer, LANYARD_SAML_SIGN_BOTH, &error);
      g_assert_no_error (error);
      g_assert_nonnull (strstr (document, id));
    }

  lanyard_saml_signer_unref (signer);

  return NULL;
}

static void
test_threads (void)
{
  static const char * const algorithms[] = { "rsa-sha256", "ecdsa-sha256" };

  for (gsize i = 0; i < G_N_ELEMENTS (algorithms); i++)
    {
      LanyardSamlSigner *signer = test_get_signer (algorithms[i]);
      GThread *threads[N_THREADS];

      for (guint j = 0; j < N_THREADS; j++)
        threads[j] = g_thread_new ("writer", write_many, lanyard_saml_signer_ref (signer));
      for (guint j = 0; j < N_THREADS; j++)
        g_thread_join (threads[j]);
    }
}

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);

  g_test_add_func ("/saml/signer/fit", test_fit);
  g_test_add_func ("/saml/signer/public-key", test_public_key);
  g_test_add_func ("/saml/signer/other-certificate", test_other_certificate);
  g_test_add_func ("/saml/signer/no-certificate", test_no_certificate);
  g_test_add_func ("/saml/signer/key-info", test_key_info);
  g_test_add_func ("/saml/signer/ecdsa-length", test_ecdsa_length);
  g_test_add_func ("/saml/signer/threads", test_threads);

  return g_test_run ();
}
