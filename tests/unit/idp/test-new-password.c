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
#include "lanyard-time.h"
#include "lanyard-totp.h"

#include <string.h>

#define OLD "correct horse & 100 % battery"
#define FORM_OLD "correct+horse+%26+100+%25+battery"
#define NEW "wet sofa under glass"
#define FORM_NEW "wet+sofa+under+glass"
/* OLD by Python's hashlib.scrypt, with less memory than today */
#define WEAK_HASH "$scrypt$ln=14,r=8,p=1$MDEyMzQ1Njc4OWFiY2RlZg$D3M4B6Sbb5xwt+SvMR3PuelaDSvFdsJk1gm0kvGq50c"

typedef struct
{
  IdpFixture base;
  LanyardIdp *idp;
  guint port;
} Fixture;

static const char *
get_ada (Fixture *fixture)
{
  return lanyard_record_get_id (LANYARD_RECORD (fixture->base.ada));
}

static void
set_hash (Fixture    *fixture,
          const char *hash)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Test");
  g_autoptr(GError) error = NULL;

  lanyard_changes_set_password (changes, get_ada (fixture), hash);
  lanyard_configuration_apply_sync (fixture->base.configuration, changes, NULL, &error);
  g_assert_no_error (error);
}

static void
start (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  fixture->idp = lanyard_idp_new (fixture->base.configuration);
  lanyard_idp_start (fixture->idp, NULL, 0, NULL, &error);
  g_assert_no_error (error);
  fixture->port = lanyard_idp_get_port (fixture->idp);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  idp_fixture_set_up (&fixture->base, data);
  set_hash (fixture, WEAK_HASH);
  start (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->idp));
  idp_fixture_tear_down (&fixture->base, data);
}

static char *
load_hash (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  char *hash = lanyard_configuration_load_password_sync (fixture->base.configuration, get_ada (fixture), &error);

  g_assert_no_error (error);
  g_assert_nonnull (hash);
  return hash;
}

static void
assert_password (Fixture    *fixture,
                 const char *password)
{
  g_autofree char *hash = load_hash (fixture);

  g_assert_true (lanyard_password_verify (password, hash));
}

static void
assert_location (HttpReply  *reply,
                 const char *location)
{
  g_autofree char *value = http_reply_dup (reply, "Location", 0);

  g_assert_cmpuint (reply->status, ==, 303);
  g_assert_cmpstr (value, ==, location);
}

/* Sends the form of @page on, with @rest after its token. */
static HttpReply *
submit (HttpBrowser *browser,
        const char  *page,
        const char  *action,
        const char  *rest)
{
  g_autoptr(HttpReply) shown = http_browser_send (browser, page, NULL);
  g_autofree char *token = http_find_input (shown->body, "token");
  g_autofree char *form = NULL;

  g_assert_cmpuint (shown->status, ==, 200);
  form = g_strdup_printf ("token=%s&%s", token, rest);

  return http_browser_send (browser, action, form);
}

static HttpBrowser *
sign_in (Fixture    *fixture,
         const char *password,
         const char *location)
{
  HttpBrowser *browser = http_browser_new (fixture->port);
  g_autofree char *rest = g_strconcat ("username=ada&password=", password, NULL);
  g_autoptr(HttpReply) reply = submit (browser, "/login", "/login", rest);

  assert_location (reply, location);

  return browser;
}

static void
assert_signed_in (HttpBrowser *browser,
                  gboolean     expected)
{
  g_autoptr(HttpReply) reply = http_browser_send (browser, "/", NULL);

  g_assert_cmpuint (reply->status, ==, expected ? 200 : 303);
}

static void
assert_event (Fixture    *fixture,
              const char *event,
              const char *detail)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) events = lanyard_configuration_list_events_sync (fixture->base.configuration, NULL, 1, &error);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autofree char *person = NULL;

  g_assert_no_error (error);
  g_object_get (events->pdata[0], "event", &name, "detail", &text, "person", &person, NULL);
  g_assert_cmpstr (name, ==, event);
  if (detail != NULL)
    g_assert_cmpstr (text, ==, detail);
  g_assert_cmpstr (person, ==, "ada");
}

