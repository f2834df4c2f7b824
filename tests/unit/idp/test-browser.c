/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "idp-fixture.h"

#include "lanyard-browser.h"
#include "lanyard-error.h"
#include "lanyard-idp-private.h"
#include "lanyard-pages.h"
#include "lanyard-saml-error.h"

#include <string.h>

typedef struct
{
  IdpFixture base;
  LanyardIdp *idp;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  idp_fixture_set_up (&fixture->base, data);
  fixture->idp = lanyard_idp_new (fixture->base.configuration);
  lanyard_idp_start (fixture->idp, NULL, 0, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->idp));
  idp_fixture_tear_down (&fixture->base, data);
}

static LanyardHttpRequest *
make_request (gint64 now)
{
  LanyardHttpRequest *request = lanyard_http_request_new ();

  request->now = now;
  request->event = lanyard_event_new (NULL, now);

  return request;
}

/* The next request of the same browser. */
static LanyardHttpRequest *
follow (LanyardHttpRequest *before,
        gint64              now)
{
  static const char * const names[] = { "lanyard_browser", "lanyard_session" };
  LanyardHttpRequest *request = make_request (now);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = lanyard_http_request_get_cookie (before, names[i]);

      if (value != NULL)
        g_hash_table_insert (request->cookies, g_strdup (names[i]), g_strdup (value));
    }

  return request;
}

static char *
keep (Fixture            *fixture,
      LanyardHttpRequest *request)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardHttpResponse) response = NULL;
  const char *location;

  response = lanyard_pending_keep (fixture->idp, request, "example", "{\"x\": \"ä\"}", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (response->status, ==, 303);
  location = lanyard_http_response_get_header (response, "Location");
  g_assert_true (g_str_has_prefix (location, "/saml2/example?handle="));

  return g_strdup (location + strlen ("/saml2/example?"));
}

static LanyardPending *
load (Fixture             *fixture,
      LanyardHttpRequest  *request,
      const char          *query,
      const char          *slug,
      GError             **error)
{
  g_free (request->raw_query);
  request->raw_query = g_strdup (query);

  return lanyard_pending_load (fixture->idp, request, slug, error);
}

static void
test_pending (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardHttpRequest) first = make_request (1000);
  g_autofree char *query = keep (fixture, first);
  g_autoptr(LanyardHttpRequest) second = follow (first, 1001);
  g_autoptr(LanyardPending) pending = load (fixture, second, query, "example", &error);
  g_autoptr(LanyardHttpResponse) response = NULL;
  g_autoptr(LanyardHttpRequest) third = follow (second, 1100);
  g_autoptr(LanyardPending) again = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (pending->slug, ==, "example");
  g_assert_cmpstr (pending->data, ==, "{\"x\": \"ä\"}");
  g_assert_cmpint (pending->created, ==, 1000);

  response = lanyard_pending_sign_in (fixture->idp, pending);
  g_assert_true (g_str_has_prefix (lanyard_http_response_get_header (response, "Location"), "/login?handle="));

  again = load (fixture, third, query, "example", &error);
  g_assert_no_error (error);
  g_assert_true (lanyard_pending_finish (fixture->idp, again, 1100, &error));
  g_assert_no_error (error);
  g_assert_false (lanyard_pending_finish (fixture->idp, again, 1100, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND);
}

/* the attacker's link in another browser */
static void
test_pending_other_browser (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardHttpRequest) first = make_request (1000);
  g_autofree char *query = keep (fixture, first);
  g_autoptr(LanyardHttpRequest) second = follow (first, 1001);
  g_autoptr(LanyardPending) pending = load (fixture, second, query, "example", &error);
  g_autoptr(LanyardHttpRequest) other = make_request (1002);
  g_autoptr(LanyardPending) stolen = load (fixture, other, query, "example", &error);

  g_assert_nonnull (pending);
  g_assert_null (stolen);
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED);
}

