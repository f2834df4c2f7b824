/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-configuration.h"

#include "lanyard-configuration-private.h"
#include "lanyard-record-list.h"
#include "lanyard-watcher.h"

typedef struct
{
  char *location;
  char *actor;
  LanyardWatcher *watcher;
  GHashTable *lists;      /* GType → LanyardRecordList; of the watching context */
} LanyardConfigurationPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LanyardConfiguration, lanyard_configuration, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_LOCATION,
  PROP_ACTOR,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
lanyard_configuration_finalize (GObject *object)
{
  LanyardConfigurationPrivate *priv = lanyard_configuration_get_instance_private (LANYARD_CONFIGURATION (object));

  g_clear_pointer (&priv->watcher, _lanyard_watcher_stop);
  g_clear_pointer (&priv->lists, g_hash_table_unref);
  g_clear_pointer (&priv->location, g_free);
  g_clear_pointer (&priv->actor, g_free);

  G_OBJECT_CLASS (lanyard_configuration_parent_class)->finalize (object);
}

static void
lanyard_configuration_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  LanyardConfigurationPrivate *priv = lanyard_configuration_get_instance_private (LANYARD_CONFIGURATION (object));

  switch (prop_id)
    {
    case PROP_LOCATION:
      g_value_set_string (value, priv->location);
      break;
    case PROP_ACTOR:
      g_value_set_string (value, priv->actor);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lanyard_configuration_set_property (GObject      *object,
                                    guint         prop_id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  LanyardConfigurationPrivate *priv = lanyard_configuration_get_instance_private (LANYARD_CONFIGURATION (object));

  switch (prop_id)
    {
    case PROP_LOCATION:
      priv->location = g_value_dup_string (value);
      break;
    case PROP_ACTOR:
      priv->actor = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lanyard_configuration_class_init (LanyardConfigurationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = lanyard_configuration_finalize;
  object_class->get_property = lanyard_configuration_get_property;
  object_class->set_property = lanyard_configuration_set_property;

  properties[PROP_LOCATION] = g_param_spec_string ("location", NULL, NULL, NULL, flags);
  properties[PROP_ACTOR] = g_param_spec_string ("actor", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * LanyardConfiguration::changed:
   * @self: the configuration
   *
   * Something changed, here or in another process. Only in the context in
   * which lanyard_configuration_watch() was called.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lanyard_configuration_init (LanyardConfiguration *self)
{
  LanyardConfigurationPrivate *priv = lanyard_configuration_get_instance_private (self);

  priv->watcher = _lanyard_watcher_new (self);
}

/* After a change of our own, in the thread that made it. */
static void
announce_change (LanyardConfiguration *self)
{
  LanyardConfigurationPrivate *priv = lanyard_configuration_get_instance_private (self);

  if (_lanyard_watcher_is_active (priv->watcher))
    _lanyard_watcher_announce (priv->watcher, LANYARD_CONFIGURATION_GET_CLASS (self)->get_sequence (self, NULL));
}

static gboolean
validate_changes (LanyardChanges  *changes,
                  GError         **error)
{
  GPtrArray *list = lanyard_changes_get_changes (changes);

  for (guint i = 0; i < list->len; i++)
    {
      LanyardChange *change = list->pdata[i];

      if (change->type != LANYARD_CHANGE_SAVE && change->type != LANYARD_CHANGE_KEY_PAIR)
        continue;
      if (!lanyard_item_validate (LANYARD_ITEM (change->record), error))
        return FALSE;
    }

  return TRUE;
}

/*< private >
 * _lanyard_configuration_list_entries:
 *
 * Returns: (transfer container) (element-type LanyardRecordEntry): all records
 *   of a type, sorted
 */
GPtrArray *
_lanyard_configuration_list_entries (LanyardConfiguration  *self,
                                     GType                  type,
                                     GError               **error)
{
  g_autoptr(GPtrArray) records = LANYARD_CONFIGURATION_GET_CLASS (self)->list (self, type, error);
  GPtrArray *entries;

  if (records == NULL)
    return NULL;

  entries = g_ptr_array_new_full (records->len, (GDestroyNotify) _lanyard_record_entry_free);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (entries, _lanyard_record_entry_new (records->pdata[i]));
  _lanyard_record_entries_sort (entries);

  return entries;
}

/**
 * lanyard_configuration_get_location:
 * @self: a configuration
 *
 * Returns: (nullable): where it is, for the window's subtitle
 */
const char *
lanyard_configuration_get_location (LanyardConfiguration *self)
{
  LanyardConfigurationPrivate *priv = lanyard_configuration_get_instance_private (self);

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), NULL);

  return priv->location;
}

/**
 * lanyard_configuration_get_actor:
 * @self: a configuration
 *
 * Returns: (nullable): who is named in the history
 */
const char *
lanyard_configuration_get_actor (LanyardConfiguration *self)
{
  LanyardConfigurationPrivate *priv = lanyard_configuration_get_instance_private (self);

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), NULL);

  return priv->actor;
}

/**
 * lanyard_configuration_load_sync:
 * @self: a configuration
 * @type: a class derived from #LanyardRecord
 * @id: an id
 * @error: %LANYARD_ERROR_NOT_FOUND if there is none
 *
 * Returns: (transfer full): the record
 */
LanyardRecord *
lanyard_configuration_load_sync (LanyardConfiguration  *self,
                                 GType                  type,
                                 const char            *id,
                                 GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), NULL);
  g_return_val_if_fail (g_type_is_a (type, LANYARD_TYPE_RECORD), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return LANYARD_CONFIGURATION_GET_CLASS (self)->load (self, type, id, error);
}

