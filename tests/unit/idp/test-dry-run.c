/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "idp-fixture.h"
#include "lanyard-dry-run.h"
#include "lanyard-error.h"
#include "lanyard-saml-error.h"
#include "lanyard-saml-response.h"
#include "lanyard-saml.h"

static LanyardDryRun *
try_with (IdpFixture    *fixture,
          LanyardPerson *person,
          gboolean       sp_initiated,
          const char    *request)
{
  g_autoptr(GBytes) bytes = request != NULL ? g_bytes_new (request, strlen (request)) : NULL;
  g_autoptr(GError) error = NULL;
  const LanyardDryRunWish wish = { sp_initiated, bytes, FIXTURE_BASE_URL, FIXTURE_NOW };
  LanyardDryRun *dry_run = lanyard_dry_run_new_sync (fixture->configuration, fixture->connector, person, &wish, &error);

  g_assert_no_error (error);
  g_assert_nonnull (dry_run);
  return dry_run;
}

/* A secret value is in the response on explicit choice alone. */
static void
test_secrets (IdpFixture    *fixture,
              gconstpointer  data)
{
  g_autoptr(LanyardConstant) constant = lanyard_constant_new ("ClientKey", "{client_key}");

  g_list_store_append (G_LIST_STORE (lanyard_connector_get_constants (fixture->connector)), constant);
  lanyard_connector_set_secret (fixture->connector, "client_key", "hush");
  idp_fixture_save (fixture, &fixture->connector);

  for (int show = 0; show <= 1; show++)
    {
      const LanyardDryRunWish wish = { .base_url = FIXTURE_BASE_URL, .now = FIXTURE_NOW, .show_secrets = show };
      g_autoptr(LanyardDryRun) dry_run = NULL;
      g_autoptr(GError) error = NULL;

      dry_run = lanyard_dry_run_new_sync (fixture->configuration, fixture->connector, fixture->ada, &wish, &error);
      g_assert_no_error (error);
      g_assert_true (lanyard_dry_run_is_accepted (dry_run));
      g_assert_true (dry_run->masked == !show);
      g_assert_true ((strstr (dry_run->document, ">hush<") != NULL) == show);
      g_assert_true ((strstr (dry_run->document, ">••••••<") != NULL) == !show);
    }
}

static guint
count_failed (GPtrArray *findings)
{
  guint count = 0;

  for (guint i = 0; i < findings->len; i++)
    count += !((LanyardSamlFinding *) findings->pdata[i])->passed;

  return count;
}

static gboolean
outline_has (LanyardDryRun *dry_run,
             const char    *name,
             const char    *value)
{
  for (guint i = 0; i < dry_run->outline->len; i++)
    {
      LanyardSamlOutlineLine *line = dry_run->outline->pdata[i];

      if (strcmp (line->name, name) == 0 && g_strcmp0 (line->value, value) == 0)
        return TRUE;
    }

  return FALSE;
}

static char *
make_request (const char *issuer,
              const char *acs_url,
              const char *format,
              gint64      now)
{
  const LanyardSamlAuthnRequest request = {
    .id = "_0123456789abcdef0123",
    .issuer = issuer,
    .destination = FIXTURE_BASE_URL "/saml2/example",
    .acs_url = acs_url,
    .name_id_format = format,
    .now = now,
  };
  g_autoptr(GError) error = NULL;
  char *url = lanyard_saml_authn_request_redirect (&request, "deep", NULL, NULL, &error);

  g_assert_no_error (error);
  return url;
}

