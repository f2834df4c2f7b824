/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-saml-error.h"

G_BEGIN_DECLS

/* A row a rule. @findings: (element-type LanyardSamlFinding) */
GtkWidget *lanyard_finding_group_new (const char   *title,
                                      GPtrArray    *findings);
/* How it went, and of a refusal its parts. @reason: NULL: it went well */
GtkWidget *lanyard_reason_group_new  (const char   *verdict,
                                      const GError *reason);
/* A row with an icon that says how it is meant: "ok", "error", "info" */
GtkWidget *lanyard_verdict_row_new   (const char   *kind,
                                      const char   *title,
                                      const char   *subtitle);

G_END_DECLS
