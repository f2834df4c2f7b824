/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-service.h"

G_BEGIN_DECLS

/**
 * LanyardNegativeView:
 *
 * Responses that are wrong on purpose, to try an application with.
 */
#define LANYARD_TYPE_NEGATIVE_VIEW (lanyard_negative_view_get_type ())
G_DECLARE_FINAL_TYPE (LanyardNegativeView, lanyard_negative_view, LANYARD, NEGATIVE_VIEW, AdwBin)

void lanyard_negative_view_set_up (LanyardNegativeView  *self,
                                   LanyardConfiguration *configuration,
                                   LanyardService       *service,
                                   const char           *connector_id);

G_END_DECLS
