/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-logout-private.h"

G_BEGIN_DECLS

LanyardHttpResponse *_lanyard_slo_begin         (LanyardIdp          *self,
                                                 LanyardHttpRequest  *request,
                                                 LanyardLogout       *logout,
                                                 GError             **error);
LanyardHttpResponse *_lanyard_slo_finish        (LanyardIdp          *self,
                                                 LanyardHttpRequest  *request,
                                                 LanyardLogout       *logout,
                                                 GError             **error);
LanyardHttpResponse *_lanyard_slo_send_request  (LanyardIdp          *self,
                                                 LanyardHttpRequest  *request,
                                                 LanyardConnector    *connector,
                                                 LanyardLogoutPart   *part,
                                                 GError             **error);
LanyardHttpResponse *_lanyard_slo_send_response (LanyardIdp          *self,
                                                 LanyardHttpRequest  *request,
                                                 LanyardConnector    *connector,
                                                 const char          *in_response_to,
                                                 const char          *relay_state,
                                                 const char          *status,
                                                 const char          *sub_status,
                                                 GError             **error);
char                *_lanyard_slo_dup_answer_url (LanyardConnector   *connector);
LanyardHttpResponse *_lanyard_slo_show          (LanyardIdp          *self,
                                                 LanyardLogout       *logout);
LanyardHttpResponse *_lanyard_slo_show_result   (LanyardIdp          *self,
                                                 LanyardLogout       *logout);

G_END_DECLS
