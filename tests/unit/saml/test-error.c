/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-error.h"

static void
test_codes (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (int code = LANYARD_SAML_ERROR_MALFORMED; code <= LANYARD_SAML_ERROR_DENIED; code++)
    {
      const char *name = lanyard_saml_error_get_code (code);

      g_assert_nonnull (name);
      g_assert_true (g_regex_match_simple ("^[a-z][a-z-]+[a-z]$", name, 0, 0));
      g_assert_true (g_hash_table_add (seen, (gpointer) name));
    }
  g_assert_cmpstr (lanyard_saml_error_get_code (LANYARD_SAML_ERROR_ACS), ==, "acs-unknown");
}

/* M-52: what is told to a service provider, and that nothing else is. */
static void
test_statuses (void)
{
  guint n_told = 0;

  for (int code = LANYARD_SAML_ERROR_MALFORMED; code <= LANYARD_SAML_ERROR_DENIED; code++)
    {
      g_autoptr(GError) error = g_error_new_literal (LANYARD_SAML_ERROR, code, "Error");
      LanyardSamlStatus status = { 0 };

      if (!lanyard_saml_error_get_status (error, &status))
        continue;

      n_told++;
      g_assert_nonnull (status.status);
      g_assert_nonnull (status.message);
      g_assert_true (g_str_is_ascii (status.message));
      g_assert_true (status.sub_status != NULL || code == LANYARD_SAML_ERROR_VERSION);
    }
  g_assert_cmpuint (n_told, ==, 10);
}

static void
test_finding (void)
{
  LanyardSamlFinding *finding = lanyard_saml_finding_new ("M-07", LANYARD_SAML_ERROR_ISSUER, FALSE, "Issuer",
                                                          "https://sp.example", "https://sp.example\r\n\x1b[31m");

  g_assert_cmpstr (finding->rule, ==, "M-07");
  g_assert_false (finding->passed);
  g_assert_cmpint (finding->code, ==, LANYARD_SAML_ERROR_ISSUER);
  g_assert_cmpstr (finding->expected, ==, "https://sp.example");
  g_assert_cmpstr (finding->received, ==, "https://sp.example[U+000D][U+000A][U+001B][31m");
  lanyard_saml_finding_free (finding);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/saml/error/codes", test_codes);
  g_test_add_func ("/saml/error/m-52-statuses", test_statuses);
  g_test_add_func ("/saml/error/finding", test_finding);

  return g_test_run ();
}
