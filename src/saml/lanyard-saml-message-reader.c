/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-message-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-text.h"
#include "lanyard-time.h"

#define NS_PREFIX_SAML1 "urn:oasis:names:tc:SAML:1."

/* Sets an error that is the sender's fault. */
gboolean
_lanyard_saml_message_fail (GError           **error,
                            LanyardSamlError   code,
                            const char        *what)
{
  lanyard_set_error (error, LANYARD_SAML_ERROR, code,
                     NULL,
                     _("Check the single sign-on settings of the application"),
                     "%s", what);
  return FALSE;
}

/* MALFORMED for an attribute that is missing (no @value) or wrong. */
gboolean
_lanyard_saml_message_fail_attribute (GError     **error,
                                      const char  *name,
                                      const char  *value)
{
  g_autofree char *visible = NULL;
  g_autofree char *what = NULL;

  if (value == NULL)
    {
      what = g_strdup_printf (_("The request has no %s"), name);
      return _lanyard_saml_message_fail (error, LANYARD_SAML_ERROR_MALFORMED, what);
    }

  visible = lanyard_text_make_visible (value, 128);
  /* Translators: an XML attribute name, then its value */
  what = g_strdup_printf (_("The %s of the request cannot be “%s”"), name, visible);
  return _lanyard_saml_message_fail (error, LANYARD_SAML_ERROR_MALFORMED, what);
}

/* Whether another version is looked at later: who sent an AuthnRequest is told
 * of it once it is known where to (_lanyard_saml_request_check_wishes()). */
static gboolean
answers_version (LanyardSamlMessage *self)
{
  return strcmp (self->element, "AuthnRequest") == 0;
}

/* M-05: name and namespace of the root element decide what it is. */
static gboolean
check_root (LanyardSamlMessage  *self,
            xmlNode             *root,
            GError             **error)
{
  const char *ns = root->ns != NULL ? (const char *) root->ns->href : "";
  g_autofree char *name = NULL;
  g_autofree char *what = NULL;

  if (g_str_has_prefix (ns, NS_PREFIX_SAML1))
    {
      _lanyard_saml_message_fail (error, LANYARD_SAML_ERROR_VERSION, _("The message is one of SAML 1, not of SAML 2.0"));
      return _lanyard_saml_error_blame (error, "M-05", LANYARD_SAML_NS_PROTOCOL, ns);
    }

  name = lanyard_text_make_visible ((const char *) root->name, 64);
  if (strcmp (ns, LANYARD_SAML_NS_PROTOCOL) != 0)
    {
      what = g_strdup_printf (_("The message is not SAML 2.0: its first element is “%s”"), name);
      _lanyard_saml_message_fail (error, LANYARD_SAML_ERROR_MALFORMED, what);
      return _lanyard_saml_error_blame (error, "M-05", LANYARD_SAML_NS_PROTOCOL, ns);
    }
  if (strcmp ((const char *) root->name, self->element) != 0)
    {
      /* Translators: names of XML elements, such as Response and AuthnRequest */
      what = g_strdup_printf (_("The message is “%s” where only %s is understood"), name, self->element);
      _lanyard_saml_message_fail (error, LANYARD_SAML_ERROR_UNSUPPORTED, what);
      return _lanyard_saml_error_blame (error, "M-05", self->element, (const char *) root->name);
    }

  self->version = _lanyard_saml_xml_dup_attribute (root, "Version");
  if (self->version == NULL || (!answers_version (self) && strcmp (self->version, "2.0") != 0))
    {
      _lanyard_saml_message_fail (error, LANYARD_SAML_ERROR_VERSION, _("The message does not have the version 2.0"));
      return _lanyard_saml_error_blame (error, "M-05", "2.0", self->version);
    }

  return TRUE;
}

static gboolean
read_attributes (LanyardSamlMessage  *self,
                 xmlNode             *root,
                 GError             **error)
{
  g_autofree char *issue_instant = _lanyard_saml_xml_dup_attribute (root, "IssueInstant");

  self->id = _lanyard_saml_xml_dup_attribute (root, "ID");
  if (!_lanyard_saml_xml_is_ncname (self->id))
    {
      _lanyard_saml_message_fail_attribute (error, "ID", self->id);
      return _lanyard_saml_error_blame (error, "M-05", "an NCName", self->id);
    }
  if (issue_instant == NULL || !lanyard_time_parse (issue_instant, &self->issue_instant, NULL))
    {
      _lanyard_saml_message_fail_attribute (error, "IssueInstant", issue_instant);
      return _lanyard_saml_error_blame (error, "M-05", "a time in UTC", issue_instant);
    }

  self->destination = _lanyard_saml_xml_dup_attribute (root, "Destination");
  return TRUE;
}

/* M-07 */
static gboolean
read_issuer (LanyardSamlMessage  *self,
             xmlNode             *root,
             GError             **error)
{
  xmlNode *issuer = _lanyard_saml_xml_find (root, LANYARD_SAML_NS_ASSERTION, "Issuer");

  if (!_lanyard_saml_message_check_single (root, LANYARD_SAML_NS_ASSERTION, "Issuer", error) ||
      !_lanyard_saml_message_check_single (root, LANYARD_SAML_NS_DSIG, "Signature", error))
    return _lanyard_saml_error_blame (error, "M-07", "one Issuer, at most one Signature", "several");
  if (issuer == NULL)
    return TRUE;
  if (_lanyard_saml_xml_first (issuer) != NULL)
    {
      _lanyard_saml_message_fail (error, LANYARD_SAML_ERROR_MALFORMED,
                                  _("The Issuer of the request holds other elements"));
      return _lanyard_saml_error_blame (error, "M-07", "text", "elements");
    }

  self->issuer = _lanyard_saml_xml_dup_text (issuer);
  self->issuer_format = _lanyard_saml_xml_dup_attribute (issuer, "Format");
  return TRUE;
}

/* An element that may come once is refused when it comes twice: which one
 * would count is not to be guessed. */
gboolean
_lanyard_saml_message_check_single (xmlNode     *parent,
                                    const char  *ns,
                                    const char  *name,
                                    GError     **error)
{
  g_autofree char *what = NULL;

  if (_lanyard_saml_xml_count (parent, ns, name) <= 1)
    return TRUE;

  what = g_strdup_printf (_("The request has several %s elements"), name);
  return _lanyard_saml_message_fail (error, LANYARD_SAML_ERROR_MALFORMED, what);
}

/* Parses the document and takes from it what all messages have (M-04, M-05). */
gboolean
_lanyard_saml_message_read (LanyardSamlMessage  *self,
                            GError             **error)
{
  gsize size;
  const char *data = g_bytes_get_data (self->document, &size);
  xmlNode *root;

  self->xml = _lanyard_saml_xml_parse (data, size, LANYARD_SAML_XML_MESSAGE, error);
  if (self->xml == NULL)
    return _lanyard_saml_error_blame (error, "M-04", "one XML document in UTF-8, without DTD and with unique IDs",
                                      NULL);

  root = xmlDocGetRootElement (self->xml);

  return check_root (self, root, error) &&
         read_attributes (self, root, error) &&
         read_issuer (self, root, error);
}
