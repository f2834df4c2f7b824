/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-connector.h"
#include "lanyard-finding-counts.h"
#include "lanyard-row.h"

G_BEGIN_DECLS

/**
 * LanyardApplicationRow:
 *
 * An application in the list. Properties: connector · selecting (shows a
 * check mark's box) · selected.
 */
#define LANYARD_TYPE_APPLICATION_ROW (lanyard_application_row_get_type ())
G_DECLARE_FINAL_TYPE (LanyardApplicationRow, lanyard_application_row, LANYARD, APPLICATION_ROW, LanyardRow)

/* @counts: what its badge shows */
GtkWidget        *lanyard_application_row_new           (LanyardFindingCounts  *counts);
LanyardConnector *lanyard_application_row_get_connector (LanyardApplicationRow *self);
void              lanyard_application_row_set_connector (LanyardApplicationRow *self,
                                                         LanyardConnector      *connector);
void              lanyard_application_row_set_selection (LanyardApplicationRow *self,
                                                         gboolean               selecting,
                                                         gboolean               selected);

G_END_DECLS
