/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "idp-fixture.h"

#include "lanyard-database-private.h"
#include "lanyard-session.h"
#include "lanyard-sso.h"

#include <string.h>

#define PEOPLE 1000
#define SESSIONS 50
#define ROUNDS 4
#define STATEMENTS_MAX 16

typedef struct
{
  IdpFixture base;
  LanyardIdp *idp;
  char *cookie;
} Fixture;

/* What one sign-in asks of the database. */
typedef struct
{
  guint statements;
  guint steps;
} Effort;

static LanyardHttpRequest *
make_request (const char *cookie)
{
  LanyardHttpRequest *request = lanyard_http_request_new ();

  request->now = FIXTURE_NOW;
  request->event = lanyard_event_new (NULL, FIXTURE_NOW);
  if (cookie != NULL)
    g_hash_table_insert (request->cookies, g_strdup ("lanyard_session"), g_strdup (cookie));

  return request;
}

static char *
begin_session (Fixture       *fixture,
               LanyardPerson *person)
{
  g_autoptr(LanyardHttpRequest) request = make_request (NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardSession) session = lanyard_session_begin (fixture->idp, request, person, LANYARD_SECOND_FACTOR_NONE,
                                                             &error);

  g_assert_no_error (error);
  return g_strdup (lanyard_http_request_get_cookie (request, "lanyard_session"));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  idp_fixture_set_up (&fixture->base, data);
  fixture->idp = lanyard_idp_new (fixture->base.configuration);
  lanyard_idp_start (fixture->idp, NULL, 0, NULL, &error);
  g_assert_no_error (error);
  fixture->cookie = begin_session (fixture, fixture->base.ada);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_free (fixture->cookie);
  g_assert_finalize_object (g_steal_pointer (&fixture->idp));
  idp_fixture_tear_down (&fixture->base, data);
}

static void
sign_in (Fixture *fixture)
{
  g_autoptr(LanyardHttpRequest) request = make_request (fixture->cookie);
  g_autoptr(LanyardHttpResponse) response = NULL;
  g_autofree char *body = NULL;
  g_autoptr(GError) error = NULL;

  request->path = g_strconcat ("/saml2/", lanyard_connector_get_slug (fixture->base.connector), NULL);
  request->segment = g_strdup (lanyard_connector_get_slug (fixture->base.connector));
  response = lanyard_handle_sso (fixture->idp, request, &error);
  g_assert_no_error (error);
  body = g_strndup (g_bytes_get_data (response->body, NULL), g_bytes_get_size (response->body));
  g_assert_nonnull (strstr (body, "name=\"SAMLResponse\""));
}

/* Then nothing counts any more that was read before. */
static void
change_something (Fixture *fixture,
                  guint    round)
{
  g_autofree char *name = g_strdup_printf ("Eve %u", round);

  g_object_set (fixture->base.eve, "first-name", name, NULL);
  idp_fixture_save (&fixture->base, &fixture->base.eve);
}

/* The least of some, for now and then one takes old events along. */
static Effort
measure (Fixture  *fixture,
         gboolean  after_changes)
{
  static guint round;
  Effort least = { G_MAXUINT, G_MAXUINT };

  for (guint i = 0; i < ROUNDS; i++)
    {
      Effort before, after;

      if (after_changes)
        change_something (fixture, round++);
      _lanyard_database_get_effort (&before.statements, &before.steps);
      sign_in (fixture);
      _lanyard_database_get_effort (&after.statements, &after.steps);
      least.statements = MIN (least.statements, after.statements - before.statements);
      least.steps = MIN (least.steps, after.steps - before.steps);
    }

  return least;
}

static void
add_people (Fixture *fixture)
{
  LanyardConfiguration *configuration = fixture->base.configuration;
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Crowd");
  g_autoptr(LanyardPerson) person = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < PEOPLE; i++)
    {
      g_autofree char *name = g_strdup_printf ("person%u", i);

      g_clear_object (&person);
      person = lanyard_person_new (name, NULL);
      lanyard_changes_save (changes, LANYARD_RECORD (person));
      lanyard_changes_link (changes, LANYARD_RELATION_MEMBER, lanyard_record_get_id (LANYARD_RECORD (fixture->base.staff)),
                            lanyard_record_get_id (LANYARD_RECORD (person)), TRUE);
    }
  lanyard_configuration_apply_sync (configuration, changes, NULL, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < SESSIONS; i++)
    g_free (begin_session (fixture, person));
}

static void
compare (const Effort *few,
         const Effort *many)
{
  g_test_message ("%u statements, %u steps; with %d people %u and %u", few->statements, few->steps, PEOPLE, many->statements,
                  many->steps);
  g_assert_cmpuint (many->statements, ==, few->statements);
  g_assert_cmpuint (many->steps, <=, few->steps + few->steps / 10);
}

/* A sign-in costs the database the same, however many people and sessions there
 * are, and whether or not something changed since the one before: nothing is
 * looked for without an index. */
static void
test_sign_in (Fixture       *fixture,
              gconstpointer  data)
{
  Effort few, many, few_changed, many_changed;

  few = measure (fixture, FALSE);
  few_changed = measure (fixture, TRUE);
  add_people (fixture);
  many = measure (fixture, FALSE);
  many_changed = measure (fixture, TRUE);

  g_assert_cmpuint (few.statements, <=, STATEMENTS_MAX);
  compare (&few, &many);
  compare (&few_changed, &many_changed);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/idp/growth/sign-in", Fixture, NULL, set_up, test_sign_in, tear_down);

  return g_test_run ();
}
