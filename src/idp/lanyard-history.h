/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"
#include "lanyard-field-pair.h"

G_BEGIN_DECLS

/**
 * LanyardHistoryStep:
 *
 * What one change did to one record, in texts for people. Immutable.
 */
#define LANYARD_TYPE_HISTORY_STEP (lanyard_history_step_get_type ())
G_DECLARE_FINAL_TYPE (LanyardHistoryStep, lanyard_history_step, LANYARD, HISTORY_STEP, GObject)

/* by which it is restored: grows with time */
gint64      lanyard_history_step_get_number  (LanyardHistoryStep *self);
/* of its first entry: what is older begins before it */
gint64      lanyard_history_step_get_oldest  (LanyardHistoryStep *self);
/* for lanyard_configuration_undo_sync() */
const char *lanyard_history_step_get_change  (LanyardHistoryStep *self);
gint64      lanyard_history_step_get_time    (LanyardHistoryStep *self);
const char *lanyard_history_step_get_actor   (LanyardHistoryStep *self);
const char *lanyard_history_step_get_summary (LanyardHistoryStep *self);
/* of the record that was changed, as it was called then */
const char *lanyard_history_step_get_title   (LanyardHistoryStep *self);
/* NULL: of another kind of record */
const char *lanyard_history_step_get_connector_id (LanyardHistoryStep *self);
/* (element-type LanyardFieldPair) (transfer none): old on the left */
GPtrArray  *lanyard_history_step_get_pairs   (LanyardHistoryStep *self);

GPtrArray  *lanyard_history_list_sync        (LanyardConfiguration       *configuration,
                                              const LanyardHistoryQuery  *query,
                                              GError                    **error);

/**
 * LanyardRestoration:
 * @connector: as it would be stored
 * @pairs: (element-type LanyardFieldPair): what would change, access included
 * @notes: what does not come back, and what has to be done elsewhere
 * @was_deleted: whether the connector is not there now
 *
 * A connector as it was after a step of its history, before it is stored.
 */
typedef struct
{
  LanyardConnector *connector;
  GPtrArray        *pairs;
  char            **notes;
  gboolean          was_deleted;

  /*< private >*/
  GPtrArray        *links;      /* rules of access that come or go */
  char             *summary;
} LanyardRestoration;

LanyardRestoration *lanyard_restoration_new_sync   (LanyardConfiguration  *configuration,
                                                    gint64                 number,
                                                    gint64                 now,
                                                    GError               **error);
void                lanyard_restoration_free       (LanyardRestoration    *self);
gboolean            lanyard_restoration_apply_sync (LanyardRestoration    *self,
                                                    LanyardConfiguration  *configuration,
                                                    char                 **change_id,
                                                    GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardRestoration, lanyard_restoration_free)

G_END_DECLS
