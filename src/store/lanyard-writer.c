/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-writer.h"

#include "lanyard-error.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

static const LanyardLinkTable link_tables[] = {
  [LANYARD_RELATION_MEMBER] = { "member", "group_member", "group_id", "group", "person_id", "person" },
  [LANYARD_RELATION_GRANT] = { "grant", "group_grant", "group_id", "group", "connector_id", "connector" },
  [LANYARD_RELATION_EXCLUSION] = { "exclusion", "group_exclusion", "group_id", "group", "connector_id", "connector" },
  [LANYARD_RELATION_MFA] = { "mfa", "group_mfa", "group_id", "group", "connector_id", "connector" },
  [LANYARD_RELATION_PERSON_GRANT] = { "person_grant", "person_grant", "person_id", "person", "connector_id", "connector" },
  [LANYARD_RELATION_PERSON_MFA] = { "person_mfa", "person_mfa", "person_id", "person", "connector_id", "connector" },
};

static gboolean
write_entry (LanyardWriter             *self,
             const LanyardWriterEntry  *entry,
             GError                   **error)
{
  g_autoptr(LanyardStatement) statement = NULL;

  statement = lanyard_statement_new (self->database,
                                     "INSERT INTO history (change, time, actor, summary, action, kind,"
                                     " record, other, title, before, after)"
                                     " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
                                     error);
  if (statement == NULL)
    return FALSE;

  lanyard_statement_bind_text (statement, 1, self->change);
  lanyard_statement_bind_int (statement, 2, self->time);
  lanyard_statement_bind_text (statement, 3, self->actor);
  lanyard_statement_bind_text (statement, 4, self->summary);
  lanyard_statement_bind_text (statement, 5, entry->action);
  lanyard_statement_bind_text (statement, 6, entry->kind);
  lanyard_statement_bind_text (statement, 7, entry->record);
  lanyard_statement_bind_text (statement, 8, entry->other != NULL ? entry->other : "");
  lanyard_statement_bind_text (statement, 9, entry->title);
  lanyard_statement_bind_text (statement, 10, entry->before);
  lanyard_statement_bind_text (statement, 11, entry->after);
  self->entries++;
  _lanyard_writer_note (self, entry);

  return lanyard_statement_execute (statement, error);
}

static gboolean
run_link_statement (LanyardWriter           *self,
                    const LanyardLinkTable  *table,
                    const char              *group_id,
                    const char              *other_id,
                    gboolean                 linked,
                    gboolean                *changed,
                    GError                 **error)
{
  g_autoptr(LanyardStatement) statement = NULL;
  g_autofree char *sql = NULL;

  if (linked)
    sql = g_strdup_printf ("INSERT INTO %s (%s, %s) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                           table->table, table->from_column, table->column);
  else
    sql = g_strdup_printf ("DELETE FROM %s WHERE %s = $1 AND %s = $2",
                           table->table, table->from_column, table->column);

  statement = lanyard_statement_new (self->database, sql, error);
  if (statement == NULL)
    return FALSE;

  lanyard_statement_bind_text (statement, 1, group_id);
  lanyard_statement_bind_text (statement, 2, other_id);
  if (!lanyard_statement_execute (statement, error))
    return FALSE;

  *changed = lanyard_statement_get_changes (statement) > 0;

  return TRUE;
}

static char *
describe_link (const LanyardLinkTable *table,
               const char             *group_id,
               const char             *group_title,
               const char             *other_id,
               const char             *other_title)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *title_name = g_strconcat (table->other_kind, "_title", NULL);
  g_autofree char *from_title_name = g_strconcat (table->from_kind, "_title", NULL);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, table->from_kind, group_id);
  json_object_set_string_member (object, from_title_name, group_title);
  json_object_set_string_member (object, table->other_kind, other_id);
  json_object_set_string_member (object, title_name, other_title);
  json_node_take_object (node, object);

  return json_to_string (node, FALSE);
}

