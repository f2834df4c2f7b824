/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "idp-fixture.h"

#include "lanyard-session.h"

G_BEGIN_DECLS

#define SESSION_FIXTURE_COOKIE "lanyard_session"
#define SESSION_FIXTURE_ADDRESS "192.0.2.1"
#define SESSION_FIXTURE_AGENT "Browser/1.0"

/* Sessions of an identity provider that runs, without HTTP: at times that a
 * test chooses. */
typedef struct
{
  IdpFixture  base;
  LanyardIdp *idp;
} SessionFixture;

void                session_fixture_set_up       (SessionFixture     *fixture,
                                                  gconstpointer       data);
void                session_fixture_tear_down    (SessionFixture     *fixture,
                                                  gconstpointer       data);
/* @cookie: NULL: none */
LanyardHttpRequest *session_fixture_make_request (gint64              now,
                                                  const char         *cookie);
/* signs in with a request that has @cookie; @next: (nullable): what the
 * browser has then */
LanyardSession     *session_fixture_begin        (SessionFixture     *fixture,
                                                  LanyardPerson      *person,
                                                  gint64              now,
                                                  const char         *cookie,
                                                  char              **next);
/* NULL: nobody is signed in */
LanyardSession     *session_fixture_load         (SessionFixture     *fixture,
                                                  LanyardHttpRequest *request);

G_END_DECLS
