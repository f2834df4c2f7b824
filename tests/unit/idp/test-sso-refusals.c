/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lanyard-saml.h"
#include "sso-fixture.h"

/* A request as an SP sends it; members of @wishes that are NULL are those of
 * the test SP. */
static char *
make_request_url (SsoFixture              *fixture,
                  LanyardSamlAuthnRequest  wishes,
                  const char              *relay_state)
{
  g_autofree char *issuer = g_strconcat (fixture->base_url, "/test-sp/metadata", NULL);
  g_autofree char *destination = g_strconcat (fixture->base_url, "/saml2/example", NULL);
  g_autofree char *acs_url = g_strconcat (fixture->base_url, "/test-sp/acs", NULL);
  g_autoptr(GError) error = NULL;
  char *url;

  wishes.issuer = wishes.issuer != NULL ? wishes.issuer : issuer;
  wishes.destination = destination;
  wishes.acs_url = wishes.acs_url != NULL ? wishes.acs_url : acs_url;
  wishes.now = wishes.now != 0 ? wishes.now : g_get_real_time () / G_USEC_PER_SEC;
  url = lanyard_saml_authn_request_redirect (&wishes, relay_state, NULL, NULL, &error);
  g_assert_no_error (error);
  return url;
}

static void
test_lost_relay_state (SsoFixture    *fixture,
                       gconstpointer  data)
{
  g_autoptr(GHashTable) form = NULL;
  g_autoptr(JsonObject) result = NULL;

  sso_get (fixture, "/test-sp/login?connector=example");
  sso_submit_password (fixture, "ada");
  form = sso_read_answer (fixture);
  g_hash_table_remove (form, "RelayState");
  sso_post_answer (fixture, form);
  g_assert_cmpuint (fixture->status, ==, 403);
  result = sso_get_result (fixture);
  g_assert_true (sso_has_failure (result, "binding"));
}

static void
test_replayed_assertion (SsoFixture    *fixture,
                         gconstpointer  data)
{
  g_autoptr(GHashTable) form = NULL;
  g_autoptr(JsonObject) result = NULL;

  sso_get (fixture, "/saml2/example");
  sso_submit_password (fixture, "ada");
  form = sso_read_answer (fixture);
  sso_post_answer (fixture, form);
  g_assert_cmpuint (fixture->status, ==, 200);
  sso_post_answer (fixture, form);
  g_assert_cmpuint (fixture->status, ==, 403);
  result = sso_get_result (fixture);
  g_assert_false (json_object_get_boolean_member (result, "ok"));
  g_assert_cmpstr (sso_get_string (result, "code"), ==, "replay");
  g_assert_true (sso_has_failure (result, "replay"));
  g_assert_null (sso_get_string (result, "name_id"));
}

static void
test_bad_responses (SsoFixture    *fixture,
                    gconstpointer  data)
{
  static const struct
  {
    const char *pattern;
    const char *replacement;
    const char *code;
  } cases[] = {
    { "(?s)<ds:Signature .*?</ds:Signature>", "", "signature-missing" },
    { "ada@example", "eve@example", "signature-invalid" },
    { "/test-sp/metadata", "/test-sp/other", "audience" },
    { "/saml2/example/metadata</", "/saml2/wrong/metadata</", NULL },
  };

  sso_get (fixture, "/saml2/example");
  sso_submit_password (fixture, "ada");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GHashTable) form = NULL;
      g_autoptr(GRegex) regex = g_regex_new (cases[i].pattern, 0, 0, NULL);
      g_autoptr(JsonObject) result = NULL;
      g_autofree guchar *document = NULL;
      g_autofree char *text = NULL;
      g_autofree char *changed = NULL;
      gsize size;

      sso_get (fixture, "/saml2/example");
      form = sso_read_answer (fixture);
      document = g_base64_decode (g_hash_table_lookup (form, "SAMLResponse"), &size);
      text = g_strndup ((char *) document, size);
      changed = g_regex_replace_literal (regex, text, -1, 0, cases[i].replacement, 0, NULL);
      g_assert_cmpstr (changed, !=, text);
      g_hash_table_replace (form, g_strdup ("SAMLResponse"),
                            g_base64_encode ((guchar *) changed, strlen (changed)));
      sso_post_answer (fixture, form);
      g_assert_cmpuint (fixture->status, ==, 403);
      result = sso_get_result (fixture);
      g_assert_false (json_object_get_boolean_member (result, "ok"));
      if (cases[i].code != NULL)
        g_assert_true (sso_has_failure (result, cases[i].code));
      else
        g_assert_cmpstr (sso_get_string (result, "code"), ==, "issuer");
    }
}

