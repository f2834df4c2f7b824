/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-local-configuration-private.h"

#include "lanyard-digest.h"
#include "lanyard-error.h"
#include "lanyard-seal.h"
#include "lanyard-time.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What strangers can make more of, at no cost to them; the rest ends by
 * itself. */
static const struct
{
  const char *kind;
  gint64      rows;
} limits[] = {
  { "login", 20000 },
  { "force-authn", 20000 },
  { "attempts", 200000 },
  { "request-id", 1000000 },
};

typedef struct
{
  const char *kind;
  char *key_sha256;
  const char *owner;
  const char *value;
  gint64 time;          /* when it expires; now */
  gboolean flag;        /* only new; take */
  char *found;
  GPtrArray *values;
} Query;

/* One that is put later: its texts are its own. */
typedef struct
{
  Query query;
  char *kind;
  char *owner;
  char *value;
  LanyardThenFunc then;
  gpointer user_data;
} LaterPut;

static gboolean
put_job (LanyardDatabase  *database,
         gpointer          data,
         GError          **error)
{
  Query *query = data;
  g_autoptr(LanyardStatement) statement = NULL;
  g_autofree char *sql = NULL;

  sql = g_strdup_printf ("INSERT INTO state (kind, key_sha256, value, expires, owner)"
                         " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (kind, key_sha256)"
                         " DO UPDATE SET value = excluded.value, expires = excluded.expires, owner = excluded.owner%s",
                         query->flag ? " WHERE state.expires <= $6" : "");
  statement = lanyard_statement_new (database, sql, error);
  if (statement == NULL)
    return FALSE;

  lanyard_statement_bind_text (statement, 1, query->kind);
  lanyard_statement_bind_text (statement, 2, query->key_sha256);
  lanyard_statement_bind_text (statement, 3, query->value);
  lanyard_statement_bind_int (statement, 4, query->time);
  lanyard_statement_bind_text (statement, 5, query->owner);
  if (query->flag)
    lanyard_statement_bind_int (statement, 6, lanyard_time_now ());
  if (!lanyard_statement_execute (statement, error))
    return FALSE;

  if (lanyard_statement_get_changes (statement) == 0)
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_EXISTS,
                         _("It may be used only once"),
                         _("Start again"),
                         /* Translators: what is kept, a word such as “request” */
                         _("This %s was seen before"), query->kind);
      return FALSE;
    }

  return TRUE;
}

static gboolean
replace_job (LanyardDatabase  *database,
             gpointer          data,
             GError          **error)
{
  Query *query = data;
  g_autoptr(LanyardStatement) statement = NULL;

  statement = lanyard_statement_new (database, "UPDATE state SET value = $3 WHERE kind = $1 AND key_sha256 = $2", error);
  if (statement == NULL)
    return FALSE;

  lanyard_statement_bind_text (statement, 1, query->kind);
  lanyard_statement_bind_text (statement, 2, query->key_sha256);
  lanyard_statement_bind_text (statement, 3, query->value);
  if (!lanyard_statement_execute (statement, error))
    return FALSE;
  if (lanyard_statement_get_changes (statement) > 0)
    return TRUE;

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND,
                     _("It ended, or somebody ended it"),
                     _("Start again"),
                     /* Translators: what is kept, a word such as “request” */
                     _("This %s is over"), query->kind);
  return FALSE;
}

static gboolean
get_job (LanyardDatabase  *database,
         gpointer          data,
         GError          **error)
{
  Query *query = data;
  g_autoptr(LanyardStatement) statement = NULL;

  statement = lanyard_statement_new (database,
                                     query->flag ?
                                     "DELETE FROM state WHERE kind = $1 AND key_sha256 = $2"
                                     " AND expires > $3 RETURNING value" :
                                     "SELECT value FROM state WHERE kind = $1 AND key_sha256 = $2"
                                     " AND expires > $3",
                                     error);
  if (statement == NULL)
    return FALSE;

  lanyard_statement_bind_text (statement, 1, query->kind);
  lanyard_statement_bind_text (statement, 2, query->key_sha256);
  lanyard_statement_bind_int (statement, 3, query->time);
  while (lanyard_statement_step (statement))
    query->found = g_strdup (lanyard_statement_get_text (statement, 0));

  return lanyard_statement_finish (statement, error);
}