static void
test_idp_initiated (IdpFixture    *fixture,
                    gconstpointer  data)
{
  g_autoptr(LanyardDryRun) dry_run = try_with (fixture, fixture->ada, FALSE, NULL);
  g_autofree char *encoded = lanyard_saml_post_value (dry_run->document);

  g_assert_no_error (dry_run->refusal);
  g_assert_no_error (dry_run->objection);
  g_assert_true (lanyard_dry_run_is_accepted (dry_run));
  g_assert_cmpstr (dry_run->acs_url, ==, FIXTURE_ACS);
  g_assert_cmpstr (dry_run->encoded, ==, encoded);
  g_assert_null (dry_run->request_id);
  g_assert_cmpuint (dry_run->findings->len, >, 10);
  g_assert_cmpuint (count_failed (dry_run->findings), ==, 0);
  g_assert_true (outline_has (dry_run, "NameID", "ada@example.org"));
  g_assert_true (outline_has (dry_run, "@Destination", FIXTURE_ACS));
  g_assert_true (outline_has (dry_run, "Response", NULL));
  g_assert_true (outline_has (dry_run, "Signature", "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"));
  g_assert_false (outline_has (dry_run, "SignedInfo", NULL));
}

static void
test_sp_initiated (IdpFixture    *fixture,
                   gconstpointer  data)
{
  g_autoptr(LanyardDryRun) dry_run = NULL;

  g_object_set (fixture->connector, "require-signed-requests", TRUE, NULL);
  idp_fixture_save (fixture, &fixture->connector);

  dry_run = try_with (fixture, fixture->ada, TRUE, NULL);
  g_assert_no_error (dry_run->refusal);
  g_assert_true (lanyard_dry_run_is_accepted (dry_run));
  g_assert_true (dry_run->made_up);
  g_assert_true (outline_has (dry_run, "@InResponseTo", dry_run->request_id));
  g_assert_cmpuint (dry_run->notes->len, ==, 1);
}

static void
test_pasted_request (IdpFixture    *fixture,
                     gconstpointer  data)
{
  g_autofree char *url = make_request (FIXTURE_SP, FIXTURE_OTHER_ACS, NULL, FIXTURE_NOW);
  g_autoptr(LanyardDryRun) dry_run = try_with (fixture, fixture->ada, FALSE, url);

  g_assert_no_error (dry_run->refusal);
  g_assert_true (lanyard_dry_run_is_accepted (dry_run));
  g_assert_cmpstr (dry_run->request_id, ==, "_0123456789abcdef0123");
  g_assert_cmpstr (dry_run->acs_url, ==, FIXTURE_OTHER_ACS);
  g_assert_cmpstr (dry_run->relay_state, ==, "deep");
  g_assert_cmpuint (dry_run->request_findings->len, >, 3);
  g_assert_cmpuint (dry_run->notes->len, ==, 0);
}

static void
test_old_request (IdpFixture    *fixture,
                  gconstpointer  data)
{
  g_autofree char *url = make_request (FIXTURE_SP, FIXTURE_ACS, NULL, FIXTURE_NOW - 86400);
  g_autoptr(LanyardDryRun) dry_run = try_with (fixture, fixture->ada, FALSE, url);

  g_assert_true (lanyard_dry_run_is_accepted (dry_run));
  g_assert_cmpuint (dry_run->notes->len, ==, 1);
}

static void
test_m_18_refused_request (IdpFixture    *fixture,
                           gconstpointer  data)
{
  g_autofree char *url = make_request (FIXTURE_SP, "https://sp.example.org/elsewhere", NULL, FIXTURE_NOW);
  g_autoptr(LanyardDryRun) dry_run = try_with (fixture, fixture->ada, FALSE, url);

  g_assert_error (dry_run->refusal, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_ACS);
  g_assert_nonnull (lanyard_error_get_parts (dry_run->refusal)->rule);
  g_assert_nonnull (lanyard_error_get_parts (dry_run->refusal)->fix);
  g_assert_null (dry_run->document);
}

static void
test_m_52_error_response (IdpFixture    *fixture,
                          gconstpointer  data)
{
  g_autofree char *url = make_request (FIXTURE_SP, FIXTURE_ACS, LANYARD_SAML_NAME_ID_ENCRYPTED, FIXTURE_NOW);
  g_autoptr(LanyardDryRun) dry_run = try_with (fixture, fixture->ada, FALSE, url);

  g_assert_error (dry_run->refusal, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_NAME_ID_POLICY);
  g_assert_nonnull (dry_run->document);
  g_assert_error (dry_run->objection, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_STATUS);
  g_assert_false (lanyard_dry_run_is_accepted (dry_run));
}

