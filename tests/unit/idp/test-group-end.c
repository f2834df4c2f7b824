/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "idp-fixture.h"
#include "lanyard-group-end.h"

static void
link_records (IdpFixture      *fixture,
              LanyardRelation  relation,
              gpointer         from,
              gpointer         to,
              gboolean         linked)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Link");
  g_autoptr(GError) error = NULL;

  lanyard_changes_link (changes, relation, lanyard_record_get_id (from), lanyard_record_get_id (to), linked);
  lanyard_configuration_apply_sync (fixture->configuration, changes, NULL, &error);
  g_assert_no_error (error);
}

/* How many lines tell what the end of the group means; 0: nothing would change. */
static guint
count_lines (IdpFixture *fixture,
             gpointer    group)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  g_assert_true (lanyard_group_end_describe_sync (fixture->configuration, lanyard_record_get_id (group), &text, &error));
  g_assert_no_error (error);
  lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  return g_strv_length (lines);
}

/* Only what nothing else lets people in is lost; what an exclusion kept out is let in. */
static void
test_changes (IdpFixture    *fixture,
              gconstpointer  data)
{
  g_assert_cmpuint (count_lines (fixture, fixture->staff), ==, 0);
  g_assert_cmpuint (count_lines (fixture, fixture->bowlers), ==, 0);

  link_records (fixture, LANYARD_RELATION_MEMBER, fixture->admins, fixture->ada, FALSE);
  g_assert_cmpuint (count_lines (fixture, fixture->staff), ==, 2);
  g_assert_cmpuint (count_lines (fixture, fixture->admins), ==, 0);

  link_records (fixture, LANYARD_RELATION_EXCLUSION, fixture->bowlers, fixture->connector, TRUE);
  g_assert_cmpuint (count_lines (fixture, fixture->staff), ==, 0);
  g_assert_cmpuint (count_lines (fixture, fixture->bowlers), ==, 2);
}

/* Of many applications the first are told by name. */
static void
test_many (IdpFixture    *fixture,
           gconstpointer  data)
{
  link_records (fixture, LANYARD_RELATION_MEMBER, fixture->admins, fixture->ada, FALSE);
  for (guint i = 1; i <= LANYARD_GROUP_END_CONNECTORS_MAX + 1; i++)
    {
      g_autofree char *slug = g_strdup_printf ("app-%u", i);
      g_autoptr(LanyardConnector) connector = lanyard_connector_new ();
      g_autoptr(GError) error = NULL;
      g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Add");

      g_object_set (connector, "slug", slug, "label", slug, NULL);
      lanyard_changes_save (changes, LANYARD_RECORD (connector));
      lanyard_configuration_apply_sync (fixture->configuration, changes, NULL, &error);
      g_assert_no_error (error);
      link_records (fixture, LANYARD_RELATION_GRANT, fixture->staff, connector, TRUE);
      g_assert_cmpuint (count_lines (fixture, fixture->staff), ==, MIN (i + 2, LANYARD_GROUP_END_CONNECTORS_MAX + 2));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/group-end/changes", IdpFixture, NULL, idp_fixture_set_up, test_changes, idp_fixture_tear_down);
  g_test_add ("/group-end/many", IdpFixture, NULL, idp_fixture_set_up, test_many, idp_fixture_tear_down);

  return g_test_run ();
}
