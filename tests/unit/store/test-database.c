/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-database.h"
#include "lanyard-error.h"
#include "lanyard-private-file.h"
#include "lanyard-schema.h"
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *path;
  LanyardDatabase *database;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) nothing = g_bytes_new_static ("", 0);

  fixture->folder = g_dir_make_tmp ("lanyard-database-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.db", NULL);
  g_assert_true (lanyard_private_file_create (fixture->path, nothing, &error));
  g_assert_no_error (error);
  fixture->database = lanyard_database_open (fixture->path, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  lanyard_database_close (fixture->database);
  g_unlink (fixture->path);
  g_assert_no_errno (g_rmdir (fixture->folder));
  g_free (fixture->path);
  g_free (fixture->folder);
}

static gboolean
execute_job (LanyardDatabase  *database,
             gpointer          data,
             GError          **error)
{
  return lanyard_database_execute (database, data, error);
}

static gboolean
execute_and_fail_job (LanyardDatabase  *database,
                      gpointer          data,
                      GError          **error)
{
  g_assert_true (lanyard_database_execute (database, data, error));
  g_set_error_literal (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED, "no");

  return FALSE;
}

static gboolean
count_job (LanyardDatabase  *database,
           gpointer          data,
           GError          **error)
{
  g_autoptr(LanyardStatement) statement = NULL;

  statement = lanyard_statement_new (database, "SELECT count(*) FROM t", error);
  g_assert_true (lanyard_statement_step (statement));
  *(gint64 *) data = lanyard_statement_get_int (statement, 0);
  g_assert_false (lanyard_statement_step (statement));

  return lanyard_statement_finish (statement, error);
}

static void
execute (Fixture    *fixture,
         const char *script)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (lanyard_database_write (fixture->database, execute_job, (gpointer) script, &error));
  g_assert_no_error (error);
}

static gint64
count (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  gint64 result = -1;

  g_assert_true (lanyard_database_read (fixture->database, count_job, &result, &error));
  g_assert_no_error (error);

  return result;
}

static gboolean
round_trip_job (LanyardDatabase  *database,
                gpointer          data,
                GError          **error)
{
  g_autoptr(LanyardStatement) insert = NULL;
  g_autoptr(LanyardStatement) select = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new_static ("\0\1\2", 3);
  g_autoptr(GBytes) read_bytes = NULL;

  insert = lanyard_statement_new (database, "INSERT INTO t VALUES ($2, $1, $3, $4)", error);
  lanyard_statement_bind_text (insert, 1, "Zürich");
  lanyard_statement_bind_int (insert, 2, G_MAXINT64);
  lanyard_statement_bind_bytes (insert, 3, bytes);
  lanyard_statement_bind_text (insert, 4, NULL);
  g_assert_true (lanyard_statement_execute (insert, error));
  g_assert_cmpint (lanyard_statement_get_changes (insert), ==, 1);

  select = lanyard_statement_new (database, "SELECT * FROM t", error);
  g_assert_true (lanyard_statement_step (select));
  g_assert_true (lanyard_statement_get_int (select, 0) == G_MAXINT64);
  g_assert_cmpstr (lanyard_statement_get_text (select, 1), ==, "Zürich");
  read_bytes = lanyard_statement_dup_bytes (select, 2);
  g_assert_true (g_bytes_equal (bytes, read_bytes));
  g_assert_null (lanyard_statement_get_text (select, 3));
  g_assert_false (lanyard_statement_step (select));

  return lanyard_statement_finish (select, error);
}

static void
test_round_trip (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  execute (fixture, "CREATE TABLE t (a BIGINT, b TEXT, c BLOB, d TEXT)");
  g_assert_true (lanyard_database_write (fixture->database, round_trip_job, NULL, &error));
  g_assert_no_error (error);
}

static void
test_roll_back (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  execute (fixture, "CREATE TABLE t (a INTEGER)");
  g_assert_false (lanyard_database_write (fixture->database, execute_and_fail_job,
                                          (gpointer) "INSERT INTO t VALUES (1)", &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED);
  g_assert_cmpint (count (fixture), ==, 0);

  execute (fixture, "INSERT INTO t VALUES (1)");
  g_assert_cmpint (count (fixture), ==, 1);
}

static void
test_constraints (Fixture       *fixture,
                  gconstpointer  data)
{
  static const struct
  {
    const char *script;
    int code;
  } cases[] = {
    { "INSERT INTO t VALUES (1, NULL)", LANYARD_ERROR_EXISTS },
    { "INSERT INTO t VALUES (NULL, NULL)", LANYARD_ERROR_INVALID },
    { "INSERT INTO t VALUES (2, 7)", LANYARD_ERROR_INVALID },
    { "INSERT INTO nowhere VALUES (2)", LANYARD_ERROR_FAILED },
  };

  execute (fixture, "CREATE TABLE t (a INTEGER NOT NULL UNIQUE, b INTEGER REFERENCES t (a));"
                    "INSERT INTO t VALUES (1, NULL)");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (lanyard_database_write (fixture->database, execute_job,
                                              (gpointer) cases[i].script, &error));
      g_assert_error (error, LANYARD_ERROR, cases[i].code);
    }
  g_assert_cmpint (count (fixture), ==, 1);
}

