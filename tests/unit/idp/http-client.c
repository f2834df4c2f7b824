/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "http-client.h"

#include <string.h>

#include "lanyard-certificate.h"
#include "lanyard-key.h"

struct _HttpClient
{
  GIOStream *stream;
  GString *received;
  gboolean is_closed;
};

static gboolean
read_more (HttpClient *client)
{
  char buffer[4096];
  gssize n_read;

  n_read = g_input_stream_read (g_io_stream_get_input_stream (client->stream),
                                buffer, sizeof buffer, NULL, NULL);
  if (n_read <= 0)
    {
      client->is_closed = TRUE;
      return FALSE;
    }

  g_string_append_len (client->received, buffer, n_read);
  return TRUE;
}

static gsize
get_length (HttpReply *reply)
{
  g_autofree char *value = http_reply_dup (reply, "Content-Length", 0);

  return value != NULL ? g_ascii_strtoull (value, NULL, 10) : 0;
}

HttpClient *
http_client_new (guint port)
{
  g_autoptr(GSocketClient) sockets = g_socket_client_new ();
  g_autoptr(GError) error = NULL;
  HttpClient *client = g_new0 (HttpClient, 1);

  g_socket_client_set_timeout (sockets, 30);
  client->stream = (GIOStream *) g_socket_client_connect_to_host (sockets, "127.0.0.1", port, NULL, &error);
  g_assert_no_error (error);
  client->received = g_string_new (NULL);

  return client;
}

static gboolean
accept_certificate_cb (GTlsConnection       *connection,
                       GTlsCertificate      *certificate,
                       GTlsCertificateFlags  problems,
                       gpointer              user_data)
{
  return TRUE;
}

HttpClient *
http_client_new_tls (guint port)
{
  static const char * const protocols[] = { "h2", "http/1.1", NULL };
  HttpClient *client = http_client_new (port);
  g_autoptr(GIOStream) tls = NULL;
  g_autoptr(GError) error = NULL;

  tls = g_tls_client_connection_new (client->stream, NULL, &error);
  g_assert_no_error (error);
  g_signal_connect (tls, "accept-certificate", G_CALLBACK (accept_certificate_cb), NULL);
  g_tls_connection_set_advertised_protocols (G_TLS_CONNECTION (tls), protocols);
  g_tls_connection_handshake (G_TLS_CONNECTION (tls), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_tls_connection_get_negotiated_protocol (G_TLS_CONNECTION (tls)), ==, "http/1.1");
  g_set_object (&client->stream, tls);

  return client;
}

void
http_client_free (HttpClient *client)
{
  g_object_unref (client->stream);
  g_string_free (client->received, TRUE);
  g_free (client);
}

void
http_client_send (HttpClient *client,
                  const char *bytes,
                  gssize      length)
{
  g_output_stream_write_all (g_io_stream_get_output_stream (client->stream),
                             bytes, length >= 0 ? (gsize) length : strlen (bytes), NULL, NULL, NULL);
}

HttpReply *
http_client_read (HttpClient *client)
{
  g_autoptr(HttpReply) reply = g_new0 (HttpReply, 1);
  const char *end;
  gsize length;

  while ((end = strstr (client->received->str, "\r\n\r\n")) == NULL)
    {
      if (!read_more (client))
        return NULL;
    }

  reply->head = g_strndup (client->received->str, end + 2 - client->received->str);
  g_string_erase (client->received, 0, end + 4 - client->received->str);
  g_assert_true (g_str_has_prefix (reply->head, "HTTP/1."));
  reply->status = g_ascii_strtoull (reply->head + strlen ("HTTP/1.1 "), NULL, 10);
  if (reply->status == 100)
    return http_client_read (client);

  length = get_length (reply);
  while (client->received->len < length && read_more (client))
    ;
  g_assert_cmpuint (client->received->len, >=, length);
  reply->body = g_strndup (client->received->str, length);
  g_string_erase (client->received, 0, length);

  return g_steal_pointer (&reply);
}

void
http_reply_free (HttpReply *reply)
{
  g_free (reply->head);
  g_free (reply->body);
  g_free (reply);
}

char *
http_reply_dup (HttpReply  *reply,
                const char *header,
                guint       nth)
{
  g_auto(GStrv) lines = g_strsplit (reply->head, "\r\n", -1);

  for (guint i = 1; lines[i] != NULL; i++)
    {
      char *colon = strchr (lines[i], ':');

      if (colon == NULL)
        continue;
      *colon = '\0';
      if (g_ascii_strcasecmp (lines[i], header) == 0 && nth-- == 0)
        return g_strdup (g_strstrip (colon + 1));
    }

  return NULL;
}

