/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-connector.h"
#include "lanyard-responder.h"

G_BEGIN_DECLS

const char *_lanyard_authn_context_map    (LanyardConnector    *connector,
                                           LanyardSecondFactor  factor);
const char *_lanyard_authn_context_choose (const char         *mapped,
                                           const char         *configured,
                                           gboolean            over_tls,
                                           const char * const *requested,
                                           const char         *comparison);

G_END_DECLS
