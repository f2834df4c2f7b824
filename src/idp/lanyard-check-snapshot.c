/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-check-snapshot-private.h"

#include <string.h>

/* Events that are looked through for a sign-in that went well. */
#define EVENTS_MAX 50

typedef struct
{
  GPtrArray     *pairs;
  LanyardKeyFit  fit;
} Keys;

static void
keys_free (Keys *keys)
{
  g_ptr_array_unref (keys->pairs);
  g_free (keys);
}

static LanyardKeyPair *
find_active_pair (GPtrArray *pairs)
{
  for (guint i = 0; i < pairs->len; i++)
    if (lanyard_key_pair_get_role (pairs->pdata[i]) == LANYARD_KEY_ROLE_ACTIVE)
      return pairs->pdata[i];

  return NULL;
}

/* C14: a key that cannot be opened here, as in a copy without its seal, says
 * nothing. */
static LanyardKeyFit
compare_keys (LanyardCheckSnapshot *self,
              LanyardKeyPair       *pair)
{
  const char *pem = lanyard_key_pair_get_certificate (pair);
  g_autoptr(GBytes) data = g_bytes_new_static (pem, strlen (pem));
  g_autoptr(LanyardCertificate) certificate = lanyard_certificate_new_from_data (data, NULL);
  g_autoptr(GBytes) secret = NULL;
  g_autoptr(LanyardKey) key = NULL;

  if (certificate == NULL)
    return LANYARD_KEY_FIT_UNKNOWN;

  secret = lanyard_configuration_load_private_key_sync (self->configuration, lanyard_record_get_id (LANYARD_RECORD (pair)), NULL);
  key = secret != NULL ? lanyard_key_new_from_data (secret, NULL, NULL) : NULL;
  if (key == NULL)
    return LANYARD_KEY_FIT_UNKNOWN;

  return lanyard_key_matches (key, lanyard_certificate_get_key (certificate)) ? LANYARD_KEY_FITS : LANYARD_KEY_FIT_WRONG;
}

static const Keys *
get_keys (LanyardCheckSnapshot  *self,
          const char            *connector_id,
          GError               **error)
{
  Keys *keys = g_hash_table_lookup (self->keys, connector_id);
  GPtrArray *pairs;
  LanyardKeyPair *active;

  if (keys != NULL)
    return keys;

  pairs = lanyard_configuration_list_key_pairs_sync (self->configuration, connector_id, error);
  if (pairs == NULL)
    return NULL;

  active = find_active_pair (pairs);
  keys = g_new0 (Keys, 1);
  keys->pairs = pairs;
  keys->fit = active != NULL ? compare_keys (self, active) : LANYARD_KEY_FIT_UNKNOWN;
  g_hash_table_insert (self->keys, g_strdup (connector_id), keys);

  return keys;
}

/* What was kept about the connector: an item, NULL without one. What cannot
 * be read any more is as if it was not there. */
static gpointer
read_kept (LanyardCheckSnapshot *self,
           const char           *kind,
           GType                 type,
           const char           *connector_id,
           gint64                now)
{
  g_autofree char *text = lanyard_configuration_get_state_sync (self->configuration, kind, connector_id, now, FALSE, NULL);

  return text != NULL ? lanyard_item_new_from_json_text (type, text, NULL) : NULL;
}

static gboolean
has_sign_in (GPtrArray *events)
{
  for (guint i = 0; i < events->len; i++)
    {
      g_autofree char *event = NULL;

      g_object_get (events->pdata[i], "event", &event, NULL);
      if (g_strcmp0 (event, "sign-in") == 0)
        return TRUE;
    }

  return FALSE;
}