/**
 * lanyard_configuration_find_sync:
 * @self: a configuration
 * @type: a class derived from #LanyardRecord
 * @field: "slug", "label", "sp_entity_id" of a connector; "name" of a group;
 *   "username", "email" of a person (both without regard to case)
 * @value: what it holds
 * @error: %LANYARD_ERROR_NOT_FOUND, or %LANYARD_ERROR_INVALID when several match
 *
 * Returns: (transfer full): the only record that matches
 */
LanyardRecord *
lanyard_configuration_find_sync (LanyardConfiguration  *self,
                                 GType                  type,
                                 const char            *field,
                                 const char            *value,
                                 GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), NULL);
  g_return_val_if_fail (g_type_is_a (type, LANYARD_TYPE_RECORD), NULL);
  g_return_val_if_fail (field != NULL, NULL);
  g_return_val_if_fail (value != NULL, NULL);

  return LANYARD_CONFIGURATION_GET_CLASS (self)->find (self, type, field, value, error);
}

/**
 * lanyard_configuration_list_sync:
 * @self: a configuration
 * @type: a class derived from #LanyardRecord
 * @error: why they cannot be read
 *
 * Returns: (transfer container) (element-type LanyardRecord): all of a type,
 *   sorted by title
 */
GPtrArray *
lanyard_configuration_list_sync (LanyardConfiguration  *self,
                                 GType                  type,
                                 GError               **error)
{
  g_autoptr(GPtrArray) entries = NULL;
  GPtrArray *records;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), NULL);
  g_return_val_if_fail (g_type_is_a (type, LANYARD_TYPE_RECORD), NULL);

  entries = _lanyard_configuration_list_entries (self, type, error);
  if (entries == NULL)
    return NULL;

  records = g_ptr_array_new_full (entries->len, g_object_unref);
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (records, g_object_ref (((LanyardRecordEntry *) entries->pdata[i])->record));

  return records;
}

/**
 * lanyard_configuration_load_settings_sync:
 * @self: a configuration
 * @error: why they cannot be read
 *
 * Returns: (transfer full): the settings
 */
