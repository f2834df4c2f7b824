/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-people-export.h"
#include "lanyard-people-import.h"
#include "lanyard-text.h"

static const char * const verdicts[] = {
  [LANYARD_PEOPLE_LINE_NEW] = "new",
  [LANYARD_PEOPLE_LINE_CHANGED] = "changed",
  [LANYARD_PEOPLE_LINE_SAME] = "same",
  [LANYARD_PEOPLE_LINE_REFUSED] = "refused",
};

static gboolean
read_match (const char          *text,
            LanyardPeopleMatch  *match,
            GError             **error)
{
  *match = LANYARD_PEOPLE_MATCH_AUTO;
  if (text == NULL)
    return TRUE;

  if (strcmp (text, "username") == 0)
    *match = LANYARD_PEOPLE_MATCH_USERNAME;
  else if (strcmp (text, "email") == 0)
    *match = LANYARD_PEOPLE_MATCH_EMAIL;
  else
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("“%s” is none of username, email."), text);

  return *match != LANYARD_PEOPLE_MATCH_AUTO;
}

static JsonNode *
make_object (void)
{
  g_autoptr(JsonObject) object = json_object_new ();

  return json_node_init_object (json_node_alloc (), object);
}

static JsonNode *
column_to_json (LanyardPeopleColumn *column)
{
  JsonNode *node = make_object ();

  _lanyard_cli_add_string (node, "column", column->header);
  _lanyard_cli_add_string (node, "field", column->field);
  _lanyard_cli_add_string (node, "reason", column->reason);

  return node;
}

static JsonNode *
line_to_json (LanyardPeopleLine *line)
{
  JsonNode *node = make_object ();
  g_autoptr(GPtrArray) pairs = lanyard_people_line_list_pairs (line);

  json_object_set_int_member (json_node_get_object (node), "line", line->number);
  if (line->vanished)
    json_object_set_boolean_member (json_node_get_object (node), "vanished", TRUE);
  _lanyard_cli_add_string (node, "verdict", verdicts[line->verdict]);
  _lanyard_cli_add_string (node, "person", line->key);
  _lanyard_cli_add_pairs (node, pairs, "before", "after");
  _lanyard_cli_add_error (node, "error", line->error);

  return node;
}

/* What is the same is only counted. */
gboolean
_lanyard_cli_print_import_json (LanyardPeopleImport *import,
                                gboolean             applied)
{
  g_autoptr(JsonNode) node = make_object ();
  JsonObject *object = json_node_get_object (node);
  GPtrArray *columns = lanyard_people_import_get_columns (import);
  GPtrArray *groups = lanyard_people_import_get_groups (import);
  GPtrArray *lines = lanyard_people_import_get_lines (import);
  JsonArray *column_nodes = json_array_new ();
  JsonArray *group_nodes = json_array_new ();
  JsonArray *line_nodes = json_array_new ();

  json_object_set_boolean_member (object, "applied", applied);
  for (guint i = 0; i < LANYARD_PEOPLE_N_VERDICTS; i++)
    json_object_set_int_member (object, verdicts[i], lanyard_people_import_count (import, i));

  for (guint i = 0; i < columns->len; i++)
    json_array_add_element (column_nodes, column_to_json (columns->pdata[i]));
  json_object_set_array_member (object, "columns", column_nodes);

  for (guint i = 0; i < groups->len; i++)
    json_array_add_string_element (group_nodes, lanyard_group_get_name (groups->pdata[i]));
  json_object_set_array_member (object, "new_groups", group_nodes);

  for (guint i = 0; i < lines->len; i++)
    if (((LanyardPeopleLine *) lines->pdata[i])->verdict != LANYARD_PEOPLE_LINE_SAME)
      json_array_add_element (line_nodes, line_to_json (lines->pdata[i]));
  json_object_set_array_member (object, "lines", line_nodes);

  return _lanyard_cli_print_json (node);
}

static void
print_columns (LanyardPeopleImport *import)
{
  GPtrArray *columns = lanyard_people_import_get_columns (import);

  for (guint i = 0; i < columns->len; i++)
    {
      LanyardPeopleColumn *column = columns->pdata[i];
      g_autofree char *header = lanyard_text_make_visible (column->header, 64);
      g_autofree char *field = column->field != NULL ? lanyard_text_make_visible (column->field, 64) : NULL;

      if (field != NULL)
        /* Translators: the name of a column, then of a field */
        g_print (_("Column “%s”: %s\n"), header, field);
      else
        /* Translators: the name of a column, then why */
        g_print (_("Column “%s”: left out. %s.\n"), header, column->reason);
    }
}

