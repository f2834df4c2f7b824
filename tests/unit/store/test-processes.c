/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-error.h"
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define WRITES       40
#define QUICK_ROUNDS 25
#define SLOW_ROUNDS  400
#define LONGEST_MS   150

static const char *program;

/* One change of three parts, so that half of one would show. */
static char *
write_one (LanyardConfiguration  *configuration,
           const char            *name,
           GError               **error)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("One");
  g_autoptr(LanyardGroup) group = lanyard_group_new (name);
  g_autoptr(LanyardPerson) person = lanyard_person_new (name, NULL);
  const char *group_id = lanyard_record_get_id (LANYARD_RECORD (group));
  const char *person_id = lanyard_record_get_id (LANYARD_RECORD (person));

  lanyard_changes_save (changes, LANYARD_RECORD (group));
  lanyard_changes_save (changes, LANYARD_RECORD (person));
  lanyard_changes_link (changes, LANYARD_RELATION_MEMBER, group_id, person_id, TRUE);
  if (!lanyard_configuration_apply_sync (configuration, changes, NULL, error))
    return NULL;

  return g_strdup (group_id);
}

/* The other process: writes, and says on its standard output what it was told
 * is saved. */
static int
run_writer (const char *path,
            const char *prefix,
            int         limit)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardConfiguration) configuration = NULL;

  configuration = lanyard_local_configuration_open (path, LANYARD_OPEN_CREATE, "writer", &error);
  for (int i = 0; configuration != NULL && (limit == 0 || i < limit); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s-%d-%d", prefix, (int) getpid (), i);
      g_autofree char *id = write_one (configuration, name, &error);

      if (id == NULL)
        break;
      printf ("%s\n", id);
      fflush (stdout);
    }

  if (error != NULL)
    fprintf (stderr, "%s\n", error->message);

  return error != NULL ? 1 : 0;
}

static GSubprocess *
start_writer (const char *path,
              const char *prefix,
              int         limit)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *limit_text = g_strdup_printf ("%d", limit);
  GSubprocess *process;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--writer", path,
                              prefix, limit_text, NULL);
  g_assert_no_error (error);

  return process;
}

/* The ids it reported, up to its end; half a line does not count. */
static char **
read_ids (GSubprocess *process)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  char *end;

  g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);

  end = strrchr (text, '\n');
  if (end == NULL)
    return g_new0 (char *, 1);
  *end = '\0';

  return g_strsplit (text, "\n", 0);
}

static void
assert_written (LanyardConfiguration  *configuration,
                char                 **ids)
{
  for (int i = 0; ids[i] != NULL; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(LanyardRecord) group = NULL;
      g_auto(GStrv) members = NULL;

      group = lanyard_configuration_load_sync (configuration, LANYARD_TYPE_GROUP, ids[i], &error);
      g_assert_no_error (error);
      members = lanyard_configuration_list_links_sync (configuration, LANYARD_RELATION_MEMBER,
                                                       ids[i], NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (g_strv_length (members), ==, 1);
    }
}

static guint
count (LanyardConfiguration *configuration,
       GType                 type)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) list = lanyard_configuration_list_sync (configuration, type, &error);

  g_assert_no_error (error);

  return list->len;
}

/* No change is there in part. */
static void
assert_whole_changes (LanyardConfiguration *configuration)
{
  g_autoptr(GPtrArray) groups = NULL;
  g_autoptr(GPtrArray) history = NULL;

  groups = lanyard_configuration_list_sync (configuration, LANYARD_TYPE_GROUP, NULL);
  for (guint i = 0; i < groups->len; i++)
    {
      g_auto(GStrv) members = NULL;

      members = lanyard_configuration_list_links_sync (configuration, LANYARD_RELATION_MEMBER,
                                                       lanyard_record_get_id (groups->pdata[i]), NULL,
                                                       NULL);
      g_assert_cmpint (g_strv_length (members), ==, 1);
    }

  g_assert_cmpint (groups->len, ==, count (configuration, LANYARD_TYPE_PERSON));
  history = lanyard_configuration_list_history_sync (configuration, NULL, 0, NULL);
  g_assert_cmpint (history->len, ==, 3 * groups->len);
}

static void
test_two_writers (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autoptr(GSubprocess) first = start_writer (fixture->path, "first", WRITES);
  g_autoptr(GSubprocess) second = start_writer (fixture->path, "second", WRITES);
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) first_ids = NULL;
  g_auto(GStrv) second_ids = NULL;

  for (int i = 0; i < WRITES; i++)
    {
      g_autofree char *name = g_strdup_printf ("parent-%d", i);
      g_autofree char *id = write_one (fixture->configuration, name, &error);

      g_assert_no_error (error);
    }

  first_ids = read_ids (first);
  second_ids = read_ids (second);
  g_assert_true (g_subprocess_get_successful (first));
  g_assert_true (g_subprocess_get_successful (second));
  g_assert_cmpint (g_strv_length (first_ids), ==, WRITES);
  g_assert_cmpint (g_strv_length (second_ids), ==, WRITES);

  /* seen without opening again */
  assert_written (fixture->configuration, first_ids);
  assert_written (fixture->configuration, second_ids);
  g_assert_cmpint (count (fixture->configuration, LANYARD_TYPE_GROUP), ==, 3 * WRITES);
  assert_whole_changes (fixture->configuration);
  store_assert_intact (fixture->path);
}

