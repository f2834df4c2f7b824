/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-error.h"
#include "store-fixture.h"

/* A person who may use a connector, as a member of a group and by themselves. */
typedef struct
{
  StoreFixture base;
  LanyardConfiguration *other;      /* of another process, as it were */
  LanyardRecord *connector;
  LanyardGroup *group;
  LanyardPerson *person;
} Fixture;

static const char *
get_id (gpointer record)
{
  return lanyard_record_get_id (LANYARD_RECORD (record));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  LanyardConfiguration *configuration;
  g_autoptr(GError) error = NULL;

  store_fixture_set_up (&fixture->base, data);
  configuration = fixture->base.configuration;
  fixture->other = lanyard_local_configuration_open (fixture->base.path, LANYARD_OPEN_EXISTING, "other", &error);
  g_assert_no_error (error);

  fixture->connector = store_new_connector ("App", "app");
  fixture->group = lanyard_group_new ("Staff");
  fixture->person = lanyard_person_new ("ada", NULL);
  g_free (store_save (configuration, fixture->connector));
  g_free (store_save (configuration, fixture->group));
  g_free (store_save (configuration, fixture->person));
  g_free (store_link (configuration, LANYARD_RELATION_MEMBER, get_id (fixture->group), get_id (fixture->person), TRUE));
  g_free (store_link (configuration, LANYARD_RELATION_GRANT, get_id (fixture->group), get_id (fixture->connector), TRUE));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->person);
  g_clear_object (&fixture->group);
  g_clear_object (&fixture->connector);
  g_assert_finalize_object (g_steal_pointer (&fixture->other));
  store_fixture_tear_down (&fixture->base, data);
}

static guint
count_rules (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) rules = NULL;

  rules = lanyard_configuration_list_access_rules_sync (fixture->base.configuration, get_id (fixture->person),
                                                        get_id (fixture->connector), &error);
  g_assert_no_error (error);

  return g_strv_length (rules);
}

static guint
count_rules_held (Fixture *fixture)
{
  guint n_rules;

  lanyard_configuration_hold (fixture->base.configuration);
  n_rules = count_rules (fixture);
  g_assert_cmpuint (count_rules (fixture), ==, n_rules);
  lanyard_configuration_release (fixture->base.configuration);

  return n_rules;
}

static gboolean
is_suspended (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardRecord) person = NULL;

  lanyard_configuration_hold (fixture->base.configuration);
  person = lanyard_configuration_peek_sync (fixture->base.configuration, LANYARD_TYPE_PERSON, NULL,
                                            get_id (fixture->person), &error);
  lanyard_configuration_release (fixture->base.configuration);
  g_assert_no_error (error);

  return lanyard_person_is_suspended (LANYARD_PERSON (person));
}

static void
set_member (Fixture  *fixture,
            gboolean  linked)
{
  g_free (store_link (fixture->other, LANYARD_RELATION_MEMBER, get_id (fixture->group), get_id (fixture->person), linked));
}

static void
delete (Fixture  *fixture,
        gpointer  record)
{
  g_autoptr(LanyardRecord) stored = store_load (fixture->other, record);

  g_free (store_delete (fixture->other, stored));
}

/* What was read before another process changes it counts no more in the next
 * view: nobody is let in who was. */
static void
test_revoked (Fixture       *fixture,
              gconstpointer  data)
{
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpuint (count_rules_held (fixture), ==, 1);
      set_member (fixture, FALSE);
      g_assert_cmpuint (count_rules_held (fixture), ==, 0);
      set_member (fixture, TRUE);
    }

  g_assert_cmpuint (count_rules_held (fixture), ==, 1);
  delete (fixture, fixture->connector);
  g_assert_cmpuint (count_rules_held (fixture), ==, 0);
}

static void
test_suspended (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(LanyardPerson) person = NULL;
  g_autofree char *change = NULL;

  g_assert_false (is_suspended (fixture));
  person = store_load (fixture->other, fixture->person);
  g_object_set (person, "suspended", TRUE, NULL);
  change = store_save (fixture->other, person);
  g_assert_true (is_suspended (fixture));
  store_undo (fixture->other, change);
  g_assert_false (is_suspended (fixture));
}

/* One moment, whatever others do meanwhile. */
static void
test_one_moment (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(LanyardRecord) group = NULL;
  g_autoptr(GError) error = NULL;

  lanyard_configuration_hold (fixture->base.configuration);
  g_assert_cmpuint (count_rules (fixture), ==, 1);
  set_member (fixture, FALSE);
  delete (fixture, fixture->group);
  g_assert_cmpuint (count_rules (fixture), ==, 1);
  group = lanyard_configuration_peek_sync (fixture->base.configuration, LANYARD_TYPE_GROUP, NULL,
                                           get_id (fixture->group), &error);
  g_assert_no_error (error);
  lanyard_configuration_release (fixture->base.configuration);

  /* What an old view found is nothing for a new one. */
  g_assert_cmpuint (count_rules_held (fixture), ==, 0);
}

static void
test_own_writes (Fixture       *fixture,
                 gconstpointer  data)
{
  LanyardConfiguration *configuration = fixture->base.configuration;
  g_autoptr(GError) error = NULL;
  g_autofree char *value = NULL;

  lanyard_configuration_hold (configuration);
  g_assert_null (lanyard_configuration_get_state_sync (configuration, "login", "key", 1, FALSE, &error));
  g_assert_no_error (error);
  lanyard_configuration_put_state_sync (configuration, "login", "key", "value", G_MAXINT32, FALSE, &error);
  g_assert_no_error (error);
  value = lanyard_configuration_get_state_sync (configuration, "login", "key", 1, FALSE, &error);
  g_assert_cmpstr (value, ==, "value");

  g_assert_cmpuint (count_rules (fixture), ==, 1);
  g_free (store_link (configuration, LANYARD_RELATION_MEMBER, get_id (fixture->group), get_id (fixture->person), FALSE));
  g_assert_cmpuint (count_rules (fixture), ==, 0);
  lanyard_configuration_release (configuration);
}

