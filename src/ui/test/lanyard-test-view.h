/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-configuration.h"
#include "lanyard-service.h"

G_BEGIN_DECLS

/**
 * LanyardTestView:
 *
 * A sign-in at a connector, tried in the browser, and what comes of it.
 */
#define LANYARD_TYPE_TEST_VIEW (lanyard_test_view_get_type ())
G_DECLARE_FINAL_TYPE (LanyardTestView, lanyard_test_view, LANYARD, TEST_VIEW, AdwBin)

/* once; @connector_id: (nullable): NULL lets the person choose */
void lanyard_test_view_set_up (LanyardTestView      *self,
                               LanyardConfiguration *configuration,
                               LanyardService       *service,
                               const char           *connector_id);

G_END_DECLS
