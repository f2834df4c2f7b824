/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fake-configuration.h"
#include "lanyard-error.h"

typedef struct
{
  FakeConfiguration *fake;
  LanyardConfiguration *configuration;
  GListModel *list;
  GPtrArray *mirror;      /* what a view knows from the signals alone */
  guint n_signals;
} Fixture;

static gboolean
is_loading (Fixture *fixture)
{
  gboolean loading;

  g_object_get (fixture->list, "loading", &loading, NULL);

  return loading;
}

static void
items_changed_cb (GListModel *list,
                  guint       position,
                  guint       removed,
                  guint       added,
                  gpointer    user_data)
{
  Fixture *fixture = user_data;

  fixture->n_signals++;
  if (removed > 0)
    g_ptr_array_remove_range (fixture->mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (fixture->mirror, position + i, g_list_model_get_item (list, position + i));

  /* at every signal, what a view knows is what the list says */
  g_assert_cmpuint (fixture->mirror->len, ==, g_list_model_get_n_items (list));
  for (guint i = 0; i < fixture->mirror->len; i += 1 + fixture->mirror->len / 64)
    {
      g_autoptr(GObject) item = g_list_model_get_item (list, i);

      g_assert_true (item == fixture->mirror->pdata[i]);
    }
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->fake = fake_configuration_new ();
  fixture->configuration = LANYARD_CONFIGURATION (fixture->fake);
  fixture->mirror = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC / 10;

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_ptr_array_unref (fixture->mirror);
  if (fixture->list != NULL)
    g_signal_handlers_disconnect_by_data (fixture->list, fixture);
  fake_configuration_finish (FAKE_CONFIGURATION (fixture->configuration));
}

static void
open_list (Fixture *fixture)
{
  fixture->list = lanyard_configuration_get_list (fixture->configuration, LANYARD_TYPE_GROUP);
  g_assert_true (fixture->list == lanyard_configuration_get_list (fixture->configuration, LANYARD_TYPE_GROUP));
  g_assert_true (g_list_model_get_item_type (fixture->list) == LANYARD_TYPE_GROUP);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (items_changed_cb), fixture);
  g_assert_true (is_loading (fixture));
  while (is_loading (fixture))
    g_main_context_iteration (NULL, TRUE);
  settle ();
}

static char *
describe_list (Fixture *fixture)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (fixture->list); i++)
    {
      g_autoptr(LanyardRecord) record = g_list_model_get_item (fixture->list, i);

      g_string_append_printf (text, "%s ", lanyard_record_get_title (record));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_list (Fixture    *fixture,
             const char *expected)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  g_autofree char *text = describe_list (fixture);

  while (g_strcmp0 (text, expected) != 0 && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_free (text);
      text = describe_list (fixture);
    }
  g_assert_cmpstr (text, ==, expected);
}

static LanyardGroup *
add_group (Fixture    *fixture,
           const char *name)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Add");
  LanyardGroup *group = lanyard_group_new (name);

  lanyard_changes_save (changes, LANYARD_RECORD (group));
  g_assert_true (lanyard_configuration_apply_sync (fixture->configuration, changes, NULL, NULL));

  return group;
}

static void
rename_group (Fixture      *fixture,
              LanyardGroup *group,
              const char   *name)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Rename");

  g_object_set (group, "name", name, NULL);
  lanyard_changes_save (changes, LANYARD_RECORD (group));
  g_assert_true (lanyard_configuration_apply_sync (fixture->configuration, changes, NULL, NULL));
}

static void
delete_group (Fixture      *fixture,
              LanyardGroup *group)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Delete");

  lanyard_changes_delete (changes, LANYARD_RECORD (group));
  g_assert_true (lanyard_configuration_apply_sync (fixture->configuration, changes, NULL, NULL));
}

