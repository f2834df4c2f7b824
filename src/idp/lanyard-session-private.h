/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-secret.h"
#include "lanyard-session.h"

G_BEGIN_DECLS

/* What is kept of a cookie: "USED SESSION PERSON". It stays when the cookie is
 * good for nothing any more: a request that was on its way with it meanwhile
 * comes to what followed. */
typedef struct
{
  gint64 used;
  char  *session_id;
  char  *person_id;       /* NULL: an older version wrote it */
} LanyardSessionUse;

void            _lanyard_session_use_clear    (LanyardSessionUse   *use);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LanyardSessionUse, _lanyard_session_use_clear)

/* lanyard-session-cookie.c */
const char     *_lanyard_session_get_cookie   (LanyardHttpRequest  *request);
void            _lanyard_session_drop_cookie  (LanyardHttpRequest  *request);
gboolean        _lanyard_session_parse_use    (const char          *text,
                                               LanyardSessionUse   *use);
char           *_lanyard_session_hash_cookie  (const char          *cookie);
gboolean        _lanyard_session_put_cookie   (LanyardIdp          *idp,
                                               LanyardSession      *session,
                                               const char          *cookie,
                                               gint64               now,
                                               GError             **error);
gboolean        _lanyard_session_load_use     (LanyardIdp          *idp,
                                               LanyardHttpRequest  *request,
                                               gboolean             take,
                                               LanyardSessionUse   *use,
                                               GError             **error);
gboolean        _lanyard_session_touch        (LanyardIdp          *idp,
                                               LanyardHttpRequest  *request,
                                               LanyardSession      *session,
                                               const char          *cookie,
                                               gint64               used,
                                               GError             **error);
LanyardSecret  *_lanyard_session_renew_cookie (LanyardSession      *session);
void            _lanyard_session_give_cookie  (LanyardHttpRequest  *request,
                                               LanyardSession      *session,
                                               const char          *cookie);

/* lanyard-session.c */
LanyardSession *_lanyard_session_read         (LanyardIdp          *idp,
                                               const char          *id,
                                               gint64               now,
                                               gboolean             take,
                                               GError             **error);

G_END_DECLS
