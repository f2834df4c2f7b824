/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-error.h"
#include "lanyard-rollover.h"

#define NOW G_GINT64_CONSTANT (1800000000)

static GPtrArray *
make_pairs (void)
{
  GPtrArray *pairs = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (pairs, lanyard_key_pair_new ("app", LANYARD_KEY_ROLE_ACTIVE, "old", NOW - 100));
  return pairs;
}

static void
add_next (GPtrArray *pairs)
{
  g_ptr_array_add (pairs, lanyard_key_pair_new ("app", LANYARD_KEY_ROLE_NEXT, "new", NOW));
}

static guint
take (GPtrArray           *pairs,
      LanyardRolloverStep  step,
      gint64               now)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("step");
  g_autoptr(GError) error = NULL;

  lanyard_rollover_take (step, pairs, "Ann", now, changes, &error);
  g_assert_no_error (error);
  return lanyard_changes_get_changes (changes)->len;
}

static void
assert_stage (GPtrArray            *pairs,
              LanyardRolloverStage  stage)
{
  g_assert_cmpint (lanyard_rollover_get_stage (pairs), ==, stage);
}

/* M-61 */
static void
test_forward (void)
{
  g_autoptr(GPtrArray) pairs = make_pairs ();
  LanyardKeyPair *old, *new;

  assert_stage (pairs, LANYARD_ROLLOVER_IDLE);
  add_next (pairs);
  assert_stage (pairs, LANYARD_ROLLOVER_STAGED);
  old = g_ptr_array_index (pairs, 0);
  new = g_ptr_array_index (pairs, 1);

  g_assert_cmpuint (take (pairs, LANYARD_ROLLOVER_TICK, NOW + 1), ==, 1);
  assert_stage (pairs, LANYARD_ROLLOVER_TICKED);
  g_assert_cmpint (lanyard_key_pair_get_ticked (new), ==, NOW + 1);
  g_assert_cmpstr (lanyard_key_pair_get_ticked_by (new), ==, "Ann");

  g_assert_cmpuint (take (pairs, LANYARD_ROLLOVER_SWITCH, NOW + 2), ==, 2);
  assert_stage (pairs, LANYARD_ROLLOVER_SWITCHED);
  g_assert_true (lanyard_rollover_get_active (pairs) == new);
  g_assert_true (lanyard_rollover_get_other (pairs) == old);
  g_assert_cmpint (lanyard_key_pair_get_replaced (old), ==, NOW + 2);

  g_assert_cmpuint (take (pairs, LANYARD_ROLLOVER_RETIRE, NOW + 3), ==, 1);
  assert_stage (pairs, LANYARD_ROLLOVER_RETIRED);
  g_assert_cmpint (lanyard_key_pair_get_role (old), ==, LANYARD_KEY_ROLE_RETIRED);
  g_assert_cmpint (lanyard_key_pair_get_retired (old), ==, NOW + 3);
}

static void
test_back (void)
{
  g_autoptr(GPtrArray) pairs = make_pairs ();
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("back");
  g_autoptr(GError) error = NULL;
  LanyardChange *change;
  LanyardKeyPair *old, *new;

  add_next (pairs);
  old = g_ptr_array_index (pairs, 0);
  new = g_ptr_array_index (pairs, 1);
  take (pairs, LANYARD_ROLLOVER_TICK, NOW + 1);
  take (pairs, LANYARD_ROLLOVER_SWITCH, NOW + 2);
  take (pairs, LANYARD_ROLLOVER_RETIRE, NOW + 3);

  take (pairs, LANYARD_ROLLOVER_BACK, NOW + 4);
  assert_stage (pairs, LANYARD_ROLLOVER_SWITCHED);
  take (pairs, LANYARD_ROLLOVER_BACK, NOW + 5);
  assert_stage (pairs, LANYARD_ROLLOVER_TICKED);
  g_assert_true (lanyard_rollover_get_active (pairs) == old);
  g_assert_cmpint (lanyard_key_pair_get_replaced (old), ==, 0);
  g_assert_cmpint (lanyard_key_pair_get_replaced (new), ==, 0);
  take (pairs, LANYARD_ROLLOVER_BACK, NOW + 6);
  assert_stage (pairs, LANYARD_ROLLOVER_STAGED);
  g_assert_null (lanyard_key_pair_get_ticked_by (new));

  lanyard_rollover_take (LANYARD_ROLLOVER_BACK, pairs, "Ann", NOW + 7, changes, &error);
  g_assert_no_error (error);
  change = g_ptr_array_index (lanyard_changes_get_changes (changes), 0);
  g_assert_cmpint (change->type, ==, LANYARD_CHANGE_DELETE);
  g_assert_cmpstr (lanyard_record_get_id (change->record), ==, lanyard_record_get_id (LANYARD_RECORD (new)));
}

/* Every step in every stage. */
static void
test_allowed (void)
{
  static const char table[][5] = {
    /* start, tick, switch, retire, back */
    [LANYARD_ROLLOVER_NONE] = { 0, 0, 0, 0, 0 },
    [LANYARD_ROLLOVER_IDLE] = { 1, 0, 0, 0, 0 },
    [LANYARD_ROLLOVER_STAGED] = { 0, 1, 0, 0, 1 },
    [LANYARD_ROLLOVER_TICKED] = { 0, 0, 1, 0, 1 },
    [LANYARD_ROLLOVER_SWITCHED] = { 0, 0, 0, 1, 1 },
    [LANYARD_ROLLOVER_RETIRED] = { 1, 0, 0, 0, 1 },
  };

  for (guint stage = 0; stage < G_N_ELEMENTS (table); stage++)
    for (guint step = 0; step < 5; step++)
      {
        g_autoptr(GError) error = NULL;

        g_assert_cmpint (lanyard_rollover_allows (stage, step), ==, table[stage][step]);
        g_assert_cmpint (lanyard_rollover_check (stage, step, &error), ==, table[stage][step]);
        if (!table[stage][step])
          g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED);
      }
}

/* Nothing comes back once another key was put in place. */
static void
test_other_key (void)
{
  g_autoptr(GPtrArray) pairs = make_pairs ();
  g_autoptr(GPtrArray) none = g_ptr_array_new ();

  assert_stage (none, LANYARD_ROLLOVER_NONE);
  add_next (pairs);
  take (pairs, LANYARD_ROLLOVER_TICK, NOW + 1);
  take (pairs, LANYARD_ROLLOVER_SWITCH, NOW + 2);
  take (pairs, LANYARD_ROLLOVER_RETIRE, NOW + 3);
  g_object_set (g_ptr_array_index (pairs, 1), "role", LANYARD_KEY_ROLE_RETIRED, NULL);
  g_ptr_array_add (pairs, lanyard_key_pair_new ("app", LANYARD_KEY_ROLE_ACTIVE, "own", NOW + 4));
  assert_stage (pairs, LANYARD_ROLLOVER_IDLE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/rollover/m-61-forward", test_forward);
  g_test_add_func ("/model/rollover/back", test_back);
  g_test_add_func ("/model/rollover/allowed", test_allowed);
  g_test_add_func ("/model/rollover/other-key", test_other_key);

  return g_test_run ();
}
