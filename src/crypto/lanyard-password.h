/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* scrypt (RFC 7914) with its parameters and salt in the text:
 * "$scrypt$ln=15,r=8,p=1$SALT$HASH" (base64 without padding). About 100 ms of
 * work: never on a main loop. */
char    *lanyard_password_hash          (const char  *password,
                                         GError     **error);
/* Constant time in the comparison. @hash NULL (unknown person) does the same
 * work against a dummy and returns FALSE. */
gboolean lanyard_password_verify        (const char  *password,
                                         const char  *hash);
gboolean lanyard_password_needs_upgrade (const char  *hash);

G_END_DECLS
