/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-directory-entry.h"
#include "lanyard-people-columns.h"

G_BEGIN_DECLS

/* The attribute with which Active Directory says whether an account is on. */
#define LANYARD_DIRECTORY_ACCOUNT_CONTROL "userAccountControl"

/**
 * LanyardDirectoryTable:
 *
 * People and groups of a directory as a table of people: cells for columns
 * whose headers are attributes, with the names of the groups that list the
 * person or that the person lists.
 */
typedef struct _LanyardDirectoryTable LanyardDirectoryTable;

LanyardDirectoryTable *lanyard_directory_table_new            (void);
void                   lanyard_directory_table_free           (LanyardDirectoryTable  *self);
void                   lanyard_directory_table_add            (LanyardDirectoryTable  *self,
                                                               LanyardDirectoryEntry  *entry);
void                   lanyard_directory_table_add_person     (LanyardDirectoryTable  *self,
                                                               LanyardDirectoryEntry  *entry);
void                   lanyard_directory_table_add_group      (LanyardDirectoryTable  *self,
                                                               LanyardDirectoryEntry  *entry);
gboolean               lanyard_directory_table_close          (LanyardDirectoryTable  *self,
                                                               const char             *group_name,
                                                               GError                **error);
GPtrArray             *lanyard_directory_table_get_people     (LanyardDirectoryTable  *self);
GPtrArray             *lanyard_directory_table_get_groups     (LanyardDirectoryTable  *self);
char                 **lanyard_directory_table_list_headers   (LanyardDirectoryTable  *self,
                                                               GError                **error);
const char            *lanyard_directory_table_get_group_name (LanyardDirectoryTable  *self,
                                                               LanyardDirectoryEntry  *group);
GHashTable            *lanyard_directory_table_get_memberships (LanyardDirectoryTable *self,
                                                               LanyardDirectoryEntry  *person);
char                 **lanyard_directory_table_list_names     (LanyardDirectoryTable  *self,
                                                               LanyardDirectoryEntry  *person);
char                  *lanyard_directory_table_dup_cell       (LanyardDirectoryTable  *self,
                                                               LanyardDirectoryEntry  *person,
                                                               GPtrArray              *columns,
                                                               guint                   column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardDirectoryTable, lanyard_directory_table_free)

G_END_DECLS
