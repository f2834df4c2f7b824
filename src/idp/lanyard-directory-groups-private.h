/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-directory-table.h"
#include "lanyard-directory.h"
#include "lanyard-people-import-private.h"

G_BEGIN_DECLS

/* The groups of a directory and those that came from it, and who goes into
 * and out of which. */
typedef struct _LanyardDirectoryGroups LanyardDirectoryGroups;

LanyardDirectoryGroups *_lanyard_directory_groups_new    (LanyardConfiguration    *configuration,
                                                          LanyardDirectory        *directory,
                                                          LanyardDirectoryTable   *table,
                                                          LanyardPeopleRows       *rows,
                                                          LanyardPeopleImport     *import,
                                                          GError                 **error);
void                    _lanyard_directory_groups_free   (LanyardDirectoryGroups  *self);
guint                   _lanyard_directory_groups_count  (LanyardDirectoryGroups  *self);
void                    _lanyard_directory_groups_assign (LanyardDirectoryGroups  *self,
                                                          LanyardDirectoryEntry   *entry,
                                                          LanyardPeopleLine       *line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardDirectoryGroups, _lanyard_directory_groups_free)

G_END_DECLS
