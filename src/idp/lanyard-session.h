/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-http.h"

G_BEGIN_DECLS

/* A person who is signed in at the portal. */
typedef struct
{
  LanyardPerson *person;
  gint64         authn_instant;
  gint64         expires;
  char          *id;              /* for SessionIndex; says nothing about the cookie */
  char          *handle;          /* what it is kept under; made from the cookie, which it does not tell */
} LanyardSession;

void            lanyard_session_free  (LanyardSession *session);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardSession, lanyard_session_free)

LanyardSession *lanyard_session_load  (LanyardIdp         *idp,
                                       LanyardHttpRequest *request,
                                       GError            **error);
LanyardSession *lanyard_session_begin (LanyardIdp         *idp,
                                       LanyardHttpRequest *request,
                                       LanyardPerson      *person,
                                       GError            **error);
gboolean        lanyard_session_end   (LanyardIdp         *idp,
                                       LanyardHttpRequest *request,
                                       GError            **error);
LanyardSession *lanyard_session_take  (LanyardIdp         *idp,
                                       const char         *handle,
                                       gint64              now,
                                       GError            **error);

G_END_DECLS
