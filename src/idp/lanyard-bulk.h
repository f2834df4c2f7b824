/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"
#include "lanyard-field-pair.h"

G_BEGIN_DECLS

/* nicks "activate" "deactivate" "add-attribute" "rotate" "tick" "switch"
 * "retire" "grant" "revoke" */
typedef enum
{
  LANYARD_BULK_ACTIVATE,
  LANYARD_BULK_DEACTIVATE,
  LANYARD_BULK_ADD_ATTRIBUTE,
  LANYARD_BULK_ROTATE,          /* the first step of a rollover; then the others */
  LANYARD_BULK_TICK,
  LANYARD_BULK_SWITCH,
  LANYARD_BULK_RETIRE,
  LANYARD_BULK_GRANT,
  LANYARD_BULK_REVOKE,
} LanyardBulkKind;
#define LANYARD_TYPE_BULK_KIND (lanyard_bulk_kind_get_type ())
GType lanyard_bulk_kind_get_type (void);

/**
 * LanyardBulkItem:
 *
 * One connector of a change to several: what would change, or why nothing can.
 */
#define LANYARD_TYPE_BULK_ITEM (lanyard_bulk_item_get_type ())
G_DECLARE_FINAL_TYPE (LanyardBulkItem, lanyard_bulk_item, LANYARD, BULK_ITEM, GObject)

LanyardConnector *lanyard_bulk_item_get_connector (LanyardBulkItem *self);
/* (element-type LanyardFieldPair) (transfer none): old on the left */
GPtrArray        *lanyard_bulk_item_get_pairs     (LanyardBulkItem *self);
/* NULL: it can be changed */
const char       *lanyard_bulk_item_get_reason    (LanyardBulkItem *self);

/**
 * LanyardBulk:
 *
 * A change to several connectors, made once they are known: first a preview,
 * then all of it as one change or nothing. Used on one thread at a time.
 */
typedef struct _LanyardBulk LanyardBulk;

/* @n of @n_all keys are made; on the worker's thread */
typedef void (*LanyardBulkProgress) (guint    n,
                                     guint    n_all,
                                     gpointer user_data);

LanyardBulk *lanyard_bulk_new           (LanyardBulkKind        kind,
                                         const char * const    *connector_ids);
void         lanyard_bulk_free          (LanyardBulk           *self);
LanyardBulkKind lanyard_bulk_get_kind   (LanyardBulk           *self);
void         lanyard_bulk_set_attribute (LanyardBulk           *self,
                                         LanyardAttribute      *attribute);
void         lanyard_bulk_set_group     (LanyardBulk           *self,
                                         LanyardGroup          *group);
gboolean     lanyard_bulk_plan_sync     (LanyardBulk           *self,
                                         LanyardConfiguration  *configuration,
                                         gint64                 now,
                                         GCancellable          *cancellable,
                                         GError               **error);
/* (element-type LanyardBulkItem) (transfer none): in the order of the ids */
GPtrArray   *lanyard_bulk_get_items     (LanyardBulk           *self);
/* those that can be changed */
guint        lanyard_bulk_count         (LanyardBulk           *self);
gboolean     lanyard_bulk_apply_sync    (LanyardBulk           *self,
                                         LanyardConfiguration  *configuration,
                                         gint64                 now,
                                         LanyardBulkProgress    progress,
                                         gpointer               user_data,
                                         GCancellable          *cancellable,
                                         char                 **change_id,
                                         GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardBulk, lanyard_bulk_free)

G_END_DECLS
