/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-request.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-saml-request-private.h"

/* M-26, M-28: what it asks for and we do not have is refused, not passed
 * over. */
static void
check_unsupported (LanyardSamlValidation *self)
{
  const char *qualifier = self->request->sp_name_qualifier;
  GError *error = NULL;

  if (self->request->has_subject)
    error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_UNSUPPORTED, NULL,
                                     _("Switch that off in the application"),
                                     _("The request names the person who is to sign in (Subject), which is not supported"));
  _lanyard_saml_report_take (&self->report, "M-28", _("Subject of the request"), NULL, NULL, error);

  error = NULL;
  if (qualifier != NULL && *qualifier != '\0' && strcmp (qualifier, self->trust->entity_id) != 0)
    error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_UNSUPPORTED, NULL,
                                     _("Check the single sign-on settings of the application"),
                                     _("The request asks for a NameID of another service provider (SPNameQualifier)"));
  _lanyard_saml_report_take (&self->report, "M-26", _("SPNameQualifier of the request"),
                             self->trust->entity_id, qualifier, error);
}

/**
 * lanyard_saml_request_validate:
 * @request: a request
 * @trust: how far its sender is trusted, made from the configuration
 * @destination: the configured URL of our endpoint
 * @now: when the request arrived, in seconds
 * @acs: (out) (transfer none): the endpoint to answer to; belongs to @trust
 * @findings: (nullable) (element-type LanyardSamlFinding): gets a line for
 *   each rule
 * @error: the first failure: %LANYARD_SAML_ERROR_ISSUER,
 *   %LANYARD_SAML_ERROR_SIGNATURE_MISSING,
 *   %LANYARD_SAML_ERROR_SIGNATURE_INVALID, %LANYARD_SAML_ERROR_ALGORITHM,
 *   %LANYARD_SAML_ERROR_DESTINATION, %LANYARD_SAML_ERROR_NOT_YET_VALID,
 *   %LANYARD_SAML_ERROR_EXPIRED, %LANYARD_SAML_ERROR_ACS,
 *   %LANYARD_SAML_ERROR_URL, %LANYARD_SAML_ERROR_UNSUPPORTED
 *
 * Looks at every rule about requests: M-05 (age), M-06, M-07, M-11 … M-20,
 * M-26, M-28. The age is that at arrival: whoever keeps a request keeps the
 * time with it.
 *
 * Returns: whether the request may be answered
 */
gboolean
lanyard_saml_request_validate (LanyardSamlRequest         *request,
                               const LanyardSamlTrust     *trust,
                               const char                 *destination,
                               gint64                      now,
                               const LanyardSamlEndpoint **acs,
                               GPtrArray                  *findings,
                               GError                    **error)
{
  LanyardSamlValidation self = { &request->message, request, trust, destination, now, { findings, NULL } };
  const LanyardSamlEndpoint *chosen;

  g_return_val_if_fail (request != NULL, FALSE);
  g_return_val_if_fail (trust != NULL && trust->entity_id != NULL, FALSE);
  g_return_val_if_fail (trust->acs != NULL && trust->signing_keys != NULL, FALSE);
  g_return_val_if_fail (destination != NULL, FALSE);
  g_return_val_if_fail (acs != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  *acs = NULL;

  _lanyard_saml_validation_check_issuer (&self);
  _lanyard_saml_validation_check_signature (&self, trust->require_signed_requests);
  _lanyard_saml_validation_check_destination (&self);
  _lanyard_saml_validation_check_age (&self);
  chosen = _lanyard_saml_request_choose_acs (&self);
  check_unsupported (&self);

  if (self.report.error != NULL)
    {
      g_propagate_error (error, self.report.error);
      return FALSE;
    }

  *acs = chosen;
  return TRUE;
}
