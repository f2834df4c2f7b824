/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-record.h"
#include "lanyard-row.h"

G_BEGIN_DECLS

/**
 * LanyardRecordRow:
 *
 * A group, a person or a connector in a list.
 */
#define LANYARD_TYPE_RECORD_ROW (lanyard_record_row_get_type ())
G_DECLARE_FINAL_TYPE (LanyardRecordRow, lanyard_record_row, LANYARD, RECORD_ROW, LanyardRow)

GtkWidget     *lanyard_record_row_new        (void);
LanyardRecord *lanyard_record_row_get_record (LanyardRecordRow *self);
void           lanyard_record_row_set_record (LanyardRecordRow *self,
                                              LanyardRecord    *record);
/* in place of the record's own second line; NULL: none */
void           lanyard_record_row_set_detail (LanyardRecordRow *self,
                                              const char       *detail);
/* at the end: a number or a word; NULL: none */
void           lanyard_record_row_set_note   (LanyardRecordRow *self,
                                              const char       *note);
/* a check mark's box before it */
void           lanyard_record_row_set_check  (LanyardRecordRow *self,
                                              gboolean          active);
/* a button at the end that removes it; @action has the record's id */
void           lanyard_record_row_set_remove (LanyardRecordRow *self,
                                              const char       *action,
                                              const char       *tooltip);

G_END_DECLS
