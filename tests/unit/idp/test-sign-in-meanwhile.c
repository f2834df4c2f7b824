/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What goes wrong, or is changed by others, while somebody signs in. */

#include "config.h"

#include "sign-in-fixture.h"

#include "lanyard-error.h"
#include "lanyard-factor.h"
#include "lanyard-password-link.h"
#include "lanyard-second-step.h"
#include "lanyard-session.h"
#include "lanyard-state-kinds.h"
#include "lanyard-totp.h"

#include <sqlite3.h>

/* Nobody is let in of whom there would be no trace. */
static void
test_unrecorded (SignInFixture *fixture,
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
  reply = sign_in_fixture_send (browser, "ada", SIGN_IN_FIXTURE_FORM_PASSWORD);
  g_log_set_always_fatal (fatal);

  cookie = http_reply_dup (reply, "Set-Cookie", 0);
  g_assert_cmpuint (reply->status, ==, 503);
  g_assert_null (cookie);
  sign_in_fixture_assert_signed_in (browser, FALSE);

  sessions = lanyard_session_list_sync (fixture->base.configuration, NULL, g_get_real_time () / G_USEC_PER_SEC, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sessions->len, ==, 0);
}

/* What happens when state of a kind is about to be put. */
static struct
{
  SignInFixture *fixture;
  const char *kind;
  void (*happen) (SignInFixture *fixture);
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
begin_meanwhile (SignInFixture    *fixture,
                 const char *kind,
                 void        (*happen) (SignInFixture *fixture))
{
  LanyardConfigurationClass *class = LANYARD_CONFIGURATION_GET_CLASS (fixture->base.configuration);

  meanwhile.fixture = fixture;
  meanwhile.kind = kind;
  meanwhile.happen = happen;
  meanwhile.put_state = class->put_state;
  class->put_state = put_state_meanwhile;
}

static void
end_meanwhile (SignInFixture *fixture)
{
  LANYARD_CONFIGURATION_GET_CLASS (fixture->base.configuration)->put_state = meanwhile.put_state;
  g_assert_null (meanwhile.kind);
}

static void
suspend (SignInFixture *fixture)
{
  g_object_set (fixture->base.ada, "suspended", TRUE, NULL);
  idp_fixture_save (&fixture->base, &fixture->base.ada);
}

static void
set_up_factor (SignInFixture *fixture)
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
test_suspended_meanwhile (SignInFixture *fixture,
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
      g_autoptr(HttpReply) reply = sign_in_fixture_send (browser, "ada", SIGN_IN_FIXTURE_FORM_PASSWORD);

      g_assert_cmpuint (reply->status, ==, 403);
    }
  end_meanwhile (fixture);

  g_object_set (fixture->base.ada, "suspended", FALSE, NULL);
  idp_fixture_save (&fixture->base, &fixture->base.ada);
  sign_in_fixture_assert_signed_in (browser, FALSE);
  left = lanyard_configuration_list_state_sync (fixture->base.configuration, kind, id, now, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (left), ==, 0);
}

static guint
count_sessions (SignInFixture *fixture)
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
test_enrolled_meanwhile (SignInFixture *fixture,
                         gconstpointer  data)
{
  g_autoptr(HttpBrowser) browser = http_browser_new (fixture->port);
  g_autoptr(HttpReply) reply = NULL;
  g_autoptr(HttpReply) again = NULL;

  begin_meanwhile (fixture, LANYARD_STATE_SESSION, set_up_factor);
  reply = sign_in_fixture_send (browser, "ada", SIGN_IN_FIXTURE_FORM_PASSWORD);
  end_meanwhile (fixture);

  g_assert_cmpuint (reply->status, ==, 403);
  g_assert_false (g_hash_table_contains (browser->cookies, "lanyard_session"));
  g_assert_cmpuint (count_sessions (fixture), ==, 0);
  sign_in_fixture_assert_event (fixture, 0, "event", "refusal");

  again = sign_in_fixture_send (browser, "ada", SIGN_IN_FIXTURE_FORM_PASSWORD);
  sign_in_fixture_assert_redirect (again, "/second-factor");
}

static char *(*get_state) (LanyardConfiguration *self, const char *kind, const char *key, gint64 now, gboolean take,
                           GError **error);

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
end_second_step (SignInFixture *fixture)
{
  g_autoptr(GError) error = NULL;

  lanyard_second_step_end_all_sync (fixture->base.configuration, lanyard_record_get_id (LANYARD_RECORD (fixture->base.ada)),
                                    &error);
  g_assert_no_error (error);
}

static HttpReply *
submit_code (SignInFixture *fixture,
             HttpBrowser   *browser)
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
test_not_ended (SignInFixture *fixture,
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
      http_reply_free (sign_in_fixture_send (browser, "ada", SIGN_IN_FIXTURE_FORM_PASSWORD));
    }
  begin_meanwhile (fixture, LANYARD_STATE_SESSION, asks_for_code ? end_second_step : suspend);
  get_state = class->get_state;
  class->get_state = get_state_or_not;
  reply = asks_for_code ? submit_code (fixture, browser)
                        : sign_in_fixture_send (browser, "ada", SIGN_IN_FIXTURE_FORM_PASSWORD);
  class->get_state = get_state;
  end_meanwhile (fixture);
  g_log_set_always_fatal (fatal);

  g_assert_cmpuint (reply->status, ==, 403);
  g_assert_false (g_hash_table_contains (browser->cookies, "lanyard_session"));
  g_assert_cmpuint (count_sessions (fixture), ==, 1);
}

#define ADD_FOR(name, func, data) \
  g_test_add ("/idp/sign-in/" name, SignInFixture, data, sign_in_fixture_set_up, func, sign_in_fixture_tear_down)
#define ADD(name, func) ADD_FOR (name, func, NULL)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("unrecorded", test_unrecorded);
  ADD_FOR ("suspended-meanwhile/session", test_suspended_meanwhile, LANYARD_STATE_SESSION);
  ADD_FOR ("suspended-meanwhile/second-step", test_suspended_meanwhile, LANYARD_STATE_SECOND_STEP);
  ADD_FOR ("suspended-meanwhile/password-link", test_suspended_meanwhile, LANYARD_STATE_PASSWORD_LINK);
  ADD ("enrolled-meanwhile", test_enrolled_meanwhile);
  ADD_FOR ("not-ended/password", test_not_ended, GINT_TO_POINTER (FALSE));
  ADD_FOR ("not-ended/code", test_not_ended, GINT_TO_POINTER (TRUE));

  return g_test_run ();
}
