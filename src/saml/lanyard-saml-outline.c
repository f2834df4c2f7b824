/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-outline.h"

#include "lanyard-saml-xml-private.h"
#include "lanyard-text.h"

#define LINES_MAX 5000
#define VALUE_MAX 512
#define DEPTH_MAX 100

/* Takes @name and @value; FALSE when there are enough. */
static gboolean
add_line (GPtrArray *lines,
          guint      depth,
          char      *name,
          char      *value)
{
  LanyardSamlOutlineLine *line = g_new0 (LanyardSamlOutlineLine, 1);

  line->depth = depth;
  line->name = name;
  line->value = value;
  g_ptr_array_add (lines, line);

  return lines->len < LINES_MAX;
}

static void
add_attributes (GPtrArray *lines,
                xmlNode   *element,
                guint      depth)
{
  for (xmlAttr *attribute = element->properties; attribute != NULL; attribute = attribute->next)
    {
      xmlChar *value = xmlNodeGetContent ((xmlNode *) attribute);
      g_autofree char *name = lanyard_text_make_visible ((const char *) attribute->name, VALUE_MAX);

      add_line (lines, depth, g_strconcat ("@", name, NULL),
                lanyard_text_make_visible (value != NULL ? (const char *) value : "", VALUE_MAX));
      xmlFree (value);
    }
}

/* The text of an element without children; of a signature its algorithm, for
 * the rest of it is for machines. */
static char *
dup_value (xmlNode  *element,
           gboolean  is_signature)
{
  g_autofree char *text = NULL;

  if (is_signature)
    {
      xmlNode *info = _lanyard_saml_xml_find (element, LANYARD_SAML_NS_DSIG, "SignedInfo");
      xmlNode *method = _lanyard_saml_xml_find (info, LANYARD_SAML_NS_DSIG, "SignatureMethod");

      text = method != NULL ? _lanyard_saml_xml_dup_attribute (method, "Algorithm") : NULL;
    }
  else if (_lanyard_saml_xml_first (element) == NULL)
    {
      text = _lanyard_saml_xml_dup_text (element);
    }

  if (text == NULL || *g_strstrip (text) == '\0')
    return NULL;

  return lanyard_text_make_visible (text, VALUE_MAX);
}

static gboolean
add_element (GPtrArray *lines,
             xmlNode   *element,
             guint      depth)
{
  gboolean is_signature = _lanyard_saml_xml_is (element, LANYARD_SAML_NS_DSIG, "Signature");

  if (depth > DEPTH_MAX || !add_line (lines, depth, lanyard_text_make_visible ((const char *) element->name, VALUE_MAX),
                                      dup_value (element, is_signature)))
    return FALSE;
  if (is_signature)
    return TRUE;

  add_attributes (lines, element, depth + 1);
  for (xmlNode *child = _lanyard_saml_xml_first (element); child != NULL; child = _lanyard_saml_xml_next (child))
    if (!add_element (lines, child, depth + 1))
      return FALSE;

  return TRUE;
}

/**
 * lanyard_saml_outline_line_free:
 * @line: (nullable) (transfer full): a line
 */
void
lanyard_saml_outline_line_free (LanyardSamlOutlineLine *line)
{
  if (line == NULL)
    return;

  g_free (line->name);
  g_free (line->value);
  g_free (line);
}

/**
 * lanyard_saml_outline_new:
 * @document: a message, an assertion or metadata
 * @error: as for every document that is refused (M-04)
 *
 * What is in a document, line by line: each element, below it its attributes,
 * then its children; a signature is one line. Of long documents the first
 * 5,000 lines or so.
 *
 * Returns: (transfer container) (element-type LanyardSamlOutlineLine): the
 *   lines in the order of the document
 */
GPtrArray *
lanyard_saml_outline_new (GBytes  *document,
                          GError **error)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_saml_outline_line_free);
  g_autoptr(xmlDoc) xml = NULL;
  gsize size;
  const char *data;

  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  data = g_bytes_get_data (document, &size);
  xml = _lanyard_saml_xml_parse (data, size, LANYARD_SAML_XML_METADATA, error);
  if (xml == NULL)
    return NULL;

  add_element (lines, xmlDocGetRootElement (xml), 0);

  return g_steal_pointer (&lines);
}
