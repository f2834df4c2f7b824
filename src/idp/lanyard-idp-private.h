/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-http.h"
#include "lanyard-responder.h"

G_BEGIN_DECLS

/* For handlers; safe on any thread while the IdP runs. */
LanyardConfiguration *lanyard_idp_get_configuration (LanyardIdp         *self);
LanyardResponder     *lanyard_idp_get_responder     (LanyardIdp         *self);
/* where it is for the outside: "" or "/idp", what links on our pages begin with */
const char           *lanyard_idp_get_base_path     (LanyardIdp         *self);
/* Completes request->event (@event: "sign-in", "refusal", "logout" …;
 * address, agent, reference) and stores it; a failure to store is logged.
 * Returns the request's reference, the same for all its events. */
const char           *lanyard_idp_record_event      (LanyardIdp         *self,
                                                     LanyardHttpRequest *request,
                                                     const char         *event);

G_END_DECLS
