/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-session-private.h"

#include "lanyard-error.h"
#include "lanyard-idp-private.h"
#include "lanyard-random.h"
#include "lanyard-session-json-private.h"
#include "lanyard-state-kinds.h"

/* A clock that was put back by more than this ends what was used since. */
#define CLOCK_SECONDS 300

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
LanyardSession *
_lanyard_session_read (LanyardIdp  *idp,
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

/* NULL without an error: the cookie is good for nothing; @is_void: and nothing
 * can have followed what it was good for. */
static LanyardSession *
read_cookie (LanyardIdp          *idp,
             LanyardHttpRequest  *request,
             const char          *cookie,
             gboolean            *is_void,
             GError             **error)
{
  g_auto(LanyardSessionUse) use = { 0 };
  g_autoptr(LanyardSession) session = NULL;
  g_autofree char *cookie_sha256 = NULL;

  if (!_lanyard_session_load_use (idp, request, FALSE, &use, error))
    return NULL;
  *is_void = use.session_id == NULL;
  if (*is_void)
    return NULL;
  session = _lanyard_session_read (idp, use.session_id, request->now, FALSE, error);
  if (session == NULL)
    return NULL;

  cookie_sha256 = _lanyard_session_hash_cookie (cookie);
  if (!lanyard_secret_equal (session->cookie_sha256, cookie_sha256))
    return NULL;
  *is_void = MAX (session->authn_instant, use.used) > request->now + CLOCK_SECONDS;
  if (*is_void || !_lanyard_session_touch (idp, request, session, cookie, use.used, error))
    return NULL;

  return g_steal_pointer (&session);
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
  g_auto(LanyardSessionUse) use = { 0 };
  gboolean is_void = FALSE;
  LanyardSession *session;

  g_return_val_if_fail (LANYARD_IS_IDP (idp), NULL);
  g_return_val_if_fail (request != NULL, NULL);

  cookie = _lanyard_session_get_cookie (request);
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

  _lanyard_session_load_use (idp, request, TRUE, &use, error);
  _lanyard_session_drop_cookie (request);

  return NULL;
}

/**
 * lanyard_session_find:
 * @idp: the identity provider
 * @request: a request
 * @id: (out) (nullable): the id of the session that the request's cookie is,
 *   or was, good for; %NULL if there is none
 * @error: return location for an error
 *
 * For what ends a session and all that followed it, not for what they grant:
 * it may be over, and somebody who was told of it may not know that yet.
 *
 * Returns: whether it could be read
 */
gboolean
lanyard_session_find (LanyardIdp          *idp,
                      LanyardHttpRequest  *request,
                      char               **id,
                      GError             **error)
{
  g_auto(LanyardSessionUse) use = { 0 };

  g_return_val_if_fail (LANYARD_IS_IDP (idp), FALSE);
  g_return_val_if_fail (request != NULL, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  *id = NULL;
  if (!_lanyard_session_load_use (idp, request, FALSE, &use, error))
    return FALSE;

  *id = g_steal_pointer (&use.session_id);
  return TRUE;
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
  cookie = _lanyard_session_renew_cookie (session);
  text = _lanyard_session_to_json (session);
  if (!lanyard_configuration_replace_state_sync (lanyard_idp_get_configuration (idp), LANYARD_STATE_SESSION, session->id, text,
                                                 error))
    return FALSE;
  if (!_lanyard_session_put_cookie (idp, session, cookie, request->now, error))
    {
      /* The one that the browser has is not good any more. */
      (void) lanyard_session_end_sync (lanyard_idp_get_configuration (idp), session->id, request->now, NULL);
      return FALSE;
    }

  _lanyard_session_give_cookie (request, session, cookie);

  return TRUE;
}
