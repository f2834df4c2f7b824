/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Which field a widget of the editor is for. */
void     lanyard_editor_mark     (GtkWidget  *widget,
                                  const char *field);
/* The same, and a button in the row or beside the title of the group that opens the field's help: what it is
 * for, and what service providers call it. */
void     lanyard_editor_add_help (GtkWidget  *row,
                                  const char *field);
void     lanyard_editor_add_to_heading (AdwPreferencesGroup *group,
                                        GtkWidget           *widget);
/* For a row that edits @property of the items of @list. */
void     lanyard_editor_add_member_help (GtkWidget  *row,
                                         const char *list,
                                         const char *property);
/* Opens what hides the field @path ("sp_entity_id", "acs[1].url", "acs.url") in @page,
 * scrolls to it and gives it the focus; FALSE if it is not there. */
gboolean lanyard_editor_reveal   (GtkWidget  *page,
                                  const char *path);

G_END_DECLS
