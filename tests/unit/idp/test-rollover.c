/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "idp-fixture.h"
#include "lanyard-crypto-error.h"
#include "lanyard-error.h"
#include "lanyard-responder.h"

static const char *
get_id (gpointer record)
{
  return lanyard_record_get_id (LANYARD_RECORD (record));
}

static GPtrArray *
list_pairs (IdpFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *pairs = lanyard_configuration_list_key_pairs_sync (fixture->configuration, get_id (fixture->connector), &error);

  g_assert_no_error (error);
  return pairs;
}

/* As one line, the form in which messages have it. */
static char *
dup_base64 (LanyardKeyPair *pair)
{
  const char *pem = lanyard_key_pair_get_certificate (pair);
  g_autoptr(GBytes) data = g_bytes_new_static (pem, strlen (pem));
  g_autoptr(LanyardCertificate) certificate = lanyard_certificate_new_from_data (data, NULL);

  return g_strdup (lanyard_certificate_get_base64 (certificate));
}

static char *
take (IdpFixture          *fixture,
      LanyardRolloverStep  step)
{
  g_autoptr(GError) error = NULL;
  char *change_id = NULL;

  lanyard_administration_rollover_sync (fixture->configuration, get_id (fixture->connector), step, FIXTURE_NOW,
                                        &change_id, &error);
  g_assert_no_error (error);
  return change_id;
}

static void
assert_stage (IdpFixture           *fixture,
              LanyardRolloverStage  stage)
{
  g_autoptr(GPtrArray) pairs = list_pairs (fixture);

  g_assert_cmpint (lanyard_rollover_get_stage (pairs), ==, stage);
}

/* The certificates of our metadata, in their order. */
static GStrv
list_published (IdpFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = lanyard_administration_write_metadata_sync (fixture->configuration, fixture->connector, NULL,
                                                                        LANYARD_METADATA_UNSIGNED, FIXTURE_NOW, &error);
  g_autofree char *text = NULL;
  g_autoptr(GRegex) regex = g_regex_new ("<ds:X509Certificate>([^<]+)<", 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *certificate = g_match_info_fetch (match, 1);

      g_strv_builder_add (builder, certificate);
    }

  return g_strv_builder_end (builder);
}

static void
assert_published (IdpFixture *fixture,
                  const char *first,
                  const char *second)
{
  g_auto(GStrv) published = list_published (fixture);
  const char *expected[] = { first, second, NULL };

  g_assert_cmpstrv (published, expected);
}

/* One responder the whole time, as a server has it: it keeps its signers. */
static void
assert_signed_with (IdpFixture       *fixture,
                    LanyardResponder *responder,
                    const char       *certificate)
{
  static const LanyardSignIn sign_in = { .authn_instant = FIXTURE_NOW, .session_id = "s" };
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardAnswer) answer = NULL;

  answer = lanyard_responder_respond_sync (responder, fixture->connector, fixture->ada, &sign_in, NULL, NULL,
                                           FIXTURE_BASE_URL, FIXTURE_NOW, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (answer->document, certificate));
}

/* Keys of this kind are made in no time, and the next is of the same. */
static void
set_up (IdpFixture    *fixture,
        gconstpointer  data)
{
  g_autoptr(LanyardKey) key = lanyard_key_generate (LANYARD_KEY_EC_P256, NULL);
  g_autoptr(LanyardCertificate) certificate = lanyard_certificate_new_self_signed (key, "first", FIXTURE_NOW, 30, NULL);
  g_autoptr(LanyardRecord) connector = NULL;
  g_autoptr(GError) error = NULL;

  idp_fixture_set_up (fixture, data);
  lanyard_administration_replace_key_sync (fixture->configuration, get_id (fixture->connector), key, certificate, &error);
  g_assert_no_error (error);
  connector = lanyard_configuration_load_sync (fixture->configuration, LANYARD_TYPE_CONNECTOR, get_id (fixture->connector),
                                               &error);
  g_assert_no_error (error);
  g_set_object (&fixture->connector, LANYARD_CONNECTOR (connector));
}

