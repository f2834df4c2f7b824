/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"
#include "lanyard-saml-request.h"

G_BEGIN_DECLS

LanyardSamlRequest *_lanyard_dry_run_read_request (GBytes            *text,
                                                   GError           **error);
LanyardSamlRequest *_lanyard_dry_run_make_request (LanyardConnector  *connector,
                                                   const char        *destination,
                                                   gint64             now,
                                                   GError           **error);

G_END_DECLS
