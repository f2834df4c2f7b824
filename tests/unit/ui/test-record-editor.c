/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "../store/store-fixture.h"

#include "lanyard-record-editor.h"

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  gboolean *saved = user_data;
  g_autoptr(GError) error = NULL;

  *saved = lanyard_record_editor_save_finish (LANYARD_RECORD_EDITOR (source), result, &error);
  g_assert_no_error (error);
  g_assert_true (*saved);
}

static void
assert_secrets_equal (gpointer one,
                      gpointer other,
                      gboolean equal)
{
  g_assert_true (g_variant_equal (lanyard_connector_get_secrets (one), lanyard_connector_get_secrets (other)) == equal);
}

/* @value: (nullable): of the secret, entered while the first one is stored */
static void
check_edited_while_saving (StoreFixture *fixture,
                           const char   *value)
{
  g_autoptr(LanyardRecord) connector = store_new_connector ("Druva", "druva");
  g_autofree char *change = store_save (fixture->configuration, connector);
  g_autoptr(LanyardRecord) stored = store_load (fixture->configuration, connector);
  LanyardRecordEditor *editor = lanyard_record_editor_new (fixture->configuration, stored);
  LanyardConnector *record = LANYARD_CONNECTOR (lanyard_record_editor_get_record (editor));
  gboolean saved = FALSE;

  lanyard_connector_set_secret (record, "token", "hush");
  lanyard_record_editor_save_async (editor, "Save", saved_cb, &saved);
  g_object_set (record, "label", "Druva 2", NULL);
  if (value != NULL)
    lanyard_connector_set_secret (record, "token", value);
  while (!saved)
    g_main_context_iteration (NULL, TRUE);

  assert_secrets_equal (record, lanyard_record_editor_get_stored (editor), value == NULL);
  g_assert_cmpstr (lanyard_connector_get_label (record), ==, "Druva 2");
  g_assert_true (lanyard_record_editor_is_dirty (editor));
  g_object_add_weak_pointer (G_OBJECT (editor), (gpointer *) &editor);
  g_object_unref (editor);
  while (editor != NULL)
    if (!g_main_context_iteration (NULL, FALSE))
      g_thread_yield ();
}

static void
test_sealed_while_edited (StoreFixture  *fixture,
                          gconstpointer  data)
{
  check_edited_while_saving (fixture, NULL);
}

static void
test_new_secret_while_saving (StoreFixture  *fixture,
                              gconstpointer  data)
{
  check_edited_while_saving (fixture, "hush-new");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/ui/record-editor/sealed-while-edited", StoreFixture, NULL, store_fixture_set_up,
              test_sealed_while_edited, store_fixture_tear_down);
  g_test_add ("/ui/record-editor/new-secret-while-saving", StoreFixture, NULL, store_fixture_set_up,
              test_new_secret_while_saving, store_fixture_tear_down);

  return g_test_run ();
}
