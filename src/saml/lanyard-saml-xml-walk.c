/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-xml-private.h"

#include <string.h>

/* The node after @node in document order inside @root, NULL at the end;
 * @depth is kept up to date. */
xmlNode *
_lanyard_saml_xml_walk (xmlNode *root,
                        xmlNode *node,
                        int     *depth)
{
  if (node->type == XML_ELEMENT_NODE && node->children != NULL)
    {
      (*depth)++;
      return node->children;
    }

  while (node != root && node->next == NULL)
    {
      node = node->parent;
      (*depth)--;
    }

  return node == root ? NULL : node->next;
}

gboolean
_lanyard_saml_xml_is (const xmlNode *node,
                      const char    *ns,
                      const char    *name)
{
  return node != NULL &&
         node->type == XML_ELEMENT_NODE &&
         node->ns != NULL &&
         strcmp ((const char *) node->ns->href, ns) == 0 &&
         strcmp ((const char *) node->name, name) == 0;
}

static xmlNode *
skip_to_element (xmlNode *node)
{
  while (node != NULL && node->type != XML_ELEMENT_NODE)
    node = node->next;

  return node;
}

/* The first child element; NULL for none and for no parent. */
xmlNode *
_lanyard_saml_xml_first (xmlNode *parent)
{
  return parent != NULL ? skip_to_element (parent->children) : NULL;
}

xmlNode *
_lanyard_saml_xml_next (xmlNode *element)
{
  return skip_to_element (element->next);
}

/* The first child of this name; NULL for none and for no parent. Only
 * children are looked at, never the whole document. */
xmlNode *
_lanyard_saml_xml_find (xmlNode    *parent,
                        const char *ns,
                        const char *name)
{
  xmlNode *child;

  for (child = _lanyard_saml_xml_first (parent); child != NULL; child = _lanyard_saml_xml_next (child))
    if (_lanyard_saml_xml_is (child, ns, name))
      return child;

  return NULL;
}

guint
_lanyard_saml_xml_count (xmlNode    *parent,
                         const char *ns,
                         const char *name)
{
  guint count = 0;

  for (xmlNode *child = _lanyard_saml_xml_first (parent); child != NULL; child = _lanyard_saml_xml_next (child))
    if (_lanyard_saml_xml_is (child, ns, name))
      count++;

  return count;
}

/* The whole text of the element (A-07: never that of its first child alone);
 * NULL for no element. */
char *
_lanyard_saml_xml_dup_text (xmlNode *element)
{
  xmlChar *content;
  char *text;

  if (element == NULL)
    return NULL;

  content = xmlNodeGetContent (element);
  text = g_strdup (content != NULL ? (const char *) content : "");
  xmlFree (content);

  return text;
}

/* The value of an attribute without namespace; NULL: it is not there. */
char *
_lanyard_saml_xml_dup_attribute (xmlNode    *element,
                                 const char *name)
{
  xmlChar *value = xmlGetNoNsProp (element, BAD_CAST name);
  char *text = g_strdup ((const char *) value);

  xmlFree (value);

  return text;
}

gboolean
_lanyard_saml_xml_is_ncname (const char *text)
{
  return text != NULL && xmlValidateNCName (BAD_CAST text, 0) == 0;
}

/* An xs:boolean: "true", "false", "1", "0". */
gboolean
_lanyard_saml_xml_read_boolean (const char *text,
                                gboolean   *value)
{
  if (g_str_equal (text, "true") || g_str_equal (text, "1"))
    *value = TRUE;
  else if (g_str_equal (text, "false") || g_str_equal (text, "0"))
    *value = FALSE;
  else
    return FALSE;

  return TRUE;
}
