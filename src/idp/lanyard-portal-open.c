/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-handlers.h"

#include "lanyard-access-private.h"
#include "lanyard-error.h"
#include "lanyard-idp-private.h"
#include "lanyard-pages.h"
#include "lanyard-portal-private.h"
#include "lanyard-recents-private.h"
#include "lanyard-second-factor-private.h"
#include "lanyard-secret.h"
#include "lanyard-session.h"
#include "lanyard-sso-private.h"
#include "lanyard-url.h"

#include <glib/gi18n-lib.h>

static gboolean
is_opened_by_sso (LanyardConnector *connector)
{
  return lanyard_connector_get_connector_kind (connector) == LANYARD_CONNECTOR_SAML &&
         lanyard_connector_get_idp_initiated (connector);
}

static gboolean
check_url (const char *url)
{
  return url != NULL && lanyard_url_check (url, LANYARD_URL_PAGE, NULL);
}

/* Whether a browser could be sent to the service provider's sign-in page. A
 * secret that it needs is not opened to find out: plain letters stand in. */
static gboolean
check_login_url (LanyardConnector *connector)
{
  const char *url = lanyard_connector_get_login_url (connector);
  g_autofree char *masked = NULL;

  if (!lanyard_connector_needs_secret (connector, url))
    return check_url (url);

  masked = lanyard_connector_mask_secrets (connector, url);
  for (char *p = masked; *p != '\0'; p++)
    if (((guchar) *p & 0x80) != 0)
      *p = 'x';
  return check_url (masked);
}

/* Whether there is somebody else's address that is opened. */
static gboolean
has_target (LanyardConnector *connector)
{
  if (lanyard_connector_get_connector_kind (connector) == LANYARD_CONNECTOR_BOOKMARK)
    return check_url (lanyard_connector_get_bookmark_url (connector));

  return !is_opened_by_sso (connector) && check_login_url (connector);
}

/*
 * _lanyard_portal_dup_link:
 * @self: the identity provider
 * @connector: a connector
 *
 * Always an address of ours, so that it is known what was used last, and
 * without a secret of @connector.
 *
 * Returns: (transfer full) (nullable): where its tile leads; NULL: nowhere, so
 *   that there is no tile
 */
char *
_lanyard_portal_dup_link (LanyardIdp       *self,
                          LanyardConnector *connector)
{
  const char *base_path = lanyard_idp_get_base_path (self);
  const char *slug = lanyard_connector_get_slug (connector);

  if (is_opened_by_sso (connector))
    return g_strdup_printf ("%s/saml2/%s", base_path, slug);

  return has_target (connector) ? g_strdup_printf ("%s/open/%s", base_path, slug) : NULL;
}

static void
set_no_target_error (LanyardConnector  *connector,
                     GError           **error)
{
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND,
                     _("It has no address of its own that could be opened"),
                     _("Open your applications and go on from there"),
                     _("“%s” cannot be opened from here"), lanyard_connector_get_label (connector));
}

/* For one whose has_target(): what it is with the secrets filled in. */
static LanyardSecret *
dup_target (LanyardIdp        *self,
            LanyardConnector  *connector,
            GError           **error)
{
  g_autoptr(LanyardSecret) target = NULL;

  if (lanyard_connector_get_connector_kind (connector) == LANYARD_CONNECTOR_BOOKMARK)
    return g_strdup (lanyard_connector_get_bookmark_url (connector));

  target = lanyard_configuration_expand_secrets_sync (lanyard_idp_get_configuration (self), connector,
                                                      lanyard_connector_get_login_url (connector), error);
  if (target == NULL || check_url (target))
    return g_steal_pointer (&target);

  set_no_target_error (connector, error);
  return NULL;
}

static LanyardConnector *
find_connector (LanyardIdp          *self,
                LanyardHttpRequest  *request,
                GError             **error)
{
  g_autoptr(GError) cause = NULL;
  LanyardConnector *connector = _lanyard_sso_find_connector (self, request, &cause);

  if (g_error_matches (cause, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND))
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND,
                       _("The link may have been copied wrongly, or the application was removed"),
                       _("Open your applications and go on from there"),
                       _("There is no application at “%s”"), request->path);
  else if (cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));

  return connector;
}

