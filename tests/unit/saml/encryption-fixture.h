/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-saml-encryption.h"
#include "signer-fixture.h"

G_BEGIN_DECLS

/* The service provider's key is the RSA key of 3072 bits. */
LanyardSamlEncryption  encryption_make                   (void);
LanyardSamlEncrypter  *encryption_make_encrypter         (const LanyardSamlEncryption *encryption);
char                  *encryption_write                  (const LanyardSamlEncryption *encryption,
                                                          LanyardSamlSign              sign);
char                  *encryption_write_with             (LanyardSamlEncrypter        *encrypter,
                                                          LanyardSamlSign              sign);
char                  *encryption_make_short_certificate (void);

G_END_DECLS
