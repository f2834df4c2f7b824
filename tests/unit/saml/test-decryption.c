/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "encryption-fixture.h"
#include "forge-encryption.h"
#include "forge.h"
#include "lanyard-saml-decryption-private.h"
#include "lanyard-saml.h"
#include "received-fixture.h"

#define PASSES -1
#define HOLDER_START "<saml:EncryptedID xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\">"
#define HOLDER_END "</saml:EncryptedID>"
#define NAME_ID "<saml:NameID xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\">jane</saml:NameID>"

static GPtrArray *
make_keys (LanyardKeyType first,
           LanyardKeyType second)
{
  GPtrArray *keys = g_ptr_array_new ();

  g_ptr_array_add (keys, test_get_key (first));
  g_ptr_array_add (keys, test_get_key (second));

  return keys;
}

/* The text of the NameID that comes out of what stands in an EncryptedID. */
static char *
decrypt (const char  *content,
         gboolean     is_authenticated,
         GError     **error)
{
  g_autofree char *text = g_strconcat (HOLDER_START, content, HOLDER_END, NULL);
  g_autoptr(GPtrArray) keys = make_keys (LANYARD_KEY_EC_P256, LANYARD_KEY_RSA_3072);
  g_autoptr(xmlDoc) document = _lanyard_saml_xml_parse (text, strlen (text), LANYARD_SAML_XML_MESSAGE, error);
  g_autoptr(xmlDoc) decrypted = NULL;

  if (document == NULL)
    return NULL;

  decrypted = _lanyard_saml_decrypt (xmlDocGetRootElement (document), "NameID", keys, is_authenticated, error);

  return _lanyard_saml_xml_dup_text (decrypted != NULL ? xmlDocGetRootElement (decrypted) : NULL);
}

static const struct
{
  const char *name;
  ForgeEncryption encryption;
  gboolean is_authenticated;
  int code;
} ways[] = {
  { "m-48-default", { NULL }, FALSE, PASSES },
  { "m-48-sibling", { .key_is_sibling = TRUE }, FALSE, PASSES },
  { "m-48-aes128-gcm", { .content = FORGE_XENC11 "aes128-gcm" }, FALSE, PASSES },
  { "m-48-oaep-sha256", { .key_method = FORGE_XENC11 "rsa-oaep", .digest = "SHA256", .mgf = "SHA256" }, FALSE, PASSES },
  { "m-48-oaep-mixed", { .key_method = FORGE_XENC11 "rsa-oaep", .digest = "SHA384", .mgf = "SHA512" }, FALSE, PASSES },
  { "m-48-oaep-default-mgf", { .key_method = FORGE_XENC11 "rsa-oaep", .digest = "SHA256" }, FALSE, PASSES },
  { "m-48-oaep-sha1-named", { .digest = "SHA1" }, FALSE, PASSES },
  { "m-48-oaep-mgf1p-sha256", { .digest = "SHA256" }, FALSE, PASSES },
  { "m-48-oaep-md5", { .digest = "MD5" }, FALSE, LANYARD_SAML_ERROR_ALGORITHM },
  { "m-48-other-recipients", { .n_other_keys = 3 }, FALSE, PASSES },
  { "a-20-many-keys", { .n_other_keys = 4 }, FALSE, LANYARD_SAML_ERROR_MALFORMED },
  { "a-21-rsa-1_5", { .key_method = FORGE_XENC "rsa-1_5" }, TRUE, LANYARD_SAML_ERROR_ALGORITHM },
  { "a-21-tripledes", { .content = FORGE_XENC "tripledes-cbc" }, TRUE, LANYARD_SAML_ERROR_ALGORITHM },
  { "a-21-unknown", { .content = "urn:x-cipher" }, TRUE, LANYARD_SAML_ERROR_ALGORITHM },
  { "a-21-cbc", { .content = FORGE_XENC "aes256-cbc" }, FALSE, LANYARD_SAML_ERROR_ALGORITHM },
  { "a-21-cbc-authenticated", { .content = FORGE_XENC "aes256-cbc" }, TRUE, PASSES },
  { "a-21-cbc-128-authenticated", { .content = FORGE_XENC "aes128-cbc" }, TRUE, PASSES },
  { "a-21-cbc-random-padding", { .content = FORGE_XENC "aes128-cbc", .padding = 0xa5 }, TRUE, PASSES },
  { "a-21-cbc-long-padding", { .content = FORGE_XENC "aes128-cbc", .last_byte = 17 }, TRUE, LANYARD_SAML_ERROR_DECRYPTION },
  { "a-21-cbc-odd-size", { .content = FORGE_XENC "aes128-cbc", .cut = 1 }, TRUE, LANYARD_SAML_ERROR_DECRYPTION },
  { "a-21-cbc-block-less", { .content = FORGE_XENC "aes128-cbc", .cut = 16 }, TRUE, LANYARD_SAML_ERROR_DECRYPTION },
  { "a-21-gcm-tag-cut", { .cut = 1 }, TRUE, LANYARD_SAML_ERROR_DECRYPTION },
  { "a-21-gcm-no-tag", { .cut = 16 }, TRUE, LANYARD_SAML_ERROR_DECRYPTION },
};

