/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-http.h"

G_BEGIN_DECLS

/* The handlers of the route table (lanyard-http-routes.c), by path. */

LanyardHttpResponse *lanyard_handle_portal        (LanyardIdp          *self,
                                                   LanyardHttpRequest  *request,
                                                   GError             **error);
LanyardHttpResponse *lanyard_handle_open          (LanyardIdp          *self,
                                                   LanyardHttpRequest  *request,
                                                   GError             **error);
LanyardHttpResponse *lanyard_handle_sign_in_page  (LanyardIdp          *self,
                                                   LanyardHttpRequest  *request,
                                                   GError             **error);
LanyardHttpResponse *lanyard_handle_sign_in       (LanyardIdp          *self,
                                                   LanyardHttpRequest  *request,
                                                   GError             **error);
LanyardHttpResponse *lanyard_handle_second_factor_page(LanyardIdp          *self,
                                                   LanyardHttpRequest  *request,
                                                   GError             **error);
LanyardHttpResponse *lanyard_handle_second_factor (LanyardIdp          *self,
                                                   LanyardHttpRequest  *request,
                                                   GError             **error);
LanyardHttpResponse *lanyard_handle_change_password_page(LanyardIdp          *self,
                                                   LanyardHttpRequest  *request,
                                                   GError             **error);
LanyardHttpResponse *lanyard_handle_change_password(LanyardIdp          *self,
                                                   LanyardHttpRequest  *request,
                                                   GError             **error);
LanyardHttpResponse *lanyard_handle_password_link_page(LanyardIdp          *self,
                                                   LanyardHttpRequest  *request,
                                                   GError             **error);
LanyardHttpResponse *lanyard_handle_password_link (LanyardIdp          *self,
                                                   LanyardHttpRequest  *request,
                                                   GError             **error);
LanyardHttpResponse *lanyard_handle_enrolment_page(LanyardIdp          *self,
                                                   LanyardHttpRequest  *request,
                                                   GError             **error);
LanyardHttpResponse *lanyard_handle_enrolment     (LanyardIdp          *self,
                                                   LanyardHttpRequest  *request,
                                                   GError             **error);
LanyardHttpResponse *lanyard_handle_account       (LanyardIdp          *self,
                                                   LanyardHttpRequest  *request,
                                                   GError             **error);
LanyardHttpResponse *lanyard_handle_new_recovery_codes(LanyardIdp          *self,
                                                   LanyardHttpRequest  *request,
                                                   GError             **error);
LanyardHttpResponse *lanyard_handle_end_session   (LanyardIdp          *self,
                                                   LanyardHttpRequest  *request,
                                                   GError             **error);
LanyardHttpResponse *lanyard_handle_sign_out_page (LanyardIdp          *self,
                                                   LanyardHttpRequest  *request,
                                                   GError             **error);
LanyardHttpResponse *lanyard_handle_sign_out      (LanyardIdp          *self,
                                                   LanyardHttpRequest  *request,
                                                   GError             **error);
LanyardHttpResponse *lanyard_handle_static        (LanyardIdp          *self,
                                                   LanyardHttpRequest  *request,
                                                   GError             **error);
LanyardHttpResponse *lanyard_handle_health        (LanyardIdp          *self,
                                                   LanyardHttpRequest  *request,
                                                   GError             **error);

G_END_DECLS
