/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-window-page.h"

G_BEGIN_DECLS

/**
 * LanyardAccessPage:
 *
 * Who can sign in to what and through what, and what would change if a group
 * went: filtered, saved as a table.
 */
#define LANYARD_TYPE_ACCESS_PAGE (lanyard_access_page_get_type ())
G_DECLARE_FINAL_TYPE (LanyardAccessPage, lanyard_access_page, LANYARD, ACCESS_PAGE, LanyardWindowPage)

G_END_DECLS
