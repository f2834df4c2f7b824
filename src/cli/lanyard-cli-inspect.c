/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-inspect.h"
#include "lanyard-time.h"

static void
add_difference (GPtrArray                *rows,
                LanyardInspectDifference *difference)
{
  _lanyard_cli_add_row (rows, _("differs:"), difference->what, NULL);
  if (difference->expected != NULL)
    _lanyard_cli_add_row (rows, _("expected:"), difference->expected, NULL);
  if (difference->received != NULL)
    _lanyard_cli_add_row (rows, _("received:"), difference->received, NULL);
  if (difference->fix != NULL)
    _lanyard_cli_add_row (rows, _("fix:"), difference->fix, NULL);
}

static void
add_facts (GPtrArray             *rows,
           LanyardInspectMessage *message)
{
  LanyardSamlInspection *inspection = message->capture->inspection;

  _lanyard_cli_add_row (rows, _("message:"), lanyard_saml_kind_get_name (inspection->kind), NULL);
  _lanyard_cli_add_row (rows, _("form:"), lanyard_saml_form_get_name (inspection->form), NULL);
  if (message->capture->address != NULL)
    _lanyard_cli_add_row (rows, _("sent to:"), message->capture->address, NULL);
  if (inspection->relay_state != NULL)
    _lanyard_cli_add_row (rows, "RelayState:", inspection->relay_state, NULL);
  for (guint i = 0; i < inspection->facts->len; i++)
    {
      LanyardSamlFact *fact = inspection->facts->pdata[i];
      g_autofree char *name = g_strconcat (fact->name, ":", NULL);

      _lanyard_cli_add_row (rows, name, fact->value, NULL);
    }
  if (message->connector != NULL)
    _lanyard_cli_add_row (rows, _("application:"), lanyard_connector_get_label (message->connector), NULL);
}

static const GError *
get_fault (LanyardInspectMessage *message)
{
  return message->capture->inspection != NULL ? message->capture->inspection->fault : message->capture->fault;
}

static void
print_message (LanyardInspectMessage *message)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  if (get_fault (message) != NULL)
    {
      _lanyard_cli_print (get_fault (message)->message);
      g_print ("\n");
      return;
    }

  add_facts (rows, message);
  for (guint i = 0; i < message->differences->len; i++)
    add_difference (rows, message->differences->pdata[i]);
  _lanyard_cli_print_rows (rows);
  _lanyard_cli_print_findings (message->findings);
}

static JsonNode *
difference_to_json (LanyardInspectDifference *difference)
{
  g_autoptr(JsonObject) object = json_object_new ();
  JsonNode *node = json_node_init_object (json_node_alloc (), object);

  _lanyard_cli_add_string (node, "field", difference->field);
  _lanyard_cli_add_string (node, "what", difference->what);
  _lanyard_cli_add_string (node, "expected", difference->expected);
  _lanyard_cli_add_string (node, "received", difference->received);
  _lanyard_cli_add_string (node, "fix", difference->fix);
  return node;
}

static JsonNode *
message_to_json (LanyardInspectMessage *message)
{
  LanyardSamlInspection *inspection = message->capture->inspection;
  g_autoptr(JsonObject) object = json_object_new ();
  JsonNode *node = json_node_init_object (json_node_alloc (), object);
  JsonArray *differences = json_array_new ();

  for (guint i = 0; i < message->differences->len; i++)
    json_array_add_element (differences, difference_to_json (message->differences->pdata[i]));

  _lanyard_cli_add_string (node, "message", inspection != NULL ? lanyard_saml_kind_get_name (inspection->kind) : NULL);
  _lanyard_cli_add_string (node, "form", inspection != NULL ? lanyard_saml_form_get_name (inspection->form) : NULL);
  _lanyard_cli_add_string (node, "address", message->capture->address);
  _lanyard_cli_add_string (node, "connector",
                           message->connector != NULL ? lanyard_connector_get_slug (message->connector) : NULL);
  json_object_set_boolean_member (object, "exact", message->exact);
  _lanyard_cli_add_error (node, "fault", get_fault (message));
  _lanyard_cli_add_error (node, "objection", message->objection);
  json_object_set_array_member (object, "differences", differences);
  json_object_set_array_member (object, "findings", _lanyard_cli_findings_to_json (message->findings));
  return node;
}

static gboolean
print_json (GPtrArray *messages)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < messages->len; i++)
    json_array_add_element (array, message_to_json (messages->pdata[i]));
  json_node_take_array (node, array);

  return _lanyard_cli_print_json (node);
}

gboolean
_lanyard_cli_inspect (LanyardCli  *cli,
                      GError     **error)
{
  const char *path = cli->arguments[0];
  LanyardConfiguration *configuration = _lanyard_cli_open (cli, error);
  g_autoptr(GBytes) input = NULL;
  g_autoptr(GPtrArray) messages = NULL;

  if (configuration == NULL)
    return FALSE;
  input = path == NULL || strcmp (path, "-") == 0 ? _lanyard_cli_read_stdin (error) : _lanyard_cli_read_file (path, error);
  messages = input != NULL ? lanyard_inspect_sync (configuration, input, lanyard_time_now (), error) : NULL;
  if (messages == NULL)
    return FALSE;
  if (cli->json)
    return print_json (messages);

  for (guint i = 0; i < messages->len; i++)
    {
      if (messages->len > 1)
        g_print ("%s%u.\n", i > 0 ? "\n" : "", i + 1);
      print_message (messages->pdata[i]);
    }
  return TRUE;
}
