/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a LogoutRequest of a service provider may do, and what not. */

#include "config.h"

#include <string.h>

#include "lanyard-random.h"
#include "lanyard-saml.h"
#include "lanyard-session.h"
#include "slo-fixture.h"

/* M-53: one application asks, and nobody else knows of the session. */
static void
test_alone (SloFixture    *fixture,
            gconstpointer  data)
{
  const SloWish wish = { .id = "_one", .relay_state = "back%20here" };
  g_autofree char *url = NULL;
  g_autoptr(LanyardSamlLogout) logout = NULL;

  slo_enter (fixture->browser, &fixture->first, NULL);
  url = slo_ask (fixture, &fixture->first, &wish);

  slo_assert_answered (&fixture->first, url, "_one", LANYARD_SAML_STATUS_SUCCESS, NULL);
  logout = slo_receive (&fixture->first, url);
  g_assert_cmpstr (lanyard_saml_logout_get_relay_state (logout), ==, "back%20here");
  g_assert_false (slo_is_signed_in (fixture->browser));
  slo_assert_event (fixture, "logout", NULL, NULL);
}

static void
end_by_administrator (SloFixture *fixture)
{
  g_autoptr(GError) error = NULL;

  lanyard_session_end_all_sync (fixture->base.configuration, lanyard_record_get_id (LANYARD_RECORD (fixture->base.ada)),
                                &error);
  g_assert_no_error (error);
}

static void
suspend (SloFixture *fixture)
{
  g_object_set (fixture->base.ada, "suspended", TRUE, NULL);
  idp_fixture_save (&fixture->base, &fixture->base.ada);
}

static void
remove_person (SloFixture *fixture)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Test");
  g_autoptr(GError) error = NULL;

  idp_fixture_save (&fixture->base, &fixture->base.ada);
  lanyard_changes_delete (changes, LANYARD_RECORD (fixture->base.ada));
  lanyard_configuration_apply_sync (fixture->base.configuration, changes, NULL, &error);
  g_assert_no_error (error);
}

/* How a session can be over when its application asks to end it. */
static const struct
{
  const char *name;
  void (*end) (SloFixture *fixture);
  const char *person;
} ends[] = {
  { "ended", end_by_administrator, "ada" },
  { "suspended", suspend, "ada" },
  { "deleted", remove_person, NULL },
};

static void
assert_person (SloFixture *fixture,
               guint       n_events,
               const char *expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) events = lanyard_configuration_list_events_sync (fixture->base.configuration, NULL, n_events, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, n_events);
  for (guint i = 0; i < events->len; i++)
    {
      g_autofree char *event = NULL;
      g_autofree char *person = NULL;

      g_object_get (g_ptr_array_index (events, i), "event", &event, "person", &person, NULL);
      g_assert_cmpstr (event, ==, "logout");
      g_assert_cmpstr (person, ==, expected);
    }
}

/* Whose it was is known as long as the person is. */
static void
test_session_is_over (SloFixture    *fixture,
                      gconstpointer  data)
{
  const SloWish wish = { .id = "_one" };
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *url = NULL;

  slo_enter (fixture->browser, &fixture->first, NULL);
  ends[i].end (fixture);
  url = slo_ask (fixture, &fixture->first, &wish);
  slo_assert_answered (&fixture->first, url, "_one", LANYARD_SAML_STATUS_SUCCESS, NULL);
  assert_person (fixture, 1, ends[i].person);
}

/* The others are told, which is an event, and so is what became of it. */
static void
test_session_is_over_elsewhere (SloFixture    *fixture,
                                gconstpointer  data)
{
  const SloWish wish = { .id = "_one" };
  g_autoptr(LanyardSamlLogout) asked = NULL;
  g_autofree char *second_url = NULL;
  g_autofree char *url = NULL;

  slo_enter (fixture->browser, &fixture->first, &fixture->second);
  end_by_administrator (fixture);
  second_url = slo_ask (fixture, &fixture->first, &wish);
  asked = slo_receive (&fixture->second, second_url);
  url = slo_tell (fixture, &fixture->second, asked, LANYARD_SAML_STATUS_SUCCESS);
  slo_assert_answered (&fixture->first, url, "_one", LANYARD_SAML_STATUS_SUCCESS, NULL);
  assert_person (fixture, 2, "ada");
}

