/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"
#include "lanyard-saml-logout.h"
#include "lanyard-saml-request.h"

G_BEGIN_DECLS

gboolean _lanyard_trust_init         (LanyardSamlTrust      *trust,
                                      LanyardConfiguration  *configuration,
                                      LanyardConnector      *connector,
                                      GError               **error);
void     _lanyard_trust_clear        (LanyardSamlTrust      *trust);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LanyardSamlTrust, _lanyard_trust_clear)

gboolean _lanyard_trust_prove        (LanyardConfiguration  *configuration,
                                      LanyardConnector      *connector,
                                      LanyardSamlRequest    *request,
                                      const char            *destination,
                                      gint64                 now,
                                      GPtrArray             *findings,
                                      char                 **acs_url,
                                      GError               **error);
gboolean _lanyard_trust_check_logout (LanyardConfiguration  *configuration,
                                      LanyardConnector      *connector,
                                      LanyardSamlLogout     *logout,
                                      const char            *destination,
                                      gint64                 now,
                                      GPtrArray             *findings,
                                      GError               **error);

G_END_DECLS
