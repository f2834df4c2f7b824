/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-configuration.h"

#include "lanyard-configuration-private.h"

/*< private >
 * _lanyard_configuration_list_entries:
 *
 * Returns: (transfer container) (element-type LanyardRecordEntry): all records
 *   of a type, sorted
 */
GPtrArray *
_lanyard_configuration_list_entries (LanyardConfiguration  *self,
                                     GType                  type,
                                     GError               **error)
{
  g_autoptr(GPtrArray) records = LANYARD_CONFIGURATION_GET_CLASS (self)->list (self, type, error);
  GPtrArray *entries;

  if (records == NULL)
    return NULL;

  entries = g_ptr_array_new_full (records->len, (GDestroyNotify) _lanyard_record_entry_free);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (entries, _lanyard_record_entry_new (records->pdata[i]));
  _lanyard_record_entries_sort (entries);

  return entries;
}

/**
 * lanyard_configuration_hold:
 * @self: a configuration
 *
 * Until lanyard_configuration_release() all that this thread reads was there at
 * one moment, which is later than this and later than what the thread wrote.
 * That costs less than reading each time what is there then. It is not for
 * what takes long, or waits for somebody.
 */
void
lanyard_configuration_hold (LanyardConfiguration *self)
{
  g_return_if_fail (LANYARD_IS_CONFIGURATION (self));

  if (LANYARD_CONFIGURATION_GET_CLASS (self)->hold != NULL)
    LANYARD_CONFIGURATION_GET_CLASS (self)->hold (self);
}

/**
 * lanyard_configuration_look_anew:
 * @self: a configuration
 *
 * Also between lanyard_configuration_hold() and
 * lanyard_configuration_release(): what this thread reads from now on is what
 * others made of it up to now, or later.
 */
void
lanyard_configuration_look_anew (LanyardConfiguration *self)
{
  g_return_if_fail (LANYARD_IS_CONFIGURATION (self));

  if (LANYARD_CONFIGURATION_GET_CLASS (self)->look_anew != NULL)
    LANYARD_CONFIGURATION_GET_CLASS (self)->look_anew (self);
}

void
lanyard_configuration_release (LanyardConfiguration *self)
{
  g_return_if_fail (LANYARD_IS_CONFIGURATION (self));

  if (LANYARD_CONFIGURATION_GET_CLASS (self)->release != NULL)
    LANYARD_CONFIGURATION_GET_CLASS (self)->release (self);
}

/**
 * lanyard_configuration_get_sequence_sync:
 * @self: a configuration
 * @error: why it cannot be read
 *
 * Returns: a number that is another one after each change of a record or a
 *   link, by whomever; -1 with an error
 */
gint64
lanyard_configuration_get_sequence_sync (LanyardConfiguration  *self,
                                         GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), -1);

  return LANYARD_CONFIGURATION_GET_CLASS (self)->get_sequence (self, error);
}

/**
 * lanyard_configuration_load_sync:
 * @self: a configuration
 * @type: a class derived from #LanyardRecord
 * @id: an id
 * @error: %LANYARD_ERROR_NOT_FOUND if there is none
 *
 * Returns: (transfer full): the record
 */
LanyardRecord *
lanyard_configuration_load_sync (LanyardConfiguration  *self,
                                 GType                  type,
                                 const char            *id,
                                 GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), NULL);
  g_return_val_if_fail (g_type_is_a (type, LANYARD_TYPE_RECORD), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return LANYARD_CONFIGURATION_GET_CLASS (self)->load (self, type, id, error);
}

/**
 * lanyard_configuration_find_sync:
 * @self: a configuration
 * @type: a class derived from #LanyardRecord
 * @field: "slug", "label", "sp_entity_id" of a connector; "name" of a group;
 *   "username", "email" of a person (both without regard to case)
 * @value: what it holds
 * @error: %LANYARD_ERROR_NOT_FOUND, or %LANYARD_ERROR_INVALID when several match
 *
 * Returns: (transfer full): the only record that matches
 */
LanyardRecord *
lanyard_configuration_find_sync (LanyardConfiguration  *self,
                                 GType                  type,
                                 const char            *field,
                                 const char            *value,
                                 GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), NULL);
  g_return_val_if_fail (g_type_is_a (type, LANYARD_TYPE_RECORD), NULL);
  g_return_val_if_fail (field != NULL, NULL);
  g_return_val_if_fail (value != NULL, NULL);

  return LANYARD_CONFIGURATION_GET_CLASS (self)->find (self, type, field, value, error);
}

