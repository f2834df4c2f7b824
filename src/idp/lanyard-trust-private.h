/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-connector.h"
#include "lanyard-saml-logout.h"
#include "lanyard-saml-request.h"

G_BEGIN_DECLS

char *_lanyard_trust_prove_acs (LanyardConnector    *connector,
                                LanyardSamlRequest  *request,
                                const char          *destination,
                                gint64               now,
                                GPtrArray           *findings,
                                GError             **error);
gboolean _lanyard_trust_check_logout (LanyardConnector   *connector,
                                      LanyardSamlLogout  *logout,
                                      const char         *destination,
                                      gint64              now,
                                      GPtrArray          *findings,
                                      GError            **error);

G_END_DECLS
