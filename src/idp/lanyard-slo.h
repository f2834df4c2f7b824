/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-http.h"

G_BEGIN_DECLS

/* Single logout: /saml2/SLUG/slo, /logout/progress and /logout/send. */

LanyardHttpResponse *lanyard_handle_single_logout   (LanyardIdp          *self,
                                                     LanyardHttpRequest  *request,
                                                     GError             **error);
LanyardHttpResponse *lanyard_handle_logout_progress (LanyardIdp          *self,
                                                     LanyardHttpRequest  *request,
                                                     GError             **error);
LanyardHttpResponse *lanyard_handle_logout_send     (LanyardIdp          *self,
                                                     LanyardHttpRequest  *request,
                                                     GError             **error);

G_END_DECLS