/* @data: Fixture
 * Returns: (transfer full): the connector as a thread has it */
static gpointer
peek_connector (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardRecord) connector = NULL;
  g_autoptr(LanyardRecord) again = NULL;

  lanyard_configuration_hold (fixture->base.configuration);
  connector = lanyard_configuration_peek_sync (fixture->base.configuration, LANYARD_TYPE_CONNECTOR, "slug", "app", &error);
  g_assert_no_error (error);
  again = lanyard_configuration_peek_sync (fixture->base.configuration, LANYARD_TYPE_CONNECTOR, "slug", "app", &error);
  g_assert_no_error (error);
  lanyard_configuration_release (fixture->base.configuration);
  g_assert_true (connector == again);

  return g_steal_pointer (&connector);
}

/* Lists are not for several threads. */
static void
test_own_records (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(LanyardRecord) ours = peek_connector (fixture);
  g_autoptr(LanyardRecord) again = peek_connector (fixture);
  g_autoptr(LanyardRecord) theirs = g_thread_join (g_thread_new ("view", peek_connector, fixture));

  g_assert_true (ours == again);
  g_assert_true (ours != theirs);
  g_assert_true (lanyard_item_equal (LANYARD_ITEM (ours), LANYARD_ITEM (theirs)));
}

/* What is large is read again each time. */
static void
test_large_records (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *large = g_strnfill (100000, 'x');
  g_autoptr(LanyardRecord) stored = store_load (fixture->base.configuration, fixture->connector);
  LanyardRecord *connector;

  g_object_set (stored, "description", large, NULL);
  g_free (store_save (fixture->base.configuration, stored));

  lanyard_configuration_hold (fixture->base.configuration);
  connector = lanyard_configuration_peek_sync (fixture->base.configuration, LANYARD_TYPE_CONNECTOR, "slug", "app", NULL);
  g_assert_cmpuint (G_OBJECT (connector)->ref_count, ==, 1);
  g_object_unref (connector);
  lanyard_configuration_release (fixture->base.configuration);
}

/* However many ask for what is not there. */
static void
test_absent_records (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(LanyardRecord) before = NULL;
  g_autoptr(LanyardRecord) after = NULL;

  lanyard_configuration_hold (fixture->base.configuration);
  before = lanyard_configuration_peek_sync (fixture->base.configuration, LANYARD_TYPE_CONNECTOR, "slug", "app", NULL);
  for (guint i = 0; i < 40000; i++)
    {
      g_autofree char *slug = g_strdup_printf ("absent-%u", i);

      g_assert_null (lanyard_configuration_peek_sync (fixture->base.configuration, LANYARD_TYPE_CONNECTOR, "slug", slug,
                                                      NULL));
    }
  after = lanyard_configuration_peek_sync (fixture->base.configuration, LANYARD_TYPE_CONNECTOR, "slug", "app", NULL);
  lanyard_configuration_release (fixture->base.configuration);

  g_assert_true (before == after);
}

/* Who has to know what others did meanwhile. */
static void
test_look_anew (Fixture       *fixture,
                gconstpointer  data)
{
  lanyard_configuration_hold (fixture->base.configuration);
  g_assert_cmpuint (count_rules (fixture), ==, 1);
  set_member (fixture, FALSE);
  g_assert_cmpuint (count_rules (fixture), ==, 1);
  lanyard_configuration_look_anew (fixture->base.configuration);
  g_assert_cmpuint (count_rules (fixture), ==, 0);
  set_member (fixture, TRUE);
  g_assert_cmpuint (count_rules (fixture), ==, 0);
  lanyard_configuration_release (fixture->base.configuration);
  lanyard_configuration_look_anew (fixture->base.configuration);
  g_assert_cmpuint (count_rules (fixture), ==, 1);
}

static gpointer
count_in_thread (gpointer data)
{
  Fixture *fixture = data;
  guint n_wrong = 0;

  /* What each finds is what was there at some moment since the last change. */
  for (guint i = 0; i < 200; i++)
    n_wrong += count_rules_held (fixture) > 1;

  return GUINT_TO_POINTER (n_wrong);
}

/* More threads than there are readers. */
static void
test_threads (Fixture       *fixture,
              gconstpointer  data)
{
  GThread *threads[12];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("view", count_in_thread, fixture);
  for (guint i = 0; i < 10; i++)
    {
      set_member (fixture, FALSE);
      g_assert_cmpuint (count_rules_held (fixture), ==, 0);
      set_member (fixture, TRUE);
      g_assert_cmpuint (count_rules_held (fixture), ==, 1);
    }
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (threads[i])), ==, 0);
}

#define ADD(name, func) g_test_add ("/store/view/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("revoked", test_revoked);
  ADD ("suspended", test_suspended);
  ADD ("one-moment", test_one_moment);
  ADD ("look-anew", test_look_anew);
  ADD ("own-writes", test_own_writes);
  ADD ("own-records", test_own_records);
  ADD ("large-records", test_large_records);
  ADD ("absent-records", test_absent_records);
  ADD ("threads", test_threads);

  return g_test_run ();
}
