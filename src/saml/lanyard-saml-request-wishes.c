/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-request-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-saml.h"
#include "lanyard-text.h"

/* What an AuthnRequest asks for besides an answer: read from it, and held
 * against what there is. A service provider that is proven is told what it
 * cannot have (M-52). */

/* M-24, M-25, M-26 */
static gboolean
read_policy (LanyardSamlRequest  *self,
             xmlNode             *policy,
             GError             **error)
{
  if (policy == NULL)
    return TRUE;

  self->name_id_format = _lanyard_saml_xml_dup_attribute (policy, "Format");
  self->sp_name_qualifier = _lanyard_saml_xml_dup_attribute (policy, "SPNameQualifier");

  return _lanyard_saml_request_read_boolean (policy, "M-25", "AllowCreate", &self->allow_create, error);
}

/* M-27: declarations (AuthnContextDeclRef) are references to documents that
 * nobody has; a request that names nothing else leaves an empty list, which
 * nothing can meet. */
static gboolean
read_authn_context (LanyardSamlRequest  *self,
                    xmlNode             *element,
                    GError             **error)
{
  static const char *const comparisons[] = { "exact", "minimum", "maximum", "better", NULL };
  g_autoptr(GPtrArray) classes = g_ptr_array_new ();
  g_autofree char *comparison = NULL;

  if (element == NULL)
    return TRUE;

  comparison = _lanyard_saml_xml_dup_attribute (element, "Comparison");
  if (comparison != NULL && !g_strv_contains (comparisons, comparison))
    {
      _lanyard_saml_message_fail_attribute (error, "Comparison", comparison);
      return _lanyard_saml_error_blame (error, "M-27", "exact, minimum, maximum or better", comparison);
    }

  for (xmlNode *child = _lanyard_saml_xml_first (element); child != NULL; child = _lanyard_saml_xml_next (child))
    if (_lanyard_saml_xml_is (child, LANYARD_SAML_NS_ASSERTION, "AuthnContextClassRef"))
      g_ptr_array_add (classes, g_strstrip (_lanyard_saml_xml_dup_text (child)));
  g_ptr_array_add (classes, NULL);

  self->authn_contexts = (char **) g_ptr_array_steal (classes, NULL);
  self->authn_context_comparison = comparison != NULL ? g_steal_pointer (&comparison) : g_strdup ("exact");

  return TRUE;
}

/* M-28 */
static void
read_subject (LanyardSamlRequest *self,
              xmlNode            *element)
{
  LanyardSamlSubject *subject = &self->subject;
  xmlNode *name_id;

  if (element == NULL)
    return;

  subject->present = TRUE;
  subject->confirmed = _lanyard_saml_xml_find (element, LANYARD_SAML_NS_ASSERTION, "SubjectConfirmation") != NULL;
  name_id = _lanyard_saml_xml_find (element, LANYARD_SAML_NS_ASSERTION, "NameID");
  if (name_id == NULL || _lanyard_saml_xml_first (name_id) != NULL ||
      _lanyard_saml_xml_count (element, LANYARD_SAML_NS_ASSERTION, "NameID") > 1)
    return;

  subject->name_id = _lanyard_saml_xml_dup_text (name_id);
  subject->format = _lanyard_saml_xml_dup_attribute (name_id, "Format");
  subject->name_qualifier = _lanyard_saml_xml_dup_attribute (name_id, "NameQualifier");
  subject->sp_name_qualifier = _lanyard_saml_xml_dup_attribute (name_id, "SPNameQualifier");
}

/* M-29: the list alone matters; we ask no other identity provider, so
 * ProxyCount and RequesterID say nothing to us. */
static void
read_scoping (LanyardSamlRequest *self,
              xmlNode            *scoping)
{
  xmlNode *list = _lanyard_saml_xml_find (scoping, LANYARD_SAML_NS_PROTOCOL, "IDPList");
  g_autoptr(GPtrArray) entries = NULL;

  if (list == NULL)
    return;

  entries = g_ptr_array_new ();
  for (xmlNode *child = _lanyard_saml_xml_first (list); child != NULL; child = _lanyard_saml_xml_next (child))
    {
      char *provider = NULL;

      if (_lanyard_saml_xml_is (child, LANYARD_SAML_NS_PROTOCOL, "IDPEntry"))
        provider = _lanyard_saml_xml_dup_attribute (child, "ProviderID");
      if (provider != NULL)
        g_ptr_array_add (entries, provider);
    }
  g_ptr_array_add (entries, NULL);

  self->idp_list = (char **) g_ptr_array_steal (entries, NULL);
}

/* M-05: another version than 2.0; the name of the element was the right one. */
static void
check_version (LanyardSamlValidation *self)
{
  const char *version = self->message->version;
  GError *error = NULL;

  if (strcmp (version, "2.0") != 0)
    error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_VERSION, NULL,
                                     _("Set the application to SAML 2.0"),
                                     _("The message does not have the version 2.0"));

  _lanyard_saml_report_take (&self->report, "M-05", _("Version of the request"), "2.0", version, error);
}

