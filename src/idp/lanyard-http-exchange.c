/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-http-exchange.h"

#include "lanyard-http-private.h"
#include "lanyard-time.h"
#include "lanyard-url.h"

#include <string.h>

static char *
make_authority (const char *base_url)
{
  const char *start = strstr (base_url, "://");
  const char *default_port = g_str_has_prefix (base_url, "https:") ? ":443" : ":80";
  char *authority;

  start = start != NULL ? start + strlen ("://") : base_url;
  authority = g_strndup (start, strcspn (start, "/"));
  if (g_str_has_suffix (authority, default_port))
    authority[strlen (authority) - strlen (default_port)] = '\0';

  return authority;
}

static char *
make_base_path (const char *base_url)
{
  const char *start = strstr (base_url, "://");
  const char *slash = start != NULL ? strchr (start + strlen ("://"), '/') : NULL;
  char *path = g_strdup (slash != NULL ? slash : "");

  while (g_str_has_suffix (path, "/"))
    path[strlen (path) - 1] = '\0';

  return path;
}

static gboolean
is_same_path (const char *raw_path,
              const char *parsed)
{
  g_autofree char *ours = g_uri_unescape_string (raw_path, NULL);
  g_autofree char *theirs = g_uri_unescape_string (parsed, NULL);

  return ours != NULL && theirs != NULL && strcmp (ours, theirs) == 0;
}

static char *
make_path (const char       *raw_path,
           LanyardHttpPlace *place)
{
  gsize length = strlen (place->base_path);

  if (strncmp (raw_path, place->base_path, length) != 0)
    return NULL;
  if (raw_path[length] == '\0')
    return g_strdup ("/");

  return raw_path[length] == '/' ? g_strdup (raw_path + length) : NULL;
}

static char *
dup_peer (SoupServerMessage *message)
{
  GSocketAddress *remote = soup_server_message_get_remote_address (message);

  if (!G_IS_INET_SOCKET_ADDRESS (remote))
    return NULL;

  return g_inet_address_to_string (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (remote)));
}

static void
read_headers (SoupServerMessage  *message,
              LanyardHttpRequest *request)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);

  request->content_type = g_strdup (soup_message_headers_get_content_type (headers, NULL));
  request->origin = g_strdup (soup_message_headers_get_list (headers, "Origin"));
  request->user_agent = g_strdup (soup_message_headers_get_one (headers, "User-Agent"));
  request->accept_language = g_strdup (soup_message_headers_get_list (headers, "Accept-Language"));
  request->if_none_match = g_strdup (soup_message_headers_get_list (headers, "If-None-Match"));
  lanyard_http_request_add_cookies (request, soup_message_headers_get_list (headers, "Cookie"));
}

/**
 * lanyard_http_place_new:
 * @base_url: the public base URL
 *
 * Returns: (transfer full): its parts
 */
LanyardHttpPlace *
lanyard_http_place_new (const char *base_url)
{
  LanyardHttpPlace *place;

  g_return_val_if_fail (base_url != NULL, NULL);

  place = g_new0 (LanyardHttpPlace, 1);
  place->base_url = g_strdup (base_url);
  place->base_path = make_base_path (base_url);
  place->authority = make_authority (base_url);
  place->is_https = g_str_has_prefix (base_url, "https:");
  place->is_loopback = lanyard_url_is_loopback (base_url);

  return place;
}

/**
 * lanyard_http_place_free:
 * @place: (nullable) (transfer full): a place
 */
void
lanyard_http_place_free (LanyardHttpPlace *place)
{
  if (place == NULL)
    return;

  g_free (place->base_url);
  g_free (place->base_path);
  g_free (place->authority);
  g_free (place);
}

/**
 * lanyard_http_exchange_read:
 * @message: a message whose body is complete
 * @raw_target: its target as sent
 * @place: where the server is
 *
 * Returns: (transfer full) (nullable): the request; %NULL if @raw_target is
 *   not what libsoup read, or not below the base URL
 */