/**
 * lanyard_configuration_peek_sync:
 * @self: a configuration
 * @type: a type of records
 * @field: (nullable): a field that finds one, %NULL for the id
 * @value: its value
 * @error: as lanyard_configuration_find_sync() and
 *   lanyard_configuration_load_sync()
 *
 * As those, for who only reads: others on the same thread may have the same
 * record now, and a person on other threads too, and nobody may change it. No
 * record is for several threads that has lists.
 *
 * Returns: (transfer full): the record
 */
LanyardRecord *
lanyard_configuration_peek_sync (LanyardConfiguration  *self,
                                 GType                  type,
                                 const char            *field,
                                 const char            *value,
                                 GError               **error)
{
  LanyardConfigurationClass *klass;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), NULL);
  g_return_val_if_fail (g_type_is_a (type, LANYARD_TYPE_RECORD), NULL);
  g_return_val_if_fail (value != NULL, NULL);

  klass = LANYARD_CONFIGURATION_GET_CLASS (self);
  if (klass->peek != NULL)
    return klass->peek (self, type, field, value, error);

  return field != NULL ? klass->find (self, type, field, value, error) : klass->load (self, type, value, error);
}

/**
 * lanyard_configuration_list_sync:
 * @self: a configuration
 * @type: a class derived from #LanyardRecord
 * @error: why they cannot be read
 *
 * Returns: (transfer container) (element-type LanyardRecord): all of a type,
 *   sorted by title
 */
GPtrArray *
lanyard_configuration_list_sync (LanyardConfiguration  *self,
                                 GType                  type,
                                 GError               **error)
{
  g_autoptr(GPtrArray) entries = NULL;
  GPtrArray *records;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), NULL);
  g_return_val_if_fail (g_type_is_a (type, LANYARD_TYPE_RECORD), NULL);

  entries = _lanyard_configuration_list_entries (self, type, error);
  if (entries == NULL)
    return NULL;

  records = g_ptr_array_new_full (entries->len, g_object_unref);
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (records, g_object_ref (((LanyardRecordEntry *) entries->pdata[i])->record));

  return records;
}

/**
 * lanyard_configuration_load_settings_sync:
 * @self: a configuration
 * @error: why they cannot be read
 *
 * Returns: (transfer full): the settings
 */
LanyardSettings *
lanyard_configuration_load_settings_sync (LanyardConfiguration  *self,
                                          GError               **error)
{
  LanyardRecord *record;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), NULL);

  record = lanyard_configuration_load_sync (self, LANYARD_TYPE_SETTINGS, "settings", error);

  return record != NULL ? LANYARD_SETTINGS (record) : NULL;
}

/**
 * lanyard_configuration_peek_settings_sync:
 * @self: a configuration
 * @error: why they cannot be read
 *
 * Returns: (transfer full): the settings, not to be changed
 */
LanyardSettings *
lanyard_configuration_peek_settings_sync (LanyardConfiguration  *self,
                                          GError               **error)
{
  LanyardRecord *record = lanyard_configuration_peek_sync (self, LANYARD_TYPE_SETTINGS, NULL, "settings", error);

  return record != NULL ? LANYARD_SETTINGS (record) : NULL;
}

/**
 * lanyard_configuration_list_history_sync:
 * @self: a configuration
 * @record_id: (nullable): a record, %NULL for all
 * @after: only what is later than this sequence, 0 for everything
 * @error: why it cannot be read
 *
 * Returns: (transfer container) (element-type LanyardHistoryEntry): the changes,
 *   oldest first
 */
GPtrArray *
lanyard_configuration_list_history_sync (LanyardConfiguration  *self,
                                         const char            *record_id,
                                         gint64                 after,
                                         GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), NULL);

  return LANYARD_CONFIGURATION_GET_CLASS (self)->list_history (self, record_id, after, error);
}

/**
 * lanyard_configuration_query_history_sync:
 * @self: a configuration
 * @query: which part of it
 * @error: why it cannot be read
 *
 * Entries of one change follow each other, and a change is never cut in two.
 *
 * Returns: (transfer container) (element-type LanyardHistoryEntry): the
 *   entries, newest first
 */
GPtrArray *
lanyard_configuration_query_history_sync (LanyardConfiguration       *self,
                                          const LanyardHistoryQuery  *query,
                                          GError                    **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  return LANYARD_CONFIGURATION_GET_CLASS (self)->query_history (self, query, error);
}

