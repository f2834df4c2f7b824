/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-http.h"

G_BEGIN_DECLS

/* /saml2/SLUG and /saml2/SLUG/metadata. */

LanyardHttpResponse *lanyard_handle_sso           (LanyardIdp          *self,
                                                   LanyardHttpRequest  *request,
                                                   GError             **error);
LanyardHttpResponse *lanyard_handle_sso_post      (LanyardIdp          *self,
                                                   LanyardHttpRequest  *request,
                                                   GError             **error);
LanyardHttpResponse *lanyard_handle_idp_metadata  (LanyardIdp          *self,
                                                   LanyardHttpRequest  *request,
                                                   GError             **error);

G_END_DECLS
