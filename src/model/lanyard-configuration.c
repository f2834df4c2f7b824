/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-configuration.h"

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
  EVENTS_CHANGED,
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

  /**
   * LanyardConfiguration::events-changed:
   * @self: the configuration
   *
   * There are new events, from here or another process; under the same
   * conditions as “changed”.
   */
  signals[EVENTS_CHANGED] = g_signal_new ("events-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
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
 * lanyard_configuration_apply_sync:
 * @self: a configuration
 * @changes: what is to be done
 * @change_id: (out) (optional) (nullable): an id for lanyard_configuration_undo_sync(),
 *   %NULL if nothing differed from what is stored
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
