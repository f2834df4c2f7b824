/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lanyard-check.h"

G_BEGIN_DECLS

/* What the check finds, for people. */

const char *lanyard_severity_get_icon      (LanyardSeverity            severity);
const char *lanyard_severity_get_css_class (LanyardSeverity            severity);
/* "2 errors, 1 warning"; what there are none of is left out */
char       *lanyard_finding_dup_counts     (guint                      n_errors,
                                            guint                      n_warnings);
/* why it matters and what to do, as sentences */
char       *lanyard_finding_dup_advice     (const LanyardCheckFinding *finding);
/* where it is put right: a field and its page, or only a page; FALSE: nowhere
 * in the editor */
gboolean    lanyard_finding_find_place     (const LanyardCheckFinding *finding,
                                            const char               **field,
                                            const char               **page);

G_END_DECLS
