/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-saml-error.h"

G_BEGIN_DECLS

/* What a chain of rules found: a line for each, and the first failure. */
typedef struct
{
  GPtrArray *findings;   /* LanyardSamlFinding, borrowed; may be NULL */
  GError    *error;
} LanyardSamlReport;

GError   *_lanyard_saml_error_new      (LanyardSamlError   code,
                                        const char        *why,
                                        const char        *fix,
                                        const char        *format,
                                        ...) G_GNUC_PRINTF (4, 5);
gboolean  _lanyard_saml_report_take    (LanyardSamlReport *report,
                                        const char        *rule,
                                        const char        *subject,
                                        const char        *expected,
                                        const char        *received,
                                        GError            *error);
void      _lanyard_saml_report_warn    (LanyardSamlReport *report,
                                        const char        *rule,
                                        LanyardSamlError   code,
                                        const char        *subject,
                                        const char        *expected,
                                        const char        *received);
gboolean  _lanyard_saml_error_blame    (GError           **error,
                                        const char        *rule,
                                        const char        *expected,
                                        const char        *received);
gboolean  _lanyard_saml_report_compare (LanyardSamlReport *report,
                                        const char        *rule,
                                        LanyardSamlError   code,
                                        const char        *subject,
                                        const char        *expected,
                                        const char        *received);

G_END_DECLS
