/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-http.h"
#include "lanyard-responder.h"

G_BEGIN_DECLS

/* For handlers: safe on any thread while the IdP runs. */

LanyardConfiguration *lanyard_idp_get_configuration (LanyardIdp         *self);
LanyardResponder     *lanyard_idp_get_responder     (LanyardIdp         *self);
const char           *lanyard_idp_get_base_path     (LanyardIdp         *self);
const char           *lanyard_idp_record_event      (LanyardIdp         *self,
                                                     LanyardHttpRequest *request,
                                                     const char         *event);
/* Whether what is sent to it does not leave this machine. */
gboolean      _lanyard_idp_is_loopback (LanyardIdp *self);

G_END_DECLS
