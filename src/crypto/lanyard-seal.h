/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LANYARD_SEAL_KEY_SIZE 32

/* AES-256-GCM: version byte, 96-bit random IV, ciphertext, 128-bit tag.
 * @context is authenticated with it (what the secret is and whose), so that a
 * sealed value cannot be moved to another place. */
GBytes *lanyard_seal   (GBytes      *key,
                        GBytes      *secret,
                        const char  *context,
                        GError     **error);
/* The secret is in bytes that are erased when freed. SEALED. */
GBytes *lanyard_unseal (GBytes      *key,
                        GBytes      *sealed,
                        const char  *context,
                        GError     **error);

G_END_DECLS
