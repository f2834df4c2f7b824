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
#include "lanyard-saml-error.h"
#include "lanyard-saml-private.h"
#include "lanyard-saml-signature-form-private.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlSecDSigCtx, xmlSecDSigCtxDestroy)

/* A-02: the ID must lead to this element and to no other. */
static gboolean
register_id (LanyardSamlSignature  *self,
             GError               **error)
{
  xmlDoc *document = self->element->doc;

  if (xmlGetID (document, BAD_CAST self->id) == NULL &&
      xmlAddID (NULL, document, BAD_CAST self->id, self->id_attribute) == NULL)
    return _lanyard_saml_signature_fail (error, _("The ID of the signed element cannot be used"));
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

/* NULL: this OpenSSL or its xmlsec does not have it. */
static xmlSecTransformId
find_method (const LanyardSamlAlgorithm *algorithm,
             xmlSecTransformUsage        usage)
{
  return xmlSecTransformIdListFindByHref (xmlSecTransformIdsGet (), BAD_CAST algorithm->uri, usage);
}

static xmlSecTransformId
choose_c14n (const char *uri)
{
  return strcmp (uri, LANYARD_SAML_NS_EXC_C14N) == 0 ? xmlSecTransformExclC14NId
                                                     : xmlSecTransformExclC14NWithCommentsId;
}

static gboolean
enable_for_signature (xmlSecDSigCtx     *context,
                      xmlSecTransformId  id)
{
  return id != xmlSecTransformIdUnknown && xmlSecDSigCtxEnableSignatureTransform (context, id) == 0;
}

static gboolean
enable_for_reference (xmlSecDSigCtx     *context,
                      xmlSecTransformId  id)
{
  return id != xmlSecTransformIdUnknown && xmlSecDSigCtxEnableReferenceTransform (context, id) == 0;
}

/* An empty list would mean "everything" (A-10), and HMAC with it (A-09), so
 * each has what this signature was allowed to use and no more. What is called
 * a hack after Visa 3-D lets "#ID" lead to the element that was registered
 * without an XPath evaluator in between, which is shorter and can do less. */
static gboolean
restrict_context (LanyardSamlSignature *self,
                  xmlSecDSigCtx        *context)
{
  context->flags |= XMLSEC_DSIG_FLAGS_IGNORE_MANIFESTS |
                    XMLSEC_DSIG_FLAGS_STORE_SIGNEDINFO_REFERENCES |
                    XMLSEC_DSIG_FLAGS_USE_VISA3D_HACK;
  context->enabledReferenceUris = xmlSecTransformUriTypeSameDocument;

  return xmlSecPtrListAdd (&context->keyInfoReadCtx.enabledKeyData, (xmlSecPtr) xmlSecKeyDataNameId) == 0 &&
         xmlSecPtrListAdd (&context->keyInfoWriteCtx.enabledKeyData, (xmlSecPtr) xmlSecKeyDataNameId) == 0 &&
         enable_for_signature (context, choose_c14n (self->c14n)) &&
         enable_for_signature (context, find_method (self->method, xmlSecTransformUsageSignatureMethod)) &&
         enable_for_reference (context, xmlSecTransformEnvelopedId) &&
         enable_for_reference (context, choose_c14n (self->transform)) &&
         enable_for_reference (context, find_method (self->digest, xmlSecTransformUsageDigestMethod));
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
has_succeeded (LanyardSamlSignature *self,
               xmlSecDSigCtx        *context,
               int                   result)
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
verify_with_key (LanyardSamlSignature *self,
                 LanyardKey           *key)
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
verify_with_keys (LanyardSamlSignature  *self,
                  GPtrArray             *keys,
                  GError               **error)
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

  g_debug ("xmlsec: %s",
           _lanyard_saml_get_xmlsec_error () != NULL ? _lanyard_saml_get_xmlsec_error () : "no reason given");
  if (!tried)
    return _lanyard_saml_signature_fail (error, _("There is no certificate of the sender that fits the signature"));

  return _lanyard_saml_signature_fail (error, _("The signature was not made with a known key of the sender, "
                                                "or the message was changed"));
}

gboolean
_lanyard_saml_signature_is_present (xmlNode *element)
{
  return _lanyard_saml_xml_find (element, LANYARD_SAML_NS_DSIG, "Signature") != NULL;
}

static char *
dup_algorithm (xmlNode    *parent,
               const char *name)
{
  xmlNode *method = _lanyard_saml_xml_find (parent, LANYARD_SAML_NS_DSIG, name);

  return method != NULL ? _lanyard_saml_xml_dup_attribute (method, "Algorithm") : NULL;
}

/* The algorithms that the signature of @element names, for reports; NULL if
 * it names none. */
char *
_lanyard_saml_signature_dup_method (xmlNode *element)
{
  xmlNode *signature = _lanyard_saml_xml_find (element, LANYARD_SAML_NS_DSIG, "Signature");
  xmlNode *info = _lanyard_saml_xml_find (signature, LANYARD_SAML_NS_DSIG, "SignedInfo");
  g_autofree char *method = dup_algorithm (info, "SignatureMethod");
  g_autofree char *digest = dup_algorithm (_lanyard_saml_xml_find (info, LANYARD_SAML_NS_DSIG, "Reference"),
                                           "DigestMethod");

  return method != NULL && digest != NULL ? g_strconcat (method, " ", digest, NULL) : g_steal_pointer (&method);
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
  g_auto(LanyardSamlSignature) self = { .element = element };
  xmlAttr *found;
  gboolean verified;

  g_assert (element != NULL && keys != NULL);

  _lanyard_saml_prepare_thread ();
  if (!_lanyard_saml_signature_read (&self, allow_sha1, error) || !register_id (&self, error))
    return NULL;

  verified = verify_with_keys (&self, keys, error);
  found = xmlGetID (element->doc, BAD_CAST self.id);
  xmlRemoveID (element->doc, self.id_attribute);
  if (!verified)
    return NULL;

  if (found == NULL)
    {
      _lanyard_saml_signature_fail (error, _("The ID of the signed element cannot be used"));
      return NULL;
    }

  return found->parent;
}
