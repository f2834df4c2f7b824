/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Encrypted elements: any document as one, and any bytes in place of the
 * ciphertext and of the plain text of a good one. */

#include "config.h"

#include <string.h>

#include "forge-encryption.h"
#include "fuzz.h"
#include "lanyard-saml-decryption-private.h"
#include "signer-fixture.h"

#define HOLDER "<saml:EncryptedID xmlns:saml=\"" LANYARD_SAML_NS_ASSERTION "\">"

static GPtrArray *
get_keys (void)
{
  static GPtrArray *keys;

  if (keys == NULL)
    {
      keys = g_ptr_array_new ();
      g_ptr_array_add (keys, fuzz_get_key ());
      g_ptr_array_add (keys, test_get_key (LANYARD_KEY_RSA_2048));
    }

  return keys;
}

static void
decrypt (const char *text,
         gsize       size,
         gboolean    is_authenticated)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(xmlDoc) document = _lanyard_saml_xml_parse (text, size, LANYARD_SAML_XML_MESSAGE, &error);
  g_autoptr(xmlDoc) decrypted = NULL;

  fuzz_check (document != NULL, error);
  if (document == NULL)
    return;

  decrypted = _lanyard_saml_decrypt (xmlDocGetRootElement (document), "NameID", get_keys (), is_authenticated, &error);
  fuzz_check (decrypted != NULL, error);
  g_assert_true (decrypted == NULL ||
                 _lanyard_saml_xml_is (xmlDocGetRootElement (decrypted), LANYARD_SAML_NS_ASSERTION, "NameID"));
}

static void
decrypt_content (const char *content)
{
  g_autofree char *text = g_strconcat (HOLDER, content, "</saml:EncryptedID>", NULL);

  decrypt (text, strlen (text), TRUE);
}

/* The last cipher value is that of the content. */
static void
decrypt_cipher_text (const char    *content,
                     const uint8_t *data,
                     size_t         size)
{
  const char *start = g_strrstr (content, "<e:CipherValue>") + strlen ("<e:CipherValue>");
  const char *end = strchr (start, '<');
  g_autofree char *head = g_strndup (content, (gsize) (start - content));
  g_autofree char *value = g_base64_encode (data, size);
  g_autofree char *changed = g_strconcat (head, value, end, NULL);

  decrypt_content (changed);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  const ForgeEncryption encryption = { .content = size % 2 == 0 ? NULL : FORGE_XENC11 "aes128-gcm" };
  const ForgeEncryption cbc = { .content = "http://www.w3.org/2001/04/xmlenc#aes256-cbc" };
  g_autofree char *plain = g_strndup ((const char *) data, size);
  g_autofree char *content = forge_encrypt (&encryption, plain, test_get_key (LANYARD_KEY_RSA_2048));
  g_autofree char *cbc_content = forge_encrypt (&cbc, plain, test_get_key (LANYARD_KEY_RSA_2048));

  decrypt ((const char *) data, size, size % 2 == 0);
  decrypt_content (content);
  decrypt_cipher_text (content, data, size);
  decrypt_cipher_text (cbc_content, data, size);

  return 0;
}
