/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "scripted-server.h"

#include <string.h>

#define TRICKLE_USEC 20000
#define CHUNK 65536

struct _ScriptedServer
{
  GThread             *thread;
  GSocketListener     *listener;
  GCancellable        *stop;
  GTlsCertificate     *certificate;
  const ScriptedReply *replies;
  gsize                n_replies;
  guint16              port;
  gint                 count;

  GMutex               mutex;
  GCond                changed;
  gboolean             is_open;
};

static const ScriptedReply *
find_reply (ScriptedServer *server,
            const char     *request)
{
  for (gsize i = 0; i < server->n_replies; i++)
    {
      g_autofree char *start = g_strdup_printf (" %s HTTP/1.1\r\n", server->replies[i].path);
      const char *target = strchr (request, ' ');

      if (target != NULL && g_str_has_prefix (target, start))
        return &server->replies[i];
    }

  return NULL;
}

static char *
read_request (ScriptedServer *server,
              GInputStream   *input)
{
  GString *request = g_string_new (NULL);
  char byte;

  while (strstr (request->str, "\r\n\r\n") == NULL &&
         g_input_stream_read (input, &byte, 1, server->stop, NULL) == 1)
    g_string_append_c (request, byte);

  return g_string_free (request, FALSE);
}

static void
open_gate (ScriptedServer *server)
{
  g_mutex_lock (&server->mutex);
  server->is_open = TRUE;
  g_cond_broadcast (&server->changed);
  g_mutex_unlock (&server->mutex);
}

static void
wait_at_gate (ScriptedServer *server)
{
  g_mutex_lock (&server->mutex);
  while (!server->is_open)
    g_cond_wait (&server->changed, &server->mutex);
  g_mutex_unlock (&server->mutex);
}

static void
write_reply (ScriptedServer      *server,
             const ScriptedReply *reply,
             GOutputStream       *output)
{
  g_autofree char *port = g_strdup_printf ("%u", server->port);
  g_autoptr(GString) text = g_string_new (reply->reply);
  g_autofree char *chunk = g_malloc0 (CHUNK);
  gboolean open = TRUE;

  g_string_replace (text, "%p", port, 0);
  g_output_stream_write_all (output, text->str, text->len, NULL, server->stop, NULL);
  while (open && !g_cancellable_is_cancelled (server->stop))
    switch (reply->end)
      {
      case SCRIPTED_ENDLESS:
        open = g_output_stream_write_all (output, chunk, CHUNK, NULL, server->stop, NULL);
        break;

      case SCRIPTED_TRICKLE:
        g_usleep (TRICKLE_USEC);
        open = g_output_stream_write_all (output, "x", 1, NULL, server->stop, NULL);
        break;

      case SCRIPTED_SILENT:
        g_usleep (TRICKLE_USEC);
        break;

      case SCRIPTED_GATED:
        wait_at_gate (server);
        g_output_stream_write_all (output, reply->rest, strlen (reply->rest), NULL, server->stop, NULL);
        open = FALSE;
        break;

      case SCRIPTED_CLOSE:
      default:
        open = FALSE;
      }
}

static void
answer (ScriptedServer    *server,
        GSocketConnection *connection)
{
  g_autoptr(GIOStream) stream = g_object_ref (G_IO_STREAM (connection));
  g_autofree char *request = NULL;
  const ScriptedReply *reply;

  if (server->certificate != NULL)
    {
      g_object_unref (stream);
      stream = g_tls_server_connection_new (G_IO_STREAM (connection), server->certificate, NULL);
    }

  request = read_request (server, g_io_stream_get_input_stream (stream));
  reply = find_reply (server, request);
  if (reply != NULL)
    {
      g_atomic_int_inc (&server->count);
      write_reply (server, reply, g_io_stream_get_output_stream (stream));
    }
  g_io_stream_close (stream, NULL, NULL);
}

static gpointer
accept_all (gpointer user_data)
{
  ScriptedServer *server = user_data;

  for (;;)
    {
      g_autoptr(GSocketConnection) connection = g_socket_listener_accept (server->listener, NULL, server->stop, NULL);

      if (connection == NULL)
        return NULL;
      answer (server, connection);
    }
}

ScriptedServer *
scripted_server_new (const ScriptedReply *replies,
                     gsize                n_replies,
                     GTlsCertificate     *certificate)
{
  ScriptedServer *server = g_new0 (ScriptedServer, 1);
  g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr(GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr(GSocketAddress) effective = NULL;
  g_autoptr(GError) error = NULL;

  server->replies = replies;
  server->n_replies = n_replies;
  server->certificate = certificate;
  server->stop = g_cancellable_new ();
  g_mutex_init (&server->mutex);
  g_cond_init (&server->changed);
  server->listener = g_socket_listener_new ();
  g_socket_listener_add_address (server->listener, address, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL,
                                 &effective, &error);
  g_assert_no_error (error);
  server->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective));
  server->thread = g_thread_new ("server", accept_all, server);

  return server;
}

void
scripted_server_free (ScriptedServer *server)
{
  g_cancellable_cancel (server->stop);
  open_gate (server);
  g_thread_join (server->thread);
  g_object_unref (server->listener);
  g_object_unref (server->stop);
  g_cond_clear (&server->changed);
  g_mutex_clear (&server->mutex);
  g_free (server);
}

guint16
scripted_server_get_port (ScriptedServer *server)
{
  return server->port;
}

guint
scripted_server_get_count (ScriptedServer *server)
{
  return (guint) g_atomic_int_get (&server->count);
}

void
scripted_server_open_gate (ScriptedServer *server)
{
  open_gate (server);
}
