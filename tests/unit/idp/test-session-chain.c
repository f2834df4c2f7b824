/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What becomes of those who were told of a session when requests are on their
 * way with its cookie while another session follows it. */

#include "config.h"

#include "session-fixture.h"

#include "lanyard-browser.h"
#include "lanyard-error.h"
#include "lanyard-handlers.h"
#include "lanyard-idp-private.h"
#include "lanyard-logout-private.h"
#include "lanyard-participants-private.h"
#include "lanyard-session-entry.h"
#include "lanyard-state-kinds.h"

#include <string.h>

#define NOW FIXTURE_NOW

/* A browser that has a session keeps its cookie. */
static LanyardSession *
load (SessionFixture *fixture,
      const char     *cookie)
{
  g_autoptr(LanyardHttpRequest) request = session_fixture_make_request (NOW, cookie);
  LanyardSession *session = session_fixture_load (fixture, request);

  g_assert_cmpuint (request->set_cookies->len, ==, 0);
  return session;
}

static gboolean
tell_name (SessionFixture  *fixture,
           LanyardSession  *session,
           const char      *name,
           GError         **error)
{
  const LanyardSamlNameId name_id = { .value = (char *) name };

  return _lanyard_participants_add_sync (fixture->base.configuration, session, fixture->base.connector, &name_id,
                                         session->index_id, NOW, error);
}

static gboolean
tell (SessionFixture  *fixture,
      LanyardSession  *session,
      GError         **error)
{
  return tell_name (fixture, session, "ada@example.org", error);
}

static void
assert_told (SessionFixture *fixture,
             LanyardSession *session)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (tell (fixture, session, &error));
  g_assert_no_error (error);
}

