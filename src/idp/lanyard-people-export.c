/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-people-export.h"

#include <string.h>

#include "lanyard-csv.h"
#include "lanyard-people-import.h"

/* By which spreadsheets know UTF-8. */
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* The names of all custom attributes, sorted. */
static GPtrArray *
list_attributes (GPtrArray *people)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < people->len; i++)
    {
      g_autoptr(GVariant) attributes = NULL;
      GVariantIter iter;
      const char *key;

      g_object_get (people->pdata[i], "attributes", &attributes, NULL);
      if (attributes == NULL)
        continue;
      g_variant_iter_init (&iter, attributes);
      while (g_variant_iter_next (&iter, "{&s@as}", &key, NULL))
        if (!g_hash_table_contains (seen, key))
          {
            char *name = g_strdup (key);

            g_ptr_array_add (names, name);
            g_hash_table_add (seen, name);
          }
    }
  g_ptr_array_sort (names, compare_names);

  return names;
}

/* Names of the groups of each person who is in one: id → array of them. */
static GHashTable *
list_memberships (LanyardConfiguration  *configuration,
                  GPtrArray             *groups,
                  GError               **error)
{
  g_autoptr(GHashTable) memberships = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                             (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < groups->len; i++)
    {
      g_auto(GStrv) ids = lanyard_configuration_list_links_sync (configuration, LANYARD_RELATION_MEMBER,
                                                                 lanyard_record_get_id (groups->pdata[i]), NULL, error);

      if (ids == NULL)
        return NULL;
      for (gsize j = 0; ids[j] != NULL; j++)
        {
          GPtrArray *names = g_hash_table_lookup (memberships, ids[j]);

          if (names == NULL)
            {
              names = g_ptr_array_new_null_terminated (4, NULL, TRUE);
              g_hash_table_insert (memberships, g_strdup (ids[j]), names);
            }
          g_ptr_array_add (names, (gpointer) lanyard_group_get_name (groups->pdata[i]));
        }
    }

  return g_steal_pointer (&memberships);
}

static char *
join_attribute (LanyardPerson *person,
                const char    *name)
{
  g_autofree char *source = g_strconcat ("custom:", name, NULL);
  g_auto(GStrv) values = lanyard_person_dup_values (person, source);

  return lanyard_people_values_join ((const char * const *) values);
}

static char *
join_groups (LanyardPerson *person,
             GHashTable    *memberships)
{
  GPtrArray *names = g_hash_table_lookup (memberships, lanyard_record_get_id (LANYARD_RECORD (person)));
  const char *none = NULL;

  return lanyard_people_values_join (names != NULL ? (const char * const *) names->pdata : &none);
}

static char *
dup_cell (LanyardPerson *person,
          GHashTable    *memberships,
          const char    *field)
{
  char *text;

  if (strcmp (field, "suspended") == 0)
    return g_strdup (lanyard_person_is_suspended (person) ? "yes" : "no");
  if (strcmp (field, LANYARD_PEOPLE_GROUPS) == 0)
    return join_groups (person, memberships);
  if (g_str_has_prefix (field, LANYARD_PEOPLE_ATTRIBUTES))
    return join_attribute (person, field + strlen (LANYARD_PEOPLE_ATTRIBUTES));

  g_object_get (person, field, &text, NULL);
  return text != NULL ? text : g_strdup ("");
}

static char **
list_columns (GPtrArray *people)
{
  g_autoptr(GStrvBuilder) columns = g_strv_builder_new ();
  g_autoptr(GPtrArray) attributes = list_attributes (people);
  g_auto(GStrv) fields = lanyard_people_list_fields ();

  g_strv_builder_addv (columns, (const char **) fields);
  for (guint i = 0; i < attributes->len; i++)
    {
      g_autofree char *column = g_strconcat (LANYARD_PEOPLE_ATTRIBUTES, attributes->pdata[i], NULL);

      g_strv_builder_add (columns, column);
    }

  return g_strv_builder_end (columns);
}

static void
append_person (GString             *text,
               const char * const  *columns,
               LanyardPerson       *person,
               GHashTable          *memberships)
{
  g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; columns[i] != NULL; i++)
    g_ptr_array_add (cells, dup_cell (person, memberships, columns[i]));
  g_ptr_array_add (cells, NULL);

  lanyard_csv_append_row (text, (const char * const *) cells->pdata);
}

/**
 * lanyard_people_export_sync:
 * @configuration: where the people are
 * @error: of @configuration
 *
 * All people with their fields, groups and custom attributes as
 * comma-separated values, in UTF-8 with a byte-order mark, for spreadsheets
 * and for lanyard_people_import_plan_sync(). There is nothing of passwords in it.
 *
 * Returns: (transfer full): the table
 */
GBytes *
lanyard_people_export_sync (LanyardConfiguration  *configuration,
                            GError               **error)
{
  g_autoptr(GPtrArray) people = NULL;
  g_autoptr(GPtrArray) groups = NULL;
  g_autoptr(GHashTable) memberships = NULL;
  g_autoptr(GString) text = g_string_new (BYTE_ORDER_MARK);
  g_auto(GStrv) columns = NULL;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);

  people = lanyard_configuration_list_sync (configuration, LANYARD_TYPE_PERSON, error);
  groups = people != NULL ? lanyard_configuration_list_sync (configuration, LANYARD_TYPE_GROUP, error) : NULL;
  memberships = groups != NULL ? list_memberships (configuration, groups, error) : NULL;
  if (memberships == NULL)
    return NULL;

  columns = list_columns (people);
  lanyard_csv_append_row (text, (const char * const *) columns);
  for (guint i = 0; i < people->len; i++)
    append_person (text, (const char * const *) columns, people->pdata[i], memberships);

  return g_string_free_to_bytes (g_steal_pointer (&text));
}
