/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-signature-private.h"

#include <glib/gi18n-lib.h>
#include <libxml/valid.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <string.h>
#include <xmlsec/xmlsec.h>
#include <xmlsec/keysdata.h>
#include <xmlsec/openssl/evp.h>
#include <xmlsec/transforms.h>
#include <xmlsec/xmldsig.h>

#include "lanyard-error.h"
#include "lanyard-key.h"
#include "lanyard-saml-algorithm-private.h"
#include "lanyard-saml-error.h"
#include "lanyard-saml-private.h"
#include "lanyard-text.h"

#define ENVELOPED LANYARD_SAML_NS_DSIG "enveloped-signature"
#define EXC_C14N_WITH_COMMENTS LANYARD_SAML_NS_EXC_C14N "WithComments"

/* What a signature says about itself, as far as it was allowed to. */
typedef struct
{
  xmlNode *element;                             /* what must be signed */
  xmlNode *node;                                /* its ds:Signature */
  xmlAttr *id_attribute;
  char *id;
  char *c14n;
  char *transform;                              /* after enveloped-signature */
  const LanyardSamlAlgorithm *method;
  const LanyardSamlAlgorithm *digest;
} Signature;

static void
signature_clear (Signature *self)
{
  g_free (self->id);
  g_free (self->c14n);
  g_free (self->transform);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Signature, signature_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlSecDSigCtx, xmlSecDSigCtxDestroy)

static gboolean
fail (GError     **error,
      const char  *what)
{
  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_SIGNATURE_INVALID,
                     _("The message may have been changed or forged"),
                     _("Compare the certificate with the one that the sender shows"),
                     "%s", what);
  return FALSE;
}

static gboolean
fail_shape (GError **error)
{
  return fail (error, _("The signature does not have the form that SAML demands"));
}

static gboolean
has_attribute (xmlNode    *element,
               const char *name,
               const char *value)
{
  g_autofree char *text = _lanyard_saml_xml_dup_attribute (element, name);

  return g_strcmp0 (text, value) == 0;
}

/* The next element if it has this name. */
static xmlNode *
expect (xmlNode    *element,
        const char *name)
{
  return _lanyard_saml_xml_is (element, LANYARD_SAML_NS_DSIG, name) ? element : NULL;
}

/* Exclusive canonicalisation, with its list of prefixes at most inside. */
static gboolean
read_c14n (xmlNode  *element,
           char    **algorithm,
           GError  **error)
{
  xmlNode *child = _lanyard_saml_xml_first (element);
  g_autofree char *visible = NULL;

  *algorithm = _lanyard_saml_xml_dup_attribute (element, "Algorithm");
  if (g_strcmp0 (*algorithm, LANYARD_SAML_NS_EXC_C14N) == 0 ||
      g_strcmp0 (*algorithm, EXC_C14N_WITH_COMMENTS) == 0)
    {
      if (child == NULL ||
          (_lanyard_saml_xml_is (child, LANYARD_SAML_NS_EXC_C14N, "InclusiveNamespaces") &&
           _lanyard_saml_xml_first (child) == NULL &&
           _lanyard_saml_xml_next (child) == NULL))
        return TRUE;
      return fail_shape (error);
    }

  visible = lanyard_text_make_visible (*algorithm != NULL ? *algorithm : "", 128);
  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_ALGORITHM,
                     _("Only exclusive canonicalization is used with SAML"),
                     _("Change how the sender signs"),
                     _("The signature uses the transform “%s”, which is not allowed"), visible);
  return FALSE;
}

/* M-12, A-08: enveloped-signature, then exclusive canonicalisation. */
static gboolean
read_transforms (Signature  *self,
                 xmlNode    *transforms,
                 GError    **error)
{
  xmlNode *enveloped = expect (_lanyard_saml_xml_first (transforms), "Transform");
  xmlNode *c14n;

  if (enveloped == NULL)
    return fail_shape (error);
  if (!has_attribute (enveloped, "Algorithm", ENVELOPED))
    {
      g_autofree char *unused = NULL;

      return read_c14n (enveloped, &unused, error) ? fail_shape (error) : FALSE;
    }

  c14n = expect (_lanyard_saml_xml_next (enveloped), "Transform");
  if (c14n == NULL ||
      _lanyard_saml_xml_first (enveloped) != NULL ||
      _lanyard_saml_xml_next (c14n) != NULL)
    return fail_shape (error);

  return read_c14n (c14n, &self->transform, error);
}

