/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lanyard-factor.h"
#include "lanyard-saml.h"
#include "lanyard-secret.h"
#include "lanyard-session.h"
#include "lanyard-state-kinds.h"
#include "lanyard-totp.h"
#include "sso-fixture.h"

#define SSO_PASSWORD "correct horse"
#define MFA "https://refeds.org/profile/mfa"

typedef struct
{
  SsoFixture     base;
  LanyardSecret *secret;
  char         **codes;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  sso_set_up (&fixture->base, data);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  lanyard_factor_free_codes (fixture->codes);
  lanyard_secret_free (fixture->secret);
  sso_tear_down (&fixture->base, data);
}

static const char *
get_ada (Fixture *fixture)
{
  return lanyard_record_get_id (LANYARD_RECORD (fixture->base.idp_fixture.ada));
}

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static void
set_up_factor (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  fixture->secret = lanyard_totp_dup_secret ();
  fixture->codes = lanyard_factor_set_up_sync (fixture->base.idp_fixture.configuration, get_ada (fixture),
                                               fixture->secret, get_now (), &error);
  g_assert_no_error (error);
}

static void
require_factor (Fixture *fixture)
{
  g_object_set (fixture->base.idp_fixture.connector,
                "access-policy", LANYARD_ACCESS_REQUIRE_MFA,
                "mfa-authn-context", MFA,
                NULL);
  idp_fixture_save (&fixture->base.idp_fixture, &fixture->base.idp_fixture.connector);
}

static void
submit_code (Fixture    *fixture,
             const char *code)
{
  g_autofree char *action = NULL;
  g_autoptr(GHashTable) form = sso_read_form (&fixture->base, &action);

  g_assert_true (g_hash_table_contains (form, "code"));
  g_assert_false (g_hash_table_contains (form, "username"));
  g_hash_table_replace (form, g_strdup ("code"), g_strdup (code));
  g_hash_table_remove (form, "cancel");
  sso_post (&fixture->base, action, form);
}

static void
submit_totp (Fixture    *fixture,
             const char *secret)
{
  g_autofree char *code = lanyard_totp_dup_code (secret, get_now () / LANYARD_TOTP_PERIOD);

  submit_code (fixture, code);
}

static void
assert_at (Fixture    *fixture,
           const char *path)
{
  g_autofree char *url = g_strconcat (fixture->base.base_url, path, NULL);

  g_assert_true (g_str_has_prefix (fixture->base.location, url));
}

/* The portal shows whether there is a session. */
static void
assert_signed_in (Fixture  *fixture,
                  gboolean  expected)
{
  sso_get (&fixture->base, "/");
  g_assert_true ((strstr (fixture->base.page, "name=\"password\"") == NULL) == expected);
}

static void
assert_result (Fixture    *fixture,
               const char *authn_context)
{
  g_autoptr(GHashTable) form = sso_read_answer (&fixture->base);
  g_autoptr(JsonObject) result = NULL;

  sso_post_answer (&fixture->base, form);
  g_assert_cmpuint (fixture->base.status, ==, 200);
  result = sso_get_result (&fixture->base);
  g_assert_true (json_object_get_boolean_member (result, "ok"));
  g_assert_cmpstr (sso_get_string (result, "authn_context"), ==, authn_context);
}

/* The password alone opens nothing. */
static void
test_sign_in (Fixture       *fixture,
              gconstpointer  data)
{
  set_up_factor (fixture);
  sso_get (&fixture->base, "/");
  sso_submit_password (&fixture->base, "ada");
  assert_at (fixture, "/second-factor");
  assert_signed_in (fixture, FALSE);
  sso_get (&fixture->base, "/account");
  assert_at (fixture, "/login");
  sso_get (&fixture->base, "/saml2/example");
  assert_at (fixture, "/login");

  sso_get (&fixture->base, "/second-factor");
  submit_totp (fixture, fixture->secret);
  g_assert_cmpuint (fixture->base.status, ==, 200);
  assert_signed_in (fixture, TRUE);

  sso_get (&fixture->base, "/second-factor");
  g_assert_null (strstr (fixture->base.page, "name=\"code\""));
}

static void
test_wrong_code (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(LanyardSecret) other = lanyard_totp_dup_secret ();

  set_up_factor (fixture);
  sso_get (&fixture->base, "/");
  sso_submit_password (&fixture->base, "ada");
  for (guint i = 0; i < 5; i++)
    {
      submit_totp (fixture, other);
      g_assert_cmpuint (fixture->base.status, ==, 403);
    }
  submit_totp (fixture, fixture->secret);
  g_assert_cmpuint (fixture->base.status, ==, 429);
  submit_code (fixture, fixture->codes[0]);
  g_assert_cmpuint (fixture->base.status, ==, 429);
  assert_signed_in (fixture, FALSE);
}

