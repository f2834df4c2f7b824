/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "idp-fixture.h"

#include "lanyard-error.h"
#include "lanyard-factor.h"
#include "lanyard-idp-private.h"
#include "lanyard-password-policy.h"
#include "lanyard-password-store.h"
#include "lanyard-password.h"
#include "lanyard-second-step.h"
#include "lanyard-session.h"

#include <string.h>

#define GOOD "wet sofa under glass"
#define OTHER "green tea, nine crows"

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

/* code NULL: it is taken */
static const struct
{
  const char *password;
  const char *code;
} cases[] = {
  { GOOD, NULL },
  { "correct horse battery staple", NULL },
  { "x7#Kq-9vPz+2Lw", NULL },
  { "ohne viel gerät wandern", NULL },
  { "Ada’s long password", NULL },
  { "слон ест мелкий дождь", NULL },
  { "short", "password-short" },
  { "wet sofa un", "password-short" },
  { "Password1234", "password-common" },
  { "p4$$w0rd!2026", "password-common" },
  { "Passwort123456", "password-common" },
  { "qwertyuiop[]", "password-common" },
  { "poiuytrewq12", "password-common" },
  { "1qaz2wsx3edc4rfv", "password-common" },
  { "aaaaaaaaaaaaaaaa", "password-common" },
  { "ab1ab1ab1ab1ab1", "password-common" },
  { "Sommer2026Sommer", "password-common" },
  { "admin.admin.admin", "password-common" },
  { "iloveyou19991231", "password-common" },
  { "abcdefghijkl", "password-common" },
  { "Lovelace.Zuverlaessig", NULL },
  { "ada@example.org", "password-personal" },
  { "ADA.LOVELACE!", "password-personal" },
  { "EcalevolWorks", "password-personal" },
  { "EcalevolGmbH2026", "password-personal" },
};

static LanyardPerson *
make_person (void)
{
  LanyardPerson *person = lanyard_person_new ("ada", "ada@example.org");

  g_object_set (person, "first-name", "Ada", "last-name", "Lovelace", "company", "Works", NULL);

  return person;
}

static void
check (LanyardPerson   *person,
       LanyardSettings *settings,
       const char      *password,
       const char      *code)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *shown = g_strescape (password, NULL);
  gboolean good = lanyard_password_policy_check (password, person, settings, &error);

  g_test_message ("%.40s", shown);
  g_assert_true (good == (error == NULL));
  if (code == NULL)
    {
      g_assert_no_error (error);
      return;
    }

  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID);
  g_assert_cmpstr (lanyard_error_get_parts (error)->code, ==, code);
  g_assert_nonnull (lanyard_error_get_parts (error)->fix);
  g_assert_null (strstr (error->message, password));
}

static void
test_policy (void)
{
  g_autoptr(LanyardSettings) settings = g_object_new (LANYARD_TYPE_SETTINGS, "organization", "Ecalevol GmbH", NULL);
  g_autoptr(LanyardPerson) person = make_person ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check (person, settings, cases[i].password, cases[i].code);
}

/* 128 characters and more are taken; what is longer than a form holds is not. */
static void
test_length (void)
{
  g_autoptr(LanyardSettings) settings = g_object_new (LANYARD_TYPE_SETTINGS, NULL);
  g_autoptr(LanyardPerson) person = make_person ();
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < 1025; i++)
    {
      if (i == 128 || i == 1024)
        check (person, settings, text->str, NULL);
      g_string_append_c (text, (char) ('!' + (i * i * 7 + i * 13) % 94));
    }
  check (person, settings, text->str, "password-long");

  g_object_set (settings, "password-min-length", 20, NULL);
  check (person, settings, "wet sofa under glas", "password-short");
  check (person, settings, GOOD, NULL);
}

/* Characters count, not bytes. */
static void
test_characters (void)
{
  g_autoptr(LanyardSettings) settings = g_object_new (LANYARD_TYPE_SETTINGS, NULL);
  g_autoptr(LanyardPerson) person = make_person ();

  check (person, settings, "äöüßéèêëíì", "password-short");
  check (person, settings, "\xff\xfe\xfd\xfc\xfb\xfa\xf9\xf8\xf7\xf6\xf5\xf4", "password-short");
}

static char *
load_hash (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  char *hash = lanyard_configuration_load_password_sync (fixture->base.configuration,
                                                         lanyard_record_get_id (LANYARD_RECORD (fixture->base.ada)), &error);

  g_assert_no_error (error);
  return hash;
}

static gboolean
store (Fixture     *fixture,
       const char  *password,
       const char  *session,
       GError     **error)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Test");

  return lanyard_password_store_sync (fixture->base.configuration, changes, fixture->base.ada, password, session,
                                      FIXTURE_NOW, NULL, error);
}

static LanyardHttpRequest *
make_request (void)
{
  LanyardHttpRequest *request = lanyard_http_request_new ();

  request->now = FIXTURE_NOW;
  request->event = lanyard_event_new (NULL, FIXTURE_NOW);

  return request;
}

