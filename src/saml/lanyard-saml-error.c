/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-error.h"

#include "lanyard-error.h"
#include "lanyard-saml.h"
#include "lanyard-text.h"

#define VALUE_MAX 1024

LANYARD_DEFINE_ERROR ("lanyard-saml-error", lanyard_saml_error)

static const char *const codes[] = {
  [LANYARD_SAML_ERROR_MALFORMED] = "malformed",
  [LANYARD_SAML_ERROR_TOO_LARGE] = "too-large",
  [LANYARD_SAML_ERROR_DTD] = "dtd",
  [LANYARD_SAML_ERROR_DUPLICATE_ID] = "duplicate-id",
  [LANYARD_SAML_ERROR_VERSION] = "version",
  [LANYARD_SAML_ERROR_BINDING] = "binding",
  [LANYARD_SAML_ERROR_DESTINATION] = "destination",
  [LANYARD_SAML_ERROR_ISSUER] = "issuer",
  [LANYARD_SAML_ERROR_SIGNATURE_MISSING] = "signature-missing",
  [LANYARD_SAML_ERROR_SIGNATURE_INVALID] = "signature-invalid",
  [LANYARD_SAML_ERROR_ALGORITHM] = "algorithm",
  [LANYARD_SAML_ERROR_ACS] = "acs-unknown",
  [LANYARD_SAML_ERROR_EXPIRED] = "expired",
  [LANYARD_SAML_ERROR_NOT_YET_VALID] = "not-yet-valid",
  [LANYARD_SAML_ERROR_AUDIENCE] = "audience",
  [LANYARD_SAML_ERROR_RECIPIENT] = "recipient",
  [LANYARD_SAML_ERROR_IN_RESPONSE_TO] = "in-response-to",
  [LANYARD_SAML_ERROR_SUBJECT] = "subject",
  [LANYARD_SAML_ERROR_STATUS] = "status",
  [LANYARD_SAML_ERROR_WRONG_SIDE] = "wrong-side",
  [LANYARD_SAML_ERROR_URL] = "url",
  [LANYARD_SAML_ERROR_CERTIFICATE] = "certificate",
  [LANYARD_SAML_ERROR_UNSUPPORTED] = "unsupported",
  [LANYARD_SAML_ERROR_REPLAY] = "replay",
  [LANYARD_SAML_ERROR_VALIDITY] = "validity",
  [LANYARD_SAML_ERROR_VALUE] = "value",
  [LANYARD_SAML_ERROR_DECRYPTION] = "decryption",
  [LANYARD_SAML_ERROR_ANSWER_BINDING] = "unsupported-binding",
  [LANYARD_SAML_ERROR_NAME_ID_POLICY] = "name-id-policy",
  [LANYARD_SAML_ERROR_AUTHN_CONTEXT] = "authn-context",
  [LANYARD_SAML_ERROR_PRINCIPAL] = "unknown-principal",
  [LANYARD_SAML_ERROR_IDP_LIST] = "no-supported-idp",
  [LANYARD_SAML_ERROR_PASSIVE] = "no-passive",
  [LANYARD_SAML_ERROR_AUTHN_FAILED] = "authn-failed",
  [LANYARD_SAML_ERROR_DENIED] = "request-denied",
  [LANYARD_SAML_ERROR_ATTRIBUTE] = "attribute-missing",
};

