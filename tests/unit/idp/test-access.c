/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "idp-fixture.h"
#include "lanyard-access-decision.h"
#include "lanyard-check.h"
#include "lanyard-error.h"
#include "lanyard-responder.h"
#include "lanyard-saml.h"

#define DESTINATION FIXTURE_BASE_URL "/saml2/test"

static void
set_link (IdpFixture      *fixture,
          LanyardRelation  relation,
          gpointer         from,
          gboolean         linked)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Test");
  g_autoptr(GError) error = NULL;

  lanyard_changes_link (changes, relation, lanyard_record_get_id (from),
                        lanyard_record_get_id (LANYARD_RECORD (fixture->connector)), linked);
  lanyard_configuration_apply_sync (fixture->configuration, changes, NULL, &error);
  g_assert_no_error (error);
}

static LanyardAnswer *
respond (IdpFixture          *fixture,
         LanyardPerson       *person,
         LanyardSamlRequest  *request,
         gboolean             second_factor,
         GError             **error)
{
  g_autoptr(LanyardResponder) responder = lanyard_responder_new (fixture->configuration);
  LanyardSignIn sign_in = {
    .authn_instant = FIXTURE_NOW, .session_id = "session-1", .over_tls = TRUE,
    .second_factor = second_factor ? LANYARD_SECOND_FACTOR_TOTP : LANYARD_SECOND_FACTOR_NONE,
  };

  return lanyard_responder_respond_sync (responder, fixture->connector, person, &sign_in, request, NULL, DESTINATION,
                                         FIXTURE_NOW, NULL, error);
}

/* @code: of the refusal; NULL: they may */
static void
assert_access (IdpFixture    *fixture,
               LanyardPerson *person,
               gboolean       second_factor,
               const char    *code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardAnswer) answer = respond (fixture, person, NULL, second_factor, &error);

  if (code == NULL)
    {
      g_assert_no_error (error);
      g_assert_true (answer->success);
      return;
    }

  g_assert_null (answer);
  g_assert_cmpstr (lanyard_error_get_parts (error)->code, ==, code);
}

/* @expected: the rules that apply, in their order, each as NICK or NICK:GROUP;
 * those that decide end with a "!" */
