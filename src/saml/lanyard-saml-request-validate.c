/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-request.h"

#include "lanyard-saml-request-private.h"

/**
 * lanyard_saml_request_validate:
 * @request: a request
 * @trust: how far its sender is trusted, made from the configuration
 * @destination: the configured URL of our endpoint
 * @now: when the request arrived, in seconds
 * @acs: (out) (transfer none) (nullable): the endpoint to answer to; belongs
 *   to @trust; also set when the request is proven and only asks for something
 *   that cannot be had: then the answer is an error Response
 * @findings: (nullable) (element-type LanyardSamlFinding): gets a line for
 *   each rule
 * @error: the first failure: %LANYARD_SAML_ERROR_ISSUER,
 *   %LANYARD_SAML_ERROR_SIGNATURE_MISSING,
 *   %LANYARD_SAML_ERROR_SIGNATURE_INVALID, %LANYARD_SAML_ERROR_ALGORITHM,
 *   %LANYARD_SAML_ERROR_DESTINATION, %LANYARD_SAML_ERROR_NOT_YET_VALID,
 *   %LANYARD_SAML_ERROR_EXPIRED, %LANYARD_SAML_ERROR_ACS,
 *   %LANYARD_SAML_ERROR_URL; when @acs is set %LANYARD_SAML_ERROR_VERSION,
 *   %LANYARD_SAML_ERROR_ANSWER_BINDING, %LANYARD_SAML_ERROR_NAME_ID_POLICY,
 *   %LANYARD_SAML_ERROR_UNSUPPORTED, %LANYARD_SAML_ERROR_IDP_LIST
 *
 * Looks at every rule about requests: M-05 (age, version), M-06, M-07, M-09,
 * M-11 … M-20, M-26, M-28, M-29. The age is that at arrival: whoever keeps a
 * request keeps the time with it.
 *
 * Returns: whether the request may be answered as it asks
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
  gboolean proven;

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
  proven = self.report.error == NULL;
  _lanyard_saml_request_check_wishes (&self);

  if (proven)
    *acs = chosen;
  if (self.report.error == NULL)
    return TRUE;

  g_propagate_error (error, self.report.error);
  return FALSE;
}
