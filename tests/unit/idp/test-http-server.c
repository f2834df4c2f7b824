/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "http-client.h"

#include "lanyard-error.h"
#include "lanyard-http-private.h"
#include "lanyard-http-server.h"

#include <string.h>

typedef struct
{
  LanyardHttpServer *server;
  guint port;
  char *host;
  int n_answered;           /* atomic */

  GMutex lock;              /* of the following, for /held */
  GCond changed;
  guint n_held;
  gboolean go_on;
} Fixture;

static void
hold (Fixture *fixture)
{
  g_mutex_lock (&fixture->lock);
  fixture->n_held++;
  g_cond_broadcast (&fixture->changed);
  while (!fixture->go_on)
    g_cond_wait (&fixture->changed, &fixture->lock);
  g_mutex_unlock (&fixture->lock);
}

/* "METHOD PATH QUERY BODY-LENGTH" */
static LanyardHttpResponse *
echo (LanyardHttpRequest *request,
      gpointer            user_data)
{
  Fixture *fixture = user_data;
  g_autoptr(GBytes) body = NULL;
  char *text;

  g_atomic_int_inc (&fixture->n_answered);
  if (strcmp (request->path, "/slow") == 0)
    g_usleep (G_USEC_PER_SEC / 5);
  if (strcmp (request->path, "/held") == 0)
    hold (fixture);
  lanyard_http_request_set_cookie (request, "a", "1", -1);
  lanyard_http_request_set_cookie (request, "b", "2", -1);

  text = g_strdup_printf ("%s %s %s %zu",
                          request->method, request->path,
                          request->raw_query != NULL ? request->raw_query : "-",
                          g_bytes_get_size (request->body));
  body = g_bytes_new_take (text, strlen (text));

  return lanyard_http_response_new (200, "text/plain", body);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  base_path)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *base_url = NULL;

  g_mutex_init (&fixture->lock);
  g_cond_init (&fixture->changed);
  fixture->server = lanyard_http_server_new (echo, fixture);
  lanyard_http_server_listen (fixture->server, "127.0.0.1", 0, NULL, &error);
  g_assert_no_error (error);
  fixture->port = lanyard_http_server_get_port (fixture->server);
  fixture->host = g_strdup_printf ("Host: 127.0.0.1:%u\r\n", fixture->port);
  base_url = g_strdup_printf ("http://127.0.0.1:%u%s", fixture->port, base_path != NULL ? (const char *) base_path : "");
  lanyard_http_server_run (fixture->server, base_url);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  base_path)
{
  lanyard_http_server_free (fixture->server);
  g_cond_clear (&fixture->changed);
  g_mutex_clear (&fixture->lock);
  g_free (fixture->host);
}

static void
send_request (Fixture    *fixture,
              HttpClient *client,
              const char *line,
              const char *headers,
              const char *body)
{
  g_autofree char *request = g_strconcat (line, " HTTP/1.1\r\n", fixture->host, headers, "\r\n", body, NULL);

  http_client_send (client, request, -1);
}

static void
assert_reply (HttpClient *client,
              guint       status,
              const char *body)
{
  g_autoptr(HttpReply) reply = http_client_read (client);

  g_assert_nonnull (reply);
  g_assert_cmpuint (reply->status, ==, status);
  if (body != NULL)
    g_assert_cmpstr (reply->body, ==, body);
}

static void
assert_closed (HttpClient *client)
{
  g_autoptr(HttpReply) reply = http_client_read (client);

  g_assert_null (reply);
}

/* Bindings 3.4.4.1: the signature covers these very characters. */
static void
test_raw_query (Fixture       *fixture,
                gconstpointer  data)
{
  static const char * const queries[] = {
    "SAMLRequest=fZ%2fab%2bc%3d%3d&RelayState=a%2Db%7ec%20d+e%41&%53igAlg=zz",
    "SAMLRequest=a&SAMLRequest=b",
    "a;b=c?d/../e",
    "x=[~]&&=%00",
    "",
  };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr(HttpClient) client = http_client_new (fixture->port);
      g_autofree char *line = g_strdup_printf ("GET /saml2/x?%s", queries[i]);
      g_autofree char *expected = g_strdup_printf ("GET /saml2/x %s 0", queries[i]);

      send_request (fixture, client, line, "", "");
      assert_reply (client, 200, expected);
    }
}

