/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-metadata-fetch-private.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#include "lanyard-certificate.h"
#include "lanyard-check-clock.h"
#include "lanyard-error.h"
#include "lanyard-pinned-address-private.h"
#include "lanyard-text.h"
#include "lanyard-time.h"
#include "lanyard-url.h"

static void
set_url_error (GError     **error,
               const char  *url,
               const char  *what)
{
  g_autofree char *visible = lanyard_text_make_visible (url, 256);

  lanyard_set_error (error, LANYARD_FETCH_ERROR, LANYARD_FETCH_ERROR_URL,
                     _("Keys and addresses in metadata decide who may sign in, so they must not change on the way"),
                     _("Enter an address that begins with https://"),
                     /* Translators: a URL, then what is wrong with it */
                     _("Metadata is not fetched from “%s”: %s"), visible, what);
}

/* M-65, A-32: the same for the first address and for each that a redirect
 * names. */
static GUri *
check_url (LanyardFetch       *fetch,
           const char  *url,
           GError     **error)
{
  LanyardUrlFlags flags = fetch->options.allow_http ? LANYARD_URL_ALLOW_HTTP : LANYARD_URL_HTTPS;
  g_autoptr(GError) fault = NULL;

  if (lanyard_url_check (url, flags, NULL))
    return g_uri_parse (url, G_URI_FLAGS_ENCODED, error);

  set_url_error (error, url,
                 lanyard_url_check (url, LANYARD_URL_ALLOW_HTTP, NULL) ? _("it is not encrypted (http)")
                                                                       : _("it is not a complete web address"));
  return NULL;
}

/* The one place where errors of GIO and libsoup become ours. */
void
_lanyard_fetch_set_network_error (LanyardFetch       *fetch,
                                  const char  *url,
                                  GError      *cause,
                                  GError     **error)
{
  g_autofree char *visible = lanyard_text_make_visible (url, 256);
  g_autofree char *refused = g_steal_pointer (&fetch->refused);
  gboolean timed_out = _lanyard_deadline_is_over (fetch->deadline) ||
                       g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);

  if (cause->domain == LANYARD_FETCH_ERROR || cause->domain == LANYARD_ERROR ||
      (!timed_out && g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED)))
    {
      g_propagate_error (error, cause);
      return;
    }

  if (timed_out)
    lanyard_set_error (error, LANYARD_FETCH_ERROR, LANYARD_FETCH_ERROR_TIMEOUT, NULL,
                       _("Try again later, or download the metadata with a browser"),
                       _("“%s” did not answer within %u seconds"), visible, fetch->options.seconds_max);
  else if (cause->domain == G_TLS_ERROR && refused != NULL)
    lanyard_set_error (error, LANYARD_FETCH_ERROR, LANYARD_FETCH_ERROR_TLS,
                       _("Somebody else could have answered"),
                       _("Look at the certificate of the server, or import a file"),
                       /* Translators: a URL, what is wrong with its certificate, the fingerprint of that */
                       _("“%s” could not prove its name: %s (SHA-256 of its certificate: %s)"), visible, cause->message,
                       refused);
  else if (cause->domain == G_TLS_ERROR)
    lanyard_set_error (error, LANYARD_FETCH_ERROR, LANYARD_FETCH_ERROR_TLS,
                       _("Somebody else could have answered"),
                       _("Look at the certificate of the server, or import a file"),
                       _("“%s” could not prove its name: %s"), visible, cause->message);
  else
    lanyard_set_error (error, LANYARD_FETCH_ERROR, LANYARD_FETCH_ERROR_NETWORK, NULL,
                       _("Look at the address and at the connection to the network"),
                       _("“%s” cannot be reached: %s"), visible, cause->message);
  g_error_free (cause);
}

/* A session that connects to @address alone: no proxy, no cookies, no
 * decompression. */
