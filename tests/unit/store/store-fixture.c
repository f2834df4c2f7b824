/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-fixture.h"

#include "lanyard-error.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>

static char *
apply (LanyardConfiguration *configuration,
       LanyardChanges       *changes)
{
  g_autoptr(GError) error = NULL;
  char *id = NULL;
  gboolean result = lanyard_configuration_apply_sync (configuration, changes, &id, &error);

  g_assert_no_error (error);
  g_assert_true (result);

  return id;
}

void
store_fixture_set_up (StoreFixture  *fixture,
                      gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("lanyard-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.lanyard", NULL);
  fixture->configuration = store_open (fixture->path, LANYARD_OPEN_CREATE);
}

void
store_fixture_tear_down (StoreFixture  *fixture,
                         gconstpointer  data)
{
  store_fixture_close (fixture);
  store_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* A thread that worked for it may let go of it a little later. */
static void
wait_for_last_reference (gpointer object)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (g_atomic_int_get ((int *) &G_OBJECT (object)->ref_count) > 1 && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_thread_yield ();
}

void
store_fixture_close (StoreFixture *fixture)
{
  if (fixture->configuration == NULL)
    return;

  wait_for_last_reference (fixture->configuration);
  g_assert_finalize_object (g_steal_pointer (&fixture->configuration));
}

void
store_fixture_reopen (StoreFixture *fixture)
{
  store_fixture_close (fixture);
  fixture->configuration = store_open (fixture->path, LANYARD_OPEN_EXISTING);
}

void
store_remove_folder (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        store_remove_folder (path);
      else
        g_unlink (path);
    }

  g_rmdir (folder);
}

LanyardConfiguration *
store_open (const char       *path,
            LanyardOpenFlags  flags)
{
  g_autoptr(GError) error = NULL;
  LanyardConfiguration *configuration;

  configuration = lanyard_local_configuration_open (path, flags, "tester", &error);
  g_assert_no_error (error);
  g_assert_true (LANYARD_IS_LOCAL_CONFIGURATION (configuration));

  return configuration;
}

char *
store_save (LanyardConfiguration *configuration,
            gpointer              record)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Save");

  lanyard_changes_save (changes, record);

  return apply (configuration, changes);
}

char *
store_delete (LanyardConfiguration *configuration,
              gpointer              record)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Delete");

  lanyard_changes_delete (changes, record);

  return apply (configuration, changes);
}

char *
store_link (LanyardConfiguration *configuration,
            LanyardRelation       relation,
            const char           *group_id,
            const char           *other_id,
            gboolean              linked)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Link");

  lanyard_changes_link (changes, relation, group_id, other_id, linked);

  return apply (configuration, changes);
}

char *
store_set_password (LanyardConfiguration *configuration,
                    const char           *person_id,
                    const char           *hash)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Password");

  lanyard_changes_set_password (changes, person_id, hash);

  return apply (configuration, changes);
}

char *
store_add_key_pair (LanyardConfiguration *configuration,
                    LanyardKeyPair       *key_pair,
                    const char           *private_key)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Key");
  g_autoptr(GBytes) bytes = g_bytes_new (private_key, strlen (private_key));

  lanyard_changes_add_key_pair (changes, key_pair, bytes);

  return apply (configuration, changes);
}

void
store_undo (LanyardConfiguration *configuration,
            const char           *change)
{
  g_autoptr(GError) error = NULL;
  gboolean result = lanyard_configuration_undo_sync (configuration, change, &error);

  g_assert_no_error (error);
  g_assert_true (result);
}

gpointer
store_load (LanyardConfiguration *configuration,
            gpointer              record)
{
  g_autoptr(GError) error = NULL;
  LanyardRecord *loaded;

  loaded = lanyard_configuration_load_sync (configuration, G_OBJECT_TYPE (record),
                                            lanyard_record_get_id (record), &error);
  g_assert_no_error (error);
  g_assert_nonnull (loaded);

  return loaded;
}

void
store_assert_missing (LanyardConfiguration *configuration,
                      gpointer              record)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardRecord) loaded = NULL;

  loaded = lanyard_configuration_load_sync (configuration, G_OBJECT_TYPE (record),
                                            lanyard_record_get_id (record), &error);
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND);
  g_assert_null (loaded);
}

void
store_assert_save_fails (LanyardConfiguration *configuration,
                         gpointer              record,
                         int                   code)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Save");
  g_autoptr(GError) error = NULL;

  lanyard_changes_save (changes, record);
  g_assert_false (lanyard_configuration_apply_sync (configuration, changes, NULL, &error));
  g_assert_error (error, LANYARD_ERROR, code);
}

void
store_assert_undo_fails (LanyardConfiguration *configuration,
                         const char           *change,
                         int                   code)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (lanyard_configuration_undo_sync (configuration, change, &error));
  g_assert_error (error, LANYARD_ERROR, code);
}

void
store_assert_open_fails (const char       *path,
                         LanyardOpenFlags  flags,
                         int               code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardConfiguration) configuration = NULL;

  configuration = lanyard_local_configuration_open (path, flags, NULL, &error);
  g_assert_error (error, LANYARD_ERROR, code);
  g_assert_null (configuration);
}

void
store_assert_mode (const char *path,
                   guint       mode)
{
  struct stat status;

  g_assert_no_errno (lstat (path, &status));
  g_assert_cmphex (status.st_mode & 07777, ==, mode);
}

static int
take_answer_cb (void  *data,
                int    columns,
                char **values,
                char **names)
{
  g_ptr_array_add (data, g_strdup (values[0]));

  return 0;
}

void
store_assert_answer (const char *path,
                     const char *query,
                     const char *answer)
{
  g_autoptr(GPtrArray) answers = g_ptr_array_new_with_free_func (g_free);
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (handle, 10000);
  g_assert_cmpint (sqlite3_exec (handle, query, take_answer_cb, answers, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);

  g_assert_cmpint (answers->len, ==, 1);
  g_assert_cmpstr (answers->pdata[0], ==, answer);
}

void
store_assert_intact (const char *path)
{
  store_assert_answer (path, "PRAGMA integrity_check", "ok");
}

void
store_execute (const char *path,
               const char *script)
{
  sqlite3 *handle = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  sqlite3_busy_timeout (handle, 10000);
  sqlite3_exec (handle, script, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

LanyardRecord *
store_new_connector (const char *label,
                     const char *slug)
{
  return g_object_new (LANYARD_TYPE_CONNECTOR, "label", label, "slug", slug, NULL);
}

void
store_assert_nowhere (const char *folder,
                      const char *text)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *data = NULL;
      g_autoptr(GError) error = NULL;
      gsize size;

      g_file_get_contents (path, &data, &size, &error);
      g_assert_no_error (error);
      if (memmem (data, size, text, strlen (text)) != NULL)
        g_error ("“%s” is in %s", text, name);
      n_files++;
    }

  g_assert_cmpuint (n_files, >, 0);
}
