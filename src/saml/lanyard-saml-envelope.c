/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-signer-private.h"

#include <openssl/evp.h>
#include <string.h>

#include "lanyard-saml-writer-private.h"

#define SIGNATURE_START "<ds:Signature xmlns:ds=\"" LANYARD_SAML_NS_DSIG "\">"
#define SIGNATURE_END "</ds:Signature>"
/* SignedInfo is signed with the declaration and stored without it: there it
 * is redundant, and canonical bytes have it on ds:Signature alone. */
#define SIGNED_INFO_SIGNED "<ds:SignedInfo xmlns:ds=\"" LANYARD_SAML_NS_DSIG "\">"
#define SIGNED_INFO_STORED "<ds:SignedInfo>"
/* From behind the ID to where a list of prefixes has its place. */
#define TRANSFORMS \
  "\"><ds:Transforms>" \
  "<ds:Transform Algorithm=\"" LANYARD_SAML_NS_DSIG "enveloped-signature\"></ds:Transform>" \
  "<ds:Transform Algorithm=\"" LANYARD_SAML_NS_EXC_C14N "\">"
#define SIGNED_INFO_END "</ds:DigestValue></ds:Reference></ds:SignedInfo>"

static char *
digest_span (LanyardSamlSigner      *signer,
             const GString          *document,
             const LanyardSamlSpan  *span,
             GError                **error)
{
  guchar digest[EVP_MAX_MD_SIZE];
  guint size = 0;
  EVP_MD_CTX *context = EVP_MD_CTX_new ();
  gboolean done = context != NULL &&
                  EVP_DigestInit_ex2 (context, signer->reference_digest, NULL) == 1 &&
                  EVP_DigestUpdate (context, document->str + span->start, span->gap - span->start) == 1 &&
                  EVP_DigestUpdate (context, document->str + span->gap, span->end - span->gap) == 1 &&
                  EVP_DigestFinal_ex (context, digest, &size) == 1;

  EVP_MD_CTX_free (context);
  if (!done)
    {
      _lanyard_saml_signer_set_error (error);
      return NULL;
    }

  return g_base64_encode (digest, size);
}

/* I-03: for all base64 but digests. */
static char *
wrap_base64 (const char *base64,
             guint       line_length)
{
  GString *wrapped;

  if (line_length == 0)
    return g_strdup (base64);

  wrapped = g_string_new (base64);
  for (gsize i = line_length; i < wrapped->len; i += line_length + 1)
    g_string_insert_c (wrapped, (gssize) i, '\n');

  return g_string_free (wrapped, FALSE);
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
      g_autofree char *base64 = wrap_base64 (lanyard_certificate_get_base64 (certificate), options->line_length);

      _lanyard_saml_writer_start (&writer, "ds:X509Data");
      _lanyard_saml_writer_element (&writer, "ds:X509Certificate", base64);
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
  g_autofree char *digest = digest_span (signer, document, span, error);
  g_autofree char *signed_info = NULL;
  g_autofree char *base64 = NULL;
  g_autofree char *value = NULL;
  g_autofree char *signature = NULL;
  gsize length;

  if (digest == NULL)
    return FALSE;

  signed_info = g_strconcat (SIGNED_INFO_SIGNED, signer->reference_start, span->id,
                             choose_transforms (document, span), signer->reference_end, digest, SIGNED_INFO_END, NULL);
  base64 = _lanyard_saml_signer_sign (signer, signed_info, strlen (signed_info), error);
  if (base64 == NULL)
    return FALSE;

  value = wrap_base64 (base64, signer->line_length);
  signature = g_strconcat (SIGNATURE_START SIGNED_INFO_STORED, signed_info + strlen (SIGNED_INFO_SIGNED),
                           "<ds:SignatureValue>", value, "</ds:SignatureValue>",
                           signer->key_info, SIGNATURE_END, NULL);
  length = strlen (signature);
  g_string_insert_len (document, (gssize) span->gap, signature, (gssize) length);
  span->end += length;

  return TRUE;
}
