/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-handlers.h"

#include "lanyard-browser.h"
#include "lanyard-idp-private.h"
#include "lanyard-pages.h"
#include "lanyard-session.h"
#include "lanyard-slo-private.h"

#include <glib/gi18n-lib.h>

#define FORM "sign-out"

/**
 * lanyard_handle_sign_out_page:
 * @self: the identity provider
 * @request: GET /logout
 * @error: return location for an error
 *
 * Asks first: a link on a page of somebody else's must not sign anyone out.
 *
 * Returns: (transfer full) (nullable): the form; the sign-in page when nobody
 *   is signed in
 */
LanyardHttpResponse *
lanyard_handle_sign_out_page (LanyardIdp          *self,
                              LanyardHttpRequest  *request,
                              GError             **error)
{
  const char *base_path = lanyard_idp_get_base_path (self);
  g_autofree char *action = g_strconcat (base_path, "/logout", NULL);
  g_autofree char *home = g_strconcat (base_path, "/", NULL);
  g_autofree char *sign_in = g_strconcat (base_path, "/login", NULL);
  g_autofree char *token = NULL;
  g_autoptr(LanyardSession) session = lanyard_session_load (self, request, NULL);
  LanyardPage *page;

  if (session == NULL)
    return lanyard_http_response_new_redirect (sign_in);

  token = lanyard_browser_dup_token (request, FORM);
  page = lanyard_pages_begin (self, "sign-out", _("Sign Out?"));
  lanyard_page_set_text (page, NULL, "text",
                         _("You will be asked for your password again before you can open an application. "
                           "The applications that you opened are signed out too, if they can be."));
  lanyard_page_set_attribute (page, NULL, "form", "action", action);
  lanyard_page_set_attribute (page, NULL, "token", "value", token);
  lanyard_page_set_text (page, NULL, "submit", _("Sign Out"));
  lanyard_page_set_attribute (page, NULL, "back", "href", home);
  lanyard_page_set_text (page, NULL, "back", _("Back to Your Applications"));

  return lanyard_pages_finish_form (page, 200);
}

/* The session is over first; then everyone who was told of it is told that
 * (M-54). What is in @logout was not over, or somebody does not know it. */
static gboolean
end_everything (LanyardIdp          *self,
                LanyardHttpRequest  *request,
                LanyardLogout       *logout,
                GError             **error)
{
  g_autofree char *session = NULL;

  return lanyard_session_find (self, request, &session, error) &&
         (session == NULL || _lanyard_logout_end_session_sync (logout, self, session, request->now, error)) &&
         lanyard_session_end (self, request, error);
}

/**
 * lanyard_handle_sign_out:
 * @self: the identity provider
 * @request: POST /logout
 * @error: return location for an error
 *
 * Ends the session here and at every application that it was used for.
 *
 * Returns: (transfer full) (nullable): the way to the applications, or the page
 *   that says that it is done; %LANYARD_ERROR_REFUSED when the form is not of
 *   this browser
 */
LanyardHttpResponse *
lanyard_handle_sign_out (LanyardIdp          *self,
                         LanyardHttpRequest  *request,
                         GError             **error)
{
  g_autofree char *sign_in = g_strconcat (lanyard_idp_get_base_path (self), "/login", NULL);
  g_autoptr(LanyardLogout) logout = _lanyard_logout_new (request->now);

  if (!lanyard_browser_check_form (self, request, FORM, error) ||
      !end_everything (self, request, logout, error))
    return NULL;

  if (logout->person != NULL || logout->parts->len > 0)
    return _lanyard_slo_begin (self, request, logout, error);

  return lanyard_pages_tell (self, 200, _("You Are Signed Out"),
                             _("Close the browser if others use this computer too."),
                             sign_in, _("Sign In Again"));
}