static void
test_pending_refused (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr(LanyardHttpRequest) first = make_request (1000);
  g_autofree char *query = keep (fixture, first);
  g_autofree char *doubled = g_strdup_printf ("%s&%s", query, query);
  const struct { const char *query, *slug; gint64 now; int code; } cases[] = {
    { query, "other", 1001, LANYARD_ERROR_REFUSED },
    { query, "example", 1000 + 1800, LANYARD_ERROR_NOT_FOUND },
    { "handle=guessed", "example", 1001, LANYARD_ERROR_NOT_FOUND },
    { "handle=", "example", 1001, LANYARD_ERROR_NOT_FOUND },
    { "", "example", 1001, LANYARD_ERROR_NOT_FOUND },
    { doubled, "example", 1001, LANYARD_ERROR_NOT_FOUND },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(LanyardHttpRequest) request = follow (first, cases[i].now);
      g_autoptr(LanyardPending) pending = load (fixture, request, cases[i].query, cases[i].slug, &error);

      g_assert_null (pending);
      g_assert_error (error, LANYARD_ERROR, cases[i].code);
    }
}

/* Tabs that come at the same time share the browser's cookie. */
static void
test_pending_tabs (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardHttpRequest) post = make_request (1000);
  g_autoptr(LanyardHttpRequest) other_post = make_request (1000);
  g_autofree char *query = keep (fixture, post);
  g_autofree char *other_query = keep (fixture, other_post);
  g_autoptr(LanyardHttpRequest) browser = make_request (1001);
  g_autofree char *token = lanyard_browser_dup_token (browser, "x");
  g_autoptr(LanyardHttpRequest) get = follow (browser, 1001);
  g_autoptr(LanyardHttpRequest) other_get = follow (browser, 1001);
  g_autoptr(LanyardPending) pending = load (fixture, get, query, "example", &error);
  g_autoptr(LanyardPending) other = load (fixture, other_get, other_query, "example", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (post->set_cookies->len, ==, 0);
  g_assert_cmpuint (get->set_cookies->len, ==, 0);
  g_assert_cmpstr (pending->handle, !=, other->handle);
}

