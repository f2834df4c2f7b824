/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-page.h"

#include "lanyard-page-private.h"
#include "lanyard-web.h"

#include <libxml/parser.h>
#include <string.h>

#define CONTENT_ID "content"

struct _LanyardPage
{
  xmlDoc *document;
  GPtrArray *templates;     /* unowned xmlNode: originals of what repeats */
  GPtrArray *copies;        /* unowned xmlNode */
};

/* A scope is its copy's element. */
#define SCOPE_NODE(scope) ((xmlNode *) (scope))

static xmlDoc *
load_skeleton (const char *name)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.xhtml", LANYARD_WEB_PREFIX, name);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;
  xmlDoc *document;

  bytes = g_resource_lookup_data (lanyard_web_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes == NULL)
    g_error ("%s", error->message);

  document = xmlReadMemory (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                            path, "UTF-8", XML_PARSE_NONET | XML_PARSE_NOBLANKS | XML_PARSE_NOERROR);
  if (document == NULL)
    g_error ("The page %s is not well-formed", path);

  return document;
}

static void
free_document (gpointer document)
{
  xmlFreeDoc (document);
}

static gboolean
has_id (xmlNode    *node,
        const char *id)
{
  xmlAttr *attribute = node->type == XML_ELEMENT_NODE ? xmlHasNsProp (node, BAD_CAST "id", NULL) : NULL;

  return attribute != NULL && attribute->children != NULL
         && g_strcmp0 ((const char *) attribute->children->content, id) == 0;
}

static xmlNode *
find_below (xmlNode    *node,
            const char *id)
{
  if (has_id (node, id))
    return node;
  if (node->type != XML_ELEMENT_NODE)
    return NULL;

  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      xmlNode *found = find_below (child, id);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static xmlNode *
find_element (LanyardPage      *page,
              LanyardPageScope *scope,
              const char       *id)
{
  xmlNode *start = scope != NULL ? SCOPE_NODE (scope) : xmlDocGetRootElement (page->document);
  xmlNode *found = find_below (start, id);

  if (found == NULL)
    g_critical ("The page has no element “%s”", id);

  return found;
}

static gboolean
is_inside (xmlNode *node,
           xmlNode *ancestor)
{
  while (node != NULL && node != ancestor)
    node = node->parent;

  return node != NULL;
}

/* The original, not one of the copies in front of it that have its id. */
static xmlNode *
find_template (LanyardPage      *page,
               LanyardPageScope *scope,
               const char       *id)
{
  xmlNode *start = scope != NULL ? SCOPE_NODE (scope) : xmlDocGetRootElement (page->document);

  for (guint i = 0; i < page->templates->len; i++)
    {
      xmlNode *element = g_ptr_array_index (page->templates, i);

      if (has_id (element, id) && is_inside (element, start))
        return element;
    }

  return NULL;
}

static gboolean
is_xml_char (gunichar c)
{
  return c == '\t' || c == '\n' || c == '\r'
         || (c >= 0x20 && c <= 0xd7ff)
         || (c >= 0xe000 && c <= 0xfffd)
         || c >= 0x10000;
}

/* Printable ASCII, as most are; a response in base64 is long, so that eight
 * bytes are looked at together. A byte has its first bit set, or gets it from
 * this, if it is none of those from space to tilde. */
static gboolean
is_plain_text (const char *text)
{
  gsize length = strlen (text);
  guint64 odd = 0;

  for (; length >= sizeof odd; length -= sizeof odd, text += sizeof odd)
    {
      guint64 part;

      memcpy (&part, text, sizeof part);
      odd |= part | (part - G_GUINT64_CONSTANT (0x2020202020202020)) | (part + G_GUINT64_CONSTANT (0x0101010101010101));
    }
  if ((odd & G_GUINT64_CONSTANT (0x8080808080808080)) != 0)
    return FALSE;

  while (*text >= ' ' && *text <= '~')
    text++;

  return *text == '\0';
}

static char *
make_xml_text (const char *text)
{
  g_autofree char *valid = NULL;
  GString *clean;

  if (is_plain_text (text))
    return g_strdup (text);

  valid = g_utf8_make_valid (text, -1);
  clean = g_string_sized_new (strlen (valid));
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_xml_char (c))
        g_string_append_unichar (clean, c);
    }

  return g_string_free (clean, FALSE);
}

static void
remove_node (xmlNode *node)
{
  xmlUnlinkNode (node);
  xmlFreeNode (node);
}

