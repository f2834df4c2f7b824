/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-people-import.h"

G_BEGIN_DECLS

/**
 * LanyardDirectoryChanges:
 *
 * What a directory would change here: nothing compared yet, what is under way,
 * why it cannot be compared, or the differences. Its buttons activate
 * directory.preview, directory.accept and directory.cancel.
 */
#define LANYARD_TYPE_DIRECTORY_CHANGES (lanyard_directory_changes_get_type ())
G_DECLARE_FINAL_TYPE (LanyardDirectoryChanges, lanyard_directory_changes, LANYARD, DIRECTORY_CHANGES, AdwBin)

/* Each of these drops the plan that shows. */
void                 lanyard_directory_changes_show_empty    (LanyardDirectoryChanges *self);
void                 lanyard_directory_changes_show_progress (LanyardDirectoryChanges *self,
                                                              const char              *text);
void                 lanyard_directory_changes_show_problem  (LanyardDirectoryChanges *self,
                                                              const GError            *error);
/* takes @plan */
void                 lanyard_directory_changes_show_plan     (LanyardDirectoryChanges *self,
                                                              LanyardPeopleImport     *plan);
/* (transfer full) (nullable): the plan that shows; another of these functions comes next */
LanyardPeopleImport *lanyard_directory_changes_steal_plan    (LanyardDirectoryChanges *self);
/* Whether there is something to carry out. */
gboolean             lanyard_directory_changes_has_plan      (LanyardDirectoryChanges *self);
/* What the empty page says. */
void                 lanyard_directory_changes_set_last_sync (LanyardDirectoryChanges *self,
                                                              const char              *text);

G_END_DECLS
