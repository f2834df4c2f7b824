/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-verification-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-saml.h"
#include "lanyard-text.h"
#include "lanyard-time.h"

#define METHOD_BEARER "urn:oasis:names:tc:SAML:2.0:cm:bearer"

/* M-09, M-34: not before @name, with the skew. */
static void
check_not_before (LanyardSamlVerification *self,
                  xmlNode                 *element,
                  const char              *name,
                  const char              *rule,
                  gboolean                 is_mandatory)
{
  g_autofree char *text = _lanyard_saml_xml_dup_attribute (element, name);
  g_autofree char *now = lanyard_time_format (self->expectation->now);
  GError *error = NULL;
  gint64 time;

  if (text == NULL && !is_mandatory)
    return;
  if (!_lanyard_saml_verification_read_time (self, element, name, rule, &time))
    return;
  if (self->expectation->now + self->expectation->skew < time)
    error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_NOT_YET_VALID, NULL, _("Set the clocks of both machines"),
                                     _("%s of the assertion is %s, and it is %s"), name, text, now);

  _lanyard_saml_report_take (&self->report, rule, name, now, text, error);
}

static void
check_not_on_or_after (LanyardSamlVerification *self,
                       xmlNode                 *element,
                       const char              *name,
                       const char              *rule)
{
  g_autofree char *text = _lanyard_saml_xml_dup_attribute (element, name);
  g_autofree char *now = lanyard_time_format (self->expectation->now);
  GError *error = NULL;
  gint64 time;

  if (!_lanyard_saml_verification_read_time (self, element, name, rule, &time))
    return;
  if (self->expectation->now - self->expectation->skew >= time)
    error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_EXPIRED, NULL,
                                     _("Start again; if that does not help, set the clocks of both machines"),
                                     _("%s of the assertion is %s, and it is %s"), name, text, now);

  _lanyard_saml_report_take (&self->report, rule, name, now, text, error);
}

/* M-05 */
static void
check_head (LanyardSamlVerification *self)
{
  g_autofree char *id = _lanyard_saml_xml_dup_attribute (self->assertion, "ID");
  g_autofree char *version = _lanyard_saml_xml_dup_attribute (self->assertion, "Version");

  _lanyard_saml_verification_judge (self, "M-32", LANYARD_SAML_ERROR_MALFORMED, _("ID of the assertion"),
                                    _lanyard_saml_xml_is_ncname (id) ? NULL : _("it is not an XML name"));
  _lanyard_saml_report_compare (&self->report, "M-05", LANYARD_SAML_ERROR_VERSION,
                                _("Version of the assertion"), "2.0", version);
  check_not_before (self, self->assertion, "IssueInstant", "M-33", TRUE);
  _lanyard_saml_verification_check_issuer (self, self->assertion, _("Issuer of the assertion"));
}

static gboolean
names_audience (xmlNode    *restriction,
                const char *audience)
{
  for (xmlNode *child = _lanyard_saml_xml_first (restriction); child != NULL; child = _lanyard_saml_xml_next (child))
    {
      g_autofree char *text = _lanyard_saml_xml_dup_text (child);

      if (_lanyard_saml_xml_is (child, LANYARD_SAML_NS_ASSERTION, "Audience") && strcmp (text, audience) == 0)
        return TRUE;
    }

  return FALSE;
}

/* The audiences as they are, for the report. */
static char *
dup_audiences (xmlNode *conditions)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (xmlNode *child = _lanyard_saml_xml_first (conditions); child != NULL; child = _lanyard_saml_xml_next (child))
    for (xmlNode *audience = _lanyard_saml_xml_first (child); audience != NULL; audience = _lanyard_saml_xml_next (audience))
      if (_lanyard_saml_xml_is (audience, LANYARD_SAML_NS_ASSERTION, "Audience"))
        {
          g_autofree char *value = _lanyard_saml_xml_dup_text (audience);

          g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", value);
        }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* M-34: there must be a restriction, and every one must name us. */
static void
check_audience (LanyardSamlVerification *self,
                xmlNode                 *conditions)
{
  const char *audience = self->expectation->audience;
  gboolean named = _lanyard_saml_xml_count (conditions, LANYARD_SAML_NS_ASSERTION, "AudienceRestriction") > 0;
  g_autofree char *received = dup_audiences (conditions);
  g_autofree char *visible = lanyard_text_make_visible (received != NULL ? received : "", 256);
  GError *error = NULL;

  for (xmlNode *child = _lanyard_saml_xml_first (conditions); child != NULL; child = _lanyard_saml_xml_next (child))
    if (_lanyard_saml_xml_is (child, LANYARD_SAML_NS_ASSERTION, "AudienceRestriction") &&
        !names_audience (child, audience))
      named = FALSE;

  if (!named)
    error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_AUDIENCE, NULL,
                                     _("Compare the entity ID of the service provider with the one that is configured"),
                                     _("The assertion is meant for “%s”, not for “%s”"), visible, audience);
  _lanyard_saml_report_take (&self->report, "M-34", _("Audience of the assertion"), audience, received, error);
}

