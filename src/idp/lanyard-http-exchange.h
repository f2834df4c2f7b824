/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "lanyard-http.h"

G_BEGIN_DECLS

/* Between libsoup's messages and our plain requests and responses. */

/* Where the server is for the outside. */
typedef struct
{
  char    *base_url;
  char    *base_path;             /* "" or "/idp" */
  char    *authority;             /* "sso.example.org", "127.0.0.1:8080" */
  gboolean is_https;
  gboolean is_loopback;
} LanyardHttpPlace;

LanyardHttpPlace   *lanyard_http_place_new       (const char          *base_url);
void                lanyard_http_place_free      (LanyardHttpPlace    *place);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardHttpPlace, lanyard_http_place_free)

LanyardHttpRequest *lanyard_http_exchange_read   (SoupServerMessage   *message,
                                                  const char          *raw_target,
                                                  LanyardHttpPlace    *place);
void                lanyard_http_exchange_write  (SoupServerMessage   *message,
                                                  LanyardHttpRequest  *request,
                                                  LanyardHttpResponse *response);
void                lanyard_http_exchange_guard  (SoupServerMessage   *message);
void                lanyard_http_exchange_refuse (SoupServerMessage   *message,
                                                  guint                status,
                                                  const char          *text);

G_END_DECLS
