/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-saml-verifier.h"
#include "signer-fixture.h"

G_BEGIN_DECLS

#define RECEIVED_IDP "https://idp.example/saml2/app"
#define RECEIVED_SP "https://sp.example/metadata"
#define RECEIVED_ACS "https://sp.example/acs?a=1&b=2"

char                   *received_make        (LanyardSamlSign                sign,
                                              const char                    *find,
                                              const char                    *replacement);
LanyardSamlExpectation  received_expect      (void);
int                     received_verify      (const char                    *document,
                                              const LanyardSamlExpectation  *expectation);

G_END_DECLS
