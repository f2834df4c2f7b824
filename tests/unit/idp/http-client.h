/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One connection, and one reply on it. */
typedef struct _HttpClient HttpClient;

typedef struct
{
  guint  status;
  char  *head;        /* status line and headers as received */
  char  *body;
} HttpReply;

HttpClient *http_client_new    (guint        port);
/* over TLS, whatever the certificate; only HTTP/1.1 may be agreed on */
HttpClient *http_client_new_tls (guint       port);
void        http_client_free   (HttpClient  *client);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HttpClient, http_client_free)

/* bytes as they are */
void        http_client_send   (HttpClient  *client,
                                const char  *bytes,
                                gssize       length);
/* NULL: the server closed the connection instead */
HttpReply  *http_client_read   (HttpClient  *client);

void        http_reply_free    (HttpReply   *reply);
/* (transfer full) the @nth value of a header, NULL if there is none */
char       *http_reply_dup     (HttpReply   *reply,
                                const char  *header,
                                guint        nth);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HttpReply, http_reply_free)

/* A browser that keeps cookies: one request on a connection of its own.
 * @form NULL: GET, else POST of this body. */
typedef struct
{
  guint       port;
  GHashTable *cookies;
  char       *origin;     /* sent with POST; NULL: none */
} HttpBrowser;

HttpBrowser *http_browser_new  (guint        port);
void         http_browser_free (HttpBrowser *browser);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HttpBrowser, http_browser_free)
HttpReply   *http_browser_send (HttpBrowser *browser,
                                const char  *target,
                                const char  *form);
/* (transfer full) value of the input named @name in @html */
char        *http_find_input   (const char  *html,
                                const char  *name);

/* (transfer full) of a server on 127.0.0.1, with its key */
GTlsCertificate *http_make_certificate (void);

G_END_DECLS
