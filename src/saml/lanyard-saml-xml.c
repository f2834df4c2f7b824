/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-xml-private.h"

#include <glib/gi18n-lib.h>
#include <libxml/uri.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-saml-error.h"
#include "lanyard-saml-private.h"
#include "lanyard-text.h"

#define DEPTH_MAX 128

static void
set_malformed (GError     **error,
               const char  *what)
{
  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_MALFORMED,
                     NULL,
                     _("Get the document again from where it was made"),
                     "%s", what);
}

/* The one place where errors of libxml2's parser become ours; NULL: it gives
 * no reason. */
void
_lanyard_saml_xml_set_error (GError          **error,
                             const xmlError   *reason)
{
  g_autofree char *text = NULL;
  g_autofree char *visible = NULL;
  g_autofree char *what = NULL;

  if (reason == NULL || reason->message == NULL)
    {
      set_malformed (error, _("The document is not XML"));
      return;
    }

  text = g_strchomp (g_strdup (reason->message));
  visible = lanyard_text_make_visible (text, 200);
  /* Translators: a line number, then the XML parser's own words */
  what = g_strdup_printf (_("The document is not XML: line %d: %s"), reason->line, visible);
  set_malformed (error, what);
}

static gboolean
check_bytes (const char          *data,
             gsize                size,
             LanyardSamlXmlKind   kind,
             GError             **error)
{
  gsize limit = kind == LANYARD_SAML_XML_METADATA ? LANYARD_SAML_METADATA_MAX : LANYARD_SAML_MESSAGE_MAX;

  if (size > limit)
    {
      lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_TOO_LARGE,
                         NULL,
                         _("Take a smaller part of it"),
                         _("The document has %zu bytes, more than the %zu that are read"),
                         size, limit);
      return FALSE;
    }
  if (size == 0)
    {
      set_malformed (error, _("The document is empty"));
      return FALSE;
    }
  if (!g_utf8_validate (data, size, NULL))
    {
      set_malformed (error, _("The document is not UTF-8"));
      return FALSE;
    }

  return _lanyard_saml_xml_check_prolog (data, size, TRUE, error);
}

/* MALFORMED for a document that says it is not UTF-8; NULL: it says nothing. */
gboolean
_lanyard_saml_xml_check_encoding (const char  *encoding,
                                  GError     **error)
{
  g_autofree char *visible = NULL;
  g_autofree char *what = NULL;

  if (encoding == NULL ||
      g_ascii_strcasecmp (encoding, "UTF-8") == 0 ||
      g_ascii_strcasecmp (encoding, "US-ASCII") == 0)
    return TRUE;

  visible = lanyard_text_make_visible (encoding, 64);
  what = g_strdup_printf (_("The document says that it is in the encoding “%s”, not UTF-8"), visible);
  set_malformed (error, what);
  return FALSE;
}

/* canonicalisation fails on these, and a failure must never look like
 * an empty result. */
static gboolean
check_namespaces (xmlNode  *element,
                  GError  **error)
{
  for (xmlNs *ns = element->nsDef; ns != NULL; ns = ns->next)
    {
      xmlURIPtr uri;
      gboolean is_absolute;

      if (ns->href == NULL || *ns->href == '\0')
        continue;

      uri = xmlParseURI ((const char *) ns->href);
      is_absolute = uri != NULL && uri->scheme != NULL && *uri->scheme != '\0';
      xmlFreeURI (uri);
      if (!is_absolute)
        {
          g_autofree char *visible = lanyard_text_make_visible ((const char *) ns->href, 128);
          g_autofree char *what = g_strdup_printf (_("The XML namespace “%s” is not an absolute URI"), visible);

          set_malformed (error, what);
          return FALSE;
        }
    }

  return TRUE;
}

/* every attribute that any reader could take for an ID, whatever its
 * case, namespace and element. */
