/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-session-private.h"

#include "lanyard-digest.h"
#include "lanyard-idp-private.h"
#include "lanyard-random.h"
#include "lanyard-state-kinds.h"

#define COOKIE_NAME "lanyard_session"
#define COOKIE_SIZE 32
/* How exact the idle time is; each use that is noted is a write. */
#define USE_SECONDS 60

const char *
_lanyard_session_get_cookie (LanyardHttpRequest *request)
{
  return lanyard_http_request_get_cookie (request, COOKIE_NAME);
}

/* The browser forgets it. */
void
_lanyard_session_drop_cookie (LanyardHttpRequest *request)
{
  lanyard_http_request_set_cookie (request, COOKIE_NAME, "", 0);
}

void
_lanyard_session_use_clear (LanyardSessionUse *use)
{
  g_free (use->session_id);
  g_free (use->person_id);
}

gboolean
_lanyard_session_parse_use (const char        *text,
                            LanyardSessionUse *use)
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
char *
_lanyard_session_hash_cookie (const char *cookie)
{
  return lanyard_digest_dup_sha256 (cookie);
}

static gint64
get_cookie_end (LanyardSession *session,
                gint64          now)
{
  return session->idle_time > 0 ? MIN (session->expires, now + session->idle_time) : session->expires;
}

gboolean
_lanyard_session_put_cookie (LanyardIdp      *idp,
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
gboolean
_lanyard_session_load_use (LanyardIdp          *idp,
                           LanyardHttpRequest  *request,
                           gboolean             take,
                           LanyardSessionUse   *use,
                           GError             **error)
{
  const char *cookie = _lanyard_session_get_cookie (request);
  g_autoptr(GError) cause = NULL;
  g_autofree char *value = NULL;

  if (cookie == NULL)
    return TRUE;

  value = lanyard_configuration_get_state_sync (lanyard_idp_get_configuration (idp), LANYARD_STATE_SESSION_COOKIE, cookie, request->now,
                                                take, &cause);
  if (value != NULL)
    _lanyard_session_parse_use (value, use);
  if (cause == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/* Notes that the cookie was used; never that it was used before it was. */
gboolean
_lanyard_session_touch (LanyardIdp          *idp,
                        LanyardHttpRequest  *request,
                        LanyardSession      *session,
                        const char          *cookie,
                        gint64               used,
                        GError             **error)
{
  if (request->now - used < (session->idle_time > 0 ? MIN (USE_SECONDS, session->idle_time / 2) : USE_SECONDS))
    return TRUE;

  return _lanyard_session_put_cookie (idp, session, cookie, request->now, error);
}

/* A new cookie for @session, to be stored with it. */
LanyardSecret *
_lanyard_session_renew_cookie (LanyardSession *session)
{
  LanyardSecret *cookie = lanyard_random_dup_token (COOKIE_SIZE);

  g_free (session->cookie_sha256);
  session->cookie_sha256 = _lanyard_session_hash_cookie (cookie);

  return cookie;
}

void
_lanyard_session_give_cookie (LanyardHttpRequest *request,
                              LanyardSession     *session,
                              const char         *cookie)
{
  lanyard_http_request_set_cookie (request, COOKIE_NAME, cookie, -1);
  g_free (request->begun);
  request->begun = g_strdup (session->id);
}
