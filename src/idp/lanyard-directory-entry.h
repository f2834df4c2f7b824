/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Different attributes of one entry; each is looked for among the others. */
#define LANYARD_DIRECTORY_NAMES_MAX 1024

/**
 * LanyardDirectoryAttribute: an attribute of an entry
 * @name: its description as the directory wrote it, with its options
 * @values: (element-type GBytes): its values, at least one
 */
typedef struct
{
  char      *name;
  GPtrArray *values;
} LanyardDirectoryAttribute;

/**
 * LanyardDirectoryEntry: an entry of a directory (RFC 4512)
 * @dn: its distinguished name, UTF-8
 * @number: the line where it begins, or its place in an answer; from 1
 * @attributes: (element-type LanyardDirectoryAttribute): as they came
 */
typedef struct
{
  char      *dn;
  guint      number;
  GPtrArray *attributes;
} LanyardDirectoryEntry;

LanyardDirectoryEntry *lanyard_directory_entry_new        (const char            *dn,
                                                           guint                  number);
void                   lanyard_directory_entry_free       (LanyardDirectoryEntry *entry);
gboolean               lanyard_directory_entry_add        (LanyardDirectoryEntry *entry,
                                                           const char            *name,
                                                           GBytes                *value);
GPtrArray             *lanyard_directory_entry_get_values (LanyardDirectoryEntry *entry,
                                                           const char            *name);
char                  *lanyard_directory_entry_dup_text   (LanyardDirectoryEntry *entry,
                                                           const char            *name);
char                 **lanyard_directory_entry_dup_texts  (LanyardDirectoryEntry *entry,
                                                           const char            *name);
char                  *lanyard_directory_entry_dup_identifier (LanyardDirectoryEntry *entry,
                                                           const char            *name);
GHashTable            *lanyard_directory_entries_count    (GPtrArray             *entries,
                                                           const char            *name);
gboolean               lanyard_directory_entry_has_class  (LanyardDirectoryEntry *entry,
                                                           const char * const    *classes);
char                  *lanyard_directory_bytes_dup_text   (GBytes                *value);

/* lanyard-directory-dn.c */
char                  *lanyard_directory_dn_fold          (const char            *dn);
char                  *lanyard_directory_dn_dup_leaf      (const char            *dn);
char                  *lanyard_directory_dn_escape        (const char            *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardDirectoryEntry, lanyard_directory_entry_free)

G_END_DECLS
