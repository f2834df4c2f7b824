/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-metadata-watcher.h"

#include "lanyard-check-note.h"
#include "lanyard-metadata-watch.h"
#include "lanyard-time.h"

/* The clock may be set meanwhile: the longest sleep. */
#define SLEEP_MAX (60 * 60)

struct _LanyardMetadataWatcher
{
  GObject               parent_instance;

  /* Owned References */
  LanyardConfiguration *configuration;
  GCancellable         *cancellable;
  GHashTable           *known;        /* connector's ID → Known */
  GPtrArray            *watched;      /* LanyardConnector, as they are stored */
  char                 *asked;        /* the ID of the one that is fetched */
  guint                 timer;

  gboolean              is_listing;
  gboolean              list_again;
};

/* What is known of a connector's metadata. */
typedef struct
{
  gint64  checked;
  gint64  date;         /* of the copy that it was compared with */
  guint   n_changes;
  char   *failure;
} Known;

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LanyardMetadataWatcher, lanyard_metadata_watcher, G_TYPE_OBJECT)

static void check_next (LanyardMetadataWatcher *self);

static void
known_free (Known *known)
{
  g_free (known->failure);
  g_free (known);
}

static Known *
ensure_known (LanyardMetadataWatcher *self,
              const char             *id)
{
  Known *known = g_hash_table_lookup (self->known, id);

  if (known == NULL)
    {
      known = g_new0 (Known, 1);
      g_hash_table_insert (self->known, g_strdup (id), known);
    }

  return known;
}

static gint64
get_next (LanyardMetadataWatcher *self,
          LanyardConnector       *connector)
{
  Known *known = g_hash_table_lookup (self->known, lanyard_record_get_id (LANYARD_RECORD (connector)));

  return lanyard_metadata_watch_get_next (connector, known != NULL ? known->checked : 0);
}

static gboolean
timer_cb (gpointer user_data)
{
  LanyardMetadataWatcher *self = user_data;

  self->timer = 0;
  check_next (self);
  return G_SOURCE_REMOVE;
}

static void
sleep_until (LanyardMetadataWatcher *self,
             gint64                  next)
{
  gint64 seconds = CLAMP (next - lanyard_time_now (), 1, SLEEP_MAX);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (next != G_MAXINT64)
    self->timer = g_timeout_add_seconds ((guint) seconds, timer_cb, self);
}

/* What a person set stays, and is nothing to tell. */
static guint
count_changes (LanyardProposal *proposal)
{
  guint n_changes = 0;

  for (guint i = 0; i < proposal->changes->len; i++)
    if (!((LanyardProposalChange *) g_ptr_array_index (proposal->changes, i))->is_own)
      n_changes++;

  return n_changes;
}

static void
tell_and_go_on (LanyardMetadataWatcher *self)
{
  g_autofree char *id = g_steal_pointer (&self->asked);

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, id);
  check_next (self);
}

static void
noted_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(LanyardMetadataWatcher) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!lanyard_check_note_metadata_finish (LANYARD_CONFIGURATION (source), result, &error))
    g_warning ("The check does not hear of fresh metadata: %s", error->message);
  if (!g_cancellable_is_cancelled (self->cancellable))
    tell_and_go_on (self);
}

/* C09: the check hears of it before anybody else does. */
static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(LanyardMetadataWatcher) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardProposal) proposal = lanyard_metadata_watch_check_finish (result, &error);
  Known *known;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  known = ensure_known (self, self->asked);
  known->checked = lanyard_time_now ();
  g_clear_pointer (&known->failure, g_free);
  if (proposal == NULL)
    {
      known->failure = g_strdup (error->message);
      tell_and_go_on (self);
      return;
    }

  known->n_changes = count_changes (proposal);
  lanyard_check_note_metadata_async (self->configuration, proposal, known->checked, noted_cb, g_object_ref (self));
}

static void
check_next (LanyardMetadataWatcher *self)
{
  gint64 now = lanyard_time_now ();
  gint64 earliest = G_MAXINT64;

  if (self->asked != NULL)
    return;

  for (guint i = 0; i < self->watched->len; i++)
    {
      LanyardConnector *connector = g_ptr_array_index (self->watched, i);
      gint64 next = get_next (self, connector);

      if (next <= now)
        {
          self->asked = g_strdup (lanyard_record_get_id (LANYARD_RECORD (connector)));
          ensure_known (self, self->asked)->date = lanyard_connector_get_metadata_date (connector);
          lanyard_metadata_watch_check_async (connector, lanyard_connector_get_metadata_watch_private (connector), now,
                                              self->cancellable, checked_cb, g_object_ref (self));
          return;
        }
      earliest = MIN (earliest, next);
    }

  sleep_until (self, earliest);
}