static void
test_keep_alive (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(HttpClient) client = http_client_new (fixture->port);

  send_request (fixture, client, "GET /1?a=%2f", "", "");
  assert_reply (client, 200, "GET /1 a=%2f 0");
  send_request (fixture, client, "POST /2?b=%2F", "Content-Length: 3\r\n", "abc");
  assert_reply (client, 200, "POST /2 b=%2F 3");
  send_request (fixture, client, "GET /3", "", "");
  assert_reply (client, 200, "GET /3 - 0");
}

static void
test_pipelined (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(HttpClient) client = http_client_new (fixture->port);
  g_autoptr(GString) all = g_string_new (NULL);

  for (guint i = 0; i < 20; i++)
    g_string_append_printf (all, "POST /%u?n=%%%02x HTTP/1.1\r\n%sTransfer-Encoding: chunked\r\n\r\n"
                                 "5\r\nGET /\r\n%x\r\n%.*s\r\n0\r\n\r\n",
                            i, i, fixture->host, i + 1, i + 1, "xxxxxxxxxxxxxxxxxxxxxxxx");
  http_client_send (client, all->str, all->len);

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *expected = g_strdup_printf ("POST /%u n=%%%02x %u", i, i, 5 + i + 1);

      assert_reply (client, 200, expected);
    }
}

static void
test_head (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(HttpClient) client = http_client_new (fixture->port);

  send_request (fixture, client, "HEAD /1", "", "");
  send_request (fixture, client, "HEAD /2", "Connection: close\r\n", "");
  /* two heads, no bodies: a body would be taken for the second head */
  g_usleep (G_USEC_PER_SEC / 10);
  g_assert_cmpint (g_atomic_int_get (&fixture->n_answered), ==, 2);
}

static void
test_headers (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct { const char *name, *part; } headers[] = {
    { "Content-Security-Policy", "default-src 'none'" },
    { "Content-Security-Policy", "frame-ancestors 'none'" },
    { "Content-Security-Policy", "form-action 'self'" },
    { "X-Frame-Options", "DENY" },
    { "X-Content-Type-Options", "nosniff" },
    { "Referrer-Policy", "no-referrer" },
    { "Cache-Control", "no-store" },
    { "Pragma", "no-cache" },
  };
  static const char * const lines[] = { "GET /", "PUT /", "GET /%2e%2e/x" };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr(HttpClient) client = http_client_new (fixture->port);
      g_autoptr(HttpReply) reply = NULL;
      g_autofree char *server = NULL;

      send_request (fixture, client, lines[i], "", "");
      reply = http_client_read (client);
      g_assert_nonnull (reply);
      for (guint j = 0; j < G_N_ELEMENTS (headers); j++)
        {
          g_autofree char *value = http_reply_dup (reply, headers[j].name, 0);
          g_autofree char *second = http_reply_dup (reply, headers[j].name, 1);

          g_assert_nonnull (value);
          g_assert_nonnull (strstr (value, headers[j].part));
          g_assert_null (strstr (value, "unsafe"));
          g_assert_null (second);
        }
      server = http_reply_dup (reply, "Server", 0);
      g_assert_null (server);
    }
}

static void
test_cookies (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(HttpClient) client = http_client_new (fixture->port);
  g_autoptr(HttpReply) reply = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  send_request (fixture, client, "GET /", "", "");
  reply = http_client_read (client);
  first = http_reply_dup (reply, "Set-Cookie", 0);
  second = http_reply_dup (reply, "Set-Cookie", 1);
  g_assert_true (g_str_has_prefix (first, "a=1; "));
  g_assert_true (g_str_has_prefix (second, "b=2; "));
}

