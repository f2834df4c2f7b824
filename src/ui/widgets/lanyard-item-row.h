/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-item-list.h"

G_BEGIN_DECLS

/**
 * LanyardItemRow:
 *
 * An item of a LanyardItemList and, when it is open, its fields.
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
/* what it comes to for somebody; NULL: nothing shows */
void         lanyard_item_row_set_sample (LanyardItemRow           *self,
                                         const char                *sample);

G_END_DECLS
