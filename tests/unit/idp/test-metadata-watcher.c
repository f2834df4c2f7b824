/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Metadata that is fetched again by itself: when, what is told of it, and
 * that it changes nothing. */

#include "config.h"

#include "idp-fixture.h"
#include "lanyard-check-snapshot.h"
#include "lanyard-metadata-watch.h"
#include "lanyard-metadata-watcher.h"
#include "lanyard-time.h"
#include "scripted-server.h"

#define HOUR (60 * 60)
#define DAY (24 * HOUR)
#define NOW G_GINT64_CONSTANT (1790000000)
#define METADATA \
  "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" \
  "<EntityDescriptor xmlns='urn:oasis:names:tc:SAML:2.0:metadata' entityID='" FIXTURE_SP "' cacheDuration='PT2H'>" \
  "<SPSSODescriptor protocolSupportEnumeration='urn:oasis:names:tc:SAML:2.0:protocol'>" \
  "<AssertionConsumerService index='0' Binding='urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST' " \
  "Location='https://sp.example.org/moved'/></SPSSODescriptor></EntityDescriptor>"

static const ScriptedReply replies[] = {
  { "/sp.xml", METADATA },
  { "/broken.xml", "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n<EntityDescriptor" },
};

static const struct
{
  const char *name;
  const char *source;
  int         hours;
  gint64      cache_duration;
  gint64      date;
  gint64      checked;
  gint64      valid_until;
  gint64      next;
} plans[] = {
  { "off", "https://sp.test/m", 0, 0, NOW, NOW, 0, G_MAXINT64 },
  { "file", "sp.xml", 24, 0, NOW, NOW, 0, G_MAXINT64 },
  { "plain-http", "http://sp.test/m", 24, 0, NOW, NOW, 0, G_MAXINT64 },
  { "never-checked", "https://sp.test/m", 24, 0, NOW, 0, 0, NOW + DAY },
  { "checked", "https://sp.test/m", 24, 0, NOW, NOW + DAY, 0, NOW + 2 * DAY },
  { "cache-shorter", "https://sp.test/m", 24, HOUR, NOW, 0, 0, NOW + HOUR },
  { "cache-longer", "https://sp.test/m", 24, 7 * DAY, NOW, 0, 0, NOW + DAY },
  { "cache-of-a-second", "https://sp.test/m", 24, 1, NOW, 0, 0, NOW + 600 },
  { "ends-soon", "https://sp.test/m", 168, 0, NOW, 0, NOW + 2 * DAY, NOW + DAY },
  { "end-was-looked-at", "https://sp.test/m", 168, 0, NOW, NOW + DAY, NOW + 2 * DAY, NOW + 8 * DAY },
};

static void
test_plan (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(LanyardConnector) connector = lanyard_connector_new ();

  g_object_set (connector, "metadata-source", plans[i].source, "metadata-watch-hours", plans[i].hours,
                "metadata-cache-duration", plans[i].cache_duration, "metadata-date", plans[i].date,
                "metadata-valid-until", plans[i].valid_until, NULL);
  g_assert_cmpint (lanyard_metadata_watch_get_next (connector, plans[i].checked), ==, plans[i].next);
}

static void
watch (IdpFixture     *fixture,
       ScriptedServer *server,
       const char     *path,
       gboolean        from_this_network)
{
  g_autofree char *source = g_strdup_printf ("http://127.0.0.1:%u%s", scripted_server_get_port (server), path);

  g_object_set (fixture->connector, "metadata-source", source, "metadata-hash", "old", "metadata-watch-hours", 1,
                "metadata-watch-private", from_this_network, NULL);
  idp_fixture_save (fixture, &fixture->connector);
}

static void
count_cb (LanyardMetadataWatcher *watcher,
          const char             *connector_id,
          guint                  *n_told)
{
  (*n_told)++;
}

/* Until the watcher told of something @n_told times. */
static void
run_until (guint *n_told,
           guint  wanted)
{
  while (*n_told < wanted)
    g_main_context_iteration (NULL, TRUE);
}

