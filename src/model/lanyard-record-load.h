/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration-private.h"

G_BEGIN_DECLS

/* What a list asks for, and what it gets: everything, or what changed. */
typedef struct
{
  LanyardConfiguration *configuration;
  GType type;
  gint64 sequence;        /* up to which the list is complete, -1: it is empty; then the new one */
  GHashTable *touched;    /* ids that may have changed; NULL: all */
  GPtrArray *entries;     /* sorted LanyardRecordEntry: what is there now */
  GHashTable *by_id;      /* record's id → entry */
} LanyardRecordLoad;

LanyardRecordLoad *_lanyard_record_load_new  (LanyardConfiguration  *configuration,
                                              GType                  type,
                                              gint64                 sequence);
void               _lanyard_record_load_free (LanyardRecordLoad     *load);
gboolean           _lanyard_record_load_run  (LanyardRecordLoad     *load,
                                              GError               **error);

G_END_DECLS
