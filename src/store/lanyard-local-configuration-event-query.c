/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-local-configuration-private.h"

#include "lanyard-error.h"

#include <glib/gi18n-lib.h>

/* Parameters are numbered in this order; the texts follow. */
enum
{
  PARAMETER_FROM = 1,
  PARAMETER_UNTIL,
  PARAMETER_BEFORE_TIME,
  PARAMETER_BEFORE_SEQUENCE,
  PARAMETER_AFTER,
  PARAMETER_LIMIT,
  PARAMETER_WIDTH,
  PARAMETER_OFFSET,
  PARAMETER_TEXTS,
};

typedef struct
{
  gsize offset;
  const char *condition;
  gboolean fold;
  gboolean pattern;
} Text;

static const Text texts[] = {
  { G_STRUCT_OFFSET (LanyardEventQuery, event), "kind = " },
  { G_STRUCT_OFFSET (LanyardEventQuery, person), "person = ", .fold = TRUE },
  { G_STRUCT_OFFSET (LanyardEventQuery, connector), "connector_id = " },
  { G_STRUCT_OFFSET (LanyardEventQuery, code), "code = " },
  { G_STRUCT_OFFSET (LanyardEventQuery, reference), "reference = " },
  { G_STRUCT_OFFSET (LanyardEventQuery, address), "address = " },
  { G_STRUCT_OFFSET (LanyardEventQuery, change), "change = " },
  { G_STRUCT_OFFSET (LanyardEventQuery, text), "words LIKE ", .fold = TRUE, .pattern = TRUE },
};

typedef struct
{
  const LanyardEventQuery *query;
  const char *select;
  GPtrArray *items;

  gint64 width;
  gint64 offset;
  GArray *buckets;

  gint64 sequence;
  LanyardEvent *event;
} Job;

static const char *
get_text (const LanyardEventQuery *query,
          const Text              *text)
{
  return G_STRUCT_MEMBER (const char *, query, text->offset);
}

static void
append_filter (GString                 *sql,
               const LanyardEventQuery *query)
{
  g_string_append (sql, " WHERE time >= $1 AND time < $2");
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (get_text (query, &texts[i]) != NULL)
      g_string_append_printf (sql, " AND %s$%u%s", texts[i].condition, (guint) (PARAMETER_TEXTS + i),
                              texts[i].pattern ? " ESCAPE '\\'" : "");
}

static void
bind_filter (LanyardStatement        *statement,
             const LanyardEventQuery *query)
{
  lanyard_statement_bind_int (statement, PARAMETER_FROM, query->from);
  lanyard_statement_bind_int (statement, PARAMETER_UNTIL, query->until > 0 ? query->until : G_MAXINT64);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *value = get_text (query, &texts[i]);
      g_autofree char *folded = NULL;
      g_autofree char *pattern = NULL;

      if (value == NULL)
        continue;
      folded = texts[i].fold ? g_utf8_casefold (value, -1) : g_strdup (value);
      pattern = texts[i].pattern ? _lanyard_local_configuration_make_pattern (folded) : NULL;
      lanyard_statement_bind_text (statement, PARAMETER_TEXTS + i, pattern != NULL ? pattern : folded);
    }
}

static LanyardItem *
read_event (LanyardStatement  *statement,
            GError           **error)
{
  g_autoptr(GError) local_error = NULL;
  LanyardItem *event;

  event = lanyard_item_new_from_json_text (LANYARD_TYPE_EVENT, lanyard_statement_get_text (statement, 1), &local_error);
  if (event != NULL)
    g_object_set (event, "sequence", lanyard_statement_get_int (statement, 0), NULL);
  else
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_CORRUPT,
                       local_error->message,
                       _("Restore the configuration from a backup"),
                       _("A stored event does not read back"));

  return event;
}

/* Newest first, from where the page before ended: no page costs more than the
 * first one. */
static gboolean
query_job (LanyardDatabase  *database,
           gpointer          data,
           GError          **error)
{
  Job *job = data;
  const LanyardEventQuery *query = job->query;
  g_autoptr(GString) sql = g_string_new ("SELECT sequence, body FROM event");
  g_autoptr(LanyardStatement) statement = NULL;

  append_filter (sql, query);
  if (job->select != NULL)
    g_string_append (sql, job->select);
  g_string_append (sql, " AND (time, sequence) < ($3, $4) AND sequence > $5 ORDER BY time DESC, sequence DESC LIMIT $6");
  statement = lanyard_statement_new (database, sql->str, error);
  if (statement == NULL)
    return FALSE;

  bind_filter (statement, query);
  lanyard_statement_bind_int (statement, PARAMETER_BEFORE_TIME, query->before_time > 0 ? query->before_time : G_MAXINT64);
  lanyard_statement_bind_int (statement, PARAMETER_BEFORE_SEQUENCE, query->before_sequence);
  lanyard_statement_bind_int (statement, PARAMETER_AFTER, query->after);
  lanyard_statement_bind_int (statement, PARAMETER_LIMIT, query->limit > 0 ? (gint64) query->limit : -1);
  while (lanyard_statement_step (statement))
    {
      LanyardItem *event = read_event (statement, error);

      if (event == NULL)
        return FALSE;
      g_ptr_array_add (job->items, event);
    }

  return lanyard_statement_finish (statement, error);
}

