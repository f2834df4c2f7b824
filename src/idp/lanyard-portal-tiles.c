/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-portal-private.h"

#include "lanyard-catalog-index.h"
#include "lanyard-catalog.h"
#include "lanyard-error.h"
#include "lanyard-idp-private.h"
#include "lanyard-recents-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define OTHER "other"
/* A heading over a single tile says less than it takes. */
#define SECTION_MIN 2

static void
free_tile (LanyardPortalTile *tile)
{
  g_object_unref (tile->connector);
  g_free (tile->link);
  g_free (tile);
}

static void
free_section (LanyardPortalSection *section)
{
  g_free (section->title);
  g_ptr_array_unref (section->tiles);
  g_free (section);
}

/* Adds a tile if the person finds it here: switched on, not hidden, and leading
 * somewhere. */
static gboolean
add_if_shown (LanyardIdp  *self,
              GPtrArray   *tiles,
              const char  *id,
              GError     **error)
{
  g_autoptr(LanyardRecord) record = NULL;
  g_autoptr(GError) cause = NULL;
  LanyardConnector *connector;
  LanyardPortalTile *tile;
  char *link;

  record = lanyard_configuration_load_sync (lanyard_idp_get_configuration (self),
                                            LANYARD_TYPE_CONNECTOR, id, &cause);
  if (record == NULL)
    {
      if (g_error_matches (cause, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }

  connector = LANYARD_CONNECTOR (record);
  if (lanyard_connector_get_state (connector) != LANYARD_CONNECTOR_ACTIVE ||
      !lanyard_connector_get_show_in_portal (connector))
    return TRUE;
  link = _lanyard_portal_dup_link (self, connector);
  if (link == NULL)
    return TRUE;

  tile = g_new0 (LanyardPortalTile, 1);
  tile->connector = LANYARD_CONNECTOR (g_steal_pointer (&record));
  tile->link = link;
  g_ptr_array_add (tiles, tile);

  return TRUE;
}

/* As the language sorts them, which the store does not know. */
static int
compare_titles (gconstpointer a,
                gconstpointer b)
{
  const LanyardPortalTile *tile = *(const LanyardPortalTile * const *) a;
  const LanyardPortalTile *other = *(const LanyardPortalTile * const *) b;

  return g_utf8_collate (lanyard_connector_get_label (tile->connector), lanyard_connector_get_label (other->connector));
}

static int
compare_recency (gconstpointer a,
                 gconstpointer b)
{
  const LanyardPortalTile *tile = *(const LanyardPortalTile * const *) a;
  const LanyardPortalTile *other = *(const LanyardPortalTile * const *) b;

  if (tile->recency == other->recency)
    return compare_titles (a, b);
  if (tile->recency == 0 || other->recency == 0)
    return tile->recency == 0 ? 1 : -1;

  return tile->recency < other->recency ? -1 : 1;
}

static void
set_recency (GPtrArray *tiles,
             char     **recent_ids)
{
  for (guint i = 0; i < tiles->len; i++)
    {
      LanyardPortalTile *tile = g_ptr_array_index (tiles, i);
      const char *id = lanyard_record_get_id (LANYARD_RECORD (tile->connector));

      for (guint j = 0; recent_ids[j] != NULL && tile->recency == 0; j++)
        if (strcmp (recent_ids[j], id) == 0)
          tile->recency = j + 1;
    }
}

/*
 * _lanyard_portal_list_tiles_sync:
 *
 * Returns: (transfer full) (nullable) (element-type LanyardPortalTile): what
 *   @person finds in the portal, by title
 */
GPtrArray *
_lanyard_portal_list_tiles_sync (LanyardIdp     *self,
                                 LanyardPerson  *person,
                                 gint64          now,
                                 GError        **error)
{
  LanyardConfiguration *configuration = lanyard_idp_get_configuration (self);
  const char *person_id = lanyard_record_get_id (LANYARD_RECORD (person));
  g_autoptr(GPtrArray) tiles = g_ptr_array_new_with_free_func ((GDestroyNotify) free_tile);
  g_auto(GStrv) ids = lanyard_configuration_list_portal_sync (configuration, person_id, error);
  g_auto(GStrv) recent_ids = NULL;

  if (ids == NULL)
    return NULL;
  recent_ids = _lanyard_recents_list_sync (configuration, person_id, now, error);
  if (recent_ids == NULL)
    return NULL;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (!add_if_shown (self, tiles, ids[i], error))
        return NULL;
    }
  set_recency (tiles, recent_ids);
  g_ptr_array_sort (tiles, compare_titles);

  return g_steal_pointer (&tiles);
}

static LanyardTemplate *
lookup_template (LanyardPortalTile *tile)
{
  const char *id = lanyard_connector_get_template (tile->connector);

  return id != NULL ? lanyard_catalog_lookup (lanyard_catalog_get_default (), id, NULL) : NULL;
}

static LanyardCatalogIndex *
make_index (GPtrArray *tiles)
{
  LanyardCatalogIndex *index = _lanyard_catalog_index_new_empty (tiles->len);

  for (guint i = 0; i < tiles->len; i++)
    {
      LanyardPortalTile *tile = g_ptr_array_index (tiles, i);
      LanyardTemplate *tmpl = lookup_template (tile);

      _lanyard_catalog_index_add_name (index, lanyard_connector_get_label (tile->connector), i);
      _lanyard_catalog_index_add_text (index, lanyard_connector_get_description (tile->connector), i);
      if (tmpl != NULL)
        _lanyard_catalog_index_add_template (index, tmpl, i);
    }
  _lanyard_catalog_index_finish (index);

  return index;
}

typedef struct
{
  LanyardPortalTile *tile;
  guint              score;
} Hit;

static int
compare_hits (gconstpointer a,
              gconstpointer b)
{
  const Hit *hit = a, *other = b;

  if (hit->score != other->score)
    return hit->score > other->score ? -1 : 1;

  return compare_titles (&hit->tile, &other->tile);
}

/*
 * _lanyard_portal_search:
 * @tiles: all that there are
 * @text: what is looked for in labels, descriptions and the catalog's words,
 *   with a typo or two
 *
 * Returns: (transfer container) (nullable) (element-type LanyardPortalTile):
 *   the best first; %NULL if @text has no word
 */
GPtrArray *
_lanyard_portal_search (GPtrArray  *tiles,
                        const char *text)
{
  g_autoptr(LanyardCatalogIndex) index = make_index (tiles);
  g_autoptr(GArray) scores = _lanyard_catalog_index_search (index, text);
  g_autoptr(GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  GPtrArray *found;

  if (scores == NULL)
    return NULL;

  for (guint i = 0; i < tiles->len; i++)
    {
      Hit hit = { g_ptr_array_index (tiles, i), g_array_index (scores, guint, i) };

      if (hit.score > 0)
        g_array_append_val (hits, hit);
    }
  g_array_sort (hits, compare_hits);

  found = g_ptr_array_sized_new (hits->len);
  for (guint i = 0; i < hits->len; i++)
    g_ptr_array_add (found, g_array_index (hits, Hit, i).tile);

  return found;
}

static LanyardPortalSection *
add_section (GPtrArray  *sections,
             const char *title)
{
  LanyardPortalSection *section = g_new0 (LanyardPortalSection, 1);

  section->title = g_strdup (title);
  section->tiles = g_ptr_array_new ();
  g_ptr_array_add (sections, section);

  return section;
}

static const char *
get_category (LanyardPortalTile *tile)
{
  LanyardTemplate *tmpl = lookup_template (tile);
  const char * const *categories = tmpl != NULL ? lanyard_template_get_categories (tmpl) : NULL;

  return categories != NULL && categories[0] != NULL && lanyard_catalog_get_category_title (categories[0]) != NULL
         ? categories[0] : OTHER;
}

static int
compare_sections (gconstpointer a,
                  gconstpointer b)
{
  const LanyardPortalSection *section = *(const LanyardPortalSection * const *) a;
  const LanyardPortalSection *other = *(const LanyardPortalSection * const *) b;

  return g_utf8_collate (section->title, other->title);
}

/* Category → how many tiles have it. */
static GHashTable *
count_categories (GPtrArray *tiles)
{
  GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < tiles->len; i++)
    {
      const char *category = get_category (g_ptr_array_index (tiles, i));
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, category));

      g_hash_table_insert (counts, (gpointer) category, GUINT_TO_POINTER (count + 1));
    }

  return counts;
}