/* Nobody made the file yet: all of them do at once. */
static void
test_open_together (StoreFixture  *fixture,
                    gconstpointer  data)
{
  for (int round = 0; round < 5; round++)
    {
      g_autofree char *name = g_strdup_printf ("together-%d", round);
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      GSubprocess *writers[4];
      g_autoptr(LanyardConfiguration) configuration = NULL;

      for (gsize i = 0; i < G_N_ELEMENTS (writers); i++)
        writers[i] = start_writer (path, "writer", 2);
      for (gsize i = 0; i < G_N_ELEMENTS (writers); i++)
        {
          g_auto(GStrv) ids = read_ids (writers[i]);

          g_assert_true (g_subprocess_get_successful (writers[i]));
          g_assert_cmpint (g_strv_length (ids), ==, 2);
          g_object_unref (writers[i]);
        }

      configuration = store_open (path, LANYARD_OPEN_EXISTING);
      g_assert_cmpint (count (configuration, LANYARD_TYPE_GROUP), ==, 8);
      g_assert_cmpint (count (configuration, LANYARD_TYPE_SETTINGS), ==, 1);
    }
}

/* Two editors of one record in two processes: the slower one is told. */
static void
test_conflict (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autoptr(LanyardConfiguration) other = store_open (fixture->path, LANYARD_OPEN_EXISTING);
  g_autoptr(LanyardRecord) group = LANYARD_RECORD (lanyard_group_new ("Staff"));
  g_autoptr(LanyardRecord) mine = NULL;
  g_autoptr(LanyardRecord) theirs = NULL;

  g_free (store_save (fixture->configuration, group));
  mine = store_load (fixture->configuration, group);
  theirs = store_load (other, group);
  g_object_set (theirs, "name", "Theirs", NULL);
  g_free (store_save (other, theirs));
  g_object_set (mine, "name", "Mine", NULL);
  store_assert_save_fails (fixture->configuration, mine, LANYARD_ERROR_CONFLICT);
}

static void
sleep_at_random (void)
{
  g_usleep (g_test_rand_int_range (0, LONGEST_MS) * 1000);
}

/* As a file chooser does that looks into what is in a folder. */
static void
look_into_files (StoreFixture *fixture)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (fixture->path, endings[i], NULL);
      g_autofree char *bytes = NULL;
      g_autoptr(GError) error = NULL;

      g_file_get_contents (path, &bytes, NULL, &error);
      g_assert_no_error (error);
    }
}

static guint64
get_inode (const char *path,
           const char *ending)
{
  g_autofree char *name = g_strconcat (path, ending, NULL);
  GStatBuf file;

  g_assert_cmpint (g_stat (name, &file), ==, 0);
  return file.st_ino;
}

/* Another part of the process opened and closed its files, which ends all POSIX
 * locks on them: no other process clears away what this one still uses. */
static void
test_files_looked_into (StoreFixture  *fixture,
                        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  for (int round = 0; round < 3; round++)
    {
      g_autofree char *name = g_strdup_printf ("mine-%d", round);
      g_autofree char *id = write_one (fixture->configuration, name, &error);
      g_auto(GStrv) ids = NULL;
      g_autoptr(GSubprocess) other = NULL;
      guint64 log = get_inode (fixture->path, "-wal");
      guint64 shared_memory = get_inode (fixture->path, "-shm");

      g_assert_no_error (error);
      look_into_files (fixture);
      other = start_writer (fixture->path, "other", 1);
      ids = read_ids (other);
      g_assert_true (g_subprocess_get_successful (other));
      g_assert_cmpuint (get_inode (fixture->path, "-wal"), ==, log);
      g_assert_cmpuint (get_inode (fixture->path, "-shm"), ==, shared_memory);
      assert_written (fixture->configuration, ids);
    }
  g_assert_cmpint (count (fixture->configuration, LANYARD_TYPE_GROUP), ==, 6);
  store_assert_intact (fixture->path);
}

/* Killed at any moment, also while it makes the file: what was reported is
 * there, the rest is there as a whole or not at all. */
static void
test_killed (StoreFixture  *fixture,
             gconstpointer  data)
{
  int rounds = g_test_slow () ? SLOW_ROUNDS : QUICK_ROUNDS;
  g_autoptr(GPtrArray) reported = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autofree char *path = NULL;

  for (int round = 0; round < rounds; round++)
    {
      g_autoptr(GSubprocess) writer = NULL;
      g_autoptr(LanyardConfiguration) configuration = NULL;

      /* a new file now and then */
      if (round % 5 == 0)
        {
          g_free (path);
          path = g_strdup_printf ("%s/killed-%d", fixture->folder, round);
          g_ptr_array_set_size (reported, 0);
        }

      writer = start_writer (path, "writer", 0);
      sleep_at_random ();
      g_subprocess_force_exit (writer);
      g_ptr_array_add (reported, read_ids (writer));
      g_assert_false (g_subprocess_get_successful (writer));

      configuration = store_open (path, LANYARD_OPEN_CREATE);
      for (guint i = 0; i < reported->len; i++)
        assert_written (configuration, reported->pdata[i]);
      assert_whole_changes (configuration);
      store_assert_intact (path);
      g_test_message ("round %d: %u reported, %u there", round,
                      g_strv_length (reported->pdata[reported->len - 1]),
                      count (configuration, LANYARD_TYPE_GROUP));
    }
}

#define ADD(name, func) \
  g_test_add ("/store/processes/" name, StoreFixture, NULL, store_fixture_set_up, func, \
              store_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  if (argc == 5 && g_str_equal (argv[1], "--writer"))
    return run_writer (argv[2], argv[3], atoi (argv[4]));

  program = argv[0];
  g_test_init (&argc, &argv, NULL);

  ADD ("two-writers", test_two_writers);
  ADD ("open-together", test_open_together);
  ADD ("conflict", test_conflict);
  ADD ("files-looked-into", test_files_looked_into);
  ADD ("killed", test_killed);

  return g_test_run ();
}
