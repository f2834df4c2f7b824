/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-changes.h"

G_BEGIN_DECLS

/* How far a connector's change of certificates is; nicks "none" "idle"
 * "staged" "ticked" "switched" "retired". */
typedef enum
{
  LANYARD_ROLLOVER_NONE,        /* no pair signs: there is nothing to change */
  LANYARD_ROLLOVER_IDLE,
  LANYARD_ROLLOVER_STAGED,      /* the next one is in metadata */
  LANYARD_ROLLOVER_TICKED,      /* the service provider has the next one */
  LANYARD_ROLLOVER_SWITCHED,    /* it signs; the one before is still in metadata */
  LANYARD_ROLLOVER_RETIRED,     /* the one before is not; as idle, but it can come back */
} LanyardRolloverStage;
#define LANYARD_TYPE_ROLLOVER_STAGE (lanyard_rollover_stage_get_type ())
GType lanyard_rollover_stage_get_type (void);

/* nicks "start" "tick" "switch" "retire" "back" */
typedef enum
{
  LANYARD_ROLLOVER_START,
  LANYARD_ROLLOVER_TICK,
  LANYARD_ROLLOVER_SWITCH,
  LANYARD_ROLLOVER_RETIRE,
  LANYARD_ROLLOVER_BACK,
} LanyardRolloverStep;
#define LANYARD_TYPE_ROLLOVER_STEP (lanyard_rollover_step_get_type ())
GType lanyard_rollover_step_get_type (void);

/* A change of the signing certificate with an overlap, in which metadata
 * lists both. Pure: all that is known is in the key pairs of the connector
 * (element-type LanyardKeyPair). */

LanyardRolloverStage lanyard_rollover_get_stage  (GPtrArray            *key_pairs);
gboolean             lanyard_rollover_allows     (LanyardRolloverStage  stage,
                                                  LanyardRolloverStep   step);
gboolean             lanyard_rollover_check      (LanyardRolloverStage  stage,
                                                  LanyardRolloverStep   step,
                                                  GError              **error);
/* (transfer none) (nullable) */
LanyardKeyPair      *lanyard_rollover_get_active (GPtrArray            *key_pairs);
LanyardKeyPair      *lanyard_rollover_get_other  (GPtrArray            *key_pairs);
gboolean             lanyard_rollover_take       (LanyardRolloverStep   step,
                                                  GPtrArray            *key_pairs,
                                                  const char           *who,
                                                  gint64                now,
                                                  LanyardChanges       *changes,
                                                  GError              **error);

G_END_DECLS
