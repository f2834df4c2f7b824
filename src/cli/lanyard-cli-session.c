/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-private.h"

#include <glib/gi18n-lib.h>

#include "lanyard-admin-event.h"
#include "lanyard-error.h"
#include "lanyard-session-entry.h"
#include "lanyard-time.h"

static void
add_string (JsonObject *object,
            const char *member,
            const char *value)
{
  json_object_set_string_member (object, member, value != NULL ? value : "");
}

static JsonNode *
to_json (LanyardSessionEntry *entry)
{
  const LanyardSession *session = lanyard_session_entry_get_session (entry);
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  g_autofree char *authn_instant = lanyard_time_format (session->authn_instant);
  g_autofree char *used = lanyard_time_format (session->used);
  g_autofree char *expires = lanyard_time_format (session->expires);

  add_string (object, "session", session->id);
  add_string (object, "person", lanyard_session_entry_get_username (entry));
  add_string (object, "authn_instant", authn_instant);
  add_string (object, "used", used);
  add_string (object, "expires", expires);
  json_object_set_boolean_member (object, "has_second_factor", session->second_factor != LANYARD_SECOND_FACTOR_NONE);
  add_string (object, "address", session->address);
  add_string (object, "agent", session->agent);
  json_node_take_object (node, object);
  _lanyard_cli_add_strings (node, "applications", lanyard_session_entry_get_applications (entry));

  return node;
}

static gboolean
print_entries (LanyardCli *cli,
               GPtrArray  *entries)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr(JsonNode) list = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (list, json_array_new ());
  for (guint i = 0; i < entries->len; i++)
    {
      LanyardSessionEntry *entry = g_ptr_array_index (entries, i);
      const LanyardSession *session = lanyard_session_entry_get_session (entry);
      g_autofree char *used = lanyard_time_format (session->used);

      json_array_add_element (json_node_get_array (list), to_json (entry));
      _lanyard_cli_add_row (rows, session->id, lanyard_session_entry_get_username (entry), used,
                            session->address != NULL ? session->address : "",
                            session->agent != NULL ? session->agent : "", NULL);
    }
  if (cli->json)
    return _lanyard_cli_print_json (list);

  _lanyard_cli_print_rows (rows);
  return TRUE;
}

gboolean
_lanyard_cli_session_list (LanyardCli  *cli,
                           GError     **error)
{
  LanyardConfiguration *configuration = _lanyard_cli_open (cli, error);
  g_autoptr(LanyardRecord) person = NULL;
  g_autoptr(GPtrArray) entries = NULL;

  if (configuration == NULL)
    return FALSE;
  if (cli->arguments[0] != NULL)
    {
      person = _lanyard_cli_find (cli, LANYARD_TYPE_PERSON, cli->arguments[0], error);
      if (person == NULL)
        return FALSE;
    }

  entries = lanyard_session_entry_list_sync (configuration, person != NULL ? lanyard_record_get_id (person) : NULL,
                                             lanyard_time_now (), error);

  return entries != NULL && print_entries (cli, entries);
}

static LanyardSessionEntry *
find_entry (GPtrArray  *entries,
            const char *id)
{
  for (guint i = 0; i < entries->len; i++)
    {
      LanyardSessionEntry *entry = g_ptr_array_index (entries, i);

      if (g_str_equal (lanyard_session_entry_get_session (entry)->id, id))
        return entry;
    }

  return NULL;
}

gboolean
_lanyard_cli_session_end (LanyardCli  *cli,
                          GError     **error)
{
  LanyardConfiguration *configuration = _lanyard_cli_open (cli, error);
  gint64 now = lanyard_time_now ();
  g_autoptr(GPtrArray) entries = NULL;

  entries = configuration != NULL ? lanyard_session_entry_list_sync (configuration, NULL, now, error) : NULL;
  if (entries == NULL)
    return FALSE;

  for (gsize i = 0; cli->arguments[i] != NULL; i++)
    {
      LanyardSessionEntry *entry = find_entry (entries, cli->arguments[i]);

      if (entry == NULL)
        {
          lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND,
                             _("It may be over already"),
                             _("See “lanyardctl session list”"),
                             _("There is no session “%s”"), cli->arguments[i]);
          return FALSE;
        }
      if (!lanyard_session_revoke_sync (configuration, cli->arguments[i], now, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
_lanyard_cli_session_end_all (LanyardCli  *cli,
                              GError     **error)
{
  for (gsize i = 0; cli->arguments[i] != NULL; i++)
    {
      g_autoptr(LanyardRecord) person = _lanyard_cli_find (cli, LANYARD_TYPE_PERSON, cli->arguments[i], error);

      if (person == NULL ||
          !lanyard_session_end_all_sync (cli->configuration, lanyard_record_get_id (person), error) ||
          !lanyard_admin_event_add_sync (cli->configuration, "sessions", lanyard_record_get_id (person),
                                         lanyard_time_now (), error))
        return FALSE;
    }

  return TRUE;
}
