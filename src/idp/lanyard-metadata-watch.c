/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-metadata-watch.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-metadata-fetch.h"
#include "lanyard-text.h"
#include "lanyard-url.h"

/* So long before its end metadata is looked at again. */
#define LEAD (24 * 60 * 60)
/* Nobody is asked more often, whatever its cacheDuration. */
#define PERIOD_MIN (10 * 60)

/**
 * lanyard_metadata_watch_is_possible:
 * @connector: a connector
 *
 * M-64: what nobody asked for at that moment is fetched over https only, or
 * from this computer.
 *
 * Returns: whether its metadata came from an address that may be asked again
 */
gboolean
lanyard_metadata_watch_is_possible (LanyardConnector *connector)
{
  const char *source;

  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), FALSE);

  source = lanyard_connector_get_metadata_source (connector);

  return source != NULL && lanyard_url_check (source, LANYARD_URL_HTTPS, NULL);
}

/**
 * lanyard_metadata_watch_get_next:
 * @connector: a connector
 * @checked: when it was last looked at, in seconds; 0: never
 *
 * M-65: as often as the connector says, as its metadata says itself
 * (cacheDuration) if that is sooner, and before its validUntil.
 *
 * Returns: when it is time, in seconds; %G_MAXINT64: it is not watched
 */
gint64
lanyard_metadata_watch_get_next (LanyardConnector *connector,
                                 gint64            checked)
{
  gint64 period, cache_duration, last, next, end;

  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), G_MAXINT64);

  period = (gint64) lanyard_connector_get_metadata_watch_hours (connector) * 60 * 60;
  if (period <= 0 || !lanyard_metadata_watch_is_possible (connector))
    return G_MAXINT64;

  cache_duration = lanyard_connector_get_metadata_cache_duration (connector);
  if (cache_duration > 0)
    period = CLAMP (cache_duration, PERIOD_MIN, period);
  last = MAX (lanyard_connector_get_metadata_date (connector), checked);
  next = last + period;

  end = lanyard_connector_get_metadata_valid_until (connector);
  return end > 0 && last < end - LEAD ? MIN (next, end - LEAD) : next;
}

/* (transfer full): pinned (M-64) */
static GPtrArray *
list_trusted (LanyardConnector  *connector,
              GError           **error)
{
  const char * const *pinned = lanyard_connector_get_metadata_signing_certificates (connector);
  g_autoptr(GPtrArray) trusted = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_certificate_unref);

  for (guint i = 0; pinned != NULL && pinned[i] != NULL; i++)
    {
      g_autoptr(GBytes) data = g_bytes_new_static (pinned[i], strlen (pinned[i]));
      LanyardCertificate *certificate = lanyard_certificate_new_from_data (data, error);

      if (certificate == NULL)
        return NULL;
      g_ptr_array_add (trusted, certificate);
    }

  return g_steal_pointer (&trusted);
}

static LanyardSamlEntity *
find_entity (GPtrArray   *entities,
             const char  *entity_id,
             GError     **error)
{
  g_autofree char *visible = lanyard_text_make_visible (entity_id != NULL ? entity_id : "", 256);

  for (guint i = 0; i < entities->len; i++)
    {
      LanyardSamlEntity *entity = g_ptr_array_index (entities, i);

      if (g_strcmp0 (entity->entity_id, entity_id) == 0)
        return lanyard_saml_entity_ref (entity);
    }
  if (entities->len == 1)
    return lanyard_saml_entity_ref (g_ptr_array_index (entities, 0));

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND, NULL,
                     _("Look for its entity ID in the application’s settings"),
                     _("The metadata does not describe the service provider “%s”"), visible);
  return NULL;
}

/* One that is still called so, in metadata of any length; a pinned key needs
 * all of it, as does a service provider with another name. */
static LanyardSamlEntity *
read_entity (LanyardConnector  *connector,
             LanyardFetched    *fetched,
             gint64             now,
             GCancellable      *cancellable,
             GError           **error)
{
  const char *entity_id = lanyard_connector_get_sp_entity_id (connector);
  g_autoptr(GPtrArray) trusted = list_trusted (connector, error);
  LanyardSamlMetadataPolicy policy = { .now = now };
  g_autoptr(GPtrArray) entities = NULL;

  if (trusted == NULL)
    return NULL;
  if (trusted->len == 0 && entity_id != NULL)
    {
      g_autoptr(GInputStream) stream = lanyard_fetched_read (fetched, error);
      g_autoptr(GError) cause = NULL;
      LanyardSamlEntity *entity;

      if (stream == NULL)
        return NULL;

      entity = lanyard_saml_metadata_pick (stream, &policy, entity_id, cancellable, &cause);
      if (entity != NULL)
        return entity;
      if (!g_error_matches (cause, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&cause));
          return NULL;
        }
    }

  policy.trusted = trusted;
  entities = lanyard_saml_metadata_read_trusted (fetched->document, &policy, error);

  return entities != NULL ? find_entity (entities, entity_id, error) : NULL;
}

