/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-release-private.h"

#include <string.h>

#define SOURCE_GROUPS "groups"

typedef struct
{
  char      *name;
  char      *name_format;
  char      *friendly_name;
  GPtrArray *values;
} Row;

struct _LanyardRelease
{
  GPtrArray            *rows;
  LanyardSamlAttribute *attributes;
};

static void
free_row (Row *row)
{
  g_free (row->name);
  g_free (row->name_format);
  g_free (row->friendly_name);
  g_ptr_array_unref (row->values);
  g_free (row);
}

/* One Attribute a name and format: a second mapping adds its values (M-38). */
static Row *
get_row (GPtrArray  *rows,
         const char *name,
         const char *name_format,
         const char *friendly_name)
{
  Row *row;

  for (guint i = 0; i < rows->len; i++)
    {
      row = g_ptr_array_index (rows, i);
      if (strcmp (row->name, name) == 0 && g_strcmp0 (row->name_format, name_format) == 0)
        return row;
    }

  row = g_new0 (Row, 1);
  row->name = g_strdup (name);
  row->name_format = g_strdup (name_format);
  row->friendly_name = g_strdup (friendly_name);
  row->values = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (rows, row);
  return row;
}

static void
add_values (Row                *row,
            const char * const *values)
{
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (row->values, values[i], g_str_equal, NULL))
      g_ptr_array_add (row->values, g_strdup (values[i]));
}

static void
add_attributes (GPtrArray          *rows,
                LanyardConnector   *connector,
                LanyardPerson      *person,
                const char * const *groups)
{
  GListModel *attributes = lanyard_connector_get_attributes (connector);

  for (guint i = 0; i < g_list_model_get_n_items (attributes); i++)
    {
      g_autoptr(LanyardAttribute) attribute = g_list_model_get_item (attributes, i);
      const char *name = lanyard_attribute_get_name (attribute);
      const char *source = lanyard_attribute_get_source (attribute);
      g_auto(GStrv) own = NULL;
      Row *row;

      if (name == NULL || source == NULL)
        continue;

      row = get_row (rows, name, lanyard_attribute_get_name_format (attribute),
                     lanyard_attribute_get_friendly_name (attribute));
      if (strcmp (source, SOURCE_GROUPS) == 0)
        {
          add_values (row, groups);
          continue;
        }

      own = lanyard_person_dup_values (person, source);
      add_values (row, (const char * const *) own);
    }
}

static void
add_constants (GPtrArray        *rows,
               LanyardConnector *connector)
{
  GListModel *constants = lanyard_connector_get_constants (connector);

  for (guint i = 0; i < g_list_model_get_n_items (constants); i++)
    {
      g_autoptr(LanyardConstant) constant = g_list_model_get_item (constants, i);
      const char *values[] = { lanyard_constant_get_value (constant), NULL };

      if (lanyard_constant_get_name (constant) != NULL)
        add_values (get_row (rows, lanyard_constant_get_name (constant),
                             lanyard_constant_get_name_format (constant), NULL),
                    values);
    }
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* Names, sorted, of the groups that give the person this application. */
static GPtrArray *
load_group_names (LanyardConfiguration  *configuration,
                  const char * const    *group_ids,
                  GError               **error)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; group_ids[i] != NULL; i++)
    {
      g_autoptr(LanyardRecord) group = NULL;

      group = lanyard_configuration_load_sync (configuration, LANYARD_TYPE_GROUP, group_ids[i], error);
      if (group == NULL)
        return NULL;
      g_ptr_array_add (names, g_strdup (lanyard_group_get_name (LANYARD_GROUP (group))));
    }

  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_steal_pointer (&names);
}

static void
fill_attributes (LanyardRelease *release)
{
  release->attributes = g_new0 (LanyardSamlAttribute, release->rows->len + 1);

  for (guint i = 0; i < release->rows->len; i++)
    {
      Row *row = g_ptr_array_index (release->rows, i);

      g_ptr_array_add (row->values, NULL);
      release->attributes[i].name = row->name;
      release->attributes[i].name_format = row->name_format;
      release->attributes[i].friendly_name = row->friendly_name;
      release->attributes[i].values = (const char * const *) row->values->pdata;
    }
}

void
_lanyard_release_free (LanyardRelease *release)
{
  g_ptr_array_unref (release->rows);
  g_free (release->attributes);
  g_free (release);
}

/**
 * _lanyard_release_new_sync:
 * @configuration: where the groups are
 * @connector: a connector
 * @person: who signs in
 * @group_ids: the groups through which they may, and no others
 * @error: what loading gives
 *
 * The attributes of the assertion (M-37, M-38): the connector's rows, its
 * constants and its group attribute.
 *
 * Returns: (transfer full): an immutable list
 */
LanyardRelease *
_lanyard_release_new_sync (LanyardConfiguration  *configuration,
                           LanyardConnector      *connector,
                           LanyardPerson         *person,
                           const char * const    *group_ids,
                           GError               **error)
{
  g_autoptr(GPtrArray) names = load_group_names (configuration, group_ids, error);
  g_autoptr(GPtrArray) rows = NULL;
  LanyardRelease *release;

  if (names == NULL)
    return NULL;

  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) free_row);
  add_attributes (rows, connector, person, (const char * const *) names->pdata);
  add_constants (rows, connector);
  if (lanyard_connector_get_group_attribute_enabled (connector) &&
      lanyard_connector_get_group_attribute_name (connector) != NULL)
    add_values (get_row (rows, lanyard_connector_get_group_attribute_name (connector),
                         lanyard_connector_get_group_attribute_name_format (connector), NULL),
                (const char * const *) names->pdata);

  release = g_new0 (LanyardRelease, 1);
  release->rows = g_steal_pointer (&rows);
  fill_attributes (release);
  return release;
}

const LanyardSamlAttribute *
_lanyard_release_get_attributes (LanyardRelease *release,
                                 gsize          *n_attributes)
{
  *n_attributes = release->rows->len;
  return release->attributes;
}