HttpBrowser *
http_browser_new (guint port)
{
  HttpBrowser *browser = g_new0 (HttpBrowser, 1);

  browser->port = port;
  browser->cookies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return browser;
}

void
http_browser_free (HttpBrowser *browser)
{
  g_hash_table_unref (browser->cookies);
  g_free (browser->origin);
  g_free (browser);
}

static void
take_cookies (HttpBrowser *browser,
              HttpReply   *reply)
{
  for (guint i = 0;; i++)
    {
      g_autofree char *cookie = http_reply_dup (reply, "Set-Cookie", i);
      char *equals;

      if (cookie == NULL)
        return;

      equals = strchr (cookie, '=');
      if (strstr (cookie, "Max-Age=0") != NULL)
        {
          *equals = '\0';
          g_hash_table_remove (browser->cookies, cookie);
        }
      else
        g_hash_table_replace (browser->cookies,
                              g_strndup (cookie, equals - cookie),
                              g_strndup (equals + 1, strcspn (equals + 1, ";")));
    }
}

HttpReply *
http_browser_send (HttpBrowser *browser,
                   const char  *target,
                   const char  *form)
{
  g_autoptr(HttpClient) client = http_client_new (browser->port);
  g_autoptr(GString) request = g_string_new (form != NULL ? "POST " : "GET ");
  GHashTableIter iter;
  gpointer name, value;
  HttpReply *reply;

  g_string_append_printf (request, "%s HTTP/1.1\r\nHost: 127.0.0.1:%u\r\n", target, browser->port);
  if (g_hash_table_size (browser->cookies) > 0)
    {
      const char *separator = "Cookie: ";

      g_hash_table_iter_init (&iter, browser->cookies);
      while (g_hash_table_iter_next (&iter, &name, &value))
        {
          g_string_append_printf (request, "%s%s=%s", separator, (char *) name, (char *) value);
          separator = "; ";
        }
      g_string_append (request, "\r\n");
    }
  if (form != NULL && browser->origin != NULL)
    g_string_append_printf (request, "Origin: %s\r\n", browser->origin);
  if (form != NULL)
    g_string_append_printf (request,
                            "Content-Type: application/x-www-form-urlencoded\r\n"
                            "Content-Length: %zu\r\n", strlen (form));
  g_string_append_printf (request, "\r\n%s", form != NULL ? form : "");

  http_client_send (client, request->str, request->len);
  reply = http_client_read (client);
  g_assert_nonnull (reply);
  take_cookies (browser, reply);

  return reply;
}

char *
http_find_input (const char *html,
                 const char *name)
{
  g_autofree char *needle = g_strdup_printf (" name=\"%s\"", name);
  const char *found = strstr (html, needle);
  const char *start, *end, *value;

  if (found == NULL)
    return NULL;

  end = strchr (found, '>');
  for (start = found; *start != '<'; start--)
    ;
  value = g_strstr_len (start, end - start, " value=\"");
  if (value == NULL)
    return NULL;

  value += strlen (" value=\"");
  return g_strndup (value, strcspn (value, "\""));
}

GTlsCertificate *
http_make_certificate (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardKey) key = lanyard_key_generate (LANYARD_KEY_RSA_2048, &error);
  g_autoptr(LanyardCertificate) certificate = NULL;
  g_autoptr(GBytes) der = NULL;
  g_autofree char *pem = NULL;
  g_autofree char *encoded = NULL;
  g_autofree char *both = NULL;
  GTlsCertificate *tls;

  g_assert_no_error (error);
  certificate = lanyard_certificate_new_self_signed (key, "127.0.0.1", g_get_real_time () / G_USEC_PER_SEC, 1, &error);
  g_assert_no_error (error);
  der = lanyard_key_export_private (key, &error);
  g_assert_no_error (error);
  pem = lanyard_certificate_dup_pem (certificate);
  encoded = g_base64_encode (g_bytes_get_data (der, NULL), g_bytes_get_size (der));
  both = g_strdup_printf ("%s-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n", pem, encoded);
  tls = g_tls_certificate_new_from_pem (both, -1, &error);
  g_assert_no_error (error);

  return tls;
}
