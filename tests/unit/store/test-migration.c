/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-error.h"
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  const char *dump;
  guint8 key[32];
} Version;

/* Every version of the schema that was released stays here. */
static const Version versions[] = {
  {
    "version-1.sql",
    {
      0x2b, 0x7e, 0xab, 0xcc, 0xdd, 0xd5, 0xe3, 0x49, 0x0b, 0x3b, 0x7b, 0x15, 0xe9, 0x41, 0xf1, 0x57,
      0x32, 0x03, 0xc8, 0x7e, 0xfa, 0xa9, 0xce, 0x9b, 0xbf, 0x60, 0x64, 0x39, 0xf2, 0x1b, 0x96, 0xa7,
    },
  },
  {
    "version-2.sql",
    {
      0x2b, 0x7e, 0xab, 0xcc, 0xdd, 0xd5, 0xe3, 0x49, 0x0b, 0x3b, 0x7b, 0x15, 0xe9, 0x41, 0xf1, 0x57,
      0x32, 0x03, 0xc8, 0x7e, 0xfa, 0xa9, 0xce, 0x9b, 0xbf, 0x60, 0x64, 0x39, 0xf2, 0x1b, 0x96, 0xa7,
    },
  },
  {
    "version-3.sql",
    {
      0x2b, 0x7e, 0xab, 0xcc, 0xdd, 0xd5, 0xe3, 0x49, 0x0b, 0x3b, 0x7b, 0x15, 0xe9, 0x41, 0xf1, 0x57,
      0x32, 0x03, 0xc8, 0x7e, 0xfa, 0xa9, 0xce, 0x9b, 0xbf, 0x60, 0x64, 0x39, 0xf2, 0x1b, 0x96, 0xa7,
    },
  },
  {
    "version-4.sql",
    {
      0x2b, 0x7e, 0xab, 0xcc, 0xdd, 0xd5, 0xe3, 0x49, 0x0b, 0x3b, 0x7b, 0x15, 0xe9, 0x41, 0xf1, 0x57,
      0x32, 0x03, 0xc8, 0x7e, 0xfa, 0xa9, 0xce, 0x9b, 0xbf, 0x60, 0x64, 0x39, 0xf2, 0x1b, 0x96, 0xa7,
    },
  },
  {
    "version-5.sql",
    {
      0x2b, 0x7e, 0xab, 0xcc, 0xdd, 0xd5, 0xe3, 0x49, 0x0b, 0x3b, 0x7b, 0x15, 0xe9, 0x41, 0xf1, 0x57,
      0x32, 0x03, 0xc8, 0x7e, 0xfa, 0xa9, 0xce, 0x9b, 0xbf, 0x60, 0x64, 0x39, 0xf2, 0x1b, 0x96, 0xa7,
    },
  },
  {
    "version-6.sql",
    {
      0x2b, 0x7e, 0xab, 0xcc, 0xdd, 0xd5, 0xe3, 0x49, 0x0b, 0x3b, 0x7b, 0x15, 0xe9, 0x41, 0xf1, 0x57,
      0x32, 0x03, 0xc8, 0x7e, 0xfa, 0xa9, 0xce, 0x9b, 0xbf, 0x60, 0x64, 0x39, 0xf2, 0x1b, 0x96, 0xa7,
    },
  },
};

static char *
restore_dump (StoreFixture  *fixture,
              const Version *version)
{
  g_autofree char *path = g_build_filename (fixture->folder, "old.lanyard", NULL);
  g_autofree char *key = g_strconcat (path, ".key", NULL);
  g_autofree char *dump = g_test_build_filename (G_TEST_DIST, "store", version->dump, NULL);
  g_autofree char *script = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (dump, &script, NULL, &error);
  g_assert_no_error (error);
  store_execute (path, script);
  g_assert_no_errno (g_chmod (path, 0600));
  g_file_set_contents_full (key, (const char *) version->key, sizeof version->key,
                            G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&path);
}

