/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-item.h"

G_BEGIN_DECLS

/* One change in the history. Fields: sequence (int64) · change (id of the
 * transaction) · time · actor · summary · action ("create" "update" "delete"
 * "link" "unlink" "password") · kind · record (id) · title · before · after
 * (JSON texts, NULL where there is none). */
#define LANYARD_TYPE_HISTORY_ENTRY (lanyard_history_entry_get_type ())
G_DECLARE_FINAL_TYPE (LanyardHistoryEntry, lanyard_history_entry, LANYARD, HISTORY_ENTRY, LanyardItem)

G_END_DECLS
