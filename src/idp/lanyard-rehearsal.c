/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-rehearsal-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"

struct _LanyardRehearsal
{
  LanyardConfiguration  parent_instance;

  LanyardConfiguration *real;
  GMutex                lock;
  GHashTable           *state;       /* "kind\nkey" → value, NULL for one that was taken */
  int                   masking;     /* whether secrets are masked; atomic */
  int                   masked;      /* whether one was; atomic */
};

G_DEFINE_FINAL_TYPE (LanyardRehearsal, lanyard_rehearsal, LANYARD_TYPE_CONFIGURATION)

static LanyardConfiguration *
get_real (LanyardConfiguration *configuration)
{
  return LANYARD_REHEARSAL (configuration)->real;
}

static gboolean
refuse (GError **error)
{
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_PERMISSION,
                     NULL, NULL, _("Nothing is changed in a dry run"));
  return FALSE;
}

static LanyardRecord *
load (LanyardConfiguration  *configuration,
      GType                  type,
      const char            *id,
      GError               **error)
{
  return lanyard_configuration_load_sync (get_real (configuration), type, id, error);
}

static LanyardRecord *
find (LanyardConfiguration  *configuration,
      GType                  type,
      const char            *field,
      const char            *value,
      GError               **error)
{
  return lanyard_configuration_find_sync (get_real (configuration), type, field, value, error);
}

static GPtrArray *
list (LanyardConfiguration  *configuration,
      GType                  type,
      GError               **error)
{
  return lanyard_configuration_list_sync (get_real (configuration), type, error);
}

static gboolean
apply (LanyardConfiguration  *configuration,
       LanyardChanges        *changes,
       char                 **change_id,
       GError               **error)
{
  return refuse (error);
}

static gboolean
undo (LanyardConfiguration  *configuration,
      const char            *change_id,
      GError               **error)
{
  return refuse (error);
}

/* Nothing watches a rehearsal. */
static gint64
get_sequence (LanyardConfiguration  *configuration,
              GError               **error)
{
  return 0;
}

static GPtrArray *
list_history (LanyardConfiguration  *configuration,
              const char            *record_id,
              gint64                 after,
              GError               **error)
{
  return lanyard_configuration_list_history_sync (get_real (configuration), record_id, after, error);
}

static char **
list_links (LanyardConfiguration  *configuration,
            LanyardRelation        relation,
            const char            *group_id,
            const char            *other_id,
            GError               **error)
{
  return lanyard_configuration_list_links_sync (get_real (configuration), relation, group_id, other_id, error);
}

static char **
list_access_rules (LanyardConfiguration  *configuration,
                   const char            *person_id,
                   const char            *connector_id,
                   GError               **error)
{
  return lanyard_configuration_list_access_rules_sync (get_real (configuration), person_id, connector_id, error);
}

static char **
list_portal (LanyardConfiguration  *configuration,
             const char            *person_id,
             GError               **error)
{
  return lanyard_configuration_list_portal_sync (get_real (configuration), person_id, error);
}

static GPtrArray *
list_key_pairs (LanyardConfiguration  *configuration,
                const char            *connector_id,
                GError               **error)
{
  return lanyard_configuration_list_key_pairs_sync (get_real (configuration), connector_id, error);
}

static GBytes *
load_private_key (LanyardConfiguration  *configuration,
                  const char            *key_pair_id,
                  GError               **error)
{
  return lanyard_configuration_load_private_key_sync (get_real (configuration), key_pair_id, error);
}

static GBytes *
load_secret (LanyardConfiguration  *configuration,
             const char            *id,
             const char            *key,
             GError               **error)
{
  LanyardRehearsal *self = LANYARD_REHEARSAL (configuration);

  if (!g_atomic_int_get (&self->masking))
    return lanyard_configuration_load_secret_sync (self->real, id, key, error);

  g_atomic_int_set (&self->masked, TRUE);
  return g_bytes_new_static (LANYARD_REHEARSAL_MASK, strlen (LANYARD_REHEARSAL_MASK));
}

/* A dry run is without anybody's password. */
static char *
load_password (LanyardConfiguration  *configuration,
               const char            *person_id,
               GError               **error)
{
  refuse (error);
  return NULL;
}

static gboolean
add_event (LanyardConfiguration  *configuration,
           LanyardEvent          *event,
           GError               **error)
{
  return TRUE;
}

static GPtrArray *
list_events (LanyardConfiguration  *configuration,
             const char            *connector_id,
             guint                  limit,
             GError               **error)
{
  return lanyard_configuration_list_events_sync (get_real (configuration), connector_id, limit, error);
}

/* What is in memory, else what is really kept; locked. */
static char *
look_up (LanyardRehearsal  *self,
         const char        *kind,
         const char        *key,
         gint64             now,
         GError           **error)
{
  g_autofree char *name = g_strconcat (kind, "\n", key, NULL);
  gpointer value;

  if (g_hash_table_lookup_extended (self->state, name, NULL, &value))
    return g_strdup (value);

  return lanyard_configuration_get_state_sync (self->real, kind, key, now, FALSE, error);
}

