/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-database.h"
#include "lanyard-local-configuration.h"

G_BEGIN_DECLS

/* What _lanyard_local_configuration_read_entry() reads. */
#define LANYARD_HISTORY_COLUMNS \
  "sequence, change, time, actor, summary, action, kind, record, title, before, after"

void             _lanyard_local_configuration_hold              (LanyardConfiguration  *self);
void             _lanyard_local_configuration_look_anew         (LanyardConfiguration  *self);
void             _lanyard_local_configuration_release           (LanyardConfiguration  *self);
LanyardDatabase *_lanyard_local_configuration_get_database     (LanyardConfiguration  *self);
GBytes          *_lanyard_local_configuration_dup_seal_key     (LanyardConfiguration  *self,
                                                                GError               **error);

/* setup */
LanyardDatabase *_lanyard_local_configuration_open_database    (const char            *path,
                                                                LanyardOpenFlags       flags,
                                                                GError               **error);

/* records */
LanyardRecord   *_lanyard_local_configuration_load             (LanyardConfiguration  *self,
                                                                GType                  type,
                                                                const char            *id,
                                                                GError               **error);
LanyardRecord   *_lanyard_local_configuration_find             (LanyardConfiguration  *self,
                                                                GType                  type,
                                                                const char            *field,
                                                                const char            *value,
                                                                GError               **error);
LanyardRecord   *_lanyard_local_configuration_peek             (LanyardConfiguration  *self,
                                                                GType                  type,
                                                                const char            *field,
                                                                const char            *value,
                                                                GError               **error);
GPtrArray       *_lanyard_local_configuration_list             (LanyardConfiguration  *self,
                                                                GType                  type,
                                                                GError               **error);

/* change */
gboolean         _lanyard_local_configuration_apply            (LanyardConfiguration  *self,
                                                                LanyardChanges        *changes,
                                                                char                 **change_id,
                                                                GError               **error);
gboolean         _lanyard_local_configuration_undo             (LanyardConfiguration  *self,
                                                                const char            *change_id,
                                                                GError               **error);
char            *_lanyard_local_configuration_make_pattern     (const char            *text);
gboolean         _lanyard_local_configuration_set_conflict     (const char            *title,
                                                                GError               **error);

/* history */
gint64           _lanyard_local_configuration_get_sequence     (LanyardConfiguration  *self,
                                                                GError               **error);
GPtrArray       *_lanyard_local_configuration_list_history     (LanyardConfiguration  *self,
                                                                const char            *record_id,
                                                                gint64                 after,
                                                                GError               **error);
GPtrArray       *_lanyard_local_configuration_query_history    (LanyardConfiguration  *self,
                                                                const LanyardHistoryQuery *query,
                                                                GError               **error);
LanyardHistoryEntry *_lanyard_local_configuration_read_entry   (LanyardStatement      *statement);

/* events */
gboolean         _lanyard_local_configuration_insert_event     (LanyardDatabase       *database,
                                                                LanyardEvent          *event,
                                                                GError               **error);
gboolean         _lanyard_local_configuration_delete_events    (LanyardDatabase       *database,
                                                                gint64                 before,
                                                                guint                  limit,
                                                                guint                 *deleted,
                                                                GError               **error);
gboolean         _lanyard_local_configuration_add_event        (LanyardConfiguration  *self,
                                                                LanyardEvent          *event,
                                                                GError               **error);
void             _lanyard_local_configuration_add_event_later  (LanyardConfiguration  *self,
                                                                LanyardEvent          *event,
                                                                LanyardThenFunc        then,
                                                                gpointer               user_data);
gboolean         _lanyard_local_configuration_trim_events      (LanyardConfiguration  *self,
                                                                gint64                 before,
                                                                guint                  limit,
                                                                guint                 *deleted,
                                                                GError               **error);
GPtrArray       *_lanyard_local_configuration_list_events      (LanyardConfiguration  *self,
                                                                const char            *connector_id,
                                                                guint                  limit,
                                                                GError               **error);
GPtrArray       *_lanyard_local_configuration_list_events_of_reference
                                                               (LanyardConfiguration  *self,
                                                                const char            *reference,
                                                                GError               **error);
GPtrArray       *_lanyard_local_configuration_query_events     (LanyardConfiguration  *self,
                                                                const LanyardEventQuery *query,
                                                                GError               **error);
LanyardEvent    *_lanyard_local_configuration_load_event       (LanyardConfiguration  *self,
                                                                gint64                 sequence,
                                                                GError               **error);
