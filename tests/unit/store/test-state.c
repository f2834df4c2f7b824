/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-crypto-error.h"
#include "lanyard-error.h"
#include "lanyard-time.h"
#include "store-fixture.h"

#include <string.h>

static void
put (StoreFixture *fixture,
     const char   *key,
     const char   *value,
     gint64        expires,
     gboolean      only_new,
     gboolean      expected)
{
  g_autoptr(GError) error = NULL;

  lanyard_configuration_put_state_sync (fixture->configuration, "session", key, value, expires,
                                        only_new, &error);
  if (expected)
    g_assert_no_error (error);
  else
    g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_EXISTS);
}

static void
assert_state (StoreFixture *fixture,
              const char   *key,
              gint64        now,
              gboolean      take,
              const char   *expected)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *value = NULL;

  value = lanyard_configuration_get_state_sync (fixture->configuration, "session", key, now, take,
                                                &error);
  g_assert_no_error (error);
  g_assert_cmpstr (value, ==, expected);
}

/* What the file holds of a secret says nothing of it. */
static void
test_secret (StoreFixture  *fixture,
             gconstpointer  data)
{
  const char *kind = LANYARD_STATE_SECRET "test";
  g_autoptr(GError) error = NULL;
  g_autofree char *found = NULL;
  g_autofree char *content = NULL;
  gsize size;

  g_assert_true (lanyard_configuration_put_state_sync (fixture->configuration, kind, "key", "an open secret",
                                                       G_MAXINT64, TRUE, &error));
  g_assert_no_error (error);
  found = lanyard_configuration_get_state_sync (fixture->configuration, kind, "key", 0, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, "an open secret");

  store_fixture_close (fixture);
  g_file_get_contents (fixture->path, &content, &size, &error);
  g_assert_no_error (error);
  g_assert_null (memmem (content, size, "an open secret", strlen ("an open secret")));
  store_assert_answer (fixture->path, "SELECT count(*) FROM state WHERE kind = 'secret:test'", "1");
  store_execute (fixture->path, "UPDATE state SET kind = 'secret:other'");
  store_fixture_reopen (fixture);
  g_clear_pointer (&found, g_free);
  found = lanyard_configuration_get_state_sync (fixture->configuration, "secret:other", "key", 0, FALSE, &error);
  g_assert_null (found);
  g_assert_error (error, LANYARD_CRYPTO_ERROR, LANYARD_CRYPTO_ERROR_SEALED);
}

static void
test_put (StoreFixture  *fixture,
          gconstpointer  data)
{
  g_autofree char *other = NULL;

  assert_state (fixture, "key", 0, FALSE, NULL);
  put (fixture, "key", "value", 1000, FALSE, TRUE);
  assert_state (fixture, "key", 999, FALSE, "value");
  assert_state (fixture, "Key", 999, FALSE, NULL);
  put (fixture, "key", "changed", 2000, FALSE, TRUE);
  assert_state (fixture, "key", 1999, FALSE, "changed");

  other = lanyard_configuration_get_state_sync (fixture->configuration, "request", "key", 0, FALSE,
                                                NULL);
  g_assert_null (other);

  store_fixture_reopen (fixture);
  assert_state (fixture, "key", 1999, FALSE, "changed");
}

static void
test_expiry (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  put (fixture, "key", "value", 1000, FALSE, TRUE);
  put (fixture, "later", "value", 1001, FALSE, TRUE);
  assert_state (fixture, "key", 1000, FALSE, NULL);
  assert_state (fixture, "key", 1000, TRUE, NULL);
  assert_state (fixture, "key", 999, FALSE, "value");

  g_assert_true (lanyard_configuration_expire_state_sync (fixture->configuration, 1000, &error));
  g_assert_no_error (error);
  assert_state (fixture, "key", 0, FALSE, NULL);
  assert_state (fixture, "later", 0, FALSE, "value");
}

