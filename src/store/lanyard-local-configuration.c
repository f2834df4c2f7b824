/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-local-configuration.h"
#include "lanyard-local-configuration-private.h"

#include "lanyard-error.h"
#include "lanyard-meta.h"
#include "lanyard-seal-key.h"

#include <glib/gi18n-lib.h>

struct _LanyardLocalConfiguration
{
  LanyardConfiguration parent_instance;

  char *path;
  LanyardOpenFlags flags;
  LanyardDatabase *database;

  GMutex seal_mutex;
  GBytes *seal_key;     /* NULL until it is needed */
};

static void initable_iface_init (GInitableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LanyardLocalConfiguration, lanyard_local_configuration, LANYARD_TYPE_CONFIGURATION,
                               G_IMPLEMENT_INTERFACE (G_TYPE_INITABLE, initable_iface_init))

typedef enum
{
  PROP_PATH = 1,
  PROP_FLAGS,
} Property;

static GParamSpec *properties[PROP_FLAGS + 1];

typedef struct
{
  char *path;
  LanyardOpenFlags flags;
  char *actor;
} OpenData;

typedef struct
{
  char *uuid;
  char *place;
  char *proof;
} SealFacts;

static void
open_data_free (gpointer data)
{
  OpenData *open = data;

  g_free (open->path);
  g_free (open->actor);
  g_free (open);
}

static gboolean
read_seal_facts_job (LanyardDatabase  *database,
                     gpointer          data,
                     GError          **error)
{
  SealFacts *facts = data;

  return lanyard_meta_get (database, LANYARD_META_UUID, &facts->uuid, error) &&
         lanyard_meta_get (database, LANYARD_META_SEAL_KEY, &facts->place, error) &&
         lanyard_meta_get (database, LANYARD_META_SEAL_PROOF, &facts->proof, error);
}

static GBytes *
load_seal_key (LanyardDatabase  *database,
               const SealFacts  *facts,
               GError          **error)
{
  g_autoptr(GBytes) key = NULL;

  if (facts->uuid == NULL || facts->place == NULL || facts->proof == NULL)
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_CORRUPT,
                         _("Private keys cannot be opened without it"),
                         _("Restore the configuration from a backup"),
                         _("“%s” does not say where its sealing key is"),
                         lanyard_database_get_path (database));
      return NULL;
    }

  key = lanyard_seal_key_load (lanyard_database_get_path (database), facts->uuid, facts->place,
                               error);
  if (key == NULL || !lanyard_seal_key_check_proof (key, facts->uuid, facts->proof, error))
    return NULL;

  return g_steal_pointer (&key);
}

static gboolean
initable_init (GInitable     *initable,
               GCancellable  *cancellable,
               GError       **error)
{
  LanyardLocalConfiguration *self = LANYARD_LOCAL_CONFIGURATION (initable);

  self->database = _lanyard_local_configuration_open_database (self->path, self->flags, error);

  return self->database != NULL &&
         _lanyard_local_configuration_seal_old_secrets (LANYARD_CONFIGURATION (self), error);
}

static void
initable_iface_init (GInitableIface *iface)
{
  iface->init = initable_init;
}

static void
lanyard_local_configuration_finalize (GObject *object)
{
  LanyardLocalConfiguration *self = LANYARD_LOCAL_CONFIGURATION (object);

  g_clear_pointer (&self->database, lanyard_database_close);
  g_clear_pointer (&self->seal_key, g_bytes_unref);
  g_mutex_clear (&self->seal_mutex);
  g_free (self->path);

  G_OBJECT_CLASS (lanyard_local_configuration_parent_class)->finalize (object);
}

