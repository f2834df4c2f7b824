/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/**
 * LanyardLocalConfiguration:
 *
 * A configuration in one SQLite file (design.md 4). Properties: path, flags
 * (construct-only; it is a #GInitable). The file is made, with its settings
 * and a free loopback port, when it does not exist and the flags say so.
 */
#define LANYARD_TYPE_LOCAL_CONFIGURATION (lanyard_local_configuration_get_type ())
G_DECLARE_FINAL_TYPE (LanyardLocalConfiguration, lanyard_local_configuration, LANYARD, LOCAL_CONFIGURATION, LanyardConfiguration)

/**
 * LanyardOpenFlags:
 * @LANYARD_OPEN_EXISTING: the file must be there (NOT_FOUND otherwise)
 * @LANYARD_OPEN_CREATE: make it if it is not
 * @LANYARD_OPEN_KEYRING: a new file's sealing key goes into the desktop's
 *   keyring where there is one; else, and without this flag, into FILE.key
 */
typedef enum
{
  LANYARD_OPEN_EXISTING = 0,
  LANYARD_OPEN_CREATE = 1 << 0,
  LANYARD_OPEN_KEYRING = 1 << 1,
} LanyardOpenFlags;

typedef char **(*LanyardSecretsFunc) (void);

void                  lanyard_local_configuration_use_secrets      (LanyardSecretsFunc          list);
LanyardConfiguration *lanyard_local_configuration_open             (const char                 *path,
                                                                    LanyardOpenFlags            flags,
                                                                    const char                 *actor,
                                                                    GError                    **error);
void                  lanyard_local_configuration_open_async       (const char                 *path,
                                                                    LanyardOpenFlags            flags,
                                                                    const char                 *actor,
                                                                    GCancellable               *cancellable,
                                                                    GAsyncReadyCallback         callback,
                                                                    gpointer                    user_data);
LanyardConfiguration *lanyard_local_configuration_open_finish      (GAsyncResult               *result,
                                                                    GError                    **error);
const char           *lanyard_local_configuration_get_path         (LanyardLocalConfiguration  *self);
char                 *lanyard_local_configuration_dup_default_path (void);

G_END_DECLS
