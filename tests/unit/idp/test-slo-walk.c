/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A single logout that goes from one service provider to the next. */

#include "config.h"

#include <string.h>

#include "lanyard-saml.h"
#include "slo-fixture.h"

/* Which of our own messages @first got when @second asked. */
static LanyardSamlLogout *
begin_with_two (SloFixture    *fixture,
                const SloWish *wish)
{
  g_autofree char *url = NULL;
  g_autofree char *first_index = NULL;
  g_autofree char *second_index = NULL;
  LanyardSamlLogout *logout;

  slo_sign_in (fixture->browser);
  first_index = slo_open (fixture->browser, &fixture->first);
  second_index = slo_open (fixture->browser, &fixture->second);
  g_assert_cmpstr (first_index, !=, second_index);

  url = slo_ask (fixture, &fixture->second, wish);
  logout = slo_receive (&fixture->first, url);
  g_assert_true (lanyard_saml_logout_is_request (logout));
  g_assert_cmpstr (lanyard_saml_logout_get_name_id (logout)->value, ==, SLO_EMAIL);
  g_assert_cmpstr (lanyard_saml_logout_get_name_id (logout)->format, ==, LANYARD_SAML_NAME_ID_EMAIL);
  g_assert_cmpstr (lanyard_saml_logout_get_session_indexes (logout)[0], ==, first_index);
  g_assert_false (slo_is_signed_in (fixture->browser));

  return logout;
}

/* M-42, M-54: the other one is told by the name that it knows, then the first
 * gets its answer. */
static void
test_two (SloFixture    *fixture,
          gconstpointer  data)
{
  const SloWish wish = { .id = "_two" };
  g_autoptr(LanyardSamlLogout) logout = begin_with_two (fixture, &wish);
  g_autofree char *url = NULL;

  url = slo_tell (fixture, &fixture->first, logout, LANYARD_SAML_STATUS_SUCCESS);
  slo_assert_answered (&fixture->second, url, "_two", LANYARD_SAML_STATUS_SUCCESS, NULL);
  slo_assert_event (fixture, "logout", NULL, NULL);
}

/* M-54: its answer is an error. */
static void
test_partial (SloFixture    *fixture,
              gconstpointer  data)
{
  const SloWish wish = { .id = "_two" };
  g_autoptr(LanyardSamlLogout) logout = begin_with_two (fixture, &wish);
  g_autofree char *url = NULL;

  url = slo_tell (fixture, &fixture->first, logout, LANYARD_SAML_STATUS_RESPONDER);
  slo_assert_answered (&fixture->second, url, "_two", LANYARD_SAML_STATUS_SUCCESS, LANYARD_SAML_STATUS_PARTIAL_LOGOUT);
  slo_assert_event (fixture, "logout", "partial-logout", NULL);
}

/* M-54: it has no address to be told at. */
static void
test_unsupported (SloFixture    *fixture,
                  gconstpointer  data)
{
  const SloWish wish = { .id = "_two" };
  g_autofree char *url = NULL;

  g_object_set (fixture->first.connector, "slo-url", NULL, NULL);
  idp_fixture_save (&fixture->base, &fixture->first.connector);
  slo_enter (fixture->browser, &fixture->first, &fixture->second);
  url = slo_ask (fixture, &fixture->second, &wish);
  slo_assert_answered (&fixture->second, url, "_two", LANYARD_SAML_STATUS_SUCCESS, LANYARD_SAML_STATUS_PARTIAL_LOGOUT);
}

static HttpReply *
get_progress (SloFixture  *fixture,
              HttpBrowser *browser,
              const char  *handle,
              const char  *more)
{
  g_autofree char *path = g_strdup_printf ("/logout/progress?handle=%s%s", handle, more);

  return http_browser_send (browser, path, NULL);
}

/* M-54: nothing comes back; the person goes on without it. A-24: nobody else
 * can. */
