/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sign-in-fixture.h"

#include "lanyard-idp.h"

#include <string.h>

static HttpBrowser *
begin_session (SignInFixture *fixture)
{
  HttpBrowser *browser = http_browser_new (fixture->port);
  g_autoptr(HttpReply) reply = sign_in_fixture_send (browser, "ada", SIGN_IN_FIXTURE_FORM_PASSWORD);

  g_assert_cmpuint (reply->status, ==, 303);

  return browser;
}

static void
test_sign_in (SignInFixture *fixture,
              gconstpointer  data)
{
  g_autoptr(HttpBrowser) browser = http_browser_new (fixture->port);
  g_autoptr(HttpReply) page = NULL;
  g_autoptr(HttpReply) reply = NULL;
  g_autoptr(HttpReply) portal = NULL;
  g_autofree char *first = NULL;
  g_autofree char *cookie = NULL;
  g_autofree char *reference = NULL;

  sign_in_fixture_assert_signed_in (browser, FALSE);

  page = http_browser_send (browser, "/login", NULL);
  first = http_reply_dup (page, "Set-Cookie", 0);
  g_assert_true (g_str_has_prefix (first, "lanyard_browser="));

  reply = sign_in_fixture_send (browser, "ada", SIGN_IN_FIXTURE_FORM_PASSWORD);
  sign_in_fixture_assert_redirect (reply, "/");
  cookie = http_reply_dup (reply, "Set-Cookie", 0);
  g_assert_true (g_str_has_prefix (cookie, "lanyard_session="));
  g_assert_true (g_str_has_suffix (cookie, "; Path=/; HttpOnly; SameSite=Lax"));
  /* 256 bits in base64url */
  g_assert_cmpuint (strcspn (cookie, ";"), ==, strlen ("lanyard_session=") + 43);

  portal = http_browser_send (browser, "/", NULL);
  g_assert_cmpuint (portal->status, ==, 200);
  g_assert_nonnull (strstr (portal->body, "Ada Lovelace"));
  g_assert_nonnull (strstr (portal->body, "href=\"/saml2/example\""));

  sign_in_fixture_assert_event (fixture, 0, "event", "sign-in");
  sign_in_fixture_assert_event (fixture, 0, "person", "ada");
  sign_in_fixture_assert_event (fixture, 0, "address", "127.0.0.1");
  reference = sign_in_fixture_dup_event (fixture, 0, "reference");
  g_assert_cmpuint (strlen (reference), ==, 8);
}

static void
test_by_email (SignInFixture *fixture,
               gconstpointer  data)
{
  g_autoptr(HttpBrowser) browser = http_browser_new (fixture->port);
  g_autoptr(HttpReply) reply = sign_in_fixture_send (browser, "+ADA%40Example.org+", SIGN_IN_FIXTURE_FORM_PASSWORD);

  sign_in_fixture_assert_redirect (reply, "/");
  sign_in_fixture_assert_signed_in (browser, TRUE);
}

static char *
make_comparable (HttpReply  *reply,
                 const char *username,
                 const char *reference)
{
  g_autoptr(GString) body = g_string_new (reply->body);
  g_autofree char *token = http_find_input (reply->body, "token");
  g_autofree char *typed = g_strdup_printf ("value=\"%s\"", username);

  g_string_replace (body, token, "TOKEN", 0);
  g_assert_cmpuint (g_string_replace (body, typed, "NAME", 0), ==, 1);
  g_assert_cmpuint (g_string_replace (body, reference, "REFERENCE", 0), ==, 1);

  return g_strdup (body->str);
}

