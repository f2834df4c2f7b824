/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sign-in-fixture.h"

#include "lanyard-recents-private.h"

#include <string.h>

#define BOOKMARK "https://bookmark.example/start?a=1&b=%2f#top"
#define PASSWORD_OF_EVE "eve-eve-eve"

static void
set_up (SignInFixture *fixture,
        gconstpointer  data)
{
  sign_in_fixture_set_up (fixture, data);
  sign_in_fixture_set_password (fixture, fixture->base.eve, PASSWORD_OF_EVE);
  g_object_set (fixture->base.connector, "kind", LANYARD_CONNECTOR_BOOKMARK, "bookmark-url", BOOKMARK, NULL);
  idp_fixture_save (&fixture->base, &fixture->base.connector);
}

static HttpBrowser *
begin_session (SignInFixture *fixture,
               const char    *username,
               const char    *password)
{
  HttpBrowser *browser = http_browser_new (fixture->port);
  g_autoptr(HttpReply) reply = sign_in_fixture_send (browser, username, password);

  sign_in_fixture_assert_redirect (reply, "/");
  return browser;
}

static HttpBrowser *
begin_session_of_ada (SignInFixture *fixture)
{
  return begin_session (fixture, "ada", SIGN_IN_FIXTURE_FORM_PASSWORD);
}

/* Whether the connector is what @person used last. */
static void
assert_used (SignInFixture *fixture,
             LanyardPerson *person,
             gboolean       is_used)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_auto(GStrv) ids = _lanyard_recents_list_sync (fixture->base.configuration,
                                                  lanyard_record_get_id (LANYARD_RECORD (person)),
                                                  g_date_time_to_unix (now), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (ids[0], ==, is_used ? lanyard_record_get_id (LANYARD_RECORD (fixture->base.connector)) : NULL);
}

static void
set_field (SignInFixture *fixture,
           const char    *field,
           const char    *value)
{
  g_autoptr(GError) error = NULL;

  lanyard_item_set_text (LANYARD_ITEM (fixture->base.connector), field, value, FALSE, &error);
  g_assert_no_error (error);
  idp_fixture_save (&fixture->base, &fixture->base.connector);
}

/* Counted for who opened it. */
static void
test_bookmark (SignInFixture *fixture,
               gconstpointer  data)
{
  g_autoptr(HttpBrowser) browser = begin_session_of_ada (fixture);
  g_autoptr(HttpReply) portal = http_browser_send (browser, "/", NULL);
  g_autoptr(HttpReply) reply = NULL;

  g_assert_nonnull (strstr (portal->body, "href=\"/open/example\""));
  assert_used (fixture, fixture->base.ada, FALSE);
  reply = http_browser_send (browser, "/open/example", NULL);
  sign_in_fixture_assert_redirect (reply, BOOKMARK);
  assert_used (fixture, fixture->base.ada, TRUE);
  assert_used (fixture, fixture->base.eve, FALSE);
}

/* As a sign-in is not either: what has no tile can be opened by its address. */
static void
test_hidden (SignInFixture *fixture,
             gconstpointer  data)
{
  g_autoptr(HttpBrowser) browser = begin_session_of_ada (fixture);
  g_autoptr(HttpReply) reply = NULL;

  set_field (fixture, "show_in_portal", "no");
  reply = http_browser_send (browser, "/open/example", NULL);
  sign_in_fixture_assert_redirect (reply, BOOKMARK);
}

static void
test_login_url (SignInFixture *fixture,
                gconstpointer  data)
{
  g_autoptr(HttpBrowser) browser = begin_session_of_ada (fixture);
  g_autoptr(HttpReply) reply = NULL;
  g_autoptr(HttpReply) without = NULL;

  g_object_set (fixture->base.connector, "kind", LANYARD_CONNECTOR_SAML, "idp-initiated", FALSE,
                "login-url", "https://app.example/sign-in", NULL);
  idp_fixture_save (&fixture->base, &fixture->base.connector);
  reply = http_browser_send (browser, "/open/example", NULL);
  sign_in_fixture_assert_redirect (reply, "https://app.example/sign-in");
  assert_used (fixture, fixture->base.ada, TRUE);

  set_field (fixture, "idp_initiated", "yes");
  without = http_browser_send (browser, "/open/example", NULL);
  g_assert_cmpuint (without->status, ==, 404);
}

