/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-directory-entry.h"

#include "lanyard-csv.h"

static void
free_attribute (gpointer data)
{
  LanyardDirectoryAttribute *attribute = data;

  g_free (attribute->name);
  g_ptr_array_unref (attribute->values);
  g_free (attribute);
}

static LanyardDirectoryAttribute *
find_attribute (LanyardDirectoryEntry *entry,
                const char            *name)
{
  for (guint i = 0; i < entry->attributes->len; i++)
    {
      LanyardDirectoryAttribute *attribute = entry->attributes->pdata[i];

      if (g_ascii_strcasecmp (attribute->name, name) == 0)
        return attribute;
    }

  return NULL;
}

/**
 * lanyard_directory_entry_new:
 * @dn: a distinguished name
 * @number: its line or place
 *
 * Returns: (transfer full): an entry without attributes
 */
LanyardDirectoryEntry *
lanyard_directory_entry_new (const char *dn,
                             guint       number)
{
  LanyardDirectoryEntry *entry = g_new0 (LanyardDirectoryEntry, 1);

  entry->dn = g_strdup (dn);
  entry->number = number;
  entry->attributes = g_ptr_array_new_with_free_func (free_attribute);

  return entry;
}

void
lanyard_directory_entry_free (LanyardDirectoryEntry *entry)
{
  if (entry == NULL)
    return;

  g_free (entry->dn);
  g_ptr_array_unref (entry->attributes);
  g_free (entry);
}

/**
 * lanyard_directory_entry_add:
 * @entry: an entry
 * @name: an attribute description
 * @value: one more value of it
 *
 * Returns: whether there is room; not for more than
 *   %LANYARD_DIRECTORY_NAMES_MAX different attributes
 */
gboolean
lanyard_directory_entry_add (LanyardDirectoryEntry *entry,
                             const char            *name,
                             GBytes                *value)
{
  LanyardDirectoryAttribute *attribute = find_attribute (entry, name);

  if (attribute == NULL && entry->attributes->len == LANYARD_DIRECTORY_NAMES_MAX)
    return FALSE;
  if (attribute == NULL)
    {
      attribute = g_new0 (LanyardDirectoryAttribute, 1);
      attribute->name = g_strdup (name);
      attribute->values = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
      g_ptr_array_add (entry->attributes, attribute);
    }
  g_ptr_array_add (attribute->values, g_bytes_ref (value));
  return TRUE;
}

/**
 * lanyard_directory_entry_get_values:
 * @entry: an entry
 * @name: an attribute description, in any case
 *
 * Returns: (transfer none) (nullable) (element-type GBytes): its values
 */
GPtrArray *
lanyard_directory_entry_get_values (LanyardDirectoryEntry *entry,
                                    const char            *name)
{
  LanyardDirectoryAttribute *attribute = find_attribute (entry, name);

  return attribute != NULL ? attribute->values : NULL;
}

/**
 * lanyard_directory_bytes_dup_text:
 * @value: a value
 *
 * Returns: (transfer full) (nullable): the value if it is text: UTF-8 without
 *   NUL, not longer than a cell of a table
 */
char *
lanyard_directory_bytes_dup_text (GBytes *value)
{
  gsize size;
  const char *data = g_bytes_get_data (value, &size);

  if (size == 0)
    return g_strdup ("");
  if (size > LANYARD_CSV_CELL_MAX || !g_utf8_validate_len (data, size, NULL))
    return NULL;

  return g_strndup (data, size);
}

/**
 * lanyard_directory_entry_dup_text:
 * @entry: an entry
 * @name: an attribute description
 *
 * Returns: (transfer full) (nullable): its first value that is text
 */
char *
lanyard_directory_entry_dup_text (LanyardDirectoryEntry *entry,
                                  const char            *name)
{
  GPtrArray *values = lanyard_directory_entry_get_values (entry, name);

  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      char *text = lanyard_directory_bytes_dup_text (values->pdata[i]);

      if (text != NULL)
        return text;
    }

  return NULL;
}

/**
 * lanyard_directory_entry_dup_texts:
 * @entry: an entry
 * @name: an attribute description
 *
 * Returns: (transfer full): those of its values that are text
 */
char **
lanyard_directory_entry_dup_texts (LanyardDirectoryEntry *entry,
                                   const char            *name)
{
  GPtrArray *values = lanyard_directory_entry_get_values (entry, name);
  g_autoptr(GPtrArray) texts = g_ptr_array_new_null_terminated (values != NULL ? values->len : 0, g_free, TRUE);

  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      char *text = lanyard_directory_bytes_dup_text (values->pdata[i]);

      if (text != NULL)
        g_ptr_array_add (texts, text);
    }

  return (char **) g_ptr_array_free (g_steal_pointer (&texts), FALSE);
}

/**
 * lanyard_directory_entry_dup_identifier:
 * @entry: an entry
 * @name: an attribute description
 *
 * Returns: (transfer full): the value, the 16 octets of objectGUID as the
 *   tools of Active Directory write them: the first three parts are
 *   little-endian; empty if there is none that is text
 */
char *
lanyard_directory_entry_dup_identifier (LanyardDirectoryEntry *entry,
                                        const char            *name)
{
  static const guint8 order[] = { 3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15 };
  GPtrArray *values = lanyard_directory_entry_get_values (entry, name);
  char *plain = lanyard_directory_entry_dup_text (entry, name);
  GString *text;
  gsize size = 0;
  const guint8 *data = values != NULL ? g_bytes_get_data (values->pdata[0], &size) : NULL;

  if (size != sizeof order || g_ascii_strcasecmp (name, "objectGUID") != 0)
    return plain != NULL ? plain : g_strdup ("");

  g_free (plain);
  text = g_string_new (NULL);
  for (gsize i = 0; i < sizeof order; i++)
    g_string_append_printf (text, "%s%02x", i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "", data[order[i]]);
  return g_string_free (text, FALSE);
}

/**
 * lanyard_directory_entries_count:
 * @entries: (element-type LanyardDirectoryEntry): entries
 * @name: the attribute that identifies them
 *
 * Returns: (transfer full): from each identifier to how many of @entries have
 *   it
 */
GHashTable *
lanyard_directory_entries_count (GPtrArray  *entries,
                                 const char *name)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      g_autofree char *identifier = lanyard_directory_entry_dup_identifier (entries->pdata[i], name);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, identifier));

      if (*identifier != '\0')
        g_hash_table_insert (counts, g_steal_pointer (&identifier), GUINT_TO_POINTER (n + 1));
    }

  return counts;
}

/**
 * lanyard_directory_entry_has_class:
 * @entry: an entry
 * @classes: (array zero-terminated=1): names of object classes
 *
 * Returns: whether it is of one of them
 */
gboolean
lanyard_directory_entry_has_class (LanyardDirectoryEntry *entry,
                                   const char * const    *classes)
{
  g_auto(GStrv) own = lanyard_directory_entry_dup_texts (entry, "objectClass");

  for (gsize i = 0; own[i] != NULL; i++)
    for (gsize j = 0; classes[j] != NULL; j++)
      if (g_ascii_strcasecmp (own[i], classes[j]) == 0)
        return TRUE;

  return FALSE;
}
