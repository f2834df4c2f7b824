/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "life-fixture.h"

#include "lanyard-administration.h"
#include "lanyard-bulk.h"
#include "lanyard-error.h"
#include "lanyard-rollover.h"

#include <string.h>

#define NOW FIXTURE_NOW

static void
plan (LanyardBulk *bulk,
      IdpFixture  *fixture)
{
  g_autoptr(GError) error = NULL;

  lanyard_bulk_plan_sync (bulk, fixture->configuration, NOW, NULL, &error);
  g_assert_no_error (error);
}

static const char *
get_reason (LanyardBulk *bulk,
            guint        position)
{
  return lanyard_bulk_item_get_reason (g_ptr_array_index (lanyard_bulk_get_items (bulk), position));
}

static void
count_progress (guint    n,
                guint    n_all,
                gpointer data)
{
  guint *seen = data;

  g_assert_cmpint (n, ==, *seen + 1);
  g_assert_cmpint (n_all, ==, 1);
  *seen = n;
}

static void
test_bulk_attribute (IdpFixture    *fixture,
                     gconstpointer  data)
{
  g_autoptr(LanyardConnector) bookmark = life_add (fixture, "bookmark", "Link");
  g_autoptr(LanyardConnector) second = life_add (fixture, "custom", "Second");
  const char *ids[] = { life_get_id (fixture->connector), life_get_id (bookmark), life_get_id (second), NULL };
  g_autoptr(LanyardBulk) bulk = lanyard_bulk_new (LANYARD_BULK_ADD_ATTRIBUTE, ids);
  g_autoptr(LanyardBulk) again = lanyard_bulk_new (LANYARD_BULK_ADD_ATTRIBUTE, ids);
  g_autoptr(LanyardAttribute) attribute = lanyard_attribute_new ("dept", "department");
  g_autoptr(LanyardConnector) changed = NULL;
  g_autoptr(LanyardConnector) undone = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *change_id = NULL;
  guint n_before = g_list_model_get_n_items (lanyard_connector_get_attributes (fixture->connector));

  lanyard_bulk_set_attribute (bulk, attribute);
  lanyard_bulk_set_attribute (again, attribute);
  plan (bulk, fixture);
  g_assert_cmpint (lanyard_bulk_count (bulk), ==, 2);
  g_assert_null (get_reason (bulk, 0));
  g_assert_nonnull (get_reason (bulk, 1));
  life_assert_pair (lanyard_bulk_item_get_pairs (g_ptr_array_index (lanyard_bulk_get_items (bulk), 2)), "attributes[dept]",
               NULL, "Department");

  g_assert_true (lanyard_bulk_apply_sync (bulk, fixture->configuration, NOW, NULL, NULL, NULL, &change_id, &error));
  g_assert_no_error (error);
  changed = life_load (fixture, ids[2]);
  g_assert_cmpint (g_list_model_get_n_items (lanyard_connector_get_attributes (changed)), ==, 1);

  plan (again, fixture);
  g_assert_cmpint (lanyard_bulk_count (again), ==, 0);
  g_assert_false (lanyard_bulk_apply_sync (again, fixture->configuration, NOW, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED);
  g_clear_error (&error);

  g_assert_true (lanyard_configuration_undo_sync (fixture->configuration, change_id, &error));
  undone = life_load (fixture, ids[0]);
  g_assert_cmpint (g_list_model_get_n_items (lanyard_connector_get_attributes (undone)), ==, n_before);

  /* the plan is of before: nothing of it is stored */
  g_assert_false (lanyard_bulk_apply_sync (bulk, fixture->configuration, NOW, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_CONFLICT);
}

static void
test_bulk_rotate (IdpFixture    *fixture,
                  gconstpointer  data)
{
  g_autoptr(LanyardConnector) draft = life_add (fixture, "custom", "Draft");
  const char *ids[] = { life_get_id (fixture->connector), life_get_id (draft), NULL };
  g_autoptr(LanyardBulk) bulk = lanyard_bulk_new (LANYARD_BULK_ROTATE, ids);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GPtrArray) unchanged = NULL;
  g_autoptr(GPtrArray) key_pairs = NULL;
  g_autoptr(GError) error = NULL;
  guint n_seen = 0;

  plan (bulk, fixture);
  g_assert_null (get_reason (bulk, 0));
  g_assert_nonnull (get_reason (bulk, 1));

  g_cancellable_cancel (cancellable);
  g_assert_false (lanyard_bulk_apply_sync (bulk, fixture->configuration, NOW, NULL, NULL, cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  unchanged = lanyard_configuration_list_key_pairs_sync (fixture->configuration, ids[0], NULL);
  g_assert_cmpint (unchanged->len, ==, 1);

  g_assert_true (lanyard_bulk_apply_sync (bulk, fixture->configuration, NOW, count_progress, &n_seen, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n_seen, ==, 1);
  key_pairs = lanyard_configuration_list_key_pairs_sync (fixture->configuration, ids[0], NULL);
  g_assert_cmpint (key_pairs->len, ==, 2);
  g_assert_cmpint (lanyard_key_pair_get_role (key_pairs->pdata[1]), ==, LANYARD_KEY_ROLE_NEXT);

  plan (bulk, fixture);
  g_assert_cmpint (lanyard_bulk_count (bulk), ==, 0);
}

/* A pair that is made in no time, in @role. */
static void
give_pair (IdpFixture     *fixture,
           const char     *id,
           LanyardKeyRole  role)
{
  g_autoptr(LanyardKey) key = lanyard_key_generate (LANYARD_KEY_EC_P384, NULL);
  g_autoptr(LanyardCertificate) certificate = lanyard_certificate_new_self_signed (key, "own", NOW, 30, NULL);
  g_autoptr(GError) error = NULL;

  lanyard_administration_import_pair_sync (fixture->configuration, id, role, key, certificate, NOW, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_stage (IdpFixture           *fixture,
              const char           *id,
              LanyardRolloverStage  stage)
{
  g_autoptr(GPtrArray) key_pairs = lanyard_configuration_list_key_pairs_sync (fixture->configuration, id, NULL);

  g_assert_cmpint (lanyard_rollover_get_stage (key_pairs), ==, stage);
}

/* Takes the step for those that have reached it. */
static LanyardBulk *
take_step (IdpFixture         *fixture,
           LanyardBulkKind     kind,
           const char * const *ids,
           guint               n,
           char              **change_id)
{
  LanyardBulk *bulk = lanyard_bulk_new (kind, ids);
  g_autoptr(GError) error = NULL;

  plan (bulk, fixture);
  g_assert_cmpint (lanyard_bulk_count (bulk), ==, n);
  lanyard_bulk_apply_sync (bulk, fixture->configuration, NOW, NULL, NULL, NULL, change_id, &error);
  g_assert_no_error (error);

  return bulk;
}

/* M-61 for several: those that are not as far say why, and stay. */
static void
test_bulk_rollover (IdpFixture    *fixture,
                    gconstpointer  data)
{
  g_autoptr(LanyardConnector) second = life_add (fixture, "custom", "Second");
  g_autoptr(LanyardConnector) late = life_add (fixture, "custom", "Late");
  g_autoptr(LanyardConnector) bookmark = life_add (fixture, "bookmark", "Link");
  const char *ids[] = { life_get_id (fixture->connector), life_get_id (second), life_get_id (late), life_get_id (bookmark), NULL };
  g_autoptr(LanyardBulk) tick = NULL;
  g_autoptr(LanyardBulk) change = NULL;
  g_autoptr(LanyardBulk) again = NULL;
  g_autoptr(LanyardBulk) retire = NULL;
  g_autoptr(LanyardConnector) undone = NULL;
  g_autoptr(LanyardConnector) switched = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *change_id = NULL;
  LanyardBulkItem *item;

  give_pair (fixture, ids[1], LANYARD_KEY_ROLE_ACTIVE);
  give_pair (fixture, ids[2], LANYARD_KEY_ROLE_ACTIVE);
  give_pair (fixture, ids[0], LANYARD_KEY_ROLE_NEXT);
  give_pair (fixture, ids[1], LANYARD_KEY_ROLE_NEXT);

  tick = take_step (fixture, LANYARD_BULK_TICK, ids, 2, NULL);
  g_assert_null (strstr (get_reason (tick, 2), "“switch”"));
  g_assert_nonnull (strstr (get_reason (tick, 2), "“tick”"));
  g_assert_nonnull (get_reason (tick, 3));
  assert_stage (fixture, ids[0], LANYARD_ROLLOVER_TICKED);
  assert_stage (fixture, ids[2], LANYARD_ROLLOVER_IDLE);

  change = take_step (fixture, LANYARD_BULK_SWITCH, ids, 2, &change_id);
  item = g_ptr_array_index (lanyard_bulk_get_items (change), 0);
  life_assert_pair (lanyard_bulk_item_get_pairs (item), "signature_algorithm", "RSA-SHA256", "ECDSA-SHA384");
  g_assert_nonnull (life_find_pair (lanyard_bulk_item_get_pairs (item), "certificate"));
  switched = life_load (fixture, ids[0]);
  g_assert_cmpint (lanyard_connector_get_signature_algorithm (switched), ==, LANYARD_SIGNATURE_ECDSA_SHA384);
  assert_stage (fixture, ids[0], LANYARD_ROLLOVER_SWITCHED);
  assert_stage (fixture, ids[1], LANYARD_ROLLOVER_SWITCHED);

  g_assert_true (lanyard_configuration_undo_sync (fixture->configuration, change_id, &error));
  undone = life_load (fixture, ids[0]);
  g_assert_cmpint (lanyard_connector_get_signature_algorithm (undone), ==, LANYARD_SIGNATURE_RSA_SHA256);
  assert_stage (fixture, ids[0], LANYARD_ROLLOVER_TICKED);
  assert_stage (fixture, ids[1], LANYARD_ROLLOVER_TICKED);

  again = take_step (fixture, LANYARD_BULK_SWITCH, ids, 2, NULL);
  retire = take_step (fixture, LANYARD_BULK_RETIRE, ids, 2, NULL);
  assert_stage (fixture, ids[0], LANYARD_ROLLOVER_RETIRED);
  assert_stage (fixture, ids[1], LANYARD_ROLLOVER_RETIRED);
}

static void
test_bulk_grant (IdpFixture    *fixture,
                 gconstpointer  data)
{
  g_autoptr(LanyardConnector) draft = life_add (fixture, "custom", "Draft");
  const char *ids[] = { life_get_id (fixture->connector), life_get_id (draft), NULL };
  g_autoptr(LanyardBulk) bulk = lanyard_bulk_new (LANYARD_BULK_GRANT, ids);
  g_autoptr(LanyardBulk) back = lanyard_bulk_new (LANYARD_BULK_REVOKE, ids);
  g_autoptr(GError) error = NULL;

  lanyard_bulk_set_group (bulk, fixture->staff);
  lanyard_bulk_set_group (back, fixture->staff);
  plan (bulk, fixture);
  g_assert_nonnull (get_reason (bulk, 0));
  g_assert_null (get_reason (bulk, 1));
  g_assert_true (lanyard_bulk_apply_sync (bulk, fixture->configuration, NOW, NULL, NULL, NULL, NULL, &error));
  g_assert_true (life_is_granted (fixture, fixture->staff, ids[1]));

  plan (back, fixture);
  g_assert_cmpint (lanyard_bulk_count (back), ==, 2);
  g_assert_true (lanyard_bulk_apply_sync (back, fixture->configuration, NOW, NULL, NULL, NULL, NULL, &error));
  g_assert_false (life_is_granted (fixture, fixture->staff, ids[0]));
}

static void
test_bulk_state (IdpFixture    *fixture,
                 gconstpointer  data)
{
  g_autoptr(LanyardConnector) draft = life_add (fixture, "custom", "Draft");
  const char *ids[] = { life_get_id (fixture->connector), life_get_id (draft), NULL };
  g_autoptr(LanyardBulk) off = lanyard_bulk_new (LANYARD_BULK_DEACTIVATE, ids);
  g_autoptr(LanyardBulk) on = lanyard_bulk_new (LANYARD_BULK_ACTIVATE, ids);
  g_autoptr(LanyardConnector) changed = NULL;
  g_autoptr(GError) error = NULL;

  plan (off, fixture);
  g_assert_null (get_reason (off, 0));
  g_assert_nonnull (get_reason (off, 1));
  g_assert_true (lanyard_bulk_apply_sync (off, fixture->configuration, NOW, NULL, NULL, NULL, NULL, &error));
  changed = life_load (fixture, ids[0]);
  g_assert_cmpint (lanyard_connector_get_state (changed), ==, LANYARD_CONNECTOR_INACTIVE);

  /* the draft has mistakes, which are its reason */
  plan (on, fixture);
  g_assert_null (get_reason (on, 0));
  g_assert_nonnull (get_reason (on, 1));
}

#define ADD(name, func) \
  g_test_add ("/idp/bulk/" name, IdpFixture, NULL, idp_fixture_set_up, func, idp_fixture_tear_down)

static void
test_bulk_rotate_meanwhile (IdpFixture    *fixture,
                            gconstpointer  data)
{
  const char *ids[] = { life_get_id (fixture->connector), NULL };
  g_autoptr(LanyardBulk) mine = lanyard_bulk_new (LANYARD_BULK_ROTATE, ids);
  g_autoptr(LanyardBulk) theirs = lanyard_bulk_new (LANYARD_BULK_ROTATE, ids);
  g_autoptr(GPtrArray) key_pairs = NULL;
  g_autoptr(GError) error = NULL;

  plan (mine, fixture);
  plan (theirs, fixture);
  g_assert_true (lanyard_bulk_apply_sync (theirs, fixture->configuration, NOW, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);

  g_assert_false (lanyard_bulk_apply_sync (mine, fixture->configuration, NOW, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_CONFLICT);
  key_pairs = lanyard_configuration_list_key_pairs_sync (fixture->configuration, ids[0], NULL);
  g_assert_cmpint (key_pairs->len, ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("attribute", test_bulk_attribute);
  ADD ("rotate", test_bulk_rotate);
  ADD ("rotate-meanwhile", test_bulk_rotate_meanwhile);
  ADD ("rollover", test_bulk_rollover);
  ADD ("grant", test_bulk_grant);
  ADD ("state", test_bulk_state);

  return g_test_run ();
}
