/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-group.h"
#include "lanyard-record-page.h"

G_BEGIN_DECLS

/**
 * LanyardGroupPage:
 *
 * A group: its name, its members, the applications that it is granted.
 */
#define LANYARD_TYPE_GROUP_PAGE (lanyard_group_page_get_type ())
G_DECLARE_FINAL_TYPE (LanyardGroupPage, lanyard_group_page, LANYARD, GROUP_PAGE, LanyardRecordPage)

/* pushes the page of @group; @from is in the window, @page has what it is of */
void lanyard_group_page_show (GtkWidget         *from,
                              LanyardWindowPage *page,
                              LanyardGroup      *group);

G_END_DECLS
