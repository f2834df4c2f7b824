/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-entity-reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-saml-entity-private.h"
#include "lanyard-url.h"

#define NS_ENTITY_ATTRIBUTES "urn:oasis:names:tc:SAML:metadata:attribute"
#define PIXELS_MAX 65535

/* Addresses that people may follow: those that M-21 refuses are left out. */
static void
read_urls (LanyardSamlEntityReader *reader,
           xmlNode                 *parent,
           const char              *ns,
           const char              *name,
           GPtrArray               *urls)
{
  _lanyard_saml_entity_read_texts (parent, ns, name, urls);

  for (guint i = urls->len; i > 0; i--)
    {
      LanyardSamlText *url = g_ptr_array_index (urls, i - 1);

      if (lanyard_url_check (url->text, LANYARD_URL_ALLOW_HTTP, NULL))
        continue;
      /* Translators: an XML element name */
      _lanyard_saml_entity_reader_warn (reader, _("The %s was left out, because it is not a web address."), name);
      g_ptr_array_remove_index (urls, i - 1);
    }
}

static int
read_pixels (xmlNode    *element,
             const char *name)
{
  g_autofree char *text = _lanyard_saml_xml_dup_attribute (element, name);
  guint64 pixels;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 1, PIXELS_MAX, &pixels, NULL))
    return 0;

  return (int) pixels;
}

/* M-21 for logos, too; one that is in the document itself is no address. */
static void
read_logos (LanyardSamlEntityReader *reader,
            xmlNode                 *info)
{
  for (xmlNode *child = _lanyard_saml_xml_first (info); child != NULL; child = _lanyard_saml_xml_next (child))
    {
      g_autofree char *url = NULL;
      xmlChar *language;
      LanyardSamlLogo *logo;

      if (!_lanyard_saml_xml_is (child, LANYARD_SAML_NS_MDUI, "Logo"))
        continue;
      url = g_strstrip (_lanyard_saml_xml_dup_text (child));
      if (!g_str_has_prefix (url, "data:image/") && !lanyard_url_check (url, LANYARD_URL_ALLOW_HTTP, NULL))
        {
          _lanyard_saml_entity_reader_warn (reader, _("The %s was left out, because it is not a web address."), "Logo");
          continue;
        }

      language = xmlGetNsProp (child, BAD_CAST "lang", XML_XML_NAMESPACE);
      logo = g_new0 (LanyardSamlLogo, 1);
      logo->language = g_strdup ((const char *) language);
      logo->url = g_steal_pointer (&url);
      logo->width = read_pixels (child, "width");
      logo->height = read_pixels (child, "height");
      g_ptr_array_add (reader->entity->logos, logo);
      xmlFree (language);
    }
}

static void
read_organization (LanyardSamlEntityReader *reader,
                   xmlNode                 *element,
                   xmlNode                 *role)
{
  LanyardSamlEntity *entity = reader->entity;
  xmlNode *organization = _lanyard_saml_xml_find (role, LANYARD_SAML_NS_METADATA, "Organization");

  if (organization == NULL)
    organization = _lanyard_saml_xml_find (element, LANYARD_SAML_NS_METADATA, "Organization");

  _lanyard_saml_entity_read_texts (organization, LANYARD_SAML_NS_METADATA, "OrganizationName",
                                   entity->organization_names);
  _lanyard_saml_entity_read_texts (organization, LANYARD_SAML_NS_METADATA, "OrganizationDisplayName",
                                   entity->organization_titles);
  read_urls (reader, organization, LANYARD_SAML_NS_METADATA, "OrganizationURL", entity->organization_urls);
}

static LanyardSamlContact *
read_contact (xmlNode *element)
{
  LanyardSamlContact *contact = g_new0 (LanyardSamlContact, 1);

  contact->kind = _lanyard_saml_xml_dup_attribute (element, "contactType");
  if (contact->kind == NULL)
    contact->kind = g_strdup ("other");
  contact->company = _lanyard_saml_entity_dup_text (_lanyard_saml_xml_find (element, LANYARD_SAML_NS_METADATA, "Company"));
  contact->given_name = _lanyard_saml_entity_dup_text (_lanyard_saml_xml_find (element, LANYARD_SAML_NS_METADATA, "GivenName"));
  contact->surname = _lanyard_saml_entity_dup_text (_lanyard_saml_xml_find (element, LANYARD_SAML_NS_METADATA, "SurName"));
  contact->emails = _lanyard_saml_entity_dup_list (element, LANYARD_SAML_NS_METADATA, "EmailAddress", NULL);
  contact->phones = _lanyard_saml_entity_dup_list (element, LANYARD_SAML_NS_METADATA, "TelephoneNumber", NULL);
  for (guint i = 0; contact->emails[i] != NULL; i++)
    if (g_ascii_strncasecmp (contact->emails[i], "mailto:", strlen ("mailto:")) == 0)
      memmove (contact->emails[i], contact->emails[i] + strlen ("mailto:"),
               strlen (contact->emails[i]) - strlen ("mailto:") + 1);

  return contact;
}