static const struct
{
  const char *name;
  const char *request;        /* after it the host header and an empty line */
  guint status;
} refusals[] = {
  { "put", "PUT / HTTP/1.1\r\n", 405 },
  { "delete", "DELETE / HTTP/1.1\r\n", 405 },
  { "options", "OPTIONS / HTTP/1.1\r\n", 405 },
  { "connect", "CONNECT / HTTP/1.1\r\n", 405 },
  { "other-host", "GET / HTTP/1.1\r\nHost: evil.example\r\n", 421 },
  { "length-over-limit", "POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 262145\r\n", 413 },
  { "length-far-over-limit", "POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 1000000000\r\n", 413 },
  { "smuggling", "POST / HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n", 400 },
  { "line-feeds", "GET / HTTP/1.1\n", 400 },
  { "http-2", "PRI * HTTP/2.0\r\n", 505 },
  { "broken-escape", "GET /?x=%zz HTTP/1.1\r\n", 400 },
  { "absolute", "GET http://evil.example/ HTTP/1.1\r\n", 400 },
};

static void
test_refusals (Fixture       *fixture,
               gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr(HttpClient) client = http_client_new (fixture->port);
      g_autofree char *request = g_strconcat (refusals[i].request, fixture->host, "\r\n", NULL);
      g_autoptr(HttpReply) reply = NULL;

      http_client_send (client, request, -1);
      reply = http_client_read (client);
      g_assert_nonnull (reply);
      g_test_message ("%s", refusals[i].name);
      g_assert_cmpuint (reply->status, ==, refusals[i].status);
    }

  g_assert_cmpint (g_atomic_int_get (&fixture->n_answered), ==, 0);
}

static void
test_no_host (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(HttpClient) client = http_client_new (fixture->port);

  http_client_send (client, "GET / HTTP/1.0\r\n\r\n", -1);
  assert_reply (client, 421, NULL);
  g_assert_cmpint (g_atomic_int_get (&fixture->n_answered), ==, 0);
}

static void
test_body_limit (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(HttpClient) client = http_client_new (fixture->port);
  g_autoptr(HttpClient) second = http_client_new (fixture->port);
  g_autofree char *full = g_strnfill (LANYARD_HTTP_BODY_MAX, 'x');
  g_autofree char *over = g_strnfill (LANYARD_HTTP_BODY_MAX + 1, 'x');
  g_autofree char *chunk = g_strdup_printf ("%x\r\n%s\r\n0\r\n\r\n", LANYARD_HTTP_BODY_MAX + 1, over);

  send_request (fixture, client, "POST /", "Content-Length: 262144\r\n", full);
  assert_reply (client, 200, "POST / - 262144");
  send_request (fixture, client, "POST /", "Content-Length: 262145\r\n", over);
  assert_reply (client, 413, NULL);
  assert_closed (client);

  send_request (fixture, second, "POST /", "Transfer-Encoding: chunked\r\n", chunk);
  assert_reply (second, 413, NULL);
  g_assert_cmpint (g_atomic_int_get (&fixture->n_answered), ==, 1);
}

/* A body without end is cut off, and is not kept in memory until then. */
static void
test_endless_body (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(HttpClient) client = http_client_new (fixture->port);
  g_autofree char *data_chunk = g_strnfill (65536, 'x');
  g_autofree char *chunk = g_strdup_printf ("10000\r\n%s\r\n", data_chunk);

  send_request (fixture, client, "POST /", "Transfer-Encoding: chunked\r\n", "");
  for (guint i = 0; i < 40; i++)
    http_client_send (client, chunk, -1);
  g_assert_cmpint (g_atomic_int_get (&fixture->n_answered), ==, 0);
}

static void
test_base_path (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(HttpClient) client = http_client_new (fixture->port);
  g_autoptr(HttpClient) second = http_client_new (fixture->port);

  send_request (fixture, client, "GET /idp/x", "", "");
  assert_reply (client, 200, "GET /x - 0");
  send_request (fixture, client, "GET /idp?q", "", "");
  assert_reply (client, 200, "GET / q 0");
  send_request (fixture, client, "GET /idpx", "", "");
  assert_reply (client, 400, NULL);
  send_request (fixture, second, "GET /x", "", "");
  assert_reply (second, 400, NULL);
}

