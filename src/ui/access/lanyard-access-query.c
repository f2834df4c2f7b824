/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-access-query.h"

#include "lanyard-access-item.h"

/* How many rows are read at once. */
#define PAGE 200

/* What a worker is asked for. */
typedef struct
{
  LanyardAccessMatrix *matrix;
  LanyardAccessList   *list;
  LanyardAccessFilter  filter;
  char                *texts[5];    /* of the filter */
} Request;

static void
free_request (gpointer data)
{
  Request *request = data;

  lanyard_access_matrix_unref (request->matrix);
  lanyard_access_list_free (request->list);
  for (gsize i = 0; i < G_N_ELEMENTS (request->texts); i++)
    g_free (request->texts[i]);
  g_free (request);
}

static Request *
create_request (LanyardAccessMatrix       *matrix,
                const LanyardAccessFilter *filter)
{
  Request *request = g_new0 (Request, 1);

  request->matrix = matrix != NULL ? lanyard_access_matrix_ref (matrix) : NULL;
  request->filter.show = filter->show;
  request->filter.person_id = request->texts[0] = g_strdup (filter->person_id);
  request->filter.connector_id = request->texts[1] = g_strdup (filter->connector_id);
  request->filter.group_id = request->texts[2] = g_strdup (filter->group_id);
  request->filter.without_id = request->texts[3] = g_strdup (filter->without_id);
  request->filter.text = request->texts[4] = g_strdup (filter->text);

  return request;
}

void
lanyard_access_answer_free (LanyardAccessAnswer *self)
{
  if (self == NULL)
    return;

  lanyard_access_list_free (self->list);
  g_ptr_array_unref (self->items);
  g_free (self->summary);
  g_free (self);
}

static void
read_rows (LanyardAccessAnswer *answer)
{
  LanyardAccessMatrix *matrix = lanyard_access_list_get_matrix (answer->list);
  LanyardAccessCell cell;

  while (!answer->complete && answer->items->len < PAGE)
    {
      answer->complete = !lanyard_access_list_next (answer->list, &cell);
      if (!answer->complete)
        g_ptr_array_add (answer->items, lanyard_access_item_new (matrix, &cell));
    }
}

static gpointer
rows_worker (LanyardConfiguration  *configuration,
             gpointer               data,
             GError               **error)
{
  Request *request = data;
  LanyardAccessAnswer *answer;
  LanyardAccessSums sums;

  if (request->list == NULL && request->matrix == NULL)
    request->matrix = lanyard_access_matrix_new_sync (configuration, error);
  if (request->list == NULL && request->matrix == NULL)
    return NULL;

  answer = g_new0 (LanyardAccessAnswer, 1);
  answer->items = g_ptr_array_new_with_free_func (g_object_unref);
  if (request->list == NULL)
    {
      request->list = lanyard_access_list_new (request->matrix, &request->filter);
      lanyard_access_list_sum (request->matrix, &request->filter, &sums);
      answer->summary = lanyard_access_sums_dup_text (&sums, &request->filter);
    }
  answer->list = g_steal_pointer (&request->list);
  read_rows (answer);

  return answer;
}

static gpointer
export_worker (LanyardConfiguration  *configuration,
               gpointer               data,
               GError               **error)
{
  Request *request = data;

  request->matrix = lanyard_access_matrix_new_sync (configuration, error);

  return request->matrix != NULL ? lanyard_access_export (request->matrix, &request->filter) : NULL;
}

void
lanyard_access_query_begin_async (LanyardConfiguration      *configuration,
                                  LanyardAccessMatrix       *matrix,
                                  const LanyardAccessFilter *filter,
                                  GCancellable              *cancellable,
                                  GAsyncReadyCallback        callback,
                                  gpointer                   user_data)
{
  lanyard_configuration_run_async (configuration, rows_worker, create_request (matrix, filter), free_request,
                                   (GDestroyNotify) lanyard_access_answer_free, cancellable, callback, user_data);
}

void
lanyard_access_query_more_async (LanyardConfiguration *configuration,
                                 LanyardAccessList    *list,
                                 GCancellable         *cancellable,
                                 GAsyncReadyCallback   callback,
                                 gpointer              user_data)
{
  Request *request = g_new0 (Request, 1);

  request->list = list;
  lanyard_configuration_run_async (configuration, rows_worker, request, free_request,
                                   (GDestroyNotify) lanyard_access_answer_free, cancellable, callback, user_data);
}

void
lanyard_access_query_export_async (LanyardConfiguration      *configuration,
                                   const LanyardAccessFilter *filter,
                                   GAsyncReadyCallback        callback,
                                   gpointer                   user_data)
{
  lanyard_configuration_run_async (configuration, export_worker, create_request (NULL, filter), free_request,
                                   (GDestroyNotify) g_bytes_unref, NULL, callback, user_data);
}
