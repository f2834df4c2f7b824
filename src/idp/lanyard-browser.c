/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-browser.h"

#include "lanyard-browser-private.h"
#include "lanyard-error.h"
#include "lanyard-random.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define COOKIE_NAME "lanyard_browser"
#define COOKIE_SIZE 32
#define COOKIE_SECONDS (30 * 24 * 3600)

/* What a browser says that keeps its referrer to itself: it tells nothing, and
 * the token alone decides. */
#define OPAQUE_ORIGIN "null"

static gboolean
is_our_origin (LanyardIdp *idp,
               const char *origin)
{
  const char *base_url = lanyard_idp_get_base_url (idp);
  gsize length = strlen (origin);

  return g_ascii_strncasecmp (base_url, origin, length) == 0
         && (base_url[length] == '\0' || base_url[length] == '/');
}

static char *
make_mac (const char *cookie,
          const char *purpose)
{
  return g_compute_hmac_for_string (G_CHECKSUM_SHA256,
                                    (const guchar *) cookie, strlen (cookie),
                                    purpose, -1);
}

/**
 * lanyard_browser_dup_binding:
 * @request: a request
 * @purpose: what is bound
 *
 * A text that only requests of this browser can come to again. The browser
 * gets its cookie if it has none; cookies set by scripts of a neighbouring
 * host are kept out by the cookie's prefix under HTTPS.
 *
 * Returns: (transfer full): hexadecimal digits
 */
char *
lanyard_browser_dup_binding (LanyardHttpRequest *request,
                             const char         *purpose)
{
  const char *cookie;

  g_return_val_if_fail (request != NULL, NULL);
  g_return_val_if_fail (purpose != NULL, NULL);

  cookie = lanyard_http_request_get_cookie (request, COOKIE_NAME);
  if (cookie == NULL || *cookie == '\0')
    {
      g_autofree char *fresh = lanyard_random_dup_token (COOKIE_SIZE);

      lanyard_http_request_set_cookie (request, COOKIE_NAME, fresh, COOKIE_SECONDS);
      cookie = lanyard_http_request_get_cookie (request, COOKIE_NAME);
    }

  return make_mac (cookie, purpose);
}

/**
 * lanyard_browser_dup_token:
 * @request: a request
 * @form: name of a form of ours
 *
 * Returns: (transfer full): what the form's field "token" has to hold
 */
char *
lanyard_browser_dup_token (LanyardHttpRequest *request,
                           const char         *form)
{
  g_autofree char *purpose = g_strconcat ("form:", form, NULL);

  return lanyard_browser_dup_binding (request, purpose);
}

/**
 * lanyard_browser_check_form:
 * @idp: the identity provider
 * @request: a POST
 * @form: name of a form of ours
 * @error: return location for an error
 *
 * Whether the form was filled in on a page of ours in this very browser: the
 * Origin, when sent, is ours and the field "token" belongs to the browser's
 * cookie.
 *
 * Returns: %FALSE with %LANYARD_ERROR_REFUSED when it was not
 */
gboolean
lanyard_browser_check_form (LanyardIdp          *idp,
                            LanyardHttpRequest  *request,
                            const char          *form,
                            GError             **error)
{
  g_autofree char *expected = NULL;
  g_autofree char *received = NULL;

  g_return_val_if_fail (request != NULL, FALSE);
  g_return_val_if_fail (form != NULL, FALSE);

  if (request->origin != NULL
      && strcmp (request->origin, OPAQUE_ORIGIN) != 0
      && !is_our_origin (idp, request->origin))
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED,
                         _("It was sent by a page of another site"),
                         _("Open your applications and go on from there"),
                         _("This form is not accepted"));
      return FALSE;
    }

  received = lanyard_http_request_dup_form (request, "token", NULL);
  expected = lanyard_browser_dup_token (request, form);
  if (!lanyard_secret_equal (expected, received))
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED,
                         _("It belongs to another browser or has expired"),
                         _("Go back, reload the page and try again; cookies must be allowed for this site"),
                         _("This form is not accepted"));
      return FALSE;
    }

  return TRUE;
}
