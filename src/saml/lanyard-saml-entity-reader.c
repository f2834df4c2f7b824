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
#include "lanyard-text.h"
#include "lanyard-url.h"

/* Runs of white space become one blank: metadata is often pretty-printed. */
static char *
dup_collapsed_text (xmlNode *element)
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

/* The text in English, else in the language that comes first. */
static char *
dup_localised_text (xmlNode    *parent,
                    const char *ns,
                    const char *name)
{
  xmlNode *chosen = NULL;

  for (xmlNode *child = _lanyard_saml_xml_first (parent); child != NULL; child = _lanyard_saml_xml_next (child))
    {
      xmlChar *language;

      if (!_lanyard_saml_xml_is (child, ns, name))
        continue;

      language = xmlGetNsProp (child, BAD_CAST "lang", XML_XML_NAMESPACE);
      if (chosen == NULL || g_strcmp0 ((const char *) language, "en") == 0)
        chosen = child;
      xmlFree (language);
    }

  return dup_collapsed_text (chosen);
}

/* M-14, A-29: a key without use serves for both. */
static gboolean
read_key_use (LanyardSamlEntityReader  *reader,
              xmlNode                  *element,
              LanyardSamlKeyDescriptor *descriptor)
{
  g_autofree char *use = _lanyard_saml_xml_dup_attribute (element, "use");
  g_autofree char *visible = NULL;

  descriptor->signing = use == NULL || strcmp (use, "signing") == 0;
  descriptor->encryption = use == NULL || strcmp (use, "encryption") == 0;
  if (descriptor->signing || descriptor->encryption)
    return TRUE;

  visible = lanyard_text_make_visible (use, 32);
  _lanyard_saml_entity_reader_warn (reader, _("A key with the unknown use “%s” was left out."), visible);
  return FALSE;
}

/* M-67: of several certificates of one key the first is the key's own. */
static LanyardCertificate *
read_certificate (LanyardSamlEntityReader *reader,
                  xmlNode                 *element)
{
  xmlNode *info = _lanyard_saml_xml_find (element, LANYARD_SAML_NS_DSIG, "KeyInfo");
  xmlNode *data = _lanyard_saml_xml_find (info, LANYARD_SAML_NS_DSIG, "X509Data");
  xmlNode *certificate = _lanyard_saml_xml_find (data, LANYARD_SAML_NS_DSIG, "X509Certificate");
  g_autofree char *text = _lanyard_saml_xml_dup_text (certificate);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  LanyardCertificate *result;

  if (text == NULL)
    {
      _lanyard_saml_entity_reader_warn (reader, _("A key without a certificate was left out."));
      return NULL;
    }

  bytes = g_bytes_new (text, strlen (text));
  result = lanyard_certificate_new_from_data (bytes, &error);
  if (result == NULL)
    _lanyard_saml_entity_reader_warn (reader, _("A key was left out: %s"), error->message);

  return result;
}

static void
read_key (LanyardSamlEntityReader *reader,
          xmlNode                 *element)
{
  LanyardSamlKeyDescriptor descriptor = { 0 };

  if (!read_key_use (reader, element, &descriptor))
    return;

  descriptor.certificate = read_certificate (reader, element);
  if (descriptor.certificate != NULL)
    g_ptr_array_add (reader->entity->keys, g_memdup2 (&descriptor, sizeof descriptor));
}

static void
read_requested_attribute (LanyardSamlEntityReader *reader,
                          xmlNode                 *element)
{
  LanyardSamlRequestedAttribute *attribute;
  g_autoptr(GPtrArray) values = g_ptr_array_new ();
  g_autofree char *name = _lanyard_saml_xml_dup_attribute (element, "Name");
  gboolean is_false;

  if (name == NULL || *name == '\0')
    {
      _lanyard_saml_entity_reader_warn (reader, _("A RequestedAttribute without Name was left out."));
      return;
    }

  attribute = g_new0 (LanyardSamlRequestedAttribute, 1);
  attribute->name = g_steal_pointer (&name);
  attribute->name_format = _lanyard_saml_xml_dup_attribute (element, "NameFormat");
  attribute->friendly_name = _lanyard_saml_xml_dup_attribute (element, "FriendlyName");
  attribute->required = _lanyard_saml_entity_reader_read_flag (reader, element, "isRequired", &is_false);
  for (xmlNode *child = _lanyard_saml_xml_first (element); child != NULL; child = _lanyard_saml_xml_next (child))
    if (_lanyard_saml_xml_is (child, LANYARD_SAML_NS_ASSERTION, "AttributeValue"))
      g_ptr_array_add (values, dup_collapsed_text (child));
  g_ptr_array_add (values, NULL);
  attribute->values = (char **) g_ptr_array_steal (values, NULL);

  g_ptr_array_add (reader->entity->requested_attributes, attribute);
}