static gboolean
check_access (LanyardIdp        *self,
              LanyardConnector  *connector,
              LanyardPerson     *person,
              gboolean          *needs_mfa,
              GError           **error)
{
  g_auto(GStrv) groups = NULL;

  *needs_mfa = TRUE;
  if (!_lanyard_access_check_state (connector, error))
    return FALSE;

  groups = _lanyard_access_decide_sync (lanyard_idp_get_configuration (self), connector, person, needs_mfa, error);
  if (groups == NULL)
    return FALSE;
  if (has_target (connector))
    return TRUE;

  set_no_target_error (connector, error);
  return FALSE;
}

/* Leads to the second factor, and from there back here, where everything is
 * decided anew: the handle permits nothing. */
static LanyardHttpResponse *
ask_for_factor (LanyardIdp          *self,
                LanyardHttpRequest  *request,
                LanyardConnector    *connector,
                const char          *handle,
                GError             **error)
{
  const char data[] = { LANYARD_PENDING_OPEN, '\0' };
  const char *slug = lanyard_connector_get_slug (connector);
  g_autoptr(LanyardPending) pending = NULL;

  if (handle == NULL)
    return lanyard_pending_keep (self, request, slug, data, error);

  pending = lanyard_pending_load (self, request, slug, error);
  return pending != NULL ? _lanyard_second_factor_ask (self, pending) : NULL;
}

/* Who comes from the form of the second factor has to press a link: form-action
 * forbids that the form itself leads to somebody else's address. */
static LanyardHttpResponse *
show_link (LanyardIdp       *self,
           LanyardConnector *connector)
{
  g_autofree char *link = _lanyard_portal_dup_link (self, connector);
  /* Translators: %s is an application */
  g_autofree char *text = g_strdup_printf (_("You can open %s now."), lanyard_connector_get_label (connector));

  return lanyard_pages_tell (self, 200, _("Your Second Factor Is Accepted"), text, link, _("Go On"));
}

static LanyardHttpResponse *
open_target (LanyardIdp          *self,
             LanyardHttpRequest  *request,
             LanyardSession      *session,
             LanyardConnector    *connector,
             GError             **error)
{
  g_autoptr(LanyardSecret) target = dup_target (self, connector, error);

  if (target == NULL)
    return NULL;

  _lanyard_recents_note (lanyard_idp_get_configuration (self), request, session->person_id,
                         lanyard_record_get_id (LANYARD_RECORD (connector)), request->now);
  return lanyard_http_response_new_redirect (target);
}

/* @request says which application, and nothing of where to. */
static LanyardHttpResponse *
open_for (LanyardIdp          *self,
          LanyardHttpRequest  *request,
          LanyardSession      *session,
          GError             **error)
{
  g_autofree char *handle = lanyard_http_request_dup_query (request, "handle", NULL);
  g_autoptr(LanyardConnector) connector = NULL;
  gboolean needs_mfa;

  lanyard_event_set_text (request->event, "person", lanyard_person_get_username (session->person));
  connector = find_connector (self, request, error);
  if (connector == NULL || !check_access (self, connector, session->person, &needs_mfa, error))
    return NULL;

  if (needs_mfa && session->second_factor == LANYARD_SECOND_FACTOR_NONE)
    return ask_for_factor (self, request, connector, handle, error);
  if (needs_mfa && handle != NULL)
    return show_link (self, connector);

  return open_target (self, request, session, connector, error);
}

/**
 * lanyard_handle_open:
 * @self: the identity provider
 * @request: GET /open/SLUG
 * @error: %LANYARD_ERROR_NOT_FOUND, or %LANYARD_ERROR_REFUSED for who may not
 *   use it
 *
 * What the portal only links to, a bookmark or an application's own sign-in
 * page, is noted as used. Where a second factor is required and was not proved,
 * it is asked for first.
 *
 * Without a session nothing is looked up: whatever SLUG is, the browser is sent
 * to the sign-in page, and from there to the portal, not back here.
 *
 * Returns: (transfer full) (nullable): leads to the address that is stored, to
 *   the second factor or to the sign-in page; or the page to go on from after
 *   the second factor
 */
LanyardHttpResponse *
lanyard_handle_open (LanyardIdp          *self,
                     LanyardHttpRequest  *request,
                     GError             **error)
{
  g_autofree char *sign_in = g_strconcat (lanyard_idp_get_base_path (self), "/login", NULL);
  g_autoptr(LanyardSession) session = NULL;
  g_autoptr(GError) cause = NULL;

  session = lanyard_session_load (self, request, &cause);
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }

  return session != NULL ? open_for (self, request, session, error) : lanyard_http_response_new_redirect (sign_in);
}
