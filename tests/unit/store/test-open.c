/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-crypto-error.h"
#include "lanyard-error.h"
#include "store-fixture.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#define NOBODY 65534

static char *
read_file (const char *path,
           gsize      *size)
{
  g_autoptr(GError) error = NULL;
  char *content = NULL;

  g_file_get_contents (path, &content, size, &error);
  g_assert_no_error (error);

  return content;
}

static void
assert_opening_leaves_alone (const char *path,
                             int         code)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize before_size, after_size;

  before = read_file (path, &before_size);
  store_assert_open_fails (path, LANYARD_OPEN_CREATE, code);
  after = read_file (path, &after_size);
  g_assert_cmpmem (before, before_size, after, after_size);
}

static char *
dup_companion (StoreFixture *fixture,
               const char   *suffix)
{
  return g_strconcat (fixture->path, suffix, NULL);
}

static LanyardKeyPair *
add_connector_and_key (LanyardConfiguration *configuration)
{
  g_autoptr(LanyardRecord) connector = store_new_connector ("Mimecast", "mimecast");
  LanyardKeyPair *key_pair;

  g_free (store_save (configuration, connector));
  key_pair = lanyard_key_pair_new (lanyard_record_get_id (connector), LANYARD_KEY_ROLE_ACTIVE,
                                   "PEM", 1000);
  g_free (store_add_key_pair (configuration, key_pair, "secret"));

  return key_pair;
}

static void
assert_private_key (LanyardConfiguration *configuration,
                    LanyardKeyPair       *key_pair)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) key = NULL;

  key = lanyard_configuration_load_private_key_sync (configuration,
                                                     lanyard_record_get_id (LANYARD_RECORD (key_pair)),
                                                     &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (key, NULL), g_bytes_get_size (key), "secret", 6);
}

static void
assert_no_private_key (LanyardConfiguration *configuration,
                       LanyardKeyPair       *key_pair,
                       GQuark                domain,
                       int                   code)
{
  g_autoptr(LanyardRecord) another = NULL;
  g_autoptr(LanyardRecord) stored = NULL;
  g_autoptr(LanyardKeyPair) refused = NULL;
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Key");
  g_autoptr(GBytes) bytes = g_bytes_new_static ("secret", 6);
  g_autoptr(GError) error = NULL;
  const char *id = lanyard_record_get_id (LANYARD_RECORD (key_pair));

  g_assert_null (lanyard_configuration_load_private_key_sync (configuration, id, &error));
  g_assert_error (error, domain, code);
  g_clear_error (&error);

  refused = lanyard_key_pair_new (lanyard_key_pair_get_connector (key_pair), LANYARD_KEY_ROLE_NEXT,
                                  "PEM", 1000);
  lanyard_changes_add_key_pair (changes, refused, bytes);
  g_assert_false (lanyard_configuration_apply_sync (configuration, changes, NULL, &error));
  g_assert_error (error, domain, code);

  /* everything else goes on */
  another = LANYARD_RECORD (lanyard_group_new ("Staff"));
  g_free (store_save (configuration, another));
  stored = store_load (configuration, another);
  g_free (store_delete (configuration, stored));
}

static void
test_create (StoreFixture  *fixture,
             gconstpointer  data)
{
  static const char * const suffixes[] = { "", "-wal", "-shm", ".key" };
  g_autoptr(LanyardSettings) settings = NULL;
  g_autoptr(LanyardSettings) again = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *base_url = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = dup_companion (fixture, suffixes[i]);

      store_assert_mode (path, 0600);
    }

  settings = lanyard_configuration_load_settings_sync (fixture->configuration, &error);
  g_assert_no_error (error);
  g_assert_cmpint (lanyard_settings_get_port (settings), >=, 20000);
  g_assert_cmpint (lanyard_settings_get_port (settings), <=, 32767);
  base_url = g_strdup_printf ("http://127.0.0.1:%d", lanyard_settings_get_port (settings));
  g_assert_cmpstr (lanyard_settings_get_base_url (settings), ==, base_url);
  g_assert_cmpint (lanyard_settings_get_session_lifetime (settings), ==, 28800);

  g_assert_cmpstr (lanyard_configuration_get_actor (fixture->configuration), ==, "tester");
  g_assert_cmpstr (lanyard_configuration_get_location (fixture->configuration), ==, fixture->path);

  store_fixture_reopen (fixture);
  again = lanyard_configuration_load_settings_sync (fixture->configuration, &error);
  g_assert_no_error (error);
  g_assert_true (lanyard_item_equal (LANYARD_ITEM (settings), LANYARD_ITEM (again)));
  store_assert_intact (fixture->path);
}

