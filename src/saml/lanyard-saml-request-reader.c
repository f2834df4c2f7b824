/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-request-private.h"

#define INDEX_MAX 65535

/* Absent or empty means false. */
static gboolean
read_boolean (xmlNode     *element,
              const char  *name,
              gboolean    *value,
              GError     **error)
{
  g_autofree char *text = _lanyard_saml_xml_dup_attribute (element, name);

  if (text == NULL || _lanyard_saml_xml_read_boolean (text, value))
    return TRUE;

  return _lanyard_saml_message_fail_attribute (error, name, text);
}

static gboolean
read_index (LanyardSamlRequest  *self,
            xmlNode             *root,
            GError             **error)
{
  const char *name = "AssertionConsumerServiceIndex";
  g_autofree char *text = _lanyard_saml_xml_dup_attribute (root, name);
  guint64 index;

  self->acs_index = -1;
  if (text == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, 0, INDEX_MAX, &index, NULL))
    return _lanyard_saml_message_fail_attribute (error, name, text);

  self->acs_index = (int) index;
  return TRUE;
}

static gboolean
read_attributes (LanyardSamlRequest  *self,
                 xmlNode             *root,
                 GError             **error)
{
  self->acs_url = _lanyard_saml_xml_dup_attribute (root, "AssertionConsumerServiceURL");
  self->protocol_binding = _lanyard_saml_xml_dup_attribute (root, "ProtocolBinding");

  return read_index (self, root, error) &&
         read_boolean (root, "ForceAuthn", &self->force_authn, error) &&
         read_boolean (root, "IsPassive", &self->is_passive, error);
}

static gboolean
read_authn_context (LanyardSamlRequest  *self,
                    xmlNode             *element,
                    GError             **error)
{
  static const char *const comparisons[] = { "exact", "minimum", "maximum", "better", NULL };
  g_autoptr(GPtrArray) classes = g_ptr_array_new ();
  g_autofree char *comparison = _lanyard_saml_xml_dup_attribute (element, "Comparison");

  if (comparison != NULL && !g_strv_contains (comparisons, comparison))
    return _lanyard_saml_message_fail_attribute (error, "Comparison", comparison);

  for (xmlNode *child = _lanyard_saml_xml_first (element); child != NULL; child = _lanyard_saml_xml_next (child))
    if (_lanyard_saml_xml_is (child, LANYARD_SAML_NS_ASSERTION, "AuthnContextClassRef"))
      g_ptr_array_add (classes, g_strstrip (_lanyard_saml_xml_dup_text (child)));
  g_ptr_array_add (classes, NULL);

  self->authn_contexts = (char **) g_ptr_array_steal (classes, NULL);
  self->authn_context_comparison = comparison != NULL ? g_steal_pointer (&comparison) : g_strdup ("exact");

  return TRUE;
}

static gboolean
read_children (LanyardSamlRequest  *self,
               xmlNode             *root,
               GError             **error)
{
  xmlNode *policy = _lanyard_saml_xml_find (root, LANYARD_SAML_NS_PROTOCOL, "NameIDPolicy");
  xmlNode *context = _lanyard_saml_xml_find (root, LANYARD_SAML_NS_PROTOCOL, "RequestedAuthnContext");

  if (!_lanyard_saml_message_check_single (root, LANYARD_SAML_NS_ASSERTION, "Subject", error) ||
      !_lanyard_saml_message_check_single (root, LANYARD_SAML_NS_PROTOCOL, "NameIDPolicy", error) ||
      !_lanyard_saml_message_check_single (root, LANYARD_SAML_NS_PROTOCOL, "RequestedAuthnContext", error))
    return FALSE;

  self->has_subject = _lanyard_saml_xml_find (root, LANYARD_SAML_NS_ASSERTION, "Subject") != NULL;
  if (policy != NULL)
    {
      self->name_id_format = _lanyard_saml_xml_dup_attribute (policy, "Format");
      self->sp_name_qualifier = _lanyard_saml_xml_dup_attribute (policy, "SPNameQualifier");
    }

  return context == NULL || read_authn_context (self, context, error);
}

/* Takes from the message what only an AuthnRequest has. */
gboolean
_lanyard_saml_request_read (LanyardSamlRequest  *self,
                            GError             **error)
{
  xmlNode *root = xmlDocGetRootElement (self->message.xml);

  return read_attributes (self, root, error) && read_children (self, root, error);
}
