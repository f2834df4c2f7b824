/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-item.h"

G_BEGIN_DECLS

/* The list of items in one field; what happens in it notifies its owner. */
typedef struct
{
  LanyardItem *owner;     /* not owned: the list is part of it */
  GParamSpec *pspec;
  GListStore *store;
  gulong handler;
  GArray *entries;        /* the store's items, with our handlers on them */
} LanyardItemList;

LanyardItemList *_lanyard_item_list_new    (LanyardItem     *owner,
                                            GParamSpec      *pspec,
                                            GType            item_type);
void             _lanyard_item_list_free   (LanyardItemList *list);
gboolean         _lanyard_item_lists_equal (GListModel      *model,
                                            GListModel      *other);
void             _lanyard_item_list_assign (GListModel      *model,
                                            GListModel      *other);

G_END_DECLS
