/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"
#include "lanyard-saml-verifier.h"

G_BEGIN_DECLS

gboolean             _lanyard_strict_sp_check_attributes (LanyardConnector     *connector,
                                                          LanyardSamlReceived  *received,
                                                          GPtrArray            *findings,
                                                          GError              **error);
LanyardSamlReceived *_lanyard_strict_sp_judge_sync (LanyardConfiguration  *configuration,
                                                    LanyardConnector      *connector,
                                                    const char            *document,
                                                    const char            *acs_url,
                                                    const char            *in_response_to,
                                                    gint64                 now,
                                                    GPtrArray             *findings,
                                                    GError               **error);

G_END_DECLS
