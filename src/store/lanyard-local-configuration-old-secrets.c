/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-local-configuration-private.h"

#include "lanyard-meta.h"
#include "lanyard-table.h"

#include <string.h>

/* The placeholders that were secret when they were still kept in the clear, in
 * the first version of the schema. */
static const struct
{
  const char *tmpl;
  const char *key;
} secret_placeholders[] = {
  { "benefitsolver", "client_key" },
  { "druva", "auth_token" },
  { "gitlab-com-group", "token" },
};

/* Where a connector's JSON form is kept. */
static const struct
{
  const char *list;
  const char *update;
} places[] = {
  { "SELECT rowid, id, body FROM connector", "UPDATE connector SET body = $1 WHERE rowid = $2" },
  { "SELECT sequence, record, before FROM history WHERE kind = 'connector' AND before IS NOT NULL",
    "UPDATE history SET before = $1 WHERE sequence = $2" },
  { "SELECT sequence, record, after FROM history WHERE kind = 'connector' AND after IS NOT NULL",
    "UPDATE history SET after = $1 WHERE sequence = $2" },
};

/* A placeholder that is secret, and what says that it is in the clear nowhere. */
typedef struct
{
  char *tmpl;
  char *key;
  char *mark;
} Pair;

typedef struct
{
  guint      place;
  gint64     row;
  char      *record;
  char      *text;
} Text;

typedef struct
{
  LanyardConfiguration *configuration;
  GPtrArray            *pairs;      /* Pair */
  GPtrArray            *wanted;     /* Pair, of those, not marked */
  GPtrArray            *texts;      /* Text */
  GHashTable           *ids;        /* record, key and value → id of the secret */
  GHashTable           *secrets;    /* id → GBytes */
} Job;

static LanyardSecretsFunc list_own_secrets;

static void
text_free (Text *text)
{
  if (text->text != NULL)
    lanyard_secret_erase (text->text, strlen (text->text));
  g_free (text->text);
  g_free (text->record);
  g_free (text);
}

static void
pair_free (Pair *pair)
{
  g_free (pair->tmpl);
  g_free (pair->key);
  g_free (pair->mark);
  g_free (pair);
}

static void
add_pair (GPtrArray  *pairs,
          const char *tmpl,
          const char *key,
          const char *mark)
{
  Pair *pair = g_new0 (Pair, 1);

  pair->tmpl = g_strdup (tmpl);
  pair->key = g_strdup (key);
  pair->mark = mark != NULL ? g_strdup (mark) : g_strdup_printf ("%s/%s/%s", LANYARD_META_PLACEHOLDERS, tmpl, key);
  g_ptr_array_add (pairs, pair);
}

static GPtrArray *
list_pairs (void)
{
  GPtrArray *pairs = g_ptr_array_new_with_free_func ((GDestroyNotify) pair_free);
  g_auto(GStrv) own = list_own_secrets != NULL ? list_own_secrets () : NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (secret_placeholders); i++)
    add_pair (pairs, secret_placeholders[i].tmpl, secret_placeholders[i].key, LANYARD_META_PLACEHOLDERS);
  for (gsize i = 0; own != NULL && own[i] != NULL && own[i + 1] != NULL; i += 2)
    add_pair (pairs, own[i], own[i + 1], NULL);

  return pairs;
}

/* NULL: it has none, or it is sealed. */
static char *
dup_clear_value (LanyardConnector *connector,
                 const Pair       *pair)
{
  char *value = NULL;

  if (g_strcmp0 (lanyard_connector_get_template (connector), pair->tmpl) == 0)
    g_variant_lookup (lanyard_connector_get_placeholders (connector), pair->key, "s", &value);

  return value;
}

/* Where the value stands becomes the placeholder again, which puts the same
 * text there. */
static void
restore_token (LanyardConnector *connector,
               const char       *key,
               const char       *value)
{
  GListModel *constants = lanyard_connector_get_constants (connector);
  const char *login_url = lanyard_connector_get_login_url (connector);
  g_autofree char *token = g_strdup_printf ("{%s}", key);

  if (*value == '\0')
    return;

  for (guint i = 0; i < g_list_model_get_n_items (constants); i++)
    {
      g_autoptr(LanyardConstant) constant = g_list_model_get_item (constants, i);
      g_autoptr(GString) text = g_string_new (lanyard_constant_get_value (constant));

      if (g_string_replace (text, value, token, 0) > 0)
        g_object_set (constant, "value", text->str, NULL);
    }

  if (login_url != NULL)
    {
      g_autoptr(GString) text = g_string_new (login_url);

      g_string_replace (text, value, token, 0);
      g_object_set (connector, "login-url", text->str, NULL);
    }
}