static gpointer
find (LanyardConfiguration *configuration,
      GType                 type,
      const char           *field,
      const char           *value)
{
  g_autoptr(GError) error = NULL;
  LanyardRecord *record = lanyard_configuration_find_sync (configuration, type, field, value, &error);

  g_assert_no_error (error);
  g_assert_nonnull (record);

  return record;
}

static void
assert_secrets (LanyardConfiguration *configuration,
                LanyardRecord        *connector,
                LanyardRecord        *person)
{
  g_autoptr(GPtrArray) key_pairs = NULL;
  g_autoptr(GBytes) key = NULL;
  g_autofree char *hash = NULL;
  g_autoptr(GError) error = NULL;

  key_pairs = lanyard_configuration_list_key_pairs_sync (configuration,
                                                         lanyard_record_get_id (connector), &error);
  g_assert_no_error (error);
  g_assert_cmpint (key_pairs->len, ==, 1);
  key = lanyard_configuration_load_private_key_sync (configuration,
                                                     lanyard_record_get_id (key_pairs->pdata[0]),
                                                     &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (key, NULL), g_bytes_get_size (key), "secret", 6);

  hash = lanyard_configuration_load_password_sync (configuration, lanyard_record_get_id (person),
                                                   &error);
  g_assert_cmpstr (hash, ==, "$first");
}

static void
assert_log (LanyardConfiguration *configuration)
{
  g_autoptr(GPtrArray) events = NULL;
  g_autoptr(GPtrArray) history = NULL;
  g_autofree char *state = NULL;
  g_autofree char *change = NULL;
  g_autoptr(LanyardRecord) back = NULL;

  events = lanyard_configuration_list_events_sync (configuration, NULL, 10, NULL);
  g_assert_cmpint (events->len, ==, 1);
  state = lanyard_configuration_get_state_sync (configuration, "session", "key", 1, FALSE, NULL);
  g_assert_cmpstr (state, ==, "value");

  /* the last change, a deletion, can still be undone */
  history = lanyard_configuration_list_history_sync (configuration, NULL, 0, NULL);
  g_assert_cmpint (history->len, ==, 9);
  g_object_get (history->pdata[8], "change", &change, NULL);
  store_undo (configuration, change);
  back = find (configuration, LANYARD_TYPE_GROUP, "name", "Gone");
}

static void
test_migration (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autofree char *path = restore_dump (fixture, data);
  g_autoptr(LanyardConfiguration) configuration = store_open (path, LANYARD_OPEN_EXISTING);
  g_autoptr(LanyardRecord) connector = find (configuration, LANYARD_TYPE_CONNECTOR, "slug", "mimecast");
  g_autoptr(LanyardRecord) person = find (configuration, LANYARD_TYPE_PERSON, "email", "ada@example.org");
  g_autoptr(LanyardRecord) group = find (configuration, LANYARD_TYPE_GROUP, "name", "Staff");
  g_autoptr(LanyardSettings) settings = NULL;
  g_autofree char *grant = g_strconcat ("grant:", lanyard_record_get_id (group), NULL);
  g_auto(GStrv) rules = NULL;

  rules = lanyard_configuration_list_access_rules_sync (configuration, lanyard_record_get_id (person),
                                                        lanyard_record_get_id (connector), NULL);
  g_assert_cmpint (g_strv_length (rules), ==, 1);
  g_assert_cmpstr (rules[0], ==, grant);

  settings = lanyard_configuration_load_settings_sync (configuration, NULL);
  g_assert_cmpint (lanyard_settings_get_port (settings), ==, 54491);
  assert_secrets (configuration, connector, person);
  assert_log (configuration);
  store_assert_intact (path);
}

/* Of the first version, in which secret placeholders were in the clear: a
 * connector that had one from the start, and one from a later change on. */
