/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-saml-signer-private.h"
#include "lanyard-saml-writer-private.h"

G_BEGIN_DECLS

void _lanyard_saml_assertion_write (LanyardSamlWriter         *writer,
                                    const LanyardSamlResponse *response,
                                    LanyardSamlSpan           *span);

G_END_DECLS