/* A file that cannot grow is a full disk to SQLite. */
static void
test_full (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  execute (fixture, "CREATE TABLE t (a BLOB)");
  g_assert_true (lanyard_database_read (fixture->database, execute_job,
                                        (gpointer) "PRAGMA max_page_count = 4", &error));
  g_assert_no_error (error);
  g_assert_false (lanyard_database_write (fixture->database, execute_job,
                                          (gpointer) "INSERT INTO t VALUES (zeroblob (100000))",
                                          &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_IO);
  g_assert_cmpint (count (fixture), ==, 0);
}

static void
test_read_only (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (lanyard_database_read (fixture->database, execute_job,
                                        (gpointer) "PRAGMA query_only = ON", &error));
  g_assert_false (lanyard_database_read (fixture->database, execute_job,
                                         (gpointer) "CREATE TABLE t (a)", &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_PERMISSION);
}

static void
test_busy (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardDatabase) other = lanyard_database_open (fixture->path, &error);

  g_assert_no_error (error);
  g_assert_true (lanyard_database_read (other, execute_job, (gpointer) "BEGIN IMMEDIATE", &error));
  g_assert_true (lanyard_database_read (fixture->database, execute_job,
                                        (gpointer) "PRAGMA busy_timeout = 10", &error));
  g_assert_no_error (error);
  g_assert_false (lanyard_database_write (fixture->database, execute_job,
                                          (gpointer) "CREATE TABLE t (a)", &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_IN_USE);
}

static gpointer
insert_many (gpointer data)
{
  for (int i = 0; i < 50; i++)
    execute (data, "INSERT INTO t VALUES (1)");

  return NULL;
}

static void
test_threads (Fixture       *fixture,
              gconstpointer  data)
{
  GThread *threads[4];

  execute (fixture, "CREATE TABLE t (a INTEGER)");
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("insert", insert_many, fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpint (count (fixture), ==, 200);
}

static gpointer
insert_or_fail (gpointer data)
{
  Fixture *fixture = data;

  for (int i = 0; i < 50; i++)
    {
      g_autoptr(GError) error = NULL;

      execute (fixture, "INSERT INTO t VALUES (1)");
      g_assert_false (lanyard_database_write (fixture->database, execute_and_fail_job,
                                              (gpointer) "INSERT INTO t VALUES (2)", &error));
      g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED);
      g_clear_error (&error);
      g_assert_false (lanyard_database_write (fixture->database, execute_job,
                                              (gpointer) "INSERT INTO t VALUES (3); INSERT INTO nowhere VALUES (3)", &error));
      g_assert_nonnull (error);
    }

  return NULL;
}

/* What is committed with it makes no difference to a write. */
static void
test_together (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  GThread *threads[8];

  g_assert_true (lanyard_database_enable_wal (fixture->database, &error));
  g_assert_no_error (error);
  execute (fixture, "CREATE TABLE t (a INTEGER)");
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("insert", insert_or_fail, fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpint (count (fixture), ==, 8 * 50);
  execute (fixture, "DELETE FROM t WHERE a = 1");
  g_assert_cmpint (count (fixture), ==, 0);
}

static gboolean
read_meanwhile_job (LanyardDatabase  *database,
                    gpointer          data,
                    GError          **error)
{
  Fixture *fixture = data;
  gint64 before, after;

  g_assert_true (lanyard_database_execute (database, "INSERT INTO t VALUES (1)", error));
  before = count (fixture);
  g_assert_true (lanyard_database_execute (database, "INSERT INTO t VALUES (1)", error));
  after = count (fixture);
  g_assert_cmpint (before, ==, 1);
  g_assert_cmpint (after, ==, 1);

  return TRUE;
}

/* Reading does not wait for a write, nor see half of it, nor change anything. */
typedef struct
{
  Fixture *fixture;
  GMutex mutex;
  GCond cond;
  guint n_kept, n_refused;    /* under mutex */
} Later;

static void
count_later (const GError *error,
             gpointer      user_data)
{
  Later *later = user_data;

  g_mutex_lock (&later->mutex);
  if (error == NULL)
    later->n_kept++;
  else
    later->n_refused++;
  g_cond_signal (&later->cond);
  g_mutex_unlock (&later->mutex);
}

static gpointer
write_later (gpointer data)
{
  Later *later = data;

  for (guint i = 0; i < 50; i++)
    lanyard_database_write_later (later->fixture->database, i % 2 == 0 ? execute_job : execute_and_fail_job,
                                  (gpointer) "INSERT INTO t VALUES (1)", count_later, later);

  return NULL;
}

/* What is written later is there when that is said, and when what was written
 * after it is; those that fail take nothing of others along. */
static void
test_later (Fixture       *fixture,
            gconstpointer  data)
{
  Later later = { .fixture = fixture };
  g_autoptr(GError) error = NULL;
  GThread *threads[4];

  g_mutex_init (&later.mutex);
  g_cond_init (&later.cond);
  g_assert_true (lanyard_database_enable_wal (fixture->database, &error));
  g_assert_no_error (error);
  execute (fixture, "CREATE TABLE t (a INTEGER)");

  write_later (&later);
  execute (fixture, "INSERT INTO t VALUES (1)");
  g_assert_cmpint (count (fixture), ==, 25 + 1);

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("later", write_later, &later);
  g_mutex_lock (&later.mutex);
  while (later.n_kept + later.n_refused < 5 * 50)
    g_cond_wait (&later.cond, &later.mutex);
  g_mutex_unlock (&later.mutex);
  g_assert_cmpuint (later.n_kept, ==, 5 * 25);
  g_assert_cmpint (count (fixture), ==, 5 * 25 + 1);

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_cond_clear (&later.cond);
  g_mutex_clear (&later.mutex);
}

static void
test_readers (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (lanyard_database_enable_wal (fixture->database, &error));
  g_assert_no_error (error);
  execute (fixture, "CREATE TABLE t (a INTEGER)");
  execute (fixture, "INSERT INTO t VALUES (1)");
  g_assert_true (lanyard_database_write (fixture->database, read_meanwhile_job, fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture), ==, 3);

  g_assert_false (lanyard_database_read (fixture->database, execute_job,
                                         (gpointer) "INSERT INTO t VALUES (1)", &error));
  g_assert_nonnull (error);
  g_assert_cmpint (count (fixture), ==, 3);
}

static void
test_schema (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (lanyard_schema_check (fixture->database, &error));
  g_assert_no_error (error);
  g_assert_true (lanyard_schema_migrate (fixture->database, &error));
  g_assert_no_error (error);
  g_assert_true (lanyard_schema_migrate (fixture->database, &error));
  g_assert_no_error (error);
  g_assert_true (lanyard_schema_check (fixture->database, &error));
  g_assert_no_error (error);

  execute (fixture, "PRAGMA user_version = 9999");
  g_assert_false (lanyard_schema_check (fixture->database, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_TOO_NEW);
}

static void
test_private_file (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "file", NULL);
  g_autofree char *link = g_build_filename (fixture->folder, "link", NULL);
  g_autoptr(GBytes) content = g_bytes_new_static ("12345", 5);
  g_autoptr(GBytes) read_back = NULL;
  g_autoptr(GError) error = NULL;
  mode_t mask = umask (0);

  g_assert_true (lanyard_private_file_check_if_there (path, &error));
  g_assert_false (lanyard_private_file_check (path, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (lanyard_private_file_create (path, content, &error));
  g_assert_no_error (error);
  umask (mask);
  store_assert_mode (path, 0600);
  read_back = lanyard_private_file_read (path, 5, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (content, read_back));

  g_assert_false (lanyard_private_file_create (path, content, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_EXISTS);
  g_clear_error (&error);

  for (gsize size = 4; size <= 6; size += 2)
    {
      g_assert_null (lanyard_private_file_read (path, size, &error));
      g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_CORRUPT);
      g_clear_error (&error);
    }

  g_assert_no_errno (symlink (path, link));
  g_assert_null (lanyard_private_file_read (link, 5, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_PERMISSION);
  g_clear_error (&error);
  g_assert_false (lanyard_private_file_check_if_there (link, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_PERMISSION);

  g_unlink (link);
  g_unlink (path);
}

#define ADD(name, func) g_test_add ("/store/database/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("round-trip", test_round_trip);
  ADD ("rolls-back", test_roll_back);
  ADD ("constraints", test_constraints);
  ADD ("full-disk", test_full);
  ADD ("read-only", test_read_only);
  ADD ("busy", test_busy);
  ADD ("threads", test_threads);
  ADD ("together", test_together);
  ADD ("later", test_later);
  ADD ("readers", test_readers);
  ADD ("schema", test_schema);
  ADD ("private-file", test_private_file);

  return g_test_run ();
}