static GPtrArray *
run_query (LanyardConfiguration     *self,
           const LanyardEventQuery  *query,
           const char               *select,
           GError                  **error)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  Job job = { .query = query, .select = select, .items = items };

  if (!lanyard_database_read (_lanyard_local_configuration_get_database (self), query_job, &job, error))
    return NULL;

  return g_steal_pointer (&items);
}

static void
count (Job        *job,
       gint64      start,
       const char *kind,
       guint       n)
{
  LanyardEventBucket *last = job->buckets->len > 0
                             ? &g_array_index (job->buckets, LanyardEventBucket, job->buckets->len - 1) : NULL;

  if (last == NULL || last->start != start)
    {
      LanyardEventBucket bucket = { .start = start };

      g_array_append_val (job->buckets, bucket);
      last = &g_array_index (job->buckets, LanyardEventBucket, job->buckets->len - 1);
    }
  if (g_str_equal (kind, "sign-in"))
    last->sign_ins = n;
  else
    last->refusals = n;
}

static gboolean
count_job (LanyardDatabase  *database,
           gpointer          data,
           GError          **error)
{
  Job *job = data;
  g_autoptr(GString) sql = g_string_new ("SELECT (time + $8) / $7 * $7 - $8 AS start, kind, count(*) FROM event");
  g_autoptr(LanyardStatement) statement = NULL;

  append_filter (sql, job->query);
  g_string_append (sql, " AND kind IN ('sign-in', 'refusal') GROUP BY start, kind ORDER BY start");
  statement = lanyard_statement_new (database, sql->str, error);
  if (statement == NULL)
    return FALSE;

  bind_filter (statement, job->query);
  lanyard_statement_bind_int (statement, PARAMETER_WIDTH, job->width);
  lanyard_statement_bind_int (statement, PARAMETER_OFFSET, job->offset);
  while (lanyard_statement_step (statement))
    count (job, lanyard_statement_get_int (statement, 0), lanyard_statement_get_text (statement, 1),
           (guint) lanyard_statement_get_int (statement, 2));

  return lanyard_statement_finish (statement, error);
}

static gboolean
load_job (LanyardDatabase  *database,
          gpointer          data,
          GError          **error)
{
  Job *job = data;
  g_autoptr(LanyardStatement) statement = NULL;

  statement = lanyard_statement_new (database,
                                     "SELECT event.sequence, event.body, event_request.body FROM event"
                                     " LEFT JOIN event_request ON event_request.sequence = event.sequence"
                                     " WHERE event.sequence = $1",
                                     error);
  if (statement == NULL)
    return FALSE;

  lanyard_statement_bind_int (statement, 1, job->sequence);
  if (lanyard_statement_step (statement))
    {
      LanyardItem *event = read_event (statement, error);

      if (event == NULL)
        return FALSE;
      job->event = LANYARD_EVENT (event);
      g_object_set (event, "request", lanyard_statement_get_text (statement, 2), NULL);
    }

  return lanyard_statement_finish (statement, error);
}

GPtrArray *
_lanyard_local_configuration_list_events (LanyardConfiguration  *self,
                                          const char            *connector_id,
                                          guint                  limit,
                                          GError               **error)
{
  const LanyardEventQuery query = { .connector = (char *) connector_id, .limit = limit };

  return run_query (self, &query, " AND kind <> 'change'", error);
}

GPtrArray *
_lanyard_local_configuration_list_events_of_reference (LanyardConfiguration  *self,
                                                       const char            *reference,
                                                       GError               **error)
{
  const LanyardEventQuery query = { .reference = (char *) reference };

  return run_query (self, &query, NULL, error);
}

GPtrArray *
_lanyard_local_configuration_query_events (LanyardConfiguration     *self,
                                           const LanyardEventQuery  *query,
                                           GError                  **error)
{
  return run_query (self, query, NULL, error);
}

GArray *
_lanyard_local_configuration_count_events (LanyardConfiguration     *self,
                                           const LanyardEventQuery  *query,
                                           gint64                    width,
                                           gint64                    offset,
                                           GError                  **error)
{
  g_autoptr(GArray) buckets = g_array_new (FALSE, FALSE, sizeof (LanyardEventBucket));
  LanyardEventQuery all_kinds = *query;
  Job job = { .query = &all_kinds, .width = width, .offset = offset, .buckets = buckets };

  all_kinds.event = NULL;
  if (!lanyard_database_read (_lanyard_local_configuration_get_database (self), count_job, &job, error))
    return NULL;

  return g_steal_pointer (&buckets);
}

LanyardEvent *
_lanyard_local_configuration_load_event (LanyardConfiguration  *self,
                                         gint64                 sequence,
                                         GError               **error)
{
  Job job = { .sequence = sequence };

  if (!lanyard_database_read (_lanyard_local_configuration_get_database (self), load_job, &job, error))
    {
      g_clear_object (&job.event);
      return NULL;
    }
  if (job.event == NULL)
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND,
                       _("Events are kept for a limited time"), _("Look at the list again"),
                       _("The event is not there any more"));

  return job.event;
}
