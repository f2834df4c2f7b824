/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Two-way bindings between the fields of an item and the rows that edit
 * them. They end with the widget or the object, whichever goes first. */

/* One choice of a list: a string's value, a number or an enumeration's nick. */
typedef struct
{
  const char *value;
  const char *label;    /* N_(); the table ends where it is NULL */
} LanyardChoice;

/* a string; NULL is an empty entry */
void lanyard_bind_text   (gpointer             object,
                          const char          *property,
                          GtkWidget           *editable);
void lanyard_bind_switch (gpointer             object,
                          const char          *property,
                          GtkWidget           *widget);
/* an int, shown in units of @unit */
void lanyard_bind_number (gpointer             object,
                          const char          *property,
                          GtkWidget           *spin_button,
                          int                  unit);
/* a list of strings, one a line */
void lanyard_bind_lines  (gpointer             object,
                          const char          *property,
                          GtkTextBuffer       *buffer);
/* A string, an int or an enumeration. A string that is not in the table is shown as
 * it is. */
void lanyard_bind_choice (gpointer             object,
                          const char          *property,
                          AdwComboRow         *row,
                          const LanyardChoice *choices);

/* The same with “Other…” at the end; returns the entry row for that, which
 * belongs below @row in the list and shows only while it is chosen. */
GtkWidget *lanyard_bind_free_choice (gpointer             object,
                                     const char          *property,
                                     AdwComboRow         *row,
                                     const LanyardChoice *choices);

/* What a screen reader calls the row of a list view whose child is @child. */
void lanyard_list_row_set_name (GtkWidget  *child,
                                const char *name);

/* The button in it, which has the focus, is called as the drop-down is. */
void lanyard_drop_down_name_button (GtkDropDown *drop_down);
/* the button in it may be narrower than the longest string */
void lanyard_drop_down_shorten_button (GtkDropDown *drop_down);

G_END_DECLS
