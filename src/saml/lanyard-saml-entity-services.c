/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-entity-reader-private.h"

#include <glib/gi18n-lib.h>

#include "lanyard-saml-entity-private.h"

/*
 * _lanyard_saml_entity_reader_read_attribute:
 * @element: a RequestedAttribute, or an Attribute of EntityAttributes
 *
 * Returns: (transfer full) (nullable): NULL with a warning if it has no name
 */
LanyardSamlRequestedAttribute *
_lanyard_saml_entity_reader_read_attribute (LanyardSamlEntityReader *reader,
                                            xmlNode                 *element)
{
  LanyardSamlRequestedAttribute *attribute;
  g_autofree char *name = _lanyard_saml_xml_dup_attribute (element, "Name");
  gboolean is_false;

  if (name == NULL || *name == '\0')
    {
      /* Translators: an XML element name */
      _lanyard_saml_entity_reader_warn (reader, _("A %s without Name was left out."), (const char *) element->name);
      return NULL;
    }

  attribute = g_new0 (LanyardSamlRequestedAttribute, 1);
  attribute->name = g_steal_pointer (&name);
  attribute->name_format = _lanyard_saml_xml_dup_attribute (element, "NameFormat");
  attribute->friendly_name = _lanyard_saml_xml_dup_attribute (element, "FriendlyName");
  attribute->required = _lanyard_saml_entity_reader_read_flag (reader, element, "isRequired", &is_false);
  attribute->values = _lanyard_saml_entity_dup_list (element, LANYARD_SAML_NS_ASSERTION, "AttributeValue", NULL);

  return attribute;
}

static LanyardSamlAttributeService *
read_service (LanyardSamlEntityReader *reader,
              xmlNode                 *element)
{
  LanyardSamlAttributeService *service = _lanyard_saml_attribute_service_new ();
  g_autofree char *name = NULL;

  _lanyard_saml_entity_read_texts (element, LANYARD_SAML_NS_METADATA, "ServiceName", service->names);
  name = _lanyard_saml_entity_dup_best (service->names);
  service->index = _lanyard_saml_entity_reader_read_index (reader, element, name != NULL ? name : "–");
  service->is_default = _lanyard_saml_entity_reader_read_flag (reader, element, "isDefault", &service->is_not_default);
  for (xmlNode *child = _lanyard_saml_xml_first (element); child != NULL; child = _lanyard_saml_xml_next (child))
    {
      LanyardSamlRequestedAttribute *attribute;

      if (!_lanyard_saml_xml_is (child, LANYARD_SAML_NS_METADATA, "RequestedAttribute"))
        continue;
      attribute = _lanyard_saml_entity_reader_read_attribute (reader, child);
      if (attribute != NULL)
        g_ptr_array_add (service->requested, attribute);
    }

  return service;
}

/* By the rule of M-20: isDefault, else the first that does not say it is not,
 * else the first. */
static LanyardSamlAttributeService *
choose_default (GPtrArray *services)
{
  LanyardSamlAttributeService *undecided = NULL;

  for (guint i = 0; i < services->len; i++)
    {
      LanyardSamlAttributeService *service = g_ptr_array_index (services, i);

      if (service->is_default)
        return service;
      if (undecided == NULL && !service->is_not_default)
        undecided = service;
    }

  return undecided != NULL ? undecided : services->len > 0 ? g_ptr_array_index (services, 0) : NULL;
}

/*
 * _lanyard_saml_entity_reader_read_services:
 * @role: an SPSSODescriptor
 *
 * M-66: every AttributeConsumingService, and what the default one asks for.
 */
void
_lanyard_saml_entity_reader_read_services (LanyardSamlEntityReader *reader,
                                           xmlNode                 *role)
{
  LanyardSamlEntity *entity = reader->entity;
  LanyardSamlAttributeService *chosen;

  for (xmlNode *child = _lanyard_saml_xml_first (role); child != NULL; child = _lanyard_saml_xml_next (child))
    if (_lanyard_saml_xml_is (child, LANYARD_SAML_NS_METADATA, "AttributeConsumingService"))
      g_ptr_array_add (entity->services, read_service (reader, child));

  chosen = choose_default (entity->services);
  for (guint i = 0; chosen != NULL && i < chosen->requested->len; i++)
    g_ptr_array_add (entity->requested_attributes,
                     _lanyard_saml_requested_attribute_copy (g_ptr_array_index (chosen->requested, i)));
}
