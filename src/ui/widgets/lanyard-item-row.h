/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-item-list.h"

G_BEGIN_DECLS

/**
 * LanyardItemRow:
 *
 * An item of a LanyardItemList: a handle, a menu, and, when it is open, its
 * fields. Signals: "move" (int: where to, relative to where it is),
 * "dropped" (LanyardItem that is to take its place), "remove".
 */
#define LANYARD_TYPE_ITEM_ROW (lanyard_item_row_get_type ())
G_DECLARE_FINAL_TYPE (LanyardItemRow, lanyard_item_row, LANYARD, ITEM_ROW, AdwExpanderRow)

/* @spec is static */
GtkWidget   *lanyard_item_row_new       (LanyardItem               *item,
                                         const LanyardItemListSpec *spec);
LanyardItem *lanyard_item_row_get_item  (LanyardItemRow            *self);
/* @field: JSON name, NULL for the first */
GtkWidget   *lanyard_item_row_get_field (LanyardItemRow            *self,
                                         const char                *field);

G_END_DECLS
