/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-logout-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-browser-private.h"
#include "lanyard-error.h"
#include "lanyard-idp-private.h"
#include "lanyard-logout-json-private.h"
#include "lanyard-random.h"
#include "lanyard-secret.h"
#include "lanyard-session-chain-private.h"

#define LOGOUT_KIND "logout"
#define LOGOUT_SECONDS (30 * 60)
/* Key: the ID of a LogoutRequest of ours. Value: the logout's handle. */
#define REQUEST_KIND "logout-request"
#define HANDLE_SIZE 24

static void
free_part (LanyardLogoutPart *part)
{
  g_clear_pointer (&part->participant, _lanyard_participant_free);
  g_free (part->label);
  g_free (part->request_id);
  g_free (part);
}

/* Whether there is a way to tell it: switched on, with an address, and
 * with a name that it knows the person by. */
static gboolean
can_be_told (LanyardConnector   *connector,
             LanyardParticipant *participant)
{
  return lanyard_connector_get_connector_kind (connector) == LANYARD_CONNECTOR_SAML &&
         lanyard_connector_get_state (connector) == LANYARD_CONNECTOR_ACTIVE &&
         lanyard_connector_get_slo_url (connector) != NULL &&
         participant->name_id->value != NULL;
}

static gboolean
add_part (LanyardLogout       *self,
          LanyardIdp          *idp,
          LanyardParticipant  *participant,
          GError             **error)
{
  LanyardLogoutPart *part;
  g_autoptr(GError) cause = NULL;
  g_autoptr(LanyardRecord) record = lanyard_configuration_load_sync (lanyard_idp_get_configuration (idp),
                                                                     LANYARD_TYPE_CONNECTOR,
                                                                     participant->connector, &cause);

  if (record == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }

  part = g_new0 (LanyardLogoutPart, 1);
  part->participant = g_new0 (LanyardParticipant, 1);
  *part->participant = (LanyardParticipant) {
    g_strdup (participant->session), g_strdup (participant->connector),
    lanyard_saml_name_id_new (participant->name_id->value, participant->name_id->format,
                              participant->name_id->name_qualifier, participant->name_id->sp_name_qualifier),
    g_strdup (participant->session_index), NULL,
  };
  part->label = g_strdup (lanyard_connector_get_label (LANYARD_CONNECTOR (record)));
  part->step = can_be_told (LANYARD_CONNECTOR (record), participant) ? LANYARD_LOGOUT_WAITING : LANYARD_LOGOUT_FAILED;
  g_ptr_array_add (self->parts, part);

  return TRUE;
}

static void
set_over_error (GError **error)
{
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND,
                     _("It was finished already, or it waited too long"),
                     _("Close the browser if others use this computer too"),
                     _("This sign-out is over"));
}

static LanyardLogout *
load (LanyardIdp  *idp,
      const char  *handle,
      gint64       now,
      GError     **error)
{
  g_autoptr(GError) cause = NULL;
  g_autofree char *text = NULL;
  LanyardLogout *self = NULL;

  if (handle != NULL)
    text = lanyard_configuration_get_state_sync (lanyard_idp_get_configuration (idp), LOGOUT_KIND, handle, now, FALSE,
                                                 &cause);
  if (text != NULL)
    self = _lanyard_logout_from_json (text);
  if (self != NULL)
    return self;

  if (cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  else
    set_over_error (error);
  return NULL;
}

LanyardLogout *
_lanyard_logout_new (gint64 now)
{
  LanyardLogout *self = g_new0 (LanyardLogout, 1);

  self->handle = lanyard_random_dup_token (HANDLE_SIZE);
  self->browser = g_strdup ("");
  self->created = now;
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) free_part);

  return self;
}

void
_lanyard_logout_free (LanyardLogout *self)
{
  if (self == NULL)
    return;

  g_free (self->handle);
  g_free (self->browser);
  g_free (self->person);
  g_free (self->requester);
  g_free (self->request_id);
  g_free (self->relay_state);
  g_ptr_array_unref (self->parts);
  g_free (self);
}