static void
test_updates (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(LanyardGroup) beta = add_group (fixture, "beta");
  g_autoptr(LanyardGroup) alpha = add_group (fixture, "Alpha");
  g_autoptr(LanyardGroup) gamma = NULL;
  g_autoptr(LanyardGroup) silent = lanyard_group_new ("Silent");
  g_autoptr(LanyardRecord) kept = NULL;
  g_autoptr(LanyardRecord) still = NULL;
  guint n_items;

  open_list (fixture);
  assert_list (fixture, "Alpha beta ");
  g_assert_cmpuint (fixture->n_signals, ==, 1);
  g_assert_cmpuint (fake_configuration_get_n_lists (fixture->fake), ==, 1);
  kept = g_list_model_get_item (fixture->list, 1);

  gamma = add_group (fixture, "Gamma");
  assert_list (fixture, "Alpha beta Gamma ");
  rename_group (fixture, alpha, "Zeta");
  assert_list (fixture, "beta Gamma Zeta ");
  delete_group (fixture, gamma);
  assert_list (fixture, "beta Zeta ");
  g_object_get (fixture->list, "n-items", &n_items, NULL);
  g_assert_cmpuint (n_items, ==, 2);

  fake_configuration_save_silently (fixture->fake, LANYARD_RECORD (silent));
  assert_list (fixture, "beta Silent Zeta ");

  /* what did not change is the same object; only the rest was read */
  still = g_list_model_get_item (fixture->list, 0);
  g_assert_true (kept == still);
  g_assert_cmpuint (fake_configuration_get_n_lists (fixture->fake), ==, 1);
}

static void
test_other_kinds_do_not_matter (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autoptr(LanyardGroup) group = add_group (fixture, "Staff");
  g_autoptr(LanyardPerson) person = lanyard_person_new ("ada", NULL);
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Add");

  open_list (fixture);
  fixture->n_signals = 0;
  lanyard_changes_save (changes, LANYARD_RECORD (person));
  g_assert_true (lanyard_configuration_apply_sync (fixture->configuration, changes, NULL, NULL));
  settle ();

  assert_list (fixture, "Staff ");
  g_assert_cmpuint (fixture->n_signals, ==, 0);
  g_assert_cmpuint (fake_configuration_get_n_loads (fixture->fake), ==, 0);
}

static void
test_failure_is_state (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *message = NULL;
  g_autofree char *none = NULL;
  g_autoptr(LanyardGroup) group = NULL;

  fake_configuration_set_broken (fixture->fake, TRUE);
  open_list (fixture);
  g_object_get (fixture->list, "error-message", &message, NULL);
  g_assert_cmpstr (message, ==, "Broken");

  fake_configuration_set_broken (fixture->fake, FALSE);
  group = add_group (fixture, "Staff");
  assert_list (fixture, "Staff ");
  settle ();
  g_object_get (fixture->list, "error-message", &none, NULL);
  g_assert_null (none);
}

/* Many records, in one change: everything is read again, in the right order,
 * with few signals, and a view that follows the signals is never wrong. */