LanyardSettings *
lanyard_configuration_load_settings_sync (LanyardConfiguration  *self,
                                          GError               **error)
{
  LanyardRecord *record;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), NULL);

  record = lanyard_configuration_load_sync (self, LANYARD_TYPE_SETTINGS, "settings", error);

  return record != NULL ? LANYARD_SETTINGS (record) : NULL;
}

/**
 * lanyard_configuration_apply_sync:
 * @self: a configuration
 * @changes: what is to be done
 * @change_id: (out) (optional): an id for lanyard_configuration_undo_sync()
 * @error: %LANYARD_ERROR_CONFLICT: a record was saved by somebody else since it
 *   was read (load it again to see the other version);
 *   %LANYARD_ERROR_EXISTS: a slug, group name, username or email is taken;
 *   %LANYARD_ERROR_INVALID: a record must not be saved as it is
 *
 * All or nothing. Saved records carry the revision they were read with. Deleting
 * a record takes its links and key pairs with it; undo brings them back.
 *
 * Returns: whether it is done; then it is on the disk
 */
gboolean
lanyard_configuration_apply_sync (LanyardConfiguration  *self,
                                  LanyardChanges        *changes,
                                  char                 **change_id,
                                  GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), FALSE);
  g_return_val_if_fail (changes != NULL, FALSE);

  if (!validate_changes (changes, error))
    return FALSE;
  if (!LANYARD_CONFIGURATION_GET_CLASS (self)->apply (self, changes, change_id, error))
    return FALSE;

  announce_change (self);
  return TRUE;
}

/**
 * lanyard_configuration_undo_sync:
 * @self: a configuration
 * @change_id: from lanyard_configuration_apply_sync() or the history
 * @error: %LANYARD_ERROR_CONFLICT if a record changed since
 *
 * Applies the inverse as a new change.
 *
 * Returns: whether it is done
 */
gboolean
lanyard_configuration_undo_sync (LanyardConfiguration  *self,
                                 const char            *change_id,
                                 GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), FALSE);
  g_return_val_if_fail (change_id != NULL, FALSE);

  if (!LANYARD_CONFIGURATION_GET_CLASS (self)->undo (self, change_id, error))
    return FALSE;

  announce_change (self);
  return TRUE;
}

/**
 * lanyard_configuration_list_history_sync:
 * @self: a configuration
 * @record_id: (nullable): a record, %NULL for all
 * @after: only what is later than this sequence, 0 for everything
 * @error: why it cannot be read
 *
 * Returns: (transfer container) (element-type LanyardHistoryEntry): the changes,
 *   oldest first
 */
GPtrArray *
lanyard_configuration_list_history_sync (LanyardConfiguration  *self,
                                         const char            *record_id,
                                         gint64                 after,
                                         GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), NULL);

  return LANYARD_CONFIGURATION_GET_CLASS (self)->list_history (self, record_id, after, error);
}

/**
 * lanyard_configuration_list_links_sync:
 * @self: a configuration
 * @relation: what kind of link
 * @group_id: (nullable): a group, or
 * @other_id: (nullable): a person or a connector
 * @error: why they cannot be read
 *
 * Returns: (transfer full): ids on the other side of the one that is given
 */
char **
lanyard_configuration_list_links_sync (LanyardConfiguration  *self,
                                       LanyardRelation        relation,
                                       const char            *group_id,
                                       const char            *other_id,
                                       GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), NULL);
  g_return_val_if_fail ((group_id != NULL) != (other_id != NULL), NULL);

  return LANYARD_CONFIGURATION_GET_CLASS (self)->list_links (self, relation, group_id, other_id, error);
}

/**
 * lanyard_configuration_list_access_sync:
 * @self: a configuration
 * @person_id: a person
 * @connector_id: a connector
 * @error: why it cannot be read
 *
 * Says nothing of the connector's state or of suspension.
 *
 * Returns: (transfer full): ids of the groups through which the person may use
 *   the connector; empty means no access (spec.md S5)
 */