/* At the first sign-in after parameters changed the hash is made anew. */
static void
test_upgrade (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(HttpBrowser) browser = sign_in (fixture, FORM_OLD, "/");
  g_autofree char *hash = load_hash (fixture);

  g_assert_cmpstr (hash, !=, WEAK_HASH);
  g_assert_false (lanyard_password_needs_upgrade (hash));
  assert_password (fixture, OLD);
}

static void
test_no_upgrade (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(HttpBrowser) browser = http_browser_new (fixture->port);
  g_autoptr(HttpReply) reply = submit (browser, "/login", "/login", "username=ada&password=wrong");
  g_autofree char *hash = load_hash (fixture);

  g_assert_cmpuint (reply->status, ==, 403);
  g_assert_cmpstr (hash, ==, WEAK_HASH);
}

/* A password that was changed meanwhile is not overwritten. */
static void
test_upgrade_lost (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *made = lanyard_password_hash (NEW, &error);
  g_autofree char *hash = NULL;

  set_hash (fixture, made);
  g_assert_true (lanyard_configuration_replace_password_sync (fixture->base.configuration, get_ada (fixture), WEAK_HASH,
                                                              "other", &error));
  g_assert_no_error (error);
  hash = load_hash (fixture);
  g_assert_cmpstr (hash, ==, made);
}

static void
test_change (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(HttpBrowser) browser = sign_in (fixture, FORM_OLD, "/");
  g_autoptr(HttpBrowser) other = sign_in (fixture, FORM_OLD, "/");
  g_autofree char *before = g_strdup (g_hash_table_lookup (browser->cookies, "lanyard_session"));
  g_autoptr(HttpReply) reply = submit (browser, "/account/password", "/account/password",
                                       "old=" FORM_OLD "&password=" FORM_NEW "&repeat=" FORM_NEW);

  g_assert_cmpuint (reply->status, ==, 200);
  assert_event (fixture, "password", "changed by the person");
  assert_password (fixture, NEW);
  g_assert_nonnull (before);
  g_assert_cmpstr (g_hash_table_lookup (browser->cookies, "lanyard_session"), !=, before);
  assert_signed_in (browser, TRUE);
  assert_signed_in (other, FALSE);

  /* the cookie of before is good for nothing */
  g_hash_table_replace (browser->cookies, g_strdup ("lanyard_session"), g_strdup (before));
  assert_signed_in (browser, FALSE);
}

static void
test_change_refused (Fixture       *fixture,
                     gconstpointer  data)
{
  static const char * const forms[] = {
    "old=wrong&password=" FORM_NEW "&repeat=" FORM_NEW,
    "old=" FORM_OLD "&password=" FORM_NEW "&repeat=other",
    "old=" FORM_OLD "&password=" FORM_NEW,
    "old=" FORM_OLD "&password=short&repeat=short",
    "old=" FORM_OLD "&password=Password1234&repeat=Password1234",
    "old=" FORM_OLD "&password=" FORM_OLD "&repeat=" FORM_OLD,
    "password=" FORM_NEW "&repeat=" FORM_NEW,
  };
  g_autoptr(HttpBrowser) browser = sign_in (fixture, FORM_OLD, "/");

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr(HttpReply) reply = submit (browser, "/account/password", "/account/password", forms[i]);

      g_assert_cmpuint (reply->status, ==, 403);
      g_assert_null (strstr (reply->body, "wet sofa"));
      assert_signed_in (browser, TRUE);
    }
  assert_password (fixture, OLD);
}

/* a form that is not of this browser changes nothing. */
static void
test_change_forged (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(HttpBrowser) browser = sign_in (fixture, FORM_OLD, "/");
  g_autoptr(HttpReply) reply = http_browser_send (browser, "/account/password",
                                                  "token=x&old=" FORM_OLD "&password=" FORM_NEW "&repeat=" FORM_NEW);
  g_autoptr(HttpBrowser) nobody = http_browser_new (fixture->port);
  g_autoptr(HttpReply) page = http_browser_send (nobody, "/account/password", NULL);

  g_assert_cmpuint (reply->status, ==, 403);
  assert_location (page, "/login");
  assert_password (fixture, OLD);
}

