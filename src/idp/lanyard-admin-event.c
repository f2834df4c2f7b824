/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-admin-event.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * lanyard_admin_event_add_sync:
 * @configuration: where the event is kept
 * @action: "sessions" (they were ended) or "second-factor" (it was taken away)
 * @person_id: of the person
 * @now: seconds
 * @error: why it cannot be kept
 *
 * What an administrator does and nobody can undo: it changes no record, and
 * stands in the events beside those that do.
 *
 * Returns: whether it is kept
 */
gboolean
lanyard_admin_event_add_sync (LanyardConfiguration  *configuration,
                              const char            *action,
                              const char            *person_id,
                              gint64                 now,
                              GError               **error)
{
  g_autoptr(LanyardEvent) event = NULL;
  g_autoptr(LanyardRecord) person = NULL;
  g_autofree char *message = NULL;
  const char *username;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), FALSE);
  g_return_val_if_fail (action != NULL && person_id != NULL, FALSE);

  person = lanyard_configuration_load_sync (configuration, LANYARD_TYPE_PERSON, person_id, NULL);
  username = person != NULL ? lanyard_person_get_username (LANYARD_PERSON (person)) : person_id;
  message = strcmp (action, "sessions") == 0 ? g_strdup_printf (_("Sign %s out"), username)
                                             : g_strdup_printf (_("Take the second factor of %s away"), username);
  event = lanyard_event_new (LANYARD_EVENT_CHANGE, now);
  g_object_set (event,
                "actor", lanyard_configuration_get_actor (configuration),
                "action", action,
                "kind", "person",
                "record", person_id,
                "title", username,
                "person", username,
                "message", message,
                "count", 1,
                NULL);

  return lanyard_configuration_add_event_sync (configuration, event, error);
}
