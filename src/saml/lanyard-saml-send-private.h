/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-saml-signer-private.h"

G_BEGIN_DECLS

char *_lanyard_saml_send_redirect  (const GString      *document,
                                    const char         *parameter,
                                    const char         *destination,
                                    const char         *relay_state,
                                    LanyardSamlSigner  *signer,
                                    GError            **error);
char *_lanyard_saml_send_enveloped (GString            *document,
                                    LanyardSamlSpan    *span,
                                    LanyardSamlSigner  *signer,
                                    GError            **error);

G_END_DECLS
