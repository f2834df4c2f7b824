/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-window-page.h"

G_BEGIN_DECLS

/**
 * LanyardSessionsPage:
 *
 * A place of the window: who is signed in at the portal, searched and signed
 * out. What it shows is read again while it shows.
 */
#define LANYARD_TYPE_SESSIONS_PAGE (lanyard_sessions_page_get_type ())
G_DECLARE_FINAL_TYPE (LanyardSessionsPage, lanyard_sessions_page, LANYARD, SESSIONS_PAGE, LanyardWindowPage)

G_END_DECLS
