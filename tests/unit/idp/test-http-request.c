/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-http-private.h"

#include "lanyard-error.h"

#include <string.h>

static const struct
{
  const char *text;
  const char *name;
  const char *value;        /* NULL: absent, or an error */
  gboolean is_error;
} parameters[] = {
  { "a=1&b=2", "a", "1", FALSE },
  { "a=1&b=2", "b", "2", FALSE },
  { "a=1&b=2", "c", NULL, FALSE },
  { "", "a", NULL, FALSE },
  { "&&a=1&", "a", "1", FALSE },
  { "a", "a", "", FALSE },
  { "a=", "a", "", FALSE },
  { "a=x+y%2B%26%3D", "a", "x y+&=", FALSE },
  { "%61=1", "a", "1", FALSE },
  { "a=b=c", "a", "b=c", FALSE },
  { "a=%C3%A4", "a", "ä", FALSE },
  { "a=1&a=2", "a", NULL, TRUE },
  { "a=1&%61=2", "a", NULL, TRUE },
  { "a=%ff", "a", NULL, TRUE },
  { "a=%", "a", NULL, TRUE },
  { "a=%00", "a", NULL, TRUE },
};

static void
test_parameters (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (parameters); i++)
    {
      g_autoptr(LanyardHttpRequest) request = lanyard_http_request_new ();
      g_autoptr(GError) query_error = NULL;
      g_autoptr(GError) form_error = NULL;
      g_autofree char *query = NULL;
      g_autofree char *form = NULL;

      g_clear_pointer (&request->body, g_bytes_unref);
      request->raw_query = g_strdup (parameters[i].text);
      request->body = g_bytes_new (parameters[i].text, strlen (parameters[i].text));

      query = lanyard_http_request_dup_query (request, parameters[i].name, &query_error);
      form = lanyard_http_request_dup_form (request, parameters[i].name, &form_error);

      g_assert_cmpstr (query, ==, parameters[i].value);
      g_assert_cmpstr (form, ==, parameters[i].value);
      if (parameters[i].is_error)
        {
          g_assert_error (query_error, LANYARD_ERROR, LANYARD_ERROR_INVALID);
          g_assert_error (form_error, LANYARD_ERROR, LANYARD_ERROR_INVALID);
        }
      else
        {
          g_assert_no_error (query_error);
          g_assert_no_error (form_error);
        }
    }
}

static void
test_cookies_received (void)
{
  g_autoptr(LanyardHttpRequest) request = lanyard_http_request_new ();

  lanyard_http_request_add_cookies (request, "a=1; b=2=3;c=; =x; d; twice=1; twice=1; a b=4");

  g_assert_cmpstr (lanyard_http_request_get_cookie (request, "a"), ==, "1");
  g_assert_cmpstr (lanyard_http_request_get_cookie (request, "b"), ==, "2=3");
  g_assert_cmpstr (lanyard_http_request_get_cookie (request, "c"), ==, "");
  g_assert_null (lanyard_http_request_get_cookie (request, "d"));
  g_assert_null (lanyard_http_request_get_cookie (request, "twice"));
}

