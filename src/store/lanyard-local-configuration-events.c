/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-local-configuration-private.h"

#include "lanyard-table.h"
#include "lanyard-time.h"

/* Now and then an event that is written takes old ones along: a configuration
 * that no server has open stays small, too. */
#define TRIM_EVERY 64
#define TRIM_STEP 256

/* Messages are larger than all else of an event, and anybody can send some. */
#define REQUESTS_MAX 20000

#define DAY G_GINT64_CONSTANT (86400)

typedef struct
{
  gint64 before;
  guint limit;
  guint deleted;
} Trim;

/* An event as it is stored. */
typedef struct
{
  LanyardEvent *event;      /* unowned, while the others are filled in */
  gint64 time;
  char *connector;
  char *body;
  char *kind;
  char *person;
  char *code;
  char *address;
  char *reference;
  char *change;
  char *words;
  char *request;

  LanyardThenFunc then;
  gpointer user_data;
} Row;

static char *
fold (const char *text)
{
  if (text == NULL)
    return NULL;

  return g_str_is_ascii (text) ? g_ascii_strdown (text, -1) : g_utf8_casefold (text, -1);
}

/* What free text is looked for in: the label of the connector as it is now. */
static char *
make_words (LanyardDatabase *database,
            LanyardEvent    *event)
{
  static const char * const names[] = {
    "person", "code", "rule", "message", "detail", "expected", "received", "address", "agent", "reference", "actor",
    "title",
  };
  g_autoptr(GString) words = g_string_new (NULL);
  const char *connector = lanyard_event_get_text (event, "connector");
  g_autofree char *label = NULL;

  if (connector != NULL &&
      lanyard_table_peek_title (lanyard_table_for_kind ("connector"), database, connector, &label, NULL) &&
      label != NULL)
    g_string_append (words, label);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = lanyard_event_get_text (event, names[i]);

      if (value == NULL)
        continue;
      g_string_append_c (words, '\n');
      g_string_append (words, value);
    }

  return fold (words->str);
}

/* Without what is kept elsewhere. */
static char *
make_body (LanyardEvent *event)
{
  g_autoptr(LanyardItem) copy = NULL;

  if (lanyard_event_get_text (event, "request") == NULL && lanyard_event_get_sequence (event) == 0)
    return lanyard_item_to_json_text (LANYARD_ITEM (event), FALSE);

  copy = lanyard_item_copy (LANYARD_ITEM (event));
  g_object_set (copy, "request", NULL, "sequence", G_GINT64_CONSTANT (0), NULL);

  return lanyard_item_to_json_text (copy, FALSE);
}

static gboolean
read_last (LanyardDatabase  *database,
           gint64           *sequence,
           GError          **error)
{
  g_autoptr(LanyardStatement) statement = NULL;

  statement = lanyard_statement_new (database, "SELECT max(sequence) FROM event", error);
  if (statement == NULL)
    return FALSE;

  if (lanyard_statement_step (statement))
    *sequence = lanyard_statement_get_int (statement, 0);

  return lanyard_statement_finish (statement, error);
}

static gboolean
read_last_job (LanyardDatabase  *database,
               gpointer          data,
               GError          **error)
{
  return read_last (database, data, error);
}

static gboolean
insert_request (LanyardDatabase  *database,
                gint64            sequence,
                const char       *request,
                GError          **error)
{
  g_autoptr(LanyardStatement) statement = NULL;
  g_autoptr(LanyardStatement) trim = NULL;

  statement = lanyard_statement_new (database, "INSERT INTO event_request (sequence, body) VALUES ($1, $2)", error);
  if (statement == NULL)
    return FALSE;
  lanyard_statement_bind_int (statement, 1, sequence);
  lanyard_statement_bind_text (statement, 2, request);
  if (!lanyard_statement_execute (statement, error))
    return FALSE;

  trim = lanyard_statement_new (database,
                                "DELETE FROM event_request WHERE sequence <= (SELECT sequence FROM event_request"
                                " ORDER BY sequence DESC LIMIT 1 OFFSET $1)",
                                error);
  if (trim == NULL)
    return FALSE;
  lanyard_statement_bind_int (trim, 1, REQUESTS_MAX);

  return sequence % TRIM_EVERY != 0 || lanyard_statement_execute (trim, error);
}

/* By the settings as they are stored. */
static gboolean
trim_some (LanyardDatabase  *database,
           GError          **error)
{
  g_autoptr(LanyardRecord) settings = NULL;
  int days;
  guint deleted;

  if (!lanyard_table_peek (lanyard_table_for_kind ("settings"), database, "settings", &settings, error))
    return FALSE;

  days = settings != NULL ? lanyard_settings_get_event_retention (LANYARD_SETTINGS (settings)) : 0;

  return days == 0 ||
         _lanyard_local_configuration_delete_events (database, lanyard_time_now () - days * DAY, TRIM_STEP, &deleted,
                                                     error);
}

static char *
dup_text (LanyardEvent *event,
          const char   *field)
{
  return g_strdup (lanyard_event_get_text (event, field));
}

static void
fill_row (LanyardDatabase *database,
          Row             *row)
{
  LanyardEvent *event = row->event;

  row->time = lanyard_event_get_time (event);
  row->connector = dup_text (event, "connector");
  row->body = make_body (event);
  row->kind = dup_text (event, "event");
  row->person = fold (lanyard_event_get_text (event, "person"));
  row->code = dup_text (event, "code");
  row->address = dup_text (event, "address");
  row->reference = dup_text (event, "reference");
  row->change = dup_text (event, "change");
  row->words = make_words (database, event);
  row->request = dup_text (event, "request");
}

