/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-error.h"
#include "store-fixture.h"

#include <string.h>

/* A group, a person in it, a connector granted to it, with a key pair. */
typedef struct
{
  StoreFixture store;
  LanyardRecord *group;
  LanyardRecord *person;
  LanyardRecord *connector;
  LanyardRecord *key_pair;
  const char *group_id;
  const char *person_id;
  const char *connector_id;
  const char *key_pair_id;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  LanyardConfiguration *configuration;

  store_fixture_set_up (&fixture->store, NULL);
  configuration = fixture->store.configuration;

  fixture->group = LANYARD_RECORD (lanyard_group_new ("Staff"));
  fixture->person = LANYARD_RECORD (lanyard_person_new ("ada", "ada@example.org"));
  fixture->connector = store_new_connector ("Mimecast", "mimecast");
  fixture->group_id = lanyard_record_get_id (fixture->group);
  fixture->person_id = lanyard_record_get_id (fixture->person);
  fixture->connector_id = lanyard_record_get_id (fixture->connector);
  fixture->key_pair = LANYARD_RECORD (lanyard_key_pair_new (fixture->connector_id,
                                                            LANYARD_KEY_ROLE_ACTIVE, "PEM", 1000));
  fixture->key_pair_id = lanyard_record_get_id (fixture->key_pair);

  g_free (store_save (configuration, fixture->group));
  g_free (store_save (configuration, fixture->person));
  g_free (store_save (configuration, fixture->connector));
  g_free (store_add_key_pair (configuration, LANYARD_KEY_PAIR (fixture->key_pair), "secret"));
  g_free (store_link (configuration, LANYARD_RELATION_MEMBER, fixture->group_id,
                      fixture->person_id, TRUE));
  g_free (store_link (configuration, LANYARD_RELATION_GRANT, fixture->group_id,
                      fixture->connector_id, TRUE));
  g_free (store_set_password (configuration, fixture->person_id, "$first"));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_unref (fixture->group);
  g_object_unref (fixture->person);
  g_object_unref (fixture->connector);
  g_object_unref (fixture->key_pair);
  store_fixture_tear_down (&fixture->store, NULL);
}

/* Ids joined by blanks. */
static char *
join (char   **ids,
      GError  *error)
{
  char *text;

  g_assert_no_error (error);
  g_assert_nonnull (ids);
  text = g_strjoinv (" ", ids);
  g_strfreev (ids);

  return text;
}

static char *
dup_rules (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  char **rules = lanyard_configuration_list_access_rules_sync (fixture->store.configuration, fixture->person_id,
                                                               fixture->connector_id, &error);

  return join (rules, error);
}

static void
assert_granted (Fixture *fixture)
{
  g_autofree char *expected = g_strconcat ("grant:", fixture->group_id, NULL);
  g_autofree char *rules = dup_rules (fixture);

  g_assert_cmpstr (rules, ==, expected);
}

static char *
dup_portal (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  char **ids = lanyard_configuration_list_portal_sync (fixture->store.configuration,
                                                       fixture->person_id, &error);

  return join (ids, error);
}

static char *
dup_links (Fixture         *fixture,
           LanyardRelation  relation,
           const char      *group_id,
           const char      *other_id)
{
  g_autoptr(GError) error = NULL;
  char **ids = lanyard_configuration_list_links_sync (fixture->store.configuration, relation,
                                                      group_id, other_id, &error);

  return join (ids, error);
}

static void
assert_text (char       *text,
             const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
assert_password (Fixture    *fixture,
                 const char *expected)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *hash = NULL;

  hash = lanyard_configuration_load_password_sync (fixture->store.configuration, fixture->person_id,
                                                   &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hash, ==, expected);
}

static void
assert_private_key (Fixture  *fixture,
                    gboolean  expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) key = NULL;

  key = lanyard_configuration_load_private_key_sync (fixture->store.configuration,
                                                     fixture->key_pair_id, &error);
  if (!expected)
    {
      g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND);
      return;
    }

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (key, NULL), g_bytes_get_size (key), "secret", 6);
}