char **
lanyard_configuration_list_access_sync (LanyardConfiguration  *self,
                                        const char            *person_id,
                                        const char            *connector_id,
                                        GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), NULL);
  g_return_val_if_fail (person_id != NULL, NULL);
  g_return_val_if_fail (connector_id != NULL, NULL);

  return LANYARD_CONFIGURATION_GET_CLASS (self)->list_access (self, person_id, connector_id, error);
}

/**
 * lanyard_configuration_list_portal_sync:
 * @self: a configuration
 * @person_id: a person
 * @error: why it cannot be read
 *
 * Returns: (transfer full): ids of the connectors that the person may use,
 *   sorted by label
 */
char **
lanyard_configuration_list_portal_sync (LanyardConfiguration  *self,
                                        const char            *person_id,
                                        GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), NULL);
  g_return_val_if_fail (person_id != NULL, NULL);

  return LANYARD_CONFIGURATION_GET_CLASS (self)->list_portal (self, person_id, error);
}

/**
 * lanyard_configuration_list_key_pairs_sync:
 * @self: a configuration
 * @connector_id: (nullable): a connector, %NULL for all
 * @error: why they cannot be read
 *
 * Returns: (transfer container) (element-type LanyardKeyPair): active ones first,
 *   then next, then retired
 */
GPtrArray *
lanyard_configuration_list_key_pairs_sync (LanyardConfiguration  *self,
                                           const char            *connector_id,
                                           GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), NULL);

  return LANYARD_CONFIGURATION_GET_CLASS (self)->list_key_pairs (self, connector_id, error);
}

/**
 * lanyard_configuration_load_private_key_sync:
 * @self: a configuration
 * @key_pair_id: a key pair
 * @error: %LANYARD_ERROR_NOT_FOUND, %LANYARD_ERROR_CORRUPT
 *
 * Returns: (transfer full): PKCS#8 DER in bytes that are erased
 */
GBytes *
lanyard_configuration_load_private_key_sync (LanyardConfiguration  *self,
                                             const char            *key_pair_id,
                                             GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), NULL);
  g_return_val_if_fail (key_pair_id != NULL, NULL);

  return LANYARD_CONFIGURATION_GET_CLASS (self)->load_private_key (self, key_pair_id, error);
}

/**
 * lanyard_configuration_load_password_sync:
 * @self: a configuration
 * @person_id: a person
 * @error: why it cannot be read
 *
 * Returns: (transfer full) (nullable): the hash; %NULL without error if the
 *   person has no password
 */
char *
lanyard_configuration_load_password_sync (LanyardConfiguration  *self,
                                          const char            *person_id,
                                          GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), NULL);
  g_return_val_if_fail (person_id != NULL, NULL);

  return LANYARD_CONFIGURATION_GET_CLASS (self)->load_password (self, person_id, error);
}

/**
 * lanyard_configuration_add_event_sync:
 * @self: a configuration
 * @event: what happened
 * @error: why it cannot be kept
 *
 * Returns: whether it is kept
 */
gboolean
lanyard_configuration_add_event_sync (LanyardConfiguration  *self,
                                      LanyardEvent          *event,
                                      GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), FALSE);
  g_return_val_if_fail (LANYARD_IS_EVENT (event), FALSE);

  return LANYARD_CONFIGURATION_GET_CLASS (self)->add_event (self, event, error);
}

/**
 * lanyard_configuration_list_events_sync:
 * @self: a configuration
 * @connector_id: (nullable): a connector, %NULL for all
 * @limit: the most to return
 * @error: why they cannot be read
 *
 * Returns: (transfer container) (element-type LanyardEvent): newest first
 */
GPtrArray *
lanyard_configuration_list_events_sync (LanyardConfiguration  *self,
                                        const char            *connector_id,
                                        guint                  limit,
                                        GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), NULL);

  return LANYARD_CONFIGURATION_GET_CLASS (self)->list_events (self, connector_id, limit, error);
}

