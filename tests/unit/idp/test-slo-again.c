/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What becomes of those who were told of a session when somebody signs in
 * again in the same browser. */

#include "config.h"

#include <string.h>

#include "lanyard-error.h"
#include "lanyard-logout-private.h"
#include "lanyard-password.h"
#include "lanyard-saml.h"
#include "slo-fixture.h"

#define COOKIE "lanyard_session"
#define EVE_PASSWORD "correct2"

/* With the form that a request leads to which asks for the password again. */
static void
sign_in_again (HttpBrowser *browser,
               const char  *username,
               const char  *password)
{
  g_autofree char *cookie = g_strdup (g_hash_table_lookup (browser->cookies, COOKIE));
  g_autoptr(HttpReply) page = NULL;
  g_autoptr(HttpReply) reply = NULL;
  g_autofree char *token = NULL;
  g_autofree char *form = NULL;

  g_assert_nonnull (cookie);
  g_hash_table_remove (browser->cookies, COOKIE);
  page = http_browser_send (browser, "/login", NULL);
  token = http_find_input (page->body, "token");
  form = g_strdup_printf ("token=%s&username=%s&password=%s", token, username, password);
  g_hash_table_insert (browser->cookies, g_strdup (COOKIE), g_strdup (cookie));
  reply = http_browser_send (browser, "/login", form);
  g_assert_cmpuint (reply->status, ==, 303);
  g_assert_cmpstr (g_hash_table_lookup (browser->cookies, COOKIE), !=, cookie);
}

