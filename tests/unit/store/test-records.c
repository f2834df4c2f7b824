/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-error.h"
#include "store-fixture.h"

/* Values in many fields, also in lists. */
static LanyardRecord *
new_full_connector (void)
{
  g_autoptr(LanyardRecord) connector = store_new_connector ("Größe & Co", "groesse-co");
  static const char * const fields[][2] = {
    { "sp_entity_id", "https://sp.example/metadata" },
    { "acs", "[{\"url\":\"https://sp.example/acs\",\"index\":3,\"default\":true}]" },
    { "attributes", "[{\"name\":\"mail\",\"source\":\"email\",\"required\":true}]" },
    { "constants", "[{\"name\":\"tenant\",\"value\":\"42\"}]" },
    { "placeholders", "{\"region\":\"eu\"}" },
    { "name_id_formats", "[\"urn:a\",\"urn:b\"]" },
    { "sign", "assertion" },
    { "show_in_portal", "false" },
    { "session_lifetime", "0" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr(GError) error = NULL;

      lanyard_item_set_text (LANYARD_ITEM (connector), fields[i][0], fields[i][1], FALSE, &error);
      g_assert_no_error (error);
    }

  return g_steal_pointer (&connector);
}

static LanyardRecord *
new_full_person (void)
{
  LanyardRecord *person = LANYARD_RECORD (lanyard_person_new ("ada", "ada@example.org"));

  g_object_set (person, "first-name", "Ada", "last-name", "Lovelace", "suspended", TRUE,
                "attributes", g_variant_new_parsed ("{'clearance': ['a', 'b']}"), NULL);

  return person;
}

static void
assert_round_trip (StoreFixture  *fixture,
                   LanyardRecord *record)
{
  g_autoptr(LanyardRecord) first = NULL;
  g_autoptr(LanyardRecord) second = NULL;

  g_free (store_save (fixture->configuration, record));
  first = store_load (fixture->configuration, record);
  g_assert_true (lanyard_item_equal (LANYARD_ITEM (record), LANYARD_ITEM (first)));
  g_assert_cmpint (lanyard_record_get_revision (first), ==, 1);

  store_fixture_reopen (fixture);
  second = store_load (fixture->configuration, record);
  g_assert_true (lanyard_item_equal (LANYARD_ITEM (record), LANYARD_ITEM (second)));
}

static void
test_round_trip (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autoptr(LanyardRecord) connector = new_full_connector ();
  g_autoptr(LanyardRecord) group = LANYARD_RECORD (lanyard_group_new ("Staff"));
  g_autoptr(LanyardRecord) person = new_full_person ();
  g_autoptr(LanyardSettings) settings = NULL;
  g_autoptr(LanyardSettings) changed = NULL;

  g_object_set (group, "description", "Everybody", NULL);
  assert_round_trip (fixture, connector);
  assert_round_trip (fixture, group);
  assert_round_trip (fixture, person);

  settings = lanyard_configuration_load_settings_sync (fixture->configuration, NULL);
  g_object_set (settings, "organization", "Example", "session-lifetime", 60, NULL);
  g_free (store_save (fixture->configuration, settings));
  store_fixture_reopen (fixture);
  changed = lanyard_configuration_load_settings_sync (fixture->configuration, NULL);
  g_assert_true (lanyard_item_equal (LANYARD_ITEM (settings), LANYARD_ITEM (changed)));
  g_assert_cmpint (lanyard_record_get_revision (LANYARD_RECORD (changed)), ==, 2);
}

static void
test_list (StoreFixture  *fixture,
           gconstpointer  data)
{
  static const char * const names[] = { "gamma", "alpha", "beta" };
  g_autoptr(GPtrArray) list = NULL;
  g_autoptr(GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(LanyardRecord) group = LANYARD_RECORD (lanyard_group_new (names[i]));

      g_free (store_save (fixture->configuration, group));
    }

  list = lanyard_configuration_list_sync (fixture->configuration, LANYARD_TYPE_GROUP, &error);
  g_assert_no_error (error);
  g_assert_cmpint (list->len, ==, 3);
  g_assert_cmpstr (lanyard_record_get_title (list->pdata[0]), ==, "alpha");
  g_assert_cmpstr (lanyard_record_get_title (list->pdata[1]), ==, "beta");
  g_assert_cmpstr (lanyard_record_get_title (list->pdata[2]), ==, "gamma");
}

static void
assert_find (LanyardConfiguration *configuration,
             GType                 type,
             const char           *field,
             const char           *value,
             gpointer              expected,
             int                   code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardRecord) found = NULL;

  found = lanyard_configuration_find_sync (configuration, type, field, value, &error);
  if (expected == NULL)
    {
      g_assert_error (error, LANYARD_ERROR, code);
      g_assert_null (found);
      return;
    }

  g_assert_no_error (error);
  g_assert_cmpstr (lanyard_record_get_id (found), ==, lanyard_record_get_id (expected));
}