static void
remove_ids (xmlNode *node)
{
  if (node->type != XML_ELEMENT_NODE)
    return;

  xmlUnsetProp (node, BAD_CAST "id");
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    remove_ids (child);
}

static char *
join_class (xmlNode    *element,
            const char *value)
{
  xmlChar *before = xmlGetNoNsProp (element, BAD_CAST "class");
  char *joined;

  if (before == NULL)
    return g_strdup (value);

  joined = g_strdup_printf ("%s %s", (const char *) before, value);
  xmlFree (before);

  return joined;
}

/* What xmlSetProp() does, for text that is known to be good. */
static void
set_value (xmlNode    *element,
           const char *name,
           const char *value)
{
  xmlAttr *attribute = xmlSetProp (element, BAD_CAST name, BAD_CAST "");

  if (attribute->children == NULL)
    {
      attribute->children = xmlNewDocText (element->doc, NULL);
      attribute->children->parent = (xmlNode *) attribute;
      attribute->last = attribute->children;
    }
  xmlNodeAddContent (attribute->children, BAD_CAST value);
}

static void
graft_content (xmlDoc *layout,
               xmlDoc *content)
{
  xmlNode *place = find_below (xmlDocGetRootElement (layout), CONTENT_ID);
  xmlNode *copy = xmlDocCopyNode (xmlDocGetRootElement (content), layout, 1);

  xmlReplaceNode (place, copy);
  xmlFreeNode (place);
}

static xmlNode *
find_script (xmlNode *node)
{
  if (node->type != XML_ELEMENT_NODE)
    return NULL;
  if (strcmp ((const char *) node->name, "script") == 0)
    return node;

  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      xmlNode *found = find_script (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The layout with the skeleton as its content. */
static xmlDoc *
make_document (const char *name)
{
  xmlDoc *document = load_skeleton ("layout");
  xmlDoc *content = load_skeleton (name);

  graft_content (document, content);
  xmlFreeDoc (content);

  return document;
}

/* A copy of the one that is made once. */
static xmlDoc *
dup_document (const char *name)
{
  static GMutex mutex;
  static GHashTable *documents;
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&mutex);
  xmlDoc *document;

  if (documents == NULL)
    documents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_document);

  document = g_hash_table_lookup (documents, name);
  if (document == NULL)
    {
      document = make_document (name);
      g_hash_table_insert (documents, g_strdup (name), document);
    }

  return xmlCopyDoc (document, 1);
}

/**
 * lanyard_page_new:
 * @name: a skeleton of data/web without its ending
 *
 * Loads the layout with the skeleton as its content.
 *
 * Returns: (transfer full): a page to be filled
 */
LanyardPage *
lanyard_page_new (const char *name)
{
  LanyardPage *page;

  g_return_val_if_fail (name != NULL, NULL);

  page = g_new0 (LanyardPage, 1);
  page->document = dup_document (name);
  page->templates = g_ptr_array_new ();
  page->copies = g_ptr_array_new ();

  return page;
}

/**
 * lanyard_page_free:
 * @page: (nullable) (transfer full): a page
 */
void
lanyard_page_free (LanyardPage *page)
{
  if (page == NULL)
    return;

  g_ptr_array_unref (page->templates);
  g_ptr_array_unref (page->copies);
  xmlFreeDoc (page->document);
  g_free (page);
}

/**
 * lanyard_page_set_text:
 * @page: a page
 * @scope: (nullable): a copy, %NULL for the whole page
 * @id: id of an element
 * @text: (nullable): its new content
 *
 * Replaces the element's content. Characters that XML forbids are left out.
 */
void
lanyard_page_set_text (LanyardPage      *page,
                       LanyardPageScope *scope,
                       const char       *id,
                       const char       *text)
{
  g_autofree char *clean = NULL;
  xmlNode *element;

  g_return_if_fail (page != NULL);
  g_return_if_fail (id != NULL);

  element = find_element (page, scope, id);
  if (element == NULL)
    return;

  clean = make_xml_text (text != NULL ? text : "");
  while (element->children != NULL)
    remove_node (element->children);
  xmlAddChild (element, xmlNewDocText (page->document, BAD_CAST clean));
}

/**
 * lanyard_page_set_attribute:
 * @page: a page
 * @scope: (nullable): a copy, %NULL for the whole page
 * @id: id of an element
 * @name: an attribute's name, a constant of the program
 * @value: (nullable): its value, %NULL to remove it
 *
 * Sets an attribute; "class" is added to, not replaced.
 */