static void
assert_key_pairs (Fixture *fixture,
                  guint    expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) of_connector = NULL;
  g_autoptr(GPtrArray) all = NULL;

  of_connector = lanyard_configuration_list_key_pairs_sync (fixture->store.configuration,
                                                            fixture->connector_id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (of_connector->len, ==, expected);
  all = lanyard_configuration_list_key_pairs_sync (fixture->store.configuration, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (all->len, ==, expected);
}

static void
assert_all_there (Fixture *fixture)
{
  assert_granted (fixture);
  assert_text (dup_portal (fixture), fixture->connector_id);
  assert_text (dup_links (fixture, LANYARD_RELATION_MEMBER, fixture->group_id, NULL), fixture->person_id);
  assert_text (dup_links (fixture, LANYARD_RELATION_MEMBER, NULL, fixture->person_id), fixture->group_id);
  assert_text (dup_links (fixture, LANYARD_RELATION_GRANT, fixture->group_id, NULL), fixture->connector_id);
  assert_text (dup_links (fixture, LANYARD_RELATION_GRANT, NULL, fixture->connector_id), fixture->group_id);
  assert_password (fixture, "$first");
  assert_key_pairs (fixture, 1);
  assert_private_key (fixture, TRUE);
}

static char *
dup_last_change (Fixture *fixture)
{
  g_autoptr(GPtrArray) history = NULL;
  char *change;

  history = lanyard_configuration_list_history_sync (fixture->store.configuration, NULL, 0, NULL);
  g_object_get (history->pdata[history->len - 1], "change", &change, NULL);

  return change;
}

static char *
delete (Fixture       *fixture,
        LanyardRecord *record)
{
  g_autoptr(LanyardRecord) stored = store_load (fixture->store.configuration, record);

  return store_delete (fixture->store.configuration, stored);
}

static void
test_delete_connector (Fixture       *fixture,
                       gconstpointer  data)
{
  LanyardConfiguration *configuration = fixture->store.configuration;
  g_autofree char *change = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  assert_all_there (fixture);
  change = delete (fixture, fixture->connector);
  store_assert_missing (configuration, fixture->connector);
  store_assert_missing (configuration, fixture->key_pair);
  assert_text (dup_rules (fixture), "");
  assert_text (dup_portal (fixture), "");
  assert_text (dup_links (fixture, LANYARD_RELATION_GRANT, fixture->group_id, NULL), "");
  assert_text (dup_links (fixture, LANYARD_RELATION_GRANT, NULL, fixture->connector_id), "");
  assert_key_pairs (fixture, 0);
  assert_private_key (fixture, FALSE);

  store_fixture_reopen (&fixture->store);
  configuration = fixture->store.configuration;
  store_undo (configuration, change);
  assert_all_there (fixture);
  store_assert_undo_fails (configuration, change, LANYARD_ERROR_CONFLICT);

  undone = dup_last_change (fixture);
  store_undo (configuration, undone);
  store_assert_missing (configuration, fixture->connector);
  redone = dup_last_change (fixture);
  store_undo (configuration, redone);
  assert_all_there (fixture);
}

static void
test_delete_group (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *change = delete (fixture, fixture->group);

  assert_text (dup_rules (fixture), "");
  assert_text (dup_portal (fixture), "");
  assert_text (dup_links (fixture, LANYARD_RELATION_MEMBER, NULL, fixture->person_id), "");
  assert_text (dup_links (fixture, LANYARD_RELATION_GRANT, NULL, fixture->connector_id), "");
  store_undo (fixture->store.configuration, change);
  assert_all_there (fixture);
}

static void
test_delete_person (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *change = delete (fixture, fixture->person);

  assert_text (dup_rules (fixture), "");
  assert_text (dup_portal (fixture), "");
  assert_text (dup_links (fixture, LANYARD_RELATION_MEMBER, fixture->group_id, NULL), "");
  assert_password (fixture, NULL);
  store_undo (fixture->store.configuration, change);
  assert_all_there (fixture);
}

/* Each in its own order: what was deleted last need not come back first. */
static void
test_delete_both_ends (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *group = delete (fixture, fixture->group);
  g_autofree char *connector = delete (fixture, fixture->connector);

  store_undo (fixture->store.configuration, group);
  assert_text (dup_rules (fixture), "");
  store_undo (fixture->store.configuration, connector);
  assert_all_there (fixture);
}

static void
test_delete_key_pair (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *change = delete (fixture, fixture->key_pair);
  g_autofree char *connector = NULL;

  assert_key_pairs (fixture, 0);
  assert_private_key (fixture, FALSE);

  connector = delete (fixture, fixture->connector);
  store_assert_undo_fails (fixture->store.configuration, change, LANYARD_ERROR_CONFLICT);
  store_undo (fixture->store.configuration, connector);
  assert_key_pairs (fixture, 0);

  store_undo (fixture->store.configuration, change);
  assert_all_there (fixture);
}

static void
test_update (Fixture       *fixture,
             gconstpointer  data)
{
  LanyardConfiguration *configuration = fixture->store.configuration;
  g_autoptr(LanyardRecord) edited = store_load (configuration, fixture->connector);
  g_autoptr(LanyardRecord) restored = NULL;
  g_autoptr(LanyardRecord) again = NULL;
  g_autofree char *change = NULL;
  g_autofree char *undone = NULL;

  g_object_set (edited, "label", "Renamed", "slug", "renamed", NULL);
  change = store_save (configuration, edited);
  store_undo (configuration, change);
  restored = store_load (configuration, fixture->connector);
  g_assert_true (lanyard_item_equal (LANYARD_ITEM (restored), LANYARD_ITEM (fixture->connector)));
  g_assert_cmpint (lanyard_record_get_revision (restored), ==, 3);

  undone = dup_last_change (fixture);
  store_undo (configuration, undone);
  again = store_load (configuration, fixture->connector);
  g_assert_true (lanyard_item_equal (LANYARD_ITEM (again), LANYARD_ITEM (edited)));
}

static void
test_changed_since (Fixture       *fixture,
                    gconstpointer  data)
{
  LanyardConfiguration *configuration = fixture->store.configuration;
  g_autoptr(LanyardRecord) first = store_load (configuration, fixture->connector);
  g_autoptr(LanyardRecord) second = NULL;
  g_autoptr(LanyardRecord) stored = NULL;
  g_autofree char *change = NULL;

  g_object_set (first, "label", "First", NULL);
  change = store_save (configuration, first);
  second = store_load (configuration, fixture->connector);
  g_object_set (second, "notes", "Second", NULL);
  g_free (store_save (configuration, second));

  store_assert_undo_fails (configuration, change, LANYARD_ERROR_CONFLICT);
  stored = store_load (configuration, fixture->connector);
  g_assert_true (lanyard_item_equal (LANYARD_ITEM (stored), LANYARD_ITEM (second)));
  store_assert_undo_fails (configuration, "no such change", LANYARD_ERROR_NOT_FOUND);
}

static void
test_name_taken_since (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr(LanyardRecord) other = store_new_connector ("Other", "mimecast");
  g_autofree char *change = delete (fixture, fixture->connector);

  g_free (store_save (fixture->store.configuration, other));
  store_assert_undo_fails (fixture->store.configuration, change, LANYARD_ERROR_EXISTS);
  store_assert_missing (fixture->store.configuration, fixture->connector);
}

static void
test_link (Fixture       *fixture,
           gconstpointer  data)
{
  LanyardConfiguration *configuration = fixture->store.configuration;
  g_autofree char *again = NULL;
  g_autofree char *change = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *deleted = NULL;

  again = store_link (configuration, LANYARD_RELATION_GRANT, fixture->group_id,
                      fixture->connector_id, TRUE);
  g_assert_null (again);

  change = store_link (configuration, LANYARD_RELATION_GRANT, fixture->group_id,
                       fixture->connector_id, FALSE);
  assert_text (dup_rules (fixture), "");
  store_undo (configuration, change);
  assert_granted (fixture);
  undone = dup_last_change (fixture);

  deleted = delete (fixture, fixture->group);
  store_assert_undo_fails (configuration, undone, LANYARD_ERROR_CONFLICT);
  store_undo (configuration, deleted);
  store_undo (configuration, undone);
  assert_text (dup_rules (fixture), "");
}

static void
test_password (Fixture       *fixture,
               gconstpointer  data)
{
  LanyardConfiguration *configuration = fixture->store.configuration;
  g_autofree char *changed = store_set_password (configuration, fixture->person_id, "$second");
  g_autofree char *removed = NULL;

  assert_password (fixture, "$second");
  removed = store_set_password (configuration, fixture->person_id, NULL);
  assert_password (fixture, NULL);
  store_assert_undo_fails (configuration, changed, LANYARD_ERROR_REFUSED);
  store_assert_undo_fails (configuration, removed, LANYARD_ERROR_REFUSED);
  assert_password (fixture, NULL);
}

/* An old password does not come back with what was changed together with it. */
static void
test_password_apart (Fixture       *fixture,
                     gconstpointer  data)
{
  LanyardConfiguration *configuration = fixture->store.configuration;
  g_autoptr(LanyardChanges) both = lanyard_changes_new ("Both");
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Password");
  g_autoptr(LanyardRecord) person = store_load (configuration, fixture->person);
  g_autoptr(LanyardRecord) undone = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *change = NULL;

  g_object_set (person, "display-name", "Changed", NULL);
  lanyard_changes_save (both, person);
  lanyard_changes_set_password (both, fixture->person_id, "$second");
  g_assert_true (lanyard_configuration_apply_sync (configuration, both, &change, &error));
  g_assert_no_error (error);
  store_undo (configuration, change);
  undone = store_load (configuration, fixture->person);
  g_assert_true (lanyard_item_equal (LANYARD_ITEM (undone), LANYARD_ITEM (fixture->person)));
  assert_password (fixture, "$second");

  lanyard_changes_set_password (changes, "nobody", "$hash");
  g_assert_false (lanyard_configuration_apply_sync (configuration, changes, NULL, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND);
}

/* Several records in one change go and come together. */
static void
test_creation (Fixture       *fixture,
               gconstpointer  data)
{
  LanyardConfiguration *configuration = fixture->store.configuration;
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("New");
  g_autoptr(LanyardRecord) group = LANYARD_RECORD (lanyard_group_new ("Guests"));
  g_autoptr(LanyardRecord) person = LANYARD_RECORD (lanyard_person_new ("bob", "bob@example.org"));
  g_autoptr(LanyardRecord) again = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *change = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *hash = NULL;

  lanyard_changes_save (changes, group);
  lanyard_changes_save (changes, person);
  lanyard_changes_set_password (changes, lanyard_record_get_id (person), "$hash");
  lanyard_changes_link (changes, LANYARD_RELATION_MEMBER, lanyard_record_get_id (group),
                        lanyard_record_get_id (person), TRUE);
  lanyard_configuration_apply_sync (configuration, changes, &change, &error);
  g_assert_no_error (error);

  store_undo (configuration, change);
  store_assert_missing (configuration, group);
  store_assert_missing (configuration, person);

  undone = dup_last_change (fixture);
  store_undo (configuration, undone);
  again = store_load (configuration, person);
  g_assert_true (lanyard_item_equal (LANYARD_ITEM (again), LANYARD_ITEM (person)));
  hash = lanyard_configuration_load_password_sync (configuration, lanyard_record_get_id (person), NULL);
  g_assert_cmpstr (hash, ==, "$hash");
  assert_text (dup_links (fixture, LANYARD_RELATION_MEMBER, lanyard_record_get_id (group), NULL),
               lanyard_record_get_id (person));
}

typedef struct
{
  const char *action;
  const char *kind;
  gboolean before;
  gboolean after;
} ExpectedEntry;

static void
assert_entry (LanyardHistoryEntry *entry,
              const ExpectedEntry *expected)
{
  g_autofree char *action = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *actor = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_object_get (entry, "action", &action, "kind", &kind, "actor", &actor, "before", &before,
                "after", &after, NULL);
  g_assert_cmpstr (action, ==, expected->action);
  g_assert_cmpstr (kind, ==, expected->kind);
  g_assert_cmpstr (actor, ==, "tester");
  g_assert_cmpint (before != NULL, ==, expected->before);
  g_assert_cmpint (after != NULL, ==, expected->after);
  /* never a secret */
  g_assert_true (before == NULL || strchr (before, '$') == NULL);
  g_assert_true (after == NULL || strchr (after, '$') == NULL);
}

static void
test_history (Fixture       *fixture,
              gconstpointer  data)
{
  static const ExpectedEntry expected[] = {
    { "create", "group", FALSE, TRUE },
    { "create", "person", FALSE, TRUE },
    { "create", "connector", FALSE, TRUE },
    { "create", "key_pair", FALSE, TRUE },
    { "link", "member", FALSE, TRUE },
    { "link", "grant", FALSE, TRUE },
    { "password", "person", FALSE, TRUE },
    { "update", "group", TRUE, TRUE },
    { "unlink", "grant", TRUE, FALSE },
    { "password", "person", TRUE, FALSE },
    { "delete", "connector", TRUE, FALSE },
    { "create", "connector", FALSE, TRUE },
  };
  LanyardConfiguration *configuration = fixture->store.configuration;
  g_autoptr(LanyardRecord) group = store_load (configuration, fixture->group);
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GPtrArray) later = NULL;
  g_autoptr(GPtrArray) of_connector = NULL;
  g_autofree char *deleted = NULL;
  gint64 sequence;

  g_object_set (group, "description", "changed", NULL);
  g_free (store_save (configuration, group));
  g_free (store_link (configuration, LANYARD_RELATION_GRANT, fixture->group_id,
                      fixture->connector_id, FALSE));
  g_free (store_set_password (configuration, fixture->person_id, NULL));
  deleted = delete (fixture, fixture->connector);
  store_undo (configuration, deleted);

  all = lanyard_configuration_list_history_sync (configuration, NULL, 0, NULL);
  g_assert_cmpint (all->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < all->len; i++)
    assert_entry (all->pdata[i], &expected[i]);

  g_object_get (all->pdata[8], "sequence", &sequence, NULL);
  later = lanyard_configuration_list_history_sync (configuration, NULL, sequence, NULL);
  g_assert_cmpint (later->len, ==, 3);

  /* created, granted, revoked, deleted, back */
  of_connector = lanyard_configuration_list_history_sync (configuration, fixture->connector_id, 0, NULL);
  g_assert_cmpint (of_connector->len, ==, 5);
}

static GPtrArray *
query (LanyardConfiguration *configuration,
       LanyardHistoryQuery   part)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *entries = lanyard_configuration_query_history_sync (configuration, &part, &error);

  g_assert_no_error (error);
  return entries;
}

