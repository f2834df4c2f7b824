/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-editor-page.h"

G_BEGIN_DECLS

/**
 * LanyardRolloverPage:
 *
 * The certificates that sign for a connector, and the change to the next one
 * step by step.
 */
#define LANYARD_TYPE_ROLLOVER_PAGE (lanyard_rollover_page_get_type ())
G_DECLARE_FINAL_TYPE (LanyardRolloverPage, lanyard_rollover_page, LANYARD, ROLLOVER_PAGE, LanyardEditorPage)

G_END_DECLS
