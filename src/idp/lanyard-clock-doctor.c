/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-clock-doctor.h"

#include <glib/gi18n-lib.h>

#include "lanyard-check-snapshot.h"
#include "lanyard-metadata-fetch.h"
#include "lanyard-time.h"
#include "lanyard-url.h"

/**
 * lanyard_clock_report_free:
 * @self: a report
 */
void
lanyard_clock_report_free (LanyardClockReport *self)
{
  g_free (self->url);
  g_clear_error (&self->remote_error);
  g_clear_object (&self->request);
  g_free (self);
}

/**
 * lanyard_clock_report_get_verdict:
 * @self: a report
 *
 * Anybody can send an unsigned request, so that one is never more than off.
 *
 * Returns: the worst of what is known
 */
LanyardClockVerdict
lanyard_clock_report_get_verdict (LanyardClockReport *self)
{
  LanyardClockVerdict remote = self->has_remote ? lanyard_clock_judge (self->remote_offset) : LANYARD_CLOCK_RIGHT;
  LanyardClockVerdict request;
  gint64 offset;

  lanyard_clock_get_request_offset (self->request, &offset);
  request = lanyard_clock_judge (offset);
  if (request == LANYARD_CLOCK_FAR && !lanyard_seen_request_is_verified (self->request))
    request = LANYARD_CLOCK_OFF;

  return MAX (remote, request);
}

static char *
describe_remote (LanyardClockReport *self)
{
  g_autofree char *offset = NULL;

  if (self->url == NULL)
    return g_strdup (_("The service provider has no address that can be asked for its time"));
  if (!self->has_remote)
    return g_strdup (self->remote_error->message);

  offset = lanyard_clock_describe (self->remote_offset);
  /* Translators: a URL, then something like “3 s ahead of the clock here” */
  return g_strdup_printf (_("%s: %s"), self->url, offset);
}

static char *
describe_request (LanyardClockReport *self)
{
  g_autofree char *text = NULL;
  g_autofree char *date = NULL;
  gint64 offset;

  if (!lanyard_clock_get_request_offset (self->request, &offset))
    return g_strdup (_("No request has said yet when it was issued"));

  text = lanyard_clock_describe (offset);
  date = lanyard_time_format (lanyard_seen_request_get_time (self->request));
  /* Translators: a date, then something like “3 s ahead of the clock here” */
  return g_strdup_printf (_("Last request, %s: %s"), date, text);
}

/**
 * lanyard_clock_report_describe:
 * @self: a report
 *
 * Returns: (transfer full): a line for each, translated
 */
char *
lanyard_clock_report_describe (LanyardClockReport *self)
{
  g_autofree char *remote = describe_remote (self);
  g_autofree char *request = describe_request (self);

  return g_strdup_printf ("%s\n%s", remote, request);
}

/* Where its metadata is, else the beginning of where responses go. */
static char *
dup_url (LanyardConnector *connector)
{
  const char *source = lanyard_connector_get_metadata_source (connector);
  LanyardAcs *acs = lanyard_connector_get_default_acs (connector);
  const char *acs_url = acs != NULL ? lanyard_acs_get_url (acs) : NULL;
  g_autoptr(GUri) uri = NULL;

  if (source != NULL && lanyard_url_check (source, LANYARD_URL_ALLOW_HTTP, NULL))
    return g_strdup (source);
  if (acs_url == NULL || !lanyard_url_check (acs_url, LANYARD_URL_ALLOW_HTTP, NULL))
    return NULL;

  uri = g_uri_parse (acs_url, G_URI_FLAGS_ENCODED, NULL);
  return uri != NULL ? g_uri_join (G_URI_FLAGS_ENCODED, g_uri_get_scheme (uri), NULL, g_uri_get_host (uri),
                                   g_uri_get_port (uri), "/", NULL, NULL)
                     : NULL;
}

/**
 * lanyard_clock_doctor_ask_sync:
 * @configuration: where its last request is kept
 * @connector: a connector
 * @allow_private: whether an address of this network may be asked
 * @cancellable: (nullable): a cancellable
 *
 * C35: asks a server of the service provider what time it is, and looks at
 * when its last request was issued. Nothing is stored.
 *
 * Returns: (transfer full): what is known
 */
LanyardClockReport *
lanyard_clock_doctor_ask_sync (LanyardConfiguration *configuration,
                               LanyardConnector     *connector,
                               gboolean              allow_private,
                               GCancellable         *cancellable)
{
  const LanyardFetchOptions options = { .allow_http = TRUE, .allow_private = allow_private };
  LanyardClockReport *self = g_new0 (LanyardClockReport, 1);
  g_autofree char *seen = NULL;

  self->url = dup_url (connector);
  if (self->url != NULL)
    self->has_remote = lanyard_metadata_fetch_offset_sync (self->url, &options, cancellable, &self->remote_offset,
                                                           &self->remote_error);

  seen = lanyard_configuration_get_state_sync (configuration, LANYARD_SEEN_REQUEST_KIND,
                                               lanyard_record_get_id (LANYARD_RECORD (connector)), lanyard_time_now (),
                                               FALSE, NULL);
  if (seen != NULL)
    self->request = (LanyardSeenRequest *) lanyard_item_new_from_json_text (LANYARD_TYPE_SEEN_REQUEST, seen, NULL);

  return self;
}

typedef struct
{
  LanyardConfiguration *configuration;
  LanyardConnector     *connector;
  gboolean              allow_private;
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->configuration);
  g_object_unref (question->connector);
  g_free (question);
}

static void
ask_worker (GTask        *task,
            gpointer      source_object,
            gpointer      task_data,
            GCancellable *cancellable)
{
  Question *question = task_data;

  g_task_return_pointer (task, lanyard_clock_doctor_ask_sync (question->configuration, question->connector,
                                                              question->allow_private, cancellable),
                         (GDestroyNotify) lanyard_clock_report_free);
}

/**
 * lanyard_clock_doctor_ask_async:
 * @configuration: where its last request is kept
 * @connector: a connector; a copy is used
 * @allow_private: whether an address of this network may be asked
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is known
 * @user_data: for @callback
 *
 * lanyard_clock_doctor_ask_sync() in a thread.
 */
void
lanyard_clock_doctor_ask_async (LanyardConfiguration *configuration,
                                LanyardConnector     *connector,
                                gboolean              allow_private,
                                GCancellable         *cancellable,
                                GAsyncReadyCallback   callback,
                                gpointer              user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Question *question = g_new0 (Question, 1);

  g_task_set_source_tag (task, lanyard_clock_doctor_ask_async);
  question->configuration = g_object_ref (configuration);
  question->connector = (LanyardConnector *) lanyard_item_copy (LANYARD_ITEM (connector));
  question->allow_private = allow_private;
  g_task_set_task_data (task, question, (GDestroyNotify) question_free);
  g_task_run_in_thread (task, ask_worker);
}

/**
 * lanyard_clock_doctor_ask_finish:
 * @result: what the callback was given
 * @error: %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): what is known
 */
LanyardClockReport *
lanyard_clock_doctor_ask_finish (GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
