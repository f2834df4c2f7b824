/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-service.h"

G_BEGIN_DECLS

/**
 * LanyardInspectView:
 *
 * Looks at messages that were copied or recorded.
 */
#define LANYARD_TYPE_INSPECT_VIEW (lanyard_inspect_view_get_type ())
G_DECLARE_FINAL_TYPE (LanyardInspectView, lanyard_inspect_view, LANYARD, INSPECT_VIEW, AdwBin)

void lanyard_inspect_view_set_up (LanyardInspectView   *self,
                                  LanyardConfiguration *configuration,
                                  LanyardService       *service,
                                  const char           *connector_id);

G_END_DECLS