static const char old_secrets[] =
  "INSERT INTO connector VALUES('d1',2,0,'druva','Druva','DCP-login','{\"template\":\"druva\",\"label\":\"Druva\","
  "\"slug\":\"druva\",\"placeholders\":{\"auth_token\":\"0-hush-0\"},"
  "\"constants\":[{\"name\":\"druva_auth_token\",\"value\":\"0-hush-0\"}]}');"
  "INSERT INTO connector VALUES('g1',3,1,'gitlab','GitLab',NULL,'{\"template\":\"gitlab-com-group\",\"label\":\"GitLab\","
  "\"slug\":\"gitlab\",\"placeholders\":{\"group\":\"acme\",\"token\":\"9-hush-9\"},"
  "\"login_url\":\"https://gitlab.com/groups/acme/-/saml/sso?token=9-hush-9\"}');"
  "INSERT INTO history VALUES(10,'c10',1795298604,'tester','Add','create','connector','d1','','Druva',NULL,"
  "'{\"template\":\"druva\",\"label\":\"Druva\",\"slug\":\"druva\",\"placeholders\":{\"auth_token\":\"0-old-hush\"},"
  "\"constants\":[{\"name\":\"druva_auth_token\",\"value\":\"0-old-hush\"}]}');"
  "INSERT INTO history VALUES(11,'c11',1795298604,'tester','Change','update','connector','d1','','Druva',"
  "'{\"template\":\"druva\",\"label\":\"Druva\",\"slug\":\"druva\",\"placeholders\":{\"auth_token\":\"0-old-hush\"},"
  "\"constants\":[{\"name\":\"druva_auth_token\",\"value\":\"0-old-hush\"}]}',"
  "'{\"template\":\"druva\",\"label\":\"Druva\",\"slug\":\"druva\",\"placeholders\":{\"auth_token\":\"0-hush-0\"},"
  "\"constants\":[{\"name\":\"druva_auth_token\",\"value\":\"0-hush-0\"}]}');";

static void
assert_token (LanyardConfiguration *configuration,
              const char           *token)
{
  g_autoptr(LanyardConnector) connector = find (configuration, LANYARD_TYPE_CONNECTOR, "slug", "druva");
  g_autoptr(LanyardConstant) constant = g_list_model_get_item (lanyard_connector_get_constants (connector), 0);
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardSecret) value = NULL;

  g_assert_cmpstr (lanyard_constant_get_value (constant), ==, "{auth_token}");
  value = lanyard_configuration_expand_secrets_sync (configuration, connector, lanyard_constant_get_value (constant), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (value, ==, token);
}

static void
test_secret_placeholders (StoreFixture  *fixture,
                          gconstpointer  data)
{
  g_autofree char *path = restore_dump (fixture, &versions[0]);
  g_autoptr(LanyardConfiguration) configuration = NULL;

  store_execute (path, old_secrets);
  configuration = store_open (path, LANYARD_OPEN_EXISTING);
  assert_token (configuration, "0-hush-0");
  store_assert_answer (path, "SELECT instr (body, 'token={token}') > 0 FROM connector WHERE id = 'g1'", "1");
  store_assert_answer (path, "SELECT count (*) FROM secret", "3");
  store_undo (configuration, "c11");
  assert_token (configuration, "0-old-hush");

  g_clear_object (&configuration);
  store_assert_nowhere (fixture->folder, "hush");
  store_assert_intact (path);
}

/* Of a template that is not part of the program: two secrets, one of them
 * within a longer text. */
static const char own_secrets[] =
  "INSERT INTO connector VALUES('o1',4,0,'wiki','Wiki',NULL,'{\"template\":\"own-wiki\",\"label\":\"Wiki\","
  "\"slug\":\"wiki\",\"placeholders\":{\"host\":\"wiki.test\",\"code\":\"7-hush-7\",\"salt\":\"8-hush-8\"},"
  "\"login_url\":\"https://wiki.test/in?code=7-hush-7&salt=8-hush-8&x=y\","
  "\"constants\":[{\"name\":\"code\",\"value\":\"<7-hush-7>\"}]}');";

static char **
list_own_secrets (void)
{
  static const char * const secrets[] = { "own-other", "host", "own-wiki", "code", "own-wiki", "salt", NULL };

  return g_strdupv ((char **) secrets);
}

