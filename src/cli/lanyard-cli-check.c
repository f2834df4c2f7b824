/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-check-snapshot.h"
#include "lanyard-error.h"
#include "lanyard-time.h"

static const char * const severities[] = {
  [LANYARD_SEVERITY_HINT] = "hint",
  [LANYARD_SEVERITY_WARNING] = "warning",
  [LANYARD_SEVERITY_ERROR] = "error",
};

static const char *
get_severity_text (LanyardSeverity severity)
{
  switch (severity)
    {
    case LANYARD_SEVERITY_ERROR:
      return _("Error");
    case LANYARD_SEVERITY_WARNING:
      return _("Warning");
    case LANYARD_SEVERITY_HINT:
    default:
      return _("Hint");
    }
}

static JsonNode *
finding_to_json (LanyardConnector          *connector,
                 const LanyardCheckFinding *finding)
{
  g_autoptr(JsonObject) object = json_object_new ();
  JsonNode *node = json_node_init_object (json_node_alloc (), object);

  _lanyard_cli_add_string (node, "connector", lanyard_connector_get_slug (connector));
  _lanyard_cli_add_string (node, "rule", finding->rule);
  _lanyard_cli_add_string (node, "severity", severities[finding->severity]);
  _lanyard_cli_add_string (node, "field", finding->field);
  _lanyard_cli_add_string (node, "what", finding->what);
  _lanyard_cli_add_string (node, "why", finding->why);
  _lanyard_cli_add_string (node, "fix", finding->fix);
  if (finding->remedy != NULL)
    {
      _lanyard_cli_add_string (node, "remedy", finding->remedy->title);
      json_object_set_object_member (object, "values", json_object_ref (finding->remedy->values));
    }

  return node;
}

/* One run of the command. */
typedef struct
{
  LanyardCli *cli;
  JsonArray  *array;
  guint       n_errors;
  guint       n_findings;
  guint       n_connectors;
} Report;

static void
print_finding (Report                    *report,
               LanyardConnector          *connector,
               const LanyardCheckFinding *finding)
{
  json_array_add_element (report->array, finding_to_json (connector, finding));
  if (report->cli->json)
    return;

  if (report->n_connectors != 1)
    g_print ("%s: ", lanyard_connector_get_slug (connector));
  g_print ("%s (%s): %s. %s. %s.", get_severity_text (finding->severity), finding->rule, finding->what, finding->why,
           finding->fix);
  if (finding->remedy != NULL)
    {
      g_print (" ");
      /* Translators: the title of a button, then the number of a rule */
      g_print (_("[%s: --fix %s]"), finding->remedy->title, finding->rule);
    }
  g_print ("\n");
}

static gboolean
check_connector (Report                *report,
                 LanyardCheckSnapshot  *snapshot,
                 LanyardConnector      *connector,
                 GError               **error)
{
  g_autoptr(GPtrArray) findings = lanyard_check_snapshot_check_sync (snapshot, connector, lanyard_time_now (), error);

  if (findings == NULL)
    return FALSE;

  for (guint i = 0; i < findings->len; i++)
    {
      const LanyardCheckFinding *finding = findings->pdata[i];

      report->n_errors += finding->severity == LANYARD_SEVERITY_ERROR ? 1 : 0;
      print_finding (report, connector, finding);
    }
  report->n_findings += findings->len;

  return TRUE;
}

static const LanyardCheckRemedy *
find_remedy (GPtrArray  *findings,
             const char *rule)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const LanyardCheckFinding *finding = findings->pdata[i];

      if (finding->remedy != NULL && g_ascii_strcasecmp (finding->rule, rule) == 0)
        return finding->remedy;
    }

  return NULL;
}

/* The first remedy of the rule is applied; what it says of the connector is
 * printed. */
