/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-http-server.h"

#include "lanyard-http-exchange.h"
#include "lanyard-http-listener.h"
#include "lanyard-http-private.h"
#include "lanyard-workers.h"

#include <gio/gunixsocketaddress.h>

/* In each of the two lines. */
#define QUEUE_MAX 256
#define STOP_SECONDS 10
/* Some of them wait for something to be on the disk. More of them do nothing
 * sooner, and take the caches from one another. */
#define WORKERS_PER_CORE 2

struct _LanyardHttpServer
{
  LanyardHttpAnswerFunc answer;
  gpointer user_data;

  LanyardHttpListener *listener;
  LanyardHttpPlace *place;

  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  LanyardWorkers *workers;
  LanyardWorkers *hashers;     /* for what costs a password's hash */

  GMutex mutex;
  GCond all_are_ready;
  guint n_answering;        /* under mutex, as the next: exchanges not ready yet */
  GQueue ready;             /* exchanges whose replies can be sent */
  GSource *sender;          /* wakes the HTTP thread for them */

  /* HTTP thread only */
  SoupServer *soup;
  guint n_open;             /* exchanges that are not finished */
  gboolean is_stopping;
};

/* One request on its way to a worker and back. */
typedef struct
{
  LanyardHttpServer *server;
  SoupServerMessage *message;
  LanyardHttpRequest *request;
  LanyardHttpResponse *response;
} Exchange;

static GQuark
get_target_quark (void)
{
  return g_quark_from_static_string ("lanyard-http-target");
}

static void
exchange_free (gpointer data)
{
  Exchange *exchange = data;

  g_object_unref (exchange->message);
  lanyard_http_request_free (exchange->request);
  lanyard_http_response_free (exchange->response);
  g_free (exchange);
}

static void
send_reply (Exchange *exchange)
{
  if (g_atomic_int_get (&exchange->request->is_withdrawn))
    lanyard_http_exchange_refuse (exchange->message, SOUP_STATUS_SERVICE_UNAVAILABLE,
                                  "The sign-in could not be recorded, so nobody is signed in. Try again in a moment.");
  else
    lanyard_http_exchange_write (exchange->message, exchange->request, exchange->response);
  soup_server_message_unpause (exchange->message);
  exchange_free (exchange);
}

static gboolean
send_replies_cb (gpointer user_data)
{
  LanyardHttpServer *server = user_data;
  GQueue ready;

  g_source_set_ready_time (server->sender, -1);
  g_mutex_lock (&server->mutex);
  ready = server->ready;
  g_queue_init (&server->ready);
  g_mutex_unlock (&server->mutex);

  for (Exchange *exchange = g_queue_pop_head (&ready); exchange != NULL; exchange = g_queue_pop_head (&ready))
    send_reply (exchange);

  return G_SOURCE_CONTINUE;
}

/* On the thread that did the last of what the reply waited for. */
static void
ready_cb (gpointer data)
{
  Exchange *exchange = data;
  LanyardHttpServer *server = exchange->server;

  g_mutex_lock (&server->mutex);
  if (g_queue_is_empty (&server->ready))
    g_source_set_ready_time (server->sender, 0);
  g_queue_push_tail (&server->ready, exchange);
  if (--server->n_answering == 0)
    g_cond_signal (&server->all_are_ready);
  g_mutex_unlock (&server->mutex);
}

static void
answer_worker (gpointer data,
               gpointer user_data)
{
  LanyardHttpServer *server = user_data;
  Exchange *exchange = data;

  exchange->response = server->answer (exchange->request, server->user_data);
  lanyard_http_request_let_go (exchange->request);
}

static void
quit_when_done (LanyardHttpServer *server)
{
  if (server->is_stopping && server->n_open == 0)
    g_main_loop_quit (server->loop);
}

static void
finished_cb (SoupServerMessage *message,
             gpointer           user_data)
{
  LanyardHttpServer *server = user_data;

  server->n_open--;
  quit_when_done (server);
}

/* passwords without end wait for each other, and keep nobody waiting who
 * is signed in. */