static SoupSession *
make_session (LanyardFetch                *fetch,
              LanyardPinnedAddress *address)
{
  SoupSession *session = soup_session_new_with_options ("remote-connectable", address,
                                                        "proxy-resolver", NULL,
                                                        "timeout", fetch->options.seconds_max,
                                                        "user-agent", "Lanyard",
                                                        NULL);

  soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_DECODER);
  if (fetch->options.database != NULL)
    soup_session_set_tls_database (session, fetch->options.database);

  return session;
}

static gboolean
is_redirect (SoupMessage *message)
{
  switch (soup_message_get_status (message))
    {
    case SOUP_STATUS_MOVED_PERMANENTLY:
    case SOUP_STATUS_FOUND:
    case SOUP_STATUS_TEMPORARY_REDIRECT:
    case SOUP_STATUS_PERMANENT_REDIRECT:
      return TRUE;

    default:
      return FALSE;
    }
}

void
_lanyard_fetch_set_redirect_error (GError     **error,
                                   const char  *url,
                                   const char  *what)
{
  g_autofree char *visible = lanyard_text_make_visible (url, 256);

  lanyard_set_error (error, LANYARD_FETCH_ERROR, LANYARD_FETCH_ERROR_REDIRECT, NULL,
                     _("Enter the address that the metadata is really at"),
                     /* Translators: a URL, then what is wrong with it */
                     _("The redirect of “%s” is not followed: %s"), visible, what);
}

/* Where a redirect leads; never from https to http. */
static char *
dup_next_url (GUri         *uri,
              const char   *url,
              SoupMessage  *message,
              GError      **error)
{
  const char *location = soup_message_headers_get_one (soup_message_get_response_headers (message), "Location");
  g_autoptr(GUri) next = NULL;

  if (location != NULL)
    next = g_uri_parse_relative (uri, location, G_URI_FLAGS_ENCODED, NULL);
  if (next == NULL)
    {
      _lanyard_fetch_set_redirect_error (error, url, _("it leads nowhere"));
      return NULL;
    }
  if (g_str_equal (g_uri_get_scheme (uri), "https") && !g_str_equal (g_uri_get_scheme (next), "https"))
    {
      _lanyard_fetch_set_redirect_error (error, url, _("it leads away from https"));
      return NULL;
    }

  return g_uri_to_string (next);
}

static gboolean
check_answer (LanyardFetch        *fetch,
              const char   *url,
              SoupMessage  *message,
              GError      **error)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  const char *encoding = soup_message_headers_get_list (headers, "Content-Encoding");
  g_autofree char *visible = lanyard_text_make_visible (url, 256);

  if (soup_message_get_status (message) != SOUP_STATUS_OK)
    {
      lanyard_set_error (error, LANYARD_FETCH_ERROR, LANYARD_FETCH_ERROR_STATUS, NULL,
                         _("Look at the address in the application’s settings"),
                         /* Translators: a URL, then the number of an HTTP status */
                         _("“%s” answered with the status %u instead of metadata"), visible,
                         (guint) soup_message_get_status (message));
      return FALSE;
    }
  if (encoding != NULL && g_ascii_strcasecmp (encoding, "identity") != 0)
    {
      lanyard_set_error (error, LANYARD_FETCH_ERROR, LANYARD_FETCH_ERROR_ENCODING,
                         _("A few compressed bytes could fill the memory"),
                         _("Download the metadata with a browser and import the file"),
                         _("“%s” sent compressed data, which nobody asked for"), visible);
      return FALSE;
    }

  return TRUE;
}

static char *
dup_fingerprint (SoupMessage *message)
{
  GTlsCertificate *peer = soup_message_get_tls_peer_certificate (message);
  g_autoptr(GByteArray) der = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(LanyardCertificate) certificate = NULL;

  if (peer == NULL)
    return NULL;

  g_object_get (peer, "certificate", &der, NULL);
  bytes = g_bytes_new (der->data, der->len);
  certificate = lanyard_certificate_new_from_data (bytes, NULL);

  return certificate != NULL ? lanyard_certificate_dup_fingerprint (certificate, G_CHECKSUM_SHA256) : NULL;
}

