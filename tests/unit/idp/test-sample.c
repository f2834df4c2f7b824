/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "lanyard-check-snapshot.h"
#include "lanyard-error.h"
#include "lanyard-local-configuration.h"
#include "lanyard-sample.h"
#include "lanyard-saml.h"

#define NOW G_GINT64_CONSTANT (1795000000)
#define PLANTED_MIN 25

typedef struct
{
  char                 *folder;
  char                 *path;
  LanyardConfiguration *configuration;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("lanyard-sample-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "sample.lanyard", NULL);
  fixture->configuration = lanyard_local_configuration_open (fixture->path, LANYARD_OPEN_CREATE, "tester", &error);
  g_assert_no_error (error);
  lanyard_sample_fill_sync (fixture->configuration, NOW, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GDir) folder = NULL;
  const char *name;

  g_clear_object (&fixture->configuration);
  folder = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static int
compare_texts (gconstpointer one,
               gconstpointer other)
{
  return strcmp (*(const char * const *) one, *(const char * const *) other);
}

/* "SLUG RULE" of everything that the check finds, sorted. */
static char **
list_found (LanyardConfiguration *configuration)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardCheckSnapshot) snapshot = lanyard_check_snapshot_load_sync (configuration, &error);
  g_autoptr(GPtrArray) found = g_ptr_array_new ();
  GPtrArray *connectors;

  g_assert_no_error (error);
  connectors = lanyard_check_snapshot_get_connectors (snapshot);
  for (guint i = 0; i < connectors->len; i++)
    {
      g_autoptr(GPtrArray) findings = lanyard_check_snapshot_check_sync (snapshot, connectors->pdata[i], NOW, &error);

      g_assert_no_error (error);
      for (guint j = 0; j < findings->len; j++)
        {
          LanyardCheckFinding *finding = findings->pdata[j];

          g_ptr_array_add (found, g_strdup_printf ("%s %s", lanyard_connector_get_slug (connectors->pdata[i]), finding->rule));
          g_test_message ("%s: %s", (char *) found->pdata[found->len - 1], finding->what);
        }
    }
  g_ptr_array_sort (found, compare_texts);
  g_ptr_array_add (found, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&found), FALSE);
}

/* The check finds every planted mistake, and nothing else. */
static void
test_planted (Fixture       *fixture,
              gconstpointer  data)
{
  g_auto(GStrv) planted = lanyard_sample_list_planted ();
  g_auto(GStrv) found = list_found (fixture->configuration);
  g_autofree char *planted_text = g_strjoinv ("\n", planted);
  g_autofree char *found_text = g_strjoinv ("\n", found);

  g_assert_cmpstr (found_text, ==, planted_text);
  g_assert_cmpuint (g_strv_length (planted), >=, PLANTED_MIN);
}

static void
test_rules (void)
{
  g_auto(GStrv) planted = lanyard_sample_list_planted ();
  g_autoptr(GHashTable) rules = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; planted[i] != NULL; i++)
    g_hash_table_add (rules, strchr (planted[i], ' ') + 1);

  g_assert_cmpuint (g_hash_table_size (rules), >=, PLANTED_MIN);
}

static void
test_marked (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(LanyardSettings) settings = lanyard_configuration_load_settings_sync (fixture->configuration, NULL);

  g_assert_true (g_str_has_prefix (lanyard_settings_get_organization (settings), LANYARD_SAMPLE_MARK));
}

static void
test_not_empty (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (lanyard_sample_fill_sync (fixture->configuration, NOW, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  lanyard_saml_init ();

  g_test_add ("/sample/planted", Fixture, NULL, set_up, test_planted, tear_down);
  g_test_add_func ("/sample/rules", test_rules);
  g_test_add ("/sample/marked", Fixture, NULL, set_up, test_marked, tear_down);
  g_test_add ("/sample/not-empty", Fixture, NULL, set_up, test_not_empty, tear_down);

  return g_test_run ();
}
