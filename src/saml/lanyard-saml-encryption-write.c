/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-encryption-private.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <string.h>

#include "lanyard-saml-writer-private.h"

/* The place in the text that was just written, @back bytes before its end. */
static void
leave_gap (LanyardSamlEncrypter *encrypter,
           LanyardSamlWriter    *writer,
           LanyardSamlGap        gap,
           gsize                 back)
{
  g_assert (encrypter->n_gaps < LANYARD_SAML_GAPS_MAX);

  encrypter->gaps[encrypter->n_gaps].gap = gap;
  encrypter->gaps[encrypter->n_gaps].position = writer->text->len - back;
  encrypter->n_gaps++;
}

/* An attribute whose value ends in a gap. */
static void
write_open_attribute (LanyardSamlEncrypter *encrypter,
                      LanyardSamlWriter    *writer,
                      const char           *name,
                      const char           *start,
                      LanyardSamlGap        gap)
{
  _lanyard_saml_writer_attribute (writer, name, start);
  leave_gap (encrypter, writer, gap, strlen ("\""));
}

static void
write_method (LanyardSamlWriter *writer,
              const char        *element,
              const char        *prefix,
              const char        *namespace,
              const char        *uri)
{
  _lanyard_saml_writer_start (writer, element);
  if (prefix != NULL)
    _lanyard_saml_writer_namespace (writer, prefix, namespace);
  _lanyard_saml_writer_attribute (writer, "Algorithm", uri);
  _lanyard_saml_writer_end (writer);
}

static void
write_cipher_data (LanyardSamlEncrypter *encrypter,
                   LanyardSamlWriter    *writer,
                   LanyardSamlGap        gap)
{
  _lanyard_saml_writer_start (writer, "xenc:CipherData");
  _lanyard_saml_writer_start (writer, "xenc:CipherValue");
  _lanyard_saml_writer_text (writer, "");
  leave_gap (encrypter, writer, gap, 0);
  _lanyard_saml_writer_end (writer);
  _lanyard_saml_writer_end (writer);
}

/* Namespaces are declared where they are first used: inside ds:KeyInfo both
 * are known already. */
static void
write_key_method (LanyardSamlWriter          *writer,
                  const LanyardSamlKeyMethod *method,
                  gboolean                    is_inside)
{
  _lanyard_saml_writer_start (writer, "xenc:EncryptionMethod");
  _lanyard_saml_writer_attribute (writer, "Algorithm", method->uri);
  write_method (writer, "ds:DigestMethod", is_inside ? NULL : "ds", LANYARD_SAML_NS_DSIG, method->digest_uri);
  if (method->mgf_uri != NULL)
    write_method (writer, "xenc11:MGF", "xenc11", LANYARD_SAML_NS_XENC11, method->mgf_uri);
  _lanyard_saml_writer_end (writer);
}

static void
write_reference (LanyardSamlEncrypter *encrypter,
                 LanyardSamlWriter    *writer)
{
  _lanyard_saml_writer_start (writer, "xenc:ReferenceList");
  _lanyard_saml_writer_start (writer, "xenc:DataReference");
  write_open_attribute (encrypter, writer, "URI", "#", LANYARD_SAML_GAP_DATA_ID);
  _lanyard_saml_writer_end (writer);
  _lanyard_saml_writer_end (writer);
}

static void
write_key (LanyardSamlEncrypter        *encrypter,
           LanyardSamlWriter           *writer,
           const LanyardSamlEncryption *encryption)
{
  _lanyard_saml_writer_start (writer, "xenc:EncryptedKey");
  if (encryption->key_is_sibling)
    {
      _lanyard_saml_writer_namespace (writer, "xenc", LANYARD_SAML_NS_XENC);
      write_open_attribute (encrypter, writer, "Id", "", LANYARD_SAML_GAP_KEY_ID);
    }
  _lanyard_saml_writer_attribute (writer, "Recipient", encryption->recipient);
  write_key_method (writer, encrypter->key_method, !encryption->key_is_sibling);
  write_cipher_data (encrypter, writer, LANYARD_SAML_GAP_KEY);
  if (encryption->key_is_sibling)
    write_reference (encrypter, writer);
  _lanyard_saml_writer_end (writer);
}

