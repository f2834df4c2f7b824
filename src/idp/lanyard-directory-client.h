/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "lanyard-directory-entry.h"
#include "lanyard-directory.h"

G_BEGIN_DECLS

/* Entries and bytes of one answer. */
#define LANYARD_DIRECTORY_ENTRIES_MAX 250000
#define LANYARD_DIRECTORY_BYTES_MAX   (256 * 1024 * 1024)

/**
 * LanyardDirectoryClient:
 *
 * A connection to an LDAP directory over TLS, signed in; used on one thread.
 * It ends when its time is over or when it is cancelled, whatever the server
 * does.
 */
typedef struct _LanyardDirectoryClient LanyardDirectoryClient;

LanyardDirectoryClient *lanyard_directory_client_open_sync   (LanyardDirectory        *directory,
                                                              const char              *password,
                                                              GCancellable            *cancellable,
                                                              GError                 **error);
void                    lanyard_directory_client_free        (LanyardDirectoryClient  *self);
GPtrArray              *lanyard_directory_client_search_sync (LanyardDirectoryClient  *self,
                                                              const char              *base,
                                                              const char              *filter,
                                                              const char * const      *attributes,
                                                              GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardDirectoryClient, lanyard_directory_client_free)

G_END_DECLS
