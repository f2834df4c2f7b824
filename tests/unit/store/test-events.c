/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-error.h"
#include "lanyard-time.h"
#include "store-fixture.h"

#define DAY G_GINT64_CONSTANT (86400)
#define HOUR G_GINT64_CONSTANT (3600)
#define NOON (G_GINT64_CONSTANT (20000) * DAY + 12 * HOUR)

static void
add (StoreFixture *fixture,
     const char   *kind,
     gint64        time,
     const char   *first_field,
     ...)
{
  g_autoptr(LanyardEvent) event = lanyard_event_new (kind, time);
  g_autoptr(GError) error = NULL;
  va_list args;

  va_start (args, first_field);
  g_object_set_valist (G_OBJECT (event), first_field, args);
  va_end (args);
  g_assert_true (lanyard_configuration_add_event_sync (fixture->configuration, event, &error));
  g_assert_no_error (error);
}

static GPtrArray *
query (StoreFixture            *fixture,
       const LanyardEventQuery *query)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *events = lanyard_configuration_query_events_sync (fixture->configuration, query, &error);

  g_assert_no_error (error);
  g_assert_nonnull (events);

  return events;
}

static void
assert_found (StoreFixture            *fixture,
              const LanyardEventQuery *wanted,
              guint                    n)
{
  g_autoptr(GPtrArray) events = query (fixture, wanted);

  g_assert_cmpuint (events->len, ==, n);
}

static void
fill (StoreFixture *fixture)
{
  add (fixture, "sign-in", NOON, "person", "Ada", "connector", "one", "address", "192.0.2.1", NULL);
  add (fixture, "refusal", NOON + 1, "person", "grace", "connector", "two", "code", "acs-unknown",
       "reference", "ABCD2345", "message", "Die 50%-Größe_stimmt nicht", NULL);
  add (fixture, "refusal", NOON - 5 * HOUR, "person", "ada", "code", "not-granted", "agent", "Mozilla/5.0", NULL);
  add (fixture, "logout", NOON + 2 * DAY, "person", "ada", NULL);
}

