/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-signer-private.h"

#include <openssl/evp.h>
#include <string.h>

#include "lanyard-base64.h"
#include "lanyard-saml-writer-private.h"

/* Of a signature with a certificate of an RSA key. */
#define SIZE_GUESS 4096

#define SIGNATURE_START "<ds:Signature xmlns:ds=\"" LANYARD_SAML_NS_DSIG "\">"
#define SIGNATURE_END "</ds:Signature>"
/* SignedInfo is signed with the declaration and stored without it: there it
 * is redundant, and canonical bytes have it on ds:Signature alone. */
#define SIGNED_INFO_SIGNED "<ds:SignedInfo xmlns:ds=\"" LANYARD_SAML_NS_DSIG "\">"
#define SIGNED_INFO_STORED SIGNATURE_START "<ds:SignedInfo>"
/* From behind the ID to where a list of prefixes has its place. */
#define TRANSFORMS \
  "\"><ds:Transforms>" \
  "<ds:Transform Algorithm=\"" LANYARD_SAML_NS_DSIG "enveloped-signature\"></ds:Transform>" \
  "<ds:Transform Algorithm=\"" LANYARD_SAML_NS_EXC_C14N "\">"
#define SIGNED_INFO_END "</ds:DigestValue></ds:Reference></ds:SignedInfo>"

static gboolean
append_digest (GString                *text,
               LanyardSamlSigner      *signer,
               const GString          *document,
               const LanyardSamlSpan  *span,
               GError                **error)
{
  const LanyardSamlPiece pieces[2] = {
    { document->str + span->start, span->gap - span->start },
    { document->str + span->gap, span->end - span->gap },
  };
  guchar digest[EVP_MAX_MD_SIZE];
  guint size = 0;

  if (!_lanyard_saml_signer_digest (signer->reference_digest, pieces, digest, &size))
    {
      _lanyard_saml_signer_set_error (error);
      return FALSE;
    }

  lanyard_base64_append (text, digest, size);
  return TRUE;
}

/* I-03: for all base64 but digests; here for that from @start on. */
static void
wrap_base64 (GString *text,
             gsize    start,
             guint    line_length)
{
  if (line_length == 0)
    return;

  for (gsize i = start + line_length; i < text->len; i += line_length + 1)
    g_string_insert_c (text, (gssize) i, '\n');
}

/* M-45: only what bears types lists their prefixes; elsewhere the list would
 * take up those of whatever the element is put into, which SimpleSAMLphp does
 * to an assertion that it decrypts. */
static const char *
choose_transforms (const GString         *document,
                   const LanyardSamlSpan *span)
{
  static const char declaration[] = " xmlns:xsi=";

  if (memmem (document->str + span->start, span->end - span->start, declaration, strlen (declaration)) == NULL)
    return TRANSFORMS;

  return TRANSFORMS
         "<ec:InclusiveNamespaces xmlns:ec=\"" LANYARD_SAML_NS_EXC_C14N "\""
         " PrefixList=\"" LANYARD_SAML_PREFIX_LIST "\"></ec:InclusiveNamespaces>";
}

/* M-46, I-06: the certificate alone, without its chain. */
static char *
write_key_info (LanyardSamlSigner               *signer,
                const LanyardSamlSignerOptions  *options,
                GError                         **error)
{
  g_auto(LanyardSamlWriter) writer = { NULL };
  LanyardCertificate *certificate = options->omit_certificate ? NULL : signer->certificate;
  GString *text;

  if (certificate == NULL && options->key_name == NULL)
    return g_strdup ("");

  _lanyard_saml_writer_init (&writer, FALSE);
  _lanyard_saml_writer_start (&writer, "ds:KeyInfo");
  _lanyard_saml_writer_element (&writer, "ds:KeyName", options->key_name);
  if (certificate != NULL)
    {
      g_autoptr(GString) base64 = g_string_new (lanyard_certificate_get_base64 (certificate));

      wrap_base64 (base64, 0, options->line_length);
      _lanyard_saml_writer_start (&writer, "ds:X509Data");
      _lanyard_saml_writer_element (&writer, "ds:X509Certificate", base64->str);
      _lanyard_saml_writer_end (&writer);
    }
  _lanyard_saml_writer_end (&writer);

  text = _lanyard_saml_writer_finish (&writer, error);
  return text != NULL ? g_string_free (text, FALSE) : NULL;
}

