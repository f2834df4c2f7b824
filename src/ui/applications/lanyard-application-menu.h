/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-application-row.h"

G_BEGIN_DECLS

/* The menu of a row: at @place, a point of its parent, or at the row. Its items
 * are the actions "applications.…" with the id of the connector. */
void lanyard_application_menu_show (LanyardApplicationRow *row,
                                    const GdkRectangle    *place);

G_END_DECLS
