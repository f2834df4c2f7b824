/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-records-page.h"

G_BEGIN_DECLS

/**
 * LanyardPeoplePage:
 *
 * All people of the configuration.
 */
#define LANYARD_TYPE_PEOPLE_PAGE (lanyard_people_page_get_type ())
G_DECLARE_FINAL_TYPE (LanyardPeoplePage, lanyard_people_page, LANYARD, PEOPLE_PAGE, LanyardRecordsPage)

G_END_DECLS