GArray          *_lanyard_local_configuration_count_events     (LanyardConfiguration  *self,
                                                                const LanyardEventQuery *query,
                                                                gint64                 width,
                                                                gint64                 offset,
                                                                GError               **error);
gint64           _lanyard_local_configuration_get_event_sequence
                                                               (LanyardConfiguration  *self,
                                                                GError               **error);

/* links */
char           **_lanyard_local_configuration_list_links       (LanyardConfiguration  *self,
                                                                LanyardRelation        relation,
                                                                const char            *group_id,
                                                                const char            *other_id,
                                                                GError               **error);
char           **_lanyard_local_configuration_list_access_rules
                                                               (LanyardConfiguration  *self,
                                                                const char            *person_id,
                                                                const char            *connector_id,
                                                                GError               **error);
char           **_lanyard_local_configuration_list_portal      (LanyardConfiguration  *self,
                                                                const char            *person_id,
                                                                GError               **error);

/* secrets */
GPtrArray       *_lanyard_local_configuration_list_key_pairs   (LanyardConfiguration  *self,
                                                                const char            *connector_id,
                                                                GError               **error);
GBytes          *_lanyard_local_configuration_load_private_key (LanyardConfiguration  *self,
                                                                const char            *key_pair_id,
                                                                GError               **error);
GBytes          *_lanyard_local_configuration_load_secret      (LanyardConfiguration  *self,
                                                                const char            *id,
                                                                const char            *key,
                                                                GError               **error);
char            *_lanyard_local_configuration_load_password    (LanyardConfiguration  *self,
                                                                const char            *person_id,
                                                                GError               **error);
gboolean         _lanyard_local_configuration_replace_password (LanyardConfiguration  *self,
                                                                const char            *person_id,
                                                                const char            *old_hash,
                                                                const char            *new_hash,
                                                                GError               **error);
GBytes          *_lanyard_local_configuration_seal_private_key (LanyardConfiguration  *self,
                                                                const char            *key_pair_id,
                                                                GBytes                *private_key,
                                                                GError               **error);

GBytes          *_lanyard_local_configuration_seal_secret      (LanyardConfiguration  *self,
                                                                const char            *id,
                                                                const char            *key,
                                                                const char            *value,
                                                                GError               **error);
gboolean         _lanyard_local_configuration_insert_secret    (LanyardDatabase       *database,
                                                                const char            *id,
                                                                GBytes                *sealed,
                                                                GError               **error);
gboolean         _lanyard_local_configuration_check_secrets    (LanyardDatabase       *database,
                                                                LanyardConnector      *connector,
                                                                GError               **error);
/* old secrets */
gboolean         _lanyard_local_configuration_seal_old_secrets (LanyardConfiguration  *self,
                                                                GError               **error);

/* state */
gboolean         _lanyard_local_configuration_put_state        (LanyardConfiguration  *self,
                                                                const char            *kind,
                                                                const char            *key,
                                                                const char            *owner,
                                                                const char            *value,
                                                                gint64                 expires,
                                                                gboolean               only_new,
                                                                GError               **error);
void             _lanyard_local_configuration_put_state_later  (LanyardConfiguration  *self,
                                                                const char            *kind,
                                                                const char            *key,
                                                                const char            *owner,
                                                                const char            *value,
                                                                gint64                 expires,
                                                                LanyardThenFunc        then,
                                                                gpointer               user_data);
gboolean         _lanyard_local_configuration_replace_state    (LanyardConfiguration  *self,
                                                                const char            *kind,
                                                                const char            *key,
                                                                const char            *value,
                                                                GError               **error);
char            *_lanyard_local_configuration_get_state        (LanyardConfiguration  *self,
                                                                const char            *kind,
                                                                const char            *key,
                                                                gint64                 now,
                                                                gboolean               take,
                                                                GError               **error);
char           **_lanyard_local_configuration_list_state       (LanyardConfiguration  *self,
                                                                const char            *kind,
                                                                const char            *owner,
                                                                gint64                 now,
                                                                GError               **error);
gboolean         _lanyard_local_configuration_drop_state       (LanyardConfiguration  *self,
                                                                const char            *kind,
                                                                const char            *owner,
                                                                GError               **error);
gboolean         _lanyard_local_configuration_expire_state     (LanyardConfiguration  *self,
                                                                gint64                 now,
                                                                GError               **error);

G_END_DECLS