static void
lanyard_local_configuration_get_property (GObject    *object,
                                          guint       property_id,
                                          GValue     *value,
                                          GParamSpec *pspec)
{
  LanyardLocalConfiguration *self = LANYARD_LOCAL_CONFIGURATION (object);

  switch ((Property) property_id)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;

    case PROP_FLAGS:
      g_value_set_uint (value, self->flags);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
lanyard_local_configuration_set_property (GObject      *object,
                                          guint         property_id,
                                          const GValue *value,
                                          GParamSpec   *pspec)
{
  LanyardLocalConfiguration *self = LANYARD_LOCAL_CONFIGURATION (object);

  switch ((Property) property_id)
    {
    case PROP_PATH:
      self->path = g_value_dup_string (value);
      break;

    case PROP_FLAGS:
      self->flags = g_value_get_uint (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
lanyard_local_configuration_class_init (LanyardLocalConfigurationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  LanyardConfigurationClass *configuration_class = LANYARD_CONFIGURATION_CLASS (klass);

  object_class->finalize = lanyard_local_configuration_finalize;
  object_class->get_property = lanyard_local_configuration_get_property;
  object_class->set_property = lanyard_local_configuration_set_property;

  configuration_class->hold = _lanyard_local_configuration_hold;
  configuration_class->look_anew = _lanyard_local_configuration_look_anew;
  configuration_class->release = _lanyard_local_configuration_release;
  configuration_class->load = _lanyard_local_configuration_load;
  configuration_class->find = _lanyard_local_configuration_find;
  configuration_class->peek = _lanyard_local_configuration_peek;
  configuration_class->list = _lanyard_local_configuration_list;
  configuration_class->apply = _lanyard_local_configuration_apply;
  configuration_class->undo = _lanyard_local_configuration_undo;
  configuration_class->get_sequence = _lanyard_local_configuration_get_sequence;
  configuration_class->list_history = _lanyard_local_configuration_list_history;
  configuration_class->query_history = _lanyard_local_configuration_query_history;
  configuration_class->list_links = _lanyard_local_configuration_list_links;
  configuration_class->list_access_rules = _lanyard_local_configuration_list_access_rules;
  configuration_class->list_portal = _lanyard_local_configuration_list_portal;
  configuration_class->list_key_pairs = _lanyard_local_configuration_list_key_pairs;
  configuration_class->load_private_key = _lanyard_local_configuration_load_private_key;
  configuration_class->load_secret = _lanyard_local_configuration_load_secret;
  configuration_class->load_password = _lanyard_local_configuration_load_password;
  configuration_class->replace_password = _lanyard_local_configuration_replace_password;
  configuration_class->add_event = _lanyard_local_configuration_add_event;
  configuration_class->add_event_later = _lanyard_local_configuration_add_event_later;
  configuration_class->list_events = _lanyard_local_configuration_list_events;
  configuration_class->list_events_of_reference = _lanyard_local_configuration_list_events_of_reference;
  configuration_class->query_events = _lanyard_local_configuration_query_events;
  configuration_class->load_event = _lanyard_local_configuration_load_event;
  configuration_class->count_events = _lanyard_local_configuration_count_events;
  configuration_class->trim_events = _lanyard_local_configuration_trim_events;
  configuration_class->get_event_sequence = _lanyard_local_configuration_get_event_sequence;
  configuration_class->put_state = _lanyard_local_configuration_put_state;
  configuration_class->put_state_later = _lanyard_local_configuration_put_state_later;
  configuration_class->get_state = _lanyard_local_configuration_get_state;
  configuration_class->replace_state = _lanyard_local_configuration_replace_state;
  configuration_class->list_state = _lanyard_local_configuration_list_state;
  configuration_class->drop_state = _lanyard_local_configuration_drop_state;
  configuration_class->expire_state = _lanyard_local_configuration_expire_state;

  properties[PROP_PATH] =
    g_param_spec_string ("path", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FLAGS] =
    g_param_spec_uint ("flags", NULL, NULL, 0, G_MAXUINT, LANYARD_OPEN_EXISTING,
                       G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
lanyard_local_configuration_init (LanyardLocalConfiguration *self)
{
  g_mutex_init (&self->seal_mutex);
}

static void
open_worker (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  OpenData *data = task_data;
  GError *error = NULL;
  LanyardConfiguration *self = lanyard_local_configuration_open (data->path, data->flags,
                                                                 data->actor, &error);

  if (self == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, self, g_object_unref);
}

LanyardDatabase *
_lanyard_local_configuration_get_database (LanyardConfiguration *self)
{
  return LANYARD_LOCAL_CONFIGURATION (self)->database;
}

void
_lanyard_local_configuration_hold (LanyardConfiguration *self)
{
  lanyard_database_hold (LANYARD_LOCAL_CONFIGURATION (self)->database);
}

void
_lanyard_local_configuration_look_anew (LanyardConfiguration *self)
{
  lanyard_database_look_anew (LANYARD_LOCAL_CONFIGURATION (self)->database);
}

void
_lanyard_local_configuration_release (LanyardConfiguration *self)
{
  lanyard_database_release (LANYARD_LOCAL_CONFIGURATION (self)->database);
}

/* The key is looked for when a private key is first needed: everything else
 * works without it. Not on the database's thread, since a keyring may ask. */
GBytes *
_lanyard_local_configuration_dup_seal_key (LanyardConfiguration  *configuration,
                                           GError               **error)
{
  LanyardLocalConfiguration *self = LANYARD_LOCAL_CONFIGURATION (configuration);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->seal_mutex);
  SealFacts facts = { NULL };

  if (self->seal_key == NULL &&
      lanyard_database_read (self->database, read_seal_facts_job, &facts, error))
    self->seal_key = load_seal_key (self->database, &facts, error);

  g_free (facts.uuid);
  g_free (facts.place);
  g_free (facts.proof);

  return self->seal_key != NULL ? g_bytes_ref (self->seal_key) : NULL;
}

/**
 * lanyard_local_configuration_open:
 * @path: the file
 * @flags: whether it may be made, and how
 * @actor: (nullable): who is named in the history; %NULL for the user's name
 * @error: return location for `LANYARD_ERROR`: `PERMISSION` (others may read
 *   it, it belongs to somebody else, its folder is read-only), `CORRUPT` (not
 *   a configuration, left as it is), `TOO_NEW`, `NOT_FOUND`, `IN_USE`, `IO`
 *
 * Opens a configuration; blocks. Several programs may have the same one open.
 *
 * Returns: (transfer full): the configuration
 */
LanyardConfiguration *
lanyard_local_configuration_open (const char        *path,
                                  LanyardOpenFlags   flags,
                                  const char        *actor,
                                  GError           **error)
{
  g_autofree char *absolute = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  absolute = g_canonicalize_filename (path, NULL);

  return g_initable_new (LANYARD_TYPE_LOCAL_CONFIGURATION, NULL, error,
                         "location", absolute,
                         "actor", actor != NULL ? actor : g_get_user_name (),
                         "path", absolute,
                         "flags", (guint) flags,
                         NULL);
}

/**
 * lanyard_local_configuration_open_async:
 *
 * The asynchronous form of lanyard_local_configuration_open().
 */
void
lanyard_local_configuration_open_async (const char          *path,
                                        LanyardOpenFlags     flags,
                                        const char          *actor,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  OpenData *data;

  g_return_if_fail (path != NULL);

  data = g_new0 (OpenData, 1);
  data->path = g_strdup (path);
  data->flags = flags;
  data->actor = g_strdup (actor);

  g_task_set_source_tag (task, lanyard_local_configuration_open_async);
  g_task_set_task_data (task, data, open_data_free);
  g_task_run_in_thread (task, open_worker);
}

/**
 * lanyard_local_configuration_open_finish:
 *
 * Returns: (transfer full): the configuration
 */
LanyardConfiguration *
lanyard_local_configuration_open_finish (GAsyncResult  *result,
                                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

const char *
lanyard_local_configuration_get_path (LanyardLocalConfiguration *self)
{
  g_return_val_if_fail (LANYARD_IS_LOCAL_CONFIGURATION (self), NULL);

  return self->path;
}

/**
 * lanyard_local_configuration_dup_default_path:
 *
 * Returns: (transfer full): `$XDG_DATA_HOME/lanyard/default.lanyard`
 */
char *
lanyard_local_configuration_dup_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "lanyard", "default.lanyard", NULL);
}
