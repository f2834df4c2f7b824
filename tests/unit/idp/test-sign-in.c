/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "http-client.h"
#include "idp-fixture.h"

#include "lanyard-error.h"
#include "lanyard-factor.h"
#include "lanyard-idp.h"
#include "lanyard-password-link.h"
#include "lanyard-password.h"
#include "lanyard-second-step.h"
#include "lanyard-secret.h"
#include "lanyard-session.h"
#include "lanyard-state-kinds.h"
#include "lanyard-totp.h"

#include <sqlite3.h>
#include <string.h>

#define PASSWORD "correct horse & 100 % battery"
#define FORM_PASSWORD "correct+horse+%26+100+%25+battery"

typedef struct
{
  IdpFixture base;
  LanyardIdp *idp;
  guint port;
  LanyardSecret *secret;        /* of ada's app */
} Fixture;

static void
set_password (Fixture       *fixture,
              LanyardPerson *person,
              const char    *password)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Test");
  g_autoptr(GError) error = NULL;
  g_autofree char *hash = lanyard_password_hash (password, &error);

  g_assert_no_error (error);
  lanyard_changes_set_password (changes, lanyard_record_get_id (LANYARD_RECORD (person)), hash);
  lanyard_configuration_apply_sync (fixture->base.configuration, changes, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  idp_fixture_set_up (&fixture->base, data);
  set_password (fixture, fixture->base.ada, PASSWORD);
  fixture->idp = lanyard_idp_new (fixture->base.configuration);
  lanyard_idp_start (fixture->idp, NULL, 0, NULL, &error);
  g_assert_no_error (error);
  fixture->port = lanyard_idp_get_port (fixture->idp);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  lanyard_secret_free (fixture->secret);
  g_assert_finalize_object (g_steal_pointer (&fixture->idp));
  idp_fixture_tear_down (&fixture->base, data);
}

static HttpReply *
sign_in (HttpBrowser *browser,
         const char  *username,
         const char  *password)
{
  g_autoptr(HttpReply) page = http_browser_send (browser, "/login", NULL);
  g_autofree char *token = http_find_input (page->body, "token");
  g_autofree char *form = NULL;

  g_assert_cmpuint (page->status, ==, 200);
  g_assert_nonnull (token);
  form = g_strdup_printf ("token=%s&username=%s&password=%s", token, username, password);

  return http_browser_send (browser, "/login", form);
}

static HttpBrowser *
begin_session (Fixture *fixture)
{
  HttpBrowser *browser = http_browser_new (fixture->port);
  g_autoptr(HttpReply) reply = sign_in (browser, "ada", FORM_PASSWORD);

  g_assert_cmpuint (reply->status, ==, 303);

  return browser;
}

static void
assert_redirect (HttpReply  *reply,
                 const char *location)
{
  g_autofree char *value = http_reply_dup (reply, "Location", 0);

  g_assert_cmpuint (reply->status, ==, 303);
  g_assert_cmpstr (value, ==, location);
}

static void
assert_signed_in (HttpBrowser *browser,
                  gboolean     is_signed_in)
{
  g_autoptr(HttpReply) reply = http_browser_send (browser, "/", NULL);

  if (is_signed_in)
    g_assert_cmpuint (reply->status, ==, 200);
  else
    assert_redirect (reply, "/login");
}

static char *
dup_event (Fixture    *fixture,
           guint       index,
           const char *field)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) events = lanyard_configuration_list_events_sync (fixture->base.configuration, NULL, 100, &error);
  char *value = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (events->len, >, index);
  g_object_get (g_ptr_array_index (events, index), field, &value, NULL);

  return value;
}

static void
assert_event (Fixture    *fixture,
              guint       index,
              const char *field,
              const char *expected)
{
  g_autofree char *value = dup_event (fixture, index, field);

  g_assert_cmpstr (value, ==, expected);
}

