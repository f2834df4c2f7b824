/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-editor-page.h"

G_BEGIN_DECLS

/**
 * LanyardOverviewPage:
 *
 * What a connector is, its state and addresses, and what the check finds.
 */
#define LANYARD_TYPE_OVERVIEW_PAGE (lanyard_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (LanyardOverviewPage, lanyard_overview_page, LANYARD, OVERVIEW_PAGE, LanyardEditorPage)

G_END_DECLS
