/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-saml-signer-private.h"

G_BEGIN_DECLS

void _lanyard_saml_guard_check       (const GString         *document,
                                      const LanyardSamlSpan *spans,
                                      gsize                  n_spans,
                                      LanyardSamlSigner     *signer);
void _lanyard_saml_guard_check_alone (const GString         *document,
                                      const LanyardSamlSpan *span,
                                      LanyardSamlSigner     *signer);

G_END_DECLS
