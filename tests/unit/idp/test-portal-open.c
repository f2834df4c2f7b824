/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sign-in-fixture.h"

#include "lanyard-error.h"
#include "lanyard-factor.h"
#include "lanyard-recents-private.h"
#include "lanyard-totp.h"

#include <string.h>

#define BOOKMARK "https://bookmark.example/start?a=1&b=%2f#top"
#define PASSWORD_OF_EVE "eve-eve-eve"
#define LOGIN_URL "https://app.example/sign-in?token={token}"
#define LOGIN_URL_OPENED "https://app.example/sign-in?token=hush"

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

static void
set_login_url (SignInFixture *fixture,
               const char    *url,
               const char    *secret)
{
  g_object_set (fixture->base.connector, "kind", LANYARD_CONNECTOR_SAML, "idp-initiated", FALSE, "login-url", url, NULL);
  lanyard_connector_set_secret (fixture->base.connector, "token", secret);
  idp_fixture_save (&fixture->base, &fixture->base.connector);
}

static void
require_factor_of (SignInFixture   *fixture,
                   LanyardRelation  relation,
                   gpointer         from)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Test");
  g_autoptr(GError) error = NULL;

  lanyard_changes_link (changes, relation, lanyard_record_get_id (from),
                        lanyard_record_get_id (LANYARD_RECORD (fixture->base.connector)), TRUE);
  lanyard_configuration_apply_sync (fixture->base.configuration, changes, NULL, &error);
  g_assert_no_error (error);
}

/* The recovery codes of ada's new second factor. */
static char **
set_up_factor (SignInFixture *fixture)
{
  g_autoptr(LanyardSecret) secret = lanyard_totp_dup_secret ();
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr(GError) error = NULL;
  char **codes = lanyard_factor_set_up_sync (fixture->base.configuration,
                                             lanyard_record_get_id (LANYARD_RECORD (fixture->base.ada)), secret,
                                             g_date_time_to_unix (now), &error);

  g_assert_no_error (error);
  return codes;
}

/* Where /open/example leads who has to prove a second factor: to its form,
 * with a handle, through a path of ours. */
static char *
follow_to_factor (HttpBrowser *browser,
                  const char  *target)
{
  g_autoptr(HttpReply) reply = http_browser_send (browser, target, NULL);
  g_autofree char *back = http_reply_dup (reply, "Location", 0);
  g_autoptr(HttpReply) next = NULL;
  char *path;

  g_assert_cmpuint (reply->status, ==, 303);
  g_assert_true (g_str_has_prefix (back, "/open/example?handle="));
  g_assert_null (strstr (back, "evil"));
  next = http_browser_send (browser, back, NULL);
  g_assert_cmpuint (next->status, ==, 303);
  path = http_reply_dup (next, "Location", 0);
  g_assert_true (g_str_has_prefix (path, "/second-factor?handle="));
  g_assert_cmpstr (path + strlen ("/second-factor"), ==, back + strlen ("/open/example"));

  return path;
}

