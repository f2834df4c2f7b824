/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-factor.h"
#include "lanyard-http.h"

G_BEGIN_DECLS

/* A person who is signed in at the portal. */
typedef struct
{
  char                *id;              /* says nothing about the cookie */
  char                *index_id;        /* for SessionIndex: of the first of those that followed each other */
  char                *person_id;
  LanyardPerson       *person;          /* not to be changed; NULL in a list */
  gint64               authn_instant;   /* when the password was typed */
  gint64               expires;
  gint64               used;            /* last, a minute more or less; only in a list */
  int                  idle_time;       /* seconds without a request after which it is over; 0: none */
  LanyardSecondFactor  second_factor;
  char                *address;
  char                *agent;
  char                *cookie_sha256;   /* of the one that is good for it */
} LanyardSession;

void            lanyard_session_free      (LanyardSession *session);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardSession, lanyard_session_free)

LanyardSession *lanyard_session_load      (LanyardIdp            *idp,
                                           LanyardHttpRequest    *request,
                                           GError               **error);
gboolean        lanyard_session_find      (LanyardIdp            *idp,
                                           LanyardHttpRequest    *request,
                                           char                 **id,
                                           GError               **error);
LanyardSession *lanyard_session_begin     (LanyardIdp            *idp,
                                           LanyardHttpRequest    *request,
                                           LanyardPerson         *person,
                                           LanyardSecondFactor    second_factor,
                                           GError               **error);
gboolean        lanyard_session_step_up   (LanyardIdp            *idp,
                                           LanyardHttpRequest    *request,
                                           LanyardSession        *session,
                                           LanyardSecondFactor    second_factor,
                                           GError               **error);
gboolean        lanyard_session_end       (LanyardIdp            *idp,
                                           LanyardHttpRequest    *request,
                                           GError               **error);
void            lanyard_session_refuse    (LanyardIdp            *idp,
                                           LanyardHttpRequest    *request);
void            lanyard_session_withdraw  (LanyardIdp            *idp,
                                           LanyardHttpRequest    *request);
LanyardSession *lanyard_session_take      (LanyardIdp            *idp,
                                           const char            *id,
                                           gint64                 now,
                                           GError               **error);
GPtrArray      *lanyard_session_list_sync (LanyardConfiguration  *configuration,
                                           const char            *person_id,
                                           gint64                 now,
                                           GError               **error);
gboolean        lanyard_session_resolve_sync (LanyardConfiguration *configuration,
                                           const char            *id,
                                           gint64                 now,
                                           LanyardSession       **session,
                                           GError               **error);
gboolean        lanyard_session_end_sync  (LanyardConfiguration  *configuration,
                                           const char            *id,
                                           gint64                 now,
                                           GError               **error);
gboolean        lanyard_session_end_others_sync (LanyardConfiguration  *configuration,
                                           const char            *person_id,
                                           const char            *id,
                                           gint64                 now,
                                           GError               **error);
gboolean        lanyard_session_end_all_sync (LanyardConfiguration  *configuration,
                                           const char            *person_id,
                                           GError               **error);

G_END_DECLS
