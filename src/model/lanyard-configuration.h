/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "lanyard-connector.h"
#include "lanyard-group.h"
#include "lanyard-person.h"
#include "lanyard-settings.h"

G_BEGIN_DECLS

/* Who belongs to what: two ids. */
typedef enum
{
  LANYARD_RELATION_MEMBER,      /* group → person */
  LANYARD_RELATION_GRANT,       /* group → connector */
} LanyardRelation;

/* A set of changes that is applied as one transaction or not at all, and
 * undone as one. Built on any thread, used once. */
typedef struct _LanyardChanges LanyardChanges;

LanyardChanges *lanyard_changes_new          (const char      *summary);
void            lanyard_changes_free         (LanyardChanges  *changes);
/* A copy is taken: later edits of @record are not part of the change. */
void            lanyard_changes_save         (LanyardChanges  *changes,
                                              LanyardRecord   *record);
void            lanyard_changes_delete       (LanyardChanges  *changes,
                                              LanyardRecord   *record);
void            lanyard_changes_link         (LanyardChanges  *changes,
                                              LanyardRelation  relation,
                                              const char      *group_id,
                                              const char      *other_id,
                                              gboolean         linked);
/* @hash NULL removes the password */
void            lanyard_changes_set_password (LanyardChanges  *changes,
                                              const char      *person_id,
                                              const char      *hash);
/* @private_key: PKCS#8 DER in erased bytes, sealed by the store */
void            lanyard_changes_add_key_pair (LanyardChanges  *changes,
                                              LanyardKeyPair  *key_pair,
                                              GBytes          *private_key);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardChanges, lanyard_changes_free)

/* What lanyard_changes_* collected, for configurations that carry it out. */
typedef enum
{
  LANYARD_CHANGE_SAVE,
  LANYARD_CHANGE_DELETE,
  LANYARD_CHANGE_LINK,
  LANYARD_CHANGE_UNLINK,
  LANYARD_CHANGE_PASSWORD,
  LANYARD_CHANGE_KEY_PAIR,
} LanyardChangeType;

typedef struct
{
  LanyardChangeType  type;
  LanyardRecord     *record;        /* save, delete, key pair */
  LanyardRelation    relation;      /* link, unlink */
  char              *from_id;       /* group; person for a password */
  char              *to_id;
  char              *password_hash;
  GBytes            *private_key;
} LanyardChange;

/* (element-type LanyardChange) (transfer none) */
GPtrArray  *lanyard_changes_get_changes (LanyardChanges *changes);
const char *lanyard_changes_get_summary (LanyardChanges *changes);

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
 * of this or another process.
 */
#define LANYARD_TYPE_CONFIGURATION (lanyard_configuration_get_type ())
G_DECLARE_DERIVABLE_TYPE (LanyardConfiguration, lanyard_configuration, LANYARD, CONFIGURATION, GObject)

struct _LanyardConfigurationClass
{
  GObjectClass parent_class;

  LanyardRecord *(*load)             (LanyardConfiguration *self, GType type, const char *id, GError **error);
  LanyardRecord *(*find)             (LanyardConfiguration *self, GType type, const char *field, const char *value, GError **error);
  GPtrArray     *(*list)             (LanyardConfiguration *self, GType type, GError **error);
  gboolean       (*apply)            (LanyardConfiguration *self, LanyardChanges *changes, char **change_id, GError **error);
  gboolean       (*undo)             (LanyardConfiguration *self, const char *change_id, GError **error);
  gint64         (*get_sequence)     (LanyardConfiguration *self, GError **error);
  GPtrArray     *(*list_history)     (LanyardConfiguration *self, const char *record_id, gint64 after, GError **error);
  char         **(*list_links)       (LanyardConfiguration *self, LanyardRelation relation, const char *group_id, const char *other_id, GError **error);
  char         **(*list_access)      (LanyardConfiguration *self, const char *person_id, const char *connector_id, GError **error);
  char         **(*list_portal)      (LanyardConfiguration *self, const char *person_id, GError **error);
  GPtrArray     *(*list_key_pairs)   (LanyardConfiguration *self, const char *connector_id, GError **error);
  GBytes        *(*load_private_key) (LanyardConfiguration *self, const char *key_pair_id, GError **error);
  char          *(*load_password)    (LanyardConfiguration *self, const char *person_id, GError **error);
  gboolean       (*add_event)        (LanyardConfiguration *self, LanyardEvent *event, GError **error);
  GPtrArray     *(*list_events)      (LanyardConfiguration *self, const char *connector_id, guint limit, GError **error);
  gboolean       (*put_state)        (LanyardConfiguration *self, const char *kind, const char *key, const char *value, gint64 expires, gboolean only_new, GError **error);
  char          *(*get_state)        (LanyardConfiguration *self, const char *kind, const char *key, gint64 now, gboolean take, GError **error);
  gboolean       (*expire_state)     (LanyardConfiguration *self, gint64 now, GError **error);
};