static LanyardWorkers *
choose_workers (LanyardHttpServer  *server,
                LanyardHttpRequest *request)
{
  return lanyard_http_is_costly (request) ? server->hashers : server->workers;
}

static void
request_cb (SoupServer        *soup,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  LanyardHttpServer *server = user_data;
  const char *target = g_object_get_qdata (G_OBJECT (message), get_target_quark ());
  Exchange *exchange;
  LanyardHttpRequest *request = lanyard_http_exchange_read (message, target, server->place);
  LanyardWorkers *workers;

  if (request == NULL)
    {
      lanyard_http_exchange_refuse (message, SOUP_STATUS_BAD_REQUEST, "This address cannot be read.");
      return;
    }
  workers = choose_workers (server, request);
  if (lanyard_workers_get_waiting (workers) >= QUEUE_MAX)
    {
      lanyard_http_request_free (request);
      lanyard_http_exchange_refuse (message, SOUP_STATUS_SERVICE_UNAVAILABLE, "Too busy. Try again in a moment.");
      return;
    }

  exchange = g_new0 (Exchange, 1);
  exchange->server = server;
  exchange->message = g_object_ref (message);
  exchange->request = request;
  request->ready = ready_cb;
  request->ready_data = exchange;
  lanyard_http_request_hold (request);

  server->n_open++;
  g_signal_connect (message, "finished", G_CALLBACK (finished_cb), server);
  soup_server_message_pause (message);
  g_mutex_lock (&server->mutex);
  server->n_answering++;
  g_mutex_unlock (&server->mutex);
  lanyard_workers_push (workers, exchange);
}

static gboolean
is_our_host (LanyardHttpServer *server,
             SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *host = soup_message_headers_get_list (headers, "Host");

  return !lanyard_http_listener_is_loopback (server->listener)
         || (host != NULL && g_ascii_strcasecmp (host, server->place->authority) == 0);
}

static gboolean
is_our_method (SoupServerMessage *message)
{
  const char *method = soup_server_message_get_method (message);

  return method == SOUP_METHOD_GET || method == SOUP_METHOD_HEAD || method == SOUP_METHOD_POST;
}

/* what is too long is refused before it is read, ... */
static void
got_headers_cb (SoupServerMessage *message,
                gpointer           user_data)
{
  LanyardHttpServer *server = user_data;
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  LanyardHttpTap *tap = lanyard_http_listener_get_tap (message);

  if (tap != NULL)
    g_object_set_qdata_full (G_OBJECT (message), get_target_quark (),
                             lanyard_http_tap_take_target (tap), g_free);

  if (soup_server_message_get_status (message) != 0)
    return;

  if (!is_our_host (server, message))
    {
      g_autofree char *text = g_strdup_printf ("This server is at %s/", server->place->base_url);

      lanyard_http_exchange_refuse (message, SOUP_STATUS_MISDIRECTED_REQUEST, text);
    }
  else if (!is_our_method (message))
    lanyard_http_exchange_refuse (message, SOUP_STATUS_METHOD_NOT_ALLOWED, "This method is not answered.");
  else if (soup_message_headers_get_content_length (headers) > LANYARD_HTTP_BODY_MAX)
    lanyard_http_exchange_refuse (message, SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE, "The form is too large.");
}

/* ... and what does not say how long it is as soon as it is known. */
static void
got_chunk_cb (SoupServerMessage *message,
              GBytes            *chunk,
              gpointer           user_data)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);

  if (soup_server_message_get_status (message) == 0 && body->length > LANYARD_HTTP_BODY_MAX)
    lanyard_http_exchange_refuse (message, SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE, "The form is too large.");
}

static void
request_started_cb (SoupServer        *soup,
                    SoupServerMessage *message,
                    gpointer           user_data)
{
  lanyard_http_exchange_guard (message);
  g_signal_connect (message, "got-headers", G_CALLBACK (got_headers_cb), user_data);
  g_signal_connect (message, "got-chunk", G_CALLBACK (got_chunk_cb), user_data);
}

