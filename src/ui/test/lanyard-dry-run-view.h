/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-service.h"

G_BEGIN_DECLS

/**
 * LanyardDryRunView:
 *
 * What a sign-in of any person would be, without one.
 */
#define LANYARD_TYPE_DRY_RUN_VIEW (lanyard_dry_run_view_get_type ())
G_DECLARE_FINAL_TYPE (LanyardDryRunView, lanyard_dry_run_view, LANYARD, DRY_RUN_VIEW, AdwBin)

void lanyard_dry_run_view_set_up (LanyardDryRunView    *self,
                                  LanyardConfiguration *configuration,
                                  LanyardService       *service,
                                  const char           *connector_id);

G_END_DECLS