/* @session: (out): lives as long as what is returned */
static GInputStream *
send_request (LanyardFetch  *fetch,
              GUri          *uri,
              SoupMessage   *message,
              SoupSession  **session,
              GError       **error)
{
  GCancellable *cancellable = _lanyard_deadline_get_cancellable (fetch->deadline);
  g_autoptr(LanyardPinnedAddress) address = NULL;
  GInputStream *stream;
  int port = g_uri_get_port (uri);

  if (port < 0)
    port = g_str_equal (g_uri_get_scheme (uri), "https") ? 443 : 80;
  address = _lanyard_pinned_address_look_up (g_uri_get_host (uri), (guint16) port, fetch->options.allow_private,
                                             cancellable, error);
  if (address == NULL)
    return NULL;

  *session = make_session (fetch, address);
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);

  stream = soup_session_send (*session, message, cancellable, error);
  if (stream == NULL)
    fetch->refused = dup_fingerprint (message);

  return stream;
}

/* What the server, or the cache before it, says what time it is. */
static gboolean
read_date (const char   *url,
           SoupMessage  *message,
           gint64       *date,
           GError      **error)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  const char *text = soup_message_headers_get_one (headers, "Date");
  const char *age_text = soup_message_headers_get_one (headers, "Age");
  g_autoptr(GDateTime) time = text != NULL ? soup_date_time_new_from_http_string (text) : NULL;
  g_autofree char *visible = lanyard_text_make_visible (url, 256);
  guint64 age = 0;

  if (time == NULL)
    {
      lanyard_set_error (error, LANYARD_FETCH_ERROR, LANYARD_FETCH_ERROR_DATE, NULL,
                         _("Compare the clocks by hand"), _("“%s” did not say what time it is"), visible);
      return FALSE;
    }

  if (age_text != NULL && !g_ascii_string_to_unsigned (age_text, 10, 0, G_MAXINT32, &age, NULL))
    age = 0;
  *date = g_date_time_to_unix (time) + (gint64) age;
  return TRUE;
}

/* Only its head is asked for, and any status will do. */
gboolean
_lanyard_fetch_ask_offset (LanyardFetch  *fetch,
                           gint64        *offset,
                           GError       **error)
{
  g_autoptr(GUri) uri = check_url (fetch, fetch->url, error);
  g_autoptr(SoupSession) session = NULL;
  g_autoptr(SoupMessage) message = NULL;
  g_autoptr(GInputStream) stream = NULL;
  gint64 sent = lanyard_time_now ();
  gint64 date;

  if (uri == NULL)
    return FALSE;

  message = soup_message_new_from_uri (SOUP_METHOD_HEAD, uri);
  stream = send_request (fetch, uri, message, &session, error);
  if (stream == NULL || !read_date (fetch->url, message, &date, error))
    return FALSE;

  *offset = lanyard_clock_get_offset (date, sent, lanyard_time_now ());
  return TRUE;
}

/* One request. NULL with @next set: a redirect; with neither: an error. */
LanyardFetched *
_lanyard_fetch_ask (LanyardFetch       *fetch,
                    const char  *url,
                    char       **next,
                    GError     **error)
{
  g_autoptr(GUri) uri = check_url (fetch, url, error);
  g_autoptr(SoupSession) session = NULL;
  g_autoptr(SoupMessage) message = NULL;
  g_autoptr(GInputStream) stream = NULL;
  g_autoptr(LanyardFetched) fetched = NULL;

  if (uri == NULL)
    return NULL;

  message = soup_message_new_from_uri (SOUP_METHOD_GET, uri);
  stream = send_request (fetch, uri, message, &session, error);
  if (stream == NULL)
    return NULL;
  if (is_redirect (message))
    {
      *next = dup_next_url (uri, url, message, error);
      return NULL;
    }
  if (!check_answer (fetch, url, message, error))
    return NULL;

  fetched = g_new0 (LanyardFetched, 1);
  fetched->file = -1;
  fetched->url = g_strdup (url);
  fetched->fingerprint = dup_fingerprint (message);

  return _lanyard_fetch_read_body (fetch, url, message, stream, fetched, error) ? g_steal_pointer (&fetched) : NULL;
}
