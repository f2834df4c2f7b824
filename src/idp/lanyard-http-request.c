/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-http-private.h"

#include "lanyard-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HOST_PREFIX "__Host-"

static char *
decode_component (const char *text,
                  gsize       length)
{
  g_autofree char *spaced = g_strndup (text, length);
  char *decoded;

  g_strdelimit (spaced, "+", ' ');
  decoded = g_uri_unescape_string (spaced, NULL);
  if (decoded == NULL || g_utf8_validate (decoded, -1, NULL))
    return decoded;

  g_free (decoded);
  return NULL;
}

static void
set_doubled_error (GError     **error,
                   const char  *name)
{
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                     NULL, _("Go back and try again"),
                     _("The field “%s” was sent twice"), name);
}

static void
set_unreadable_error (GError     **error,
                      const char  *name)
{
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                     NULL, _("Go back and try again"),
                     _("The field “%s” is not readable text"), name);
}

static char *
find_parameter (const char  *text,
                gsize        length,
                const char  *name,
                GError     **error)
{
  g_autofree char *found = NULL;
  const char *end = text + length;

  while (text < end)
    {
      const char *stop = memchr (text, '&', end - text);
      const char *equals;
      g_autofree char *decoded_name = NULL;

      stop = stop != NULL ? stop : end;
      equals = memchr (text, '=', stop - text);
      equals = equals != NULL ? equals : stop;
      decoded_name = decode_component (text, equals - text);

      if (g_strcmp0 (decoded_name, name) == 0)
        {
          if (found != NULL)
            {
              set_doubled_error (error, name);
              return NULL;
            }

          equals = equals < stop ? equals + 1 : stop;
          found = decode_component (equals, stop - equals);
          if (found == NULL)
            {
              set_unreadable_error (error, name);
              return NULL;
            }
        }

      text = stop + 1;
    }

  return g_steal_pointer (&found);
}

static char *
make_cookie_name (LanyardHttpRequest *request,
                  const char         *name)
{
  return g_strconcat (request->over_tls ? HOST_PREFIX : "", name, NULL);
}

static gboolean
is_cookie_value (const char *value)
{
  for (const char *p = value; *p != '\0'; p++)
    {
      if (!g_ascii_isalnum (*p) && strchr ("-_.~", *p) == NULL)
        return FALSE;
    }

  return TRUE;
}

/**
 * lanyard_http_request_new:
 *
 * Returns: (transfer full): an empty request
 */
LanyardHttpRequest *
lanyard_http_request_new (void)
{
  LanyardHttpRequest *request = g_new0 (LanyardHttpRequest, 1);

  request->method = "GET";
  request->body = g_bytes_new (NULL, 0);
  request->cookies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  request->set_cookies = g_ptr_array_new_with_free_func (g_free);

  return request;
}

/**
 * lanyard_http_request_free:
 * @request: (nullable) (transfer full): a request
 */
void
lanyard_http_request_free (LanyardHttpRequest *request)
{
  if (request == NULL)
    return;

  g_free (request->path);
  g_free (request->segment);
  g_free (request->raw_query);
  g_bytes_unref (request->body);
  g_free (request->content_type);
  g_free (request->origin);
  g_free (request->user_agent);
  g_free (request->accept_language);
  g_free (request->if_none_match);
  g_free (request->address);
  g_hash_table_unref (request->cookies);
  g_clear_object (&request->event);
  g_free (request->reference);
  g_free (request->begun);
  g_ptr_array_unref (request->set_cookies);
  g_free (request);
}

/**
 * lanyard_http_request_hold:
 * @request: a request
 *
 * Its reply is not sent until lanyard_http_request_let_go() was called as
 * often.
 */
void
lanyard_http_request_hold (LanyardHttpRequest *request)
{
  g_return_if_fail (request != NULL);

  g_atomic_int_inc (&request->holds);
}

/**
 * lanyard_http_request_let_go:
 * @request: a request that was held; it may be gone after this
 *
 * On any thread.
 */
void
lanyard_http_request_let_go (LanyardHttpRequest *request)
{
  g_return_if_fail (request != NULL);

  if (g_atomic_int_dec_and_test (&request->holds) && request->ready != NULL)
    request->ready (request->ready_data);
}

/**
 * lanyard_http_request_dup_query:
 * @request: a request
 * @name: a parameter's name
 * @error: return location for an error
 *
 * One parameter of the query, decoded. For pages of ours; SAML messages are
 * read from the raw query.
 *
 * Returns: (transfer full) (nullable): its value; %NULL without an error when
 *   it is absent, with %LANYARD_ERROR_INVALID when it comes twice or is not
 *   UTF-8
 */
