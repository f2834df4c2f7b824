/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-local-configuration-private.h"

#include "lanyard-error.h"
#include "lanyard-time.h"
#include "lanyard-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  LanyardWriter writer;
  GPtrArray *changes;
  GHashTable *sealed;       /* key pair id → GBytes */
  GHashTable *secrets;      /* their ids → GBytes */
  GCancellable *cancellable;
} Job;

/* The stored version of @record, which must be the one that was edited. */
static gboolean
peek_edited (LanyardWriter       *writer,
             const LanyardTable  *table,
             LanyardRecord       *record,
             LanyardRecord      **stored,
             GError             **error)
{
  gint64 revision;

  if (!lanyard_table_peek (table, writer->database, lanyard_record_get_id (record), stored, error))
    return FALSE;

  revision = *stored != NULL ? lanyard_record_get_revision (*stored) : 0;
  if (revision == lanyard_record_get_revision (record))
    return TRUE;

  g_clear_object (stored);

  return _lanyard_local_configuration_set_conflict (lanyard_record_get_title (record), error);
}

static gboolean
save_record (LanyardWriter  *writer,
             LanyardRecord  *record,
             GError        **error)
{
  const LanyardTable *table = lanyard_table_for_type (G_OBJECT_TYPE (record));
  g_autoptr(LanyardRecord) stored = NULL;

  return (!LANYARD_IS_CONNECTOR (record) ||
          _lanyard_local_configuration_check_secrets (writer->database, LANYARD_CONNECTOR (record), error)) &&
         peek_edited (writer, table, record, &stored, error) &&
         lanyard_writer_put (writer, table, stored, record, error);
}

static gboolean
delete_record (LanyardWriter  *writer,
               LanyardRecord  *record,
               GError        **error)
{
  const LanyardTable *table = lanyard_table_for_type (G_OBJECT_TYPE (record));
  g_autoptr(LanyardRecord) stored = NULL;

  if (LANYARD_IS_SETTINGS (record))
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED,
                         _("Every configuration has them"), NULL,
                         _("The settings cannot be deleted"));
      return FALSE;
    }

  if (!peek_edited (writer, table, record, &stored, error))
    return FALSE;
  if (stored == NULL)
    return lanyard_table_set_missing (table, lanyard_record_get_id (record), error);

  return lanyard_writer_delete (writer, table, stored, error);
}

static gboolean
insert_private_key (LanyardWriter  *writer,
                    const char     *key_pair_id,
                    GBytes         *sealed,
                    GError        **error)
{
  g_autoptr(LanyardStatement) statement = NULL;

  statement = lanyard_statement_new (writer->database,
                                     "INSERT INTO private_key (key_pair_id, sealed) VALUES ($1, $2)",
                                     error);
  if (statement == NULL)
    return FALSE;

  lanyard_statement_bind_text (statement, 1, key_pair_id);
  lanyard_statement_bind_bytes (statement, 2, sealed);

  return lanyard_statement_execute (statement, error);
}

/* Whoever added a pair since this one was planned would have it published
 * beside this one, and the next step would take either. */
static gboolean
check_role_is_free (LanyardWriter   *writer,
                    LanyardKeyPair  *key_pair,
                    const char      *title,
                    GError         **error)
{
  LanyardKeyRole role = lanyard_key_pair_get_role (key_pair);
  g_autoptr(GPtrArray) present = NULL;

  if (role == LANYARD_KEY_ROLE_RETIRED)
    return TRUE;

  present = lanyard_table_select (lanyard_table_for_kind ("key_pair"), writer->database, "connector_id",
                                  lanyard_key_pair_get_connector (key_pair), error);
  if (present == NULL)
    return FALSE;

  for (guint i = 0; i < present->len; i++)
    if (lanyard_key_pair_get_role (present->pdata[i]) == role)
      return _lanyard_local_configuration_set_conflict (title, error);

  return TRUE;
}

static gboolean
add_key_pair (LanyardWriter   *writer,
              LanyardKeyPair  *key_pair,
              GBytes          *sealed,
              GError         **error)
{
  LanyardRecord *record = LANYARD_RECORD (key_pair);
  g_autofree char *title = NULL;

  return lanyard_table_peek_title (lanyard_table_for_kind ("connector"), writer->database,
                                   lanyard_key_pair_get_connector (key_pair), &title, error) &&
         check_role_is_free (writer, key_pair, title, error) &&
         save_record (writer, record, error) &&
         insert_private_key (writer, lanyard_record_get_id (record), sealed, error);
}

static gboolean
apply_change (Job            *job,
              LanyardChange  *change,
              GError        **error)
{
  LanyardWriter *writer = &job->writer;

  switch (change->type)
    {
    case LANYARD_CHANGE_SAVE:
      return save_record (writer, change->record, error);

    case LANYARD_CHANGE_DELETE:
      return delete_record (writer, change->record, error);

    case LANYARD_CHANGE_LINK:
    case LANYARD_CHANGE_UNLINK:
      return lanyard_writer_link (writer, change->relation, change->from_id, change->to_id,
                                  change->type == LANYARD_CHANGE_LINK, error);

    case LANYARD_CHANGE_PASSWORD:
      return lanyard_writer_add_password (writer, change->from_id, change->password_hash, error);

    case LANYARD_CHANGE_KEY_PAIR:
      return add_key_pair (writer, LANYARD_KEY_PAIR (change->record),
                           g_hash_table_lookup (job->sealed,
                                                lanyard_record_get_id (change->record)),
                           error);

    default:
      g_assert_not_reached ();
    }
}