/* Types @code into the form at @path; returns where that leads. */
static char *
submit_code (HttpBrowser *browser,
             const char  *path,
             const char  *code)
{
  g_autoptr(HttpReply) page = http_browser_send (browser, path, NULL);
  g_autofree char *token = http_find_input (page->body, "token");
  g_autofree char *handle = http_find_input (page->body, "handle");
  g_autofree char *form = g_strdup_printf ("token=%s&handle=%s&code=%s", token, handle, code);
  g_autoptr(HttpReply) reply = http_browser_send (browser, "/second-factor", form);

  g_assert_cmpuint (page->status, ==, 200);
  g_assert_cmpuint (reply->status, ==, 303);
  return http_reply_dup (reply, "Location", 0);
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

static gboolean
has_tile (HttpBrowser *browser)
{
  g_autoptr(HttpReply) portal = http_browser_send (browser, "/", NULL);

  g_assert_cmpuint (portal->status, ==, 200);
  g_assert_null (strstr (portal->body, "hush"));
  return strstr (portal->body, "href=\"/open/example\"") != NULL;
}

static GBytes *
refuse_secret (LanyardConfiguration  *configuration,
               const char            *id,
               const char            *key,
               GError               **error)
{
  g_set_error_literal (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND, "sealed");
  return NULL;
}

/* The portal shows the tile without opening the secret. */
static void
test_secret (SignInFixture *fixture,
             gconstpointer  data)
{
  LanyardConfigurationClass *class = LANYARD_CONFIGURATION_GET_CLASS (fixture->base.configuration);
  GBytes *(*load_secret) (LanyardConfiguration *, const char *, const char *, GError **) = class->load_secret;
  g_autoptr(HttpBrowser) browser = begin_session_of_ada (fixture);
  g_autoptr(HttpReply) reply = NULL;
  g_autoptr(HttpReply) sealed = NULL;
  g_autofree char *location = NULL;
  gboolean is_shown;

  set_login_url (fixture, LOGIN_URL, "hush");
  class->load_secret = refuse_secret;
  is_shown = has_tile (browser);
  sealed = http_browser_send (browser, "/open/example", NULL);
  class->load_secret = load_secret;

  g_assert_true (is_shown);
  location = http_reply_dup (sealed, "Location", 0);
  g_assert_cmpuint (sealed->status, ==, 404);
  g_assert_null (location);
  assert_used (fixture, fixture->base.ada, FALSE);

  reply = http_browser_send (browser, "/open/example", NULL);
  sign_in_fixture_assert_redirect (reply, LOGIN_URL_OPENED);
  assert_used (fixture, fixture->base.ada, TRUE);
}

/* What is wrong however the secret reads, and what only the secret spoils. */
static void
test_unusable_secret (SignInFixture *fixture,
                      gconstpointer  data)
{
  static const struct
  {
    const char *url;
    const char *secret;
    gboolean    has_tile;
  } rows[] = {
    { "https://{token}.example/", "hush", TRUE },
    { "https://app.example/{other}/{token}", "hush", FALSE },
    { "javascript:{token}", "hush", FALSE },
    { "https://user@app.example/{token}", "hush", FALSE },
    { LOGIN_URL, NULL, FALSE },
    { LOGIN_URL, "hush hush", TRUE },
  };
  g_autoptr(HttpBrowser) browser = begin_session_of_ada (fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(HttpReply) reply = NULL;

      set_login_url (fixture, rows[i].url, rows[i].secret);
      g_assert_cmpint (has_tile (browser), ==, rows[i].has_tile);
      reply = http_browser_send (browser, "/open/example", NULL);
      g_assert_cmpuint (reply->status, ==, i == 0 ? 303 : 404);
      g_assert_null (strstr (reply->body, "hush"));
    }
}

/* Who has only typed the password gets neither address nor secret before a
 * code, and comes back by a path of ours. */
static void
test_second_factor (SignInFixture *fixture,
                    gconstpointer  data)
{
  g_autoptr(HttpBrowser) browser = begin_session_of_ada (fixture);
  g_autoptr(HttpReply) page = NULL;
  g_autoptr(HttpReply) reply = NULL;
  g_autofree char *path = NULL;
  g_autofree char *next = NULL;
  char **codes = set_up_factor (fixture);

  set_login_url (fixture, LOGIN_URL, "hush");
  set_field (fixture, "access_policy", "require-mfa");
  path = follow_to_factor (browser, "/open/example?next=//evil.example");
  assert_used (fixture, fixture->base.ada, FALSE);
  next = submit_code (browser, path, codes[0]);
  lanyard_factor_free_codes (codes);
  g_assert_true (g_str_has_prefix (next, "/open/example?handle="));

  page = http_browser_send (browser, next, NULL);
  g_assert_cmpuint (page->status, ==, 200);
  g_assert_nonnull (strstr (page->body, "href=\"/open/example\""));
  g_assert_null (strstr (page->body, "hush"));
  reply = http_browser_send (browser, "/open/example", NULL);
  sign_in_fixture_assert_redirect (reply, LOGIN_URL_OPENED);
  assert_used (fixture, fixture->base.ada, TRUE);
}

/* Required of one person or one group: a handle is no way around it, and who
 * has no second factor sets it up. */
static void
test_second_factor_link (SignInFixture *fixture,
                         gconstpointer  data)
{
  const gboolean of_group = GPOINTER_TO_INT (data);
  g_autoptr(HttpBrowser) browser = begin_session_of_ada (fixture);
  g_autoptr(HttpReply) forged = NULL;
  g_autoptr(HttpReply) page = NULL;
  g_autofree char *path = NULL;
  g_autofree char *location = NULL;
  g_autofree char *next = NULL;

  require_factor_of (fixture, of_group ? LANYARD_RELATION_MFA : LANYARD_RELATION_PERSON_MFA,
                     of_group ? (gpointer) fixture->base.staff : fixture->base.ada);
  forged = http_browser_send (browser, "/open/example?handle=x", NULL);
  location = http_reply_dup (forged, "Location", 0);
  g_assert_cmpuint (forged->status, ==, 404);
  g_assert_null (location);

  path = follow_to_factor (browser, "/open/example");
  page = http_browser_send (browser, path, NULL);
  next = http_reply_dup (page, "Location", 0);
  g_assert_cmpuint (page->status, ==, 303);
  g_assert_true (g_str_has_prefix (next, "/account/second-factor?handle="));
  assert_used (fixture, fixture->base.ada, FALSE);
}

/* What waits at one application is good for no other, nor in another browser. */
static void
test_handle (SignInFixture *fixture,
             gconstpointer  data)
{
  g_autoptr(HttpBrowser) browser = begin_session_of_ada (fixture);
  g_autoptr(HttpBrowser) other = begin_session_of_ada (fixture);
  g_autoptr(HttpReply) elsewhere = NULL;
  g_autoptr(HttpReply) sso = NULL;
  g_autofree char *path = NULL;
  g_autofree char *target = NULL;
  g_autofree char *sso_target = NULL;
  g_autofree char *location = NULL;

  set_field (fixture, "access_policy", "require-mfa");
  path = follow_to_factor (browser, "/open/example");
  target = g_strconcat ("/open/example", strchr (path, '?'), NULL);
  elsewhere = http_browser_send (other, target, NULL);
  g_assert_cmpuint (elsewhere->status, ==, 403);

  sso_target = g_strconcat ("/saml2/example", strchr (path, '?'), NULL);
  sso = http_browser_send (browser, sso_target, NULL);
  location = http_reply_dup (sso, "Location", 0);
  g_assert_cmpstr (location, ==, path);
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
assert_message (SignInFixture *fixture,
                const char    *what,
                const char    *why,
                const char    *fix)
{
  g_autofree char *message = sign_in_fixture_dup_event (fixture, 0, "message");

  g_assert_nonnull (strstr (message, what));
  g_assert_nonnull (strstr (message, why));
  sign_in_fixture_assert_event (fixture, 0, "fix", fix);
}

/* In words for what is opened, and not for a sign-in. */
static void
test_messages (SignInFixture *fixture,
               gconstpointer  data)
{
  g_autoptr(HttpBrowser) browser = begin_session_of_ada (fixture);
  g_autoptr(HttpReply) off = NULL;
  g_autoptr(HttpReply) missing = NULL;
  g_autofree char *what = g_strdup_printf ("“%s” is switched off", lanyard_connector_get_label (fixture->base.connector));

  set_field (fixture, "state", "inactive");
  off = http_browser_send (browser, "/open/example", NULL);
  assert_message (fixture, what, "Nobody can open it", "An administrator can activate it");
  g_assert_null (strstr (off->body, "ingle sign-on"));

  missing = http_browser_send (browser, "/open/nothing", NULL);
  g_assert_cmpuint (missing->status, ==, 404);
  assert_message (fixture, "There is no application at “/open/nothing”", "The link may have been copied wrongly",
                  "Open your applications and go on from there");
}

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

#define ADD_FOR(name, func, data) \
  g_test_add ("/portal/open/" name, SignInFixture, data, set_up, func, sign_in_fixture_tear_down)
#define ADD(name, func) ADD_FOR (name, func, NULL)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("bookmark", test_bookmark);
  ADD ("hidden", test_hidden);
  ADD ("login-url", test_login_url);
  ADD ("secret", test_secret);
  ADD ("unusable-secret", test_unusable_secret);
  ADD ("second-factor", test_second_factor);
  ADD_FOR ("second-factor/person", test_second_factor_link, GINT_TO_POINTER (FALSE));
  ADD_FOR ("second-factor/group", test_second_factor_link, GINT_TO_POINTER (TRUE));
  ADD ("handle", test_handle);
  ADD ("a-17-target", test_a_17_target);
  ADD ("refused", test_refused);
  ADD ("messages", test_messages);
  ADD ("not-granted", test_not_granted);
  ADD ("without-session", test_without_session);

  return g_test_run ();
}