static void
test_replay (StoreFixture  *fixture,
             gconstpointer  data)
{
  gint64 now = lanyard_time_now ();

  put (fixture, "key", "first", now + 1000, TRUE, TRUE);
  put (fixture, "key", "second", now + 1000, TRUE, FALSE);
  assert_state (fixture, "key", now, FALSE, "first");

  put (fixture, "old", "first", now - 1, TRUE, TRUE);
  put (fixture, "old", "second", now + 1000, TRUE, TRUE);
  put (fixture, "old", "third", now + 1000, TRUE, FALSE);
  assert_state (fixture, "old", now, FALSE, "second");
}

static void
test_take (StoreFixture  *fixture,
           gconstpointer  data)
{
  put (fixture, "key", "value", 1000, FALSE, TRUE);
  assert_state (fixture, "key", 1, TRUE, "value");
  assert_state (fixture, "key", 1, TRUE, NULL);
  assert_state (fixture, "key", 1, FALSE, NULL);
}

typedef struct
{
  StoreFixture *fixture;
  LanyardConfiguration *configuration;
  int taken;
} Taker;

static gpointer
take_many (gpointer data)
{
  Taker *taker = data;

  for (int i = 0; i < 100; i++)
    {
      g_autofree char *key = g_strdup_printf ("key-%d", i);
      g_autofree char *value = NULL;

      value = lanyard_configuration_get_state_sync (taker->configuration, "session", key, 1, TRUE,
                                                    NULL);
      taker->taken += value != NULL;
    }

  return NULL;
}

/* Two connections: each key is taken exactly once. */
static void
test_take_once (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr(LanyardConfiguration) other = store_open (fixture->path, LANYARD_OPEN_EXISTING);
  Taker takers[] = { { fixture, fixture->configuration }, { fixture, other } };
  GThread *threads[2];

  for (int i = 0; i < 100; i++)
    {
      g_autofree char *key = g_strdup_printf ("key-%d", i);

      put (fixture, key, "value", 1000, TRUE, TRUE);
    }

  for (int i = 0; i < 2; i++)
    threads[i] = g_thread_new ("take", take_many, &takers[i]);
  for (int i = 0; i < 2; i++)
    g_thread_join (threads[i]);
  g_assert_cmpint (takers[0].taken + takers[1].taken, ==, 100);
}

/* A session cookie must not be readable in a copy of the file. */
static void
test_hashed (StoreFixture  *fixture,
             gconstpointer  data)
{
  static const char key[] = "a-cookie-that-signs-in";
  static const char value[] = "the-value-of-it";
  g_autofree char *content = NULL;
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  gsize size;

  put (fixture, key, value, 1000, FALSE, TRUE);
  g_assert_true (g_file_get_contents (wal, &content, &size, NULL));
  g_assert_nonnull (memmem (content, size, value, strlen (value)));
  g_assert_null (memmem (content, size, key, strlen (key)));
}

static void
assert_count (StoreFixture *fixture,
              const char   *kind,
              guint         first,
              guint         last,
              guint         expected)
{
  guint count = 0;

  for (guint i = first; i <= last; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u", i);
      g_autofree char *value = lanyard_configuration_get_state_sync (fixture->configuration, kind, key, 0, FALSE, NULL);

      count += value != NULL;
    }
  g_assert_cmpuint (count, ==, expected);
}

/* what strangers make more of has an end, and the oldest of it goes
 * first; who is signed in stays so. */
static void
test_bounded (StoreFixture  *fixture,
              gconstpointer  data)
{
  static const char * const kinds[] = { "login", "session" };
  g_autoptr(GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *sql = g_strdup_printf ("WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 20099)"
                                              " INSERT INTO state (kind, key_sha256, value, expires)"
                                              " SELECT '%s', 'hash-' || i, 'x', 100000 + i FROM n", kinds[i]);

      store_execute (fixture->path, sql);
      for (guint j = 0; j < 100; j++)
        {
          g_autofree char *key = g_strdup_printf ("%u", j);

          lanyard_configuration_put_state_sync (fixture->configuration, kinds[i], key, "x", 100000 + j, TRUE, &error);
          g_assert_no_error (error);
        }
    }

  lanyard_configuration_expire_state_sync (fixture->configuration, 1000, &error);
  g_assert_no_error (error);
  assert_count (fixture, "login", 0, 99, 0);
  assert_count (fixture, "session", 0, 99, 100);

  lanyard_configuration_put_state_sync (fixture->configuration, "login", "0", "x", 200000, TRUE, &error);
  g_assert_no_error (error);
  lanyard_configuration_expire_state_sync (fixture->configuration, 1000, &error);
  g_assert_no_error (error);
  assert_count (fixture, "login", 0, 0, 1);
}

