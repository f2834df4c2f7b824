/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-check.h"

G_BEGIN_DECLS

/**
 * LanyardFindingRow:
 *
 * One finding of the check: what, why, what to do, and what its remedy would
 * change. Activating it leads to the field. The signal "remedy" comes when
 * the remedy's button is clicked.
 */
#define LANYARD_TYPE_FINDING_ROW (lanyard_finding_row_get_type ())
G_DECLARE_FINAL_TYPE (LanyardFindingRow, lanyard_finding_row, LANYARD, FINDING_ROW, AdwPreferencesRow)

/* @connector: the copy that was checked */
GtkWidget  *lanyard_finding_row_new     (const LanyardCheckFinding *finding,
                                         LanyardConnector          *connector);
/* what it says, to tell whether another finding would look the same */
char       *lanyard_finding_row_dup_key (const LanyardCheckFinding *finding,
                                         LanyardConnector          *connector);
const char *lanyard_finding_row_get_key (LanyardFindingRow         *self);

G_END_DECLS
