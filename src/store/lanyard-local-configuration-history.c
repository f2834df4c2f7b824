/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-local-configuration-private.h"

#include "lanyard-error.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *id;
  gint64 number;        /* sequence, limit */
  GPtrArray *items;
} Query;

static gboolean
get_sequence_job (LanyardDatabase  *database,
                  gpointer          data,
                  GError          **error)
{
  gint64 *sequence = data;
  g_autoptr(LanyardStatement) statement = NULL;

  statement = lanyard_statement_new (database, "SELECT max(sequence) FROM history", error);
  if (statement == NULL)
    return FALSE;

  if (lanyard_statement_step (statement))
    *sequence = lanyard_statement_get_int (statement, 0);

  return lanyard_statement_finish (statement, error);
}

/* Of a row with the columns LANYARD_HISTORY_COLUMNS. */
LanyardHistoryEntry *
_lanyard_local_configuration_read_entry (LanyardStatement *statement)
{
  return g_object_new (LANYARD_TYPE_HISTORY_ENTRY,
                       "sequence", lanyard_statement_get_int (statement, 0),
                       "change", lanyard_statement_get_text (statement, 1),
                       "time", lanyard_statement_get_int (statement, 2),
                       "actor", lanyard_statement_get_text (statement, 3),
                       "summary", lanyard_statement_get_text (statement, 4),
                       "action", lanyard_statement_get_text (statement, 5),
                       "kind", lanyard_statement_get_text (statement, 6),
                       "record", lanyard_statement_get_text (statement, 7),
                       "title", lanyard_statement_get_text (statement, 8),
                       "before", lanyard_statement_get_text (statement, 9),
                       "after", lanyard_statement_get_text (statement, 10),
                       NULL);
}

/* An entry about a link is one of both its ends. */
static gboolean
list_history_job (LanyardDatabase  *database,
                  gpointer          data,
                  GError          **error)
{
  Query *query = data;
  g_autoptr(LanyardStatement) statement = NULL;
  g_autofree char *sql = NULL;

  sql = g_strdup_printf ("SELECT " LANYARD_HISTORY_COLUMNS " FROM history WHERE sequence > $1%s"
                         " ORDER BY sequence",
                         query->id != NULL ? " AND (record = $2 OR other = $2)" : "");
  statement = lanyard_statement_new (database, sql, error);
  if (statement == NULL)
    return FALSE;

  lanyard_statement_bind_int (statement, 1, query->number);
  if (query->id != NULL)
    lanyard_statement_bind_text (statement, 2, query->id);
  while (lanyard_statement_step (statement))
    g_ptr_array_add (query->items, _lanyard_local_configuration_read_entry (statement));

  return lanyard_statement_finish (statement, error);
}

static gboolean
add_event_job (LanyardDatabase  *database,
               gpointer          data,
               GError          **error)
{
  LanyardItem *event = data;
  g_autoptr(LanyardStatement) statement = NULL;
  g_autofree char *connector = NULL;
  g_autofree char *body = lanyard_item_to_json_text (event, FALSE);
  gint64 time;

  g_object_get (event, "time", &time, "connector", &connector, NULL);
  statement = lanyard_statement_new (database,
                                     "INSERT INTO event (time, connector_id, body)"
                                     " VALUES ($1, $2, $3)",
                                     error);
  if (statement == NULL)
    return FALSE;

  lanyard_statement_bind_int (statement, 1, time);
  lanyard_statement_bind_text (statement, 2, connector);
  lanyard_statement_bind_text (statement, 3, body);

  return lanyard_statement_execute (statement, error);
}

static LanyardItem *
read_event (LanyardStatement  *statement,
            GError           **error)
{
  g_autoptr(GError) local_error = NULL;
  LanyardItem *event;

  event = lanyard_item_new_from_json_text (LANYARD_TYPE_EVENT,
                                           lanyard_statement_get_text (statement, 0),
                                           &local_error);
  if (event == NULL)
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_CORRUPT,
                       local_error->message,
                       _("Restore the configuration from a backup"),
                       _("A stored event does not read back"));

  return event;
}

static gboolean
read_events (LanyardStatement  *statement,
             GPtrArray         *items,
             GError           **error)
{
  while (lanyard_statement_step (statement))
    {
      LanyardItem *event = read_event (statement, error);

      if (event == NULL)
        return FALSE;
      g_ptr_array_add (items, event);
    }

  return lanyard_statement_finish (statement, error);
}

static gboolean
list_events_of_reference_job (LanyardDatabase  *database,
                              gpointer          data,
                              GError          **error)
{
  Query *query = data;
  g_autoptr(LanyardStatement) statement = NULL;

  statement = lanyard_statement_new (database,
                                     "SELECT body FROM event WHERE json_extract (body, '$.reference') = $1"
                                     " ORDER BY time DESC, sequence DESC",
                                     error);
  if (statement == NULL)
    return FALSE;

  lanyard_statement_bind_text (statement, 1, query->id);

  return read_events (statement, query->items, error);
}

static gboolean
list_events_job (LanyardDatabase  *database,
                 gpointer          data,
                 GError          **error)
{
  Query *query = data;
  g_autoptr(LanyardStatement) statement = NULL;
  g_autofree char *sql = NULL;

  sql = g_strdup_printf ("SELECT body FROM event%s ORDER BY time DESC, sequence DESC LIMIT $1",
                         query->id != NULL ? " WHERE connector_id = $2" : "");
  statement = lanyard_statement_new (database, sql, error);
  if (statement == NULL)
    return FALSE;

  lanyard_statement_bind_int (statement, 1, query->number);
  if (query->id != NULL)
    lanyard_statement_bind_text (statement, 2, query->id);

  return read_events (statement, query->items, error);
}

static GPtrArray *
list_items (LanyardConfiguration  *self,
            LanyardDatabaseFunc    job,
            const char            *id,
            gint64                 number,
            GError               **error)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  Query query = { .id = id, .number = number, .items = items };

  if (!lanyard_database_read (_lanyard_local_configuration_get_database (self), job, &query, error))
    return NULL;

  return g_steal_pointer (&items);
}

gint64
_lanyard_local_configuration_get_sequence (LanyardConfiguration  *self,
                                           GError               **error)
{
  gint64 sequence = 0;

  if (!lanyard_database_read (_lanyard_local_configuration_get_database (self), get_sequence_job,
                              &sequence, error))
    return -1;

  return sequence;
}

GPtrArray *
_lanyard_local_configuration_list_history (LanyardConfiguration  *self,
                                           const char            *record_id,
                                           gint64                 after,
                                           GError               **error)
{
  return list_items (self, list_history_job, record_id, after, error);
}

gboolean
_lanyard_local_configuration_add_event (LanyardConfiguration  *self,
                                        LanyardEvent          *event,
                                        GError               **error)
{
  return lanyard_database_write (_lanyard_local_configuration_get_database (self), add_event_job,
                                 event, error);
}

GPtrArray *
_lanyard_local_configuration_list_events (LanyardConfiguration  *self,
                                          const char            *connector_id,
                                          guint                  limit,
                                          GError               **error)
{
  return list_items (self, list_events_job, connector_id, limit, error);
}

GPtrArray *
_lanyard_local_configuration_list_events_of_reference (LanyardConfiguration  *self,
                                                       const char            *reference,
                                                       GError               **error)
{
  return list_items (self, list_events_of_reference_job, reference, 0, error);
}