/* A file that was opened without knowing them is sealed when they are known. */
static void
test_own_secrets (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autofree char *path = restore_dump (fixture, &versions[0]);
  g_autoptr(LanyardConfiguration) configuration = store_open (path, LANYARD_OPEN_EXISTING);
  g_autoptr(LanyardConnector) connector = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardSecret) url = NULL;

  g_clear_object (&configuration);
  store_execute (path, own_secrets);
  lanyard_local_configuration_use_secrets (list_own_secrets);
  configuration = store_open (path, LANYARD_OPEN_EXISTING);
  lanyard_local_configuration_use_secrets (NULL);

  connector = find (configuration, LANYARD_TYPE_CONNECTOR, "slug", "wiki");
  g_assert_cmpstr (lanyard_connector_get_login_url (connector), ==, "https://wiki.test/in?code={code}&salt={salt}&x=y");
  url = lanyard_configuration_expand_secrets_sync (configuration, connector, lanyard_connector_get_login_url (connector),
                                                   &error);
  g_assert_no_error (error);
  g_assert_cmpstr (url, ==, "https://wiki.test/in?code=7-hush-7&salt=8-hush-8&x=y");
  store_assert_answer (path, "SELECT count (*) FROM secret", "2");
  store_assert_answer (path, "SELECT instr (body, '<{code}>') > 0 AND instr (body, 'wiki.test') > 0 "
                             "FROM connector WHERE id = 'o1'", "1");

  g_clear_object (&configuration);
  store_assert_nowhere (fixture->folder, "hush");
  store_assert_intact (path);
}

/* Hashes that nobody signs in with any more, and participants of sessions that
 * could not be found. */
static void
test_left_behind (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autofree char *path = restore_dump (fixture, &versions[3]);
  g_autoptr(LanyardConfiguration) configuration = NULL;

  store_execute (path, "INSERT INTO password SELECT 'old', person_id, 0, '$hush' FROM password WHERE current = 1 LIMIT 1;"
                       "INSERT INTO state VALUES ('participant', 'a', '{}', 9999999999, NULL),"
                       " ('participant', 'b', '{}', 9999999999, 'x'), ('participant-name', 'c', '{}', 9999999999, NULL);");
  configuration = store_open (path, LANYARD_OPEN_EXISTING);
  store_assert_answer (path, "SELECT count (*) FROM password WHERE current = 0", "0");
  store_assert_answer (path, "SELECT count (*) > 0 FROM password", "1");
  store_assert_answer (path, "SELECT group_concat (key_sha256) FROM state WHERE kind LIKE 'participant%'", "b");
}

/* A new version of the schema comes with a dump of it. */
static void
test_newest_is_here (StoreFixture  *fixture,
                     gconstpointer  data)
{
  g_autofree char *newest = g_strdup_printf ("%" G_GSIZE_FORMAT, G_N_ELEMENTS (versions));

  store_assert_answer (fixture->path, "PRAGMA user_version", newest);
  store_assert_answer (fixture->path, "PRAGMA journal_mode", "wal");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (versions); i++)
    {
      g_autofree char *name = g_strconcat ("/store/migration/", versions[i].dump, NULL);

      g_test_add (name, StoreFixture, &versions[i], store_fixture_set_up, test_migration,
                  store_fixture_tear_down);
    }
  g_test_add ("/store/migration/secret-placeholders", StoreFixture, NULL, store_fixture_set_up,
              test_secret_placeholders, store_fixture_tear_down);
  g_test_add ("/store/migration/own-secrets", StoreFixture, NULL, store_fixture_set_up, test_own_secrets,
              store_fixture_tear_down);
  g_test_add ("/store/migration/left-behind", StoreFixture, NULL, store_fixture_set_up, test_left_behind,
              store_fixture_tear_down);
  g_test_add ("/store/migration/newest-is-here", StoreFixture, NULL, store_fixture_set_up,
              test_newest_is_here, store_fixture_tear_down);

  return g_test_run ();
}
