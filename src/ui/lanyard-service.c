/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-service.h"

#include "lanyard-error.h"
#include "lanyard-idp.h"
#include "lanyard-local-configuration.h"

struct _LanyardService
{
  GObject               parent_instance;

  /* Owned References */
  LanyardConfiguration *configuration;
  LanyardIdp           *idp;
  LanyardSettings      *settings;       /* that it was started with */
  char                 *base_url;
  char                 *error_message;

  gboolean              port_taken;
  gboolean              starting;
  gboolean              start_again;    /* the settings changed while it started */
  gboolean              stopped;
};

G_DEFINE_FINAL_TYPE (LanyardService, lanyard_service, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_BASE_URL,
  PROP_ERROR_MESSAGE,
  PROP_RUNNING,
  PROP_PORT_TAKEN,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* What the worker gets and gives back. */
typedef struct
{
  char            *path;
  char            *actor;
  LanyardIdp      *old;
  LanyardIdp      *idp;
  LanyardSettings *settings;
  char            *base_url;
} StartData;

static void
start_data_free (StartData *data)
{
  g_clear_object (&data->old);
  g_clear_object (&data->idp);
  g_clear_object (&data->settings);
  g_free (data->path);
  g_free (data->actor);
  g_free (data->base_url);
  g_free (data);
}

static gboolean
start_idp (StartData  *data,
           GError    **error)
{
  g_autoptr(LanyardConfiguration) configuration = NULL;
  g_autoptr(LanyardIdp) idp = NULL;

  configuration = lanyard_local_configuration_open (data->path, LANYARD_OPEN_EXISTING, data->actor, error);
  if (configuration == NULL)
    return FALSE;

  data->settings = lanyard_configuration_load_settings_sync (configuration, error);
  if (data->settings == NULL)
    return FALSE;

  data->base_url = g_strdup (lanyard_settings_get_base_url (data->settings));
  idp = lanyard_idp_new (configuration);
  if (!lanyard_idp_start (idp, NULL, lanyard_settings_get_port (data->settings), NULL, error))
    return FALSE;

  data->idp = g_steal_pointer (&idp);
  g_free (data->base_url);
  data->base_url = g_strdup (lanyard_idp_get_base_url (data->idp));
  return TRUE;
}

static void
start_worker (GTask        *task,
              gpointer      source_object,
              gpointer      task_data,
              GCancellable *cancellable)
{
  StartData *data = task_data;
  GError *error = NULL;

  if (data->old != NULL)
    lanyard_idp_stop (data->old);
  g_clear_object (&data->old);

  if (start_idp (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
set_state (LanyardService *self,
           LanyardIdp     *idp,
           const char     *base_url,
           const GError   *error)
{
  g_set_object (&self->idp, idp);
  if (base_url != NULL)
    {
      g_free (self->base_url);
      self->base_url = g_strdup (base_url);
    }
  g_free (self->error_message);
  self->error_message = error != NULL ? g_strdup (error->message) : NULL;
  self->port_taken = error != NULL && g_error_matches (error, LANYARD_ERROR, LANYARD_ERROR_IN_USE);

  for (guint i = 1; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

static void
start_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  LanyardService *self = LANYARD_SERVICE (source);
  StartData *data = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  self->starting = FALSE;
  if (self->stopped)
    {
      if (data->idp != NULL)
        lanyard_idp_stop (data->idp);
      return;
    }

  g_set_object (&self->settings, data->settings);
  set_state (self, data->idp, data->base_url, error);
  if (self->start_again)
    lanyard_service_start (self);
}

static void
lanyard_service_dispose (GObject *object)
{
  LanyardService *self = LANYARD_SERVICE (object);

  lanyard_service_stop (self);

  G_OBJECT_CLASS (lanyard_service_parent_class)->dispose (object);
}

static void
lanyard_service_finalize (GObject *object)
{
  LanyardService *self = LANYARD_SERVICE (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->configuration);
  g_clear_pointer (&self->base_url, g_free);
  g_clear_pointer (&self->error_message, g_free);

  G_OBJECT_CLASS (lanyard_service_parent_class)->finalize (object);
}

static void
lanyard_service_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  LanyardService *self = LANYARD_SERVICE (object);

  switch (prop_id)
    {
    case PROP_BASE_URL:
      g_value_set_string (value, self->base_url);
      break;
    case PROP_ERROR_MESSAGE:
      g_value_set_string (value, self->error_message);
      break;
    case PROP_RUNNING:
      g_value_set_boolean (value, self->idp != NULL);
      break;
    case PROP_PORT_TAKEN:
      g_value_set_boolean (value, self->port_taken);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lanyard_service_class_init (LanyardServiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = lanyard_service_dispose;
  object_class->finalize = lanyard_service_finalize;
  object_class->get_property = lanyard_service_get_property;

  properties[PROP_BASE_URL] = g_param_spec_string ("base-url", NULL, NULL, NULL, flags);
  properties[PROP_ERROR_MESSAGE] = g_param_spec_string ("error-message", NULL, NULL, NULL, flags);
  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, flags);
  properties[PROP_PORT_TAKEN] = g_param_spec_boolean ("port-taken", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lanyard_service_init (LanyardService *self)
{
}

/**
 * lanyard_service_new:
 * @configuration: a local configuration
 *
 * Returns: (transfer full): its identity provider, not started
 */
LanyardService *
lanyard_service_new (LanyardConfiguration *configuration)
{
  LanyardService *self;

  g_return_val_if_fail (LANYARD_IS_LOCAL_CONFIGURATION (configuration), NULL);

  self = g_object_new (LANYARD_TYPE_SERVICE, NULL);
  self->configuration = g_object_ref (configuration);

  return self;
}

/**
 * lanyard_service_start:
 * @self: a service
 *
 * Starts in a thread, or starts again with the settings as they are now. The
 * properties say how it went.
 */
void
lanyard_service_start (LanyardService *self)
{
  g_autoptr(GTask) task = NULL;
  StartData *data;

  g_return_if_fail (LANYARD_IS_SERVICE (self));

  self->start_again = self->starting;
  self->stopped = FALSE;
  if (self->starting)
    return;

  self->starting = TRUE;
  data = g_new0 (StartData, 1);
  data->path = g_strdup (lanyard_local_configuration_get_path (LANYARD_LOCAL_CONFIGURATION (self->configuration)));
  data->actor = g_strdup (lanyard_configuration_get_actor (self->configuration));
  data->old = g_steal_pointer (&self->idp);

  task = g_task_new (self, NULL, start_cb, NULL);
  g_task_set_source_tag (task, lanyard_service_start);
  g_task_set_task_data (task, data, (GDestroyNotify) start_data_free);
  g_task_run_in_thread (task, start_worker);
}

static void
settings_read_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(LanyardService) self = user_data;
  g_autoptr(LanyardRecord) settings = lanyard_configuration_load_finish (LANYARD_CONFIGURATION (source), result, NULL);

  if (settings == NULL || self->stopped || self->settings == NULL)
    return;

  /* What a start that is under way has read is not known yet. */
  if (self->starting || !lanyard_item_equal (LANYARD_ITEM (settings), LANYARD_ITEM (self->settings)))
    lanyard_service_start (self);
}

/**
 * lanyard_service_follow:
 * @self: a service
 *
 * Starts again if the settings are others than those it was started with.
 */
void
lanyard_service_follow (LanyardService *self)
{
  g_return_if_fail (LANYARD_IS_SERVICE (self));

  lanyard_configuration_load_async (self->configuration, LANYARD_TYPE_SETTINGS, "settings", NULL, settings_read_cb,
                                    g_object_ref (self));
}

/**
 * lanyard_service_stop:
 * @self: a service
 *
 * Answers what it has begun to answer, then stops to listen.
 */
void
lanyard_service_stop (LanyardService *self)
{
  g_return_if_fail (LANYARD_IS_SERVICE (self));

  self->stopped = TRUE;
  if (self->idp != NULL)
    lanyard_idp_stop (self->idp);
  g_clear_object (&self->idp);
}

const char *
lanyard_service_get_base_url (LanyardService *self)
{
  g_return_val_if_fail (LANYARD_IS_SERVICE (self), NULL);

  return self->base_url;
}

const char *
lanyard_service_get_error_message (LanyardService *self)
{
  g_return_val_if_fail (LANYARD_IS_SERVICE (self), NULL);

  return self->error_message;
}

gboolean
lanyard_service_is_running (LanyardService *self)
{
  g_return_val_if_fail (LANYARD_IS_SERVICE (self), FALSE);

  return self->idp != NULL;
}

gboolean
lanyard_service_is_port_taken (LanyardService *self)
{
  g_return_val_if_fail (LANYARD_IS_SERVICE (self), FALSE);

  return self->port_taken;
}