void
lanyard_page_set_attribute (LanyardPage      *page,
                            LanyardPageScope *scope,
                            const char       *id,
                            const char       *name,
                            const char       *value)
{
  g_autofree char *clean = NULL;
  g_autofree char *full = NULL;
  xmlNode *element;

  g_return_if_fail (page != NULL);
  g_return_if_fail (id != NULL && name != NULL);
  g_return_if_fail (g_ascii_strncasecmp (name, "on", 2) != 0);

  element = find_element (page, scope, id);
  if (element == NULL)
    return;

  if (value == NULL)
    {
      xmlUnsetProp (element, BAD_CAST name);
      return;
    }

  clean = make_xml_text (value);
  full = strcmp (name, "class") == 0 ? join_class (element, clean) : g_steal_pointer (&clean);
  set_value (element, name, full);
}

/**
 * lanyard_page_remove:
 * @page: a page
 * @scope: (nullable): a copy, %NULL for the whole page
 * @id: id of an element
 *
 * Takes the element out of the page.
 */
void
lanyard_page_remove (LanyardPage      *page,
                     LanyardPageScope *scope,
                     const char       *id)
{
  xmlNode *element;

  g_return_if_fail (page != NULL);
  g_return_if_fail (id != NULL);

  element = find_element (page, scope, id);
  if (element == NULL)
    return;

  g_ptr_array_remove (page->templates, element);
  remove_node (element);
}

/**
 * lanyard_page_repeat:
 * @page: a page
 * @scope: (nullable): a copy, %NULL for the whole page
 * @id: id of an element
 *
 * Inserts a copy of the element in front of it. The element itself is no part
 * of the result, nor are the ids inside copies: they are for filling only.
 * An element that is repeated not once has to be removed.
 *
 * Returns: (transfer none): the copy
 */
LanyardPageScope *
lanyard_page_repeat (LanyardPage      *page,
                     LanyardPageScope *scope,
                     const char       *id)
{
  xmlNode *element;
  xmlNode *copy;

  g_return_val_if_fail (page != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  element = find_template (page, scope, id);
  if (element == NULL)
    {
      element = find_element (page, scope, id);
      g_return_val_if_fail (element != NULL, NULL);
      g_ptr_array_add (page->templates, element);
    }

  copy = xmlDocCopyNode (element, page->document, 1);
  xmlAddPrevSibling (element, copy);
  g_ptr_array_add (page->copies, copy);

  return (LanyardPageScope *) copy;
}

/**
 * lanyard_page_dup_script_source:
 * @page: a page
 *
 * Returns: (transfer full) (nullable): "'sha256-…'" of the page's script for
 *   the Content-Security-Policy; %NULL without a script
 */
char *
lanyard_page_dup_script_source (LanyardPage *page)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *encoded = NULL;
  guint8 digest[32];
  gsize length = sizeof digest;
  xmlNode *script;

  g_return_val_if_fail (page != NULL, NULL);

  script = find_script (xmlDocGetRootElement (page->document));
  if (script == NULL || script->children == NULL)
    return NULL;

  g_checksum_update (checksum, script->children->content, -1);
  g_checksum_get_digest (checksum, digest, &length);
  encoded = g_base64_encode (digest, length);

  return g_strdup_printf ("'sha256-%s'", encoded);
}

/**
 * lanyard_page_serialize:
 * @page: a page; it is finished by this
 *
 * Returns: (transfer full): HTML in UTF-8
 */
GBytes *
lanyard_page_serialize (LanyardPage *page)
{
  g_autoptr(GString) html = g_string_new ("<!DOCTYPE html>\n");

  g_return_val_if_fail (page != NULL, NULL);

  for (guint i = 0; i < page->templates->len; i++)
    remove_node (g_ptr_array_index (page->templates, i));
  g_ptr_array_set_size (page->templates, 0);
  for (guint i = 0; i < page->copies->len; i++)
    remove_ids (g_ptr_array_index (page->copies, i));
  g_ptr_array_set_size (page->copies, 0);

  lanyard_page_write_html (html, xmlDocGetRootElement (page->document));
  g_string_append_c (html, '\n');

  return g_string_free_to_bytes (g_steal_pointer (&html));
}

/**
 * lanyard_page_can_hold:
 * @text: a value
 *
 * Returns: whether a page shows and sends on @text as it is: UTF-8 without
 *   the characters that XML has no place for
 */
gboolean
lanyard_page_can_hold (const char *text)
{
  g_autofree char *held = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  if (is_plain_text (text))
    return TRUE;

  held = make_xml_text (text);

  return strcmp (held, text) == 0;
}
