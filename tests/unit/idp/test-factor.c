/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "idp-fixture.h"
#include "lanyard-error.h"
#include "lanyard-factor.h"
#include "lanyard-secret.h"
#include "lanyard-totp.h"

typedef struct
{
  IdpFixture     base;
  LanyardSecret *secret;
  char         **codes;
} Fixture;

static const char *
get_id (LanyardPerson *person)
{
  return lanyard_record_get_id (LANYARD_RECORD (person));
}

static void
set_up_factor (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  lanyard_factor_free_codes (fixture->codes);
  lanyard_secret_free (fixture->secret);
  fixture->secret = lanyard_totp_dup_secret ();
  fixture->codes = lanyard_factor_set_up_sync (fixture->base.configuration, get_id (fixture->base.ada), fixture->secret,
                                               FIXTURE_NOW, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (fixture->codes), ==, LANYARD_FACTOR_RECOVERY_CODES);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  idp_fixture_set_up (&fixture->base, data);
  set_up_factor (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  lanyard_factor_free_codes (fixture->codes);
  lanyard_secret_free (fixture->secret);
  idp_fixture_tear_down (&fixture->base, data);
}

static void
assert_proof (Fixture             *fixture,
              const char          *code,
              gint64               now,
              LanyardSecondFactor  expected)
{
  g_autoptr(GError) error = NULL;
  LanyardSecondFactor proved = LANYARD_SECOND_FACTOR_OTHER;

  g_assert_true (lanyard_factor_prove_sync (fixture->base.configuration, get_id (fixture->base.ada), code, now, &proved,
                                            &error));
  g_assert_no_error (error);
  g_assert_cmpint (proved, ==, expected);
}

static void
assert_info (Fixture *fixture,
             gint64   since,
             guint    n_recovery_codes)
{
  g_autoptr(GError) error = NULL;
  LanyardFactorInfo info;

  lanyard_factor_load_sync (fixture->base.configuration, get_id (fixture->base.ada), FIXTURE_NOW, &info, &error);
  g_assert_no_error (error);
  g_assert_cmpint (info.since, ==, since);
  g_assert_cmpuint (info.n_recovery_codes, ==, n_recovery_codes);
}

static char *
dup_code (Fixture *fixture,
          gint64   now)
{
  return lanyard_totp_dup_code (fixture->secret, now / LANYARD_TOTP_PERIOD);
}

/* A code is good once, whichever window it is typed in, and after a restart. */
static void
test_once (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *code = dup_code (fixture, FIXTURE_NOW);
  g_autofree char *next = dup_code (fixture, FIXTURE_NOW + LANYARD_TOTP_PERIOD);
  g_autofree char *spaced = g_strdup_printf (" %.3s %s", next, next + 3);

  assert_proof (fixture, code, FIXTURE_NOW, LANYARD_SECOND_FACTOR_TOTP);
  assert_proof (fixture, code, FIXTURE_NOW, LANYARD_SECOND_FACTOR_NONE);
  assert_proof (fixture, code, FIXTURE_NOW + LANYARD_TOTP_PERIOD, LANYARD_SECOND_FACTOR_NONE);
  assert_proof (fixture, code, FIXTURE_NOW - LANYARD_TOTP_PERIOD, LANYARD_SECOND_FACTOR_NONE);
  assert_proof (fixture, spaced, FIXTURE_NOW, LANYARD_SECOND_FACTOR_TOTP);
  assert_proof (fixture, next, FIXTURE_NOW + LANYARD_TOTP_PERIOD, LANYARD_SECOND_FACTOR_NONE);
}

static void
test_recovery (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *lower = g_ascii_strdown (fixture->codes[1], -1);
  g_autofree char *wrong = g_strdup (fixture->codes[2]);

  wrong[0] = wrong[0] == 'A' ? 'B' : 'A';
  assert_info (fixture, FIXTURE_NOW, 10);
  assert_proof (fixture, fixture->codes[0], FIXTURE_NOW, LANYARD_SECOND_FACTOR_RECOVERY_CODE);
  assert_proof (fixture, fixture->codes[0], FIXTURE_NOW, LANYARD_SECOND_FACTOR_NONE);
  assert_proof (fixture, lower, FIXTURE_NOW, LANYARD_SECOND_FACTOR_RECOVERY_CODE);
  assert_proof (fixture, wrong, FIXTURE_NOW, LANYARD_SECOND_FACTOR_NONE);
  assert_proof (fixture, "", FIXTURE_NOW, LANYARD_SECOND_FACTOR_NONE);
  assert_info (fixture, FIXTURE_NOW, 8);
}

static void
test_renew (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *code = dup_code (fixture, FIXTURE_NOW);
  char **codes = lanyard_factor_renew_sync (fixture->base.configuration, get_id (fixture->base.ada), FIXTURE_NOW, &error);

  g_assert_no_error (error);
  assert_info (fixture, FIXTURE_NOW, 10);
  assert_proof (fixture, fixture->codes[0], FIXTURE_NOW, LANYARD_SECOND_FACTOR_NONE);
  assert_proof (fixture, codes[0], FIXTURE_NOW, LANYARD_SECOND_FACTOR_RECOVERY_CODE);
  assert_proof (fixture, code, FIXTURE_NOW, LANYARD_SECOND_FACTOR_TOTP);
  lanyard_factor_free_codes (codes);
}

/* Another app: neither the codes of the old one nor its paper count. */
static void
test_replace (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *old_code = dup_code (fixture, FIXTURE_NOW);
  g_autofree char *old_paper = g_strdup (fixture->codes[0]);
  g_autofree char *code = NULL;

  set_up_factor (fixture);
  code = dup_code (fixture, FIXTURE_NOW);
  assert_info (fixture, FIXTURE_NOW, 10);
  assert_proof (fixture, old_code, FIXTURE_NOW, LANYARD_SECOND_FACTOR_NONE);
  assert_proof (fixture, old_paper, FIXTURE_NOW, LANYARD_SECOND_FACTOR_NONE);
  assert_proof (fixture, code, FIXTURE_NOW, LANYARD_SECOND_FACTOR_TOTP);
}

static void
test_remove (Fixture       *fixture,
             gconstpointer  data)
{
  LanyardConfiguration *configuration = fixture->base.configuration;
  g_autoptr(GError) error = NULL;
  LanyardSecondFactor proved;

  g_assert_true (lanyard_factor_remove_sync (configuration, get_id (fixture->base.ada), FIXTURE_NOW, &error));
  g_assert_no_error (error);
  g_assert_true (lanyard_factor_remove_sync (configuration, get_id (fixture->base.ada), FIXTURE_NOW, &error));
  g_assert_no_error (error);
  assert_info (fixture, 0, 0);
  g_assert_false (lanyard_factor_prove_sync (configuration, get_id (fixture->base.ada), fixture->codes[0], FIXTURE_NOW,
                                             &proved, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND);
  g_assert_cmpint (proved, ==, LANYARD_SECOND_FACTOR_NONE);
}

/* The factor of one is not that of another. */
static void
test_other_person (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardSecret) secret = lanyard_totp_dup_secret ();
  g_autofree char *code = dup_code (fixture, FIXTURE_NOW);
  char **codes = lanyard_factor_set_up_sync (fixture->base.configuration, get_id (fixture->base.eve), secret, FIXTURE_NOW,
                                             &error);
  LanyardSecondFactor proved;

  g_assert_no_error (error);
  lanyard_factor_prove_sync (fixture->base.configuration, get_id (fixture->base.eve), code, FIXTURE_NOW, &proved, &error);
  g_assert_no_error (error);
  g_assert_cmpint (proved, ==, LANYARD_SECOND_FACTOR_NONE);
  lanyard_factor_prove_sync (fixture->base.configuration, get_id (fixture->base.eve), fixture->codes[0], FIXTURE_NOW,
                             &proved, &error);
  g_assert_no_error (error);
  g_assert_cmpint (proved, ==, LANYARD_SECOND_FACTOR_NONE);
  assert_proof (fixture, codes[0], FIXTURE_NOW, LANYARD_SECOND_FACTOR_NONE);
  lanyard_factor_free_codes (codes);
}

/* What cannot be read is no reason to go without. */
static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  LanyardConfiguration *configuration = fixture->base.configuration;
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) proof_error = NULL;
  LanyardFactorInfo info;
  LanyardSecondFactor proved;

  lanyard_configuration_put_state_sync (configuration, "secret:second-factor", get_id (fixture->base.ada), "something else",
                                        G_MAXINT64, FALSE, &error);
  g_assert_no_error (error);
  g_assert_false (lanyard_factor_load_sync (configuration, get_id (fixture->base.ada), FIXTURE_NOW, &info, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_CORRUPT);
  g_clear_error (&error);
  g_assert_false (lanyard_factor_prove_sync (configuration, get_id (fixture->base.ada), fixture->codes[0], FIXTURE_NOW,
                                             &proved, &proof_error));
  g_assert_error (proof_error, LANYARD_ERROR, LANYARD_ERROR_CORRUPT);

  g_assert_true (lanyard_factor_remove_sync (configuration, get_id (fixture->base.ada), FIXTURE_NOW, &error));
  g_assert_no_error (error);
  assert_info (fixture, 0, 0);
}

static gboolean
folder_has (const char *folder,
            const char *needle)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *content = NULL;
      gsize size;

      if (g_file_get_contents (path, &content, &size, NULL) && memmem (content, size, needle, strlen (needle)) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* No file holds the secret, nor a code in any way of writing it. */
static void
test_at_rest (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GString) plain = g_string_new (fixture->codes[0]);

  g_string_replace (plain, "-", "", 0);
  g_assert_true (folder_has (fixture->base.folder, "recovery-code"));
  g_assert_false (folder_has (fixture->base.folder, fixture->secret));
  g_assert_false (folder_has (fixture->base.folder, fixture->codes[0]));
  g_assert_false (folder_has (fixture->base.folder, plain->str));
}

#define ADD(name, func) g_test_add ("/factor/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("once", test_once);
  ADD ("recovery", test_recovery);
  ADD ("renew", test_renew);
  ADD ("replace", test_replace);
  ADD ("remove", test_remove);
  ADD ("other-person", test_other_person);
  ADD ("damaged", test_damaged);
  ADD ("at-rest", test_at_rest);

  return g_test_run ();
}
