/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-own-templates.h"

#define WIKI(name) \
  "{ \"id\": \"own-wiki\", \"name\": \"" name "\", \"summary\": \"x\", \"categories\": [\"other\"], \"color\": 3," \
  "  \"service_provider\": { \"entity_id\": \"https://wiki.example.org\"," \
  "    \"acs\": [{ \"url\": \"https://wiki.example.org/acs\", \"default\": true }] }," \
  "  \"assertion\": { \"name_id_source\": \"email\"," \
  "    \"name_id_format\": \"urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress\" } }"

static char *folder;

static void
put (const char *name,
     const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
take_away (const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_unlink (path), ==, 0);
}

static gboolean
has (const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
import (const char *text,
        gboolean    overwrite,
        int         code)
{
  g_autoptr(GBytes) json = g_bytes_new_static (text, strlen (text));
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardTemplate) tmpl = lanyard_own_templates_import (folder, lanyard_catalog_get_built_in (), json, overwrite,
                                                                  &error);

  if (code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, LANYARD_ERROR, code);
}

static void
reload (LanyardCatalog *catalog)
{
  gboolean reloaded = FALSE;
  gulong handler = g_signal_connect_swapped (catalog, "reloaded", G_CALLBACK (g_atomic_int_inc), &reloaded);

  lanyard_catalog_reload (catalog);
  while (!reloaded)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (catalog, handler);
}

/* The file that has the id is replaced and removed, whatever it is called. */
static void
test_files (void)
{
  g_autoptr(GError) error = NULL;

  put ("mine.json", WIKI ("Wiki"));
  import (WIKI ("Other"), FALSE, LANYARD_ERROR_EXISTS);
  import (WIKI ("Other"), TRUE, -1);
  g_assert_true (has ("mine.json"));
  g_assert_false (has ("own-wiki.json"));
  g_assert_true (lanyard_own_templates_remove (folder, "own-wiki", &error));
  g_assert_false (has ("mine.json"));
  g_assert_false (lanyard_own_templates_remove (folder, "own-wiki", &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND);

  import ("{", FALSE, LANYARD_ERROR_INVALID);
  import (WIKI ("Wiki"), FALSE, -1);
  g_assert_true (has ("own-wiki.json"));
  g_assert_true (lanyard_own_templates_remove (folder, "own-wiki", NULL));
}

/* Each fault names the file, and the line where the reader stopped. */
static void
test_faults (void)
{
  static const struct
  {
    const char *text;
    const char *place;
  } cases[] = {
    { "{\n  \"id\": \"own-x\",\n  \"name\" \"X\"\n}\n", "line 3" },
    { "{\n  \"id\": \"own-x\",\n  \"name\": \"X\",\n}\n", "line 3" },
    { "nonsense", "line 1" },
    { "{", "line 1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GHashTable) files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_template_fault_free);
      g_autoptr(GPtrArray) templates = NULL;
      LanyardTemplateFault *fault;

      g_test_message ("%s", cases[i].text);
      put ("faulty.json", cases[i].text);
      templates = lanyard_own_templates_load (folder, lanyard_catalog_get_built_in (), files, faults);
      g_assert_cmpuint (faults->len, ==, 1);
      fault = faults->pdata[0];
      g_assert_cmpstr (fault->file, ==, "faulty.json");
      g_assert_error (fault->error, LANYARD_ERROR, LANYARD_ERROR_INVALID);
      g_assert_nonnull (strstr (fault->error->message, cases[i].place));
      g_assert_nonnull (strstr (fault->error->message, lanyard_error_get_parts (fault->error)->fix));
      take_away ("faulty.json");
    }
}

/* Files come, get faults and go; what was looked up stays. */
static void
test_reload (void)
{
  LanyardCatalog *catalog = lanyard_catalog_get_default ();
  guint n_built_in = g_list_model_get_n_items (G_LIST_MODEL (lanyard_catalog_get_built_in ()));
  g_autoptr(GPtrArray) faults = NULL;
  g_autofree char *path = NULL;
  LanyardTemplate *tmpl;

  g_assert_null (lanyard_catalog_lookup (catalog, "own-wiki", NULL));
  put ("there.json", WIKI ("Wiki"));
  put ("broken.json", "{");
  reload (catalog);
  tmpl = lanyard_catalog_lookup (catalog, "own-wiki", NULL);
  g_assert_nonnull (tmpl);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (catalog)), ==, n_built_in + 1);
  path = lanyard_catalog_dup_own_path (catalog, "own-wiki");
  g_assert_true (g_str_has_suffix (path, "there.json"));
  g_assert_null (lanyard_catalog_dup_own_path (catalog, "valimail"));
  faults = lanyard_catalog_list_faults (catalog);
  g_assert_cmpuint (faults->len, ==, 1);
  g_assert_cmpstr (((LanyardTemplateFault *) faults->pdata[0])->file, ==, "broken.json");

  reload (catalog);
  g_assert_true (lanyard_catalog_lookup (catalog, "own-wiki", NULL) == tmpl);
  g_assert_true (lanyard_own_templates_remove (folder, "own-wiki", NULL));
  reload (catalog);
  g_assert_null (lanyard_catalog_lookup (catalog, "own-wiki", NULL));
  g_assert_cmpstr (lanyard_template_get_name (tmpl), ==, "Wiki");
  take_away ("broken.json");
}

static void
wait_for (LanyardCatalog *catalog,
          const char     *id,
          gboolean        is_there)
{
  while ((lanyard_catalog_lookup (catalog, id, NULL) != NULL) != is_there)
    g_main_context_iteration (NULL, TRUE);
}

/* The folder is made where there was none; what comes into it, good or faulty,
 * shows without anybody asking. */
static void
test_watch (void)
{
  LanyardCatalog *catalog = lanyard_catalog_get_default ();
  g_autoptr(GPtrArray) faults = NULL;

  g_assert_cmpint (g_rmdir (folder), ==, 0);
  lanyard_catalog_watch ();
  g_assert_true (g_file_test (folder, G_FILE_TEST_IS_DIR));
  put ("broken.json", "{");
  put ("late.json", WIKI ("Wiki"));
  wait_for (catalog, "own-wiki", TRUE);
  faults = lanyard_catalog_list_faults (catalog);
  g_assert_cmpuint (faults->len, ==, 1);
  take_away ("late.json");
  wait_for (catalog, "own-wiki", FALSE);
  take_away ("broken.json");
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("lanyard-own-XXXXXX", &error);
  g_assert_no_error (error);
  lanyard_catalog_use_own (folder);
  g_test_add_func ("/catalog/own-templates/files", test_files);
  g_test_add_func ("/catalog/own-templates/faults", test_faults);
  g_test_add_func ("/catalog/own-templates/reload", test_reload);
  g_test_add_func ("/catalog/own-templates/watch", test_watch);
  status = g_test_run ();

  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (folder);
  return status;
}
