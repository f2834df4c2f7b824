/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "lanyard-changes.h"
#include "lanyard-connector.h"
#include "lanyard-event-query.h"
#include "lanyard-group.h"
#include "lanyard-person.h"
#include "lanyard-secret.h"
#include "lanyard-settings.h"

G_BEGIN_DECLS

/* What a connector holds of a secret placeholder: the id of what is sealed, or
 * a new value, which is sealed when the connector is saved. */
#define LANYARD_SECRET_SEALED "sealed:"
#define LANYARD_SECRET_OPEN   "open:"

/* State whose kind begins so is kept sealed, like private keys. */
#define LANYARD_STATE_SECRET "secret:"

/**
 * LanyardHistoryQuery:
 * @record_id: (nullable): only what was done to this record, its links and
 *   its key pairs
 * @kind: (nullable): only entries of this kind
 * @text: (nullable): part of the summary, the title or who did it
 * @gone: only the last deletion of each record that is not there; @kind says
 *   of which type
 * @before: only what is older than this sequence, 0: from the newest
 * @limit: how many changes at most, 0: all
 *
 * What of the history is asked for, a page at a time.
 */
typedef struct
{
  const char *record_id;
  const char *kind;
  const char *text;
  gboolean    gone;
  gint64      before;
  guint       limit;
} LanyardHistoryQuery;

/**
 * LanyardConfiguration:
 *
 * Connectors, groups, people, key pairs, settings, events and the state of
 * the IdP, wherever they are kept. Every *_sync function blocks, is safe on
 * any thread, and is what the server's workers and the command line use; the
 * window uses the asynchronous form. Subclasses implement the blocking form.
 *
 * The signal "changed" (no argument) is emitted in the thread-default main
 * context in which lanyard_configuration_watch() was called, after a change
 * of this or another process; "events-changed" likewise, when there are events
 * that were not there before.
 */
#define LANYARD_TYPE_CONFIGURATION (lanyard_configuration_get_type ())
G_DECLARE_DERIVABLE_TYPE (LanyardConfiguration, lanyard_configuration, LANYARD, CONFIGURATION, GObject)

/* @error: why it is not kept; NULL: it is */
typedef void (*LanyardThenFunc) (const GError *error,
                                 gpointer      user_data);

struct _LanyardConfigurationClass
{
  GObjectClass parent_class;

