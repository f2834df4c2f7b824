/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-page-private.h"

#include <string.h>

static gboolean
is_void_element (const char *name)
{
  static const char * const names[] = { "br", "hr", "img", "input", "link", "meta", NULL };

  return g_strv_contains (names, name);
}

static const char *
get_reference (char c)
{
  switch (c)
    {
    case '&':
      return "&amp;";

    case '<':
      return "&lt;";

    case '>':
      return "&gt;";

    case '"':
      return "&quot;";

    case '\'':
      return "&#39;";

    default:
      return "&#13;";
    }
}

/* Skeletons have no entities, so that all that there is in attributes is text. */
static void
write_attributes (GString *html,
                  xmlNode *element)
{
  for (xmlAttr *attribute = element->properties; attribute != NULL; attribute = attribute->next)
    {
      const xmlNode *text = attribute->children;

      g_string_append_c (html, ' ');
      if (attribute->ns != NULL && attribute->ns->prefix != NULL)
        g_string_append_printf (html, "%s:", (const char *) attribute->ns->prefix);
      g_string_append (html, (const char *) attribute->name);
      g_string_append (html, "=\"");
      for (; text != NULL; text = text->next)
        lanyard_page_write_text (html, (const char *) text->content);
      g_string_append_c (html, '"');
    }
}

static void
write_element (GString *html,
               xmlNode *element)
{
  const char *name = (const char *) element->name;
  gboolean is_script = g_str_equal (name, "script");

  g_string_append_c (html, '<');
  g_string_append (html, name);
  write_attributes (html, element);
  g_string_append_c (html, '>');
  if (is_void_element (name))
    return;

  for (xmlNode *child = element->children; child != NULL; child = child->next)
    {
      if (is_script && child->type == XML_TEXT_NODE)
        g_string_append (html, (const char *) child->content);
      else
        lanyard_page_write_html (html, child);
    }
  g_string_append (html, "</");
  g_string_append (html, name);
  g_string_append_c (html, '>');
}

/**
 * lanyard_page_write_text:
 * @html: where to append
 * @text: a value
 *
 * Writes what stands in an element or an attribute. The five characters of
 * markup are escaped, and a carriage return, which would become a line
 * feed on its way through an HTML parser.
 */
void
lanyard_page_write_text (GString    *html,
                         const char *text)
{
  const char *rest = text;

  for (;;)
    {
      gsize length = strcspn (rest, "&<>\"'\r");

      g_string_append_len (html, rest, length);
      rest += length;
      if (*rest == '\0')
        return;
      g_string_append (html, get_reference (*rest++));
    }
}

/**
 * lanyard_page_write_html:
 * @html: where to append
 * @node: an element or text of a skeleton
 *
 * Writes an XHTML tree as HTML. libxml2's own HTML writer escapes URLs anew,
 * which changes an ACS URL that has to be kept as it is.
 *
 * A script's text is written as it stands: it comes from a skeleton, never
 * from a value.
 */
void
lanyard_page_write_html (GString *html,
                         xmlNode *node)
{
  if (node->type == XML_ELEMENT_NODE)
    write_element (html, node);
  else if (node->type == XML_TEXT_NODE)
    lanyard_page_write_text (html, (const char *) node->content);
}