static LanyardTried
find_whether_tried (LanyardCheckSnapshot *self,
                    LanyardConnector     *connector,
                    gint64                now)
{
  const char *id = lanyard_record_get_id (LANYARD_RECORD (connector));
  g_autofree char *dry_run = NULL;
  g_autoptr(GPtrArray) events = NULL;

  if (lanyard_connector_get_state (connector) == LANYARD_CONNECTOR_DRAFT ||
      lanyard_connector_get_connector_kind (connector) != LANYARD_CONNECTOR_SAML)
    return LANYARD_TRIED_UNKNOWN;

  dry_run = lanyard_configuration_get_state_sync (self->configuration, LANYARD_DRY_RUN_KIND, id, now, FALSE, NULL);
  if (dry_run != NULL)
    return LANYARD_TRIED_WELL;

  events = lanyard_configuration_list_events_sync (self->configuration, id, EVENTS_MAX, NULL);
  if (events == NULL)
    return LANYARD_TRIED_UNKNOWN;
  if (has_sign_in (events))
    return LANYARD_TRIED_WELL;

  return events->len < EVENTS_MAX ? LANYARD_TRIED_NEVER : LANYARD_TRIED_UNKNOWN;
}

/* What a check looks at, and the references that keep it alive. */
typedef struct
{
  LanyardCheckInput   input;
  LanyardSeenRequest *request;
  LanyardHandover    *handover;
  char               *fresh_hash;
  LanyardCheckGrants              grants;
} CheckData;

static void
clear_check_data (CheckData *data)
{
  g_clear_object (&data->request);
  g_clear_object (&data->handover);
  g_clear_pointer (&data->fresh_hash, g_free);
  _lanyard_check_grants_clear (&data->grants);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CheckData, clear_check_data)

static gboolean
load_check_data (LanyardCheckSnapshot  *self,
                 LanyardConnector      *connector,
                 gint64                 now,
                 CheckData             *data,
                 GError               **error)
{
  const char *id = lanyard_record_get_id (LANYARD_RECORD (connector));
  const char *template_id = lanyard_connector_get_template (connector);
  LanyardCheckInput *input = &data->input;
  const Keys *keys = get_keys (self, id, error);

  if (keys == NULL)
    return FALSE;
  if (!_lanyard_check_snapshot_load_grants (self, id, &data->grants, error))
    return FALSE;
  input->people = _lanyard_check_snapshot_get_people (self, &data->grants, error);
  if (input->people == NULL)
    return FALSE;

  data->request = read_kept (self, LANYARD_SEEN_REQUEST_KIND, LANYARD_TYPE_SEEN_REQUEST, id, now);
  data->handover = read_kept (self, LANYARD_HANDOVER_KIND, LANYARD_TYPE_HANDOVER, id, now);
  data->fresh_hash = lanyard_configuration_get_state_sync (self->configuration, LANYARD_FRESH_METADATA_KIND, id, now, FALSE,
                                                           NULL);

  input->connector = connector;
  if (template_id != NULL)
    input->tmpl = lanyard_catalog_lookup (lanyard_catalog_get_default (), template_id, NULL);
  input->others = self->index;
  input->key_pairs = keys->pairs;
  input->key_fit = keys->fit;
  input->n_groups = g_strv_length (data->grants.groups) + g_strv_length (data->grants.people);
  input->n_disabled = data->grants.n_disabled;
  input->n_single = g_strv_length (data->grants.people);
  input->some_need_mfa = data->grants.needs_mfa;
  input->n_everybody = g_hash_table_size (self->people);
  input->base_url = lanyard_settings_get_base_url (self->settings);
  input->scope = lanyard_settings_get_scope (self->settings);
  input->request = data->request;
  input->handover = data->handover;
  input->fresh_hash = data->fresh_hash;
  input->tried = find_whether_tried (self, connector, now);
  input->now = now;
  input->counts = self->counts;
  return TRUE;
}

/**
 * lanyard_check_snapshot_load_sync:
 * @configuration: what is stored; it outlives the snapshot
 * @error: what loading gives
 *
 * Returns: (transfer full): a snapshot
 */
LanyardCheckSnapshot *
lanyard_check_snapshot_load_sync (LanyardConfiguration  *configuration,
                                  GError               **error)
{
  g_autoptr(LanyardCheckSnapshot) self = g_new0 (LanyardCheckSnapshot, 1);

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);

  self->configuration = configuration;
  self->members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
  self->sets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) lanyard_check_people_unref);
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) keys_free);
  self->sequence = LANYARD_CONFIGURATION_GET_CLASS (configuration)->get_sequence (configuration, error);
  if (self->sequence < 0)
    return NULL;
  self->connectors = lanyard_configuration_list_sync (configuration, LANYARD_TYPE_CONNECTOR, error);
  if (self->connectors == NULL)
    return NULL;
  self->settings = lanyard_configuration_load_settings_sync (configuration, error);
  if (self->settings == NULL)
    return NULL;

  self->by_id = _lanyard_check_snapshot_index_by_id (self->connectors);
  self->index = lanyard_check_index_new (self->connectors);
  return g_steal_pointer (&self);
}