static void
test_no_access (IdpFixture    *fixture,
                gconstpointer  data)
{
  g_autoptr(LanyardDryRun) dry_run = try_with (fixture, fixture->eve, FALSE, NULL);
  const LanyardErrorParts *parts = lanyard_error_get_parts (dry_run->refusal);

  g_assert_error (dry_run->refusal, LANYARD_ERROR, LANYARD_ERROR_REFUSED);
  g_assert_cmpstr (parts->code, ==, "no-access");
  g_assert_cmpstr (parts->rule, ==, "M-52");
  g_assert_nonnull (parts->fix);
  g_assert_null (dry_run->document);
}

static void
test_not_a_request (IdpFixture    *fixture,
                    gconstpointer  data)
{
  static const char * const inputs[] = {
    "hello", "https://idp.example.org/?SAMLRequest=x", "<!DOCTYPE a><a/>",
    "<samlp:Response xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\"/>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (inputs); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (inputs[i], strlen (inputs[i]));
      g_autoptr(GError) error = NULL;
      const LanyardDryRunWish wish = { TRUE, bytes, NULL, FIXTURE_NOW };

      g_assert_null (lanyard_dry_run_new_sync (fixture->configuration, fixture->connector, fixture->ada, &wish, &error));
      g_assert_true (error->domain == LANYARD_SAML_ERROR);
    }
}

/* Two runs give two made-up identifiers: none was kept. */
static void
test_nothing_is_kept (IdpFixture    *fixture,
                      gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardDryRun) first = NULL;
  g_autoptr(LanyardDryRun) second = NULL;
  g_autoptr(GPtrArray) events = NULL;
  g_autofree char *key = NULL;
  g_autofree char *kept = NULL;

  g_object_set (fixture->connector,
                "name-id-format", LANYARD_SAML_NAME_ID_PERSISTENT,
                "name-id-source", "persistent",
                NULL);
  idp_fixture_save (fixture, &fixture->connector);

  first = try_with (fixture, fixture->ada, FALSE, NULL);
  second = try_with (fixture, fixture->ada, FALSE, NULL);
  g_assert_no_error (first->refusal);
  g_assert_true (lanyard_dry_run_is_accepted (second));
  g_assert_cmpuint (first->notes->len, ==, 1);
  g_assert_cmpuint (second->notes->len, ==, 1);

  key = g_strconcat (lanyard_record_get_id (LANYARD_RECORD (fixture->connector)), "/",
                     lanyard_record_get_id (LANYARD_RECORD (fixture->ada)), NULL);
  kept = lanyard_configuration_get_state_sync (fixture->configuration, "name-id", key, FIXTURE_NOW, FALSE, &error);
  g_assert_no_error (error);
  g_assert_null (kept);
  events = lanyard_configuration_list_events_sync (fixture->configuration, NULL, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, 0);
}

static void
test_c_28_required_attribute (IdpFixture    *fixture,
                              gconstpointer  data)
{
  g_autoptr(LanyardAttribute) attribute = lanyard_attribute_new ("phone", "phone");
  g_autoptr(LanyardDryRun) dry_run = NULL;

  g_object_set (attribute, "required", TRUE, NULL);
  g_list_store_append (G_LIST_STORE (lanyard_connector_get_attributes (fixture->connector)), attribute);
  idp_fixture_save (fixture, &fixture->connector);

  dry_run = try_with (fixture, fixture->ada, FALSE, NULL);
  g_assert_error (dry_run->objection, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_ATTRIBUTE);
  g_assert_cmpuint (count_failed (dry_run->findings), ==, 1);
}

static void
make_test_sp (IdpFixture *fixture)
{
  GListStore *list = G_LIST_STORE (lanyard_connector_get_acs (fixture->connector));
  g_autoptr(LanyardAcs) acs = lanyard_acs_new (FIXTURE_BASE_URL "/test-sp/acs", NULL, 0, TRUE);

  g_list_store_remove_all (list);
  g_list_store_append (list, acs);
  g_object_set (fixture->connector, "sp-entity-id", FIXTURE_BASE_URL "/test-sp/metadata", NULL);
  idp_fixture_save (fixture, &fixture->connector);
}