/* Nobody learns from the answer whether a name exists. */
static void
test_failures_are_alike (SignInFixture *fixture,
                         gconstpointer  data)
{
  static const struct { const char *username, *password, *person, *detail; } failures[] = {
    { "ada", "wrong", "ada", "wrong password" },
    { "nobody", "wrong", NULL, "no such person" },
    { "eve", "wrong", "eve", "the person has no password" },
    { "bob", SIGN_IN_FIXTURE_FORM_PASSWORD, "bob", "the person is suspended" },
    { "", "", NULL, "no such person" },
  };
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Test");
  g_autoptr(LanyardPerson) bob = lanyard_person_new ("bob", "bob@example.org");
  g_autofree char *expected = NULL;

  g_object_set (bob, "suspended", TRUE, NULL);
  lanyard_changes_save (changes, LANYARD_RECORD (bob));
  g_assert_true (lanyard_configuration_apply_sync (fixture->base.configuration, changes, NULL, NULL));
  sign_in_fixture_set_password (fixture, bob, SIGN_IN_FIXTURE_PASSWORD);

  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      g_autoptr(HttpBrowser) browser = http_browser_new (fixture->port);
      g_autoptr(HttpReply) reply = sign_in_fixture_send (browser, failures[i].username, failures[i].password);
      g_autofree char *reference = sign_in_fixture_dup_event (fixture, 0, "reference");
      g_autofree char *body = make_comparable (reply, failures[i].username, reference);

      g_assert_cmpuint (reply->status, ==, 403);
      if (expected == NULL)
        expected = g_strdup (body);
      g_assert_cmpstr (body, ==, expected);
      g_assert_null (strstr (reply->body, "wrong"));
      sign_in_fixture_assert_event (fixture, 0, "event", "refusal");
      sign_in_fixture_assert_event (fixture, 0, "code", "password");
      sign_in_fixture_assert_event (fixture, 0, "person", failures[i].person);
      sign_in_fixture_assert_event (fixture, 0, "detail", failures[i].detail);
      sign_in_fixture_assert_signed_in (browser, FALSE);
    }
}

static void
test_delays (SignInFixture *fixture,
             gconstpointer  data)
{
  static const char * const names[] = { "ada", "nobody" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(HttpBrowser) browser = http_browser_new (fixture->port);
      g_autofree char *wait = NULL;
      guint status = 0;

      /* the first delays are of a second or two: go on until one is met */
      for (guint j = 0; j < 12 && status != 429; j++)
        {
          g_autoptr(HttpReply) reply = sign_in_fixture_send (browser, names[i], "wrong");

          if (j < 5)
            g_assert_cmpuint (reply->status, ==, 403);
          status = reply->status;
          g_free (wait);
          wait = http_reply_dup (reply, "Retry-After", 0);
        }
      g_assert_cmpuint (status, ==, 429);
      g_assert_nonnull (wait);
      sign_in_fixture_assert_event (fixture, 0, "code", "too-many-attempts");
    }
}

/* Failures are forgotten when the password is right. */
static void
test_success_forgets (SignInFixture *fixture,
                      gconstpointer  data)
{
  g_autoptr(HttpBrowser) browser = http_browser_new (fixture->port);

  for (guint i = 0; i < 10; i++)
    {
      g_autoptr(HttpReply) reply = sign_in_fixture_send (browser, "ada",
                                                             i % 4 == 3 ? SIGN_IN_FIXTURE_FORM_PASSWORD : "wrong");

      g_assert_cmpuint (reply->status, ==, i % 4 == 3 ? 303 : 403);
      g_hash_table_remove (browser->cookies, "lanyard_session");
    }
}

static void
test_other_browsers_token (SignInFixture *fixture,
                           gconstpointer  data)
{
  g_autoptr(HttpBrowser) mine = http_browser_new (fixture->port);
  g_autoptr(HttpBrowser) theirs = http_browser_new (fixture->port);
  g_autoptr(HttpReply) page = http_browser_send (theirs, "/login", NULL);
  g_autoptr(HttpReply) own = http_browser_send (mine, "/login", NULL);
  g_autofree char *token = http_find_input (page->body, "token");
  g_autofree char *forms[] = {
    g_strconcat ("token=", token, "&username=ada&password=" SIGN_IN_FIXTURE_FORM_PASSWORD, NULL),
    g_strdup ("username=ada&password=" SIGN_IN_FIXTURE_FORM_PASSWORD),
    g_strconcat ("token=", token, "&token=", token, "&username=ada&password=" SIGN_IN_FIXTURE_FORM_PASSWORD, NULL),
    g_strdup ("token=&username=ada&password=" SIGN_IN_FIXTURE_FORM_PASSWORD),
  };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr(HttpReply) reply = http_browser_send (mine, "/login", forms[i]);

      g_assert_cmpuint (reply->status, ==, 403);
      g_assert_false (g_hash_table_contains (mine->cookies, "lanyard_session"));
      g_clear_pointer (&forms[i], g_free);
    }
}