/**
 * lanyard_check_snapshot_free:
 * @self: (nullable): a snapshot
 */
void
lanyard_check_snapshot_free (LanyardCheckSnapshot *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->sets, g_hash_table_unref);
  g_clear_pointer (&self->keys, g_hash_table_unref);
  g_clear_pointer (&self->members, g_hash_table_unref);
  g_clear_pointer (&self->told, g_hash_table_unref);
  g_clear_pointer (&self->people, g_hash_table_unref);
  g_clear_pointer (&self->index, lanyard_check_index_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->connectors, g_ptr_array_unref);
  g_clear_object (&self->settings);
  g_free (self);
}

/**
 * lanyard_check_snapshot_is_current_sync:
 * @self: a snapshot
 *
 * Returns: whether nothing was changed since it was read
 */
gboolean
lanyard_check_snapshot_is_current_sync (LanyardCheckSnapshot *self)
{
  return LANYARD_CONFIGURATION_GET_CLASS (self->configuration)->get_sequence (self->configuration, NULL) == self->sequence;
}

/**
 * lanyard_check_snapshot_get_connectors:
 * @self: a snapshot
 *
 * Returns: (transfer none) (element-type LanyardConnector): all of them
 */
GPtrArray *
lanyard_check_snapshot_get_connectors (LanyardCheckSnapshot *self)
{
  return self->connectors;
}

/**
 * lanyard_check_snapshot_find:
 * @self: a snapshot
 * @connector_id: an id
 *
 * Returns: (transfer none) (nullable): the connector as it was read
 */
LanyardConnector *
lanyard_check_snapshot_find (LanyardCheckSnapshot *self,
                             const char           *connector_id)
{
  return g_hash_table_lookup (self->by_id, connector_id);
}

/**
 * lanyard_check_snapshot_set_counts:
 * @self: a snapshot
 * @counts: (nullable): gets what the checks from now on cost
 */
void
lanyard_check_snapshot_set_counts (LanyardCheckSnapshot *self,
                                   LanyardCheckCounts   *counts)
{
  self->counts = counts;
}

/**
 * lanyard_check_snapshot_check_sync:
 * @self: a snapshot
 * @connector: the connector to look at, as stored or an editor's copy
 * @now: seconds
 * @error: what loading gives
 *
 * Returns: (transfer full) (element-type LanyardCheckFinding): errors first
 */
GPtrArray *
lanyard_check_snapshot_check_sync (LanyardCheckSnapshot  *self,
                                   LanyardConnector      *connector,
                                   gint64                 now,
                                   GError               **error)
{
  g_auto(CheckData) data = { 0 };

  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), NULL);

  if (!load_check_data (self, connector, now, &data, error))
    return NULL;

  return lanyard_check_run (&data.input);
}

/**
 * lanyard_check_snapshot_may_activate_sync:
 * @self: a snapshot
 * @connector: the connector to activate
 * @now: seconds
 * @has_key_pair: (out): whether it has an active pair already
 * @error: %LANYARD_ERROR_REFUSED with the errors that the check finds
 *
 * Returns: whether nothing stands against activation
 */
gboolean
lanyard_check_snapshot_may_activate_sync (LanyardCheckSnapshot  *self,
                                          LanyardConnector      *connector,
                                          gint64                 now,
                                          gboolean              *has_key_pair,
                                          GError               **error)
{
  g_auto(CheckData) data = { 0 };

  if (!load_check_data (self, connector, now, &data, error))
    return FALSE;

  *has_key_pair = find_active_pair (data.input.key_pairs) != NULL;
  return lanyard_check_can_activate (&data.input, error);
}
