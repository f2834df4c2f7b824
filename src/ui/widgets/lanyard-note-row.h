/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * LanyardNoteRow:
 *
 * What is to be said of the row above it: a hint, a warning or an error, with
 * an icon and up to three sentences. Hidden while it says nothing.
 */
#define LANYARD_TYPE_NOTE_ROW (lanyard_note_row_get_type ())
G_DECLARE_FINAL_TYPE (LanyardNoteRow, lanyard_note_row, LANYARD, NOTE_ROW, AdwPreferencesRow)

typedef enum
{
  LANYARD_NOTE_HINT,
  LANYARD_NOTE_WARNING,
  LANYARD_NOTE_ERROR,
} LanyardNote;

GtkWidget *lanyard_note_row_new          (void);
/* a new one below @row in its list */
GtkWidget *lanyard_note_row_attach       (GtkWidget      *row);
/* hides the list that @row is in while nothing in it shows */
void       lanyard_note_row_update_list  (GtkWidget      *row);
/* @text NULL: nothing */
void       lanyard_note_row_set          (LanyardNoteRow *self,
                                          LanyardNote     note,
                                          const char     *text);

G_END_DECLS
