/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Time-based one-time passwords (RFC 6238) as authenticator apps make them:
 * HMAC-SHA-1, six digits, a new one every 30 seconds. A secret is 160 random
 * bits (RFC 4226 section 4, R6), written in base32. */

#define LANYARD_TOTP_DIGITS 6
#define LANYARD_TOTP_PERIOD 30

char    *lanyard_totp_dup_secret (void);
gboolean lanyard_totp_is_secret  (const char *secret);
char    *lanyard_totp_dup_code   (const char *secret,
                                  gint64      step);
gboolean lanyard_totp_verify     (const char *secret,
                                  const char *code,
                                  gint64      now,
                                  gint64     *step);
char    *lanyard_totp_dup_uri    (const char *secret,
                                  const char *issuer,
                                  const char *account);

G_END_DECLS