/* guesses of the old password wait like those at the sign-in. */
static void
test_change_guessed (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(HttpBrowser) browser = sign_in (fixture, FORM_OLD, "/");
  g_autoptr(GPtrArray) events = NULL;
  g_autofree char *code = NULL;

  for (guint i = 0; i < 12 && g_strcmp0 (code, "too-many-attempts") != 0; i++)
    {
      g_autoptr(HttpReply) reply = submit (browser, "/account/password", "/account/password",
                                           "old=wrong&password=" FORM_NEW "&repeat=" FORM_NEW);

      g_assert_cmpuint (reply->status, ==, 403);
      g_clear_pointer (&events, g_ptr_array_unref);
      events = lanyard_configuration_list_events_sync (fixture->base.configuration, NULL, 1, NULL);
      g_clear_pointer (&code, g_free);
      g_object_get (events->pdata[0], "code", &code, NULL);
    }
  g_assert_cmpstr (code, ==, "too-many-attempts");
}

static char *
make_link (Fixture *fixture,
           gint64   now)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *link = lanyard_password_link_make_sync (fixture->base.configuration, fixture->base.ada, now, NULL, &error);
  const char *path;

  g_assert_no_error (error);
  path = strstr (link, LANYARD_PASSWORD_LINK_PATH "/");
  g_assert_nonnull (path);
  g_assert_cmpuint (strlen (strrchr (path, '/') + 1), ==, 43);

  return g_strdup (path);
}

static HttpReply *
use_link (HttpBrowser *browser,
          const char  *path,
          const char  *passwords)
{
  g_autofree char *rest = g_strconcat ("link=", strrchr (path, '/') + 1, "&", passwords, NULL);

  return submit (browser, path, LANYARD_PASSWORD_LINK_PATH, rest);
}

static void
assert_over (Fixture    *fixture,
             const char *path)
{
  g_autoptr(HttpBrowser) browser = http_browser_new (fixture->port);
  g_autoptr(HttpReply) reply = http_browser_send (browser, path, NULL);

  g_assert_cmpuint (reply->status, ==, 404);
}

static void
assert_no_event_holds (Fixture    *fixture,
                       const char *token)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) events = lanyard_configuration_list_events_sync (fixture->base.configuration, NULL, 100, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (events->len, >, 0);
  for (guint i = 0; i < events->len; i++)
    {
      g_autoptr(JsonNode) node = lanyard_item_to_json (LANYARD_ITEM (events->pdata[i]));
      g_autofree char *text = json_to_string (node, FALSE);

      g_assert_null (strstr (text, token));
    }
}

/* Looking does not use it up, the server's restart does not renew it. */
static void
test_link (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *path = make_link (fixture, lanyard_time_now ());
  g_autoptr(HttpBrowser) inside = sign_in (fixture, FORM_OLD, "/");
  g_autoptr(HttpBrowser) browser = http_browser_new (fixture->port);
  g_autoptr(HttpReply) page = http_browser_send (browser, path, NULL);
  g_autoptr(HttpReply) reply = NULL;
  g_autofree char *referrer = http_reply_dup (page, "Referrer-Policy", 0);
  g_autofree char *cache = http_reply_dup (page, "Cache-Control", 0);

  g_assert_cmpuint (page->status, ==, 200);
  g_assert_cmpstr (referrer, ==, "no-referrer");
  g_assert_nonnull (strstr (cache, "no-store"));
  assert_signed_in (inside, TRUE);

  reply = use_link (browser, path, "password=short&repeat=short");
  g_assert_cmpuint (reply->status, ==, 403);
  g_clear_pointer (&reply, http_reply_free);
  assert_password (fixture, OLD);

  reply = use_link (browser, path, "password=" FORM_NEW "&repeat=" FORM_NEW);
  g_assert_cmpuint (reply->status, ==, 200);
  assert_event (fixture, "password", "set with a link");
  assert_password (fixture, NEW);
  assert_signed_in (inside, FALSE);
  assert_signed_in (browser, FALSE);
  assert_over (fixture, path);

  g_assert_finalize_object (g_steal_pointer (&fixture->idp));
  start (fixture);
  assert_over (fixture, path);
  assert_no_event_holds (fixture, strrchr (path, '/') + 1);
}

