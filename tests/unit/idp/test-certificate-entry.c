/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "idp-fixture.h"

#define NOW FIXTURE_NOW
#define DAY (24 * 60 * 60)

static char *
make_certificate (int days)
{
  g_autoptr(LanyardKey) key = lanyard_key_generate (LANYARD_KEY_EC_P256, NULL);
  g_autoptr(LanyardCertificate) certificate = lanyard_certificate_new_self_signed (key, "Größe", NOW, (guint) days, NULL);

  return lanyard_certificate_dup_pem (certificate);
}

/* ours in 10 days, the service provider's in 40, its metadata in 90 */
static GPtrArray *
make_entries (LanyardConnectorState state)
{
  g_autoptr(LanyardConnector) connector = lanyard_connector_new ();
  g_autoptr(GPtrArray) connectors = g_ptr_array_new ();
  g_autoptr(GPtrArray) pairs = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *ours = make_certificate (10);
  g_autofree char *retired = make_certificate (5);
  g_autofree char *theirs = make_certificate (40);
  const char *signing[] = { theirs, "nothing that can be read", NULL };

  g_object_set (connector,
                "label", "Big, \"App\"; with a name that is too long for one line of a calendar file ääääääääää",
                "slug", "big-app",
                "state", state,
                "sp-signing-certificates", signing,
                "metadata-valid-until", NOW + 90 * DAY,
                NULL);
  g_ptr_array_add (connectors, connector);
  g_ptr_array_add (pairs, lanyard_key_pair_new (lanyard_record_get_id (LANYARD_RECORD (connector)),
                                                LANYARD_KEY_ROLE_ACTIVE, ours, NOW));
  g_ptr_array_add (pairs, lanyard_key_pair_new (lanyard_record_get_id (LANYARD_RECORD (connector)),
                                                LANYARD_KEY_ROLE_RETIRED, retired, NOW));
  g_ptr_array_add (pairs, lanyard_key_pair_new ("of nobody", LANYARD_KEY_ROLE_ACTIVE, ours, NOW));

  return lanyard_certificate_entries_make (connectors, pairs);
}

static void
test_order (void)
{
  static const LanyardCertificateUse uses[] = {
    LANYARD_CERTIFICATE_RETIRED, LANYARD_CERTIFICATE_SIGNS, LANYARD_CERTIFICATE_SP_SIGNING, LANYARD_CERTIFICATE_SP_METADATA,
  };
  g_autoptr(GPtrArray) entries = make_entries (LANYARD_CONNECTOR_ACTIVE);

  g_assert_cmpuint (entries->len, ==, G_N_ELEMENTS (uses));
  for (guint i = 0; i < entries->len; i++)
    g_assert_cmpint (lanyard_certificate_entry_get_use (entries->pdata[i]), ==, uses[i]);
  g_assert_true (lanyard_certificate_entries_find_urgent (entries, NOW) == entries->pdata[1]);
}

static void
test_search (void)
{
  g_autoptr(GPtrArray) entries = make_entries (LANYARD_CONNECTOR_ACTIVE);
  LanyardCertificateEntry *entry = entries->pdata[1];
  const char *sha256 = lanyard_certificate_entry_get_sha256 (entry);
  g_autofree char *part = g_ascii_strdown (sha256 + 9, 23);
  g_auto(GStrv) bytes = g_strsplit (sha256, ":", -1);
  g_autofree char *plain = g_strjoinv ("", bytes);

  g_assert_true (lanyard_certificate_entry_matches (entry, sha256));
  g_assert_true (lanyard_certificate_entry_matches (entry, part));
  g_assert_true (lanyard_certificate_entry_matches (entry, plain));
  g_assert_true (lanyard_certificate_entry_matches (entry, lanyard_certificate_entry_get_sha1 (entry)));
  g_assert_true (lanyard_certificate_entry_matches (entry, "GRÖSSE"));
  g_assert_true (lanyard_certificate_entry_matches (entry, "big-app"));
  g_assert_false (lanyard_certificate_entry_matches (entry, "small"));
  g_assert_false (lanyard_certificate_entry_matches (entries->pdata[2], plain));
  g_assert_false (lanyard_certificate_entry_matches (entries->pdata[3], plain));
}

