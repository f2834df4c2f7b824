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
#include "lanyard-session-chain-private.h"
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

/* What is kept of a cookie: "USED SESSION PERSON". It stays when the cookie is
 * good for nothing any more: a request that was on its way with it meanwhile
 * comes to what followed. */
typedef struct
{
  gint64 used;
  char  *session_id;
  char  *person_id;       /* NULL: an older version wrote it */
} Use;

static void
use_clear (Use *use)
{
  g_free (use->session_id);
  g_free (use->person_id);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Use, use_clear)

static gboolean
parse_use (const char *text,
           Use        *use)
{
  g_auto(GStrv) parts = g_strsplit (text, " ", 3);

  if (parts[0] == NULL || parts[1] == NULL)
    return FALSE;

  use->used = g_ascii_strtoll (parts[0], NULL, 10);
  use->session_id = g_strdup (parts[1]);
  use->person_id = g_strdup (parts[2]);
  return TRUE;
}

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
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT " %s %s", now, session->id, session->person_id);

  return lanyard_configuration_put_owned_state_sync (lanyard_idp_get_configuration (idp), LANYARD_STATE_SESSION_COOKIE, cookie,
                                                     session->person_id, value, get_cookie_end (session, now), FALSE,
                                                     error);
}

/* What the request's cookie is, or was, good for; @take: from now on it is
 * nothing any more. With use->session_id NULL it never was, or is not known. */