static gboolean
apply_job (LanyardDatabase  *database,
           gpointer          data,
           GError          **error)
{
  Job *job = data;
  GHashTableIter iter;
  gpointer id, sealed;

  g_hash_table_iter_init (&iter, job->secrets);
  while (g_hash_table_iter_next (&iter, &id, &sealed))
    {
      if (!_lanyard_local_configuration_insert_secret (database, id, sealed, error))
        return FALSE;
    }
  for (guint i = 0; i < job->changes->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (job->cancellable, error) ||
          !apply_change (job, g_ptr_array_index (job->changes, i), error))
        return FALSE;
    }

  return lanyard_writer_finish (&job->writer, error);
}

/* Before the transaction: the keyring may ask for its password. */
static GHashTable *
seal_private_keys (LanyardConfiguration  *self,
                   GPtrArray             *changes,
                   GError               **error)
{
  g_autoptr(GHashTable) sealed = NULL;

  sealed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  for (guint i = 0; i < changes->len; i++)
    {
      LanyardChange *change = g_ptr_array_index (changes, i);
      const char *id;
      GBytes *bytes;

      if (change->type != LANYARD_CHANGE_KEY_PAIR)
        continue;

      id = lanyard_record_get_id (change->record);
      bytes = _lanyard_local_configuration_seal_private_key (self, id, change->private_key, error);
      if (bytes == NULL)
        return NULL;
      g_hash_table_replace (sealed, g_strdup (id), bytes);
    }

  return g_steal_pointer (&sealed);
}

/* What is new is sealed under an id of its own, which the connector then names:
 * what was before stays, so that the change can be undone. */
static gboolean
seal_secrets_of (LanyardConfiguration  *self,
                 LanyardConnector      *connector,
                 GHashTable            *secrets,
                 GError               **error)
{
  GVariantBuilder builder;
  g_autoptr(GVariant) entries = g_variant_ref (lanyard_connector_get_secrets (connector));
  GVariantIter iter;
  const char *key, *entry;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, entries);
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &entry))
    {
      g_autofree char *id = NULL;
      g_autofree char *reference = NULL;
      GBytes *sealed;

      if (!g_str_has_prefix (entry, LANYARD_SECRET_OPEN))
        {
          g_variant_builder_add (&builder, "{ss}", key, entry);
          continue;
        }

      id = g_uuid_string_random ();
      sealed = _lanyard_local_configuration_seal_secret (self, id, key, entry + strlen (LANYARD_SECRET_OPEN), error);
      if (sealed == NULL)
        {
          g_variant_builder_clear (&builder);
          return FALSE;
        }
      reference = g_strconcat (LANYARD_SECRET_SEALED, id, NULL);
      g_variant_builder_add (&builder, "{ss}", key, reference);
      g_hash_table_replace (secrets, g_steal_pointer (&id), sealed);
    }

  g_object_set (connector, "secrets", g_variant_builder_end (&builder), NULL);
  return TRUE;
}

static GHashTable *
seal_secrets (LanyardConfiguration  *self,
              GPtrArray             *changes,
              GError               **error)
{
  g_autoptr(GHashTable) secrets = NULL;

  secrets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  for (guint i = 0; i < changes->len; i++)
    {
      LanyardChange *change = g_ptr_array_index (changes, i);

      if (change->type == LANYARD_CHANGE_SAVE && LANYARD_IS_CONNECTOR (change->record) &&
          !seal_secrets_of (self, LANYARD_CONNECTOR (change->record), secrets, error))
        return NULL;
    }

  return g_steal_pointer (&secrets);
}

/* Carries the changes out in their order, in one transaction; the parent
 * class has validated them. The records in @changes keep their revision:
 * callers load again what they go on editing. @change_id is NULL if nothing
 * differed from what is stored. */
gboolean
_lanyard_local_configuration_apply (LanyardConfiguration  *self,
                                    LanyardChanges        *changes,
                                    char                 **change_id,
                                    GError               **error)
{
  LanyardDatabase *database = _lanyard_local_configuration_get_database (self);
  g_autoptr(GHashTable) sealed = NULL;
  g_autoptr(GHashTable) secrets = NULL;
  g_autofree char *id = g_uuid_string_random ();
  Job job = {
    .writer = {
      .database = database,
      .change = id,
      .actor = lanyard_configuration_get_actor (self),
      .summary = lanyard_changes_get_summary (changes),
      .time = lanyard_time_now (),
    },
    .changes = lanyard_changes_get_changes (changes),
    .cancellable = lanyard_changes_get_cancellable (changes),
  };
  gboolean applied;

  if (change_id != NULL)
    *change_id = NULL;

  sealed = seal_private_keys (self, job.changes, error);
  secrets = sealed != NULL ? seal_secrets (self, job.changes, error) : NULL;
  if (secrets == NULL)
    return FALSE;

  job.sealed = sealed;
  job.secrets = secrets;
  applied = lanyard_database_write (database, apply_job, &job, error);
  g_clear_object (&job.writer.event);
  if (!applied)
    return FALSE;

  if (change_id != NULL && job.writer.entries > 0)
    *change_id = g_steal_pointer (&id);

  return TRUE;
}

gboolean
_lanyard_local_configuration_set_conflict (const char  *title,
                                           GError     **error)
{
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_CONFLICT,
                     _("Saving would overwrite what somebody else did"),
                     _("Load it again and repeat the change"),
                     _("“%s” was changed in the meantime"), title);

  return FALSE;
}
