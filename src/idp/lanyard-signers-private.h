/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"
#include "lanyard-saml-response.h"

G_BEGIN_DECLS

/* Prepared signers by connector; safe on any thread. */
typedef struct _LanyardSigners LanyardSigners;

LanyardSigners    *_lanyard_signers_new          (void);
void               _lanyard_signers_free         (LanyardSigners        *signers);
LanyardSamlSigner *_lanyard_signers_prepare_sync (LanyardSigners        *signers,
                                                  LanyardConfiguration  *configuration,
                                                  LanyardConnector      *connector,
                                                  GError               **error);

G_END_DECLS