char *
lanyard_http_request_dup_query (LanyardHttpRequest  *request,
                                const char          *name,
                                GError             **error)
{
  g_return_val_if_fail (request != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  if (request->raw_query == NULL)
    return NULL;

  return find_parameter (request->raw_query, strlen (request->raw_query), name, error);
}

/**
 * lanyard_http_request_dup_form:
 * @request: a request
 * @name: a field's name
 * @error: return location for an error
 *
 * One field of the form in the body (application/x-www-form-urlencoded),
 * decoded. It may be a secret: erase it after use.
 *
 * Returns: (transfer full) (nullable): its value; %NULL without an error when
 *   it is absent, with %LANYARD_ERROR_INVALID when it comes twice or is not
 *   UTF-8
 */
char *
lanyard_http_request_dup_form (LanyardHttpRequest  *request,
                               const char          *name,
                               GError             **error)
{
  const char *body;
  gsize length;

  g_return_val_if_fail (request != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  body = g_bytes_get_data (request->body, &length);
  if (length == 0)
    return NULL;

  return find_parameter (body, length, name, error);
}

/**
 * lanyard_http_request_set_cookie:
 * @request: a request
 * @name: name without prefix
 * @value: characters of base64url only
 * @max_age: seconds; 0 removes the cookie, -1 keeps it until the browser is
 *   closed
 *
 * Adds a cookie to the reply to @request: HttpOnly, SameSite=Lax, for the
 * whole host; under HTTPS also Secure and with the prefix that pins it to the
 * host (RFC 6265bis 4.1.3.2). A later value for the same name replaces an
 * earlier one.
 */
void
lanyard_http_request_set_cookie (LanyardHttpRequest *request,
                                 const char         *name,
                                 const char         *value,
                                 int                 max_age)
{
  g_autofree char *full_name = NULL;
  g_autofree char *start = NULL;
  g_autoptr(GString) header = NULL;

  g_return_if_fail (request != NULL);
  g_return_if_fail (name != NULL);
  g_return_if_fail (value != NULL && is_cookie_value (value));

  full_name = make_cookie_name (request, name);
  start = g_strconcat (full_name, "=", NULL);
  for (guint i = request->set_cookies->len; i > 0; i--)
    {
      if (g_str_has_prefix (g_ptr_array_index (request->set_cookies, i - 1), start))
        g_ptr_array_remove_index (request->set_cookies, i - 1);
    }

  header = g_string_new (start);
  g_string_append (header, value);
  g_string_append (header, "; Path=/; HttpOnly; SameSite=Lax");
  if (request->over_tls)
    g_string_append (header, "; Secure");
  if (max_age >= 0)
    g_string_append_printf (header, "; Max-Age=%d", max_age);
  g_ptr_array_add (request->set_cookies, g_string_free (g_steal_pointer (&header), FALSE));

  g_hash_table_replace (request->cookies,
                        g_steal_pointer (&full_name),
                        max_age == 0 ? NULL : g_strdup (value));
}

/**
 * lanyard_http_request_get_cookie:
 * @request: a request
 * @name: name without prefix
 *
 * Returns: (nullable) (transfer none): the value that came with the request
 *   or was set since; %NULL if there is none, or more than one
 */
const char *
lanyard_http_request_get_cookie (LanyardHttpRequest *request,
                                 const char         *name)
{
  g_autofree char *full_name = NULL;

  g_return_val_if_fail (request != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  full_name = make_cookie_name (request, name);

  return g_hash_table_lookup (request->cookies, full_name);
}

/**
 * lanyard_http_request_add_cookies:
 * @request: a request
 * @header: (nullable): value of its Cookie header
 *
 * Two cookies of one name cannot be told apart (one may come from a
 * neighbouring host), so that neither counts.
 */
void
lanyard_http_request_add_cookies (LanyardHttpRequest *request,
                                  const char         *header)
{
  g_auto(GStrv) pairs = NULL;

  g_return_if_fail (request != NULL);

  if (header == NULL)
    return;

  pairs = g_strsplit (header, ";", -1);
  for (guint i = 0; pairs[i] != NULL; i++)
    {
      char *pair = g_strstrip (pairs[i]);
      char *equals = strchr (pair, '=');
      g_autofree char *name = NULL;

      if (equals == NULL || equals == pair)
        continue;

      name = g_strndup (pair, equals - pair);
      if (g_hash_table_contains (request->cookies, name))
        g_hash_table_replace (request->cookies, g_steal_pointer (&name), NULL);
      else
        g_hash_table_insert (request->cookies, g_steal_pointer (&name), g_strdup (equals + 1));
    }
}