/* Ends @id; @expected: how many have to be told. */
static void
assert_logout (SessionFixture *fixture,
               const char     *id,
               guint           expected)
{
  g_autoptr(LanyardLogout) logout = _lanyard_logout_new (NOW);
  g_autoptr(GError) error = NULL;

  g_assert_true (_lanyard_logout_end_session_sync (logout, fixture->idp, id, NOW, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (logout->parts->len, ==, expected);
}

static void
assert_alive (SessionFixture *fixture,
              const char     *cookie,
              const char     *id)
{
  g_autoptr(LanyardSession) session = load (fixture, cookie);

  g_assert_cmpstr (session != NULL ? session->id : NULL, ==, id);
}

/* M-54: an application is opened with the former session while the person
 * signs in again: the end of the new one is told there. */
static void
test_told_late (SessionFixture *fixture,
                gconstpointer   data)
{
  g_autofree char *cookie = NULL;
  g_autoptr(LanyardSession) begun = session_fixture_begin (fixture, fixture->base.ada, NOW, NULL, &cookie);
  g_autoptr(LanyardSession) opening = load (fixture, cookie);
  g_autofree char *middle_cookie = NULL;
  g_autoptr(LanyardSession) middle = session_fixture_begin (fixture, fixture->base.ada, NOW, cookie, &middle_cookie);
  g_autoptr(LanyardSession) last = session_fixture_begin (fixture, fixture->base.ada, NOW, middle_cookie, NULL);

  g_assert_cmpstr (last->index_id, ==, begun->id);
  assert_told (fixture, opening);
  assert_logout (fixture, last->id, 1);
}

/* It ends instead, and nothing follows: no Response may go out, and nobody
 * counts as told. */
static void
test_told_too_late (SessionFixture *fixture,
                    gconstpointer   data)
{
  g_autofree char *cookie = NULL;
  g_autoptr(LanyardSession) begun = session_fixture_begin (fixture, fixture->base.ada, NOW, NULL, &cookie);
  g_autoptr(LanyardSession) opening = load (fixture, cookie);
  g_autoptr(GError) error = NULL;

  if (GPOINTER_TO_INT (data))
    assert_told (fixture, opening);
  assert_logout (fixture, begun->id, GPOINTER_TO_INT (data));
  g_assert_false (tell (fixture, opening, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED);
  assert_logout (fixture, begun->id, 0);
}

typedef struct
{
  SessionFixture *fixture;
  const char     *id;
} Logout;

static gpointer
log_out (gpointer data)
{
  const Logout *logout = data;

  assert_logout (logout->fixture, logout->id, 1);
  return NULL;
}

/* The same, while the request that opens the application holds what it read
 * before, and has nothing to write. */
static void
test_told_too_late_held (SessionFixture *fixture,
                         gconstpointer   data)
{
  g_autofree char *cookie = NULL;
  g_autoptr(LanyardSession) begun = session_fixture_begin (fixture, fixture->base.ada, NOW, NULL, &cookie);
  g_autoptr(LanyardSession) opening = NULL;
  g_autoptr(GError) error = NULL;
  gboolean was_told;

  assert_told (fixture, begun);
  lanyard_configuration_hold (fixture->base.configuration);
  opening = load (fixture, cookie);
  g_thread_join (g_thread_new ("logout", log_out, &(Logout) { fixture, begun->id }));
  was_told = tell (fixture, opening, &error);
  lanyard_configuration_release (fixture->base.configuration);

  g_assert_false (was_told);
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED);
  assert_logout (fixture, begun->id, 0);
}

/* A session that nobody signed out of is over: what an application was told
 * before counts, whatever it was to be told now. */
static void
test_told_before (SessionFixture *fixture,
                  gconstpointer   name)
{
  g_autofree char *cookie = NULL;
  g_autoptr(LanyardSession) begun = session_fixture_begin (fixture, fixture->base.ada, NOW, NULL, &cookie);
  const LanyardSamlNameId name_id = { .value = (char *) "ada@example.org" };
  g_autoptr(GPtrArray) found = NULL;
  g_autoptr(GError) error = NULL;

  assert_told (fixture, begun);
  g_assert_true (lanyard_session_end_sync (fixture->base.configuration, begun->id, NOW, &error));
  g_assert_false (tell_name (fixture, begun, name, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED);
  g_clear_error (&error);

  found = _lanyard_participants_find_sync (fixture->base.configuration, fixture->base.connector, &name_id, NULL, NOW, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  assert_logout (fixture, begun->id, 1);
}

/* A sign-in form is sent twice: the second goes on where the first is, and the
 * browser may keep either cookie. */
static void
test_twice (SessionFixture *fixture,
            gconstpointer   data)
{
  g_autofree char *cookie = NULL;
  g_autofree char *second_cookie = NULL;
  g_autofree char *third_cookie = NULL;
  g_autofree char *last_cookie = NULL;
  g_autoptr(LanyardSession) first = session_fixture_begin (fixture, fixture->base.ada, NOW, NULL, &cookie);
  g_autoptr(LanyardSession) second = NULL;
  g_autoptr(LanyardSession) third = NULL;
  g_autoptr(LanyardSession) last = NULL;

  assert_told (fixture, first);
  second = session_fixture_begin (fixture, fixture->base.ada, NOW, cookie, &second_cookie);
  third = session_fixture_begin (fixture, fixture->base.ada, NOW, cookie, &third_cookie);
  assert_alive (fixture, cookie, NULL);
  assert_alive (fixture, second_cookie, NULL);
  assert_alive (fixture, third_cookie, third->id);
  g_assert_cmpstr (third->index_id, ==, first->id);

  last = session_fixture_begin (fixture, fixture->base.ada, NOW, second_cookie, &last_cookie);
  assert_alive (fixture, third_cookie, NULL);
  assert_alive (fixture, last_cookie, last->id);
  assert_logout (fixture, last->id, 1);
}

/* the cookie is another one after a code; a request that comes with the
 * one before gets nothing, and takes nothing away. */
static void
test_step_up (SessionFixture *fixture,
              gconstpointer   data)
{
  g_autofree char *cookie = NULL;
  g_autoptr(LanyardSession) session = session_fixture_begin (fixture, fixture->base.ada, NOW, NULL, &cookie);
  g_autoptr(LanyardHttpRequest) request = session_fixture_make_request (NOW, cookie);
  g_autoptr(LanyardSession) last = NULL;
  g_autoptr(GError) error = NULL;

  assert_told (fixture, session);
  g_assert_true (lanyard_session_step_up (fixture->idp, request, session, LANYARD_SECOND_FACTOR_TOTP, &error));
  g_assert_no_error (error);
  assert_alive (fixture, cookie, NULL);
  assert_alive (fixture, lanyard_http_request_get_cookie (request, SESSION_FIXTURE_COOKIE), session->id);

  last = session_fixture_begin (fixture, fixture->base.ada, NOW, cookie, NULL);
  assert_alive (fixture, lanyard_http_request_get_cookie (request, SESSION_FIXTURE_COOKIE), NULL);
  assert_logout (fixture, last->id, 1);
}

static void
set_form (LanyardHttpRequest *request,
          const char         *form,
          const char         *fields)
{
  g_autofree char *token = lanyard_browser_dup_token (request, form);
  char *body = g_strdup_printf ("token=%s%s", token, fields);

  g_clear_pointer (&request->body, g_bytes_unref);
  request->body = g_bytes_new_take (body, strlen (body));
}

/* @expected: 303: on the way to those who have to be told */
static void
assert_sign_out (SessionFixture     *fixture,
                 LanyardHttpRequest *request,
                 guint               expected)
{
  g_autoptr(LanyardHttpResponse) response = NULL;
  g_autoptr(GError) error = NULL;

  set_form (request, "sign-out", "");
  response = lanyard_handle_sign_out (fixture->idp, request, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (response->status, ==, expected);
}

/* A sign-out that was on its way with the former cookie. */
static void
test_sign_out (SessionFixture *fixture,
               gconstpointer   data)
{
  g_autofree char *cookie = NULL;
  g_autofree char *last_cookie = NULL;
  g_autofree char *found = NULL;
  g_autoptr(LanyardSession) first = session_fixture_begin (fixture, fixture->base.ada, NOW, NULL, &cookie);
  g_autoptr(LanyardSession) last = NULL;
  g_autoptr(LanyardHttpRequest) request = session_fixture_make_request (NOW, cookie);
  g_autoptr(GError) error = NULL;

  assert_told (fixture, first);
  last = session_fixture_begin (fixture, fixture->base.ada, NOW, cookie, &last_cookie);
  g_assert_true (lanyard_session_find (fixture->idp, request, &found, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, first->id);

  assert_sign_out (fixture, request, 303);
  assert_alive (fixture, last_cookie, NULL);
  assert_logout (fixture, last->id, 0);
}

/* One that comes when there is nothing to end any more. */
static void
test_sign_out_again (SessionFixture *fixture,
                     gconstpointer   data)
{
  g_autofree char *cookie = NULL;
  g_autoptr(LanyardSession) session = session_fixture_begin (fixture, fixture->base.ada, NOW, NULL, &cookie);
  g_autoptr(LanyardHttpRequest) request = session_fixture_make_request (NOW, cookie);

  assert_logout (fixture, session->id, 0);
  assert_sign_out (fixture, request, 200);
}

/* Who signs in with a cookie that is good for nothing any more does not end
 * what somebody else has. */
static void
test_other_person (SessionFixture *fixture,
                   gconstpointer   data)
{
  g_autofree char *cookie = NULL;
  g_autofree char *last_cookie = NULL;
  g_autofree char *eves_cookie = NULL;
  g_autoptr(LanyardSession) first = session_fixture_begin (fixture, fixture->base.ada, NOW, NULL, &cookie);
  g_autoptr(LanyardSession) last = NULL;
  g_autoptr(LanyardSession) eves = NULL;

  assert_told (fixture, first);
  last = session_fixture_begin (fixture, fixture->base.ada, NOW, cookie, &last_cookie);
  eves = session_fixture_begin (fixture, fixture->base.eve, NOW, cookie, &eves_cookie);

  assert_alive (fixture, eves_cookie, eves->id);
  assert_alive (fixture, last_cookie, last->id);
  assert_logout (fixture, eves->id, 0);
  assert_logout (fixture, last->id, 1);
}

/* The reply did not go out: nobody has the session, and it is over. Who was
 * told of the one before goes along with the next sign-in; @data: it was a code
 * that did not count. */
static void
test_withdrawn (SessionFixture *fixture,
                gconstpointer   data)
{
  g_autofree char *cookie = NULL;
  g_autofree char *last_cookie = NULL;
  g_autoptr(LanyardSession) first = session_fixture_begin (fixture, fixture->base.ada, NOW, NULL, &cookie);
  g_autoptr(LanyardHttpRequest) request = session_fixture_make_request (NOW, cookie);
  g_autoptr(LanyardSession) lost = NULL;
  g_autoptr(LanyardSession) last = NULL;
  g_autoptr(GPtrArray) left = NULL;
  g_autoptr(GError) error = NULL;

  assert_told (fixture, first);
  if (GPOINTER_TO_INT (data))
    lanyard_session_step_up (fixture->idp, request, first, LANYARD_SECOND_FACTOR_TOTP, &error);
  else
    lost = lanyard_session_begin (fixture->idp, request, fixture->base.ada, LANYARD_SECOND_FACTOR_NONE, &error);
  g_assert_no_error (error);
  lanyard_session_withdraw (fixture->idp, request);
  left = lanyard_session_list_sync (fixture->base.configuration, NULL, NOW, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (left->len, ==, 0);
  assert_alive (fixture, cookie, NULL);

  last = session_fixture_begin (fixture, fixture->base.ada, NOW, cookie, &last_cookie);
  assert_alive (fixture, last_cookie, last->id);
  assert_logout (fixture, last->id, 1);
}

/* An administrator looks at a list while the person signs in again. */
static void
test_revoked (SessionFixture *fixture,
              gconstpointer   data)
{
  g_autofree char *cookie = NULL;
  g_autofree char *last_cookie = NULL;
  g_autoptr(LanyardSession) first = session_fixture_begin (fixture, fixture->base.ada, NOW, NULL, &cookie);
  g_autoptr(LanyardSession) last = session_fixture_begin (fixture, fixture->base.ada, NOW, cookie, &last_cookie);
  LanyardEventQuery query = { .event = (char *) LANYARD_EVENT_CHANGE, .person = (char *) "ada", .limit = 2 };
  g_autoptr(GPtrArray) events = NULL;
  g_autoptr(GError) error = NULL;

  for (int i = 0; i < 2; i++)
    {
      g_assert_true (lanyard_session_revoke_sync (fixture->base.configuration, first->id, NOW, &error));
      assert_alive (fixture, last_cookie, NULL);
    }
  events = lanyard_configuration_query_events_sync (fixture->base.configuration, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, 1);
}

/* The person signs in with @cookie just before @id ends; @next: what the
 * browser has then. */
static struct
{
  SessionFixture *fixture;
  const char *id;
  const char *cookie;
  char *next;
  char *(*get_state) (LanyardConfiguration *self, const char *kind, const char *key, gint64 now, gboolean take, GError **error);
} following;

static char *
get_state_followed (LanyardConfiguration  *self,
                    const char            *kind,
                    const char            *key,
                    gint64                 now,
                    gboolean               take,
                    GError               **error)
{
  if (take && g_strcmp0 (kind, LANYARD_STATE_SESSION) == 0 && g_strcmp0 (key, following.id) == 0)
    {
      following.id = NULL;
      lanyard_session_free (session_fixture_begin (following.fixture, following.fixture->base.ada, NOW, following.cookie,
                                                   &following.next));
    }

  return following.get_state (self, kind, key, now, take, error);
}

static void
end_from_account (SessionFixture *fixture,
                  const char     *cookie,
                  const char     *id)
{
  g_autoptr(LanyardHttpRequest) request = session_fixture_make_request (NOW, cookie);
  g_autoptr(LanyardHttpResponse) response = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *fields = g_strconcat ("&session=", id, NULL);

  set_form (request, "end-session", fields);
  response = lanyard_handle_end_session (fixture->idp, request, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (response->status, ==, 303);
}

/* What follows a session while it is ended by an administrator, or, @data, by
 * the person from another browser, ends with it. */
static void
test_ended_meanwhile (SessionFixture *fixture,
                      gconstpointer   data)
{
  LanyardConfigurationClass *klass = LANYARD_CONFIGURATION_GET_CLASS (fixture->base.configuration);
  g_autofree char *own_cookie = NULL;
  g_autofree char *cookie = NULL;
  g_autofree char *next = NULL;
  g_autoptr(LanyardSession) own = session_fixture_begin (fixture, fixture->base.ada, NOW, NULL, &own_cookie);
  g_autoptr(LanyardSession) session = session_fixture_begin (fixture, fixture->base.ada, NOW, NULL, &cookie);
  g_autoptr(GError) error = NULL;

  following.fixture = fixture;
  following.id = session->id;
  following.cookie = cookie;
  following.get_state = klass->get_state;
  klass->get_state = get_state_followed;
  if (GPOINTER_TO_INT (data))
    end_from_account (fixture, own_cookie, session->id);
  else
    lanyard_session_revoke_sync (fixture->base.configuration, session->id, NOW, &error);
  klass->get_state = following.get_state;
  next = g_steal_pointer (&following.next);

  g_assert_no_error (error);
  g_assert_nonnull (next);
  assert_alive (fixture, next, NULL);
  assert_alive (fixture, own_cookie, own->id);
}

/* Does not put the next state of this kind. */
static struct
{
  const char *kind;
  gboolean (*put_state) (LanyardConfiguration *self, const char *kind, const char *key, const char *owner, const char *value,
                         gint64 expires, gboolean only_new, GError **error);
} lose;

static gboolean
put_state_or_not (LanyardConfiguration  *self,
                  const char            *kind,
                  const char            *key,
                  const char            *owner,
                  const char            *value,
                  gint64                 expires,
                  gboolean               only_new,
                  GError               **error)
{
  if (g_strcmp0 (kind, lose.kind) != 0)
    return lose.put_state (self, kind, key, owner, value, expires, only_new, error);

  lose.kind = NULL;
  g_set_error_literal (error, LANYARD_ERROR, LANYARD_ERROR_FAILED, "lost");
  return FALSE;
}

typedef struct
{
  const char *name;
  const char *kind;
  gboolean    is_step_up;
} Loss;

static const Loss losses[] = {
  { "session", LANYARD_STATE_SESSION, FALSE },
  { "next", "session-next", FALSE },
  { "participant", "participant", FALSE },
  { "cookie", LANYARD_STATE_SESSION_COOKIE, FALSE },
  { "cookie-after-code", LANYARD_STATE_SESSION_COOKIE, TRUE },
};

static void
fail_to_sign_in (SessionFixture     *fixture,
                 const Loss         *loss,
                 LanyardHttpRequest *request,
                 LanyardSession     *session)
{
  LanyardConfigurationClass *klass = LANYARD_CONFIGURATION_GET_CLASS (fixture->base.configuration);
  g_autoptr(GError) error = NULL;

  lose.kind = loss->kind;
  lose.put_state = klass->put_state;
  klass->put_state = put_state_or_not;
  if (loss->is_step_up)
    g_assert_false (lanyard_session_step_up (fixture->idp, request, session, LANYARD_SECOND_FACTOR_TOTP, &error));
  else
    g_assert_null (lanyard_session_begin (fixture->idp, request, fixture->base.ada, LANYARD_SECOND_FACTOR_NONE, &error));
  klass->put_state = lose.put_state;

  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_FAILED);
  g_assert_null (lose.kind);
  g_assert_cmpuint (request->set_cookies->len, ==, 0);
}

/* The disk is full in the middle of a sign-in: no session is left that nobody
 * has, and nobody who was told is forgotten. */
static void
test_not_kept (SessionFixture *fixture,
               gconstpointer   data)
{
  g_autofree char *cookie = NULL;
  g_autofree char *last_cookie = NULL;
  g_autoptr(LanyardSession) first = session_fixture_begin (fixture, fixture->base.ada, NOW, NULL, &cookie);
  g_autoptr(LanyardHttpRequest) request = session_fixture_make_request (NOW, cookie);
  g_autoptr(LanyardSession) last = NULL;
  g_autoptr(GPtrArray) left = NULL;

  assert_told (fixture, first);
  fail_to_sign_in (fixture, data, request, first);

  last = session_fixture_begin (fixture, fixture->base.ada, NOW, cookie, &last_cookie);
  left = lanyard_session_list_sync (fixture->base.configuration, NULL, NOW, NULL);
  g_assert_cmpuint (left->len, ==, 1);
  assert_alive (fixture, last_cookie, last->id);
  assert_logout (fixture, last->id, 1);
}

/* Who was told, and did not go along with a sign-in that failed, is told of the
 * sign-out. */
static void
test_sign_out_interrupted (SessionFixture *fixture,
                           gconstpointer   data)
{
  static const Loss loss = { "participant", "participant", FALSE };
  g_autofree char *cookie = NULL;
  g_autoptr(LanyardSession) session = session_fixture_begin (fixture, fixture->base.ada, NOW, NULL, &cookie);
  g_autoptr(LanyardHttpRequest) failed = session_fixture_make_request (NOW, cookie);
  g_autoptr(LanyardHttpRequest) request = session_fixture_make_request (NOW, cookie);

  assert_told (fixture, session);
  fail_to_sign_in (fixture, &loss, failed, session);
  assert_sign_out (fixture, request, 303);
  assert_logout (fixture, session->id, 0);
}

typedef struct
{
  SessionFixture *fixture;
  const char     *cookie;
  LanyardSession *opening;      /* NULL: signs in */
  gboolean        was_told;
  GMutex         *start;
} Racer;

static gpointer
race (gpointer data)
{
  Racer *racer = data;

  g_mutex_lock (racer->start);
  g_mutex_unlock (racer->start);
  if (racer->opening != NULL)
    racer->was_told = tell (racer->fixture, racer->opening, NULL);
  else
    lanyard_session_free (session_fixture_begin (racer->fixture, racer->fixture->base.ada, NOW, racer->cookie, NULL));

  return NULL;
}

/* Two sign-ins and an application that is opened, all with one cookie at once:
 * one session is left, and its end is told to whoever was told of any. */
static void
test_race (SessionFixture *fixture,
           gconstpointer   data)
{
  enum { RACERS = 3 };
  const guint rounds = g_getenv ("LANYARD_TEST_FULL") != NULL ? 500 : 20;

  for (guint i = 0; i < rounds; i++)
    {
      g_autofree char *cookie = NULL;
      g_autoptr(LanyardSession) first = session_fixture_begin (fixture, fixture->base.ada, NOW, NULL, &cookie);
      g_autoptr(LanyardSession) opening = load (fixture, cookie);
      g_autoptr(GPtrArray) left = NULL;
      g_autoptr(GError) error = NULL;
      Racer racers[RACERS] = { 0 };
      GThread *threads[RACERS];
      GMutex start;

      g_mutex_init (&start);
      g_mutex_lock (&start);
      for (guint j = 0; j < RACERS; j++)
        {
          racers[j] = (Racer) { fixture, cookie, j == i % RACERS ? opening : NULL, FALSE, &start };
          threads[j] = g_thread_new ("racer", race, &racers[j]);
        }
      g_mutex_unlock (&start);
      for (guint j = 0; j < RACERS; j++)
        g_thread_join (threads[j]);
      g_mutex_clear (&start);

      g_assert_true (racers[i % RACERS].was_told);
      left = lanyard_session_list_sync (fixture->base.configuration, NULL, NOW, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (left->len, ==, 1);
      assert_logout (fixture, ((LanyardSession *) left->pdata[0])->id, 1);
    }
}

#define ADD_WITH(path, func, data) \
  g_test_add (path, SessionFixture, data, session_fixture_set_up, func, session_fixture_tear_down)
#define ADD(name, func, data) ADD_WITH ("/idp/session-chain/" name, func, GINT_TO_POINTER (data))

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("m-54-told-late", test_told_late, 0);
  ADD ("told-too-late", test_told_too_late, 0);
  ADD ("told-too-late/again", test_told_too_late, 1);
  ADD ("told-too-late/held", test_told_too_late_held, 0);
  ADD_WITH ("/idp/session-chain/m-53-told-before/same", test_told_before, "ada@example.org");
  ADD_WITH ("/idp/session-chain/m-53-told-before/other", test_told_before, "countess");
  ADD ("m-54-twice", test_twice, 0);
  ADD ("a-24-step-up", test_step_up, 0);
  ADD ("sign-out", test_sign_out, 0);
  ADD ("sign-out/again", test_sign_out_again, 0);
  ADD ("sign-out/interrupted", test_sign_out_interrupted, 0);
  ADD ("other-person", test_other_person, 0);
  ADD ("revoked", test_revoked, 0);
  ADD ("ended-meanwhile/revoked", test_ended_meanwhile, 0);
  ADD ("ended-meanwhile/account", test_ended_meanwhile, 1);
  ADD ("withdrawn/sign-in", test_withdrawn, 0);
  ADD ("withdrawn/step-up", test_withdrawn, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (losses); i++)
    {
      g_autofree char *path = g_strconcat ("/idp/session-chain/not-kept/", losses[i].name, NULL);

      ADD_WITH (path, test_not_kept, &losses[i]);
    }
  ADD ("m-54-race", test_race, 0);

  return g_test_run ();
}
