/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-editor-page.h"

G_BEGIN_DECLS

/**
 * LanyardCheckPage:
 *
 * All that the check finds in the connector that is edited, by severity, as
 * it is typed. A remedy is applied with one click, as one step.
 */
#define LANYARD_TYPE_CHECK_PAGE (lanyard_check_page_get_type ())
G_DECLARE_FINAL_TYPE (LanyardCheckPage, lanyard_check_page, LANYARD, CHECK_PAGE, LanyardEditorPage)

G_END_DECLS
