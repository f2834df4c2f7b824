/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-row.h"
#include "lanyard-session-entry.h"

G_BEGIN_DECLS

/**
 * LanyardSessionRow:
 *
 * Shows a session in a list; its button activates "sessions.end" with the
 * session's id.
 */
#define LANYARD_TYPE_SESSION_ROW (lanyard_session_row_get_type ())
G_DECLARE_FINAL_TYPE (LanyardSessionRow, lanyard_session_row, LANYARD, SESSION_ROW, LanyardRow)

GtkWidget *lanyard_session_row_new       (void);
void       lanyard_session_row_set_entry (LanyardSessionRow   *self,
                                          LanyardSessionEntry *entry);

G_END_DECLS
