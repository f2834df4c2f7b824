/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lanyard-dry-run.h"
#include "lanyard-service.h"

G_BEGIN_DECLS

/* Shows a dry run on a page of its own; takes @dry_run. */
void lanyard_dry_run_result_show (GtkWidget            *from,
                                  LanyardConfiguration *configuration,
                                  LanyardService       *service,
                                  LanyardDryRun        *dry_run);

G_END_DECLS