static void
print_line (LanyardPeopleLine *line)
{
  g_autoptr(GPtrArray) pairs = lanyard_people_line_list_pairs (line);
  g_autofree char *key = lanyard_text_make_visible (line->key != NULL ? line->key : "", 64);

  switch (line->verdict)
    {
    case LANYARD_PEOPLE_LINE_NEW:
      g_print (_("Line %u: %s is new\n"), line->number, key);
      break;
    case LANYARD_PEOPLE_LINE_CHANGED:
      if (line->vanished)
        g_print (_("%s is suspended, since the directory has them no longer\n"), key);
      else
        g_print (_("Line %u: %s changes\n"), line->number, key);
      break;
    case LANYARD_PEOPLE_LINE_REFUSED:
      /* Translators: the last is why */
      g_print (_("Line %u: %s is refused. %s\n"), line->number, key, line->error->message);
      break;
    case LANYARD_PEOPLE_LINE_SAME:
    default:
      return;
    }

  _lanyard_cli_print_pairs (pairs);
}

/* All that would change before it does; afterwards only what was refused. */
void
_lanyard_cli_print_import (LanyardPeopleImport *import,
                           gboolean             preview)
{
  GPtrArray *groups = lanyard_people_import_get_groups (import);
  GPtrArray *lines = lanyard_people_import_get_lines (import);

  if (preview)
    print_columns (import);

  for (guint i = 0; i < lines->len; i++)
    {
      LanyardPeopleLine *line = lines->pdata[i];

      if (preview || line->verdict == LANYARD_PEOPLE_LINE_REFUSED)
        print_line (line);
    }

  for (guint i = 0; i < groups->len; i++)
    g_print (_("New group: %s\n"), lanyard_group_get_name (groups->pdata[i]));
  g_print (_("%u new, %u changed, %u the same, %u refused\n"),
           lanyard_people_import_count (import, LANYARD_PEOPLE_LINE_NEW),
           lanyard_people_import_count (import, LANYARD_PEOPLE_LINE_CHANGED),
           lanyard_people_import_count (import, LANYARD_PEOPLE_LINE_SAME),
           lanyard_people_import_count (import, LANYARD_PEOPLE_LINE_REFUSED));
}

gboolean
_lanyard_cli_person_import (LanyardCli  *cli,
                            GError     **error)
{
  LanyardPeopleImportOptions options = {
    .mappings = (const char * const *) cli->maps,
    .make_groups = cli->make_groups,
    .clear_empty = cli->clear_empty,
    .skip_faulty = cli->skip_faulty,
  };
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(LanyardPeopleImport) import = NULL;
  g_autoptr(GError) refusal = NULL;
  gboolean applied;

  if (!read_match (cli->match, &options.match, error))
    return FALSE;

  bytes = _lanyard_cli_read_table (cli->arguments[0], error);
  if (bytes == NULL || _lanyard_cli_open (cli, error) == NULL)
    return FALSE;

  import = lanyard_people_import_plan_sync (cli->configuration, bytes, &options, NULL, error);
  if (import == NULL)
    return FALSE;

  applied = !cli->dry_run && lanyard_people_import_apply_sync (import, cli->configuration, NULL, NULL, &refusal);
  if (cli->json)
    _lanyard_cli_print_import_json (import, applied);
  else
    _lanyard_cli_print_import (import, cli->dry_run);

  if (cli->dry_run)
    return lanyard_people_import_check (import, error);
  if (!applied)
    g_propagate_error (error, g_steal_pointer (&refusal));

  return applied;
}

gboolean
_lanyard_cli_person_export (LanyardCli  *cli,
                            GError     **error)
{
  g_autoptr(GBytes) table = NULL;
  gboolean is_ldif = g_strcmp0 (cli->format, "ldif") == 0;

  if (cli->format != NULL && !is_ldif && strcmp (cli->format, "csv") != 0)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("“%s” is none of csv, ldif."), cli->format);
      return FALSE;
    }
  if (_lanyard_cli_open (cli, error) == NULL)
    return FALSE;

  table = is_ldif ? lanyard_people_export_ldif_sync (cli->configuration, error)
                  : lanyard_people_export_sync (cli->configuration, error);
  if (table == NULL)
    return FALSE;

  cli->output = g_strdup (cli->arguments[0]);
  return _lanyard_cli_write (cli, table, is_ldif ? "people.ldif" : "people.csv", error);
}