/* M-52: answers go by POST, whatever is wanted. */
static void
check_binding (LanyardSamlValidation *self)
{
  const char *binding = self->request->protocol_binding;
  GError *error = NULL;

  if (binding != NULL && strcmp (binding, LANYARD_SAML_BINDING_POST) != 0)
    error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_ANSWER_BINDING, NULL,
                                     _("Set the application to HTTP-POST"),
                                     _("The request wants its answer by another binding than HTTP-POST"));

  _lanyard_saml_report_take (&self->report, "M-52", _("Binding of the answer"), LANYARD_SAML_BINDING_POST, binding,
                             error);
}

static gboolean
is_own_qualifier (LanyardSamlValidation *self,
                  const char            *qualifier)
{
  const char *const *more = self->trust->sp_name_qualifiers;

  return qualifier == NULL || *qualifier == '\0' || strcmp (qualifier, self->trust->entity_id) == 0 ||
         (more != NULL && g_strv_contains (more, qualifier));
}

/* M-26: a NameID for the service provider itself, or for an affiliation that
 * it is configured to belong to. */
static void
check_qualifier (LanyardSamlValidation *self)
{
  const char *qualifier = self->request->sp_name_qualifier;
  GError *error = NULL;

  if (!is_own_qualifier (self, qualifier))
    error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_NAME_ID_POLICY, NULL,
                                     _("Add the affiliation to the application’s settings if it belongs to it"),
                                     _("The request asks for a NameID of another service provider (SPNameQualifier)"));

  _lanyard_saml_report_take (&self->report, "M-26", _("SPNameQualifier of the request"),
                             self->trust->entity_id, qualifier, error);
}

/* M-28: who signs in must be whom the request names; that can be looked at
 * once somebody signed in. What could never be met is refused here. */
static void
check_subject (LanyardSamlValidation *self)
{
  const LanyardSamlSubject *subject = &self->request->subject;
  const char *received = NULL;
  GError *error = NULL;

  if (subject->present && subject->confirmed)
    {
      received = "SubjectConfirmation";
      error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_UNSUPPORTED, NULL,
                                       _("Switch that off in the application"),
                                       _("The request wants a certain confirmation of the person (SubjectConfirmation)"));
    }
  else if (subject->present && subject->name_id == NULL)
    {
      received = "no NameID";
      error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_UNSUPPORTED, NULL,
                                       _("Switch that off in the application"),
                                       _("The request names a person in another way than by NameID (Subject)"));
    }

  _lanyard_saml_report_take (&self->report, "M-28", _("Subject of the request"),
                             subject->present ? "NameID" : NULL,
                             received != NULL ? received : subject->name_id, error);
}

/* M-29 */
static void
check_scoping (LanyardSamlValidation *self)
{
  char **list = self->request->idp_list;
  g_autofree char *received = list != NULL ? g_strjoinv (" ", list) : NULL;
  GError *error = NULL;

  if (list != NULL && self->trust->idp_entity_id != NULL &&
      !g_strv_contains ((const char *const *) list, self->trust->idp_entity_id))
    error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_IDP_LIST, NULL,
                                     _("Add this identity provider to the application’s list"),
                                     _("The request is for other identity providers (IDPList)"));

  _lanyard_saml_report_take (&self->report, "M-29", _("Identity providers of the request"),
                             self->trust->idp_entity_id, received, error);
}

gboolean
_lanyard_saml_request_read_wishes (LanyardSamlRequest  *self,
                                   xmlNode             *root,
                                   GError             **error)
{
  read_subject (self, _lanyard_saml_xml_find (root, LANYARD_SAML_NS_ASSERTION, "Subject"));
  read_scoping (self, _lanyard_saml_xml_find (root, LANYARD_SAML_NS_PROTOCOL, "Scoping"));

  return read_policy (self, _lanyard_saml_xml_find (root, LANYARD_SAML_NS_PROTOCOL, "NameIDPolicy"), error) &&
         read_authn_context (self, _lanyard_saml_xml_find (root, LANYARD_SAML_NS_PROTOCOL, "RequestedAuthnContext"),
                             error);
}

/*
 * _lanyard_saml_request_check_wishes:
 * @self: a validation
 *
 * What a request asks for that there is not: the failures of these rules are
 * answered with an error Response once everything else holds (M-05, M-26,
 * M-28, M-29, M-52). AttributeConsumingServiceIndex (M-29) chooses nothing: a
 * connector has one set of attributes, whichever of the service provider's
 * sets it was made from. Conditions in a request are passed over.
 */
void
_lanyard_saml_request_check_wishes (LanyardSamlValidation *self)
{
  check_version (self);
  check_binding (self);
  check_qualifier (self);
  check_subject (self);
  check_scoping (self);
}