static void
test_find (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr(LanyardRecord) connector = new_full_connector ();
  g_autoptr(LanyardRecord) twin = store_new_connector ("Größe & Co", "twin");
  g_autoptr(LanyardRecord) group = LANYARD_RECORD (lanyard_group_new ("Staff"));
  g_autoptr(LanyardRecord) person = LANYARD_RECORD (lanyard_person_new ("Jörg", "Joerg@Example.org"));
  const struct
  {
    GType type;
    const char *field;
    const char *value;
    gpointer expected;
    int code;
  } cases[] = {
    { LANYARD_TYPE_CONNECTOR, "slug", "groesse-co", connector },
    { LANYARD_TYPE_CONNECTOR, "slug", "twin", twin },
    { LANYARD_TYPE_CONNECTOR, "slug", "", NULL, LANYARD_ERROR_NOT_FOUND },
    { LANYARD_TYPE_CONNECTOR, "slug", "Twin", NULL, LANYARD_ERROR_NOT_FOUND },
    { LANYARD_TYPE_CONNECTOR, "slug", "none", NULL, LANYARD_ERROR_NOT_FOUND },
    { LANYARD_TYPE_CONNECTOR, "slug", "x' OR '1'='1", NULL, LANYARD_ERROR_NOT_FOUND },
    { LANYARD_TYPE_CONNECTOR, "label", "Größe & Co", NULL, LANYARD_ERROR_INVALID },
    { LANYARD_TYPE_CONNECTOR, "sp_entity_id", "https://sp.example/metadata", connector },
    { LANYARD_TYPE_CONNECTOR, "notes", "", NULL, LANYARD_ERROR_INVALID },
    { LANYARD_TYPE_GROUP, "name", "Staff", group },
    { LANYARD_TYPE_GROUP, "name", "staff", NULL, LANYARD_ERROR_NOT_FOUND },
    { LANYARD_TYPE_PERSON, "username", "Jörg", person },
    { LANYARD_TYPE_PERSON, "username", "JÖRG", person },
    { LANYARD_TYPE_PERSON, "username", "jo\xcc\x88rg", person },
    { LANYARD_TYPE_PERSON, "email", "JOERG@example.ORG", person },
    { LANYARD_TYPE_PERSON, "email", "", NULL, LANYARD_ERROR_NOT_FOUND },
  };

  g_free (store_save (fixture->configuration, connector));
  g_free (store_save (fixture->configuration, twin));
  g_free (store_save (fixture->configuration, group));
  g_free (store_save (fixture->configuration, person));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_find (fixture->configuration, cases[i].type, cases[i].field, cases[i].value,
                 cases[i].expected, cases[i].code);
}

