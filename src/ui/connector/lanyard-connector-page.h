/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-window-page.h"

G_BEGIN_DECLS

/**
 * LanyardConnectorPage:
 *
 * A connector with its own pages. What is edited is a copy, saved or
 * discarded as a whole. A metadata file that is dropped anywhere on it is
 * reviewed. Properties (construct-only): connector-id · first-page
 * ("check"; else the overview).
 */
#define LANYARD_TYPE_CONNECTOR_PAGE (lanyard_connector_page_get_type ())
G_DECLARE_FINAL_TYPE (LanyardConnectorPage, lanyard_connector_page, LANYARD, CONNECTOR_PAGE, LanyardWindowPage)

G_END_DECLS