static void
test_sign_in (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(HttpBrowser) browser = http_browser_new (fixture->port);
  g_autoptr(HttpReply) page = NULL;
  g_autoptr(HttpReply) reply = NULL;
  g_autoptr(HttpReply) portal = NULL;
  g_autofree char *first = NULL;
  g_autofree char *cookie = NULL;
  g_autofree char *reference = NULL;

  assert_signed_in (browser, FALSE);

  page = http_browser_send (browser, "/login", NULL);
  first = http_reply_dup (page, "Set-Cookie", 0);
  g_assert_true (g_str_has_prefix (first, "lanyard_browser="));

  reply = sign_in (browser, "ada", FORM_PASSWORD);
  assert_redirect (reply, "/");
  cookie = http_reply_dup (reply, "Set-Cookie", 0);
  g_assert_true (g_str_has_prefix (cookie, "lanyard_session="));
  g_assert_true (g_str_has_suffix (cookie, "; Path=/; HttpOnly; SameSite=Lax"));
  /* 256 bits in base64url */
  g_assert_cmpuint (strcspn (cookie, ";"), ==, strlen ("lanyard_session=") + 43);

  portal = http_browser_send (browser, "/", NULL);
  g_assert_cmpuint (portal->status, ==, 200);
  g_assert_nonnull (strstr (portal->body, "Ada Lovelace"));
  g_assert_nonnull (strstr (portal->body, "href=\"/saml2/example\""));

  assert_event (fixture, 0, "event", "sign-in");
  assert_event (fixture, 0, "person", "ada");
  assert_event (fixture, 0, "address", "127.0.0.1");
  reference = dup_event (fixture, 0, "reference");
  g_assert_cmpuint (strlen (reference), ==, 8);
}

static void
test_by_email (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(HttpBrowser) browser = http_browser_new (fixture->port);
  g_autoptr(HttpReply) reply = sign_in (browser, "+ADA%40Example.org+", FORM_PASSWORD);

  assert_redirect (reply, "/");
  assert_signed_in (browser, TRUE);
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
test_failures_are_alike (Fixture       *fixture,
                         gconstpointer  data)
{
  static const struct { const char *username, *password, *person, *detail; } failures[] = {
    { "ada", "wrong", "ada", "wrong password" },
    { "nobody", "wrong", NULL, "no such person" },
    { "eve", "wrong", "eve", "the person has no password" },
    { "bob", FORM_PASSWORD, "bob", "the person is suspended" },
    { "", "", NULL, "no such person" },
  };
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Test");
  g_autoptr(LanyardPerson) bob = lanyard_person_new ("bob", "bob@example.org");
  g_autofree char *expected = NULL;

  g_object_set (bob, "suspended", TRUE, NULL);
  lanyard_changes_save (changes, LANYARD_RECORD (bob));
  g_assert_true (lanyard_configuration_apply_sync (fixture->base.configuration, changes, NULL, NULL));
  set_password (fixture, bob, PASSWORD);

  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      g_autoptr(HttpBrowser) browser = http_browser_new (fixture->port);
      g_autoptr(HttpReply) reply = sign_in (browser, failures[i].username, failures[i].password);
      g_autofree char *reference = dup_event (fixture, 0, "reference");
      g_autofree char *body = make_comparable (reply, failures[i].username, reference);

      g_assert_cmpuint (reply->status, ==, 403);
      if (expected == NULL)
        expected = g_strdup (body);
      g_assert_cmpstr (body, ==, expected);
      g_assert_null (strstr (reply->body, "wrong"));
      assert_event (fixture, 0, "event", "refusal");
      assert_event (fixture, 0, "code", "password");
      assert_event (fixture, 0, "person", failures[i].person);
      assert_event (fixture, 0, "detail", failures[i].detail);
      assert_signed_in (browser, FALSE);
    }
}

static void
test_delays (Fixture       *fixture,
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
          g_autoptr(HttpReply) reply = sign_in (browser, names[i], "wrong");

          if (j < 5)
            g_assert_cmpuint (reply->status, ==, 403);
          status = reply->status;
          g_free (wait);
          wait = http_reply_dup (reply, "Retry-After", 0);
        }
      g_assert_cmpuint (status, ==, 429);
      g_assert_nonnull (wait);
      assert_event (fixture, 0, "code", "too-many-attempts");
    }
}

/* Failures are forgotten when the password is right. */
static void
test_success_forgets (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr(HttpBrowser) browser = http_browser_new (fixture->port);

  for (guint i = 0; i < 10; i++)
    {
      g_autoptr(HttpReply) reply = sign_in (browser, "ada", i % 4 == 3 ? FORM_PASSWORD : "wrong");

      g_assert_cmpuint (reply->status, ==, i % 4 == 3 ? 303 : 403);
      g_hash_table_remove (browser->cookies, "lanyard_session");
    }
}

