/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "lanyard-http-tap.h"

G_BEGIN_DECLS

/* Accepts connections for a SoupServer, each behind a LanyardHttpTap, and
 * closes those that are too slow or too many. All but the constructor
 * and listen() belong to the HTTP thread. */
typedef struct _LanyardHttpListener LanyardHttpListener;

LanyardHttpListener *lanyard_http_listener_new         (void);
void                 lanyard_http_listener_free        (LanyardHttpListener *listener);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardHttpListener, lanyard_http_listener_free)

gboolean             lanyard_http_listener_listen      (LanyardHttpListener *listener,
                                                        const char          *address,
                                                        guint                port,
                                                        GTlsCertificate     *certificate,
                                                        GError             **error);
guint                lanyard_http_listener_get_port    (LanyardHttpListener *listener);
gboolean             lanyard_http_listener_is_loopback (LanyardHttpListener *listener);
void                 lanyard_http_listener_start       (LanyardHttpListener *listener,
                                                        SoupServer          *server);
void                 lanyard_http_listener_stop        (LanyardHttpListener *listener);
LanyardHttpTap      *lanyard_http_listener_get_tap     (SoupServerMessage   *message);

G_END_DECLS
