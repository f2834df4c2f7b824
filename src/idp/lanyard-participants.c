/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-participants-private.h"

#include "lanyard-state-json-private.h"

#include <string.h>

/* Key: session and connector. What a service provider was told last. */
#define PARTICIPANT_KIND "participant"
/* Key: connector and NameID. The sessions that have it there. */
#define NAME_KIND "participant-name"
/* A service provider may end a session of its own after ours is over. */
#define RETENTION (24 * 3600)
/* Sessions of one NameID at one service provider; the oldest are forgotten. */
#define SESSIONS_MAX 64

/* Two responses for one NameID at once: neither may drop the other. */
static GMutex name_lock;

static const char *
get_id (LanyardConnector *connector)
{
  return lanyard_record_get_id (LANYARD_RECORD (connector));
}

static char *
make_key (const char *first,
          const char *second)
{
  return g_strconcat (first, "\n", second, NULL);
}

static JsonObject *
freeze (const LanyardParticipant *participant)
{
  JsonObject *object = json_object_new ();

  _lanyard_state_json_set_string (object, "session", participant->session);
  _lanyard_state_json_set_string (object, "connector", participant->connector);
  _lanyard_state_json_set_string (object, "name_id", participant->name_id->value);
  _lanyard_state_json_set_string (object, "format", participant->name_id->format);
  _lanyard_state_json_set_string (object, "name_qualifier", participant->name_id->name_qualifier);
  _lanyard_state_json_set_string (object, "sp_name_qualifier", participant->name_id->sp_name_qualifier);
  _lanyard_state_json_set_string (object, "session_index", participant->session_index);

  return object;
}

static LanyardParticipant *
thaw (JsonObject *object)
{
  LanyardParticipant *participant = g_new0 (LanyardParticipant, 1);

  participant->session = _lanyard_state_json_dup_string (object, "session");
  participant->connector = _lanyard_state_json_dup_string (object, "connector");
  participant->name_id = g_new0 (LanyardSamlNameId, 1);
  participant->name_id->value = _lanyard_state_json_dup_string (object, "name_id");
  participant->name_id->format = _lanyard_state_json_dup_string (object, "format");
  participant->name_id->name_qualifier = _lanyard_state_json_dup_string (object, "name_qualifier");
  participant->name_id->sp_name_qualifier = _lanyard_state_json_dup_string (object, "sp_name_qualifier");
  participant->session_index = _lanyard_state_json_dup_string (object, "session_index");

  return participant;
}

static char *
write_json (JsonNode *root)
{
  g_autoptr(JsonNode) owned = root;

  return json_to_string (owned, FALSE);
}

/* (element-type LanyardParticipant): the sessions of a NameID, oldest first. */
static GPtrArray *
load_sessions (LanyardConfiguration  *configuration,
               const char            *key,
               gint64                 now,
               GError               **error)
{
  g_autoptr(GPtrArray) sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) _lanyard_participant_free);
  g_autoptr(GError) cause = NULL;
  g_autofree char *text = NULL;
  g_autoptr(JsonNode) node = NULL;
  JsonArray *array;

  text = lanyard_configuration_get_state_sync (configuration, NAME_KIND, key, now, FALSE, &cause);
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }

  node = text != NULL ? json_from_string (text, NULL) : NULL;
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return g_steal_pointer (&sessions);

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (sessions, thaw (json_array_get_object_element (array, i)));

  return g_steal_pointer (&sessions);
}

/* The list with @participant at its end, once. */
static char *
append_session (GPtrArray                *sessions,
                const LanyardParticipant *participant)
{
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = sessions->len >= SESSIONS_MAX ? 1 : 0; i < sessions->len; i++)
    {
      LanyardParticipant *known = g_ptr_array_index (sessions, i);

      if (strcmp (known->session, participant->session) != 0)
        json_array_add_object_element (array, freeze (known));
    }
  json_array_add_object_element (array, freeze (participant));
  json_node_take_array (node, array);

  return write_json (node);
}

static gboolean
add_to_name (LanyardConfiguration      *configuration,
             const LanyardParticipant  *participant,
             gint64                     now,
             gint64                     expires,
             GError                   **error)
{
  g_autofree char *key = make_key (participant->connector, participant->name_id->value);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&name_lock);
  g_autoptr(GPtrArray) sessions = load_sessions (configuration, key, now, error);
  g_autofree char *text = NULL;

  if (sessions == NULL)
    return FALSE;

  text = append_session (sessions, participant);
  return lanyard_configuration_put_state_sync (configuration, NAME_KIND, key, text, expires, FALSE, error);
}

void
_lanyard_participant_free (LanyardParticipant *participant)
{
  if (participant == NULL)
    return;

  g_free (participant->session);
  g_free (participant->connector);
  g_clear_pointer (&participant->name_id, lanyard_saml_name_id_free);
  g_free (participant->session_index);
  g_free (participant);
}