/* A form of another browser, and one without any, open nothing. */
static void
test_no_token (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *url = g_strconcat (fixture->base.base_url, "/second-factor", NULL);
  g_autoptr(GHashTable) form = g_hash_table_new (g_str_hash, g_str_equal);

  set_up_factor (fixture);
  sso_get (&fixture->base, "/");
  sso_submit_password (&fixture->base, "ada");
  g_hash_table_insert (form, (gpointer) "code", fixture->codes[0]);
  sso_post (&fixture->base, url, form);
  g_assert_cmpuint (fixture->base.status, ==, 403);
  assert_signed_in (fixture, FALSE);

  sso_get (&fixture->base, "/second-factor");
  submit_code (fixture, fixture->codes[0]);
  assert_signed_in (fixture, TRUE);
}

static void
test_claimed (Fixture       *fixture,
              gconstpointer  data)
{
  set_up_factor (fixture);
  require_factor (fixture);
  sso_get (&fixture->base, "/test-sp/login?connector=example");
  sso_submit_password (&fixture->base, "ada");
  submit_totp (fixture, fixture->secret);
  assert_result (fixture, MFA);

  sso_get (&fixture->base, "/saml2/example");
  assert_result (fixture, MFA);
}

/* A session from before the second factor: the code is enough. */
static void
test_step_up (Fixture       *fixture,
              gconstpointer  data)
{
  sso_get (&fixture->base, "/");
  sso_submit_password (&fixture->base, "ada");
  assert_signed_in (fixture, TRUE);
  set_up_factor (fixture);
  require_factor (fixture);

  sso_get (&fixture->base, "/saml2/example");
  assert_at (fixture, "/second-factor");
  submit_code (fixture, fixture->codes[3]);
  assert_result (fixture, MFA);
}

/* Who has none sets it up on the way. */
static void
test_enrolment (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *action = NULL;
  g_autoptr(GHashTable) form = NULL;
  g_autofree char *next = NULL;
  const char *link;
  LanyardFactorInfo info;
  g_autoptr(GError) error = NULL;

  require_factor (fixture);
  sso_get (&fixture->base, "/test-sp/login?connector=example");
  sso_submit_password (&fixture->base, "ada");
  assert_at (fixture, "/account/second-factor");
  g_assert_nonnull (strstr (fixture->base.page, "data:image/svg+xml;base64,"));

  submit_code (fixture, "000000x");
  g_assert_cmpuint (fixture->base.status, ==, 403);
  form = sso_read_form (&fixture->base, &action);
  submit_totp (fixture, g_hash_table_lookup (form, "secret"));
  g_assert_cmpuint (fixture->base.status, ==, 200);

  link = strstr (fixture->base.page, "/saml2/example?handle=");
  g_assert_nonnull (link);
  next = g_strndup (link, strcspn (link, "\""));
  sso_get (&fixture->base, next);
  assert_result (fixture, MFA);

  lanyard_factor_load_sync (fixture->base.idp_fixture.configuration, get_ada (fixture), get_now (), &info, &error);
  g_assert_no_error (error);
  g_assert_cmpint (info.since, >, 0);
  g_assert_cmpuint (info.n_recovery_codes, ==, 10);
}

/* Nobody gives the account another app with the password alone. */
static void
test_enrolment_again (Fixture       *fixture,
                      gconstpointer  data)
{
  sso_get (&fixture->base, "/");
  sso_submit_password (&fixture->base, "ada");
  set_up_factor (fixture);
  sso_get (&fixture->base, "/account/second-factor");
  assert_at (fixture, "/second-factor");
  sso_get (&fixture->base, "/account");
  assert_at (fixture, "/second-factor");
  submit_code (fixture, fixture->codes[0]);
  sso_get (&fixture->base, "/account/second-factor");
  assert_at (fixture, "/account/second-factor");
}

