/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-entity-reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-saml.h"
#include "lanyard-saml-entity-private.h"
#include "lanyard-saml-error.h"

static void
read_role (LanyardSamlEntityReader *reader,
           xmlNode                 *role)
{
  gboolean is_false;

  reader->entity->encryption_methods = g_new0 (char *, 1);
  reader->entity->authn_requests_signed = _lanyard_saml_entity_reader_read_flag (reader, role, "AuthnRequestsSigned",
                                                                                 &is_false);
  reader->entity->want_assertions_signed = _lanyard_saml_entity_reader_read_flag (reader, role,
                                                                                  "WantAssertionsSigned", &is_false);

  for (xmlNode *child = _lanyard_saml_xml_first (role); child != NULL; child = _lanyard_saml_xml_next (child))
    {
      if (_lanyard_saml_xml_is (child, LANYARD_SAML_NS_METADATA, "KeyDescriptor"))
        _lanyard_saml_entity_reader_add_key (reader, child);
      else if (_lanyard_saml_xml_is (child, LANYARD_SAML_NS_METADATA, "SingleLogoutService"))
        _lanyard_saml_entity_reader_add_slo (reader, child);
      else if (_lanyard_saml_xml_is (child, LANYARD_SAML_NS_METADATA, "AssertionConsumerService"))
        _lanyard_saml_entity_reader_add_acs (reader, child);
    }

  reader->entity->name_id_formats = _lanyard_saml_entity_dup_list (role, LANYARD_SAML_NS_METADATA, "NameIDFormat", NULL);
  _lanyard_saml_entity_reader_read_services (reader, role);
}

static void
note_protocol (LanyardSamlEntityReader *reader,
               xmlNode                 *role)
{
  g_autofree char *text = _lanyard_saml_xml_dup_attribute (role, "protocolSupportEnumeration");
  g_auto(GStrv) protocols = g_strsplit_set (text != NULL ? text : "", " \t\r\n", -1);

  if (!g_strv_contains ((const char *const *) protocols, LANYARD_SAML_NS_PROTOCOL))
    _lanyard_saml_entity_reader_warn (reader, _("The service provider does not say that it supports SAML 2.0."));
}

static gboolean
check_acs (LanyardSamlEntityReader  *reader,
           GError                  **error)
{
  GPtrArray *acs = reader->entity->acs;

  if (acs->len == 0 && reader->refusal != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reader->refusal));
      return FALSE;
    }
  if (acs->len == 0)
    {
      lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_MALFORMED,
                         _("Without one there is nowhere to send a sign-in to"),
                         _("Get the metadata again from the application"),
                         _("The service provider “%s” names no usable AssertionConsumerService"),
                         reader->entity->entity_id);
      return FALSE;
    }

  for (guint i = 0; i < acs->len; i++)
    if (strcmp (((LanyardSamlEndpoint *) g_ptr_array_index (acs, i))->binding, LANYARD_SAML_BINDING_POST) == 0)
      return TRUE;

  _lanyard_saml_entity_reader_warn (reader, _("No AssertionConsumerService has the binding HTTP-POST."));
  return TRUE;
}

/*
 * _lanyard_saml_entity_read:
 * @element: an EntityDescriptor
 * @role: one of its SPSSODescriptor children
 * @error: MALFORMED, URL
 *
 * M-66 … M-68: takes what it knows, leaves out what cannot be used with a
 * warning, and passes over extensions. M-21 for every URL.
 *
 * Returns: (transfer full): the service provider
 */
LanyardSamlEntity *
_lanyard_saml_entity_read (xmlNode  *element,
                           xmlNode  *role,
                           GError  **error)
{
  g_autoptr(LanyardSamlEntity) entity = _lanyard_saml_entity_new ();
  g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GHashTable) indexes = g_hash_table_new (NULL, NULL);
  LanyardSamlEntityReader reader = { .entity = entity, .warnings = warnings, .indexes = indexes };
  gboolean is_usable;

  entity->entity_id = _lanyard_saml_xml_dup_attribute (element, "entityID");
  if (entity->entity_id == NULL || *entity->entity_id == '\0')
    {
      lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_MALFORMED,
                         NULL,
                         _("Get the metadata again from the application"),
                         _("An EntityDescriptor has no entityID"));
      return NULL;
    }

  note_protocol (&reader, role);
  read_role (&reader, role);
  _lanyard_saml_entity_reader_read_names (&reader, element, role);
  _lanyard_saml_entity_reader_read_extensions (&reader, element, role);
  is_usable = check_acs (&reader, error);
  g_clear_error (&reader.refusal);
  if (!is_usable)
    return NULL;

  g_ptr_array_add (warnings, NULL);
  entity->warnings = (char **) g_ptr_array_steal (warnings, NULL);

  return g_steal_pointer (&entity);
}