static void
assert_rules (IdpFixture    *fixture,
              LanyardPerson *person,
              const char    *expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardAccessDecision) decision = NULL;
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *reason = NULL;

  decision = lanyard_access_decision_new_sync (fixture->configuration, fixture->connector, person, &error);
  g_assert_no_error (error);
  lanyard_access_decision_load_titles (decision, fixture->configuration);
  reason = lanyard_access_decision_dup_reason (decision);
  for (guint i = 0; i < decision->rules->len; i++)
    {
      const LanyardAccessRule *rule = g_ptr_array_index (decision->rules, i);
      g_autofree char *said = lanyard_access_rule_dup_text (rule);

      g_assert_true (rule->title == NULL || strstr (said, rule->title) != NULL);
      if (decision->allowed && rule->kind == LANYARD_ACCESS_RULE_GRANT)
        g_assert_nonnull (strstr (reason, rule->title));
      if (!decision->allowed && rule->decides)
        g_assert_true (*reason != '\0' && g_str_has_prefix (said, reason));
      g_string_append_printf (text, "%s%s%s%s%s", i > 0 ? " " : "", lanyard_access_rule_get_nick (rule),
                              rule->title != NULL ? ":" : "", rule->title != NULL ? rule->title : "",
                              rule->decides ? "!" : "");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
assert_portal (IdpFixture    *fixture,
               LanyardPerson *person,
               guint          n_expected)
{
  g_auto(GStrv) ids = lanyard_configuration_list_portal_sync (fixture->configuration,
                                                              lanyard_record_get_id (LANYARD_RECORD (person)), NULL);

  g_assert_cmpuint (g_strv_length (ids), ==, n_expected);
}

static void
test_nobody (IdpFixture    *fixture,
             gconstpointer  data)
{
  assert_access (fixture, fixture->ada, FALSE, NULL);
  set_link (fixture, LANYARD_RELATION_GRANT, fixture->staff, FALSE);
  set_link (fixture, LANYARD_RELATION_GRANT, fixture->admins, FALSE);
  assert_access (fixture, fixture->ada, FALSE, "no-access");
  assert_portal (fixture, fixture->ada, 0);
}

/* An exception for one person; suspension comes before it. */
static void
test_single (IdpFixture    *fixture,
             gconstpointer  data)
{
  assert_access (fixture, fixture->eve, FALSE, "no-access");
  set_link (fixture, LANYARD_RELATION_PERSON_GRANT, fixture->eve, TRUE);
  assert_access (fixture, fixture->eve, FALSE, NULL);
  assert_portal (fixture, fixture->eve, 1);

  g_object_set (fixture->eve, "suspended", TRUE, NULL);
  assert_access (fixture, fixture->eve, FALSE, "person-suspended");
  g_object_set (fixture->eve, "suspended", FALSE, NULL);
  set_link (fixture, LANYARD_RELATION_PERSON_GRANT, fixture->eve, FALSE);
  assert_access (fixture, fixture->eve, FALSE, "no-access");
  assert_portal (fixture, fixture->eve, 0);
}

/* It wins over groups and over a grant to the person. */
static void
test_exclusion (IdpFixture    *fixture,
                gconstpointer  data)
{
  set_link (fixture, LANYARD_RELATION_EXCLUSION, fixture->bowlers, TRUE);
  set_link (fixture, LANYARD_RELATION_PERSON_GRANT, fixture->ada, TRUE);
  assert_access (fixture, fixture->ada, TRUE, "access-excluded");
  assert_portal (fixture, fixture->ada, 0);

  /* also when the group is switched off */
  g_object_set (fixture->bowlers, "disabled", TRUE, NULL);
  idp_fixture_save (fixture, &fixture->bowlers);
  assert_access (fixture, fixture->ada, TRUE, "access-excluded");

  set_link (fixture, LANYARD_RELATION_EXCLUSION, fixture->bowlers, FALSE);
  assert_access (fixture, fixture->ada, FALSE, NULL);
  assert_portal (fixture, fixture->ada, 1);
}

static void
test_not_both (IdpFixture    *fixture,
               gconstpointer  data)
{
  const LanyardRelation relations[] = { LANYARD_RELATION_EXCLUSION, LANYARD_RELATION_GRANT };

  for (gsize i = 0; i < G_N_ELEMENTS (relations); i++)
    {
      g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Test");
      g_autoptr(GError) error = NULL;
      gpointer group = i == 0 ? fixture->staff : fixture->bowlers;

      if (i == 1)
        set_link (fixture, LANYARD_RELATION_EXCLUSION, group, TRUE);
      lanyard_changes_link (changes, relations[i], lanyard_record_get_id (group),
                            lanyard_record_get_id (LANYARD_RECORD (fixture->connector)), TRUE);
      g_assert_false (lanyard_configuration_apply_sync (fixture->configuration, changes, NULL, &error));
      g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED);
    }
}

static void
test_disabled (IdpFixture    *fixture,
               gconstpointer  data)
{
  g_object_set (fixture->staff, "disabled", TRUE, NULL);
  idp_fixture_save (fixture, &fixture->staff);
  assert_access (fixture, fixture->ada, FALSE, NULL);

  g_object_set (fixture->admins, "disabled", TRUE, NULL);
  idp_fixture_save (fixture, &fixture->admins);
  assert_access (fixture, fixture->ada, FALSE, "no-access");
  assert_portal (fixture, fixture->ada, 0);
}

static void
test_policy (IdpFixture    *fixture,
             gconstpointer  data)
{
  set_link (fixture, LANYARD_RELATION_PERSON_GRANT, fixture->ada, TRUE);
  g_object_set (fixture->connector, "access-policy", LANYARD_ACCESS_DENY, NULL);
  idp_fixture_save (fixture, &fixture->connector);
  assert_access (fixture, fixture->ada, TRUE, "access-denied");
  assert_portal (fixture, fixture->ada, 0);

  g_object_set (fixture->connector, "access-policy", LANYARD_ACCESS_REQUIRE_MFA, NULL);
  idp_fixture_save (fixture, &fixture->connector);
  assert_access (fixture, fixture->ada, FALSE, "second-factor");
  assert_access (fixture, fixture->ada, TRUE, NULL);
  assert_access (fixture, fixture->eve, TRUE, "no-access");
  assert_portal (fixture, fixture->ada, 1);
}

