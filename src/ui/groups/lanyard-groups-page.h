/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-records-page.h"

G_BEGIN_DECLS

/**
 * LanyardGroupsPage:
 *
 * All groups of the configuration.
 */
#define LANYARD_TYPE_GROUPS_PAGE (lanyard_groups_page_get_type ())
G_DECLARE_FINAL_TYPE (LanyardGroupsPage, lanyard_groups_page, LANYARD, GROUPS_PAGE, LanyardRecordsPage)

G_END_DECLS
