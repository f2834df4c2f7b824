/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "idp-fixture.h"
#include "lanyard-access-list.h"
#include "lanyard-error.h"

#define N_PEOPLE 12
#define N_GROUPS 6
#define N_CONNECTORS 5
#define N_ROUNDS 4

/* Records with random links between them, beside those of the fixture. */
typedef struct
{
  LanyardConfiguration *configuration;
  GRand                *rand;
  GPtrArray            *people;
  GPtrArray            *groups;
  GPtrArray            *connectors;
} World;

static void
apply (LanyardConfiguration *configuration,
       LanyardChanges       *changes)
{
  g_autoptr(GError) error = NULL;

  lanyard_configuration_apply_sync (configuration, changes, NULL, &error);
  g_assert_no_error (error);
}

static void
add_link (LanyardChanges  *changes,
          LanyardRelation  relation,
          gpointer         from,
          gpointer         to)
{
  lanyard_changes_link (changes, relation, lanyard_record_get_id (from), lanyard_record_get_id (to), TRUE);
}

static const LanyardAccessPolicy policies[] = {
  LANYARD_ACCESS_ALLOW, LANYARD_ACCESS_ALLOW, LANYARD_ACCESS_ALLOW, LANYARD_ACCESS_REQUIRE_MFA, LANYARD_ACCESS_DENY,
};

static LanyardRecord *
make_record (GType  type,
             GRand *rand,
             guint  number)
{
  g_autofree char *name = g_strdup_printf ("%c%u", g_rand_int_range (rand, 'a', 'g'), number);
  LanyardRecord *record;

  if (type == LANYARD_TYPE_PERSON)
    {
      record = LANYARD_RECORD (lanyard_person_new (name, NULL));
      g_object_set (record, "suspended", g_rand_int_range (rand, 0, 6) == 0, NULL);
    }
  else if (type == LANYARD_TYPE_GROUP)
    {
      record = LANYARD_RECORD (lanyard_group_new (name));
      g_object_set (record, "disabled", g_rand_int_range (rand, 0, 4) == 0, NULL);
    }
  else
    {
      record = LANYARD_RECORD (lanyard_connector_new ());
      g_object_set (record, "label", name, "slug", name,
                    "access-policy", policies[g_rand_int_range (rand, 0, G_N_ELEMENTS (policies))], NULL);
    }

  return record;
}

static GPtrArray *
make_records (LanyardChanges *changes,
              GType           type,
              GRand          *rand,
              guint           n)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (records, make_record (type, rand, i));
      lanyard_changes_save (changes, records->pdata[i]);
    }

  return records;
}

/* No group is both granted and excluded. */
static void
link_groups (World          *world,
             LanyardChanges *changes)
{
  for (guint i = 0; i < world->groups->len; i++)
    for (guint j = 0; j < world->connectors->len; j++)
      {
        int dice = g_rand_int_range (world->rand, 0, 8);

        if (dice < 3)
          add_link (changes, LANYARD_RELATION_GRANT, world->groups->pdata[i], world->connectors->pdata[j]);
        else if (dice == 3)
          add_link (changes, LANYARD_RELATION_EXCLUSION, world->groups->pdata[i], world->connectors->pdata[j]);
        if (g_rand_int_range (world->rand, 0, 4) == 0)
          add_link (changes, LANYARD_RELATION_MFA, world->groups->pdata[i], world->connectors->pdata[j]);
      }
}

static void
link_people (World          *world,
             LanyardChanges *changes)
{
  for (guint i = 0; i < world->people->len; i++)
    {
      for (guint j = 0; j < world->groups->len; j++)
        if (g_rand_int_range (world->rand, 0, 4) == 0)
          add_link (changes, LANYARD_RELATION_MEMBER, world->groups->pdata[j], world->people->pdata[i]);
      for (guint j = 0; j < world->connectors->len; j++)
        {
          if (g_rand_int_range (world->rand, 0, 8) == 0)
            add_link (changes, LANYARD_RELATION_PERSON_GRANT, world->people->pdata[i], world->connectors->pdata[j]);
          if (g_rand_int_range (world->rand, 0, 8) == 0)
            add_link (changes, LANYARD_RELATION_PERSON_MFA, world->people->pdata[i], world->connectors->pdata[j]);
        }
    }
}

static void
world_init (World      *world,
            IdpFixture *fixture,
            guint32     seed)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Test");

  world->configuration = fixture->configuration;
  world->rand = g_rand_new_with_seed (seed);
  world->people = make_records (changes, LANYARD_TYPE_PERSON, world->rand, N_PEOPLE);
  world->groups = make_records (changes, LANYARD_TYPE_GROUP, world->rand, N_GROUPS);
  world->connectors = make_records (changes, LANYARD_TYPE_CONNECTOR, world->rand, N_CONNECTORS);
  link_groups (world, changes);
  link_people (world, changes);
  apply (world->configuration, changes);
}