/* where it is, for the window's subtitle; and who is named in the history */
const char     *lanyard_configuration_get_location (LanyardConfiguration *self);
const char     *lanyard_configuration_get_actor    (LanyardConfiguration *self);

/* NOT_FOUND if there is none */
LanyardRecord  *lanyard_configuration_load_sync  (LanyardConfiguration *self,
                                                  GType                 type,
                                                  const char           *id,
                                                  GError              **error);
/* @field: "slug", "label", "sp_entity_id" of a connector; "name" of a group;
 * "username", "email" of a person (both without regard to case). Exactly one
 * must match: NOT_FOUND, or INVALID when several do. */
LanyardRecord  *lanyard_configuration_find_sync  (LanyardConfiguration *self,
                                                  GType                 type,
                                                  const char           *field,
                                                  const char           *value,
                                                  GError              **error);
/* All of a type, sorted by title. (element-type LanyardRecord) */
GPtrArray      *lanyard_configuration_list_sync  (LanyardConfiguration *self,
                                                  GType                 type,
                                                  GError              **error);
LanyardSettings *lanyard_configuration_load_settings_sync (LanyardConfiguration *self,
                                                  GError              **error);
/* All or nothing. Saved records must carry the revision they were read with:
 * CONFLICT otherwise (load again to see the other version). EXISTS when a
 * slug, group name, username or email is taken, INVALID when validate fails.
 * When it returns TRUE the change is on the disk. @change_id (nullable)
 * receives the id for undo. Deleting a record takes its links and key pairs
 * with it; undo brings them back. */
gboolean        lanyard_configuration_apply_sync (LanyardConfiguration *self,
                                                  LanyardChanges       *changes,
                                                  char                **change_id,
                                                  GError              **error);
/* Applies the inverse as a new change. CONFLICT if a record changed since. */
gboolean        lanyard_configuration_undo_sync  (LanyardConfiguration *self,
                                                  const char           *change_id,
                                                  GError              **error);
/* of one record (@record_id) or of all (NULL), oldest first, later than
 * sequence @after (0: all). (element-type LanyardHistoryEntry) */
GPtrArray      *lanyard_configuration_list_history_sync (LanyardConfiguration *self,
                                                  const char           *record_id,
                                                  gint64                after,
                                                  GError              **error);
/* Ids on the other side: give one of @group_id and @other_id, NULL the other. */
char          **lanyard_configuration_list_links_sync (LanyardConfiguration *self,
                                                  LanyardRelation       relation,
                                                  const char           *group_id,
                                                  const char           *other_id,
                                                  GError              **error);
/* Ids of the groups through which the person may use the connector: empty
 * means no access (spec.md S5). Says nothing of state or suspension. */
char          **lanyard_configuration_list_access_sync (LanyardConfiguration *self,
                                                  const char           *person_id,
                                                  const char           *connector_id,
                                                  GError              **error);
/* Ids of the connectors that the person may use, sorted by label. */
char          **lanyard_configuration_list_portal_sync (LanyardConfiguration *self,
                                                  const char           *person_id,
                                                  GError              **error);
/* Active first, then next, then retired. @connector_id NULL: all. */
GPtrArray      *lanyard_configuration_list_key_pairs_sync (LanyardConfiguration *self,
                                                  const char           *connector_id,
                                                  GError              **error);
GBytes         *lanyard_configuration_load_private_key_sync (LanyardConfiguration *self,
                                                  const char           *key_pair_id,
                                                  GError              **error);
/* the hash; NULL without error if the person has no password */
char           *lanyard_configuration_load_password_sync (LanyardConfiguration *self,
                                                  const char           *person_id,
                                                  GError              **error);
gboolean        lanyard_configuration_add_event_sync (LanyardConfiguration *self,
                                                  LanyardEvent         *event,
                                                  GError              **error);
