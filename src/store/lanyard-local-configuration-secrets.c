/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-local-configuration-private.h"

#include "lanyard-error.h"
#include "lanyard-seal.h"
#include "lanyard-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *id;
  GPtrArray *records;
  GBytes *bytes;
  char *text;
} Query;

static gboolean
list_key_pairs_job (LanyardDatabase  *database,
                    gpointer          data,
                    GError          **error)
{
  Query *query = data;

  query->records = lanyard_table_select (lanyard_table_for_type (LANYARD_TYPE_KEY_PAIR), database,
                                         query->id != NULL ? "connector_id" : NULL, query->id,
                                         error);

  return query->records != NULL;
}

/* A private key counts as long as its pair does. */
static gboolean
load_sealed_job (LanyardDatabase  *database,
                 gpointer          data,
                 GError          **error)
{
  Query *query = data;
  const LanyardTable *table = lanyard_table_for_type (LANYARD_TYPE_KEY_PAIR);
  g_autoptr(LanyardStatement) statement = NULL;
  g_autofree char *sql = NULL;

  sql = g_strdup_printf ("SELECT sealed FROM private_key WHERE key_pair_id = $1"
                         " AND key_pair_id IN (SELECT id FROM %s WHERE %s)",
                         table->name, table->live);
  statement = lanyard_statement_new (database, sql, error);
  if (statement == NULL)
    return FALSE;

  lanyard_statement_bind_text (statement, 1, query->id);
  if (!lanyard_statement_step (statement))
    return lanyard_statement_finish (statement, error) &&
           lanyard_table_set_missing (table, query->id, error);

  query->bytes = lanyard_statement_dup_bytes (statement, 0);

  return TRUE;
}

static gboolean
load_secret_job (LanyardDatabase  *database,
                 gpointer          data,
                 GError          **error)
{
  Query *query = data;
  g_autoptr(LanyardStatement) statement = NULL;

  statement = lanyard_statement_new (database, "SELECT sealed FROM secret WHERE id = $1", error);
  if (statement == NULL)
    return FALSE;

  lanyard_statement_bind_text (statement, 1, query->id);
  if (lanyard_statement_step (statement))
    query->bytes = lanyard_statement_dup_bytes (statement, 0);

  return lanyard_statement_finish (statement, error);
}

static gboolean
load_password_job (LanyardDatabase  *database,
                   gpointer          data,
                   GError          **error)
{
  Query *query = data;
  g_autoptr(LanyardStatement) statement = NULL;

  statement = lanyard_statement_new (database,
                                     "SELECT w.hash FROM password AS w"
                                     " JOIN person AS p ON p.id = w.person_id AND p.deleted = 0"
                                     " WHERE w.person_id = $1 AND w.current = 1",
                                     error);
  if (statement == NULL)
    return FALSE;

  lanyard_statement_bind_text (statement, 1, query->id);
  if (lanyard_statement_step (statement))
    query->text = g_strdup (lanyard_statement_get_text (statement, 0));

  return lanyard_statement_finish (statement, error);
}

typedef struct
{
  const char *person_id;
  const char *old_hash;
  const char *new_hash;
} Replacement;

static gboolean
replace_password_job (LanyardDatabase  *database,
                      gpointer          data,
                      GError          **error)
{
  Replacement *replacement = data;
  g_autoptr(LanyardStatement) statement = NULL;

  statement = lanyard_statement_new (database,
                                     "UPDATE password SET hash = $3"
                                     " WHERE person_id = $1 AND current = 1 AND hash = $2",
                                     error);
  if (statement == NULL)
    return FALSE;

  lanyard_statement_bind_text (statement, 1, replacement->person_id);
  lanyard_statement_bind_text (statement, 2, replacement->old_hash);
  lanyard_statement_bind_text (statement, 3, replacement->new_hash);

  return lanyard_statement_execute (statement, error);
}

static int
rank_role (LanyardKeyRole role)
{
  switch (role)
    {
    case LANYARD_KEY_ROLE_ACTIVE:
      return 0;
    case LANYARD_KEY_ROLE_NEXT:
      return 1;
    case LANYARD_KEY_ROLE_RETIRED:
    default:
      return 2;
    }
}

/* Within a role the newest first. */
static int
compare_key_pairs (gconstpointer a,
                   gconstpointer b)
{
  LanyardKeyPair *first = *(LanyardKeyPair * const *) a;
  LanyardKeyPair *second = *(LanyardKeyPair * const *) b;
  gint64 first_created, second_created;
  int order = rank_role (lanyard_key_pair_get_role (first)) -
              rank_role (lanyard_key_pair_get_role (second));

  if (order != 0)
    return order;

  g_object_get (first, "created", &first_created, NULL);
  g_object_get (second, "created", &second_created, NULL);

  return (second_created > first_created) - (second_created < first_created);
}

static char *
dup_context (const char *key_pair_id)
{
  return g_strconcat ("private-key:", key_pair_id, NULL);
}

/* Bound to its placeholder, so that it cannot be shown as the value of another. */
static char *
dup_secret_context (const char *id,
                    const char *key)
{
  return g_strconcat ("placeholder:", id, ":", key, NULL);
}

static void
set_no_secret (const char  *key,
               GError     **error)
{
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND,
                     _("It was sealed in another configuration, or it was lost"),
                     _("Enter it again"),
                     /* Translators: the key of a placeholder */
                     _("There is no sealed value for the placeholder “%s”"), key);
}

