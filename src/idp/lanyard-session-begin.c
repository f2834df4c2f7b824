/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-session-private.h"

#include "lanyard-idp-private.h"
#include "lanyard-participants-private.h"
#include "lanyard-random.h"
#include "lanyard-session-chain-private.h"
#include "lanyard-session-json-private.h"
#include "lanyard-state-kinds.h"
#include "lanyard-text.h"

#define AGENT_LIMIT 200

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
  g_auto(LanyardSessionUse) use = { 0 };
  const LanyardSession *last;

  if (!_lanyard_session_load_use (idp, request, FALSE, &use, error))
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
      g_autofree char *cookie_sha256 = _lanyard_session_hash_cookie (_lanyard_session_get_cookie (request));

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

  replaced = _lanyard_session_read (idp, former->chain->last->id, request->now, TRUE, &cause);
  if (cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  else if (replaced == NULL)
    return TRUE;

  return replaced != NULL && note_replaced (idp, request, replaced, error);
}

static LanyardSession *
make_session (LanyardHttpRequest  *request,
              LanyardPerson       *person,
              LanyardSettings     *settings,
              Former              *former,
              LanyardSecondFactor  second_factor)
{
  const LanyardSession *last = former->is_own ? former->chain->last : NULL;
  LanyardSession *session = g_new0 (LanyardSession, 1);

  session->id = lanyard_random_dup_id ();
  session->person = g_object_ref (person);
  session->person_id = g_strdup (lanyard_record_get_id (LANYARD_RECORD (person)));
  session->index_id = g_strdup (last != NULL ? last->index_id : session->id);
  session->authn_instant = request->now;
  session->expires = request->now + lanyard_settings_get_session_lifetime (settings);
  session->idle_time = lanyard_settings_get_session_idle_time (settings);
  session->second_factor = second_factor;
  session->address = g_strdup (request->address);
  if (request->user_agent != NULL)
    session->agent = lanyard_text_make_visible (request->user_agent, AGENT_LIMIT);

  return session;
}

/* What is left if something fails is a session that nobody has: it ends. */
static gboolean
store_session (LanyardIdp          *idp,
               LanyardHttpRequest  *request,
               Former              *former,
               LanyardSession      *session,
               const char          *cookie,
               GError             **error)
{
  LanyardConfiguration *configuration = lanyard_idp_get_configuration (idp);
  g_autofree char *text = _lanyard_session_to_json (session);

  if (!lanyard_configuration_put_owned_state_sync (configuration, LANYARD_STATE_SESSION, session->id, session->person_id, text,
                                                   session->expires, TRUE, error))
    return FALSE;
  if (follow (idp, request, former, session, error) &&
      _lanyard_session_put_cookie (idp, session, cookie, request->now, error))
    return TRUE;

  (void) lanyard_session_end_sync (configuration, session->id, request->now, NULL);
  return FALSE;
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
 * (M-54), and know it by the same SessionIndex. If it is of another person, and
 * got another cookie meanwhile, it goes on.
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
  g_autoptr(LanyardSettings) settings = NULL;
  g_auto(Former) former = { 0 };
  g_autoptr(LanyardSession) session = NULL;
  g_autoptr(LanyardSecret) cookie = NULL;

  g_return_val_if_fail (LANYARD_IS_IDP (idp), NULL);
  g_return_val_if_fail (request != NULL, NULL);
  g_return_val_if_fail (LANYARD_IS_PERSON (person), NULL);

  settings = lanyard_configuration_peek_settings_sync (lanyard_idp_get_configuration (idp), error);
  if (settings == NULL ||
      !load_former (idp, request, lanyard_record_get_id (LANYARD_RECORD (person)), &former, error))
    return NULL;

  session = make_session (request, person, settings, &former, second_factor);
  cookie = _lanyard_session_renew_cookie (session);
  if (!store_session (idp, request, &former, session, cookie, error))
    return NULL;

  _lanyard_session_give_cookie (request, session, cookie);

  return g_steal_pointer (&session);
}
