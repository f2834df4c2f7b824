/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-connector.h"
#include "lanyard-edit-history.h"

typedef struct
{
  LanyardConnector   *connector;
  LanyardEditHistory *history;
  guint               n_notified;
} Fixture;

static void
notified_cb (Fixture *fixture)
{
  fixture->n_notified++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->connector = lanyard_connector_new ();
  g_object_set (fixture->connector, "label", "Before", "sp-entity-id", "urn:before", NULL);
  fixture->history = lanyard_edit_history_new (LANYARD_ITEM (fixture->connector));
  g_signal_connect_swapped (fixture->history, "notify::can-undo", G_CALLBACK (notified_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->history);
  g_assert_finalize_object (fixture->connector);
}

/* What the main loop does between two keys. */
static void
turn (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
type_label (Fixture    *fixture,
            const char *label)
{
  g_object_set (fixture->connector, "label", label, NULL);
  turn ();
}

static void
assert_undo (Fixture    *fixture,
             const char *field)
{
  g_autofree char *path = lanyard_edit_history_undo (fixture->history);

  g_assert_cmpstr (path, ==, field);
}

static void
assert_redo (Fixture    *fixture,
             const char *field)
{
  g_autofree char *path = lanyard_edit_history_redo (fixture->history);

  g_assert_cmpstr (path, ==, field);
}

static void
test_typing (Fixture       *fixture,
             gconstpointer  data)
{
  g_assert_false (lanyard_edit_history_can_undo (fixture->history));
  assert_undo (fixture, NULL);

  type_label (fixture, "Before,");
  type_label (fixture, "Before, a");
  type_label (fixture, "Before, after");
  g_assert_cmpuint (fixture->n_notified, ==, 1);
  g_object_set (fixture->connector, "sp-entity-id", "urn:after", NULL);
  turn ();

  assert_undo (fixture, "sp_entity_id");
  g_assert_cmpstr (lanyard_connector_get_label (fixture->connector), ==, "Before, after");
  assert_undo (fixture, "label");
  g_assert_cmpstr (lanyard_connector_get_label (fixture->connector), ==, "Before");
  g_assert_false (lanyard_edit_history_can_undo (fixture->history));

  assert_redo (fixture, "label");
  assert_redo (fixture, "sp_entity_id");
  assert_redo (fixture, NULL);
  g_assert_cmpstr (lanyard_connector_get_sp_entity_id (fixture->connector), ==, "urn:after");
}

static void
test_closed_step (Fixture       *fixture,
                  gconstpointer  data)
{
  type_label (fixture, "One");
  lanyard_edit_history_close_step (fixture->history);
  type_label (fixture, "Two");

  assert_undo (fixture, "label");
  g_assert_cmpstr (lanyard_connector_get_label (fixture->connector), ==, "One");
}

/* Typing after undo begins another step and ends the future. */
static void
test_new_future (Fixture       *fixture,
                 gconstpointer  data)
{
  type_label (fixture, "One");
  assert_undo (fixture, "label");
  g_assert_true (lanyard_edit_history_can_redo (fixture->history));
  type_label (fixture, "Two");
  g_assert_false (lanyard_edit_history_can_redo (fixture->history));
  assert_undo (fixture, "label");
  g_assert_cmpstr (lanyard_connector_get_label (fixture->connector), ==, "Before");
}

static void
test_switch (Fixture       *fixture,
             gconstpointer  data)
{
  for (guint i = 0; i < 3; i++)
    {
      g_object_set (fixture->connector, "encrypt-assertion", i % 2 == 0, NULL);
      turn ();
    }
  for (guint i = 0; i < 3; i++)
    assert_undo (fixture, "encrypt_assertion");
  g_assert_false (lanyard_edit_history_can_undo (fixture->history));
}

/* What changes in one turn belongs together; items keep their identity. */
static void
test_lists (Fixture       *fixture,
            gconstpointer  data)
{
  GListStore *acs = G_LIST_STORE (lanyard_connector_get_acs (fixture->connector));
  g_autoptr(LanyardAcs) first = lanyard_acs_new ("https://sp.example/1", NULL, 0, TRUE);
  g_autoptr(LanyardAcs) second = lanyard_acs_new ("https://sp.example/2", NULL, 1, FALSE);
  g_autoptr(LanyardAcs) kept = NULL;

  g_list_store_append (acs, first);
  turn ();
  g_list_store_append (acs, second);
  turn ();
  g_object_set (second, "url", "https://sp.example/22", NULL);
  turn ();
  g_list_store_remove (acs, 0);
  g_list_store_append (acs, first);
  turn ();

  assert_undo (fixture, "acs[0].url");
  g_assert_cmpstr (lanyard_acs_get_url (lanyard_connector_get_default_acs (fixture->connector)), ==,
                   "https://sp.example/1");
  assert_undo (fixture, "acs[1].url");
  kept = g_list_model_get_item (G_LIST_MODEL (acs), 0);
  assert_undo (fixture, "acs[1].url");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (acs)), ==, 1);
  g_assert_true (kept == g_list_model_get_item (G_LIST_MODEL (acs), 0));
  g_object_unref (kept);
  assert_undo (fixture, "acs[0].url");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (acs)), ==, 0);
}

/* The addresses that are made from a placeholder go with it. */
static void
test_placeholder (Fixture       *fixture,
                  gconstpointer  data)
{
  static const char * const typed[] = { "a", "ac", "acme" };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"subdomain\":\"%s\"}", typed[i]);
      g_autofree char *entity_id = g_strdup_printf ("https://%s.example", typed[i]);

      g_assert_true (lanyard_item_set_text (LANYARD_ITEM (fixture->connector), "placeholders", json, FALSE, NULL));
      g_object_set (fixture->connector, "sp-entity-id", entity_id, NULL);
      turn ();
    }

  assert_undo (fixture, "placeholders.subdomain");
  g_assert_cmpstr (lanyard_connector_get_sp_entity_id (fixture->connector), ==, "urn:before");
  g_assert_false (lanyard_edit_history_can_undo (fixture->history));
}

static void
test_clear (Fixture       *fixture,
            gconstpointer  data)
{
  type_label (fixture, "Saved");
  lanyard_edit_history_clear (fixture->history);
  g_assert_false (lanyard_edit_history_can_undo (fixture->history));
  g_object_set (fixture->connector, "label", "Again", NULL);
  assert_undo (fixture, "label");
  g_assert_cmpstr (lanyard_connector_get_label (fixture->connector), ==, "Saved");
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *fixture, gconstpointer data);
  } cases[] = {
    { "/model/edit-history/typing-is-one-step", test_typing },
    { "/model/edit-history/closed-step", test_closed_step },
    { "/model/edit-history/new-future", test_new_future },
    { "/model/edit-history/switch", test_switch },
    { "/model/edit-history/lists", test_lists },
    { "/model/edit-history/placeholder", test_placeholder },
    { "/model/edit-history/clear", test_clear },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, Fixture, NULL, set_up, cases[i].run, tear_down);

  return g_test_run ();
}
