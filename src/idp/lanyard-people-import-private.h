/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-people-import.h"
#include "lanyard-people-row-private.h"

G_BEGIN_DECLS

/* @skip_faulty: what is good is carried out although some lines are refused */
LanyardPeopleImport *_lanyard_people_import_new         (gboolean              skip_faulty);
LanyardPeopleLine   *_lanyard_people_line_new           (guint                 number);
void                 _lanyard_people_line_free          (LanyardPeopleLine    *line);
/* @line is taken. */
void                 _lanyard_people_import_add_line    (LanyardPeopleImport  *self,
                                                         LanyardPeopleLine    *line);
/* A group that is there and is stored with what changed in it. */
void                 _lanyard_people_import_add_group   (LanyardPeopleImport  *self,
                                                         LanyardGroup         *group);
/* (element-type LanyardPeopleColumn) @columns are taken. */
void                 _lanyard_people_import_set_columns (LanyardPeopleImport  *self,
                                                         GPtrArray            *columns);
/* What the step of the history is called. */
void                 _lanyard_people_import_set_summary (LanyardPeopleImport  *self,
                                                         const char           *summary);

/* lanyard-people-ldif.c: a directory's content as a table */
typedef struct _LanyardPeopleLdif LanyardPeopleLdif;

LanyardPeopleLdif   *_lanyard_people_ldif_new           (GBytes               *bytes,
                                                         GCancellable         *cancellable,
                                                         GError              **error);
void                 _lanyard_people_ldif_free          (LanyardPeopleLdif    *self);
char               **_lanyard_people_ldif_list_headers  (LanyardPeopleLdif    *self,
                                                         GError              **error);
char               **_lanyard_people_ldif_next          (LanyardPeopleLdif    *self,
                                                         GPtrArray            *columns,
                                                         guint                *line);
gboolean             _lanyard_people_ldif_plan_groups   (LanyardPeopleLdif    *self,
                                                         LanyardPeopleRows    *rows,
                                                         GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardPeopleLdif, _lanyard_people_ldif_free)

G_END_DECLS