static void
test_in_use (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(LanyardHttpServer) other = lanyard_http_server_new (echo, fixture);
  g_autoptr(LanyardHttpServer) nowhere = lanyard_http_server_new (echo, fixture);
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) second = NULL;

  g_assert_false (lanyard_http_server_listen (other, "127.0.0.1", fixture->port, NULL, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_IN_USE);
  g_assert_false (lanyard_http_server_listen (nowhere, "somewhere", 0, NULL, &second));
  g_assert_error (second, LANYARD_ERROR, LANYARD_ERROR_INVALID);
}

/* What was asked before the end is answered. */
static void
test_stop_finishes (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(HttpClient) client = http_client_new (fixture->port);
  g_autoptr(HttpClient) idle = http_client_new (fixture->port);

  send_request (fixture, client, "GET /slow", "", "");
  while (g_atomic_int_get (&fixture->n_answered) == 0)
    g_usleep (1000);
  lanyard_http_server_stop (fixture->server);

  assert_reply (client, 200, "GET /slow - 0");
  assert_closed (idle);
}

static void
test_many_at_once (Fixture       *fixture,
                   gconstpointer  data)
{
  HttpClient *clients[64];

  for (guint i = 0; i < G_N_ELEMENTS (clients); i++)
    {
      g_autofree char *line = g_strdup_printf ("GET /?%u", i);

      clients[i] = http_client_new (fixture->port);
      send_request (fixture, clients[i], line, "", "");
    }
  for (guint i = 0; i < G_N_ELEMENTS (clients); i++)
    {
      g_autofree char *expected = g_strdup_printf ("GET / %u 0", i);

      assert_reply (clients[i], 200, expected);
      http_client_free (clients[i]);
    }
}

/* As many handlers, which sign and hash, run at once as there are cores, and
 * none of them on the thread that reads requests: with all of them held it
 * still answers what needs no handler. */
static void
test_workers (Fixture       *fixture,
              gconstpointer  data)
{
  guint n_workers = MAX (2, g_get_num_processors ());
  g_autoptr(GPtrArray) clients = g_ptr_array_new_with_free_func ((GDestroyNotify) http_client_free);
  HttpClient *other;

  for (guint i = 0; i < n_workers; i++)
    {
      g_ptr_array_add (clients, http_client_new (fixture->port));
      send_request (fixture, clients->pdata[i], "GET /held", "", "");
    }

  g_mutex_lock (&fixture->lock);
  while (fixture->n_held < n_workers)
    g_cond_wait (&fixture->changed, &fixture->lock);
  g_mutex_unlock (&fixture->lock);

  other = http_client_new (fixture->port);
  g_ptr_array_add (clients, other);
  send_request (fixture, other, "PUT /", "", "");
  assert_reply (other, 405, NULL);

  g_mutex_lock (&fixture->lock);
  fixture->go_on = TRUE;
  g_cond_broadcast (&fixture->changed);
  g_mutex_unlock (&fixture->lock);
  for (guint i = 0; i < n_workers; i++)
    assert_reply (clients->pdata[i], 200, "GET /held - 0");
}

#define ADD(name, path, func) g_test_add ("/idp/http-server/" name, Fixture, path, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("raw-query", NULL, test_raw_query);
  ADD ("keep-alive", NULL, test_keep_alive);
  ADD ("pipelined", NULL, test_pipelined);
  ADD ("head", NULL, test_head);
  ADD ("m-10-a-23-headers", NULL, test_headers);
  ADD ("cookies", NULL, test_cookies);
  ADD ("refusals", NULL, test_refusals);
  ADD ("no-host", NULL, test_no_host);
  ADD ("a-20-body-limit", NULL, test_body_limit);
  ADD ("a-20-endless-body", NULL, test_endless_body);
  ADD ("base-path", "/idp", test_base_path);
  ADD ("in-use", NULL, test_in_use);
  ADD ("stop-finishes", NULL, test_stop_finishes);
  ADD ("many-at-once", NULL, test_many_at_once);
  ADD ("workers", NULL, test_workers);

  return g_test_run ();
}