/* Whether it is told already, of a session before. */
static gboolean
has_part (LanyardLogout      *self,
          LanyardParticipant *participant)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const LanyardParticipant *other = ((LanyardLogoutPart *) self->parts->pdata[i])->participant;

      if (strcmp (other->connector, participant->connector) == 0 &&
          g_strcmp0 (other->session_index, participant->session_index) == 0 &&
          g_strcmp0 (other->name_id->value, participant->name_id->value) == 0 &&
          g_strcmp0 (other->name_id->format, participant->name_id->format) == 0)
        return TRUE;
    }

  return FALSE;
}

/* NULL: the person is gone, or it was not kept who it was. */
static char *
dup_username (LanyardIdp *idp,
              GPtrArray  *participants)
{
  const LanyardParticipant *first = participants->len > 0 ? participants->pdata[0] : NULL;
  g_autoptr(LanyardRecord) person = NULL;

  if (first != NULL && first->person != NULL)
    person = lanyard_configuration_load_sync (lanyard_idp_get_configuration (idp), LANYARD_TYPE_PERSON, first->person, NULL);

  return person != NULL ? g_strdup (lanyard_person_get_username (LANYARD_PERSON (person))) : NULL;
}

static gboolean
end_one (LanyardLogout  *self,
         LanyardIdp     *idp,
         const char     *session,
         gint64          now,
         GError        **error)
{
  g_autoptr(GPtrArray) participants = NULL;
  g_autoptr(GError) cause = NULL;
  g_autoptr(LanyardSession) ended = lanyard_session_take (idp, session, now, &cause);

  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  if (ended != NULL && self->person == NULL)
    self->person = g_strdup (lanyard_person_get_username (ended->person));

  participants = _lanyard_participants_take_sync (lanyard_idp_get_configuration (idp), session, now, error);
  if (participants == NULL)
    return FALSE;
  if (self->person == NULL)
    self->person = dup_username (idp, participants);

  for (guint i = 0; i < participants->len; i++)
    {
      LanyardParticipant *participant = g_ptr_array_index (participants, i);

      if (g_strcmp0 (participant->connector, self->requester) == 0 || has_part (self, participant))
        continue;
      if (!add_part (self, idp, participant, error))
        return FALSE;
    }

  return TRUE;
}

/*
 * _lanyard_logout_end_session_sync:
 * @session: a session's id
 *
 * M-54: the own session first, and what followed it meanwhile; whoever was told
 * of it, except the one who asks, has to be told that it is over.
 *
 * Returns: whether the session is over
 */
gboolean
_lanyard_logout_end_session_sync (LanyardLogout  *self,
                                  LanyardIdp     *idp,
                                  const char     *session,
                                  gint64          now,
                                  GError        **error)
{
  g_autofree char *id = g_strdup (session);

  while (id != NULL)
    {
      char *next;

      if (!end_one (self, idp, id, now, error) ||
          !_lanyard_session_find_next_sync (lanyard_idp_get_configuration (idp), id, now, &next, error))
        return FALSE;
      g_free (id);
      id = next;
    }

  return TRUE;
}

/* The first that was not heard of yet; NULL: none is left. */
LanyardLogoutPart *
_lanyard_logout_get_current (LanyardLogout *self)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      LanyardLogoutPart *part = g_ptr_array_index (self->parts, i);

      if (part->step == LANYARD_LOGOUT_WAITING || part->step == LANYARD_LOGOUT_SENT)
        return part;
    }

  return NULL;
}

/* Whether somebody did not say that the session is over there (M-54). */
gboolean
_lanyard_logout_is_partial (LanyardLogout *self)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      LanyardLogoutPart *part = g_ptr_array_index (self->parts, i);

      if (part->step != LANYARD_LOGOUT_DONE)
        return TRUE;
    }

  return FALSE;
}

gboolean
_lanyard_logout_store_sync (LanyardLogout  *self,
                            LanyardIdp     *idp,
                            GError        **error)
{
  g_autofree char *text = _lanyard_logout_to_json (self);

  return lanyard_configuration_put_state_sync (lanyard_idp_get_configuration (idp), LOGOUT_KIND, self->handle, text,
                                               self->created + LOGOUT_SECONDS, FALSE, error);
}

/*
 * _lanyard_logout_load_sync:
 * @request: a GET whose query has a "handle"
 * @error: LANYARD_ERROR_NOT_FOUND, LANYARD_ERROR_REFUSED
 *
 * The logout, bound to the browser that comes first: a handle alone is worth
 * nothing in another one.
 */
