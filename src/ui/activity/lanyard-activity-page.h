/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-window-page.h"

G_BEGIN_DECLS

/**
 * LanyardActivityPage:
 *
 * What happened: events of the identity provider and changes by
 * administrators, newest first and as they come, with a filter, a chart and
 * an export.
 */
#define LANYARD_TYPE_ACTIVITY_PAGE (lanyard_activity_page_get_type ())
G_DECLARE_FINAL_TYPE (LanyardActivityPage, lanyard_activity_page, LANYARD, ACTIVITY_PAGE, LanyardWindowPage)

G_END_DECLS
