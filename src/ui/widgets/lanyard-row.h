/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LanyardRow:
 *
 * What shows a record in a list view: texts below each other in the middle,
 * and what subclasses put before and after them, which goes with the row.
 */
#define LANYARD_TYPE_ROW (lanyard_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (LanyardRow, lanyard_row, LANYARD, ROW, GtkWidget)

struct _LanyardRowClass
{
  GtkWidgetClass parent_class;
};

/* the box with the texts */
GtkWidget *lanyard_row_get_texts    (LanyardRow *self);
/* a line below the others; @css_class: NULL for the first */
GtkWidget *lanyard_row_add_text     (LanyardRow *self,
                                     const char *css_class);
/* the same in as many lines as it needs */
GtkWidget *lanyard_row_add_wrapped  (LanyardRow *self,
                                     const char *css_class);
/* at the end; @child is taken */
void       lanyard_row_append       (LanyardRow *self,
                                     GtkWidget  *child);
/* a line of text; @css_class: NULL for one that stands out */
GtkWidget *lanyard_row_create_label (const char *css_class);

G_END_DECLS
