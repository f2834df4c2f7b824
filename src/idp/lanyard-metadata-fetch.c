/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-metadata-fetch.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "lanyard-metadata-fetch-private.h"

#define SIZE_MAX_DEFAULT (10 * 1024 * 1024)
#define SECONDS_MAX_DEFAULT 30
#define REDIRECTS_MAX 5

G_DEFINE_QUARK (lanyard-fetch-error-quark, lanyard_fetch_error)

static LanyardFetched *
follow (LanyardFetch   *fetch,
        GError **error)
{
  g_autofree char *url = g_strdup (fetch->url);

  for (guint i = 0; i <= REDIRECTS_MAX; i++)
    {
      g_autofree char *next = NULL;
      GError *cause = NULL;
      LanyardFetched *fetched = _lanyard_fetch_ask (fetch, url, &next, &cause);

      if (fetched != NULL)
        return fetched;
      if (next == NULL)
        {
          _lanyard_fetch_set_network_error (fetch, url, cause, error);
          return NULL;
        }

      g_free (url);
      url = g_steal_pointer (&next);
    }

  _lanyard_fetch_set_redirect_error (error, url, _("there are too many"));
  return NULL;
}

static void
init_fetch (LanyardFetch                     *fetch,
            const char                *url,
            const LanyardFetchOptions *options)
{
  fetch->url = g_strdup (url);
  if (options != NULL)
    fetch->options = *options;
  if (fetch->options.size_max == 0)
    fetch->options.size_max = SIZE_MAX_DEFAULT;
  if (fetch->options.seconds_max == 0)
    fetch->options.seconds_max = SECONDS_MAX_DEFAULT;
  if (fetch->options.database != NULL)
    g_object_ref (fetch->options.database);
  if (fetch->options.flow != NULL)
    g_object_ref (fetch->options.flow);
}

static void
clear_fetch (LanyardFetch *fetch)
{
  g_free (fetch->url);
  g_clear_object (&fetch->options.database);
  g_clear_object (&fetch->options.flow);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LanyardFetch, clear_fetch)

/* libsoup attaches what it waits for to the context of this thread. */
static LanyardFetched *
run_fetch (LanyardFetch         *fetch,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr(GMainContext) context = g_main_context_new ();
  LanyardFetched *fetched;

  g_main_context_push_thread_default (context);
  fetch->deadline = _lanyard_deadline_new (fetch->options.seconds_max, cancellable);
  fetched = follow (fetch, error);
  if (fetch->options.flow != NULL)
    _lanyard_metadata_flow_end (fetch->options.flow, fetched != NULL);
  _lanyard_deadline_free (g_steal_pointer (&fetch->deadline));
  g_main_context_pop_thread_default (context);

  return fetched;
}

/**
 * lanyard_fetched_free:
 * @fetched: (transfer full): what was fetched
 */
void
lanyard_fetched_free (LanyardFetched *fetched)
{
  g_clear_pointer (&fetched->document, g_bytes_unref);
  if (fetched->file >= 0)
    close (fetched->file);
  g_free (fetched->url);
  g_free (fetched->fingerprint);
  g_free (fetched->hash);
  g_free (fetched);
}

/**
 * lanyard_fetched_read:
 * @fetched: what was fetched
 * @error: %LANYARD_ERROR_IO
 *
 * M-63: metadata of many entities is read a part at a time, with memory that
 * does not grow with it.
 *
 * Returns: (transfer full): the document, from its beginning
 */
GInputStream *
lanyard_fetched_read (LanyardFetched  *fetched,
                      GError         **error)
{
  g_autoptr(LanyardMetadataFlow) flow = NULL;

  g_return_val_if_fail (fetched != NULL, NULL);

  if (fetched->file < 0)
    return g_memory_input_stream_new_from_bytes (fetched->document);

  flow = lanyard_metadata_flow_new ();
  if (!_lanyard_metadata_flow_begin (flow, fetched->file))
    {
      _lanyard_fetch_set_file_error (error, errno);
      return NULL;
    }

  _lanyard_metadata_flow_grow (flow, g_bytes_get_size (fetched->document));
  _lanyard_metadata_flow_end (flow, TRUE);
  return G_INPUT_STREAM (g_steal_pointer (&flow));
}

/**
 * lanyard_metadata_fetch_sync:
 * @url: where the metadata is
 * @options: (nullable): what is allowed
 * @cancellable: (nullable): a cancellable
 * @progress: (nullable) (scope call): called with the bytes so far
 * @progress_data: for @progress
 * @error: %LANYARD_FETCH_ERROR, %G_IO_ERROR_CANCELLED
 *
 * M-65, A-32: over https to a host whose addresses are all public, looked up
 * once and connected to as they were checked; every redirect (301, 302, 307,
 * 308, at most five) passes the same checks. What comes is limited in size
 * and time and not decompressed; nothing but its bytes is used.
 *
 * Returns: (transfer full): the document
 */