  /* NULL: each time as it is then */
  void           (*hold)             (LanyardConfiguration *self);
  void           (*look_anew)        (LanyardConfiguration *self);
  void           (*release)          (LanyardConfiguration *self);
  LanyardRecord *(*load)             (LanyardConfiguration *self, GType type, const char *id, GError **error);
  LanyardRecord *(*find)             (LanyardConfiguration *self, GType type, const char *field, const char *value, GError **error);
  /* NULL: load and find */
  LanyardRecord *(*peek)             (LanyardConfiguration *self, GType type, const char *field, const char *value, GError **error);
  GPtrArray     *(*list)             (LanyardConfiguration *self, GType type, GError **error);
  gboolean       (*apply)            (LanyardConfiguration *self, LanyardChanges *changes, char **change_id, GError **error);
  gboolean       (*undo)             (LanyardConfiguration *self, const char *change_id, GError **error);
  gint64         (*get_sequence)     (LanyardConfiguration *self, GError **error);
  GPtrArray     *(*list_history)     (LanyardConfiguration *self, const char *record_id, gint64 after, GError **error);
  GPtrArray     *(*query_history)    (LanyardConfiguration *self, const LanyardHistoryQuery *query, GError **error);
  char         **(*list_links)       (LanyardConfiguration *self, LanyardRelation relation, const char *group_id, const char *other_id, GError **error);
  char         **(*list_access_rules) (LanyardConfiguration *self, const char *person_id, const char *connector_id, GError **error);
  char         **(*list_portal)      (LanyardConfiguration *self, const char *person_id, GError **error);
  GPtrArray     *(*list_key_pairs)   (LanyardConfiguration *self, const char *connector_id, GError **error);
  GBytes        *(*load_private_key) (LanyardConfiguration *self, const char *key_pair_id, GError **error);
  GBytes        *(*load_secret)      (LanyardConfiguration *self, const char *id, const char *key, GError **error);
  char          *(*load_password)    (LanyardConfiguration *self, const char *person_id, GError **error);
  gboolean       (*replace_password) (LanyardConfiguration *self, const char *person_id, const char *old_hash, const char *new_hash, GError **error);
  gboolean       (*add_event)        (LanyardConfiguration *self, LanyardEvent *event, GError **error);
  /* NULL: add_event */
  void           (*add_event_later)  (LanyardConfiguration *self, LanyardEvent *event, LanyardThenFunc then, gpointer user_data);
  GPtrArray     *(*list_events)      (LanyardConfiguration *self, const char *connector_id, guint limit, GError **error);
  GPtrArray     *(*list_events_of_reference) (LanyardConfiguration *self, const char *reference, GError **error);
  GPtrArray     *(*query_events)     (LanyardConfiguration *self, const LanyardEventQuery *query, GError **error);
  LanyardEvent  *(*load_event)       (LanyardConfiguration *self, gint64 sequence, GError **error);
  GArray        *(*count_events)     (LanyardConfiguration *self, const LanyardEventQuery *query, gint64 width, gint64 offset, GError **error);
  gboolean       (*trim_events)      (LanyardConfiguration *self, gint64 before, guint limit, guint *deleted, GError **error);
  gint64         (*get_event_sequence) (LanyardConfiguration *self, GError **error);
  gboolean       (*put_state)        (LanyardConfiguration *self, const char *kind, const char *key, const char *owner, const char *value, gint64 expires, gboolean only_new, GError **error);
  /* NULL: put_state */
  void           (*put_state_later)  (LanyardConfiguration *self, const char *kind, const char *key, const char *owner, const char *value, gint64 expires, LanyardThenFunc then, gpointer user_data);
  gboolean       (*replace_state)    (LanyardConfiguration *self, const char *kind, const char *key, const char *value, GError **error);
  char          *(*get_state)        (LanyardConfiguration *self, const char *kind, const char *key, gint64 now, gboolean take, GError **error);
  char         **(*list_state)       (LanyardConfiguration *self, const char *kind, const char *owner, gint64 now, GError **error);
  gboolean       (*drop_state)       (LanyardConfiguration *self, const char *kind, const char *owner, GError **error);
  gboolean       (*expire_state)     (LanyardConfiguration *self, gint64 now, GError **error);
};

const char      *lanyard_configuration_get_location          (LanyardConfiguration *self);
const char      *lanyard_configuration_get_actor             (LanyardConfiguration *self);
void             lanyard_configuration_hold                  (LanyardConfiguration  *self);
void             lanyard_configuration_look_anew             (LanyardConfiguration  *self);
void             lanyard_configuration_release               (LanyardConfiguration  *self);
gint64           lanyard_configuration_get_sequence_sync     (LanyardConfiguration  *self,
                                                              GError               **error);
LanyardRecord   *lanyard_configuration_load_sync             (LanyardConfiguration  *self,
                                                              GType                  type,
                                                              const char            *id,
                                                              GError               **error);
LanyardRecord   *lanyard_configuration_find_sync             (LanyardConfiguration  *self,
                                                              GType                  type,
                                                              const char            *field,
                                                              const char            *value,
                                                              GError               **error);
LanyardRecord   *lanyard_configuration_peek_sync             (LanyardConfiguration  *self,
                                                              GType                  type,
                                                              const char            *field,
                                                              const char            *value,
                                                              GError               **error);
GPtrArray       *lanyard_configuration_list_sync             (LanyardConfiguration  *self,
                                                              GType                  type,
                                                              GError               **error);
LanyardSettings *lanyard_configuration_load_settings_sync    (LanyardConfiguration  *self,
                                                              GError               **error);
LanyardSettings *lanyard_configuration_peek_settings_sync    (LanyardConfiguration  *self,
                                                              GError               **error);
gboolean         lanyard_configuration_apply_sync            (LanyardConfiguration  *self,
                                                              LanyardChanges        *changes,
                                                              char                 **change_id,
                                                              GError               **error);
gboolean         lanyard_configuration_undo_sync             (LanyardConfiguration  *self,
                                                              const char            *change_id,
                                                              GError               **error);
GPtrArray       *lanyard_configuration_list_history_sync     (LanyardConfiguration  *self,
                                                              const char            *record_id,
                                                              gint64                 after,
                                                              GError               **error);