static void
read_contacts (LanyardSamlEntityReader *reader,
               xmlNode                 *parent)
{
  for (xmlNode *child = _lanyard_saml_xml_first (parent); child != NULL; child = _lanyard_saml_xml_next (child))
    if (_lanyard_saml_xml_is (child, LANYARD_SAML_NS_METADATA, "ContactPerson"))
      g_ptr_array_add (reader->entity->contacts, read_contact (child));
}

/*
 * _lanyard_saml_entity_reader_read_names:
 * @element: an EntityDescriptor
 * @role: its SPSSODescriptor
 *
 * M-66: mdui, Organization and ContactPerson, in all languages.
 */
void
_lanyard_saml_entity_reader_read_names (LanyardSamlEntityReader *reader,
                                        xmlNode                 *element,
                                        xmlNode                 *role)
{
  LanyardSamlEntity *entity = reader->entity;
  xmlNode *extensions = _lanyard_saml_xml_find (role, LANYARD_SAML_NS_METADATA, "Extensions");
  xmlNode *info = _lanyard_saml_xml_find (extensions, LANYARD_SAML_NS_MDUI, "UIInfo");

  _lanyard_saml_entity_read_display_names (element, role, entity->display_names, &entity->display_name);
  _lanyard_saml_entity_read_texts (info, LANYARD_SAML_NS_MDUI, "Description", entity->descriptions);
  read_urls (reader, info, LANYARD_SAML_NS_MDUI, "InformationURL", entity->information_urls);
  read_urls (reader, info, LANYARD_SAML_NS_MDUI, "PrivacyStatementURL", entity->privacy_urls);
  read_logos (reader, info);
  entity->description = _lanyard_saml_entity_dup_best (entity->descriptions);
  entity->information_url = _lanyard_saml_entity_dup_best (entity->information_urls);

  read_organization (reader, element, role);
  read_contacts (reader, role);
  read_contacts (reader, element);
}

/* What the role says, else what the entity says. */
static char **
read_algorithms (xmlNode    *entity_extensions,
                 xmlNode    *role_extensions,
                 const char *name)
{
  char **algorithms = _lanyard_saml_entity_dup_list (role_extensions, LANYARD_SAML_NS_ALGORITHMS, name, "Algorithm");

  if (*algorithms != NULL)
    return algorithms;

  g_strfreev (algorithms);
  return _lanyard_saml_entity_dup_list (entity_extensions, LANYARD_SAML_NS_ALGORITHMS, name, "Algorithm");
}

/*
 * _lanyard_saml_entity_reader_read_extensions:
 * @element: an EntityDescriptor
 * @role: its SPSSODescriptor
 *
 * M-66: entity attributes and the algorithms that the SP verifies (M-49);
 * every other extension is passed over (M-68).
 */
void
_lanyard_saml_entity_reader_read_extensions (LanyardSamlEntityReader *reader,
                                             xmlNode                 *element,
                                             xmlNode                 *role)
{
  LanyardSamlEntity *entity = reader->entity;
  xmlNode *outer = _lanyard_saml_xml_find (element, LANYARD_SAML_NS_METADATA, "Extensions");
  xmlNode *inner = _lanyard_saml_xml_find (role, LANYARD_SAML_NS_METADATA, "Extensions");
  xmlNode *attributes = _lanyard_saml_xml_find (outer, NS_ENTITY_ATTRIBUTES, "EntityAttributes");

  entity->signing_methods = read_algorithms (outer, inner, "SigningMethod");
  entity->digest_methods = read_algorithms (outer, inner, "DigestMethod");

  for (xmlNode *child = _lanyard_saml_xml_first (attributes); child != NULL; child = _lanyard_saml_xml_next (child))
    {
      LanyardSamlRequestedAttribute *attribute = NULL;

      if (_lanyard_saml_xml_is (child, LANYARD_SAML_NS_ASSERTION, "Attribute"))
        attribute = _lanyard_saml_entity_reader_read_attribute (reader, child);
      if (attribute != NULL)
        g_ptr_array_add (entity->entity_attributes, attribute);
    }
}
