/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-event-export.h"

#include <string.h>

#include "lanyard-csv.h"
#include "lanyard-time.h"

/* By which spreadsheets know UTF-8. */
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* Events that are in memory at once, besides their text. */
#define PAGE 1000

/* Columns of the table, members of the object. */
static const char * const names[] = {
  "time", "event", "person", "connector", "flow", "code", "rule", "message", "expected", "received", "fix", "detail",
  "address", "agent", "reference", "actor", "action", "kind", "title", "fields", "count", "change", "binding",
  "relay_state",
};

/* The slug of the connector @id; the id where there is none any more. */
static char *
dup_slug (LanyardConfiguration *configuration,
          GHashTable           *slugs,
          const char           *id)
{
  const char *known = slugs != NULL ? g_hash_table_lookup (slugs, id) : NULL;
  g_autoptr(LanyardRecord) connector = NULL;
  char *slug;

  if (known != NULL)
    return g_strdup (known);

  connector = lanyard_configuration_load_sync (configuration, LANYARD_TYPE_CONNECTOR, id, NULL);
  slug = g_strdup (connector != NULL ? lanyard_connector_get_slug (LANYARD_CONNECTOR (connector)) : id);
  if (slugs != NULL)
    g_hash_table_insert (slugs, g_strdup (id), g_strdup (slug));

  return slug;
}

/* NULL: there is nothing. */
static char *
dup_cell (LanyardEvent         *event,
          LanyardConfiguration *configuration,
          GHashTable           *slugs,
          const char           *name)
{
  if (strcmp (name, "time") == 0)
    return lanyard_time_format (lanyard_event_get_time (event));

  if (strcmp (name, "connector") == 0)
    {
      const char *id = lanyard_event_get_text (event, name);

      return id != NULL ? dup_slug (configuration, slugs, id) : NULL;
    }

  if (strcmp (name, "fields") == 0)
    {
      g_auto(GStrv) fields = NULL;

      g_object_get (event, name, &fields, NULL);
      return fields != NULL && fields[0] != NULL ? g_strjoinv (" ", fields) : NULL;
    }

  if (strcmp (name, "count") == 0)
    {
      int count;

      g_object_get (event, name, &count, NULL);
      return count > 0 ? g_strdup_printf ("%d", count) : NULL;
    }

  return g_strdup (lanyard_event_get_text (event, strcmp (name, "relay_state") == 0 ? "relay-state" : name));
}

/**
 * lanyard_event_to_json:
 * @event: an event
 * @configuration: where its connector is
 * @slugs: (nullable): id → slug; filled
 *
 * Returns: (transfer full): an object with what there is of it; connectors
 *   by their slug, times as xs:dateTime
 */
JsonNode *
lanyard_event_to_json (LanyardEvent         *event,
                       LanyardConfiguration *configuration,
                       GHashTable           *slugs)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  g_return_val_if_fail (LANYARD_IS_EVENT (event), NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *value = dup_cell (event, configuration, slugs, names[i]);

      if (value != NULL)
        json_object_set_string_member (object, names[i], value);
    }
  json_node_take_object (node, object);

  return node;
}

static void
append_event (GString              *text,
              LanyardEvent         *event,
              LanyardConfiguration *configuration,
              GHashTable           *slugs,
              LanyardEventFormat    format)
{
  if (format == LANYARD_EVENT_CSV)
    {
      g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

      for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
        {
          char *value = dup_cell (event, configuration, slugs, names[i]);

          g_ptr_array_add (cells, value != NULL ? value : g_strdup (""));
        }
      g_ptr_array_add (cells, NULL);
      lanyard_csv_append_report (text, (const char * const *) cells->pdata);
    }
  else
    {
      g_autoptr(JsonNode) node = lanyard_event_to_json (event, configuration, slugs);
      g_autofree char *line = json_to_string (node, FALSE);

      g_string_append_printf (text, "%s%s", text->str[text->len - 1] == '}' ? ",\n" : "\n", line);
    }
}

static gboolean
append_events (GString                  *text,
               LanyardConfiguration     *configuration,
               const LanyardEventQuery  *query,
               LanyardEventFormat        format,
               GError                  **error)
{
  g_autoptr(GHashTable) slugs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  LanyardEventQuery page = *query;
  guint left = query->limit > 0 ? query->limit : G_MAXUINT;
  guint n = PAGE;

  while (left > 0 && n == PAGE)
    {
      g_autoptr(GPtrArray) events = NULL;

      page.limit = MIN (left, PAGE);
      events = lanyard_configuration_query_events_sync (configuration, &page, error);
      if (events == NULL)
        return FALSE;

      n = events->len;
      left -= n;
      for (guint i = 0; i < n; i++)
        append_event (text, events->pdata[i], configuration, slugs, format);
      if (n > 0)
        {
          page.before_time = lanyard_event_get_time (events->pdata[n - 1]);
          page.before_sequence = lanyard_event_get_sequence (events->pdata[n - 1]);
        }
    }

  return TRUE;
}

/**
 * lanyard_event_export_sync:
 * @configuration: where the events are
 * @query: which ones
 * @format: as comma-separated values (UTF-8 with a byte-order mark, nothing
 *   that spreadsheets take for a formula), or as an array of objects
 * @error: of @configuration
 *
 * Returns: (transfer full): the events, newest first, without the messages
 *   that were received
 */
GBytes *
lanyard_event_export_sync (LanyardConfiguration     *configuration,
                           const LanyardEventQuery  *query,
                           LanyardEventFormat        format,
                           GError                  **error)
{
  g_autoptr(GString) text = g_string_new (format == LANYARD_EVENT_CSV ? BYTE_ORDER_MARK : "[");

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  if (format == LANYARD_EVENT_CSV)
    {
      const char *head[G_N_ELEMENTS (names) + 1] = { NULL };

      for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
        head[i] = names[i];
      lanyard_csv_append_row (text, head);
    }
  if (!append_events (text, configuration, query, format, error))
    return NULL;
  if (format == LANYARD_EVENT_JSON)
    g_string_append (text, "\n]\n");

  return g_string_free_to_bytes (g_steal_pointer (&text));
}
