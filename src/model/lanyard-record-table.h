/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-record-load.h"

G_BEGIN_DECLS

/* The records of a list, sorted and by id. */
typedef struct
{
  GPtrArray *entries;     /* owns them */
  GHashTable *by_id;      /* record's id → entry */
} LanyardRecordTable;

/* A stretch of the table that makes room for a stretch of new entries. */
typedef struct
{
  guint position;
  guint removed;
  guint start;
  guint added;
} LanyardRecordRun;

LanyardRecordTable *_lanyard_record_table_new   (void);
void                _lanyard_record_table_free  (LanyardRecordTable     *table);
GArray             *_lanyard_record_table_plan  (LanyardRecordTable     *table,
                                                 LanyardRecordLoad      *load);
void                _lanyard_record_table_apply (LanyardRecordTable     *table,
                                                 LanyardRecordLoad      *load,
                                                 const LanyardRecordRun *run);
void                _lanyard_record_table_merge (LanyardRecordTable     *table,
                                                 LanyardRecordLoad      *load,
                                                 GArray                 *runs,
                                                 LanyardRecordRun       *whole);

G_END_DECLS