GPtrArray       *lanyard_configuration_query_history_sync    (LanyardConfiguration       *self,
                                                              const LanyardHistoryQuery  *query,
                                                              GError                    **error);
char           **lanyard_configuration_list_links_sync       (LanyardConfiguration  *self,
                                                              LanyardRelation        relation,
                                                              const char            *group_id,
                                                              const char            *other_id,
                                                              GError               **error);
char           **lanyard_configuration_list_access_rules_sync
                                                             (LanyardConfiguration  *self,
                                                              const char            *person_id,
                                                              const char            *connector_id,
                                                              GError               **error);
char           **lanyard_configuration_list_portal_sync      (LanyardConfiguration  *self,
                                                              const char            *person_id,
                                                              GError               **error);
GPtrArray       *lanyard_configuration_list_key_pairs_sync   (LanyardConfiguration  *self,
                                                              const char            *connector_id,
                                                              GError               **error);
GBytes          *lanyard_configuration_load_private_key_sync (LanyardConfiguration  *self,
                                                              const char            *key_pair_id,
                                                              GError               **error);
GBytes          *lanyard_configuration_load_secret_sync      (LanyardConfiguration  *self,
                                                              const char            *id,
                                                              const char            *key,
                                                              GError               **error);
LanyardSecret   *lanyard_configuration_expand_secrets_sync   (LanyardConfiguration  *self,
                                                              LanyardConnector      *connector,
                                                              const char            *text,
                                                              GError               **error);
char            *lanyard_configuration_load_password_sync    (LanyardConfiguration  *self,
                                                              const char            *person_id,
                                                              GError               **error);
gboolean         lanyard_configuration_replace_password_sync (LanyardConfiguration  *self,
                                                              const char            *person_id,
                                                              const char            *old_hash,
                                                              const char            *new_hash,
                                                              GError               **error);
gboolean         lanyard_configuration_add_event_sync        (LanyardConfiguration  *self,
                                                              LanyardEvent          *event,
                                                              GError               **error);
void             lanyard_configuration_add_event_later       (LanyardConfiguration  *self,
                                                              LanyardEvent          *event,
                                                              LanyardThenFunc        then,
                                                              gpointer               user_data);
GPtrArray       *lanyard_configuration_list_events_sync      (LanyardConfiguration  *self,
                                                              const char            *connector_id,
                                                              guint                  limit,
                                                              GError               **error);
GPtrArray       *lanyard_configuration_list_events_of_reference_sync
                                                             (LanyardConfiguration  *self,
                                                              const char            *reference,
                                                              GError               **error);
GPtrArray       *lanyard_configuration_query_events_sync     (LanyardConfiguration     *self,
                                                              const LanyardEventQuery  *query,
                                                              GError                  **error);
LanyardEvent    *lanyard_configuration_load_event_sync       (LanyardConfiguration  *self,
                                                              gint64                 sequence,
                                                              GError               **error);
GArray          *lanyard_configuration_count_events_sync     (LanyardConfiguration     *self,
                                                              const LanyardEventQuery  *query,
                                                              gint64                    width,
                                                              gint64                    offset,
                                                              GError                  **error);
gboolean         lanyard_configuration_trim_events_sync      (LanyardConfiguration  *self,
                                                              gint64                 now,
                                                              GError               **error);
gboolean         lanyard_configuration_put_state_sync        (LanyardConfiguration  *self,
                                                              const char            *kind,
                                                              const char            *key,
                                                              const char            *value,
                                                              gint64                 expires,
                                                              gboolean               only_new,
                                                              GError               **error);
gboolean         lanyard_configuration_put_owned_state_sync  (LanyardConfiguration  *self,
                                                              const char            *kind,
                                                              const char            *key,
                                                              const char            *owner,
                                                              const char            *value,
                                                              gint64                 expires,
                                                              gboolean               only_new,
                                                              GError               **error);
void             lanyard_configuration_put_owned_state_later (LanyardConfiguration  *self,
                                                              const char            *kind,
                                                              const char            *key,
                                                              const char            *owner,
                                                              const char            *value,
                                                              gint64                 expires,
                                                              LanyardThenFunc        then,
                                                              gpointer               user_data);
gboolean         lanyard_configuration_replace_state_sync    (LanyardConfiguration  *self,
                                                              const char            *kind,
                                                              const char            *key,
                                                              const char            *value,
                                                              GError               **error);
