/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-window-page.h"

G_BEGIN_DECLS

/* The applications that were deleted, and can come back. */
#define LANYARD_TYPE_DELETED_PAGE (lanyard_deleted_page_get_type ())
G_DECLARE_FINAL_TYPE (LanyardDeletedPage, lanyard_deleted_page, LANYARD, DELETED_PAGE, LanyardWindowPage)

G_END_DECLS