/* A condition that is not understood makes the assertion's validity unknown
 * (Core 2.5.1.1). */
static gboolean
has_unknown_condition (xmlNode *conditions)
{
  for (xmlNode *child = _lanyard_saml_xml_first (conditions); child != NULL; child = _lanyard_saml_xml_next (child))
    if (!_lanyard_saml_xml_is (child, LANYARD_SAML_NS_ASSERTION, "AudienceRestriction") &&
        !_lanyard_saml_xml_is (child, LANYARD_SAML_NS_ASSERTION, "OneTimeUse") &&
        !_lanyard_saml_xml_is (child, LANYARD_SAML_NS_ASSERTION, "ProxyRestriction"))
      return TRUE;

  return FALSE;
}

static void
check_conditions (LanyardSamlVerification *self)
{
  xmlNode *conditions = _lanyard_saml_xml_find (self->assertion, LANYARD_SAML_NS_ASSERTION, "Conditions");

  if (_lanyard_saml_xml_count (self->assertion, LANYARD_SAML_NS_ASSERTION, "Conditions") != 1)
    {
      _lanyard_saml_verification_judge (self, "M-34", LANYARD_SAML_ERROR_MALFORMED, _("Conditions of the assertion"),
                                        _("there must be exactly one"));
      return;
    }

  check_not_before (self, conditions, "NotBefore", "M-34", FALSE);
  check_not_on_or_after (self, conditions, "NotOnOrAfter", "M-34");
  check_audience (self, conditions);
  _lanyard_saml_verification_judge (self, "M-34", LANYARD_SAML_ERROR_UNSUPPORTED, _("Conditions of the assertion"),
                                    has_unknown_condition (conditions) ? _("one of them is not understood") : NULL);
}

/* M-35 */
static void
check_confirmation_data (LanyardSamlVerification *self,
                         xmlNode                 *data)
{
  g_autofree char *recipient = _lanyard_saml_xml_dup_attribute (data, "Recipient");
  g_autofree char *in_response_to = _lanyard_saml_xml_dup_attribute (data, "InResponseTo");
  g_autofree char *not_before = _lanyard_saml_xml_dup_attribute (data, "NotBefore");

  _lanyard_saml_report_compare (&self->report, "M-35", LANYARD_SAML_ERROR_RECIPIENT,
                                _("Recipient of the assertion"),
                                self->expectation->recipient != NULL ? self->expectation->recipient
                                                                     : self->expectation->acs_url, recipient);
  _lanyard_saml_report_compare (&self->report, "M-35", LANYARD_SAML_ERROR_IN_RESPONSE_TO,
                                _("InResponseTo of the assertion"), self->expectation->in_response_to, in_response_to);
  _lanyard_saml_report_compare (&self->report, "M-35", LANYARD_SAML_ERROR_SUBJECT,
                                _("NotBefore of the subject confirmation"), NULL, not_before);
  check_not_on_or_after (self, data, "NotOnOrAfter", "M-35");
}

static void
check_confirmation (LanyardSamlVerification *self,
                    xmlNode                 *subject)
{
  xmlNode *confirmation = _lanyard_saml_xml_find (subject, LANYARD_SAML_NS_ASSERTION, "SubjectConfirmation");
  xmlNode *data = _lanyard_saml_xml_find (confirmation, LANYARD_SAML_NS_ASSERTION, "SubjectConfirmationData");
  g_autofree char *method = NULL;

  if (_lanyard_saml_xml_count (subject, LANYARD_SAML_NS_ASSERTION, "SubjectConfirmation") != 1 ||
      _lanyard_saml_xml_count (confirmation, LANYARD_SAML_NS_ASSERTION, "SubjectConfirmationData") != 1)
    {
      _lanyard_saml_verification_judge (self, "M-35", LANYARD_SAML_ERROR_SUBJECT, _("Subject confirmation"),
                                        _("there must be exactly one, with its data"));
      return;
    }

  method = _lanyard_saml_xml_dup_attribute (confirmation, "Method");
  _lanyard_saml_report_compare (&self->report, "M-35", LANYARD_SAML_ERROR_SUBJECT,
                                _("Method of the subject confirmation"), METHOD_BEARER, method);
  check_confirmation_data (self, data);
}

