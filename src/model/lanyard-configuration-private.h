/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/* A record with what it is sorted by. */
typedef struct
{
  LanyardRecord *record;
  char *key;
  gboolean is_known;  /* the list has it already */
} LanyardRecordEntry;

LanyardRecordEntry *_lanyard_record_entry_new          (LanyardRecord            *record);
void                _lanyard_record_entry_free         (LanyardRecordEntry       *entry);
int                 _lanyard_record_entry_compare      (const LanyardRecordEntry *entry,
                                                        const LanyardRecordEntry *other);
void                _lanyard_record_entries_sort       (GPtrArray                *entries);

GPtrArray          *_lanyard_configuration_list_entries (LanyardConfiguration     *self,
                                                        GType                     type,
                                                        GError                  **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardRecordEntry, _lanyard_record_entry_free)

G_END_DECLS
