/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-logout-private.h"

#include <glib/gi18n-lib.h>

#include "lanyard-time.h"

static gboolean
fail (GError           **error,
      LanyardSamlError   code,
      const char        *what)
{
  return _lanyard_saml_message_fail (error, code, what);
}

/*
 * _lanyard_saml_logout_read_name_id:
 * @element: a NameID
 * @error: MALFORMED: it is empty, or holds elements
 *
 * Returns: (transfer full): what it says
 */
LanyardSamlNameId *
_lanyard_saml_logout_read_name_id (xmlNode  *element,
                                   GError  **error)
{
  g_autoptr(LanyardSamlNameId) name_id = g_new0 (LanyardSamlNameId, 1);

  if (_lanyard_saml_xml_first (element) != NULL)
    {
      fail (error, LANYARD_SAML_ERROR_MALFORMED, _("The NameID of the request holds other elements"));
      return NULL;
    }

  name_id->value = _lanyard_saml_xml_dup_text (element);
  if (name_id->value == NULL || *name_id->value == '\0')
    {
      fail (error, LANYARD_SAML_ERROR_MALFORMED, _("The NameID of the request is empty"));
      return NULL;
    }
  name_id->format = _lanyard_saml_xml_dup_attribute (element, "Format");
  name_id->name_qualifier = _lanyard_saml_xml_dup_attribute (element, "NameQualifier");
  name_id->sp_name_qualifier = _lanyard_saml_xml_dup_attribute (element, "SPNameQualifier");

  return g_steal_pointer (&name_id);
}

/* Core 3.7.1: exactly one of BaseID, NameID and EncryptedID. */
static gboolean
read_identifier (LanyardSamlLogout  *self,
                 xmlNode            *root,
                 GError            **error)
{
  xmlNode *name_id = _lanyard_saml_xml_find (root, LANYARD_SAML_NS_ASSERTION, "NameID");
  guint n_identifiers = _lanyard_saml_xml_count (root, LANYARD_SAML_NS_ASSERTION, "NameID") +
                        _lanyard_saml_xml_count (root, LANYARD_SAML_NS_ASSERTION, "EncryptedID") +
                        _lanyard_saml_xml_count (root, LANYARD_SAML_NS_ASSERTION, "BaseID");

  if (n_identifiers != 1)
    return fail (error, LANYARD_SAML_ERROR_MALFORMED,
                 n_identifiers == 0 ? _("The request does not say whom to sign out (NameID)")
                                    : _("The request says more than once whom to sign out (NameID)"));

  self->encrypted_id = _lanyard_saml_xml_find (root, LANYARD_SAML_NS_ASSERTION, "EncryptedID");
  if (name_id == NULL && self->encrypted_id == NULL)
    return fail (error, LANYARD_SAML_ERROR_UNSUPPORTED, _("The request says with a BaseID whom to sign out"));
  if (name_id == NULL)
    return TRUE;

  self->name_id = _lanyard_saml_logout_read_name_id (name_id, error);
  return self->name_id != NULL;
}

static gboolean
read_session_indexes (LanyardSamlLogout  *self,
                      xmlNode            *root,
                      GError            **error)
{
  g_autoptr(GPtrArray) indexes = g_ptr_array_new_with_free_func (g_free);

  for (xmlNode *child = _lanyard_saml_xml_first (root); child != NULL; child = _lanyard_saml_xml_next (child))
    {
      char *index;

      if (!_lanyard_saml_xml_is (child, LANYARD_SAML_NS_PROTOCOL, "SessionIndex"))
        continue;
      if (_lanyard_saml_xml_first (child) != NULL)
        return fail (error, LANYARD_SAML_ERROR_MALFORMED, _("The SessionIndex of the request holds other elements"));

      index = _lanyard_saml_xml_dup_text (child);
      g_ptr_array_add (indexes, index != NULL ? index : g_strdup (""));
    }

  g_ptr_array_add (indexes, NULL);
  self->session_indexes = (char **) g_ptr_array_steal (indexes, NULL);
  return TRUE;
}

static gboolean
read_request (LanyardSamlLogout  *self,
              xmlNode            *root,
              GError            **error)
{
  xmlNode *extensions = _lanyard_saml_xml_find (root, LANYARD_SAML_NS_PROTOCOL, "Extensions");
  g_autofree char *not_on_or_after = _lanyard_saml_xml_dup_attribute (root, "NotOnOrAfter");

  if (not_on_or_after != NULL && !lanyard_time_parse (not_on_or_after, &self->not_on_or_after, NULL))
    return _lanyard_saml_message_fail_attribute (error, "NotOnOrAfter", not_on_or_after);
  if (!_lanyard_saml_message_check_single (root, LANYARD_SAML_NS_PROTOCOL, "Extensions", error))
    return FALSE;
  self->is_asynchronous = extensions != NULL &&
                          _lanyard_saml_xml_find (extensions, LANYARD_SAML_NS_ASYNC_SLO, "Asynchronous") != NULL;

  return read_identifier (self, root, error) && read_session_indexes (self, root, error);
}

/* Core 3.2.2: a Status with a StatusCode with a Value, each once. */
static gboolean
read_response (LanyardSamlLogout  *self,
               xmlNode            *root,
               GError            **error)
{
  xmlNode *status = _lanyard_saml_xml_find (root, LANYARD_SAML_NS_PROTOCOL, "Status");
  xmlNode *code = _lanyard_saml_xml_find (status, LANYARD_SAML_NS_PROTOCOL, "StatusCode");
  xmlNode *sub_code = _lanyard_saml_xml_find (code, LANYARD_SAML_NS_PROTOCOL, "StatusCode");

  if (!_lanyard_saml_message_check_single (root, LANYARD_SAML_NS_PROTOCOL, "Status", error) ||
      (status != NULL && !_lanyard_saml_message_check_single (status, LANYARD_SAML_NS_PROTOCOL, "StatusCode", error)) ||
      (code != NULL && !_lanyard_saml_message_check_single (code, LANYARD_SAML_NS_PROTOCOL, "StatusCode", error)))
    return FALSE;

  self->in_response_to = _lanyard_saml_xml_dup_attribute (root, "InResponseTo");
  if (code != NULL)
    self->status = _lanyard_saml_xml_dup_attribute (code, "Value");
  if (sub_code != NULL)
    self->sub_status = _lanyard_saml_xml_dup_attribute (sub_code, "Value");
  if (self->status == NULL)
    return fail (error, LANYARD_SAML_ERROR_MALFORMED, _("The answer has no status"));

  return TRUE;
}

/* Takes from the message what only logout messages have. */
gboolean
_lanyard_saml_logout_read (LanyardSamlLogout  *self,
                           GError            **error)
{
  xmlNode *root = xmlDocGetRootElement (self->message.xml);

  return self->is_request ? read_request (self, root, error) : read_response (self, root, error);
}
