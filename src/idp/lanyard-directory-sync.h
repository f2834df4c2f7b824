/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-directory.h"
#include "lanyard-people-import.h"

G_BEGIN_DECLS

/* Codes of refusals that somebody who knows better may overrule. */
#define LANYARD_DIRECTORY_MISSING   "directory-missing"
#define LANYARD_DIRECTORY_RETURNING "directory-returning"

/**
 * LanyardDirectoryAccept: what else is refused
 * @LANYARD_DIRECTORY_ACCEPT_MISSING: the directory is empty, or more than half
 *   of the people who came from it are not in it
 * @LANYARD_DIRECTORY_ACCEPT_RETURNING: all whom it suspended return, since no
 *   entry says any more who is suspended
 */
typedef enum
{
  LANYARD_DIRECTORY_ACCEPT_NOTHING   = 0,
  LANYARD_DIRECTORY_ACCEPT_MISSING   = 1 << 0,
  LANYARD_DIRECTORY_ACCEPT_RETURNING = 1 << 1,
} LanyardDirectoryAccept;

LanyardDirectory    *lanyard_directory_load_sync      (LanyardConfiguration  *configuration,
                                                       GError               **error);
gboolean             lanyard_directory_save_sync      (LanyardConfiguration  *configuration,
                                                       LanyardDirectory      *directory,
                                                       const char            *password,
                                                       char                 **change_id,
                                                       GError               **error);
gboolean             lanyard_directory_has_password_sync (LanyardConfiguration  *configuration,
                                                       LanyardDirectory      *directory,
                                                       gboolean              *has_password,
                                                       GError               **error);
gboolean             lanyard_directory_test_sync      (LanyardConfiguration  *configuration,
                                                       LanyardDirectory      *directory,
                                                       const char            *password,
                                                       guint                 *n_people,
                                                       guint                 *n_groups,
                                                       GCancellable          *cancellable,
                                                       GError               **error);
LanyardPeopleImport *lanyard_directory_preview_sync   (LanyardConfiguration  *configuration,
                                                       LanyardDirectory      *directory,
                                                       const char            *password,
                                                       LanyardDirectoryAccept accepted,
                                                       GCancellable          *cancellable,
                                                       GError               **error);
gboolean             lanyard_directory_apply_sync     (LanyardConfiguration  *configuration,
                                                       LanyardPeopleImport   *import,
                                                       GCancellable          *cancellable,
                                                       char                 **change_id,
                                                       GError               **error);
guint                lanyard_directory_count_vanished (LanyardPeopleImport   *import);
gboolean             lanyard_directory_get_last_sync  (LanyardConfiguration  *configuration,
                                                       gint64                *time,
                                                       GError               **error);
/* lanyard-directory-mapping.c */
char               **lanyard_directory_list_targets   (LanyardDirectory      *directory,
                                                       LanyardSettings       *settings);

G_END_DECLS
