/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-idp-private.h"
#include "lanyard-saml-request.h"

G_BEGIN_DECLS

void _lanyard_seen_request_note_sync (LanyardIdp         *idp,
                                      LanyardHttpRequest *request,
                                      LanyardConnector   *connector,
                                      LanyardSamlRequest *message,
                                      const char         *binding,
                                      GPtrArray          *findings,
                                      const GError       *refusal);

G_END_DECLS