/**
 * lanyard_metadata_watch_fetch_sync:
 * @connector: a connector whose metadata came from an address
 * @allowed: allow_http and allow_private: what is good enough
 * @now: seconds
 * @cancellable: (nullable): a cancellable
 * @progress: (nullable) (scope call): called with the bytes so far
 * @progress_data: for @progress
 * @error: %LANYARD_ERROR_REFUSED if it came from elsewhere; as
 *   lanyard_metadata_fetch_sync(), lanyard_saml_metadata_read_trusted()
 *
 * M-64, M-65, M-68: fetches a fresh copy and compares it with the connector,
 * which stays as it is.
 *
 * Returns: (transfer full): what would change; without changes: nothing
 */
LanyardProposal *
lanyard_metadata_watch_fetch_sync (LanyardConnector           *connector,
                                   const LanyardFetchOptions  *allowed,
                                   gint64                      now,
                                   GCancellable               *cancellable,
                                   GFileProgressCallback       progress,
                                   gpointer                    progress_data,
                                   GError                    **error)
{
  const LanyardFetchOptions options = { .allow_http = allowed->allow_http, .allow_private = allowed->allow_private,
                                        .aggregate_max = LANYARD_FETCH_AGGREGATE_MAX,
                                        .seconds_max = LANYARD_FETCH_AGGREGATE_SECONDS };
  const char *source;
  g_autoptr(LanyardFetched) fetched = NULL;
  g_autoptr(LanyardSamlEntity) entity = NULL;
  g_autoptr(GInputStream) stream = NULL;
  g_autoptr(LanyardMetadataDigest) digest = NULL;

  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), NULL);

  source = lanyard_connector_get_metadata_source (connector);
  if (source == NULL ||
      !lanyard_url_check (source, allowed->allow_http ? LANYARD_URL_ALLOW_HTTP : LANYARD_URL_HTTPS, NULL))
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED, NULL,
                         _("Import its metadata from an address that begins with https://"),
                         _("The metadata of “%s” did not come from an address that can be asked again"),
                         lanyard_connector_get_label (connector));
      return NULL;
    }

  fetched = lanyard_metadata_fetch_sync (source, &options, cancellable, progress, progress_data, error);
  entity = fetched != NULL ? read_entity (connector, fetched, now, cancellable, error) : NULL;
  stream = entity != NULL ? lanyard_fetched_read (fetched, error) : NULL;
  digest = stream != NULL ? lanyard_metadata_digest_new_from_stream (stream, cancellable, error) : NULL;

  return digest != NULL ? lanyard_proposal_new_for_digest (connector, entity, source, digest, now, error) : NULL;
}

/**
 * lanyard_metadata_watch_check_sync:
 * @connector: a connector whose metadata came from an address
 * @allow_private: whether that may be one of this network
 * @now: seconds
 * @cancellable: (nullable): a cancellable
 * @error: as lanyard_metadata_watch_fetch_sync()
 *
 * M-64, M-65, M-68: over https only.
 *
 * Returns: (transfer full): what lanyard_metadata_watch_fetch_sync() gives
 */
LanyardProposal *
lanyard_metadata_watch_check_sync (LanyardConnector  *connector,
                                   gboolean           allow_private,
                                   gint64             now,
                                   GCancellable      *cancellable,
                                   GError           **error)
{
  const LanyardFetchOptions allowed = { .allow_private = allow_private };

  return lanyard_metadata_watch_fetch_sync (connector, &allowed, now, cancellable, NULL, NULL, error);
}

typedef struct
{
  LanyardConnector *connector;
  gboolean          allow_private;
  gint64            now;
} Check;

static void
check_free (Check *check)
{
  g_object_unref (check->connector);
  g_free (check);
}

static void
check_worker (GTask        *task,
              gpointer      source_object,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Check *check = task_data;
  GError *error = NULL;
  LanyardProposal *proposal = lanyard_metadata_watch_check_sync (check->connector, check->allow_private, check->now,
                                                                 cancellable, &error);

  if (proposal != NULL)
    g_task_return_pointer (task, proposal, (GDestroyNotify) lanyard_proposal_free);
  else
    g_task_return_error (task, error);
}

/**
 * lanyard_metadata_watch_check_async:
 * @connector: a connector whose metadata came from an address; a copy is used
 * @allow_private: whether that may be one of this network
 * @now: seconds
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is known
 * @user_data: for @callback
 *
 * lanyard_metadata_watch_check_sync() in a thread.
 */
void
lanyard_metadata_watch_check_async (LanyardConnector    *connector,
                                    gboolean             allow_private,
                                    gint64               now,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Check *check = g_new0 (Check, 1);

  g_task_set_source_tag (task, lanyard_metadata_watch_check_async);
  check->connector = (LanyardConnector *) lanyard_item_copy (LANYARD_ITEM (connector));
  check->allow_private = allow_private;
  check->now = now;
  g_task_set_task_data (task, check, (GDestroyNotify) check_free);
  g_task_run_in_thread (task, check_worker);
}

/**
 * lanyard_metadata_watch_check_finish:
 * @result: what the callback was given
 * @error: as lanyard_metadata_watch_check_sync()
 *
 * Returns: (transfer full): what would change
 */
LanyardProposal *
lanyard_metadata_watch_check_finish (GAsyncResult  *result,
                                     GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