static gboolean
get_current_password (LanyardWriter  *self,
                      const char     *person_id,
                      char          **password_id,
                      GError        **error)
{
  g_autoptr(LanyardStatement) statement = NULL;

  *password_id = NULL;
  statement = lanyard_statement_new (self->database,
                                     "SELECT id FROM password WHERE person_id = $1 AND current = 1",
                                     error);
  if (statement == NULL)
    return FALSE;

  lanyard_statement_bind_text (statement, 1, person_id);
  if (lanyard_statement_step (statement))
    *password_id = g_strdup (lanyard_statement_get_text (statement, 0));

  return lanyard_statement_finish (statement, error);
}

/* @password_id NULL: the person has none. Only the current one is kept. */
static gboolean
mark_current_password (LanyardWriter  *self,
                       const char     *person_id,
                       const char     *password_id,
                       GError        **error)
{
  g_autoptr(LanyardStatement) clear = NULL;
  g_autoptr(LanyardStatement) mark = NULL;

  clear = lanyard_statement_new (self->database,
                                 "DELETE FROM password WHERE person_id = $1 AND id <> $2",
                                 error);
  if (clear == NULL)
    return FALSE;
  lanyard_statement_bind_text (clear, 1, person_id);
  lanyard_statement_bind_text (clear, 2, password_id != NULL ? password_id : "");
  if (!lanyard_statement_execute (clear, error) || password_id == NULL)
    return password_id == NULL;

  mark = lanyard_statement_new (self->database,
                                "UPDATE password SET current = 1 WHERE person_id = $1 AND id = $2",
                                error);
  if (mark == NULL)
    return FALSE;
  lanyard_statement_bind_text (mark, 1, person_id);
  lanyard_statement_bind_text (mark, 2, password_id);

  return lanyard_statement_execute (mark, error);
}

/* The last look before a record is written: nothing secret is in the clear. */
static gboolean
check_sealed (LanyardConnector  *connector,
              GError           **error)
{
  GVariantIter iter;
  const char *key, *entry;

  g_variant_iter_init (&iter, lanyard_connector_get_secrets (connector));
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &entry))
    if (!g_str_has_prefix (entry, LANYARD_SECRET_SEALED))
      {
        lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID, NULL, NULL,
                           /* Translators: the key of a placeholder */
                           _("The secret “%s” was not sealed"), key);
        return FALSE;
      }

  return TRUE;
}

static void
set_concerned (LanyardWriterEntry *entry,
               LanyardRecord      *record)
{
  if (LANYARD_IS_CONNECTOR (record))
    entry->connector = lanyard_record_get_id (record);
  else if (LANYARD_IS_KEY_PAIR (record))
    entry->connector = lanyard_key_pair_get_connector (LANYARD_KEY_PAIR (record));
  else if (LANYARD_IS_PERSON (record))
    entry->person = lanyard_person_get_username (LANYARD_PERSON (record));
}

/**
 * lanyard_writer_put:
 * @self: the change
 * @table: where
 * @before: (nullable): what is stored, %NULL if there is none
 * @after: what is to be stored
 * @error: return location for `EXISTS` and errors of the database
 *
 * Makes, changes or brings back a record. Nothing happens if it does not
 * differ. The sessions of a person who is suspended end.
 */
gboolean
lanyard_writer_put (LanyardWriter       *self,
                    const LanyardTable  *table,
                    LanyardRecord       *before,
                    LanyardRecord       *after,
                    GError             **error)
{
  g_autofree char *before_text = NULL;
  g_autofree char *after_text = NULL;
  gint64 revision;
  LanyardWriterEntry entry = { .action = "create", .kind = table->kind };

  if (LANYARD_IS_CONNECTOR (after) && !check_sealed (LANYARD_CONNECTOR (after), error))
    return FALSE;

  after_text = lanyard_item_to_json_text (LANYARD_ITEM (after), FALSE);
  if (before != NULL)
    {
      before_text = lanyard_item_to_json_text (LANYARD_ITEM (before), FALSE);
      entry.action = "update";
      if (g_str_equal (before_text, after_text))
        return TRUE;
    }

  entry.record = lanyard_record_get_id (after);
  entry.title = lanyard_record_get_title (after);
  set_concerned (&entry, after);
  entry.before = before_text;
  entry.after = after_text;

  if (LANYARD_IS_PERSON (after) && lanyard_person_is_suspended (LANYARD_PERSON (after)) &&
      !_lanyard_writer_close_doors (self, entry.record, error))
    return FALSE;

  return lanyard_table_get_revision (table, self->database, entry.record, &revision, error) &&
         lanyard_table_put (table, self->database, after, revision + 1, error) &&
         write_entry (self, &entry, error);
}