static LanyardSession *
begin (Fixture       *fixture,
       LanyardPerson *person)
{
  g_autoptr(LanyardHttpRequest) request = make_request ();
  g_autoptr(GError) error = NULL;
  LanyardSession *session = lanyard_session_begin (fixture->idp, request, person, LANYARD_SECOND_FACTOR_NONE, &error);

  g_assert_no_error (error);
  return session;
}

static guint
count_sessions (Fixture       *fixture,
                LanyardPerson *person)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) sessions = lanyard_session_list_sync (fixture->base.configuration,
                                                             lanyard_record_get_id (LANYARD_RECORD (person)),
                                                             FIXTURE_NOW, &error);

  g_assert_no_error (error);
  return sessions->len;
}

/* What the policy refuses changes nothing and ends nothing. */
static void
test_store_refused (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(LanyardSession) session = begin (fixture, fixture->base.ada);
  g_autoptr(GError) error = NULL;
  g_autofree char *hash = NULL;

  g_assert_false (store (fixture, "password", NULL, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID);
  hash = load_hash (fixture);
  g_assert_null (hash);
  g_assert_cmpuint (count_sessions (fixture, fixture->base.ada), ==, 1);
}

static void
test_store_ends_sessions (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr(LanyardSession) one = begin (fixture, fixture->base.ada);
  g_autoptr(LanyardSession) two = begin (fixture, fixture->base.ada);
  g_autoptr(LanyardSession) other = begin (fixture, fixture->base.eve);
  g_autofree char *hash = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (store (fixture, GOOD, one->id, &error));
  g_assert_no_error (error);
  hash = load_hash (fixture);
  g_assert_true (lanyard_password_verify (GOOD, hash));
  g_assert_cmpuint (count_sessions (fixture, fixture->base.ada), ==, 1);

  g_assert_true (store (fixture, OTHER, NULL, &error));
  g_assert_cmpuint (count_sessions (fixture, fixture->base.ada), ==, 0);
  g_assert_cmpuint (count_sessions (fixture, fixture->base.eve), ==, 1);
}

/* Whoever typed the old password and no code yet does not get in with the code. */
static void
test_store_ends_second_step (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr(LanyardHttpRequest) request = make_request ();
  g_autoptr(LanyardPerson) person = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (lanyard_second_step_begin (fixture->idp, request, fixture->base.ada, &error));
  person = lanyard_second_step_load (fixture->idp, request, &error);
  g_assert_nonnull (person);
  g_clear_object (&person);

  g_assert_true (store (fixture, GOOD, NULL, &error));
  person = lanyard_second_step_load (fixture->idp, request, &error);
  g_assert_no_error (error);
  g_assert_null (person);
}

/* Whoever typed the password before the second factor was reset types it again. */
static void
test_reset_ends_second_step (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr(LanyardHttpRequest) request = make_request ();
  g_autoptr(LanyardPerson) person = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (lanyard_second_step_begin (fixture->idp, request, fixture->base.ada, &error));
  g_assert_true (lanyard_factor_reset_sync (fixture->base.configuration, fixture->base.ada, FIXTURE_NOW, &error));
  person = lanyard_second_step_load (fixture->idp, request, &error);
  g_assert_no_error (error);
  g_assert_null (person);
}

static void
test_assign (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Test");
  g_autoptr(LanyardSession) session = begin (fixture, fixture->base.ada);
  g_autoptr(LanyardSession) second = begin (fixture, fixture->base.ada);
  LanyardEventQuery query = { .person = (char *) "ada" };
  g_autoptr(GPtrArray) before = lanyard_configuration_query_events_sync (fixture->base.configuration, &query, NULL);
  g_autoptr(GPtrArray) events = NULL;
  g_autofree char *hash = NULL;
  LanyardEvent *event;
  g_autoptr(GError) error = NULL;

  g_assert_true (lanyard_password_assign_sync (fixture->base.configuration, changes, fixture->base.ada, GOOD, FIXTURE_NOW,
                                               NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_sessions (fixture, fixture->base.ada), ==, 0);

  events = lanyard_configuration_query_events_sync (fixture->base.configuration, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, before->len + 1);
  event = events->pdata[0];
  g_assert_cmpstr (lanyard_event_get_text (event, "event"), ==, LANYARD_EVENT_CHANGE);
  g_assert_cmpstr (lanyard_event_get_text (event, "action"), ==, "password");
  g_assert_cmpstr (lanyard_event_get_text (event, "person"), ==, "ada");
  g_assert_cmpstr (lanyard_event_get_text (event, "message"), ==, "Test, which ended 2 sessions");

  g_assert_false (lanyard_configuration_undo_sync (fixture->base.configuration, lanyard_event_get_text (event, "change"),
                                                   &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED);
  hash = load_hash (fixture);
  g_assert_true (lanyard_password_verify (GOOD, hash));
}

#define ADD(name, func) g_test_add ("/idp/password/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/idp/password/policy", test_policy);
  g_test_add_func ("/idp/password/length", test_length);
  g_test_add_func ("/idp/password/characters", test_characters);
  ADD ("store/refused", test_store_refused);
  ADD ("store/ends-sessions", test_store_ends_sessions);
  ADD ("store/ends-second-step", test_store_ends_second_step);
  ADD ("reset-ends-second-step", test_reset_ends_second_step);
  ADD ("assign", test_assign);

  return g_test_run ();
}
