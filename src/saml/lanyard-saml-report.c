/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-report-private.h"

#include <glib/gi18n-lib.h>

#include "lanyard-error.h"
#include "lanyard-text.h"

#define VALUE_MAX 256

/* lanyard_set_error() for one of our codes, as a new error. */
GError *
_lanyard_saml_error_new (LanyardSamlError  code,
                         const char       *why,
                         const char       *fix,
                         const char       *format,
                         ...)
{
  GError *error = NULL;
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  lanyard_set_error (&error, LANYARD_SAML_ERROR, code, why, fix, "%s", what);

  return error;
}

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

  _lanyard_saml_error_blame (&error, rule, expected, received);
  if (report->findings != NULL)
    {
      LanyardSamlFinding *finding = lanyard_saml_finding_new (rule, passed ? 0 : error->code, passed, subject,
                                                              expected, received);

      if (!passed)
        finding->fix = g_strdup (lanyard_error_get_parts (error)->fix);
      g_ptr_array_add (report->findings, finding);
    }

  if (report->error == NULL)
    report->error = error;
  else
    g_clear_error (&error);

  return passed;
}

/* A rule that would have failed, had the administrator not allowed it: a line
 * that passed and that the log should have. */
void
_lanyard_saml_report_warn (LanyardSamlReport *report,
                           const char        *rule,
                           LanyardSamlError   code,
                           const char        *subject,
                           const char        *expected,
                           const char        *received)
{
  LanyardSamlFinding *finding;

  if (report->findings == NULL)
    return;

  finding = lanyard_saml_finding_new (rule, code, TRUE, subject, expected, received);
  finding->warning = TRUE;
  g_ptr_array_add (report->findings, finding);
}

/* Which rule an error is about, for those that are not part of a report;
 * always FALSE, as what it is said of. */
gboolean
_lanyard_saml_error_blame (GError     **error,
                           const char  *rule,
                           const char  *expected,
                           const char  *received)
{
  if (error != NULL && *error != NULL)
    lanyard_error_set_evidence (*error, rule, expected, received);

  return FALSE;
}

/* A rule that demands the same string; with no @expected, that there is none. */
gboolean
_lanyard_saml_report_compare (LanyardSamlReport *report,
                              const char        *rule,
                              LanyardSamlError   code,
                              const char        *subject,
                              const char        *expected,
                              const char        *received)
{
  const char *fix = _("Compare the settings of the service provider with those of the identity provider");
  g_autofree char *visible = received != NULL ? lanyard_text_make_visible (received, VALUE_MAX) : NULL;
  GError *error = NULL;

  if (expected == NULL && received != NULL)
    /* Translators: what was looked at, then its value */
    error = _lanyard_saml_error_new (code, NULL, fix, _("%s: “%s” is there, but nothing was expected"), subject,
                                     visible);
  else if (expected != NULL && received == NULL)
    error = _lanyard_saml_error_new (code, NULL, fix, _("%s: it is missing, “%s” was expected"), subject, expected);
  else if (g_strcmp0 (expected, received) != 0)
    error = _lanyard_saml_error_new (code, NULL, fix, _("%s: it is “%s”, “%s” was expected"), subject, visible,
                                     expected);

  return _lanyard_saml_report_take (report, rule, subject, expected, received, error);
}
