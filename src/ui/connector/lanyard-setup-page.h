/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-editor-page.h"

G_BEGIN_DECLS

/**
 * LanyardSetupPage:
 *
 * What the service provider's administrator enters where.
 */
#define LANYARD_TYPE_SETUP_PAGE (lanyard_setup_page_get_type ())
G_DECLARE_FINAL_TYPE (LanyardSetupPage, lanyard_setup_page, LANYARD, SETUP_PAGE, LanyardEditorPage)

G_END_DECLS