static void
test_thresholds (void)
{
  static const struct
  {
    gint64        left;
    LanyardExpiry expiry;
  } cases[] = {
    { 60 * DAY + 1, LANYARD_EXPIRY_FAR },
    { 60 * DAY, LANYARD_EXPIRY_60_DAYS },
    { 30 * DAY + 1, LANYARD_EXPIRY_60_DAYS },
    { 30 * DAY, LANYARD_EXPIRY_30_DAYS },
    { 7 * DAY + 1, LANYARD_EXPIRY_30_DAYS },
    { 7 * DAY, LANYARD_EXPIRY_7_DAYS },
    { DAY + 1, LANYARD_EXPIRY_7_DAYS },
    { DAY, LANYARD_EXPIRY_1_DAY },
    { 1, LANYARD_EXPIRY_1_DAY },
    { 0, LANYARD_EXPIRY_OVER },
    { -DAY, LANYARD_EXPIRY_OVER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (lanyard_expiry_get (NOW + cases[i].left, NOW), ==, cases[i].expiry);
}

/* Each threshold once, while the days go by. */
static void
test_due (void)
{
  g_autoptr(GPtrArray) entries = make_entries (LANYARD_CONNECTOR_ACTIVE);
  g_autoptr(GPtrArray) inactive = make_entries (LANYARD_CONNECTOR_INACTIVE);
  g_autoptr(GPtrArray) none = lanyard_certificate_entries_list_due (inactive, NULL, NOW + 100 * DAY);
  g_autoptr(GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  static const guint expected[] = {
    [0] = 2, [1] = 0, [3] = 1, [9] = 1, [10] = 2, [30] = 1, [33] = 1, [39] = 1, [40] = 1, [60] = 1, [83] = 1, [89] = 1, [90] = 1, [100] = 0,
  };

  g_assert_cmpuint (none->len, ==, 0);
  for (guint day = 0; day < G_N_ELEMENTS (expected); day++)
    {
      g_autoptr(GPtrArray) due = lanyard_certificate_entries_list_due (entries, told, NOW + (gint64) day * DAY);

      for (guint i = 0; i < due->len; i++)
        g_hash_table_add (told, lanyard_certificate_entry_dup_notice (due->pdata[i], NOW + (gint64) day * DAY));
      g_test_message ("day %u: %u", day, due->len);
      g_assert_cmpuint (due->len, ==, expected[day]);
    }
}

static void
test_claim (IdpFixture    *fixture,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = lanyard_administration_list_certificates_sync (fixture->configuration, &error);
  gint64 end;
  const struct
  {
    gint64 before;
    guint  n;
  } times[] = { { 61 * DAY, 0 }, { 59 * DAY, 1 }, { 58 * DAY, 0 }, { 6 * DAY, 1 }, { 6 * DAY, 0 } };

  g_assert_no_error (error);
  end = lanyard_certificate_entry_get_not_after (entries->pdata[0]);
  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr(GPtrArray) claimed = NULL;

      claimed = lanyard_administration_claim_notices_sync (fixture->configuration, entries, end - times[i].before, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (claimed->len, ==, times[i].n);
    }
}

/* RFC 5545 3.1; what is in it is read by the tests of the command line */
static void
test_calendar (void)
{
  g_autoptr(GPtrArray) entries = make_entries (LANYARD_CONNECTOR_ACTIVE);
  g_autofree char *calendar = lanyard_certificate_entries_to_calendar (entries, NOW);
  g_auto(GStrv) lines = g_strsplit (calendar, "\r\n", -1);
  guint n_events = 0, n_alarms = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      g_assert_null (strchr (lines[i], '\n'));
      n_events += strcmp (lines[i], "BEGIN:VEVENT") == 0;
      n_alarms += strcmp (lines[i], "BEGIN:VALARM") == 0;
    }
  g_assert_cmpuint (n_events, ==, 3);
  g_assert_cmpuint (n_alarms, ==, 12);
  g_assert_nonnull (strstr (calendar, "“Big\\, \"App\"\\; with"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/idp/certificate-entry/order", test_order);
  g_test_add_func ("/idp/certificate-entry/search", test_search);
  g_test_add_func ("/idp/certificate-entry/thresholds", test_thresholds);
  g_test_add_func ("/idp/certificate-entry/due", test_due);
  g_test_add ("/idp/certificate-entry/claim", IdpFixture, NULL, idp_fixture_set_up, test_claim, idp_fixture_tear_down);
  g_test_add_func ("/idp/certificate-entry/calendar", test_calendar);

  return g_test_run ();
}