static void
test_filter (StoreFixture  *fixture,
             gconstpointer  data)
{
  static const struct
  {
    LanyardEventQuery query;
    guint n;
  } cases[] = {
    { { 0 }, 4 },
    { { .limit = 3 }, 3 },
    { { .event = (char *) "refusal" }, 2 },
    { { .event = (char *) "nothing" }, 0 },
    { { .person = (char *) "ADA" }, 3 },
    { { .person = (char *) "ad" }, 0 },
    { { .connector = (char *) "two" }, 1 },
    { { .code = (char *) "not-granted" }, 1 },
    { { .reference = (char *) "ABCD2345" }, 1 },
    { { .address = (char *) "192.0.2.1" }, 1 },
    { { .text = (char *) "GRÖSSE" }, 1 },
    { { .text = (char *) "50%" }, 1 },
    { { .text = (char *) "%" }, 1 },
    { { .text = (char *) "e_s" }, 1 },
    { { .text = (char *) "mozilla" }, 1 },
    { { .text = (char *) "abcd" }, 1 },
    { { .text = (char *) "reference" }, 0 },
    { { .text = (char *) "' OR 1 --" }, 0 },
    { { .from = NOON }, 3 },
    { { .until = NOON }, 1 },
    { { .from = NOON, .until = NOON + 2 }, 2 },
    { { .person = (char *) "ada", .event = (char *) "refusal", .until = NOON }, 1 },
  };

  fill (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_found (fixture, &cases[i].query, cases[i].n);
}

/* Of equal times, too, every event is on one page. */
static void
test_pages (StoreFixture  *fixture,
            gconstpointer  data)
{
  LanyardEventQuery page = { .limit = 4 };
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gint64 last_time = G_MAXINT64;
  guint n = 0;

  for (guint i = 0; i < 50; i++)
    add (fixture, "sign-in", NOON + i % 7, "person", "ada", NULL);

  do
    {
      g_autoptr(GPtrArray) events = query (fixture, &page);

      n = events->len;
      for (guint i = 0; i < n; i++)
        {
          gint64 sequence = lanyard_event_get_sequence (events->pdata[i]);

          g_assert_cmpint (lanyard_event_get_time (events->pdata[i]), <=, last_time);
          last_time = lanyard_event_get_time (events->pdata[i]);
          g_assert_true (g_hash_table_add (seen, g_memdup2 (&sequence, sizeof sequence)));
          page.before_time = last_time;
          page.before_sequence = sequence;
        }
    }
  while (n == page.limit);
  g_assert_cmpuint (g_hash_table_size (seen), ==, 50);

  /* what was kept since */
  add (fixture, "refusal", NOON - DAY, "person", "ada", NULL);
  assert_found (fixture, &(LanyardEventQuery) { .after = 50 }, 1);
  assert_found (fixture, &(LanyardEventQuery) { .after = 51 }, 0);
}

static void
test_counts (StoreFixture  *fixture,
             gconstpointer  data)
{
  const LanyardEventQuery all = { .event = (char *) "logout" };
  const LanyardEventQuery ada = { .person = (char *) "ada" };
  g_autoptr(GArray) days = NULL;
  g_autoptr(GArray) hours = NULL;
  g_autoptr(GArray) shifted = NULL;
  g_autoptr(GArray) hers = NULL;
  LanyardEventBucket *bucket;

  fill (fixture);
  days = lanyard_configuration_count_events_sync (fixture->configuration, &all, DAY, 0, NULL);
  g_assert_cmpuint (days->len, ==, 1);
  bucket = &g_array_index (days, LanyardEventBucket, 0);
  g_assert_cmpint (bucket->start, ==, NOON - 12 * HOUR);
  g_assert_cmpuint (bucket->sign_ins, ==, 1);
  g_assert_cmpuint (bucket->refusals, ==, 2);

  hours = lanyard_configuration_count_events_sync (fixture->configuration, &all, HOUR, 0, NULL);
  g_assert_cmpuint (hours->len, ==, 2);
  bucket = &g_array_index (hours, LanyardEventBucket, 0);
  g_assert_cmpint (bucket->start, ==, NOON - 5 * HOUR);
  g_assert_cmpuint (bucket->sign_ins, ==, 0);
  g_assert_cmpuint (bucket->refusals, ==, 1);

  /* 7 o'clock UTC is the day before, ten hours west */
  shifted = lanyard_configuration_count_events_sync (fixture->configuration, &all, DAY, -10 * HOUR, NULL);
  g_assert_cmpuint (shifted->len, ==, 2);
  bucket = &g_array_index (shifted, LanyardEventBucket, 1);
  g_assert_cmpint (bucket->start, ==, NOON - 2 * HOUR);

  hers = lanyard_configuration_count_events_sync (fixture->configuration, &ada, DAY, 0, NULL);
  g_assert_cmpuint (hers->len, ==, 1);
  g_assert_cmpuint (g_array_index (hers, LanyardEventBucket, 0).refusals, ==, 1);
}

static LanyardEvent *
dup_change (StoreFixture *fixture,
            const char   *change)
{
  const LanyardEventQuery wanted = { .change = (char *) change };
  g_autoptr(GPtrArray) events = query (fixture, &wanted);

  g_assert_cmpuint (events->len, ==, 1);
  g_assert_cmpstr (lanyard_event_get_text (events->pdata[0], "event"), ==, LANYARD_EVENT_CHANGE);

  return g_object_ref (events->pdata[0]);
}

static LanyardRecord *
make_person (const char *username)
{
  LanyardRecord *person = g_object_new (LANYARD_TYPE_PERSON, "username", username, NULL);

  return person;
}

/* The event of a new connector, which says who made what. */
static void
assert_created (StoreFixture  *fixture,
                LanyardRecord *connector,
                const char    *change)
{
  g_autoptr(LanyardEvent) event = dup_change (fixture, change);

  g_assert_cmpstr (lanyard_event_get_text (event, "action"), ==, "create");
  g_assert_cmpstr (lanyard_event_get_text (event, "kind"), ==, "connector");
  g_assert_cmpstr (lanyard_event_get_text (event, "connector"), ==, lanyard_record_get_id (connector));
  g_assert_cmpstr (lanyard_event_get_text (event, "title"), ==, "Wiki");
  g_assert_cmpstr (lanyard_event_get_text (event, "actor"), ==,
                   lanyard_configuration_get_actor (fixture->configuration));
}

/* It names the field, and the undoing is an event, too. */
static void
assert_edited (StoreFixture  *fixture,
               LanyardRecord *connector)
{
  g_autoptr(LanyardRecord) edited = store_load (fixture->configuration, connector);
  g_autoptr(LanyardEvent) event = NULL;
  g_autofree char *change = NULL;
  g_auto(GStrv) fields = NULL;

  g_object_set (edited, "label", "Value of the new label", NULL);
  change = store_save (fixture->configuration, edited);
  event = dup_change (fixture, change);
  g_object_get (event, "fields", &fields, NULL);
  g_assert_cmpuint (g_strv_length (fields), ==, 1);
  g_assert_cmpstr (fields[0], ==, "label");
  store_undo (fixture->configuration, change);
}

static void
assert_granted (StoreFixture  *fixture,
                LanyardRecord *connector,
                LanyardRecord *person)
{
  g_autofree char *change = store_link (fixture->configuration, LANYARD_RELATION_PERSON_GRANT,
                                        lanyard_record_get_id (person), lanyard_record_get_id (connector), TRUE);
  g_autoptr(LanyardEvent) event = dup_change (fixture, change);

  g_assert_cmpstr (lanyard_event_get_text (event, "person"), ==, "ada");
  g_assert_cmpstr (lanyard_event_get_text (event, "connector"), ==, lanyard_record_get_id (connector));
  g_assert_cmpstr (lanyard_event_get_text (event, "action"), ==, "link");
}

static void
assert_password_set (StoreFixture  *fixture,
                     LanyardRecord *person)
{
  g_autofree char *change = store_set_password (fixture->configuration, lanyard_record_get_id (person),
                                                "$scrypt$the-hash-itself");
  g_autoptr(LanyardEvent) event = dup_change (fixture, change);

  g_assert_cmpstr (lanyard_event_get_text (event, "action"), ==, "password");
  g_assert_cmpstr (lanyard_event_get_text (event, "person"), ==, "ada");
}

/* Each change is one event, whatever it is made of, and so is its undoing. */
static void
test_changes (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr(LanyardRecord) connector = store_new_connector ("Wiki", "wiki");
  g_autoptr(LanyardRecord) person = make_person ("ada");
  g_autoptr(LanyardRecord) same = NULL;
  g_autoptr(GPtrArray) others = NULL;
  g_autofree char *change = store_save (fixture->configuration, connector);

  assert_created (fixture, connector, change);
  assert_edited (fixture, connector);
  g_free (store_save (fixture->configuration, person));
  assert_granted (fixture, connector, person);
  assert_password_set (fixture, person);

  store_assert_answer (fixture->path, "SELECT count(*) FROM (SELECT change FROM history EXCEPT SELECT change FROM event)",
                       "0");
  store_assert_answer (fixture->path, "SELECT count(*) FROM event WHERE instr (body || words, 'the-hash-itself')"
                       " OR instr (body, 'Value of the new label') AND change = 'none'", "0");
  store_assert_answer (fixture->path, "SELECT count(*) = count(DISTINCT change) FROM event", "1");

  /* a change of nothing is no event */
  same = store_load (fixture->configuration, connector);
  g_free (store_save (fixture->configuration, same));
  assert_found (fixture, &(LanyardEventQuery) { .event = (char *) "change" }, 6);

  /* and what the identity provider did is listed without them */
  others = lanyard_configuration_list_events_sync (fixture->configuration, NULL, 10, NULL);
  g_assert_cmpuint (others->len, ==, 0);
}

static void
test_bulk (StoreFixture  *fixture,
           gconstpointer  data)
{
  LanyardChanges *changes = lanyard_changes_new ("Import 200 people");
  g_autoptr(LanyardEvent) event = NULL;
  g_autofree char *change = NULL;
  g_autoptr(GError) error = NULL;
  int count;

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("person%u", i);
      g_autoptr(LanyardRecord) person = make_person (name);

      lanyard_changes_save (changes, person);
    }
  g_assert_true (lanyard_configuration_apply_sync (fixture->configuration, changes, &change, &error));
  g_assert_no_error (error);
  lanyard_changes_free (changes);

  event = dup_change (fixture, change);
  g_object_get (event, "count", &count, NULL);
  g_assert_cmpint (count, ==, 200);
  g_assert_cmpstr (lanyard_event_get_text (event, "message"), ==, "Import 200 people");
  g_assert_null (lanyard_event_get_text (event, "person"));
  g_assert_cmpstr (lanyard_event_get_text (event, "kind"), ==, "person");
}