static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  const guint n_groups = 20000;
  g_autoptr(GPtrArray) groups = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(LanyardChanges) add = lanyard_changes_new ("Add");
  g_autoptr(LanyardChanges) edit = lanyard_changes_new ("Edit");
  g_autoptr(LanyardChanges) few = lanyard_changes_new ("Edit a few");
  const char *previous = "";
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  for (guint i = 0; i < n_groups; i++)
    {
      g_autofree char *name = g_strdup_printf ("group %06u", (i * 7919) % n_groups);

      g_ptr_array_add (groups, lanyard_group_new (name));
      lanyard_changes_save (add, groups->pdata[i]);
    }
  g_assert_true (lanyard_configuration_apply_sync (fixture->configuration, add, NULL, NULL));
  open_list (fixture);
  g_assert_cmpuint (fixture->mirror->len, ==, n_groups);
  g_assert_cmpuint (fixture->n_signals, ==, 1);

  /* every third: more than are read one by one */
  for (guint i = 0; i < n_groups; i += 3)
    {
      g_object_set (groups->pdata[i], "description", "changed", NULL);
      lanyard_changes_save (edit, groups->pdata[i]);
    }
  g_assert_true (lanyard_configuration_apply_sync (fixture->configuration, edit, NULL, NULL));
  while (fixture->n_signals < 2 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (fixture->n_signals, ==, 2);
  g_assert_cmpuint (fake_configuration_get_n_lists (fixture->fake), ==, 2);

  /* ten of them move to the end */
  for (guint i = 0; i < 10; i++)
    {
      g_object_set (groups->pdata[i * 100], "name", "zzz", NULL);
      lanyard_changes_save (few, groups->pdata[i * 100]);
    }
  g_assert_true (lanyard_configuration_apply_sync (fixture->configuration, few, NULL, NULL));
  while (fixture->n_signals < 13 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (fixture->n_signals, ==, 13);
  g_assert_cmpuint (fake_configuration_get_n_loads (fixture->fake), ==, 10);

  g_assert_cmpuint (fixture->mirror->len, ==, n_groups);
  for (guint i = 0; i < n_groups; i++)
    {
      const char *title = lanyard_record_get_title (fixture->mirror->pdata[i]);

      g_assert_cmpstr (previous, <=, title);
      previous = title;
    }
}

/* Whatever happens, the list ends as a fresh reading does. */
static void
test_random (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GPtrArray) groups = g_ptr_array_new_with_free_func (g_object_unref);

  open_list (fixture);
  for (guint round = 0; round < 300; round++)
    {
      g_autofree char *name = g_strdup_printf ("%c%c", g_test_rand_int_range ('a', 'g'), g_test_rand_int_range ('a', 'g'));
      guint choice = g_test_rand_int_range (0, 3);
      guint victim = groups->len > 0 ? g_test_rand_int_range (0, groups->len) : 0;

      if (choice == 0 || groups->len < 5)
        {
          g_ptr_array_add (groups, add_group (fixture, name));
        }
      else if (choice == 1)
        {
          rename_group (fixture, groups->pdata[victim], name);
        }
      else
        {
          delete_group (fixture, groups->pdata[victim]);
          g_ptr_array_remove_index (groups, victim);
        }
      if (round % 7 == 0)
        for (guint i = 0; i < 5; i++)
          g_main_context_iteration (NULL, FALSE);
    }

  {
    g_autoptr(GPtrArray) expected = lanyard_configuration_list_sync (fixture->configuration, LANYARD_TYPE_GROUP, NULL);
    g_autoptr(GString) text = g_string_new (NULL);

    for (guint i = 0; i < expected->len; i++)
      g_string_append_printf (text, "%s ", lanyard_record_get_title (expected->pdata[i]));
    assert_list (fixture, text->str);
  }
}

static void
test_outlives (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(LanyardGroup) group = add_group (fixture, "Staff");
  g_autoptr(GListModel) list = NULL;

  open_list (fixture);
  list = g_object_ref (fixture->list);
  g_signal_handlers_disconnect_by_data (list, fixture);
  fixture->list = NULL;
  tear_down (fixture, data);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1);
  g_assert_finalize_object (g_steal_pointer (&list));

  set_up (fixture, data);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/model/record-list/updates", Fixture, NULL, set_up, test_updates, tear_down);
  g_test_add ("/model/record-list/other-kinds-do-not-matter", Fixture, NULL, set_up, test_other_kinds_do_not_matter, tear_down);
  g_test_add ("/model/record-list/failure-is-state", Fixture, NULL, set_up, test_failure_is_state, tear_down);
  g_test_add ("/model/record-list/many", Fixture, NULL, set_up, test_many, tear_down);
  g_test_add ("/model/record-list/random", Fixture, NULL, set_up, test_random, tear_down);
  g_test_add ("/model/record-list/outlives", Fixture, NULL, set_up, test_outlives, tear_down);

  return g_test_run ();
}
