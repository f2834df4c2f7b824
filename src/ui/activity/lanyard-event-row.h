/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"
#include "lanyard-row.h"

G_BEGIN_DECLS

/**
 * LanyardEventRow:
 *
 * An event in the list: what happened, where and when, and why.
 */
#define LANYARD_TYPE_EVENT_ROW (lanyard_event_row_get_type ())
G_DECLARE_FINAL_TYPE (LanyardEventRow, lanyard_event_row, LANYARD, EVENT_ROW, LanyardRow)

GtkWidget *lanyard_event_row_new       (void);
void       lanyard_event_row_set_event (LanyardEventRow *self,
                                        LanyardEvent    *event);

G_END_DECLS
