/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-http-tap.h"

#include "lanyard-http-framing.h"

#include <string.h>

#define IDLE_LIMIT (60 * G_USEC_PER_SEC)
#define READ_LIMIT (30 * G_USEC_PER_SEC)
#define ANSWER_LIMIT (120 * G_USEC_PER_SEC)

struct _LanyardHttpTap
{
  GIOStream parent_instance;

  GIOStream *base;
  GInputStream *input;

  LanyardHttpFraming *framing;
  guint status;             /* why it ended, 0: it has not */
  guint answered;
  gboolean was_between;
  gint64 since;
};

G_DEFINE_FINAL_TYPE (LanyardHttpTap, lanyard_http_tap, G_TYPE_IO_STREAM)

/* The reader's end; it never outlives its tap's use of it. */
#define LANYARD_TYPE_HTTP_TAP_INPUT (lanyard_http_tap_input_get_type ())
G_DECLARE_FINAL_TYPE (LanyardHttpTapInput, lanyard_http_tap_input, LANYARD, HTTP_TAP_INPUT, GFilterInputStream)

struct _LanyardHttpTapInput
{
  GFilterInputStream parent_instance;

  LanyardHttpTap *tap;      /* unowned */
};

/* The answer of a server that has nothing to say but the status; if it does
 * not fit into the socket's buffer, the client is not reading. */
static void
write_bare_status (LanyardHttpTap *self)
{
  GOutputStream *output = g_io_stream_get_output_stream (self->base);
  g_autofree char *answer = NULL;

  if (lanyard_http_framing_get_started (self->framing) > self->answered + 1)
    return;

  answer = g_strdup_printf ("HTTP/1.1 %u Refused\r\n"
                            "Connection: close\r\n"
                            "Content-Length: 0\r\n"
                            "Cache-Control: no-store\r\n"
                            "\r\n", self->status);
  g_pollable_output_stream_write_nonblocking (G_POLLABLE_OUTPUT_STREAM (output),
                                              answer, strlen (answer), NULL, NULL);
}

static gssize
follow (LanyardHttpTap  *self,
        const void      *buffer,
        gssize           n_read,
        GError         **error)
{
  gboolean is_between;

  if (n_read <= 0)
    return n_read;

  self->status = lanyard_http_framing_feed (self->framing, buffer, n_read);
  is_between = lanyard_http_framing_is_between (self->framing);
  if (is_between != self->was_between)
    {
      self->was_between = is_between;
      self->since = g_get_monotonic_time ();
    }
  if (self->status == 0)
    return n_read;

  write_bare_status (self);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               "The request is refused with status %u", self->status);

  return -1;
}

static gboolean
check_open (LanyardHttpTapInput  *self,
            GError              **error)
{
  if (self->tap != NULL && self->tap->status == 0)
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, "The connection has ended");
  return FALSE;
}

static gssize
lanyard_http_tap_input_read (GInputStream  *stream,
                             void          *buffer,
                             gsize          count,
                             GCancellable  *cancellable,
                             GError       **error)
{
  LanyardHttpTapInput *self = LANYARD_HTTP_TAP_INPUT (stream);
  gssize n_read;

  if (!check_open (self, error))
    return -1;

  n_read = g_input_stream_read (G_FILTER_INPUT_STREAM (self)->base_stream,
                                buffer, count, cancellable, error);

  return follow (self->tap, buffer, n_read, error);
}

static gssize
lanyard_http_tap_input_read_nonblocking (GPollableInputStream  *stream,
                                         void                  *buffer,
                                         gsize                  count,
                                         GError               **error)
{
  LanyardHttpTapInput *self = LANYARD_HTTP_TAP_INPUT (stream);
  GInputStream *base = G_FILTER_INPUT_STREAM (self)->base_stream;
  gssize n_read;

  if (!check_open (self, error))
    return -1;

  n_read = g_pollable_input_stream_read_nonblocking (G_POLLABLE_INPUT_STREAM (base),
                                                     buffer, count, NULL, error);

  return follow (self->tap, buffer, n_read, error);
}

static gboolean
lanyard_http_tap_input_is_readable (GPollableInputStream *stream)
{
  GInputStream *base = G_FILTER_INPUT_STREAM (stream)->base_stream;

  return g_pollable_input_stream_is_readable (G_POLLABLE_INPUT_STREAM (base));
}

static GSource *
lanyard_http_tap_input_create_source (GPollableInputStream *stream,
                                      GCancellable         *cancellable)
{
  GInputStream *base = G_FILTER_INPUT_STREAM (stream)->base_stream;
  g_autoptr(GSource) source = g_pollable_input_stream_create_source (G_POLLABLE_INPUT_STREAM (base), cancellable);

  return g_pollable_source_new_full (stream, source, NULL);
}

static void
lanyard_http_tap_input_pollable_init (GPollableInputStreamInterface *iface)
{
  iface->is_readable = lanyard_http_tap_input_is_readable;
  iface->create_source = lanyard_http_tap_input_create_source;
  iface->read_nonblocking = lanyard_http_tap_input_read_nonblocking;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LanyardHttpTapInput, lanyard_http_tap_input, G_TYPE_FILTER_INPUT_STREAM,
                               G_IMPLEMENT_INTERFACE (G_TYPE_POLLABLE_INPUT_STREAM, lanyard_http_tap_input_pollable_init))

