/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "encryption-fixture.h"
#include "lanyard-saml.h"

#define XENC "http://www.w3.org/2001/04/xmlenc#"
#define XENC11 "http://www.w3.org/2009/xmlenc11#"
#define DSIG "http://www.w3.org/2000/09/xmldsig#"

#define INSIDE \
  "EncryptedAssertion(EncryptedData(EncryptionMethod()KeyInfo(EncryptedKey(EncryptionMethod(DigestMethod())" \
  "CipherData(CipherValue())))CipherData(CipherValue())))"
#define INSIDE_SHA256 \
  "EncryptedAssertion(EncryptedData(EncryptionMethod()KeyInfo(EncryptedKey(EncryptionMethod(DigestMethod()MGF())" \
  "CipherData(CipherValue())))CipherData(CipherValue())))"
#define SIBLING \
  "EncryptedAssertion(EncryptedData(EncryptionMethod()KeyInfo(RetrievalMethod())CipherData(CipherValue()))" \
  "EncryptedKey(EncryptionMethod(DigestMethod())CipherData(CipherValue())ReferenceList(DataReference())))"
#define SIGNATURE \
  "Signature(SignedInfo(CanonicalizationMethod()SignatureMethod()Reference(Transforms(Transform()" \
  "Transform())DigestMethod()DigestValue()))SignatureValue()KeyInfo(X509Data(X509Certificate())))"

/* M-48, M-49: what the connector says and what the SP lists, and what comes
 * of it; NULL: refused. */
static const struct
{
  const char *name;
  const char *content;
  const char *key_transport;
  const char *methods[4];
  const char *chosen_content;
  const char *chosen_key_transport;
} choices[] = {
  { "i-37-default", "auto", "auto", { NULL }, "aes256-gcm", "rsa-oaep-mgf1p" },
  { "content", "aes128-gcm", "auto", { NULL }, "aes128-gcm", "rsa-oaep-mgf1p" },
  { "i-36-content-256-cbc", "aes256-cbc", "auto", { NULL }, "aes256-cbc", "rsa-oaep-mgf1p" },
  { "content-128-cbc", "aes128-cbc", "auto", { NULL }, "aes128-cbc", "rsa-oaep-mgf1p" },
  { "key", "auto", "rsa-oaep-sha256", { NULL }, "aes256-gcm", "rsa-oaep-sha256" },
  { "listed-content", "auto", "auto", { XENC11 "aes128-gcm" }, "aes128-gcm", "rsa-oaep-mgf1p" },
  { "listed-best", "auto", "auto", { XENC "aes256-cbc", XENC11 "aes128-gcm", XENC11 "aes256-gcm" },
    "aes256-gcm", "rsa-oaep-mgf1p" },
  { "listed-cbc", "auto", "auto", { XENC "tripledes-cbc", XENC "aes128-cbc" }, "aes128-cbc", "rsa-oaep-mgf1p" },
  { "listed-key", "auto", "auto", { XENC11 "rsa-oaep" }, "aes256-gcm", "rsa-oaep-sha256" },
  { "listed-keys", "auto", "auto", { XENC "rsa-1_5", XENC11 "rsa-oaep", XENC "rsa-oaep-mgf1p" },
    "aes256-gcm", "rsa-oaep-mgf1p" },
  { "listed-other", "auto", "auto", { "urn:x-other", XENC "kw-aes256" }, "aes256-gcm", "rsa-oaep-mgf1p" },
  { "listed-weak-content", "auto", "auto", { XENC "tripledes-cbc", XENC "rsa-oaep-mgf1p" }, NULL, NULL },
  { "listed-weak-key", "auto", "auto", { XENC11 "aes256-gcm", XENC "rsa-1_5" }, NULL, NULL },
  { "connector-counts", "aes256-gcm", "rsa-oaep-mgf1p", { XENC "tripledes-cbc", XENC "rsa-1_5" },
    "aes256-gcm", "rsa-oaep-mgf1p" },
  { "unknown-content", "aes192-gcm", "auto", { NULL }, NULL, NULL },
  { "unknown-key", "auto", "rsa-1_5", { NULL }, NULL, NULL },
};