static void
delete_records (LanyardConfiguration *configuration,
                GType                 type,
                GPtrArray            *records)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Test");

  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr(LanyardRecord) stored = lanyard_configuration_load_sync (configuration, type,
                                                                         lanyard_record_get_id (records->pdata[i]), NULL);

      lanyard_changes_delete (changes, stored);
    }
  apply (configuration, changes);
}

static void
world_clear (World *world)
{
  delete_records (world->configuration, LANYARD_TYPE_PERSON, world->people);
  delete_records (world->configuration, LANYARD_TYPE_GROUP, world->groups);
  delete_records (world->configuration, LANYARD_TYPE_CONNECTOR, world->connectors);
  g_rand_free (world->rand);
  g_ptr_array_unref (world->people);
  g_ptr_array_unref (world->groups);
  g_ptr_array_unref (world->connectors);
}

static LanyardAccessMatrix *
read_matrix (LanyardConfiguration *configuration)
{
  g_autoptr(GError) error = NULL;
  LanyardAccessMatrix *matrix = lanyard_access_matrix_new_sync (configuration, &error);

  g_assert_no_error (error);
  return matrix;
}

static void
assert_same_decision (const LanyardAccessDecision *decision,
                      const LanyardAccessDecision *expected)
{
  g_assert_cmpint (decision->allowed, ==, expected->allowed);
  g_assert_cmpint (decision->needs_mfa, ==, expected->needs_mfa);
  g_assert_cmpuint (decision->rules->len, ==, expected->rules->len);
  for (guint i = 0; i < decision->rules->len; i++)
    {
      const LanyardAccessRule *rule = decision->rules->pdata[i], *other = expected->rules->pdata[i];

      g_assert_cmpint (rule->kind, ==, other->kind);
      g_assert_cmpstr (rule->id, ==, other->id);
      g_assert_cmpstr (rule->title, ==, other->title);
      g_assert_cmpint (rule->decides, ==, other->decides);
    }
}

/* Every cell says what a sign-in would be told. */
static void
test_agrees (IdpFixture    *fixture,
             gconstpointer  data)
{
  for (guint32 seed = 1; seed <= N_ROUNDS; seed++)
    {
      World world;
      g_autoptr(LanyardAccessMatrix) matrix = NULL;

      world_init (&world, fixture, seed);
      matrix = read_matrix (fixture->configuration);
      g_assert_cmpuint (lanyard_access_matrix_get_n_people (matrix), ==, N_PEOPLE + 2);
      g_assert_cmpuint (lanyard_access_matrix_get_n_connectors (matrix), ==, N_CONNECTORS + 1);
      for (guint i = 0; i < N_PEOPLE + 2; i++)
        for (guint j = 0; j < N_CONNECTORS + 1; j++)
          {
            LanyardAccessCell cell;
            g_autoptr(LanyardAccessDecision) decision = NULL;
            g_autoptr(LanyardAccessDecision) expected = NULL;

            lanyard_access_matrix_get_cell (matrix, i, j, &cell);
            decision = lanyard_access_matrix_explain (matrix, &cell);
            expected = lanyard_access_decision_new_sync (fixture->configuration,
                                                         lanyard_access_matrix_get_connector (matrix, j),
                                                         lanyard_access_matrix_get_person (matrix, i), NULL);
            lanyard_access_decision_load_titles (expected, fixture->configuration);
            assert_same_decision (decision, expected);
            g_assert_cmpint (cell.allowed, ==, expected->allowed);
            g_assert_cmpint (cell.needs_mfa, ==, expected->needs_mfa);
          }
      world_clear (&world);
    }
}

/* A table of "CONNECTOR/PERSON" → answer, as the configuration is now. */
static GHashTable *
list_answers (LanyardConfiguration *configuration)
{
  g_autoptr(LanyardAccessMatrix) matrix = read_matrix (configuration);
  GHashTable *answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < lanyard_access_matrix_get_n_people (matrix); i++)
    for (guint j = 0; j < lanyard_access_matrix_get_n_connectors (matrix); j++)
      {
        LanyardAccessCell cell;

        lanyard_access_matrix_get_cell (matrix, i, j, &cell);
        g_hash_table_insert (answers,
                             g_strdup_printf ("%s/%s", lanyard_connector_get_slug (lanyard_access_matrix_get_connector (matrix, j)),
                                              lanyard_person_get_username (lanyard_access_matrix_get_person (matrix, i))),
                             GUINT_TO_POINTER ((cell.allowed ? 2u : 0u) | (cell.needs_mfa ? 1u : 0u)));
      }

  return answers;
}