static void
request_ended_cb (SoupServer        *soup,
                  SoupServerMessage *message,
                  gpointer           user_data)
{
  LanyardHttpTap *tap = lanyard_http_listener_get_tap (message);

  if (tap != NULL)
    lanyard_http_tap_count_answer (tap);
}

static gboolean
dispatch_sender (GSource     *source,
                 GSourceFunc  callback,
                 gpointer     user_data)
{
  return callback (user_data);
}

/* Woken once for all replies that became ready at the same time. */
static GSource *
make_sender (LanyardHttpServer *server)
{
  static GSourceFuncs funcs = { .dispatch = dispatch_sender };
  GSource *sender = g_source_new (&funcs, sizeof (GSource));

  g_source_set_static_name (sender, "lanyard-http-replies");
  g_source_set_callback (sender, send_replies_cb, server, NULL);
  g_source_attach (sender, server->context);

  return sender;
}

/* libsoup keeps connections alive only while it has a listening socket of its
 * own. This one has no name that anybody could connect to except one that the
 * kernel makes up, and messages without a tap are refused. */
static void
keep_connections_alive (SoupServer *soup)
{
  g_autoptr(GSocketAddress) address = NULL;
  g_autoptr(GSocket) socket = NULL;
  g_autoptr(GError) error = NULL;

  address = g_unix_socket_address_new_with_type ("", 0, G_UNIX_SOCKET_ADDRESS_ANONYMOUS);
  socket = g_socket_new (G_SOCKET_FAMILY_UNIX, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_DEFAULT, &error);
  if (socket == NULL
      || !g_socket_bind (socket, address, FALSE, &error)
      || !g_socket_listen (socket, &error)
      || !soup_server_listen_socket (soup, socket, 0, &error))
    g_info ("Connections are not kept alive: %s", error->message);
}

static gpointer
serve_thread (gpointer data)
{
  LanyardHttpServer *server = data;

  g_main_context_push_thread_default (server->context);

  server->soup = soup_server_new ("raw-paths", TRUE, NULL);
  g_signal_connect (server->soup, "request-started", G_CALLBACK (request_started_cb), server);
  g_signal_connect (server->soup, "request-finished", G_CALLBACK (request_ended_cb), server);
  g_signal_connect (server->soup, "request-aborted", G_CALLBACK (request_ended_cb), server);
  soup_server_add_handler (server->soup, NULL, request_cb, server, NULL);
  keep_connections_alive (server->soup);
  lanyard_http_listener_start (server->listener, server->soup);

  g_main_loop_run (server->loop);

  soup_server_disconnect (server->soup);
  while (g_main_context_iteration (server->context, FALSE))
    ;
  g_clear_object (&server->soup);
  g_main_context_pop_thread_default (server->context);

  return NULL;
}

static gboolean
give_up_cb (gpointer user_data)
{
  LanyardHttpServer *server = user_data;

  g_warning ("%u requests were still being answered when the server stopped", server->n_open);
  g_main_loop_quit (server->loop);

  return G_SOURCE_REMOVE;
}

static gboolean
stop_cb (gpointer user_data)
{
  LanyardHttpServer *server = user_data;
  g_autoptr(GSource) source = g_timeout_source_new_seconds (STOP_SECONDS);

  lanyard_http_listener_stop (server->listener);
  server->is_stopping = TRUE;
  g_source_set_callback (source, give_up_cb, server, NULL);
  g_source_attach (source, server->context);
  quit_when_done (server);

  return G_SOURCE_REMOVE;
}

/**
 * lanyard_http_server_new:
 * @answer: called in a worker for each request
 * @user_data: its data
 *
 * Returns: (transfer full): a server that does not listen yet
 */
LanyardHttpServer *
lanyard_http_server_new (LanyardHttpAnswerFunc answer,
                         gpointer              user_data)
{
  LanyardHttpServer *server;

  g_return_val_if_fail (answer != NULL, NULL);

  server = g_new0 (LanyardHttpServer, 1);
  server->answer = answer;
  server->user_data = user_data;
  server->listener = lanyard_http_listener_new ();
  server->context = g_main_context_new ();
  server->loop = g_main_loop_new (server->context, FALSE);
  g_mutex_init (&server->mutex);
  g_cond_init (&server->all_are_ready);
  g_queue_init (&server->ready);
  server->sender = make_sender (server);

  return server;
}

