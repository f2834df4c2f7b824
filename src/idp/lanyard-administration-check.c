/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-administration.h"

#include "lanyard-administration-private.h"
#include "lanyard-check.h"

/* Adds the ids of @group_id's members to @ids. */
static gboolean
collect_members (LanyardConfiguration  *configuration,
                 const char            *group_id,
                 GHashTable            *ids,
                 GError               **error)
{
  g_auto(GStrv) members = NULL;

  members = lanyard_configuration_list_links_sync (configuration, LANYARD_RELATION_MEMBER, group_id, NULL, error);
  if (members == NULL)
    return FALSE;

  for (guint i = 0; members[i] != NULL; i++)
    g_hash_table_add (ids, g_strdup (members[i]));

  return TRUE;
}

/* (element-type LanyardPerson): who may use the connector. */
static GPtrArray *
list_people (LanyardConfiguration  *configuration,
             const char            *connector_id,
             guint                 *n_groups,
             GError               **error)
{
  g_autoptr(GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) people = NULL;
  g_auto(GStrv) groups = NULL;

  groups = lanyard_configuration_list_links_sync (configuration, LANYARD_RELATION_GRANT, NULL, connector_id, error);
  if (groups == NULL)
    return NULL;

  *n_groups = g_strv_length (groups);
  for (guint i = 0; groups[i] != NULL; i++)
    if (!collect_members (configuration, groups[i], ids, error))
      return NULL;

  people = lanyard_configuration_list_sync (configuration, LANYARD_TYPE_PERSON, error);
  if (people == NULL)
    return NULL;

  for (guint i = people->len; i > 0; i--)
    if (!g_hash_table_contains (ids, lanyard_record_get_id (g_ptr_array_index (people, i - 1))))
      g_ptr_array_remove_index (people, i - 1);

  return g_steal_pointer (&people);
}

/* What the check looks at, and the references that keep it alive. */
typedef struct
{
  LanyardCheckInput  input;
  GPtrArray         *connectors;
  GPtrArray         *key_pairs;
  GPtrArray         *people;
  LanyardSettings   *settings;
} CheckData;

static void
clear_check_data (CheckData *data)
{
  g_clear_pointer (&data->connectors, g_ptr_array_unref);
  g_clear_pointer (&data->key_pairs, g_ptr_array_unref);
  g_clear_pointer (&data->people, g_ptr_array_unref);
  g_clear_object (&data->settings);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CheckData, clear_check_data)

static gboolean
load_check_data (CheckData             *data,
                 LanyardConfiguration  *configuration,
                 LanyardConnector      *connector,
                 gint64                 now,
                 GError               **error)
{
  const char *id = lanyard_record_get_id (LANYARD_RECORD (connector));
  const char *template_id = lanyard_connector_get_template (connector);

  data->connectors = lanyard_configuration_list_sync (configuration, LANYARD_TYPE_CONNECTOR, error);
  if (data->connectors == NULL)
    return FALSE;
  data->key_pairs = lanyard_configuration_list_key_pairs_sync (configuration, id, error);
  if (data->key_pairs == NULL)
    return FALSE;
  data->people = list_people (configuration, id, &data->input.n_groups, error);
  if (data->people == NULL)
    return FALSE;
  data->settings = lanyard_configuration_load_settings_sync (configuration, error);
  if (data->settings == NULL)
    return FALSE;

  data->input.connector = connector;
  if (template_id != NULL)
    data->input.tmpl = lanyard_catalog_lookup (lanyard_catalog_get_default (), template_id, NULL);
  data->input.connectors = data->connectors;
  data->input.key_pairs = data->key_pairs;
  data->input.people = data->people;
  data->input.base_url = lanyard_settings_get_base_url (data->settings);
  data->input.scope = lanyard_settings_get_scope (data->settings);
  data->input.now = now;
  return TRUE;
}

static gboolean
has_active_pair (GPtrArray *key_pairs)
{
  for (guint i = 0; i < key_pairs->len; i++)
    if (lanyard_key_pair_get_role (g_ptr_array_index (key_pairs, i)) == LANYARD_KEY_ROLE_ACTIVE)
      return TRUE;

  return FALSE;
}

/**
 * _lanyard_administration_may_activate_sync:
 * @configuration: what is stored
 * @connector: the connector to activate
 * @now: seconds
 * @has_key_pair: (out): whether it has an active pair already
 * @error: %LANYARD_ERROR_REFUSED, the first error that the check finds
 *
 * Returns: whether nothing stands against activation
 */
gboolean
_lanyard_administration_may_activate_sync (LanyardConfiguration  *configuration,
                                           LanyardConnector      *connector,
                                           gint64                 now,
                                           gboolean              *has_key_pair,
                                           GError               **error)
{
  g_auto(CheckData) data = { 0 };

  if (!load_check_data (&data, configuration, connector, now, error))
    return FALSE;

  *has_key_pair = has_active_pair (data.key_pairs);
  return lanyard_check_can_activate (&data.input, error);
}

/**
 * lanyard_administration_check_sync:
 * @configuration: what is stored
 * @connector: the connector to look at, as stored or an editor's copy
 * @now: seconds
 * @error: what loading gives
 *
 * Runs the connector check with everything it looks at.
 *
 * Returns: (transfer full) (element-type LanyardCheckFinding): errors first
 */
GPtrArray *
lanyard_administration_check_sync (LanyardConfiguration  *configuration,
                                   LanyardConnector      *connector,
                                   gint64                 now,
                                   GError               **error)
{
  g_auto(CheckData) data = { 0 };

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);
  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), NULL);

  if (!load_check_data (&data, configuration, connector, now, error))
    return NULL;

  return lanyard_check_run (&data.input);
}
