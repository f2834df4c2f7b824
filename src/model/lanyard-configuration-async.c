/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-configuration.h"

/* What an asynchronous call was given; each uses what it needs. */
typedef struct
{
  GType type;
  LanyardRelation relation;
  guint limit;
  char *id;
  char *other_id;
  LanyardChanges *changes;
} Request;

/* A blocking function of the caller's, with what it was given. */
typedef struct
{
  LanyardConfigurationFunc func;
  gpointer data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
} Call;

static Request *
create_request (const char *id,
                const char *other_id)
{
  Request *request = g_new0 (Request, 1);

  request->id = g_strdup (id);
  request->other_id = g_strdup (other_id);

  return request;
}

static void
free_request (gpointer data)
{
  Request *request = data;

  g_free (request->id);
  g_free (request->other_id);
  g_clear_pointer (&request->changes, lanyard_changes_free);
  g_free (request);
}

static gpointer
apply_request (LanyardConfiguration  *self,
               gpointer               data,
               GError               **error)
{
  Request *request = data;
  char *change_id = NULL;

  return lanyard_configuration_apply_sync (self, request->changes, &change_id, error) ? change_id : NULL;
}

static gpointer
undo_request (LanyardConfiguration  *self,
              gpointer               data,
              GError               **error)
{
  Request *request = data;

  return GINT_TO_POINTER (lanyard_configuration_undo_sync (self, request->id, error));
}

static gpointer
load_request (LanyardConfiguration  *self,
              gpointer               data,
              GError               **error)
{
  Request *request = data;

  return lanyard_configuration_load_sync (self, request->type, request->id, error);
}

static gpointer
list_links_request (LanyardConfiguration  *self,
                    gpointer               data,
                    GError               **error)
{
  Request *request = data;

  return lanyard_configuration_list_links_sync (self, request->relation, request->id, request->other_id, error);
}

static gpointer
list_key_pairs_request (LanyardConfiguration  *self,
                        gpointer               data,
                        GError               **error)
{
  Request *request = data;

  return lanyard_configuration_list_key_pairs_sync (self, request->id, error);
}

static gpointer
list_events_request (LanyardConfiguration  *self,
                     gpointer               data,
                     GError               **error)
{
  Request *request = data;

  return lanyard_configuration_list_events_sync (self, request->id, request->limit, error);
}

static void
free_call (gpointer data)
{
  Call *call = data;

  if (call->data_free != NULL)
    call->data_free (call->data);
  g_free (call);
}

static void
call_worker (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Call *call = task_data;
  GError *error = NULL;
  gpointer result;

  if (g_task_return_error_if_cancelled (task))
    return;

  result = call->func (LANYARD_CONFIGURATION (source_object), call->data, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, call->result_free);
}

/* What was done is done: from when it began, cancelling has no effect. */
static void
start_call (LanyardConfiguration     *self,
            gpointer                  source_tag,
            LanyardConfigurationFunc  func,
            gpointer                  data,
            GDestroyNotify            data_free,
            GDestroyNotify            result_free,
            GCancellable             *cancellable,
            GAsyncReadyCallback       callback,
            gpointer                  user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  Call *call = g_new0 (Call, 1);

  call->func = func;
  call->data = data;
  call->data_free = data_free;
  call->result_free = result_free;

  g_task_set_source_tag (task, source_tag);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, call, free_call);
  g_task_run_in_thread (task, call_worker);
}

/**
 * lanyard_configuration_apply_async:
 * @self: a configuration
 * @changes: (transfer full): what is to be done
 * @cancellable: (nullable): has no effect once it began
 * @callback: called in the thread-default context
 * @user_data: for @callback
 *
 * As lanyard_configuration_apply_sync(), on a worker thread.
 */
void
lanyard_configuration_apply_async (LanyardConfiguration *self,
                                   LanyardChanges       *changes,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data)
{
  Request *request;

  g_return_if_fail (LANYARD_IS_CONFIGURATION (self));
  g_return_if_fail (changes != NULL);

  request = create_request (NULL, NULL);
  request->changes = changes;
  start_call (self, lanyard_configuration_apply_async, apply_request, request, free_request, g_free,
              cancellable, callback, user_data);
}