/* Requester: their fault, Responder: ours. */
static const struct
{
  LanyardSamlError code;
  LanyardSamlStatus status;
} statuses[] = {
  { LANYARD_SAML_ERROR_VERSION,
    { LANYARD_SAML_STATUS_VERSION_MISMATCH, NULL, "Only SAML 2.0 is supported" } },
  { LANYARD_SAML_ERROR_UNSUPPORTED,
    { LANYARD_SAML_STATUS_REQUESTER, LANYARD_SAML_STATUS_REQUEST_UNSUPPORTED,
      "The request asks for something that is not supported" } },
  { LANYARD_SAML_ERROR_ANSWER_BINDING,
    { LANYARD_SAML_STATUS_REQUESTER, LANYARD_SAML_STATUS_UNSUPPORTED_BINDING,
      "Responses are sent by HTTP-POST alone" } },
  { LANYARD_SAML_ERROR_NAME_ID_POLICY,
    { LANYARD_SAML_STATUS_REQUESTER, LANYARD_SAML_STATUS_INVALID_NAME_ID_POLICY,
      "The requested NameID is not available" } },
  { LANYARD_SAML_ERROR_IDP_LIST,
    { LANYARD_SAML_STATUS_REQUESTER, LANYARD_SAML_STATUS_NO_SUPPORTED_IDP,
      "None of the requested identity providers is this one" } },
  { LANYARD_SAML_ERROR_AUTHN_CONTEXT,
    { LANYARD_SAML_STATUS_RESPONDER, LANYARD_SAML_STATUS_NO_AUTHN_CONTEXT,
      "The requested authentication context cannot be met" } },
  { LANYARD_SAML_ERROR_PRINCIPAL,
    { LANYARD_SAML_STATUS_RESPONDER, LANYARD_SAML_STATUS_UNKNOWN_PRINCIPAL,
      "The requested person did not sign in" } },
  { LANYARD_SAML_ERROR_PASSIVE,
    { LANYARD_SAML_STATUS_RESPONDER, LANYARD_SAML_STATUS_NO_PASSIVE,
      "The person would have to sign in" } },
  { LANYARD_SAML_ERROR_AUTHN_FAILED,
    { LANYARD_SAML_STATUS_RESPONDER, LANYARD_SAML_STATUS_AUTHN_FAILED,
      "The person did not sign in" } },
  { LANYARD_SAML_ERROR_DENIED,
    { LANYARD_SAML_STATUS_RESPONDER, LANYARD_SAML_STATUS_REQUEST_DENIED,
      "The person may not use this service" } },
};

/**
 * lanyard_saml_error_get_code:
 * @code: a code of %LANYARD_SAML_ERROR
 *
 * Returns: its stable name, for logs, events and tests
 */
const char *
lanyard_saml_error_get_code (LanyardSamlError code)
{
  g_return_val_if_fail ((guint) code < G_N_ELEMENTS (codes), NULL);

  return codes[code];
}

/**
 * lanyard_saml_error_get_status:
 * @error: (nullable): why something is refused
 * @status: (out caller-allocates): what a service provider is told
 *
 * M-52: the status of an error Response. Most errors have none: they mean
 * that a request proves nothing, and nothing is sent to anybody.
 *
 * Returns: whether there is one
 */
gboolean
lanyard_saml_error_get_status (const GError      *error,
                               LanyardSamlStatus *status)
{
  g_return_val_if_fail (status != NULL, FALSE);

  if (error == NULL || error->domain != LANYARD_SAML_ERROR)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    if ((int) statuses[i].code == error->code)
      {
        *status = statuses[i].status;
        return TRUE;
      }

  return FALSE;
}

/**
 * lanyard_saml_finding_new:
 * @rule: the rule that was looked at, static: "M-06"
 * @code: what its failure is called
 * @passed: whether it passed
 * @subject: what was looked at, translated
 * @expected: (nullable): the value it should have
 * @received: (nullable): the value it has; invisible characters are made visible
 *
 * Returns: (transfer full): one line for the log and the test page
 */
LanyardSamlFinding *
lanyard_saml_finding_new (const char       *rule,
                          LanyardSamlError  code,
                          gboolean          passed,
                          const char       *subject,
                          const char       *expected,
                          const char       *received)
{
  LanyardSamlFinding *finding;

  g_return_val_if_fail (rule != NULL, NULL);
  g_return_val_if_fail (subject != NULL, NULL);

  finding = g_new0 (LanyardSamlFinding, 1);
  finding->rule = rule;
  finding->code = code;
  finding->passed = passed;
  finding->subject = g_strdup (subject);
  finding->expected = g_strdup (expected);
  finding->received = received != NULL ? lanyard_text_make_visible (received, VALUE_MAX) : NULL;

  return finding;
}

/**
 * lanyard_saml_finding_free:
 * @finding: (nullable) (transfer full): a finding
 */
void
lanyard_saml_finding_free (LanyardSamlFinding *finding)
{
  if (finding == NULL)
    return;

  g_free (finding->subject);
  g_free (finding->expected);
  g_free (finding->received);
  g_free (finding->fix);
  g_free (finding);
}