static void
test_conflict (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autoptr(LanyardRecord) group = LANYARD_RECORD (lanyard_group_new ("Staff"));
  g_autoptr(LanyardRecord) mine = NULL;
  g_autoptr(LanyardRecord) theirs = NULL;
  g_autoptr(LanyardRecord) stored = NULL;
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Delete");
  g_autoptr(GError) error = NULL;

  g_free (store_save (fixture->configuration, group));
  store_assert_save_fails (fixture->configuration, group, LANYARD_ERROR_CONFLICT);

  mine = store_load (fixture->configuration, group);
  theirs = store_load (fixture->configuration, group);
  g_object_set (theirs, "description", "theirs", NULL);
  g_free (store_save (fixture->configuration, theirs));
  g_object_set (mine, "description", "mine", NULL);
  store_assert_save_fails (fixture->configuration, mine, LANYARD_ERROR_CONFLICT);

  lanyard_changes_delete (changes, mine);
  g_assert_false (lanyard_configuration_apply_sync (fixture->configuration, changes, NULL, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_CONFLICT);

  stored = store_load (fixture->configuration, group);
  g_assert_true (lanyard_item_equal (LANYARD_ITEM (theirs), LANYARD_ITEM (stored)));

  g_free (store_delete (fixture->configuration, stored));
  store_assert_save_fails (fixture->configuration, stored, LANYARD_ERROR_CONFLICT);
}

static void
test_unique (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr(LanyardRecord) connector = store_new_connector ("One", "one");
  g_autoptr(LanyardRecord) same_slug = store_new_connector ("Two", "one");
  g_autoptr(LanyardRecord) group = LANYARD_RECORD (lanyard_group_new ("Staff"));
  g_autoptr(LanyardRecord) same_name = LANYARD_RECORD (lanyard_group_new ("Staff"));
  g_autoptr(LanyardRecord) person = LANYARD_RECORD (lanyard_person_new ("ada", "ada@example.org"));
  g_autoptr(LanyardRecord) same_username = LANYARD_RECORD (lanyard_person_new ("ADA", NULL));
  g_autoptr(LanyardRecord) same_email = LANYARD_RECORD (lanyard_person_new ("bob", "ADA@example.org"));
  g_autoptr(LanyardRecord) no_email = LANYARD_RECORD (lanyard_person_new ("eve", NULL));
  g_autoptr(LanyardRecord) no_email_too = LANYARD_RECORD (lanyard_person_new ("joe", NULL));
  g_autoptr(LanyardRecord) stored = NULL;

  g_free (store_save (fixture->configuration, connector));
  g_free (store_save (fixture->configuration, group));
  g_free (store_save (fixture->configuration, person));
  g_free (store_save (fixture->configuration, no_email));
  g_free (store_save (fixture->configuration, no_email_too));
  store_assert_save_fails (fixture->configuration, same_slug, LANYARD_ERROR_EXISTS);
  store_assert_save_fails (fixture->configuration, same_name, LANYARD_ERROR_EXISTS);
  store_assert_save_fails (fixture->configuration, same_username, LANYARD_ERROR_EXISTS);
  store_assert_save_fails (fixture->configuration, same_email, LANYARD_ERROR_EXISTS);

  /* a deleted one does not hold its name */
  stored = store_load (fixture->configuration, connector);
  g_free (store_delete (fixture->configuration, stored));
  g_free (store_save (fixture->configuration, same_slug));
}

static void
test_invalid (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr(LanyardRecord) group = LANYARD_RECORD (lanyard_group_new (NULL));
  g_autoptr(LanyardSettings) settings = NULL;
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Delete");
  g_autoptr(GError) error = NULL;

  store_assert_save_fails (fixture->configuration, group, LANYARD_ERROR_INVALID);
  store_assert_missing (fixture->configuration, group);

  settings = lanyard_configuration_load_settings_sync (fixture->configuration, NULL);
  lanyard_changes_delete (changes, LANYARD_RECORD (settings));
  g_assert_false (lanyard_configuration_apply_sync (fixture->configuration, changes, NULL, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED);
}

static void
test_all_or_nothing (StoreFixture  *fixture,
                     gconstpointer  data)
{
  g_autoptr(LanyardRecord) first = LANYARD_RECORD (lanyard_group_new ("First"));
  g_autoptr(LanyardRecord) second = LANYARD_RECORD (lanyard_group_new ("Second"));
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Two");
  g_autoptr(GPtrArray) history = NULL;
  g_autofree char *change_id = NULL;
  g_autoptr(GError) error = NULL;

  lanyard_changes_save (changes, first);
  lanyard_changes_save (changes, second);
  lanyard_changes_link (changes, LANYARD_RELATION_MEMBER, lanyard_record_get_id (first), "nobody", TRUE);
  g_assert_false (lanyard_configuration_apply_sync (fixture->configuration, changes, &change_id, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND);
  g_assert_null (change_id);
  store_assert_missing (fixture->configuration, first);
  store_assert_missing (fixture->configuration, second);

  history = lanyard_configuration_list_history_sync (fixture->configuration, NULL, 0, NULL);
  g_assert_cmpint (history->len, ==, 0);
}

/* Saving what is stored already leaves no trace. */
static void
test_no_difference (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autoptr(LanyardRecord) group = LANYARD_RECORD (lanyard_group_new ("Staff"));
  g_autoptr(LanyardRecord) stored = NULL;
  g_autoptr(LanyardRecord) again = NULL;
  g_autoptr(GPtrArray) history = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  first = store_save (fixture->configuration, group);
  g_assert_nonnull (first);
  stored = store_load (fixture->configuration, group);
  second = store_save (fixture->configuration, stored);
  g_assert_null (second);
  again = store_load (fixture->configuration, group);
  g_assert_cmpint (lanyard_record_get_revision (again), ==, 1);
  history = lanyard_configuration_list_history_sync (fixture->configuration, NULL, 0, NULL);
  g_assert_cmpint (history->len, ==, 1);
}

static void
test_events (StoreFixture  *fixture,
             gconstpointer  data)
{
  static const gint64 times[] = { 300, 100, 200 };
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GPtrArray) some = NULL;
  g_autoptr(GPtrArray) one = NULL;
  g_autoptr(GError) error = NULL;
  gint64 time;

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr(LanyardEvent) event = lanyard_event_new ("sign-in", times[i]);

      g_object_set (event, "connector", i == 1 ? "other" : "id", "message", "Grüße", NULL);
      g_assert_true (lanyard_configuration_add_event_sync (fixture->configuration, event, &error));
      g_assert_no_error (error);
    }

  all = lanyard_configuration_list_events_sync (fixture->configuration, NULL, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpint (all->len, ==, 3);
  g_object_get (all->pdata[0], "time", &time, NULL);
  g_assert_cmpint (time, ==, 300);
  g_object_get (all->pdata[2], "time", &time, NULL);
  g_assert_cmpint (time, ==, 100);

  some = lanyard_configuration_list_events_sync (fixture->configuration, "id", 10, &error);
  g_assert_cmpint (some->len, ==, 2);
  one = lanyard_configuration_list_events_sync (fixture->configuration, NULL, 1, &error);
  g_assert_cmpint (one->len, ==, 1);
}

static void
assert_found (StoreFixture *fixture,
              const char   *reference,
              guint         expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) found = lanyard_configuration_list_events_of_reference_sync (fixture->configuration, reference,
                                                                                   &error);

  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, expected);
  for (guint i = 0; i < found->len; i++)
    {
      g_autofree char *value = NULL;

      g_object_get (found->pdata[i], "reference", &value, NULL);
      g_assert_cmpstr (value, ==, reference);
    }
}

