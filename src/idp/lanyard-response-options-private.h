/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-connector.h"
#include "lanyard-key-pair.h"
#include "lanyard-saml-response.h"

G_BEGIN_DECLS

void _lanyard_response_options_fill        (LanyardSamlResponse      *response,
                                            LanyardConnector         *connector);
void _lanyard_response_options_fill_signer (LanyardSamlSignerOptions *options,
                                            LanyardConnector         *connector,
                                            LanyardKeyPair           *pair,
                                            LanyardCertificate       *certificate);

G_END_DECLS
