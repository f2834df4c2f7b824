/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-service.h"

G_BEGIN_DECLS

/**
 * LanyardTestPanes:
 *
 * All ways to test: a login, a dry run, the inspector, broken responses.
 */
#define LANYARD_TYPE_TEST_PANES (lanyard_test_panes_get_type ())
G_DECLARE_FINAL_TYPE (LanyardTestPanes, lanyard_test_panes, LANYARD, TEST_PANES, AdwBin)

void lanyard_test_panes_set_up (LanyardTestPanes     *self,
                                LanyardConfiguration *configuration,
                                LanyardService       *service,
                                const char           *connector_id);

G_END_DECLS