/**
 * lanyard_writer_delete:
 *
 * Deletes a record that is there; what belongs to it no longer counts then.
 */
gboolean
lanyard_writer_delete (LanyardWriter       *self,
                       const LanyardTable  *table,
                       LanyardRecord       *record,
                       GError             **error)
{
  g_autofree char *text = lanyard_item_to_json_text (LANYARD_ITEM (record), FALSE);
  LanyardWriterEntry entry = {
    .action = "delete",
    .kind = table->kind,
    .record = lanyard_record_get_id (record),
    .title = lanyard_record_get_title (record),
    .before = text,
  };

  set_concerned (&entry, record);
  if (LANYARD_IS_PERSON (record) && !_lanyard_writer_close_doors (self, entry.record, error))
    return FALSE;

  return lanyard_table_delete (table, self->database, entry.record, error) &&
         write_entry (self, &entry, error);
}

/* A group is let in or kept out, not both: which of the two was meant could
 * only be guessed. */
static gboolean
check_opposite (LanyardWriter    *self,
                LanyardRelation   relation,
                const char       *group_id,
                const char       *group_title,
                const char       *connector_id,
                GError          **error)
{
  LanyardRelation opposite = relation == LANYARD_RELATION_GRANT ? LANYARD_RELATION_EXCLUSION : LANYARD_RELATION_GRANT;
  g_autofree char *sql = NULL;
  g_autoptr(LanyardStatement) statement = NULL;

  if (relation != LANYARD_RELATION_GRANT && relation != LANYARD_RELATION_EXCLUSION)
    return TRUE;

  sql = g_strdup_printf ("SELECT 1 FROM %s WHERE group_id = $1 AND connector_id = $2",
                         lanyard_link_table_for_relation (opposite)->table);
  statement = lanyard_statement_new (self->database, sql, error);
  if (statement == NULL)
    return FALSE;

  lanyard_statement_bind_text (statement, 1, group_id);
  lanyard_statement_bind_text (statement, 2, connector_id);
  if (!lanyard_statement_step (statement))
    return lanyard_statement_finish (statement, error);

  if (relation == LANYARD_RELATION_GRANT)
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED, _("A group cannot be let in and kept out at once"),
                       _("Take the exclusion back first"), _("The group “%s” is excluded from the application"), group_title);
  else
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED, _("A group cannot be let in and kept out at once"),
                       _("Revoke the grant first"), _("The group “%s” is granted the application"), group_title);

  return FALSE;
}

/**
 * lanyard_writer_link:
 * @self: the change
 * @relation: what kind of link
 * @group_id: a group or, for rules of their own, a person
 * @other_id: the person or connector
 * @linked: whether they are to be linked
 * @error: return location for `NOT_FOUND`, `REFUSED` (a group would be granted
 *   and excluded) and errors of the database
 *
 * Nothing happens if it is so already.
 */