static gboolean
check_ids (xmlNode     *element,
           GHashTable  *ids,
           GError     **error)
{
  for (xmlAttr *attribute = element->properties; attribute != NULL; attribute = attribute->next)
    {
      xmlChar *value;
      g_autofree char *visible = NULL;

      if (g_ascii_strcasecmp ((const char *) attribute->name, "id") != 0)
        continue;

      value = xmlNodeGetContent ((xmlNode *) attribute);
      if (g_hash_table_add (ids, g_strdup ((const char *) value)))
        {
          xmlFree (value);
          continue;
        }

      visible = lanyard_text_make_visible ((const char *) value, 128);
      xmlFree (value);
      lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_DUPLICATE_ID,
                         _("It would not be certain which element a signature covers"),
                         _("Get the document again from where it was made"),
                         _("Two elements of the document have the ID “%s”"), visible);
      return FALSE;
    }

  return TRUE;
}

/* what canonicalisation drops must not split a text. */
static gboolean
check_node_type (xmlNode             *node,
                 LanyardSamlXmlKind   kind,
                 GError             **error)
{
  switch (node->type)
    {
    case XML_ELEMENT_NODE:
    case XML_TEXT_NODE:
    case XML_CDATA_SECTION_NODE:
      return TRUE;

    case XML_COMMENT_NODE:
    case XML_PI_NODE:
      if (kind == LANYARD_SAML_XML_METADATA)
        return TRUE;
      set_malformed (error, _("The message holds a comment or a processing instruction, which could hide a part of a name"));
      return FALSE;

    default:
      set_malformed (error, _("The document holds an entity or another kind of XML node that SAML does not have"));
      return FALSE;
    }
}

/* Everything below @root that is refused although it is XML. */
gboolean
_lanyard_saml_xml_check_tree (xmlNode             *root,
                              LanyardSamlXmlKind   kind,
                              GError             **error)
{
  g_autoptr(GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  int depth = 0;

  for (xmlNode *node = root; node != NULL; node = _lanyard_saml_xml_walk (root, node, &depth))
    {
      if (depth > DEPTH_MAX)
        {
          lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_TOO_LARGE,
                             NULL,
                             _("Get the document again from where it was made"),
                             _("The elements of the document are nested deeper than %d"), DEPTH_MAX);
          return FALSE;
        }
      if (!check_node_type (node, kind, error))
        return FALSE;
      if (node->type == XML_ELEMENT_NODE &&
          (!check_namespaces (node, error) || !check_ids (node, ids, error)))
        return FALSE;
    }

  return TRUE;
}

/*
 * _lanyard_saml_xml_parse:
 * @data: the bytes, not necessarily NUL-terminated
 * @size: their number
 * @kind: what they should be
 * @error: MALFORMED, TOO_LARGE, DTD, DUPLICATE_ID
 *
 * M-04: bytes are parsed once, into one document, by one parser, and both
 * the verification and the reading work on that document. Refused are: a
 * document type declaration, another encoding than UTF-8, prefixes without a
 * namespace, two equal IDs, relative namespace URIs, and in messages comments and processing
 * instructions.
 *
 * Returns: (transfer full): the document, with a root element
 */
xmlDoc *
_lanyard_saml_xml_parse (const char          *data,
                         gsize                size,
                         LanyardSamlXmlKind   kind,
                         GError             **error)
{
  g_autoptr(xmlParserCtxt) context = NULL;
  g_autoptr(xmlDoc) document = NULL;

  g_assert (data != NULL || size == 0);

  if (!check_bytes (data, size, kind, error))
    return NULL;

  _lanyard_saml_prepare_thread ();
  context = xmlNewParserCtxt ();
  if (context == NULL)
    g_error ("out of memory");

  document = xmlCtxtReadMemory (context, data, (int) size, NULL, NULL, LANYARD_XML_PARSE_OPTIONS);
  if (document == NULL || !context->nsWellFormed || xmlDocGetRootElement (document) == NULL)
    {
      _lanyard_saml_xml_set_error (error, xmlCtxtGetLastError (context));
      return NULL;
    }
  if (document->intSubset != NULL || document->extSubset != NULL)
    {
      _lanyard_saml_xml_set_dtd (error);
      return NULL;
    }
  if (!_lanyard_saml_xml_check_encoding ((const char *) document->encoding, error) ||
      !_lanyard_saml_xml_check_tree (xmlDocGetRootElement (document), kind, error))
    return NULL;

  return g_steal_pointer (&document);
}
