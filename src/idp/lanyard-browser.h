/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-http.h"

G_BEGIN_DECLS

/* The browser's own random cookie, given before anyone signs in: forms and
 * pending requests are bound to it. */

char    *lanyard_browser_dup_token   (LanyardHttpRequest  *request,
                                      const char          *form);
gboolean lanyard_browser_check_form  (LanyardIdp          *idp,
                                      LanyardHttpRequest  *request,
                                      const char          *form,
                                      GError             **error);

/* A request of a service provider that waits until the person is signed in. */
typedef struct
{
  char   *handle;
  char   *slug;
  char   *data;
  gint64  created;
  char   *username;           /* to begin the sign-in with, may be NULL (M-28) */
  gboolean forces_sign_in;    /* a session is not enough (M-22) */
  gboolean can_be_cancelled;  /* somebody waits for an answer (M-52) */
} LanyardPending;

void     lanyard_pending_free        (LanyardPending      *pending);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardPending, lanyard_pending_free)

LanyardHttpResponse *lanyard_pending_keep_for (LanyardIdp           *idp,
                                               LanyardHttpRequest   *request,
                                               const LanyardPending *wish,
                                               GError              **error);
LanyardHttpResponse *lanyard_pending_keep    (LanyardIdp          *idp,
                                              LanyardHttpRequest  *request,
                                              const char          *slug,
                                              const char          *data,
                                              GError             **error);
LanyardPending      *lanyard_pending_load    (LanyardIdp          *idp,
                                              LanyardHttpRequest  *request,
                                              const char          *slug,
                                              GError             **error);
LanyardHttpResponse *lanyard_pending_sign_in (LanyardIdp          *idp,
                                              LanyardPending      *pending);
gboolean             lanyard_pending_finish  (LanyardIdp          *idp,
                                              LanyardPending      *pending,
                                              gint64               now,
                                              GError             **error);

G_END_DECLS
