/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-participants-private.h"

#include "lanyard-error.h"
#include "lanyard-session-chain-private.h"
#include "lanyard-state-json-private.h"
#include "lanyard-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Key: session and connector. What a service provider was told last. Owner:
 * connector and NameID, if it was told one. */
#define PARTICIPANT_KIND "participant"
/* A service provider may end a session of its own after ours is over. */
#define RETENTION (24 * 3600)
/* Most are shorter. */
#define TEXT_SIZE 512

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

/* NULL is left out, and is NULL when it is read. */
static void
append_member (GString    *json,
               const char *name,
               const char *value)
{
  if (value == NULL)
    return;

  g_string_append_c (json, json->len > 0 ? ',' : '{');
  lanyard_text_append_json (json, name);
  g_string_append_c (json, ':');
  lanyard_text_append_json (json, value);
}

static char *
freeze (const LanyardParticipant *participant)
{
  GString *json = g_string_sized_new (TEXT_SIZE);

  append_member (json, "session", participant->session);
  append_member (json, "connector", participant->connector);
  append_member (json, "name_id", participant->name_id->value);
  append_member (json, "format", participant->name_id->format);
  append_member (json, "name_qualifier", participant->name_id->name_qualifier);
  append_member (json, "sp_name_qualifier", participant->name_id->sp_name_qualifier);
  append_member (json, "session_index", participant->session_index);
  append_member (json, "person", participant->person);
  g_string_append_c (json, '}');

  return g_string_free (json, FALSE);
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
  participant->person = _lanyard_state_json_dup_string (object, "person");

  return participant;
}

/* NULL: it is not one. */
static LanyardParticipant *
read_json (const char *text)
{
  g_autoptr(JsonNode) node = json_from_string (text, NULL);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? thaw (json_node_get_object (node)) : NULL;
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
  g_free (participant->person);
  g_free (participant);
}

static gboolean
put (LanyardConfiguration      *configuration,
     const LanyardParticipant  *participant,
     const char                *text,
     gint64                     session_expires,
     GError                   **error)
{
  g_autofree char *key = make_key (participant->session, participant->connector);
  /* Nobody asks for a participant by a NameID that it was not told. */
  g_autofree char *owner = participant->name_id->value != NULL
                           ? make_key (participant->connector, participant->name_id->value) : g_strdup (key);

  return lanyard_configuration_put_owned_state_sync (configuration, PARTICIPANT_KIND, key, owner, text,
                                                     session_expires + RETENTION, FALSE, error);
}

/* @known: what the service provider was told of the session before; mostly it
 * is the same, and then nothing is written. */
static gboolean
put_if_new (LanyardConfiguration      *configuration,
            const LanyardParticipant  *participant,
            gint64                     session_expires,
            gint64                     now,
            char                     **known,
            gboolean                  *is_new,
            GError                   **error)
{
  g_autofree char *key = make_key (participant->session, participant->connector);
  g_autofree char *text = freeze (participant);
  g_autoptr(GError) cause = NULL;

  *known = lanyard_configuration_get_state_sync (configuration, PARTICIPANT_KIND, key, now, FALSE, &cause);
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }

  *is_new = g_strcmp0 (*known, text) != 0;
  return !*is_new || put (configuration, participant, text, session_expires, error);
}

/* @participant is not told: what it was told before counts. */
static void
withdraw (LanyardConfiguration     *configuration,
          const LanyardParticipant *participant,
          const char               *known,
          gint64                    session_expires,
          gint64                    now)
{
  g_autofree char *key = make_key (participant->session, participant->connector);
  g_autoptr(LanyardParticipant) former = known != NULL ? read_json (known) : NULL;

  if (former != NULL)
    (void) put (configuration, former, known, session_expires, NULL);
  else
    g_free (lanyard_configuration_get_state_sync (configuration, PARTICIPANT_KIND, key, now, TRUE, NULL));
}

static gboolean
refuse (GError **error)
{
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED,
                     _("You signed out, or somebody ended the session, while the application was opened"),
                     _("Sign in again"),
                     _("The session is over"));
  return FALSE;
}

/*
 * _lanyard_participants_add_sync:
 * @configuration: where it is kept
 * @session: the session
 * @connector: whose service provider is told of it
 * @name_id: the NameID of the assertion; its value is NULL if it has none
 * @session_index: (nullable): its SessionIndex
 * @now: seconds
 * @error: what storing gives; LANYARD_ERROR_REFUSED: the session is over
 *
 * To be called before a Response is sent (M-42). A session may end meanwhile:
 * it does so before those who were told of it are looked for, so that it is
 * enough to look for it afterwards. If the person signed in again, who is told
 * of the former session now is known to be in the one that followed (M-54).
 *
 * Returns: whether it is kept; if not, the Response must not be sent
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
  g_autofree char *id = g_strdup (session->id);
  gint64 expires = session->expires;

  for (;;)
    {
      const LanyardParticipant participant = {
        id, (char *) get_id (connector), (LanyardSamlNameId *) name_id, (char *) session_index, session->person_id,
      };
      g_autofree char *known = NULL;
      gboolean is_new;
      g_autoptr(LanyardSessionChain) chain = NULL;

      if (!put_if_new (configuration, &participant, expires, now, &known, &is_new, error))
        return FALSE;
      lanyard_configuration_look_anew (configuration);
      chain = _lanyard_session_chain_load_sync (configuration, id, now, error);
      if (chain == NULL)
        return FALSE;
      if (chain->last == NULL)
        {
          if (is_new)
            withdraw (configuration, &participant, known, expires, now);
          return refuse (error);
        }
      if (chain->ids->len == 1)
        return TRUE;

      expires = chain->last->expires;
      g_free (id);
      id = g_strdup (chain->last->id);
    }
}

/* Those of @session; with @take they are gone afterwards. Most connectors have
 * none, so that it is looked before something is written. */
