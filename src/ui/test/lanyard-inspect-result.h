/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lanyard-inspect.h"
#include "lanyard-service.h"

G_BEGIN_DECLS

/* Shows a message on a page of its own. */
void        lanyard_inspect_result_show        (GtkWidget             *from,
                                                LanyardConfiguration  *configuration,
                                                LanyardService        *service,
                                                LanyardInspectMessage *message);
/* "AuthnRequest · Payroll" */
char       *lanyard_inspect_result_dup_title   (LanyardInspectMessage *message);
char       *lanyard_inspect_result_dup_summary (LanyardInspectMessage *message);
/* as for lanyard_verdict_row_new() */
const char *lanyard_inspect_result_get_kind    (LanyardInspectMessage *message);

G_END_DECLS