/* A-04: a canonicalisation that failed must not pass as one of nothing. */
static gboolean
check_digest_value (Signature  *self,
                    xmlNode    *element,
                    GError    **error)
{
  g_autofree char *text = _lanyard_saml_xml_dup_text (element);
  g_autofree char *empty = g_compute_checksum_for_string (self->digest->digest, "", 0);
  g_autoptr(GString) hex = g_string_new (NULL);
  g_autofree guchar *value = NULL;
  gsize size;

  value = g_base64_decode (text, &size);
  for (gsize i = 0; i < size; i++)
    g_string_append_printf (hex, "%02x", value[i]);

  if (hex->len != strlen (empty) || strcmp (hex->str, empty) == 0)
    return fail (error, _("The digest of the signature is not one of this message"));

  return TRUE;
}

static gboolean
read_reference (Signature  *self,
                xmlNode    *reference,
                gboolean    allow_sha1,
                GError    **error)
{
  xmlNode *transforms = expect (_lanyard_saml_xml_first (reference), "Transforms");
  xmlNode *method = transforms != NULL ? expect (_lanyard_saml_xml_next (transforms), "DigestMethod") : NULL;
  xmlNode *value = method != NULL ? expect (_lanyard_saml_xml_next (method), "DigestValue") : NULL;
  g_autofree char *uri = g_strconcat ("#", self->id, NULL);
  g_autofree char *algorithm = NULL;

  if (value == NULL ||
      _lanyard_saml_xml_first (method) != NULL ||
      _lanyard_saml_xml_first (value) != NULL ||
      _lanyard_saml_xml_next (value) != NULL)
    return fail_shape (error);
  if (!has_attribute (reference, "URI", uri))
    return fail (error, _("The signature is one of another part than the message it stands in"));
  if (!read_transforms (self, transforms, error))
    return FALSE;

  algorithm = _lanyard_saml_xml_dup_attribute (method, "Algorithm");
  self->digest = _lanyard_saml_algorithm_find_digest (algorithm, allow_sha1, error);

  return self->digest != NULL && check_digest_value (self, value, error);
}

static gboolean
read_signed_info (Signature  *self,
                  xmlNode    *info,
                  gboolean    allow_sha1,
                  GError    **error)
{
  xmlNode *c14n = expect (_lanyard_saml_xml_first (info), "CanonicalizationMethod");
  xmlNode *method = c14n != NULL ? expect (_lanyard_saml_xml_next (c14n), "SignatureMethod") : NULL;
  xmlNode *reference = method != NULL ? expect (_lanyard_saml_xml_next (method), "Reference") : NULL;
  g_autofree char *algorithm = NULL;

  if (reference == NULL ||
      _lanyard_saml_xml_next (reference) != NULL ||
      _lanyard_saml_xml_first (method) != NULL)
    return fail_shape (error);
  if (!read_c14n (c14n, &self->c14n, error))
    return FALSE;

  algorithm = _lanyard_saml_xml_dup_attribute (method, "Algorithm");
  self->method = _lanyard_saml_algorithm_find_signature (algorithm, allow_sha1, error);

  return self->method != NULL && read_reference (self, reference, allow_sha1, error);
}

/* M-12: the one Signature child, with SignedInfo, SignatureValue and at most
 * KeyInfo, which is never read (M-15, A-10). */
static gboolean
read_signature (Signature  *self,
                gboolean    allow_sha1,
                GError    **error)
{
  xmlNode *info;
  xmlNode *value;
  xmlNode *rest;

  self->node = _lanyard_saml_xml_find (self->element, LANYARD_SAML_NS_DSIG, "Signature");
  self->id_attribute = xmlHasNsProp (self->element, BAD_CAST "ID", NULL);
  self->id = _lanyard_saml_xml_dup_attribute (self->element, "ID");

  if (self->node == NULL)
    {
      lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_SIGNATURE_MISSING,
                         _("Without one it cannot be known who sent it"),
                         _("Set the sender to sign it"),
                         /* Translators: an XML element name */
                         _("The %s is not signed"), (const char *) self->element->name);
      return FALSE;
    }
  if (_lanyard_saml_xml_count (self->element, LANYARD_SAML_NS_DSIG, "Signature") != 1 ||
      self->id_attribute == NULL ||
      !_lanyard_saml_xml_is_ncname (self->id))
    return fail_shape (error);

  info = expect (_lanyard_saml_xml_first (self->node), "SignedInfo");
  value = info != NULL ? expect (_lanyard_saml_xml_next (info), "SignatureValue") : NULL;
  rest = value != NULL ? _lanyard_saml_xml_next (value) : NULL;
  if (value == NULL ||
      _lanyard_saml_xml_first (value) != NULL ||
      (rest != NULL && (expect (rest, "KeyInfo") == NULL || _lanyard_saml_xml_next (rest) != NULL)))
    return fail_shape (error);

  return read_signed_info (self, info, allow_sha1, error);
}

