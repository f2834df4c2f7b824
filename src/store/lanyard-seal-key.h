/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where the key is, as the configuration records it. */
#define LANYARD_SEAL_KEY_IN_FILE    "file"
#define LANYARD_SEAL_KEY_IN_KEYRING "keyring"

GBytes   *lanyard_seal_key_make        (const char  *database_path,
                                        const char  *uuid,
                                        gboolean     keyring,
                                        const char **place,
                                        GError     **error);
GBytes   *lanyard_seal_key_load        (const char  *database_path,
                                        const char  *uuid,
                                        const char  *place,
                                        GError     **error);
char     *lanyard_seal_key_make_proof  (GBytes      *key,
                                        const char  *uuid,
                                        GError     **error);
gboolean  lanyard_seal_key_check_proof (GBytes      *key,
                                        const char  *uuid,
                                        const char  *proof,
                                        GError     **error);

G_END_DECLS
