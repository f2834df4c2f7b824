/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-deadline-private.h"

struct _LanyardDeadline
{
  GCancellable *cancellable;
  GCancellable *outer;
  gulong        handler;
  gint64        end;          /* monotonic */
  GThread      *watcher;

  GMutex        mutex;
  GCond         condition;
  gboolean      is_done;      /* under the mutex, as the next */
  gboolean      is_over;
};

static gpointer
watch (gpointer user_data)
{
  LanyardDeadline *self = user_data;

  g_mutex_lock (&self->mutex);
  while (!self->is_done && !self->is_over)
    self->is_over = !g_cond_wait_until (&self->condition, &self->mutex, self->end);
  g_mutex_unlock (&self->mutex);

  if (_lanyard_deadline_is_over (self))
    g_cancellable_cancel (self->cancellable);

  return NULL;
}

static void
outer_cancelled_cb (GCancellable *outer,
                    GCancellable *inner)
{
  g_cancellable_cancel (inner);
}

/*
 * _lanyard_deadline_new:
 * @seconds: how long
 * @outer: (nullable): cancels it earlier
 *
 * Returns: (transfer full): a deadline that runs
 */
LanyardDeadline *
_lanyard_deadline_new (guint         seconds,
                       GCancellable *outer)
{
  LanyardDeadline *self = g_new0 (LanyardDeadline, 1);

  g_mutex_init (&self->mutex);
  g_cond_init (&self->condition);
  self->cancellable = g_cancellable_new ();
  self->end = g_get_monotonic_time () + seconds * G_TIME_SPAN_SECOND;
  if (outer != NULL)
    {
      self->outer = g_object_ref (outer);
      self->handler = g_cancellable_connect (outer, G_CALLBACK (outer_cancelled_cb), g_object_ref (self->cancellable),
                                             g_object_unref);
    }
  self->watcher = g_thread_new ("deadline", watch, self);

  return self;
}

/*
 * _lanyard_deadline_free:
 * @self: (transfer full): a deadline
 *
 * Ends it; nothing is cancelled any more.
 */
void
_lanyard_deadline_free (LanyardDeadline *self)
{
  g_mutex_lock (&self->mutex);
  self->is_done = TRUE;
  g_cond_signal (&self->condition);
  g_mutex_unlock (&self->mutex);
  g_thread_join (self->watcher);

  if (self->outer != NULL)
    g_cancellable_disconnect (self->outer, self->handler);
  g_clear_object (&self->outer);
  g_clear_object (&self->cancellable);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->condition);
  g_free (self);
}

GCancellable *
_lanyard_deadline_get_cancellable (LanyardDeadline *self)
{
  return self->cancellable;
}

/* Whether the time is up. */
gboolean
_lanyard_deadline_is_over (LanyardDeadline *self)
{
  gboolean is_over;

  g_mutex_lock (&self->mutex);
  is_over = self->is_over;
  g_mutex_unlock (&self->mutex);

  return is_over;
}
