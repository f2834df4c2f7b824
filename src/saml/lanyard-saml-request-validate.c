/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-request.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-saml.h"
#include "lanyard-saml-algorithm-private.h"
#include "lanyard-saml-decode-private.h"
#include "lanyard-saml-request-private.h"
#include "lanyard-saml-signature-private.h"
#include "lanyard-text.h"
#include "lanyard-time.h"

#define FORMAT_ENTITY "urn:oasis:names:tc:SAML:2.0:nameid-format:entity"

/* How old a request may be when it arrives, besides the clock skew. */
#define LIFETIME 300

/* M-07: present, of the entity format, and the very entity ID of the SP. */
static void
check_issuer (LanyardSamlValidation *self)
{
  const char *issuer = self->request->issuer;
  const char *format = self->request->issuer_format;
  g_autofree char *visible = lanyard_text_make_visible (issuer != NULL ? issuer : "", 256);
  GError *error = NULL;

  if (issuer == NULL)
    error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_ISSUER, NULL,
                                     _("Check the single sign-on settings of the application"),
                                     _("The request does not say which application sent it (Issuer)"));
  else if (format != NULL && strcmp (format, FORMAT_ENTITY) != 0)
    error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_ISSUER, NULL,
                                     _("Check the single sign-on settings of the application"),
                                     _("The Issuer “%s” has a format that is not the one of entity IDs"), visible);
  else if (strcmp (issuer, self->trust->entity_id) != 0)
    error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_ISSUER, NULL,
                                     _("Compare the entity ID of the application with the one that is configured"),
                                     _("The request comes from “%s”, but “%s” is configured"), visible, self->trust->entity_id);

  _lanyard_saml_report_take (&self->report, "M-07", _("Issuer of the request"),
                             self->trust->entity_id, issuer, error);
}

static gboolean
has_signature (LanyardSamlValidation *self)
{
  xmlNode *root = xmlDocGetRootElement (self->request->xml);

  if (self->request->binding == LANYARD_SAML_REQUEST_REDIRECT)
    return self->request->signed_octets != NULL;

  return _lanyard_saml_signature_is_present (root) || _lanyard_saml_signature_is_astray (root);
}

/* M-11: over the octets as received; M-14: by any key of the SP. */
static void
check_redirect_signature (LanyardSamlValidation *self)
{
  LanyardSamlRequest *request = self->request;
  const LanyardSamlAlgorithm *algorithm;
  g_autoptr(GBytes) signature = NULL;
  GError *error = NULL;

  algorithm = _lanyard_saml_algorithm_find_signature (request->signature_algorithm, self->trust->allow_sha1, &error);
  if (algorithm != NULL)
    {
      signature = _lanyard_saml_decode_base64 (request->signature, FALSE, NULL);
      if (signature == NULL ||
          !_lanyard_saml_algorithm_verify (algorithm, self->trust->signing_keys,
                                           request->signed_octets, strlen (request->signed_octets), signature))
        error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_SIGNATURE_INVALID,
                                         _("The request may have been changed, for example by adding RelayState after it was signed"),
                                         _("Compare the application’s certificate with the one that is configured"),
                                         _("The signature of the request is not one of the application’s"));
    }

  _lanyard_saml_report_take (&self->report, "M-11", _("Signature of the request"),
                             NULL, request->signature_algorithm, error);
}

/* M-12 … M-16: what is read is the root element, so the signature must be its. */
static void
check_enveloped_signature (LanyardSamlValidation *self)
{
  LanyardSamlRequest *request = self->request;
  xmlNode *root = xmlDocGetRootElement (request->xml);
  xmlNode *resolved;
  GError *error = NULL;

  g_mutex_lock (&request->lock);
  resolved = _lanyard_saml_signature_verify (root, self->trust->signing_keys, self->trust->allow_sha1, &error);
  g_mutex_unlock (&request->lock);
  if (error == NULL && resolved != root)
    error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_SIGNATURE_INVALID, NULL,
                                     _("Start again from the application"),
                                     _("The signature is one of another element than the request"));

  _lanyard_saml_report_take (&self->report, "M-12", _("Signature of the request"), NULL, NULL, error);
}

/* M-13, A-11: whether one must be there is decided here, never by the
 * message; one that is there must verify. */
static void
check_signature (LanyardSamlValidation *self)
{
  GError *error = NULL;

  if (has_signature (self))
    {
      if (self->request->binding == LANYARD_SAML_REQUEST_REDIRECT)
        check_redirect_signature (self);
      else
        check_enveloped_signature (self);
      return;
    }

  if (self->trust->require_signed_requests)
    error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_SIGNATURE_MISSING,
                                     _("Signed requests are required for this application"),
                                     _("Set the application to sign its requests"),
                                     _("The request is not signed"));

  _lanyard_saml_report_take (&self->report, "M-13", _("Signature of the request"), NULL, NULL, error);
}

/* M-06: with the configured URL, never with what HTTP says of the host. */
static void
check_destination (LanyardSamlValidation *self)
{
  const char *destination = self->request->destination;
  GError *error = NULL;

  if (destination == NULL && has_signature (self))
    error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_DESTINATION,
                                     _("A signed request without it could be used at another identity provider"),
                                     _("Check the single sign-on settings of the application"),
                                     _("The request is signed, but does not say where it is meant to go (Destination)"));
  else if (destination != NULL && strcmp (destination, self->destination) != 0)
    {
      g_autofree char *visible = lanyard_text_make_visible (destination, 256);

      error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_DESTINATION, NULL,
                                       _("Enter the single sign-on URL in the application exactly as it is shown here"),
                                       _("The request is meant for “%s”, but this is “%s”"), visible, self->destination);
    }

  _lanyard_saml_report_take (&self->report, "M-06", _("Destination of the request"),
                             self->destination, destination, error);
}

/* M-05, M-09 */
static void
check_age (LanyardSamlValidation *self)
{
  gint64 instant = self->request->issue_instant;
  g_autofree char *text = lanyard_time_format (instant);
  g_autofree char *now = lanyard_time_format (self->now);
  GError *error = NULL;

  if (instant > self->now + LANYARD_SAML_SKEW)
    error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_NOT_YET_VALID, NULL, _("Set the clocks of both machines"),
                                     _("The request was made in the future: at %s, and it is %s"), text, now);
  else if (instant < self->now - LANYARD_SAML_SKEW - LIFETIME)
    error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_EXPIRED, NULL,
                                     _("Start again from the application; if that does not help, set the clocks of both machines"),
                                     _("The request is too old: from %s, and it is %s"), text, now);

  _lanyard_saml_report_take (&self->report, "M-05", _("Age of the request"), now, text, error);
}

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
  LanyardSamlValidation self = { request, trust, destination, now, { findings, NULL } };
  const LanyardSamlEndpoint *chosen;

  g_return_val_if_fail (request != NULL, FALSE);
  g_return_val_if_fail (trust != NULL && trust->entity_id != NULL, FALSE);
  g_return_val_if_fail (trust->acs != NULL && trust->signing_keys != NULL, FALSE);
  g_return_val_if_fail (destination != NULL, FALSE);
  g_return_val_if_fail (acs != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  *acs = NULL;

  check_issuer (&self);
  check_signature (&self);
  check_destination (&self);
  check_age (&self);
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
