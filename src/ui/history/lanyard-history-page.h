/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-editor-page.h"

G_BEGIN_DECLS

/* The history of a connector. */
#define LANYARD_TYPE_HISTORY_PAGE (lanyard_history_page_get_type ())
G_DECLARE_FINAL_TYPE (LanyardHistoryPage, lanyard_history_page, LANYARD, HISTORY_PAGE, LanyardEditorPage)

G_END_DECLS
