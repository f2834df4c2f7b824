/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "forge.h"

#include <gio/gio.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/valid.h>
#include <openssl/evp.h>
#include <string.h>
#include <xmlsec/xmlsec.h>
#include <xmlsec/buffer.h>
#include <xmlsec/openssl/crypto.h>
#include <xmlsec/openssl/evp.h>
#include <xmlsec/xmldsig.h>

/* A Signature without values, to stand in the element with this ID. */
char *
forge_template (const ForgeSignature *signature,
                const char           *id)
{
  g_autofree char *uri = g_strconcat ("#", id, NULL);

  return g_strdup_printf ("<ds:Signature xmlns:ds=\"" FORGE_DSIG "\"><ds:SignedInfo>"
                          "<ds:CanonicalizationMethod Algorithm=\"%s\"/>"
                          "<ds:SignatureMethod Algorithm=\"%s\"/>"
                          "<ds:Reference URI=\"%s\">%s%s%s<ds:DigestMethod Algorithm=\"%s\"/><ds:DigestValue/></ds:Reference>"
                          "%s</ds:SignedInfo><ds:SignatureValue/>%s%s</ds:Signature>",
                          signature->c14n != NULL ? signature->c14n : FORGE_EXC_C14N,
                          signature->method != NULL ? signature->method : FORGE_MORE "rsa-sha256",
                          signature->uri != NULL ? signature->uri : uri,
                          signature->transforms != NULL && *signature->transforms == '\0' ? "" : "<ds:Transforms>",
                          signature->transforms != NULL ? signature->transforms
                          : "<ds:Transform Algorithm=\"" FORGE_ENVELOPED "\"/><ds:Transform Algorithm=\"" FORGE_EXC_C14N "\"/>",
                          signature->transforms != NULL && *signature->transforms == '\0' ? "" : "</ds:Transforms>",
                          signature->digest != NULL ? signature->digest : FORGE_XENC "sha256",
                          signature->more_references != NULL ? signature->more_references : "",
                          signature->key_value ? "<ds:KeyInfo><ds:KeyValue/></ds:KeyInfo>" : "",
                          signature->more_objects != NULL ? signature->more_objects : "");
}

static xmlNode *
find_and_register (xmlNode    *node,
                   const char *id)
{
  xmlNode *found = NULL;

  for (; node != NULL; node = node->next)
    {
      xmlNode *below;
      xmlChar *value;

      if (node->type != XML_ELEMENT_NODE)
        continue;
      value = xmlGetNoNsProp (node, BAD_CAST "ID");
      if (value != NULL)
        {
          xmlAddID (NULL, node->doc, value, xmlHasProp (node, BAD_CAST "ID"));
          if (found == NULL && strcmp ((const char *) value, id) == 0)
            found = node;
          xmlFree (value);
        }
      below = find_and_register (node->children, id);
      if (found == NULL)
        found = below;
    }

  return found;
}

/* Elements with algorithms that this build of xmlsec lacks (MD5, XSLT), and what
 * stands in their place while it signs. Messages that name those are refused
 * for their names, so that it does not matter that the values are others. */
typedef struct
{
  xmlNode *original;
  xmlNode *substitute;
} Lacking;

static const struct
{
  const char           *element;
  xmlSecTransformUsage  usage;
  const char           *algorithm;
} substitutes[] = {
  { "SignatureMethod", xmlSecTransformUsageSignatureMethod, FORGE_MORE "rsa-sha256" },
  { "DigestMethod", xmlSecTransformUsageDigestMethod, FORGE_XENC "sha256" },
  { "Transform", xmlSecTransformUsageDSigTransform, FORGE_EXC_C14N },
};

static void
substitute (xmlNode *node,
            GArray  *lacking)
{
  for (gsize i = 0; i < G_N_ELEMENTS (substitutes); i++)
    {
      xmlChar *algorithm = xmlGetNoNsProp (node, BAD_CAST "Algorithm");
      Lacking found = { node, NULL };

      if (strcmp ((const char *) node->name, substitutes[i].element) == 0 &&
          xmlSecTransformIdListFindByHref (xmlSecTransformIdsGet (), algorithm, substitutes[i].usage) == xmlSecTransformIdUnknown)
        {
          found.substitute = xmlNewDocNode (node->doc, node->ns, node->name, NULL);
          xmlNewProp (found.substitute, BAD_CAST "Algorithm", BAD_CAST substitutes[i].algorithm);
          g_array_append_val (lacking, found);
        }
      xmlFree (algorithm);
    }

  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      substitute (child, lacking);
}