static LanyardConnector *
find_watched (LanyardMetadataWatcher *self,
              const char             *id)
{
  for (guint i = 0; i < self->watched->len; i++)
    if (g_strcmp0 (lanyard_record_get_id (g_ptr_array_index (self->watched, i)), id) == 0)
      return g_ptr_array_index (self->watched, i);

  return NULL;
}

/* What was taken over, or is no longer watched, is no news. */
static void
forget_old (LanyardMetadataWatcher *self)
{
  g_autoptr(GPtrArray) forgotten = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer id, known;

  g_hash_table_iter_init (&iter, self->known);
  while (g_hash_table_iter_next (&iter, &id, &known))
    {
      LanyardConnector *connector = find_watched (self, id);

      if (connector != NULL && lanyard_connector_get_metadata_date (connector) == ((Known *) known)->date)
        continue;
      g_ptr_array_add (forgotten, g_strdup (id));
      g_hash_table_iter_remove (&iter);
    }

  for (guint i = 0; i < forgotten->len; i++)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0, g_ptr_array_index (forgotten, i));
}

static gpointer
list_worker (LanyardConfiguration  *configuration,
             gpointer               data,
             GError               **error)
{
  GPtrArray *connectors = lanyard_configuration_list_sync (configuration, LANYARD_TYPE_CONNECTOR, error);

  for (guint i = connectors != NULL ? connectors->len : 0; i > 0; i--)
    if (lanyard_metadata_watch_get_next (g_ptr_array_index (connectors, i - 1), 0) == G_MAXINT64)
      g_ptr_array_remove_index (connectors, i - 1);

  return connectors;
}

static void list_cb (LanyardMetadataWatcher *self);

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(LanyardMetadataWatcher) self = user_data;
  g_autoptr(GError) error = NULL;
  GPtrArray *watched = lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error);

  self->is_listing = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    {
      g_clear_pointer (&watched, g_ptr_array_unref);
      return;
    }
  if (watched == NULL)
    {
      g_warning ("Metadata is not watched: %s", error->message);
      return;
    }

  g_ptr_array_unref (self->watched);
  self->watched = watched;
  forget_old (self);
  if (self->list_again)
    list_cb (self);
  else
    check_next (self);
}

static void
list_cb (LanyardMetadataWatcher *self)
{
  self->list_again = self->is_listing;
  if (self->is_listing || g_cancellable_is_cancelled (self->cancellable))
    return;

  self->is_listing = TRUE;
  lanyard_configuration_run_async (self->configuration, list_worker, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                                   self->cancellable, listed_cb, g_object_ref (self));
}

static void
lanyard_metadata_watcher_finalize (GObject *object)
{
  LanyardMetadataWatcher *self = LANYARD_METADATA_WATCHER (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->configuration);
  g_clear_object (&self->cancellable);
  g_hash_table_unref (self->known);
  g_ptr_array_unref (self->watched);
  g_free (self->asked);

  G_OBJECT_CLASS (lanyard_metadata_watcher_parent_class)->finalize (object);
}

static void
lanyard_metadata_watcher_class_init (LanyardMetadataWatcherClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lanyard_metadata_watcher_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
lanyard_metadata_watcher_init (LanyardMetadataWatcher *self)
{
  self->cancellable = g_cancellable_new ();
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) known_free);
  self->watched = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * lanyard_metadata_watcher_new:
 * @configuration: whose connectors to watch
 *
 * Returns: (transfer full): a watcher, which goes on until it is stopped
 */
LanyardMetadataWatcher *
lanyard_metadata_watcher_new (LanyardConfiguration *configuration)
{
  LanyardMetadataWatcher *self = g_object_new (LANYARD_TYPE_METADATA_WATCHER, NULL);

  self->configuration = g_object_ref (configuration);
  g_signal_connect_object (configuration, "changed", G_CALLBACK (list_cb), self, G_CONNECT_SWAPPED);
  list_cb (self);

  return self;
}

void
lanyard_metadata_watcher_stop (LanyardMetadataWatcher *self)
{
  g_return_if_fail (LANYARD_IS_METADATA_WATCHER (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
}

guint
lanyard_metadata_watcher_count_changes (LanyardMetadataWatcher *self,
                                        const char             *connector_id)
{
  Known *known;

  g_return_val_if_fail (LANYARD_IS_METADATA_WATCHER (self), 0);

  known = g_hash_table_lookup (self->known, connector_id);
  return known != NULL ? known->n_changes : 0;
}

const char *
lanyard_metadata_watcher_get_failure (LanyardMetadataWatcher *self,
                                      const char             *connector_id)
{
  Known *known;

  g_return_val_if_fail (LANYARD_IS_METADATA_WATCHER (self), NULL);

  known = g_hash_table_lookup (self->known, connector_id);
  return known != NULL ? known->failure : NULL;
}