static gint64
get_sequence (GPtrArray *entries,
              guint      position)
{
  gint64 sequence;

  g_object_get (entries->pdata[position], "sequence", &sequence, NULL);
  return sequence;
}

/* Newest first, a page at a time; a change is never on two of them. */
static void
test_history_pages (Fixture       *fixture,
                    gconstpointer  data)
{
  LanyardConfiguration *configuration = fixture->store.configuration;
  g_autoptr(LanyardRecord) second = store_new_connector ("Second 100%", "second");
  g_autoptr(LanyardRecord) third = store_new_connector ("Third", "third");
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Add two");
  g_autoptr(GPtrArray) page = NULL;
  g_autoptr(GPtrArray) next = NULL;
  g_autoptr(GPtrArray) of_connector = NULL;
  g_autoptr(GPtrArray) grants = NULL;
  g_autoptr(GPtrArray) found = NULL;
  g_autoptr(GPtrArray) none = NULL;
  g_autoptr(GPtrArray) gone = NULL;

  lanyard_changes_save (changes, second);
  lanyard_changes_save (changes, third);
  g_assert_true (lanyard_configuration_apply_sync (configuration, changes, NULL, NULL));

  page = query (configuration, (LanyardHistoryQuery) { .limit = 1 });
  g_assert_cmpint (page->len, ==, 2);
  g_assert_cmpint (get_sequence (page, 0), >, get_sequence (page, 1));
  next = query (configuration, (LanyardHistoryQuery) { .before = get_sequence (page, 1), .limit = 2 });
  g_assert_cmpint (next->len, ==, 2);
  g_assert_cmpint (get_sequence (next, 0), ==, get_sequence (page, 1) - 1);

  /* made, with a key pair, granted */
  of_connector = query (configuration, (LanyardHistoryQuery) { .record_id = fixture->connector_id });
  g_assert_cmpint (of_connector->len, ==, 3);
  grants = query (configuration, (LanyardHistoryQuery) { .record_id = fixture->connector_id, .kind = "grant" });
  g_assert_cmpint (grants->len, ==, 1);

  found = query (configuration, (LanyardHistoryQuery) { .text = "SECOND 100%" });
  g_assert_cmpint (found->len, ==, 1);
  none = query (configuration, (LanyardHistoryQuery) { .text = "S_cond" });
  g_assert_cmpint (none->len, ==, 0);

  g_free (delete (fixture, third));
  gone = query (configuration, (LanyardHistoryQuery) { .kind = "connector", .gone = TRUE });
  g_assert_cmpint (gone->len, ==, 1);
}