static void
test_other_browsers_token (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr(HttpBrowser) mine = http_browser_new (fixture->port);
  g_autoptr(HttpBrowser) theirs = http_browser_new (fixture->port);
  g_autoptr(HttpReply) page = http_browser_send (theirs, "/login", NULL);
  g_autoptr(HttpReply) own = http_browser_send (mine, "/login", NULL);
  g_autofree char *token = http_find_input (page->body, "token");
  g_autofree char *forms[] = {
    g_strconcat ("token=", token, "&username=ada&password=" FORM_PASSWORD, NULL),
    g_strdup ("username=ada&password=" FORM_PASSWORD),
    g_strconcat ("token=", token, "&token=", token, "&username=ada&password=" FORM_PASSWORD, NULL),
    g_strdup ("token=&username=ada&password=" FORM_PASSWORD),
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
test_origin (Fixture       *fixture,
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
      reply = sign_in (browser, "ada", FORM_PASSWORD);
      g_assert_cmpuint (reply->status, ==, origins[i].status);
      if (reply->status == 403)
        {
          g_autofree char *reference = dup_event (fixture, 0, "reference");

          assert_event (fixture, 0, "event", "refusal");
          g_assert_nonnull (strstr (reply->body, reference));
        }
    }
}

/* an id that somebody planted is worth nothing, and the old session is
 * over after a new sign-in. */
static void
test_fixation (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(HttpBrowser) browser = http_browser_new (fixture->port);
  g_autoptr(HttpBrowser) old = http_browser_new (fixture->port);
  g_autoptr(HttpReply) first = NULL;
  g_autoptr(HttpReply) second = NULL;
  g_autofree char *planted = g_strnfill (43, 'A');
  g_autofree char *before = NULL;

  g_hash_table_replace (browser->cookies, g_strdup ("lanyard_session"), g_strdup (planted));
  first = sign_in (browser, "ada", FORM_PASSWORD);
  before = g_strdup (g_hash_table_lookup (browser->cookies, "lanyard_session"));
  g_assert_cmpstr (before, !=, planted);

  g_hash_table_replace (old->cookies, g_strdup ("lanyard_session"), g_strdup (before));
  assert_signed_in (old, TRUE);

  {
    g_autofree char *form = NULL;
    g_autofree char *token = NULL;
    g_autoptr(HttpReply) login = NULL;

    /* the sign-in form is there only for who is not signed in */
    g_hash_table_remove (browser->cookies, "lanyard_session");
    login = http_browser_send (browser, "/login", NULL);
    token = http_find_input (login->body, "token");
    form = g_strconcat ("token=", token, "&username=ada&password=" FORM_PASSWORD, NULL);
    g_hash_table_replace (browser->cookies, g_strdup ("lanyard_session"), g_strdup (before));
    second = http_browser_send (browser, "/login", form);
    g_assert_cmpuint (second->status, ==, 303);
  }
  g_assert_cmpstr (g_hash_table_lookup (browser->cookies, "lanyard_session"), !=, before);
  g_hash_table_replace (old->cookies, g_strdup ("lanyard_session"), g_strdup (before));
  assert_signed_in (old, FALSE);
  assert_signed_in (browser, TRUE);
}

static void
test_suspended (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(HttpBrowser) browser = begin_session (fixture);

  g_object_set (fixture->base.ada, "suspended", TRUE, NULL);
  idp_fixture_save (&fixture->base, &fixture->base.ada);
  assert_signed_in (browser, FALSE);
}

static void
test_deleted (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(HttpBrowser) browser = begin_session (fixture);
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Test");
  g_autoptr(GError) error = NULL;

  idp_fixture_save (&fixture->base, &fixture->base.ada);
  lanyard_changes_delete (changes, LANYARD_RECORD (fixture->base.ada));
  lanyard_configuration_apply_sync (fixture->base.configuration, changes, NULL, &error);
  g_assert_no_error (error);
  assert_signed_in (browser, FALSE);
}

static void
test_sign_out (Fixture       *fixture,
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
  assert_signed_in (browser, TRUE);

  reply = http_browser_send (browser, "/logout", form);
  g_assert_cmpuint (reply->status, ==, 200);
  g_assert_false (g_hash_table_contains (browser->cookies, "lanyard_session"));
  assert_event (fixture, 0, "event", "logout");
  assert_event (fixture, 0, "person", "ada");
  assert_signed_in (browser, FALSE);
  assert_signed_in (copy, FALSE);
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
test_tiles (Fixture       *fixture,
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
test_tile_links (Fixture       *fixture,
                 gconstpointer  data)
{
  static const struct { const char *url, *written; } links[] = {
    { "https://app.example/start?a=1&b=%2f", "href=\"https://app.example/start?a=1&amp;b=%2f\"" },
    { "javascript:alert(1)", NULL },
    { "https://user@app.example/", NULL },
  };
  g_autoptr(HttpBrowser) browser = begin_session (fixture);

  g_object_set (fixture->base.connector, "idp-initiated", FALSE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autoptr(HttpReply) reply = NULL;

      g_object_set (fixture->base.connector, "login-url", links[i].url, NULL);
      idp_fixture_save (&fixture->base, &fixture->base.connector);
      reply = http_browser_send (browser, "/", NULL);
      if (links[i].written != NULL)
        g_assert_nonnull (strstr (reply->body, links[i].written));
      else
        g_assert_null (strstr (reply->body, "class=\"tile\""));
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

    g_assert_nonnull (strstr (reply->body, "href=\"https://bookmark.example/\""));
    g_assert_nonnull (strstr (reply->body, "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"));
    g_assert_nonnull (strstr (reply->body, "&lt;/p&gt;&lt;img"));
    g_assert_null (strstr (reply->body, "<script"));
  }
}

static void
test_not_granted (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(HttpBrowser) browser = http_browser_new (fixture->port);
  g_autoptr(HttpReply) reply = NULL;
  g_autoptr(HttpReply) portal = NULL;

  set_password (fixture, fixture->base.eve, "eve-eve-eve");
  reply = sign_in (browser, "eve", "eve-eve-eve");
  assert_redirect (reply, "/");
  portal = http_browser_send (browser, "/", NULL);
  g_assert_cmpuint (portal->status, ==, 200);
  g_assert_null (strstr (portal->body, "class=\"tile\""));
}

static void
test_small_routes (Fixture       *fixture,
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
test_base_url (Fixture       *fixture,
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

#define ADD(name, func) g_test_add ("/idp/sign-in/" name, Fixture, NULL, set_up, func, tear_down)

/* Nobody is let in of whom there would be no trace. */
static void
test_unrecorded (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char trigger[] = "CREATE TRIGGER lose BEFORE INSERT ON event WHEN NEW.kind = 'sign-in'"
                                " BEGIN SELECT RAISE (ABORT, 'lost'); END";
  g_autofree char *path = g_build_filename (fixture->base.folder, "test.lanyard", NULL);
  g_autoptr(HttpBrowser) browser = http_browser_new (fixture->port);
  g_autoptr(HttpReply) reply = NULL;
  g_autoptr(GPtrArray) sessions = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *cookie = NULL;
  sqlite3 *database = NULL;
  GLogLevelFlags fatal;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, trigger, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (database);

  fatal = g_log_set_always_fatal (G_LOG_FATAL_MASK);
  reply = sign_in (browser, "ada", FORM_PASSWORD);
  g_log_set_always_fatal (fatal);

  cookie = http_reply_dup (reply, "Set-Cookie", 0);
  g_assert_cmpuint (reply->status, ==, 503);
  g_assert_null (cookie);
  assert_signed_in (browser, FALSE);

  sessions = lanyard_session_list_sync (fixture->base.configuration, NULL, g_get_real_time () / G_USEC_PER_SEC, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sessions->len, ==, 0);
}

/* What happens when state of a kind is about to be put. */
static struct
{
  Fixture *fixture;
  const char *kind;
  void (*happen) (Fixture *fixture);
  gboolean (*put_state) (LanyardConfiguration *self, const char *kind, const char *key, const char *owner, const char *value,
                         gint64 expires, gboolean only_new, GError **error);
} meanwhile;

static gboolean
put_state_meanwhile (LanyardConfiguration  *self,
                     const char            *kind,
                     const char            *key,
                     const char            *owner,
                     const char            *value,
                     gint64                 expires,
                     gboolean               only_new,
                     GError               **error)
{
  if (g_strcmp0 (kind, meanwhile.kind) == 0)
    {
      meanwhile.kind = NULL;
      meanwhile.happen (meanwhile.fixture);
    }

  return meanwhile.put_state (self, kind, key, owner, value, expires, only_new, error);
}

static void
begin_meanwhile (Fixture    *fixture,
                 const char *kind,
                 void        (*happen) (Fixture *fixture))
{
  LanyardConfigurationClass *class = LANYARD_CONFIGURATION_GET_CLASS (fixture->base.configuration);

  meanwhile.fixture = fixture;
  meanwhile.kind = kind;
  meanwhile.happen = happen;
  meanwhile.put_state = class->put_state;
  class->put_state = put_state_meanwhile;
}

static void
end_meanwhile (Fixture *fixture)
{
  LANYARD_CONFIGURATION_GET_CLASS (fixture->base.configuration)->put_state = meanwhile.put_state;
  g_assert_null (meanwhile.kind);
}

static void
suspend (Fixture *fixture)
{
  g_object_set (fixture->base.ada, "suspended", TRUE, NULL);
  idp_fixture_save (&fixture->base, &fixture->base.ada);
}

static void
set_up_factor (Fixture *fixture)
{
  g_autoptr(LanyardSecret) secret = lanyard_totp_dup_secret ();
  g_autoptr(GError) error = NULL;

  lanyard_secret_free (fixture->secret);
  fixture->secret = g_strdup (secret);

  lanyard_factor_free_codes (lanyard_factor_set_up_sync (fixture->base.configuration,
                                                         lanyard_record_get_id (LANYARD_RECORD (fixture->base.ada)), secret,
                                                         g_get_real_time () / G_USEC_PER_SEC, &error));
  g_assert_no_error (error);
}

/* What began before a suspension is not there any more when that is taken
 * back. */
static void
test_suspended_meanwhile (Fixture       *fixture,
                          gconstpointer  kind)
{
  g_autoptr(LanyardRecord) ada = lanyard_configuration_load_sync (fixture->base.configuration, LANYARD_TYPE_PERSON,
                                                                  lanyard_record_get_id (LANYARD_RECORD (fixture->base.ada)),
                                                                  NULL);
  const char *id = lanyard_record_get_id (ada);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr(HttpBrowser) browser = http_browser_new (fixture->port);
  g_auto(GStrv) left = NULL;
  g_autoptr(GError) error = NULL;

  if (g_str_equal (kind, LANYARD_STATE_SECOND_STEP))
    set_up_factor (fixture);
  begin_meanwhile (fixture, kind, suspend);
  if (g_str_equal (kind, LANYARD_STATE_PASSWORD_LINK))
    {
      g_assert_null (lanyard_password_link_make_sync (fixture->base.configuration, LANYARD_PERSON (ada), now, NULL, &error));
      g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED);
      g_clear_error (&error);
    }
  else
    {
      g_autoptr(HttpReply) reply = sign_in (browser, "ada", FORM_PASSWORD);

      g_assert_cmpuint (reply->status, ==, 403);
    }
  end_meanwhile (fixture);

  g_object_set (fixture->base.ada, "suspended", FALSE, NULL);
  idp_fixture_save (&fixture->base, &fixture->base.ada);
  assert_signed_in (browser, FALSE);
  left = lanyard_configuration_list_state_sync (fixture->base.configuration, kind, id, now, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (left), ==, 0);
}

static guint
count_sessions (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) sessions = lanyard_session_list_sync (fixture->base.configuration, NULL,
                                                             g_get_real_time () / G_USEC_PER_SEC, &error);

  g_assert_no_error (error);
  return sessions->len;
}

/* A second factor that is set up between password and session asks for a code:
 * the enrolment ends only the sessions that it sees. */
static void
test_enrolled_meanwhile (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr(HttpBrowser) browser = http_browser_new (fixture->port);
  g_autoptr(HttpReply) reply = NULL;
  g_autoptr(HttpReply) again = NULL;

  begin_meanwhile (fixture, LANYARD_STATE_SESSION, set_up_factor);
  reply = sign_in (browser, "ada", FORM_PASSWORD);
  end_meanwhile (fixture);

  g_assert_cmpuint (reply->status, ==, 403);
  g_assert_false (g_hash_table_contains (browser->cookies, "lanyard_session"));
  g_assert_cmpuint (count_sessions (fixture), ==, 0);
  assert_event (fixture, 0, "event", "refusal");

  again = sign_in (browser, "ada", FORM_PASSWORD);
  assert_redirect (again, "/second-factor");
}

static char *(*get_state) (LanyardConfiguration *self, const char *kind, const char *key, gint64 now, gboolean take, GError **error);

/* The disk is full when what a cookie is good for is to be taken back. */
static char *
get_state_or_not (LanyardConfiguration  *self,
                  const char            *kind,
                  const char            *key,
                  gint64                 now,
                  gboolean               take,
                  GError               **error)
{
  if (!take || g_strcmp0 (kind, LANYARD_STATE_SESSION_COOKIE) != 0)
    return get_state (self, kind, key, now, take, error);

  g_set_error_literal (error, LANYARD_ERROR, LANYARD_ERROR_FAILED, "lost");
  return NULL;
}

static void
end_second_step (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  lanyard_second_step_end_all_sync (fixture->base.configuration, lanyard_record_get_id (LANYARD_RECORD (fixture->base.ada)),
                                    &error);
  g_assert_no_error (error);
}

static HttpReply *
submit_code (Fixture     *fixture,
             HttpBrowser *browser)
{
  g_autoptr(HttpReply) page = http_browser_send (browser, "/second-factor", NULL);
  g_autofree char *token = http_find_input (page->body, "token");
  g_autofree char *code = lanyard_totp_dup_code (fixture->secret,
                                                 g_get_real_time () / G_USEC_PER_SEC / LANYARD_TOTP_PERIOD);
  g_autofree char *form = g_strdup_printf ("token=%s&code=%s", token, code);

  return http_browser_send (browser, "/second-factor", form);
}

/* A session that must not be and cannot be ended: nobody gets its cookie;
 * @data: after a code. */
static void
test_not_ended (Fixture       *fixture,
                gconstpointer  data)
{
  LanyardConfigurationClass *class = LANYARD_CONFIGURATION_GET_CLASS (fixture->base.configuration);
  const gboolean asks_for_code = GPOINTER_TO_INT (data);
  g_autoptr(HttpBrowser) browser = http_browser_new (fixture->port);
  g_autoptr(HttpReply) reply = NULL;
  GLogLevelFlags fatal = g_log_set_always_fatal (G_LOG_FATAL_MASK);

  if (asks_for_code)
    {
      set_up_factor (fixture);
      http_reply_free (sign_in (browser, "ada", FORM_PASSWORD));
    }
  begin_meanwhile (fixture, LANYARD_STATE_SESSION, asks_for_code ? end_second_step : suspend);
  get_state = class->get_state;
  class->get_state = get_state_or_not;
  reply = asks_for_code ? submit_code (fixture, browser) : sign_in (browser, "ada", FORM_PASSWORD);
  class->get_state = get_state;
  end_meanwhile (fixture);
  g_log_set_always_fatal (fatal);

  g_assert_cmpuint (reply->status, ==, 403);
  g_assert_false (g_hash_table_contains (browser->cookies, "lanyard_session"));
  g_assert_cmpuint (count_sessions (fixture), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("right", test_sign_in);
  ADD ("by-email", test_by_email);
  ADD ("a-25-failures-are-alike", test_failures_are_alike);
  ADD ("a-25-delays", test_delays);
  ADD ("unrecorded", test_unrecorded);
  ADD ("success-forgets", test_success_forgets);
  ADD ("a-22-other-browsers-token", test_other_browsers_token);
  ADD ("a-22-origin", test_origin);
  ADD ("a-24-fixation", test_fixation);
  ADD ("suspended", test_suspended);
  g_test_add ("/idp/sign-in/suspended-meanwhile/session", Fixture, LANYARD_STATE_SESSION, set_up, test_suspended_meanwhile,
              tear_down);
  g_test_add ("/idp/sign-in/suspended-meanwhile/second-step", Fixture, LANYARD_STATE_SECOND_STEP, set_up,
              test_suspended_meanwhile, tear_down);
  g_test_add ("/idp/sign-in/suspended-meanwhile/password-link", Fixture, LANYARD_STATE_PASSWORD_LINK, set_up,
              test_suspended_meanwhile, tear_down);
  ADD ("enrolled-meanwhile", test_enrolled_meanwhile);
  g_test_add ("/idp/sign-in/not-ended/password", Fixture, GINT_TO_POINTER (FALSE), set_up, test_not_ended, tear_down);
  g_test_add ("/idp/sign-in/not-ended/code", Fixture, GINT_TO_POINTER (TRUE), set_up, test_not_ended, tear_down);
  ADD ("deleted", test_deleted);
  ADD ("sign-out", test_sign_out);
  ADD ("tiles", test_tiles);
  ADD ("tile-links", test_tile_links);
  ADD ("not-granted", test_not_granted);
  ADD ("small-routes", test_small_routes);
  ADD ("base-url", test_base_url);

  return g_test_run ();
}
