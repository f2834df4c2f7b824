/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "life-fixture.h"

const char *
life_get_id (gpointer record)
{
  return lanyard_record_get_id (LANYARD_RECORD (record));
}

LanyardConnector *
life_load (IdpFixture *fixture,
           const char *id)
{
  g_autoptr(GError) error = NULL;
  LanyardRecord *record = lanyard_configuration_load_sync (fixture->configuration, LANYARD_TYPE_CONNECTOR, id, &error);

  g_assert_no_error (error);
  return LANYARD_CONNECTOR (record);
}

LanyardConnector *
life_add (IdpFixture *fixture,
          const char *template_id,
          const char *label)
{
  g_autoptr(GError) error = NULL;
  LanyardTemplate *tmpl = lanyard_catalog_lookup (lanyard_catalog_get_default (), template_id, &error);
  LanyardConnector *connector;

  g_assert_no_error (error);
  connector = lanyard_administration_add_connector_sync (fixture->configuration, tmpl, label, NULL, NULL, &error);
  g_assert_no_error (error);
  return connector;
}

LanyardFieldPair *
life_find_pair (GPtrArray  *pairs,
                const char *field)
{
  for (guint i = 0; i < pairs->len; i++)
    if (g_str_equal (lanyard_field_pair_get_field (g_ptr_array_index (pairs, i)), field))
      return g_ptr_array_index (pairs, i);

  return NULL;
}

void
life_assert_pair (GPtrArray  *pairs,
                  const char *field,
                  const char *left,
                  const char *right)
{
  LanyardFieldPair *pair = life_find_pair (pairs, field);

  g_assert_nonnull (pair);
  g_assert_cmpstr (lanyard_field_pair_get_left (pair), ==, left);
  g_assert_cmpstr (lanyard_field_pair_get_right (pair), ==, right);
}

gboolean
life_is_granted (IdpFixture   *fixture,
                 LanyardGroup *group,
                 const char   *connector_id)
{
  g_auto(GStrv) ids = lanyard_configuration_list_links_sync (fixture->configuration, LANYARD_RELATION_GRANT, NULL,
                                                             connector_id, NULL);

  return g_strv_contains ((const char * const *) ids, life_get_id (group));
}
