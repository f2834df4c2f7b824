/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-activity-query.h"

#include "lanyard-event-export.h"
#include "lanyard-event-text.h"

/* What a worker is asked for. */
typedef struct
{
  LanyardEventQuery *query;
  gint64 width;
  gint64 offset;
  gint64 sequence;
  gboolean as_json;
} Request;

static Request *
create_request (const LanyardEventQuery *query)
{
  Request *request = g_new0 (Request, 1);

  request->query = query != NULL ? lanyard_event_query_copy (query) : NULL;

  return request;
}

static void
free_request (gpointer data)
{
  Request *request = data;

  lanyard_event_query_free (request->query);
  g_free (request);
}

static void
label_event (LanyardConfiguration *configuration,
             GHashTable           *labels,
             LanyardEvent         *event)
{
  const char *id = lanyard_event_get_text (event, "connector");
  g_autoptr(LanyardRecord) connector = NULL;

  if (id == NULL)
    return;
  if (!g_hash_table_contains (labels, id))
    {
      connector = lanyard_configuration_load_sync (configuration, LANYARD_TYPE_CONNECTOR, id, NULL);
      g_hash_table_insert (labels, g_strdup (id),
                           connector != NULL ? g_strdup (lanyard_connector_get_label (LANYARD_CONNECTOR (connector))) : NULL);
    }
  lanyard_event_text_set_label (event, g_hash_table_lookup (labels, id));
}

static gpointer
query_worker (LanyardConfiguration  *configuration,
              gpointer               data,
              GError               **error)
{
  Request *request = data;
  g_autoptr(GHashTable) labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GPtrArray *events = lanyard_configuration_query_events_sync (configuration, request->query, error);

  for (guint i = 0; events != NULL && i < events->len; i++)
    label_event (configuration, labels, events->pdata[i]);

  return events;
}

static gpointer
count_worker (LanyardConfiguration  *configuration,
              gpointer               data,
              GError               **error)
{
  Request *request = data;

  return lanyard_configuration_count_events_sync (configuration, request->query, request->width, request->offset, error);
}

static gpointer
export_worker (LanyardConfiguration  *configuration,
               gpointer               data,
               GError               **error)
{
  Request *request = data;

  return lanyard_event_export_sync (configuration, request->query,
                                    request->as_json ? LANYARD_EVENT_JSON : LANYARD_EVENT_CSV, error);
}

static gpointer
load_worker (LanyardConfiguration  *configuration,
             gpointer               data,
             GError               **error)
{
  Request *request = data;
  g_autoptr(GHashTable) labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  LanyardEvent *event = lanyard_configuration_load_event_sync (configuration, request->sequence, error);
  const char *username = event != NULL ? lanyard_event_get_text (event, "person") : NULL;
  g_autoptr(LanyardRecord) person = NULL;

  if (event != NULL)
    label_event (configuration, labels, event);
  if (username != NULL)
    person = lanyard_configuration_find_sync (configuration, LANYARD_TYPE_PERSON, "username", username, NULL);
  if (person != NULL)
    lanyard_event_text_set_person (event, LANYARD_PERSON (person));

  return event;
}

void
lanyard_activity_query_async (LanyardConfiguration     *configuration,
                              const LanyardEventQuery  *query,
                              GCancellable             *cancellable,
                              GAsyncReadyCallback       callback,
                              gpointer                  user_data)
{
  lanyard_configuration_run_async (configuration, query_worker, create_request (query), free_request,
                                   (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

void
lanyard_activity_count_async (LanyardConfiguration     *configuration,
                              const LanyardEventQuery  *query,
                              gint64                    width,
                              gint64                    offset,
                              GCancellable             *cancellable,
                              GAsyncReadyCallback       callback,
                              gpointer                  user_data)
{
  Request *request = create_request (query);

  request->width = width;
  request->offset = offset;
  lanyard_configuration_run_async (configuration, count_worker, request, free_request, (GDestroyNotify) g_array_unref,
                                   cancellable, callback, user_data);
}

void
lanyard_activity_export_async (LanyardConfiguration     *configuration,
                               const LanyardEventQuery  *query,
                               gboolean                  as_json,
                               GCancellable             *cancellable,
                               GAsyncReadyCallback       callback,
                               gpointer                  user_data)
{
  Request *request = create_request (query);

  request->as_json = as_json;
  lanyard_configuration_run_async (configuration, export_worker, request, free_request, (GDestroyNotify) g_bytes_unref,
                                   cancellable, callback, user_data);
}

void
lanyard_activity_load_async (LanyardConfiguration  *configuration,
                             gint64                 sequence,
                             GCancellable          *cancellable,
                             GAsyncReadyCallback    callback,
                             gpointer               user_data)
{
  Request *request = create_request (NULL);

  request->sequence = sequence;
  lanyard_configuration_run_async (configuration, load_worker, request, free_request, g_object_unref, cancellable,
                                   callback, user_data);
}
