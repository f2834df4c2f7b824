/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/* The one way to a new password: it is held against the policy and hashed,
 * and what the old one opened is closed. About a tenth of a second of work:
 * never on a main loop. */

gboolean lanyard_password_store_sync (LanyardConfiguration  *configuration,
                                      LanyardChanges        *changes,
                                      LanyardPerson         *person,
                                      const char            *password,
                                      const char            *session,
                                      gint64                 now,
                                      char                 **change_id,
                                      GError               **error);
gboolean lanyard_password_assign_sync (LanyardConfiguration  *configuration,
                                       LanyardChanges        *changes,
                                       LanyardPerson         *person,
                                       const char            *password,
                                       gint64                 now,
                                       char                 **change_id,
                                       GError               **error);

G_END_DECLS
