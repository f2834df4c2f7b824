/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-schema.h"

#include "lanyard-error.h"

#include <glib/gi18n-lib.h>

/* "Lnyd" in the header of the file */
#define APPLICATION_ID 0x4c6e7964

/* Scripts, oldest first: the one at index N leads from version N to N + 1. A
 * script that was released is never edited.
 *
 * Records are kept as their JSON form; the columns beside it are what is
 * searched, and are derived from it. A deleted record stays with its links,
 * keys and password, all of which only count while both ends are there. */
static const char * const migrations[] = {
  "CREATE TABLE meta ("
  "  name TEXT PRIMARY KEY,"
  "  value TEXT NOT NULL);"

  "CREATE TABLE settings ("
  "  id TEXT PRIMARY KEY,"
  "  revision BIGINT NOT NULL,"
  "  deleted INTEGER NOT NULL,"
  "  body TEXT NOT NULL);"

  "CREATE TABLE connector ("
  "  id TEXT PRIMARY KEY,"
  "  revision BIGINT NOT NULL,"
  "  deleted INTEGER NOT NULL,"
  "  slug TEXT,"
  "  label TEXT,"
  "  sp_entity_id TEXT,"
  "  body TEXT NOT NULL);"
  "CREATE UNIQUE INDEX connector_slug ON connector (slug) WHERE deleted = 0;"
  "CREATE INDEX connector_label ON connector (label);"
  "CREATE INDEX connector_sp_entity_id ON connector (sp_entity_id);"

  "CREATE TABLE person_group ("
  "  id TEXT PRIMARY KEY,"
  "  revision BIGINT NOT NULL,"
  "  deleted INTEGER NOT NULL,"
  "  name TEXT,"
  "  body TEXT NOT NULL);"
  "CREATE UNIQUE INDEX person_group_name ON person_group (name) WHERE deleted = 0;"

  "CREATE TABLE person ("
  "  id TEXT PRIMARY KEY,"
  "  revision BIGINT NOT NULL,"
  "  deleted INTEGER NOT NULL,"
  "  username TEXT,"
  "  email TEXT,"
  "  body TEXT NOT NULL);"
  "CREATE UNIQUE INDEX person_username ON person (username) WHERE deleted = 0;"
  "CREATE UNIQUE INDEX person_email ON person (email) WHERE deleted = 0;"

  "CREATE TABLE key_pair ("
  "  id TEXT PRIMARY KEY,"
  "  revision BIGINT NOT NULL,"
  "  deleted INTEGER NOT NULL,"
  "  connector_id TEXT NOT NULL REFERENCES connector (id),"
  "  body TEXT NOT NULL);"
  "CREATE INDEX key_pair_connector_id ON key_pair (connector_id);"

  "CREATE TABLE private_key ("
  "  key_pair_id TEXT PRIMARY KEY REFERENCES key_pair (id),"
  "  sealed BLOB NOT NULL);"

  "CREATE TABLE password ("
  "  id TEXT PRIMARY KEY,"
  "  person_id TEXT NOT NULL REFERENCES person (id),"
  "  current INTEGER NOT NULL,"
  "  hash TEXT NOT NULL);"
  "CREATE UNIQUE INDEX password_current ON password (person_id) WHERE current = 1;"

  "CREATE TABLE group_member ("
  "  group_id TEXT NOT NULL REFERENCES person_group (id),"
  "  person_id TEXT NOT NULL REFERENCES person (id),"
  "  PRIMARY KEY (group_id, person_id));"
  "CREATE INDEX group_member_person_id ON group_member (person_id);"

  "CREATE TABLE group_grant ("
  "  group_id TEXT NOT NULL REFERENCES person_group (id),"
  "  connector_id TEXT NOT NULL REFERENCES connector (id),"
  "  PRIMARY KEY (group_id, connector_id));"
  "CREATE INDEX group_grant_connector_id ON group_grant (connector_id);"

  "CREATE TABLE history ("
  "  sequence INTEGER PRIMARY KEY AUTOINCREMENT,"
  "  change TEXT NOT NULL,"
  "  time BIGINT NOT NULL,"
  "  actor TEXT NOT NULL,"
  "  summary TEXT NOT NULL,"
  "  action TEXT NOT NULL,"
  "  kind TEXT NOT NULL,"
  "  record TEXT NOT NULL,"
  "  other TEXT NOT NULL,"
  "  title TEXT,"
  "  before TEXT,"
  "  after TEXT);"
  "CREATE INDEX history_change ON history (change);"
  "CREATE INDEX history_record ON history (record);"
  "CREATE INDEX history_other ON history (other);"

  "CREATE TABLE event ("
  "  sequence INTEGER PRIMARY KEY AUTOINCREMENT,"
  "  time BIGINT NOT NULL,"
  "  connector_id TEXT,"
  "  body TEXT NOT NULL);"
  "CREATE INDEX event_time ON event (time);"
  "CREATE INDEX event_connector_id ON event (connector_id, time);"

  "CREATE TABLE state ("
  "  kind TEXT NOT NULL,"
  "  key_sha256 TEXT NOT NULL,"
  "  value TEXT NOT NULL,"
  "  expires BIGINT NOT NULL,"
  "  PRIMARY KEY (kind, key_sha256));"
  "CREATE INDEX state_expires ON state (expires);",

  /* values of secret placeholders; never changed, since the history names them */
  "CREATE TABLE secret ("
  "  id TEXT PRIMARY KEY,"
  "  sealed BLOB NOT NULL);"

  /* groups that may not use a connector, whoever else lets their members in */
  "CREATE TABLE group_exclusion ("
  "  group_id TEXT NOT NULL REFERENCES person_group (id),"
  "  connector_id TEXT NOT NULL REFERENCES connector (id),"
  "  PRIMARY KEY (group_id, connector_id));"
  "CREATE INDEX group_exclusion_connector_id ON group_exclusion (connector_id);"

  /* groups whose members need a second factor for a connector */
  "CREATE TABLE group_mfa ("
  "  group_id TEXT NOT NULL REFERENCES person_group (id),"
  "  connector_id TEXT NOT NULL REFERENCES connector (id),"
  "  PRIMARY KEY (group_id, connector_id));"
  "CREATE INDEX group_mfa_connector_id ON group_mfa (connector_id);"

  "CREATE TABLE person_grant ("
  "  person_id TEXT NOT NULL REFERENCES person (id),"
  "  connector_id TEXT NOT NULL REFERENCES connector (id),"
  "  PRIMARY KEY (person_id, connector_id));"
  "CREATE INDEX person_grant_connector_id ON person_grant (connector_id);",

  /* whose it is, for what is listed */
  "ALTER TABLE state ADD COLUMN owner TEXT;"
  "CREATE INDEX state_owner ON state (kind, owner) WHERE owner IS NOT NULL;",

  /* what events are looked for by, and the messages that came with them */
  "ALTER TABLE event ADD COLUMN kind TEXT;"
  "ALTER TABLE event ADD COLUMN person TEXT;"
  "ALTER TABLE event ADD COLUMN code TEXT;"
  "ALTER TABLE event ADD COLUMN address TEXT;"
  "ALTER TABLE event ADD COLUMN reference TEXT;"
  "ALTER TABLE event ADD COLUMN change TEXT;"
  "ALTER TABLE event ADD COLUMN words TEXT;"
  "UPDATE event SET"
  "  kind = json_extract (body, '$.event'),"
  "  person = lower (json_extract (body, '$.person')),"
  "  code = json_extract (body, '$.code'),"
  "  address = json_extract (body, '$.address'),"
  "  reference = json_extract (body, '$.reference'),"
  "  words = lower (coalesce (json_extract (body, '$.person'), '') || ' ' ||"
  "    coalesce (json_extract (body, '$.code'), '') || ' ' || coalesce (json_extract (body, '$.message'), '') || ' ' ||"
  "    coalesce (json_extract (body, '$.address'), '') || ' ' || coalesce (json_extract (body, '$.reference'), ''));"
  "CREATE INDEX event_kind ON event (kind, time);"
  "CREATE INDEX event_person ON event (person, time) WHERE person IS NOT NULL;"
  "CREATE INDEX event_reference ON event (reference) WHERE reference IS NOT NULL;"
  "CREATE INDEX event_change ON event (change) WHERE change IS NOT NULL;"

  "CREATE TABLE event_request ("
  "  sequence INTEGER PRIMARY KEY REFERENCES event (sequence),"
  "  body TEXT NOT NULL);",

  /* undo leaves passwords out; service providers that were told of a session
   * are found by what they were told */
  "DELETE FROM password WHERE current = 0;"
  "DELETE FROM state WHERE kind IN ('participant', 'participant-name') AND owner IS NULL;",

  /* people who need a second factor for a connector */
  "CREATE TABLE person_mfa ("
  "  person_id TEXT NOT NULL REFERENCES person (id),"
  "  connector_id TEXT NOT NULL REFERENCES connector (id),"
  "  PRIMARY KEY (person_id, connector_id));"
  "CREATE INDEX person_mfa_connector_id ON person_mfa (connector_id);",
};