/**
 * lanyard_configuration_put_state_sync:
 * @self: a configuration
 * @kind: a constant of ours
 * @key: what it is found by; kept as its SHA-256, it may be a session cookie
 * @value: anything
 * @expires: when it is forgotten
 * @only_new: whether to fail if the key is there and not expired
 * @error: %LANYARD_ERROR_EXISTS
 *
 * State of the IdP that outlives a process and is shared by nodes: sessions,
 * pending requests, replay cache, rate limits.
 *
 * Returns: whether it is kept
 */
gboolean
lanyard_configuration_put_state_sync (LanyardConfiguration  *self,
                                      const char            *kind,
                                      const char            *key,
                                      const char            *value,
                                      gint64                 expires,
                                      gboolean               only_new,
                                      GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), FALSE);
  g_return_val_if_fail (kind != NULL, FALSE);
  g_return_val_if_fail (key != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  return LANYARD_CONFIGURATION_GET_CLASS (self)->put_state (self, kind, key, value, expires, only_new, error);
}

/**
 * lanyard_configuration_get_state_sync:
 * @self: a configuration
 * @kind: a constant of ours
 * @key: what it is found by
 * @now: what counts as expired
 * @take: whether to remove it in the same transaction
 * @error: why it cannot be read
 *
 * Returns: (transfer full) (nullable): the value; %NULL without error if it is
 *   absent or expired
 */
char *
lanyard_configuration_get_state_sync (LanyardConfiguration  *self,
                                      const char            *kind,
                                      const char            *key,
                                      gint64                 now,
                                      gboolean               take,
                                      GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), NULL);
  g_return_val_if_fail (kind != NULL, NULL);
  g_return_val_if_fail (key != NULL, NULL);

  return LANYARD_CONFIGURATION_GET_CLASS (self)->get_state (self, kind, key, now, take, error);
}

/**
 * lanyard_configuration_expire_state_sync:
 * @self: a configuration
 * @now: the time
 * @error: why it cannot be done
 *
 * Forgets what expired before @now.
 *
 * Returns: whether it is done
 */
gboolean
lanyard_configuration_expire_state_sync (LanyardConfiguration  *self,
                                         gint64                 now,
                                         GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), FALSE);

  return LANYARD_CONFIGURATION_GET_CLASS (self)->expire_state (self, now, error);
}

/**
 * lanyard_configuration_watch:
 * @self: a configuration
 *
 * Begins to look for changes: own ones are announced at once, others' within
 * a second, both by “changed” in the thread-default context of the first call.
 */
void
lanyard_configuration_watch (LanyardConfiguration *self)
{
  LanyardConfigurationPrivate *priv = lanyard_configuration_get_instance_private (self);

  g_return_if_fail (LANYARD_IS_CONFIGURATION (self));

  _lanyard_watcher_start (priv->watcher);
}

/**
 * lanyard_configuration_get_list:
 * @self: a configuration
 * @type: a class derived from #LanyardRecord
 *
 * A live list of all records of a type, sorted by title. It fills and updates
 * itself (lanyard_configuration_watch() is implied); records that change are
 * replaced by new objects. Only for the context that watches. It has the
 * properties “n-items”, “loading” (the first load is not done yet) and
 * “error-message” (why the last one failed, or %NULL).
 *
 * Returns: (transfer none): the list; it is filled as long as @self lives
 */
GListModel *
lanyard_configuration_get_list (LanyardConfiguration *self,
                                GType                 type)
{
  LanyardConfigurationPrivate *priv = lanyard_configuration_get_instance_private (self);
  LanyardRecordList *list;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), NULL);
  g_return_val_if_fail (g_type_is_a (type, LANYARD_TYPE_RECORD), NULL);

  if (priv->lists == NULL)
    priv->lists = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);

  list = g_hash_table_lookup (priv->lists, GSIZE_TO_POINTER (type));
  if (list == NULL)
    {
      lanyard_configuration_watch (self);
      list = _lanyard_record_list_new (self, type);
      g_hash_table_insert (priv->lists, GSIZE_TO_POINTER (type), list);
    }

  return G_LIST_MODEL (list);
}
