/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session-fixture.h"

#include "lanyard-error.h"
#include "lanyard-idp-private.h"
#include "lanyard-local-configuration.h"
#include "lanyard-participants-private.h"
#include "lanyard-session-entry.h"
#include "lanyard-state-kinds.h"

#include <string.h>

#define BEGIN 100000
#define LIFETIME 28800
#define IDLE_TIME 7200

static LanyardSession *
load (SessionFixture *fixture,
      const char     *cookie,
      gint64          now)
{
  g_autoptr(LanyardHttpRequest) request = session_fixture_make_request (now, cookie);

  return session_fixture_load (fixture, request);
}

static void
assert_good (SessionFixture *fixture,
             const char     *cookie,
             gint64          now,
             gboolean        expected)
{
  g_autoptr(LanyardSession) session = load (fixture, cookie, now);

  g_assert_true ((session != NULL) == expected);
}

static void
set_idle_time (SessionFixture *fixture,
               int             seconds)
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
test_lifetime (SessionFixture *fixture,
               gconstpointer   data)
{
  g_autofree char *cookie = NULL;
  g_autoptr(LanyardSession) session = NULL;
  g_autoptr(LanyardSession) same = NULL;

  set_idle_time (fixture, 0);
  session = session_fixture_begin (fixture, fixture->base.ada, BEGIN, NULL, &cookie);
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
test_idle (SessionFixture *fixture,
           gconstpointer   data)
{
  g_autofree char *cookie = NULL;
  g_autofree char *used = NULL;
  g_autoptr(LanyardSession) session = session_fixture_begin (fixture, fixture->base.ada, BEGIN, NULL, &cookie);
  g_autoptr(LanyardSession) other = session_fixture_begin (fixture, fixture->base.ada, BEGIN, NULL, &used);

  for (gint64 now = BEGIN; now < BEGIN + LIFETIME; now += IDLE_TIME - 1)
    assert_good (fixture, used, now, TRUE);
  assert_good (fixture, used, BEGIN + LIFETIME, FALSE);

  assert_good (fixture, cookie, BEGIN + IDLE_TIME, FALSE);
}

/* A clock that was put back does not make a session longer. */
static void
test_clock (SessionFixture *fixture,
            gconstpointer   data)
{
  g_autofree char *cookie = NULL;
  g_autofree char *other_cookie = NULL;
  g_autoptr(LanyardSession) session = session_fixture_begin (fixture, fixture->base.ada, BEGIN, NULL, &cookie);
  g_autoptr(LanyardSession) other = session_fixture_begin (fixture, fixture->base.ada, BEGIN, NULL, &other_cookie);

  assert_good (fixture, cookie, BEGIN - 300, TRUE);
  assert_good (fixture, cookie, BEGIN, TRUE);
  assert_good (fixture, other_cookie, BEGIN - 301, FALSE);
}

/* Back and forth again: what is idle stays idle, and nothing lasts longer. */
static void
test_clock_back (SessionFixture *fixture,
                 gconstpointer   data)
{
  g_autofree char *cookie = NULL;
  g_autofree char *other_cookie = NULL;
  g_autoptr(LanyardSession) session = session_fixture_begin (fixture, fixture->base.ada, BEGIN, NULL, &cookie);
  g_autoptr(LanyardSession) other = session_fixture_begin (fixture, fixture->base.ada, BEGIN, NULL, &other_cookie);

  assert_good (fixture, cookie, BEGIN + 600, TRUE);
  for (gint64 now = BEGIN + 600; now >= BEGIN + 300; now -= 20)
    assert_good (fixture, cookie, now, TRUE);
  assert_good (fixture, cookie, BEGIN + 299, FALSE);
  assert_good (fixture, other_cookie, BEGIN - 200, TRUE);
  assert_good (fixture, other_cookie, BEGIN + LIFETIME, FALSE);
}

/* Hours into a session, with an idle time and without. */
static void
test_clock_hours_back (SessionFixture *fixture,
                       gconstpointer   data)
{
  for (int idle_time = 0; idle_time <= IDLE_TIME; idle_time += IDLE_TIME)
    {
      g_autofree char *cookie = NULL;
      g_autoptr(LanyardSession) session = NULL;

      set_idle_time (fixture, idle_time);
      session = session_fixture_begin (fixture, fixture->base.ada, BEGIN, NULL, &cookie);
      for (gint64 now = BEGIN; now <= BEGIN + 4 * 3600; now += 3600)
        assert_good (fixture, cookie, now, TRUE);
      assert_good (fixture, cookie, BEGIN + 4 * 3600 - 30, TRUE);
      assert_good (fixture, cookie, BEGIN + 3600, FALSE);
      assert_good (fixture, cookie, BEGIN + 4 * 3600, FALSE);
    }
}

/* The server ends and begins again, with the file as it is on the disk. */
static void
test_restart (SessionFixture *fixture,
              gconstpointer   data)
{
  g_autofree char *path = g_build_filename (fixture->base.folder, "test.lanyard", NULL);
  g_autofree char *cookie = NULL;
  g_autofree char *ended = NULL;
  g_autoptr(LanyardSession) session = session_fixture_begin (fixture, fixture->base.ada, BEGIN, NULL, &cookie);
  g_autoptr(LanyardSession) other = session_fixture_begin (fixture, fixture->base.ada, BEGIN, NULL, &ended);
  g_autoptr(LanyardSession) same = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (lanyard_session_end_sync (fixture->base.configuration, other->id, BEGIN + 1, &error));
  g_assert_finalize_object (g_steal_pointer (&fixture->idp));
  g_clear_object (&fixture->base.configuration);
  fixture->base.configuration = lanyard_local_configuration_open (path, 0, "test", &error);
  g_assert_no_error (error);
  fixture->idp = lanyard_idp_new (fixture->base.configuration);
  lanyard_idp_start (fixture->idp, NULL, 0, NULL, &error);
  g_assert_no_error (error);

  same = load (fixture, cookie, BEGIN + 10);
  g_assert_nonnull (same);
  g_assert_cmpstr (same->id, ==, session->id);
  g_assert_cmpint (same->authn_instant, ==, BEGIN);
  assert_good (fixture, ended, BEGIN + 10, FALSE);
  assert_good (fixture, cookie, BEGIN + LIFETIME, FALSE);
}

/* another cookie, and the old one is worth nothing; the sign-in stays
 * the one it was. */
static void
test_step_up (SessionFixture *fixture,
              gconstpointer   data)
{
  g_autofree char *cookie = NULL;
  g_autofree char *new_cookie = NULL;
  g_autoptr(LanyardSession) session = session_fixture_begin (fixture, fixture->base.ada, BEGIN, NULL, &cookie);
  g_autoptr(LanyardHttpRequest) request = session_fixture_make_request (BEGIN + 10, cookie);
  g_autoptr(LanyardSession) same = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (lanyard_session_step_up (fixture->idp, request, session, LANYARD_SECOND_FACTOR_TOTP, &error));
  g_assert_no_error (error);
  new_cookie = g_strdup (lanyard_http_request_get_cookie (request, SESSION_FIXTURE_COOKIE));
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
test_step_up_ended (SessionFixture *fixture,
                    gconstpointer   data)
{
  g_autofree char *cookie = NULL;
  g_autoptr(LanyardSession) session = session_fixture_begin (fixture, fixture->base.ada, BEGIN, NULL, &cookie);
  g_autoptr(LanyardHttpRequest) request = session_fixture_make_request (BEGIN + 10, cookie);
  g_autoptr(GError) error = NULL;

  g_assert_true (lanyard_session_end_sync (fixture->base.configuration, session->id, BEGIN + 5, &error));
  g_assert_false (lanyard_session_step_up (fixture->idp, request, session, LANYARD_SECOND_FACTOR_TOTP, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND);
  assert_good (fixture, cookie, BEGIN + 20, FALSE);
}

static void
assert_list (SessionFixture *fixture,
             const char     *person_id,
             gint64          now,
             guint           expected,
             const char     *first)
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
test_list (SessionFixture *fixture,
           gconstpointer   data)
{
  const char *ada = lanyard_record_get_id (LANYARD_RECORD (fixture->base.ada));
  const char *eve = lanyard_record_get_id (LANYARD_RECORD (fixture->base.eve));
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autoptr(LanyardSession) one = session_fixture_begin (fixture, fixture->base.ada, BEGIN, NULL, &first);
  g_autoptr(LanyardSession) two = session_fixture_begin (fixture, fixture->base.ada, BEGIN + 1, NULL, &second);
  g_autoptr(LanyardSession) three = session_fixture_begin (fixture, fixture->base.eve, BEGIN + 2, NULL, &third);
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

static LanyardSessionEntry *
list_entry (SessionFixture *fixture,
            gint64          now,
            guint           expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = lanyard_session_entry_list_sync (fixture->base.configuration, NULL, now, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, expected);

  return expected > 0 ? g_object_ref (entries->pdata[0]) : NULL;
}

static void
assert_search (SessionFixture *fixture,
               const char     *text,
               gboolean        found)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardSessionPage) page = lanyard_session_page_load_sync (fixture->base.configuration, text, 0, BEGIN + 2, &error);
  g_auto(GStrv) ids = lanyard_session_list_ids_sync (fixture->base.configuration, text, BEGIN + 2, &error);

  g_assert_no_error (error);
  g_assert_true (page->complete);
  g_assert_cmpuint (page->n_sessions, ==, 1);
  g_assert_cmpuint (page->entries->len, ==, found);
  g_assert_cmpuint (g_strv_length (ids), ==, found);
}

/* What administrators see of it, and what they are found by; @data: the
 * NameID that the application was told, NULL for none. */
static void
test_entry (SessionFixture *fixture,
            gconstpointer   data)
{
  static const struct { const char *text; gboolean found; } searches[] = {
    { "ada", TRUE }, { "LOVELACE", TRUE }, { "192.0.2", TRUE }, { "browser/1", TRUE }, { "example", TRUE }, { "eve", FALSE },
  };
  LanyardSamlNameId name_id = { .value = (char *) data };
  const char *title = lanyard_record_get_title (LANYARD_RECORD (fixture->base.connector));
  g_autofree char *cookie = NULL;
  g_autoptr(LanyardSession) session = session_fixture_begin (fixture, fixture->base.ada, BEGIN, NULL, &cookie);
  g_autoptr(LanyardSessionEntry) before = list_entry (fixture, BEGIN + 1, 1);
  g_autoptr(LanyardSessionEntry) same = list_entry (fixture, BEGIN + 1, 1);
  g_autoptr(LanyardSessionEntry) after = NULL;
  LanyardEventQuery query = { .event = (char *) LANYARD_EVENT_CHANGE, .person = (char *) "ada", .limit = 1 };
  g_autoptr(GPtrArray) events = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (lanyard_session_entry_equal (before, same));
  g_assert_null (lanyard_session_entry_get_applications (before)[0]);
  g_assert_true (_lanyard_participants_add_sync (fixture->base.configuration, session, fixture->base.connector, &name_id,
                                                 session->id, BEGIN + 1, &error));
  g_assert_no_error (error);
  after = list_entry (fixture, BEGIN + 2, 1);
  g_assert_false (lanyard_session_entry_equal (before, after));
  g_assert_cmpstr (lanyard_session_entry_get_username (after), ==, "ada");
  g_assert_cmpstr (lanyard_session_entry_get_name (after), ==, "Ada Lovelace");
  g_assert_cmpstr (lanyard_session_entry_get_applications (after)[0], ==, title);
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    assert_search (fixture, searches[i].text, searches[i].found);

  g_assert_true (lanyard_session_revoke_sync (fixture->base.configuration, session->id, BEGIN + 3, &error));
  g_assert_no_error (error);
  assert_good (fixture, cookie, BEGIN + 4, FALSE);
  g_assert_null (list_entry (fixture, BEGIN + 4, 0));

  events = lanyard_configuration_query_events_sync (fixture->base.configuration, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, 1);
  g_assert_cmpstr (lanyard_event_get_text (events->pdata[0], "action"), ==, "sessions");
  g_assert_cmpint (lanyard_event_get_time (events->pdata[0]), ==, BEGIN + 3);
}

/* Of very many only those are made that are asked for, the last used first. */
static void
test_page (SessionFixture *fixture,
           gconstpointer   data)
{
  enum { LIMIT = 20 };
  const guint n = g_getenv ("LANYARD_TEST_FULL") != NULL ? 10000 : 3 * LIMIT;
  LanyardConfiguration *configuration = fixture->base.configuration;
  g_autofree char *cookie = NULL;
  g_autoptr(LanyardSession) first = session_fixture_begin (fixture, fixture->base.ada, BEGIN, NULL, &cookie);
  g_autofree char *text = lanyard_configuration_get_state_sync (configuration, LANYARD_STATE_SESSION, first->id, BEGIN, FALSE, NULL);
  g_auto(GStrv) parts = g_strsplit (text, first->id, -1);
  g_autoptr(GError) error = NULL;

  for (guint i = 1; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("_session%u", i);
      g_autofree char *session = g_strjoinv (id, parts);
      g_autofree char *use = g_strdup_printf ("%" G_GINT64_FORMAT " %s", (gint64) BEGIN + i, id);

      g_assert_true (lanyard_configuration_put_owned_state_sync (configuration, LANYARD_STATE_SESSION, id, first->person_id, session,
                                                                 BEGIN + 2 * n, TRUE, NULL));
      g_assert_true (lanyard_configuration_put_owned_state_sync (configuration, LANYARD_STATE_SESSION_COOKIE, id, first->person_id,
                                                                 use, BEGIN + 2 * n, TRUE, NULL));
    }

  for (guint limit = LIMIT; limit <= 2 * LIMIT; limit += LIMIT)
    {
      g_autoptr(LanyardSessionPage) page = lanyard_session_page_load_sync (configuration, NULL, limit, BEGIN + 1, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (page->n_sessions, ==, n);
      g_assert_cmpuint (page->entries->len, ==, limit);
      g_assert_false (page->complete);
      for (guint i = 0; i < limit; i++)
        g_assert_cmpint (lanyard_session_entry_get_session (page->entries->pdata[i])->used, ==, BEGIN + n - 1 - i);
    }
}

/* Whatever the browser calls itself comes back, and nothing in it becomes
 * another part of the session. */
static void
test_agents (SessionFixture *fixture,
             gconstpointer   data)
{
  static const char * const agents[] = {
    "Browser/1.0", "", "\"", "\\", "a\",\"second_factor\":\"totp", "}", "{\"id\":\"x\"}", "Größe\\u0022", "a,b:c",
  };

  for (guint i = 0; i < G_N_ELEMENTS (agents); i++)
    {
      g_autoptr(LanyardHttpRequest) request = session_fixture_make_request (BEGIN, NULL);
      g_autoptr(LanyardSession) begun = NULL;
      g_autoptr(LanyardSession) session = NULL;
      g_autoptr(GError) error = NULL;

      g_free (request->user_agent);
      request->user_agent = g_strdup (agents[i]);
      begun = lanyard_session_begin (fixture->idp, request, fixture->base.ada, LANYARD_SECOND_FACTOR_RECOVERY_CODE, &error);
      g_assert_no_error (error);
      session = load (fixture, lanyard_http_request_get_cookie (request, SESSION_FIXTURE_COOKIE), BEGIN + 1);

      g_assert_cmpstr (session->agent, ==, begun->agent);
      g_assert_cmpstr (session->id, ==, begun->id);
      g_assert_cmpstr (session->address, ==, begun->address);
      g_assert_cmpstr (session->person_id, ==, begun->person_id);
      g_assert_cmpint (session->second_factor, ==, LANYARD_SECOND_FACTOR_RECOVERY_CODE);
      g_assert_cmpint (session->expires, ==, begun->expires);
      g_assert_cmpint (session->authn_instant, ==, BEGIN);
      g_assert_cmpint (session->idle_time, ==, begun->idle_time);
    }
}

/* nothing that was left behind is good again when the person is. */
static void
test_suspended (SessionFixture *fixture,
                gconstpointer   data)
{
  g_autofree char *cookie = NULL;
  g_autoptr(LanyardSession) session = session_fixture_begin (fixture, fixture->base.ada, BEGIN, NULL, &cookie);

  g_object_set (fixture->base.ada, "suspended", TRUE, NULL);
  idp_fixture_save (&fixture->base, &fixture->base.ada);
  g_object_set (fixture->base.ada, "suspended", FALSE, NULL);
  idp_fixture_save (&fixture->base, &fixture->base.ada);

  assert_good (fixture, cookie, BEGIN + 10, FALSE);
  g_assert_null (lanyard_session_take (fixture->idp, session->id, BEGIN + 10, NULL));
}

static void
test_deleted (SessionFixture *fixture,
              gconstpointer   data)
{
  g_autofree char *cookie = NULL;
  g_autofree char *eves_cookie = NULL;
  g_autoptr(LanyardSession) session = session_fixture_begin (fixture, fixture->base.ada, BEGIN, NULL, &cookie);
  g_autoptr(LanyardSession) other = session_fixture_begin (fixture, fixture->base.eve, BEGIN, NULL, &eves_cookie);
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Test");
  g_autofree char *change_id = NULL;
  g_autoptr(GError) error = NULL;

  idp_fixture_save (&fixture->base, &fixture->base.ada);
  lanyard_changes_delete (changes, LANYARD_RECORD (fixture->base.ada));
  lanyard_configuration_apply_sync (fixture->base.configuration, changes, &change_id, &error);
  g_assert_no_error (error);
  lanyard_configuration_undo_sync (fixture->base.configuration, change_id, &error);
  g_assert_no_error (error);

  assert_good (fixture, cookie, BEGIN + 10, FALSE);
  assert_good (fixture, eves_cookie, BEGIN + 10, TRUE);
}

/* Also one that is between two cookies. */
static void
test_others (SessionFixture *fixture,
             gconstpointer   data)
{
  LanyardConfiguration *configuration = fixture->base.configuration;
  g_autofree char *cookie = NULL;
  g_autofree char *other_cookie = NULL;
  g_autoptr(LanyardSession) session = session_fixture_begin (fixture, fixture->base.ada, BEGIN, NULL, &cookie);
  g_autoptr(LanyardSession) other = session_fixture_begin (fixture, fixture->base.ada, BEGIN, NULL, &other_cookie);
  g_autofree char *taken = NULL;
  g_autoptr(GError) error = NULL;

  taken = lanyard_configuration_get_state_sync (configuration, LANYARD_STATE_SESSION_COOKIE, other_cookie, BEGIN + 1, TRUE,
                                                &error);
  g_assert_nonnull (taken);
  g_assert_true (lanyard_session_end_others_sync (configuration, session->person_id, session->id, BEGIN + 1, &error));

  assert_good (fixture, cookie, BEGIN + 10, TRUE);
  g_assert_null (lanyard_session_take (fixture->idp, other->id, BEGIN + 10, &error));
  g_assert_no_error (error);
}

#define ADD_WITH(path, func, data) \
  g_test_add (path, SessionFixture, data, session_fixture_set_up, func, session_fixture_tear_down)
#define ADD(name, func) ADD_WITH ("/idp/session/" name, func, NULL)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("lifetime", test_lifetime);
  ADD ("idle", test_idle);
  ADD ("clock", test_clock);
  ADD ("clock/back-and-forth", test_clock_back);
  ADD ("clock/hours-back", test_clock_hours_back);
  ADD ("restart", test_restart);
  ADD ("a-24-step-up", test_step_up);
  ADD ("step-up-ended", test_step_up_ended);
  ADD ("suspended", test_suspended);
  ADD ("deleted", test_deleted);
  ADD ("others", test_others);
  ADD ("list", test_list);
  ADD_WITH ("/idp/session/entry", test_entry, "ada@example.org");
  ADD_WITH ("/idp/session/entry/without-name-id", test_entry, NULL);
  ADD_WITH ("/idp/session/page", test_page, NULL);
  ADD ("agents", test_agents);

  return g_test_run ();
}
