/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-handlers.h"

#include "lanyard-access-private.h"
#include "lanyard-error.h"
#include "lanyard-idp-private.h"
#include "lanyard-portal-private.h"
#include "lanyard-recents-private.h"
#include "lanyard-session.h"
#include "lanyard-sso-private.h"
#include "lanyard-url.h"

#include <glib/gi18n-lib.h>

static char *
check_url (const char *url)
{
  if (url == NULL || !lanyard_url_check (url, LANYARD_URL_PAGE, NULL))
    return NULL;

  return g_strdup (url);
}

/* The service provider's sign-in page, which may need a secret of its own. */
static char *
dup_login_url (LanyardIdp       *self,
               LanyardConnector *connector)
{
  const char *url = lanyard_connector_get_login_url (connector);
  g_autoptr(LanyardSecret) expanded = NULL;
  g_autoptr(GError) error = NULL;

  if (url == NULL)
    return NULL;

  expanded = lanyard_configuration_expand_secrets_sync (lanyard_idp_get_configuration (self), connector, url, &error);
  if (expanded == NULL)
    g_warning ("“%s” has no tile: %s", lanyard_connector_get_label (connector), error->message);

  return check_url (expanded);
}

static gboolean
is_opened_by_sso (LanyardConnector *connector)
{
  return lanyard_connector_get_connector_kind (connector) == LANYARD_CONNECTOR_SAML &&
         lanyard_connector_get_idp_initiated (connector);
}

/* Somebody else's address that is opened; NULL: there is none. */
static char *
dup_target (LanyardIdp       *self,
            LanyardConnector *connector)
{
  if (lanyard_connector_get_connector_kind (connector) == LANYARD_CONNECTOR_BOOKMARK)
    return check_url (lanyard_connector_get_bookmark_url (connector));
  if (is_opened_by_sso (connector))
    return NULL;

  return dup_login_url (self, connector);
}

/*
 * _lanyard_portal_dup_link:
 * @connector: a connector
 *
 * Always an address of ours, so that it is known what was used last.
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
  g_autofree char *target = NULL;

  if (is_opened_by_sso (connector))
    return g_strdup_printf ("%s/saml2/%s", base_path, slug);

  target = dup_target (self, connector);
  return target != NULL ? g_strdup_printf ("%s/open/%s", base_path, slug) : NULL;
}

static char *
find_target (LanyardIdp        *self,
             LanyardConnector  *connector,
             GError           **error)
{
  char *target = dup_target (self, connector);

  if (target == NULL)
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND,
                       _("It has no address of its own that could be opened"),
                       _("Open your applications and go on from there"),
                       _("“%s” cannot be opened from here"), lanyard_connector_get_label (connector));

  return target;
}

/* A second factor that is required is asked for where the person signs in,
 * which this is not. */
static gboolean
check_access (LanyardIdp        *self,
              LanyardConnector  *connector,
              LanyardPerson     *person,
              GError           **error)
{
  g_auto(GStrv) groups = NULL;
  gboolean needs_mfa;

  if (!_lanyard_access_check_state (connector, error))
    return FALSE;

  groups = _lanyard_access_decide_sync (lanyard_idp_get_configuration (self), connector, person, &needs_mfa, error);
  return groups != NULL;
}

/* @request says which application, and nothing of where to. */
static LanyardHttpResponse *
open_for (LanyardIdp          *self,
          LanyardHttpRequest  *request,
          LanyardSession      *session,
          GError             **error)
{
  g_autoptr(LanyardConnector) connector = NULL;
  g_autofree char *target = NULL;

  lanyard_event_set_text (request->event, "person", lanyard_person_get_username (session->person));
  connector = _lanyard_sso_find_connector (self, request, error);
  if (connector == NULL || !check_access (self, connector, session->person, error))
    return NULL;
  target = find_target (self, connector, error);
  if (target == NULL)
    return NULL;

  _lanyard_recents_note (lanyard_idp_get_configuration (self), request, session->person_id,
                         lanyard_record_get_id (LANYARD_RECORD (connector)), request->now);
  return lanyard_http_response_new_redirect (target);
}

/**
 * lanyard_handle_open:
 * @self: the identity provider
 * @request: GET /open/SLUG
 * @error: %LANYARD_ERROR_NOT_FOUND, or %LANYARD_ERROR_REFUSED for who may not
 *   use it
 *
 * What the portal only links to, a bookmark or an application's own sign-in
 * page, is noted as used.
 *
 * Returns: (transfer full) (nullable): leads to the address that is stored; to
 *   the sign-in page when nobody is signed in
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