static void
put_owned (StoreFixture *fixture,
           const char   *key,
           const char   *owner,
           gint64        expires)
{
  g_autoptr(GError) error = NULL;

  lanyard_configuration_put_owned_state_sync (fixture->configuration, "session", key, owner, key, expires, FALSE, &error);
  g_assert_no_error (error);
}

static int
compare_values (gconstpointer a,
                gconstpointer b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

static void
assert_list (StoreFixture *fixture,
             const char   *owner,
             gint64        now,
             const char   *expected)
{
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) values = lanyard_configuration_list_state_sync (fixture->configuration, "session", owner, now, &error);
  g_autofree char *joined = NULL;

  g_assert_no_error (error);
  qsort (values, g_strv_length (values), sizeof *values, compare_values);
  joined = g_strjoinv (" ", values);
  g_assert_cmpstr (joined, ==, expected);
}

static void
test_owner (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  put (fixture, "nobody's", "value", 1000, FALSE, TRUE);
  put_owned (fixture, "a", "anna", 1000);
  put_owned (fixture, "b", "anna", 2000);
  put_owned (fixture, "c", "bob", 2000);
  lanyard_configuration_put_owned_state_sync (fixture->configuration, "other", "d", "anna", "d", 2000, FALSE, &error);
  g_assert_no_error (error);

  assert_list (fixture, "anna", 0, "a b");
  assert_list (fixture, "anna", 1000, "b");
  assert_list (fixture, NULL, 0, "a b c");
  assert_list (fixture, "nobody", 0, "");

  put_owned (fixture, "a", "bob", 2000);
  assert_list (fixture, "bob", 0, "a c");

  g_assert_true (lanyard_configuration_drop_state_sync (fixture->configuration, "session", "bob", &error));
  g_assert_no_error (error);
  assert_list (fixture, NULL, 0, "b");
  assert_state (fixture, "nobody's", 0, FALSE, "value");
}

static void
replace (StoreFixture *fixture,
         const char   *kind,
         const char   *key,
         gboolean      expected)
{
  g_autoptr(GError) error = NULL;

  lanyard_configuration_replace_state_sync (fixture->configuration, kind, key, "changed", &error);
  if (expected)
    g_assert_no_error (error);
  else
    g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND);
}

/* What was removed does not come back by being changed. */
static void
test_replace (StoreFixture  *fixture,
              gconstpointer  data)
{
  const char *secret = LANYARD_STATE_SECRET "test";
  g_autoptr(GError) error = NULL;
  g_autofree char *found = NULL;

  put_owned (fixture, "key", "anna", 1000);
  replace (fixture, "session", "key", TRUE);
  assert_state (fixture, "key", 999, FALSE, "changed");
  assert_state (fixture, "key", 1000, FALSE, NULL);
  assert_list (fixture, "anna", 0, "changed");

  assert_state (fixture, "key", 0, TRUE, "changed");
  replace (fixture, "session", "key", FALSE);
  assert_state (fixture, "key", 0, FALSE, NULL);

  lanyard_configuration_put_state_sync (fixture->configuration, secret, "key", "first", 1000, TRUE, &error);
  g_assert_no_error (error);
  replace (fixture, secret, "key", TRUE);
  found = lanyard_configuration_get_state_sync (fixture->configuration, secret, "key", 0, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, "changed");
}

#define ADD(name, func) \
  g_test_add ("/store/state/" name, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("put", test_put);
  ADD ("expiry", test_expiry);
  ADD ("replay", test_replay);
  ADD ("take", test_take);
  ADD ("take-once", test_take_once);
  ADD ("hashed", test_hashed);
  ADD ("a-15-bounded", test_bounded);
  ADD ("secret", test_secret);
  ADD ("owner", test_owner);
  ADD ("replace", test_replace);

  return g_test_run ();
}