static gboolean
read_number (LanyardDatabase  *database,
             const char       *sql,
             gint64           *number,
             GError          **error)
{
  g_autoptr(LanyardStatement) statement = lanyard_statement_new (database, sql, error);

  if (statement == NULL)
    return FALSE;

  if (lanyard_statement_step (statement))
    *number = lanyard_statement_get_int (statement, 0);

  return lanyard_statement_finish (statement, error);
}

static gboolean
read_version (LanyardDatabase  *database,
              gint64           *version,
              GError          **error)
{
  return read_number (database, "PRAGMA user_version", version, error);
}

/* A file without our mark is ours to fill only while there is nothing in it:
 * that is how a new one looks, and one whose making was interrupted. The mark
 * is read last, since another process may just be making its tables. */
static gboolean
check (LanyardDatabase  *database,
       gpointer          data,
       GError          **error)
{
  gint64 id = 0, version = 0, tables = 0;

  if (!read_number (database, "SELECT count(*) FROM sqlite_schema", &tables, error) ||
      !read_version (database, &version, error) ||
      !read_number (database, "PRAGMA application_id", &id, error))
    return FALSE;

  if (id != APPLICATION_ID && (id != 0 || version != 0 || tables != 0))
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_CORRUPT,
                         _("It is a database of another program; it was left as it is"),
                         _("Choose another file"),
                         _("“%s” is not a Lanyard configuration"),
                         lanyard_database_get_path (database));
      return FALSE;
    }

  if (version < 0 || version > (gint64) G_N_ELEMENTS (migrations))
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_TOO_NEW,
                         _("A newer version of Lanyard wrote it; it was left as it is"),
                         _("Install that version or a later one"),
                         _("“%s” cannot be opened by this version"),
                         lanyard_database_get_path (database));
      return FALSE;
    }

  return TRUE;
}

