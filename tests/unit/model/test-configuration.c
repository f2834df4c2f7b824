/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "fake-configuration.h"
#include "lanyard-error.h"

/* The loop has to wake up even if what a test waits for does not come. */
static void
wait_for (guint *count,
          guint  wanted)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (*count < wanted && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (*count, >=, wanted);
}

static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC / 10;

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
}

static LanyardChanges *
create_changes (const char *name)
{
  LanyardChanges *changes = lanyard_changes_new ("Add a group");
  g_autoptr(LanyardGroup) group = lanyard_group_new (name);

  lanyard_changes_save (changes, LANYARD_RECORD (group));
  return changes;
}

static void
test_changes (void)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Many things");
  g_autoptr(LanyardGroup) group = lanyard_group_new ("Staff");
  g_autoptr(LanyardKeyPair) key_pair = lanyard_key_pair_new ("c", LANYARD_KEY_ROLE_ACTIVE, "pem", 1);
  g_autoptr(GBytes) key = g_bytes_new_static ("der", 3);
  GPtrArray *list;
  LanyardChange *change;

  lanyard_changes_save (changes, LANYARD_RECORD (group));
  g_object_set (group, "name", "Later", NULL);
  lanyard_changes_delete (changes, LANYARD_RECORD (group));
  lanyard_changes_link (changes, LANYARD_RELATION_GRANT, "g", "c", TRUE);
  lanyard_changes_link (changes, LANYARD_RELATION_MEMBER, "g", "p", FALSE);
  lanyard_changes_set_password (changes, "p", "hash");
  lanyard_changes_set_password (changes, "p", NULL);
  lanyard_changes_add_key_pair (changes, key_pair, key);

  g_assert_cmpstr (lanyard_changes_get_summary (changes), ==, "Many things");
  list = lanyard_changes_get_changes (changes);
  g_assert_cmpuint (list->len, ==, 7);

  change = list->pdata[0];
  g_assert_cmpint (change->type, ==, LANYARD_CHANGE_SAVE);
  g_assert_cmpstr (lanyard_group_get_name (LANYARD_GROUP (change->record)), ==, "Staff");
  g_assert_cmpstr (lanyard_record_get_id (change->record), ==, lanyard_record_get_id (LANYARD_RECORD (group)));
  change = list->pdata[1];
  g_assert_cmpint (change->type, ==, LANYARD_CHANGE_DELETE);
  change = list->pdata[2];
  g_assert_cmpint (change->type, ==, LANYARD_CHANGE_LINK);
  g_assert_cmpint (change->relation, ==, LANYARD_RELATION_GRANT);
  g_assert_cmpstr (change->from_id, ==, "g");
  g_assert_cmpstr (change->to_id, ==, "c");
  change = list->pdata[3];
  g_assert_cmpint (change->type, ==, LANYARD_CHANGE_UNLINK);
  change = list->pdata[4];
  g_assert_cmpint (change->type, ==, LANYARD_CHANGE_PASSWORD);
  g_assert_cmpstr (change->password_hash, ==, "hash");
  change = list->pdata[5];
  g_assert_null (change->password_hash);
  change = list->pdata[6];
  g_assert_cmpint (change->type, ==, LANYARD_CHANGE_KEY_PAIR);
  g_assert_true (change->private_key == key);
}

