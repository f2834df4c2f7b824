/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-http-listener.h"

#include "lanyard-error.h"

#include <gio/gnetworking.h>
#include <glib/gi18n-lib.h>

#define CONNECTIONS_MAX 512
/* Those that were told to go and did not yet. */
#define LEAVING_MAX 128
/* Connections that the kernel keeps for us: who comes when there are more waits
 * a second. */
#define BACKLOG 512
#define SWEEP_SECONDS 5
#define HANDSHAKE_LIMIT (15 * G_USEC_PER_SEC)

struct _LanyardHttpListener
{
  GSocketListener *sockets;
  GTlsCertificate *certificate;
  guint port;
  gboolean is_loopback;

  SoupServer *server;
  GCancellable *cancellable;
  GSource *sweep;
  GSource *retry;
  GHashTable *connections;    /* Connection, owned */
};

/* One accepted socket; it ends when libsoup has let go of the tap. */
typedef struct
{
  LanyardHttpListener *listener;
  GSocketConnection *socket;
  LanyardHttpTap *tap;        /* unowned; NULL during the handshake */
  gint64 since;
  gboolean is_leaving;
} Connection;

static void accept_next (LanyardHttpListener *listener);

static GQuark
get_tap_quark (void)
{
  return g_quark_from_static_string ("lanyard-http-tap");
}

static void
connection_gone_cb (gpointer  user_data,
                    GObject  *tap)
{
  Connection *connection = user_data;

  connection->tap = NULL;
  g_hash_table_remove (connection->listener->connections, connection);
}

static void
connection_free (gpointer data)
{
  Connection *connection = data;

  if (connection->tap != NULL)
    g_object_weak_unref (G_OBJECT (connection->tap), connection_gone_cb, connection);
  g_object_unref (connection->socket);
  g_free (connection);
}

static void
shut_down (Connection *connection)
{
  connection->is_leaving = TRUE;
  g_socket_shutdown (g_socket_connection_get_socket (connection->socket), TRUE, TRUE, NULL);
}

/* When the present phase of a connection began; G_MAXINT64 if it may not be
 * ended, because a request is being answered or it has ended already. */
static gint64
get_age_mark (Connection *connection)
{
  gint64 since = connection->since;

  if (connection->is_leaving || (connection->tap != NULL && lanyard_http_tap_is_answering (connection->tap)))
    return G_MAXINT64;
  if (connection->tap != NULL)
    lanyard_http_tap_get_limit (connection->tap, &since);

  return since;
}

/* who has kept a connection without a request for the longest goes when
 * somebody else comes. */
static void
make_room (LanyardHttpListener *listener)
{
  Connection *oldest = NULL;
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, listener->connections);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      if (get_age_mark (key) < (oldest != NULL ? get_age_mark (oldest) : G_MAXINT64))
        oldest = key;
    }

  if (oldest != NULL)
    shut_down (oldest);
}

static gboolean
sweep_cb (gpointer user_data)
{
  LanyardHttpListener *listener = user_data;
  gint64 now = g_get_monotonic_time ();
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, listener->connections);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      Connection *connection = key;
      gint64 since = connection->since;
      gint64 limit = connection->tap != NULL
                     ? lanyard_http_tap_get_limit (connection->tap, &since)
                     : HANDSHAKE_LIMIT;

      if (now - since > limit)
        shut_down (connection);
    }

  return G_SOURCE_CONTINUE;
}

/* The peer's address is what libsoup passes on to each message: the tap is
 * kept with it. */
static void
hand_over (LanyardHttpListener *listener,
           Connection          *connection,
           GIOStream           *stream)
{
  g_autoptr(GSocketAddress) local = g_socket_connection_get_local_address (connection->socket, NULL);
  g_autoptr(GSocketAddress) remote = g_socket_connection_get_remote_address (connection->socket, NULL);
  g_autoptr(LanyardHttpTap) tap = NULL;

  if (local == NULL || remote == NULL)
    {
      g_hash_table_remove (listener->connections, connection);
      return;
    }

  tap = lanyard_http_tap_new (stream);
  connection->tap = tap;
  g_object_weak_ref (G_OBJECT (tap), connection_gone_cb, connection);
  g_object_set_qdata_full (G_OBJECT (remote), get_tap_quark (), g_object_ref (tap), g_object_unref);

  soup_server_accept_iostream (listener->server, G_IO_STREAM (tap), local, remote, NULL);
}

static void
handshake_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  Connection *connection = user_data;
  LanyardHttpListener *listener = connection->listener;
  g_autoptr(GError) error = NULL;

  if (g_tls_connection_handshake_finish (G_TLS_CONNECTION (object), result, &error))
    {
      hand_over (listener, connection, G_IO_STREAM (object));
      return;
    }

  g_debug ("TLS handshake failed: %s", error->message);
  g_hash_table_remove (listener->connections, connection);
}