char            *lanyard_configuration_get_state_sync        (LanyardConfiguration  *self,
                                                              const char            *kind,
                                                              const char            *key,
                                                              gint64                 now,
                                                              gboolean               take,
                                                              GError               **error);
char           **lanyard_configuration_list_state_sync       (LanyardConfiguration  *self,
                                                              const char            *kind,
                                                              const char            *owner,
                                                              gint64                 now,
                                                              GError               **error);
gboolean         lanyard_configuration_drop_state_sync       (LanyardConfiguration  *self,
                                                              const char            *kind,
                                                              const char            *owner,
                                                              GError               **error);
gboolean         lanyard_configuration_expire_state_sync     (LanyardConfiguration  *self,
                                                              gint64                 now,
                                                              GError               **error);
void             lanyard_configuration_apply_async           (LanyardConfiguration *self,
                                                              LanyardChanges       *changes,
                                                              GCancellable         *cancellable,
                                                              GAsyncReadyCallback   callback,
                                                              gpointer              user_data);
gboolean         lanyard_configuration_apply_finish          (LanyardConfiguration  *self,
                                                              GAsyncResult          *result,
                                                              char                 **change_id,
                                                              GError               **error);
void             lanyard_configuration_undo_async            (LanyardConfiguration *self,
                                                              const char           *change_id,
                                                              GCancellable         *cancellable,
                                                              GAsyncReadyCallback   callback,
                                                              gpointer              user_data);
gboolean         lanyard_configuration_undo_finish           (LanyardConfiguration  *self,
                                                              GAsyncResult          *result,
                                                              GError               **error);
void             lanyard_configuration_load_async            (LanyardConfiguration *self,
                                                              GType                 type,
                                                              const char           *id,
                                                              GCancellable         *cancellable,
                                                              GAsyncReadyCallback   callback,
                                                              gpointer              user_data);
LanyardRecord   *lanyard_configuration_load_finish           (LanyardConfiguration  *self,
                                                              GAsyncResult          *result,
                                                              GError               **error);
void             lanyard_configuration_list_links_async      (LanyardConfiguration *self,
                                                              LanyardRelation       relation,
                                                              const char           *group_id,
                                                              const char           *other_id,
                                                              GCancellable         *cancellable,
                                                              GAsyncReadyCallback   callback,
                                                              gpointer              user_data);
char           **lanyard_configuration_list_links_finish     (LanyardConfiguration  *self,
                                                              GAsyncResult          *result,
                                                              GError               **error);
void             lanyard_configuration_list_key_pairs_async  (LanyardConfiguration *self,
                                                              const char           *connector_id,
                                                              GCancellable         *cancellable,
                                                              GAsyncReadyCallback   callback,
                                                              gpointer              user_data);
GPtrArray       *lanyard_configuration_list_key_pairs_finish (LanyardConfiguration  *self,
                                                              GAsyncResult          *result,
                                                              GError               **error);
void             lanyard_configuration_list_events_async     (LanyardConfiguration *self,
                                                              const char           *connector_id,
                                                              guint                 limit,
                                                              GCancellable         *cancellable,
                                                              GAsyncReadyCallback   callback,
                                                              gpointer              user_data);
GPtrArray       *lanyard_configuration_list_events_finish    (LanyardConfiguration  *self,
                                                              GAsyncResult          *result,
                                                              GError               **error);

typedef gpointer (*LanyardConfigurationFunc) (LanyardConfiguration  *self,
                                              gpointer               data,
                                              GError               **error);

void             lanyard_configuration_run_async             (LanyardConfiguration     *self,
                                                              LanyardConfigurationFunc  func,
                                                              gpointer                  data,
                                                              GDestroyNotify            data_free,
                                                              GDestroyNotify            result_free,
                                                              GCancellable             *cancellable,
                                                              GAsyncReadyCallback       callback,
                                                              gpointer                  user_data);
gpointer         lanyard_configuration_run_finish            (LanyardConfiguration  *self,
                                                              GAsyncResult          *result,
                                                              GError               **error);
void             lanyard_configuration_watch                 (LanyardConfiguration *self);
GListModel      *lanyard_configuration_get_list              (LanyardConfiguration *self,
                                                              GType                 type);

G_END_DECLS
