/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-editor-page.h"

G_BEGIN_DECLS

/**
 * LanyardConnectorTestPage:
 *
 * A sign-in at the connector, tried.
 */
#define LANYARD_TYPE_CONNECTOR_TEST_PAGE (lanyard_connector_test_page_get_type ())
G_DECLARE_FINAL_TYPE (LanyardConnectorTestPage, lanyard_connector_test_page, LANYARD, CONNECTOR_TEST_PAGE, LanyardEditorPage)

G_END_DECLS