/**
 * lanyard_configuration_apply_finish:
 * @self: a configuration
 * @result: what the callback got
 * @change_id: (out) (optional) (nullable): an id for lanyard_configuration_undo_async(),
 *   %NULL if nothing differed from what is stored
 * @error: as with lanyard_configuration_apply_sync()
 *
 * Returns: whether it is done; then it is on the disk
 */
gboolean
lanyard_configuration_apply_finish (LanyardConfiguration  *self,
                                    GAsyncResult          *result,
                                    char                 **change_id,
                                    GError               **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autofree char *id = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, lanyard_configuration_apply_async), FALSE);

  id = g_task_propagate_pointer (G_TASK (result), &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (change_id != NULL)
    *change_id = g_steal_pointer (&id);
  return TRUE;
}

/**
 * lanyard_configuration_undo_async:
 * @self: a configuration
 * @change_id: from lanyard_configuration_apply_finish() or the history
 * @cancellable: (nullable): has no effect once it began
 * @callback: called in the thread-default context
 * @user_data: for @callback
 *
 * As lanyard_configuration_undo_sync(), on a worker thread.
 */
void
lanyard_configuration_undo_async (LanyardConfiguration *self,
                                  const char           *change_id,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data)
{
  g_return_if_fail (LANYARD_IS_CONFIGURATION (self));
  g_return_if_fail (change_id != NULL);

  start_call (self, lanyard_configuration_undo_async, undo_request, create_request (change_id, NULL), free_request,
              NULL, cancellable, callback, user_data);
}

/**
 * lanyard_configuration_undo_finish:
 * @self: a configuration
 * @result: what the callback got
 * @error: as with lanyard_configuration_undo_sync()
 *
 * Returns: whether it is done
 */
gboolean
lanyard_configuration_undo_finish (LanyardConfiguration  *self,
                                   GAsyncResult          *result,
                                   GError               **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, lanyard_configuration_undo_async), FALSE);

  return GPOINTER_TO_INT (g_task_propagate_pointer (G_TASK (result), error));
}

/**
 * lanyard_configuration_load_async:
 * @self: a configuration
 * @type: a class derived from #LanyardRecord
 * @id: an id
 * @cancellable: (nullable): to give it up before it begins
 * @callback: called in the thread-default context
 * @user_data: for @callback
 *
 * As lanyard_configuration_load_sync(), on a worker thread.
 */
void
lanyard_configuration_load_async (LanyardConfiguration *self,
                                  GType                 type,
                                  const char           *id,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data)
{
  Request *request;

  g_return_if_fail (LANYARD_IS_CONFIGURATION (self));
  g_return_if_fail (g_type_is_a (type, LANYARD_TYPE_RECORD));
  g_return_if_fail (id != NULL);

  request = create_request (id, NULL);
  request->type = type;
  start_call (self, lanyard_configuration_load_async, load_request, request, free_request, g_object_unref,
              cancellable, callback, user_data);
}

/**
 * lanyard_configuration_load_finish:
 * @self: a configuration
 * @result: what the callback got
 * @error: as with lanyard_configuration_load_sync()
 *
 * Returns: (transfer full): the record
 */