/* M-40 */
static void
check_name_id (LanyardSamlVerification *self,
               xmlNode                 *subject)
{
  xmlNode *name_id = _lanyard_saml_xml_find (subject, LANYARD_SAML_NS_ASSERTION, "NameID");
  g_autofree char *text = _lanyard_saml_xml_dup_text (name_id);
  const char *what = NULL;
  LanyardSamlError code = LANYARD_SAML_ERROR_SUBJECT;

  if (_lanyard_saml_xml_find (subject, LANYARD_SAML_NS_ASSERTION, "EncryptedID") != NULL)
    {
      code = LANYARD_SAML_ERROR_UNSUPPORTED;
      what = _("it is encrypted, which is not supported");
    }
  else if (_lanyard_saml_xml_count (subject, LANYARD_SAML_NS_ASSERTION, "NameID") != 1)
    what = _("there must be exactly one");
  else if (*g_strchug (text) == '\0' || _lanyard_saml_xml_first (name_id) != NULL)
    what = _("it is empty or holds other elements");

  _lanyard_saml_verification_judge (self, "M-40", code, _("NameID of the assertion"), what);
}

static void
check_subject (LanyardSamlVerification *self)
{
  xmlNode *subject = _lanyard_saml_xml_find (self->assertion, LANYARD_SAML_NS_ASSERTION, "Subject");

  if (_lanyard_saml_xml_count (self->assertion, LANYARD_SAML_NS_ASSERTION, "Subject") != 1)
    {
      _lanyard_saml_verification_judge (self, "M-40", LANYARD_SAML_ERROR_SUBJECT, _("Subject of the assertion"),
                                        _("there must be exactly one"));
      return;
    }

  check_name_id (self, subject);
  check_confirmation (self, subject);
}

/* M-36 */
static void
check_authn_statement (LanyardSamlVerification *self)
{
  xmlNode *statement = _lanyard_saml_xml_find (self->assertion, LANYARD_SAML_NS_ASSERTION, "AuthnStatement");
  xmlNode *context = _lanyard_saml_xml_find (statement, LANYARD_SAML_NS_ASSERTION, "AuthnContext");
  g_autofree char *session_end = NULL;

  if (_lanyard_saml_xml_count (self->assertion, LANYARD_SAML_NS_ASSERTION, "AuthnStatement") != 1)
    {
      _lanyard_saml_verification_judge (self, "M-36", LANYARD_SAML_ERROR_MALFORMED, _("Authentication statement"),
                                        _("there must be exactly one"));
      return;
    }

  _lanyard_saml_verification_judge (self, "M-36", LANYARD_SAML_ERROR_MALFORMED, _("Authentication context"),
                                    _lanyard_saml_xml_count (context, LANYARD_SAML_NS_ASSERTION,
                                                             "AuthnContextClassRef") != 1
                                    ? _("there must be exactly one class") : NULL);

  check_not_before (self, statement, "AuthnInstant", "M-36", TRUE);

  session_end = _lanyard_saml_xml_dup_attribute (statement, "SessionNotOnOrAfter");
  if (session_end != NULL)
    check_not_on_or_after (self, statement, "SessionNotOnOrAfter", "M-36");
}

/* What is wrong with the attributes, NULL if nothing is. */
static const char *
find_attribute_fault (xmlNode *statement)
{
  g_autoptr(GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (_lanyard_saml_xml_first (statement) == NULL)
    return _("the attribute statement is empty");

  for (xmlNode *child = _lanyard_saml_xml_first (statement); child != NULL; child = _lanyard_saml_xml_next (child))
    {
      g_autofree char *name = _lanyard_saml_xml_dup_attribute (child, "Name");

      if (!_lanyard_saml_xml_is (child, LANYARD_SAML_NS_ASSERTION, "Attribute"))
        return _("one of them is encrypted or not an attribute");
      if (name == NULL || *name == '\0')
        return _("one of them has no name");
      if (!g_hash_table_add (names, g_steal_pointer (&name)))
        return _("two of them have the same name");
    }

  return NULL;
}

/* M-37, M-38 */
static void
check_attributes (LanyardSamlVerification *self)
{
  xmlNode *statement = _lanyard_saml_xml_find (self->assertion, LANYARD_SAML_NS_ASSERTION, "AttributeStatement");
  guint count = _lanyard_saml_xml_count (self->assertion, LANYARD_SAML_NS_ASSERTION, "AttributeStatement");

  _lanyard_saml_verification_judge (self, "M-38", LANYARD_SAML_ERROR_MALFORMED, _("Attributes of the assertion"),
                                    count > 1 ? _("there are several statements")
                                    : count == 1 ? find_attribute_fault (statement)
                                    : NULL);
}

/* Every rule about the assertion but its signature. */
void
_lanyard_saml_verification_check_assertion (LanyardSamlVerification *self)
{
  check_head (self);
  check_subject (self);
  check_conditions (self);
  check_authn_statement (self);
  check_attributes (self);
}
