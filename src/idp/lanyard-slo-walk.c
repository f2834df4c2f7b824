/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-slo.h"

#include <string.h>

#include "lanyard-error.h"
#include "lanyard-idp-private.h"
#include "lanyard-saml.h"
#include "lanyard-slo-private.h"
#include "lanyard-sso-private.h"

/* Whoever has not answered when the person comes back after this is passed
 * over. */
#define TIMEOUT_SECONDS 60

/* "Wiki, Mail" */
static char *
list_labels (LanyardLogout *logout,
             gboolean       done)
{
  g_autoptr(GString) labels = g_string_new (NULL);

  for (guint i = 0; i < logout->parts->len; i++)
    {
      LanyardLogoutPart *part = g_ptr_array_index (logout->parts, i);

      if ((part->step == LANYARD_LOGOUT_DONE) == done)
        g_string_append_printf (labels, "%s%s", labels->len > 0 ? ", " : "", part->label);
    }

  return g_string_free (g_steal_pointer (&labels), FALSE);
}

/* What became of telling the others. */
static void
record_result (LanyardIdp         *self,
               LanyardHttpRequest *request,
               LanyardLogout      *logout)
{
  g_autofree char *done = list_labels (logout, TRUE);
  g_autofree char *failed = list_labels (logout, FALSE);
  g_autofree char *detail = g_strdup_printf ("done: %s; failed: %s", *done != '\0' ? done : "-",
                                             *failed != '\0' ? failed : "-");

  g_object_set (request->event,
                "person", logout->person,
                "connector", logout->requester,
                "flow", logout->requester != NULL ? LANYARD_FLOW_SP_INITIATED : LANYARD_FLOW_IDP_INITIATED,
                "code", *failed != '\0' ? "partial-logout" : NULL,
                "detail", detail,
                NULL);
  lanyard_idp_record_event (self, request, "logout");
}

static LanyardConnector *
load_connector (LanyardIdp *self,
                const char *id)
{
  return (LanyardConnector *) lanyard_configuration_load_sync (lanyard_idp_get_configuration (self),
                                                               LANYARD_TYPE_CONNECTOR, id, NULL);
}

/*
 * _lanyard_slo_begin:
 * @logout: a logout whose sessions are over
 * @error: what storing gives
 *
 * Records that, and goes to whoever has to be told; at once to the end if
 * nobody has.
 *
 * Returns: (transfer full): the reply
 */
LanyardHttpResponse *
_lanyard_slo_begin (LanyardIdp          *self,
                    LanyardHttpRequest  *request,
                    LanyardLogout       *logout,
                    GError             **error)
{
  g_autofree char *path = NULL;

  g_object_set (request->event, "person", logout->person, "connector", logout->requester, NULL);
  if (logout->requester == NULL)
    g_object_set (request->event, "flow", LANYARD_FLOW_IDP_INITIATED, NULL);
  if (!_lanyard_logout_store_sync (logout, self, error))
    return NULL;
  if (logout->parts->len == 0)
    return _lanyard_slo_finish (self, request, logout, error);

  lanyard_idp_record_event (self, request, "logout");
  path = _lanyard_logout_dup_path (logout, self);
  return lanyard_http_response_new_redirect (path);
}

/*
 * _lanyard_slo_finish:
 * @logout: a logout that waits for nobody any more
 * @error: what keeps it from being answered
 *
 * M-54: Success to the one who asked, with PartialLogout below it if somebody
 * could not be told; without one, or when no answer is wanted (M-55), the page
 * that says what worked.
 *
 * Returns: (transfer full): the reply
 */
LanyardHttpResponse *
_lanyard_slo_finish (LanyardIdp          *self,
                     LanyardHttpRequest  *request,
                     LanyardLogout       *logout,
                     GError             **error)
{
  g_autoptr(LanyardConnector) connector = NULL;
  g_autofree char *url = NULL;
  const char *sub_status = _lanyard_logout_is_partial (logout) ? LANYARD_SAML_STATUS_PARTIAL_LOGOUT : NULL;

  if (!_lanyard_logout_take_sync (logout, self, request->now, error))
    return NULL;

  record_result (self, request, logout);
  if (logout->requester != NULL && !logout->is_asynchronous)
    connector = load_connector (self, logout->requester);
  url = connector != NULL ? _lanyard_slo_dup_answer_url (connector) : NULL;
  if (url == NULL)
    return _lanyard_slo_show_result (self, logout);

  return _lanyard_slo_send_response (self, request, connector, logout->request_id, logout->relay_state,
                                     LANYARD_SAML_STATUS_SUCCESS, sub_status, error);
}

