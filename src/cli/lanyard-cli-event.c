/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-event-export.h"
#include "lanyard-saml-inspect.h"
#include "lanyard-text.h"
#include "lanyard-time.h"

#define LIMIT 50

/* A day counts from its first second. */
static gboolean
read_time (const char  *text,
           gint64      *time,
           GError     **error)
{
  g_autofree char *day = NULL;

  if (text == NULL)
    return TRUE;

  day = strchr (text, 'T') == NULL ? g_strconcat (text, "T00:00:00Z", NULL) : NULL;

  return lanyard_time_parse (day != NULL ? day : text, time, error);
}

/* Of a connector that was deleted, the id. */
static char *
find_connector (LanyardCli  *cli,
                GError     **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr(LanyardRecord) connector = _lanyard_cli_find (cli, LANYARD_TYPE_CONNECTOR, cli->connector, &local_error);

  if (connector != NULL)
    return g_strdup (lanyard_record_get_id (connector));
  if (g_error_matches (local_error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND) && g_uuid_string_is_valid (cli->connector))
    return g_strdup (cli->connector);

  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/* What the options say; its texts belong to @cli and to *@connector and *@reference. */
static gboolean
read_query (LanyardCli         *cli,
            LanyardEventQuery  *query,
            char              **connector,
            char              **reference,
            GError            **error)
{
  *query = (LanyardEventQuery) {
    .event = cli->kind,
    .person = cli->person,
    .code = cli->code,
    .address = cli->address,
    .text = cli->search,
  };
  if (!read_time (cli->from, &query->from, error) || !read_time (cli->until, &query->until, error))
    return FALSE;

  if (cli->connector != NULL)
    {
      *connector = find_connector (cli, error);
      if (*connector == NULL)
        return FALSE;
      query->connector = *connector;
    }
  if (cli->reference != NULL)
    {
      *reference = lanyard_event_query_clean_reference (cli->reference);
      query->reference = *reference;
    }

  return TRUE;
}

static void
add_event_row (GPtrArray *rows,
               JsonNode  *node)
{
  JsonObject *object = json_node_get_object (node);
  const char *person = json_object_get_string_member_with_default (object, "person", NULL);

  _lanyard_cli_add_row (rows,
                        json_object_get_string_member_with_default (object, "time", ""),
                        json_object_get_string_member_with_default (object, "event", ""),
                        person != NULL ? person : json_object_get_string_member_with_default (object, "actor", "-"),
                        json_object_get_string_member_with_default (object, "connector", "-"),
                        json_object_get_string_member_with_default (object, "code", "-"),
                        json_object_get_string_member_with_default (object, "reference", "-"),
                        json_object_get_string_member_with_default (object, "message", ""),
                        NULL);
}

gboolean
_lanyard_cli_event_list (LanyardCli  *cli,
                         GError     **error)
{
  LanyardEventQuery query;
  g_autofree char *connector = NULL;
  g_autofree char *reference = NULL;
  g_autoptr(GPtrArray) events = NULL;
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr(JsonArray) array = json_array_new ();
  g_autoptr(JsonNode) root = json_node_init_array (json_node_alloc (), array);
  g_autoptr(GHashTable) slugs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (_lanyard_cli_open (cli, error) == NULL || !read_query (cli, &query, &connector, &reference, error))
    return FALSE;

  query.limit = cli->limit >= 0 ? (guint) cli->limit : LIMIT;
  events = lanyard_configuration_query_events_sync (cli->configuration, &query, error);
  if (events == NULL)
    return FALSE;

  for (guint i = 0; i < events->len; i++)
    {
      JsonNode *node = lanyard_event_to_json (events->pdata[i], cli->configuration, slugs);

      add_event_row (rows, node);
      json_array_add_element (array, node);
    }
  if (cli->json)
    return _lanyard_cli_print_json (root);

  _lanyard_cli_print_rows (rows);
  return TRUE;
}

gboolean
_lanyard_cli_event_export (LanyardCli  *cli,
                           GError     **error)
{
  LanyardEventQuery query;
  g_autofree char *connector = NULL;
  g_autofree char *reference = NULL;
  g_autoptr(GBytes) table = NULL;
  gboolean as_json = g_strcmp0 (cli->format, "json") == 0;

  if (cli->format != NULL && !as_json && strcmp (cli->format, "csv") != 0)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("“%s” is none of csv, json."), cli->format);
      return FALSE;
    }
  if (_lanyard_cli_open (cli, error) == NULL || !read_query (cli, &query, &connector, &reference, error))
    return FALSE;

  query.limit = cli->limit > 0 ? (guint) cli->limit : 0;
  table = lanyard_event_export_sync (cli->configuration, &query, as_json ? LANYARD_EVENT_JSON : LANYARD_EVENT_CSV, error);
  if (table == NULL)
    return FALSE;

  g_free (cli->output);
  cli->output = g_strdup (cli->arguments[0]);
  return _lanyard_cli_write (cli, table, as_json ? "events.json" : "events.csv", error);
}

