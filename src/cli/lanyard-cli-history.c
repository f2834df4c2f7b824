/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-private.h"

#include <glib/gi18n-lib.h>

#include "lanyard-error.h"
#include "lanyard-history.h"
#include "lanyard-time.h"

void
_lanyard_cli_add_pairs (JsonNode   *node,
                        GPtrArray  *pairs,
                        const char *left,
                        const char *right)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < pairs->len; i++)
    {
      LanyardFieldPair *pair = g_ptr_array_index (pairs, i);
      JsonNode *element = json_node_new (JSON_NODE_OBJECT);

      json_node_take_object (element, json_object_new ());
      _lanyard_cli_add_string (element, "field", lanyard_field_pair_get_field (pair));
      _lanyard_cli_add_string (element, "label", lanyard_field_pair_get_label (pair));
      _lanyard_cli_add_string (element, left, lanyard_field_pair_get_left (pair));
      _lanyard_cli_add_string (element, right, lanyard_field_pair_get_right (pair));
      json_array_add_element (array, element);
    }

  json_object_set_array_member (json_node_get_object (node), "fields", array);
}

void
_lanyard_cli_print_pairs (GPtrArray *pairs)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < pairs->len; i++)
    {
      LanyardFieldPair *pair = g_ptr_array_index (pairs, i);
      const char *left = lanyard_field_pair_get_left (pair);
      const char *right = lanyard_field_pair_get_right (pair);

      g_string_append_printf (text, "    %s: %s → %s\n", lanyard_field_pair_get_label (pair),
                              left != NULL ? left : "–", right != NULL ? right : "–");
    }

  _lanyard_cli_print (text->str);
}

/* Also one that was deleted, by its label or id. */
static char *
find_id (LanyardCli  *cli,
         const char  *text,
         GError     **error)
{
  LanyardHistoryQuery query = { .kind = "connector", .gone = TRUE };
  g_autoptr(GError) local_error = NULL;
  g_autoptr(LanyardRecord) connector = _lanyard_cli_find (cli, LANYARD_TYPE_CONNECTOR, text, &local_error);
  g_autoptr(GPtrArray) gone = NULL;

  if (connector != NULL)
    return g_strdup (lanyard_record_get_id (connector));

  if (g_error_matches (local_error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND))
    gone = lanyard_configuration_query_history_sync (cli->configuration, &query, NULL);
  for (guint i = 0; gone != NULL && i < gone->len; i++)
    {
      g_autofree char *title = NULL;
      g_autofree char *record = NULL;

      g_object_get (g_ptr_array_index (gone, i), "title", &title, "record", &record, NULL);
      if (g_strcmp0 (title, text) == 0 || g_strcmp0 (record, text) == 0)
        return g_steal_pointer (&record);
    }

  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static JsonNode *
step_to_json (LanyardHistoryStep *step)
{
  g_autofree char *time = lanyard_time_format (lanyard_history_step_get_time (step));
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, json_object_new ());
  json_object_set_int_member (json_node_get_object (node), "number", lanyard_history_step_get_number (step));
  _lanyard_cli_add_string (node, "change", lanyard_history_step_get_change (step));
  _lanyard_cli_add_string (node, "time", time);
  _lanyard_cli_add_string (node, "actor", lanyard_history_step_get_actor (step));
  _lanyard_cli_add_string (node, "summary", lanyard_history_step_get_summary (step));
  _lanyard_cli_add_string (node, "title", lanyard_history_step_get_title (step));
  _lanyard_cli_add_string (node, "connector", lanyard_history_step_get_connector_id (step));
  _lanyard_cli_add_pairs (node, lanyard_history_step_get_pairs (step), "before", "after");

  return node;
}

static gboolean
print_steps_json (GPtrArray *steps)
{
  g_autoptr(JsonArray) array = json_array_new ();
  g_autoptr(JsonNode) root = json_node_init_array (json_node_alloc (), array);

  for (guint i = 0; i < steps->len; i++)
    json_array_add_element (array, step_to_json (g_ptr_array_index (steps, i)));

  return _lanyard_cli_print_json (root);
}