/* C09 */
static gboolean
finds_old_metadata (IdpFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardCheckSnapshot) snapshot = lanyard_check_snapshot_load_sync (fixture->configuration, &error);
  g_autoptr(GPtrArray) findings = NULL;
  gboolean found = FALSE;

  g_assert_no_error (error);
  findings = lanyard_check_snapshot_check_sync (snapshot, fixture->connector, lanyard_time_now (), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      const LanyardCheckFinding *finding = findings->pdata[i];

      found |= g_str_equal (finding->rule, "C09") && finding->severity == LANYARD_SEVERITY_WARNING;
    }

  return found;
}

static void
test_change (IdpFixture    *fixture,
             gconstpointer  data)
{
  g_autoptr(ScriptedServer) server = scripted_server_new (replies, G_N_ELEMENTS (replies), NULL);
  g_autoptr(LanyardMetadataWatcher) watcher = NULL;
  g_autofree char *id = NULL;
  g_autoptr(LanyardConnector) stored = NULL;
  g_autoptr(GError) error = NULL;
  guint n_told = 0;
  gint64 revision;

  watch (fixture, server, "/sp.xml", TRUE);
  revision = lanyard_record_get_revision (LANYARD_RECORD (fixture->connector));
  lanyard_configuration_watch (fixture->configuration);
  watcher = lanyard_metadata_watcher_new (fixture->configuration);
  g_signal_connect (watcher, "changed", G_CALLBACK (count_cb), &n_told);
  run_until (&n_told, 1);

  id = g_strdup (lanyard_record_get_id (LANYARD_RECORD (fixture->connector)));
  g_assert_cmpuint (lanyard_metadata_watcher_count_changes (watcher, id), >, 0);
  g_assert_null (lanyard_metadata_watcher_get_failure (watcher, id));
  g_assert_true (finds_old_metadata (fixture));
  stored = (LanyardConnector *) lanyard_configuration_load_sync (fixture->configuration, LANYARD_TYPE_CONNECTOR, id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (lanyard_record_get_revision (LANYARD_RECORD (stored)), ==, revision);

  /* Somebody imported what it says: that is no news, and not asked for again. */
  g_object_set (fixture->connector, "metadata-date", lanyard_time_now (), NULL);
  idp_fixture_save (fixture, &fixture->connector);
  run_until (&n_told, 2);
  g_assert_cmpuint (lanyard_metadata_watcher_count_changes (watcher, id), ==, 0);
  g_assert_cmpuint (scripted_server_get_count (server), ==, 1);

  lanyard_metadata_watcher_stop (watcher);
}

static void
test_failure (IdpFixture    *fixture,
              gconstpointer  data)
{
  const char *path = data;
  gboolean from_this_network = path != NULL;
  g_autoptr(ScriptedServer) server = scripted_server_new (replies, G_N_ELEMENTS (replies), NULL);
  g_autoptr(LanyardMetadataWatcher) watcher = NULL;
  const char *id;
  guint n_told = 0;

  watch (fixture, server, from_this_network ? path : "/sp.xml", from_this_network);
  watcher = lanyard_metadata_watcher_new (fixture->configuration);
  g_signal_connect (watcher, "changed", G_CALLBACK (count_cb), &n_told);
  run_until (&n_told, 1);

  id = lanyard_record_get_id (LANYARD_RECORD (fixture->connector));
  g_assert_cmpuint (lanyard_metadata_watcher_count_changes (watcher, id), ==, 0);
  g_assert_nonnull (lanyard_metadata_watcher_get_failure (watcher, id));
  g_assert_cmpuint (scripted_server_get_count (server), ==, from_this_network ? 1 : 0);

  lanyard_metadata_watcher_stop (watcher);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      g_autofree char *path = g_strdup_printf ("/idp/metadata-watcher/m-65-next/%s", plans[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_plan);
    }
  g_test_add ("/idp/metadata-watcher/m-65-change", IdpFixture, NULL, idp_fixture_set_up, test_change, idp_fixture_tear_down);
  g_test_add ("/idp/metadata-watcher/unreadable", IdpFixture, "/broken.xml", idp_fixture_set_up, test_failure,
              idp_fixture_tear_down);
  g_test_add ("/idp/metadata-watcher/a-32-private", IdpFixture, NULL, idp_fixture_set_up, test_failure,
              idp_fixture_tear_down);

  return g_test_run ();
}
