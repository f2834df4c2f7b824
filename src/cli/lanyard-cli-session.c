/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-private.h"

#include <glib/gi18n-lib.h>

#include "lanyard-error.h"
#include "lanyard-session.h"
#include "lanyard-time.h"

static void
add_string (JsonObject *object,
            const char *member,
            const char *value)
{
  json_object_set_string_member (object, member, value != NULL ? value : "");
}

static JsonNode *
to_json (LanyardSession *session,
         const char     *username)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  g_autofree char *authn_instant = lanyard_time_format (session->authn_instant);
  g_autofree char *used = lanyard_time_format (session->used);
  g_autofree char *expires = lanyard_time_format (session->expires);

  add_string (object, "session", session->id);
  add_string (object, "person", username);
  add_string (object, "authn_instant", authn_instant);
  add_string (object, "used", used);
  add_string (object, "expires", expires);
  json_object_set_boolean_member (object, "has_second_factor", session->second_factor != LANYARD_SECOND_FACTOR_NONE);
  add_string (object, "address", session->address);
  add_string (object, "agent", session->agent);
  json_node_take_object (node, object);

  return node;
}

/* The person's id where one was deleted meanwhile. */
static char *
dup_username (LanyardCli     *cli,
              LanyardSession *session)
{
  g_autoptr(LanyardRecord) person = lanyard_configuration_load_sync (cli->configuration, LANYARD_TYPE_PERSON,
                                                                     session->person_id, NULL);

  return g_strdup (person != NULL ? lanyard_person_get_username (LANYARD_PERSON (person)) : session->person_id);
}

static gboolean
print_sessions (LanyardCli *cli,
                GPtrArray  *sessions)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr(JsonNode) list = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (list, json_array_new ());
  for (guint i = 0; i < sessions->len; i++)
    {
      LanyardSession *session = g_ptr_array_index (sessions, i);
      g_autofree char *username = dup_username (cli, session);
      g_autofree char *used = lanyard_time_format (session->used);

      json_array_add_element (json_node_get_array (list), to_json (session, username));
      _lanyard_cli_add_row (rows, session->id, username, used, session->address != NULL ? session->address : "",
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
  g_autoptr(GPtrArray) sessions = NULL;

  if (configuration == NULL)
    return FALSE;
  if (cli->arguments[0] != NULL)
    {
      person = _lanyard_cli_find (cli, LANYARD_TYPE_PERSON, cli->arguments[0], error);
      if (person == NULL)
        return FALSE;
    }

  sessions = lanyard_session_list_sync (configuration, person != NULL ? lanyard_record_get_id (person) : NULL,
                                        lanyard_time_now (), error);

  return sessions != NULL && print_sessions (cli, sessions);
}

static gboolean
has_session (GPtrArray  *sessions,
             const char *id)
{
  for (guint i = 0; i < sessions->len; i++)
    {
      LanyardSession *session = g_ptr_array_index (sessions, i);

      if (g_str_equal (session->id, id))
        return TRUE;
    }

  return FALSE;
}

gboolean
_lanyard_cli_session_end (LanyardCli  *cli,
                          GError     **error)
{
  LanyardConfiguration *configuration = _lanyard_cli_open (cli, error);
  gint64 now = lanyard_time_now ();
  g_autoptr(GPtrArray) sessions = NULL;

  sessions = configuration != NULL ? lanyard_session_list_sync (configuration, NULL, now, error) : NULL;
  if (sessions == NULL)
    return FALSE;

  for (gsize i = 0; cli->arguments[i] != NULL; i++)
    {
      if (!has_session (sessions, cli->arguments[i]))
        {
          lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND,
                             _("It may be over already"),
                             _("See “lanyardctl session list”"),
                             _("There is no session “%s”"), cli->arguments[i]);
          return FALSE;
        }
      if (!lanyard_session_end_sync (configuration, cli->arguments[i], now, error))
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
          !lanyard_session_end_all_sync (cli->configuration, lanyard_record_get_id (person), error))
        return FALSE;
    }

  return TRUE;
}