/* M-36, M-53: one session of two. */
static void
test_session_index (SloFixture    *fixture,
                    gconstpointer  data)
{
  g_autoptr(HttpBrowser) other = http_browser_new (fixture->browser->port);
  g_autofree char *index = NULL;
  g_autofree char *other_index = NULL;
  g_autofree char *url = NULL;
  SloWish wish = { .id = "_one" };

  slo_sign_in (fixture->browser);
  slo_sign_in (other);
  index = slo_open (fixture->browser, &fixture->first);
  other_index = slo_open (other, &fixture->first);
  g_assert_cmpstr (index, !=, other_index);

  wish.session_index = other_index;
  url = slo_ask (fixture, &fixture->first, &wish);
  slo_assert_answered (&fixture->first, url, "_one", LANYARD_SAML_STATUS_SUCCESS, NULL);
  g_assert_true (slo_is_signed_in (fixture->browser));
  g_assert_false (slo_is_signed_in (other));
}

/* M-53: no SessionIndex: every session of that NameID. */
static void
test_all_sessions (SloFixture    *fixture,
                   gconstpointer  data)
{
  const SloWish wish = { .id = "_one" };
  g_autoptr(HttpBrowser) other = http_browser_new (fixture->browser->port);
  g_autofree char *url = NULL;

  slo_enter (fixture->browser, &fixture->first, NULL);
  slo_enter (other, &fixture->first, NULL);
  url = slo_ask (fixture, &fixture->first, &wish);
  slo_assert_answered (&fixture->first, url, "_one", LANYARD_SAML_STATUS_SUCCESS, NULL);
  g_assert_false (slo_is_signed_in (fixture->browser));
  g_assert_false (slo_is_signed_in (other));
}

/* M-53: a NameID or session that this service provider was not told of. */
static const struct
{
  const char *name;
  SloWish wish;
} strangers[] = {
  { "name-id", { .id = "_s", .name_id = "eve@example.org" } },
  { "name-id-case", { .id = "_s", .name_id = "Ada@example.org" } },
  { "format", { .id = "_s", .format = LANYARD_SAML_NAME_ID_PERSISTENT } },
  { "session-index", { .id = "_s", .session_index = "_guessed" } },
};

static void
test_stranger (SloFixture    *fixture,
               gconstpointer  data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *url = NULL;

  slo_enter (fixture->browser, &fixture->first, NULL);
  url = slo_ask (fixture, &fixture->first, &strangers[i].wish);
  slo_assert_answered (&fixture->first, url, "_s", LANYARD_SAML_STATUS_REQUESTER, LANYARD_SAML_STATUS_UNKNOWN_PRINCIPAL);
  g_assert_true (slo_is_signed_in (fixture->browser));
  slo_assert_event (fixture, "refusal", "subject", "M-53");
}

/* M-53: a session of another service provider is none of its business. */
static void
test_session_of_another (SloFixture    *fixture,
                         gconstpointer  data)
{
  const SloWish wish = { .id = "_s" };
  g_autofree char *url = NULL;

  slo_enter (fixture->browser, &fixture->first, NULL);
  url = slo_ask (fixture, &fixture->second, &wish);
  slo_assert_answered (&fixture->second, url, "_s", LANYARD_SAML_STATUS_REQUESTER, LANYARD_SAML_STATUS_UNKNOWN_PRINCIPAL);
  g_assert_true (slo_is_signed_in (fixture->browser));
}

static void
assert_refused (SloFixture *fixture,
                HttpReply  *reply,
                guint       status,
                const char *code,
                const char *rule)
{
  g_autoptr(HttpReply) owned = reply;

  g_assert_cmpuint (reply->status, ==, status);
  slo_assert_event (fixture, "refusal", code, rule);
  g_assert_true (slo_is_signed_in (fixture->browser));
}

/* M-53, A-11, A-15, A-31: what is refused ends no session. */
static void
test_refusals (SloFixture    *fixture,
               gconstpointer  data)
{
  const SloWish not_signed = { .is_unsigned = TRUE };
  const SloWish elsewhere = { .destination_slug = "second" };
  const SloWish good = { .id = "_again", .name_id = "nobody" };
  g_autoptr(HttpReply) once = NULL;
  g_autofree char *url = NULL;
  g_autofree char *target = NULL;

  slo_enter (fixture->browser, &fixture->first, NULL);
  assert_refused (fixture, slo_send_request (fixture, fixture->browser, &fixture->first, &not_signed), 400,
                  "signature-missing", "M-13");

  url = slo_make_request (fixture, &fixture->first, &elsewhere);
  target = g_strconcat ("/saml2/example/slo?", strchr (url, '?') + 1, NULL);
  assert_refused (fixture, http_browser_send (fixture->browser, target, NULL), 400, "destination", "M-06");

  once = slo_send_request (fixture, fixture->browser, &fixture->first, &good);
  g_assert_cmpuint (once->status, ==, 303);
  assert_refused (fixture, slo_send_request (fixture, fixture->browser, &fixture->first, &good), 400, "replay", "A-15");
}

