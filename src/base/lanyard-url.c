/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-url.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-text.h"

static gboolean
host_is_loopback (const char *host)
{
  g_autoptr(GInetAddress) address = g_inet_address_new_from_string (host);

  if (address != NULL)
    return g_inet_address_get_is_loopback (address);

  return g_ascii_strcasecmp (host, "localhost") == 0 ||
         (strlen (host) > strlen (".localhost") &&
          g_ascii_strcasecmp (host + strlen (host) - strlen (".localhost"), ".localhost") == 0);
}

/* Everything but visible ASCII, and what a URL has to escape. */
static const gboolean is_forbidden[256] = {
  [0x00 ... 0x20] = TRUE,
  ['"'] = TRUE,
  ['<'] = TRUE,
  ['>'] = TRUE,
  ['\\'] = TRUE,
  ['^'] = TRUE,
  ['`'] = TRUE,
  ['{' ... '}'] = TRUE,
  [0x7f ... 0xff] = TRUE,
};

static gboolean
has_forbidden_character (const char *url)
{
  const char *p = url;

  while (!is_forbidden[(guchar) *p])
    p++;

  return *p != '\0';
}

/* Whether there is no need to take the URL apart, which takes as long as
 * writing half an assertion: https, a host of ASCII letters, digits, hyphens
 * and dots, no port, nothing escaped, no fragment. */
static gboolean
is_plain (const char *url)
{
  static const char scheme[] = "https://";
  const char *host = url + strlen (scheme);
  const char *p = host;

  if (strncmp (url, scheme, strlen (scheme)) != 0)
    return FALSE;

  while (g_ascii_isalnum (*p) || *p == '.' || *p == '-')
    p++;
  if (p == host || (*p != '/' && *p != '\0'))
    return FALSE;

  while (!is_forbidden[(guchar) *p] && *p != '%' && *p != '#')
    p++;

  return *p == '\0';
}

/* GUri unescapes the host, so it has to be looked for in the text. */
static gboolean
has_escaped_host (const char *url)
{
  const char *host = strstr (url, "://");

  return host != NULL && host[strlen ("://") + strcspn (host + strlen ("://"), "/?#%")] == '%';
}

/* What is wrong with the URL, NULL if nothing is. */
static const char *
find_fault (const char      *url,
            LanyardUrlFlags  flags)
{
  g_autoptr(GUri) uri = NULL;

  if (is_plain (url))
    return NULL;
  if (*url == '\0')
    return _("it is empty");
  if (has_forbidden_character (url))
    return _("it holds a blank or a character that a URL cannot hold");

  uri = g_uri_parse (url, G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_ENCODED, NULL);
  if (uri == NULL)
    return _("it is not an absolute URL");
  if (strcmp (g_uri_get_scheme (uri), "https") != 0 && strcmp (g_uri_get_scheme (uri), "http") != 0)
    return _("its scheme is not https");
  if (g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')
    return _("it has no host");
  if (has_escaped_host (url))
    return _("its host is escaped");
  if (g_uri_get_userinfo (uri) != NULL)
    return _("it holds a user name");
  if ((flags & LANYARD_URL_ALLOW_FRAGMENT) == 0 && strchr (url, '#') != NULL)
    return _("it holds a fragment (“#”)");
  if (strcmp (g_uri_get_scheme (uri), "http") == 0 &&
      (flags & LANYARD_URL_ALLOW_HTTP) == 0 &&
      !host_is_loopback (g_uri_get_host (uri)))
    return _("it is not encrypted (http)");

  return NULL;
}

/**
 * lanyard_url_check:
 * @url: a URL that a browser will be sent to
 * @flags: what is allowed besides https
 * @error: %LANYARD_ERROR_INVALID
 *
 * The same rule wherever such a URL is entered, imported or used (M-21):
 * absolute, http or https, with a host; no user name, fragment, blank,
 * backslash or control character. Plain http is for loopback addresses unless
 * @flags allow it, as they may a fragment.
 *
 * Returns: whether @url may be used
 */
gboolean
lanyard_url_check (const char       *url,
                   LanyardUrlFlags   flags,
                   GError          **error)
{
  g_autofree char *visible = NULL;
  const char *fault;

  g_return_val_if_fail (url != NULL, FALSE);

  fault = find_fault (url, flags);
  if (fault == NULL)
    return TRUE;

  visible = lanyard_text_make_visible (url, 256);
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                     _("Sign-ins are sent to this address, so only complete https addresses are taken"),
                     _("Enter it as the application shows it, beginning with https://"),
                     /* Translators: a URL, then what is wrong with it */
                     _("The URL “%s” cannot be used: %s"), visible, fault);
  return FALSE;
}

/**
 * lanyard_url_is_loopback:
 * @url: a candidate
 *
 * Returns: whether @url is an absolute URL whose host is this machine
 *   (127.0.0.0/8, [::1], localhost, *.localhost)
 */
gboolean
lanyard_url_is_loopback (const char *url)
{
  g_autoptr(GUri) uri = NULL;

  g_return_val_if_fail (url != NULL, FALSE);

  uri = g_uri_parse (url, G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_ENCODED, NULL);

  return uri != NULL && g_uri_get_host (uri) != NULL && host_is_loopback (g_uri_get_host (uri));
}
