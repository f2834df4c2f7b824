/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-check-snapshot-private.h"

#include "lanyard-check-told.h"

GHashTable *
_lanyard_check_snapshot_index_by_id (GPtrArray *records)
{
  GHashTable *by_id = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);

  for (guint i = 0; i < records->len; i++)
    g_hash_table_insert (by_id, (gpointer) lanyard_record_get_id (records->pdata[i]), g_object_ref (records->pdata[i]));

  return by_id;
}

static const char * const *
list_members (LanyardCheckSnapshot  *self,
              const char            *group_id,
              GError               **error)
{
  char **members = g_hash_table_lookup (self->members, group_id);

  if (members != NULL)
    return (const char * const *) members;

  members = lanyard_configuration_list_links_sync (self->configuration, LANYARD_RELATION_MEMBER, group_id, NULL, error);
  if (members != NULL)
    g_hash_table_insert (self->members, g_strdup (group_id), members);

  return (const char * const *) members;
}

static gboolean
read_people (LanyardCheckSnapshot  *self,
             GError               **error)
{
  g_autoptr(GPtrArray) people = NULL;

  if (self->people != NULL)
    return TRUE;

  people = lanyard_configuration_list_sync (self->configuration, LANYARD_TYPE_PERSON, error);
  if (people == NULL)
    return FALSE;

  self->people = _lanyard_check_snapshot_index_by_id (people);
  self->told = _lanyard_check_told_index_sync (self->configuration, self->people,
                                               lanyard_settings_get_custom_attributes (self->settings), error);
  if (self->told != NULL)
    return TRUE;

  g_clear_pointer (&self->people, g_hash_table_unref);
  return FALSE;
}

/* The groups that are not switched off. */
static char **
list_enabled (LanyardCheckSnapshot  *self,
              LanyardRelation        relation,
              const char            *connector_id,
              guint                 *n_disabled,
              GError               **error)
{
  g_auto(GStrv) ids = lanyard_configuration_list_links_sync (self->configuration, relation, NULL, connector_id, error);
  g_autoptr(GStrvBuilder) enabled = g_strv_builder_new ();

  for (gsize i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      g_autoptr(LanyardRecord) group = lanyard_configuration_load_sync (self->configuration, LANYARD_TYPE_GROUP, ids[i], error);

      if (group == NULL)
        return NULL;
      if (lanyard_group_is_disabled (LANYARD_GROUP (group)))
        (*n_disabled)++;
      else
        g_strv_builder_add (enabled, ids[i]);
    }

  return ids != NULL ? g_strv_builder_end (enabled) : NULL;
}

gboolean
_lanyard_check_snapshot_load_grants (LanyardCheckSnapshot  *self,
                                     const char            *connector_id,
                                     LanyardCheckGrants    *grants,
                                     GError               **error)
{
  g_auto(GStrv) mfa = NULL;
  g_auto(GStrv) mfa_people = NULL;
  guint n_without = 0;

  grants->groups = list_enabled (self, LANYARD_RELATION_GRANT, connector_id, &grants->n_disabled, error);
  if (grants->groups == NULL)
    return FALSE;
  mfa = list_enabled (self, LANYARD_RELATION_MFA, connector_id, &n_without, error);
  if (mfa == NULL)
    return FALSE;
  mfa_people = lanyard_configuration_list_links_sync (self->configuration, LANYARD_RELATION_PERSON_MFA, NULL,
                                                      connector_id, error);
  if (mfa_people == NULL)
    return FALSE;
  grants->needs_mfa = mfa[0] != NULL || mfa_people[0] != NULL;
  grants->people = lanyard_configuration_list_links_sync (self->configuration, LANYARD_RELATION_PERSON_GRANT, NULL,
                                                          connector_id, error);
  if (grants->people == NULL)
    return FALSE;
  grants->excluded = lanyard_configuration_list_links_sync (self->configuration, LANYARD_RELATION_EXCLUSION, NULL,
                                                            connector_id, error);
  return grants->excluded != NULL;
}

