/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "life-fixture.h"
#include "lanyard-error.h"
#include "lanyard-history.h"

#define NOW FIXTURE_NOW

static GPtrArray *
list (IdpFixture                *fixture,
      const LanyardHistoryQuery *query)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *steps = lanyard_history_list_sync (fixture->configuration, query, &error);

  g_assert_no_error (error);
  return steps;
}

static LanyardHistoryStep *
get_newest (IdpFixture  *fixture,
            const char  *id,
            GPtrArray  **steps)
{
  *steps = list (fixture, &(LanyardHistoryQuery) { .record_id = id, .limit = 1 });
  g_assert_cmpint ((*steps)->len, ==, 1);
  return g_ptr_array_index (*steps, 0);
}

static void
grant (IdpFixture   *fixture,
       LanyardGroup *group,
       const char   *connector_id,
       gboolean      granted)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Grant");
  g_autoptr(GError) error = NULL;

  lanyard_changes_link (changes, LANYARD_RELATION_GRANT, life_get_id (group), connector_id, granted);
  lanyard_configuration_apply_sync (fixture->configuration, changes, NULL, &error);
  g_assert_no_error (error);
}

static const struct
{
  LanyardRelation  relation;
  gsize            from;        /* offset in IdpFixture of the group or person */
  const char      *kind;
} rules[] = {
  { LANYARD_RELATION_GRANT, G_STRUCT_OFFSET (IdpFixture, staff), "grant" },
  { LANYARD_RELATION_PERSON_GRANT, G_STRUCT_OFFSET (IdpFixture, eve), "person_grant" },
  { LANYARD_RELATION_EXCLUSION, G_STRUCT_OFFSET (IdpFixture, bowlers), "exclusion" },
  { LANYARD_RELATION_MFA, G_STRUCT_OFFSET (IdpFixture, admins), "mfa" },
  { LANYARD_RELATION_PERSON_MFA, G_STRUCT_OFFSET (IdpFixture, ada), "person_mfa" },
};

static const char *
get_rule_id (IdpFixture *fixture,
             gsize       i)
{
  return life_get_id (G_STRUCT_MEMBER (gpointer, fixture, rules[i].from));
}

/* Sets or takes back one rule of each kind, in one change. */
static void
set_rules (IdpFixture *fixture,
           const char *connector_id,
           gboolean    linked)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Rules");
  g_autoptr(GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    lanyard_changes_link (changes, rules[i].relation, get_rule_id (fixture, i), connector_id, linked);
  lanyard_configuration_apply_sync (fixture->configuration, changes, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_rules (IdpFixture *fixture,
              const char *connector_id,
              gboolean    linked)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_auto(GStrv) ids = lanyard_configuration_list_links_sync (fixture->configuration, rules[i].relation, NULL,
                                                                 connector_id, NULL);

      g_test_message ("%s", rules[i].kind);
      g_assert_true (g_strv_contains ((const char * const *) ids, get_rule_id (fixture, i)) == linked);
    }
}

static LanyardRestoration *
plan_restoration (IdpFixture *fixture,
                  gint64      number)
{
  g_autoptr(GError) error = NULL;
  LanyardRestoration *restoration = lanyard_restoration_new_sync (fixture->configuration, number, NOW, &error);

  g_assert_no_error (error);
  return restoration;
}

static void
delete_connector (IdpFixture       *fixture,
                  LanyardConnector *connector)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Delete");
  g_autoptr(GError) error = NULL;

  lanyard_changes_delete (changes, LANYARD_RECORD (connector));
  lanyard_configuration_apply_sync (fixture->configuration, changes, NULL, &error);
  g_assert_no_error (error);
}

