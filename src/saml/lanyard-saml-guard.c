/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-guard-private.h"

#include <libxml/c14n.h>
#include <string.h>

#include "lanyard-saml-private.h"
#include "lanyard-saml-signature-private.h"
#include "lanyard-saml-writer-private.h"

static gboolean
is_enabled (void)
{
  static gsize state = 0;

  if (g_once_init_enter (&state))
    g_once_init_leave (&state, g_strcmp0 (g_getenv ("LANYARD_SAML_GUARD"), "1") == 0 ? 2 : 1);

  return state == 2;
}

static xmlNode *
find_element (xmlNode    *root,
              const char *id)
{
  int depth = 0;

  for (xmlNode *node = root; node != NULL; node = _lanyard_saml_xml_walk (root, node, &depth))
    {
      g_autofree char *value = NULL;

      if (node->type != XML_ELEMENT_NODE)
        continue;
      value = _lanyard_saml_xml_dup_attribute (node, "ID");
      if (g_strcmp0 (value, id) == 0)
        return node;
    }

  return NULL;
}

static int
is_inside_cb (void    *user_data,
              xmlNode *node,
              xmlNode *parent)
{
  if (node == user_data)
    return 1;

  for (; parent != NULL; parent = parent->parent)
    if (parent == user_data)
      return 1;

  return 0;
}

static gboolean
is_canonical (xmlNode               *element,
              const GString         *document,
              const LanyardSamlSpan *span)
{
  g_auto(GStrv) prefixes = g_strsplit (LANYARD_SAML_PREFIX_LIST, " ", -1);
  xmlOutputBuffer *buffer = xmlAllocOutputBuffer (NULL);
  gsize size = span->end - span->start;
  gboolean equal;

  equal = xmlC14NExecute (element->doc, is_inside_cb, element, XML_C14N_EXCLUSIVE_1_0,
                          (xmlChar **) prefixes, 0, buffer) >= 0 &&
          xmlOutputBufferGetSize (buffer) == size &&
          memcmp (xmlOutputBufferGetContent (buffer), document->str + span->start, size) == 0;
  xmlOutputBufferClose (buffer);

  return equal;
}

/* SHA-1 as well: whether it may be is decided where a signer is made. */
static gboolean
is_verified (xmlNode    *element,
             LanyardKey *key)
{
  g_autoptr(GPtrArray) keys = g_ptr_array_new ();

  g_ptr_array_add (keys, key);

  return _lanyard_saml_signature_verify (element, keys, TRUE, NULL) == element;
}

/**
 * _lanyard_saml_guard_check:
 * @document: a document as it is about to be sent
 * @spans: (array length=n_spans): its signed elements
 * @n_spans: how many
 * @signer: who signed them
 *
 * With LANYARD_SAML_GUARD=1 in the environment, does what a service provider
 * does: parses @document, compares the exclusive canonical form of each signed
 * element with the bytes that were written (libxml2), and verifies its
 * signature with the public key (xmlsec). A difference is a bug of this
 * library and ends the program. Without it, does nothing.
 */
void
_lanyard_saml_guard_check (const GString         *document,
                           const LanyardSamlSpan *spans,
                           gsize                  n_spans,
                           LanyardSamlSigner     *signer)
{
  g_autoptr(xmlDoc) doc = NULL;

  if (!is_enabled ())
    return;

  _lanyard_saml_prepare_thread ();
  doc = _lanyard_saml_xml_parse (document->str, document->len, LANYARD_SAML_XML_MESSAGE, NULL);
  if (doc == NULL)
    g_error ("The guard could not read the document that was written");

  for (gsize i = 0; i < n_spans; i++)
    {
      xmlNode *element = find_element (xmlDocGetRootElement (doc), spans[i].id);

      if (element == NULL)
        g_error ("The guard did not find the signed element");
      if (!is_canonical (element, document, &spans[i]))
        g_error ("The guard found bytes of %s that are not canonical", element->name);
      if (!is_verified (element, _lanyard_saml_signer_get_key (signer)))
        g_error ("The guard could not verify the signature of %s", element->name);
    }
}

/**
 * _lanyard_saml_guard_check_alone:
 * @document: a document
 * @span: an element of it that is about to be encrypted
 * @signer: (nullable): who signed it
 *
 * As _lanyard_saml_guard_check(), of what the recipient will have decrypted:
 * the element as a document of its own (M-47).
 */
void
_lanyard_saml_guard_check_alone (const GString         *document,
                                 const LanyardSamlSpan *span,
                                 LanyardSamlSigner     *signer)
{
  gsize size = span->end - span->start;
  const LanyardSamlSpan whole = { span->id, 0, span->gap - span->start, size };
  g_autoptr(GString) plain = NULL;

  if (!is_enabled ())
    return;

  plain = g_string_new_len (document->str + span->start, (gssize) size);
  _lanyard_saml_guard_check (plain, &whole, signer != NULL ? 1 : 0, signer);
}
