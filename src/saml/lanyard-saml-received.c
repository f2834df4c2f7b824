/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-verification-private.h"

#include "lanyard-time.h"

static void
free_attribute (gpointer data)
{
  LanyardSamlReceivedAttribute *attribute = data;

  g_free (attribute->name);
  g_free (attribute->name_format);
  g_free (attribute->friendly_name);
  g_strfreev (attribute->values);
  g_free (attribute);
}

/**
 * lanyard_saml_received_free:
 * @received: (nullable) (transfer full): what a Response said
 */
void
lanyard_saml_received_free (LanyardSamlReceived *received)
{
  if (received == NULL)
    return;

  g_free (received->response_id);
  g_free (received->assertion_id);
  g_free (received->in_response_to);
  g_free (received->issuer);
  g_free (received->name_id);
  g_free (received->name_id_format);
  g_free (received->session_index);
  g_free (received->authn_context);
  g_ptr_array_unref (received->attributes);
  g_free (received->status);
  g_free (received->sub_status);
  g_free (received->status_message);
  g_free (received);
}

static LanyardSamlReceivedAttribute *
read_attribute (xmlNode *element)
{
  LanyardSamlReceivedAttribute *attribute = g_new0 (LanyardSamlReceivedAttribute, 1);
  g_autoptr(GPtrArray) values = g_ptr_array_new ();

  attribute->name = _lanyard_saml_xml_dup_attribute (element, "Name");
  attribute->name_format = _lanyard_saml_xml_dup_attribute (element, "NameFormat");
  attribute->friendly_name = _lanyard_saml_xml_dup_attribute (element, "FriendlyName");
  for (xmlNode *child = _lanyard_saml_xml_first (element); child != NULL; child = _lanyard_saml_xml_next (child))
    if (_lanyard_saml_xml_is (child, LANYARD_SAML_NS_ASSERTION, "AttributeValue"))
      g_ptr_array_add (values, _lanyard_saml_xml_dup_text (child));
  g_ptr_array_add (values, NULL);
  attribute->values = (char **) g_ptr_array_steal (values, NULL);

  return attribute;
}

static void
read_status (LanyardSamlReceived *received,
             xmlNode             *root)
{
  xmlNode *status = _lanyard_saml_xml_find (root, LANYARD_SAML_NS_PROTOCOL, "Status");
  xmlNode *code = _lanyard_saml_xml_find (status, LANYARD_SAML_NS_PROTOCOL, "StatusCode");
  xmlNode *sub_code = _lanyard_saml_xml_find (code, LANYARD_SAML_NS_PROTOCOL, "StatusCode");

  if (code != NULL)
    received->status = _lanyard_saml_xml_dup_attribute (code, "Value");
  if (sub_code != NULL)
    received->sub_status = _lanyard_saml_xml_dup_attribute (sub_code, "Value");
  received->status_message = _lanyard_saml_xml_dup_text (_lanyard_saml_xml_find (status, LANYARD_SAML_NS_PROTOCOL,
                                                                                 "StatusMessage"));
}

static gint64
read_time (xmlNode    *element,
           const char *name)
{
  g_autofree char *text = _lanyard_saml_xml_dup_attribute (element, name);
  gint64 time = 0;

  return text != NULL && lanyard_time_parse (text, &time, NULL) ? time : 0;
}

static void
read_assertion (LanyardSamlReceived *received,
                xmlNode             *assertion)
{
  xmlNode *subject = _lanyard_saml_xml_find (assertion, LANYARD_SAML_NS_ASSERTION, "Subject");
  xmlNode *name_id = _lanyard_saml_xml_find (subject, LANYARD_SAML_NS_ASSERTION, "NameID");
  xmlNode *authn = _lanyard_saml_xml_find (assertion, LANYARD_SAML_NS_ASSERTION, "AuthnStatement");
  xmlNode *context = _lanyard_saml_xml_find (authn, LANYARD_SAML_NS_ASSERTION, "AuthnContext");
  xmlNode *statement = _lanyard_saml_xml_find (assertion, LANYARD_SAML_NS_ASSERTION, "AttributeStatement");

  received->assertion_id = _lanyard_saml_xml_dup_attribute (assertion, "ID");
  received->issuer = _lanyard_saml_xml_dup_text (_lanyard_saml_xml_find (assertion, LANYARD_SAML_NS_ASSERTION,
                                                                         "Issuer"));
  received->name_id = _lanyard_saml_xml_dup_text (name_id);
  received->name_id_format = _lanyard_saml_xml_dup_attribute (name_id, "Format");
  received->session_index = _lanyard_saml_xml_dup_attribute (authn, "SessionIndex");
  received->authn_instant = read_time (authn, "AuthnInstant");
  received->session_not_on_or_after = read_time (authn, "SessionNotOnOrAfter");
  received->authn_context = _lanyard_saml_xml_dup_text (_lanyard_saml_xml_find (context, LANYARD_SAML_NS_ASSERTION,
                                                                                "AuthnContextClassRef"));

  for (xmlNode *child = _lanyard_saml_xml_first (statement); child != NULL; child = _lanyard_saml_xml_next (child))
    if (_lanyard_saml_xml_is (child, LANYARD_SAML_NS_ASSERTION, "Attribute"))
      g_ptr_array_add (received->attributes, read_attribute (child));
}

/*
 * _lanyard_saml_received_new:
 * @root: a Response
 * @assertion: (nullable): the assertion in it whose bytes are signed, after
 *   every rule has passed; NULL: only the status is read
 *
 * Returns: (transfer full): what they say
 */
LanyardSamlReceived *
_lanyard_saml_received_new (xmlNode *root,
                            xmlNode *assertion)
{
  LanyardSamlReceived *received = g_new0 (LanyardSamlReceived, 1);

  received->attributes = g_ptr_array_new_with_free_func (free_attribute);
  received->response_id = _lanyard_saml_xml_dup_attribute (root, "ID");
  received->in_response_to = _lanyard_saml_xml_dup_attribute (root, "InResponseTo");
  read_status (received, root);
  if (assertion != NULL)
    read_assertion (received, assertion);

  return received;
}