/* The default AttributeConsumingService, by the rule of M-20. */
static xmlNode *
choose_attribute_service (LanyardSamlEntityReader *reader,
                          xmlNode                 *role)
{
  xmlNode *first = NULL;
  xmlNode *undecided = NULL;

  for (xmlNode *child = _lanyard_saml_xml_first (role); child != NULL; child = _lanyard_saml_xml_next (child))
    {
      gboolean is_false;

      if (!_lanyard_saml_xml_is (child, LANYARD_SAML_NS_METADATA, "AttributeConsumingService"))
        continue;
      if (_lanyard_saml_entity_reader_read_flag (reader, child, "isDefault", &is_false))
        return child;
      if (undecided == NULL && !is_false)
        undecided = child;
      if (first == NULL)
        first = child;
    }

  return undecided != NULL ? undecided : first;
}

static void
read_requested_attributes (LanyardSamlEntityReader *reader,
                           xmlNode                 *role)
{
  xmlNode *service = choose_attribute_service (reader, role);

  for (xmlNode *child = _lanyard_saml_xml_first (service); child != NULL; child = _lanyard_saml_xml_next (child))
    if (_lanyard_saml_xml_is (child, LANYARD_SAML_NS_METADATA, "RequestedAttribute"))
      read_requested_attribute (reader, child);
}

static void
read_role (LanyardSamlEntityReader *reader,
           xmlNode                 *role)
{
  g_autoptr(GPtrArray) formats = g_ptr_array_new ();
  gboolean is_false;

  reader->entity->authn_requests_signed = _lanyard_saml_entity_reader_read_flag (reader, role, "AuthnRequestsSigned",
                                                                                 &is_false);
  reader->entity->want_assertions_signed = _lanyard_saml_entity_reader_read_flag (reader, role,
                                                                                  "WantAssertionsSigned", &is_false);

  for (xmlNode *child = _lanyard_saml_xml_first (role); child != NULL; child = _lanyard_saml_xml_next (child))
    {
      if (_lanyard_saml_xml_is (child, LANYARD_SAML_NS_METADATA, "KeyDescriptor"))
        read_key (reader, child);
      else if (_lanyard_saml_xml_is (child, LANYARD_SAML_NS_METADATA, "SingleLogoutService"))
        _lanyard_saml_entity_reader_add_slo (reader, child);
      else if (_lanyard_saml_xml_is (child, LANYARD_SAML_NS_METADATA, "NameIDFormat"))
        g_ptr_array_add (formats, dup_collapsed_text (child));
      else if (_lanyard_saml_xml_is (child, LANYARD_SAML_NS_METADATA, "AssertionConsumerService"))
        _lanyard_saml_entity_reader_add_acs (reader, child);
    }

  g_ptr_array_add (formats, NULL);
  reader->entity->name_id_formats = (char **) g_ptr_array_steal (formats, NULL);
  read_requested_attributes (reader, role);
}

static void
read_names (LanyardSamlEntityReader *reader,
            xmlNode                 *element,
            xmlNode                 *role)
{
  LanyardSamlEntity *entity = reader->entity;
  xmlNode *extensions = _lanyard_saml_xml_find (role, LANYARD_SAML_NS_METADATA, "Extensions");
  xmlNode *info = _lanyard_saml_xml_find (extensions, LANYARD_SAML_NS_MDUI, "UIInfo");
  xmlNode *organization = _lanyard_saml_xml_find (role, LANYARD_SAML_NS_METADATA, "Organization");

  if (organization == NULL)
    organization = _lanyard_saml_xml_find (element, LANYARD_SAML_NS_METADATA, "Organization");

  entity->display_name = dup_localised_text (info, LANYARD_SAML_NS_MDUI, "DisplayName");
  if (entity->display_name == NULL)
    entity->display_name = dup_localised_text (organization, LANYARD_SAML_NS_METADATA, "OrganizationDisplayName");
  if (entity->display_name == NULL)
    entity->display_name = dup_localised_text (organization, LANYARD_SAML_NS_METADATA, "OrganizationName");

  entity->description = dup_localised_text (info, LANYARD_SAML_NS_MDUI, "Description");
  entity->information_url = dup_localised_text (info, LANYARD_SAML_NS_MDUI, "InformationURL");
  if (entity->information_url != NULL &&
      !lanyard_url_check (entity->information_url, LANYARD_URL_ALLOW_HTTP, NULL))
    {
      _lanyard_saml_entity_reader_warn (reader, _("The InformationURL was left out, because it is not a web address."));
      g_clear_pointer (&entity->information_url, g_free);
    }
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
  read_names (&reader, element, role);
  is_usable = check_acs (&reader, error);
  g_clear_error (&reader.refusal);
  if (!is_usable)
    return NULL;

  g_ptr_array_add (warnings, NULL);
  entity->warnings = (char **) g_ptr_array_steal (warnings, NULL);

  return g_steal_pointer (&entity);
}