/* a form counts as it is, nothing of SAML stands beside it in the
 * address. */
static void
test_form_and_query (SloFixture    *fixture,
                     gconstpointer  data)
{
  static const char * const queries[] = { "SAMLRequest=x", "SAMLResponse=x", "RelayState=x", "%53igAlg=x" };
  const SloWish wish = { .is_post = TRUE };
  g_autofree char *document = slo_make_request (fixture, &fixture->first, &wish);
  g_autofree char *value = lanyard_saml_post_value (document);
  g_autofree char *escaped = g_uri_escape_string (value, NULL, FALSE);
  g_autofree char *form = g_strconcat ("SAMLRequest=", escaped, NULL);

  slo_enter (fixture->browser, &fixture->first, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autofree char *target = g_strconcat ("/saml2/example/slo?", queries[i], NULL);
      g_autoptr(HttpReply) reply = http_browser_send (fixture->browser, target, form);

      g_assert_cmpuint (reply->status, ==, 400);
      slo_assert_event (fixture, "refusal", "binding", "A-13");
      g_assert_true (slo_is_signed_in (fixture->browser));
    }
}

/* remembered across a restart. */
static void
test_replay_after_restart (SloFixture    *fixture,
                           gconstpointer  data)
{
  const SloWish wish = { .id = "_again" };
  g_autofree char *url = NULL;

  slo_enter (fixture->browser, &fixture->first, NULL);
  url = slo_ask (fixture, &fixture->first, &wish);
  slo_assert_answered (&fixture->first, url, "_again", LANYARD_SAML_STATUS_SUCCESS, NULL);

  lanyard_idp_stop (fixture->idp);
  g_assert_finalize_object (g_steal_pointer (&fixture->idp));
  slo_fixture_start (fixture);
  slo_enter (fixture->browser, &fixture->first, NULL);
  assert_refused (fixture, slo_send_request (fixture, fixture->browser, &fixture->first, &wish), 400, "replay", "A-15");
}

/* neither heard nor told. */
static void
test_disabled (SloFixture    *fixture,
               gconstpointer  data)
{
  const SloWish wish = { .id = "_one" };
  g_autofree char *url = NULL;

  slo_enter (fixture->browser, &fixture->first, &fixture->second);
  g_object_set (fixture->first.connector, "state", LANYARD_CONNECTOR_INACTIVE, NULL);
  idp_fixture_save (&fixture->base, &fixture->first.connector);
  assert_refused (fixture, slo_send_request (fixture, fixture->browser, &fixture->first, &wish), 403, "switched-off", "A-31");

  url = slo_ask (fixture, &fixture->second, &wish);
  slo_assert_answered (&fixture->second, url, "_one", LANYARD_SAML_STATUS_SUCCESS, LANYARD_SAML_STATUS_PARTIAL_LOGOUT);
}

#define ADD(path, func) g_test_add (path, SloFixture, NULL, slo_fixture_set_up, func, slo_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/idp/slo/m-53-alone", test_alone);
  ADD ("/idp/slo/m-53-m-36-session-index", test_session_index);
  ADD ("/idp/slo/m-53-all-sessions", test_all_sessions);
  ADD ("/idp/slo/m-53-session-of-another", test_session_of_another);
  ADD ("/idp/slo/m-53-a-11-a-15-refusals", test_refusals);
  ADD ("/idp/slo/a-13-form-and-query", test_form_and_query);
  ADD ("/idp/slo/a-15-replay-after-restart", test_replay_after_restart);
  ADD ("/idp/slo/a-31-disabled", test_disabled);
  ADD ("/idp/slo/session-is-over-elsewhere", test_session_is_over_elsewhere);
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *path = g_strconcat ("/idp/slo/session-is-over-", ends[i].name, NULL);

      g_test_add (path, SloFixture, GSIZE_TO_POINTER (i), slo_fixture_set_up, test_session_is_over, slo_fixture_tear_down);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (strangers); i++)
    {
      g_autofree char *path = g_strconcat ("/idp/slo/m-53-stranger-", strangers[i].name, NULL);

      g_test_add (path, SloFixture, GSIZE_TO_POINTER (i), slo_fixture_set_up, test_stranger, slo_fixture_tear_down);
    }

  return g_test_run ();
}