static void
set_retention (StoreFixture *fixture,
               int           days)
{
  g_autoptr(LanyardSettings) settings = lanyard_configuration_load_settings_sync (fixture->configuration, NULL);

  g_object_set (settings, "event-retention", days, NULL);
  g_free (store_save (fixture->configuration, settings));
}

/* By a clock that is moved; 0 days keep everything. */
static void
test_retention (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr(LanyardSettings) settings = lanyard_configuration_load_settings_sync (fixture->configuration, NULL);
  const LanyardEventQuery all = { .person = (char *) "ada" };
  gint64 now = lanyard_time_now ();
  g_autofree char *script = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (lanyard_settings_get_event_retention (settings), ==, 90);
  script = g_strdup_printf ("WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 1099)"
                            " INSERT INTO event (time, kind, person, body) SELECT %" G_GINT64_FORMAT " - i * 3600,"
                            " 'refusal', 'ada', '{\"event\":\"refusal\"}' FROM n;"
                            " INSERT INTO event_request SELECT sequence, '<request/>' FROM event WHERE sequence %% 2 = 1",
                            now);
  store_execute (fixture->path, script);

  g_assert_true (lanyard_configuration_trim_events_sync (fixture->configuration, now, &error));
  assert_found (fixture, &all, 1100);

  set_retention (fixture, 0);
  g_assert_true (lanyard_configuration_trim_events_sync (fixture->configuration, now + 1000 * DAY, &error));
  assert_found (fixture, &all, 1100);

  set_retention (fixture, 90);
  g_assert_true (lanyard_configuration_trim_events_sync (fixture->configuration, now + 89 * DAY, &error));
  assert_found (fixture, &all, 25);
  store_assert_answer (fixture->path, "SELECT count(*) FROM event_request", "13");

  g_assert_true (lanyard_configuration_trim_events_sync (fixture->configuration, now + 100 * DAY, &error));
  g_assert_no_error (error);
  assert_found (fixture, &all, 0);
  store_assert_answer (fixture->path, "SELECT count(*) FROM event_request", "0");
}