static GPtrArray *
collect (LanyardConfiguration  *configuration,
         const char            *session,
         gint64                 now,
         gboolean               take,
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
      g_autofree char *text = lanyard_configuration_get_state_sync (configuration, PARTICIPANT_KIND, key, now, FALSE,
                                                                    &cause);
      LanyardParticipant *participant;

      if (text != NULL && take)
        {
          g_free (text);
          text = lanyard_configuration_get_state_sync (configuration, PARTICIPANT_KIND, key, now, TRUE, &cause);
        }
      if (cause != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&cause));
          return NULL;
        }
      participant = text != NULL ? read_json (text) : NULL;
      if (participant != NULL)
        g_ptr_array_add (participants, participant);
    }

  return g_steal_pointer (&participants);
}

/*
 * _lanyard_participants_move_sync:
 * @configuration: where they are kept
 * @former: the id of a session that is over
 * @session: the one that follows it
 * @now: seconds
 * @error: what storing gives
 *
 * M-42, M-54: whoever was told of @former is from now on known to be in
 * @session, by the NameID and the SessionIndex that it was told.
 *
 * Returns: whether they are
 */
gboolean
_lanyard_participants_move_sync (LanyardConfiguration  *configuration,
                                 const char            *former,
                                 LanyardSession        *session,
                                 gint64                 now,
                                 GError               **error)
{
  g_autoptr(GPtrArray) participants = collect (configuration, former, now, FALSE, error);
  g_autoptr(GPtrArray) taken = NULL;

  if (participants == NULL)
    return FALSE;

  for (guint i = 0; i < participants->len; i++)
    {
      LanyardParticipant *participant = g_ptr_array_index (participants, i);
      g_autofree char *text = NULL;

      g_free (participant->session);
      participant->session = g_strdup (session->id);
      text = freeze (participant);
      if (!put (configuration, participant, text, session->expires, error))
        return FALSE;
    }

  taken = collect (configuration, former, now, TRUE, error);
  return taken != NULL;
}

/* Returns: (transfer full): "Wiki, Mail": whoever was told of @session */
char *
_lanyard_participants_dup_labels_sync (LanyardConfiguration  *configuration,
                                       const char            *session,
                                       gint64                 now,
                                       GError               **error)
{
  g_autoptr(GPtrArray) participants = collect (configuration, session, now, FALSE, error);
  g_autoptr(GString) labels = g_string_new (NULL);

  if (participants == NULL)
    return NULL;

  for (guint i = 0; i < participants->len; i++)
    {
      LanyardParticipant *participant = g_ptr_array_index (participants, i);
      g_autoptr(LanyardRecord) connector = lanyard_configuration_load_sync (configuration, LANYARD_TYPE_CONNECTOR,
                                                                            participant->connector, error);

      if (connector == NULL)
        return NULL;
      g_string_append_printf (labels, "%s%s", labels->len > 0 ? ", " : "", lanyard_record_get_title (connector));
    }

  return g_string_free (g_steal_pointer (&labels), FALSE);
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
  return collect (configuration, session, now, TRUE, error);
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
  g_autofree char *owner = make_key (get_id (connector), name_id->value);
  g_autoptr(GPtrArray) participants = g_ptr_array_new_with_free_func ((GDestroyNotify) _lanyard_participant_free);
  g_auto(GStrv) texts = lanyard_configuration_list_state_sync (configuration, PARTICIPANT_KIND, owner, now, error);

  if (texts == NULL)
    return NULL;

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autoptr(LanyardParticipant) participant = read_json (texts[i]);

      if (participant != NULL && is_wanted (participant, connector, name_id, session_indexes))
        g_ptr_array_add (participants, g_steal_pointer (&participant));
    }

  return g_steal_pointer (&participants);
}

/*
 * _lanyard_participants_list_sync:
 * @configuration: where they are kept
 * @now: seconds
 * @error: what loading gives
 *
 * Returns: (transfer full): from ids of sessions to a GPtrArray of the ids of
 *   the connectors whose service providers were told of them
 */
GHashTable *
_lanyard_participants_list_sync (LanyardConfiguration  *configuration,
                                 gint64                 now,
                                 GError               **error)
{
  g_autoptr(GHashTable) table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_auto(GStrv) values = lanyard_configuration_list_state_sync (configuration, PARTICIPANT_KIND, NULL, now, error);

  if (values == NULL)
    return NULL;

  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autoptr(LanyardParticipant) participant = read_json (values[i]);
      GPtrArray *connectors;

      if (participant == NULL || participant->session == NULL || participant->connector == NULL)
        continue;

      connectors = g_hash_table_lookup (table, participant->session);
      if (connectors == NULL)
        {
          connectors = g_ptr_array_new_with_free_func (g_free);
          g_hash_table_insert (table, g_strdup (participant->session), connectors);
        }
      g_ptr_array_add (connectors, g_steal_pointer (&participant->connector));
    }

  return g_steal_pointer (&table);
}
