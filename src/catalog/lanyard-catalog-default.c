/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-catalog-private.h"

#include <gio/gio.h>

#include "lanyard-catalog-files.h"

#define RESOURCE_FOLDER "/io/github/lanyard_sso/Lanyard/catalog"
#define RELOAD_DELAY 300   /* milliseconds */

static char *own_folder;
static GFileMonitor *own_monitor;   /* of that */
static guint reload_timer;

/* The file of the catalog; one that cannot be read is a fault of the build. */
static LanyardTemplate *
load_template (const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, "/", name, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) json = g_resource_lookup_data (lanyard_catalog_files_get_resource (), path,
                                                   G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  LanyardTemplate *tmpl = json != NULL ? lanyard_template_new_from_json (json, &error) : NULL;

  if (tmpl == NULL)
    g_error ("%s: %s", path, error->message);

  return tmpl;
}

static LanyardCatalog *
load_built_in (void)
{
  g_autoptr(GPtrArray) templates = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto(GStrv) names = NULL;

  lanyard_catalog_files_register_resource ();
  names = g_resource_enumerate_children (lanyard_catalog_files_get_resource (), RESOURCE_FOLDER,
                                         G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  for (gsize i = 0; names != NULL && names[i] != NULL; i++)
    g_ptr_array_add (templates, load_template (names[i]));

  return lanyard_catalog_new (templates);
}

/**
 * lanyard_catalog_use_own:
 * @folder: with templates of one's own; it need not exist
 *
 * Makes the default catalog hold them too. Called at the start of a program,
 * before the catalog is asked for.
 */
void
lanyard_catalog_use_own (const char *folder)
{
  g_return_if_fail (folder != NULL);

  g_free (own_folder);
  own_folder = g_strdup (folder);
}

/**
 * lanyard_catalog_get_built_in:
 *
 * Read once. Safe on any thread.
 *
 * Returns: (transfer none): the catalog that is part of the program
 */
LanyardCatalog *
lanyard_catalog_get_built_in (void)
{
  static LanyardCatalog *catalog;

  if (g_once_init_enter (&catalog))
    g_once_init_leave (&catalog, load_built_in ());

  return catalog;
}

/**
 * lanyard_catalog_get_default:
 *
 * The built-in catalog and, where a program uses them, one's own templates;
 * read once. Safe on any thread.
 *
 * Returns: (transfer none): the catalog
 */
LanyardCatalog *
lanyard_catalog_get_default (void)
{
  static LanyardCatalog *catalog;

  if (g_once_init_enter (&catalog))
    g_once_init_leave (&catalog, own_folder != NULL ? _lanyard_catalog_new_with_own (lanyard_catalog_get_built_in (), own_folder)
                                                    : g_object_ref (lanyard_catalog_get_built_in ()));

  return catalog;
}

static gpointer
preload_worker (gpointer data)
{
  lanyard_catalog_get_default ();
  return NULL;
}

/**
 * lanyard_catalog_preload:
 *
 * Begins to read the default catalog on a thread of its own, so that it is
 * there, or nearly, when it is first asked for. After
 * lanyard_catalog_use_own().
 */
void
lanyard_catalog_preload (void)
{
  g_thread_unref (g_thread_new ("catalog", preload_worker, NULL));
}

static gboolean
reload_cb (gpointer user_data)
{
  reload_timer = 0;
  lanyard_catalog_reload (lanyard_catalog_get_default ());
  return G_SOURCE_REMOVE;
}

/* Many files come one after the other. */
static void
folder_changed_cb (void)
{
  if (reload_timer == 0)
    reload_timer = g_timeout_add (RELOAD_DELAY, reload_cb, NULL);
}

/**
 * lanyard_catalog_watch:
 *
 * From now on a file that is put into the folder of one's own templates,
 * changed there or taken out of it shows in the default catalog. The folder is
 * made if it is not there. On the main thread, after lanyard_catalog_use_own()
 * and before the catalog is first asked for, so that no change falls between.
 */
void
lanyard_catalog_watch (void)
{
  g_autoptr(GFile) folder = NULL;
  g_autoptr(GError) error = NULL;

  g_return_if_fail (own_folder != NULL);
  g_return_if_fail (own_monitor == NULL);

  g_mkdir_with_parents (own_folder, 0700);
  folder = g_file_new_for_path (own_folder);
  own_monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_NONE, NULL, &error);
  if (own_monitor == NULL)
    {
      g_warning ("%s is not watched: %s", own_folder, error->message);
      return;
    }
  g_signal_connect (own_monitor, "changed", G_CALLBACK (folder_changed_cb), NULL);
}

static gboolean
has_own_files (void)
{
  g_autoptr(GDir) dir = own_folder != NULL ? g_dir_open (own_folder, 0, NULL) : NULL;

  return dir != NULL && g_dir_read_name (dir) != NULL;
}

/**
 * lanyard_catalog_list_own_secrets:
 *
 * Safe on any thread.
 *
 * Returns: (transfer full): the secret placeholders of one's own templates: an
 *   id, a key, the next id and so on
 */
char **
lanyard_catalog_list_own_secrets (void)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr(LanyardCatalogContents) contents = has_own_files () ? _lanyard_catalog_ref_contents (lanyard_catalog_get_default ()) : NULL;

  for (guint i = 0; contents != NULL && i < contents->templates->len; i++)
    {
      LanyardTemplate *tmpl = contents->templates->pdata[i];
      const char *id = lanyard_template_get_id (tmpl);
      GPtrArray *placeholders = lanyard_template_get_placeholders (tmpl);

      for (guint j = 0; g_hash_table_contains (contents->files, id) && j < placeholders->len; j++)
        {
          const LanyardPlaceholder *placeholder = placeholders->pdata[j];

          if (placeholder->secret)
            g_strv_builder_add_many (builder, id, placeholder->key, NULL);
        }
    }

  return g_strv_builder_end (builder);
}