static void
print_step (LanyardHistoryStep *step,
            gboolean            with_title)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, lanyard_history_step_get_number (step));
  g_autofree char *time = lanyard_time_format (lanyard_history_step_get_time (step));
  const char *title = lanyard_history_step_get_title (step);

  _lanyard_cli_add_row (rows, number, time, lanyard_history_step_get_actor (step),
                        lanyard_history_step_get_summary (step), with_title ? title : NULL, NULL);
  _lanyard_cli_print_rows (rows);
  _lanyard_cli_print_pairs (lanyard_history_step_get_pairs (step));
}

gboolean
_lanyard_cli_history (LanyardCli  *cli,
                      GError     **error)
{
  LanyardHistoryQuery query = { .text = cli->search, .limit = cli->limit >= 0 ? (guint) cli->limit : 50 };
  g_autofree char *id = NULL;
  g_autoptr(GPtrArray) steps = NULL;

  if (_lanyard_cli_open (cli, error) == NULL)
    return FALSE;

  if (cli->arguments[0] != NULL)
    {
      id = find_id (cli, cli->arguments[0], error);
      if (id == NULL)
        return FALSE;
      query.record_id = id;
    }
  else if (cli->deleted)
    {
      query.kind = "connector";
      query.gone = TRUE;
    }

  steps = lanyard_history_list_sync (cli->configuration, &query, error);
  if (steps == NULL)
    return FALSE;

  if (cli->json)
    return print_steps_json (steps);

  for (guint i = 0; i < steps->len; i++)
    print_step (g_ptr_array_index (steps, i), id == NULL);

  return TRUE;
}

static gboolean
read_number (LanyardCli  *cli,
             gint64      *number,
             GError     **error)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (cli->arguments[0], 10, 1, G_MAXINT32, &value, NULL))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("“%s” is not the number of a point in the history."), cli->arguments[0]);
      return FALSE;
    }

  *number = (gint64) value;
  return _lanyard_cli_open (cli, error) != NULL;
}

static gboolean
print_restoration (LanyardCli         *cli,
                   LanyardRestoration *restoration)
{
  g_autoptr(JsonNode) node = NULL;

  if (!cli->json)
    {
      _lanyard_cli_print_pairs (restoration->pairs);
      for (gsize i = 0; restoration->notes[i] != NULL; i++)
        g_print ("%s\n", restoration->notes[i]);
      return TRUE;
    }

  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, json_object_new ());
  _lanyard_cli_add_string (node, "connector", lanyard_record_get_id (LANYARD_RECORD (restoration->connector)));
  json_object_set_boolean_member (json_node_get_object (node), "was_deleted", restoration->was_deleted);
  _lanyard_cli_add_pairs (node, restoration->pairs, "before", "after");
  _lanyard_cli_add_strings (node, "notes", (const char * const *) restoration->notes);
  return _lanyard_cli_print_json (node);
}

gboolean
_lanyard_cli_history_restore (LanyardCli  *cli,
                              GError     **error)
{
  g_autoptr(LanyardRestoration) restoration = NULL;
  gint64 number;

  if (!read_number (cli, &number, error))
    return FALSE;

  restoration = lanyard_restoration_new_sync (cli->configuration, number, lanyard_time_now (), error);
  if (restoration == NULL ||
      (!cli->dry_run && !lanyard_restoration_apply_sync (restoration, cli->configuration, NULL, error)))
    return FALSE;

  return print_restoration (cli, restoration);
}

gboolean
_lanyard_cli_history_undo (LanyardCli  *cli,
                           GError     **error)
{
  LanyardHistoryQuery query = { .limit = 1 };
  g_autoptr(GPtrArray) entries = NULL;
  g_autofree char *change = NULL;
  gint64 number, sequence = 0;

  if (!read_number (cli, &number, error))
    return FALSE;

  query.before = number + 1;
  entries = lanyard_configuration_query_history_sync (cli->configuration, &query, error);
  if (entries == NULL)
    return FALSE;

  if (entries->len > 0)
    g_object_get (g_ptr_array_index (entries, 0), "sequence", &sequence, "change", &change, NULL);
  if (sequence != number)
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND, NULL,
                         _("“lanyardctl history” shows the changes there are"),
                         _("There is no change %s in the history"), cli->arguments[0]);
      return FALSE;
    }

  return lanyard_configuration_undo_sync (cli->configuration, change, error);
}
