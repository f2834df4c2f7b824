/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-history.h"
#include "lanyard-row.h"

G_BEGIN_DECLS

/**
 * LanyardHistoryRow:
 *
 * One step of a history. Its button runs the action "history.restore" with the
 * number of the step.
 */
#define LANYARD_TYPE_HISTORY_ROW (lanyard_history_row_get_type ())
G_DECLARE_FINAL_TYPE (LanyardHistoryRow, lanyard_history_row, LANYARD, HISTORY_ROW, LanyardRow)

GtkWidget *lanyard_history_row_new      (void);
void       lanyard_history_row_set_step (LanyardHistoryRow  *self,
                                         LanyardHistoryStep *step,
                                         gboolean            with_title);

G_END_DECLS
