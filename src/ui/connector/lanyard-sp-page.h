/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-editor-page.h"

G_BEGIN_DECLS

/**
 * LanyardSpPage:
 *
 * The service provider: who it is, where responses go, its certificates.
 */
#define LANYARD_TYPE_SP_PAGE (lanyard_sp_page_get_type ())
G_DECLARE_FINAL_TYPE (LanyardSpPage, lanyard_sp_page, LANYARD, SP_PAGE, LanyardEditorPage)

G_END_DECLS