static void
assert_last_test (IdpFixture *fixture,
                  const char *code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) events = lanyard_configuration_list_events_sync (fixture->configuration, NULL, 1, &error);
  g_autofree char *received = NULL;
  g_autofree char *kind = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, 1);
  g_object_get (events->pdata[0], "event", &kind, "code", &received, NULL);
  g_assert_cmpstr (kind, ==, "test");
  g_assert_cmpstr (received, ==, code);
}

/* Whoever began: the test SP takes it once. */
static void
test_send_to_test_sp (IdpFixture    *fixture,
                      gconstpointer  data)
{
  make_test_sp (fixture);

  for (guint sp_initiated = 0; sp_initiated < 2; sp_initiated++)
    {
      g_autoptr(LanyardDryRun) dry_run = try_with (fixture, fixture->ada, sp_initiated == 1, NULL);
      gint64 now = FIXTURE_NOW + 2 * sp_initiated;
      g_autoptr(GError) error = NULL;

      g_assert_true (lanyard_dry_run_is_accepted (dry_run));
      lanyard_dry_run_send_to_test_sp_sync (dry_run, fixture->configuration, FIXTURE_BASE_URL, now, &error);
      g_assert_no_error (error);
      assert_last_test (fixture, NULL);
      lanyard_dry_run_send_to_test_sp_sync (dry_run, fixture->configuration, FIXTURE_BASE_URL, now + 1, &error);
      g_assert_no_error (error);
      assert_last_test (fixture, "replay");
    }
}

/* The test SP takes the place of another one where it can. */
static void
test_stand_in (IdpFixture    *fixture,
               gconstpointer  data)
{
  g_autoptr(LanyardDryRun) from_portal = try_with (fixture, fixture->ada, FALSE, NULL);
  g_autoptr(LanyardDryRun) dry_run = try_with (fixture, fixture->ada, TRUE, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (lanyard_dry_run_stands_in (dry_run, FIXTURE_BASE_URL));
  g_assert_false (lanyard_dry_run_send_to_test_sp_sync (from_portal, fixture->configuration, FIXTURE_BASE_URL, FIXTURE_NOW,
                                                        &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED);
  g_clear_error (&error);

  for (guint i = 0; i < 2; i++)
    {
      lanyard_dry_run_send_to_test_sp_sync (dry_run, fixture->configuration, FIXTURE_BASE_URL, FIXTURE_NOW + i, &error);
      g_assert_no_error (error);
      assert_last_test (fixture, i == 0 ? NULL : "replay");
    }

  dry_run->made_up = FALSE;
  g_assert_false (lanyard_dry_run_check_test_sp (dry_run, FIXTURE_BASE_URL, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED);
}

static const struct
{
  const char *path;
  void (*run) (IdpFixture *fixture, gconstpointer data);
} tests[] = {
  { "/idp/dry-run/idp-initiated", test_idp_initiated },
  { "/idp/dry-run/sp-initiated", test_sp_initiated },
  { "/idp/dry-run/pasted-request", test_pasted_request },
  { "/idp/dry-run/old-request", test_old_request },
  { "/idp/dry-run/m-18-refused-request", test_m_18_refused_request },
  { "/idp/dry-run/m-52-error-response", test_m_52_error_response },
  { "/idp/dry-run/no-access", test_no_access },
  { "/idp/dry-run/not-a-request", test_not_a_request },
  { "/idp/dry-run/nothing-is-kept", test_nothing_is_kept },
  { "/idp/dry-run/c-28-required-attribute", test_c_28_required_attribute },
  { "/idp/dry-run/secrets", test_secrets },
  { "/idp/dry-run/send-to-test-sp", test_send_to_test_sp },
  { "/idp/dry-run/stand-in", test_stand_in },
};

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, IdpFixture, NULL, idp_fixture_set_up, tests[i].run, idp_fixture_tear_down);

  return g_test_run ();
}
