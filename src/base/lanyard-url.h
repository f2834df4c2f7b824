/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LanyardUrlFlags:
 * @LANYARD_URL_HTTPS: https, or http on a loopback address
 * @LANYARD_URL_ALLOW_HTTP: http to any host as well
 * @LANYARD_URL_ALLOW_FRAGMENT: a fragment, for pages that a person opens and
 *   no SAML message is sent to
 * @LANYARD_URL_PAGE: both: the rule for bookmarks and Login URLs
 */
typedef enum
{
  LANYARD_URL_HTTPS = 0,
  LANYARD_URL_ALLOW_HTTP = 1 << 0,
  LANYARD_URL_ALLOW_FRAGMENT = 1 << 1,
  LANYARD_URL_PAGE = LANYARD_URL_ALLOW_HTTP | LANYARD_URL_ALLOW_FRAGMENT,
} LanyardUrlFlags;

/* The rule M-21 for every URL that a browser is sent to: absolute, http(s),
 * with a host; no user-info, fragment, blank, backslash, control character.
 * The same rule on entry, import and at send time. LANYARD_ERROR_INVALID. */
gboolean lanyard_url_check       (const char       *url,
                                  LanyardUrlFlags   flags,
                                  GError          **error);
/* 127.0.0.0/8, [::1], localhost and *.localhost. FALSE for what is no URL. */
gboolean lanyard_url_is_loopback (const char       *url);

G_END_DECLS
