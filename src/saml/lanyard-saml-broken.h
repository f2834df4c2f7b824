/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-saml-response.h"

G_BEGIN_DECLS

/**
 * LanyardSamlBreak: what is made wrong in a Response on purpose.
 * @LANYARD_SAML_BREAK_RECIPIENT: Recipient is another address, all is signed
 * @LANYARD_SAML_BREAK_UNSIGNED: nothing is signed
 * @LANYARD_SAML_BREAK_WRAPPED: what is signed is there, but beside it stands
 *   what was forged
 */
typedef enum
{
  LANYARD_SAML_BREAK_RECIPIENT,
  LANYARD_SAML_BREAK_UNSIGNED,
  LANYARD_SAML_BREAK_WRAPPED,
} LanyardSamlBreak;

#define LANYARD_SAML_BROKEN_RECIPIENT "https://wrong-recipient.invalid/acs"
#define LANYARD_SAML_BROKEN_NAME_ID "wrapped@negative-test.invalid"

/* Tests of service providers alone; no sign-in comes here. */
char *lanyard_saml_broken_write (const char         *document,
                                 LanyardSamlBreak    what,
                                 LanyardSamlSigner  *signer,
                                 LanyardSamlSign     sign,
                                 GError            **error);

G_END_DECLS
