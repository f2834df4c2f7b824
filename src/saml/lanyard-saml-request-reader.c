/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-request-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-text.h"
#include "lanyard-time.h"

#define NS_PREFIX_SAML1 "urn:oasis:names:tc:SAML:1."
#define INDEX_MAX 65535

static gboolean
fail (GError           **error,
      LanyardSamlError   code,
      const char        *what)
{
  lanyard_set_error (error, LANYARD_SAML_ERROR, code,
                     NULL,
                     _("Check the single sign-on settings of the application"),
                     "%s", what);
  return FALSE;
}

static gboolean
fail_attribute (GError     **error,
                const char  *name,
                const char  *value)
{
  g_autofree char *visible = NULL;
  g_autofree char *what = NULL;

  if (value == NULL)
    {
      what = g_strdup_printf (_("The request has no %s"), name);
      return fail (error, LANYARD_SAML_ERROR_MALFORMED, what);
    }

  visible = lanyard_text_make_visible (value, 128);
  /* Translators: an XML attribute name, then its value */
  what = g_strdup_printf (_("The %s of the request cannot be “%s”"), name, visible);
  return fail (error, LANYARD_SAML_ERROR_MALFORMED, what);
}

/* M-05: name and namespace of the root element decide what it is. */
static gboolean
check_root (xmlNode  *root,
            GError  **error)
{
  const char *ns = root->ns != NULL ? (const char *) root->ns->href : "";
  g_autofree char *name = NULL;
  g_autofree char *what = NULL;
  g_autofree char *version = NULL;

  if (g_str_has_prefix (ns, NS_PREFIX_SAML1))
    return fail (error, LANYARD_SAML_ERROR_VERSION, _("The message is one of SAML 1, not of SAML 2.0"));

  name = lanyard_text_make_visible ((const char *) root->name, 64);
  if (strcmp (ns, LANYARD_SAML_NS_PROTOCOL) != 0)
    {
      what = g_strdup_printf (_("The message is not SAML 2.0: its first element is “%s”"), name);
      return fail (error, LANYARD_SAML_ERROR_MALFORMED, what);
    }
  if (strcmp ((const char *) root->name, "AuthnRequest") != 0)
    {
      what = g_strdup_printf (_("The message is “%s” where only AuthnRequest is understood"), name);
      return fail (error, LANYARD_SAML_ERROR_UNSUPPORTED, what);
    }

  version = _lanyard_saml_xml_dup_attribute (root, "Version");
  if (g_strcmp0 (version, "2.0") != 0)
    return fail (error, LANYARD_SAML_ERROR_VERSION, _("The message does not have the version 2.0"));

  return TRUE;
}

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

  return fail_attribute (error, name, text);
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
    return fail_attribute (error, name, text);

  self->acs_index = (int) index;
  return TRUE;
}

static gboolean
read_attributes (LanyardSamlRequest  *self,
                 xmlNode             *root,
                 GError             **error)
{
  g_autofree char *issue_instant = _lanyard_saml_xml_dup_attribute (root, "IssueInstant");

  self->id = _lanyard_saml_xml_dup_attribute (root, "ID");
  if (!_lanyard_saml_xml_is_ncname (self->id))
    return fail_attribute (error, "ID", self->id);
  if (issue_instant == NULL || !lanyard_time_parse (issue_instant, &self->issue_instant, NULL))
    return fail_attribute (error, "IssueInstant", issue_instant);

  self->destination = _lanyard_saml_xml_dup_attribute (root, "Destination");
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
    return fail_attribute (error, "Comparison", comparison);

  for (xmlNode *child = _lanyard_saml_xml_first (element); child != NULL; child = _lanyard_saml_xml_next (child))
    if (_lanyard_saml_xml_is (child, LANYARD_SAML_NS_ASSERTION, "AuthnContextClassRef"))
      g_ptr_array_add (classes, g_strstrip (_lanyard_saml_xml_dup_text (child)));
  g_ptr_array_add (classes, NULL);

  self->authn_contexts = (char **) g_ptr_array_steal (classes, NULL);
  self->authn_context_comparison = comparison != NULL ? g_steal_pointer (&comparison) : g_strdup ("exact");

  return TRUE;
}

/* An element that may come once is refused when it comes twice: which one
 * would count is not to be guessed. */
static gboolean
check_counts (xmlNode  *root,
              GError  **error)
{
  static const struct
  {
    const char *ns;
    const char *name;
  } single[] = {
    { LANYARD_SAML_NS_ASSERTION, "Issuer" },
    { LANYARD_SAML_NS_ASSERTION, "Subject" },
    { LANYARD_SAML_NS_DSIG, "Signature" },
    { LANYARD_SAML_NS_PROTOCOL, "NameIDPolicy" },
    { LANYARD_SAML_NS_PROTOCOL, "RequestedAuthnContext" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (single); i++)
    if (_lanyard_saml_xml_count (root, single[i].ns, single[i].name) > 1)
      {
        g_autofree char *what = g_strdup_printf (_("The request has several %s elements"), single[i].name);

        return fail (error, LANYARD_SAML_ERROR_MALFORMED, what);
      }

  return TRUE;
}

static gboolean
read_children (LanyardSamlRequest  *self,
               xmlNode             *root,
               GError             **error)
{
  xmlNode *issuer = _lanyard_saml_xml_find (root, LANYARD_SAML_NS_ASSERTION, "Issuer");
  xmlNode *policy = _lanyard_saml_xml_find (root, LANYARD_SAML_NS_PROTOCOL, "NameIDPolicy");
  xmlNode *context = _lanyard_saml_xml_find (root, LANYARD_SAML_NS_PROTOCOL, "RequestedAuthnContext");

  if (!check_counts (root, error))
    return FALSE;
  if (issuer != NULL && _lanyard_saml_xml_first (issuer) != NULL)
    return fail (error, LANYARD_SAML_ERROR_MALFORMED, _("The Issuer of the request holds other elements"));

  self->issuer = _lanyard_saml_xml_dup_text (issuer);
  if (issuer != NULL)
    self->issuer_format = _lanyard_saml_xml_dup_attribute (issuer, "Format");
  self->has_subject = _lanyard_saml_xml_find (root, LANYARD_SAML_NS_ASSERTION, "Subject") != NULL;
  if (policy != NULL)
    {
      self->name_id_format = _lanyard_saml_xml_dup_attribute (policy, "Format");
      self->sp_name_qualifier = _lanyard_saml_xml_dup_attribute (policy, "SPNameQualifier");
    }

  return context == NULL || read_authn_context (self, context, error);
}

/* Parses self->document and takes from it what the getters show (M-04, M-05). */
gboolean
_lanyard_saml_request_read (LanyardSamlRequest  *self,
                            GError             **error)
{
  gsize size;
  const char *data = g_bytes_get_data (self->document, &size);
  xmlNode *root;

  self->xml = _lanyard_saml_xml_parse (data, size, LANYARD_SAML_XML_MESSAGE, error);
  if (self->xml == NULL)
    return FALSE;

  root = xmlDocGetRootElement (self->xml);

  return check_root (root, error) &&
         read_attributes (self, root, error) &&
         read_children (self, root, error);
}
