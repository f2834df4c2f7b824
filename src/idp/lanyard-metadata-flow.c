/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-metadata-flow.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "lanyard-error.h"
#include "lanyard-metadata-fetch-private.h"

struct _LanyardMetadataFlow
{
  GInputStream             parent_instance;

  GMutex                   mutex;
  GCond                    changed;
  int                      file;        /* -1: nothing to read yet */
  guint64                  size;        /* of what came */
  gboolean                 is_ended;
  gboolean                 is_whole;    /* once it is ended */

  /* The reading thread alone */
  guint64                  position;
  LanyardMetadataFlowFunc  wait_func;
  gpointer                 wait_data;
};

G_DEFINE_FINAL_TYPE (LanyardMetadataFlow, lanyard_metadata_flow, G_TYPE_INPUT_STREAM)

/* With the mutex. */
static gboolean
has_answer (LanyardMetadataFlow *self)
{
  return self->is_ended || (self->file >= 0 && self->position < self->size);
}

static void
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  LanyardMetadataFlow *self = user_data;

  g_mutex_lock (&self->mutex);
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
}

static void
wait_for_more (LanyardMetadataFlow *self,
               GCancellable        *cancellable)
{
  gulong handler;

  if (self->wait_func != NULL)
    self->wait_func (self->wait_data);

  handler = cancellable != NULL ? g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), self, NULL) : 0;
  g_mutex_lock (&self->mutex);
  while (!has_answer (self) && !g_cancellable_is_cancelled (cancellable))
    g_cond_wait (&self->changed, &self->mutex);
  g_mutex_unlock (&self->mutex);
  g_cancellable_disconnect (cancellable, handler);
}

static gssize
read_part (LanyardMetadataFlow  *self,
           void                 *buffer,
           gsize                 count,
           GError              **error)
{
  gssize length;

  do
    length = pread (self->file, buffer, count, (off_t) self->position);
  while (length < 0 && errno == EINTR);

  if (length <= 0)
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_IO, NULL, _("Try again"),
                         _("The metadata cannot be read while it comes: %s"), g_strerror (length < 0 ? errno : EIO));
      return -1;
    }

  self->position += (guint64) length;
  return length;
}

static gssize
lanyard_metadata_flow_read (GInputStream  *stream,
                            void          *buffer,
                            gsize          count,
                            GCancellable  *cancellable,
                            GError       **error)
{
  LanyardMetadataFlow *self = LANYARD_METADATA_FLOW (stream);
  gboolean answered, failed;
  guint64 available;

  g_mutex_lock (&self->mutex);
  answered = has_answer (self);
  g_mutex_unlock (&self->mutex);
  if (!answered)
    wait_for_more (self, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return -1;

  g_mutex_lock (&self->mutex);
  failed = self->is_ended && !self->is_whole;
  available = self->file >= 0 ? self->size - self->position : 0;
  g_mutex_unlock (&self->mutex);

  if (failed)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The fetch was given up");
      return -1;
    }

  return available > 0 ? read_part (self, buffer, (gsize) MIN (count, available), error) : 0;
}

static void
lanyard_metadata_flow_finalize (GObject *object)
{
  LanyardMetadataFlow *self = LANYARD_METADATA_FLOW (object);

  if (self->file >= 0)
    close (self->file);
  g_cond_clear (&self->changed);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (lanyard_metadata_flow_parent_class)->finalize (object);
}

static void
lanyard_metadata_flow_class_init (LanyardMetadataFlowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lanyard_metadata_flow_finalize;
  G_INPUT_STREAM_CLASS (klass)->read_fn = lanyard_metadata_flow_read;
}

static void
lanyard_metadata_flow_init (LanyardMetadataFlow *self)
{
  self->file = -1;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
}

/**
 * lanyard_metadata_flow_new:
 *
 * M-63: for #LanyardFetchOptions and for one thread that reads.
 *
 * Returns: (transfer full): nothing has come
 */
LanyardMetadataFlow *
lanyard_metadata_flow_new (void)
{
  return g_object_new (LANYARD_TYPE_METADATA_FLOW, NULL);
}

/**
 * lanyard_metadata_flow_set_wait_func:
 * @self: a flow
 * @func: (nullable): called in the thread that reads, before it waits for more
 * @user_data: for @func
 */
void
lanyard_metadata_flow_set_wait_func (LanyardMetadataFlow     *self,
                                     LanyardMetadataFlowFunc  func,
                                     gpointer                 user_data)
{
  g_return_if_fail (LANYARD_IS_METADATA_FLOW (self));

  self->wait_func = func;
  self->wait_data = user_data;
}

/* @file: what comes is in it; stays that of the caller. */
gboolean
_lanyard_metadata_flow_begin (LanyardMetadataFlow *self,
                              int                  file)
{
  int own = dup (file);

  if (own < 0)
    return FALSE;

  g_mutex_lock (&self->mutex);
  self->file = own;
  g_mutex_unlock (&self->mutex);
  return TRUE;
}

/* @size: all that is in the file. */
void
_lanyard_metadata_flow_grow (LanyardMetadataFlow *self,
                             guint64              size)
{
  g_mutex_lock (&self->mutex);
  self->size = size;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
}

/* Without all of the document, or if it is that of one entity, the reader gets
 * an error. */
void
_lanyard_metadata_flow_end (LanyardMetadataFlow *self,
                            gboolean             is_whole)
{
  g_mutex_lock (&self->mutex);
  self->is_ended = TRUE;
  self->is_whole = is_whole && self->file >= 0;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
}
