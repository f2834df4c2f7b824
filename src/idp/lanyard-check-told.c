/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-check-told.h"

#include "lanyard-member-values.h"

static gboolean
add_members (LanyardConfiguration  *configuration,
             LanyardGroup          *group,
             GHashTable            *givers,
             GError               **error)
{
  g_auto(GStrv) members = lanyard_configuration_list_links_sync (configuration, LANYARD_RELATION_MEMBER,
                                                                 lanyard_record_get_id (LANYARD_RECORD (group)), NULL, error);

  for (gsize i = 0; members != NULL && members[i] != NULL; i++)
    {
      GPtrArray *groups = g_hash_table_lookup (givers, members[i]);

      if (groups == NULL)
        {
          groups = g_ptr_array_new ();
          g_hash_table_insert (givers, g_strdup (members[i]), groups);
        }
      g_ptr_array_add (groups, group);
    }

  return members != NULL;
}

GHashTable *
_lanyard_check_told_index_sync (LanyardConfiguration  *configuration,
                                GHashTable            *people,
                                GListModel            *declared,
                                GError               **error)
{
  g_autoptr(GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_autoptr(GHashTable) givers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr(GPtrArray) groups = lanyard_configuration_list_sync (configuration, LANYARD_TYPE_GROUP, error);
  GHashTableIter iter;
  const char *id;
  GPtrArray *of_person;

  if (groups == NULL)
    return NULL;

  for (guint i = 0; i < groups->len; i++)
    if (lanyard_member_values_are_added (groups->pdata[i]) && !add_members (configuration, groups->pdata[i], givers, error))
      return NULL;

  g_hash_table_iter_init (&iter, givers);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, (gpointer *) &of_person))
    {
      LanyardPerson *person = g_hash_table_lookup (people, id);

      if (person != NULL)
        g_hash_table_insert (told, g_strdup (id), lanyard_effective_values_apply (person, of_person, declared));
    }

  return g_steal_pointer (&told);
}