/* One step has all that a change did to the connector, in readable texts. */
static void
test_history (IdpFixture    *fixture,
              gconstpointer  data)
{
  const char *id = life_get_id (fixture->connector);
  g_autoptr(GPtrArray) steps = NULL;
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GPtrArray) older = NULL;
  g_autoptr(LanyardConnector) changed = life_load (fixture, id);
  LanyardHistoryStep *newest;

  g_object_set (changed, "label", "Other\nLabel", "encrypt-assertion", TRUE, "session-lifetime", 7200, NULL);
  idp_fixture_save (fixture, &changed);

  newest = get_newest (fixture, id, &steps);
  g_assert_cmpstr (lanyard_history_step_get_connector_id (newest), ==, id);
  g_assert_cmpstr (lanyard_history_step_get_title (newest), ==, "Other\nLabel");
  g_assert_cmpint (lanyard_history_step_get_pairs (newest)->len, ==, 3);
  g_assert_null (strchr (lanyard_field_pair_get_right (life_find_pair (lanyard_history_step_get_pairs (newest), "label")),
                         '\n'));
  life_assert_pair (lanyard_history_step_get_pairs (newest), "encrypt_assertion", "Off", "On");
  life_assert_pair (lanyard_history_step_get_pairs (newest), "session_lifetime", "8 hours", "2 hours");

  all = list (fixture, &(LanyardHistoryQuery) { .record_id = id });
  older = list (fixture, &(LanyardHistoryQuery) { .record_id = id, .before = lanyard_history_step_get_number (newest) });
  g_assert_cmpint (all->len, ==, older->len + 1);
}

static void
test_secrets (IdpFixture    *fixture,
              gconstpointer  data)
{
  g_autoptr(LanyardConnector) before = lanyard_connector_new ();
  g_autoptr(LanyardConnector) after = lanyard_connector_new ();
  g_autoptr(GPtrArray) pairs = NULL;

  /* a template that is not there: what it asked for may have been secret */
  g_object_set (before, "template", "gone", "placeholders", g_variant_new_parsed ("{'token': 'hunter2'}"), NULL);
  g_object_set (after, "template", "gone", "placeholders", g_variant_new_parsed ("{'token': 'hunter3'}"), NULL);
  pairs = lanyard_connector_list_pairs (before, after, LANYARD_PAIRS_DIFFERENT);
  g_assert_cmpint (pairs->len, ==, 1);
  g_assert_true (lanyard_field_pair_differs (pairs->pdata[0]));
  g_assert_null (strstr (lanyard_field_pair_get_left (pairs->pdata[0]), "hunter"));
  g_assert_null (strstr (lanyard_field_pair_get_right (pairs->pdata[0]), "hunter"));
}

static void
test_lists (IdpFixture    *fixture,
            gconstpointer  data)
{
  g_autoptr(LanyardConnector) left = lanyard_connector_new ();
  g_autoptr(LanyardConnector) right = lanyard_connector_new ();
  g_autoptr(GPtrArray) pairs = NULL;

  lanyard_item_set_text (LANYARD_ITEM (left), "attributes", "a=email", FALSE, NULL);
  lanyard_item_set_text (LANYARD_ITEM (left), "attributes", "b=username", TRUE, NULL);
  lanyard_item_set_text (LANYARD_ITEM (right), "attributes", "b=username", FALSE, NULL);
  lanyard_item_set_text (LANYARD_ITEM (right), "attributes", "a=email", TRUE, NULL);
  pairs = lanyard_connector_list_pairs (left, right, LANYARD_PAIRS_DIFFERENT);
  g_assert_cmpint (pairs->len, ==, 1);
  life_assert_pair (pairs, "attributes", "a, b", "b, a");
}

