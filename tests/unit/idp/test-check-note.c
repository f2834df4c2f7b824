/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the check knows of a configuration: what was tried and looked at
 * (C09, C47), and what is kept between two checks. */

#include "config.h"

#include "lanyard-check-cache.h"
#include "lanyard-check-note.h"
#include "lanyard-check-snapshot.h"
#include "lanyard-local-configuration.h"

#include <glib/gstdio.h>
#include <string.h>

#define NOW G_GINT64_CONSTANT (1795000000)
#define SOURCE "https://sp.test/metadata"

typedef struct
{
  char                 *folder;
  LanyardConfiguration *configuration;
  LanyardConnector     *connector;
} Fixture;

static void
save (Fixture *fixture)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Test");
  g_autoptr(LanyardRecord) stored = NULL;
  g_autoptr(GError) error = NULL;

  lanyard_changes_save (changes, LANYARD_RECORD (fixture->connector));
  lanyard_configuration_apply_sync (fixture->configuration, changes, NULL, &error);
  g_assert_no_error (error);

  stored = lanyard_configuration_load_sync (fixture->configuration, LANYARD_TYPE_CONNECTOR,
                                            lanyard_record_get_id (LANYARD_RECORD (fixture->connector)), &error);
  g_assert_no_error (error);
  g_set_object (&fixture->connector, LANYARD_CONNECTOR (stored));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("lanyard-check-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "check.lanyard", NULL);
  fixture->configuration = lanyard_local_configuration_open (path, LANYARD_OPEN_CREATE, "tester", &error);
  g_assert_no_error (error);

  fixture->connector = lanyard_connector_new ();
  g_object_set (fixture->connector, "label", "App", "slug", "app", "state", LANYARD_CONNECTOR_ACTIVE,
                "sp-entity-id", "https://sp.test", "metadata-source", SOURCE, "metadata-hash", "old", NULL);
  save (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GDir) folder = NULL;
  const char *name;

  g_clear_object (&fixture->connector);
  g_clear_object (&fixture->configuration);
  folder = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static gboolean
finds (Fixture         *fixture,
       const char      *rule,
       LanyardSeverity  severity)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = lanyard_check_cache_check_sync (fixture->configuration, fixture->connector, NOW, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      const LanyardCheckFinding *finding = findings->pdata[i];

      if (strcmp (finding->rule, rule) == 0 && finding->severity == severity)
        return TRUE;
    }

  return FALSE;
}

/* C47 */
static void
test_dry_run (Fixture       *fixture,
              gconstpointer  data)
{
  LanyardDryRun dry_run = { .connector = fixture->connector };
  g_autoptr(GError) error = NULL;

  g_assert_true (finds (fixture, "C47", LANYARD_SEVERITY_WARNING));

  /* one that gave nothing is no test that succeeded */
  g_assert_false (lanyard_dry_run_is_accepted (&dry_run));
  g_assert_true (lanyard_check_note_dry_run_sync (fixture->configuration, &dry_run, NOW, &error));
  g_assert_no_error (error);
  g_assert_true (finds (fixture, "C47", LANYARD_SEVERITY_WARNING));

  dry_run.document = (char *) "<Response/>";
  g_assert_true (lanyard_dry_run_is_accepted (&dry_run));
  g_assert_true (lanyard_check_note_dry_run_sync (fixture->configuration, &dry_run, NOW, &error));
  g_assert_no_error (error);
  g_assert_false (finds (fixture, "C47", LANYARD_SEVERITY_WARNING));
}

/* A copy with the hash "new" from @source. */
static void
look_at_metadata (Fixture    *fixture,
                  const char *source,
                  gboolean    differs,
                  gboolean    is_own)
{
  g_autoptr(LanyardConnector) after = (LanyardConnector *) lanyard_item_copy (LANYARD_ITEM (fixture->connector));
  g_autoptr(GPtrArray) changes = g_ptr_array_new_with_free_func (g_free);
  LanyardProposal proposal = { .before = fixture->connector, .after = after, .changes = changes, .source = (char *) source };
  g_autoptr(GError) error = NULL;

  g_object_set (after, "metadata-hash", "new", NULL);
  if (differs)
    {
      LanyardProposalChange *change = g_new0 (LanyardProposalChange, 1);

      change->is_own = is_own;
      g_ptr_array_add (changes, change);
    }
  g_assert_true (lanyard_check_note_metadata_sync (fixture->configuration, &proposal, NOW, &error));
  g_assert_no_error (error);
}