gboolean
lanyard_writer_link (LanyardWriter    *self,
                     LanyardRelation   relation,
                     const char       *group_id,
                     const char       *other_id,
                     gboolean          linked,
                     GError          **error)
{
  const LanyardLinkTable *table = lanyard_link_table_for_relation (relation);
  g_autofree char *group_title = NULL;
  g_autofree char *other_title = NULL;
  g_autofree char *text = NULL;
  gboolean changed;
  LanyardWriterEntry entry = { .kind = table->kind, .record = group_id, .other = other_id };

  if (!lanyard_table_peek_title (lanyard_table_for_kind (table->from_kind), self->database, group_id,
                                 &group_title, error) ||
      !lanyard_table_peek_title (lanyard_table_for_kind (table->other_kind), self->database,
                                 other_id, &other_title, error) ||
      (linked && !check_opposite (self, relation, group_id, group_title, other_id, error)) ||
      !run_link_statement (self, table, group_id, other_id, linked, &changed, error))
    return FALSE;
  if (!changed)
    return TRUE;

  text = describe_link (table, group_id, group_title, other_id, other_title);
  entry.action = linked ? "link" : "unlink";
  entry.title = group_title;
  entry.connector = g_str_equal (table->other_kind, "connector") ? other_id : NULL;
  entry.person = g_str_equal (table->other_kind, "person") ? other_title
                 : g_str_equal (table->from_kind, "person") ? group_title : NULL;
  entry.before = linked ? NULL : text;
  entry.after = linked ? text : NULL;

  return write_entry (self, &entry, error);
}

/* @password_id is the one of the stored that is current from now on. The
 * history gets ids, never a hash. */
static gboolean
use_password (LanyardWriter  *self,
              const char     *person_id,
              const char     *password_id,
              GError        **error)
{
  g_autofree char *title = NULL;
  g_autofree char *before_id = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  LanyardWriterEntry entry = {
    .action = "password",
    .kind = "person",
    .record = person_id,
    .other = LANYARD_HISTORY_PASSWORD,
  };

  if (!lanyard_table_peek_title (lanyard_table_for_kind ("person"), self->database, person_id,
                                 &title, error) ||
      !get_current_password (self, person_id, &before_id, error))
    return FALSE;
  if (g_strcmp0 (before_id, password_id) == 0)
    return TRUE;

  before = before_id != NULL ? g_strdup_printf ("{\"password\":\"%s\"}", before_id) : NULL;
  after = password_id != NULL ? g_strdup_printf ("{\"password\":\"%s\"}", password_id) : NULL;
  entry.title = title;
  entry.person = title;
  entry.before = before;
  entry.after = after;

  return mark_current_password (self, person_id, password_id, error) &&
         write_entry (self, &entry, error);
}

/**
 * lanyard_writer_add_password:
 * @hash: (nullable): a password's hash; %NULL takes the password away
 *
 * The hash before is gone: the change cannot be undone.
 */
gboolean
lanyard_writer_add_password (LanyardWriter  *self,
                             const char     *person_id,
                             const char     *hash,
                             GError        **error)
{
  g_autoptr(LanyardStatement) statement = NULL;
  g_autofree char *id = NULL;

  if (hash == NULL)
    return use_password (self, person_id, NULL, error);

  id = g_uuid_string_random ();
  statement = lanyard_statement_new (self->database,
                                     "INSERT INTO password (id, person_id, current, hash)"
                                     " SELECT $1, id, 0, $2 FROM person WHERE id = $3",
                                     error);
  if (statement == NULL)
    return FALSE;
  lanyard_statement_bind_text (statement, 1, id);
  lanyard_statement_bind_text (statement, 2, hash);
  lanyard_statement_bind_text (statement, 3, person_id);

  return lanyard_statement_execute (statement, error) &&
         use_password (self, person_id, id, error);
}

const LanyardLinkTable *
lanyard_link_table_for_relation (LanyardRelation relation)
{
  g_assert (relation < G_N_ELEMENTS (link_tables));

  return &link_tables[relation];
}

const LanyardLinkTable *
lanyard_link_table_for_kind (const char      *kind,
                             LanyardRelation *relation)
{
  for (gsize i = 0; i < G_N_ELEMENTS (link_tables); i++)
    {
      if (g_str_equal (link_tables[i].kind, kind))
        {
          *relation = i;
          return &link_tables[i];
        }
    }

  return NULL;
}