/* The strictest of the person's groups counts. */
static void
test_mfa_group (IdpFixture    *fixture,
                gconstpointer  data)
{
  set_link (fixture, LANYARD_RELATION_MFA, fixture->admins, TRUE);
  assert_access (fixture, fixture->ada, FALSE, "second-factor");
  assert_access (fixture, fixture->ada, TRUE, NULL);
  set_link (fixture, LANYARD_RELATION_MFA, fixture->admins, FALSE);
  assert_access (fixture, fixture->ada, FALSE, NULL);
}

/* Who needs a second factor (product.md 3.5), over what lets in and what asks
 * for one: whichever way somebody comes, one rule that asks is enough. */
static const struct
{
  gboolean    group;        /* granted to a group of the person */
  gboolean    person;       /* granted to the person */
  gboolean    group_mfa;
  gboolean    person_mfa;
  const char *without;      /* a refusal with a password alone */
  const char *with;         /* with a second factor */
  const char *rules;
} mfa_cases[] = {
  { FALSE, FALSE, FALSE, TRUE, "no-access", "no-access", "no-grant! person-mfa" },
  { FALSE, FALSE, TRUE, TRUE, "no-access", "no-access", "no-grant! mfa:Staff person-mfa" },
  { FALSE, TRUE, FALSE, FALSE, NULL, NULL, "person-grant!" },
  { FALSE, TRUE, FALSE, TRUE, "second-factor", NULL, "person-grant! person-mfa!" },
  { FALSE, TRUE, TRUE, FALSE, "second-factor", NULL, "person-grant! mfa:Staff!" },
  { TRUE, FALSE, FALSE, TRUE, "second-factor", NULL, "grant:Staff! person-mfa!" },
  { TRUE, TRUE, FALSE, FALSE, NULL, NULL, "grant:Staff! person-grant" },
  { TRUE, TRUE, FALSE, TRUE, "second-factor", NULL, "grant:Staff! person-grant person-mfa!" },
  { TRUE, TRUE, TRUE, FALSE, "second-factor", NULL, "grant:Staff! person-grant mfa:Staff!" },
  { TRUE, TRUE, TRUE, TRUE, "second-factor", NULL, "grant:Staff! person-grant mfa:Staff! person-mfa" },
};

static void
test_mfa_table (IdpFixture    *fixture,
                gconstpointer  data)
{
  set_link (fixture, LANYARD_RELATION_GRANT, fixture->admins, FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (mfa_cases); i++)
    {
      g_test_message ("%zu", i);
      set_link (fixture, LANYARD_RELATION_GRANT, fixture->staff, mfa_cases[i].group);
      set_link (fixture, LANYARD_RELATION_PERSON_GRANT, fixture->ada, mfa_cases[i].person);
      set_link (fixture, LANYARD_RELATION_MFA, fixture->staff, mfa_cases[i].group_mfa);
      set_link (fixture, LANYARD_RELATION_PERSON_MFA, fixture->ada, mfa_cases[i].person_mfa);
      assert_rules (fixture, fixture->ada, mfa_cases[i].rules);
      assert_access (fixture, fixture->ada, FALSE, mfa_cases[i].without);
      assert_access (fixture, fixture->ada, TRUE, mfa_cases[i].with);
    }

  /* nobody else's, and not elsewhere */
  set_link (fixture, LANYARD_RELATION_PERSON_GRANT, fixture->eve, TRUE);
  assert_access (fixture, fixture->eve, FALSE, NULL);
}

/* M-27, M-52: the service provider that asked is told NoAuthnContext. */
static void
test_mfa_status (IdpFixture    *fixture,
                 gconstpointer  data)
{
  LanyardSamlAuthnRequest wishes = {
    .issuer = FIXTURE_SP, .destination = DESTINATION, .acs_url = FIXTURE_ACS, .now = FIXTURE_NOW,
  };
  g_autofree char *id = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *url = lanyard_saml_authn_request_redirect (&wishes, NULL, NULL, &id, &error);
  g_autoptr(LanyardSamlRequest) request = lanyard_saml_request_decode_redirect (strchr (url, '?') + 1, &error);
  g_autoptr(LanyardAnswer) answer = NULL;

  g_assert_no_error (error);
  g_object_set (fixture->connector, "access-policy", LANYARD_ACCESS_REQUIRE_MFA, NULL);
  answer = respond (fixture, fixture->ada, request, FALSE, &error);
  g_assert_no_error (error);
  g_assert_false (answer->success);
  g_assert_nonnull (strstr (answer->document, LANYARD_SAML_STATUS_NO_AUTHN_CONTEXT));
  g_assert_null (strstr (answer->document, "Assertion>"));
}