static void
test_token (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(LanyardHttpRequest) page = make_request (1000);
  g_autofree char *token = lanyard_browser_dup_token (page, "a");
  g_autofree char *body = g_strdup_printf ("token=%s", token);
  g_autoptr(LanyardHttpRequest) post = follow (page, 1001);
  g_autoptr(LanyardHttpRequest) without = make_request (1001);
  g_autoptr(GError) error = NULL;

  g_bytes_unref (post->body);
  post->body = g_bytes_new (body, strlen (body));
  g_bytes_unref (without->body);
  without->body = g_bytes_new (body, strlen (body));

  g_assert_true (lanyard_browser_check_form (fixture->idp, post, "a", &error));
  g_assert_no_error (error);
  g_assert_false (lanyard_browser_check_form (fixture->idp, post, "b", &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (lanyard_browser_check_form (fixture->idp, without, "a", &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED);
}

static char *
dup_body (LanyardHttpResponse *response)
{
  return g_strndup (g_bytes_get_data (response->body, NULL), g_bytes_get_size (response->body));
}

static const struct
{
  GQuark (*domain) (void);
  int code;
  guint status;
  const char *event_code;
  gboolean is_told;   /* to the person */
} refusals[] = {
  { lanyard_error_quark, LANYARD_ERROR_NOT_FOUND, 404, "not-found", TRUE },
  { lanyard_error_quark, LANYARD_ERROR_REFUSED, 403, "refused", TRUE },
  { lanyard_error_quark, LANYARD_ERROR_INVALID, 400, "invalid", TRUE },
  { lanyard_error_quark, LANYARD_ERROR_PERMISSION, 403, "refused", TRUE },
  { lanyard_saml_error_quark, LANYARD_SAML_ERROR_ACS, 400, "acs-unknown" },
};

static void
test_refusals (Fixture       *fixture,
               gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr(LanyardHttpRequest) request = make_request (1000);
      g_autoptr(GError) reason = g_error_new_literal (refusals[i].domain (), refusals[i].code, "Secret <of> ours");
      g_autoptr(LanyardHttpResponse) response = NULL;
      g_autofree char *body = NULL;
      g_autofree char *code = NULL;
      g_autofree char *message = NULL;
      g_autofree char *reference = NULL;
      g_autoptr(GPtrArray) events = NULL;

      response = lanyard_pages_refuse (fixture->idp, request, NULL, reason);
      body = dup_body (response);
      events = lanyard_configuration_list_events_sync (fixture->base.configuration, NULL, 1, NULL);
      g_object_get (g_ptr_array_index (events, 0), "code", &code, "message", &message, "reference", &reference, NULL);

      g_assert_cmpuint (response->status, ==, refusals[i].status);
      g_assert_cmpstr (code, ==, refusals[i].event_code);
      g_assert_cmpstr (message, ==, "Secret <of> ours");
      g_assert_nonnull (strstr (body, reference));
      g_assert_cmpint (strstr (body, "Secret &lt;of&gt; ours") != NULL, ==, refusals[i].is_told);
    }
}

/* What is our own fault is not told to everybody. */
static void
test_failure (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(LanyardHttpRequest) request = make_request (1000);
  g_autoptr(GError) reason = g_error_new_literal (LANYARD_ERROR, LANYARD_ERROR_CORRUPT, "Secret of ours");
  g_autoptr(LanyardHttpResponse) response = NULL;
  g_autofree char *body = NULL;
  GLogLevelFlags fatal;

  fatal = g_log_set_always_fatal (G_LOG_FATAL_MASK);
  response = lanyard_pages_refuse (fixture->idp, request, NULL, reason);
  g_log_set_always_fatal (fatal);
  body = dup_body (response);

  g_assert_cmpuint (response->status, ==, 500);
  g_assert_null (strstr (body, "Secret"));
  g_assert_nonnull (strstr (body, request->reference));
}

static void
test_post_page (Fixture       *fixture,
                gconstpointer  data)
{
  const LanyardFormField fields[] = {
    { "SAMLResponse", "PHg+" },
    { "RelayState", "\"><script>alert('x')</script>\r\n" },
    { "Nothing", NULL },
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardHttpResponse) response = NULL;
  g_autofree char *body = NULL;
  const char *policy;

  response = lanyard_pages_post (fixture->idp, "<App>", "https://sp.example/acs?a=1&b=%2f",
                                 fields, G_N_ELEMENTS (fields), &error);
  g_assert_no_error (error);
  body = dup_body (response);
  policy = lanyard_http_response_get_header (response, "Content-Security-Policy");

  g_assert_nonnull (strstr (policy, "script-src 'sha256-"));
  g_assert_nonnull (strstr (policy, "default-src 'none'"));
  g_assert_nonnull (strstr (policy, "frame-ancestors 'none'"));
  g_assert_null (strstr (policy, "form-action"));
  g_assert_null (strstr (policy, "unsafe"));
  g_assert_nonnull (strstr (body, "action=\"https://sp.example/acs?a=1&amp;b=%2f\""));
  g_assert_nonnull (strstr (body, "name=\"SAMLResponse\" value=\"PHg+\""));
  g_assert_nonnull (strstr (body, "value=\"&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&#13;\n\""));
  g_assert_null (strstr (body, "Nothing"));
  /* these names would hide the form's own method */
  g_assert_null (strstr (body, "id=\"submit\""));
}

static void
set_organization (Fixture    *fixture,
                  const char *organization)
{
  LanyardConfiguration *configuration = fixture->base.configuration;
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Name");
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardSettings) settings = lanyard_configuration_load_settings_sync (configuration, &error);

  g_assert_no_error (error);
  g_object_set (settings, "organization", organization, NULL);
  lanyard_changes_save (changes, LANYARD_RECORD (settings));
  lanyard_configuration_apply_sync (configuration, changes, NULL, &error);
  g_assert_no_error (error);
}

/* What stays is made once: nothing else may stay. */
static void
test_post_page_again (Fixture       *fixture,
                      gconstpointer  data)
{
  static const struct
  {
    const char *organization;
    const char *to;
    const char *action;
    const char *relay_state;
  } pages[] = {
    { "One", "App", "https://sp.example/acs", "first" },
    { "One", "App", "https://sp.example/acs", "second" },
    { "One", "App", "https://sp.example/acs", NULL },
    { "One", "Other", "https://sp.example/acs", "third" },
    { "One", "Other", "https://other.example/acs", "fourth" },
    { "Two", "Other", "https://other.example/acs", "<fifth>" },
    { "Two", "Other", "https://other.example/acs", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      const LanyardFormField fields[] = { { "SAMLResponse", "PHg+" }, { "RelayState", pages[i].relay_state } };
      g_autofree char *name = g_strdup_printf ("Opening %s – %s</title>", pages[i].to, pages[i].organization);
      g_autofree char *action = g_strdup_printf ("action=\"%s\"", pages[i].action);
      g_autofree char *escaped = g_markup_escape_text (pages[i].relay_state != NULL ? pages[i].relay_state : "", -1);
      g_autofree char *value = g_strdup_printf ("name=\"RelayState\" value=\"%s\"", escaped);
      g_autoptr(LanyardHttpResponse) response = NULL;
      g_autoptr(GError) error = NULL;
      g_autofree char *body = NULL;

      if (i == 0 || strcmp (pages[i].organization, pages[i - 1].organization) != 0)
        set_organization (fixture, pages[i].organization);
      response = lanyard_pages_post (fixture->idp, pages[i].to, pages[i].action, fields, G_N_ELEMENTS (fields), &error);
      g_assert_no_error (error);
      body = dup_body (response);

      g_assert_nonnull (strstr (body, name));
      g_assert_nonnull (strstr (body, action));
      g_assert_nonnull (strstr (body, "name=\"SAMLResponse\" value=\"PHg+\""));
      g_assert_true ((strstr (body, "RelayState") != NULL) == (pages[i].relay_state != NULL));
      if (pages[i].relay_state != NULL)
        g_assert_nonnull (strstr (body, value));
    }
}

static void
test_post_refused (Fixture       *fixture,
                   gconstpointer  data)
{
  static const char * const actions[] = {
    "javascript:alert(1)", "http://sp.example/acs", "data:text/html,x", "https://a@sp.example/", "/acs", "",
  };
  static const char * const values[] = { "a\x1b[2J", "\b", "\x7f\x01", "\xef\xbf\xbe", "\xff", "\xed\xa0\x80" };
  const LanyardFormField field = { "SAMLResponse", "x" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(LanyardHttpResponse) response = NULL;

      response = lanyard_pages_post (fixture->idp, "App", actions[i], &field, 1, &error);
      g_assert_null (response);
      g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID);
    }

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      const LanyardFormField fields[] = { field, { "RelayState", values[i] } };
      g_autoptr(GError) error = NULL;
      g_autoptr(LanyardHttpResponse) response = NULL;

      response = lanyard_pages_post (fixture->idp, "App", "https://sp.example/acs", fields, G_N_ELEMENTS (fields), &error);
      g_assert_null (response);
      g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID);
    }
}

#define ADD(name, func) g_test_add ("/idp/browser/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("pending", test_pending);
  ADD ("a-24-pending-other-browser", test_pending_other_browser);
  ADD ("pending-refused", test_pending_refused);
  ADD ("pending-tabs", test_pending_tabs);
  ADD ("token", test_token);
  ADD ("refusals", test_refusals);
  ADD ("failure", test_failure);
  ADD ("a-17-i-46-post-page", test_post_page);
  ADD ("a-17-post-page-again", test_post_page_again);
  ADD ("a-17-post-refused", test_post_refused);

  return g_test_run ();
}