/* "Go on without it", or it had its time. */
static gboolean
pass_over (LanyardIdp          *self,
           LanyardHttpRequest  *request,
           LanyardLogout       *logout,
           gboolean            *passed,
           GError             **error)
{
  g_autofree char *skip = lanyard_http_request_dup_query (request, "skip", NULL);
  LanyardLogoutPart *part = _lanyard_logout_get_current (logout);

  *passed = part != NULL &&
            (g_strcmp0 (skip, part->participant->connector) == 0 ||
             (part->step == LANYARD_LOGOUT_SENT && request->now - part->sent >= TIMEOUT_SECONDS));
  if (!*passed)
    return TRUE;

  part->step = LANYARD_LOGOUT_FAILED;
  return _lanyard_logout_store_sync (logout, self, error);
}

/**
 * lanyard_handle_logout_progress:
 * @self: the identity provider
 * @request: GET /logout/progress?handle=…, with "skip" to go on without one
 * @error: %LANYARD_ERROR_NOT_FOUND, %LANYARD_ERROR_REFUSED
 *
 * The page that says how far a single logout is. It leads to the next service
 * provider by itself; while that does not answer it stays, with a link to go on
 * without it (M-54).
 *
 * Returns: (transfer full): the page, or the end of the logout
 */
LanyardHttpResponse *
lanyard_handle_logout_progress (LanyardIdp          *self,
                                LanyardHttpRequest  *request,
                                GError             **error)
{
  g_autoptr(LanyardLogout) logout = _lanyard_logout_load_sync (self, request, error);
  gboolean passed;

  if (logout == NULL || !pass_over (self, request, logout, &passed, error))
    return NULL;

  if (passed)
    {
      g_autofree char *path = _lanyard_logout_dup_path (logout, self);

      return lanyard_http_response_new_redirect (path);
    }
  if (_lanyard_logout_get_current (logout) == NULL)
    return _lanyard_slo_finish (self, request, logout, error);

  return _lanyard_slo_show (self, logout);
}

/**
 * lanyard_handle_logout_send:
 * @self: the identity provider
 * @request: GET /logout/send?handle=…
 * @error: %LANYARD_ERROR_NOT_FOUND, %LANYARD_ERROR_REFUSED
 *
 * Sends the browser to the next service provider with a LogoutRequest. One that
 * cannot be told after all, because it was switched off meanwhile, has
 * failed.
 *
 * Returns: (transfer full): the reply
 */
LanyardHttpResponse *
lanyard_handle_logout_send (LanyardIdp          *self,
                            LanyardHttpRequest  *request,
                            GError             **error)
{
  g_autoptr(LanyardLogout) logout = _lanyard_logout_load_sync (self, request, error);
  LanyardLogoutPart *part = logout != NULL ? _lanyard_logout_get_current (logout) : NULL;
  g_autoptr(LanyardConnector) connector = NULL;
  g_autoptr(LanyardHttpResponse) response = NULL;
  g_autoptr(GError) cause = NULL;
  g_autofree char *path = NULL;

  if (logout == NULL)
    return NULL;

  if (part != NULL)
    {
      if (!_lanyard_logout_expect_sync (logout, part, self, request->now, error))
        return NULL;

      connector = load_connector (self, part->participant->connector);
      if (connector != NULL)
        response = _lanyard_slo_send_request (self, request, connector, part, &cause);
      if (response != NULL)
        return g_steal_pointer (&response);

      g_info ("%s is not told of a sign-out: %s", part->label, cause != NULL ? cause->message : "it is gone");
      part->step = LANYARD_LOGOUT_FAILED;
      if (!_lanyard_logout_store_sync (logout, self, error))
        return NULL;
    }

  path = _lanyard_logout_dup_path (logout, self);
  return lanyard_http_response_new_redirect (path);
}
