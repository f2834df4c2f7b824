/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-own-templates.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-text.h"

#define SUFFIX ".json"
#define FILE_MAX (1024 * 1024)
#define FILES_MAX 10000

static gboolean
set_file_error (GError     **error,
                const char  *path,
                const char  *reason)
{
  g_autofree char *visible = lanyard_text_make_visible (path, 256);

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_IO,
                     NULL, _("Check that the file is there, and its permissions"),
                     /* Translators: a file, then why */
                     _("“%s” cannot be used: %s"), visible, reason);
  return FALSE;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* (element-type utf8), sorted, so that of two files with one id always the
 * same one counts. */
static GPtrArray *
list_files (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && names->len < FILES_MAX && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, SUFFIX) && *name != '.')
      g_ptr_array_add (names, g_strdup (name));

  g_ptr_array_sort (names, compare_names);
  return names;
}

/* Connectors refer to templates by id, so a file cannot take the place of
 * what they were made from. */
static gboolean
check_id_free (LanyardCatalog   *built_in,
               LanyardTemplate  *tmpl,
               GError          **error)
{
  const char *id = lanyard_template_get_id (tmpl);
  LanyardTemplate *other = lanyard_catalog_lookup (built_in, id, NULL);

  if (other == NULL)
    return TRUE;

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_EXISTS,
                     _("Connectors are tied to their template by its id"),
                     _("Give your template an “id” of its own"),
                     /* Translators: an id, then the name of an application */
                     _("The id “%s” belongs to “%s” of the built-in catalog"), id, lanyard_template_get_name (other));
  return FALSE;
}

static LanyardTemplate *
make_template (LanyardCatalog  *built_in,
               GBytes          *json,
               GError         **error)
{
  g_autoptr(LanyardTemplate) tmpl = lanyard_template_new_from_json (json, error);

  if (tmpl == NULL || !lanyard_template_check (tmpl, error) || !check_id_free (built_in, tmpl, error))
    return NULL;

  return g_steal_pointer (&tmpl);
}

static LanyardTemplate *
load_file (const char      *folder,
           const char      *name,
           LanyardCatalog  *built_in,
           GHashTable      *files,
           GError         **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GBytes) json = lanyard_own_templates_read (path, error);
  g_autoptr(LanyardTemplate) tmpl = json != NULL ? make_template (built_in, json, error) : NULL;
  const char *other = tmpl != NULL ? g_hash_table_lookup (files, lanyard_template_get_id (tmpl)) : NULL;

  if (other == NULL)
    return g_steal_pointer (&tmpl);

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_EXISTS,
                     _("Connectors are tied to their template by its id"),
                     _("Remove one of the two files, or give it another “id”"),
                     /* Translators: an id, then a file */
                     _("The id “%s” is also that of “%s”"), lanyard_template_get_id (tmpl), other);
  return NULL;
}

/* Whether the file is that of the template @id. One that cannot be read is, if
 * it has the name for it. */
static gboolean
holds_template (const char *path,
                const char *id,
                gboolean    is_named_so)
{
  g_autoptr(GBytes) json = g_file_test (path, G_FILE_TEST_IS_REGULAR) ? lanyard_own_templates_read (path, NULL) : NULL;
  g_autoptr(LanyardTemplate) tmpl = json != NULL ? lanyard_template_new_from_json (json, NULL) : NULL;

  if (tmpl == NULL)
    return is_named_so && g_file_test (path, G_FILE_TEST_IS_REGULAR);

  return g_str_equal (lanyard_template_get_id (tmpl), id);
}

/* The file of the template @id: its own, or one of another name that somebody
 * put there; NULL: there is none. */
static char *
find_file (const char *folder,
           const char *id)
{
  g_autofree char *name = g_strconcat (id, SUFFIX, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GPtrArray) names = NULL;

  if (holds_template (path, id, TRUE))
    return g_steal_pointer (&path);

  names = list_files (folder);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *other = g_build_filename (folder, names->pdata[i], NULL);

      if (holds_template (other, id, FALSE))
        return g_steal_pointer (&other);
    }

  return NULL;
}

/**
 * lanyard_template_fault_free:
 * @fault: (nullable): a fault
 */
void
lanyard_template_fault_free (LanyardTemplateFault *fault)
{
  if (fault == NULL)
    return;

  g_free (fault->file);
  g_clear_error (&fault->error);
  g_free (fault);
}

/**
 * lanyard_own_templates_dup_folder:
 *
 * Returns: (transfer full): where the templates of this person are,
 *   $XDG_DATA_HOME/lanyard/templates; it need not exist
 */
char *
lanyard_own_templates_dup_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "lanyard", "templates", NULL);
}

/**
 * lanyard_own_templates_read:
 * @path: a file
 * @error: %LANYARD_ERROR_IO
 *
 * Returns: (transfer full): what is in it, at most 1 MB
 */
