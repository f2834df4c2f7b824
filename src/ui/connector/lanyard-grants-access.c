/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-grants-access.h"

#include "lanyard-group.h"

const LanyardRelation lanyard_grants_relations[LANYARD_N_GRANTS] = {
  LANYARD_RELATION_GRANT, LANYARD_RELATION_PERSON_GRANT, LANYARD_RELATION_EXCLUSION, LANYARD_RELATION_MFA,
  LANYARD_RELATION_PERSON_MFA,
};

void
lanyard_grants_access_free (LanyardGrantsAccess *access)
{
  for (gsize i = 0; i < LANYARD_N_GRANTS; i++)
    g_clear_pointer (&access->linked[i], g_hash_table_unref);
  g_free (access);
}

static GHashTable *
list_ids (LanyardConfiguration  *configuration,
          LanyardRelation        relation,
          const char            *from_id,
          const char            *to_id,
          GError               **error)
{
  g_auto(GStrv) ids = lanyard_configuration_list_links_sync (configuration, relation, from_id, to_id, error);
  GHashTable *set;

  if (ids == NULL)
    return NULL;

  set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (gsize i = 0; ids[i] != NULL; i++)
    g_hash_table_add (set, g_strdup (ids[i]));

  return set;
}

/* Adds the members of a group, or takes them away. */
static gboolean
take_members (LanyardConfiguration  *configuration,
              const char            *group_id,
              gboolean               excluded,
              GHashTable            *people,
              GError               **error)
{
  g_auto(GStrv) ids = lanyard_configuration_list_links_sync (configuration, LANYARD_RELATION_MEMBER, group_id, NULL, error);

  for (gsize i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      if (excluded)
        g_hash_table_remove (people, ids[i]);
      else
        g_hash_table_add (people, g_strdup (ids[i]));
    }

  return ids != NULL;
}

static gboolean
count_people (LanyardConfiguration  *configuration,
              LanyardGrantsAccess   *access,
              GError               **error)
{
  g_autoptr(GHashTable) people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, access->linked[0]);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_autoptr(LanyardRecord) group = lanyard_configuration_load_sync (configuration, LANYARD_TYPE_GROUP, id, error);

      if (group == NULL)
        return FALSE;
      if (lanyard_group_is_disabled (LANYARD_GROUP (group)))
        access->n_disabled++;
      else if (!take_members (configuration, id, FALSE, people, error))
        return FALSE;
    }

  g_hash_table_iter_init (&iter, access->linked[1]);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (people, g_strdup (id));

  g_hash_table_iter_init (&iter, access->linked[2]);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!take_members (configuration, id, TRUE, people, error))
      return FALSE;

  access->n_people = g_hash_table_size (people);
  return TRUE;
}

gpointer
lanyard_grants_access_load (LanyardConfiguration  *configuration,
                            gpointer               connector_id,
                            GError               **error)
{
  g_autoptr(LanyardGrantsAccess) access = g_new0 (LanyardGrantsAccess, 1);

  for (gsize i = 0; i < LANYARD_N_GRANTS; i++)
    {
      access->linked[i] = list_ids (configuration, lanyard_grants_relations[i], NULL, connector_id, error);
      if (access->linked[i] == NULL)
        return NULL;
    }

  return count_people (configuration, access, error) ? g_steal_pointer (&access) : NULL;
}