LanyardHttpRequest *
lanyard_http_exchange_read (SoupServerMessage *message,
                            const char        *raw_target,
                            LanyardHttpPlace  *place)
{
  g_autoptr(LanyardHttpRequest) request = lanyard_http_request_new ();
  g_autofree char *raw_path = NULL;
  const char *query;

  g_return_val_if_fail (SOUP_IS_SERVER_MESSAGE (message), NULL);
  g_return_val_if_fail (place != NULL, NULL);

  if (raw_target == NULL)
    return NULL;

  query = strchr (raw_target, '?');
  raw_path = query != NULL ? g_strndup (raw_target, query - raw_target) : g_strdup (raw_target);
  if (!is_same_path (raw_path, g_uri_get_path (soup_server_message_get_uri (message))))
    return NULL;

  request->path = make_path (raw_path, place);
  if (request->path == NULL)
    return NULL;

  request->raw_query = query != NULL ? g_strdup (query + 1) : NULL;
  request->method = soup_server_message_get_method (message) == SOUP_METHOD_POST ? "POST" : "GET";
  g_clear_pointer (&request->body, g_bytes_unref);
  request->body = soup_message_body_flatten (soup_server_message_get_request_body (message));
  request->address = dup_peer (message);
  request->over_tls = place->is_https;
  request->now = lanyard_time_now ();
  request->event = lanyard_event_new (NULL, request->now);
  read_headers (message, request);

  return g_steal_pointer (&request);
}

/**
 * lanyard_http_exchange_write:
 * @message: a message that was paused
 * @request: what it became
 * @response: the answer
 *
 * Makes @response, with the cookies of @request, the answer to @message, which
 * is guarded.
 */
void
lanyard_http_exchange_write (SoupServerMessage   *message,
                             LanyardHttpRequest  *request,
                             LanyardHttpResponse *response)
{
  SoupMessageHeaders *headers;
  SoupMessageBody *body;

  g_return_if_fail (SOUP_IS_SERVER_MESSAGE (message));
  g_return_if_fail (request != NULL);
  g_return_if_fail (response != NULL);

  headers = soup_server_message_get_response_headers (message);
  body = soup_server_message_get_response_body (message);
  for (guint i = 0; i < response->headers->len; i += 2)
    soup_message_headers_replace (headers,
                                  g_ptr_array_index (response->headers, i),
                                  g_ptr_array_index (response->headers, i + 1));
  if (lanyard_http_response_get_header (response, "Cache-Control") != NULL)
    soup_message_headers_remove (headers, "Pragma");
  for (guint i = 0; i < request->set_cookies->len; i++)
    soup_message_headers_append (headers, "Set-Cookie", g_ptr_array_index (request->set_cookies, i));

  if (g_bytes_get_size (response->body) > 0)
    soup_message_body_append_bytes (body, response->body);
  soup_message_body_complete (body);
  if (response->status != 304)
    soup_message_headers_set_content_length (headers, g_bytes_get_size (response->body));
  soup_server_message_set_status (message, response->status, NULL);
}

/**
 * lanyard_http_exchange_guard:
 * @message: a message without a reply so far
 *
 * Gives its reply the security headers, so that no reply goes without, not
 * even one that libsoup makes itself.
 */
void
lanyard_http_exchange_guard (SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  const char * const *pairs = lanyard_http_get_security_headers ();

  for (gsize i = 0; pairs[i] != NULL; i += 2)
    soup_message_headers_append (headers, pairs[i], pairs[i + 1]);
}

/**
 * lanyard_http_exchange_refuse:
 * @message: a message that is not paused
 * @status: HTTP status
 * @text: a plain sentence
 *
 * Answers before the body is read, which is then thrown away.
 */
void
lanyard_http_exchange_refuse (SoupServerMessage *message,
                              guint              status,
                              const char        *text)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autofree char *line = g_strconcat (text, "\n", NULL);

  soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);
  soup_message_body_truncate (soup_server_message_get_request_body (message));
  soup_message_headers_replace (headers, "Connection", "close");
  if (status == SOUP_STATUS_METHOD_NOT_ALLOWED)
    soup_message_headers_replace (headers, "Allow", "GET, HEAD, POST");
  soup_server_message_set_response (message, "text/plain; charset=utf-8", SOUP_MEMORY_COPY, line, strlen (line));
  soup_server_message_set_status (message, status, NULL);
}
