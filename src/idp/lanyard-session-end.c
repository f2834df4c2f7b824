/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-session-private.h"

#include "lanyard-idp-private.h"
#include "lanyard-state-kinds.h"

static gboolean
remove_state (LanyardIdp          *idp,
              LanyardHttpRequest  *request,
              GError             **error)
{
  g_auto(LanyardSessionUse) use = { 0 };

  return _lanyard_session_load_use (idp, request, TRUE, &use, error) &&
         (use.session_id == NULL ||
          lanyard_session_end_sync (lanyard_idp_get_configuration (idp), use.session_id, request->now, error));
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

  _lanyard_session_drop_cookie (request);

  return TRUE;
}

/**
 * lanyard_session_refuse:
 * @idp: the identity provider
 * @request: a request that came with, or began, a session that must not be
 *
 * Like lanyard_session_end(), but whether it is over or not: the reply does not
 * give its cookie to the browser.
 */
void
lanyard_session_refuse (LanyardIdp         *idp,
                        LanyardHttpRequest *request)
{
  g_autoptr(GError) error = NULL;

  g_return_if_fail (LANYARD_IS_IDP (idp));
  g_return_if_fail (request != NULL);

  if (!remove_state (idp, request, &error))
    g_warning ("The session of %s, which was refused, goes on until it is not used: %s", request->reference, error->message);

  _lanyard_session_drop_cookie (request);
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

  return _lanyard_session_read (idp, id, now, TRUE, error);
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
