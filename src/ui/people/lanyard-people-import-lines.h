/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lanyard-people-import.h"

G_BEGIN_DECLS

/**
 * LanyardPeopleImportLines:
 *
 * What becomes of the lines of a table, a text each (GtkStringObject), the
 * refused ones first; what stays the same is left out. Texts are made when
 * they show.
 */
#define LANYARD_TYPE_PEOPLE_IMPORT_LINES (lanyard_people_import_lines_get_type ())
G_DECLARE_FINAL_TYPE (LanyardPeopleImportLines, lanyard_people_import_lines, LANYARD, PEOPLE_IMPORT_LINES, GObject)

/* @lines: (element-type LanyardPeopleLine): stays as it is as long as the list */
LanyardPeopleImportLines *lanyard_people_import_lines_new (GPtrArray *lines);

G_END_DECLS