static void
test_way (gconstpointer user_data)
{
  gsize i = GPOINTER_TO_SIZE (user_data);
  g_autofree char *content = forge_encrypt (&ways[i].encryption, NAME_ID, test_get_key (LANYARD_KEY_RSA_3072));
  g_autoptr(GError) error = NULL;
  g_autofree char *text = decrypt (content, ways[i].is_authenticated, &error);

  if (ways[i].code == PASSES)
    {
      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, "jane");
      return;
    }

  g_assert_null (text);
  g_assert_error (error, LANYARD_SAML_ERROR, ways[i].code);
}

/* What everybody can see is wrong. */
static const struct
{
  const char *name;
  const char *find;
  const char *replacement;
  int code;
} forms[] = {
  { "no-data", "EncryptedData", "Encrypteddata", LANYARD_SAML_ERROR_MALFORMED },
  { "content-type", "#Element\"", "#Content\"", LANYARD_SAML_ERROR_MALFORMED },
  { "no-type", " Type=\"" FORGE_XENC "Element\"", "", PASSES },
  { "no-method", "e:EncryptionMethod", "e:Encryption", LANYARD_SAML_ERROR_ALGORITHM },
  { "two-methods", "<ds:KeyInfo", "<e:EncryptionMethod Algorithm=\"urn:x\"/><ds:KeyInfo", LANYARD_SAML_ERROR_ALGORITHM },
  { "two-key-infos", "<ds:KeyInfo", "<ds:KeyInfo xmlns:ds=\"" FORGE_DSIG "\"/><ds:KeyInfo", LANYARD_SAML_ERROR_MALFORMED },
  { "no-key", "EncryptedKey", "Encryptedkey", LANYARD_SAML_ERROR_MALFORMED },
  { "label", "</e:EncryptionMethod><e:CipherData>", "<e:OAEPparams>AAAA</e:OAEPparams></e:EncryptionMethod><e:CipherData>",
    LANYARD_SAML_ERROR_ALGORITHM },
  { "two-digests", "</e:EncryptionMethod><e:CipherData>",
    "<ds:DigestMethod Algorithm=\"" FORGE_DSIG "sha1\"/><ds:DigestMethod Algorithm=\"" FORGE_DSIG "sha1\"/></e:EncryptionMethod><e:CipherData>",
    LANYARD_SAML_ERROR_ALGORITHM },
  { "reference", "</e:CipherValue></e:CipherData></e:EncryptedData>",
    "</e:CipherValue><e:CipherReference URI=\"http://sp.example/\"/></e:CipherData></e:EncryptedData>", LANYARD_SAML_ERROR_MALFORMED },
  { "key-reference", "</e:CipherValue></e:CipherData></e:EncryptedKey>",
    "</e:CipherValue><e:CipherReference URI=\"http://sp.example/\"/></e:CipherData></e:EncryptedKey>", LANYARD_SAML_ERROR_MALFORMED },
  { "element-in-value", "</e:CipherValue></e:CipherData></e:EncryptedData>", "<e:a/></e:CipherValue></e:CipherData></e:EncryptedData>",
    LANYARD_SAML_ERROR_MALFORMED },
  { "not-base64", "</e:CipherValue></e:CipherData></e:EncryptedData>", "*</e:CipherValue></e:CipherData></e:EncryptedData>",
    LANYARD_SAML_ERROR_MALFORMED },
  { "two-data", "</e:EncryptedData>", "</e:EncryptedData><e:EncryptedData xmlns:e=\"" FORGE_XENC "\"/>", LANYARD_SAML_ERROR_MALFORMED },
  { "blanks", "<e:CipherValue>", "<e:CipherValue>\n \t", PASSES },
};

