/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "idp-fixture.h"

#include <glib/gstdio.h>

#include "lanyard-local-configuration.h"
#include "lanyard-saml.h"

static void
apply (IdpFixture     *fixture,
       LanyardChanges *changes)
{
  g_autoptr(GError) error = NULL;

  lanyard_configuration_apply_sync (fixture->configuration, changes, NULL, &error);
  g_assert_no_error (error);
}

static LanyardConnector *
make_connector (void)
{
  LanyardConnector *connector = lanyard_connector_new ();
  GListStore *acs = G_LIST_STORE (lanyard_connector_get_acs (connector));
  g_autoptr(LanyardAcs) main_acs = lanyard_acs_new (FIXTURE_ACS, NULL, 0, TRUE);
  g_autoptr(LanyardAcs) other_acs = lanyard_acs_new (FIXTURE_OTHER_ACS, NULL, 1, FALSE);

  g_object_set (connector,
                "label", "Example",
                "slug", "example",
                "sp-entity-id", FIXTURE_SP,
                "idp-entity-id", FIXTURE_BASE_URL "/saml2/example/metadata",
                "state", LANYARD_CONNECTOR_ACTIVE,
                NULL);
  g_list_store_append (acs, main_acs);
  g_list_store_append (acs, other_acs);
  return connector;
}

static void
add_key_pair (LanyardChanges   *changes,
              LanyardConnector *connector)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardKey) key = lanyard_key_generate (LANYARD_KEY_RSA_2048, &error);
  g_autoptr(LanyardCertificate) certificate = NULL;
  g_autoptr(LanyardKeyPair) pair = NULL;
  g_autoptr(GBytes) private_key = NULL;
  g_autofree char *pem = NULL;

  g_assert_no_error (error);
  certificate = lanyard_certificate_new_self_signed (key, "example", FIXTURE_NOW, 30, &error);
  g_assert_no_error (error);
  private_key = lanyard_key_export_private (key, &error);
  g_assert_no_error (error);

  pem = lanyard_certificate_dup_pem (certificate);
  pair = lanyard_key_pair_new (lanyard_record_get_id (LANYARD_RECORD (connector)), LANYARD_KEY_ROLE_ACTIVE, pem,
                               FIXTURE_NOW);
  lanyard_changes_add_key_pair (changes, pair, private_key);
}

static void
link_records (LanyardChanges  *changes,
              LanyardRelation  relation,
              gpointer         group,
              gpointer         other)
{
  lanyard_changes_link (changes, relation, lanyard_record_get_id (group), lanyard_record_get_id (other), TRUE);
}

void
idp_fixture_set_up (IdpFixture    *fixture,
                    gconstpointer  data)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Test");
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;

  lanyard_saml_init ();
  fixture->folder = g_dir_make_tmp ("lanyard-idp-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "test.lanyard", NULL);
  fixture->configuration = lanyard_local_configuration_open (path, LANYARD_OPEN_CREATE, "test", &error);
  g_assert_no_error (error);

  fixture->connector = make_connector ();
  fixture->ada = lanyard_person_new ("ada", "ada@example.org");
  g_object_set (fixture->ada, "first-name", "Ada", "last-name", "Lovelace", NULL);
  fixture->eve = lanyard_person_new ("eve", "eve@example.org");
  fixture->staff = lanyard_group_new ("Staff");
  fixture->admins = lanyard_group_new ("Admins");
  fixture->bowlers = lanyard_group_new ("Bowlers");

  lanyard_changes_save (changes, LANYARD_RECORD (fixture->connector));
  add_key_pair (changes, fixture->connector);
  lanyard_changes_save (changes, LANYARD_RECORD (fixture->ada));
  lanyard_changes_save (changes, LANYARD_RECORD (fixture->eve));
  lanyard_changes_save (changes, LANYARD_RECORD (fixture->staff));
  lanyard_changes_save (changes, LANYARD_RECORD (fixture->admins));
  lanyard_changes_save (changes, LANYARD_RECORD (fixture->bowlers));
  link_records (changes, LANYARD_RELATION_MEMBER, fixture->staff, fixture->ada);
  link_records (changes, LANYARD_RELATION_MEMBER, fixture->admins, fixture->ada);
  link_records (changes, LANYARD_RELATION_MEMBER, fixture->bowlers, fixture->ada);
  link_records (changes, LANYARD_RELATION_GRANT, fixture->staff, fixture->connector);
  link_records (changes, LANYARD_RELATION_GRANT, fixture->admins, fixture->connector);
  apply (fixture, changes);
}

/* A thread that did a task lets go of it after the answer was there; that a
 * configuration which is watched asks each second for changes ends in the
 * main loop. */
static void
wait_for_last_reference (gpointer object)
{
  gint64 end = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;

  while (g_atomic_int_get ((int *) &G_OBJECT (object)->ref_count) > 1 && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_thread_yield ();
}

void
idp_fixture_tear_down (IdpFixture    *fixture,
                       gconstpointer  data)
{
  g_autoptr(GDir) dir = NULL;
  const char *name;

  g_clear_object (&fixture->connector);
  g_clear_object (&fixture->ada);
  g_clear_object (&fixture->eve);
  g_clear_object (&fixture->staff);
  g_clear_object (&fixture->admins);
  g_clear_object (&fixture->bowlers);
  wait_for_last_reference (fixture->configuration);
  g_assert_finalize_object (g_steal_pointer (&fixture->configuration));

  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

void
idp_fixture_save (IdpFixture *fixture,
                  gpointer    record_pointer)
{
  LanyardRecord **record = record_pointer;
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Test");
  g_autoptr(GError) error = NULL;
  g_autofree char *id = g_strdup (lanyard_record_get_id (*record));
  GType type = G_OBJECT_TYPE (*record);
  g_autoptr(LanyardRecord) stored = lanyard_configuration_load_sync (fixture->configuration, type, id, &error);

  g_assert_no_error (error);
  lanyard_record_set_identity (*record, id, lanyard_record_get_revision (stored));
  lanyard_changes_save (changes, *record);
  apply (fixture, changes);

  g_object_unref (*record);
  *record = lanyard_configuration_load_sync (fixture->configuration, type, id, &error);
  g_assert_no_error (error);
}
