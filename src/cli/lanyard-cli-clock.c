/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-private.h"

#include <glib/gi18n-lib.h>

#include "lanyard-clock-doctor.h"
#include "lanyard-error.h"

static gboolean
print_json (LanyardClockReport *report)
{
  static const char * const verdicts[] = { "right", "off", "far" };
  g_autoptr(JsonObject) object = json_object_new ();
  g_autoptr(JsonNode) node = json_node_init_object (json_node_alloc (), object);
  gint64 offset;

  _lanyard_cli_add_string (node, "verdict", verdicts[lanyard_clock_report_get_verdict (report)]);
  _lanyard_cli_add_string (node, "url", report->url);
  if (report->has_remote)
    json_object_set_int_member (object, "server_offset", report->remote_offset);
  _lanyard_cli_add_error (node, "server_error", report->remote_error);
  if (lanyard_clock_get_request_offset (report->request, &offset))
    {
      json_object_set_int_member (object, "request_offset", offset);
      json_object_set_int_member (object, "request_time", lanyard_seen_request_get_time (report->request));
      json_object_set_boolean_member (object, "request_verified", lanyard_seen_request_is_verified (report->request));
    }

  return _lanyard_cli_print_json (node);
}

gboolean
_lanyard_cli_connector_clock (LanyardCli  *cli,
                              GError     **error)
{
  g_autoptr(LanyardConnector) connector = NULL;
  g_autoptr(LanyardClockReport) report = NULL;

  connector = (LanyardConnector *) _lanyard_cli_find (cli, LANYARD_TYPE_CONNECTOR, cli->arguments[0], error);
  if (connector == NULL)
    return FALSE;

  report = lanyard_clock_doctor_ask_sync (cli->configuration, connector, cli->allow_private, NULL);
  if (cli->json)
    print_json (report);
  else
    {
      g_autofree char *text = lanyard_clock_report_describe (report);

      g_print ("%s\n", text);
    }

  if (lanyard_clock_report_get_verdict (report) != LANYARD_CLOCK_FAR)
    return TRUE;

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED,
                     _("Messages are only valid for minutes, so sign-ins fail now and then, or always"),
                     _("Have both computers take their time from the network (NTP)"),
                     _("The clocks are more than three minutes apart"));
  return FALSE;
}
