/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lanyard-check.h"
#include "lanyard-configuration.h"
#include "lanyard-service.h"

G_BEGIN_DECLS

/**
 * LanyardEditor:
 *
 * A connector that is being edited: a copy, which the pages bind to, and what
 * is stored. Read-only properties: connector (the copy; NULL until it was
 * read, then always the same object) · dirty (they differ) · conflict
 * (somebody else stored another version meanwhile) · gone (it was deleted) ·
 * can-undo, can-redo. The signal "findings-changed" comes when the check was
 * run again, "reveal" (path of a field) when that field is to be shown.
 */
#define LANYARD_TYPE_EDITOR (lanyard_editor_get_type ())
G_DECLARE_FINAL_TYPE (LanyardEditor, lanyard_editor, LANYARD, EDITOR, GObject)

LanyardEditor        *lanyard_editor_new               (LanyardConfiguration *configuration,
                                                        LanyardService       *service,
                                                        const char           *connector_id);
LanyardConfiguration *lanyard_editor_get_configuration (LanyardEditor        *self);
LanyardService       *lanyard_editor_get_service       (LanyardEditor        *self);
const char           *lanyard_editor_get_connector_id  (LanyardEditor        *self);
LanyardConnector     *lanyard_editor_get_connector     (LanyardEditor        *self);
/* as it is stored */
LanyardConnector     *lanyard_editor_get_stored        (LanyardEditor        *self);
LanyardTemplate      *lanyard_editor_get_template      (LanyardEditor        *self);
gboolean              lanyard_editor_is_dirty          (LanyardEditor        *self);
gboolean              lanyard_editor_has_conflict      (LanyardEditor        *self);
/* (element-type LanyardCheckFinding) (transfer none): NULL until the check was run */
GPtrArray            *lanyard_editor_get_findings      (LanyardEditor        *self);
/* for what changes beside the configuration */
void                  lanyard_editor_check_again       (LanyardEditor        *self);
/* they are those of the copy as it is */
gboolean              lanyard_editor_are_findings_current (LanyardEditor     *self);
/* What the check says of a field, in three parts: below @row, which gets a
 * button for the field's help. */
void                  lanyard_editor_note              (LanyardEditor        *self,
                                                        const char           *field,
                                                        GtkWidget            *row);
/* one step, as the person made it; shows the field that changed */
void                  lanyard_editor_undo              (LanyardEditor        *self);
void                  lanyard_editor_redo              (LanyardEditor        *self);
/* what is typed from now on is another step */
void                  lanyard_editor_close_step        (LanyardEditor        *self);
void                  lanyard_editor_discard           (LanyardEditor        *self);
/* takes the other version; what was edited is lost */
void                  lanyard_editor_reload            (LanyardEditor        *self);
/* the next save replaces the other version */
void                  lanyard_editor_overwrite         (LanyardEditor        *self);
/* CONFLICT, INVALID, EXISTS … */
void                  lanyard_editor_save_async        (LanyardEditor        *self,
                                                        GAsyncReadyCallback   callback,
                                                        gpointer              user_data);
/* the change that the last save made, for its Undo; may be NULL */
const char           *lanyard_editor_get_change_id     (LanyardEditor        *self);
gboolean              lanyard_editor_save_finish       (LanyardEditor        *self,
                                                        GAsyncResult         *result,
                                                        GError              **error);

G_END_DECLS
