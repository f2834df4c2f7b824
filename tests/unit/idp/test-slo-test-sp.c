/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Single logout at the bundled test service provider, from both sides. */

#include "config.h"

#include <string.h>

#include "slo-fixture.h"

static void
connect_test_sp (SloFixture *fixture)
{
  LanyardConnector *connector = fixture->first.connector;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) metadata = lanyard_administration_test_sp_metadata_sync (fixture->base.configuration,
                                                                             fixture->base_url, &error);
  g_autoptr(GPtrArray) entities = NULL;

  g_assert_no_error (error);
  entities = lanyard_saml_metadata_read (metadata, FIXTURE_NOW, &error);
  g_assert_no_error (error);
  lanyard_administration_apply_metadata (connector, g_ptr_array_index (entities, 0), "test", metadata, FIXTURE_NOW,
                                         &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (lanyard_connector_get_slo_url (connector), "/test-sp/slo"));
  idp_fixture_save (&fixture->base, &fixture->first.connector);
}

/* At the test SP; returns the page that it shows. */
static HttpReply *
sign_in_at_test_sp (SloFixture *fixture)
{
  g_autoptr(HttpReply) reply = NULL;
  g_autofree char *value = NULL;
  g_autofree char *escaped = NULL;
  g_autofree char *form = NULL;

  connect_test_sp (fixture);
  slo_sign_in (fixture->browser);
  reply = http_browser_send (fixture->browser, "/saml2/example", NULL);
  value = http_find_input (reply->body, "SAMLResponse");
  escaped = g_uri_escape_string (value, NULL, FALSE);
  form = g_strconcat ("SAMLResponse=", escaped, NULL);

  return http_browser_send (fixture->browser, "/test-sp/acs", form);
}

/* It asks, its sessions are over, and it accepts the answer; a second time
 * nobody is there to be signed out. */
static void
test_asks (SloFixture    *fixture,
           gconstpointer  data)
{
  g_autoptr(HttpReply) page = sign_in_at_test_sp (fixture);
  g_autoptr(HttpReply) end = NULL;
  g_autoptr(HttpReply) again = NULL;

  g_assert_cmpuint (page->status, ==, 200);
  g_assert_nonnull (strstr (page->body, "/test-sp/logout"));
  g_assert_null (slo_walk (fixture, fixture->browser, http_browser_send (fixture->browser, "/test-sp/logout", NULL),
                           &end));
  g_assert_cmpuint (end->status, ==, 200);
  g_assert_nonnull (strstr (end->body, "M-55"));
  g_assert_null (strstr (end->body, "failed"));
  g_assert_false (slo_is_signed_in (fixture->browser));

  g_assert_null (slo_walk (fixture, fixture->browser, http_browser_send (fixture->browser, "/test-sp/logout", NULL),
                           &again));
  g_assert_cmpuint (again->status, ==, 403);
  g_assert_nonnull (strstr (again->body, "failed"));
}

/* It is told, and its answer counts. */
static void
test_is_told (SloFixture    *fixture,
              gconstpointer  data)
{
  g_autoptr(HttpReply) page = sign_in_at_test_sp (fixture);
  g_autoptr(HttpReply) question = http_browser_send (fixture->browser, "/logout", NULL);
  g_autofree char *token = http_find_input (question->body, "token");
  g_autofree char *form = g_strconcat ("token=", token, NULL);
  g_autoptr(HttpReply) end = NULL;

  g_assert_null (slo_walk (fixture, fixture->browser, http_browser_send (fixture->browser, "/logout", form), &end));
  g_assert_cmpuint (end->status, ==, 200);
  g_assert_nonnull (strstr (end->body, "passed"));
  g_assert_null (strstr (end->body, "failed"));
  g_assert_false (slo_is_signed_in (fixture->browser));
}

/* The IdP's answer to the test SP's request, still on its way. */
static char *
ask_for_answer (SloFixture *fixture)
{
  g_autoptr(HttpReply) page = sign_in_at_test_sp (fixture);
  g_autoptr(HttpReply) asked = http_browser_send (fixture->browser, "/test-sp/logout", NULL);
  g_autofree char *request = http_reply_dup (asked, "Location", 0);
  g_autoptr(HttpReply) reply = http_browser_send (fixture->browser, slo_get_target (fixture, request), NULL);
  g_autofree char *answer = http_reply_dup (reply, "Location", 0);

  g_assert_cmpuint (page->status, ==, 200);
  g_assert_nonnull (strstr (request, "Signature="));
  g_assert_nonnull (strstr (answer, "/test-sp/slo?SAMLResponse="));
  return g_strdup (slo_get_target (fixture, answer));
}

static void
assert_verdict (SloFixture *fixture,
                const char *target,
                guint       status,
                const char *failed_rule)
{
  g_autoptr(HttpReply) reply = http_browser_send (fixture->browser, target, NULL);
  const char *failed = strstr (reply->body, "class=\"failed\"");

  g_assert_cmpuint (reply->status, ==, status);
  if (failed_rule == NULL)
    {
      g_assert_null (failed);
      return;
    }

  g_assert_nonnull (failed);
  g_assert_nonnull (strstr (failed, failed_rule));
}

/* An answer counts once, and not without its signature. */
static void
test_answer (SloFixture    *fixture,
             gconstpointer  data)
{
  g_autofree char *answer = ask_for_answer (fixture);
  g_autofree char *is_unsigned = g_strndup (answer, strstr (answer, "&SigAlg=") - answer);

  assert_verdict (fixture, is_unsigned, 403, "M-13");
  assert_verdict (fixture, answer, 200, NULL);
  assert_verdict (fixture, answer, 403, "M-55");
}

/* Whoever says that they are the IdP is not believed without its key. */
static void
test_forged (SloFixture    *fixture,
             gconstpointer  data)
{
  g_autofree char *destination = g_strconcat (fixture->base_url, "/test-sp/slo", NULL);
  g_autoptr(LanyardSamlNameId) name_id = lanyard_saml_name_id_new (SLO_EMAIL, NULL, NULL, NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *url = NULL;
  LanyardSamlLogoutRequest request = { 0 };

  connect_test_sp (fixture);
  request.id = "_forged";
  request.issuer = lanyard_connector_get_idp_entity_id (fixture->first.connector);
  request.destination = destination;
  request.name_id = name_id;
  request.now = g_get_real_time () / G_USEC_PER_SEC;
  url = lanyard_saml_logout_request_redirect (&request, NULL, fixture->first.signer, &error);
  g_assert_no_error (error);
  assert_verdict (fixture, slo_get_target (fixture, url), 403, "M-11");
}

/* There is nothing to sign out of before somebody signed in. */
static void
test_nobody (SloFixture    *fixture,
             gconstpointer  data)
{
  g_autoptr(HttpReply) reply = http_browser_send (fixture->browser, "/test-sp/logout", NULL);

  g_assert_cmpuint (reply->status, ==, 404);
}

static void
add (const char *name,
     void      (*test) (SloFixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/idp/slo-test-sp/", name, NULL);

  g_test_add (path, SloFixture, NULL, slo_fixture_set_up, test, slo_fixture_tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("m-53-asks", test_asks);
  add ("m-53-forged", test_forged);
  add ("m-54-is-told", test_is_told);
  add ("m-55-answer", test_answer);
  add ("nobody", test_nobody);

  return g_test_run ();
}
