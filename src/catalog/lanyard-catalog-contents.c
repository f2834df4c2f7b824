/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-catalog-contents.h"

#include <stdlib.h>
#include <string.h>

#include "lanyard-own-templates.h"

/* A template beside the key that it sorts by: making that is what takes time. */
typedef struct
{
  LanyardTemplate *tmpl;
  char            *key;
} Named;

static int
compare_named (gconstpointer a,
               gconstpointer b)
{
  return strcmp (((const Named *) a)->key, ((const Named *) b)->key);
}

/* (element-type LanyardTemplate), by name. */
static GPtrArray *
sort_templates (GPtrArray *templates)
{
  GPtrArray *sorted = g_ptr_array_new_full (templates->len, g_object_unref);
  g_autofree Named *named = g_new (Named, templates->len);

  for (guint i = 0; i < templates->len; i++)
    {
      g_autofree char *folded = g_utf8_casefold (lanyard_template_get_name (templates->pdata[i]), -1);

      named[i].tmpl = templates->pdata[i];
      named[i].key = g_utf8_collate_key (folded, -1);
    }
  qsort (named, templates->len, sizeof (Named), compare_named);

  for (guint i = 0; i < templates->len; i++)
    {
      g_ptr_array_add (sorted, g_object_ref (named[i].tmpl));
      g_free (named[i].key);
    }

  return sorted;
}

/* What did not change stays the object that others hold. */
static LanyardTemplate *
choose_known (LanyardCatalogContents *previous,
              LanyardTemplate        *tmpl)
{
  LanyardTemplate *known = g_hash_table_lookup (previous->by_id, lanyard_template_get_id (tmpl));

  return known != NULL && g_str_equal (lanyard_template_get_json (known), lanyard_template_get_json (tmpl)) ? known : tmpl;
}

/*
 * _lanyard_catalog_contents_new:
 * @templates: (element-type LanyardTemplate): with different ids
 * @files: (nullable) (transfer full): the file of each that is one's own, by id
 * @faults: (nullable) (transfer full) (element-type LanyardTemplateFault):
 *   files that are left out
 *
 * Returns: (transfer full): contents of them
 */
LanyardCatalogContents *
_lanyard_catalog_contents_new (GPtrArray  *templates,
                               GHashTable *files,
                               GPtrArray  *faults)
{
  LanyardCatalogContents *self = g_new0 (LanyardCatalogContents, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->templates = sort_templates (templates);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->files = files != NULL ? files : g_hash_table_new (g_str_hash, g_str_equal);
  self->faults = faults != NULL ? faults : g_ptr_array_new ();
  for (guint i = 0; i < self->templates->len; i++)
    g_hash_table_insert (self->by_id, (char *) lanyard_template_get_id (self->templates->pdata[i]),
                         self->templates->pdata[i]);
  self->index = _lanyard_catalog_index_new (self->templates);

  return self;
}

/*
 * _lanyard_catalog_contents_load_own:
 * @previous: the contents before
 * @built_in: what there is besides
 * @folder: with templates of one's own
 *
 * Reads all files; on any thread.
 *
 * Returns: (transfer full): both together
 */
LanyardCatalogContents *
_lanyard_catalog_contents_load_own (LanyardCatalogContents *previous,
                                    LanyardCatalog         *built_in,
                                    const char             *folder)
{
  g_autoptr(GPtrArray) templates = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) own = NULL;
  GHashTable *files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GPtrArray *faults = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_template_fault_free);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (built_in)); i++)
    g_ptr_array_add (templates, g_list_model_get_item (G_LIST_MODEL (built_in), i));
  own = lanyard_own_templates_load (folder, built_in, files, faults);
  for (guint i = 0; i < own->len; i++)
    g_ptr_array_add (templates, g_object_ref (choose_known (previous, own->pdata[i])));

  return _lanyard_catalog_contents_new (templates, files, faults);
}

LanyardCatalogContents *
_lanyard_catalog_contents_ref (LanyardCatalogContents *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
_lanyard_catalog_contents_unref (LanyardCatalogContents *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  _lanyard_catalog_index_free (self->index);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->files);
  g_ptr_array_unref (self->templates);
  g_ptr_array_unref (self->faults);
  g_free (self);
}
