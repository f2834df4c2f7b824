/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-connector.h"
#include "lanyard-saml-encryption.h"

G_BEGIN_DECLS

/* Prepared encrypters by connector; safe on any thread. */
typedef struct _LanyardEncrypters LanyardEncrypters;

LanyardEncrypters *_lanyard_encrypters_new     (void);
void               _lanyard_encrypters_free    (LanyardEncrypters     *encrypters);
gboolean           _lanyard_encrypters_prepare (LanyardEncrypters     *encrypters,
                                                LanyardConnector      *connector,
                                                LanyardSamlEncrypter **encrypter,
                                                GError               **error);

G_END_DECLS