/**
 * lanyard_http_server_free:
 * @server: (nullable) (transfer full): a server
 *
 * Stops it when it runs.
 */
void
lanyard_http_server_free (LanyardHttpServer *server)
{
  if (server == NULL)
    return;

  lanyard_http_server_stop (server);
  lanyard_http_listener_free (server->listener);
  lanyard_http_place_free (server->place);
  g_source_destroy (server->sender);
  g_source_unref (server->sender);
  g_queue_clear_full (&server->ready, exchange_free);
  g_cond_clear (&server->all_are_ready);
  g_mutex_clear (&server->mutex);
  g_main_loop_unref (server->loop);
  g_main_context_unref (server->context);
  g_free (server);
}

/**
 * lanyard_http_server_listen:
 * @server: a server
 * @address: a numeric address
 * @port: a port, 0 for a free one
 * @certificate: (nullable): for HTTPS, with its private key
 * @error: return location for an error
 *
 * Takes the address. Requests wait until lanyard_http_server_run().
 *
 * Returns: whether the address is ours; %FALSE with %LANYARD_ERROR_IN_USE,
 *   %LANYARD_ERROR_PERMISSION, %LANYARD_ERROR_INVALID or %LANYARD_ERROR_IO
 */
gboolean
lanyard_http_server_listen (LanyardHttpServer  *server,
                            const char         *address,
                            guint               port,
                            GTlsCertificate    *certificate,
                            GError            **error)
{
  g_return_val_if_fail (server != NULL, FALSE);

  return lanyard_http_listener_listen (server->listener, address, port, certificate, error);
}

/**
 * lanyard_http_server_get_port:
 * @server: a server
 *
 * Returns: the port that it listens at, 0 before
 */
guint
lanyard_http_server_get_port (LanyardHttpServer *server)
{
  g_return_val_if_fail (server != NULL, 0);

  return lanyard_http_listener_get_port (server->listener);
}

static LanyardWorkers *
make_workers (LanyardHttpServer *server,
              const char        *name)
{
  return lanyard_workers_new (name, WORKERS_PER_CORE * g_get_num_processors (), answer_worker, server);
}

/**
 * lanyard_http_server_run:
 * @server: a server that listens
 * @base_url: the public URL below which it answers, without a slash at the end
 *
 * Begins to answer. On a loopback address only requests for the host of
 * @base_url are answered: a page of somebody else's must not reach us under a
 * name of its own (DNS rebinding).
 */
void
lanyard_http_server_run (LanyardHttpServer *server,
                         const char        *base_url)
{
  g_return_if_fail (server != NULL && server->thread == NULL);
  g_return_if_fail (base_url != NULL);

  server->place = lanyard_http_place_new (base_url);
  server->workers = make_workers (server, "lanyard-answer");
  server->hashers = make_workers (server, "lanyard-hash");
  server->thread = g_thread_new ("lanyard-http", serve_thread, server);
}

/**
 * lanyard_http_server_stop:
 * @server: a server
 *
 * Accepts no more requests, finishes what is being answered and returns when
 * that is done. Not to be called from a worker.
 */
void
lanyard_http_server_stop (LanyardHttpServer *server)
{
  g_autoptr(GSource) source = NULL;

  g_return_if_fail (server != NULL);

  if (server->thread == NULL)
    return;

  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, stop_cb, server, NULL);
  g_source_attach (source, server->context);
  g_thread_join (g_steal_pointer (&server->thread));
  g_clear_pointer (&server->workers, lanyard_workers_free);
  g_clear_pointer (&server->hashers, lanyard_workers_free);
  g_mutex_lock (&server->mutex);
  while (server->n_answering > 0)
    g_cond_wait (&server->all_are_ready, &server->mutex);
  g_mutex_unlock (&server->mutex);
}
