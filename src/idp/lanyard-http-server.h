/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-http.h"

G_BEGIN_DECLS

/**
 * LanyardHttpServer:
 *
 * HTTP/1.1 for the identity provider. The life of a request: the listener
 * accepts a connection, does the TLS handshake, and hands it to a SoupServer
 * behind a LanyardHttpTap that keeps the raw request targets. All of this runs
 * in one thread with its own main context. When the whole body is there, the
 * request is copied into a LanyardHttpRequest, the message is paused and the
 * request goes to the workers, those with a password to workers of their own.
 * A worker calls the answer function; its response is written back in the HTTP
 * thread.
 */
typedef struct _LanyardHttpServer LanyardHttpServer;

/* Called in a worker; never NULL. */
typedef LanyardHttpResponse *(*LanyardHttpAnswerFunc) (LanyardHttpRequest *request,
                                                       gpointer            user_data);

LanyardHttpServer *lanyard_http_server_new      (LanyardHttpAnswerFunc   answer,
                                                 gpointer                user_data);
void               lanyard_http_server_free     (LanyardHttpServer      *server);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardHttpServer, lanyard_http_server_free)

gboolean           lanyard_http_server_listen   (LanyardHttpServer      *server,
                                                 const char             *address,
                                                 guint                   port,
                                                 GTlsCertificate        *certificate,
                                                 GError                **error);
guint              lanyard_http_server_get_port (LanyardHttpServer      *server);
void               lanyard_http_server_run      (LanyardHttpServer      *server,
                                                 const char             *base_url);
void               lanyard_http_server_stop     (LanyardHttpServer      *server);

G_END_DECLS