static void
test_link_ends (Fixture       *fixture,
                gconstpointer  data)
{
  gint64 now = lanyard_time_now ();
  g_autofree char *old = make_link (fixture, now - 86400);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr(HttpBrowser) browser = NULL;
  g_autoptr(HttpReply) page = NULL;
  g_autoptr(HttpReply) reply = NULL;

  assert_over (fixture, old);
  first = make_link (fixture, now);
  second = make_link (fixture, now);
  assert_over (fixture, first);

  browser = sign_in (fixture, FORM_OLD, "/");
  page = http_browser_send (browser, second, NULL);
  g_assert_cmpuint (page->status, ==, 200);
  reply = submit (browser, "/account/password", "/account/password",
                  "old=" FORM_OLD "&password=" FORM_NEW "&repeat=" FORM_NEW);
  g_assert_cmpuint (reply->status, ==, 200);
  assert_over (fixture, second);
  assert_over (fixture, LANYARD_PASSWORD_LINK_PATH "/x");
}

/* whoever has only the link of somebody else's browser's form. */
static void
test_link_forged (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *path = make_link (fixture, lanyard_time_now ());
  g_autofree char *form = g_strdup_printf ("link=%s&password=" FORM_NEW "&repeat=" FORM_NEW, strrchr (path, '/') + 1);
  g_autoptr(HttpBrowser) browser = http_browser_new (fixture->port);
  g_autoptr(HttpReply) reply = http_browser_send (browser, LANYARD_PASSWORD_LINK_PATH, form);

  g_assert_cmpuint (reply->status, ==, 403);
  assert_password (fixture, OLD);
}

/* The second factor is asked for as before. */
static void
test_link_factor (Fixture       *fixture,
                  gconstpointer  data)
{
  gint64 now = lanyard_time_now ();
  g_autofree char *secret = lanyard_totp_dup_secret ();
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;
  g_autoptr(HttpBrowser) browser = NULL;
  g_autoptr(HttpBrowser) again = NULL;
  g_autoptr(HttpReply) reply = NULL;

  lanyard_factor_free_codes (lanyard_factor_set_up_sync (fixture->base.configuration, get_ada (fixture), secret, now, &error));
  g_assert_no_error (error);
  path = make_link (fixture, now);
  browser = http_browser_new (fixture->port);
  reply = use_link (browser, path, "password=" FORM_NEW "&repeat=" FORM_NEW);
  g_assert_cmpuint (reply->status, ==, 200);

  again = sign_in (fixture, FORM_NEW, "/second-factor");
  assert_signed_in (again, FALSE);
}

static void
test_link_suspended (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *path = make_link (fixture, lanyard_time_now ());
  g_autofree char *link = NULL;
  g_autoptr(GError) error = NULL;

  g_object_set (fixture->base.ada, "suspended", TRUE, NULL);
  idp_fixture_save (&fixture->base, &fixture->base.ada);
  assert_over (fixture, path);
  link = lanyard_password_link_make_sync (fixture->base.configuration, fixture->base.ada, 0, NULL, &error);
  g_assert_null (link);
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED);

  g_object_set (fixture->base.ada, "suspended", FALSE, NULL);
  idp_fixture_save (&fixture->base, &fixture->base.ada);
  assert_over (fixture, path);
}

#define ADD(name, func) g_test_add ("/idp/new-password/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("upgrade", test_upgrade);
  ADD ("upgrade/not-when-wrong", test_no_upgrade);
  ADD ("upgrade/lost", test_upgrade_lost);
  ADD ("change/a-24", test_change);
  ADD ("change/refused", test_change_refused);
  ADD ("change/a-22-forged", test_change_forged);
  ADD ("change/a-25-guessed", test_change_guessed);
  ADD ("link/once", test_link);
  ADD ("link/ends", test_link_ends);
  ADD ("link/a-22-forged", test_link_forged);
  ADD ("link/second-factor", test_link_factor);
  ADD ("link/suspended", test_link_suspended);

  return g_test_run ();
}