static char *
get_state (LanyardConfiguration  *configuration,
           const char            *kind,
           const char            *key,
           gint64                 now,
           gboolean               take,
           GError               **error)
{
  LanyardRehearsal *self = LANYARD_REHEARSAL (configuration);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  char *value = look_up (self, kind, key, now, error);

  if (value != NULL && take)
    g_hash_table_insert (self->state, g_strconcat (kind, "\n", key, NULL), NULL);

  return value;
}

static gboolean
put_state (LanyardConfiguration  *configuration,
           const char            *kind,
           const char            *key,
           const char            *owner,
           const char            *value,
           gint64                 expires,
           gboolean               only_new,
           GError               **error)
{
  LanyardRehearsal *self = LANYARD_REHEARSAL (configuration);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree char *present = NULL;
  g_autoptr(GError) local_error = NULL;

  if (only_new)
    present = look_up (self, kind, key, 0, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (present != NULL)
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_EXISTS, NULL, NULL, _("This is there already"));
      return FALSE;
    }

  g_hash_table_insert (self->state, g_strconcat (kind, "\n", key, NULL), g_strdup (value));
  return TRUE;
}

static gboolean
expire_state (LanyardConfiguration  *configuration,
              gint64                 now,
              GError               **error)
{
  return TRUE;
}

static void
lanyard_rehearsal_finalize (GObject *object)
{
  LanyardRehearsal *self = LANYARD_REHEARSAL (object);

  g_clear_object (&self->real);
  g_clear_pointer (&self->state, g_hash_table_unref);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (lanyard_rehearsal_parent_class)->finalize (object);
}

static void
lanyard_rehearsal_class_init (LanyardRehearsalClass *klass)
{
  LanyardConfigurationClass *configuration_class = LANYARD_CONFIGURATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lanyard_rehearsal_finalize;
  configuration_class->load = load;
  configuration_class->find = find;
  configuration_class->list = list;
  configuration_class->apply = apply;
  configuration_class->undo = undo;
  configuration_class->get_sequence = get_sequence;
  configuration_class->list_history = list_history;
  configuration_class->list_links = list_links;
  configuration_class->list_access_rules = list_access_rules;
  configuration_class->list_portal = list_portal;
  configuration_class->list_key_pairs = list_key_pairs;
  configuration_class->load_private_key = load_private_key;
  configuration_class->load_secret = load_secret;
  configuration_class->load_password = load_password;
  configuration_class->add_event = add_event;
  configuration_class->list_events = list_events;
  configuration_class->put_state = put_state;
  configuration_class->get_state = get_state;
  configuration_class->expire_state = expire_state;
}

static void
lanyard_rehearsal_init (LanyardRehearsal *self)
{
  g_mutex_init (&self->lock);
  self->state = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/*
 * _lanyard_rehearsal_new:
 * @real: what is read from
 *
 * Returns: (transfer full): a configuration that looks like @real and keeps
 *   what is written to it to itself
 */
LanyardConfiguration *
_lanyard_rehearsal_new (LanyardConfiguration *real)
{
  LanyardRehearsal *self;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (real), NULL);

  self = g_object_new (LANYARD_TYPE_REHEARSAL,
                       "location", lanyard_configuration_get_location (real),
                       "actor", lanyard_configuration_get_actor (real),
                       NULL);
  self->real = g_object_ref (real);
  return LANYARD_CONFIGURATION (self);
}

/*
 * _lanyard_rehearsal_mask_secrets:
 * @self: a rehearsal
 *
 * From now on a mask stands in place of each secret.
 */
void
_lanyard_rehearsal_mask_secrets (LanyardRehearsal *self)
{
  g_return_if_fail (LANYARD_IS_REHEARSAL (self));

  g_atomic_int_set (&self->masking, TRUE);
}

/*
 * _lanyard_rehearsal_has_masked:
 * @self: a rehearsal
 *
 * Returns: whether a secret was asked for and a mask given
 */
gboolean
_lanyard_rehearsal_has_masked (LanyardRehearsal *self)
{
  g_return_val_if_fail (LANYARD_IS_REHEARSAL (self), FALSE);

  return g_atomic_int_get (&self->masked);
}

/*
 * _lanyard_rehearsal_would_keep:
 * @self: a rehearsal
 * @kind: a kind of state
 *
 * Returns: whether a real run would have stored some of it
 */
gboolean
_lanyard_rehearsal_would_keep (LanyardRehearsal *self,
                               const char       *kind)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree char *prefix = g_strconcat (kind, "\n", NULL);
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, self->state);
  while (g_hash_table_iter_next (&iter, &name, &value))
    if (value != NULL && g_str_has_prefix (name, prefix))
      return TRUE;

  return FALSE;
}
