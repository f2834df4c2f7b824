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

/* The five characters of markup; a carriage return would become a line
 * feed on its way through an HTML parser. */
static void
write_escaped (GString    *html,
               const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      switch (*p)
        {
        case '&':
          g_string_append (html, "&amp;");
          break;

        case '<':
          g_string_append (html, "&lt;");
          break;

        case '>':
          g_string_append (html, "&gt;");
          break;

        case '"':
          g_string_append (html, "&quot;");
          break;

        case '\'':
          g_string_append (html, "&#39;");
          break;

        case '\r':
          g_string_append (html, "&#13;");
          break;

        default:
          g_string_append_c (html, *p);
        }
    }
}

static void
write_attributes (GString *html,
                  xmlNode *element)
{
  for (xmlAttr *attribute = element->properties; attribute != NULL; attribute = attribute->next)
    {
      xmlChar *value = xmlNodeListGetString (element->doc, attribute->children, 1);

      g_string_append_c (html, ' ');
      if (attribute->ns != NULL && attribute->ns->prefix != NULL)
        g_string_append_printf (html, "%s:", (const char *) attribute->ns->prefix);
      g_string_append (html, (const char *) attribute->name);
      g_string_append (html, "=\"");
      write_escaped (html, value != NULL ? (const char *) value : "");
      g_string_append_c (html, '"');
      xmlFree (value);
    }
}

static void
write_element (GString *html,
               xmlNode *element)
{
  const char *name = (const char *) element->name;
  gboolean is_script = g_str_equal (name, "script");

  g_string_append_printf (html, "<%s", name);
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
  g_string_append_printf (html, "</%s>", name);
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
    write_escaped (html, (const char *) node->content);
}
