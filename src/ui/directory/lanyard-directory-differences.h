/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lanyard-people-import.h"

G_BEGIN_DECLS

/* One of them: what happens to whom, in which details, and its icon. */
#define LANYARD_TYPE_DIRECTORY_DIFFERENCE (lanyard_directory_difference_get_type ())
G_DECLARE_FINAL_TYPE (LanyardDirectoryDifference, lanyard_directory_difference, LANYARD, DIRECTORY_DIFFERENCE, GObject)

const char *lanyard_directory_difference_get_title  (LanyardDirectoryDifference *self);
const char *lanyard_directory_difference_get_detail (LanyardDirectoryDifference *self);
const char *lanyard_directory_difference_get_icon   (LanyardDirectoryDifference *self);

/**
 * LanyardDirectoryDifferences:
 *
 * The list of what a synchronization changes: refused people, suspended ones,
 * changed ones, groups, new people. Texts are made when they show.
 */
#define LANYARD_TYPE_DIRECTORY_DIFFERENCES (lanyard_directory_differences_get_type ())
G_DECLARE_FINAL_TYPE (LanyardDirectoryDifferences, lanyard_directory_differences, LANYARD, DIRECTORY_DIFFERENCES, GObject)

/* @plan: stays as long as items are asked for */
LanyardDirectoryDifferences *lanyard_directory_differences_new (LanyardPeopleImport *plan);

G_END_DECLS
