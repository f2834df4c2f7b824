/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-configuration.h"

/* Events in one transaction of a trim: others write in between. */
#define TRIM_STEP 500

#define DAY G_GINT64_CONSTANT (86400)

/**
 * lanyard_configuration_query_events_sync:
 * @self: a configuration
 * @query: which ones
 * @error: why they cannot be read
 *
 * The messages that were received are not read, see
 * lanyard_configuration_load_event_sync().
 *
 * Returns: (transfer container) (element-type LanyardEvent): newest first
 */
GPtrArray *
lanyard_configuration_query_events_sync (LanyardConfiguration     *self,
                                         const LanyardEventQuery  *query,
                                         GError                  **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  return LANYARD_CONFIGURATION_GET_CLASS (self)->query_events (self, query, error);
}

/**
 * lanyard_configuration_load_event_sync:
 * @self: a configuration
 * @sequence: of an event
 * @error: %LANYARD_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): it, with the message that was received
 */
LanyardEvent *
lanyard_configuration_load_event_sync (LanyardConfiguration  *self,
                                       gint64                 sequence,
                                       GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), NULL);

  return LANYARD_CONFIGURATION_GET_CLASS (self)->load_event (self, sequence, error);
}

/**
 * lanyard_configuration_count_events_sync:
 * @self: a configuration
 * @query: which ones; its page and kind of event do not count
 * @width: seconds from one bucket to the next
 * @offset: seconds east of UTC by which days begin
 * @error: why they cannot be read
 *
 * Counts sign-ins and refusals.
 *
 * Returns: (transfer full) (element-type LanyardEventBucket): oldest first,
 *   without those in which there was nothing
 */
GArray *
lanyard_configuration_count_events_sync (LanyardConfiguration     *self,
                                         const LanyardEventQuery  *query,
                                         gint64                    width,
                                         gint64                    offset,
                                         GError                  **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), NULL);
  g_return_val_if_fail (query != NULL, NULL);
  g_return_val_if_fail (width > 0, NULL);

  return LANYARD_CONFIGURATION_GET_CLASS (self)->count_events (self, query, width, offset, error);
}

/**
 * lanyard_configuration_trim_events_sync:
 * @self: a configuration
 * @now: seconds
 * @error: why it cannot be done
 *
 * Deletes the events that are older than the settings want them kept, a few
 * at a time. A configuration that keeps none has nothing to delete.
 *
 * Returns: whether it is done
 */
gboolean
lanyard_configuration_trim_events_sync (LanyardConfiguration  *self,
                                        gint64                 now,
                                        GError               **error)
{
  g_autoptr(LanyardSettings) settings = NULL;
  gint64 days;
  guint deleted = TRIM_STEP;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), FALSE);

  if (LANYARD_CONFIGURATION_GET_CLASS (self)->trim_events == NULL)
    return TRUE;

  settings = lanyard_configuration_load_settings_sync (self, error);
  if (settings == NULL)
    return FALSE;

  days = lanyard_settings_get_event_retention (settings);
  while (days > 0 && deleted >= TRIM_STEP)
    if (!LANYARD_CONFIGURATION_GET_CLASS (self)->trim_events (self, now - days * DAY, TRIM_STEP, &deleted, error))
      return FALSE;

  return TRUE;
}
