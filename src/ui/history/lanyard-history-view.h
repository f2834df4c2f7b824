/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/**
 * LanyardHistoryView:
 *
 * The history of one connector, or the connectors that were deleted: who
 * changed what when, searched, a page at a time, with a way back to each
 * point.
 */
#define LANYARD_TYPE_HISTORY_VIEW (lanyard_history_view_get_type ())
G_DECLARE_FINAL_TYPE (LanyardHistoryView, lanyard_history_view, LANYARD, HISTORY_VIEW, AdwBin)

/* @connector_id: (nullable): NULL: those that were deleted */
void lanyard_history_view_set_up (LanyardHistoryView   *self,
                                  LanyardConfiguration *configuration,
                                  const char           *connector_id);

G_END_DECLS
