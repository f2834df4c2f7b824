/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-inspect.h"

#include "lanyard-inspect-private.h"
#include "lanyard-message-check.h"
#include "lanyard-time.h"

/* As of when the rules are looked at: a message that was copied yesterday is
 * not wrong for that. */
static gint64
get_instant (LanyardCapture *capture,
             gint64          now)
{
  const char *text = _lanyard_inspect_find_fact (capture->inspection, "IssueInstant");
  gint64 instant;

  if (capture->time != 0)
    return capture->time;

  return text != NULL && lanyard_time_parse (text, &instant, NULL) ? instant : now;
}

static void
look_at (LanyardInspectMessage *message,
         LanyardConfiguration  *configuration,
         GPtrArray             *connectors,
         const char            *base_url,
         gint64                 now)
{
  LanyardSamlInspection *inspection = message->capture->inspection;
  LanyardConnector *connector;

  if (inspection == NULL || inspection->fault != NULL)
    return;

  message->outline = lanyard_saml_outline_new (inspection->document, NULL);
  connector = _lanyard_inspect_match (connectors, inspection, base_url, &message->exact);
  if (connector != NULL)
    {
      message->connector = g_object_ref (connector);
      lanyard_message_check_sync (configuration, connector, inspection, get_instant (message->capture, now),
                                  message->findings, &message->objection);
    }
  _lanyard_inspect_compare (message, base_url, now);
}

static void
free_difference (gpointer data)
{
  LanyardInspectDifference *difference = data;

  g_free (difference->what);
  g_free (difference->fix);
  g_free (difference->expected);
  g_free (difference->received);
  g_free (difference);
}

static LanyardInspectMessage *
make_message (LanyardCapture *capture)
{
  LanyardInspectMessage *message = g_new0 (LanyardInspectMessage, 1);

  message->capture = capture;
  message->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_saml_finding_free);
  message->differences = g_ptr_array_new_with_free_func (free_difference);
  return message;
}

/**
 * lanyard_inspect_sync:
 * @configuration: whose connectors it may belong to
 * @input: as for lanyard_capture_read()
 * @now: seconds
 * @error: as for lanyard_capture_read(); the configuration's
 *
 * Looks at what somebody copied or recorded: decodes every message, finds the
 * connector that it belongs to by issuer, addresses and audience, checks it
 * with that one's keys and names what disagrees. Nothing is stored, and
 * nothing leaves the machine.
 *
 * Returns: (transfer container) (element-type LanyardInspectMessage): the
 *   messages, at least one
 */
GPtrArray *
lanyard_inspect_sync (LanyardConfiguration  *configuration,
                      GBytes                *input,
                      gint64                 now,
                      GError               **error)
{
  g_autoptr(LanyardSettings) settings = NULL;
  g_autoptr(GPtrArray) captures = NULL;
  g_autoptr(GPtrArray) connectors = NULL;
  g_autoptr(GPtrArray) messages = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_inspect_message_free);

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);
  g_return_val_if_fail (input != NULL, NULL);

  captures = lanyard_capture_read (input, error);
  settings = captures != NULL ? lanyard_configuration_load_settings_sync (configuration, error) : NULL;
  connectors = settings != NULL ? lanyard_configuration_list_sync (configuration, LANYARD_TYPE_CONNECTOR, error) : NULL;
  if (connectors == NULL)
    return NULL;

  g_ptr_array_set_free_func (captures, NULL);
  for (guint i = 0; i < captures->len; i++)
    {
      LanyardInspectMessage *message = make_message (captures->pdata[i]);

      g_ptr_array_add (messages, message);
      look_at (message, configuration, connectors, lanyard_settings_get_base_url (settings), now);
    }

  return g_steal_pointer (&messages);
}

/**
 * lanyard_inspect_message_free:
 * @message: (nullable) (transfer full): a message
 */
void
lanyard_inspect_message_free (LanyardInspectMessage *message)
{
  if (message == NULL)
    return;

  lanyard_capture_free (message->capture);
  g_clear_pointer (&message->outline, g_ptr_array_unref);
  g_clear_object (&message->connector);
  g_ptr_array_unref (message->findings);
  g_clear_error (&message->objection);
  g_ptr_array_unref (message->differences);
  g_free (message);
}
