/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-session.h"

#include "lanyard-digest.h"
#include "lanyard-error.h"
#include "lanyard-idp-private.h"
#include "lanyard-participants-private.h"
#include "lanyard-random.h"
#include "lanyard-secret.h"
#include "lanyard-session-json-private.h"
#include "lanyard-state-kinds.h"
#include "lanyard-text.h"

#include <string.h>

#define COOKIE_NAME "lanyard_session"
#define COOKIE_SIZE 32
/* A cookie ends with the idle time. */
/* How exact the idle time is; each use that is noted is a write. */
#define USE_SECONDS 60
/* A clock that was put back by more than this ends what was used since. */
#define CLOCK_SECONDS 300
#define AGENT_LIMIT 200

/* Nobody who reads what is kept about sessions gets into one. */
static char *
hash_cookie (const char *cookie)
{
  return lanyard_digest_dup_sha256 (cookie);
}

/* NULL without an error: gone or suspended. */
static LanyardPerson *
load_person (LanyardIdp  *idp,
             const char  *id,
             GError     **error)
{
  g_autoptr(GError) cause = NULL;
  g_autoptr(LanyardRecord) record = NULL;

  record = lanyard_configuration_peek_sync (lanyard_idp_get_configuration (idp),
                                            LANYARD_TYPE_PERSON, NULL, id, &cause);
  if (record == NULL && !g_error_matches (cause, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&cause));
  if (record == NULL || lanyard_person_is_suspended (LANYARD_PERSON (record)))
    return NULL;

  return LANYARD_PERSON (g_steal_pointer (&record));
}

/* NULL without an error: there is none, or the person is not welcome any more. */
static LanyardSession *
read_session (LanyardIdp  *idp,
              const char  *id,
              gint64       now,
              gboolean     take,
              GError     **error)
{
  g_autoptr(LanyardSession) session = NULL;
  g_autofree char *text = NULL;

  text = lanyard_configuration_get_state_sync (lanyard_idp_get_configuration (idp), LANYARD_STATE_SESSION, id, now, take, error);
  session = text != NULL ? _lanyard_session_from_json (text) : NULL;
  if (session == NULL)
    return NULL;

  session->person = load_person (idp, session->person_id, error);
  return session->person != NULL ? g_steal_pointer (&session) : NULL;
}

static gint64
get_cookie_end (LanyardSession *session,
                gint64          now)
{
  return session->idle_time > 0 ? MIN (session->expires, now + session->idle_time) : session->expires;
}

static gboolean
put_cookie (LanyardIdp      *idp,
            LanyardSession  *session,
            const char      *cookie,
            gint64           now,
            GError         **error)
{
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT " %s", now, session->id);

  return lanyard_configuration_put_owned_state_sync (lanyard_idp_get_configuration (idp), LANYARD_STATE_SESSION_COOKIE, cookie,
                                                     session->person_id, value, get_cookie_end (session, now), FALSE,
                                                     error);
}

/* The cookie that the request came with is good for nothing any more; the id
 * of what it was good for. */