static void
test_hanging (SloFixture    *fixture,
              gconstpointer  data)
{
  const SloWish wish = { .id = "_two" };
  g_autoptr(HttpBrowser) other = http_browser_new (fixture->browser->port);
  g_autoptr(HttpReply) reply = NULL;
  g_autoptr(HttpReply) page = NULL;
  g_autoptr(HttpReply) foreign = NULL;
  g_autoptr(HttpReply) late = NULL;
  g_autoptr(LanyardSamlLogout) logout = NULL;
  HttpReply *last = NULL;
  g_autofree char *location = NULL;
  g_autofree char *handle = NULL;
  g_autofree char *told = NULL;
  g_autofree char *skip = NULL;
  g_autofree char *more = NULL;
  g_autofree char *refresh = NULL;
  g_autofree char *url = NULL;

  slo_enter (fixture->browser, &fixture->first, &fixture->second);
  reply = slo_send_request (fixture, fixture->browser, &fixture->second, &wish);
  location = http_reply_dup (reply, "Location", 0);
  handle = g_strdup (strstr (location, "handle=") + strlen ("handle="));
  told = slo_walk (fixture, fixture->browser, g_steal_pointer (&reply), &last);
  logout = slo_receive (&fixture->first, told);

  foreign = get_progress (fixture, other, handle, "");
  g_assert_cmpuint (foreign->status, ==, 403);

  page = get_progress (fixture, fixture->browser, handle, "");
  refresh = http_reply_dup (page, "Refresh", 0);
  g_assert_cmpuint (page->status, ==, 200);
  g_assert_null (refresh);
  g_assert_nonnull (strstr (page->body, "Example"));
  skip = slo_cut (page->body, "&amp;skip=", "\"");
  more = g_strconcat ("&skip=", skip, NULL);

  url = slo_walk (fixture, fixture->browser, get_progress (fixture, fixture->browser, handle, more), &last);
  slo_assert_answered (&fixture->second, url, "_two", LANYARD_SAML_STATUS_SUCCESS, LANYARD_SAML_STATUS_PARTIAL_LOGOUT);

  late = slo_answer (fixture, fixture->browser, &fixture->first, lanyard_saml_logout_get_id (logout),
                 LANYARD_SAML_STATUS_SUCCESS);
  g_assert_cmpuint (late->status, ==, 400);
  slo_assert_event (fixture, "refusal", "in-response-to", "M-55");
}

/* M-55: what waits survives a restart of the server. */
static void
test_restart (SloFixture    *fixture,
              gconstpointer  data)
{
  const SloWish wish = { .id = "_two" };
  g_autoptr(LanyardSamlLogout) logout = begin_with_two (fixture, &wish);
  g_autofree char *url = NULL;

  lanyard_idp_stop (fixture->idp);
  g_assert_finalize_object (g_steal_pointer (&fixture->idp));
  slo_fixture_start (fixture);
  url = slo_tell (fixture, &fixture->first, logout, LANYARD_SAML_STATUS_SUCCESS);
  slo_assert_answered (&fixture->second, url, "_two", LANYARD_SAML_STATUS_SUCCESS, NULL);
}

/* M-55: nobody asked, another one was asked, or it was answered already. */
static void
test_unsolicited (SloFixture    *fixture,
                  gconstpointer  data)
{
  const SloWish wish = { .id = "_two" };
  g_autoptr(HttpReply) nobody = slo_answer (fixture, fixture->browser, &fixture->first, "_unknown",
                                        LANYARD_SAML_STATUS_SUCCESS);
  g_autoptr(LanyardSamlLogout) logout = NULL;
  g_autoptr(HttpReply) right = NULL;
  g_autoptr(HttpReply) again = NULL;
  const char *id;

  g_assert_cmpuint (nobody->status, ==, 400);
  slo_assert_event (fixture, "refusal", "in-response-to", "M-55");

  logout = begin_with_two (fixture, &wish);
  id = lanyard_saml_logout_get_id (logout);
  right = slo_answer (fixture, fixture->browser, &fixture->first, id, LANYARD_SAML_STATUS_SUCCESS);
  g_assert_cmpuint (right->status, ==, 303);
  again = slo_answer (fixture, fixture->browser, &fixture->first, id, LANYARD_SAML_STATUS_SUCCESS);
  g_assert_cmpuint (again->status, ==, 400);
}