/* C09 */
static void
test_metadata (Fixture       *fixture,
               gconstpointer  data)
{
  g_assert_false (finds (fixture, "C09", LANYARD_SEVERITY_WARNING));
  look_at_metadata (fixture, "other.xml", TRUE, FALSE);
  g_assert_false (finds (fixture, "C09", LANYARD_SEVERITY_WARNING));
  look_at_metadata (fixture, SOURCE, FALSE, FALSE);
  g_assert_false (finds (fixture, "C09", LANYARD_SEVERITY_WARNING));
  look_at_metadata (fixture, SOURCE, TRUE, TRUE);
  g_assert_false (finds (fixture, "C09", LANYARD_SEVERITY_WARNING));
  look_at_metadata (fixture, SOURCE, TRUE, FALSE);
  g_assert_true (finds (fixture, "C09", LANYARD_SEVERITY_WARNING));

  g_object_set (fixture->connector, "metadata-hash", "new", NULL);
  g_assert_false (finds (fixture, "C09", LANYARD_SEVERITY_WARNING));
}

/* L31, L32, L33: what is said of groups and people. */
static void
test_access (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Test");
  g_autoptr(LanyardGroup) group = lanyard_group_new ("Staff");
  g_autoptr(LanyardGroup) former = lanyard_group_new ("Former");
  g_autoptr(LanyardPerson) person = lanyard_person_new ("ann", "ann@example.org");
  g_autoptr(LanyardChanges) other = NULL;
  const char *id = lanyard_record_get_id (LANYARD_RECORD (fixture->connector));
  g_autoptr(GError) error = NULL;

  g_assert_false (finds (fixture, "L31", LANYARD_SEVERITY_WARNING));
  g_assert_false (finds (fixture, "L32", LANYARD_SEVERITY_HINT));
  g_assert_false (finds (fixture, "L33", LANYARD_SEVERITY_WARNING));

  g_object_set (former, "disabled", TRUE, NULL);
  lanyard_changes_save (changes, LANYARD_RECORD (group));
  lanyard_changes_save (changes, LANYARD_RECORD (former));
  lanyard_changes_save (changes, LANYARD_RECORD (person));
  lanyard_changes_link (changes, LANYARD_RELATION_GRANT, lanyard_record_get_id (LANYARD_RECORD (former)), id, TRUE);
  lanyard_changes_link (changes, LANYARD_RELATION_MFA, lanyard_record_get_id (LANYARD_RECORD (group)), id, TRUE);
  lanyard_changes_link (changes, LANYARD_RELATION_PERSON_GRANT, lanyard_record_get_id (LANYARD_RECORD (person)), id, TRUE);
  lanyard_configuration_apply_sync (fixture->configuration, changes, NULL, &error);
  g_assert_no_error (error);

  g_assert_true (finds (fixture, "L31", LANYARD_SEVERITY_WARNING));
  g_assert_true (finds (fixture, "L32", LANYARD_SEVERITY_HINT));
  g_assert_true (finds (fixture, "L33", LANYARD_SEVERITY_WARNING));

  other = lanyard_changes_new ("Other");
  lanyard_changes_link (other, LANYARD_RELATION_MFA, lanyard_record_get_id (LANYARD_RECORD (group)), id, FALSE);
  lanyard_changes_link (other, LANYARD_RELATION_PERSON_MFA, lanyard_record_get_id (LANYARD_RECORD (person)), id, TRUE);
  lanyard_configuration_apply_sync (fixture->configuration, other, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (finds (fixture, "L31", LANYARD_SEVERITY_WARNING));
}

static void
assert_counts (Fixture *fixture,
               guint   *n_errors)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = lanyard_check_cache_check_sync (fixture->configuration, fixture->connector, NOW, &error);
  guint n_warnings;

  g_assert_no_error (error);
  lanyard_check_cache_count_sync (fixture->configuration, lanyard_record_get_id (LANYARD_RECORD (fixture->connector)), NOW,
                                  n_errors, &n_warnings, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (*n_errors, ==, lanyard_check_count (findings, LANYARD_SEVERITY_ERROR));
  g_assert_cmpuint (n_warnings, ==, lanyard_check_count (findings, LANYARD_SEVERITY_WARNING));
}

/* What is kept is read again after a change, and says what a fresh check says. */
static void
test_cache (Fixture       *fixture,
            gconstpointer  data)
{
  guint before, after, n_warnings;
  g_autoptr(GError) error = NULL;

  assert_counts (fixture, &before);
  g_object_set (fixture->connector, "sp-entity-id", "https://sp.test ", NULL);
  save (fixture);
  assert_counts (fixture, &after);
  g_assert_cmpuint (after, ==, before + 1);

  g_assert_true (lanyard_check_cache_count_sync (fixture->configuration, "nobody", NOW, &after, &n_warnings, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (after + n_warnings, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/check-note/C47/dry-run", Fixture, NULL, set_up, test_dry_run, tear_down);
  g_test_add ("/check-note/C09/metadata", Fixture, NULL, set_up, test_metadata, tear_down);
  g_test_add ("/check-note/L31/access", Fixture, NULL, set_up, test_access, tear_down);
  g_test_add ("/check-note/cache", Fixture, NULL, set_up, test_cache, tear_down);

  return g_test_run ();
}