static gboolean
take_cookie (LanyardIdp          *idp,
             LanyardHttpRequest  *request,
             char               **id,
             GError             **error)
{
  const char *cookie = lanyard_http_request_get_cookie (request, COOKIE_NAME);
  g_autoptr(GError) cause = NULL;
  g_autofree char *value = NULL;

  *id = NULL;
  if (cookie == NULL)
    return TRUE;

  value = lanyard_configuration_get_state_sync (lanyard_idp_get_configuration (idp), LANYARD_STATE_SESSION_COOKIE, cookie, request->now,
                                                TRUE, &cause);
  if (value != NULL && strchr (value, ' ') != NULL)
    *id = g_strdup (strchr (value, ' ') + 1);
  if (cause == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static gboolean
remove_state (LanyardIdp          *idp,
              LanyardHttpRequest  *request,
              GError             **error)
{
  g_autofree char *id = NULL;

  return take_cookie (idp, request, &id, error) &&
         (id == NULL || lanyard_session_end_sync (lanyard_idp_get_configuration (idp), id, request->now, error));
}

/* Notes that the cookie was used; never that it was used before it was. */
static gboolean
touch (LanyardIdp          *idp,
       LanyardHttpRequest  *request,
       LanyardSession      *session,
       const char          *cookie,
       gint64               used,
       GError             **error)
{
  if (request->now - used < (session->idle_time > 0 ? MIN (USE_SECONDS, session->idle_time / 2) : USE_SECONDS))
    return TRUE;

  return put_cookie (idp, session, cookie, request->now, error);
}

/* NULL without an error: the cookie is good for nothing. */
static LanyardSession *
read_cookie (LanyardIdp          *idp,
             LanyardHttpRequest  *request,
             const char          *cookie,
             GError             **error)
{
  g_autofree char *value = lanyard_configuration_get_state_sync (lanyard_idp_get_configuration (idp), LANYARD_STATE_SESSION_COOKIE, cookie,
                                                                 request->now, FALSE, error);
  const char *space = value != NULL ? strchr (value, ' ') : NULL;
  g_autoptr(LanyardSession) session = NULL;
  g_autofree char *cookie_sha256 = NULL;
  gint64 used = value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;

  if (space == NULL)
    return NULL;
  session = read_session (idp, space + 1, request->now, FALSE, error);
  if (session == NULL)
    return NULL;

  cookie_sha256 = hash_cookie (cookie);
  if (!lanyard_secret_equal (session->cookie_sha256, cookie_sha256) ||
      MAX (session->authn_instant, used) > request->now + CLOCK_SECONDS ||
      !touch (idp, request, session, cookie, used, error))
    return NULL;

  return g_steal_pointer (&session);
}

/* A new cookie for @session, to be stored with it. */
static LanyardSecret *
renew_cookie (LanyardSession *session)
{
  LanyardSecret *cookie = lanyard_random_dup_token (COOKIE_SIZE);

  g_free (session->cookie_sha256);
  session->cookie_sha256 = hash_cookie (cookie);

  return cookie;
}

/**
 * lanyard_session_free:
 * @session: (nullable) (transfer full): a session
 */
void
lanyard_session_free (LanyardSession *session)
{
  if (session == NULL)
    return;

  g_clear_object (&session->person);
  g_free (session->id);
  g_free (session->index_id);
  g_free (session->person_id);
  g_free (session->address);
  g_free (session->agent);
  g_free (session->cookie_sha256);
  g_free (session);
}

/**
 * lanyard_session_load:
 * @idp: the identity provider
 * @request: a request
 * @error: return location for an error
 *
 * The session of the request's cookie. It ends when the person is suspended
 * or deleted, when it was not used for its idle time, and when it seems to
 * have been used in the future: then the clock was put back, and would let it
 * last longer.
 *
 * Returns: (transfer full) (nullable): the session; %NULL without an error
 *   when nobody is signed in
 */
LanyardSession *
lanyard_session_load (LanyardIdp          *idp,
                      LanyardHttpRequest  *request,
                      GError             **error)
{
  const char *cookie;
  g_autoptr(GError) cause = NULL;
  g_autofree char *old_id = NULL;
  LanyardSession *session;

  g_return_val_if_fail (LANYARD_IS_IDP (idp), NULL);
  g_return_val_if_fail (request != NULL, NULL);

  cookie = lanyard_http_request_get_cookie (request, COOKIE_NAME);
  if (cookie == NULL)
    return NULL;

  session = read_cookie (idp, request, cookie, &cause);
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  if (session != NULL)
    return session;

  take_cookie (idp, request, &old_id, error);
  lanyard_http_request_set_cookie (request, COOKIE_NAME, "", 0);

  return NULL;
}

/* Ends the session that came with @request; NULL without an error: there was
 * none. */
static LanyardSession *
end_former (LanyardIdp          *idp,
            LanyardHttpRequest  *request,
            GError             **error)
{
  g_autofree char *id = NULL;

  if (!take_cookie (idp, request, &id, error) || id == NULL)
    return NULL;

  return read_session (idp, id, request->now, TRUE, error);
}

/* Whoever was told of the session of somebody else is not told now that it is
 * over; who asks later gets to know it. */
static gboolean
note_replaced (LanyardIdp          *idp,
               LanyardHttpRequest  *request,
               LanyardSession      *former,
               GError             **error)
{
  LanyardEvent *own = request->event;
  g_autofree char *detail = NULL;
  g_autofree char *labels = _lanyard_participants_dup_labels_sync (lanyard_idp_get_configuration (idp), former->id,
                                                                   request->now, error);

  if (labels == NULL)
    return FALSE;

  detail = g_strdup_printf ("another person signed in; not told: %s", *labels != '\0' ? labels : "-");
  request->event = lanyard_event_new (NULL, request->now);
  g_object_set (request->event,
                "person", lanyard_person_get_username (former->person),
                "flow", "portal",
                "code", *labels != '\0' ? "partial-logout" : NULL,
                "detail", detail,
                NULL);
  lanyard_idp_record_event (idp, request, "logout");
  g_object_unref (request->event);
  request->event = own;

  return TRUE;
}

/* M-54: who was told of @former is told of the end of @session, too, if it is
 * of the same person. */
static gboolean
follow (LanyardIdp          *idp,
        LanyardHttpRequest  *request,
        LanyardSession      *former,
        LanyardSession      *session,
        GError             **error)
{
  if (former == NULL)
    return TRUE;
  if (strcmp (former->person_id, session->person_id) != 0)
    return note_replaced (idp, request, former, error);

  return _lanyard_participants_move_sync (lanyard_idp_get_configuration (idp), former->id, session, request->now, error);
}

/**
 * lanyard_session_begin:
 * @idp: the identity provider
 * @request: the request with which the person proved who they are
 * @person: the person
 * @second_factor: what else than the password was proved
 * @error: return location for an error
 *
 * Ends the session that came with @request, if any, and begins one with a new
 * random id; it lasts as long as the settings say. If the former one was
 * of the same person, the service providers that were told of it go along
 * (M-54), and know it by the same SessionIndex.
 *
 * Returns: (transfer full) (nullable): the session
 */
LanyardSession *
lanyard_session_begin (LanyardIdp           *idp,
                       LanyardHttpRequest   *request,
                       LanyardPerson        *person,
                       LanyardSecondFactor   second_factor,
                       GError              **error)
{
  LanyardConfiguration *configuration;
  g_autoptr(LanyardSettings) settings = NULL;
  g_autoptr(LanyardSession) former = NULL;
  g_autoptr(LanyardSession) session = NULL;
  g_autoptr(LanyardSecret) cookie = NULL;
  g_autoptr(GError) cause = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (LANYARD_IS_IDP (idp), NULL);
  g_return_val_if_fail (request != NULL, NULL);
  g_return_val_if_fail (LANYARD_IS_PERSON (person), NULL);

  configuration = lanyard_idp_get_configuration (idp);
  settings = lanyard_configuration_peek_settings_sync (configuration, error);
  if (settings == NULL)
    return NULL;
  former = end_former (idp, request, &cause);
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }

  session = g_new0 (LanyardSession, 1);
  session->id = lanyard_random_dup_id ();
  session->person = g_object_ref (person);
  session->person_id = g_strdup (lanyard_record_get_id (LANYARD_RECORD (person)));
  session->index_id = g_strdup (former != NULL && strcmp (former->person_id, session->person_id) == 0 ? former->index_id
                                                                                                      : session->id);
  session->authn_instant = request->now;
  session->expires = request->now + lanyard_settings_get_session_lifetime (settings);
  session->idle_time = lanyard_settings_get_session_idle_time (settings);
  session->second_factor = second_factor;
  session->address = g_strdup (request->address);
  if (request->user_agent != NULL)
    session->agent = lanyard_text_make_visible (request->user_agent, AGENT_LIMIT);

  cookie = renew_cookie (session);
  text = _lanyard_session_to_json (session);
  if (!lanyard_configuration_put_owned_state_sync (configuration, LANYARD_STATE_SESSION, session->id, session->person_id, text,
                                                   session->expires, TRUE, error) ||
      !follow (idp, request, former, session, error) ||
      !put_cookie (idp, session, cookie, request->now, error))
    return NULL;

  lanyard_http_request_set_cookie (request, COOKIE_NAME, cookie, -1);

  return g_steal_pointer (&session);
}

/**
 * lanyard_session_step_up:
 * @idp: the identity provider
 * @request: the request with which the person proved a second factor
 * @session: its session
 * @second_factor: what was proved
 * @error: %LANYARD_ERROR_NOT_FOUND if somebody ended the session meanwhile
 *
 * From now on @session counts as one with a second factor. Its cookie is
 * another one; when the password was typed stays what it was, so that
 * this is no new sign-in (M-22).
 *
 * Returns: whether it is kept
 */
gboolean
lanyard_session_step_up (LanyardIdp           *idp,
                         LanyardHttpRequest   *request,
                         LanyardSession       *session,
                         LanyardSecondFactor   second_factor,
                         GError              **error)
{
  g_autoptr(LanyardSecret) cookie = NULL;
  g_autofree char *text = NULL;
  g_autofree char *old_id = NULL;

  g_return_val_if_fail (LANYARD_IS_IDP (idp), FALSE);
  g_return_val_if_fail (request != NULL, FALSE);
  g_return_val_if_fail (session != NULL, FALSE);

  session->second_factor = second_factor;
  cookie = renew_cookie (session);
  text = _lanyard_session_to_json (session);
  if (!lanyard_configuration_replace_state_sync (lanyard_idp_get_configuration (idp), LANYARD_STATE_SESSION, session->id, text,
                                                 error) ||
      !take_cookie (idp, request, &old_id, error) ||
      !put_cookie (idp, session, cookie, request->now, error))
    return FALSE;

  lanyard_http_request_set_cookie (request, COOKIE_NAME, cookie, -1);

  return TRUE;
}

/**
 * lanyard_session_end:
 * @idp: the identity provider
 * @request: a request
 * @error: return location for an error
 *
 * Ends the session of the request's cookie, if any.
 *
 * Returns: whether it is over
 */
gboolean
lanyard_session_end (LanyardIdp          *idp,
                     LanyardHttpRequest  *request,
                     GError             **error)
{
  g_return_val_if_fail (LANYARD_IS_IDP (idp), FALSE);
  g_return_val_if_fail (request != NULL, FALSE);

  if (!remove_state (idp, request, error))
    return FALSE;

  lanyard_http_request_set_cookie (request, COOKIE_NAME, "", 0);

  return TRUE;
}

/**
 * lanyard_session_take:
 * @idp: the identity provider
 * @id: a session's id
 * @now: seconds
 * @error: return location for an error
 *
 * Ends a session, whichever browser has its cookie.
 *
 * Returns: (transfer full) (nullable): the session that is over now; %NULL
 *   without an error if it was over before
 */
LanyardSession *
lanyard_session_take (LanyardIdp  *idp,
                      const char  *id,
                      gint64       now,
                      GError     **error)
{
  g_return_val_if_fail (LANYARD_IS_IDP (idp), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return read_session (idp, id, now, TRUE, error);
}

static int
compare_sessions (gconstpointer a,
                  gconstpointer b)
{
  const LanyardSession *session = *(LanyardSession * const *) a;
  const LanyardSession *other = *(LanyardSession * const *) b;

  return (other->used > session->used) - (other->used < session->used);
}

/* (element-type utf8 utf8): ids of sessions whose cookie is good for
 * something, and when it was last used. */
static GHashTable *
list_uses (LanyardConfiguration  *configuration,
           const char            *person_id,
           gint64                 now,
           GError               **error)
{
  g_autoptr(GHashTable) uses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto(GStrv) values = lanyard_configuration_list_state_sync (configuration, LANYARD_STATE_SESSION_COOKIE, person_id, now, error);

  if (values == NULL)
    return NULL;

  for (guint i = 0; values[i] != NULL; i++)
    {
      const char *space = strchr (values[i], ' ');

      if (space != NULL)
        g_hash_table_insert (uses, g_strdup (space + 1), g_strdup (values[i]));
    }

  return g_steal_pointer (&uses);
}

/**
 * lanyard_session_list_sync:
 * @configuration: where sessions are kept
 * @person_id: (nullable): whose; %NULL: everybody's
 * @now: seconds
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type LanyardSession): the last used
 *   first, without the records of people
 */
GPtrArray *
lanyard_session_list_sync (LanyardConfiguration  *configuration,
                           const char            *person_id,
                           gint64                 now,
                           GError               **error)
{
  g_autoptr(GPtrArray) sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_session_free);
  g_autoptr(GHashTable) uses = NULL;
  g_auto(GStrv) texts = NULL;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);

  uses = list_uses (configuration, person_id, now, error);
  texts = uses != NULL ? lanyard_configuration_list_state_sync (configuration, LANYARD_STATE_SESSION, person_id, now, error) : NULL;
  if (texts == NULL)
    return NULL;

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autoptr(LanyardSession) session = _lanyard_session_from_json (texts[i]);
      const char *use = session != NULL ? g_hash_table_lookup (uses, session->id) : NULL;

      if (use == NULL)
        continue;
      session->used = g_ascii_strtoll (use, NULL, 10);
      g_ptr_array_add (sessions, g_steal_pointer (&session));
    }
  g_ptr_array_sort (sessions, compare_sessions);

  return g_steal_pointer (&sessions);
}