/* One rule decides, whatever else applies; each answer is that of a sign-in. */
static void
test_order (IdpFixture    *fixture,
            gconstpointer  data)
{
  assert_rules (fixture, fixture->eve, "no-grant!");
  assert_rules (fixture, fixture->ada, "grant:Admins! grant:Staff");

  set_link (fixture, LANYARD_RELATION_PERSON_GRANT, fixture->ada, TRUE);
  set_link (fixture, LANYARD_RELATION_MFA, fixture->bowlers, TRUE);
  assert_rules (fixture, fixture->ada, "grant:Admins! grant:Staff person-grant mfa:Bowlers!");
  assert_access (fixture, fixture->ada, FALSE, "second-factor");

  g_object_set (fixture->admins, "disabled", TRUE, NULL);
  idp_fixture_save (fixture, &fixture->admins);
  set_link (fixture, LANYARD_RELATION_GRANT, fixture->staff, FALSE);
  assert_rules (fixture, fixture->ada, "person-grant! disabled-grant:Admins mfa:Bowlers!");

  set_link (fixture, LANYARD_RELATION_EXCLUSION, fixture->bowlers, TRUE);
  assert_rules (fixture, fixture->ada, "exclusion:Bowlers! person-grant disabled-grant:Admins mfa:Bowlers");
  assert_access (fixture, fixture->ada, TRUE, "access-excluded");

  g_object_set (fixture->connector, "access-policy", LANYARD_ACCESS_DENY, NULL);
  g_object_set (fixture->ada, "suspended", TRUE, NULL);
  assert_rules (fixture, fixture->ada,
                "suspended! policy-deny exclusion:Bowlers person-grant disabled-grant:Admins mfa:Bowlers");
  g_object_set (fixture->ada, "suspended", FALSE, NULL);
  assert_rules (fixture, fixture->ada,
                "policy-deny! exclusion:Bowlers person-grant disabled-grant:Admins mfa:Bowlers");
  g_object_set (fixture->connector, "access-policy", LANYARD_ACCESS_REQUIRE_MFA, NULL);
  assert_rules (fixture, fixture->eve, "no-grant! policy-mfa");
}

static const struct
{
  LanyardGroupValue  form;
  const char        *filter;
  const char        *present;
  const char        *absent;
} group_cases[] = {
  { LANYARD_GROUP_VALUE_NAME, NULL, ">R&amp;D, Paris<", "CN=" },
  { LANYARD_GROUP_VALUE_NAME, NULL, ">Staff<", ">Bowlers<" },
  { LANYARD_GROUP_VALUE_NAME, "^S", ">Staff<", "Paris" },
  { LANYARD_GROUP_VALUE_DN, NULL, ">CN=R&amp;D\\, Paris,OU=groups,DC=example,DC=org<", ">Staff<" },
  { LANYARD_GROUP_VALUE_ID, "^S", NULL, "Staff" },
};

