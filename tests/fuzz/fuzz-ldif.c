/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The content of directories: its entries, which must be the same when they
 * are written and read again, and the table that is made of them. */

#include "config.h"

#include "fuzz.h"
#include "lanyard-directory-table.h"
#include "lanyard-ldif.h"

static void
check_name (const char *dn)
{
  g_autofree char *folded = lanyard_directory_dn_fold (dn);
  g_autofree char *again = lanyard_directory_dn_fold (folded);
  g_autofree char *leaf = lanyard_directory_dn_dup_leaf (dn);

  g_assert_nonnull (leaf);
  g_assert_nonnull (again);
}

static void
check_entry (LanyardDirectoryEntry *entry)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(LanyardLdifReader) reader = NULL;
  g_autoptr(LanyardDirectoryEntry) again = NULL;
  g_autoptr(GError) error = NULL;

  lanyard_ldif_append (text, "dn", entry->dn);
  for (guint i = 0; i < entry->attributes->len; i++)
    {
      LanyardDirectoryAttribute *attribute = entry->attributes->pdata[i];
      g_auto(GStrv) values = lanyard_directory_entry_dup_texts (entry, attribute->name);

      for (gsize j = 0; values[j] != NULL; j++)
        lanyard_ldif_append (text, attribute->name, values[j]);
    }

  bytes = g_bytes_new (text->str, text->len);
  reader = lanyard_ldif_reader_new (bytes, &error);
  g_assert_no_error (error);
  g_assert_true (lanyard_ldif_reader_next (reader, &again, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (again->dn, ==, entry->dn);
  for (guint i = 0; i < entry->attributes->len; i++)
    {
      LanyardDirectoryAttribute *attribute = entry->attributes->pdata[i];
      g_auto(GStrv) values = lanyard_directory_entry_dup_texts (entry, attribute->name);
      g_auto(GStrv) others = lanyard_directory_entry_dup_texts (again, attribute->name);

      g_assert_cmpstrv (others, values);
    }
  check_name (entry->dn);
}

static void
check_table (LanyardDirectoryTable *table)
{
  GPtrArray *people = lanyard_directory_table_get_people (table);
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) headers = NULL;
  g_autoptr(GPtrArray) columns = NULL;

  if (!lanyard_directory_table_close (table, NULL, &error))
    {
      fuzz_check (FALSE, error);
      return;
    }

  headers = lanyard_directory_table_list_headers (table, &error);
  g_assert_no_error (error);
  columns = lanyard_people_columns_recognise ((const char * const *) headers, NULL, &error);
  fuzz_check (columns != NULL, error);
  for (guint i = 0; columns != NULL && i < people->len; i++)
    for (guint j = 0; j < columns->len; j++)
      {
        g_autofree char *cell = lanyard_directory_table_dup_cell (table, people->pdata[i], columns, j);

        g_assert_true (g_utf8_validate (cell, -1, NULL));
      }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardLdifReader) reader = lanyard_ldif_reader_new (bytes, &error);
  g_autoptr(LanyardDirectoryTable) table = lanyard_directory_table_new ();

  lanyard_ldif_is_ldif (bytes);
  fuzz_check (reader != NULL, error);
  while (reader != NULL)
    {
      LanyardDirectoryEntry *entry;
      gboolean read = lanyard_ldif_reader_next (reader, &entry, &error);

      fuzz_check (read, error);
      if (entry == NULL)
        break;
      check_entry (entry);
      lanyard_directory_table_add (table, entry);
    }
  check_table (table);

  return 0;
}
