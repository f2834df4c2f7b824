/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-session.h"

#include "lanyard-error.h"
#include "lanyard-idp-private.h"
#include "lanyard-random.h"
#include "lanyard-secret.h"

#define COOKIE_NAME "lanyard_session"
#define COOKIE_SIZE 32
#define STATE_KIND "session"

/* Nobody who reads what is kept about sessions gets into one. */
static char *
make_handle (const char *cookie)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, cookie, -1);
}

static char *
freeze_session (LanyardSession *session)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) node = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "person");
  json_builder_add_string_value (builder, lanyard_record_get_id (LANYARD_RECORD (session->person)));
  json_builder_set_member_name (builder, "authn_instant");
  json_builder_add_int_value (builder, session->authn_instant);
  json_builder_set_member_name (builder, "expires");
  json_builder_add_int_value (builder, session->expires);
  json_builder_set_member_name (builder, "id");
  json_builder_add_string_value (builder, session->id);
  json_builder_end_object (builder);
  node = json_builder_get_root (builder);

  return json_to_string (node, FALSE);
}

static LanyardPerson *
load_person (LanyardIdp  *idp,
             JsonObject  *object,
             GError     **error)
{
  const char *id = json_object_get_string_member_with_default (object, "person", "");
  g_autoptr(GError) cause = NULL;
  g_autoptr(LanyardRecord) record = NULL;

  record = lanyard_configuration_load_sync (lanyard_idp_get_configuration (idp),
                                            LANYARD_TYPE_PERSON, id, &cause);
  if (record == NULL && !g_error_matches (cause, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&cause));
  if (record == NULL || lanyard_person_is_suspended (LANYARD_PERSON (record)))
    return NULL;

  return LANYARD_PERSON (g_steal_pointer (&record));
}

static LanyardSession *
thaw_session (LanyardIdp  *idp,
              const char  *handle,
              const char  *text,
              GError     **error)
{
  g_autoptr(JsonNode) node = json_from_string (text, NULL);
  g_autoptr(LanyardPerson) person = NULL;
  LanyardSession *session;
  JsonObject *object;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  object = json_node_get_object (node);
  person = load_person (idp, object, error);
  if (person == NULL)
    return NULL;

  session = g_new0 (LanyardSession, 1);
  session->person = g_steal_pointer (&person);
  session->authn_instant = json_object_get_int_member_with_default (object, "authn_instant", 0);
  session->expires = json_object_get_int_member_with_default (object, "expires", 0);
  session->id = g_strdup (json_object_get_string_member_with_default (object, "id", ""));
  session->handle = g_strdup (handle);

  return session;
}

static gboolean
remove_state (LanyardIdp          *idp,
              LanyardHttpRequest  *request,
              GError             **error)
{
  const char *cookie = lanyard_http_request_get_cookie (request, COOKIE_NAME);
  g_autoptr(GError) cause = NULL;
  g_autofree char *handle = NULL;

  if (cookie == NULL)
    return TRUE;

  handle = make_handle (cookie);
  g_free (lanyard_configuration_get_state_sync (lanyard_idp_get_configuration (idp),
                                                STATE_KIND, handle, request->now, TRUE, &cause));
  if (cause == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
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
  g_free (session->handle);
  g_free (session);
}

/**
 * lanyard_session_load:
 * @idp: the identity provider
 * @request: a request
 * @error: return location for an error
 *
 * The session of the request's cookie. It ends when the person is suspended
 * or deleted.
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
  g_autofree char *handle = NULL;
  g_autofree char *text = NULL;
  LanyardSession *session = NULL;

  g_return_val_if_fail (LANYARD_IS_IDP (idp), NULL);
  g_return_val_if_fail (request != NULL, NULL);

  cookie = lanyard_http_request_get_cookie (request, COOKIE_NAME);
  if (cookie == NULL)
    return NULL;

  handle = make_handle (cookie);
  text = lanyard_configuration_get_state_sync (lanyard_idp_get_configuration (idp),
                                               STATE_KIND, handle, request->now, FALSE, &cause);
  if (text != NULL)
    session = thaw_session (idp, handle, text, &cause);
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  if (session != NULL)
    return session;

  if (text != NULL)
    remove_state (idp, request, error);
  lanyard_http_request_set_cookie (request, COOKIE_NAME, "", 0);

  return NULL;
}

/**
 * lanyard_session_begin:
 * @idp: the identity provider
 * @request: the request with which the person proved who they are
 * @person: the person
 * @error: return location for an error
 *
 * Ends the session that came with @request, if any, and begins one with a new
 * random id; it lasts as long as the settings say.
 *
 * Returns: (transfer full) (nullable): the session
 */
LanyardSession *
lanyard_session_begin (LanyardIdp          *idp,
                       LanyardHttpRequest  *request,
                       LanyardPerson       *person,
                       GError             **error)
{
  g_autoptr(LanyardSettings) settings = NULL;
  g_autoptr(LanyardSession) session = NULL;
  g_autoptr(LanyardSecret) cookie = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (LANYARD_IS_IDP (idp), NULL);
  g_return_val_if_fail (request != NULL, NULL);
  g_return_val_if_fail (LANYARD_IS_PERSON (person), NULL);

  settings = lanyard_configuration_load_settings_sync (lanyard_idp_get_configuration (idp), error);
  if (settings == NULL || !remove_state (idp, request, error))
    return NULL;

  session = g_new0 (LanyardSession, 1);
  session->person = g_object_ref (person);
  session->authn_instant = request->now;
  session->expires = request->now + lanyard_settings_get_session_lifetime (settings);
  session->id = lanyard_random_dup_id ();

  cookie = lanyard_random_dup_token (COOKIE_SIZE);
  session->handle = make_handle (cookie);
  text = freeze_session (session);
  if (!lanyard_configuration_put_state_sync (lanyard_idp_get_configuration (idp),
                                             STATE_KIND, session->handle, text, session->expires, TRUE, error))
    return NULL;

  lanyard_http_request_set_cookie (request, COOKIE_NAME, cookie, -1);

  return g_steal_pointer (&session);
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
 * @handle: a session's handle
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
                      const char  *handle,
                      gint64       now,
                      GError     **error)
{
  g_autoptr(GError) cause = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (LANYARD_IS_IDP (idp), NULL);
  g_return_val_if_fail (handle != NULL, NULL);

  text = lanyard_configuration_get_state_sync (lanyard_idp_get_configuration (idp), STATE_KIND, handle, now, TRUE,
                                               &cause);
  if (cause == NULL)
    return text != NULL ? thaw_session (idp, handle, text, error) : NULL;

  g_propagate_error (error, g_steal_pointer (&cause));
  return NULL;
}