static void
test_form (gconstpointer user_data)
{
  static const ForgeEncryption encryption = { NULL };
  gsize i = GPOINTER_TO_SIZE (user_data);
  g_autofree char *good = forge_encrypt (&encryption, NAME_ID, test_get_key (LANYARD_KEY_RSA_3072));
  g_autoptr(GString) content = g_string_new (good);
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpuint (g_string_replace (content, forms[i].find, forms[i].replacement, 0), >, 0);
  text = decrypt (content->str, TRUE, &error);
  if (forms[i].code == PASSES)
    {
      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, "jane");
    }
  else
    g_assert_error (error, LANYARD_SAML_ERROR, forms[i].code);
}

static void
check_failure (const char  *content,
               char       **message)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = decrypt (content, TRUE, &error);

  g_assert_null (text);
  g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_DECRYPTION);
  if (*message == NULL)
    *message = g_strdup (error->message);
  g_assert_cmpstr (error->message, ==, *message);
}

/* whatever fails once the private key is used, the answer is the same:
 * another recipient, a changed key, a changed text, something else in it. */
static void
test_one_error (void)
{
  static const char * const plains[] = {
    "", "jane", "<a/>", "<a", "<!DOCTYPE a>" NAME_ID, NAME_ID NAME_ID, NAME_ID "\001",
    "<saml:Assertion xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\"/>",
    "<NameID>jane</NameID>", "<saml:NameID>jane</saml:NameID>",
  };
  static const ForgeEncryption gcm = { NULL };
  static const ForgeEncryption cbc = { .content = FORGE_XENC "aes256-cbc" };
  g_autofree char *message = NULL;
  g_autofree char *foreign = forge_encrypt (&gcm, NAME_ID, test_get_key (LANYARD_KEY_RSA_2048));

  check_failure (foreign, &message);
  for (gsize i = 0; i < G_N_ELEMENTS (plains); i++)
    {
      g_autofree char *with_gcm = forge_encrypt (&gcm, plains[i], test_get_key (LANYARD_KEY_RSA_3072));
      g_autofree char *with_cbc = forge_encrypt (&cbc, plains[i], test_get_key (LANYARD_KEY_RSA_3072));

      check_failure (with_gcm, &message);
      check_failure (with_cbc, &message);
    }
}

/* any changed character of either cipher value. */
static void
test_changed (void)
{
  static const ForgeEncryption encryption = { NULL };
  g_autofree char *good = forge_encrypt (&encryption, NAME_ID, test_get_key (LANYARD_KEY_RSA_3072));
  g_autofree char *message = NULL;

  for (char *p = good; (p = strstr (p, "<e:CipherValue>")) != NULL; p++)
    {
      p += strlen ("<e:CipherValue>");
      p += strspn (p, "\n");
      for (gsize i = 0; i + 4 < strcspn (p, "<\n"); i += 29)
        {
          char was = p[i];

          if (!g_ascii_isalnum (was))
            continue;
          p[i] = was == 'A' ? 'B' : 'A';
          check_failure (good, &message);
          p[i] = was;
        }
    }
  g_assert_nonnull (message);
}

/* M-55: an old key of ours still decrypts. */
static void
test_two_keys (void)
{
  static const ForgeEncryption encryption = { NULL };
  static const LanyardKeyType types[] = { LANYARD_KEY_RSA_2048, LANYARD_KEY_RSA_3072 };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *content = forge_encrypt (&encryption, NAME_ID, test_get_key (types[i]));
      g_autofree char *text = g_strconcat (HOLDER_START, content, HOLDER_END, NULL);
      g_autoptr(GPtrArray) keys = make_keys (types[0], types[1]);
      g_autoptr(GError) error = NULL;
      g_autoptr(xmlDoc) document = _lanyard_saml_xml_parse (text, strlen (text), LANYARD_SAML_XML_MESSAGE, &error);
      g_autoptr(xmlDoc) decrypted = _lanyard_saml_decrypt (xmlDocGetRootElement (document), "NameID", keys, FALSE, &error);

      g_assert_no_error (error);
      g_assert_nonnull (decrypted);
    }
}

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *path = g_strconcat ("/saml/decryption/", ways[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_way);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *path = g_strconcat ("/saml/decryption/form/", forms[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_form);
    }
  g_test_add_func ("/saml/decryption/a-21-one-error", test_one_error);
  g_test_add_func ("/saml/decryption/a-21-changed", test_changed);
  g_test_add_func ("/saml/decryption/m-55-two-keys", test_two_keys);

  return g_test_run ();
}