static gboolean
load_use (LanyardIdp          *idp,
          LanyardHttpRequest  *request,
          gboolean             take,
          Use                 *use,
          GError             **error)
{
  const char *cookie = lanyard_http_request_get_cookie (request, COOKIE_NAME);
  g_autoptr(GError) cause = NULL;
  g_autofree char *value = NULL;

  if (cookie == NULL)
    return TRUE;

  value = lanyard_configuration_get_state_sync (lanyard_idp_get_configuration (idp), LANYARD_STATE_SESSION_COOKIE, cookie, request->now,
                                                take, &cause);
  if (value != NULL)
    parse_use (value, use);
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
  g_auto(Use) use = { 0 };

  return load_use (idp, request, TRUE, &use, error) &&
         (use.session_id == NULL ||
          lanyard_session_end_sync (lanyard_idp_get_configuration (idp), use.session_id, request->now, error));
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

/* NULL without an error: the cookie is good for nothing; @is_void: and never
 * for anything that may have been followed by something else. */
static LanyardSession *
read_cookie (LanyardIdp          *idp,
             LanyardHttpRequest  *request,
             const char          *cookie,
             gboolean            *is_void,
             GError             **error)
{
  g_auto(Use) use = { 0 };
  g_autoptr(LanyardSession) session = NULL;
  g_autofree char *cookie_sha256 = NULL;

  if (!load_use (idp, request, FALSE, &use, error))
    return NULL;
  *is_void = use.session_id == NULL;
  if (*is_void)
    return NULL;
  session = read_session (idp, use.session_id, request->now, FALSE, error);
  if (session == NULL)
    return NULL;

  cookie_sha256 = hash_cookie (cookie);
  if (!lanyard_secret_equal (session->cookie_sha256, cookie_sha256))
    return NULL;
  *is_void = MAX (session->authn_instant, use.used) > request->now + CLOCK_SECONDS;
  if (*is_void || !touch (idp, request, session, cookie, use.used, error))
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

static void
give_cookie (LanyardHttpRequest *request,
             LanyardSession     *session,
             const char         *cookie)
{
  lanyard_http_request_set_cookie (request, COOKIE_NAME, cookie, -1);
  g_free (request->begun);
  request->begun = g_strdup (session->id);
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
 * last longer. A cookie that was replaced is left to the browser: it may have
 * got the new one with another reply, which this one must not take away.
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
  g_auto(Use) use = { 0 };
  gboolean is_void = FALSE;
  LanyardSession *session;

  g_return_val_if_fail (LANYARD_IS_IDP (idp), NULL);
  g_return_val_if_fail (request != NULL, NULL);

  cookie = lanyard_http_request_get_cookie (request, COOKIE_NAME);
  if (cookie == NULL)
    return NULL;

  session = read_cookie (idp, request, cookie, &is_void, &cause);
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  if (session != NULL || !is_void)
    return session;

  load_use (idp, request, TRUE, &use, error);
  lanyard_http_request_set_cookie (request, COOKIE_NAME, "", 0);

  return NULL;
}

/**
 * lanyard_session_find:
 * @idp: the identity provider
 * @request: a request
 * @id: (out) (nullable): the id of the session of the request's cookie, or of
 *   the one that followed it while the request was on its way; %NULL if there
 *   is none
 * @error: return location for an error
 *
 * For what ends a session, not for what it grants.
 *
 * Returns: whether it could be read
 */
gboolean
lanyard_session_find (LanyardIdp          *idp,
                      LanyardHttpRequest  *request,
                      char               **id,
                      GError             **error)
{
  g_auto(Use) use = { 0 };
  g_autoptr(LanyardSessionChain) chain = NULL;

  g_return_val_if_fail (LANYARD_IS_IDP (idp), FALSE);
  g_return_val_if_fail (request != NULL, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  *id = NULL;
  if (!load_use (idp, request, FALSE, &use, error))
    return FALSE;
  if (use.session_id == NULL)
    return TRUE;

  chain = _lanyard_session_chain_load_sync (lanyard_idp_get_configuration (idp), use.session_id, request->now, error);
  if (chain == NULL)
    return FALSE;
  if (chain->last != NULL)
    *id = g_strdup (chain->last->id);

  return TRUE;
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

/* What was here before a sign-in. */
typedef struct
{
  LanyardSessionChain *chain;       /* NULL: nothing */
  gboolean             is_own;      /* of the person who signs in */
  gboolean             is_good;     /* the cookie is good for its last one */
} Former;

static void
former_clear (Former *former)
{
  g_clear_pointer (&former->chain, _lanyard_session_chain_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Former, former_clear)

static gboolean
load_former (LanyardIdp          *idp,
             LanyardHttpRequest  *request,
             const char          *person_id,
             Former              *former,
             GError             **error)
{
  g_auto(Use) use = { 0 };
  const LanyardSession *last;

  if (!load_use (idp, request, FALSE, &use, error))
    return FALSE;
  if (use.session_id == NULL)
    return TRUE;

  former->chain = _lanyard_session_chain_load_sync (lanyard_idp_get_configuration (idp), use.session_id, request->now, error);
  if (former->chain == NULL)
    return FALSE;

  last = former->chain->last;
  former->is_own = g_strcmp0 (last != NULL ? last->person_id : use.person_id, person_id) == 0;
  if (last != NULL)
    {
      g_autofree char *cookie_sha256 = hash_cookie (lanyard_http_request_get_cookie (request, COOKIE_NAME));

      former->is_good = lanyard_secret_equal (last->cookie_sha256, cookie_sha256);
    }

  return TRUE;
}

/* M-54: who was told of what was here before is told of the end of @session,
 * too, if it is of the same person. */
static gboolean
follow (LanyardIdp          *idp,
        LanyardHttpRequest  *request,
        Former              *former,
        LanyardSession      *session,
        GError             **error)
{
  g_autoptr(GError) cause = NULL;
  g_autoptr(LanyardSession) replaced = NULL;

  if (former->is_own)
    return _lanyard_session_chain_continue_sync (former->chain, lanyard_idp_get_configuration (idp), session, request->now,
                                                 error);
  if (!former->is_good)
    return TRUE;

  replaced = read_session (idp, former->chain->last->id, request->now, TRUE, &cause);
  if (cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  else if (replaced == NULL)
    return TRUE;

  return replaced != NULL && note_replaced (idp, request, replaced, error);
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
  g_auto(Former) former = { 0 };
  g_autoptr(LanyardSession) session = NULL;
  g_autoptr(LanyardSecret) cookie = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (LANYARD_IS_IDP (idp), NULL);
  g_return_val_if_fail (request != NULL, NULL);
  g_return_val_if_fail (LANYARD_IS_PERSON (person), NULL);

  configuration = lanyard_idp_get_configuration (idp);
  settings = lanyard_configuration_peek_settings_sync (configuration, error);
  if (settings == NULL ||
      !load_former (idp, request, lanyard_record_get_id (LANYARD_RECORD (person)), &former, error))
    return NULL;

  session = g_new0 (LanyardSession, 1);
  session->id = lanyard_random_dup_id ();
  session->person = g_object_ref (person);
  session->person_id = g_strdup (lanyard_record_get_id (LANYARD_RECORD (person)));
  session->index_id = g_strdup (former.is_own && former.chain->last != NULL ? former.chain->last->index_id : session->id);
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
      !follow (idp, request, &former, session, error) ||
      !put_cookie (idp, session, cookie, request->now, error))
    return NULL;

  give_cookie (request, session, cookie);

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

  g_return_val_if_fail (LANYARD_IS_IDP (idp), FALSE);
  g_return_val_if_fail (request != NULL, FALSE);
  g_return_val_if_fail (session != NULL, FALSE);

  session->second_factor = second_factor;
  cookie = renew_cookie (session);
  text = _lanyard_session_to_json (session);
  if (!lanyard_configuration_replace_state_sync (lanyard_idp_get_configuration (idp), LANYARD_STATE_SESSION, session->id, text,
                                                 error) ||
      !put_cookie (idp, session, cookie, request->now, error))
    return FALSE;

  give_cookie (request, session, cookie);

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

static void
withdrawn_cb (const GError *error,
              gpointer      user_data)
{
  LanyardHttpRequest *request = user_data;

  if (error != NULL)
    g_warning ("The session of %s, which nobody has, goes on until it is not used: %s", request->reference, error->message);
  lanyard_http_request_let_go (request);
}

/**
 * lanyard_session_withdraw:
 * @idp: the identity provider
 * @request: a request whose reply does not go out
 *
 * Ends the session that began, or got another cookie, with the reply: nobody
 * has that cookie. Does not wait for it, but the reply does. Whoever was told
 * of the session goes along with the next sign-in in the same browser (M-54).
 */
void
lanyard_session_withdraw (LanyardIdp         *idp,
                          LanyardHttpRequest *request)
{
  LanyardConfiguration *configuration;
  g_autoptr(GError) error = NULL;

  g_return_if_fail (LANYARD_IS_IDP (idp));
  g_return_if_fail (request != NULL);

  if (request->begun == NULL)
    return;

  /* One that expired now is over. */
  configuration = lanyard_idp_get_configuration (idp);
  lanyard_http_request_hold (request);
  if (request->ready != NULL)
    {
      lanyard_configuration_put_owned_state_later (configuration, LANYARD_STATE_SESSION, request->begun,
                                                   request->begun, "", request->now, withdrawn_cb, request);
      return;
    }

  lanyard_session_end_sync (configuration, request->begun, request->now, &error);
  withdrawn_cb (error, request);
}

static int
compare_sessions (gconstpointer a,
                  gconstpointer b)
{
  const LanyardSession *session = *(LanyardSession * const *) a;
  const LanyardSession *other = *(LanyardSession * const *) b;

  return (other->used > session->used) - (other->used < session->used);
}

/* (element-type utf8 gint64): ids of sessions whose cookie is good for
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
      g_auto(Use) use = { 0 };
      const gint64 *known;

      if (!parse_use (values[i], &use))
        continue;
      known = g_hash_table_lookup (uses, use.session_id);
      if (known == NULL || *known < use.used)
        g_hash_table_insert (uses, g_steal_pointer (&use.session_id), g_memdup2 (&use.used, sizeof use.used));
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
      const gint64 *used = session != NULL ? g_hash_table_lookup (uses, session->id) : NULL;

      if (used == NULL)
        continue;
      session->used = *used;
      g_ptr_array_add (sessions, g_steal_pointer (&session));
    }
  g_ptr_array_sort (sessions, compare_sessions);

  return g_steal_pointer (&sessions);
}

/**
 * lanyard_session_exists_sync:
 * @configuration: where sessions are kept
 * @id: anything
 * @now: seconds
 * @exists: (out): whether it is the id of somebody's session
 * @error: return location for an error
 *
 * Returns: whether it could be read
 */
gboolean
lanyard_session_exists_sync (LanyardConfiguration  *configuration,
                             const char            *id,
                             gint64                 now,
                             gboolean              *exists,
                             GError               **error)
{
  g_autoptr(GError) cause = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), FALSE);
  g_return_val_if_fail (id != NULL && exists != NULL, FALSE);

  text = lanyard_configuration_get_state_sync (configuration, LANYARD_STATE_SESSION, id, now, FALSE, &cause);
  *exists = text != NULL;
  if (cause == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
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