static void
test_cookies_set (void)
{
  g_autoptr(LanyardHttpRequest) request = lanyard_http_request_new ();

  lanyard_http_request_set_cookie (request, "a", "1", -1);
  lanyard_http_request_set_cookie (request, "b", "2", 60);
  lanyard_http_request_set_cookie (request, "a", "3", -1);

  g_assert_cmpuint (request->set_cookies->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (request->set_cookies, 0), ==, "b=2; Path=/; HttpOnly; SameSite=Lax; Max-Age=60");
  g_assert_cmpstr (g_ptr_array_index (request->set_cookies, 1), ==, "a=3; Path=/; HttpOnly; SameSite=Lax");
  g_assert_cmpstr (lanyard_http_request_get_cookie (request, "a"), ==, "3");

  lanyard_http_request_set_cookie (request, "a", "", 0);
  g_assert_cmpstr (g_ptr_array_index (request->set_cookies, 1), ==, "a=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
  g_assert_null (lanyard_http_request_get_cookie (request, "a"));
}

static void
test_cookies_under_tls (void)
{
  g_autoptr(LanyardHttpRequest) request = lanyard_http_request_new ();

  request->over_tls = TRUE;
  lanyard_http_request_add_cookies (request, "s=from-a-neighbour; __Host-t=ours");
  lanyard_http_request_set_cookie (request, "u", "1", -1);

  g_assert_null (lanyard_http_request_get_cookie (request, "s"));
  g_assert_cmpstr (lanyard_http_request_get_cookie (request, "t"), ==, "ours");
  g_assert_cmpstr (g_ptr_array_index (request->set_cookies, 0), ==, "__Host-u=1; Path=/; HttpOnly; SameSite=Lax; Secure");
}

static void
test_response_headers (void)
{
  g_autoptr(GBytes) body = g_bytes_new_static ("x", 1);
  g_autoptr(LanyardHttpResponse) file = lanyard_http_response_new_file ("text/plain", "a\"b\r\n/ä.txt", body);
  g_autoptr(LanyardHttpResponse) redirect = lanyard_http_response_new_redirect ("/x?a=%2f%2F+b");

  g_assert_cmpstr (lanyard_http_response_get_header (file, "content-disposition"), ==,
                   "attachment; filename=\"a_b_____.txt\"");
  g_assert_cmpuint (redirect->status, ==, 303);
  g_assert_cmpstr (lanyard_http_response_get_header (redirect, "Location"), ==, "/x?a=%2f%2F+b");

  lanyard_http_response_set_header (redirect, "location", "/y");
  g_assert_cmpuint (redirect->headers->len, ==, 2);
  g_assert_cmpstr (lanyard_http_response_get_header (redirect, "Location"), ==, "/y");
}

static void
test_header_injection (void)
{
  g_autoptr(LanyardHttpResponse) response = lanyard_http_response_new (200, NULL, NULL);

  g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*is_header_text (value)*");
  lanyard_http_response_set_header (response, "Location", "/x\r\nSet-Cookie: a=b");
  g_test_assert_expected_messages ();

  g_assert_null (lanyard_http_response_get_header (response, "Location"));
}

static const struct
{
  const char *method;
  const char *path;
  const char *route;        /* NULL: an error */
  const char *segment;
  int code;
} routes[] = {
  { "GET", "/", "/", NULL, 0 },
  { "GET", "/login", "/login", NULL, 0 },
  { "POST", "/login", "/login", NULL, 0 },
  { "GET", "/static/style.css", "/static/*", "style.css", 0 },
  { "GET", "/login/", NULL, NULL, LANYARD_ERROR_NOT_FOUND },
  { "GET", "/loginx", NULL, NULL, LANYARD_ERROR_NOT_FOUND },
  { "GET", "//login", NULL, NULL, LANYARD_ERROR_NOT_FOUND },
  { "GET", "/Login", NULL, NULL, LANYARD_ERROR_NOT_FOUND },
  { "GET", "/%6cogin", NULL, NULL, LANYARD_ERROR_NOT_FOUND },
  { "GET", "/static/", NULL, NULL, LANYARD_ERROR_NOT_FOUND },
  { "GET", "/static/a/b", NULL, NULL, LANYARD_ERROR_NOT_FOUND },
  { "GET", "/static/a%2fb", NULL, NULL, LANYARD_ERROR_NOT_FOUND },
  { "POST", "/healthz", NULL, NULL, LANYARD_ERROR_REFUSED },
};

static void
test_routes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (routes); i++)
    {
      g_autoptr(LanyardHttpRequest) request = lanyard_http_request_new ();
      g_autoptr(GError) error = NULL;
      const LanyardHttpRoute *route;

      request->method = routes[i].method;
      request->path = g_strdup (routes[i].path);
      route = lanyard_http_find_route (request, &error);

      if (routes[i].route == NULL)
        {
          g_assert_null (route);
          g_assert_error (error, LANYARD_ERROR, routes[i].code);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpstr (route->path, ==, routes[i].route);
      g_assert_cmpstr (request->segment, ==, routes[i].segment);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/idp/http-request/parameters", test_parameters);
  g_test_add_func ("/idp/http-request/cookies-received", test_cookies_received);
  g_test_add_func ("/idp/http-request/cookies-set", test_cookies_set);
  g_test_add_func ("/idp/http-request/cookies-under-tls", test_cookies_under_tls);
  g_test_add_func ("/idp/http-request/response-headers", test_response_headers);
  g_test_add_func ("/idp/http-request/header-injection", test_header_injection);
  g_test_add_func ("/idp/http-request/routes", test_routes);

  return g_test_run ();
}
