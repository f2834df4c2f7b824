/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/* The people and groups of a configuration, to be looked up in constant time,
 * with what is planned for them so far. */
typedef struct _LanyardPeopleIndex LanyardPeopleIndex;

LanyardPeopleIndex *_lanyard_people_index_new_sync      (LanyardConfiguration  *configuration,
                                                         GError               **error);
void                _lanyard_people_index_free          (LanyardPeopleIndex    *self);
char               *_lanyard_people_index_fold          (const char            *text);
LanyardPerson      *_lanyard_people_index_find          (LanyardPeopleIndex    *self,
                                                         gboolean               by_email,
                                                         const char            *text);
/* Identifier in the directory → LanyardPerson, as they are planned. */
GHashTable         *_lanyard_people_index_get_identifiers (LanyardPeopleIndex  *self);
gboolean            _lanyard_people_index_check         (LanyardPeopleIndex    *self,
                                                         LanyardPerson         *after,
                                                         GError               **error);
void                _lanyard_people_index_replace       (LanyardPeopleIndex    *self,
                                                         LanyardPerson         *before,
                                                         LanyardPerson         *after);
LanyardGroup       *_lanyard_people_index_find_group    (LanyardPeopleIndex    *self,
                                                         const char            *name);
void                _lanyard_people_index_add_group     (LanyardPeopleIndex    *self,
                                                         LanyardGroup          *group);
/* @before gives its name back. */
void                _lanyard_people_index_replace_group (LanyardPeopleIndex    *self,
                                                         LanyardGroup          *before,
                                                         LanyardGroup          *after);
gboolean            _lanyard_people_index_is_member_sync (LanyardPeopleIndex   *self,
                                                         LanyardGroup          *group,
                                                         LanyardPerson         *person,
                                                         gboolean              *is_member,
                                                         GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardPeopleIndex, _lanyard_people_index_free)

G_END_DECLS