static void
add_person (LanyardCheckSnapshot *self,
            GHashTable           *counts,
            GPtrArray            *people,
            const char           *id)
{
  LanyardPerson *person = g_hash_table_lookup (self->people, id);
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, id));

  if (person != NULL && count == 0)
    g_ptr_array_add (people, g_object_ref (person));
  g_hash_table_insert (counts, g_strdup (id), GUINT_TO_POINTER (count + 1));
}

static gboolean
list_excluded (LanyardCheckSnapshot  *self,
               const char * const    *groups,
               GHashTable            *excluded,
               GError               **error)
{
  for (gsize i = 0; groups[i] != NULL; i++)
    {
      const char * const *members = list_members (self, groups[i], error);

      if (members == NULL)
        return FALSE;
      for (gsize j = 0; members[j] != NULL; j++)
        g_hash_table_add (excluded, (gpointer) members[j]);
    }

  return TRUE;
}

/* The same people as applications are told of them. */
static void
add_told (LanyardCheckSnapshot *self,
          LanyardCheckPeople   *people)
{
  GPtrArray *all = lanyard_check_people_get_all (people);
  g_autoptr(GPtrArray) told = NULL;

  if (g_hash_table_size (self->told) == 0)
    return;

  told = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < all->len; i++)
    {
      gpointer person = g_hash_table_lookup (self->told, lanyard_record_get_id (all->pdata[i]));

      g_ptr_array_add (told, g_object_ref (person != NULL ? person : all->pdata[i]));
    }
  lanyard_check_people_take_told (people, lanyard_check_people_new (told, NULL));
}

/* Everybody who may, in the order in which the groups name them, then those to
 * whom it is granted themselves. */
static LanyardCheckPeople *
make_people (LanyardCheckSnapshot  *self,
             const LanyardCheckGrants *grants,
             GError               **error)
{
  g_autoptr(GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) excluded = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);

  if (!list_excluded (self, (const char * const *) grants->excluded, excluded, error))
    return NULL;

  for (gsize i = 0; grants->groups[i] != NULL; i++)
    {
      const char * const *members = list_members (self, grants->groups[i], error);

      if (members == NULL)
        return NULL;
      for (gsize j = 0; members[j] != NULL; j++)
        if (!g_hash_table_contains (excluded, members[j]))
          add_person (self, counts, people, members[j]);
    }
  for (gsize i = 0; grants->people[i] != NULL; i++)
    if (!g_hash_table_contains (excluded, grants->people[i]))
      add_person (self, counts, people, grants->people[i]);

  return lanyard_check_people_new (people, counts);
}

/* Connectors that are granted to the same groups share what is counted. */
LanyardCheckPeople *
_lanyard_check_snapshot_get_people (LanyardCheckSnapshot      *self,
                                    const LanyardCheckGrants  *grants,
                                    GError                   **error)
{
  g_autofree char *groups = g_strjoinv ("\n", grants->groups);
  g_autofree char *single = g_strjoinv ("\n", grants->people);
  g_autofree char *excluded = g_strjoinv ("\n", grants->excluded);
  g_autofree char *key = g_strjoin ("\n\n", groups, single, excluded, NULL);
  LanyardCheckPeople *people = g_hash_table_lookup (self->sets, key);

  if (people != NULL)
    return people;
  if (!read_people (self, error))
    return NULL;

  people = make_people (self, grants, error);
  if (people != NULL)
    {
      add_told (self, people);
      g_hash_table_insert (self->sets, g_steal_pointer (&key), people);
    }

  return people;
}

void
_lanyard_check_grants_clear (LanyardCheckGrants *grants)
{
  g_clear_pointer (&grants->groups, g_strfreev);
  g_clear_pointer (&grants->people, g_strfreev);
  g_clear_pointer (&grants->excluded, g_strfreev);
}
