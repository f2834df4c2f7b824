/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-expiry-watch.h"

#include "lanyard-administration.h"
#include "lanyard-notification-server.h"
#include "lanyard-time.h"

#include <glib/gi18n-lib.h>

#define INTERVAL_SECONDS (60 * 60)

struct _LanyardExpiryWatch
{
  GObject               parent_instance;

  /* Owned References */
  LanyardConfiguration *configuration;
  GCancellable         *cancellable;
  char                 *banner;
  guint                 timer;
};

/* What a look at the certificates gives. */
typedef struct
{
  char      *banner;
  GPtrArray *due;         /* what is to be notified of; NULL: that is not possible */
} Look;

G_DEFINE_FINAL_TYPE (LanyardExpiryWatch, lanyard_expiry_watch, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_BANNER,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
free_look (Look *look)
{
  g_clear_pointer (&look->due, g_ptr_array_unref);
  g_free (look->banner);
  g_free (look);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Look, free_look)

static gpointer
look_worker (LanyardConfiguration  *configuration,
             gpointer               data,
             GError               **error)
{
  gint64 now = lanyard_time_now ();
  g_autoptr(GPtrArray) entries = lanyard_administration_list_certificates_sync (configuration, error);
  g_autoptr(Look) look = g_new0 (Look, 1);
  gboolean can_notify = GPOINTER_TO_INT (data);
  LanyardCertificateEntry *urgent;

  if (entries == NULL)
    return NULL;
  if (can_notify)
    {
      look->due = lanyard_administration_claim_notices_sync (configuration, entries, now, error);
      if (look->due == NULL)
        return NULL;
    }

  urgent = lanyard_certificate_entries_find_urgent (entries, now);
  look->banner = urgent != NULL ? lanyard_certificate_entry_describe (urgent, now) : NULL;
  return g_steal_pointer (&look);
}

static void
notify (LanyardCertificateEntry *entry)
{
  GApplication *application = g_application_get_default ();
  gint64 now = lanyard_time_now ();
  g_autofree char *id = lanyard_certificate_entry_dup_notice (entry, now);
  g_autofree char *body = lanyard_certificate_entry_describe (entry, now);
  g_autoptr(GNotification) notification = NULL;

  if (application == NULL || id == NULL)
    return;

  notification = g_notification_new (_("A Certificate Needs Attention"));
  g_notification_set_body (notification, body);
  if (lanyard_certificate_entry_get_expiry (entry, now) >= LANYARD_EXPIRY_7_DAYS)
    g_notification_set_priority (notification, G_NOTIFICATION_PRIORITY_HIGH);
  g_application_send_notification (application, id, notification);
}

static void
set_banner (LanyardExpiryWatch *self,
            const char         *banner)
{
  if (g_strcmp0 (self->banner, banner) == 0)
    return;

  g_free (self->banner);
  self->banner = g_strdup (banner);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BANNER]);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(LanyardExpiryWatch) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(Look) look = lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (look == NULL)
    {
      g_warning ("The ends of certificates are not watched: %s", error->message);
      return;
    }

  set_banner (self, look->banner);
  for (guint i = 0; look->due != NULL && i < look->due->len; i++)
    notify (g_ptr_array_index (look->due, i));
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  LanyardExpiryWatch *self = user_data;
  gboolean can_notify = lanyard_notification_server_find_finish (result);

  lanyard_configuration_run_async (self->configuration, look_worker, GINT_TO_POINTER (can_notify), NULL,
                                   (GDestroyNotify) free_look, self->cancellable, looked_cb, self);
}

/* Nothing counts as notified of while nobody shows notifications. */
static void
look_cb (LanyardExpiryWatch *self)
{
  lanyard_notification_server_find_async (self->cancellable, found_cb, g_object_ref (self));
}

static gboolean
hour_passed_cb (gpointer user_data)
{
  look_cb (user_data);
  return G_SOURCE_CONTINUE;
}

static void
lanyard_expiry_watch_finalize (GObject *object)
{
  LanyardExpiryWatch *self = LANYARD_EXPIRY_WATCH (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->configuration);
  g_clear_object (&self->cancellable);
  g_free (self->banner);

  G_OBJECT_CLASS (lanyard_expiry_watch_parent_class)->finalize (object);
}

static void
lanyard_expiry_watch_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_BANNER:
      g_value_set_string (value, LANYARD_EXPIRY_WATCH (object)->banner);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lanyard_expiry_watch_class_init (LanyardExpiryWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = lanyard_expiry_watch_finalize;
  object_class->get_property = lanyard_expiry_watch_get_property;

  properties[PROP_BANNER] =
    g_param_spec_string ("banner", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lanyard_expiry_watch_init (LanyardExpiryWatch *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * lanyard_expiry_watch_new:
 * @configuration: what to watch
 *
 * Returns: (transfer full): a watch, which goes on until it is stopped
 */
LanyardExpiryWatch *
lanyard_expiry_watch_new (LanyardConfiguration *configuration)
{
  LanyardExpiryWatch *self = g_object_new (LANYARD_TYPE_EXPIRY_WATCH, NULL);

  self->configuration = g_object_ref (configuration);
  g_signal_connect_object (configuration, "changed", G_CALLBACK (look_cb), self, G_CONNECT_SWAPPED);
  self->timer = g_timeout_add_seconds (INTERVAL_SECONDS, hour_passed_cb, self);
  look_cb (self);

  return self;
}

void
lanyard_expiry_watch_stop (LanyardExpiryWatch *self)
{
  g_return_if_fail (LANYARD_IS_EXPIRY_WATCH (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
}

const char *
lanyard_expiry_watch_get_banner (LanyardExpiryWatch *self)
{
  g_return_val_if_fail (LANYARD_IS_EXPIRY_WATCH (self), NULL);

  return self->banner;
}