static void
test_restore (IdpFixture    *fixture,
              gconstpointer  data)
{
  const char *id = life_get_id (fixture->connector);
  g_autoptr(GPtrArray) steps = NULL;
  g_autoptr(LanyardConnector) changed = life_load (fixture, id);
  g_autoptr(LanyardConnector) back = NULL;
  g_autoptr(LanyardConnector) again = NULL;
  g_autoptr(LanyardRestoration) restoration = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *label = g_strdup (lanyard_connector_get_label (fixture->connector));
  g_autofree char *change_id = NULL;
  gint64 number = lanyard_history_step_get_number (get_newest (fixture, id, &steps));

  g_object_set (changed, "label", "Other", NULL);
  idp_fixture_save (fixture, &changed);
  grant (fixture, fixture->bowlers, id, TRUE);
  grant (fixture, fixture->staff, id, FALSE);

  restoration = plan_restoration (fixture, number);
  life_assert_pair (restoration->pairs, "label", "Other", label);
  g_assert_cmpint (restoration->pairs->len, ==, 3);
  g_assert_false (restoration->was_deleted);

  g_assert_true (lanyard_restoration_apply_sync (restoration, fixture->configuration, &change_id, &error));
  g_assert_no_error (error);
  back = life_load (fixture, id);
  g_assert_cmpstr (lanyard_connector_get_label (back), ==, label);
  g_assert_cmpint (lanyard_connector_get_state (back), ==, LANYARD_CONNECTOR_ACTIVE);
  g_assert_true (life_is_granted (fixture, fixture->staff, id));
  g_assert_false (life_is_granted (fixture, fixture->bowlers, id));

  /* all of it is one change */
  g_assert_true (lanyard_configuration_undo_sync (fixture->configuration, change_id, &error));
  again = life_load (fixture, id);
  g_assert_cmpstr (lanyard_connector_get_label (again), ==, "Other");
  g_assert_true (life_is_granted (fixture, fixture->bowlers, id));

  /* what was planned before a later change is not stored over it */
  g_assert_false (lanyard_restoration_apply_sync (restoration, fixture->configuration, NULL, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_CONFLICT);
}

static char *
make_certificate (const char *name)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardKey) key = lanyard_key_generate (LANYARD_KEY_RSA_2048, &error);
  g_autoptr(LanyardCertificate) certificate = lanyard_certificate_new_self_signed (key, name, NOW, 3650, &error);

  g_assert_no_error (error);
  return lanyard_certificate_dup_pem (certificate);
}

static void
set_sp_certificates (IdpFixture *fixture,
                     const char *id,
                     const char *pem)
{
  const char * const certificates[] = { pem, NULL };
  g_autoptr(LanyardConnector) connector = life_load (fixture, id);

  g_object_set (connector, "sp-signing-certificates", certificates, "sp-encryption-certificates", certificates, NULL);
  idp_fixture_save (fixture, &connector);
}

/* Which keys there are, and what each is for. */
static char *
describe_key_pairs (IdpFixture *fixture,
                    const char *id)
{
  g_autoptr(GPtrArray) pairs = lanyard_configuration_list_key_pairs_sync (fixture->configuration, id, NULL);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < pairs->len; i++)
    g_string_append_printf (text, "%s:%d ", life_get_id (pairs->pdata[i]), lanyard_key_pair_get_role (pairs->pdata[i]));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
