/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "idp-fixture.h"

#include "lanyard-error.h"
#include "lanyard-idp-private.h"
#include "lanyard-session.h"

#include <string.h>

#define COOKIE "lanyard_session"
#define BEGIN 100000
#define LIFETIME 28800
#define IDLE_TIME 7200

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
make_request (gint64      now,
              const char *cookie)
{
  LanyardHttpRequest *request = lanyard_http_request_new ();

  request->now = now;
  request->event = lanyard_event_new (NULL, now);
  request->address = g_strdup ("192.0.2.1");
  request->user_agent = g_strdup ("Browser/1.0");
  if (cookie != NULL)
    g_hash_table_insert (request->cookies, g_strdup (COOKIE), g_strdup (cookie));

  return request;
}

/* Signs in; the browser's cookie in @cookie. */
static LanyardSession *
begin (Fixture       *fixture,
       LanyardPerson *person,
       gint64         now,
       char         **cookie)
{
  g_autoptr(LanyardHttpRequest) request = make_request (now, NULL);
  g_autoptr(GError) error = NULL;
  LanyardSession *session = lanyard_session_begin (fixture->idp, request, person, LANYARD_SECOND_FACTOR_NONE, &error);

  g_assert_no_error (error);
  *cookie = g_strdup (lanyard_http_request_get_cookie (request, COOKIE));

  return session;
}

static LanyardSession *
load (Fixture    *fixture,
      const char *cookie,
      gint64      now)
{
  g_autoptr(LanyardHttpRequest) request = make_request (now, cookie);
  g_autoptr(GError) error = NULL;
  LanyardSession *session = lanyard_session_load (fixture->idp, request, &error);

  g_assert_no_error (error);
  return session;
}

static void
assert_good (Fixture    *fixture,
             const char *cookie,
             gint64      now,
             gboolean    expected)
{
  g_autoptr(LanyardSession) session = load (fixture, cookie, now);

  g_assert_true ((session != NULL) == expected);
}

static void
set_idle_time (Fixture *fixture,
               int      seconds)
{
  g_autoptr(LanyardSettings) settings = NULL;
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Test");
  g_autoptr(GError) error = NULL;

  settings = lanyard_configuration_load_settings_sync (fixture->base.configuration, &error);
  g_assert_no_error (error);
  g_object_set (settings, "session-idle-time", seconds, NULL);
  lanyard_changes_save (changes, LANYARD_RECORD (settings));
  lanyard_configuration_apply_sync (fixture->base.configuration, changes, NULL, &error);
  g_assert_no_error (error);
}

static void
test_lifetime (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *cookie = NULL;
  g_autoptr(LanyardSession) session = NULL;
  g_autoptr(LanyardSession) same = NULL;

  set_idle_time (fixture, 0);
  session = begin (fixture, fixture->base.ada, BEGIN, &cookie);
  g_assert_cmpint (session->authn_instant, ==, BEGIN);
  g_assert_cmpint (session->expires, ==, BEGIN + LIFETIME);
  g_assert_null (strstr (cookie, session->id));

  same = load (fixture, cookie, BEGIN + LIFETIME - 1);
  g_assert_cmpstr (lanyard_person_get_username (same->person), ==, "ada");
  g_assert_cmpint (same->authn_instant, ==, BEGIN);
  g_assert_cmpstr (same->id, ==, session->id);
  assert_good (fixture, cookie, BEGIN + LIFETIME, FALSE);
}

/* Each use, a minute more or less, begins the idle time again; the lifetime
 * ends all the same. */
static void
test_idle (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *cookie = NULL;
  g_autofree char *used = NULL;
  g_autoptr(LanyardSession) session = begin (fixture, fixture->base.ada, BEGIN, &cookie);
  g_autoptr(LanyardSession) other = begin (fixture, fixture->base.ada, BEGIN, &used);

  for (gint64 now = BEGIN; now < BEGIN + LIFETIME; now += IDLE_TIME - 1)
    assert_good (fixture, used, now, TRUE);
  assert_good (fixture, used, BEGIN + LIFETIME, FALSE);

  assert_good (fixture, cookie, BEGIN + IDLE_TIME, FALSE);
}

/* A clock that was put back does not make a session longer. */
static void
test_clock (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *cookie = NULL;
  g_autofree char *other_cookie = NULL;
  g_autoptr(LanyardSession) session = begin (fixture, fixture->base.ada, BEGIN, &cookie);
  g_autoptr(LanyardSession) other = begin (fixture, fixture->base.ada, BEGIN, &other_cookie);

  assert_good (fixture, cookie, BEGIN - 300, TRUE);
  assert_good (fixture, cookie, BEGIN, TRUE);
  assert_good (fixture, other_cookie, BEGIN - 301, FALSE);
}

