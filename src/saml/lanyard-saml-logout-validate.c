/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-logout.h"

#include <glib/gi18n-lib.h>

#include "lanyard-saml-decryption-private.h"
#include "lanyard-saml-logout-private.h"
#include "lanyard-saml.h"
#include "lanyard-time.h"

/* M-53: a logout message that anybody may have sent away does not count. */
static void
check_destination_present (LanyardSamlValidation *self)
{
  GError *error = NULL;

  if (self->message->destination != NULL)
    {
      _lanyard_saml_validation_check_destination (self);
      return;
    }

  error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_DESTINATION,
                                   _("A signed request without it could be used at another identity provider"),
                                   _("Check the single sign-on settings of the application"),
                                   _("The request is signed, but does not say where it is meant to go (Destination)"));
  _lanyard_saml_report_take (&self->report, "M-53", _("Destination of the request"), self->destination, NULL, error);
}

/* M-53, with the tolerance of M-09 */
static void
check_not_on_or_after (LanyardSamlValidation *self,
                       gint64                 limit)
{
  g_autofree char *text = NULL;
  g_autofree char *now = NULL;
  GError *error = NULL;

  if (limit == 0)
    return;

  text = lanyard_time_format (limit);
  now = lanyard_time_format (self->now);
  if (self->now - self->trust->clock_skew >= limit)
    error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_EXPIRED, NULL,
                                     _("Start again from the application; if that does not help, set the clocks of both machines"),
                                     _("The request was valid until %s, and it is %s"), text, now);

  _lanyard_saml_report_take (&self->report, "M-53", _("NotOnOrAfter of the request"), now, text, error);
}

/* M-55: which request it answers is for the caller to know; here it must say
 * so at all. */
static void
check_in_response_to (LanyardSamlValidation *self,
                      const char            *in_response_to)
{
  GError *error = NULL;

  if (in_response_to == NULL || *in_response_to == '\0')
    error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_IN_RESPONSE_TO, NULL,
                                     _("Start again from the application"),
                                     _("The answer does not say which request it belongs to"));

  _lanyard_saml_report_take (&self->report, "M-55", _("Request that is answered"), NULL, in_response_to, error);
}

/**
 * lanyard_saml_logout_validate:
 * @logout: a logout message
 * @trust: how far its sender is trusted, made from the configuration
 * @destination: the configured URL of our endpoint
 * @now: when the message arrived, in seconds
 * @findings: (nullable) (element-type LanyardSamlFinding): gets a line for
 *   each rule
 * @error: the first failure: %LANYARD_SAML_ERROR_ISSUER,
 *   %LANYARD_SAML_ERROR_SIGNATURE_MISSING,
 *   %LANYARD_SAML_ERROR_SIGNATURE_INVALID, %LANYARD_SAML_ERROR_ALGORITHM,
 *   %LANYARD_SAML_ERROR_DESTINATION, %LANYARD_SAML_ERROR_NOT_YET_VALID,
 *   %LANYARD_SAML_ERROR_EXPIRED, %LANYARD_SAML_ERROR_IN_RESPONSE_TO
 *
 * Looks at every rule about logout messages that the message alone can break
 * (M-53, M-55): its signature is mandatory whatever the connector says of
 * sign-in requests, and so is Destination. Whether the NameID belongs to a
 * session, and whether a LogoutResponse was waited for, is for the caller.
 *
 * Returns: whether the message may be acted on
 */
gboolean
lanyard_saml_logout_validate (LanyardSamlLogout       *logout,
                              const LanyardSamlTrust  *trust,
                              const char              *destination,
                              gint64                   now,
                              GPtrArray               *findings,
                              GError                 **error)
{
  LanyardSamlValidation self = { 0 };

  g_return_val_if_fail (logout != NULL, FALSE);
  g_return_val_if_fail (trust != NULL && trust->entity_id != NULL && trust->signing_keys != NULL, FALSE);
  g_return_val_if_fail (destination != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  self.message = &logout->message;
  self.trust = trust;
  self.destination = destination;
  self.now = now;
  self.report.findings = findings;

  _lanyard_saml_validation_check_issuer (&self);
  _lanyard_saml_validation_check_signature (&self, TRUE);
  check_destination_present (&self);
  _lanyard_saml_validation_check_age (&self);
  if (logout->is_request)
    check_not_on_or_after (&self, logout->not_on_or_after);
  else
    check_in_response_to (&self, logout->in_response_to);

  logout->is_valid = self.report.error == NULL;
  if (logout->is_valid)
    return TRUE;

  g_propagate_error (error, self.report.error);
  return FALSE;
}

/**
 * lanyard_saml_logout_decrypt:
 * @logout: a LogoutRequest that lanyard_saml_logout_validate() accepted
 * @keys: (element-type LanyardKey): our private keys, all of which are tried
 * @error: %LANYARD_SAML_ERROR_DECRYPTION, %LANYARD_SAML_ERROR_ALGORITHM,
 *   %LANYARD_SAML_ERROR_MALFORMED
 *
 * Reads the NameID of an EncryptedID (M-55), which the signature of the message
 * covers. Does nothing if the NameID is not encrypted.
 *
 * Returns: whether the NameID is known now
 */
gboolean
lanyard_saml_logout_decrypt (LanyardSamlLogout  *logout,
                             GPtrArray          *keys,
                             GError            **error)
{
  g_autoptr(xmlDoc) document = NULL;

  g_return_val_if_fail (logout != NULL && logout->is_request && logout->is_valid, FALSE);
  g_return_val_if_fail (keys != NULL, FALSE);

  if (logout->name_id != NULL)
    return TRUE;

  document = _lanyard_saml_decrypt (logout->encrypted_id, "NameID", keys, logout->is_valid, error);
  if (document != NULL)
    logout->name_id = _lanyard_saml_logout_read_name_id (xmlDocGetRootElement (document), error);

  return logout->name_id != NULL;
}
