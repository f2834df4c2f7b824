/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-catalog.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

/* Texts of the C sources are found, with their plural forms. */
static void
test_sources (void)
{
  g_assert_cmpstr (_("Sign In"), ==, "Anmelden");
  g_assert_cmpstr (g_dngettext (GETTEXT_PACKAGE, "%u member", "%u members", 1), ==, "%u Mitglied");
  g_assert_cmpstr (g_dngettext (GETTEXT_PACKAGE, "%u member", "%u members", 2), ==, "%u Mitglieder");
}

/* A template's own texts are translated, and what the application calls its
 * fields is not: neither in the table nor where a sentence quotes it. */
static void
test_template (void)
{
  g_autoptr(GError) error = NULL;
  LanyardTemplate *slack = lanyard_catalog_lookup (lanyard_catalog_get_default (), "slack", &error);
  GPtrArray *placeholders;
  const LanyardPlaceholder *placeholder;

  g_assert_no_error (error);
  g_assert_cmpstr (lanyard_template_get_name (slack), ==, "Slack");
  g_assert_cmpstr (lanyard_template_get_summary (slack), ==, "Chat und Kanäle für Teams");

  placeholders = lanyard_template_get_placeholders (slack);
  placeholder = g_ptr_array_index (placeholders, 0);
  g_assert_cmpstr (placeholder->key, ==, "workspace");
  g_assert_cmpstr (placeholder->label, ==, "Name des Workspace oder der Organisation");
  g_assert_true (g_str_has_prefix (placeholder->hint, "Was in der Adresse"));
  g_assert_true (g_str_has_prefix (lanyard_template_get_notes (slack)[0], "Slack findet das Konto"));
}

static void
test_quotation (void)
{
  g_autoptr(GError) error = NULL;
  LanyardTemplate *atlassian = lanyard_catalog_lookup (lanyard_catalog_get_default (), "atlassian-cloud", &error);
  const char *note;

  g_assert_no_error (error);
  note = lanyard_template_get_notes (atlassian)[0];
  g_assert_nonnull (strstr (note, "„name“"));
  g_assert_null (strchr (note, '{'));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 3);

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, argv[1]);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  bindtextdomain (LANYARD_CATALOG_DOMAIN, argv[2]);
  bind_textdomain_codeset (LANYARD_CATALOG_DOMAIN, "UTF-8");

  g_test_add_func ("/translation/sources", test_sources);
  g_test_add_func ("/translation/template", test_template);
  g_test_add_func ("/translation/quotation", test_quotation);

  return g_test_run ();
}