LanyardFetched *
lanyard_metadata_fetch_sync (const char                 *url,
                             const LanyardFetchOptions  *options,
                             GCancellable               *cancellable,
                             GFileProgressCallback       progress,
                             gpointer                    progress_data,
                             GError                    **error)
{
  g_auto(LanyardFetch) fetch = { .progress = progress, .progress_data = progress_data };

  g_return_val_if_fail (url != NULL, NULL);

  init_fetch (&fetch, url, options);

  return run_fetch (&fetch, cancellable, error);
}

static void
free_fetch (LanyardFetch *fetch)
{
  clear_fetch (fetch);
  g_free (fetch);
}

/* How far a fetch is, on its way to the thread that asked. */
typedef struct
{
  LanyardFetch  *fetch;
  GTask  *task;      /* keeps @fetch */
  goffset current;
  goffset total;
} Step;

static void
free_step (Step *step)
{
  g_object_unref (step->task);
  g_free (step);
}

static gboolean
report_step_cb (gpointer user_data)
{
  Step *step = user_data;

  if (!g_task_get_completed (step->task))
    step->fetch->progress (step->current, step->total, step->fetch->progress_data);

  return G_SOURCE_REMOVE;
}

static void
forward_progress_cb (goffset  current,
                     goffset  total,
                     gpointer user_data)
{
  Step *step = g_new0 (Step, 1);

  step->task = g_object_ref (user_data);
  step->fetch = g_task_get_task_data (step->task);
  step->current = current;
  step->total = total;
  g_main_context_invoke_full (g_task_get_context (step->task), G_PRIORITY_DEFAULT, report_step_cb, step,
                              (GDestroyNotify) free_step);
}

static void
fetch_worker (GTask        *task,
              gpointer      source_object,
              gpointer      task_data,
              GCancellable *cancellable)
{
  const LanyardFetch *asked = task_data;
  LanyardFetch fetch = *asked;
  GError *error = NULL;
  LanyardFetched *fetched;

  if (asked->progress != NULL)
    {
      fetch.progress = forward_progress_cb;
      fetch.progress_data = task;
    }
  fetched = run_fetch (&fetch, cancellable, &error);
  if (fetched != NULL)
    g_task_return_pointer (task, fetched, (GDestroyNotify) lanyard_fetched_free);
  else
    g_task_return_error (task, error);
}

/**
 * lanyard_metadata_fetch_async:
 * @url: where the metadata is
 * @options: (nullable): what is allowed
 * @cancellable: (nullable): a cancellable
 * @progress: (nullable): called in the context of the caller; %NULL
 * @progress_data: for @progress; lives until @callback is called
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * lanyard_metadata_fetch_sync() in a thread.
 */
void
lanyard_metadata_fetch_async (const char                *url,
                              const LanyardFetchOptions *options,
                              GCancellable              *cancellable,
                              GFileProgressCallback      progress,
                              gpointer                   progress_data,
                              GAsyncReadyCallback        callback,
                              gpointer                   user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  LanyardFetch *fetch = g_new0 (LanyardFetch, 1);

  g_return_if_fail (url != NULL);

  g_task_set_source_tag (task, lanyard_metadata_fetch_async);
  init_fetch (fetch, url, options);
  fetch->progress = progress;
  fetch->progress_data = progress_data;
  g_task_set_task_data (task, fetch, (GDestroyNotify) free_fetch);
  g_task_run_in_thread (task, fetch_worker);
}

/**
 * lanyard_metadata_fetch_finish:
 * @result: what the callback was given
 * @error: as lanyard_metadata_fetch_sync()
 *
 * Returns: (transfer full): the document
 */
LanyardFetched *
lanyard_metadata_fetch_finish (GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * lanyard_metadata_fetch_offset_sync:
 * @url: an address of a server
 * @options: (nullable): what is allowed
 * @cancellable: (nullable): a cancellable
 * @offset: (out): the seconds that the server's clock is ahead of the one here
 * @error: %LANYARD_FETCH_ERROR, %G_IO_ERROR_CANCELLED
 *
 * C35: asks as lanyard_metadata_fetch_sync() does, for the head alone,
 * follows nothing, and looks at nothing but Date.
 *
 * Returns: whether the server said what time it is
 */
gboolean
lanyard_metadata_fetch_offset_sync (const char                 *url,
                                    const LanyardFetchOptions  *options,
                                    GCancellable               *cancellable,
                                    gint64                     *offset,
                                    GError                    **error)
{
  g_auto(LanyardFetch) fetch = { 0 };
  g_autoptr(GMainContext) context = NULL;
  GError *cause = NULL;
  gboolean asked;

  g_return_val_if_fail (url != NULL, FALSE);
  g_return_val_if_fail (offset != NULL, FALSE);

  init_fetch (&fetch, url, options);
  context = g_main_context_new ();
  g_main_context_push_thread_default (context);
  fetch.deadline = _lanyard_deadline_new (fetch.options.seconds_max, cancellable);
  asked = _lanyard_fetch_ask_offset (&fetch, offset, &cause);
  if (!asked)
    _lanyard_fetch_set_network_error (&fetch, url, cause, error);
  _lanyard_deadline_free (g_steal_pointer (&fetch.deadline));
  g_main_context_pop_thread_default (context);

  return asked;
}
