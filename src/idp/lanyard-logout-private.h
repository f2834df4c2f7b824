/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-http.h"
#include "lanyard-participants-private.h"

G_BEGIN_DECLS

typedef enum
{
  LANYARD_LOGOUT_WAITING,
  LANYARD_LOGOUT_SENT,
  LANYARD_LOGOUT_DONE,
  LANYARD_LOGOUT_FAILED,
} LanyardLogoutStep;

/* A service provider that has to be told that a session is over. */
typedef struct
{
  LanyardParticipant *participant;    /* without the person */
  char              *label;
  LanyardLogoutStep  step;
  char              *request_id;      /* of our last LogoutRequest */
  gint64             sent;
} LanyardLogoutPart;

/* A single logout that goes from one service provider to the next (M-54). */
typedef struct
{
  char      *handle;
  char      *browser;                 /* what binds it to one; "": the first that comes */
  gint64     created;
  char      *person;                  /* username; NULL: unknown */
  char      *requester;               /* id of the connector that asked; NULL: the person did, here */
  char      *request_id;
  char      *relay_state;
  gboolean   is_asynchronous;
  GPtrArray *parts;                   /* LanyardLogoutPart */
} LanyardLogout;

LanyardLogout     *_lanyard_logout_new              (gint64               now);
void               _lanyard_logout_free             (LanyardLogout       *logout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardLogout, _lanyard_logout_free)

gboolean           _lanyard_logout_end_session_sync (LanyardLogout       *logout,
                                                     LanyardIdp          *idp,
                                                     const char          *session,
                                                     gint64               now,
                                                     GError             **error);
LanyardLogoutPart *_lanyard_logout_get_current      (LanyardLogout       *logout);
gboolean           _lanyard_logout_is_partial       (LanyardLogout       *logout);

gboolean           _lanyard_logout_store_sync       (LanyardLogout       *logout,
                                                     LanyardIdp          *idp,
                                                     GError             **error);
LanyardLogout     *_lanyard_logout_load_sync        (LanyardIdp          *idp,
                                                     LanyardHttpRequest  *request,
                                                     GError             **error);
gboolean           _lanyard_logout_take_sync        (LanyardLogout       *logout,
                                                     LanyardIdp          *idp,
                                                     gint64               now,
                                                     GError             **error);
gboolean           _lanyard_logout_expect_sync      (LanyardLogout       *logout,
                                                     LanyardLogoutPart   *part,
                                                     LanyardIdp          *idp,
                                                     gint64               now,
                                                     GError             **error);
LanyardLogout     *_lanyard_logout_find_sync        (LanyardIdp          *idp,
                                                     LanyardConnector    *connector,
                                                     const char          *request_id,
                                                     gint64               now,
                                                     LanyardLogoutPart  **part,
                                                     GError             **error);
char              *_lanyard_logout_dup_path         (LanyardLogout       *logout,
                                                     LanyardIdp          *idp);

G_END_DECLS