static void
test_access (Fixture       *fixture,
             gconstpointer  data)
{
  LanyardConfiguration *configuration = fixture->store.configuration;
  g_autoptr(LanyardRecord) second = LANYARD_RECORD (lanyard_group_new ("Admins"));
  g_autoptr(LanyardRecord) third = LANYARD_RECORD (lanyard_group_new ("Others"));
  g_autoptr(LanyardRecord) connector = store_new_connector ("asana", "asana");
  g_autofree char *both = g_strdup_printf ("grant:%s grant:%s", lanyard_record_get_id (second), fixture->group_id);
  g_autofree char *portal = NULL;

  g_free (store_save (configuration, second));
  g_free (store_save (configuration, third));
  g_free (store_save (configuration, connector));

  /* a grant without membership, and a membership without grant */
  g_free (store_link (configuration, LANYARD_RELATION_GRANT, lanyard_record_get_id (third),
                      fixture->connector_id, TRUE));
  g_free (store_link (configuration, LANYARD_RELATION_MEMBER, lanyard_record_get_id (second),
                      fixture->person_id, TRUE));
  assert_granted (fixture);

  g_free (store_link (configuration, LANYARD_RELATION_GRANT, lanyard_record_get_id (second),
                      fixture->connector_id, TRUE));
  assert_text (dup_rules (fixture), both);
  assert_text (dup_portal (fixture), fixture->connector_id);

  g_free (store_link (configuration, LANYARD_RELATION_GRANT, lanyard_record_get_id (second),
                      lanyard_record_get_id (connector), TRUE));
  portal = g_strdup_printf ("%s %s", lanyard_record_get_id (connector), fixture->connector_id);
  assert_text (dup_portal (fixture), portal);
}

