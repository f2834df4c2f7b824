/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-report-private.h"

/*
 * _lanyard_saml_report_take:
 * @rule: the rule that was looked at, static
 * @subject: what was looked at, translated
 * @expected: (nullable): the value it should have
 * @received: (nullable): the value it has
 * @error: (nullable) (transfer full): why it failed, NULL if it passed
 *
 * Adds a line. All rules are looked at, so that every failure shows at once;
 * the first is kept as the error.
 *
 * Returns: whether the rule passed
 */
gboolean
_lanyard_saml_report_take (LanyardSamlReport *report,
                           const char        *rule,
                           const char        *subject,
                           const char        *expected,
                           const char        *received,
                           GError            *error)
{
  gboolean passed = error == NULL;

  g_assert (error == NULL || error->domain == LANYARD_SAML_ERROR);

  if (report->findings != NULL)
    g_ptr_array_add (report->findings,
                     lanyard_saml_finding_new (rule, passed ? 0 : error->code, passed, subject, expected, received));

  if (report->error == NULL)
    report->error = error;
  else
    g_clear_error (&error);

  return passed;
}