/* newest first; @connector_id NULL: all */
GPtrArray      *lanyard_configuration_list_events_sync (LanyardConfiguration *self,
                                                  const char           *connector_id,
                                                  guint                 limit,
                                                  GError              **error);

/* State of the IdP that outlives a process and is shared by nodes: sessions,
 * pending requests, replay cache, rate limits. @kind is a constant of ours,
 * @key is stored as its SHA-256 (it may be a session cookie). @only_new:
 * EXISTS if the key is there and not expired. */
gboolean        lanyard_configuration_put_state_sync (LanyardConfiguration *self,
                                                  const char           *kind,
                                                  const char           *key,
                                                  const char           *value,
                                                  gint64                expires,
                                                  gboolean              only_new,
                                                  GError              **error);
/* NULL without error if absent or expired at @now; @take removes it in the
 * same transaction. */
char           *lanyard_configuration_get_state_sync (LanyardConfiguration *self,
                                                  const char           *kind,
                                                  const char           *key,
                                                  gint64                now,
                                                  gboolean              take,
                                                  GError              **error);
gboolean        lanyard_configuration_expire_state_sync (LanyardConfiguration *self,
                                                  gint64                now,
                                                  GError              **error);

/* The window's form. The callback comes in the thread-default context. */
void            lanyard_configuration_apply_async  (LanyardConfiguration *self,
                                                    LanyardChanges       *changes, /* (transfer full) */
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
gboolean        lanyard_configuration_apply_finish (LanyardConfiguration *self,
                                                    GAsyncResult         *result,
                                                    char                **change_id,
                                                    GError              **error);
void            lanyard_configuration_undo_async   (LanyardConfiguration *self,
                                                    const char           *change_id,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
gboolean        lanyard_configuration_undo_finish  (LanyardConfiguration *self,
                                                    GAsyncResult         *result,
                                                    GError              **error);
void            lanyard_configuration_load_async   (LanyardConfiguration *self,
                                                    GType                 type,
                                                    const char           *id,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
LanyardRecord  *lanyard_configuration_load_finish  (LanyardConfiguration *self,
                                                    GAsyncResult         *result,
                                                    GError              **error);
void            lanyard_configuration_list_links_async (LanyardConfiguration *self,
                                                    LanyardRelation       relation,
                                                    const char           *group_id,
                                                    const char           *other_id,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
char          **lanyard_configuration_list_links_finish (LanyardConfiguration *self,
                                                    GAsyncResult         *result,
                                                    GError              **error);
void            lanyard_configuration_list_key_pairs_async (LanyardConfiguration *self,
                                                    const char           *connector_id,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
GPtrArray      *lanyard_configuration_list_key_pairs_finish (LanyardConfiguration *self,
                                                    GAsyncResult         *result,
                                                    GError              **error);
void            lanyard_configuration_list_events_async (LanyardConfiguration *self,
                                                    const char           *connector_id,
                                                    guint                 limit,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
GPtrArray      *lanyard_configuration_list_events_finish (LanyardConfiguration *self,
                                                    GAsyncResult         *result,
                                                    GError              **error);
/* Runs a blocking function of the caller's with this configuration on a
 * worker thread: for work of several steps (activation, import). */
typedef gpointer (*LanyardConfigurationFunc) (LanyardConfiguration *self,
                                              gpointer              data,
                                              GError              **error);
void            lanyard_configuration_run_async    (LanyardConfiguration    *self,
                                                    LanyardConfigurationFunc func,
                                                    gpointer                 data,
                                                    GDestroyNotify           data_free,
                                                    GDestroyNotify           result_free,
                                                    GCancellable            *cancellable,
                                                    GAsyncReadyCallback      callback,
                                                    gpointer                 user_data);
gpointer        lanyard_configuration_run_finish   (LanyardConfiguration    *self,
                                                    GAsyncResult            *result,
                                                    GError                 **error);

/* Begins to look for changes (own ones at once, others' within a second). */
void            lanyard_configuration_watch        (LanyardConfiguration *self);
/* A live list of all records of a type, sorted by title: it fills and updates
 * itself (watch is implied); records that change are replaced by new objects.
 * (transfer none); the list lives as long as the configuration. Main thread
 * (or the one context that watches) only. Has the properties "n-items",
 * "loading" (boolean) and "error-message" (string). */
GListModel     *lanyard_configuration_get_list     (LanyardConfiguration *self,
                                                    GType                 type);

G_END_DECLS