/* The two events of a request have the same reference, a third has none. */
static void
test_events_of_reference (StoreFixture  *fixture,
                          gconstpointer  data)
{
  static const char * const references[] = { "ABCD2345", "ABCD2345", "ABCD2346", NULL };
  g_autoptr(GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (references); i++)
    {
      g_autoptr(LanyardEvent) event = lanyard_event_new ("refusal", 100);

      g_object_set (event, "reference", references[i], NULL);
      g_assert_true (lanyard_configuration_add_event_sync (fixture->configuration, event, &error));
      g_assert_no_error (error);
    }

  assert_found (fixture, "ABCD2345", 2);
  assert_found (fixture, "ABCD2346", 1);
  assert_found (fixture, "ABCD2347", 0);
  assert_found (fixture, "", 0);
  assert_found (fixture, "' OR 1 --", 0);
}

static LanyardRecord *
peek (StoreFixture *fixture,
      const char   *field,
      const char   *value)
{
  g_autoptr(GError) error = NULL;
  LanyardRecord *record = lanyard_configuration_peek_sync (fixture->configuration, LANYARD_TYPE_CONNECTOR, field, value,
                                                           &error);

  g_assert_no_error (error);
  return record;
}

/* Who only reads has what is stored now, and what others change of theirs does
 * not change it. */
static void
test_peek (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr(LanyardRecord) connector = new_full_connector ();
  const char *id = lanyard_record_get_id (connector);
  g_autoptr(LanyardRecord) first = NULL;
  g_autoptr(LanyardRecord) again = NULL;
  g_autoptr(LanyardRecord) loaded = NULL;
  g_autoptr(LanyardRecord) changed = NULL;
  g_autoptr(GError) error = NULL;

  g_free (store_save (fixture->configuration, connector));
  first = peek (fixture, NULL, id);
  again = peek (fixture, "slug", "groesse-co");
  g_assert_true (lanyard_item_equal (LANYARD_ITEM (connector), LANYARD_ITEM (first)));
  g_assert_true (lanyard_item_equal (LANYARD_ITEM (connector), LANYARD_ITEM (again)));

  loaded = store_load (fixture->configuration, connector);
  g_assert_true (loaded != first);
  g_object_set (loaded, "label", "Other", NULL);
  g_assert_cmpstr (lanyard_record_get_title (first), ==, "Größe & Co");
  g_free (store_save (fixture->configuration, loaded));
  changed = peek (fixture, NULL, id);
  g_assert_cmpstr (lanyard_record_get_title (changed), ==, "Other");
  g_assert_cmpint (lanyard_record_get_revision (changed), ==, 2);

  g_free (store_delete (fixture->configuration, changed));
  g_assert_null (lanyard_configuration_peek_sync (fixture->configuration, LANYARD_TYPE_CONNECTOR, NULL, id, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND);
}

#define ADD(name, func) \
  g_test_add ("/store/records/" name, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("round-trip", test_round_trip);
  ADD ("list", test_list);
  ADD ("find", test_find);
  ADD ("peek", test_peek);
  ADD ("conflict", test_conflict);
  ADD ("unique", test_unique);
  ADD ("invalid", test_invalid);
  ADD ("all-or-nothing", test_all_or_nothing);
  ADD ("no-difference", test_no_difference);
  ADD ("events", test_events);
  ADD ("events-of-reference", test_events_of_reference);

  return g_test_run ();
}
