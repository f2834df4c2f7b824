/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-certificate.h"
#include "lanyard-configuration.h"
#include "lanyard-saml-response.h"

G_BEGIN_DECLS

/* What a key of the test SP is for. */
typedef enum
{
  LANYARD_TEST_SP_DECRYPTS,
  LANYARD_TEST_SP_SIGNS,
} LanyardTestSpKeyUse;

/* The test SP's own pairs: their certificates stand in its metadata. */
LanyardKey        *_lanyard_test_sp_load_key_sync    (LanyardConfiguration  *configuration,
                                                      LanyardTestSpKeyUse    use,
                                                      LanyardCertificate   **certificate,
                                                      GError               **error);
LanyardSamlSigner *_lanyard_test_sp_load_signer_sync (LanyardConfiguration  *configuration,
                                                      GError               **error);

G_END_DECLS
