/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-bulk.h"
#include "lanyard-rollover.h"

G_BEGIN_DECLS

struct _LanyardBulk
{
  LanyardBulkKind   kind;
  char            **ids;
  GPtrArray        *items;
  LanyardAttribute *attribute;
  LanyardGroup     *group;
};

/* lanyard-bulk-rollover.c: the kinds that are steps of a rollover */
LanyardRolloverStep _lanyard_bulk_get_step       (LanyardBulkKind        kind);
char               *_lanyard_bulk_summarize_step (LanyardBulkKind        kind,
                                                  guint                  n);
gboolean            _lanyard_bulk_plan_step      (LanyardConfiguration  *configuration,
                                                  LanyardBulkKind        kind,
                                                  LanyardBulkItem       *item,
                                                  GError               **error);

G_END_DECLS