static void
test_umask (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "sub", NULL);
  g_autofree char *path = g_build_filename (folder, "open.lanyard", NULL);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *key = g_strconcat (path, ".key", NULL);
  mode_t mask = umask (0);
  g_autoptr(LanyardConfiguration) configuration = store_open (path, LANYARD_OPEN_CREATE);

  umask (mask);
  store_assert_mode (folder, 0700);
  store_assert_mode (path, 0600);
  store_assert_mode (wal, 0600);
  store_assert_mode (key, 0600);
}

static void
test_missing (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "other", NULL);
  g_autofree char *deep = g_build_filename (fixture->folder, "no", "such", NULL);

  store_assert_open_fails (path, LANYARD_OPEN_EXISTING, LANYARD_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  store_assert_open_fails (deep, LANYARD_OPEN_EXISTING, LANYARD_ERROR_NOT_FOUND);
  store_assert_open_fails (fixture->folder, LANYARD_OPEN_CREATE, LANYARD_ERROR_PERMISSION);
}

static void
test_mode (StoreFixture  *fixture,
           gconstpointer  data)
{
  static const guint modes[] = { 0640, 0604, 0620, 0602, 0660, 0644, 0666 };

  store_fixture_close (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_assert_no_errno (g_chmod (fixture->path, modes[i]));
      store_assert_open_fails (fixture->path, LANYARD_OPEN_EXISTING, LANYARD_ERROR_PERMISSION);
      store_assert_open_fails (fixture->path, LANYARD_OPEN_CREATE, LANYARD_ERROR_PERMISSION);
    }

  g_assert_no_errno (g_chmod (fixture->path, 0600));
  store_fixture_reopen (fixture);
}

static void
test_mode_of_log (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autofree char *wal = dup_companion (fixture, "-wal");

  store_fixture_close (fixture);
  g_assert_true (g_file_set_contents (wal, "", 0, NULL));
  g_assert_no_errno (g_chmod (wal, 0666));
  store_assert_open_fails (fixture->path, LANYARD_OPEN_EXISTING, LANYARD_ERROR_PERMISSION);
}

/* What seals the private keys is looked at before anything is served. */
static void
test_mode_of_key (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autofree char *key = dup_companion (fixture, ".key");

  store_fixture_close (fixture);
  g_assert_no_errno (g_chmod (key, 0640));
  store_assert_open_fails (fixture->path, LANYARD_OPEN_EXISTING, LANYARD_ERROR_PERMISSION);
  g_assert_no_errno (g_chmod (key, 0600));
  store_fixture_reopen (fixture);
}

/* Whoever may write to the folder may put another file there. */
static void
test_mode_of_folder (StoreFixture  *fixture,
                     gconstpointer  data)
{
  static const struct
  {
    guint    mode;
    gboolean opens;
  } modes[] = { { 0777, FALSE }, { 0702, FALSE }, { 0757, FALSE }, { 01777, TRUE }, { 0755, TRUE }, { 0770, TRUE }, { 0700, TRUE } };

  store_fixture_close (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_assert_no_errno (g_chmod (fixture->folder, modes[i].mode));
      if (modes[i].opens)
        g_object_unref (store_open (fixture->path, LANYARD_OPEN_EXISTING));
      else
        store_assert_open_fails (fixture->path, LANYARD_OPEN_EXISTING, LANYARD_ERROR_PERMISSION);
    }
  store_fixture_reopen (fixture);
}

static void
test_link (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link.lanyard", NULL);
  g_autofree char *dangling = g_build_filename (fixture->folder, "dangling.lanyard", NULL);
  g_autofree char *target = g_build_filename (fixture->folder, "target", NULL);

  g_assert_no_errno (symlink (fixture->path, link));
  store_assert_open_fails (link, LANYARD_OPEN_EXISTING, LANYARD_ERROR_PERMISSION);

  g_assert_no_errno (symlink (target, dangling));
  store_assert_open_fails (dangling, LANYARD_OPEN_CREATE, LANYARD_ERROR_PERMISSION);
  g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
}

