/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/**
 * LanyardPeopleImportWindow:
 *
 * A table of people, or the content of a directory, on its way into the
 * configuration: what its columns are for, what would change and which lines
 * are refused; then all of it as one step.
 */
#define LANYARD_TYPE_PEOPLE_IMPORT_WINDOW (lanyard_people_import_window_get_type ())
G_DECLARE_FINAL_TYPE (LanyardPeopleImportWindow, lanyard_people_import_window, LANYARD, PEOPLE_IMPORT_WINDOW, AdwWindow)

LanyardPeopleImportWindow *lanyard_people_import_window_new (GtkWidget            *from,
                                                             LanyardConfiguration *configuration,
                                                             GFile                *file);

G_END_DECLS