/**
 * lanyard_session_end_sync:
 * @configuration: where sessions are kept
 * @id: a session's id
 * @now: seconds
 * @error: return location for an error
 *
 * Ends a session, if it is not over yet.
 *
 * Returns: whether it is over
 */
gboolean
lanyard_session_end_sync (LanyardConfiguration  *configuration,
                          const char            *id,
                          gint64                 now,
                          GError               **error)
{
  g_autoptr(GError) cause = NULL;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  g_free (lanyard_configuration_get_state_sync (configuration, LANYARD_STATE_SESSION, id, now, TRUE, &cause));
  if (cause == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/**
 * lanyard_session_end_others_sync:
 * @configuration: where sessions are kept
 * @person_id: a person's id
 * @id: (nullable): the id of the session that goes on
 * @now: seconds
 * @error: return location for an error
 *
 * Ends all sessions of a person but one.
 *
 * Returns: whether they are over
 */
gboolean
lanyard_session_end_others_sync (LanyardConfiguration  *configuration,
                                 const char            *person_id,
                                 const char            *id,
                                 gint64                 now,
                                 GError               **error)
{
  g_auto(GStrv) texts = NULL;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), FALSE);
  g_return_val_if_fail (person_id != NULL, FALSE);

  if (id == NULL)
    return lanyard_session_end_all_sync (configuration, person_id, error);

  /* Also one that has no cookie at this moment, but gets a new one. */
  texts = lanyard_configuration_list_state_sync (configuration, LANYARD_STATE_SESSION, person_id, now, error);
  if (texts == NULL)
    return FALSE;
  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autoptr(LanyardSession) session = _lanyard_session_from_json (texts[i]);

      if (session != NULL && strcmp (session->id, id) != 0 &&
          !lanyard_session_end_sync (configuration, session->id, now, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * lanyard_session_end_all_sync:
 * @configuration: where sessions are kept
 * @person_id: a person's id
 * @error: return location for an error
 *
 * Ends all sessions of a person.
 *
 * Returns: whether they are over
 */
gboolean
lanyard_session_end_all_sync (LanyardConfiguration  *configuration,
                              const char            *person_id,
                              GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), FALSE);
  g_return_val_if_fail (person_id != NULL, FALSE);

  return lanyard_configuration_drop_state_sync (configuration, LANYARD_STATE_SESSION, person_id, error) &&
         lanyard_configuration_drop_state_sync (configuration, LANYARD_STATE_SESSION_COOKIE, person_id, error);
}