/* The same value of the same connector is sealed once, so that its history
 * does not look as if it had changed with every step. */
static const char *
seal_once (Job         *job,
           const char  *record,
           const char  *key,
           const char  *value,
           GError     **error)
{
  g_autofree char *name = g_strjoin ("\n", record, key, value, NULL);
  const char *known = g_hash_table_lookup (job->ids, name);
  char *id;
  GBytes *sealed;

  if (known != NULL)
    return known;

  id = g_uuid_string_random ();
  sealed = _lanyard_local_configuration_seal_secret (job->configuration, id, key, value, error);
  if (sealed == NULL)
    {
      g_free (id);
      return NULL;
    }

  g_hash_table_insert (job->secrets, g_strdup (id), sealed);
  g_hash_table_insert (job->ids, g_steal_pointer (&name), id);
  return id;
}

/* Without what @key has in @dict. */
static void
copy_others (GVariant        *dict,
             const char      *key,
             GVariantBuilder *builder)
{
  GVariantIter iter;
  const char *other, *value;

  g_variant_iter_init (&iter, dict);
  while (g_variant_iter_next (&iter, "{&s&s}", &other, &value))
    if (strcmp (other, key) != 0)
      g_variant_builder_add (builder, "{ss}", other, value);
}

static void
name_secret (LanyardConnector *connector,
             const char       *key,
             const char       *id)
{
  g_autofree char *entry = g_strconcat (LANYARD_SECRET_SEALED, id, NULL);
  GVariantBuilder secrets, placeholders;

  g_variant_builder_init (&secrets, G_VARIANT_TYPE ("a{ss}"));
  copy_others (lanyard_connector_get_secrets (connector), key, &secrets);
  g_variant_builder_add (&secrets, "{ss}", key, entry);
  g_variant_builder_init (&placeholders, G_VARIANT_TYPE ("a{ss}"));
  copy_others (lanyard_connector_get_placeholders (connector), key, &placeholders);

  g_object_set (connector,
                "placeholders", g_variant_builder_end (&placeholders),
                "secrets", g_variant_builder_end (&secrets),
                NULL);
}

/* @changed: set if there was something to seal. */
static gboolean
seal_pair (Job               *job,
           const char        *record,
           LanyardConnector  *connector,
           const Pair        *pair,
           gboolean          *changed,
           GError           **error)
{
  g_autoptr(LanyardSecret) value = dup_clear_value (connector, pair);
  const char *id;

  if (value == NULL)
    return TRUE;

  id = seal_once (job, record, pair->key, value, error);
  if (id == NULL)
    return FALSE;

  restore_token (connector, pair->key, value);
  name_secret (connector, pair->key, id);
  *changed = TRUE;
  return TRUE;
}

/* @text becomes what is to be stored in its place, or NULL if it stays. */
static gboolean
seal_text (Job     *job,
           Text    *text,
           GError **error)
{
  g_autoptr(LanyardItem) item = lanyard_item_new_from_json_text (LANYARD_TYPE_CONNECTOR, text->text, NULL);
  gboolean changed = FALSE;

  lanyard_secret_erase (text->text, strlen (text->text));
  g_clear_pointer (&text->text, g_free);
  for (guint i = 0; item != NULL && i < job->wanted->len; i++)
    if (!seal_pair (job, text->record, LANYARD_CONNECTOR (item), job->wanted->pdata[i], &changed, error))
      return FALSE;

  if (changed)
    text->text = lanyard_item_to_json_text (item, FALSE);
  return TRUE;
}

static gboolean
list_wanted (Job              *job,
             LanyardDatabase  *database,
             GError          **error)
{
  g_ptr_array_set_size (job->wanted, 0);
  for (guint i = 0; i < job->pairs->len; i++)
    {
      Pair *pair = job->pairs->pdata[i];
      g_autofree char *mark = NULL;

      if (!lanyard_meta_get (database, pair->mark, &mark, error))
        return FALSE;
      if (mark == NULL)
        g_ptr_array_add (job->wanted, pair);
    }

  return TRUE;
}