static void
test_answer_of_another (SloFixture    *fixture,
                        gconstpointer  data)
{
  const SloWish wish = { .id = "_two" };
  g_autoptr(LanyardSamlLogout) logout = begin_with_two (fixture, &wish);
  g_autoptr(HttpReply) reply = slo_answer (fixture, fixture->browser, &fixture->second, lanyard_saml_logout_get_id (logout),
                                       LANYARD_SAML_STATUS_SUCCESS);

  g_assert_cmpuint (reply->status, ==, 400);
  slo_assert_event (fixture, "refusal", "in-response-to", "M-55");
}

/* M-56: by POST, without cookies; the session ends all the same. */
static void
test_post (SloFixture    *fixture,
           gconstpointer  data)
{
  const SloWish wish = { .id = "_post", .is_post = TRUE, .relay_state = "x" };
  g_autoptr(HttpReply) reply = NULL;
  g_autofree char *url = NULL;
  g_autofree char *back = NULL;
  g_autoptr(LanyardSamlLogout) logout = NULL;
  HttpReply *last = NULL;

  slo_enter (fixture->browser, &fixture->first, &fixture->second);
  reply = slo_send_request (fixture, fixture->browser, &fixture->first, &wish);
  g_assert_cmpuint (reply->status, ==, 303);
  g_assert_false (slo_is_signed_in (fixture->browser));

  url = slo_walk (fixture, fixture->browser, g_steal_pointer (&reply), &last);
  logout = slo_receive (&fixture->second, url);
  back = slo_tell (fixture, &fixture->second, logout, LANYARD_SAML_STATUS_SUCCESS);
  slo_assert_answered (&fixture->first, back, "_post", LANYARD_SAML_STATUS_SUCCESS, NULL);
}

/* M-54: the answer goes to ResponseLocation, and by POST if that is what the
 * service provider has. */
static void
test_response_location (SloFixture    *fixture,
                        gconstpointer  data)
{
  const SloWish wish = { .id = "_one" };
  HttpReply *last = NULL;
  g_autoptr(HttpReply) page = NULL;
  g_autofree char *url = NULL;
  g_autofree char *encoded = NULL;
  g_autofree guchar *document = NULL;
  gsize size;

  g_object_set (fixture->first.connector, "slo-response-url", "https://example.example.org/done",
                "slo-binding", LANYARD_BINDING_POST, NULL);
  idp_fixture_save (&fixture->base, &fixture->first.connector);
  slo_enter (fixture->browser, &fixture->first, NULL);
  url = slo_walk (fixture, fixture->browser, slo_send_request (fixture, fixture->browser, &fixture->first, &wish), &last);
  g_assert_null (url);
  page = last;
  g_assert_nonnull (strstr (page->body, "action=\"https://example.example.org/done\""));
  encoded = http_find_input (page->body, "SAMLResponse");
  document = g_base64_decode (encoded, &size);
  g_assert_nonnull (strstr ((char *) document, "Destination=\"https://example.example.org/done\""));
  g_assert_nonnull (strstr ((char *) document, "InResponseTo=\"_one\""));
}

