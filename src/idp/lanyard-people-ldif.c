/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-people-import-private.h"

#include <glib/gi18n-lib.h>

#include "lanyard-directory-table.h"
#include "lanyard-error.h"
#include "lanyard-ldif.h"

/* How many entries are read between two looks at whether it was cancelled. */
#define CANCEL_STEP 256

struct _LanyardPeopleLdif
{
  LanyardDirectoryTable *table;
  guint                  place;     /* of the next person */
};

static gboolean
read_entries (LanyardDirectoryTable  *table,
              LanyardLdifReader      *reader,
              GCancellable           *cancellable,
              GError                **error)
{
  for (guint n = 0;; n++)
    {
      LanyardDirectoryEntry *entry;

      if (n % CANCEL_STEP == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!lanyard_ldif_reader_next (reader, &entry, error))
        return FALSE;
      if (entry == NULL)
        return TRUE;
      lanyard_directory_table_add (table, entry);
    }
}

LanyardPeopleLdif *
_lanyard_people_ldif_new (GBytes        *bytes,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_autoptr(LanyardLdifReader) reader = lanyard_ldif_reader_new (bytes, error);
  g_autoptr(LanyardDirectoryTable) table = lanyard_directory_table_new ();
  LanyardPeopleLdif *self;

  if (reader == NULL || !read_entries (table, reader, cancellable, error) ||
      !lanyard_directory_table_close (table, NULL, error))
    return NULL;

  self = g_new0 (LanyardPeopleLdif, 1);
  self->table = g_steal_pointer (&table);

  return self;
}

void
_lanyard_people_ldif_free (LanyardPeopleLdif *self)
{
  if (self == NULL)
    return;

  lanyard_directory_table_free (self->table);
  g_free (self);
}

/* The attributes that people have. */
char **
_lanyard_people_ldif_list_headers (LanyardPeopleLdif  *self,
                                   GError            **error)
{
  if (lanyard_directory_table_get_people (self->table)->len > 0)
    return lanyard_directory_table_list_headers (self->table, error);

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID, NULL,
                     _("People are entries of the class inetOrgPerson, posixAccount or user"),
                     _("The file has no people"));
  return NULL;
}

/* The cells of the next person; NULL at the end. */
char **
_lanyard_people_ldif_next (LanyardPeopleLdif *self,
                           GPtrArray         *columns,
                           guint             *line)
{
  GPtrArray *people = lanyard_directory_table_get_people (self->table);
  LanyardDirectoryEntry *person;
  char **cells;

  if (self->place == people->len)
    return NULL;

  person = people->pdata[self->place++];
  *line = person->number;
  cells = g_new0 (char *, columns->len + 1);
  for (guint i = 0; i < columns->len; i++)
    cells[i] = lanyard_directory_table_dup_cell (self->table, person, columns, i);

  return cells;
}

/* Groups without members are made as well, and each new one gets its
 * description. */
gboolean
_lanyard_people_ldif_plan_groups (LanyardPeopleLdif  *self,
                                  LanyardPeopleRows  *rows,
                                  GError            **error)
{
  GPtrArray *groups = lanyard_directory_table_get_groups (self->table);

  for (guint i = 0; rows->options->make_groups && i < groups->len; i++)
    {
      const char *name = lanyard_directory_table_get_group_name (self->table, groups->pdata[i]);
      g_autofree char *description = lanyard_directory_entry_dup_text (groups->pdata[i], "description");
      LanyardGroup *group = _lanyard_people_index_find_group (rows->index, name);
      g_autoptr(LanyardGroup) made = group == NULL ? lanyard_group_new (name) : NULL;

      if (made != NULL)
        {
          if (!lanyard_item_validate (LANYARD_ITEM (made), error))
            return FALSE;
          _lanyard_people_index_add_group (rows->index, made);
          g_ptr_array_add (rows->groups, g_object_ref (made));
          group = made;
        }
      if (lanyard_record_get_revision (LANYARD_RECORD (group)) == 0)
        g_object_set (group, "description", description, NULL);
    }

  return TRUE;
}