static void
give_password (SloFixture    *fixture,
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

/* M-36, M-42, M-54: from the portal both are told, the one from before the
 * second sign-in by the SessionIndex that it knows. */
static void
test_portal (SloFixture    *fixture,
             gconstpointer  data)
{
  g_autofree char *first_index = NULL;
  g_autofree char *second_index = NULL;
  g_autofree char *url = NULL;
  g_autofree char *other_url = NULL;
  g_autoptr(LanyardSamlLogout) logout = NULL;
  g_autoptr(LanyardSamlLogout) other_logout = NULL;
  g_autoptr(HttpReply) answer = NULL;
  HttpReply *last = NULL;
  gboolean first_is_first;

  slo_sign_in (fixture->browser);
  first_index = slo_open (fixture->browser, &fixture->first);
  sign_in_again (fixture->browser, "ada", "correct");
  second_index = slo_open (fixture->browser, &fixture->second);

  url = slo_walk (fixture, fixture->browser, slo_sign_out (fixture->browser), &last);
  g_assert_nonnull (url);
  first_is_first = g_str_has_prefix (url, fixture->first.slo_url);
  logout = slo_receive (first_is_first ? &fixture->first : &fixture->second, url);
  g_assert_cmpstr (lanyard_saml_logout_get_session_indexes (logout)[0], ==, first_is_first ? first_index : second_index);

  other_url = slo_tell (fixture, first_is_first ? &fixture->first : &fixture->second, logout, LANYARD_SAML_STATUS_SUCCESS);
  other_logout = slo_receive (first_is_first ? &fixture->second : &fixture->first, other_url);
  g_assert_cmpstr (lanyard_saml_logout_get_session_indexes (other_logout)[0], ==,
                   first_is_first ? second_index : first_index);
  answer = slo_answer (fixture, fixture->browser, first_is_first ? &fixture->second : &fixture->first,
                       lanyard_saml_logout_get_id (other_logout), LANYARD_SAML_STATUS_SUCCESS);
  g_assert_cmpuint (answer->status, ==, 303);
  g_assert_false (slo_is_signed_in (fixture->browser));
}

/* M-53, M-54: the one from before ends the session, by the SessionIndex that
 * it was told; opening it again does not make it another one. */
static void
test_request (SloFixture    *fixture,
              gconstpointer  data)
{
  SloWish wish = { .id = "_again" };
  g_autofree char *index = NULL;
  g_autofree char *same = NULL;
  g_autofree char *url = NULL;
  g_autofree char *end = NULL;
  g_autoptr(LanyardSamlLogout) logout = NULL;

  slo_sign_in (fixture->browser);
  index = slo_open (fixture->browser, &fixture->first);
  sign_in_again (fixture->browser, "ada", "correct");
  g_free (slo_open (fixture->browser, &fixture->second));
  sign_in_again (fixture->browser, "ada", "correct");
  same = slo_open (fixture->browser, &fixture->first);
  g_assert_cmpstr (same, ==, index);

  wish.session_index = index;
  url = slo_ask (fixture, &fixture->first, &wish);
  g_assert_false (slo_is_signed_in (fixture->browser));
  logout = slo_receive (&fixture->second, url);
  end = slo_tell (fixture, &fixture->second, logout, LANYARD_SAML_STATUS_SUCCESS);
  slo_assert_answered (&fixture->first, end, "_again", LANYARD_SAML_STATUS_SUCCESS, NULL);
}

/* Another person: what was told of the former is not theirs, and whoever asks
 * for its end gets it; theirs goes on. */
static void
test_other_person (SloFixture    *fixture,
                   gconstpointer  data)
{
  const SloWish wish = { .id = "_former" };
  LanyardEventQuery query = { .event = (char *) "logout", .person = (char *) "ada", .limit = 1 };
  g_autoptr(GPtrArray) events = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(HttpReply) page = NULL;
  g_autoptr(LanyardSamlLogout) logout = NULL;
  g_autofree char *url = NULL;
  g_autofree char *end = NULL;

  give_password (fixture, fixture->base.eve, EVE_PASSWORD);
  slo_enter (fixture->browser, &fixture->first, &fixture->second);
  sign_in_again (fixture->browser, "eve", EVE_PASSWORD);
  events = lanyard_configuration_query_events_sync (fixture->base.configuration, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, 1);
  g_assert_cmpstr (lanyard_event_get_text (events->pdata[0], "code"), ==, "partial-logout");
  g_assert_nonnull (strstr (lanyard_event_get_text (events->pdata[0], "detail"), "Second"));

  url = slo_ask (fixture, &fixture->first, &wish);
  logout = slo_receive (&fixture->second, url);
  g_assert_cmpstr (lanyard_saml_logout_get_name_id (logout)->value, ==, SLO_EMAIL);
  end = slo_tell (fixture, &fixture->second, logout, LANYARD_SAML_STATUS_SUCCESS);
  slo_assert_answered (&fixture->first, end, "_former", LANYARD_SAML_STATUS_SUCCESS, NULL);
  g_assert_true (slo_is_signed_in (fixture->browser));

  g_clear_pointer (&end, g_free);
  end = slo_walk (fixture, fixture->browser, slo_sign_out (fixture->browser), &page);
  g_assert_null (end);
  g_assert_cmpuint (page->status, ==, 200);
}

/* M-54: what was sent with the cookie from before, and comes after the second
 * sign-in: it opens nothing, the browser keeps its new cookie, and a sign-out
 * ends what there is now. */
static void
test_former_cookie (SloFixture    *fixture,
                    gconstpointer  data)
{
  g_autoptr(HttpBrowser) late = http_browser_new (fixture->browser->port);
  g_autoptr(HttpReply) form = NULL;
  g_autoptr(HttpReply) reply = NULL;
  g_autoptr(HttpReply) last = NULL;
  g_autofree char *url = NULL;
  g_autofree char *token = NULL;
  g_autofree char *sign_out = NULL;
  GHashTableIter iter;
  gpointer name, value;

  slo_enter (fixture->browser, &fixture->first, NULL);
  form = http_browser_send (fixture->browser, "/logout", NULL);
  token = http_find_input (form->body, "token");
  sign_out = g_strconcat ("token=", token, NULL);
  g_hash_table_iter_init (&iter, fixture->browser->cookies);
  while (g_hash_table_iter_next (&iter, &name, &value))
    g_hash_table_insert (late->cookies, g_strdup (name), g_strdup (value));
  sign_in_again (fixture->browser, "ada", "correct");

  reply = http_browser_send (late, "/saml2/example", NULL);
  g_assert_cmpuint (reply->status, ==, 303);
  g_assert_true (g_hash_table_contains (late->cookies, COOKIE));
  g_assert_true (slo_is_signed_in (fixture->browser));

  url = slo_walk (fixture, late, http_browser_send (late, "/logout", sign_out), &last);
  g_assert_nonnull (url);
  g_assert_true (g_str_has_prefix (url, fixture->first.slo_url));
  g_assert_false (slo_is_signed_in (fixture->browser));
}

static struct
{
  gint n_takes;
  char *(*get_state) (LanyardConfiguration *self, const char *kind, const char *key, gint64 now, gboolean take, GError **error);
} counted;

static char *
get_state_counted (LanyardConfiguration  *self,
                   const char            *kind,
                   const char            *key,
                   gint64                 now,
                   gboolean               take,
                   GError               **error)
{
  if (take && strcmp (kind, "participant") == 0)
    g_atomic_int_inc (&counted.n_takes);

  return counted.get_state (self, kind, key, now, take, error);
}

/* A sign-out writes for those who were told of the session, not for all. */
static void
test_writes (SloFixture    *fixture,
             gconstpointer  data)
{
  LanyardConfigurationClass *class = LANYARD_CONFIGURATION_GET_CLASS (fixture->base.configuration);
  g_autoptr(HttpReply) reply = NULL;

  slo_enter (fixture->browser, &fixture->first, NULL);
  counted.n_takes = 0;
  counted.get_state = class->get_state;
  class->get_state = get_state_counted;
  reply = slo_sign_out (fixture->browser);
  class->get_state = counted.get_state;

  g_assert_cmpuint (reply->status, ==, 303);
  g_assert_cmpint (counted.n_takes, ==, 1);
}

/* Of two that came to the end at the same moment one finishes it. */
static void
test_once (SloFixture    *fixture,
           gconstpointer  data)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr(LanyardLogout) logout = _lanyard_logout_new (now);
  g_autoptr(GError) error = NULL;

  g_assert_true (_lanyard_logout_store_sync (logout, fixture->idp, &error));
  g_assert_true (_lanyard_logout_take_sync (logout, fixture->idp, now, &error));
  g_assert_no_error (error);
  g_assert_false (_lanyard_logout_take_sync (logout, fixture->idp, now, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND);
}

#define ADD(path, func) g_test_add (path, SloFixture, NULL, slo_fixture_set_up, func, slo_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/idp/slo-again/m-36-m-42-m-54-portal", test_portal);
  ADD ("/idp/slo-again/m-53-m-54-request", test_request);
  ADD ("/idp/slo-again/m-54-other-person", test_other_person);
  ADD ("/idp/slo-again/m-54-former-cookie", test_former_cookie);
  ADD ("/idp/slo-again/m-54-once", test_once);
  ADD ("/idp/slo-again/writes", test_writes);

  return g_test_run ();
}