static void
test_choice (gconstpointer user_data)
{
  gsize i = GPOINTER_TO_SIZE (user_data);
  LanyardSamlEncryption encryption = encryption_make ();
  g_autoptr(LanyardSamlEncrypter) encrypter = NULL;
  g_autoptr(GError) error = NULL;

  encryption.content = choices[i].content;
  encryption.key_transport = choices[i].key_transport;
  encryption.methods = choices[i].methods;
  encrypter = lanyard_saml_encrypter_new (&encryption, &error);

  if (choices[i].chosen_content == NULL)
    {
      g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_ALGORITHM);
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpstr (lanyard_saml_encrypter_get_content (encrypter), ==, choices[i].chosen_content);
  g_assert_cmpstr (lanyard_saml_encrypter_get_key_transport (encrypter), ==, choices[i].chosen_key_transport);
  g_assert_cmpint (lanyard_saml_encrypter_is_authenticated (encrypter), ==,
                   g_str_has_suffix (choices[i].chosen_content, "-gcm"));
}

/* M-49: any usable key, and none is an error. */
static void
test_keys (void)
{
  g_autofree char *ec = lanyard_certificate_dup_pem (test_get_certificate (LANYARD_KEY_EC_P256));
  g_autofree char *rsa = lanyard_certificate_dup_pem (test_get_certificate (LANYARD_KEY_RSA_3072));
  g_autofree char *short_rsa = encryption_make_short_certificate ();
  const struct
  {
    const char *certificates[4];
    gboolean    usable;
  } cases[] = {
    { { NULL }, FALSE },
    { { ec }, FALSE },
    { { short_rsa }, FALSE },
    { { "no certificate" }, FALSE },
    { { rsa }, TRUE },
    { { ec, short_rsa, rsa }, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LanyardSamlEncryption encryption = encryption_make ();
      g_autoptr(LanyardSamlEncrypter) encrypter = NULL;
      g_autoptr(GError) error = NULL;

      encryption.certificates = cases[i].certificates;
      encrypter = lanyard_saml_encrypter_new (&encryption, &error);
      g_assert_cmpint (encrypter != NULL, ==, cases[i].usable);
      if (encrypter == NULL)
        g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_CERTIFICATE);
    }
}

/* A-18 */
static void
test_recipient (void)
{
  LanyardSamlEncryption encryption = encryption_make ();
  g_autoptr(LanyardSamlEncrypter) encrypter = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *document = NULL;
  g_autofree char *recipient = NULL;

  encryption.recipient = "https://sp.example/?a=1&b=\"<>";
  document = encryption_write (&encryption, LANYARD_SAML_SIGN_BOTH);
  recipient = test_dup_xpath (document, "//*[local-name()='EncryptedKey']/@Recipient");
  g_assert_cmpstr (recipient, ==, encryption.recipient);

  encryption.recipient = "a\001b";
  encrypter = lanyard_saml_encrypter_new (&encryption, &error);
  g_assert_null (encrypter);
  g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_VALUE);
}

/* M-47: nothing of the assertion is left in the clear, and the Response is
 * signed around what is encrypted. */
static void
test_order (void)
{
  LanyardSamlEncryption encryption = encryption_make ();
  g_autofree char *both = encryption_write (&encryption, LANYARD_SAML_SIGN_BOTH);
  g_autofree char *assertion = encryption_write (&encryption, LANYARD_SAML_SIGN_ASSERTION);
  g_autofree char *both_outline = test_dup_outline (both);
  g_autofree char *assertion_outline = test_dup_outline (assertion);

  g_assert_cmpstr (both_outline, ==, "Response(Issuer()" SIGNATURE "Status(StatusCode())" INSIDE ")");
  g_assert_cmpstr (assertion_outline, ==, "Response(Issuer()Status(StatusCode())" INSIDE ")");
  g_assert_null (strstr (both, "jane"));
  g_assert_null (strstr (both, "_assertion"));
}

