/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-http.h"

#include "lanyard-error.h"
#include "lanyard-handlers.h"
#include "lanyard-password-link.h"
#include "lanyard-slo.h"
#include "lanyard-sso.h"
#include "lanyard-test-sp.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const LanyardHttpRoute routes[] = {
  { LANYARD_HTTP_GET,  "/",         lanyard_handle_portal },
  { LANYARD_HTTP_GET,  "/open/*",   lanyard_handle_open },
  { LANYARD_HTTP_GET,  "/login",    lanyard_handle_sign_in_page },
  { LANYARD_HTTP_POST, "/login",    lanyard_handle_sign_in },
  { LANYARD_HTTP_GET,  "/second-factor", lanyard_handle_second_factor_page },
  { LANYARD_HTTP_POST, "/second-factor", lanyard_handle_second_factor },
  { LANYARD_HTTP_GET,  "/account",  lanyard_handle_account },
  { LANYARD_HTTP_GET,  "/account/password", lanyard_handle_change_password_page },
  { LANYARD_HTTP_POST, "/account/password", lanyard_handle_change_password },
  { LANYARD_HTTP_GET,  LANYARD_PASSWORD_LINK_PATH "/*", lanyard_handle_password_link_page },
  { LANYARD_HTTP_POST, LANYARD_PASSWORD_LINK_PATH, lanyard_handle_password_link },
  { LANYARD_HTTP_GET,  "/account/second-factor", lanyard_handle_enrolment_page },
  { LANYARD_HTTP_POST, "/account/second-factor", lanyard_handle_enrolment },
  { LANYARD_HTTP_POST, "/account/recovery-codes", lanyard_handle_new_recovery_codes },
  { LANYARD_HTTP_POST, "/account/end-session", lanyard_handle_end_session },
  { LANYARD_HTTP_GET,  "/logout",   lanyard_handle_sign_out_page },
  { LANYARD_HTTP_POST, "/logout",   lanyard_handle_sign_out },
  { LANYARD_HTTP_GET,  "/logout/progress", lanyard_handle_logout_progress },
  { LANYARD_HTTP_GET,  "/logout/send", lanyard_handle_logout_send },
  { LANYARD_HTTP_GET,  "/static/*", lanyard_handle_static },
  { LANYARD_HTTP_GET,  "/healthz",  lanyard_handle_health },

  { LANYARD_HTTP_GET,  "/saml2/*",  lanyard_handle_sso },
  { LANYARD_HTTP_POST, "/saml2/*",  lanyard_handle_sso_post },
  { LANYARD_HTTP_GET,  "/saml2/*/metadata", lanyard_handle_idp_metadata },
  { LANYARD_HTTP_GET | LANYARD_HTTP_POST, "/saml2/*/slo", lanyard_handle_single_logout },

  { LANYARD_HTTP_GET,  "/test-sp/metadata", lanyard_handle_test_sp_metadata },
  { LANYARD_HTTP_GET,  "/test-sp/login", lanyard_handle_test_sp_login },
  { LANYARD_HTTP_POST, "/test-sp/acs", lanyard_handle_test_sp_acs },
  { LANYARD_HTTP_GET,  "/test-sp/logout", lanyard_handle_test_sp_logout },
  { LANYARD_HTTP_GET,  "/test-sp/slo", lanyard_handle_test_sp_slo },
  { LANYARD_HTTP_GET,  "/test-sp/result", lanyard_handle_test_sp_result },
};

/* With a POST a password is looked at, or becomes another one. */
static const char * const costly_paths[] = {
  "/login", LANYARD_PASSWORD_LINK_PATH, "/account/password", "/account/second-factor", "/account/recovery-codes", NULL,
};

static gsize
measure_segment (const char *path)
{
  gsize length = 0;

  while (g_ascii_isalnum (path[length]) || (path[length] != '\0' && strchr ("._-", path[length]) != NULL))
    length++;

  return length;
}

static gboolean
match_path (const char  *pattern,
            const char  *path,
            char       **segment)
{
  const char *star = strchr (pattern, '*');
  gsize before, length;

  if (star == NULL)
    return strcmp (pattern, path) == 0;

  before = star - pattern;
  if (strncmp (pattern, path, before) != 0)
    return FALSE;

  length = measure_segment (path + before);
  if (length == 0 || strcmp (star + 1, path + before + length) != 0)
    return FALSE;

  *segment = g_strndup (path + before, length);
  return TRUE;
}

/**
 * lanyard_http_find_route:
 * @request: a request
 * @error: return location for an error
 *
 * Finds the handler of the whole path and fills in the segment of @request.
 *
 * Returns: (nullable) (transfer none): the route; %NULL with
 *   %LANYARD_ERROR_NOT_FOUND, or %LANYARD_ERROR_REFUSED when the path is
 *   there for another method
 */
const LanyardHttpRoute *
lanyard_http_find_route (LanyardHttpRequest  *request,
                         GError             **error)
{
  LanyardHttpMethods method;
  gboolean known = FALSE;

  g_return_val_if_fail (request != NULL, NULL);

  method = g_str_equal (request->method, "POST") ? LANYARD_HTTP_POST : LANYARD_HTTP_GET;
  for (guint i = 0; i < G_N_ELEMENTS (routes); i++)
    {
      g_autofree char *segment = NULL;

      if (!match_path (routes[i].path, request->path, &segment))
        continue;

      known = TRUE;
      if (routes[i].methods & method)
        {
          g_free (request->segment);
          request->segment = g_steal_pointer (&segment);
          return &routes[i];
        }
    }

  if (known)
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED,
                       NULL, _("Go back and follow the link again"),
                       _("This address cannot be used in this way"));
  else
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND,
                       NULL, _("Check the address, or open your applications and go on from there"),
                       _("There is no page at this address"));

  return NULL;
}

/**
 * lanyard_http_is_costly:
 * @request: a request
 *
 * Returns: whether the answer may take as long as a password's hash
 */
gboolean
lanyard_http_is_costly (LanyardHttpRequest *request)
{
  g_return_val_if_fail (request != NULL, FALSE);

  return g_str_equal (request->method, "POST") && request->path != NULL && g_strv_contains (costly_paths, request->path);
}