/**
 * lanyard_configuration_list_links_sync:
 * @self: a configuration
 * @relation: what kind of link
 * @group_id: (nullable): what the link begins at, a group or a person
 *   (lanyard_relation_get_from_type()), or
 * @other_id: (nullable): a person or a connector
 * @error: why they cannot be read
 *
 * Returns: (transfer full): ids on the other side of the one that is given
 */
char **
lanyard_configuration_list_links_sync (LanyardConfiguration  *self,
                                       LanyardRelation        relation,
                                       const char            *group_id,
                                       const char            *other_id,
                                       GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), NULL);
  g_return_val_if_fail ((group_id != NULL) != (other_id != NULL), NULL);

  return LANYARD_CONFIGURATION_GET_CLASS (self)->list_links (self, relation, group_id, other_id, error);
}

/**
 * lanyard_configuration_list_access_rules_sync:
 * @self: a configuration
 * @person_id: a person
 * @connector_id: a connector
 * @error: why it cannot be read
 *
 * Returns: (transfer full): all that is set between the two, as KIND:ID:
 *   "exclusion" (an excluded group that the person is in), "grant" (a group
 *   that is granted the connector), "disabled" (likewise, but switched off),
 *   "mfa" (a group whose members need a second factor), "person_grant",
 *   "person_mfa"
 */
char **
lanyard_configuration_list_access_rules_sync (LanyardConfiguration  *self,
                                              const char            *person_id,
                                              const char            *connector_id,
                                              GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), NULL);
  g_return_val_if_fail (person_id != NULL, NULL);
  g_return_val_if_fail (connector_id != NULL, NULL);

  return LANYARD_CONFIGURATION_GET_CLASS (self)->list_access_rules (self, person_id, connector_id, error);
}

/**
 * lanyard_configuration_list_portal_sync:
 * @self: a configuration
 * @person_id: a person
 * @error: why it cannot be read
 *
 * Returns: (transfer full): ids of the connectors that the person may use,
 *   sorted by label
 */
char **
lanyard_configuration_list_portal_sync (LanyardConfiguration  *self,
                                        const char            *person_id,
                                        GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), NULL);
  g_return_val_if_fail (person_id != NULL, NULL);

  return LANYARD_CONFIGURATION_GET_CLASS (self)->list_portal (self, person_id, error);
}

/**
 * lanyard_configuration_list_key_pairs_sync:
 * @self: a configuration
 * @connector_id: (nullable): a connector, %NULL for all
 * @error: why they cannot be read
 *
 * Returns: (transfer container) (element-type LanyardKeyPair): active ones first,
 *   then next, then retired
 */
GPtrArray *
lanyard_configuration_list_key_pairs_sync (LanyardConfiguration  *self,
                                           const char            *connector_id,
                                           GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), NULL);

  return LANYARD_CONFIGURATION_GET_CLASS (self)->list_key_pairs (self, connector_id, error);
}

/**
 * lanyard_configuration_load_private_key_sync:
 * @self: a configuration
 * @key_pair_id: a key pair
 * @error: %LANYARD_ERROR_NOT_FOUND, %LANYARD_ERROR_CORRUPT
 *
 * Returns: (transfer full): PKCS#8 DER in bytes that are erased
 */
GBytes *
lanyard_configuration_load_private_key_sync (LanyardConfiguration  *self,
                                             const char            *key_pair_id,
                                             GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), NULL);
  g_return_val_if_fail (key_pair_id != NULL, NULL);

  return LANYARD_CONFIGURATION_GET_CLASS (self)->load_private_key (self, key_pair_id, error);
}

/**
 * lanyard_configuration_load_secret_sync:
 * @self: a configuration
 * @id: of what is sealed
 * @key: of the placeholder that it is for
 * @error: %LANYARD_ERROR_NOT_FOUND, %LANYARD_CRYPTO_ERROR_SEALED
 *
 * Returns: (transfer full): the secret, in bytes that are erased
 */
GBytes *
lanyard_configuration_load_secret_sync (LanyardConfiguration  *self,
                                        const char            *id,
                                        const char            *key,
                                        GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (key != NULL, NULL);

  return LANYARD_CONFIGURATION_GET_CLASS (self)->load_secret (self, id, key, error);
}

/**
 * lanyard_configuration_load_password_sync:
 * @self: a configuration
 * @person_id: a person
 * @error: why it cannot be read
 *
 * Returns: (transfer full) (nullable): the hash; %NULL without error if the
 *   person has no password
 */