/* A-02: the ID must lead to this element and to no other. */
static gboolean
register_id (Signature  *self,
             GError    **error)
{
  xmlDoc *document = self->element->doc;

  if (xmlGetID (document, BAD_CAST self->id) == NULL &&
      xmlAddID (NULL, document, BAD_CAST self->id, self->id_attribute) == NULL)
    return fail_shape (error);
  if (xmlGetID (document, BAD_CAST self->id) != self->id_attribute)
    {
      lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_DUPLICATE_ID,
                         _("It would not be certain which element a signature covers"),
                         NULL,
                         _("Two elements of the document have the ID “%s”"), self->id);
      return FALSE;
    }

  return TRUE;
}

static gboolean
enable (xmlSecDSigCtx        *context,
        const char           *uri,
        xmlSecTransformUsage  usage,
        gboolean              in_reference)
{
  xmlSecTransformId id = xmlSecTransformIdListFindByHref (xmlSecTransformIdsGet (), BAD_CAST uri, usage);

  if (id == xmlSecTransformIdUnknown)
    return FALSE;

  return (in_reference ? xmlSecDSigCtxEnableReferenceTransform (context, id)
                       : xmlSecDSigCtxEnableSignatureTransform (context, id)) == 0;
}

/* An empty list would mean "everything" (A-10), so each has what this
 * signature was allowed to use and no more. */
static gboolean
restrict_context (Signature     *self,
                  xmlSecDSigCtx *context)
{
  context->flags |= XMLSEC_DSIG_FLAGS_IGNORE_MANIFESTS | XMLSEC_DSIG_FLAGS_STORE_SIGNEDINFO_REFERENCES;
  context->enabledReferenceUris = xmlSecTransformUriTypeSameDocument;

  return xmlSecPtrListAdd (&context->keyInfoReadCtx.enabledKeyData, (xmlSecPtr) xmlSecKeyDataNameId) == 0 &&
         xmlSecPtrListAdd (&context->keyInfoWriteCtx.enabledKeyData, (xmlSecPtr) xmlSecKeyDataNameId) == 0 &&
         enable (context, self->c14n, xmlSecTransformUsageC14NMethod, FALSE) &&
         enable (context, self->method->uri, xmlSecTransformUsageSignatureMethod, FALSE) &&
         enable (context, ENVELOPED, xmlSecTransformUsageDSigTransform, TRUE) &&
         enable (context, self->transform, xmlSecTransformUsageDSigTransform, TRUE) &&
         enable (context, self->digest->uri, xmlSecTransformUsageDigestMethod, TRUE);
}

/* The bare public key: one that carries a certificate is copied slowly. */
static xmlSecKey *
make_key (LanyardKey *key)
{
  EVP_PKEY *pkey = lanyard_key_get_evp (key);
  xmlSecKey *result = xmlSecKeyCreate ();
  xmlSecKeyData *data;

  if (result == NULL || EVP_PKEY_up_ref (pkey) != 1)
    g_error ("out of memory");

  data = xmlSecOpenSSLEvpKeyAdopt (pkey);
  if (data == NULL)
    {
      EVP_PKEY_free (pkey);
      xmlSecKeyDestroy (result);
      return NULL;
    }
  if (xmlSecKeySetValue (result, data) < 0)
    {
      xmlSecKeyDataDestroy (data);
      xmlSecKeyDestroy (result);
      return NULL;
    }

  return result;
}