LanyardRecord *
lanyard_configuration_load_finish (LanyardConfiguration  *self,
                                   GAsyncResult          *result,
                                   GError               **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, lanyard_configuration_load_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * lanyard_configuration_list_links_async:
 * @self: a configuration
 * @relation: what kind of link
 * @group_id: (nullable): a group, or
 * @other_id: (nullable): a person or a connector
 * @cancellable: (nullable): to give it up before it begins
 * @callback: called in the thread-default context
 * @user_data: for @callback
 *
 * As lanyard_configuration_list_links_sync(), on a worker thread.
 */
void
lanyard_configuration_list_links_async (LanyardConfiguration *self,
                                        LanyardRelation       relation,
                                        const char           *group_id,
                                        const char           *other_id,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data)
{
  Request *request;

  g_return_if_fail (LANYARD_IS_CONFIGURATION (self));
  g_return_if_fail ((group_id != NULL) != (other_id != NULL));

  request = create_request (group_id, other_id);
  request->relation = relation;
  start_call (self, lanyard_configuration_list_links_async, list_links_request, request, free_request,
              (GDestroyNotify) g_strfreev, cancellable, callback, user_data);
}

/**
 * lanyard_configuration_list_links_finish:
 * @self: a configuration
 * @result: what the callback got
 * @error: why they cannot be read
 *
 * Returns: (transfer full): ids on the other side
 */
char **
lanyard_configuration_list_links_finish (LanyardConfiguration  *self,
                                         GAsyncResult          *result,
                                         GError               **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, lanyard_configuration_list_links_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * lanyard_configuration_list_key_pairs_async:
 * @self: a configuration
 * @connector_id: (nullable): a connector, %NULL for all
 * @cancellable: (nullable): to give it up before it begins
 * @callback: called in the thread-default context
 * @user_data: for @callback
 *
 * As lanyard_configuration_list_key_pairs_sync(), on a worker thread.
 */
void
lanyard_configuration_list_key_pairs_async (LanyardConfiguration *self,
                                            const char           *connector_id,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data)
{
  g_return_if_fail (LANYARD_IS_CONFIGURATION (self));

  start_call (self, lanyard_configuration_list_key_pairs_async, list_key_pairs_request,
              create_request (connector_id, NULL), free_request, (GDestroyNotify) g_ptr_array_unref,
              cancellable, callback, user_data);
}

/**
 * lanyard_configuration_list_key_pairs_finish:
 * @self: a configuration
 * @result: what the callback got
 * @error: why they cannot be read
 *
 * Returns: (transfer container) (element-type LanyardKeyPair): active ones
 *   first, then next, then retired
 */
GPtrArray *
lanyard_configuration_list_key_pairs_finish (LanyardConfiguration  *self,
                                             GAsyncResult          *result,
                                             GError               **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, lanyard_configuration_list_key_pairs_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * lanyard_configuration_list_events_async:
 * @self: a configuration
 * @connector_id: (nullable): a connector, %NULL for all
 * @limit: the most to return
 * @cancellable: (nullable): to give it up before it begins
 * @callback: called in the thread-default context
 * @user_data: for @callback
 *
 * As lanyard_configuration_list_events_sync(), on a worker thread.
 */
void
lanyard_configuration_list_events_async (LanyardConfiguration *self,
                                         const char           *connector_id,
                                         guint                 limit,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data)
{
  Request *request;

  g_return_if_fail (LANYARD_IS_CONFIGURATION (self));

  request = create_request (connector_id, NULL);
  request->limit = limit;
  start_call (self, lanyard_configuration_list_events_async, list_events_request, request, free_request,
              (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

/**
 * lanyard_configuration_list_events_finish:
 * @self: a configuration
 * @result: what the callback got
 * @error: why they cannot be read
 *
 * Returns: (transfer container) (element-type LanyardEvent): newest first
 */
GPtrArray *
lanyard_configuration_list_events_finish (LanyardConfiguration  *self,
                                          GAsyncResult          *result,
                                          GError               **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, lanyard_configuration_list_events_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * lanyard_configuration_run_async:
 * @self: a configuration
 * @func: blocking; called on a worker thread
 * @data: (transfer full): for @func
 * @data_free: (nullable): frees @data
 * @result_free: (nullable): frees what @func returns, if nobody asks for it
 * @cancellable: (nullable): has no effect once @func began
 * @callback: called in the thread-default context
 * @user_data: for @callback
 *
 * For work of several steps, such as an activation or an import.
 */
void
lanyard_configuration_run_async (LanyardConfiguration     *self,
                                 LanyardConfigurationFunc  func,
                                 gpointer                  data,
                                 GDestroyNotify            data_free,
                                 GDestroyNotify            result_free,
                                 GCancellable             *cancellable,
                                 GAsyncReadyCallback       callback,
                                 gpointer                  user_data)
{
  g_return_if_fail (LANYARD_IS_CONFIGURATION (self));
  g_return_if_fail (func != NULL);

  start_call (self, lanyard_configuration_run_async, func, data, data_free, result_free,
              cancellable, callback, user_data);
}

/**
 * lanyard_configuration_run_finish:
 * @self: a configuration
 * @result: what the callback got
 * @error: the function's
 *
 * Returns: (transfer full): what the function returned
 */
gpointer
lanyard_configuration_run_finish (LanyardConfiguration  *self,
                                  GAsyncResult          *result,
                                  GError               **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, lanyard_configuration_run_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
