/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-private.h"

#include <glib/gi18n-lib.h>

#include "lanyard-error.h"
#include "lanyard-text.h"
#include "lanyard-time.h"

/* As people say it: in any case, with blanks or hyphens between. */
static char *
clean_reference (const char *text)
{
  g_autoptr(GString) clean = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (*p != '-' && !g_ascii_isspace (*p))
      g_string_append_c (clean, g_ascii_toupper (*p));

  return g_string_free (g_steal_pointer (&clean), FALSE);
}

/* The slug of the connector @id; NULL for none and for one that is gone. */
static char *
dup_slug (LanyardCli *cli,
          const char *id)
{
  g_autoptr(LanyardRecord) connector = NULL;
  char *slug = NULL;

  if (id != NULL)
    connector = lanyard_configuration_load_sync (cli->configuration, LANYARD_TYPE_CONNECTOR, id, NULL);
  if (connector != NULL)
    g_object_get (connector, "slug", &slug, NULL);

  return slug;
}

static JsonNode *
event_to_json (LanyardCli  *cli,
               LanyardItem *event)
{
  static const char * const names[] = {
    "event", "person", "flow", "code", "rule", "message", "expected", "received", "fix", "detail", "address", "agent",
    "reference",
  };
  g_autoptr(JsonObject) object = json_object_new ();
  JsonNode *node = json_node_init_object (json_node_alloc (), object);
  g_autofree char *connector = NULL;
  g_autofree char *slug = NULL;
  g_autofree char *when = NULL;
  gint64 time;

  g_object_get (event, "time", &time, "connector", &connector, NULL);
  when = lanyard_time_format (time);
  slug = dup_slug (cli, connector);
  _lanyard_cli_add_string (node, "time", when);
  _lanyard_cli_add_string (node, "connector", slug != NULL ? slug : connector);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *value = NULL;

      g_object_get (event, names[i], &value, NULL);
      _lanyard_cli_add_string (node, names[i], value);
    }

  return node;
}

gboolean
_lanyard_cli_event_show (LanyardCli  *cli,
                         GError     **error)
{
  g_autofree char *reference = clean_reference (cli->arguments[0]);
  g_autofree char *visible = lanyard_text_make_visible (reference, 64);
  LanyardConfiguration *configuration = _lanyard_cli_open (cli, error);
  g_autoptr(GPtrArray) events = NULL;
  g_autoptr(GPtrArray) nodes = NULL;

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

  nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  for (guint i = 0; i < events->len; i++)
    g_ptr_array_add (nodes, event_to_json (cli, events->pdata[i]));

  return _lanyard_cli_print_objects (cli, nodes);
}
