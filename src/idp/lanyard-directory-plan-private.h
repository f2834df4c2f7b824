/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-directory-sync.h"
#include "lanyard-directory-table.h"
#include "lanyard-directory.h"
#include "lanyard-people-import.h"

G_BEGIN_DECLS

/* lanyard-directory-mapping.c */
GPtrArray           *_lanyard_directory_make_columns (LanyardDirectory       *directory,
                                                      GError                **error);
LanyardPeopleImport *_lanyard_directory_plan_sync    (LanyardConfiguration   *configuration,
                                                      LanyardDirectory       *directory,
                                                      LanyardDirectoryTable  *table,
                                                      LanyardDirectoryAccept  accepted,
                                                      GCancellable           *cancellable,
                                                      GError                **error);

G_END_DECLS