/*
 * _lanyard_participants_add_sync:
 * @configuration: where it is kept
 * @session: the session
 * @connector: whose service provider is told of it
 * @name_id: the NameID of the assertion; its value is NULL if it has none
 * @session_index: (nullable): its SessionIndex
 * @now: seconds
 * @error: what storing gives
 *
 * To be called before a Response is sent (M-42).
 *
 * Returns: whether it is kept
 */
gboolean
_lanyard_participants_add_sync (LanyardConfiguration     *configuration,
                                LanyardSession           *session,
                                LanyardConnector         *connector,
                                const LanyardSamlNameId  *name_id,
                                const char               *session_index,
                                gint64                    now,
                                GError                  **error)
{
  const LanyardParticipant participant = {
    session->id, (char *) get_id (connector), (LanyardSamlNameId *) name_id, (char *) session_index,
  };
  g_autofree char *key = make_key (participant.session, participant.connector);
  gint64 expires = session->expires + RETENTION;
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;

  json_node_take_object (node, freeze (&participant));
  text = write_json (node);
  if (!lanyard_configuration_put_state_sync (configuration, PARTICIPANT_KIND, key, text, expires, FALSE, error))
    return FALSE;

  return name_id->value == NULL || add_to_name (configuration, &participant, now, expires, error);
}

/*
 * _lanyard_participants_take_sync:
 * @configuration: where they are kept
 * @session: a session's id
 * @now: seconds
 * @error: what loading gives
 *
 * From now on none of them is known to be in the session.
 *
 * Returns: (transfer full) (element-type LanyardParticipant): everyone who was
 *   told of the session
 */
GPtrArray *
_lanyard_participants_take_sync (LanyardConfiguration  *configuration,
                                 const char            *session,
                                 gint64                 now,
                                 GError               **error)
{
  g_autoptr(GPtrArray) participants = g_ptr_array_new_with_free_func ((GDestroyNotify) _lanyard_participant_free);
  g_autoptr(GPtrArray) connectors = lanyard_configuration_list_sync (configuration, LANYARD_TYPE_CONNECTOR, error);

  if (connectors == NULL)
    return NULL;

  for (guint i = 0; i < connectors->len; i++)
    {
      g_autofree char *key = make_key (session, get_id (g_ptr_array_index (connectors, i)));
      g_autoptr(GError) cause = NULL;
      g_autofree char *text = lanyard_configuration_get_state_sync (configuration, PARTICIPANT_KIND, key, now, TRUE,
                                                                    &cause);
      g_autoptr(JsonNode) node = text != NULL ? json_from_string (text, NULL) : NULL;

      if (cause != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&cause));
          return NULL;
        }
      if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
        g_ptr_array_add (participants, thaw (json_node_get_object (node)));
    }

  return g_steal_pointer (&participants);
}

static gboolean
is_wanted (LanyardParticipant       *participant,
           LanyardConnector         *connector,
           const LanyardSamlNameId  *name_id,
           const char * const       *session_indexes)
{
  if (!lanyard_saml_name_id_matches (participant->name_id, name_id,
                                     lanyard_connector_get_idp_entity_id (connector),
                                     lanyard_connector_get_sp_entity_id (connector)))
    return FALSE;
  if (session_indexes == NULL || *session_indexes == NULL)
    return TRUE;

  return participant->session_index != NULL && g_strv_contains (session_indexes, participant->session_index);
}

/*
 * _lanyard_participants_find_sync:
 * @configuration: where they are kept
 * @connector: whose service provider asks
 * @name_id: the NameID of its LogoutRequest
 * @session_indexes: (nullable): its SessionIndexes; none: all sessions
 * @now: seconds
 * @error: what loading gives
 *
 * M-53: only sessions that this very service provider was told of.
 *
 * Returns: (transfer full) (element-type LanyardParticipant): those that the
 *   request names
 */
GPtrArray *
_lanyard_participants_find_sync (LanyardConfiguration     *configuration,
                                 LanyardConnector         *connector,
                                 const LanyardSamlNameId  *name_id,
                                 const char * const       *session_indexes,
                                 gint64                    now,
                                 GError                  **error)
{
  g_autofree char *key = make_key (get_id (connector), name_id->value);
  g_autoptr(GPtrArray) sessions = load_sessions (configuration, key, now, error);

  if (sessions == NULL)
    return NULL;

  for (guint i = sessions->len; i > 0; i--)
    {
      LanyardParticipant *participant = g_ptr_array_index (sessions, i - 1);
      g_autofree char *own_key = make_key (participant->session, participant->connector);
      g_autoptr(GError) cause = NULL;
      g_autofree char *known = lanyard_configuration_get_state_sync (configuration, PARTICIPANT_KIND, own_key, now,
                                                                     FALSE, &cause);

      if (cause != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&cause));
          return NULL;
        }
      if (known == NULL || !is_wanted (participant, connector, name_id, session_indexes))
        g_ptr_array_remove_index (sessions, i - 1);
    }

  return g_steal_pointer (&sessions);
}