static LanyardAccessEffect
get_effect (guint before,
            guint after)
{
  if ((before & 2) != (after & 2))
    return (before & 2) != 0 ? LANYARD_ACCESS_LOST : LANYARD_ACCESS_GAINED;

  return (before & 2) != 0 && (before & 1) != 0 && (after & 1) == 0 ? LANYARD_ACCESS_EASED : LANYARD_ACCESS_SAME;
}

/* What is foretold comes true when the group is deleted, and nothing else. */
static void
check_group_gone (LanyardConfiguration *configuration,
                  LanyardAccessMatrix  *matrix,
                  const char           *group_id)
{
  LanyardAccessFilter filter = { .without_id = group_id };
  g_autoptr(LanyardAccessList) list = lanyard_access_list_new (matrix, &filter);
  g_autoptr(GHashTable) before = list_answers (configuration);
  g_autoptr(GHashTable) after = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardRecord) group = lanyard_configuration_load_sync (configuration, LANYARD_TYPE_GROUP, group_id, NULL);
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Test");
  g_autofree char *change_id = NULL;
  LanyardAccessCell cell;
  GHashTableIter iter;
  gpointer key, answer;

  lanyard_changes_delete (changes, group);
  lanyard_configuration_apply_sync (configuration, changes, &change_id, &error);
  g_assert_no_error (error);
  after = list_answers (configuration);
  g_assert_true (lanyard_configuration_undo_sync (configuration, change_id, &error));

  while (lanyard_access_list_next (list, &cell))
    {
      g_autofree char *name = NULL;

      name = g_strdup_printf ("%s/%s", lanyard_connector_get_slug (lanyard_access_matrix_get_connector (matrix, cell.connector)),
                              lanyard_person_get_username (lanyard_access_matrix_get_person (matrix, cell.person)));
      g_assert_cmpint (cell.effect, ==, get_effect (GPOINTER_TO_UINT (g_hash_table_lookup (before, name)),
                                                    GPOINTER_TO_UINT (g_hash_table_lookup (after, name))));
      g_hash_table_remove (after, name);
    }
  g_hash_table_iter_init (&iter, after);
  while (g_hash_table_iter_next (&iter, &key, &answer))
    g_assert_cmpint (get_effect (GPOINTER_TO_UINT (g_hash_table_lookup (before, key)), GPOINTER_TO_UINT (answer)), ==,
                     LANYARD_ACCESS_SAME);
}

static void
test_without_group (IdpFixture    *fixture,
                    gconstpointer  data)
{
  World world;
  g_autoptr(LanyardAccessMatrix) matrix = NULL;

  world_init (&world, fixture, 7);
  matrix = read_matrix (fixture->configuration);
  for (guint i = 0; i < N_GROUPS; i++)
    check_group_gone (fixture->configuration, matrix, lanyard_record_get_id (world.groups->pdata[i]));
  world_clear (&world);
}

/* "slug/person" of each cell, with a blank between. */
static char *
list_names (LanyardAccessMatrix       *matrix,
            const LanyardAccessFilter *filter)
{
  g_autoptr(LanyardAccessList) list = lanyard_access_list_new (matrix, filter);
  g_autoptr(GString) text = g_string_new (NULL);
  LanyardAccessCell cell;

  while (lanyard_access_list_next (list, &cell))
    g_string_append_printf (text, "%s%s/%s", text->len > 0 ? " " : "",
                            lanyard_connector_get_slug (lanyard_access_matrix_get_connector (matrix, cell.connector)),
                            lanyard_person_get_username (lanyard_access_matrix_get_person (matrix, cell.person)));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* ada through two groups, eve by exception, bob through a group that is
 * switched off, and a bookmark for nobody. */
static void
set_up_organisation (IdpFixture *fixture)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Test");
  g_autoptr(LanyardPerson) bob = lanyard_person_new ("bob", "bob@example.org");
  g_autoptr(LanyardGroup) off = lanyard_group_new ("Off");
  g_autoptr(LanyardConnector) wiki = lanyard_connector_new ();

  g_object_set (wiki, "label", "Wiki", "slug", "wiki", NULL);
  g_object_set (bob, "first-name", "=1+1", NULL);
  g_object_set (off, "disabled", TRUE, NULL);
  lanyard_changes_save (changes, LANYARD_RECORD (bob));
  lanyard_changes_save (changes, LANYARD_RECORD (off));
  lanyard_changes_save (changes, LANYARD_RECORD (wiki));
  add_link (changes, LANYARD_RELATION_MEMBER, off, bob);
  add_link (changes, LANYARD_RELATION_GRANT, off, fixture->connector);
  add_link (changes, LANYARD_RELATION_PERSON_GRANT, fixture->eve, fixture->connector);
  add_link (changes, LANYARD_RELATION_GRANT, fixture->bowlers, wiki);
  apply (fixture->configuration, changes);
}

