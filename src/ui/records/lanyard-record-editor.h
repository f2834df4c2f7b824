/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/**
 * LanyardRecordEditor:
 *
 * A record that is being edited: a copy, which rows bind to, and what is
 * stored. Read-only properties: record (the copy, always the same object) ·
 * stored (as it is stored) · dirty (they differ) · conflict (somebody else
 * stored another version meanwhile) · gone (it was deleted) · declared (the
 * custom attributes that have a type; NULL until they are known).
 */
#define LANYARD_TYPE_RECORD_EDITOR (lanyard_record_editor_get_type ())
G_DECLARE_FINAL_TYPE (LanyardRecordEditor, lanyard_record_editor, LANYARD, RECORD_EDITOR, GObject)

LanyardRecordEditor *lanyard_record_editor_new          (LanyardConfiguration *configuration,
                                                         LanyardRecord        *record);
LanyardRecord       *lanyard_record_editor_get_record   (LanyardRecordEditor  *self);
/* as it is stored */
LanyardRecord       *lanyard_record_editor_get_stored   (LanyardRecordEditor  *self);
/* (element-type LanyardCustomAttribute) (nullable) */
GListModel          *lanyard_record_editor_get_declared (LanyardRecordEditor  *self);
gboolean             lanyard_record_editor_is_dirty     (LanyardRecordEditor  *self);
gboolean             lanyard_record_editor_has_conflict (LanyardRecordEditor  *self);
gboolean             lanyard_record_editor_is_gone      (LanyardRecordEditor  *self);
/* what was edited is lost; the newest version is taken */
void                 lanyard_record_editor_discard      (LanyardRecordEditor  *self);
/* the next save replaces the other version */
void                 lanyard_record_editor_overwrite    (LanyardRecordEditor  *self);
/* CONFLICT, INVALID, EXISTS … */
void                 lanyard_record_editor_save_async   (LanyardRecordEditor  *self,
                                                         const char           *summary,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
/* the change that the last save made, for its Undo */
const char          *lanyard_record_editor_get_change_id (LanyardRecordEditor *self);
gboolean             lanyard_record_editor_save_finish  (LanyardRecordEditor  *self,
                                                         GAsyncResult         *result,
                                                         GError              **error);

G_END_DECLS
