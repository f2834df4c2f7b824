/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-bulk.h"

G_BEGIN_DECLS

/**
 * LanyardBulkWindow:
 *
 * A change to several applications: asks what is needed, shows what would
 * change in each and which cannot be changed, and applies it as one step; the
 * toast offers to undo it.
 */
#define LANYARD_TYPE_BULK_WINDOW (lanyard_bulk_window_get_type ())
G_DECLARE_FINAL_TYPE (LanyardBulkWindow, lanyard_bulk_window, LANYARD, BULK_WINDOW, AdwWindow)

/* @connectors: (element-type LanyardConnector) */
void lanyard_bulk_window_ask (GtkWidget            *from,
                              LanyardConfiguration *configuration,
                              LanyardBulkKind       kind,
                              GPtrArray            *connectors);

G_END_DECLS