static gboolean
list_job (LanyardDatabase  *database,
          gpointer          data,
          GError          **error)
{
  Job *job = data;

  if (!list_wanted (job, database, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (places) && job->wanted->len > 0; i++)
    {
      g_autoptr(LanyardStatement) statement = lanyard_statement_new (database, places[i].list, error);

      if (statement == NULL)
        return FALSE;
      while (lanyard_statement_step (statement))
        {
          Text *text = g_new0 (Text, 1);

          text->place = i;
          text->row = lanyard_statement_get_int (statement, 0);
          text->record = g_strdup (lanyard_statement_get_text (statement, 1));
          text->text = g_strdup (lanyard_statement_get_text (statement, 2));
          g_ptr_array_add (job->texts, text);
        }
      if (!lanyard_statement_finish (statement, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
update_text (LanyardDatabase  *database,
             const Text       *text,
             GError          **error)
{
  g_autoptr(LanyardStatement) statement = NULL;

  if (text->text == NULL)
    return TRUE;

  statement = lanyard_statement_new (database, places[text->place].update, error);
  if (statement == NULL)
    return FALSE;

  lanyard_statement_bind_text (statement, 1, text->text);
  lanyard_statement_bind_int (statement, 2, text->row);
  return lanyard_statement_execute (statement, error);
}

static gboolean
seal_texts (Job     *job,
            GError **error)
{
  for (guint i = 0; i < job->texts->len; i++)
    if (!seal_text (job, g_ptr_array_index (job->texts, i), error))
      return FALSE;

  return TRUE;
}

/* In one transaction: what another process changed in the meantime is read
 * again. */
static gboolean
write_job (LanyardDatabase  *database,
           gpointer          data,
           GError          **error)
{
  Job *job = data;
  GHashTableIter iter;
  gpointer id, sealed;

  g_ptr_array_set_size (job->texts, 0);
  if (!list_job (database, data, error))
    return FALSE;
  if (!seal_texts (job, error))
    return FALSE;

  g_hash_table_iter_init (&iter, job->secrets);
  while (g_hash_table_iter_next (&iter, &id, &sealed))
    if (!_lanyard_local_configuration_insert_secret (database, id, sealed, error))
      return FALSE;
  for (guint i = 0; i < job->texts->len; i++)
    if (!update_text (database, g_ptr_array_index (job->texts, i), error))
      return FALSE;

  for (guint i = 0; i < job->wanted->len; i++)
    if (!lanyard_meta_set (database, ((Pair *) job->wanted->pdata[i])->mark, LANYARD_META_SEALED, error))
      return FALSE;

  return TRUE;
}

/* The log beside the file still has what was overwritten in it. */
static gboolean
empty_log_job (LanyardDatabase  *database,
               gpointer          data,
               GError          **error)
{
  return lanyard_database_execute (database, "PRAGMA wal_checkpoint(TRUNCATE)", error);
}

static gboolean
has_secrets (Job *job)
{
  for (guint i = 0; i < job->texts->len; i++)
    {
      const Text *text = g_ptr_array_index (job->texts, i);
      g_autoptr(LanyardItem) item = lanyard_item_new_from_json_text (LANYARD_TYPE_CONNECTOR, text->text, NULL);

      for (guint j = 0; item != NULL && j < job->wanted->len; j++)
        {
          g_autoptr(LanyardSecret) value = dup_clear_value (LANYARD_CONNECTOR (item), job->wanted->pdata[j]);

          if (value != NULL)
            return TRUE;
        }
    }

  return FALSE;
}

/* Once for each secret placeholder: seals what the file has in the clear, in the
 * records and in their history. The key is looked for only if there is
 * something to seal. */
gboolean
_lanyard_local_configuration_seal_old_secrets (LanyardConfiguration  *self,
                                               GError               **error)
{
  LanyardDatabase *database = _lanyard_local_configuration_get_database (self);
  g_autoptr(GPtrArray) pairs = list_pairs ();
  g_autoptr(GPtrArray) wanted = g_ptr_array_new ();
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) text_free);
  g_autoptr(GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, (GDestroyNotify) lanyard_secret_free, g_free);
  g_autoptr(GHashTable) secrets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  Job job = { .configuration = self, .pairs = pairs, .wanted = wanted, .texts = texts, .ids = ids, .secrets = secrets };

  if (!lanyard_database_read (database, list_job, &job, error))
    return FALSE;
  if (wanted->len == 0)
    return TRUE;

  if (has_secrets (&job))
    {
      g_autoptr(GBytes) key = _lanyard_local_configuration_dup_seal_key (self, error);

      if (key == NULL)
        return FALSE;
    }

  return lanyard_database_write (database, write_job, &job, error) &&
         lanyard_database_run (database, empty_log_job, NULL, error);
}

/**
 * lanyard_local_configuration_use_secrets:
 * @list: (nullable): gives the secret placeholders of templates that are not
 *   part of the program: the id of a template, a key, the next id and so on;
 *   on any thread
 *
 * Values of them that a file still has in the clear are sealed when it is
 * opened. Called at the start of a program.
 */
void
lanyard_local_configuration_use_secrets (LanyardSecretsFunc list)
{
  list_own_secrets = list;
}