static void
test_no_access (SsoFixture    *fixture,
                gconstpointer  data)
{
  g_autoptr(GHashTable) form = NULL;
  g_autofree char *action = NULL;

  sso_get (fixture, "/saml2/example");
  sso_submit_password (fixture, "eve");
  sso_assert_refused (fixture, 403, "no-access");

  sso_get (fixture, "/test-sp/login?connector=example");
  g_assert_cmpuint (fixture->status, ==, 403);
  form = sso_read_form (fixture, &action);
  g_assert_true (g_str_has_suffix (action, "/test-sp/acs"));
  g_assert_true (g_hash_table_contains (form, "SAMLResponse"));
}

static void
test_bad_requests (SsoFixture    *fixture,
                   gconstpointer  data)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const struct
  {
    LanyardSamlAuthnRequest  wishes;
    const char              *code;
  } cases[] = {
    { { .acs_url = "https://evil.example.org/acs" }, "acs-unknown" },
    { { .acs_url = "http://127.0.0.1/test-sp/acs" }, "acs-unknown" },
    { { .issuer = "https://evil.example.org/" }, "issuer" },
    { { .now = now - 24 * 3600 }, "expired" },
    { { .now = now + 24 * 3600 }, "not-yet-valid" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *url = make_request_url (fixture, cases[i].wishes, NULL);

      sso_get (fixture, url);
      sso_assert_refused (fixture, 400, cases[i].code);
    }

  sso_get (fixture, "/saml2/example?SAMLRequest=%21%21%21");
  g_assert_cmpuint (fixture->status, ==, 400);
  sso_get (fixture, "/saml2/example?SAMLRequest=");
  g_assert_cmpuint (fixture->status, ==, 400);
  sso_get (fixture, "/saml2/nobody");
  sso_assert_refused (fixture, 404, "not-found");
}

static void
test_replayed_request (SsoFixture    *fixture,
                       gconstpointer  data)
{
  g_autofree char *url = make_request_url (fixture, (LanyardSamlAuthnRequest) { 0 }, NULL);

  sso_get (fixture, url);
  g_assert_cmpuint (fixture->status, ==, 200);
  sso_get (fixture, url);
  sso_assert_refused (fixture, 400, "replay");
}

/* A connector that is switched off answers nothing, wherever one is. */
static void
test_switched_off (SsoFixture    *fixture,
                   gconstpointer  data)
{
  LanyardConfiguration *configuration = fixture->idp_fixture.configuration;
  const char *id = lanyard_record_get_id (LANYARD_RECORD (fixture->idp_fixture.connector));
  g_autoptr(GError) error = NULL;

  sso_get (fixture, "/test-sp/login?connector=example");
  g_assert_cmpuint (fixture->status, ==, 200);
  lanyard_administration_deactivate_sync (configuration, id, NULL, &error);
  g_assert_no_error (error);

  sso_submit_password (fixture, "ada");
  sso_assert_refused (fixture, 403, "switched-off");
  sso_get (fixture, "/test-sp/login?connector=example");
  sso_assert_refused (fixture, 403, "switched-off");
  sso_get (fixture, "/saml2/example");
  sso_assert_refused (fixture, 403, "switched-off");
}

#define ADD(path, function) g_test_add ("/idp/sso-refusals/" path, SsoFixture, NULL, sso_set_up, function, sso_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("i-19-lost-relay-state", test_lost_relay_state);
  ADD ("replayed-assertion", test_replayed_assertion);
  ADD ("bad-responses", test_bad_responses);
  ADD ("no-access", test_no_access);
  ADD ("bad-requests", test_bad_requests);
  ADD ("a-15-replayed-request", test_replayed_request);
  ADD ("a-31-switched-off", test_switched_off);

  return g_test_run ();
}