GPtrArray *
_lanyard_local_configuration_list_key_pairs (LanyardConfiguration  *self,
                                             const char            *connector_id,
                                             GError               **error)
{
  Query query = { .id = connector_id };

  if (!lanyard_database_read (_lanyard_local_configuration_get_database (self), list_key_pairs_job,
                              &query, error))
    return NULL;

  g_ptr_array_sort (query.records, compare_key_pairs);

  return query.records;
}

GBytes *
_lanyard_local_configuration_load_private_key (LanyardConfiguration  *self,
                                               const char            *key_pair_id,
                                               GError               **error)
{
  g_autoptr(GBytes) sealed = NULL;
  g_autoptr(GBytes) key = NULL;
  g_autofree char *context = dup_context (key_pair_id);
  Query query = { .id = key_pair_id };

  if (!lanyard_database_read (_lanyard_local_configuration_get_database (self), load_sealed_job,
                              &query, error))
    return NULL;

  sealed = query.bytes;
  key = _lanyard_local_configuration_dup_seal_key (self, error);
  if (key == NULL)
    return NULL;

  return lanyard_unseal (key, sealed, context, error);
}

char *
_lanyard_local_configuration_load_password (LanyardConfiguration  *self,
                                            const char            *person_id,
                                            GError               **error)
{
  Query query = { .id = person_id };

  if (!lanyard_database_read (_lanyard_local_configuration_get_database (self), load_password_job,
                              &query, error))
    return NULL;

  return query.text;
}

gboolean
_lanyard_local_configuration_replace_password (LanyardConfiguration  *self,
                                               const char            *person_id,
                                               const char            *old_hash,
                                               const char            *new_hash,
                                               GError               **error)
{
  Replacement replacement = { person_id, old_hash, new_hash };

  return lanyard_database_write (_lanyard_local_configuration_get_database (self), replace_password_job, &replacement,
                                 error);
}

/* Bound to the id of its pair, so that it cannot be moved to another one. */
GBytes *
_lanyard_local_configuration_seal_private_key (LanyardConfiguration  *self,
                                               const char            *key_pair_id,
                                               GBytes                *private_key,
                                               GError               **error)
{
  g_autofree char *context = dup_context (key_pair_id);
  g_autoptr(GBytes) key = _lanyard_local_configuration_dup_seal_key (self, error);

  if (key == NULL)
    return NULL;

  return lanyard_seal (key, private_key, context, error);
}

GBytes *
_lanyard_local_configuration_load_secret (LanyardConfiguration  *self,
                                          const char            *id,
                                          const char            *key,
                                          GError               **error)
{
  g_autoptr(GBytes) sealed = NULL;
  g_autoptr(GBytes) seal_key = NULL;
  g_autofree char *context = dup_secret_context (id, key);
  Query query = { .id = id };

  if (!lanyard_database_read (_lanyard_local_configuration_get_database (self), load_secret_job, &query, error))
    return NULL;

  sealed = query.bytes;
  if (sealed == NULL)
    {
      set_no_secret (key, error);
      return NULL;
    }

  seal_key = _lanyard_local_configuration_dup_seal_key (self, error);
  return seal_key != NULL ? lanyard_unseal (seal_key, sealed, context, error) : NULL;
}

GBytes *
_lanyard_local_configuration_seal_secret (LanyardConfiguration  *self,
                                          const char            *id,
                                          const char            *key,
                                          const char            *value,
                                          GError               **error)
{
  g_autofree char *context = dup_secret_context (id, key);
  g_autoptr(GBytes) seal_key = _lanyard_local_configuration_dup_seal_key (self, error);
  g_autoptr(GBytes) secret = g_bytes_new_static (value, strlen (value));

  return seal_key != NULL ? lanyard_seal (seal_key, secret, context, error) : NULL;
}

gboolean
_lanyard_local_configuration_insert_secret (LanyardDatabase  *database,
                                            const char       *id,
                                            GBytes           *sealed,
                                            GError          **error)
{
  g_autoptr(LanyardStatement) statement = NULL;

  statement = lanyard_statement_new (database, "INSERT INTO secret (id, sealed) VALUES ($1, $2)", error);
  if (statement == NULL)
    return FALSE;

  lanyard_statement_bind_text (statement, 1, id);
  lanyard_statement_bind_bytes (statement, 2, sealed);

  return lanyard_statement_execute (statement, error);
}

/* Whether all that the connector names is there; on the database's thread. */
gboolean
_lanyard_local_configuration_check_secrets (LanyardDatabase   *database,
                                            LanyardConnector  *connector,
                                            GError           **error)
{
  GVariantIter iter;
  const char *key, *entry;

  g_variant_iter_init (&iter, lanyard_connector_get_secrets (connector));
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &entry))
    {
      g_autoptr(GBytes) sealed = NULL;
      Query query = { .id = entry + strlen (LANYARD_SECRET_SEALED) };

      if (g_str_has_prefix (entry, LANYARD_SECRET_SEALED) && !load_secret_job (database, &query, error))
        return FALSE;
      sealed = query.bytes;
      if (sealed == NULL)
        {
          set_no_secret (key, error);
          return FALSE;
        }
    }

  return TRUE;
}