/**
 * _lanyard_saml_signer_prepare:
 * @signer: a signer that has its key, certificate, algorithm and digest
 * @options: how what is signed is written
 * @error: %LANYARD_SAML_ERROR_VALUE: a key name that XML cannot hold
 *
 * Writes what is the same in all its signatures.
 */
gboolean
_lanyard_saml_signer_prepare (LanyardSamlSigner               *signer,
                              const LanyardSamlSignerOptions  *options,
                              GError                         **error)
{
  signer->line_length = options->line_length;
  signer->saml2 = options->saml2_prefixes;
  signer->reference_start =
    g_strconcat ("<ds:CanonicalizationMethod Algorithm=\"" LANYARD_SAML_NS_EXC_C14N "\">"
                 "</ds:CanonicalizationMethod>"
                 "<ds:SignatureMethod Algorithm=\"", signer->algorithm->signature_uri, "\">"
                 "</ds:SignatureMethod>"
                 "<ds:Reference URI=\"#",
                 NULL);
  signer->reference_end =
    g_strconcat ("</ds:Transform></ds:Transforms>"
                 "<ds:DigestMethod Algorithm=\"", signer->digest_uri, "\"></ds:DigestMethod>"
                 "<ds:DigestValue>",
                 NULL);
  signer->key_info = write_key_info (signer, options, error);

  return signer->key_info != NULL;
}

/* Signs @text, which is SignedInfo as it is stored. */
static gboolean
append_value (GString            *text,
              LanyardSamlSigner  *signer,
              GError            **error)
{
  gsize end = text->len;
  gsize start = g_string_append (text, "<ds:SignatureValue>")->len;
  const LanyardSamlPiece pieces[2] = {
    { SIGNED_INFO_SIGNED, strlen (SIGNED_INFO_SIGNED) },
    { text->str + strlen (SIGNED_INFO_STORED), end - strlen (SIGNED_INFO_STORED) },
  };

  if (!_lanyard_saml_signer_append (signer, text, pieces, error))
    return FALSE;

  wrap_base64 (text, start, signer->line_length);
  g_string_append (text, "</ds:SignatureValue>");
  return TRUE;
}

/**
 * _lanyard_saml_signer_envelop:
 * @signer: a signer
 * @document: a document in canonical form, with room left for no signature
 * @span: (inout): the element to sign; its end moves by the signature
 * @error: %LANYARD_CRYPTO_ERROR_FAILED
 *
 * Puts an enveloped ds:Signature over @span into its gap (M-44, M-45, M-46):
 * one Reference to its ID, enveloped-signature and exclusive C14N, KeyInfo as
 * it was prepared, the digest on one line (I-03). An inner element is signed
 * before the one around it, whose end the caller then moves.
 *
 * Returns: whether it is signed
 */
gboolean
_lanyard_saml_signer_envelop (LanyardSamlSigner  *signer,
                              GString            *document,
                              LanyardSamlSpan    *span,
                              GError            **error)
{
  g_autoptr(GString) text = g_string_sized_new (SIZE_GUESS);

  g_string_append (text, SIGNED_INFO_STORED);
  g_string_append (text, signer->reference_start);
  g_string_append (text, span->id);
  g_string_append (text, choose_transforms (document, span));
  g_string_append (text, signer->reference_end);
  if (!append_digest (text, signer, document, span, error))
    return FALSE;
  g_string_append (text, SIGNED_INFO_END);
  if (!append_value (text, signer, error))
    return FALSE;
  g_string_append (text, signer->key_info);
  g_string_append (text, SIGNATURE_END);

  g_string_insert_len (document, (gssize) span->gap, text->str, (gssize) text->len);
  span->end += text->len;

  return TRUE;
}