static void
test_filters (IdpFixture    *fixture,
              gconstpointer  data)
{
  const char *ada = lanyard_record_get_id (LANYARD_RECORD (fixture->ada));
  const char *staff = lanyard_record_get_id (LANYARD_RECORD (fixture->staff));
  const char *bowlers = lanyard_record_get_id (LANYARD_RECORD (fixture->bowlers));
  const char *example = lanyard_record_get_id (LANYARD_RECORD (fixture->connector));
  const struct
  {
    LanyardAccessFilter  filter;
    const char          *expected;
  } cases[] = {
    { { 0 }, "example/ada example/eve wiki/ada" },
    { { .show = LANYARD_ACCESS_SHOW_EXCEPTION }, "example/eve" },
    { { .show = LANYARD_ACCESS_SHOW_ONE }, "example/eve wiki/ada" },
    { { .show = LANYARD_ACCESS_SHOW_SEVERAL }, "example/ada" },
    { { .show = LANYARD_ACCESS_SHOW_BLOCKED }, "example/bob" },
    { { .show = LANYARD_ACCESS_SHOW_ALL }, "example/bob example/ada example/eve wiki/bob wiki/ada wiki/eve" },
    { { .person_id = ada }, "example/ada wiki/ada" },
    { { .connector_id = example }, "example/ada example/eve" },
    { { .connector_id = example, .person_id = ada }, "example/ada" },
    { { .group_id = staff }, "example/ada" },
    { { .group_id = bowlers, .show = LANYARD_ACCESS_SHOW_ALL }, "wiki/ada" },
    { { .without_id = staff }, "" },
    { { .without_id = bowlers }, "wiki/ada" },
    { { .text = " love WIKI " }, "wiki/ada" },
    { { .text = "staff" }, "example/ada" },
    { { .text = "eve@" }, "example/eve" },
    { { .text = "nothing" }, "" },
    { { .person_id = "none" }, "" },
    { { .connector_id = "none" }, "" },
    { { .group_id = "none" }, "" },
    { { .without_id = "none" }, "" },
  };
  g_autoptr(LanyardAccessMatrix) matrix = NULL;

  set_up_organisation (fixture);
  matrix = read_matrix (fixture->configuration);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *names = list_names (matrix, &cases[i].filter);

      g_test_message ("%zu", i);
      g_assert_cmpstr (names, ==, cases[i].expected);
    }
}

static void
test_sums (IdpFixture    *fixture,
           gconstpointer  data)
{
  LanyardAccessFilter all = { 0 };
  LanyardAccessFilter without = { .without_id = lanyard_record_get_id (LANYARD_RECORD (fixture->bowlers)) };
  LanyardAccessSums sums;
  g_autoptr(LanyardAccessMatrix) matrix = NULL;

  set_up_organisation (fixture);
  matrix = read_matrix (fixture->configuration);
  lanyard_access_list_sum (matrix, &all, &sums);
  g_assert_cmpuint (sums.n_cells, ==, 3);
  g_assert_cmpuint (sums.n_people, ==, 2);
  g_assert_cmpuint (sums.n_connectors, ==, 2);
  g_assert_cmpuint (sums.n_lost, ==, 0);
  lanyard_access_list_sum (matrix, &without, &sums);
  g_assert_cmpuint (sums.n_cells, ==, 1);
  g_assert_cmpuint (sums.n_lost, ==, 1);
  g_assert_cmpuint (sums.n_gained + sums.n_eased, ==, 0);
}

/* What a spreadsheet would take for a formula is a text. */
static void
test_export (IdpFixture    *fixture,
             gconstpointer  data)
{
  LanyardAccessFilter filter = { .show = LANYARD_ACCESS_SHOW_ALL,
                                 .connector_id = lanyard_record_get_id (LANYARD_RECORD (fixture->connector)) };
  g_autoptr(LanyardAccessMatrix) matrix = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  set_up_organisation (fixture);
  matrix = read_matrix (fixture->configuration);
  bytes = lanyard_access_export (matrix, &filter);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 5);
  g_assert_true (g_str_has_prefix (lines[1], "bob,\"'=1+1\",bob@example.org,example,Example,no,,,no,no-grant,\"The group “Off” is granted it, but switched off\","));
  g_assert_cmpstr (lines[2], ==,
                   "ada,Ada Lovelace,ada@example.org,example,Example,yes,no,\"Admins;Staff\",no,grant,\"Admins, Staff\",");
  g_assert_true (g_str_has_prefix (lines[3], "eve,eve,eve@example.org,example,Example,yes,no,,yes,person-grant,"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/idp/access-matrix/" name, IdpFixture, NULL, idp_fixture_set_up, func, idp_fixture_tear_down)
  ADD ("agrees", test_agrees);
  ADD ("without-group", test_without_group);
  ADD ("filters", test_filters);
  ADD ("sums", test_sums);
  ADD ("export", test_export);

  return g_test_run ();
}