static gboolean
list_job (LanyardDatabase  *database,
          gpointer          data,
          GError          **error)
{
  Query *query = data;
  g_autoptr(LanyardStatement) statement = NULL;

  statement = lanyard_statement_new (database,
                                     query->owner != NULL ?
                                     "SELECT value FROM state WHERE kind = $1 AND expires > $2 AND owner = $3" :
                                     "SELECT value FROM state WHERE kind = $1 AND expires > $2 AND owner IS NOT NULL",
                                     error);
  if (statement == NULL)
    return FALSE;

  lanyard_statement_bind_text (statement, 1, query->kind);
  lanyard_statement_bind_int (statement, 2, query->time);
  if (query->owner != NULL)
    lanyard_statement_bind_text (statement, 3, query->owner);
  while (lanyard_statement_step (statement))
    g_ptr_array_add (query->values, g_strdup (lanyard_statement_get_text (statement, 0)));

  return lanyard_statement_finish (statement, error);
}

static gboolean
drop_job (LanyardDatabase  *database,
          gpointer          data,
          GError          **error)
{
  Query *query = data;
  g_autoptr(LanyardStatement) statement = NULL;

  statement = lanyard_statement_new (database, "DELETE FROM state WHERE kind = $1 AND owner = $2", error);
  if (statement == NULL)
    return FALSE;

  lanyard_statement_bind_text (statement, 1, query->kind);
  lanyard_statement_bind_text (statement, 2, query->owner);

  return lanyard_statement_execute (statement, error);
}

/* a table that everybody can write to has an end; what would have
 * ended first goes first. */
static gboolean
trim_kind (LanyardDatabase  *database,
           const char       *kind,
           gint64            rows,
           GError          **error)
{
  g_autoptr(LanyardStatement) statement = NULL;

  statement = lanyard_statement_new (database,
                                     "DELETE FROM state WHERE rowid IN (SELECT rowid FROM state WHERE kind = $1"
                                     " ORDER BY expires LIMIT max(0, (SELECT count(*) FROM state WHERE kind = $1) - $2))",
                                     error);
  if (statement == NULL)
    return FALSE;

  lanyard_statement_bind_text (statement, 1, kind);
  lanyard_statement_bind_int (statement, 2, rows);

  return lanyard_statement_execute (statement, error);
}

static gboolean
expire_job (LanyardDatabase  *database,
            gpointer          data,
            GError          **error)
{
  gint64 *now = data;
  g_autoptr(LanyardStatement) statement = NULL;

  statement = lanyard_statement_new (database, "DELETE FROM state WHERE expires <= $1", error);
  if (statement == NULL)
    return FALSE;

  lanyard_statement_bind_int (statement, 1, *now);
  if (!lanyard_statement_execute (statement, error))
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    if (!trim_kind (database, limits[i].kind, limits[i].rows, error))
      return FALSE;

  return TRUE;
}

static char *
dup_context (const char *kind,
             const char *key_sha256)
{
  return g_strconcat (kind, ":", key_sha256, NULL);
}

/* Base64 of the sealed value, bound to what it is found by. */
static char *
seal_value (LanyardConfiguration  *self,
            const char            *kind,
            const char            *key_sha256,
            const char            *value,
            GError               **error)
{
  g_autoptr(GBytes) key = _lanyard_local_configuration_dup_seal_key (self, error);
  g_autoptr(GBytes) secret = g_bytes_new_static (value, strlen (value));
  g_autofree char *context = dup_context (kind, key_sha256);
  g_autoptr(GBytes) sealed = key != NULL ? lanyard_seal (key, secret, context, error) : NULL;
  gsize size;
  const guchar *data;

  if (sealed == NULL)
    return NULL;

  data = g_bytes_get_data (sealed, &size);
  return g_base64_encode (data, size);
}

static char *
unseal_value (LanyardConfiguration  *self,
              const char            *kind,
              const char            *key_sha256,
              const char            *value,
              GError               **error)
{
  g_autoptr(GBytes) key = _lanyard_local_configuration_dup_seal_key (self, error);
  g_autofree char *context = dup_context (kind, key_sha256);
  gsize size;
  guchar *data = g_base64_decode (value, &size);
  g_autoptr(GBytes) sealed = g_bytes_new_take (data, size);
  g_autoptr(GBytes) secret = key != NULL ? lanyard_unseal (key, sealed, context, error) : NULL;

  if (secret == NULL)
    return NULL;

  return g_strndup (g_bytes_get_data (secret, NULL), g_bytes_get_size (secret));
}

static gboolean
is_secret (const char *kind)
{
  return g_str_has_prefix (kind, LANYARD_STATE_SECRET);
}

