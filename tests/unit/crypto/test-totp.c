/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib.h>
#include <string.h>

#include "lanyard-secret.h"
#include "lanyard-totp.h"

/* "12345678901234567890" */
#define SECRET "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"

/* RFC 6238 appendix B, SHA-1; six of the eight digits there. */
static void
test_vectors (void)
{
  static const struct
  {
    gint64 time;
    const char *code;
  } rows[] = {
    { 59, "287082" },
    { 1111111109, "081804" },
    { 1111111111, "050471" },
    { 1234567890, "005924" },
    { 2000000000, "279037" },
    { 20000000000, "353130" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *code = lanyard_totp_dup_code (SECRET, rows[i].time / LANYARD_TOTP_PERIOD);

      g_assert_cmpstr (code, ==, rows[i].code);
    }
}

static void
test_window (void)
{
  static const struct
  {
    gint64 late;
    gboolean is_right;
  } rows[] = {
    { -31, FALSE }, { -30, TRUE }, { -1, TRUE }, { 0, TRUE }, { 29, TRUE }, { 59, TRUE }, { 60, FALSE },
  };
  const gint64 begin = 1111111110;
  g_autofree char *code = lanyard_totp_dup_code (SECRET, begin / LANYARD_TOTP_PERIOD);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 step = 0;

      g_test_message ("%" G_GINT64_FORMAT " s", rows[i].late);
      g_assert_true (lanyard_totp_verify (SECRET, code, begin + rows[i].late, &step) == rows[i].is_right);
      g_assert_cmpint (step, ==, rows[i].is_right ? begin / LANYARD_TOTP_PERIOD : 0);
    }
}

static void
test_wrong (void)
{
  static const char * const codes[] = { "", "287081", "28708", "2870822", " 287082", "94287082", "２87082" };
  gint64 step;

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    g_assert_false (lanyard_totp_verify (SECRET, codes[i], 59, &step));
  g_assert_false (lanyard_totp_verify ("GEZDGNBVGY3TQOJQ", "287082", 59, &step));
  g_assert_false (lanyard_totp_verify ("", "287082", 59, &step));
}

static void
test_secrets (void)
{
  g_autoptr(LanyardSecret) one = lanyard_totp_dup_secret ();
  g_autoptr(LanyardSecret) other = lanyard_totp_dup_secret ();

  g_assert_cmpuint (strlen (one), ==, 32);
  g_assert_cmpstr (one, !=, other);
  g_assert_true (lanyard_totp_is_secret (one));
  g_assert_false (lanyard_totp_is_secret (NULL));
  g_assert_false (lanyard_totp_is_secret (one + 1));
  g_assert_false (lanyard_totp_is_secret ("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ1"));
}

static void
test_uri (void)
{
  g_autofree char *uri = lanyard_totp_dup_uri (SECRET, "Müller & Co: IT", "anna@example.org");

  g_assert_cmpstr (uri, ==,
                   "otpauth://totp/M%C3%BCller%20%26%20Co%3A%20IT:anna%40example.org"
                   "?secret=" SECRET "&issuer=M%C3%BCller%20%26%20Co%3A%20IT");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/totp/vectors", test_vectors);
  g_test_add_func ("/totp/window", test_window);
  g_test_add_func ("/totp/wrong", test_wrong);
  g_test_add_func ("/totp/secrets", test_secrets);
  g_test_add_func ("/totp/uri", test_uri);

  return g_test_run ();
}
