/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <ldap.h>

#include "lanyard-directory-client.h"

G_BEGIN_DECLS

/* Ends a connection from outside, since libldap waits without end: when the
 * time is over, or when it is cancelled. */
typedef struct _LanyardDirectoryGuard LanyardDirectoryGuard;

LanyardDirectoryGuard *_lanyard_directory_guard_new        (int                     fd,
                                                            guint                   seconds,
                                                            GCancellable           *cancellable,
                                                            GError                **error);
int                    _lanyard_directory_dup_socket       (int                     fd,
                                                            GError                **error);
void                   _lanyard_directory_guard_free       (LanyardDirectoryGuard  *self);
gboolean               _lanyard_directory_guard_is_expired (LanyardDirectoryGuard  *self);

struct _LanyardDirectoryClient
{
  LDAP                  *ldap;
  LanyardDirectoryGuard *guard;
  GCancellable          *cancellable;
  char                  *host;
  int                    page_size;
  int                    time_limit;
};

gboolean _lanyard_directory_client_set_error (LanyardDirectoryClient  *self,
                                              int                      code,
                                              const char              *subject,
                                              GError                 **error);
gboolean _lanyard_directory_client_wait      (LanyardDirectoryClient  *self,
                                              int                      id,
                                              int                      all,
                                              LDAPMessage            **message,
                                              GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardDirectoryGuard, _lanyard_directory_guard_free)

G_END_DECLS
