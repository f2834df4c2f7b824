/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-catalog.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-catalog-files.h"
#include "lanyard-catalog-index.h"
#include "lanyard-error.h"
#include "lanyard-own-templates.h"
#include "lanyard-text.h"

#define RESOURCE_FOLDER "/io/github/lanyard_sso/Lanyard/catalog"
#define NEAREST_MAX 3

struct _LanyardCatalog
{
  GObject parent_instance;

  GPtrArray *templates;         /* by name */
  GHashTable *by_id;            /* id → template, borrowed */
  LanyardCatalogIndex *index;
  GPtrArray *faults;            /* LanyardTemplateFault */
};

static char *own_folder;

static GType
lanyard_catalog_get_item_type (GListModel *model)
{
  return LANYARD_TYPE_TEMPLATE;
}

static guint
lanyard_catalog_get_n_items (GListModel *model)
{
  return LANYARD_CATALOG (model)->templates->len;
}

static gpointer
lanyard_catalog_get_item (GListModel *model,
                          guint       position)
{
  LanyardCatalog *self = LANYARD_CATALOG (model);

  return position < self->templates->len ? g_object_ref (self->templates->pdata[position]) : NULL;
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

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  LanyardTemplate *first = *(LanyardTemplate **) a;
  LanyardTemplate *second = *(LanyardTemplate **) b;
  g_autofree char *first_key = g_utf8_casefold (lanyard_template_get_name (first), -1);
  g_autofree char *second_key = g_utf8_casefold (lanyard_template_get_name (second), -1);

  return g_utf8_collate (first_key, second_key);
}

typedef struct
{
  LanyardTemplate *tmpl;
  guint position;
  guint score;
} Hit;

static int
compare_hits (gconstpointer a,
              gconstpointer b)
{
  const Hit *first = a, *second = b;

  if (first->score != second->score)
    return first->score > second->score ? -1 : 1;

  return first->position < second->position ? -1 : 1;
}

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

static void
append_all (GPtrArray *templates,
            GPtrArray *more)
{
  for (guint i = 0; i < more->len; i++)
    g_ptr_array_add (templates, g_object_ref (more->pdata[i]));
}

static LanyardCatalog *
load_with_own (LanyardCatalog *built_in,
               const char     *folder)
{
  g_autoptr(GPtrArray) templates = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_template_fault_free);
  g_autoptr(GPtrArray) own = lanyard_own_templates_load (folder, built_in, faults);
  LanyardCatalog *catalog;

  append_all (templates, built_in->templates);
  append_all (templates, own);
  catalog = lanyard_catalog_new (templates);
  g_ptr_array_unref (catalog->faults);
  catalog->faults = g_steal_pointer (&faults);
  return catalog;
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

  g_clear_pointer (&self->index, _lanyard_catalog_index_free);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->templates, g_ptr_array_unref);
  g_clear_pointer (&self->faults, g_ptr_array_unref);

  G_OBJECT_CLASS (lanyard_catalog_parent_class)->finalize (object);
}

static void
lanyard_catalog_class_init (LanyardCatalogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lanyard_catalog_finalize;
}

static void
lanyard_catalog_init (LanyardCatalog *self)
{
  self->faults = g_ptr_array_new ();
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
    g_once_init_leave (&catalog, own_folder != NULL ? load_with_own (lanyard_catalog_get_built_in (), own_folder)
                                                    : g_object_ref (lanyard_catalog_get_built_in ()));

  return catalog;
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
  self->templates = g_ptr_array_new_full (templates->len, g_object_unref);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < templates->len; i++)
    {
      LanyardTemplate *tmpl = g_object_ref (templates->pdata[i]);

      g_ptr_array_add (self->templates, tmpl);
      g_hash_table_insert (self->by_id, (char *) lanyard_template_get_id (tmpl), tmpl);
    }

  g_ptr_array_sort (self->templates, compare_names);
  self->index = _lanyard_catalog_index_new (self->templates);

  return self;
}

/**
 * lanyard_catalog_get_faults:
 * @self: a catalog
 *
 * Returns: (transfer none) (element-type LanyardTemplateFault): own files that
 *   are left out
 */
GPtrArray *
lanyard_catalog_get_faults (LanyardCatalog *self)
{
  g_return_val_if_fail (LANYARD_IS_CATALOG (self), NULL);

  return self->faults;
}

/**
 * lanyard_catalog_lookup:
 * @self: a catalog
 * @id: a template's id
 * @error: %LANYARD_ERROR_NOT_FOUND, naming the nearest ids
 *
 * Returns: (transfer none): the template
 */
LanyardTemplate *
lanyard_catalog_lookup (LanyardCatalog  *self,
                        const char      *id,
                        GError         **error)
{
  LanyardTemplate *tmpl;
  g_autofree char *visible = NULL;
  g_autofree char *nearest = NULL;
  g_autofree char *fix = NULL;

  g_return_val_if_fail (LANYARD_IS_CATALOG (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  tmpl = g_hash_table_lookup (self->by_id, id);
  if (tmpl != NULL)
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
  g_autoptr(GArray) scores = NULL;
  g_autoptr(GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (LANYARD_IS_CATALOG (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  scores = _lanyard_catalog_index_search (self->index, text);
  for (guint i = 0; i < self->templates->len; i++)
    {
      Hit hit = { self->templates->pdata[i], i, scores != NULL ? g_array_index (scores, guint, i) : 1 };

      if (hit.score > 0 && (category == NULL || g_strv_contains (lanyard_template_get_categories (hit.tmpl), category)))
        g_array_append_val (hits, hit);
    }

  g_array_sort (hits, compare_hits);
  for (guint i = 0; i < hits->len; i++)
    g_ptr_array_add (found, g_object_ref (g_array_index (hits, Hit, i).tmpl));

  return found;
}