/* Indented, as far as it can be read; else as it came. Nothing in it reaches
 * the terminal as a control character. */
static char *
indent (const char *request)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (request, strlen (request));
  g_autoptr(LanyardSamlInspection) inspection = lanyard_saml_inspect (bytes, NULL);
  g_autofree char *text = inspection != NULL ? lanyard_saml_inspection_indent (inspection) : NULL;
  g_auto(GStrv) lines = g_strsplit (text != NULL ? text : request, "\n", -1);
  GString *safe = g_string_new (NULL);

  for (char **line = lines; *line != NULL; line++)
    {
      gsize margin = strspn (*line, " ");
      g_autofree char *visible = lanyard_text_make_visible (*line + margin, 0);

      g_string_append_printf (safe, "%*s%s\n", (int) margin, "", visible);
    }

  return g_string_free (safe, FALSE);
}

static gboolean
add_event (LanyardCli    *cli,
           LanyardEvent  *found,
           GPtrArray     *nodes,
           char         **request,
           GError       **error)
{
  g_autoptr(LanyardEvent) event = NULL;
  JsonNode *node;
  const char *xml;

  event = lanyard_configuration_load_event_sync (cli->configuration, lanyard_event_get_sequence (found), error);
  if (event == NULL)
    return FALSE;

  node = lanyard_event_to_json (event, cli->configuration, NULL);
  g_ptr_array_add (nodes, node);
  xml = lanyard_event_get_text (event, "request");
  if (xml != NULL && cli->json)
    json_object_set_string_member (json_node_get_object (node), "request", xml);
  else if (xml != NULL && *request == NULL)
    *request = indent (xml);

  return TRUE;
}

gboolean
_lanyard_cli_event_show (LanyardCli  *cli,
                         GError     **error)
{
  g_autofree char *reference = lanyard_event_query_clean_reference (cli->arguments[0]);
  g_autofree char *visible = lanyard_text_make_visible (reference, 64);
  g_autofree char *request = NULL;
  LanyardConfiguration *configuration = _lanyard_cli_open (cli, error);
  g_autoptr(GPtrArray) events = NULL;
  g_autoptr(GPtrArray) nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);

  events = configuration != NULL ? lanyard_configuration_list_events_of_reference_sync (configuration, reference, error)
                                 : NULL;
  if (events == NULL)
    return FALSE;
  if (events->len == 0)
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND, NULL,
                         _("Look at the reference again; events are kept for a limited time"),
                         _("There is no event with the reference “%s”"), visible);
      return FALSE;
    }

  for (guint i = 0; i < events->len; i++)
    if (!add_event (cli, events->pdata[i], nodes, &request, error))
      return FALSE;
  if (!_lanyard_cli_print_objects (cli, nodes))
    return FALSE;

  if (request != NULL)
    {
      _lanyard_cli_print ("\n");
      _lanyard_cli_print (request);
    }

  return TRUE;
}
