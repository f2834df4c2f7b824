/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-private.h"

#include "lanyard-access-list.h"

#include <glib/gi18n-lib.h>

static JsonArray *
list_groups (const LanyardAccessDecision *decision)
{
  JsonArray *groups = json_array_new ();

  for (guint i = 0; i < decision->rules->len; i++)
    {
      const LanyardAccessRule *rule = decision->rules->pdata[i];

      if (rule->kind == LANYARD_ACCESS_RULE_GRANT)
        json_array_add_string_element (groups, rule->title);
    }

  return groups;
}

static JsonNode *
cell_to_json (LanyardAccessMatrix     *matrix,
              const LanyardAccessCell *cell)
{
  g_autoptr(LanyardAccessDecision) decision = lanyard_access_matrix_explain (matrix, cell);
  g_autoptr(JsonObject) object = json_object_new ();
  JsonNode *node = json_node_init_object (json_node_alloc (), object);

  _lanyard_cli_add_string (node, "person", lanyard_person_get_username (lanyard_access_matrix_get_person (matrix, cell->person)));
  _lanyard_cli_add_string (node, "connector",
                           lanyard_connector_get_slug (lanyard_access_matrix_get_connector (matrix, cell->connector)));
  json_object_set_boolean_member (object, "allowed", cell->allowed);
  if (cell->allowed)
    json_object_set_boolean_member (object, "second_factor", cell->needs_mfa);
  else
    json_object_set_null_member (object, "second_factor");
  json_object_set_array_member (object, "groups", list_groups (decision));
  json_object_set_boolean_member (object, "person_grant", cell->single);
  _lanyard_cli_add_string (node, "rule", lanyard_access_rule_get_nick (lanyard_access_decision_get_winner (decision)));
  if (cell->effect != LANYARD_ACCESS_SAME)
    _lanyard_cli_add_string (node, "effect", lanyard_access_effect_get_nick (cell->effect));

  return node;
}

static gboolean
print_json (LanyardAccessMatrix       *matrix,
            const LanyardAccessFilter *filter)
{
  g_autoptr(LanyardAccessList) list = lanyard_access_list_new (matrix, filter);
  g_autoptr(JsonArray) array = json_array_new ();
  g_autoptr(JsonNode) node = json_node_init_array (json_node_alloc (), array);
  LanyardAccessCell cell;

  while (lanyard_access_list_next (list, &cell))
    json_array_add_element (array, cell_to_json (matrix, &cell));

  return _lanyard_cli_print_json (node);
}

static char *
dup_note (LanyardAccessMatrix     *matrix,
          const LanyardAccessCell *cell)
{
  g_autofree char *reason = NULL;

  if (cell->effect != LANYARD_ACCESS_SAME)
    return lanyard_access_effect_dup_text (cell->effect);

  reason = lanyard_access_cell_dup_reason (matrix, cell);
  if (!cell->allowed)
    return g_steal_pointer (&reason);

  /* Translators: %s is a list of names of groups */
  return g_strdup_printf (cell->needs_mfa ? _("Through %s, with a second factor") : _("Through %s"), reason);
}

static gboolean
print_text (LanyardAccessMatrix       *matrix,
            const LanyardAccessFilter *filter)
{
  g_autoptr(LanyardAccessList) list = lanyard_access_list_new (matrix, filter);
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autofree char *summary = NULL;
  g_autofree char *line = NULL;
  LanyardAccessSums sums;
  LanyardAccessCell cell;

  while (lanyard_access_list_next (list, &cell))
    {
      g_autofree char *note = dup_note (matrix, &cell);

      _lanyard_cli_add_row (rows, lanyard_connector_get_slug (lanyard_access_matrix_get_connector (matrix, cell.connector)),
                            lanyard_person_get_username (lanyard_access_matrix_get_person (matrix, cell.person)), note, NULL);
    }
  _lanyard_cli_print_rows (rows);

  lanyard_access_list_sum (matrix, filter, &sums);
  summary = lanyard_access_sums_dup_text (&sums, filter);
  line = g_strconcat (summary, "\n", NULL);
  _lanyard_cli_print (line);
  return TRUE;
}

static gboolean
print_cells (LanyardCli                 *cli,
             const LanyardAccessFilter  *filter,
             GError                    **error)
{
  g_autoptr(LanyardAccessMatrix) matrix = lanyard_access_matrix_new_sync (cli->configuration, error);
  g_autoptr(GBytes) table = NULL;

  if (matrix == NULL)
    return FALSE;
  if (cli->json)
    return print_json (matrix, filter);
  if (!cli->csv)
    return print_text (matrix, filter);

  table = lanyard_access_export (matrix, filter);
  return _lanyard_cli_write (cli, table, "access.csv", error);
}

static gboolean
check_formats (LanyardCli  *cli,
               GError     **error)
{
  if (!cli->json || !cli->csv)
    return TRUE;

  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("Only one of --json and --csv can be given."));
  return FALSE;
}

/* The id of what is called @text; NULL text: any, which is no failure. */
static gboolean
find_id (LanyardCli     *cli,
         GType           type,
         const char     *text,
         LanyardRecord **record,
         const char    **id,
         GError        **error)
{
  if (text == NULL)
    return TRUE;

  *record = _lanyard_cli_find (cli, type, text, error);
  if (*record == NULL)
    return FALSE;

  *id = lanyard_record_get_id (*record);
  return TRUE;
}

/* access list */
gboolean
_lanyard_cli_access_list (LanyardCli  *cli,
                          GError     **error)
{
  g_autoptr(LanyardRecord) person = NULL;
  g_autoptr(LanyardRecord) connector = NULL;
  g_autoptr(LanyardRecord) group = NULL;
  LanyardAccessFilter filter = { .text = cli->search };

  if (cli->filter != NULL && !lanyard_access_show_from_nick (cli->filter, &filter.show))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("“%s” is none of allowed, exception, one-reason, several-reasons, blocked, all."), cli->filter);
      return FALSE;
    }
  if (!check_formats (cli, error) || _lanyard_cli_open (cli, error) == NULL ||
      !find_id (cli, LANYARD_TYPE_PERSON, cli->person, &person, &filter.person_id, error) ||
      !find_id (cli, LANYARD_TYPE_CONNECTOR, cli->connector, &connector, &filter.connector_id, error) ||
      !find_id (cli, LANYARD_TYPE_GROUP, cli->group, &group, &filter.group_id, error))
    return FALSE;

  return print_cells (cli, &filter, error);
}

/* access without-group GROUP */
gboolean
_lanyard_cli_access_without_group (LanyardCli  *cli,
                                   GError     **error)
{
  g_autoptr(LanyardRecord) group = NULL;
  LanyardAccessFilter filter = { 0 };

  if (!check_formats (cli, error) || _lanyard_cli_open (cli, error) == NULL ||
      !find_id (cli, LANYARD_TYPE_GROUP, cli->arguments[0], &group, &filter.without_id, error))
    return FALSE;

  return print_cells (cli, &filter, error);
}