/* M-48: what is written for each choice. */
static void
test_structure (void)
{
  const struct
  {
    const char *key_transport;
    gboolean    key_is_sibling;
    const char *outline;
    const char *digest;
    const char *mgf;
  } cases[] = {
    { "rsa-oaep-mgf1p", FALSE, INSIDE, DSIG "sha1", "" },
    { "rsa-oaep-mgf1p", TRUE, SIBLING, DSIG "sha1", "" },
    { "rsa-oaep-sha256", FALSE, INSIDE_SHA256, XENC "sha256", XENC11 "mgf1sha256" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LanyardSamlEncryption encryption = encryption_make ();
      g_autofree char *document = NULL;
      g_autofree char *outline = NULL;
      g_autofree char *digest = NULL;
      g_autofree char *mgf = NULL;

      encryption.key_transport = cases[i].key_transport;
      encryption.key_is_sibling = cases[i].key_is_sibling;
      document = encryption_write (&encryption, LANYARD_SAML_SIGN_ASSERTION);
      outline = test_dup_outline (document);
      digest = test_dup_xpath (document, "//*[local-name()='EncryptedKey']/*/ds:DigestMethod/@Algorithm");
      mgf = test_dup_xpath (document, "//*[local-name()='MGF']/@Algorithm");
      g_assert_nonnull (strstr (outline, cases[i].outline));
      g_assert_cmpstr (digest, ==, cases[i].digest);
      g_assert_cmpstr (mgf, ==, cases[i].mgf);
    }
}

/* M-48: the two name each other, by IDs of this message alone. */
static void
test_sibling (void)
{
  LanyardSamlEncryption encryption = encryption_make ();
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *first_id = NULL;
  g_autofree char *second_id = NULL;
  g_autofree char *linked = NULL;

  encryption.key_is_sibling = TRUE;
  first = encryption_write (&encryption, LANYARD_SAML_SIGN_BOTH);
  second = encryption_write (&encryption, LANYARD_SAML_SIGN_BOTH);
  first_id = test_dup_xpath (first, "//*[local-name()='EncryptedKey']/@Id");
  second_id = test_dup_xpath (second, "//*[local-name()='EncryptedKey']/@Id");
  linked = test_dup_xpath (first,
                           "//ds:RetrievalMethod/@URI = concat('#', //*[local-name()='EncryptedKey']/@Id) and "
                           "//*[local-name()='DataReference']/@URI = concat('#', //*[local-name()='EncryptedData']/@Id)");
  g_assert_cmpstr (linked, ==, "true");
  g_assert_cmpstr (first_id, !=, second_id);
}

/* M-48: equal input never gives an equal key, IV or ciphertext. */
static void
test_fresh (void)
{
  LanyardSamlEncryption encryption = encryption_make ();
  g_autoptr(LanyardSamlEncrypter) encrypter = encryption_make_encrypter (&encryption);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 32; i++)
    {
      g_autofree char *document = encryption_write_with (encrypter, LANYARD_SAML_SIGN_ASSERTION);
      g_autofree char *data = test_dup_xpath (document, "//*[local-name()='EncryptedData']/*/*[local-name()='CipherValue']");
      char *key = test_dup_xpath (document, "//*[local-name()='EncryptedKey']//*[local-name()='CipherValue']");

      /* 16 characters of base64 are the 96 bits of the IV. */
      g_assert_true (g_hash_table_add (seen, g_strndup (data, 16)));
      g_assert_true (g_hash_table_add (seen, key));
    }
}

static gpointer
write_many (gpointer encrypter)
{
  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *document = encryption_write_with (encrypter, LANYARD_SAML_SIGN_ASSERTION);

      g_assert_nonnull (strstr (document, "EncryptedAssertion"));
    }

  return NULL;
}

static void
test_threads (void)
{
  LanyardSamlEncryption encryption = encryption_make ();
  g_autoptr(LanyardSamlEncrypter) encrypter = encryption_make_encrypter (&encryption);
  GThread *threads[4];

  test_get_signer ("rsa-sha256");
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("encrypt", write_many, encrypter);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autofree char *path = g_strconcat ("/saml/encryption/m-49-", choices[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_choice);
    }
  g_test_add_func ("/saml/encryption/m-49-keys", test_keys);
  g_test_add_func ("/saml/encryption/a-18-recipient", test_recipient);
  g_test_add_func ("/saml/encryption/m-47-order", test_order);
  g_test_add_func ("/saml/encryption/m-48-structure", test_structure);
  g_test_add_func ("/saml/encryption/m-48-sibling", test_sibling);
  g_test_add_func ("/saml/encryption/m-48-fresh", test_fresh);
  g_test_add_func ("/saml/encryption/threads", test_threads);

  return g_test_run ();
}
