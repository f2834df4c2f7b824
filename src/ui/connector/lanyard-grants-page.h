/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-editor-page.h"

G_BEGIN_DECLS

/**
 * LanyardGrantsPage:
 *
 * The groups whose members may use the connector.
 */
#define LANYARD_TYPE_GRANTS_PAGE (lanyard_grants_page_get_type ())
G_DECLARE_FINAL_TYPE (LanyardGrantsPage, lanyard_grants_page, LANYARD, GRANTS_PAGE, LanyardEditorPage)

G_END_DECLS
