/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-verifier.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-saml.h"
#include "lanyard-saml-verification-private.h"
#include "lanyard-text.h"
#include "lanyard-time.h"

#define FORMAT_ENTITY "urn:oasis:names:tc:SAML:2.0:nameid-format:entity"

static void
clear_verification (LanyardSamlVerification *self)
{
  g_clear_pointer (&self->decrypted, xmlFreeDoc);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LanyardSamlVerification, clear_verification)

/* A rule about @subject that failed because of @what, or passed if that is
 * NULL. */
void
_lanyard_saml_verification_judge (LanyardSamlVerification *self,
                                  const char              *rule,
                                  LanyardSamlError         code,
                                  const char              *subject,
                                  const char              *what)
{
  GError *error = what == NULL ? NULL
                  : _lanyard_saml_error_new (code, NULL, _("Check how the identity provider makes its responses"),
                                             "%s: %s", subject, what);

  _lanyard_saml_report_take (&self->report, rule, subject, NULL, NULL, error);
}

/* A time that must be there; what is not one is a finding. */
gboolean
_lanyard_saml_verification_read_time (LanyardSamlVerification *self,
                                      xmlNode                 *element,
                                      const char              *name,
                                      const char              *rule,
                                      gint64                  *time)
{
  g_autofree char *text = _lanyard_saml_xml_dup_attribute (element, name);

  if (text != NULL && lanyard_time_parse (text, time, NULL))
    return TRUE;

  _lanyard_saml_report_take (&self->report, rule, name, NULL, text,
                             _lanyard_saml_error_new (LANYARD_SAML_ERROR_MALFORMED, NULL,
                                                      _("Check how the identity provider makes its responses"),
                                                      /* Translators: an XML attribute, then an XML element */
                                                      _("%s of %s is missing or not a time"),
                                                      name, (const char *) element->name));
  return FALSE;
}

/* M-07 */
void
_lanyard_saml_verification_check_issuer (LanyardSamlVerification *self,
                                         xmlNode                 *element,
                                         const char              *subject)
{
  xmlNode *issuer = _lanyard_saml_xml_find (element, LANYARD_SAML_NS_ASSERTION, "Issuer");
  g_autofree char *text = _lanyard_saml_xml_dup_text (issuer);
  g_autofree char *format = issuer != NULL ? _lanyard_saml_xml_dup_attribute (issuer, "Format") : NULL;

  if (issuer != NULL && issuer != _lanyard_saml_xml_first (element))
    _lanyard_saml_verification_judge (self, "M-07", LANYARD_SAML_ERROR_ISSUER, subject,
                                      _("it is not the first element"));
  else if (format != NULL && strcmp (format, FORMAT_ENTITY) != 0)
    _lanyard_saml_verification_judge (self, "M-07", LANYARD_SAML_ERROR_ISSUER, subject,
                                      _("its format is not the one of entity IDs"));
  else
    _lanyard_saml_report_compare (&self->report, "M-07", LANYARD_SAML_ERROR_ISSUER, subject,
                                  self->expectation->issuer, text);
}

/* M-05: what the document is at all; without it nothing else is looked at. */
static gboolean
check_root (LanyardSamlVerification *self)
{
  g_autofree char *version = _lanyard_saml_xml_dup_attribute (self->root, "Version");
  g_autofree char *id = _lanyard_saml_xml_dup_attribute (self->root, "ID");
  const char *name = (const char *) self->root->name;
  const char *what = NULL;

  if (!_lanyard_saml_xml_is (self->root, LANYARD_SAML_NS_PROTOCOL, "Response"))
    what = _("it is not a Response of SAML 2.0");
  else if (!_lanyard_saml_xml_is_ncname (id))
    what = _("its ID is not an XML name");

  _lanyard_saml_verification_judge (self, "M-05", LANYARD_SAML_ERROR_MALFORMED, _("Kind of message"), what);

  return what == NULL &&
         _lanyard_saml_report_compare (&self->report, "M-05", LANYARD_SAML_ERROR_VERSION, name, "2.0", version);
}

static gboolean
is_success (xmlNode *root)
{
  xmlNode *status = _lanyard_saml_xml_find (root, LANYARD_SAML_NS_PROTOCOL, "Status");
  xmlNode *code = _lanyard_saml_xml_find (status, LANYARD_SAML_NS_PROTOCOL, "StatusCode");
  g_autofree char *value = code != NULL ? _lanyard_saml_xml_dup_attribute (code, "Value") : NULL;

  return g_strcmp0 (value, LANYARD_SAML_STATUS_SUCCESS) == 0;
}