static void
begin_handshake (LanyardHttpListener *listener,
                 Connection          *connection)
{
  static const char * const protocols[] = { "http/1.1", NULL };
  g_autoptr(GIOStream) tls = NULL;
  g_autoptr(GError) error = NULL;

  tls = g_tls_server_connection_new (G_IO_STREAM (connection->socket), listener->certificate, &error);
  if (tls == NULL)
    {
      g_warning ("A TLS connection cannot be made: %s", error->message);
      g_hash_table_remove (listener->connections, connection);
      return;
    }

  g_tls_connection_set_advertised_protocols (G_TLS_CONNECTION (tls), protocols);
  g_tls_connection_handshake_async (G_TLS_CONNECTION (tls), G_PRIORITY_DEFAULT,
                                    listener->cancellable, handshake_cb, connection);
}

static void
take_connection (LanyardHttpListener *listener,
                 GSocketConnection   *socket)
{
  Connection *connection;

  if (g_hash_table_size (listener->connections) >= CONNECTIONS_MAX + LEAVING_MAX)
    {
      g_debug ("Connection refused: there are %d already", CONNECTIONS_MAX + LEAVING_MAX);
      return;
    }
  if (g_hash_table_size (listener->connections) >= CONNECTIONS_MAX)
    make_room (listener);

  g_socket_set_option (g_socket_connection_get_socket (socket), IPPROTO_TCP, TCP_NODELAY, TRUE, NULL);

  connection = g_new0 (Connection, 1);
  connection->listener = listener;
  connection->socket = g_object_ref (socket);
  connection->since = g_get_monotonic_time ();
  g_hash_table_add (listener->connections, connection);

  if (listener->certificate != NULL)
    begin_handshake (listener, connection);
  else
    hand_over (listener, connection, G_IO_STREAM (socket));
}

static gboolean
retry_cb (gpointer user_data)
{
  LanyardHttpListener *listener = user_data;

  g_clear_pointer (&listener->retry, g_source_unref);
  accept_next (listener);

  return G_SOURCE_REMOVE;
}

static void
accepted_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GSocketConnection) socket = NULL;
  g_autoptr(GError) error = NULL;
  LanyardHttpListener *listener;

  socket = g_socket_listener_accept_finish (G_SOCKET_LISTENER (object), result, NULL, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  listener = user_data;
  if (socket != NULL)
    {
      take_connection (listener, socket);
      accept_next (listener);
      return;
    }

  /* Out of file descriptors, most likely: later there may be some again. */
  g_warning ("A connection cannot be accepted: %s", error->message);
  listener->retry = g_timeout_source_new_seconds (1);
  g_source_set_callback (listener->retry, retry_cb, listener, NULL);
  g_source_attach (listener->retry, g_main_context_get_thread_default ());
}

static void
accept_next (LanyardHttpListener *listener)
{
  g_socket_listener_accept_async (listener->sockets, listener->cancellable, accepted_cb, listener);
}

static void
convert_listen_error (GError      **error,
                      const GError *cause,
                      const char   *address,
                      guint         port)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE))
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_IN_USE,
                       _("Another program listens there"),
                       _("End that program, or choose another port"),
                       _("Port %u at %s is taken"), port, address);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_PERMISSION,
                       _("Ports below 1024 need a privilege"),
                       _("Choose a port from 1024 to 65535"),
                       _("Port %u at %s may not be used"), port, address);
  else
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_IO,
                       cause->message, NULL,
                       _("The address %s, port %u, cannot be listened at"), address, port);
}

/**
 * lanyard_http_listener_new:
 *
 * Returns: (transfer full): a listener that does not listen yet
 */
LanyardHttpListener *
lanyard_http_listener_new (void)
{
  LanyardHttpListener *listener = g_new0 (LanyardHttpListener, 1);

  listener->sockets = g_socket_listener_new ();
  g_socket_listener_set_backlog (listener->sockets, BACKLOG);
  listener->cancellable = g_cancellable_new ();
  listener->connections = g_hash_table_new_full (NULL, NULL, connection_free, NULL);

  return listener;
}

/**
 * lanyard_http_listener_free:
 * @listener: (nullable) (transfer full): a listener that was stopped or never
 *   started
 */
void
lanyard_http_listener_free (LanyardHttpListener *listener)
{
  if (listener == NULL)
    return;

  lanyard_http_listener_stop (listener);
  g_clear_pointer (&listener->connections, g_hash_table_unref);
  g_clear_object (&listener->sockets);
  g_clear_object (&listener->certificate);
  g_clear_object (&listener->cancellable);
  g_clear_object (&listener->server);
  g_free (listener);
}

