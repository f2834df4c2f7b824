/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-error.h"
#include "store-fixture.h"

#include <string.h>

/* The value of a secret placeholder is in no file, no record and no history. */

static LanyardConnector *
make_connector (const char *value)
{
  LanyardConnector *connector = LANYARD_CONNECTOR (store_new_connector ("Druva", "druva"));

  lanyard_connector_set_secret (connector, "token", value);
  return connector;
}

static void
assert_secret (LanyardConfiguration *configuration,
               LanyardConnector     *connector,
               const char           *expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardSecret) text = NULL;

  text = lanyard_configuration_expand_secrets_sync (configuration, connector, "a {token} b {other} {token}", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_not_told (LanyardConfiguration *configuration,
                 gpointer              record,
                 const char           *value)
{
  g_autofree char *json = lanyard_item_to_json_text (record, FALSE);
  g_autoptr(GPtrArray) history = lanyard_configuration_list_history_sync (configuration, NULL, 0, NULL);

  g_assert_null (strstr (json, value));
  for (guint i = 0; i < history->len; i++)
    {
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      g_object_get (history->pdata[i], "before", &before, "after", &after, NULL);
      g_assert_true (before == NULL || strstr (before, value) == NULL);
      g_assert_true (after == NULL || strstr (after, value) == NULL);
    }
}

static void
test_sealed (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr(LanyardConnector) connector = make_connector ("hush-hush");
  g_autofree char *change = NULL;
  g_autofree char *again = NULL;
  g_autofree char *deletion = NULL;
  g_autoptr(LanyardConnector) stored = NULL;
  g_autoptr(LanyardConnector) changed = NULL;
  g_autoptr(LanyardConnector) undone = NULL;

  assert_secret (fixture->configuration, connector, "a hush-hush b {other} hush-hush");
  change = store_save (fixture->configuration, connector);
  stored = store_load (fixture->configuration, connector);
  assert_secret (fixture->configuration, stored, "a hush-hush b {other} hush-hush");

  lanyard_connector_set_secret (stored, "token", "hush-new");
  again = store_save (fixture->configuration, stored);
  changed = store_load (fixture->configuration, connector);
  assert_secret (fixture->configuration, changed, "a hush-new b {other} hush-new");
  assert_not_told (fixture->configuration, changed, "hush");

  store_undo (fixture->configuration, again);
  undone = store_load (fixture->configuration, connector);
  assert_secret (fixture->configuration, undone, "a hush-hush b {other} hush-hush");
  deletion = store_delete (fixture->configuration, undone);
  store_undo (fixture->configuration, deletion);

  store_assert_nowhere (fixture->folder, "hush");
  store_fixture_reopen (fixture);
  g_clear_object (&undone);
  undone = store_load (fixture->configuration, connector);
  assert_secret (fixture->configuration, undone, "a hush-hush b {other} hush-hush");
  store_fixture_close (fixture);
  store_assert_nowhere (fixture->folder, "hush");
}

/* What is saved with the same secret is no change. */
static void
test_unchanged (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr(LanyardConnector) connector = make_connector ("hush");
  g_autofree char *change = store_save (fixture->configuration, connector);
  g_autoptr(LanyardConnector) stored = store_load (fixture->configuration, connector);
  g_autofree char *nothing = store_save (fixture->configuration, stored);

  g_assert_nonnull (change);
  g_assert_null (nothing);
}

/* A copy keeps it; another key cannot be given what was sealed for this one. */
static void
test_copy (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr(LanyardConnector) connector = make_connector ("hush");
  g_autofree char *change = store_save (fixture->configuration, connector);
  g_autoptr(LanyardConnector) stored = store_load (fixture->configuration, connector);
  g_autoptr(LanyardConnector) copy = LANYARD_CONNECTOR (store_new_connector ("Copy", "copy"));
  g_autoptr(LanyardConnector) other = LANYARD_CONNECTOR (store_new_connector ("Other", "other"));
  g_autofree char *copied = NULL;
  g_autoptr(GVariant) secrets = g_variant_ref (lanyard_connector_get_secrets (stored));
  g_autoptr(GError) error = NULL;
  const char *entry;
  GVariantBuilder builder;

  g_object_set (copy, "secrets", secrets, NULL);
  copied = store_save (fixture->configuration, copy);
  assert_secret (fixture->configuration, copy, "a hush b {other} hush");

  g_assert_true (g_variant_lookup (secrets, "token", "&s", &entry));
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_builder_add (&builder, "{ss}", "other", entry);
  g_object_set (other, "secrets", g_variant_builder_end (&builder), NULL);
  g_assert_null (lanyard_configuration_expand_secrets_sync (fixture->configuration, other, "{other}", &error));
  g_assert_nonnull (error);
}

static void
test_refused (StoreFixture  *fixture,
              gconstpointer  data)
{
  static const struct
  {
    const char *entry;
    int         code;
  } cases[] = {
    { "hush", LANYARD_ERROR_INVALID },
    { "sealed:", LANYARD_ERROR_NOT_FOUND },
    { "sealed:7d0ee6f0-0d39-4d1f-9a36-6b5b5c1b2a11", LANYARD_ERROR_NOT_FOUND },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(LanyardConnector) connector = LANYARD_CONNECTOR (store_new_connector ("App", "app"));
      GVariantBuilder builder;

      g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
      g_variant_builder_add (&builder, "{ss}", "token", cases[i].entry);
      g_object_set (connector, "secrets", g_variant_builder_end (&builder), NULL);
      store_assert_save_fails (fixture->configuration, connector, cases[i].code);
    }
}

static void
test_shown (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr(LanyardConnector) connector = make_connector ("hush");
  g_autoptr(LanyardConnector) other = make_connector ("other-hush");
  g_autofree char *masked = lanyard_connector_mask_secrets (connector, "https://x/?t={token}&u={other}");
  g_autoptr(GPtrArray) changes = lanyard_item_diff (LANYARD_ITEM (connector), LANYARD_ITEM (other));

  g_assert_cmpstr (masked, ==, "https://x/?t=••••••&u={other}");
  g_assert_true (lanyard_connector_needs_secret (connector, "{token}"));
  g_assert_false (lanyard_connector_needs_secret (connector, "{other}"));
  g_assert_cmpuint (changes->len, ==, 1);
  for (guint i = 0; i < changes->len; i++)
    {
      LanyardFieldChange *change = changes->pdata[i];

      g_assert_cmpstr (change->field, ==, "secrets.token");
      g_assert_null (strstr (change->before, "hush"));
      g_assert_null (strstr (change->after, "hush"));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/store/secrets/" name, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)
  ADD ("sealed", test_sealed);
  ADD ("unchanged", test_unchanged);
  ADD ("copy", test_copy);
  ADD ("refused", test_refused);
  ADD ("shown", test_shown);

  return g_test_run ();
}
