/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-test-result-private.h"

#include "lanyard-administration.h"

#define RESULT_LIFETIME (24 * 3600)

static void
fill_event (LanyardEvent      *event,
            LanyardTestResult *result,
            JsonObject        *object)
{
  if (result->connector != NULL)
    g_object_set (event, "connector", lanyard_record_get_id (LANYARD_RECORD (result->connector)), NULL);
  if (result->reason != NULL)
    g_object_set (event,
                  "code", json_object_get_string_member (object, "code"),
                  "message", result->reason->message,
                  NULL);
  else
    g_object_set (event, "detail", result->received->name_id, NULL);
  g_object_set (event, "flow", result->in_response_to != NULL ? "sp-initiated" : "idp-initiated", NULL);
}

/*
 * _lanyard_test_result_keep_sync:
 * @result: what the test SP made of a Response
 * @configuration: where it is kept
 * @event: (inout): the event "test", not added yet: what is to be said of
 *   @result goes into it
 * @now: seconds
 * @error: the configuration's
 *
 * Keeps a result as the last one, for the window and for /test-sp/result.
 *
 * Returns: whether it is kept
 */
gboolean
_lanyard_test_result_keep_sync (LanyardTestResult     *result,
                                LanyardConfiguration  *configuration,
                                LanyardEvent          *event,
                                gint64                 now,
                                GError               **error)
{
  g_autoptr(JsonNode) node = _lanyard_test_result_to_json (result, now);
  g_autofree char *text = json_to_string (node, FALSE);

  if (!lanyard_configuration_put_state_sync (configuration, LANYARD_TEST_RESULT_KIND, LANYARD_TEST_RESULT_KEY, text,
                                             now + RESULT_LIFETIME, FALSE, error))
    return FALSE;

  fill_event (event, result, json_node_get_object (node));
  return TRUE;
}