/* Product.md 3.4: only the groups that give this application. */
static void
test_group_forms (IdpFixture    *fixture,
                  gconstpointer  data)
{
  LanyardSettings *settings = lanyard_configuration_load_settings_sync (fixture->configuration, NULL);

  g_object_set (settings, "scope", "example.org", NULL);
  idp_fixture_save (fixture, &settings);
  g_object_set (fixture->admins, "name", "R&D, Paris", NULL);
  idp_fixture_save (fixture, &fixture->admins);
  for (gsize i = 0; i < G_N_ELEMENTS (group_cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(LanyardAnswer) answer = NULL;
      const char *present = group_cases[i].present != NULL ? group_cases[i].present
                                                           : lanyard_record_get_id (LANYARD_RECORD (fixture->staff));

      g_test_message ("%zu", i);
      g_object_set (fixture->connector, "group-attribute-enabled", TRUE,
                    "group-attribute-value", group_cases[i].form,
                    "group-attribute-filter", group_cases[i].filter, NULL);
      answer = respond (fixture, fixture->ada, NULL, FALSE, &error);
      g_assert_no_error (error);
      g_assert_nonnull (strstr (answer->document, present));
      g_assert_null (strstr (answer->document, group_cases[i].absent));
    }
  g_object_unref (settings);
}

/* An attribute from the groups, with what is sent without any. */
static void
test_if_empty (IdpFixture    *fixture,
               gconstpointer  data)
{
  g_autoptr(LanyardAttribute) attribute = lanyard_attribute_new ("role", "groups");
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardAnswer) with = NULL;
  g_autoptr(LanyardAnswer) without = NULL;

  g_object_set (attribute, "transform", LANYARD_TRANSFORM_LOWER, "if-empty", "guest", NULL);
  g_list_store_append (G_LIST_STORE (lanyard_connector_get_attributes (fixture->connector)), attribute);
  set_link (fixture, LANYARD_RELATION_PERSON_GRANT, fixture->eve, TRUE);

  with = respond (fixture, fixture->ada, NULL, FALSE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (with->document, ">staff<"));
  g_assert_null (strstr (with->document, ">guest<"));
  without = respond (fixture, fixture->eve, NULL, FALSE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (without->document, ">guest<"));
}

/* A secret constant is in the assertion, and nowhere else. */
static void
test_secret_constant (IdpFixture    *fixture,
                      gconstpointer  data)
{
  g_autoptr(LanyardConstant) constant = lanyard_constant_new ("ClientKey", "{client_key}");
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardAnswer) answer = NULL;

  g_list_store_append (G_LIST_STORE (lanyard_connector_get_constants (fixture->connector)), constant);
  lanyard_connector_set_secret (fixture->connector, "client_key", "hush");
  idp_fixture_save (fixture, &fixture->connector);

  answer = respond (fixture, fixture->ada, NULL, FALSE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (answer->document, ">hush<"));
  g_assert_null (strstr (answer->document, "client_key}"));
}

static void
test_people_counted (IdpFixture    *fixture,
                     gconstpointer  data)
{
  g_autoptr(GPtrArray) granted = NULL;
  g_autoptr(GPtrArray) nobody = NULL;
  g_autoptr(GError) error = NULL;
  gboolean found = FALSE;

  granted = lanyard_administration_check_sync (fixture->configuration, fixture->connector, FIXTURE_NOW, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < granted->len; i++)
    g_assert_cmpstr (((LanyardCheckFinding *) granted->pdata[i])->rule, !=, "C10");

  set_link (fixture, LANYARD_RELATION_GRANT, fixture->staff, FALSE);
  set_link (fixture, LANYARD_RELATION_GRANT, fixture->admins, FALSE);
  nobody = lanyard_administration_check_sync (fixture->configuration, fixture->connector, FIXTURE_NOW, &error);
  for (guint i = 0; i < nobody->len; i++)
    found = found || g_str_equal (((LanyardCheckFinding *) nobody->pdata[i])->rule, "C10");
  g_assert_true (found);

  set_link (fixture, LANYARD_RELATION_PERSON_GRANT, fixture->eve, TRUE);
  g_ptr_array_unref (nobody);
  nobody = lanyard_administration_check_sync (fixture->configuration, fixture->connector, FIXTURE_NOW, &error);
  for (guint i = 0; i < nobody->len; i++)
    g_assert_cmpstr (((LanyardCheckFinding *) nobody->pdata[i])->rule, !=, "C10");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/idp/access/" name, IdpFixture, NULL, idp_fixture_set_up, func, idp_fixture_tear_down)
  ADD ("nobody", test_nobody);
  ADD ("single", test_single);
  ADD ("exclusion", test_exclusion);
  ADD ("not-both", test_not_both);
  ADD ("disabled", test_disabled);
  ADD ("policy", test_policy);
  ADD ("mfa-group", test_mfa_group);
  ADD ("mfa-table", test_mfa_table);
  ADD ("order", test_order);
  ADD ("mfa-status", test_mfa_status);
  ADD ("group-forms", test_group_forms);
  ADD ("if-empty", test_if_empty);
  ADD ("secret-constant", test_secret_constant);
  ADD ("people-counted", test_people_counted);

  return g_test_run ();
}
