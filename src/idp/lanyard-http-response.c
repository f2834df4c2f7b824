/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-http-private.h"

#include <string.h>

static gboolean
is_header_text (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if ((guchar) *p < 0x20 || *p == 0x7f)
        return FALSE;
    }

  return TRUE;
}

static char *
make_safe_filename (const char *filename)
{
  char *safe = g_strdup (filename);

  for (char *p = safe; *p != '\0'; p++)
    {
      if (!g_ascii_isalnum (*p) && strchr ("-_. ", *p) == NULL)
        *p = '_';
    }

  return safe;
}

/**
 * lanyard_http_get_security_headers:
 *
 * Nothing is kept by a cache (M-10), nothing is shown in a frame.
 *
 * Returns: (transfer none): names and values in turn, NULL-terminated
 */
const char * const *
lanyard_http_get_security_headers (void)
{
  static const char * const headers[] = {
    "Content-Security-Policy", LANYARD_HTTP_POLICY,
    "X-Frame-Options", "DENY",
    "X-Content-Type-Options", "nosniff",
    "Referrer-Policy", "no-referrer",
    "Cross-Origin-Opener-Policy", "same-origin",
    "Cross-Origin-Resource-Policy", "same-origin",
    "Permissions-Policy", "camera=(), geolocation=(), microphone=()",
    "Cache-Control", "no-cache, no-store",
    "Pragma", "no-cache",
    NULL,
  };

  return headers;
}

/**
 * lanyard_http_response_new:
 * @status: HTTP status
 * @content_type: (nullable): type of @body
 * @body: (nullable): what is sent
 *
 * Returns: (transfer full): a response
 */
LanyardHttpResponse *
lanyard_http_response_new (guint       status,
                           const char *content_type,
                           GBytes     *body)
{
  LanyardHttpResponse *response = g_new0 (LanyardHttpResponse, 1);

  response->status = status;
  response->headers = g_ptr_array_new_with_free_func (g_free);
  response->body = body != NULL ? g_bytes_ref (body) : g_bytes_new (NULL, 0);
  if (content_type != NULL)
    lanyard_http_response_set_header (response, "Content-Type", content_type);

  return response;
}

/**
 * lanyard_http_response_free:
 * @response: (nullable) (transfer full): a response
 */
void
lanyard_http_response_free (LanyardHttpResponse *response)
{
  if (response == NULL)
    return;

  g_ptr_array_unref (response->headers);
  g_bytes_unref (response->body);
  g_free (response);
}

/**
 * lanyard_http_response_new_redirect:
 * @location: where to send the browser: a path of ours, or a URL that
 *   lanyard_url_check() accepts
 *
 * A 303, so that the browser comes with GET. @location goes into the header
 * as it is: a signed URL must not be written anew.
 *
 * Returns: (transfer full): a response
 */
LanyardHttpResponse *
lanyard_http_response_new_redirect (const char *location)
{
  LanyardHttpResponse *response = lanyard_http_response_new (303, NULL, NULL);

  lanyard_http_response_set_header (response, "Location", location);

  return response;
}

/**
 * lanyard_http_response_new_json:
 * @status: HTTP status
 * @node: (transfer none): what is sent
 *
 * Returns: (transfer full): a response
 */
LanyardHttpResponse *
lanyard_http_response_new_json (guint     status,
                                JsonNode *node)
{
  g_autoptr(GBytes) body = NULL;
  char *text;

  g_return_val_if_fail (node != NULL, NULL);

  text = json_to_string (node, TRUE);
  body = g_bytes_new_take (text, strlen (text));

  return lanyard_http_response_new (status, "application/json", body);
}

/**
 * lanyard_http_response_new_file:
 * @content_type: type of @body
 * @filename: (nullable): the name under which a browser saves it; %NULL: it is
 *   shown
 * @body: what is sent
 *
 * Returns: (transfer full): a response
 */
LanyardHttpResponse *
lanyard_http_response_new_file (const char *content_type,
                                const char *filename,
                                GBytes     *body)
{
  LanyardHttpResponse *response = lanyard_http_response_new (200, content_type, body);

  if (filename != NULL)
    {
      g_autofree char *safe = make_safe_filename (filename);
      g_autofree char *value = g_strdup_printf ("attachment; filename=\"%s\"", safe);

      lanyard_http_response_set_header (response, "Content-Disposition", value);
    }

  return response;
}

/* Whether one of the tags of an If-None-Match header is @tag (RFC 9110
 * 13.1.2, weak comparison). */
static gboolean
tags_have (const char *tags,
           const char *tag)
{
  g_auto(GStrv) list = g_strsplit (tags != NULL ? tags : "", ",", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      const char *one = g_strstrip (list[i]);

      if (g_str_has_prefix (one, "W/"))
        one += 2;
      if (g_str_equal (one, tag) || g_str_equal (one, "*"))
        return TRUE;
    }

  return FALSE;
}

/**
 * lanyard_http_response_new_cached:
 * @request: the request
 * @content_type: of @body
 * @body: a document that somebody may ask for again and again
 *
 * Returns: (transfer full): @body with its ETag, or 304 without it for who has
 *   it already
 */
LanyardHttpResponse *
lanyard_http_response_new_cached (LanyardHttpRequest *request,
                                  const char         *content_type,
                                  GBytes             *body)
{
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, body);
  g_autofree char *tag = g_strdup_printf ("\"%.32s\"", hash);
  g_autoptr(GBytes) nothing = g_bytes_new_static ("", 0);
  LanyardHttpResponse *response;

  if (tags_have (request->if_none_match, tag))
    response = lanyard_http_response_new (304, NULL, nothing);
  else
    response = lanyard_http_response_new_file (content_type, NULL, body);
  lanyard_http_response_set_header (response, "ETag", tag);
  lanyard_http_response_set_header (response, "Cache-Control", "no-cache");

  return response;
}

/**
 * lanyard_http_response_set_header:
 * @response: a response
 * @name: the header's name
 * @value: its value, without control characters
 *
 * Sets or replaces a header.
 */
void
lanyard_http_response_set_header (LanyardHttpResponse *response,
                                  const char          *name,
                                  const char          *value)
{
  g_return_if_fail (response != NULL);
  g_return_if_fail (name != NULL && is_header_text (name));
  g_return_if_fail (value != NULL && is_header_text (value));

  for (guint i = 0; i < response->headers->len; i += 2)
    {
      if (g_ascii_strcasecmp (g_ptr_array_index (response->headers, i), name) == 0)
        {
          g_ptr_array_remove_range (response->headers, i, 2);
          break;
        }
    }

  g_ptr_array_add (response->headers, g_strdup (name));
  g_ptr_array_add (response->headers, g_strdup (value));
}

/**
 * lanyard_http_response_get_header:
 * @response: a response
 * @name: a header's name
 *
 * Returns: (nullable) (transfer none): its value
 */
const char *
lanyard_http_response_get_header (LanyardHttpResponse *response,
                                  const char          *name)
{
  g_return_val_if_fail (response != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < response->headers->len; i += 2)
    {
      if (g_ascii_strcasecmp (g_ptr_array_index (response->headers, i), name) == 0)
        return g_ptr_array_index (response->headers, i + 1);
    }

  return NULL;
}