static void
test_key_pairs (Fixture       *fixture,
                gconstpointer  data)
{
  static const LanyardKeyRole expected[] = {
    LANYARD_KEY_ROLE_ACTIVE, LANYARD_KEY_ROLE_NEXT, LANYARD_KEY_ROLE_RETIRED,
  };
  LanyardConfiguration *configuration = fixture->store.configuration;
  g_autoptr(LanyardKeyPair) retired = NULL;
  g_autoptr(LanyardKeyPair) next = NULL;
  g_autoptr(LanyardKeyPair) orphan = lanyard_key_pair_new ("nobody", LANYARD_KEY_ROLE_NEXT, "PEM", 1);
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Key");
  g_autoptr(GBytes) bytes = g_bytes_new_static ("key", 3);
  g_autoptr(GPtrArray) list = NULL;
  g_autoptr(GError) error = NULL;

  retired = lanyard_key_pair_new (fixture->connector_id, LANYARD_KEY_ROLE_RETIRED, "PEM", 900);
  next = lanyard_key_pair_new (fixture->connector_id, LANYARD_KEY_ROLE_NEXT, "PEM", 2000);
  g_free (store_add_key_pair (configuration, retired, "old"));
  g_free (store_add_key_pair (configuration, next, "new"));
  list = lanyard_configuration_list_key_pairs_sync (configuration, fixture->connector_id, NULL);
  g_assert_cmpint (list->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < list->len; i++)
    g_assert_cmpint (lanyard_key_pair_get_role (list->pdata[i]), ==, expected[i]);

  lanyard_changes_add_key_pair (changes, orphan, bytes);
  g_assert_false (lanyard_configuration_apply_sync (configuration, changes, NULL, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND);
}

#define ADD(name, func) g_test_add ("/store/undo/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("delete-connector", test_delete_connector);
  ADD ("delete-group", test_delete_group);
  ADD ("delete-person", test_delete_person);
  ADD ("delete-both-ends", test_delete_both_ends);
  ADD ("delete-key-pair", test_delete_key_pair);
  ADD ("update", test_update);
  ADD ("changed-since", test_changed_since);
  ADD ("name-taken-since", test_name_taken_since);
  ADD ("link", test_link);
  ADD ("password", test_password);
  ADD ("password-apart", test_password_apart);
  ADD ("creation", test_creation);
  ADD ("history", test_history);
  ADD ("history-pages", test_history_pages);
  ADD ("access", test_access);
  ADD ("key-pairs", test_key_pairs);

  return g_test_run ();
}