/* Nothing in a request says where to. */
static void
test_a_17_target (SignInFixture *fixture,
                  gconstpointer  data)
{
  static const char * const targets[] = {
    "/open/example?url=https://evil.example/", "/open/example?RelayState=//evil.example", "/open/example?https://evil.example/",
    "/open/example?handle=x&next=%2f%2fevil.example",
  };
  static const char * const missing[] = {
    "/open/", "/open/nothing", "/open/example/", "/open/example/evil.example", "/open//evil.example",
    "/open/%2f%2fevil.example", "/open/https:%2f%2fevil.example", "/open/..",
  };
  g_autoptr(HttpBrowser) browser = begin_session_of_ada (fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autoptr(HttpReply) reply = http_browser_send (browser, targets[i], NULL);

      sign_in_fixture_assert_redirect (reply, BOOKMARK);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (missing); i++)
    {
      g_autoptr(HttpReply) reply = http_browser_send (browser, missing[i], NULL);
      g_autofree char *location = http_reply_dup (reply, "Location", 0);

      g_assert_cmpuint (reply->status / 100, ==, 4);
      g_assert_null (location);
    }
}

static const struct
{
  const char *field;
  const char *value;
  guint       status;
  const char *code;
} refusals[] = {
  { "state", "inactive", 403, "switched-off" },
  { "state", "draft", 403, "switched-off" },
  { "access_policy", "deny", 403, "access-denied" },
  { "bookmark_url", "", 404, "not-found" },
};

static void
test_refused (SignInFixture *fixture,
              gconstpointer  data)
{
  g_autoptr(HttpBrowser) browser = begin_session_of_ada (fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr(LanyardItem) original = lanyard_item_copy (LANYARD_ITEM (fixture->base.connector));
      g_autoptr(HttpReply) reply = NULL;
      g_autofree char *location = NULL;

      set_field (fixture, refusals[i].field, refusals[i].value);
      reply = http_browser_send (browser, "/open/example", NULL);
      location = http_reply_dup (reply, "Location", 0);

      g_assert_cmpuint (reply->status, ==, refusals[i].status);
      g_assert_null (location);
      g_assert_null (strstr (reply->body, "bookmark.example"));
      sign_in_fixture_assert_event (fixture, 0, "event", "refusal");
      sign_in_fixture_assert_event (fixture, 0, "code", refusals[i].code);
      sign_in_fixture_assert_event (fixture, 0, "person", "ada");

      lanyard_item_assign (LANYARD_ITEM (fixture->base.connector), original);
      idp_fixture_save (&fixture->base, &fixture->base.connector);
    }
  assert_used (fixture, fixture->base.ada, FALSE);
}

static void
test_not_granted (SignInFixture *fixture,
                  gconstpointer  data)
{
  g_autoptr(HttpBrowser) browser = begin_session (fixture, "eve", PASSWORD_OF_EVE);
  g_autoptr(HttpReply) reply = http_browser_send (browser, "/open/example", NULL);

  g_assert_cmpuint (reply->status, ==, 403);
  g_assert_null (strstr (reply->body, "bookmark.example"));
  sign_in_fixture_assert_event (fixture, 0, "code", "no-access");
  sign_in_fixture_assert_event (fixture, 0, "person", "eve");
  assert_used (fixture, fixture->base.eve, FALSE);
}

/* Who is not signed in does not learn what there is. */
static void
test_without_session (SignInFixture *fixture,
                      gconstpointer  data)
{
  static const char * const targets[] = { "/open/example", "/open/nothing" };
  g_autoptr(HttpBrowser) browser = http_browser_new (fixture->port);
  g_autoptr(HttpReply) posted = http_browser_send (browser, "/open/example", "x=y");

  g_assert_cmpuint (posted->status, ==, 405);
  for (gsize i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autoptr(HttpReply) reply = http_browser_send (browser, targets[i], NULL);

      sign_in_fixture_assert_redirect (reply, "/login");
    }
}

#define ADD(name, func) g_test_add ("/portal/open/" name, SignInFixture, NULL, set_up, func, sign_in_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("bookmark", test_bookmark);
  ADD ("hidden", test_hidden);
  ADD ("login-url", test_login_url);
  ADD ("a-17-target", test_a_17_target);
  ADD ("refused", test_refused);
  ADD ("not-granted", test_not_granted);
  ADD ("without-session", test_without_session);

  return g_test_run ();
}