/* The key in the form is one that this page gave to this browser. */
static void
test_planted_secret (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *action = NULL;
  g_autoptr(GHashTable) form = NULL;
  g_autoptr(LanyardSecret) planted = lanyard_totp_dup_secret ();
  LanyardFactorInfo info;

  sso_get (&fixture->base, "/");
  sso_submit_password (&fixture->base, "ada");
  sso_get (&fixture->base, "/account/second-factor");
  form = sso_read_form (&fixture->base, &action);
  g_hash_table_replace (form, g_strdup ("secret"), g_strdup (planted));
  g_hash_table_replace (form, g_strdup ("code"), lanyard_totp_dup_code (planted, get_now () / LANYARD_TOTP_PERIOD));
  sso_post (&fixture->base, action, form);
  g_assert_cmpuint (fixture->base.status, ==, 403);
  g_assert_true (lanyard_factor_load_sync (fixture->base.idp_fixture.configuration, get_ada (fixture), get_now (), &info,
                                           NULL));
  g_assert_cmpint (info.since, ==, 0);
}

/* M-22: a step up is no new sign-in. */
static void
test_force_authn (Fixture       *fixture,
                  gconstpointer  data)
{
  set_up_factor (fixture);
  require_factor (fixture);
  sso_get (&fixture->base, "/");
  sso_submit_password (&fixture->base, "ada");
  submit_totp (fixture, fixture->secret);

  sso_get (&fixture->base, "/test-sp/login?connector=example&ForceAuthn=true");
  assert_at (fixture, "/login");
  sso_get (&fixture->base, strstr (fixture->base.location, "/login"));
  sso_submit_password (&fixture->base, "ada");
  assert_at (fixture, "/second-factor");
  submit_code (fixture, fixture->codes[0]);
  assert_result (fixture, MFA);
}

/* M-23 */
static void
test_passive (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GHashTable) form = NULL;
  g_autoptr(JsonObject) result = NULL;

  sso_get (&fixture->base, "/");
  sso_submit_password (&fixture->base, "ada");
  set_up_factor (fixture);
  require_factor (fixture);
  sso_get (&fixture->base, "/test-sp/login?connector=example&IsPassive=true");
  form = sso_read_answer (&fixture->base);
  sso_post_answer (&fixture->base, form);
  result = sso_get_result (&fixture->base);
  g_assert_cmpstr (sso_get_string (result, "sub_status"), ==, LANYARD_SAML_STATUS_NO_PASSIVE);
}

/* Who may not use it is not asked for more. */
static void
test_denied (Fixture       *fixture,
             gconstpointer  data)
{
  require_factor (fixture);
  sso_get (&fixture->base, "/saml2/example");
  sso_submit_password (&fixture->base, "eve");
  g_assert_cmpuint (fixture->base.status, ==, 403);
  g_assert_null (strstr (fixture->base.page, "name=\"code\""));
}

static void
test_new_codes (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *action = NULL;
  g_autoptr(GHashTable) form = NULL;

  set_up_factor (fixture);
  sso_get (&fixture->base, "/");
  sso_submit_password (&fixture->base, "ada");
  submit_totp (fixture, fixture->secret);
  sso_get (&fixture->base, "/account");
  form = sso_read_form (&fixture->base, &action);
  g_assert_nonnull (strstr (action, "/account/recovery-codes"));
  sso_post (&fixture->base, action, form);
  g_assert_cmpuint (fixture->base.status, ==, 200);
  g_assert_null (strstr (fixture->base.page, fixture->codes[0]));

  sso_get (&fixture->base, "/account");
  g_assert_nonnull (strstr (fixture->base.page, "This browser"));
}

/* As if the password of every session of ada was typed an hour ago. */
static void
make_sessions_old (Fixture *fixture)
{
  LanyardConfiguration *configuration = fixture->base.idp_fixture.configuration;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) sessions = lanyard_session_list_sync (configuration, get_ada (fixture), get_now (), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (sessions->len, >, 0);
  for (guint i = 0; i < sessions->len; i++)
    {
      const LanyardSession *session = g_ptr_array_index (sessions, i);
      g_autofree char *text = lanyard_configuration_get_state_sync (configuration, LANYARD_STATE_SESSION, session->id, get_now (),
                                                                    FALSE, &error);
      g_autoptr(JsonNode) node = json_from_string (text, NULL);
      g_autofree char *old = NULL;

      json_object_set_int_member (json_node_get_object (node), "authn_instant", session->authn_instant - 3600);
      old = json_to_string (node, FALSE);
      g_assert_true (lanyard_configuration_replace_state_sync (configuration, LANYARD_STATE_SESSION, session->id, old, &error));
    }
}

static void
sign_in_with_factor (Fixture *fixture)
{
  set_up_factor (fixture);
  sso_get (&fixture->base, "/");
  sso_submit_password (&fixture->base, "ada");
  submit_code (fixture, fixture->codes[9]);
  assert_signed_in (fixture, TRUE);
}