/* Above the file, links are normal: /home is one on some systems. */
static void
test_linked_folder (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "folder", NULL);
  g_autofree char *path = g_build_filename (link, "test.lanyard", NULL);
  g_autoptr(LanyardConfiguration) configuration = NULL;

  g_assert_no_errno (symlink (fixture->folder, link));
  configuration = store_open (path, LANYARD_OPEN_EXISTING);
  g_assert_cmpstr (lanyard_local_configuration_get_path (LANYARD_LOCAL_CONFIGURATION (configuration)),
                   ==, path);
}

static void
test_owner (StoreFixture  *fixture,
            gconstpointer  data)
{
  store_fixture_close (fixture);
  if (geteuid () != 0)
    {
      g_test_skip ("only root can give a file away");
      return;
    }

  g_assert_no_errno (chown (fixture->path, NOBODY, NOBODY));
  store_assert_open_fails (fixture->path, LANYARD_OPEN_EXISTING, LANYARD_ERROR_PERMISSION);
}

static void
test_garbage (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "garbage", NULL);
  g_autoptr(GString) long_text = g_string_new (NULL);
  g_autofree char *zeros = g_malloc0 (8192);

  while (long_text->len < 8192)
    g_string_append (long_text, "This is no database. ");

  g_assert_true (g_file_set_contents_full (path, "x\n", 2, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  assert_opening_leaves_alone (path, LANYARD_ERROR_CORRUPT);
  g_assert_true (g_file_set_contents_full (path, long_text->str, long_text->len,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  assert_opening_leaves_alone (path, LANYARD_ERROR_CORRUPT);
  g_assert_true (g_file_set_contents_full (path, zeros, 8192, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  assert_opening_leaves_alone (path, LANYARD_ERROR_CORRUPT);
}

static void
test_foreign (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "foreign.db", NULL);

  store_execute (path, "CREATE TABLE t (a); INSERT INTO t VALUES (1)");
  g_assert_no_errno (g_chmod (path, 0600));
  assert_opening_leaves_alone (path, LANYARD_ERROR_CORRUPT);

  store_execute (path, "DROP TABLE t; PRAGMA application_id = 77");
  assert_opening_leaves_alone (path, LANYARD_ERROR_CORRUPT);
}

static void
test_truncated (StoreFixture  *fixture,
                gconstpointer  data)
{
  store_fixture_close (fixture);
  g_assert_no_errno (truncate (fixture->path, 5000));
  store_assert_open_fails (fixture->path, LANYARD_OPEN_EXISTING, LANYARD_ERROR_CORRUPT);
}

/* Only a part is damaged: what does not need it works, the rest says so. */
static void
test_damaged_record (StoreFixture  *fixture,
                     gconstpointer  data)
{
  g_autoptr(LanyardRecord) group = LANYARD_RECORD (lanyard_group_new ("Staff"));
  g_autoptr(LanyardRecord) connector = store_new_connector ("Slack", "slack");
  g_autoptr(LanyardRecord) loaded = NULL;
  g_autoptr(GError) error = NULL;

  g_free (store_save (fixture->configuration, group));
  g_free (store_save (fixture->configuration, connector));
  store_execute (fixture->path, "UPDATE person_group SET body = '{\"name\":'");

  g_assert_null (lanyard_configuration_load_sync (fixture->configuration, LANYARD_TYPE_GROUP,
                                                  lanyard_record_get_id (group), &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_CORRUPT);
  loaded = store_load (fixture->configuration, connector);
}

static void
test_too_new (StoreFixture  *fixture,
              gconstpointer  data)
{
  store_fixture_close (fixture);
  store_execute (fixture->path, "PRAGMA user_version = 9999");
  assert_opening_leaves_alone (fixture->path, LANYARD_ERROR_TOO_NEW);
}

/* What a creation leaves that was interrupted: an empty file, or one with the
 * mark of the write-ahead log but without a table. */
static void
test_interrupted_creation (StoreFixture  *fixture,
                           gconstpointer  data)
{
  g_autofree char *empty = g_build_filename (fixture->folder, "empty", NULL);
  g_autofree char *marked = g_build_filename (fixture->folder, "marked", NULL);
  g_autofree char *key = g_strconcat (marked, ".key", NULL);
  g_autofree char *unfinished = g_strconcat (key, ".new", NULL);
  g_autofree char *key_before = NULL;
  g_autofree char *key_after = NULL;
  gsize size;

  g_assert_true (g_file_set_contents_full (empty, "", 0, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  g_object_unref (store_open (empty, LANYARD_OPEN_EXISTING));

  store_execute (marked, "PRAGMA journal_mode = WAL");
  g_assert_no_errno (g_chmod (marked, 0600));
  g_assert_true (g_file_set_contents_full (unfinished, "half", 4, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  g_assert_true (g_file_set_contents_full (key, "0123456789abcdef0123456789abcdef", 32,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  key_before = read_file (key, &size);
  g_object_unref (store_open (marked, LANYARD_OPEN_CREATE));
  key_after = read_file (key, &size);
  g_assert_cmpstr (key_before, ==, key_after);
}

static void
open_in_read_only_folder (const char *folder,
                          const char *path)
{
  g_autofree char *other = g_build_filename (folder, "other", NULL);

  g_assert_no_errno (g_chmod (folder, 0500));
  store_assert_open_fails (path, LANYARD_OPEN_EXISTING, LANYARD_ERROR_PERMISSION);
  store_assert_open_fails (other, LANYARD_OPEN_CREATE, LANYARD_ERROR_PERMISSION);
  g_assert_no_errno (g_chmod (folder, 0700));

  g_assert_no_errno (g_chmod (path, 0400));
  store_assert_open_fails (path, LANYARD_OPEN_EXISTING, LANYARD_ERROR_PERMISSION);
  g_assert_no_errno (g_chmod (path, 0600));
}

/* Root may write everywhere: a child gives that up first. */
static void
test_read_only (StoreFixture  *fixture,
                gconstpointer  data)
{
  if (g_test_subprocess ())
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *folder = NULL;
      g_autofree char *path = NULL;

      store_fixture_close (fixture);
      store_remove_folder (fixture->folder);
      if (geteuid () == 0)
        g_assert_no_errno (setresuid (NOBODY, NOBODY, NOBODY));
      /* or the leak checker may not look at this process any more */
      g_assert_no_errno (prctl (PR_SET_DUMPABLE, 1));
      folder = g_dir_make_tmp ("lanyard-read-only-XXXXXX", &error);
      g_assert_no_error (error);
      path = g_build_filename (folder, "test.lanyard", NULL);
      g_object_unref (store_open (path, LANYARD_OPEN_CREATE));
      open_in_read_only_folder (folder, path);
      store_remove_folder (folder);
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

static void
open_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
test_async (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr(GAsyncResult) opened = NULL;
  g_autoptr(GAsyncResult) failed = NULL;
  g_autoptr(LanyardConfiguration) configuration = NULL;
  g_autoptr(GError) error = NULL;

  lanyard_local_configuration_open_async (fixture->path, LANYARD_OPEN_EXISTING, NULL, NULL, open_cb,
                                          &opened);
  lanyard_local_configuration_open_async ("/no/such/file", LANYARD_OPEN_EXISTING, NULL, NULL, open_cb,
                                          &failed);
  while (opened == NULL || failed == NULL)
    g_main_context_iteration (NULL, TRUE);

  configuration = lanyard_local_configuration_open_finish (opened, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (lanyard_configuration_get_actor (configuration), ==, g_get_user_name ());
  g_assert_null (lanyard_local_configuration_open_finish (failed, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND);
}

static void
test_key_file (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autofree char *path = dup_companion (fixture, ".key");
  g_autofree char *moved = dup_companion (fixture, ".moved");
  g_autoptr(LanyardKeyPair) key_pair = add_connector_and_key (fixture->configuration);

  assert_private_key (fixture->configuration, key_pair);
  store_fixture_reopen (fixture);
  assert_private_key (fixture->configuration, key_pair);

  g_assert_no_errno (g_rename (path, moved));
  store_fixture_reopen (fixture);
  assert_no_private_key (fixture->configuration, key_pair, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND);

  g_assert_true (g_file_set_contents_full (path, "0123456789abcdef0123456789abcdef", 32,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  assert_no_private_key (fixture->configuration, key_pair, LANYARD_CRYPTO_ERROR,
                         LANYARD_CRYPTO_ERROR_SEALED);

  g_assert_no_errno (g_chmod (path, 0640));
  assert_no_private_key (fixture->configuration, key_pair, LANYARD_ERROR, LANYARD_ERROR_PERMISSION);

  g_assert_no_errno (g_chmod (path, 0600));
  g_assert_no_errno (truncate (path, 31));
  assert_no_private_key (fixture->configuration, key_pair, LANYARD_ERROR, LANYARD_ERROR_CORRUPT);

  g_assert_no_errno (g_rename (moved, path));
  assert_private_key (fixture->configuration, key_pair);
}

static void
test_moved_private_key (StoreFixture  *fixture,
                        gconstpointer  data)
{
  g_autoptr(LanyardKeyPair) key_pair = add_connector_and_key (fixture->configuration);
  g_autoptr(LanyardKeyPair) other = NULL;
  g_autoptr(GError) error = NULL;

  other = lanyard_key_pair_new (lanyard_key_pair_get_connector (key_pair), LANYARD_KEY_ROLE_NEXT,
                                "PEM", 1000);
  g_free (store_add_key_pair (fixture->configuration, other, "other"));
  store_execute (fixture->path, "UPDATE private_key SET sealed = (SELECT max (sealed) FROM private_key)");

  for (int i = 0; i < 2; i++)
    {
      LanyardKeyPair *pair = i == 0 ? key_pair : other;
      g_autoptr(GBytes) key = NULL;

      key = lanyard_configuration_load_private_key_sync (fixture->configuration,
                                                         lanyard_record_get_id (LANYARD_RECORD (pair)),
                                                         error == NULL ? &error : NULL);
    }
  g_assert_error (error, LANYARD_CRYPTO_ERROR, LANYARD_CRYPTO_ERROR_SEALED);
}

/* The file back end of libsecret stands in for the desktop's keyring. */
static void
test_keyring (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autofree char *keyring = g_build_filename (fixture->folder, "keyring", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "keyring.lanyard", NULL);
  g_autofree char *key = g_strconcat (path, ".key", NULL);
  g_autoptr(LanyardConfiguration) configuration = NULL;
  g_autoptr(LanyardKeyPair) key_pair = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }

  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", keyring, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "password", TRUE);

  configuration = store_open (path, LANYARD_OPEN_CREATE | LANYARD_OPEN_KEYRING);
  g_assert_false (g_file_test (key, G_FILE_TEST_EXISTS));
  key_pair = add_connector_and_key (configuration);
  g_clear_object (&configuration);

  configuration = store_open (path, LANYARD_OPEN_EXISTING);
  assert_private_key (configuration, key_pair);
  g_clear_object (&configuration);

  store_execute (path, "UPDATE meta SET value = 'another' WHERE name = 'uuid'");
  configuration = store_open (path, LANYARD_OPEN_EXISTING);
  assert_no_private_key (configuration, key_pair, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND);
}

/* No service answers on a machine without a desktop. */
static void
test_no_keyring (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "keyring.lanyard", NULL);
  g_autofree char *key = g_strconcat (path, ".key", NULL);
  g_autoptr(LanyardConfiguration) configuration = NULL;
  g_autoptr(LanyardKeyPair) key_pair = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }

  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  configuration = store_open (path, LANYARD_OPEN_CREATE | LANYARD_OPEN_KEYRING);
  store_assert_mode (key, 0600);
  key_pair = add_connector_and_key (configuration);
  assert_private_key (configuration, key_pair);
}

#define ADD(name, func) \
  g_test_add ("/store/open/" name, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("create", test_create);
  ADD ("umask", test_umask);
  ADD ("missing", test_missing);
  ADD ("a-27-mode", test_mode);
  ADD ("a-27-mode-of-log", test_mode_of_log);
  ADD ("a-27-mode-of-key", test_mode_of_key);
  ADD ("a-27-mode-of-folder", test_mode_of_folder);
  ADD ("a-27-link", test_link);
  ADD ("a-27-linked-folder", test_linked_folder);
  ADD ("a-27-owner", test_owner);
  ADD ("garbage", test_garbage);
  ADD ("foreign", test_foreign);
  ADD ("truncated", test_truncated);
  ADD ("damaged-record", test_damaged_record);
  ADD ("too-new", test_too_new);
  ADD ("interrupted-creation", test_interrupted_creation);
  ADD ("read-only", test_read_only);
  ADD ("async", test_async);
  ADD ("key-file", test_key_file);
  ADD ("moved-private-key", test_moved_private_key);
  ADD ("keyring", test_keyring);
  ADD ("no-keyring", test_no_keyring);

  return g_test_run ();
}