/* M-06, M-07, M-31, M-33 */
static void
check_response (LanyardSamlVerification *self)
{
  g_autofree char *destination = _lanyard_saml_xml_dup_attribute (self->root, "Destination");
  g_autofree char *in_response_to = _lanyard_saml_xml_dup_attribute (self->root, "InResponseTo");
  g_autofree char *now = lanyard_time_format (self->expectation->now);
  g_autofree char *text = NULL;
  GError *error = NULL;
  gint64 time;

  _lanyard_saml_report_compare (&self->report, "M-06", LANYARD_SAML_ERROR_DESTINATION,
                                _("Destination of the response"),
                                self->expectation->destination != NULL ? self->expectation->destination
                                                                       : self->expectation->acs_url, destination);
  _lanyard_saml_verification_check_issuer (self, self->root, _("Issuer of the response"));
  _lanyard_saml_report_compare (&self->report, "M-31", LANYARD_SAML_ERROR_IN_RESPONSE_TO,
                                _("InResponseTo of the response"), self->expectation->in_response_to, in_response_to);

  if (!_lanyard_saml_verification_read_time (self, self->root, "IssueInstant", "M-33", &time))
    return;
  text = lanyard_time_format (time);
  if (time > self->expectation->now + self->expectation->skew)
    error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_NOT_YET_VALID, NULL, _("Set the clocks of both machines"),
                                     _("The response was made in the future: at %s, and it is %s"), text, now);
  _lanyard_saml_report_take (&self->report, "M-33", _("IssueInstant of the response"), now, text, error);
}

/* M-52: after everything else about the Response, so that STATUS as the
 * error means that the status itself can be believed. */
static void
check_status (LanyardSamlVerification *self)
{
  g_autoptr(LanyardSamlReceived) received = _lanyard_saml_received_new (self->root, NULL);
  guint count = _lanyard_saml_xml_count (self->root, LANYARD_SAML_NS_PROTOCOL, "Status");
  g_autofree char *status = NULL;
  GError *error = NULL;

  if (count != 1 || received->status == NULL)
    error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_MALFORMED, NULL,
                                     _("Check how the identity provider makes its responses"),
                                     _("The response does not have exactly one status"));
  else if (!self->is_success)
    {
      status = lanyard_text_make_visible (received->sub_status != NULL ? received->sub_status : received->status,
                                          256);
      error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_STATUS, NULL,
                                       _("Look at the events of the identity provider"),
                                       _("The identity provider refused the sign-in: %s"), status);
    }

  _lanyard_saml_report_take (&self->report, "M-52", _("Status of the response"),
                             LANYARD_SAML_STATUS_SUCCESS, received->status, error);
}

/* The signed assertion, or NULL after a failure. */
static xmlNode *
check_all (LanyardSamlVerification *self)
{
  xmlNode *assertion;

  if (!check_root (self))
    return NULL;

  self->is_success = is_success (self->root);
  _lanyard_saml_verification_find_assertion (self);
  assertion = _lanyard_saml_verification_check_signatures (self);
  check_response (self);
  check_status (self);
  if (self->assertion != NULL)
    _lanyard_saml_verification_check_assertion (self);

  if (self->report.error == NULL && assertion == NULL)
    _lanyard_saml_verification_judge (self, "M-12", LANYARD_SAML_ERROR_SIGNATURE_MISSING,
                                      _("Assertion of the response"), _("no signature covers it"));

  return assertion;
}

/**
 * lanyard_saml_response_verify:
 * @document: a Response, decoded
 * @expectation: what it must be
 * @refused: (out) (optional) (nullable) (transfer full): the status of a
 *   Response that is right in everything but carries an error status
 * @findings: (nullable) (element-type LanyardSamlFinding): gets a line for
 *   each rule
 * @error: the first failure; %LANYARD_SAML_ERROR_STATUS for an error status
 *
 * Checks a Response like the strictest real service providers: M-04 … M-07,
 * M-12 … M-16, M-31 … M-40. Every rule is looked at, so that all failures
 * show at once. What is mandatory and absent is a refusal; what comes twice
 * is one as well. At least one signature must cover the assertion, whatever
 * is wanted. Values are read only from the element that the verified
 * reference resolved to. SHA-1 is not taken. An encrypted assertion is
 * decrypted after the signature around it was verified, and one that
 * nothing signs is refused inside as outside.
 *
 * Returns: (transfer full): what the assertion says
 */
LanyardSamlReceived *
lanyard_saml_response_verify (GBytes                        *document,
                              const LanyardSamlExpectation  *expectation,
                              LanyardSamlReceived          **refused,
                              GPtrArray                     *findings,
                              GError                       **error)
{
  g_auto(LanyardSamlVerification) self = { .expectation = expectation, .report = { findings, NULL } };
  g_autoptr(xmlDoc) xml = NULL;
  g_autoptr(GError) parse_error = NULL;
  LanyardSamlReceived *received;
  xmlNode *assertion = NULL;
  gsize size;
  const char *data;

  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (expectation != NULL && expectation->keys != NULL, NULL);
  g_return_val_if_fail (expectation->issuer != NULL && expectation->audience != NULL && expectation->acs_url != NULL,
                        NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (refused != NULL)
    *refused = NULL;

  data = g_bytes_get_data (document, &size);
  xml = _lanyard_saml_xml_parse (data, size, LANYARD_SAML_XML_MESSAGE, &parse_error);
  _lanyard_saml_report_take (&self.report, "M-04", _("XML of the response"), NULL, NULL,
                             g_steal_pointer (&parse_error));
  if (xml != NULL)
    {
      self.root = xmlDocGetRootElement (xml);
      assertion = check_all (&self);
    }

  if (self.report.error != NULL)
    {
      if (refused != NULL && g_error_matches (self.report.error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_STATUS))
        *refused = _lanyard_saml_received_new (self.root, NULL);
      g_propagate_error (error, self.report.error);
      return NULL;
    }

  received = _lanyard_saml_received_new (self.root, assertion);
  received->was_encrypted = self.encrypted != NULL;

  return received;
}
