/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The test service provider in the place of a real one. */

#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "lanyard-administration.h"
#include "sp-fixture.h"

#define LOGIN "/test-sp/login?connector=example"
#define STAND_IN LOGIN "&stand-in=true&RelayState=%2Fdeep"

static void
sign_in (SpFixture *fixture)
{
  g_autofree char *request = sp_make_request (fixture, "", "");
  g_autoptr(SpOutcome) outcome = sp_send (fixture, request, NULL, "ada");

  g_assert_cmpstr (outcome->action, ==, FIXTURE_ACS);
}

/* Where the test SP sends the browser; NULL: nowhere. */
static char *
begin (SpFixture  *fixture,
       const char *target)
{
  g_autoptr(HttpReply) reply = http_browser_send (fixture->browser, target, NULL);
  g_autofree char *location = http_reply_dup (reply, "Location", 0);

  if (location == NULL)
    return NULL;

  g_assert_true (g_str_has_prefix (location, fixture->base_url));
  return g_strdup (location + strlen (fixture->base_url));
}

static SpOutcome *
walk (SpFixture *fixture)
{
  g_autofree char *location = begin (fixture, STAND_IN);

  g_assert_nonnull (location);
  return sp_follow (fixture, location, NULL);
}

static char *
make_form (SpOutcome *outcome)
{
  g_autofree char *base64 = g_base64_encode ((const guchar *) outcome->document, strlen (outcome->document));
  g_autofree char *value = g_uri_escape_string (base64, NULL, FALSE);
  g_autofree char *relay_state = g_uri_escape_string (outcome->relay_state != NULL ? outcome->relay_state : "", NULL, FALSE);

  return g_strconcat ("SAMLResponse=", value, "&RelayState=", relay_state, NULL);
}

static JsonNode *
load_result (SpFixture *fixture)
{
  g_autoptr(HttpReply) reply = http_browser_send (fixture->browser, "/test-sp/result", NULL);

  g_assert_cmpuint (reply->status, ==, 200);
  return json_from_string (reply->body, NULL);
}

static void
save (SpFixture  *fixture,
      const char *field,
      const char *value)
{
  g_autoptr(GError) error = NULL;

  lanyard_item_set_text (LANYARD_ITEM (fixture->base.connector), field, value, FALSE, &error);
  g_assert_no_error (error);
  idp_fixture_save (&fixture->base, &fixture->base.connector);
}

/* What arrives is made for the real one in every byte; it is judged so, and
 * not kept where somebody could take it there. */
static void
test_accepts (SpFixture     *fixture,
              gconstpointer  data)
{
  g_autofree char *acs_url = g_strconcat (fixture->base_url, "/test-sp/acs", NULL);
  g_autoptr(SpOutcome) outcome = NULL;
  g_autoptr(HttpReply) page = NULL;
  g_autoptr(HttpReply) again = NULL;
  g_autoptr(JsonNode) result = NULL;
  g_autofree char *form = NULL;
  JsonObject *object;

  sign_in (fixture);
  outcome = walk (fixture);
  g_assert_cmpstr (outcome->action, ==, acs_url);
  g_assert_nonnull (strstr (outcome->document, "Destination=\"" FIXTURE_ACS "\""));
  g_assert_nonnull (strstr (outcome->document, "Recipient=\"" FIXTURE_ACS "\""));
  g_assert_nonnull (strstr (outcome->document, ">" FIXTURE_SP "</saml:Audience>"));
  g_assert_null (strstr (outcome->document, "test-sp"));

  form = make_form (outcome);
  page = http_browser_send (fixture->browser, "/test-sp/acs", form);
  g_assert_cmpuint (page->status, ==, 200);
  g_assert_null (strstr (page->body, "/test-sp/logout"));
  result = load_result (fixture);
  object = json_node_get_object (result);
  g_assert_true (json_object_get_boolean_member (object, "ok"));
  g_assert_true (json_object_get_boolean_member (object, "stands_in"));
  g_assert_cmpstr (json_object_get_string_member (object, "name_id"), ==, "ada@example.org");
  g_assert_cmpstr (json_object_get_string_member (object, "relay_state"), ==, "/deep");
  g_assert_false (json_object_has_member (object, "response"));

  again = http_browser_send (fixture->browser, "/test-sp/acs", form);
  g_assert_cmpuint (again->status, ==, 403);
}

/* An attribute that the real one requires is missed here as well. */
static void
test_required_attribute (SpFixture     *fixture,
                         gconstpointer  data)
{
  g_autoptr(SpOutcome) outcome = NULL;
  g_autoptr(HttpReply) page = NULL;
  g_autoptr(JsonNode) result = NULL;
  g_autofree char *form = NULL;

  save (fixture, "attributes", "[{\"name\":\"Phone\",\"source\":\"phone\",\"required\":true}]");
  sign_in (fixture);
  outcome = walk (fixture);
  form = make_form (outcome);
  page = http_browser_send (fixture->browser, "/test-sp/acs", form);
  g_assert_cmpuint (page->status, ==, 403);
  result = load_result (fixture);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (result), "code"), ==, "attribute-missing");
}

/* Without the switch, and for requests that others make, all is as ever. */
static void
test_only_when_asked (SpFixture     *fixture,
                      gconstpointer  data)
{
  g_autofree char *location = NULL;
  g_autofree char *stand_in = NULL;
  g_autofree char *request = NULL;
  g_autoptr(SpOutcome) other = NULL;
  g_autoptr(SpOutcome) own = NULL;

  sign_in (fixture);
  location = begin (fixture, LOGIN);
  other = sp_follow (fixture, location, NULL);
  g_assert_cmpuint (other->status, ==, 400);
  g_assert_null (other->document);

  stand_in = begin (fixture, STAND_IN);
  g_assert_nonnull (stand_in);
  request = sp_make_request (fixture, "", "");
  own = sp_send (fixture, request, NULL, NULL);
  g_assert_true (sp_verify (fixture, own, request));
}

/* Who is not granted the application is told so, and the real one is not. */
static void
test_no_access (SpFixture     *fixture,
                gconstpointer  data)
{
  g_autoptr(SpOutcome) outcome = NULL;
  g_autoptr(SpOutcome) refusal = NULL;
  g_autofree char *acs_url = g_strconcat (fixture->base_url, "/test-sp/acs", NULL);
  g_autofree char *request = sp_make_request (fixture, "", "");

  refusal = sp_send (fixture, request, NULL, "eve");
  g_assert_cmpstr (refusal->action, ==, FIXTURE_ACS);
  outcome = walk (fixture);
  g_assert_cmpuint (outcome->status, ==, 403);
  g_assert_cmpstr (outcome->action, ==, acs_url);
}

/* What only the real one can do. */
static void
test_impossible (SpFixture     *fixture,
                 gconstpointer  data)
{
  static const char * const fields[] = { "require_signed_requests", "encrypt_assertion" };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr(HttpReply) reply = NULL;

      save (fixture, fields[i], "true");
      reply = http_browser_send (fixture->browser, STAND_IN, NULL);
      g_assert_cmpuint (reply->status, >=, 400);
      save (fixture, fields[i], "false");
    }
}

#define ADD(path, function) \
  g_test_add ("/idp/stand-in/" path, SpFixture, NULL, sp_fixture_set_up, function, sp_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_setenv ("LANYARD_SAML_GUARD", "1", TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("accepts", test_accepts);
  ADD ("required-attribute", test_required_attribute);
  ADD ("only-when-asked", test_only_when_asked);
  ADD ("no-access", test_no_access);
  ADD ("impossible", test_impossible);

  return g_test_run ();
}