static void
test_overlap (IdpFixture    *fixture,
              gconstpointer  data)
{
  g_autoptr(LanyardResponder) responder = lanyard_responder_new (fixture->configuration);
  g_autofree char *old = NULL;
  g_autofree char *new = NULL;
  g_autoptr(GPtrArray) before = list_pairs (fixture);
  g_autoptr(GPtrArray) staged = NULL;

  old = dup_base64 (g_ptr_array_index (before, 0));
  assert_published (fixture, old, NULL);
  assert_signed_with (fixture, responder, old);

  g_free (take (fixture, LANYARD_ROLLOVER_START));
  staged = list_pairs (fixture);
  new = dup_base64 (lanyard_rollover_get_other (staged));
  assert_stage (fixture, LANYARD_ROLLOVER_STAGED);
  assert_published (fixture, old, new);
  assert_signed_with (fixture, responder, old);

  g_free (take (fixture, LANYARD_ROLLOVER_TICK));
  g_free (take (fixture, LANYARD_ROLLOVER_SWITCH));
  assert_published (fixture, new, old);
  assert_signed_with (fixture, responder, new);

  g_free (take (fixture, LANYARD_ROLLOVER_BACK));
  assert_stage (fixture, LANYARD_ROLLOVER_TICKED);
  assert_published (fixture, old, new);
  assert_signed_with (fixture, responder, old);

  g_free (take (fixture, LANYARD_ROLLOVER_SWITCH));
  g_free (take (fixture, LANYARD_ROLLOVER_RETIRE));
  assert_stage (fixture, LANYARD_ROLLOVER_RETIRED);
  assert_published (fixture, new, NULL);
  assert_signed_with (fixture, responder, new);
}

/* Each step is one change. */
static void
test_undo (IdpFixture    *fixture,
           gconstpointer  data)
{
  static const struct
  {
    LanyardRolloverStep  step;
    LanyardRolloverStage before;
    LanyardRolloverStage after;
  } steps[] = {
    { LANYARD_ROLLOVER_START, LANYARD_ROLLOVER_IDLE, LANYARD_ROLLOVER_STAGED },
    { LANYARD_ROLLOVER_BACK, LANYARD_ROLLOVER_STAGED, LANYARD_ROLLOVER_IDLE },
    { LANYARD_ROLLOVER_START, LANYARD_ROLLOVER_IDLE, LANYARD_ROLLOVER_STAGED },
    { LANYARD_ROLLOVER_TICK, LANYARD_ROLLOVER_STAGED, LANYARD_ROLLOVER_TICKED },
    { LANYARD_ROLLOVER_SWITCH, LANYARD_ROLLOVER_TICKED, LANYARD_ROLLOVER_SWITCHED },
    { LANYARD_ROLLOVER_RETIRE, LANYARD_ROLLOVER_SWITCHED, LANYARD_ROLLOVER_RETIRED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *change = take (fixture, steps[i].step);
      g_autoptr(GError) error = NULL;

      assert_stage (fixture, steps[i].after);
      lanyard_configuration_undo_sync (fixture->configuration, change, &error);
      g_assert_no_error (error);
      assert_stage (fixture, steps[i].before);
      g_free (take (fixture, steps[i].step));
      assert_stage (fixture, steps[i].after);
    }
}

static void
test_own_pair (IdpFixture    *fixture,
               gconstpointer  data)
{
  g_autoptr(LanyardKey) key = lanyard_key_generate (LANYARD_KEY_EC_P384, NULL);
  g_autoptr(LanyardCertificate) certificate = lanyard_certificate_new_self_signed (key, "own", FIXTURE_NOW, 30, NULL);
  const char *id = get_id (fixture->connector);
  g_autoptr(LanyardConnector) connector = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_false (lanyard_administration_import_pair_sync (fixture->configuration, id, LANYARD_KEY_ROLE_NEXT, key,
                                                           certificate, FIXTURE_NOW + 40 * 24 * 3600, NULL, &error));
  g_assert_error (error, LANYARD_CRYPTO_ERROR, LANYARD_CRYPTO_ERROR_WEAK);
  g_clear_error (&error);

  lanyard_administration_import_pair_sync (fixture->configuration, id, LANYARD_KEY_ROLE_NEXT, key, certificate,
                                           FIXTURE_NOW, NULL, &error);
  g_assert_no_error (error);
  assert_stage (fixture, LANYARD_ROLLOVER_STAGED);
  g_assert_false (lanyard_administration_import_pair_sync (fixture->configuration, id, LANYARD_KEY_ROLE_NEXT, key,
                                                           certificate, FIXTURE_NOW, NULL, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED);
  g_clear_error (&error);

  g_free (take (fixture, LANYARD_ROLLOVER_TICK));
  g_free (take (fixture, LANYARD_ROLLOVER_SWITCH));
  connector = LANYARD_CONNECTOR (lanyard_configuration_load_sync (fixture->configuration, LANYARD_TYPE_CONNECTOR, id, &error));
  g_assert_no_error (error);
  g_assert_cmpint (lanyard_connector_get_signature_algorithm (connector), ==, LANYARD_SIGNATURE_ECDSA_SHA384);
}

#define ADD(path, fixture_set_up, function) \
  g_test_add ("/idp/rollover/" path, IdpFixture, NULL, fixture_set_up, function, idp_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("m-61-overlap", set_up, test_overlap);
  ADD ("undo", set_up, test_undo);
  ADD ("own-pair", idp_fixture_set_up, test_own_pair);

  return g_test_run ();
}
