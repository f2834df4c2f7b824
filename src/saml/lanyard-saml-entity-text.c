/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-entity-reader-private.h"

#include "lanyard-saml-entity-private.h"

/* Runs of white space become one blank: metadata is often pretty-printed.
 * NULL for no element. */
char *
_lanyard_saml_entity_dup_text (xmlNode *element)
{
  g_autofree char *text = _lanyard_saml_xml_dup_text (element);
  g_auto(GStrv) words = NULL;
  g_autoptr(GString) collapsed = g_string_new (NULL);

  if (text == NULL)
    return NULL;

  words = g_strsplit_set (text, " \t\r\n", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (collapsed, "%s%s", collapsed->len > 0 ? " " : "", words[i]);

  return g_string_free (g_steal_pointer (&collapsed), FALSE);
}

/* Adds the children of this name, in all languages; empty ones are none. */
void
_lanyard_saml_entity_read_texts (xmlNode    *parent,
                                 const char *ns,
                                 const char *name,
                                 GPtrArray  *texts)
{
  for (xmlNode *child = _lanyard_saml_xml_first (parent); child != NULL; child = _lanyard_saml_xml_next (child))
    {
      g_autofree char *text = NULL;
      xmlChar *language;

      if (!_lanyard_saml_xml_is (child, ns, name))
        continue;
      text = _lanyard_saml_entity_dup_text (child);
      if (*text == '\0')
        continue;

      language = xmlGetNsProp (child, BAD_CAST "lang", XML_XML_NAMESPACE);
      g_ptr_array_add (texts, _lanyard_saml_text_new ((const char *) language, text));
      xmlFree (language);
    }
}

/* The text in English, else the first; NULL for none. */
char *
_lanyard_saml_entity_dup_best (GPtrArray *texts)
{
  LanyardSamlText *chosen = texts->len > 0 ? g_ptr_array_index (texts, 0) : NULL;

  for (guint i = texts->len; i > 0; i--)
    {
      LanyardSamlText *text = g_ptr_array_index (texts, i - 1);

      if (g_strcmp0 (text->language, "en") == 0)
        chosen = text;
    }

  return chosen != NULL ? g_strdup (chosen->text) : NULL;
}

/* Of the children of this name, the texts or, with @attribute, its values;
 * empty ones are left out. */
char **
_lanyard_saml_entity_dup_list (xmlNode    *parent,
                               const char *ns,
                               const char *name,
                               const char *attribute)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (xmlNode *child = _lanyard_saml_xml_first (parent); child != NULL; child = _lanyard_saml_xml_next (child))
    {
      g_autofree char *text = NULL;

      if (!_lanyard_saml_xml_is (child, ns, name))
        continue;
      text = attribute != NULL ? _lanyard_saml_xml_dup_attribute (child, attribute)
                               : _lanyard_saml_entity_dup_text (child);
      if (text != NULL && *text != '\0')
        g_strv_builder_add (builder, text);
    }

  return g_strv_builder_end (builder);
}

/* The names that people know it by, and the one of them that is shown: of
 * mdui, else of the organization. */
void
_lanyard_saml_entity_read_display_names (xmlNode    *element,
                                         xmlNode    *role,
                                         GPtrArray  *names,
                                         char      **best)
{
  xmlNode *extensions = _lanyard_saml_xml_find (role, LANYARD_SAML_NS_METADATA, "Extensions");
  xmlNode *info = _lanyard_saml_xml_find (extensions, LANYARD_SAML_NS_MDUI, "UIInfo");
  xmlNode *organization = _lanyard_saml_xml_find (role, LANYARD_SAML_NS_METADATA, "Organization");
  static const char * const fallbacks[] = { "OrganizationDisplayName", "OrganizationName" };

  if (organization == NULL)
    organization = _lanyard_saml_xml_find (element, LANYARD_SAML_NS_METADATA, "Organization");

  _lanyard_saml_entity_read_texts (info, LANYARD_SAML_NS_MDUI, "DisplayName", names);
  *best = _lanyard_saml_entity_dup_best (names);
  for (gsize i = 0; *best == NULL && i < G_N_ELEMENTS (fallbacks); i++)
    {
      g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) _lanyard_saml_text_free);

      _lanyard_saml_entity_read_texts (organization, LANYARD_SAML_NS_METADATA, fallbacks[i], texts);
      *best = _lanyard_saml_entity_dup_best (texts);
    }
}
