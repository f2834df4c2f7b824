/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-access-list.h"

G_BEGIN_DECLS

/**
 * LanyardAccessItem:
 *
 * A row of the access page: a person, a connector, and what is between them.
 */
#define LANYARD_TYPE_ACCESS_ITEM (lanyard_access_item_get_type ())
G_DECLARE_FINAL_TYPE (LanyardAccessItem, lanyard_access_item, LANYARD, ACCESS_ITEM, GObject)

/* on any thread */
LanyardAccessItem *lanyard_access_item_new              (LanyardAccessMatrix     *matrix,
                                                         const LanyardAccessCell *cell);
const char        *lanyard_access_item_get_reason       (LanyardAccessItem       *self);
LanyardPerson     *lanyard_access_item_get_person       (LanyardAccessItem       *self);
LanyardConnector  *lanyard_access_item_get_connector    (LanyardAccessItem       *self);

G_END_DECLS
