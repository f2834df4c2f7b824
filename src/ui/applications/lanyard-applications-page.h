/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-window-page.h"

G_BEGIN_DECLS

/**
 * LanyardApplicationsPage:
 *
 * All connectors of the configuration: searched, opened, selected.
 */
#define LANYARD_TYPE_APPLICATIONS_PAGE (lanyard_applications_page_get_type ())
G_DECLARE_FINAL_TYPE (LanyardApplicationsPage, lanyard_applications_page, LANYARD, APPLICATIONS_PAGE, LanyardWindowPage)

G_END_DECLS
