/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-connector.h"

G_BEGIN_DECLS

/* What a run cost, without a clock. */
typedef struct
{
  guint64 rules;          /* looked at */
  guint64 values;         /* of people, evaluated */
  guint64 comparisons;    /* with other connectors */
} LanyardCheckCounts;

/* What is unique among connectors. */
typedef enum
{
  LANYARD_CHECK_BY_LABEL,           /* without upper and lower case */
  LANYARD_CHECK_BY_SP_ENTITY_ID,
  LANYARD_CHECK_BY_IDP_ENTITY_ID,
  LANYARD_CHECK_N_KEYS,
} LanyardCheckKey;

/**
 * LanyardCheckIndex: the connectors of a configuration by what must be unique
 * among them. Reference counted, immutable.
 */
typedef struct _LanyardCheckIndex LanyardCheckIndex;

LanyardCheckIndex *lanyard_check_index_new   (GPtrArray          *connectors);
LanyardCheckIndex *lanyard_check_index_ref   (LanyardCheckIndex  *self);
void               lanyard_check_index_unref (LanyardCheckIndex  *self);
LanyardConnector  *lanyard_check_index_find  (LanyardCheckIndex  *self,
                                              LanyardCheckKey     key,
                                              const char         *value,
                                              const char         *not_id,
                                              LanyardCheckCounts *counts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardCheckIndex, lanyard_check_index_unref)

G_END_DECLS
