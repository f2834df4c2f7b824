/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The setup sheet as it comes out of the printer, read by pdftotext. */

#include "config.h"

#include "lanyard-setup-print.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_VALUES 60
#define CERTIFICATE_LINES 30

static const char *pdftotext;

static char *
make_sheet (void)
{
  GString *text = g_string_new ("Single Sign-On for Printed\n\n");

  for (guint i = 0; i < N_VALUES; i++)
    g_string_append_printf (text, "Name %u:\nhttps://idp.test/value-%u\n\n", i, i);
  g_string_append (text, "Certificate:\n");
  for (guint i = 0; i < CERTIFICATE_LINES; i++)
    g_string_append_printf (text, "LINE%uOFTHECERTIFICATE\n", i);
  g_string_append (text, "\nNotes\n  • The last line\n");

  return g_string_free (text, FALSE);
}

/* (transfer full): the text of each page */
static char **
print_to_pages (const char *text)
{
  g_autoptr(GtkPrintOperation) operation = lanyard_setup_print_new ("Printed", text);
  g_autofree char *folder = g_dir_make_tmp ("lanyard-print-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "sheet.pdf", NULL);
  const char *argv[] = { pdftotext, "-layout", path, "-", NULL };
  g_autofree char *out = NULL;
  g_autoptr(GError) error = NULL;
  int status;

  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==,
                   GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  g_remove (path);
  g_rmdir (folder);

  return g_strsplit (out, "\f", -1);
}

static gboolean
has_line (const char *page,
          const char *text)
{
  g_auto(GStrv) lines = g_strsplit (page, "\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    if (strcmp (g_strstrip (lines[i]), text) == 0)
      return TRUE;

  return FALSE;
}

/* The number of the page that has the line; each is on one alone. */
static guint
find_page (char       **pages,
           const char  *text)
{
  guint found = G_MAXUINT;

  for (guint i = 0; pages[i] != NULL; i++)
    if (has_line (pages[i], text))
      {
        g_assert_cmpuint (found, ==, G_MAXUINT);
        found = i;
      }

  g_assert_cmpuint (found, !=, G_MAXUINT);
  return found;
}

static void
test_pages (void)
{
  g_autofree char *text = make_sheet ();
  g_auto(GStrv) pages = print_to_pages (text);
  guint certificate = find_page (pages, "Certificate:");

  g_assert_cmpuint (find_page (pages, "Single Sign-On for Printed"), ==, 0);
  g_assert_cmpuint (find_page (pages, "• The last line"), >=, 2);
  for (guint i = 0; i < N_VALUES; i++)
    {
      g_autofree char *name = g_strdup_printf ("Name %u:", i);
      g_autofree char *value = g_strdup_printf ("https://idp.test/value-%u", i);

      g_assert_cmpuint (find_page (pages, name), ==, find_page (pages, value));
    }
  for (guint i = 0; i < CERTIFICATE_LINES; i++)
    {
      g_autofree char *line = g_strdup_printf ("LINE%uOFTHECERTIFICATE", i);

      g_assert_cmpuint (find_page (pages, line), ==, certificate);
    }
}

/* A block that is longer than a page is printed nevertheless. */
static void
test_long_block (void)
{
  GString *text = g_string_new (NULL);
  g_auto(GStrv) pages = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (text, "line %u\n", i);
  pages = print_to_pages (text->str);
  g_string_free (text, TRUE);

  g_assert_cmpuint (find_page (pages, "line 0"), ==, 0);
  g_assert_cmpuint (find_page (pages, "line 199"), >=, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  pdftotext = argv[1];

  g_test_add_func ("/ui/setup-print/pages", test_pages);
  g_test_add_func ("/ui/setup-print/long-block", test_long_block);

  return g_test_run ();
}