static void
test_origin (SignInFixture *fixture,
             gconstpointer  data)
{
  static const struct { const char *origin; guint status; } origins[] = {
    { "https://evil.example", 403 },
    { "null", 303 },
    { "http://127.0.0.1", 403 },
    { NULL, 303 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (origins); i++)
    {
      g_autoptr(HttpBrowser) browser = http_browser_new (fixture->port);
      g_autoptr(HttpReply) reply = NULL;

      browser->origin = origins[i].origin != NULL ? g_strdup (origins[i].origin)
                                                  : g_strdup (lanyard_idp_get_base_url (fixture->idp));
      reply = sign_in_fixture_send (browser, "ada", SIGN_IN_FIXTURE_FORM_PASSWORD);
      g_assert_cmpuint (reply->status, ==, origins[i].status);
      if (reply->status == 403)
        {
          g_autofree char *reference = sign_in_fixture_dup_event (fixture, 0, "reference");

          sign_in_fixture_assert_event (fixture, 0, "event", "refusal");
          g_assert_nonnull (strstr (reply->body, reference));
        }
    }
}

/* an id that somebody planted is worth nothing, and the old session is
 * over after a new sign-in. */
static void
test_fixation (SignInFixture *fixture,
               gconstpointer  data)
{
  g_autoptr(HttpBrowser) browser = http_browser_new (fixture->port);
  g_autoptr(HttpBrowser) old = http_browser_new (fixture->port);
  g_autoptr(HttpReply) first = NULL;
  g_autoptr(HttpReply) second = NULL;
  g_autofree char *planted = g_strnfill (43, 'A');
  g_autofree char *before = NULL;

  g_hash_table_replace (browser->cookies, g_strdup ("lanyard_session"), g_strdup (planted));
  first = sign_in_fixture_send (browser, "ada", SIGN_IN_FIXTURE_FORM_PASSWORD);
  before = g_strdup (g_hash_table_lookup (browser->cookies, "lanyard_session"));
  g_assert_cmpstr (before, !=, planted);

  g_hash_table_replace (old->cookies, g_strdup ("lanyard_session"), g_strdup (before));
  sign_in_fixture_assert_signed_in (old, TRUE);

  {
    g_autofree char *form = NULL;
    g_autofree char *token = NULL;
    g_autoptr(HttpReply) login = NULL;

    /* the sign-in form is there only for who is not signed in */
    g_hash_table_remove (browser->cookies, "lanyard_session");
    login = http_browser_send (browser, "/login", NULL);
    token = http_find_input (login->body, "token");
    form = g_strconcat ("token=", token, "&username=ada&password=" SIGN_IN_FIXTURE_FORM_PASSWORD, NULL);
    g_hash_table_replace (browser->cookies, g_strdup ("lanyard_session"), g_strdup (before));
    second = http_browser_send (browser, "/login", form);
    g_assert_cmpuint (second->status, ==, 303);
  }
  g_assert_cmpstr (g_hash_table_lookup (browser->cookies, "lanyard_session"), !=, before);
  g_hash_table_replace (old->cookies, g_strdup ("lanyard_session"), g_strdup (before));
  sign_in_fixture_assert_signed_in (old, FALSE);
  sign_in_fixture_assert_signed_in (browser, TRUE);
}

static void
test_suspended (SignInFixture *fixture,
                gconstpointer  data)
{
  g_autoptr(HttpBrowser) browser = begin_session (fixture);

  g_object_set (fixture->base.ada, "suspended", TRUE, NULL);
  idp_fixture_save (&fixture->base, &fixture->base.ada);
  sign_in_fixture_assert_signed_in (browser, FALSE);
}

static void
test_deleted (SignInFixture *fixture,
              gconstpointer  data)
{
  g_autoptr(HttpBrowser) browser = begin_session (fixture);
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Test");
  g_autoptr(GError) error = NULL;

  idp_fixture_save (&fixture->base, &fixture->base.ada);
  lanyard_changes_delete (changes, LANYARD_RECORD (fixture->base.ada));
  lanyard_configuration_apply_sync (fixture->base.configuration, changes, NULL, &error);
  g_assert_no_error (error);
  sign_in_fixture_assert_signed_in (browser, FALSE);
}

static void
test_sign_out (SignInFixture *fixture,
               gconstpointer  data)
{
  g_autoptr(HttpBrowser) browser = begin_session (fixture);
  g_autoptr(HttpBrowser) copy = http_browser_new (fixture->port);
  g_autoptr(HttpReply) page = http_browser_send (browser, "/logout", NULL);
  g_autofree char *token = http_find_input (page->body, "token");
  g_autofree char *form = g_strdup_printf ("token=%s", token);
  g_autoptr(HttpReply) forged = NULL;
  g_autoptr(HttpReply) reply = NULL;

  g_assert_cmpuint (page->status, ==, 200);
  g_hash_table_replace (copy->cookies, g_strdup ("lanyard_session"),
                        g_strdup (g_hash_table_lookup (browser->cookies, "lanyard_session")));
  forged = http_browser_send (browser, "/logout", "x=y");
  g_assert_cmpuint (forged->status, ==, 403);
  sign_in_fixture_assert_signed_in (browser, TRUE);

  reply = http_browser_send (browser, "/logout", form);
  g_assert_cmpuint (reply->status, ==, 200);
  g_assert_false (g_hash_table_contains (browser->cookies, "lanyard_session"));
  sign_in_fixture_assert_event (fixture, 0, "event", "logout");
  sign_in_fixture_assert_event (fixture, 0, "person", "ada");
  sign_in_fixture_assert_signed_in (browser, FALSE);
  sign_in_fixture_assert_signed_in (copy, FALSE);
}

/* What a page is not to show, or to show in another way. */
static const struct
{
  const char *name;
  const char *field;
  const char *value;
  const char *link;         /* NULL: no tile */
} tiles[] = {
  { "active", "label", "Example", "/saml2/example" },
  { "hidden", "show_in_portal", "no", NULL },
  { "inactive", "state", "inactive", NULL },
  { "draft", "state", "draft", NULL },
  { "sp-initiated", "idp_initiated", "no", NULL },
};

static void
test_tiles (SignInFixture *fixture,
            gconstpointer  data)
{
  g_autoptr(HttpBrowser) browser = begin_session (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (tiles); i++)
    {
      g_autoptr(LanyardItem) original = lanyard_item_copy (LANYARD_ITEM (fixture->base.connector));
      g_autoptr(GError) error = NULL;
      g_autoptr(HttpReply) reply = NULL;

      lanyard_item_set_text (LANYARD_ITEM (fixture->base.connector), tiles[i].field, tiles[i].value, FALSE, &error);
      g_assert_no_error (error);
      idp_fixture_save (&fixture->base, &fixture->base.connector);

      reply = http_browser_send (browser, "/", NULL);
      g_assert_cmpuint (reply->status, ==, 200);
      if (tiles[i].link != NULL)
        g_assert_nonnull (strstr (reply->body, tiles[i].link));
      else
        g_assert_null (strstr (reply->body, "class=\"tile\""));

      lanyard_item_assign (LANYARD_ITEM (fixture->base.connector), original);
      idp_fixture_save (&fixture->base, &fixture->base.connector);
    }
}

static void
test_tile_links (SignInFixture *fixture,
                 gconstpointer  data)
{
  static const struct { const char *url; gboolean is_shown; } links[] = {
    { "https://app.example/start?a=1&b=%2f", TRUE },
    { "javascript:alert(1)", FALSE },
    { "https://user@app.example/", FALSE },
  };
  g_autoptr(HttpBrowser) browser = begin_session (fixture);

  g_object_set (fixture->base.connector, "idp-initiated", FALSE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autoptr(HttpReply) reply = NULL;

      g_object_set (fixture->base.connector, "login-url", links[i].url, NULL);
      idp_fixture_save (&fixture->base, &fixture->base.connector);
      reply = http_browser_send (browser, "/", NULL);
      g_assert_cmpint (strstr (reply->body, "class=\"tile\"") != NULL, ==, links[i].is_shown);
      g_assert_cmpint (strstr (reply->body, "href=\"/open/example\"") != NULL, ==, links[i].is_shown);
    }

  g_object_set (fixture->base.connector,
                "kind", LANYARD_CONNECTOR_BOOKMARK,
                "bookmark-url", "https://bookmark.example/",
                "label", "<script>alert('x')</script>",
                "description", "</p><img src=x onerror=alert(1)>",
                NULL);
  idp_fixture_save (&fixture->base, &fixture->base.connector);
  {
    g_autoptr(HttpReply) reply = http_browser_send (browser, "/", NULL);

    g_assert_nonnull (strstr (reply->body, "href=\"/open/example\""));
    g_assert_nonnull (strstr (reply->body, "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"));
    g_assert_nonnull (strstr (reply->body, "&lt;/p&gt;&lt;img"));
    g_assert_null (strstr (reply->body, "<script"));
  }
}

static void
test_not_granted (SignInFixture *fixture,
                  gconstpointer  data)
{
  g_autoptr(HttpBrowser) browser = http_browser_new (fixture->port);
  g_autoptr(HttpReply) reply = NULL;
  g_autoptr(HttpReply) portal = NULL;

  sign_in_fixture_set_password (fixture, fixture->base.eve, "eve-eve-eve");
  reply = sign_in_fixture_send (browser, "eve", "eve-eve-eve");
  sign_in_fixture_assert_redirect (reply, "/");
  portal = http_browser_send (browser, "/", NULL);
  g_assert_cmpuint (portal->status, ==, 200);
  g_assert_null (strstr (portal->body, "class=\"tile\""));
}

static void
test_small_routes (SignInFixture *fixture,
                   gconstpointer  data)
{
  g_autoptr(HttpBrowser) browser = http_browser_new (fixture->port);
  g_autoptr(HttpReply) health = http_browser_send (browser, "/healthz", NULL);
  g_autoptr(HttpReply) style = http_browser_send (browser, "/static/style.css?v=1", NULL);
  g_autoptr(HttpReply) missing = http_browser_send (browser, "/static/layout.xhtml", NULL);
  g_autoptr(HttpReply) nowhere = http_browser_send (browser, "/nowhere", NULL);
  g_autoptr(HttpReply) wrong = http_browser_send (browser, "/healthz", "x=y");
  g_autofree char *type = http_reply_dup (style, "Content-Type", 0);
  g_autofree char *cache = http_reply_dup (style, "Cache-Control", 0);

  g_assert_cmpuint (health->status, ==, 200);
  g_assert_cmpstr (health->body, ==, "ok\n");
  g_assert_cmpuint (style->status, ==, 200);
  g_assert_cmpstr (type, ==, "text/css; charset=utf-8");
  g_assert_nonnull (strstr (cache, "immutable"));
  g_assert_cmpuint (missing->status, ==, 404);
  g_assert_cmpuint (nowhere->status, ==, 404);
  g_assert_cmpuint (wrong->status, ==, 405);
}

static void
test_base_url (SignInFixture *fixture,
               gconstpointer  data)
{
  static const struct { const char *configured, *expected; } urls[] = {
    { "https://sso.example.org/idp", "https://sso.example.org/idp" },
    { "http://127.0.0.1:9", NULL },
    { "http://localhost:9", NULL },
  };
  g_autoptr(LanyardIdp) idp = lanyard_idp_new (fixture->base.configuration);

  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autoptr(LanyardSettings) settings = NULL;
      g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Test");
      g_autoptr(GError) error = NULL;
      g_autofree char *own = NULL;

      settings = lanyard_configuration_load_settings_sync (fixture->base.configuration, &error);
      g_object_set (settings, "base-url", urls[i].configured, NULL);
      lanyard_changes_save (changes, LANYARD_RECORD (settings));
      lanyard_configuration_apply_sync (fixture->base.configuration, changes, NULL, &error);
      g_assert_no_error (error);

      g_assert_true (lanyard_idp_start (idp, NULL, 0, NULL, &error));
      g_assert_no_error (error);
      own = g_strdup_printf ("http://127.0.0.1:%u", lanyard_idp_get_port (idp));
      g_assert_cmpstr (lanyard_idp_get_base_url (idp), ==, urls[i].expected != NULL ? urls[i].expected : own);
      lanyard_idp_stop (idp);
      g_assert_cmpuint (lanyard_idp_get_port (idp), ==, 0);
    }
}

#define ADD(name, func) \
  g_test_add ("/idp/sign-in/" name, SignInFixture, NULL, sign_in_fixture_set_up, func, sign_in_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("right", test_sign_in);
  ADD ("by-email", test_by_email);
  ADD ("a-25-failures-are-alike", test_failures_are_alike);
  ADD ("a-25-delays", test_delays);
  ADD ("success-forgets", test_success_forgets);
  ADD ("a-22-other-browsers-token", test_other_browsers_token);
  ADD ("a-22-origin", test_origin);
  ADD ("a-24-fixation", test_fixation);
  ADD ("suspended", test_suspended);
  ADD ("deleted", test_deleted);
  ADD ("sign-out", test_sign_out);
  ADD ("tiles", test_tiles);
  ADD ("tile-links", test_tile_links);
  ADD ("not-granted", test_not_granted);
  ADD ("small-routes", test_small_routes);
  ADD ("base-url", test_base_url);

  return g_test_run ();
}
