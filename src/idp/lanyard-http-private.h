/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-http.h"

G_BEGIN_DECLS

/* What no reply goes without: the policy of pages without scripts and frames. */
#define LANYARD_HTTP_POLICY_BASE \
  "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'"
#define LANYARD_HTTP_POLICY (LANYARD_HTTP_POLICY_BASE "; form-action 'self'")

/* Largest body that is answered. */
#define LANYARD_HTTP_BODY_MAX (256 * 1024)

void                        lanyard_http_request_add_cookies (LanyardHttpRequest *request,
                                                              const char         *header);
const char * const         *lanyard_http_get_security_headers (void);

G_END_DECLS
