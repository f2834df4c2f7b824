/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-handlers.h"

#include "lanyard-account-private.h"
#include "lanyard-browser.h"
#include "lanyard-idp-private.h"
#include "lanyard-new-password-private.h"
#include "lanyard-pages.h"
#include "lanyard-password-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The browser goes on with another cookie: whoever knows the old one is out
 * as well. */
static LanyardHttpResponse *
change (LanyardIdp          *self,
        LanyardHttpRequest  *request,
        LanyardSession      *session,
        const char          *password,
        GError             **error)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new (_("Change one’s own password"));
  g_autofree char *account = g_strconcat (lanyard_idp_get_base_path (self), "/account", NULL);

  if (!lanyard_session_step_up (self, request, session, session->second_factor, error) ||
      !lanyard_password_store_sync (lanyard_idp_get_configuration (self), changes, session->person, password, session->id,
                                    request->now, NULL, error))
    return NULL;

  _lanyard_account_note (self, request, session, "password", "changed by the person");

  return lanyard_pages_tell (self, 200, _("Your Password Is Changed"),
                             _("Wherever else you were signed in, you are asked for it now."),
                             account, _("Your Account"));
}

static char *
find_problem (LanyardIdp          *self,
              LanyardHttpRequest  *request,
              LanyardSession      *session,
              const char          *password,
              GError             **error)
{
  g_autoptr(LanyardSecret) old = lanyard_http_request_dup_form (request, "old", NULL);
  char *problem;

  if (g_strcmp0 (old, password) == 0)
    return g_strdup (_("That is the password that you have. Think of another one."));

  return _lanyard_account_check_password (self, request, session->person, "old", &problem, error) ? problem : NULL;
}

/**
 * lanyard_handle_change_password_page:
 * @self: the identity provider
 * @request: GET /account/password
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the form; the way to the sign-in or to
 *   the second step before
 */
LanyardHttpResponse *
lanyard_handle_change_password_page (LanyardIdp          *self,
                                     LanyardHttpRequest  *request,
                                     GError             **error)
{
  LanyardHttpResponse *response;
  LanyardFactorInfo factor;
  g_autoptr(LanyardSession) session = _lanyard_account_load_session (self, request, &factor, &response, error);

  return session != NULL ? _lanyard_new_password_show (self, request, session->person, NULL, NULL) : response;
}

/**
 * lanyard_handle_change_password:
 * @self: the identity provider
 * @request: POST /account/password
 * @error: return location for an error
 *
 * The old password is asked for, and guesses are counted like those of a
 * sign-in. All other sessions of the person end.
 *
 * Returns: (transfer full) (nullable): what was done; the form again with what
 *   is wrong
 */
LanyardHttpResponse *
lanyard_handle_change_password (LanyardIdp          *self,
                                LanyardHttpRequest  *request,
                                GError             **error)
{
  LanyardHttpResponse *response;
  LanyardFactorInfo factor;
  g_autoptr(LanyardSession) session = _lanyard_account_load_session (self, request, &factor, &response, error);
  g_autoptr(LanyardSecret) password = NULL;
  g_autofree char *problem = NULL;
  g_autoptr(GError) cause = NULL;

  if (session == NULL)
    return response;
  if (!lanyard_browser_check_form (self, request, LANYARD_NEW_PASSWORD_FORM, error))
    return NULL;

  password = _lanyard_new_password_read (self, request, session->person, &problem, &cause);
  if (password != NULL)
    problem = find_problem (self, request, session, password, &cause);
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  if (problem != NULL)
    return _lanyard_new_password_show (self, request, session->person, NULL, problem);

  return change (self, request, session, password, error);
}