/* The key itself goes into the message where there is a place for it. */
static void
sign_signature (xmlNode   *signature,
                xmlSecKey *key)
{
  xmlSecDSigCtx *context = xmlSecDSigCtxCreate (NULL);
  g_autoptr(GArray) lacking = g_array_new (FALSE, FALSE, sizeof (Lacking));

  g_assert_nonnull (context);
  context->signKey = key;
  g_assert_cmpint (xmlSecPtrListAdd (&context->keyInfoWriteCtx.enabledKeyData, (xmlSecPtr) xmlSecKeyDataValueId), ==, 0);

  substitute (signature, lacking);
  for (guint i = 0; i < lacking->len; i++)
    xmlReplaceNode (g_array_index (lacking, Lacking, i).original, g_array_index (lacking, Lacking, i).substitute);
  g_assert_cmpint (xmlSecDSigCtxSign (context, signature), ==, 0);
  g_assert_cmpint (context->status, ==, xmlSecDSigStatusSucceeded);
  for (guint i = 0; i < lacking->len; i++)
    {
      xmlReplaceNode (g_array_index (lacking, Lacking, i).substitute, g_array_index (lacking, Lacking, i).original);
      xmlFreeNode (g_array_index (lacking, Lacking, i).substitute);
    }
  xmlSecDSigCtxDestroy (context);
}

static char *
sign (const char *document,
      const char *id,
      xmlSecKey  *key)
{
  xmlDoc *doc = xmlReadMemory (document, (int) strlen (document), NULL, NULL, XML_PARSE_NONET);
  xmlNode *element;
  xmlNode *node;
  xmlChar *text;
  char *result;
  int size;

  g_assert_nonnull (doc);
  element = find_and_register (xmlDocGetRootElement (doc), id);
  g_assert_nonnull (element);
  for (node = element->children; node != NULL; node = node->next)
    if (strcmp ((const char *) node->name, "Signature") == 0)
      break;
  g_assert_nonnull (node);

  sign_signature (node, key);

  xmlDocDumpMemory (doc, &text, &size);
  result = g_strdup ((const char *) text);
  xmlFree (text);
  xmlFreeDoc (doc);

  return result;
}

/* Fills in the Signature that is a child of the element with this ID. */
char *
forge_sign (const char *document,
            const char *id,
            LanyardKey *key)
{
  EVP_PKEY *pkey = lanyard_key_get_evp (key);
  xmlSecKey *sign_key = xmlSecKeyCreate ();

  EVP_PKEY_up_ref (pkey);
  g_assert_cmpint (xmlSecKeySetValue (sign_key, xmlSecOpenSSLEvpKeyAdopt (pkey)), ==, 0);

  return sign (document, id, sign_key);
}

/* The same with a shared secret, for key confusion. */
char *
forge_sign_hmac (const char    *document,
                 const char    *id,
                 gconstpointer  secret,
                 gsize          size)
{
  xmlSecKey *key = xmlSecKeyReadMemory (xmlSecOpenSSLKeyDataHmacId, secret, size);

  g_assert_nonnull (key);

  return sign (document, id, key);
}

/* Base64 of a signature over octets. */
char *
forge_signature_text (LanyardKey *key,
                      const char *digest,
                      const char *octets)
{
  EVP_MD_CTX *context = EVP_MD_CTX_new ();
  g_autofree guchar *signature = NULL;
  size_t size;

  g_assert_cmpint (EVP_DigestSignInit_ex (context, NULL, digest, NULL, NULL, lanyard_key_get_evp (key), NULL), ==, 1);
  g_assert_cmpint (EVP_DigestSign (context, NULL, &size, (const guchar *) octets, strlen (octets)), ==, 1);
  signature = g_malloc (size);
  g_assert_cmpint (EVP_DigestSign (context, signature, &size, (const guchar *) octets, strlen (octets)), ==, 1);
  EVP_MD_CTX_free (context);

  return g_base64_encode (signature, size);
}

/* Raw DEFLATE in base64, not URL-encoded. */
char *
forge_deflate (const char *text)
{
  g_autoptr(GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 9);
  gsize limit = strlen (text) + 1024;
  g_autofree guchar *out = g_malloc (limit);
  gsize read;
  gsize written;

  g_assert_cmpint (g_converter_convert (G_CONVERTER (compressor), text, strlen (text), out, limit,
                                        G_CONVERTER_INPUT_AT_END, &read, &written, NULL),
                   ==, G_CONVERTER_FINISHED);

  return g_base64_encode (out, written);
}

/* Replaces the first occurrence, which must be there. */
char *
forge_replace (const char *text,
               const char *find,
               const char *replacement)
{
  const char *found = strstr (text, find);
  g_autofree char *head = NULL;

  g_assert_nonnull (found);
  head = g_strndup (text, found - text);

  return g_strconcat (head, replacement, found + strlen (find), NULL);
}