/* A-12: no single sign of success is enough. */
static gboolean
has_succeeded (Signature     *self,
               xmlSecDSigCtx *context,
               int            result)
{
  g_autofree char *uri = g_strconcat ("#", self->id, NULL);
  xmlSecDSigReferenceCtx *reference;
  xmlSecBuffer *digested;

  if (result != 0 ||
      context->status != xmlSecDSigStatusSucceeded ||
      xmlSecPtrListGetSize (&context->signedInfoReferences) != 1)
    return FALSE;

  reference = xmlSecPtrListGetItem (&context->signedInfoReferences, 0);
  if (reference == NULL ||
      reference->status != xmlSecDSigStatusSucceeded ||
      g_strcmp0 ((const char *) reference->uri, uri) != 0)
    return FALSE;

  digested = xmlSecDSigReferenceCtxGetPreDigestBuffer (reference);

  return digested != NULL && xmlSecBufferGetSize (digested) > 0;
}

static gboolean
verify_with_key (Signature  *self,
                 LanyardKey *key)
{
  g_autoptr(xmlSecDSigCtx) context = xmlSecDSigCtxCreate (NULL);
  gboolean succeeded;

  if (context == NULL || !restrict_context (self, context))
    return FALSE;

  context->signKey = make_key (key);
  if (context->signKey == NULL)
    return FALSE;

  succeeded = has_succeeded (self, context, xmlSecDSigCtxVerify (context, self->node));
  ERR_clear_error ();

  return succeeded;
}

static gboolean
verify_with_keys (Signature  *self,
                  GPtrArray  *keys,
                  GError    **error)
{
  gboolean tried = FALSE;

  for (guint i = 0; i < keys->len; i++)
    {
      LanyardKey *key = g_ptr_array_index (keys, i);

      if (lanyard_key_is_rsa (key) != self->method->is_rsa)
        continue;
      tried = TRUE;
      if (verify_with_key (self, key))
        return TRUE;
    }

  g_debug ("xmlsec: %s", _lanyard_saml_get_xmlsec_error () != NULL ? _lanyard_saml_get_xmlsec_error () : "no reason given");
  if (!tried)
    return fail (error, _("There is no certificate of the sender that fits the signature"));

  return fail (error, _("The signature was not made with a key that is known for the sender, or the message was changed"));
}

gboolean
_lanyard_saml_signature_is_present (xmlNode *element)
{
  return _lanyard_saml_xml_find (element, LANYARD_SAML_NS_DSIG, "Signature") != NULL;
}

/* A-01: whether a Signature stands where none belongs: elsewhere than in the
 * message itself or in an assertion that is a child of it. */
gboolean
_lanyard_saml_signature_is_astray (xmlNode *root)
{
  int depth = 0;

  for (xmlNode *node = root; node != NULL; node = _lanyard_saml_xml_walk (root, node, &depth))
    if (_lanyard_saml_xml_is (node, LANYARD_SAML_NS_DSIG, "Signature") &&
        node->parent != root &&
        !(node->parent->parent == root &&
          _lanyard_saml_xml_is (node->parent, LANYARD_SAML_NS_ASSERTION, "Assertion")))
      return TRUE;

  return FALSE;
}

/*
 * _lanyard_saml_signature_verify:
 * @element: what must be signed: a message or an assertion
 * @keys: (element-type LanyardKey): the keys that are trusted for it
 * @allow_sha1: whether SHA-1 is good enough
 * @error: SIGNATURE_MISSING, SIGNATURE_INVALID, ALGORITHM, DUPLICATE_ID
 *
 * The one function that decides about enveloped signatures (M-12, M-14 …
 * M-16). The Signature is the child of @element, found by walking; its form
 * and algorithms are checked before xmlsec sees it, and what xmlsec says is
 * checked in every part.
 *
 * Returns: (transfer none): the element that the Reference resolved to; read
 *   from it and from nothing else (A-01)
 */
xmlNode *
_lanyard_saml_signature_verify (xmlNode    *element,
                                GPtrArray  *keys,
                                gboolean    allow_sha1,
                                GError    **error)
{
  g_auto(Signature) self = { .element = element };
  xmlNode *resolved;
  gboolean verified;

  g_assert (element != NULL && keys != NULL);

  _lanyard_saml_prepare_thread ();
  if (!read_signature (&self, allow_sha1, error) || !register_id (&self, error))
    return NULL;

  verified = verify_with_keys (&self, keys, error);
  resolved = xmlGetID (element->doc, BAD_CAST self.id)->parent;
  xmlRemoveID (element->doc, self.id_attribute);

  return verified ? resolved : NULL;
}
