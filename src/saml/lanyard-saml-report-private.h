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

gboolean _lanyard_saml_report_take (LanyardSamlReport *report,
                                    const char        *rule,
                                    const char        *subject,
                                    const char        *expected,
                                    const char        *received,
                                    GError            *error);

G_END_DECLS
