/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-request-private.h"

#define INDEX_MAX 65535

/* Absent means -1. */
static gboolean
read_index (xmlNode     *root,
            const char  *rule,
            const char  *name,
            int         *index,
            GError     **error)
{
  g_autofree char *text = _lanyard_saml_xml_dup_attribute (root, name);
  guint64 number;

  *index = -1;
  if (text == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, 0, INDEX_MAX, &number, NULL))
    {
      _lanyard_saml_message_fail_attribute (error, name, text);
      return _lanyard_saml_error_blame (error, rule, "a number up to 65535", text);
    }

  *index = (int) number;
  return TRUE;
}

static gboolean
read_attributes (LanyardSamlRequest  *self,
                 xmlNode             *root,
                 GError             **error)
{
  int attribute_index;    /* chooses nothing */

  self->acs_url = _lanyard_saml_xml_dup_attribute (root, "AssertionConsumerServiceURL");
  self->protocol_binding = _lanyard_saml_xml_dup_attribute (root, "ProtocolBinding");

  return read_index (root, "M-19", "AssertionConsumerServiceIndex", &self->acs_index, error) &&
         read_index (root, "M-29", "AttributeConsumingServiceIndex", &attribute_index, error) &&
         _lanyard_saml_request_read_boolean (root, "M-22", "ForceAuthn", &self->force_authn, error) &&
         _lanyard_saml_request_read_boolean (root, "M-23", "IsPassive", &self->is_passive, error);
}

/* What an AuthnRequest may have once (M-08). */
static gboolean
check_counts (xmlNode  *root,
              GError  **error)
{
  static const struct
  {
    const char *rule;
    const char *ns;
    const char *name;
  } single[] = {
    { "M-28", LANYARD_SAML_NS_ASSERTION, "Subject" },
    { "M-24", LANYARD_SAML_NS_PROTOCOL, "NameIDPolicy" },
    { "M-27", LANYARD_SAML_NS_PROTOCOL, "RequestedAuthnContext" },
    { "M-29", LANYARD_SAML_NS_PROTOCOL, "Scoping" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (single); i++)
    if (!_lanyard_saml_message_check_single (root, single[i].ns, single[i].name, error))
      return _lanyard_saml_error_blame (error, single[i].rule, "at most one", "several");

  return TRUE;
}

/* Absent means false. */
gboolean
_lanyard_saml_request_read_boolean (xmlNode     *element,
                                    const char  *rule,
                                    const char  *name,
                                    gboolean    *value,
                                    GError     **error)
{
  g_autofree char *text = _lanyard_saml_xml_dup_attribute (element, name);

  if (text == NULL || _lanyard_saml_xml_read_boolean (text, value))
    return TRUE;

  _lanyard_saml_message_fail_attribute (error, name, text);
  return _lanyard_saml_error_blame (error, rule, "true, false, 1 or 0", text);
}

/* Takes from the message what only an AuthnRequest has. */
gboolean
_lanyard_saml_request_read (LanyardSamlRequest  *self,
                            GError             **error)
{
  xmlNode *root = xmlDocGetRootElement (self->message.xml);

  return read_attributes (self, root, error) &&
         check_counts (root, error) &&
         _lanyard_saml_request_read_wishes (self, root, error);
}