take_step (IdpFixture          *fixture,
           const char          *id,
           LanyardRolloverStep  step)
{
  g_autoptr(GError) error = NULL;

  lanyard_administration_rollover_sync (fixture->configuration, id, step, NOW, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
has_note (LanyardRestoration *restoration,
          const char         *text)
{
  for (gsize i = 0; restoration->notes[i] != NULL; i++)
    if (strstr (restoration->notes[i], text) != NULL)
      return TRUE;

  return FALSE;
}

/* The service provider's certificates belong to the record and come back; keys
 * that were changed since do not, and what was switched off stays off. Both
 * are said before. */
static void
test_restore_certificates (IdpFixture    *fixture,
                           gconstpointer  data)
{
  const char *id = life_get_id (fixture->connector);
  g_autofree char *old = make_certificate ("old");
  g_autofree char *new = make_certificate ("new");
  g_autofree char *keys = NULL;
  g_autofree char *keys_after = NULL;
  g_autoptr(GPtrArray) steps = NULL;
  g_autoptr(LanyardRestoration) active = NULL;
  g_autoptr(LanyardRestoration) inactive = NULL;
  g_autoptr(LanyardConnector) back = NULL;
  g_autoptr(GError) error = NULL;
  gint64 number;

  set_sp_certificates (fixture, id, old);
  number = lanyard_history_step_get_number (get_newest (fixture, id, &steps));
  take_step (fixture, id, LANYARD_ROLLOVER_START);
  take_step (fixture, id, LANYARD_ROLLOVER_TICK);
  take_step (fixture, id, LANYARD_ROLLOVER_SWITCH);
  take_step (fixture, id, LANYARD_ROLLOVER_RETIRE);
  set_sp_certificates (fixture, id, new);
  keys = describe_key_pairs (fixture, id);

  active = plan_restoration (fixture, number);
  g_assert_true (has_note (active, "Not restored: the keys"));
  g_assert_true (has_note (active, "certificates of the service provider become"));
  g_assert_false (has_note (active, "the state"));
  g_assert_cmpuint (active->pairs->len, ==, 2);

  g_assert_true (lanyard_administration_deactivate_sync (fixture->configuration, id, NULL, &error));
  inactive = plan_restoration (fixture, number);
  g_assert_true (has_note (inactive, "Not restored: the state. The application stays switched off"));
  g_assert_true (has_note (inactive, "Not restored: the keys"));
  g_assert_true (lanyard_restoration_apply_sync (inactive, fixture->configuration, NULL, &error));
  g_assert_no_error (error);

  back = life_load (fixture, id);
  g_assert_cmpint (lanyard_connector_get_state (back), ==, LANYARD_CONNECTOR_INACTIVE);
  g_assert_cmpstr (lanyard_connector_get_sp_signing_certificates (back)[0], ==, old);
  g_assert_cmpstr (lanyard_connector_get_sp_encryption_certificates (back)[0], ==, old);
  keys_after = describe_key_pairs (fixture, id);
  g_assert_cmpstr (keys_after, ==, keys);
}

/* All rules of access belong to a point: they come back in one step, which is
 * undone as one, and what was added since goes. */
static void
test_restore_access (IdpFixture    *fixture,
                     gconstpointer  data)
{
  const char *id = life_get_id (fixture->connector);
  g_autoptr(GPtrArray) before_steps = NULL;
  g_autoptr(GPtrArray) with_steps = NULL;
  g_autoptr(LanyardRestoration) back = NULL;
  g_autoptr(LanyardRestoration) forth = NULL;
  g_autoptr(LanyardConnector) changed = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *change_id = NULL;
  gint64 with, without;

  set_rules (fixture, id, FALSE);
  without = lanyard_history_step_get_number (get_newest (fixture, id, &before_steps));
  set_rules (fixture, id, TRUE);
  changed = life_load (fixture, id);
  g_object_set (changed, "access-policy", LANYARD_ACCESS_REQUIRE_MFA, NULL);
  idp_fixture_save (fixture, &changed);
  with = lanyard_history_step_get_number (get_newest (fixture, id, &with_steps));

  back = plan_restoration (fixture, without);
  g_assert_cmpint (back->pairs->len, ==, G_N_ELEMENTS (rules) + 1);
  life_assert_pair (back->pairs, "exclusion", "Excluded", NULL);
  life_assert_pair (back->pairs, "access_policy", "Require a second factor", "Allow");
  g_assert_true (lanyard_restoration_apply_sync (back, fixture->configuration, &change_id, &error));
  g_assert_no_error (error);
  assert_rules (fixture, id, FALSE);
  g_assert_true (lanyard_configuration_undo_sync (fixture->configuration, change_id, &error));
  assert_rules (fixture, id, TRUE);

  set_rules (fixture, id, FALSE);
  grant (fixture, fixture->bowlers, id, TRUE);
  forth = plan_restoration (fixture, with);
  life_assert_pair (forth->pairs, "person_grant", NULL, "Granted");
  life_assert_pair (forth->pairs, "person_mfa", NULL, "Second Factor Required");
  g_assert_true (lanyard_restoration_apply_sync (forth, fixture->configuration, NULL, &error));
  g_assert_no_error (error);
  assert_rules (fixture, id, TRUE);
  g_assert_false (life_is_granted (fixture, fixture->bowlers, id));
}

/* The access of an earlier point, though that of the deletion was kept. */
static void
test_restore_access_deleted (IdpFixture    *fixture,
                             gconstpointer  data)
{
  g_autofree char *id = g_strdup (life_get_id (fixture->connector));
  g_autoptr(GPtrArray) steps = NULL;
  g_autoptr(LanyardConnector) stored = NULL;
  g_autoptr(LanyardRestoration) restoration = NULL;
  g_autoptr(GError) error = NULL;
  gint64 number;

  set_rules (fixture, id, FALSE);
  number = lanyard_history_step_get_number (get_newest (fixture, id, &steps));
  set_rules (fixture, id, TRUE);
  stored = life_load (fixture, id);
  delete_connector (fixture, stored);

  restoration = plan_restoration (fixture, number);
  life_assert_pair (restoration->pairs, "person_grant", "Granted", NULL);
  g_assert_true (lanyard_restoration_apply_sync (restoration, fixture->configuration, NULL, &error));
  g_assert_no_error (error);
  assert_rules (fixture, id, FALSE);
}

/* A group that is gone by now is left out. */
static void
test_restore_access_gone (IdpFixture    *fixture,
                          gconstpointer  data)
{
  const char *id = life_get_id (fixture->connector);
  g_autoptr(GPtrArray) steps = NULL;
  g_autoptr(LanyardGroup) group = lanyard_group_new ("Gone");
  g_autoptr(LanyardChanges) added = lanyard_changes_new ("Add");
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Delete");
  g_autoptr(LanyardRestoration) restoration = NULL;
  g_autoptr(LanyardRecord) stored = NULL;
  g_autoptr(GError) error = NULL;
  gint64 number;

  lanyard_changes_save (added, LANYARD_RECORD (group));
  lanyard_configuration_apply_sync (fixture->configuration, added, NULL, &error);
  g_assert_no_error (error);
  grant (fixture, group, id, TRUE);
  number = lanyard_history_step_get_number (get_newest (fixture, id, &steps));
  grant (fixture, group, id, FALSE);
  stored = lanyard_configuration_load_sync (fixture->configuration, LANYARD_TYPE_GROUP, life_get_id (group), &error);
  g_assert_no_error (error);
  lanyard_changes_delete (changes, stored);
  lanyard_configuration_apply_sync (fixture->configuration, changes, NULL, &error);
  g_assert_no_error (error);

  restoration = plan_restoration (fixture, number);
  g_assert_cmpint (restoration->pairs->len, ==, 0);
  g_assert_true (lanyard_restoration_apply_sync (restoration, fixture->configuration, NULL, &error));
  g_assert_no_error (error);
}

/* What is active does not become something that could not be activated. */
static void
test_restore_refused (IdpFixture    *fixture,
                      gconstpointer  data)
{
  g_autoptr(LanyardConnector) draft = life_add (fixture, "custom", "Draft");
  g_autoptr(GPtrArray) steps = NULL;
  g_autoptr(GError) error = NULL;
  gint64 empty = lanyard_history_step_get_number (get_newest (fixture, life_get_id (draft), &steps));

  lanyard_item_set_text (LANYARD_ITEM (draft), "sp_entity_id", "https://draft.example.org/sp", FALSE, NULL);
  lanyard_item_set_text (LANYARD_ITEM (draft), "acs", "https://draft.example.org/acs", FALSE, NULL);
  idp_fixture_save (fixture, &draft);
  grant (fixture, fixture->staff, life_get_id (draft), TRUE);
  g_assert_true (lanyard_administration_activate_sync (fixture->configuration, life_get_id (draft), NOW, NULL, &error));
  g_assert_no_error (error);

  g_assert_null (lanyard_restoration_new_sync (fixture->configuration, empty, NOW, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (lanyard_restoration_new_sync (fixture->configuration, 100000, NOW, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND);
}

static void
test_restore_deleted (IdpFixture    *fixture,
                      gconstpointer  data)
{
  g_autofree char *id = g_strdup (life_get_id (fixture->connector));
  g_autoptr(LanyardConnector) stored = life_load (fixture, id);
  g_autoptr(LanyardConnector) back = NULL;
  g_autoptr(LanyardRestoration) restoration = NULL;
  g_autoptr(LanyardCertificate) certificate = NULL;
  g_autoptr(GPtrArray) gone = NULL;
  g_autoptr(GPtrArray) none = NULL;
  g_autoptr(GError) error = NULL;
  LanyardHistoryQuery query = { .kind = "connector", .gone = TRUE };

  delete_connector (fixture, stored);
  gone = list (fixture, &query);
  g_assert_cmpint (gone->len, ==, 1);
  g_assert_cmpstr (lanyard_history_step_get_connector_id (gone->pdata[0]), ==, id);

  restoration = plan_restoration (fixture, lanyard_history_step_get_number (gone->pdata[0]));
  g_assert_true (restoration->was_deleted);
  g_assert_true (lanyard_restoration_apply_sync (restoration, fixture->configuration, NULL, &error));
  g_assert_no_error (error);

  back = life_load (fixture, id);
  g_assert_cmpint (lanyard_connector_get_state (back), ==, LANYARD_CONNECTOR_ACTIVE);
  g_assert_true (life_is_granted (fixture, fixture->staff, id));
  certificate = lanyard_administration_load_certificate_sync (fixture->configuration, id, &error);
  g_assert_no_error (error);
  none = list (fixture, &query);
  g_assert_cmpint (none->len, ==, 0);
}

/* An earlier point of a deleted one comes back switched off. */
static void
test_restore_deleted_earlier (IdpFixture    *fixture,
                              gconstpointer  data)
{
  const char *id = life_get_id (fixture->connector);
  g_autoptr(GPtrArray) steps = NULL;
  g_autoptr(LanyardConnector) stored = life_load (fixture, id);
  g_autoptr(LanyardRestoration) restoration = NULL;
  gint64 number = lanyard_history_step_get_number (get_newest (fixture, id, &steps));

  delete_connector (fixture, stored);
  restoration = plan_restoration (fixture, number);
  g_assert_cmpint (lanyard_connector_get_state (restoration->connector), ==, LANYARD_CONNECTOR_INACTIVE);
  g_assert_true (has_note (restoration, "comes back switched off"));
}

static void
test_duplicate (IdpFixture    *fixture,
                gconstpointer  data)
{
  const char *id = life_get_id (fixture->connector);
  g_autoptr(LanyardConnector) plain = NULL;
  g_autoptr(LanyardConnector) granted = NULL;
  g_autoptr(GPtrArray) key_pairs = NULL;
  g_autoptr(GError) error = NULL;

  plain = lanyard_administration_duplicate_sync (fixture->configuration, id, NULL, NULL, FALSE, NULL, &error);
  g_assert_no_error (error);
  granted = lanyard_administration_duplicate_sync (fixture->configuration, id, "Production", NULL, TRUE, NULL, &error);
  g_assert_no_error (error);

  g_assert_cmpint (lanyard_connector_get_state (plain), ==, LANYARD_CONNECTOR_DRAFT);
  g_assert_cmpstr (lanyard_connector_get_sp_entity_id (plain), ==, FIXTURE_SP);
  g_assert_cmpstr (lanyard_connector_get_slug (plain), !=, lanyard_connector_get_slug (fixture->connector));
  g_assert_cmpstr (lanyard_connector_get_slug (granted), ==, "production");
  g_assert_cmpstr (lanyard_connector_get_idp_entity_id (granted), !=,
                   lanyard_connector_get_idp_entity_id (fixture->connector));
  g_assert_false (life_is_granted (fixture, fixture->staff, life_get_id (plain)));
  g_assert_true (life_is_granted (fixture, fixture->staff, life_get_id (granted)));

  key_pairs = lanyard_configuration_list_key_pairs_sync (fixture->configuration, life_get_id (granted), &error);
  g_assert_cmpint (key_pairs->len, ==, 0);
  g_assert_null (lanyard_administration_duplicate_sync (fixture->configuration, id, NULL, "production", FALSE, NULL,
                                                        &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_EXISTS);
}

static void
test_compare (IdpFixture    *fixture,
              gconstpointer  data)
{
  g_autoptr(LanyardConnector) duplicate = NULL;
  g_autoptr(GPtrArray) different = NULL;
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GError) error = NULL;
  const char *id = life_get_id (fixture->connector);

  duplicate = lanyard_administration_duplicate_sync (fixture->configuration, id, NULL, NULL, FALSE, NULL, &error);
  g_object_set (duplicate,
                "sp-entity-id", "https://staging.example.org/metadata",
                "sign", LANYARD_SIGN_ASSERTION,
                NULL);
  idp_fixture_save (fixture, &duplicate);

  different = lanyard_administration_compare_sync (fixture->configuration, id, life_get_id (duplicate),
                                                   LANYARD_PAIRS_DIFFERENT, &error);
  g_assert_no_error (error);
  all = lanyard_administration_compare_sync (fixture->configuration, id, life_get_id (duplicate), LANYARD_PAIRS_ALL, &error);
  g_assert_cmpint (all->len, >, different->len);

  g_assert_true (lanyard_field_pair_is_expected (life_find_pair (different, "slug")));
  g_assert_true (lanyard_field_pair_is_expected (life_find_pair (different, "idp_entity_id")));
  g_assert_true (lanyard_field_pair_is_expected (life_find_pair (different, "certificate")));
  /* the same path on another host */
  g_assert_true (lanyard_field_pair_is_expected (life_find_pair (different, "sp_entity_id")));
  g_assert_false (lanyard_field_pair_is_expected (life_find_pair (different, "sign")));
  g_assert_false (lanyard_field_pair_is_expected (life_find_pair (different, "groups")));
  g_assert_false (lanyard_field_pair_differs (life_find_pair (all, "name_id_format")));
}

static void
test_url_changes (IdpFixture    *fixture,
                  gconstpointer  data)
{
  g_autoptr(GPtrArray) pairs = NULL;
  g_autoptr(GError) error = NULL;

  pairs = lanyard_administration_list_url_changes_sync (fixture->configuration, fixture->connector, "elsewhere", &error);
  g_assert_no_error (error);
  g_assert_cmpint (pairs->len, >=, 2);
  for (guint i = 0; i < pairs->len; i++)
    g_assert_nonnull (strstr (lanyard_field_pair_get_right (pairs->pdata[i]), "/elsewhere"));

  g_assert_null (lanyard_administration_list_url_changes_sync (fixture->configuration, fixture->connector, "No Slug",
                                                               &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID);
}

#define ADD(name, func) \
  g_test_add ("/idp/life/" name, IdpFixture, NULL, idp_fixture_set_up, func, idp_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("history", test_history);
  ADD ("secrets", test_secrets);
  ADD ("lists", test_lists);
  ADD ("restore", test_restore);
  ADD ("restore-certificates", test_restore_certificates);
  ADD ("restore-access", test_restore_access);
  ADD ("restore-access-deleted", test_restore_access_deleted);
  ADD ("restore-access-gone", test_restore_access_gone);
  ADD ("restore-refused", test_restore_refused);
  ADD ("restore-deleted", test_restore_deleted);
  ADD ("restore-deleted-earlier", test_restore_deleted_earlier);
  ADD ("duplicate", test_duplicate);
  ADD ("compare", test_compare);
  ADD ("url-changes", test_url_changes);

  return g_test_run ();
}