static void
lanyard_http_tap_input_class_init (LanyardHttpTapInputClass *klass)
{
  GInputStreamClass *stream_class = G_INPUT_STREAM_CLASS (klass);

  stream_class->read_fn = lanyard_http_tap_input_read;
}

static void
lanyard_http_tap_input_init (LanyardHttpTapInput *self)
{
}

static GInputStream *
lanyard_http_tap_get_input_stream (GIOStream *stream)
{
  return LANYARD_HTTP_TAP (stream)->input;
}

static GOutputStream *
lanyard_http_tap_get_output_stream (GIOStream *stream)
{
  return g_io_stream_get_output_stream (LANYARD_HTTP_TAP (stream)->base);
}

static gboolean
lanyard_http_tap_close (GIOStream     *stream,
                        GCancellable  *cancellable,
                        GError       **error)
{
  return g_io_stream_close (LANYARD_HTTP_TAP (stream)->base, cancellable, error);
}

static void
closed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (g_io_stream_close_finish (G_IO_STREAM (object), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
lanyard_http_tap_close_async (GIOStream           *stream,
                              int                  io_priority,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  GTask *task = g_task_new (stream, cancellable, callback, user_data);

  g_task_set_source_tag (task, lanyard_http_tap_close_async);
  g_io_stream_close_async (LANYARD_HTTP_TAP (stream)->base, io_priority, cancellable, closed_cb, task);
}

static gboolean
lanyard_http_tap_close_finish (GIOStream     *stream,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, stream), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
lanyard_http_tap_finalize (GObject *object)
{
  LanyardHttpTap *self = LANYARD_HTTP_TAP (object);

  LANYARD_HTTP_TAP_INPUT (self->input)->tap = NULL;
  g_clear_object (&self->input);
  g_clear_object (&self->base);
  g_clear_pointer (&self->framing, lanyard_http_framing_free);

  G_OBJECT_CLASS (lanyard_http_tap_parent_class)->finalize (object);
}

static void
lanyard_http_tap_class_init (LanyardHttpTapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GIOStreamClass *stream_class = G_IO_STREAM_CLASS (klass);

  object_class->finalize = lanyard_http_tap_finalize;

  stream_class->get_input_stream = lanyard_http_tap_get_input_stream;
  stream_class->get_output_stream = lanyard_http_tap_get_output_stream;
  stream_class->close_fn = lanyard_http_tap_close;
  stream_class->close_async = lanyard_http_tap_close_async;
  stream_class->close_finish = lanyard_http_tap_close_finish;
}

static void
lanyard_http_tap_init (LanyardHttpTap *self)
{
  self->framing = lanyard_http_framing_new ();
  self->was_between = TRUE;
  self->since = g_get_monotonic_time ();
}

/**
 * lanyard_http_tap_new:
 * @base: a connection whose streams can be polled
 *
 * Returns: (transfer full): @base with its requests' targets kept
 */
LanyardHttpTap *
lanyard_http_tap_new (GIOStream *base)
{
  LanyardHttpTap *self;
  LanyardHttpTapInput *input;

  g_return_val_if_fail (G_IS_IO_STREAM (base), NULL);

  input = g_object_new (LANYARD_TYPE_HTTP_TAP_INPUT,
                        "base-stream", g_io_stream_get_input_stream (base),
                        "close-base-stream", FALSE,
                        NULL);
  self = g_object_new (LANYARD_TYPE_HTTP_TAP, NULL);
  self->base = g_object_ref (base);
  self->input = G_INPUT_STREAM (input);
  input->tap = self;

  return self;
}

/**
 * lanyard_http_tap_take_target:
 * @self: a tap
 *
 * Returns: (transfer full) (nullable): the target of the next request in
 *   order, exactly as sent (I-16)
 */
char *
lanyard_http_tap_take_target (LanyardHttpTap *self)
{
  g_return_val_if_fail (LANYARD_IS_HTTP_TAP (self), NULL);

  return lanyard_http_framing_take_target (self->framing);
}

/**
 * lanyard_http_tap_count_answer:
 * @self: a tap
 *
 * Says that a request of this connection was answered.
 */
void
lanyard_http_tap_count_answer (LanyardHttpTap *self)
{
  g_return_if_fail (LANYARD_IS_HTTP_TAP (self));

  self->answered++;
  self->since = g_get_monotonic_time ();
}

/**
 * lanyard_http_tap_is_answering:
 * @self: a tap
 *
 * Returns: whether a request came that was not answered yet
 */
gboolean
lanyard_http_tap_is_answering (LanyardHttpTap *self)
{
  g_return_val_if_fail (LANYARD_IS_HTTP_TAP (self), FALSE);

  return lanyard_http_framing_get_started (self->framing) > self->answered + (self->was_between ? 0 : 1);
}

/**
 * lanyard_http_tap_get_limit:
 * @self: a tap
 * @since: (out): when the present phase began, in monotonic time
 *
 * Returns: how many microseconds the connection may spend in its present
 *   phase: waiting for a request, reading one, answering
 */
gint64
lanyard_http_tap_get_limit (LanyardHttpTap *self,
                            gint64         *since)
{
  g_return_val_if_fail (LANYARD_IS_HTTP_TAP (self), 0);
  g_return_val_if_fail (since != NULL, 0);

  *since = self->since;
  if (!self->was_between)
    return READ_LIMIT;

  return lanyard_http_tap_is_answering (self) ? ANSWER_LIMIT : IDLE_LIMIT;
}
