/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-catalog-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-text.h"

#define NEAREST_MAX 3

struct _LanyardCatalog
{
  GObject parent_instance;

  GMutex lock;                  /* of what follows */
  LanyardCatalogContents *contents;
  GPtrArray *retired;           /* templates of former contents: they were lent out */

  char *folder;                 /* with one's own templates, NULL: none */
  gboolean is_loading;
  gboolean is_stale;            /* while it was being loaded */
};

enum
{
  SIGNAL_RELOADED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

LanyardCatalogContents *
_lanyard_catalog_ref_contents (LanyardCatalog *self)
{
  LanyardCatalogContents *contents;

  g_mutex_lock (&self->lock);
  contents = _lanyard_catalog_contents_ref (self->contents);
  g_mutex_unlock (&self->lock);

  return contents;
}

static GType
lanyard_catalog_get_item_type (GListModel *model)
{
  return LANYARD_TYPE_TEMPLATE;
}

static guint
lanyard_catalog_get_n_items (GListModel *model)
{
  g_autoptr(LanyardCatalogContents) contents = _lanyard_catalog_ref_contents (LANYARD_CATALOG (model));

  return contents->templates->len;
}

static gpointer
lanyard_catalog_get_item (GListModel *model,
                          guint       position)
{
  g_autoptr(LanyardCatalogContents) contents = _lanyard_catalog_ref_contents (LANYARD_CATALOG (model));

  return position < contents->templates->len ? g_object_ref (contents->templates->pdata[position]) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = lanyard_catalog_get_item_type;
  iface->get_n_items = lanyard_catalog_get_n_items;
  iface->get_item = lanyard_catalog_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LanyardCatalog, lanyard_catalog, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

/* A template that was found: its score, negated, and its position, so that
 * numbers sort as hits do. */
static int
compare_hits (gconstpointer a,
              gconstpointer b)
{
  guint64 first = *(const guint64 *) a, second = *(const guint64 *) b;

  return (first > second) - (first < second);
}

static char *
list_nearest (LanyardCatalog *self,
              const char     *id)
{
  g_autoptr(GPtrArray) hits = lanyard_catalog_search (self, id, NULL);
  GString *nearest = g_string_new (NULL);

  for (guint i = 0; i < hits->len && i < NEAREST_MAX; i++)
    g_string_append_printf (nearest, "%s%s", i > 0 ? ", " : "", lanyard_template_get_id (hits->pdata[i]));

  return g_string_free (nearest, FALSE);
}

static void
lanyard_catalog_finalize (GObject *object)
{
  LanyardCatalog *self = LANYARD_CATALOG (object);

  g_clear_pointer (&self->contents, _lanyard_catalog_contents_unref);
  g_clear_pointer (&self->retired, g_ptr_array_unref);
  g_clear_pointer (&self->folder, g_free);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (lanyard_catalog_parent_class)->finalize (object);
}

static void
lanyard_catalog_class_init (LanyardCatalogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lanyard_catalog_finalize;

  signals[SIGNAL_RELOADED] =
    g_signal_new ("reloaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lanyard_catalog_init (LanyardCatalog *self)
{
  g_mutex_init (&self->lock);
  self->retired = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * lanyard_catalog_new:
 * @templates: (element-type LanyardTemplate): templates with different ids
 *
 * Returns: (transfer full): a catalog of them
 */
LanyardCatalog *
lanyard_catalog_new (GPtrArray *templates)
{
  LanyardCatalog *self;

  g_return_val_if_fail (templates != NULL, NULL);

  self = g_object_new (LANYARD_TYPE_CATALOG, NULL);
  self->contents = _lanyard_catalog_contents_new (templates, NULL, NULL);
  return self;
}

/* @built_in and what is in @folder. */
LanyardCatalog *
_lanyard_catalog_new_with_own (LanyardCatalog *built_in,
                               const char     *folder)
{
  g_autoptr(LanyardCatalogContents) alone = _lanyard_catalog_ref_contents (built_in);
  LanyardCatalog *catalog = g_object_new (LANYARD_TYPE_CATALOG, NULL);

  catalog->folder = g_strdup (folder);
  catalog->contents = _lanyard_catalog_contents_load_own (alone, built_in, folder);
  return catalog;
}

/**
 * lanyard_catalog_list_faults:
 * @self: a catalog
 *
 * Returns: (transfer container) (element-type LanyardTemplateFault): own files
 *   that are left out
 */
GPtrArray *
lanyard_catalog_list_faults (LanyardCatalog *self)
{
  g_autoptr(LanyardCatalogContents) contents = NULL;

  g_return_val_if_fail (LANYARD_IS_CATALOG (self), NULL);

  contents = _lanyard_catalog_ref_contents (self);
  return g_ptr_array_ref (contents->faults);
}

/**
 * lanyard_catalog_dup_own_path:
 * @self: a catalog
 * @id: a template's id
 *
 * Returns: (transfer full) (nullable): the file of a template of one's own;
 *   %NULL for those of the program
 */
char *
lanyard_catalog_dup_own_path (LanyardCatalog *self,
                              const char     *id)
{
  g_autoptr(LanyardCatalogContents) contents = NULL;
  const char *file;

  g_return_val_if_fail (LANYARD_IS_CATALOG (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  contents = _lanyard_catalog_ref_contents (self);
  file = g_hash_table_lookup (contents->files, id);
  return file != NULL ? g_build_filename (self->folder, file, NULL) : NULL;
}

/**
 * lanyard_catalog_lookup:
 * @self: a catalog
 * @id: a template's id
 * @error: (nullable): %LANYARD_ERROR_NOT_FOUND, naming the nearest ids, which
 *   takes a while
 *
 * Returns: (transfer none): the template, which stays when its file goes
 */
LanyardTemplate *
lanyard_catalog_lookup (LanyardCatalog  *self,
                        const char      *id,
                        GError         **error)
{
  g_autoptr(LanyardCatalogContents) contents = NULL;
  LanyardTemplate *tmpl;
  g_autofree char *visible = NULL;
  g_autofree char *nearest = NULL;
  g_autofree char *fix = NULL;

  g_return_val_if_fail (LANYARD_IS_CATALOG (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  contents = _lanyard_catalog_ref_contents (self);
  tmpl = g_hash_table_lookup (contents->by_id, id);
  if (tmpl != NULL || error == NULL)
    return tmpl;

  visible = lanyard_text_make_visible (id, 64);
  nearest = list_nearest (self, id);
  /* Translators: ids of templates, separated by commas */
  fix = *nearest != '\0' ? g_strdup_printf (_("The nearest ones are %s"), nearest)
                         : g_strdup (_("For an application without a template there is “custom”"));
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND,
                     NULL, fix,
                     _("The catalog has no template “%s”"), visible);
  return NULL;
}

/**
 * lanyard_catalog_search:
 * @self: a catalog
 * @text: what a person typed
 * @category: (nullable): only templates of this category
 *
 * Looks in names, vendors, keywords, sister products and categories. Each word
 * must be found; where a word is nowhere, ones that differ by a typo count.
 *
 * Returns: (transfer container) (element-type LanyardTemplate): the best match
 *   first; all by name if @text has no word
 */
GPtrArray *
lanyard_catalog_search (LanyardCatalog *self,
                        const char     *text,
                        const char     *category)
{
  g_autoptr(LanyardCatalogContents) contents = NULL;
  g_autoptr(GArray) scores = NULL;
  g_autofree guint64 *hits = NULL;
  guint n_hits = 0;
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (LANYARD_IS_CATALOG (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  contents = _lanyard_catalog_ref_contents (self);
  scores = _lanyard_catalog_index_search (contents->index, text);
  hits = g_new (guint64, contents->templates->len + 1);
  for (guint i = 0; i < contents->templates->len; i++)
    {
      guint score = scores != NULL ? g_array_index (scores, guint, i) : 1;
      LanyardTemplate *tmpl = contents->templates->pdata[i];

      if (score > 0 && (category == NULL || g_strv_contains (lanyard_template_get_categories (tmpl), category)))
        hits[n_hits++] = (guint64) (G_MAXUINT - score) << 32 | i;
    }

  if (scores != NULL)
    qsort (hits, n_hits, sizeof (guint64), compare_hits);
  for (guint i = 0; i < n_hits; i++)
    g_ptr_array_add (found, g_object_ref (contents->templates->pdata[(guint32) hits[i]]));

  return found;
}

/* What is no longer in it was lent out all the same. */
static void
retire_templates (LanyardCatalog         *self,
                  LanyardCatalogContents *before,
                  LanyardCatalogContents *after)
{
  for (guint i = 0; i < before->templates->len; i++)
    {
      LanyardTemplate *tmpl = before->templates->pdata[i];

      if (g_hash_table_lookup (after->by_id, lanyard_template_get_id (tmpl)) != tmpl)
        g_ptr_array_add (self->retired, g_object_ref (tmpl));
    }
}

static void
replace_contents (LanyardCatalog         *self,
                  LanyardCatalogContents *contents)
{
  g_autoptr(LanyardCatalogContents) before = NULL;

  g_mutex_lock (&self->lock);
  before = self->contents;
  self->contents = _lanyard_catalog_contents_ref (contents);
  retire_templates (self, before, contents);
  g_mutex_unlock (&self->lock);

  g_list_model_items_changed (G_LIST_MODEL (self), 0, before->templates->len, contents->templates->len);
  g_signal_emit (self, signals[SIGNAL_RELOADED], 0);
}

static void
load_worker (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  LanyardCatalog *self = source;
  g_autoptr(LanyardCatalogContents) before = _lanyard_catalog_ref_contents (self);

  g_task_return_pointer (task,
                         _lanyard_catalog_contents_load_own (before, lanyard_catalog_get_built_in (), self->folder),
                         (GDestroyNotify) _lanyard_catalog_contents_unref);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  LanyardCatalog *self = LANYARD_CATALOG (source);
  g_autoptr(LanyardCatalogContents) contents = g_task_propagate_pointer (G_TASK (result), NULL);

  self->is_loading = FALSE;
  replace_contents (self, contents);
  if (self->is_stale)
    lanyard_catalog_reload (self);
}

/**
 * lanyard_catalog_reload:
 * @self: the default catalog, on the main thread
 *
 * Reads one's own templates again, in the background; "reloaded" tells when
 * that is done. Nothing happens where a program uses none.
 */
void
lanyard_catalog_reload (LanyardCatalog *self)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (LANYARD_IS_CATALOG (self));

  self->is_stale = self->is_loading;
  if (self->is_loading || self->folder == NULL)
    return;

  self->is_loading = TRUE;
  task = g_task_new (self, NULL, loaded_cb, NULL);
  g_task_run_in_thread (task, load_worker);
}