static void
test_apply_validates (void)
{
  g_autoptr(LanyardConfiguration) configuration = LANYARD_CONFIGURATION (fake_configuration_new ());
  g_autoptr(LanyardChanges) good = create_changes ("Staff");
  g_autoptr(LanyardChanges) bad = create_changes ("");
  g_autoptr(GError) error = NULL;
  g_autofree char *change_id = NULL;
  g_autoptr(GPtrArray) groups = NULL;

  g_assert_cmpstr (lanyard_configuration_get_location (configuration), ==, "memory");
  g_assert_cmpstr (lanyard_configuration_get_actor (configuration), ==, "tester");

  g_assert_false (lanyard_configuration_apply_sync (configuration, bad, &change_id, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID);
  g_assert_null (change_id);
  g_clear_error (&error);

  g_assert_true (lanyard_configuration_apply_sync (configuration, good, &change_id, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (change_id, ==, "change-1");

  groups = lanyard_configuration_list_sync (configuration, LANYARD_TYPE_GROUP, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (groups->len, ==, 1);
  g_assert_cmpint (lanyard_record_get_revision (groups->pdata[0]), ==, 1);
  g_assert_null (lanyard_configuration_load_settings_sync (configuration, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND);
}

static void
test_list_is_sorted (void)
{
  static const char * const names[] = { "beta", "Alpha", "Gamma", "alpha 2", "ALPHA 1", "delta" };
  static const char * const sorted[] = { "Alpha", "ALPHA 1", "alpha 2", "beta", "delta", "Gamma" };
  g_autoptr(LanyardConfiguration) configuration = LANYARD_CONFIGURATION (fake_configuration_new ());
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Add groups");
  g_autoptr(GPtrArray) groups = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(LanyardGroup) group = lanyard_group_new (names[i]);

      lanyard_changes_save (changes, LANYARD_RECORD (group));
    }
  g_assert_true (lanyard_configuration_apply_sync (configuration, changes, NULL, NULL));

  groups = lanyard_configuration_list_sync (configuration, LANYARD_TYPE_GROUP, NULL);
  g_assert_cmpuint (groups->len, ==, G_N_ELEMENTS (sorted));
  for (guint i = 0; i < groups->len; i++)
    g_assert_cmpstr (lanyard_record_get_title (groups->pdata[i]), ==, sorted[i]);
}

static void
keep_result_cb (GObject      *source_object,
                GAsyncResult *result,
                gpointer      user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static GAsyncResult *
wait_result (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static gpointer
count_groups (LanyardConfiguration  *configuration,
              gpointer               data,
              GError               **error)
{
  g_autoptr(GPtrArray) groups = lanyard_configuration_list_sync (configuration, LANYARD_TYPE_GROUP, error);

  g_assert_true (g_thread_self () != data);
  return groups != NULL ? g_strdup_printf ("%u groups", groups->len) : NULL;
}

static void
test_async (void)
{
  g_autoptr(LanyardConfiguration) configuration = LANYARD_CONFIGURATION (fake_configuration_new ());
  g_autoptr(GError) error = NULL;
  g_autofree char *change_id = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GAsyncResult) applied = NULL;
  g_autoptr(GAsyncResult) refused = NULL;
  g_autoptr(GAsyncResult) undone = NULL;
  g_autoptr(GAsyncResult) loaded = NULL;
  g_autoptr(GAsyncResult) ran = NULL;
  g_autoptr(GAsyncResult) linked = NULL;
  g_auto(GStrv) links = NULL;

  lanyard_configuration_apply_async (configuration, create_changes ("Staff"), NULL, keep_result_cb, &applied);
  g_assert_true (lanyard_configuration_apply_finish (configuration, wait_result (&applied), &change_id, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (change_id, ==, "change-1");

  lanyard_configuration_apply_async (configuration, create_changes (NULL), NULL, keep_result_cb, &refused);
  g_assert_false (lanyard_configuration_apply_finish (configuration, wait_result (&refused), NULL, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID);
  g_clear_error (&error);

  lanyard_configuration_undo_async (configuration, change_id, NULL, keep_result_cb, &undone);
  g_assert_false (lanyard_configuration_undo_finish (configuration, wait_result (&undone), &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_CONFLICT);
  g_clear_error (&error);

  lanyard_configuration_load_async (configuration, LANYARD_TYPE_GROUP, "none", NULL, keep_result_cb, &loaded);
  g_assert_null (lanyard_configuration_load_finish (configuration, wait_result (&loaded), &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND);
  g_clear_error (&error);

  lanyard_configuration_list_links_async (configuration, LANYARD_RELATION_GRANT, NULL, "c", NULL, keep_result_cb, &linked);
  links = lanyard_configuration_list_links_finish (configuration, wait_result (&linked), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (links[0], ==, "c");

  lanyard_configuration_run_async (configuration, count_groups, g_thread_self (), NULL, g_free, NULL, keep_result_cb, &ran);
  text = lanyard_configuration_run_finish (configuration, wait_result (&ran), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "1 groups");
}

static void
test_cancelled_before (void)
{
  g_autoptr(LanyardConfiguration) configuration = LANYARD_CONFIGURATION (fake_configuration_new ());
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) applied = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) groups = NULL;

  g_cancellable_cancel (cancellable);
  lanyard_configuration_apply_async (configuration, create_changes ("Staff"), cancellable, keep_result_cb, &applied);
  g_assert_false (lanyard_configuration_apply_finish (configuration, wait_result (&applied), NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  groups = lanyard_configuration_list_sync (configuration, LANYARD_TYPE_GROUP, NULL);
  g_assert_cmpuint (groups->len, ==, 0);
}

static void
count_changed_cb (LanyardConfiguration *configuration,
                  gpointer              user_data)
{
  guint *count = user_data;

  g_assert_true (g_main_context_is_owner (NULL));
  (*count)++;
}

static gpointer
apply_thread (gpointer data)
{
  g_autoptr(LanyardChanges) changes = create_changes ("Staff");

  g_assert_true (lanyard_configuration_apply_sync (data, changes, NULL, NULL));
  return NULL;
}

static void
test_watch (void)
{
  g_autoptr(FakeConfiguration) fake = fake_configuration_new ();
  LanyardConfiguration *configuration = LANYARD_CONFIGURATION (fake);
  g_autoptr(LanyardGroup) group = lanyard_group_new ("Staff");
  g_autoptr(LanyardChanges) changes = create_changes ("Guests");
  guint count = 0;

  g_signal_connect (configuration, "changed", G_CALLBACK (count_changed_cb), &count);
  g_assert_true (lanyard_configuration_apply_sync (configuration, changes, NULL, NULL));
  settle ();
  g_assert_cmpuint (count, ==, 0);

  lanyard_configuration_watch (configuration);
  wait_for (&count, 1);
  settle ();
  g_assert_cmpuint (count, ==, 1);

  /* our own, in this thread and in another one */
  g_assert_true (lanyard_configuration_apply_sync (configuration, changes, NULL, NULL));
  g_assert_cmpuint (count, ==, 1);
  wait_for (&count, 2);
  g_thread_join (g_thread_new ("apply", apply_thread, configuration));
  g_assert_cmpuint (count, ==, 2);
  wait_for (&count, 3);

  /* another process's */
  fake_configuration_save_silently (fake, LANYARD_RECORD (group));
  wait_for (&count, 4);

  /* while it cannot be read there is nothing to tell */
  fake_configuration_set_broken (fake, TRUE);
  settle ();
  fake_configuration_set_broken (fake, FALSE);
  g_assert_cmpuint (count, ==, 4);

  fake_configuration_finish (g_steal_pointer (&fake));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/configuration/changes", test_changes);
  g_test_add_func ("/model/configuration/apply-validates", test_apply_validates);
  g_test_add_func ("/model/configuration/list-is-sorted", test_list_is_sorted);
  g_test_add_func ("/model/configuration/async", test_async);
  g_test_add_func ("/model/configuration/cancelled-before", test_cancelled_before);
  g_test_add_func ("/model/configuration/watch", test_watch);

  return g_test_run ();
}
