/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-check-cache.h"

#include "lanyard-check-snapshot.h"

typedef struct
{
  GMutex                mutex;
  LanyardCheckSnapshot *snapshot;       /* NULL until the first check */
} Cache;

static void
free_cache (gpointer data)
{
  Cache *cache = data;

  lanyard_check_snapshot_free (cache->snapshot);
  g_mutex_clear (&cache->mutex);
  g_free (cache);
}

/* It goes with the configuration. */
static Cache *
get_cache (LanyardConfiguration *configuration)
{
  static const char key[] = "lanyard-check-cache";
  static GMutex making;
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&making);
  Cache *cache = g_object_get_data (G_OBJECT (configuration), key);

  if (cache == NULL)
    {
      cache = g_new0 (Cache, 1);
      g_mutex_init (&cache->mutex);
      g_object_set_data_full (G_OBJECT (configuration), key, cache, free_cache);
    }

  return cache;
}

static LanyardCheckSnapshot *
ensure_snapshot (Cache                 *cache,
                 LanyardConfiguration  *configuration,
                 GError               **error)
{
  if (cache->snapshot != NULL && !lanyard_check_snapshot_is_current_sync (cache->snapshot))
    g_clear_pointer (&cache->snapshot, lanyard_check_snapshot_free);
  if (cache->snapshot == NULL)
    cache->snapshot = lanyard_check_snapshot_load_sync (configuration, error);

  return cache->snapshot;
}

/* Under the mutex. */
static gboolean
count_findings (Cache                 *cache,
                LanyardConfiguration  *configuration,
                const char            *connector_id,
                gint64                 now,
                guint                 *n_errors,
                guint                 *n_warnings,
                GError               **error)
{
  LanyardCheckSnapshot *snapshot = ensure_snapshot (cache, configuration, error);
  LanyardConnector *connector;
  g_autoptr(GPtrArray) findings = NULL;

  if (snapshot == NULL)
    return FALSE;
  connector = lanyard_check_snapshot_find (snapshot, connector_id);
  if (connector == NULL)
    return TRUE;

  findings = lanyard_check_snapshot_check_sync (snapshot, connector, now, error);
  if (findings == NULL)
    return FALSE;

  *n_errors = lanyard_check_count (findings, LANYARD_SEVERITY_ERROR);
  *n_warnings = lanyard_check_count (findings, LANYARD_SEVERITY_WARNING);
  return TRUE;
}

/**
 * lanyard_check_cache_check_sync:
 * @configuration: what is stored
 * @connector: the connector to look at, as stored or an editor's copy
 * @now: seconds
 * @error: what loading gives
 *
 * Returns: (transfer full) (element-type LanyardCheckFinding): errors first
 */
GPtrArray *
lanyard_check_cache_check_sync (LanyardConfiguration  *configuration,
                                LanyardConnector      *connector,
                                gint64                 now,
                                GError               **error)
{
  Cache *cache;
  LanyardCheckSnapshot *snapshot;
  GPtrArray *findings = NULL;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);
  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), NULL);

  cache = get_cache (configuration);
  g_mutex_lock (&cache->mutex);
  snapshot = ensure_snapshot (cache, configuration, error);
  if (snapshot != NULL)
    findings = lanyard_check_snapshot_check_sync (snapshot, connector, now, error);
  g_mutex_unlock (&cache->mutex);

  return findings;
}

/**
 * lanyard_check_cache_count_sync:
 * @configuration: what is stored
 * @connector_id: a connector; without findings if there is none
 * @now: seconds
 * @n_errors: (out): how many errors the check finds in it as it is stored
 * @n_warnings: (out): … and warnings
 * @error: what loading gives
 *
 * Returns: whether it could be checked
 */
gboolean
lanyard_check_cache_count_sync (LanyardConfiguration  *configuration,
                                const char            *connector_id,
                                gint64                 now,
                                guint                 *n_errors,
                                guint                 *n_warnings,
                                GError               **error)
{
  Cache *cache;
  gboolean done;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), FALSE);
  g_return_val_if_fail (connector_id != NULL, FALSE);

  *n_errors = *n_warnings = 0;
  cache = get_cache (configuration);
  g_mutex_lock (&cache->mutex);
  done = count_findings (cache, configuration, connector_id, now, n_errors, n_warnings, error);
  g_mutex_unlock (&cache->mutex);

  return done;
}
