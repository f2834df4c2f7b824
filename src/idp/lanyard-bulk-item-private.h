/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-bulk.h"

G_BEGIN_DECLS

LanyardBulkItem  *_lanyard_bulk_item_new          (LanyardConnector *connector);
/* takes @reason */
void              _lanyard_bulk_item_take_reason  (LanyardBulkItem  *self,
                                                   char             *reason);
/* takes @after: the connector as it is stored */
void              _lanyard_bulk_item_take_after   (LanyardBulkItem  *self,
                                                   LanyardConnector *after);
LanyardConnector *_lanyard_bulk_item_get_after    (LanyardBulkItem  *self);
void              _lanyard_bulk_item_add_pair     (LanyardBulkItem  *self,
                                                   const char       *field,
                                                   const char       *label,
                                                   const char       *before,
                                                   const char       *after);
/* what refuses it: a part of the plan, and %TRUE; another failure ends it */
gboolean          _lanyard_bulk_item_take_refusal (LanyardBulkItem  *self,
                                                   GError           *failure,
                                                   GError          **error);
/* that a key is made when the change is applied: the first one or, where it
 * has key pairs, the next one */
void              _lanyard_bulk_item_set_needs_key (LanyardBulkItem *self);
/* copies that may be changed */
void              _lanyard_bulk_item_set_key_pairs (LanyardBulkItem *self,
                                                    GPtrArray       *key_pairs);
/* whether a key is made */
gboolean          _lanyard_bulk_item_needs_key    (LanyardBulkItem  *self);
GPtrArray        *_lanyard_bulk_item_get_key_pairs (LanyardBulkItem *self);

G_END_DECLS
