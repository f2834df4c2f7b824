/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-error.h"

#include "lanyard-error.h"
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
  g_free (finding);
}