static gboolean
fix_connector (LanyardCli            *cli,
               LanyardCheckSnapshot  *snapshot,
               LanyardConnector      *connector,
               gboolean              *fixed,
               GError               **error)
{
  g_autoptr(GPtrArray) findings = lanyard_check_snapshot_check_sync (snapshot, connector, lanyard_time_now (), error);
  const LanyardCheckRemedy *remedy = findings != NULL ? find_remedy (findings, cli->fix) : NULL;
  g_autoptr(LanyardChanges) changes = NULL;

  if (findings == NULL)
    return FALSE;
  if (remedy == NULL)
    return TRUE;
  if (!lanyard_check_remedy_apply (remedy, connector, error))
    return FALSE;

  changes = lanyard_changes_new (remedy->title);
  lanyard_changes_save (changes, LANYARD_RECORD (connector));
  if (!_lanyard_cli_apply (cli, changes, error))
    return FALSE;

  g_printerr ("%s: %s\n", lanyard_connector_get_slug (connector), remedy->title);
  *fixed = TRUE;
  return TRUE;
}

/* The connectors that were named; all without a name. */
static GPtrArray *
list_connectors (LanyardCli  *cli,
                 GError     **error)
{
  g_autoptr(GPtrArray) connectors = g_ptr_array_new_with_free_func (g_object_unref);

  if (cli->arguments[0] == NULL)
    return _lanyard_cli_open (cli, error) != NULL
           ? lanyard_configuration_list_sync (cli->configuration, LANYARD_TYPE_CONNECTOR, error) : NULL;

  for (gsize i = 0; cli->arguments[i] != NULL; i++)
    {
      LanyardRecord *connector = _lanyard_cli_find (cli, LANYARD_TYPE_CONNECTOR, cli->arguments[i], error);

      if (connector == NULL)
        return NULL;
      g_ptr_array_add (connectors, connector);
    }

  return g_steal_pointer (&connectors);
}

static gboolean
fix_connectors (LanyardCli  *cli,
                GPtrArray   *connectors,
                GError     **error)
{
  g_autoptr(LanyardCheckSnapshot) snapshot = lanyard_check_snapshot_load_sync (cli->configuration, error);
  gboolean fixed = FALSE;

  for (guint i = 0; snapshot != NULL && i < connectors->len; i++)
    if (!fix_connector (cli, snapshot, connectors->pdata[i], &fixed, error))
      return FALSE;

  if (snapshot == NULL || fixed)
    return snapshot != NULL;

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND,
                     _("The rule finds nothing, or nothing that can be put right without a decision"),
                     _("Look at the findings without --fix"),
                     _("There is nothing that “%s” could put right"), cli->fix);
  return FALSE;
}

gboolean
_lanyard_cli_connector_check (LanyardCli  *cli,
                              GError     **error)
{
  g_autoptr(GPtrArray) connectors = list_connectors (cli, error);
  g_autoptr(LanyardCheckSnapshot) snapshot = NULL;
  g_autoptr(JsonArray) array = json_array_new ();
  g_autoptr(JsonNode) root = json_node_init_array (json_node_alloc (), array);
  Report report = { .cli = cli, .array = array };

  if (connectors == NULL || (cli->fix != NULL && !fix_connectors (cli, connectors, error)))
    return FALSE;

  snapshot = lanyard_check_snapshot_load_sync (cli->configuration, error);
  if (snapshot == NULL)
    return FALSE;

  report.n_connectors = connectors->len;
  for (guint i = 0; i < connectors->len; i++)
    if (!check_connector (&report, snapshot,
                          lanyard_check_snapshot_find (snapshot, lanyard_record_get_id (connectors->pdata[i])), error))
      return FALSE;

  if (cli->json)
    _lanyard_cli_print_json (root);
  else if (report.n_findings == 0)
    g_print ("%s\n", _("No mistakes were found."));

  if (report.n_errors > 0)
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED, NULL, NULL,
                       ngettext ("There is %u error, which stands against activation",
                                 "There are %u errors, which stand against activation", report.n_errors),
                       report.n_errors);

  return report.n_errors == 0;
}
