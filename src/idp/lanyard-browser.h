/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-http.h"

G_BEGIN_DECLS

/* The browser's own random cookie, given before anyone signs in: forms and
 * pending requests are bound to it. */

/* Token for a form of ours named @form; gives the browser its cookie if it
 * has none. */
char    *lanyard_browser_dup_token   (LanyardHttpRequest  *request,
                                      const char          *form);
/* Origin, when sent, is ours and the form's "token" belongs to this browser.
 * REFUSED. */
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
} LanyardPending;

void     lanyard_pending_free        (LanyardPending      *pending);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardPending, lanyard_pending_free)

/* Keeps @data and answers 303 to BASE/saml2/SLUG?handle=…, where the next GET
 * carries our cookies even after a POST from another site (M-56). */
LanyardHttpResponse *lanyard_pending_keep    (LanyardIdp          *idp,
                                              LanyardHttpRequest  *request,
                                              const char          *slug,
                                              const char          *data,
                                              GError             **error);
/* What the query's "handle" stands for, bound to this browser from its first
 * use on. NOT_FOUND: expired or answered; REFUSED: another browser's or for
 * another @slug. */
LanyardPending      *lanyard_pending_load    (LanyardIdp          *idp,
                                              LanyardHttpRequest  *request,
                                              const char          *slug,
                                              GError             **error);
/* 303 to the sign-in page, which always asks for the password and then sends
 * the browser back to BASE/saml2/SLUG?handle=…. A session whose authn_instant
 * is at or after pending->created is a fresh one (M-22). */
LanyardHttpResponse *lanyard_pending_sign_in (LanyardIdp          *idp,
                                              LanyardPending      *pending);
/* It is answered: the handle is worth nothing from now on. Call it before the
 * answer is made; FALSE when it was answered already. */
gboolean             lanyard_pending_finish  (LanyardIdp          *idp,
                                              LanyardPending      *pending,
                                              gint64               now,
                                              GError             **error);

G_END_DECLS
