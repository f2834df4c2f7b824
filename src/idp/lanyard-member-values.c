/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-member-values.h"

gboolean
lanyard_member_values_are_added (LanyardGroup *group)
{
  GVariant *attributes;

  g_return_val_if_fail (LANYARD_IS_GROUP (group), FALSE);

  attributes = lanyard_group_get_attributes (group);

  return !lanyard_group_is_disabled (group) && attributes != NULL && g_variant_n_children (attributes) > 0;
}

/**
 * lanyard_member_values_load_groups_sync:
 * @configuration: where the groups are
 * @person_id: of a person
 * @error: what loading gives
 *
 * Returns: (transfer full) (element-type LanyardGroup): the groups that the
 *   person is in and that add attributes, whether or not they grant anything
 */
GPtrArray *
lanyard_member_values_load_groups_sync (LanyardConfiguration  *configuration,
                                        const char            *person_id,
                                        GError               **error)
{
  g_autoptr(GPtrArray) groups = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto(GStrv) ids = NULL;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);
  g_return_val_if_fail (person_id != NULL, NULL);

  ids = lanyard_configuration_list_links_sync (configuration, LANYARD_RELATION_MEMBER, NULL, person_id, error);
  if (ids == NULL)
    return NULL;

  for (gsize i = 0; ids[i] != NULL; i++)
    {
      g_autoptr(LanyardRecord) group = lanyard_configuration_peek_sync (configuration, LANYARD_TYPE_GROUP, NULL, ids[i], error);

      if (group == NULL)
        return NULL;
      if (lanyard_member_values_are_added (LANYARD_GROUP (group)))
        g_ptr_array_add (groups, g_steal_pointer (&group));
    }

  return g_steal_pointer (&groups);
}

/**
 * lanyard_member_values_list_sync:
 * @configuration: where the groups are
 * @person: a person
 * @error: what loading gives
 *
 * Returns: (transfer full) (element-type LanyardEffectiveValues): the custom
 *   attributes that applications are told of @person
 */
GPtrArray *
lanyard_member_values_list_sync (LanyardConfiguration  *configuration,
                                 LanyardPerson         *person,
                                 GError               **error)
{
  g_autoptr(LanyardSettings) settings = NULL;
  g_autoptr(GPtrArray) groups = NULL;

  g_return_val_if_fail (LANYARD_IS_PERSON (person), NULL);

  settings = lanyard_configuration_peek_settings_sync (configuration, error);
  if (settings != NULL)
    groups = lanyard_member_values_load_groups_sync (configuration, lanyard_record_get_id (LANYARD_RECORD (person)), error);
  if (groups == NULL)
    return NULL;

  return lanyard_effective_values_list (person, groups, lanyard_settings_get_custom_attributes (settings));
}

char **
lanyard_member_values_dup_groups (GPtrArray *given)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < given->len; i++)
    {
      LanyardGivenValues *values = given->pdata[i];

      if (values->group != NULL)
        g_strv_builder_add (names, lanyard_group_get_name (values->group));
    }

  return g_strv_builder_end (names);
}
