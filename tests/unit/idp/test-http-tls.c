/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "http-client.h"

#include "lanyard-http-server.h"

#include <string.h>

/* LeakSanitizer crashes on the thread-local storage of the TLS module that
 * GIO loads; the same server is looked at for leaks without TLS. */
int __lsan_is_turned_off (void);

int
__lsan_is_turned_off (void)
{
  return 1;
}

static LanyardHttpResponse *
echo (LanyardHttpRequest *request,
      gpointer            user_data)
{
  int *n_answered = user_data;
  g_autoptr(GBytes) body = NULL;
  char *text;

  g_atomic_int_inc (n_answered);
  lanyard_http_request_set_cookie (request, "a", "1", -1);
  text = g_strdup_printf ("%s %s", request->path, request->raw_query != NULL ? request->raw_query : "-");
  body = g_bytes_new_take (text, strlen (text));

  return lanyard_http_response_new (200, "text/plain", body);
}

static void
send_request (HttpClient *client,
              guint       port,
              const char *line,
              const char *rest)
{
  g_autofree char *request = g_strdup_printf ("%s HTTP/1.1\r\nHost: 127.0.0.1:%u\r\n%s", line, port, rest);

  http_client_send (client, request, -1);
}

static void
test_tls (void)
{
  g_autoptr(GTlsCertificate) certificate = http_make_certificate ();
  g_autoptr(GError) error = NULL;
  g_autofree char *base_url = NULL;
  g_autofree char *cookie = NULL;
  int n_answered = 0;
  g_autoptr(LanyardHttpServer) server = lanyard_http_server_new (echo, &n_answered);
  g_autoptr(HttpClient) plain = NULL;
  g_autoptr(HttpClient) client = NULL;
  g_autoptr(HttpReply) first = NULL;
  g_autoptr(HttpReply) second = NULL;
  guint port;

  lanyard_http_server_listen (server, "127.0.0.1", 0, certificate, &error);
  g_assert_no_error (error);
  port = lanyard_http_server_get_port (server);
  base_url = g_strdup_printf ("https://127.0.0.1:%u", port);
  lanyard_http_server_run (server, base_url);

  client = http_client_new_tls (port);
  send_request (client, port, "GET /1?a=%2f", "\r\n");
  first = http_client_read (client);
  g_assert_cmpstr (first->body, ==, "/1 a=%2f");
  send_request (client, port, "POST /2", "Content-Length: 3\r\n\r\nabc");
  second = http_client_read (client);
  g_assert_cmpstr (second->body, ==, "/2 -");
  cookie = http_reply_dup (second, "Set-Cookie", 0);
  g_assert_cmpstr (cookie, ==, "__Host-a=1; Path=/; HttpOnly; SameSite=Lax; Secure");

  /* who does not speak TLS gets no answer */
  plain = http_client_new (port);
  send_request (plain, port, "GET /3", "\r\n");
  g_assert_null (http_client_read (plain));
  g_assert_cmpint (g_atomic_int_get (&n_answered), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/idp/http-tls/serves", test_tls);

  return g_test_run ();
}