gboolean
_lanyard_local_configuration_put_state (LanyardConfiguration  *self,
                                        const char            *kind,
                                        const char            *key,
                                        const char            *owner,
                                        const char            *value,
                                        gint64                 expires,
                                        gboolean               only_new,
                                        GError               **error)
{
  g_autofree char *key_sha256 = lanyard_digest_dup_sha256 (key);
  g_autofree char *sealed = NULL;
  Query query = {
    .kind = kind,
    .key_sha256 = key_sha256,
    .owner = owner,
    .value = value,
    .time = expires,
    .flag = only_new,
  };

  if (is_secret (kind))
    {
      sealed = seal_value (self, kind, key_sha256, query.value, error);
      if (sealed == NULL)
        return FALSE;
      query.value = sealed;
    }

  return lanyard_database_write (_lanyard_local_configuration_get_database (self), put_job, &query,
                                 error);
}

static void
put_cb (const GError *error,
        gpointer      user_data)
{
  LaterPut *put = user_data;

  put->then (error, put->user_data);
  g_free (put->query.key_sha256);
  g_free (put->kind);
  g_free (put->owner);
  g_free (put->value);
  g_free (put);
}

void
_lanyard_local_configuration_put_state_later (LanyardConfiguration  *self,
                                              const char            *kind,
                                              const char            *key,
                                              const char            *owner,
                                              const char            *value,
                                              gint64                 expires,
                                              LanyardThenFunc        then,
                                              gpointer               user_data)
{
  LaterPut *put;

  g_return_if_fail (!is_secret (kind));

  put = g_new0 (LaterPut, 1);
  put->kind = g_strdup (kind);
  put->owner = g_strdup (owner);
  put->value = g_strdup (value);
  put->then = then;
  put->user_data = user_data;
  put->query = (Query) {
    .kind = put->kind,
    .key_sha256 = lanyard_digest_dup_sha256 (key),
    .owner = put->owner,
    .value = put->value,
    .time = expires,
  };
  lanyard_database_write_later (_lanyard_local_configuration_get_database (self), put_job, &put->query, put_cb, put);
}

gboolean
_lanyard_local_configuration_replace_state (LanyardConfiguration  *self,
                                            const char            *kind,
                                            const char            *key,
                                            const char            *value,
                                            GError               **error)
{
  g_autofree char *key_sha256 = lanyard_digest_dup_sha256 (key);
  g_autofree char *sealed = NULL;
  Query query = { .kind = kind, .key_sha256 = key_sha256, .value = value };

  if (is_secret (kind))
    {
      sealed = seal_value (self, kind, key_sha256, value, error);
      if (sealed == NULL)
        return FALSE;
      query.value = sealed;
    }

  return lanyard_database_write (_lanyard_local_configuration_get_database (self), replace_job, &query,
                                 error);
}

char *
_lanyard_local_configuration_get_state (LanyardConfiguration  *self,
                                        const char            *kind,
                                        const char            *key,
                                        gint64                 now,
                                        gboolean               take,
                                        GError               **error)
{
  LanyardDatabase *database = _lanyard_local_configuration_get_database (self);
  g_autofree char *key_sha256 = lanyard_digest_dup_sha256 (key);
  g_autofree char *found = NULL;
  gboolean result;
  Query query = { .kind = kind, .key_sha256 = key_sha256, .time = now, .flag = take };

  if (take)
    result = lanyard_database_write (database, get_job, &query, error);
  else
    result = lanyard_database_read (database, get_job, &query, error);

  found = query.found;
  if (!result || found == NULL)
    return NULL;

  return is_secret (kind) ? unseal_value (self, kind, key_sha256, found, error) : g_steal_pointer (&found);
}

char **
_lanyard_local_configuration_list_state (LanyardConfiguration  *self,
                                         const char            *kind,
                                         const char            *owner,
                                         gint64                 now,
                                         GError               **error)
{
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  Query query = { .kind = kind, .owner = owner, .time = now, .values = values };

  g_return_val_if_fail (!is_secret (kind), NULL);

  if (!lanyard_database_read (_lanyard_local_configuration_get_database (self), list_job, &query, error))
    return NULL;

  g_ptr_array_add (values, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&values), FALSE);
}

gboolean
_lanyard_local_configuration_drop_state (LanyardConfiguration  *self,
                                         const char            *kind,
                                         const char            *owner,
                                         GError               **error)
{
  Query query = { .kind = kind, .owner = owner };

  return lanyard_database_write (_lanyard_local_configuration_get_database (self), drop_job, &query,
                                 error);
}

gboolean
_lanyard_local_configuration_expire_state (LanyardConfiguration  *self,
                                           gint64                 now,
                                           GError               **error)
{
  return lanyard_database_write (_lanyard_local_configuration_get_database (self), expire_job, &now,
                                 error);
}