/* M-54: from the portal; the page at the end says what worked. */
static void
test_portal (SloFixture    *fixture,
             gconstpointer  data)
{
  g_autofree char *url = NULL;
  g_autofree char *other_url = NULL;
  g_autofree char *end = NULL;
  g_autoptr(LanyardSamlLogout) logout = NULL;
  g_autoptr(LanyardSamlLogout) other_logout = NULL;
  g_autoptr(HttpReply) page = NULL;
  gboolean first_is_first;
  SloSp *one, *two;

  slo_enter (fixture->browser, &fixture->first, &fixture->second);
  url = slo_walk (fixture, fixture->browser, slo_sign_out (fixture->browser), &page);
  g_assert_nonnull (url);
  first_is_first = g_str_has_prefix (url, fixture->first.slo_url);
  one = first_is_first ? &fixture->first : &fixture->second;
  two = first_is_first ? &fixture->second : &fixture->first;
  logout = slo_receive (one, url);
  other_url = slo_walk (fixture, fixture->browser,
                    slo_answer (fixture, fixture->browser, one, lanyard_saml_logout_get_id (logout),
                            LANYARD_SAML_STATUS_SUCCESS), &page);
  other_logout = slo_receive (two, other_url);
  end = slo_walk (fixture, fixture->browser,
              slo_answer (fixture, fixture->browser, two, lanyard_saml_logout_get_id (other_logout),
                      LANYARD_SAML_STATUS_REQUESTER), &page);
  g_assert_null (end);
  g_assert_cmpuint (page->status, ==, 200);
  g_assert_nonnull (strstr (page->body, "Example"));
  g_assert_nonnull (strstr (page->body, "Second"));
  g_assert_nonnull (strstr (page->body, "passed"));
  g_assert_nonnull (strstr (page->body, "failed"));
  g_assert_false (slo_is_signed_in (fixture->browser));
  slo_assert_event (fixture, "logout", "partial-logout", NULL);
}

/* An answer that breaks a rule counts as a failure, and is in the log. */
static void
test_broken_answer (SloFixture    *fixture,
                    gconstpointer  data)
{
  const SloWish wish = { .id = "_two" };
  g_autoptr(LanyardSamlLogout) logout = begin_with_two (fixture, &wish);
  g_autofree char *destination = g_strconcat (fixture->base_url, "/saml2/second/slo", NULL);
  const LanyardSamlLogoutResponse response = {
    .id = "_broken",
    .issuer = fixture->first.entity_id,
    .destination = destination,
    .in_response_to = lanyard_saml_logout_get_id (logout),
    .status = LANYARD_SAML_STATUS_SUCCESS,
    .now = g_get_real_time () / G_USEC_PER_SEC,
  };
  g_autoptr(GError) error = NULL;
  g_autofree char *broken = lanyard_saml_logout_response_redirect (&response, NULL, fixture->first.signer, &error);
  g_autofree char *target = g_strconcat ("/saml2/example/slo?", strchr (broken, '?') + 1, NULL);
  g_autoptr(HttpReply) reply = http_browser_send (fixture->browser, target, NULL);
  HttpReply *last = NULL;
  g_autofree char *url = NULL;

  slo_assert_event (fixture, "refusal", "destination", "M-06");
  url = slo_walk (fixture, fixture->browser, g_steal_pointer (&reply), &last);
  slo_assert_answered (&fixture->second, url, "_two", LANYARD_SAML_STATUS_SUCCESS, LANYARD_SAML_STATUS_PARTIAL_LOGOUT);
}

#define ADD(path, func) g_test_add (path, SloFixture, NULL, slo_fixture_set_up, func, slo_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/idp/slo-walk/m-42-m-54-two", test_two);
  ADD ("/idp/slo-walk/m-54-partial", test_partial);
  ADD ("/idp/slo-walk/m-54-unsupported", test_unsupported);
  ADD ("/idp/slo-walk/m-54-hanging", test_hanging);
  ADD ("/idp/slo-walk/m-54-response-location", test_response_location);
  ADD ("/idp/slo-walk/m-54-portal", test_portal);
  ADD ("/idp/slo-walk/m-54-broken-answer", test_broken_answer);
  ADD ("/idp/slo-walk/m-55-restart", test_restart);
  ADD ("/idp/slo-walk/m-55-unsolicited", test_unsolicited);
  ADD ("/idp/slo-walk/m-55-answer-of-another", test_answer_of_another);
  ADD ("/idp/slo-walk/m-56-post", test_post);

  return g_test_run ();
}