/* another cookie, and the old one is worth nothing; the sign-in stays
 * the one it was. */
static void
test_step_up (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *cookie = NULL;
  g_autofree char *new_cookie = NULL;
  g_autoptr(LanyardSession) session = begin (fixture, fixture->base.ada, BEGIN, &cookie);
  g_autoptr(LanyardHttpRequest) request = make_request (BEGIN + 10, cookie);
  g_autoptr(LanyardSession) same = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (lanyard_session_step_up (fixture->idp, request, session, LANYARD_SECOND_FACTOR_TOTP, &error));
  g_assert_no_error (error);
  new_cookie = g_strdup (lanyard_http_request_get_cookie (request, COOKIE));
  g_assert_cmpstr (new_cookie, !=, cookie);

  same = load (fixture, new_cookie, BEGIN + 20);
  g_assert_cmpstr (same->id, ==, session->id);
  g_assert_cmpint (same->authn_instant, ==, BEGIN);
  g_assert_cmpint (same->expires, ==, BEGIN + LIFETIME);
  g_assert_cmpint (same->second_factor, ==, LANYARD_SECOND_FACTOR_TOTP);
  assert_good (fixture, cookie, BEGIN + 20, FALSE);
  assert_good (fixture, new_cookie, BEGIN + 20, TRUE);
}

/* A session that was ended does not come back by a step up. */
static void
test_step_up_ended (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *cookie = NULL;
  g_autoptr(LanyardSession) session = begin (fixture, fixture->base.ada, BEGIN, &cookie);
  g_autoptr(LanyardHttpRequest) request = make_request (BEGIN + 10, cookie);
  g_autoptr(GError) error = NULL;

  g_assert_true (lanyard_session_end_sync (fixture->base.configuration, session->id, BEGIN + 5, &error));
  g_assert_false (lanyard_session_step_up (fixture->idp, request, session, LANYARD_SECOND_FACTOR_TOTP, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND);
  assert_good (fixture, cookie, BEGIN + 20, FALSE);
}

static void
assert_list (Fixture    *fixture,
             const char *person_id,
             gint64      now,
             guint       expected,
             const char *first)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) sessions = lanyard_session_list_sync (fixture->base.configuration, person_id, now, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (sessions->len, ==, expected);
  if (first != NULL)
    {
      const LanyardSession *session = g_ptr_array_index (sessions, 0);

      g_assert_cmpstr (session->id, ==, first);
      g_assert_cmpstr (session->address, ==, "192.0.2.1");
      g_assert_cmpstr (session->agent, ==, "Browser/1.0");
    }
}

static void
test_list (Fixture       *fixture,
           gconstpointer  data)
{
  const char *ada = lanyard_record_get_id (LANYARD_RECORD (fixture->base.ada));
  const char *eve = lanyard_record_get_id (LANYARD_RECORD (fixture->base.eve));
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autoptr(LanyardSession) one = begin (fixture, fixture->base.ada, BEGIN, &first);
  g_autoptr(LanyardSession) two = begin (fixture, fixture->base.ada, BEGIN + 1, &second);
  g_autoptr(LanyardSession) three = begin (fixture, fixture->base.eve, BEGIN + 2, &third);
  g_autoptr(GError) error = NULL;

  assert_list (fixture, ada, BEGIN + 3, 2, two->id);
  assert_list (fixture, NULL, BEGIN + 3, 3, three->id);
  assert_good (fixture, first, BEGIN + 100, TRUE);
  assert_list (fixture, ada, BEGIN + 101, 2, one->id);
  assert_list (fixture, ada, BEGIN + IDLE_TIME + 50, 1, one->id);

  g_assert_true (lanyard_session_end_sync (fixture->base.configuration, one->id, BEGIN + 102, &error));
  assert_list (fixture, ada, BEGIN + 103, 1, two->id);
  assert_good (fixture, first, BEGIN + 103, FALSE);
  assert_good (fixture, second, BEGIN + 103, TRUE);

  g_assert_true (lanyard_session_end_all_sync (fixture->base.configuration, ada, &error));
  g_assert_no_error (error);
  assert_list (fixture, ada, BEGIN + 104, 0, NULL);
  assert_list (fixture, eve, BEGIN + 104, 1, three->id);
  assert_good (fixture, second, BEGIN + 104, FALSE);
  assert_good (fixture, third, BEGIN + 104, TRUE);
}

#define ADD(name, func) g_test_add ("/idp/session/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("lifetime", test_lifetime);
  ADD ("idle", test_idle);
  ADD ("clock", test_clock);
  ADD ("a-24-step-up", test_step_up);
  ADD ("step-up-ended", test_step_up_ended);
  ADD ("list", test_list);

  return g_test_run ();
}