GBytes *
lanyard_own_templates_read (const char  *path,
                            GError     **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autofree char *contents = NULL;
  GStatBuf info;
  gsize size;

  if (g_stat (path, &info) != 0 || !S_ISREG (info.st_mode) || info.st_size > FILE_MAX)
    {
      set_file_error (error, path, _("it is no file, or larger than 1 MB"));
      return NULL;
    }
  if (!g_file_get_contents (path, &contents, &size, &local_error))
    {
      set_file_error (error, path, local_error->message);
      return NULL;
    }

  return g_bytes_new_take (g_steal_pointer (&contents), size);
}

/**
 * lanyard_own_templates_load:
 * @folder: a folder with template files
 * @built_in: the catalog whose ids are taken
 * @files: gets the file name of each template, by id
 * @faults: (element-type LanyardTemplateFault): gets the files that are
 *   left out
 *
 * Returns: (transfer full) (element-type LanyardTemplate): what the other files
 *   hold; empty if there is no such folder
 */
GPtrArray *
lanyard_own_templates_load (const char     *folder,
                            LanyardCatalog *built_in,
                            GHashTable     *files,
                            GPtrArray      *faults)
{
  GPtrArray *templates = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) names = NULL;

  g_return_val_if_fail (folder != NULL, templates);
  g_return_val_if_fail (LANYARD_IS_CATALOG (built_in), templates);

  names = list_files (folder);
  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr(GError) error = NULL;
      LanyardTemplate *tmpl = load_file (folder, names->pdata[i], built_in, files, &error);

      if (tmpl != NULL)
        {
          g_ptr_array_add (templates, tmpl);
          g_hash_table_insert (files, g_strdup (lanyard_template_get_id (tmpl)), g_strdup (names->pdata[i]));
        }
      else
        {
          LanyardTemplateFault *fault = g_new0 (LanyardTemplateFault, 1);

          fault->file = g_strdup (names->pdata[i]);
          fault->error = g_steal_pointer (&error);
          g_ptr_array_add (faults, fault);
        }
    }

  return templates;
}

/**
 * lanyard_own_templates_import:
 * @folder: where it goes to; made if it is not there
 * @built_in: the catalog whose ids are taken
 * @json: a template
 * @overwrite: whether it may replace an own one with the same id
 * @error: %LANYARD_ERROR_INVALID, %LANYARD_ERROR_EXISTS, %LANYARD_ERROR_IO
 *
 * Returns: (transfer full): the template, now in its file, or in ID.json, in
 *   @folder
 */
LanyardTemplate *
lanyard_own_templates_import (const char      *folder,
                              LanyardCatalog  *built_in,
                              GBytes          *json,
                              gboolean         overwrite,
                              GError         **error)
{
  g_autoptr(LanyardTemplate) tmpl = NULL;
  g_autoptr(GError) local_error = NULL;
  g_autofree char *path = NULL;
  gsize size;
  const char *text;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (json != NULL, NULL);

  tmpl = make_template (built_in, json, error);
  if (tmpl == NULL)
    return NULL;

  path = find_file (folder, lanyard_template_get_id (tmpl));
  if (!overwrite && path != NULL)
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_EXISTS,
                         NULL, _("Remove that one first, or give this one another “id”"),
                         /* Translators: an id */
                         _("You have a template “%s” already"), lanyard_template_get_id (tmpl));
      return NULL;
    }

  if (path == NULL)
    path = g_strconcat (folder, G_DIR_SEPARATOR_S, lanyard_template_get_id (tmpl), SUFFIX, NULL);
  text = g_bytes_get_data (json, &size);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      set_file_error (error, folder, g_strerror (errno));
      return NULL;
    }
  if (!g_file_set_contents_full (path, text, (gssize) size,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &local_error))
    {
      set_file_error (error, path, local_error->message);
      return NULL;
    }

  return g_steal_pointer (&tmpl);
}

/**
 * lanyard_own_templates_remove:
 * @folder: the folder with own templates
 * @id: which one
 * @error: %LANYARD_ERROR_NOT_FOUND, %LANYARD_ERROR_IO
 *
 * Connectors made from it keep all that they have.
 *
 * Returns: whether the file is gone
 */
gboolean
lanyard_own_templates_remove (const char  *folder,
                              const char  *id,
                              GError     **error)
{
  g_autofree char *visible = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (folder != NULL, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  visible = lanyard_text_make_visible (id, 64);
  path = lanyard_text_is_slug (id) ? find_file (folder, id) : NULL;
  if (path == NULL)
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND,
                         NULL, _("Templates of the built-in catalog cannot be removed"),
                         /* Translators: an id */
                         _("There is no template “%s” of your own"), visible);
      return FALSE;
    }

  return g_unlink (path) == 0 || set_file_error (error, path, g_strerror (errno));
}