/**
 * lanyard_http_listener_listen:
 * @listener: a listener
 * @address: a numeric address
 * @port: a port, 0 for a free one
 * @certificate: (nullable): for HTTPS, with its private key
 * @error: return location for an error
 *
 * Connections are kept waiting until lanyard_http_listener_start().
 *
 * Returns: whether the address is ours; %FALSE with %LANYARD_ERROR_IN_USE,
 *   %LANYARD_ERROR_PERMISSION, %LANYARD_ERROR_INVALID or %LANYARD_ERROR_IO
 */
gboolean
lanyard_http_listener_listen (LanyardHttpListener  *listener,
                              const char           *address,
                              guint                 port,
                              GTlsCertificate      *certificate,
                              GError              **error)
{
  g_autoptr(GInetAddress) inet_address = NULL;
  g_autoptr(GSocketAddress) socket_address = NULL;
  g_autoptr(GSocketAddress) effective = NULL;
  g_autoptr(GError) cause = NULL;

  g_return_val_if_fail (listener != NULL, FALSE);
  g_return_val_if_fail (address != NULL, FALSE);

  inet_address = g_inet_address_new_from_string (address);
  if (inet_address == NULL || port > G_MAXUINT16)
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                         NULL, _("Give a numeric address such as 127.0.0.1 or :: and a port up to 65535"),
                         _("“%s”, port %u, is not an address to listen at"), address, port);
      return FALSE;
    }

  socket_address = g_inet_socket_address_new (inet_address, port);
  if (!g_socket_listener_add_address (listener->sockets, socket_address,
                                      G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP,
                                      NULL, &effective, &cause))
    {
      convert_listen_error (error, cause, address, port);
      return FALSE;
    }

  listener->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective));
  listener->is_loopback = g_inet_address_get_is_loopback (inet_address);
  g_set_object (&listener->certificate, certificate);

  return TRUE;
}

/**
 * lanyard_http_listener_get_port:
 * @listener: a listener
 *
 * Returns: the port that it listens at, 0 before
 */
guint
lanyard_http_listener_get_port (LanyardHttpListener *listener)
{
  g_return_val_if_fail (listener != NULL, 0);

  return listener->port;
}

/**
 * lanyard_http_listener_is_loopback:
 * @listener: a listener
 *
 * Returns: whether only this machine can reach it
 */
gboolean
lanyard_http_listener_is_loopback (LanyardHttpListener *listener)
{
  g_return_val_if_fail (listener != NULL, FALSE);

  return listener->is_loopback;
}

/**
 * lanyard_http_listener_start:
 * @listener: a listener that listens
 * @server: who gets the connections
 *
 * Begins to accept connections, in the thread-default main context.
 */
void
lanyard_http_listener_start (LanyardHttpListener *listener,
                             SoupServer          *server)
{
  g_return_if_fail (listener != NULL);
  g_return_if_fail (SOUP_IS_SERVER (server));

  listener->server = g_object_ref (server);
  listener->sweep = g_timeout_source_new_seconds (SWEEP_SECONDS);
  g_source_set_callback (listener->sweep, sweep_cb, listener, NULL);
  g_source_attach (listener->sweep, g_main_context_get_thread_default ());

  accept_next (listener);
}

/**
 * lanyard_http_listener_stop:
 * @listener: a listener
 *
 * Accepts no more; open connections are the server's.
 */
void
lanyard_http_listener_stop (LanyardHttpListener *listener)
{
  g_return_if_fail (listener != NULL);

  g_cancellable_cancel (listener->cancellable);
  g_socket_listener_close (listener->sockets);
  if (listener->sweep != NULL)
    g_source_destroy (listener->sweep);
  g_clear_pointer (&listener->sweep, g_source_unref);
  if (listener->retry != NULL)
    g_source_destroy (listener->retry);
  g_clear_pointer (&listener->retry, g_source_unref);
}

/**
 * lanyard_http_listener_get_tap:
 * @message: a message of the server
 *
 * Returns: (transfer none) (nullable): the tap of its connection; %NULL for a
 *   connection that did not come through a listener
 */
LanyardHttpTap *
lanyard_http_listener_get_tap (SoupServerMessage *message)
{
  GSocketAddress *remote;

  g_return_val_if_fail (SOUP_IS_SERVER_MESSAGE (message), NULL);

  remote = soup_server_message_get_remote_address (message);

  return remote != NULL ? g_object_get_qdata (G_OBJECT (remote), get_tap_quark ()) : NULL;
}
