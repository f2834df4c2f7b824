/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-access-list.h"

G_BEGIN_DECLS

/**
 * LanyardAccessAnswer:
 * @list: where it goes on
 * @items: (element-type LanyardAccessItem): the rows that were read
 * @complete: there are no more
 * @summary: (nullable): how many there are in all; only with the first rows
 *
 * A page of the rows of a filter.
 */
typedef struct
{
  LanyardAccessList *list;
  GPtrArray         *items;
  gboolean           complete;
  char              *summary;
} LanyardAccessAnswer;

void                 lanyard_access_answer_free        (LanyardAccessAnswer       *self);
/* the first rows; reads the matrix where @matrix is NULL */
void                 lanyard_access_query_begin_async  (LanyardConfiguration      *configuration,
                                                        LanyardAccessMatrix       *matrix,
                                                        const LanyardAccessFilter *filter,
                                                        GCancellable              *cancellable,
                                                        GAsyncReadyCallback        callback,
                                                        gpointer                   user_data);
/* more of them; takes @list */
void                 lanyard_access_query_more_async   (LanyardConfiguration      *configuration,
                                                        LanyardAccessList         *list,
                                                        GCancellable              *cancellable,
                                                        GAsyncReadyCallback        callback,
                                                        gpointer                   user_data);
/* a GBytes with the table */
void                 lanyard_access_query_export_async (LanyardConfiguration      *configuration,
                                                        const LanyardAccessFilter *filter,
                                                        GAsyncReadyCallback        callback,
                                                        gpointer                   user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardAccessAnswer, lanyard_access_answer_free)

G_END_DECLS