/* By what the catalog says they are; what stands alone is with the others, at
 * the end. */
static void
add_categories (GPtrArray *sections,
                GPtrArray *tiles)
{
  g_autoptr(GHashTable) counts = count_categories (tiles);
  g_autoptr(GHashTable) by_category = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) named = g_ptr_array_new ();
  g_autoptr(GPtrArray) others = g_ptr_array_new ();

  for (guint i = 0; i < tiles->len; i++)
    {
      LanyardPortalTile *tile = g_ptr_array_index (tiles, i);
      const char *category = get_category (tile);
      LanyardPortalSection *section = g_hash_table_lookup (by_category, category);

      if (g_str_equal (category, OTHER) || GPOINTER_TO_UINT (g_hash_table_lookup (counts, category)) < SECTION_MIN)
        {
          g_ptr_array_add (others, tile);
          continue;
        }
      if (section == NULL)
        {
          section = add_section (named, lanyard_catalog_get_category_title (category));
          g_hash_table_insert (by_category, (gpointer) category, section);
        }
      g_ptr_array_add (section->tiles, tile);
    }

  g_ptr_array_sort (named, compare_sections);
  if (others->len > 0)
    {
      LanyardPortalSection *section = add_section (named, named->len > 0 ? _("Other Applications") : NULL);

      g_ptr_array_extend (section->tiles, others, NULL, NULL);
    }
  g_ptr_array_extend (sections, named, NULL, NULL);
}

/*
 * _lanyard_portal_list_sections:
 * @tiles: all that there are, by title
 *
 * Few tiles are one section, those that were used last first. Of many, those
 * stand once more in front, as the first section.
 *
 * Returns: (transfer full) (element-type LanyardPortalSection)
 */
GPtrArray *
_lanyard_portal_list_sections (GPtrArray *tiles)
{
  GPtrArray *sections = g_ptr_array_new_with_free_func ((GDestroyNotify) free_section);
  g_autoptr(GPtrArray) sorted = g_ptr_array_copy (tiles, NULL, NULL);
  LanyardPortalSection *first;

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_recency);
  if (tiles->len <= LANYARD_PORTAL_HANDFUL)
    {
      first = add_section (sections, NULL);
      g_ptr_array_extend (first->tiles, sorted, NULL, NULL);
      return sections;
    }

  first = add_section (sections, _("Recently Used"));
  for (guint i = 0; i < sorted->len; i++)
    if (((LanyardPortalTile *) g_ptr_array_index (sorted, i))->recency > 0)
      g_ptr_array_add (first->tiles, g_ptr_array_index (sorted, i));
  if (first->tiles->len == 0)
    g_ptr_array_remove_index (sections, 0);

  add_categories (sections, tiles);
  if (sections->len == 2 && ((LanyardPortalSection *) g_ptr_array_index (sections, 1))->title == NULL)
    ((LanyardPortalSection *) g_ptr_array_index (sections, 1))->title = g_strdup (_("All Applications"));

  return sections;
}
