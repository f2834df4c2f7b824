/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-browser.h"
#include "lanyard-http.h"
#include "lanyard-responder.h"
#include "lanyard-session.h"

G_BEGIN_DECLS

#define LANYARD_FLOW_SP_INITIATED "sp-initiated"
#define LANYARD_FLOW_IDP_INITIATED "idp-initiated"

/* What waits while a person signs in begins with one of these. */
#define LANYARD_PENDING_REQUEST 'R'         /* a frozen request follows */
#define LANYARD_PENDING_UNSOLICITED 'U'     /* nothing came along */
#define LANYARD_PENDING_RELAY_STATE 'S'     /* a RelayState follows */
#define LANYARD_PENDING_OPEN 'O'            /* the portal opens an address: no sign-in follows */

LanyardConnector *_lanyard_sso_find_connector (LanyardIdp         *self,
                                               LanyardHttpRequest *request,
                                               GError            **error);
LanyardSignIn        _lanyard_sso_make_sign_in (LanyardIdp         *self,
                                               LanyardHttpRequest *request,
                                               LanyardSession     *session);
LanyardHttpResponse *_lanyard_sso_send_answer (LanyardIdp         *self,
                                               LanyardHttpRequest *request,
                                               LanyardConnector   *connector,
                                               LanyardAnswer      *answer,
                                               GError            **error);
LanyardHttpResponse *_lanyard_sso_respond (LanyardIdp         *self,
                                           LanyardHttpRequest *request,
                                           LanyardConnector   *connector,
                                           LanyardSession     *session,
                                           LanyardSamlRequest *message,
                                           const char         *relay_state,
                                           GError            **error);
LanyardHttpResponse *_lanyard_sso_refuse (LanyardIdp         *self,
                                          LanyardHttpRequest *request,
                                          LanyardConnector   *connector,
                                          LanyardSamlRequest *message,
                                          const GError       *reason,
                                          GError            **error);
LanyardHttpResponse *_lanyard_sso_continue (LanyardIdp         *self,
                                            LanyardHttpRequest *request,
                                            LanyardConnector   *connector,
                                            GError            **error);
LanyardHttpResponse *_lanyard_sso_begin (LanyardIdp         *self,
                                         LanyardHttpRequest *request,
                                         LanyardConnector   *connector,
                                         GError            **error);

LanyardHttpResponse *_lanyard_sso_cancel (LanyardIdp         *self,
                                          LanyardHttpRequest *request,
                                          LanyardPending     *pending,
                                          GError            **error);

G_END_DECLS