char *
lanyard_configuration_load_password_sync (LanyardConfiguration  *self,
                                          const char            *person_id,
                                          GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), NULL);
  g_return_val_if_fail (person_id != NULL, NULL);

  return LANYARD_CONFIGURATION_GET_CLASS (self)->load_password (self, person_id, error);
}

/**
 * lanyard_configuration_replace_password_sync:
 * @self: a configuration
 * @person_id: a person
 * @old_hash: the hash that is stored
 * @new_hash: another one of the same password
 * @error: why it cannot be written
 *
 * No change that anybody would see or take back: the password stays the same.
 * Where @old_hash is not the person's any more, nothing happens.
 *
 * Returns: %FALSE if it failed
 */
gboolean
lanyard_configuration_replace_password_sync (LanyardConfiguration  *self,
                                             const char            *person_id,
                                             const char            *old_hash,
                                             const char            *new_hash,
                                             GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), FALSE);
  g_return_val_if_fail (person_id != NULL, FALSE);
  g_return_val_if_fail (old_hash != NULL && new_hash != NULL, FALSE);

  return LANYARD_CONFIGURATION_GET_CLASS (self)->replace_password (self, person_id, old_hash, new_hash, error);
}

/**
 * lanyard_configuration_add_event_sync:
 * @self: a configuration
 * @event: what happened
 * @error: why it cannot be kept
 *
 * Returns: whether it is kept
 */
gboolean
lanyard_configuration_add_event_sync (LanyardConfiguration  *self,
                                      LanyardEvent          *event,
                                      GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), FALSE);
  g_return_val_if_fail (LANYARD_IS_EVENT (event), FALSE);
  g_warn_if_fail (g_strv_contains (lanyard_event_list_kinds (), lanyard_event_get_text (event, "event")));

  return LANYARD_CONFIGURATION_GET_CLASS (self)->add_event (self, event, error);
}

/**
 * lanyard_configuration_add_event_later:
 * @self: a configuration
 * @event: what happened, as it is now
 * @then: called on any thread when it is kept, or is not; perhaps before this
 *   returns
 * @user_data: for @then
 *
 * As lanyard_configuration_add_event_sync(), after what this thread wrote
 * before, without waiting for it.
 */
void
lanyard_configuration_add_event_later (LanyardConfiguration  *self,
                                       LanyardEvent          *event,
                                       LanyardThenFunc        then,
                                       gpointer               user_data)
{
  LanyardConfigurationClass *klass;
  g_autoptr(GError) error = NULL;

  g_return_if_fail (LANYARD_IS_CONFIGURATION (self));
  g_return_if_fail (LANYARD_IS_EVENT (event));
  g_return_if_fail (then != NULL);
  g_warn_if_fail (g_strv_contains (lanyard_event_list_kinds (), lanyard_event_get_text (event, "event")));

  klass = LANYARD_CONFIGURATION_GET_CLASS (self);
  if (klass->add_event_later != NULL)
    {
      klass->add_event_later (self, event, then, user_data);
      return;
    }

  klass->add_event (self, event, &error);
  then (error, user_data);
}

/**
 * lanyard_configuration_list_events_sync:
 * @self: a configuration
 * @connector_id: (nullable): a connector, %NULL for all
 * @limit: the most to return
 * @error: why they cannot be read
 *
 * What the identity provider did; without the changes of administrators.
 *
 * Returns: (transfer container) (element-type LanyardEvent): newest first
 */
GPtrArray *
lanyard_configuration_list_events_sync (LanyardConfiguration  *self,
                                        const char            *connector_id,
                                        guint                  limit,
                                        GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), NULL);

  return LANYARD_CONFIGURATION_GET_CLASS (self)->list_events (self, connector_id, limit, error);
}

/**
 * lanyard_configuration_list_events_of_reference_sync:
 * @self: a configuration
 * @reference: what a refused person reads out
 * @error: why they cannot be read
 *
 * Returns: (transfer container) (element-type LanyardEvent): those of the
 *   request with that reference, newest first; empty if there are none
 */
GPtrArray *
lanyard_configuration_list_events_of_reference_sync (LanyardConfiguration  *self,
                                                     const char            *reference,
                                                     GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), NULL);
  g_return_val_if_fail (reference != NULL, NULL);

  return LANYARD_CONFIGURATION_GET_CLASS (self)->list_events_of_reference (self, reference, error);
}