static void
write_key_info (LanyardSamlEncrypter        *encrypter,
                LanyardSamlWriter           *writer,
                const LanyardSamlEncryption *encryption)
{
  _lanyard_saml_writer_start (writer, "ds:KeyInfo");
  _lanyard_saml_writer_namespace (writer, "ds", LANYARD_SAML_NS_DSIG);
  if (!encryption->key_is_sibling)
    write_key (encrypter, writer, encryption);
  else
    {
      _lanyard_saml_writer_start (writer, "ds:RetrievalMethod");
      _lanyard_saml_writer_attribute (writer, "Type", LANYARD_SAML_ENCRYPTED_KEY);
      write_open_attribute (encrypter, writer, "URI", "#", LANYARD_SAML_GAP_KEY_ID);
      _lanyard_saml_writer_end (writer);
    }
  _lanyard_saml_writer_end (writer);
}

static void
write_data (LanyardSamlEncrypter        *encrypter,
            LanyardSamlWriter           *writer,
            const LanyardSamlEncryption *encryption)
{
  _lanyard_saml_writer_start (writer, "xenc:EncryptedData");
  _lanyard_saml_writer_namespace (writer, "xenc", LANYARD_SAML_NS_XENC);
  if (encryption->key_is_sibling)
    write_open_attribute (encrypter, writer, "Id", "", LANYARD_SAML_GAP_DATA_ID);
  _lanyard_saml_writer_attribute (writer, "Type", LANYARD_SAML_ENCRYPTED_ELEMENT);
  write_method (writer, "xenc:EncryptionMethod", NULL, NULL, encrypter->content->uri);
  write_key_info (encrypter, writer, encryption);
  write_cipher_data (encrypter, writer, LANYARD_SAML_GAP_DATA);
  _lanyard_saml_writer_end (writer);
}

static EVP_PKEY_CTX *
prepare_oaep (LanyardKey                 *key,
              const LanyardSamlKeyMethod *method)
{
  const OSSL_PARAM parameters[] = {
    OSSL_PARAM_construct_utf8_string (OSSL_ASYM_CIPHER_PARAM_PAD_MODE, (char *) OSSL_PKEY_RSA_PAD_MODE_OAEP, 0),
    OSSL_PARAM_construct_utf8_string (OSSL_ASYM_CIPHER_PARAM_OAEP_DIGEST, (char *) method->digest, 0),
    OSSL_PARAM_construct_utf8_string (OSSL_ASYM_CIPHER_PARAM_MGF1_DIGEST, (char *) method->mgf, 0),
    OSSL_PARAM_construct_end (),
  };
  EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_pkey (NULL, lanyard_key_get_evp (key), NULL);

  if (context != NULL && EVP_PKEY_encrypt_init_ex (context, parameters) == 1)
    return context;

  EVP_PKEY_CTX_free (context);
  return NULL;
}

/**
 * _lanyard_saml_encrypter_prepare:
 * @encrypter: an encrypter that has its key and methods
 * @encryption: what the connector says
 * @error: %LANYARD_SAML_ERROR_VALUE: the recipient cannot be written;
 *   %LANYARD_CRYPTO_ERROR_FAILED
 *
 * Writes what is the same in all its messages: a saml:EncryptedAssertion in
 * canonical form (Core 2.3.4, XML Encryption 1.1) with gaps for the two
 * cipher values and, if the key stands beside the data, the IDs by which they
 * name each other; looks up how its key encrypts.
 *
 * Returns: whether it is prepared
 */
gboolean
_lanyard_saml_encrypter_prepare (LanyardSamlEncrypter         *encrypter,
                                 const LanyardSamlEncryption  *encryption,
                                 GError                      **error)
{
  g_auto(LanyardSamlWriter) writer = { NULL };

  _lanyard_saml_writer_init (&writer, FALSE);
  writer.saml2 = encryption->saml2_prefixes;
  _lanyard_saml_writer_start (&writer, "saml:EncryptedAssertion");
  _lanyard_saml_writer_namespace (&writer, "saml", LANYARD_SAML_NS_ASSERTION);
  write_data (encrypter, &writer, encryption);
  if (encryption->key_is_sibling)
    write_key (encrypter, &writer, encryption);
  _lanyard_saml_writer_end (&writer);
  encrypter->text = _lanyard_saml_writer_finish (&writer, error);
  if (encrypter->text == NULL)
    return FALSE;

  encrypter->has_ids = encryption->key_is_sibling;
  encrypter->prepared = prepare_oaep (encrypter->key, encrypter->key_method);
  if (encrypter->prepared == NULL)
    _lanyard_saml_encrypter_set_error (error);

  return encrypter->prepared != NULL;
}
