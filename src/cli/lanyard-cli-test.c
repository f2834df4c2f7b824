/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-private.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "lanyard-check-note.h"
#include "lanyard-error.h"
#include "lanyard-text.h"
#include "lanyard-time.h"

static LanyardDryRun *
run (LanyardCli  *cli,
     GError     **error)
{
  g_autoptr(LanyardConnector) connector = NULL;
  g_autoptr(LanyardPerson) person = NULL;
  g_autoptr(GBytes) request = NULL;
  LanyardDryRunWish wish = {
    .sp_initiated = cli->sp_initiated, .now = lanyard_time_now (), .show_secrets = cli->show_secrets,
  };
  LanyardDryRun *dry_run;

  connector = (LanyardConnector *) _lanyard_cli_find (cli, LANYARD_TYPE_CONNECTOR, cli->arguments[0], error);
  person = connector != NULL
           ? (LanyardPerson *) _lanyard_cli_find (cli, LANYARD_TYPE_PERSON, cli->arguments[1], error) : NULL;
  if (person == NULL)
    return NULL;

  if (cli->request != NULL)
    {
      request = strcmp (cli->request, "-") == 0 ? _lanyard_cli_read_stdin (error)
                                                : _lanyard_cli_read_file (cli->request, error);
      if (request == NULL)
        return NULL;
    }

  wish.request = request;
  dry_run = lanyard_dry_run_new_sync (cli->configuration, connector, person, &wish, error);
  if (dry_run != NULL)
    lanyard_check_note_dry_run_sync (cli->configuration, dry_run, wish.now, NULL);

  return dry_run;
}

static void
add_reason (GPtrArray    *rows,
            const GError *reason)
{
  const LanyardErrorParts *parts = lanyard_error_get_parts (reason);

  if (parts == NULL)
    return;
  if (parts->rule != NULL)
    _lanyard_cli_add_row (rows, _("rule:"), parts->rule, NULL);
  if (parts->expected != NULL)
    _lanyard_cli_add_row (rows, _("expected:"), parts->expected, NULL);
  if (parts->received != NULL)
    _lanyard_cli_add_row (rows, _("received:"), parts->received, NULL);
  if (parts->fix != NULL)
    _lanyard_cli_add_row (rows, _("fix:"), parts->fix, NULL);
}

static void
print_summary (LanyardDryRun *dry_run)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  const GError *reason = dry_run->refusal != NULL ? dry_run->refusal : dry_run->objection;

  _lanyard_cli_add_row (rows, _("outcome:"),
                        dry_run->refusal != NULL ? _("refused by the identity provider")
                        : dry_run->objection != NULL ? _("refused by a strict service provider") : _("accepted"), NULL);
  if (reason != NULL)
    add_reason (rows, reason);
  if (dry_run->acs_url != NULL)
    _lanyard_cli_add_row (rows, _("posted to:"), dry_run->acs_url, NULL);
  if (dry_run->relay_state != NULL)
    _lanyard_cli_add_row (rows, "RelayState:", dry_run->relay_state, NULL);
  for (guint i = 0; i < dry_run->notes->len; i++)
    _lanyard_cli_add_row (rows, _("note:"), dry_run->notes->pdata[i], NULL);
  _lanyard_cli_print_rows (rows);
}

static void
print_outline (GPtrArray *lines)
{
  g_print ("\n");
  for (guint i = 0; i < lines->len; i++)
    {
      LanyardSamlOutlineLine *line = lines->pdata[i];

      g_print ("%*s%s%s%s\n", (int) (2 * MIN (line->depth, 40)), "", line->name, line->value != NULL ? ": " : "",
               line->value != NULL ? line->value : "");
    }
}

static void
print (LanyardDryRun *dry_run)
{
  print_summary (dry_run);
  if (dry_run->request_findings->len > 0)
    g_print ("\n%s\n", _("The request:"));
  _lanyard_cli_print_findings (dry_run->request_findings);
  if (dry_run->findings->len > 0)
    g_print ("\n%s\n", _("The response, to a strict service provider:"));
  _lanyard_cli_print_findings (dry_run->findings);
  if (dry_run->outline != NULL)
    print_outline (dry_run->outline);
}

static gboolean
print_json (LanyardDryRun *dry_run)
{
  g_autoptr(JsonObject) object = json_object_new ();
  g_autoptr(JsonNode) node = json_node_init_object (json_node_alloc (), object);
  JsonArray *notes = json_array_new ();

  for (guint i = 0; i < dry_run->notes->len; i++)
    json_array_add_string_element (notes, dry_run->notes->pdata[i]);

  json_object_set_boolean_member (object, "accepted", lanyard_dry_run_is_accepted (dry_run));
  json_object_set_boolean_member (object, "masked", dry_run->masked);
  _lanyard_cli_add_error (node, "refusal", dry_run->refusal);
  _lanyard_cli_add_error (node, "objection", dry_run->objection);
  _lanyard_cli_add_string (node, "acs_url", dry_run->acs_url);
  _lanyard_cli_add_string (node, "relay_state", dry_run->relay_state);
  _lanyard_cli_add_string (node, "xml", dry_run->document);
  _lanyard_cli_add_string (node, "encoded", dry_run->encoded);
  json_object_set_array_member (object, "request_findings", _lanyard_cli_findings_to_json (dry_run->request_findings));
  json_object_set_array_member (object, "findings", _lanyard_cli_findings_to_json (dry_run->findings));
  json_object_set_array_member (object, "notes", notes);

  return _lanyard_cli_print_json (node);
}

static void
print_document (LanyardDryRun *dry_run)
{
  if (dry_run->document == NULL)
    return;

  (void) fputs (dry_run->document, stdout);
  (void) fputc ('\n', stdout);
}

/* From here on it is a test like any other. */
static gboolean
send_to_test_sp (LanyardCli     *cli,
                 LanyardDryRun  *dry_run,
                 GError        **error)
{
  g_autoptr(LanyardSettings) settings = lanyard_configuration_load_settings_sync (cli->configuration, error);
  const char *base_url = settings != NULL ? lanyard_settings_get_base_url (settings) : NULL;

  if (settings == NULL || !lanyard_dry_run_check_test_sp (dry_run, base_url, error))
    return FALSE;

  return lanyard_dry_run_send_to_test_sp_sync (dry_run, cli->configuration, base_url, lanyard_time_now (), error);
}

gboolean
_lanyard_cli_test_dry_run (LanyardCli  *cli,
                           GError     **error)
{
  g_autoptr(LanyardDryRun) dry_run = run (cli, error);

  if (dry_run == NULL)
    return FALSE;

  if (cli->json)
    print_json (dry_run);
  else if (cli->xml)
    print_document (dry_run);
  else
    print (dry_run);

  if (cli->to_test_sp && !send_to_test_sp (cli, dry_run, error))
    return FALSE;
  if (dry_run->refusal != NULL)
    g_propagate_error (error, g_steal_pointer (&dry_run->refusal));
  else if (dry_run->objection != NULL)
    g_propagate_error (error, g_steal_pointer (&dry_run->objection));
  else
    return TRUE;

  return FALSE;
}