/* Inside the transaction: another process may just have done the same. */
static gboolean
migrate_one (LanyardDatabase  *database,
             gpointer          data,
             GError          **error)
{
  gint64 target = GPOINTER_TO_INT (data);
  gint64 version = 0;
  g_autofree char *mark = NULL;

  if (!read_version (database, &version, error))
    return FALSE;
  if (version >= target)
    return TRUE;

  mark = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d;",
                          APPLICATION_ID, (int) target);

  return lanyard_database_execute (database, migrations[version], error) &&
         lanyard_database_execute (database, mark, error);
}

static gboolean
read_version_job (LanyardDatabase  *database,
                  gpointer          data,
                  GError          **error)
{
  return read_version (database, data, error);
}

/**
 * lanyard_schema_check:
 * @database: a database
 * @error: return location for `LANYARD_ERROR`: `CORRUPT` if it is not ours,
 *   `TOO_NEW` if its version is not known
 *
 * Writes nothing.
 */
gboolean
lanyard_schema_check (LanyardDatabase  *database,
                      GError          **error)
{
  return lanyard_database_read (database, check, NULL, error);
}

/**
 * lanyard_schema_migrate:
 * @database: a database that lanyard_schema_check() let pass
 * @error: return location for `LANYARD_ERROR`
 *
 * Brings it to the newest version, each step in a transaction of its own.
 */
gboolean
lanyard_schema_migrate (LanyardDatabase  *database,
                        GError          **error)
{
  gint64 version = 0;

  if (!lanyard_database_read (database, read_version_job, &version, error))
    return FALSE;

  for (gint64 target = version + 1; target <= (gint64) G_N_ELEMENTS (migrations); target++)
    {
      if (!lanyard_database_write (database, migrate_one, GINT_TO_POINTER ((int) target), error))
        return FALSE;
    }

  return TRUE;
}