LanyardLogout *
_lanyard_logout_load_sync (LanyardIdp          *idp,
                           LanyardHttpRequest  *request,
                           GError             **error)
{
  g_autofree char *handle = lanyard_http_request_dup_query (request, "handle", NULL);
  g_autoptr(LanyardLogout) self = load (idp, handle, request->now, error);
  g_autofree char *ours = NULL;

  if (self == NULL)
    return NULL;

  ours = lanyard_browser_dup_binding (request, self->handle);
  if (*self->browser == '\0')
    {
      g_free (self->browser);
      self->browser = g_steal_pointer (&ours);
      return _lanyard_logout_store_sync (self, idp, error) ? g_steal_pointer (&self) : NULL;
    }
  if (lanyard_secret_equal (self->browser, ours))
    return g_steal_pointer (&self);

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED,
                     _("It was begun in another browser"),
                     _("Close the browser if others use this computer too"),
                     _("This sign-out cannot be continued here"));
  return NULL;
}

/* From now on it is over, so that its requester is answered once: FALSE, and
 * LANYARD_ERROR_NOT_FOUND, if it was over before. */
gboolean
_lanyard_logout_take_sync (LanyardLogout  *self,
                           LanyardIdp     *idp,
                           gint64          now,
                           GError        **error)
{
  g_autoptr(GError) cause = NULL;
  g_autofree char *text = lanyard_configuration_get_state_sync (lanyard_idp_get_configuration (idp), LOGOUT_KIND,
                                                                self->handle, now, TRUE, &cause);

  if (text != NULL)
    return TRUE;

  if (cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  else
    set_over_error (error);
  return FALSE;
}

/* M-55: an answer to the request of @part is waited for. */
gboolean
_lanyard_logout_expect_sync (LanyardLogout      *self,
                             LanyardLogoutPart  *part,
                             LanyardIdp         *idp,
                             gint64              now,
                             GError            **error)
{
  g_free (part->request_id);
  part->request_id = lanyard_random_dup_id ();
  part->step = LANYARD_LOGOUT_SENT;
  part->sent = now;

  return lanyard_configuration_put_state_sync (lanyard_idp_get_configuration (idp), REQUEST_KIND, part->request_id,
                                               self->handle, self->created + LOGOUT_SECONDS, TRUE, error) &&
         _lanyard_logout_store_sync (self, idp, error);
}

/*
 * _lanyard_logout_find_sync:
 * @connector: whose service provider answers
 * @request_id: (nullable): the request that it says it answers
 * @part: (out) (transfer none): what that request was about
 * @error: LANYARD_SAML_ERROR_IN_RESPONSE_TO
 *
 * M-55: each request is answered once, by the one who got it, and while the
 * logout still waits for it.
 *
 * Returns: (transfer full): the logout that waits for the answer
 */
LanyardLogout *
_lanyard_logout_find_sync (LanyardIdp          *idp,
                           LanyardConnector    *connector,
                           const char          *request_id,
                           gint64               now,
                           LanyardLogoutPart  **part,
                           GError             **error)
{
  const char *id = lanyard_record_get_id (LANYARD_RECORD (connector));
  g_autofree char *handle = NULL;
  g_autoptr(LanyardLogout) self = NULL;

  if (request_id != NULL)
    handle = lanyard_configuration_get_state_sync (lanyard_idp_get_configuration (idp), REQUEST_KIND, request_id, now,
                                                   TRUE, NULL);
  self = handle != NULL ? load (idp, handle, now, NULL) : NULL;
  *part = self != NULL ? _lanyard_logout_get_current (self) : NULL;
  if (*part != NULL &&
      g_strcmp0 ((*part)->request_id, request_id) == 0 &&
      strcmp ((*part)->participant->connector, id) == 0)
    return g_steal_pointer (&self);

  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_IN_RESPONSE_TO,
                     _("It answers no request that is waiting"),
                     _("Close the browser if others use this computer too"),
                     _("This answer to a sign-out is not expected"));
  return NULL;
}

/* Where the browser sees how far it is. */
char *
_lanyard_logout_dup_path (LanyardLogout *self,
                          LanyardIdp    *idp)
{
  return g_strdup_printf ("%s/logout/progress?handle=%s", lanyard_idp_get_base_path (idp), self->handle);
}