static void
clear_row (Row *row)
{
  g_free (row->connector);
  g_free (row->body);
  g_free (row->kind);
  g_free (row->person);
  g_free (row->code);
  g_free (row->address);
  g_free (row->reference);
  g_free (row->change);
  g_free (row->words);
  g_free (row->request);
}

static gboolean
insert_row (LanyardDatabase  *database,
            const Row        *row,
            GError          **error)
{
  g_autoptr(LanyardStatement) statement = NULL;
  gint64 sequence;

  statement = lanyard_statement_new (database,
                                     "INSERT INTO event (time, connector_id, body, kind, person, code, address,"
                                     " reference, change, words) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                                     error);
  if (statement == NULL)
    return FALSE;

  lanyard_statement_bind_int (statement, 1, row->time);
  lanyard_statement_bind_text (statement, 2, row->connector);
  lanyard_statement_bind_text (statement, 3, row->body);
  lanyard_statement_bind_text (statement, 4, row->kind);
  lanyard_statement_bind_text (statement, 5, row->person);
  lanyard_statement_bind_text (statement, 6, row->code);
  lanyard_statement_bind_text (statement, 7, row->address);
  lanyard_statement_bind_text (statement, 8, row->reference);
  lanyard_statement_bind_text (statement, 9, row->change);
  lanyard_statement_bind_text (statement, 10, row->words);
  if (!lanyard_statement_execute (statement, error))
    return FALSE;

  sequence = lanyard_statement_get_row (statement);
  return (row->request == NULL || insert_request (database, sequence, row->request, error)) &&
         (sequence % TRIM_EVERY != 0 || trim_some (database, error));
}

static gboolean
insert_row_job (LanyardDatabase  *database,
                gpointer          data,
                GError          **error)
{
  return insert_row (database, data, error);
}

static gboolean
fill_row_job (LanyardDatabase  *database,
              gpointer          data,
              GError          **error)
{
  fill_row (database, data);

  return TRUE;
}

static void
inserted_cb (const GError *error,
             gpointer      user_data)
{
  Row *row = user_data;

  row->then (error, row->user_data);
  clear_row (row);
  g_free (row);
}

/* In a transaction. */
gboolean
_lanyard_local_configuration_insert_event (LanyardDatabase  *database,
                                           LanyardEvent     *event,
                                           GError          **error)
{
  Row row = { .event = event };
  gboolean inserted;

  fill_row (database, &row);
  inserted = insert_row (database, &row, error);
  clear_row (&row);

  return inserted;
}

static gboolean
add_event_job (LanyardDatabase  *database,
               gpointer          data,
               GError          **error)
{
  return _lanyard_local_configuration_insert_event (database, data, error);
}

gboolean
_lanyard_local_configuration_add_event (LanyardConfiguration  *self,
                                        LanyardEvent          *event,
                                        GError               **error)
{
  return lanyard_database_write (_lanyard_local_configuration_get_database (self), add_event_job,
                                 event, error);
}

void
_lanyard_local_configuration_add_event_later (LanyardConfiguration  *self,
                                              LanyardEvent          *event,
                                              LanyardThenFunc        then,
                                              gpointer               user_data)
{
  LanyardDatabase *database = _lanyard_local_configuration_get_database (self);
  g_autoptr(GError) error = NULL;
  Row *row = g_new0 (Row, 1);

  row->event = event;
  row->then = then;
  row->user_data = user_data;
  if (lanyard_database_read (database, fill_row_job, row, &error))
    lanyard_database_write_later (database, insert_row_job, row, inserted_cb, row);
  else
    inserted_cb (error, row);
}

/* In a transaction: the oldest @limit of those before @before, and what was
 * received with them. */
gboolean
_lanyard_local_configuration_delete_events (LanyardDatabase  *database,
                                            gint64            before,
                                            guint             limit,
                                            guint            *deleted,
                                            GError          **error)
{
  static const char * const statements[] = {
    "DELETE FROM event_request WHERE sequence IN"
    " (SELECT sequence FROM event WHERE time < $1 ORDER BY time, sequence LIMIT $2)",
    "DELETE FROM event WHERE sequence IN"
    " (SELECT sequence FROM event WHERE time < $1 ORDER BY time, sequence LIMIT $2)",
  };

  *deleted = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr(LanyardStatement) statement = lanyard_statement_new (database, statements[i], error);

      if (statement == NULL)
        return FALSE;
      lanyard_statement_bind_int (statement, 1, before);
      lanyard_statement_bind_int (statement, 2, limit);
      if (!lanyard_statement_execute (statement, error))
        return FALSE;
      *deleted = lanyard_statement_get_changes (statement);
    }

  return TRUE;
}

static gboolean
trim_job (LanyardDatabase  *database,
          gpointer          data,
          GError          **error)
{
  Trim *trim = data;

  return _lanyard_local_configuration_delete_events (database, trim->before, trim->limit, &trim->deleted, error);
}

gboolean
_lanyard_local_configuration_trim_events (LanyardConfiguration  *self,
                                          gint64                 before,
                                          guint                  limit,
                                          guint                 *deleted,
                                          GError               **error)
{
  Trim trim = { before, limit, 0 };
  gboolean trimmed = lanyard_database_write (_lanyard_local_configuration_get_database (self), trim_job, &trim, error);

  *deleted = trim.deleted;

  return trimmed;
}

gint64
_lanyard_local_configuration_get_event_sequence (LanyardConfiguration  *self,
                                                 GError               **error)
{
  gint64 sequence = 0;

  if (!lanyard_database_read (_lanyard_local_configuration_get_database (self), read_last_job, &sequence, error))
    return -1;

  return sequence;
}
