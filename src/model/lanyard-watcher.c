/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-watcher.h"

#define INTERVAL_SECONDS 1

/* Shared by the configuration, its sources in the watching context and the
 * worker that asks for the sequence. */
struct _LanyardWatcher
{
  GWeakRef configuration;

  GMutex mutex;           /* for what follows */
  GMainContext *context;  /* NULL until somebody watches */
  GSource *timer;
  gint64 sequence;        /* of the last change that was announced; -1 at first */
  gint64 event_sequence;  /* likewise, of the last event */
  gboolean is_announced;  /* "changed" is on its way */
  gboolean is_event_announced;
  gboolean is_asking;
};

static void
free_watcher (gpointer data)
{
  LanyardWatcher *self = data;

  g_weak_ref_clear (&self->configuration);
  g_mutex_clear (&self->mutex);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->timer, g_source_unref);
}

static void
release_watcher (gpointer data)
{
  g_atomic_rc_box_release_full (data, free_watcher);
}

static gboolean
emit_changed_cb (gpointer data)
{
  LanyardWatcher *self = data;
  g_autoptr(LanyardConfiguration) configuration = g_weak_ref_get (&self->configuration);

  g_mutex_lock (&self->mutex);
  self->is_announced = FALSE;
  g_mutex_unlock (&self->mutex);

  if (configuration != NULL)
    g_signal_emit_by_name (configuration, "changed");

  return G_SOURCE_REMOVE;
}

static gboolean
emit_events_changed_cb (gpointer data)
{
  LanyardWatcher *self = data;
  g_autoptr(LanyardConfiguration) configuration = g_weak_ref_get (&self->configuration);

  g_mutex_lock (&self->mutex);
  self->is_event_announced = FALSE;
  g_mutex_unlock (&self->mutex);

  if (configuration != NULL)
    g_signal_emit_by_name (configuration, "events-changed");

  return G_SOURCE_REMOVE;
}

/* With the mutex held. Always through the context's queue: the thread that
 * changed something must not run the handlers. */
static void
queue (LanyardWatcher *self,
       gboolean       *is_announced,
       GSourceFunc     emit_cb)
{
  g_autoptr(GSource) source = NULL;

  if (*is_announced)
    return;

  *is_announced = TRUE;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, emit_cb, g_atomic_rc_box_acquire (self), release_watcher);
  g_source_attach (source, self->context);
}

static gint64
get_sequence (LanyardConfiguration *configuration)
{
  g_autoptr(GError) error = NULL;
  gint64 sequence = LANYARD_CONFIGURATION_GET_CLASS (configuration)->get_sequence (configuration, &error);

  if (sequence < 0)
    g_debug ("Cannot look for changes: %s", error->message);

  return sequence;
}

static gint64
get_event_sequence (LanyardConfiguration *configuration)
{
  LanyardConfigurationClass *klass = LANYARD_CONFIGURATION_GET_CLASS (configuration);
  g_autoptr(GError) error = NULL;
  gint64 sequence = klass->get_event_sequence != NULL ? klass->get_event_sequence (configuration, &error) : -1;

  if (error != NULL)
    g_debug ("Cannot look for events: %s", error->message);

  return sequence;
}

static void
ask_worker (GTask        *task,
            gpointer      source_object,
            gpointer      task_data,
            GCancellable *cancellable)
{
  LanyardWatcher *self = task_data;
  g_autoptr(LanyardConfiguration) configuration = g_weak_ref_get (&self->configuration);
  gint64 sequence = get_sequence (configuration);
  gint64 event_sequence = get_event_sequence (configuration);

  /* the task's callback drops the last reference, not this thread */
  g_clear_object (&configuration);
  g_mutex_lock (&self->mutex);
  self->is_asking = FALSE;
  if (sequence >= 0 && sequence != self->sequence)
    {
      self->sequence = sequence;
      queue (self, &self->is_announced, emit_changed_cb);
    }
  if (event_sequence >= 0 && event_sequence != self->event_sequence)
    {
      self->event_sequence = event_sequence;
      queue (self, &self->is_event_announced, emit_events_changed_cb);
    }
  g_mutex_unlock (&self->mutex);

  g_task_return_boolean (task, TRUE);
}

/* The configuration's last reference must not go on a worker thread. */
static void
asked_cb (GObject      *source_object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_object_unref (user_data);
}

static gboolean
ask_cb (gpointer data)
{
  LanyardWatcher *self = data;
  g_autoptr(LanyardConfiguration) configuration = g_weak_ref_get (&self->configuration);
  g_autoptr(GTask) task = NULL;
  gboolean is_asking;

  if (configuration == NULL)
    return G_SOURCE_REMOVE;

  g_mutex_lock (&self->mutex);
  is_asking = self->is_asking;
  self->is_asking = TRUE;
  g_mutex_unlock (&self->mutex);
  if (is_asking)
    return G_SOURCE_CONTINUE;

  task = g_task_new (NULL, NULL, asked_cb, g_object_ref (configuration));
  g_task_set_source_tag (task, ask_cb);
  g_task_set_task_data (task, g_atomic_rc_box_acquire (self), release_watcher);
  g_task_run_in_thread (task, ask_worker);

  return G_SOURCE_CONTINUE;
}

/*< private >
 * _lanyard_watcher_new:
 * @configuration: whose signal is emitted; not kept alive
 *
 * Returns: (transfer full): to be ended with _lanyard_watcher_stop()
 */
LanyardWatcher *
_lanyard_watcher_new (LanyardConfiguration *configuration)
{
  LanyardWatcher *self = g_atomic_rc_box_new0 (LanyardWatcher);

  g_weak_ref_init (&self->configuration, configuration);
  g_mutex_init (&self->mutex);
  self->sequence = -1;
  self->event_sequence = -1;

  return self;
}

void
_lanyard_watcher_stop (LanyardWatcher *self)
{
  g_autoptr(GSource) timer = NULL;

  g_mutex_lock (&self->mutex);
  timer = g_steal_pointer (&self->timer);
  g_mutex_unlock (&self->mutex);

  if (timer != NULL)
    g_source_destroy (timer);
  release_watcher (self);
}

/*< private >
 * _lanyard_watcher_start:
 *
 * From now on "changed" is emitted in the caller's thread-default context:
 * once at first, then whenever the sequence moves. The first call counts.
 */
void
_lanyard_watcher_start (LanyardWatcher *self)
{
  gboolean is_first;

  g_mutex_lock (&self->mutex);
  is_first = self->context == NULL;
  if (is_first)
    {
      self->context = g_main_context_ref_thread_default ();
      self->timer = g_timeout_source_new_seconds (INTERVAL_SECONDS);
      g_source_set_callback (self->timer, ask_cb, g_atomic_rc_box_acquire (self), release_watcher);
      g_source_attach (self->timer, self->context);
    }
  g_mutex_unlock (&self->mutex);

  if (is_first)
    ask_cb (self);
}

gboolean
_lanyard_watcher_is_active (LanyardWatcher *self)
{
  gboolean is_active;

  g_mutex_lock (&self->mutex);
  is_active = self->context != NULL;
  g_mutex_unlock (&self->mutex);

  return is_active;
}

/*< private >
 * _lanyard_watcher_announce:
 * @self: a watcher that is active
 * @sequence: the sequence after a change of our own; negative if not known
 */
void
_lanyard_watcher_announce (LanyardWatcher *self,
                           gint64          sequence)
{
  g_mutex_lock (&self->mutex);
  self->sequence = MAX (self->sequence, sequence);
  queue (self, &self->is_announced, emit_changed_cb);
  g_mutex_unlock (&self->mutex);
}