static void
submit_old (Fixture    *fixture,
            const char *path,
            const char *password,
            guint       status)
{
  g_autofree char *action = NULL;
  g_autoptr(GHashTable) form = NULL;
  const char *secret;

  sso_get (&fixture->base, path);
  form = sso_read_form (&fixture->base, &action);
  g_assert_true (g_hash_table_contains (form, "password"));
  g_hash_table_replace (form, g_strdup ("password"), g_strdup (password));
  secret = g_hash_table_lookup (form, "secret");
  if (secret != NULL)
    g_hash_table_replace (form, g_strdup ("code"), lanyard_totp_dup_code (secret, get_now () / LANYARD_TOTP_PERIOD));
  sso_post (&fixture->base, action, form);
  g_assert_cmpuint (fixture->base.status, ==, status);
}

/* A browser that was left open gives its finder neither another factor nor
 * recovery codes, though a second factor was proved in it. */
static void
test_left_open (Fixture       *fixture,
                gconstpointer  path)
{
  LanyardConfiguration *configuration = fixture->base.idp_fixture.configuration;
  LanyardSecondFactor proved;
  g_autoptr(GError) error = NULL;

  sign_in_with_factor (fixture);
  make_sessions_old (fixture);
  submit_old (fixture, path, "", 403);
  submit_old (fixture, path, "a guess", 403);
  lanyard_factor_prove_sync (configuration, get_ada (fixture), fixture->codes[0], get_now (), &proved, &error);
  g_assert_no_error (error);
  g_assert_cmpint (proved, ==, LANYARD_SECOND_FACTOR_RECOVERY_CODE);

  submit_old (fixture, path, SSO_PASSWORD, 200);
  lanyard_factor_prove_sync (configuration, get_ada (fixture), fixture->codes[1], get_now (), &proved, &error);
  g_assert_no_error (error);
  g_assert_cmpint (proved, ==, LANYARD_SECOND_FACTOR_NONE);
}

/* Another factor ends all sessions of the person but this one. */
static void
test_ends_others (Fixture       *fixture,
                  gconstpointer  data)
{
  LanyardConfiguration *configuration = fixture->base.idp_fixture.configuration;
  g_autoptr(LanyardHttpRequest) request = lanyard_http_request_new ();
  g_autoptr(LanyardSession) other = NULL;
  g_autoptr(GPtrArray) sessions = NULL;
  g_autoptr(GError) error = NULL;

  request->now = get_now ();
  request->event = lanyard_event_new (NULL, request->now);
  other = lanyard_session_begin (fixture->base.idp, request, fixture->base.idp_fixture.ada, LANYARD_SECOND_FACTOR_NONE, &error);
  g_assert_no_error (error);
  sso_get (&fixture->base, "/");
  sso_submit_password (&fixture->base, "ada");
  sso_get (&fixture->base, "/account/second-factor");
  {
    g_autofree char *action = NULL;
    g_autoptr(GHashTable) form = sso_read_form (&fixture->base, &action);

    submit_totp (fixture, g_hash_table_lookup (form, "secret"));
  }
  g_assert_cmpuint (fixture->base.status, ==, 200);

  sessions = lanyard_session_list_sync (configuration, get_ada (fixture), get_now (), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sessions->len, ==, 1);
  g_assert_cmpstr (((LanyardSession *) sessions->pdata[0])->id, !=, other->id);
  assert_signed_in (fixture, TRUE);
}

#define ADD(name, func) g_test_add ("/idp/second-factor/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("sign-in", test_sign_in);
  ADD ("a-25-wrong-code", test_wrong_code);
  ADD ("a-22-no-token", test_no_token);
  ADD ("m-36-claimed", test_claimed);
  ADD ("a-24-step-up", test_step_up);
  ADD ("enrolment", test_enrolment);
  ADD ("enrolment-again", test_enrolment_again);
  ADD ("a-22-planted-secret", test_planted_secret);
  ADD ("m-22-force-authn", test_force_authn);
  ADD ("m-23-passive", test_passive);
  ADD ("denied", test_denied);
  ADD ("new-codes", test_new_codes);
  g_test_add ("/idp/second-factor/left-open/another-app", Fixture, "/account/second-factor", set_up, test_left_open, tear_down);
  g_test_add ("/idp/second-factor/left-open/new-codes", Fixture, "/account", set_up, test_left_open, tear_down);
  ADD ("ends-others", test_ends_others);

  return g_test_run ();
}