/* Where no server runs, what is written takes old events along. */
static void
test_retention_without_server (StoreFixture  *fixture,
                               gconstpointer  data)
{
  gint64 now = lanyard_time_now ();

  for (guint i = 0; i < 30; i++)
    add (fixture, "refusal", now - 91 * DAY, "person", "old", NULL);
  for (guint i = 0; i < 64; i++)
    add (fixture, "refusal", now - 89 * DAY, "person", "new", NULL);

  assert_found (fixture, &(LanyardEventQuery) { .person = (char *) "old" }, 0);
  assert_found (fixture, &(LanyardEventQuery) { .person = (char *) "new" }, 64);
}

static void
test_request (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr(GPtrArray) events = NULL;
  g_autoptr(LanyardEvent) event = NULL;
  g_autoptr(LanyardEvent) none = NULL;
  g_autoptr(GError) error = NULL;

  add (fixture, "refusal", NOON, "binding", "post", "request", "<a>ü</a>", NULL);
  add (fixture, "refusal", NOON - 1, "code", "none", NULL);
  events = query (fixture, &(LanyardEventQuery) { 0 });
  g_assert_null (lanyard_event_get_text (events->pdata[0], "request"));
  store_assert_answer (fixture->path, "SELECT count(*) FROM event WHERE instr (body, '<a>')", "0");

  event = lanyard_configuration_load_event_sync (fixture->configuration, lanyard_event_get_sequence (events->pdata[0]),
                                                 &error);
  g_assert_no_error (error);
  g_assert_cmpstr (lanyard_event_get_text (event, "request"), ==, "<a>ü</a>");
  g_assert_cmpstr (lanyard_event_get_text (event, "binding"), ==, "post");
  none = lanyard_configuration_load_event_sync (fixture->configuration, lanyard_event_get_sequence (events->pdata[1]),
                                                &error);
  g_assert_no_error (error);
  g_assert_null (lanyard_event_get_text (none, "request"));

  g_assert_null (lanyard_configuration_load_event_sync (fixture->configuration, 77, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND);
}

static void
count_cb (gpointer  configuration,
          guint    *n)
{
  (*n)++;
}

static void
wait_for (guint *n)
{
  while (*n == 0)
    g_main_context_iteration (NULL, TRUE);
  *n = 0;
}

/* What another process writes is told, without a change of a record. */
static void
test_watch (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr(LanyardConfiguration) other = store_open (fixture->path, LANYARD_OPEN_EXISTING);
  guint n = 0;

  g_signal_connect (other, "events-changed", G_CALLBACK (count_cb), &n);
  lanyard_configuration_watch (other);
  wait_for (&n);
  add (fixture, "refusal", NOON, "person", "ada", NULL);
  wait_for (&n);
}

/* A page from the midst of 100,000 events, filters and counts. */
static void
test_many (StoreFixture  *fixture,
           gconstpointer  data)
{
  LanyardEventQuery page = { .limit = 100, .before_time = NOON - 50000, .before_sequence = 1 };
  g_autoptr(GArray) buckets = NULL;

  store_execute (fixture->path,
                 "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)"
                 " INSERT INTO event (time, kind, person, words, body) SELECT 1728043200 - i, 'sign-in', 'p' || (i % 1000),"
                 " 'p' || (i % 1000), '{\"time\":' || (1728043200 - i) || ',\"event\":\"sign-in\"}' FROM n");
  assert_found (fixture, &page, 100);
  page.person = (char *) "p7";
  assert_found (fixture, &page, 50);
  page = (LanyardEventQuery) { .text = (char *) "p999", .limit = 100 };
  assert_found (fixture, &page, 100);
  buckets = lanyard_configuration_count_events_sync (fixture->configuration, &(LanyardEventQuery) { 0 }, HOUR, 0, NULL);
  g_assert_cmpuint (buckets->len, ==, 28);
}

/* As people say it. */
static void
test_reference (void)
{
  g_autofree char *clean = lanyard_event_query_clean_reference (" abcd-2345 ");

  g_assert_cmpstr (clean, ==, "ABCD2345");
  g_assert_true (lanyard_event_query_is_reference ("abcd 2345"));
  g_assert_false (lanyard_event_query_is_reference ("abcd 234"));
  g_assert_false (lanyard_event_query_is_reference ("abcd 2341"));
  g_assert_false (lanyard_event_query_is_reference (""));
}

#define ADD(name, func) \
  g_test_add ("/store/events/" name, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("filter", test_filter);
  ADD ("pages", test_pages);
  ADD ("counts", test_counts);
  ADD ("changes", test_changes);
  ADD ("bulk", test_bulk);
  ADD ("retention", test_retention);
  ADD ("retention-without-server", test_retention_without_server);
  ADD ("request", test_request);
  ADD ("watch", test_watch);
  ADD ("many", test_many);
  g_test_add_func ("/store/events/reference", test_reference);

  return g_test_run ();
}
