/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-directory-client-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "lanyard-error.h"

struct _LanyardDirectoryGuard
{
  GMutex        mutex;
  GCond         cond;
  GThread      *thread;
  GCancellable *cancellable;
  gulong        handler;
  gint64        deadline;   /* of the monotonic clock */
  int           fd;         /* a descriptor of its own of the same socket */
  gboolean      done;
  gboolean      expired;
};

static gpointer
await_deadline (gpointer data)
{
  LanyardDirectoryGuard *self = data;

  g_mutex_lock (&self->mutex);
  while (!self->done && !self->expired)
    if (!g_cond_wait_until (&self->cond, &self->mutex, self->deadline))
      {
        self->expired = TRUE;
        shutdown (self->fd, SHUT_RDWR);
      }
  g_mutex_unlock (&self->mutex);

  return NULL;
}

static void
cancelled_cb (GCancellable          *cancellable,
              LanyardDirectoryGuard *self)
{
  shutdown (self->fd, SHUT_RDWR);
}

/* A descriptor of its own of the same socket; -1 if there is none. */
int
_lanyard_directory_dup_socket (int      fd,
                               GError **error)
{
  int other = fcntl (fd, F_DUPFD_CLOEXEC, 0);

  if (other < 0)
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_IO, g_strerror (errno), _("Try again later"),
                       _("The connection to the directory cannot be guarded"));
  return other;
}

/* Without one there is no connection: nothing would end it. */
LanyardDirectoryGuard *
_lanyard_directory_guard_new (int            fd,
                              guint          seconds,
                              GCancellable  *cancellable,
                              GError       **error)
{
  LanyardDirectoryGuard *self;
  int own = _lanyard_directory_dup_socket (fd, error);

  if (own < 0)
    return NULL;

  self = g_new0 (LanyardDirectoryGuard, 1);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->fd = own;
  self->deadline = g_get_monotonic_time () + seconds * G_TIME_SPAN_SECOND;
  self->thread = g_thread_new ("directory-guard", await_deadline, self);
  if (cancellable != NULL)
    {
      self->cancellable = g_object_ref (cancellable);
      self->handler = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), self, NULL);
    }

  return self;
}

void
_lanyard_directory_guard_free (LanyardDirectoryGuard *self)
{
  if (self == NULL)
    return;

  if (self->cancellable != NULL)
    g_cancellable_disconnect (self->cancellable, self->handler);
  g_mutex_lock (&self->mutex);
  self->done = TRUE;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);
  g_thread_join (self->thread);

  close (self->fd);
  g_clear_object (&self->cancellable);
  g_cond_clear (&self->cond);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

gboolean
_lanyard_directory_guard_is_expired (LanyardDirectoryGuard *self)
{
  gboolean expired;

  g_mutex_lock (&self->mutex);
  expired = self->expired;
  g_mutex_unlock (&self->mutex);

  return expired;
}
