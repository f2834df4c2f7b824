/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/* A link with which a person sets a password without the old one: good once,
 * until it expires, until a newer one is made or a password is set. What is
 * kept of it is a hash. */

#define LANYARD_PASSWORD_LINK_PATH "/new-password"

LanyardSecret *lanyard_password_link_make_sync (LanyardConfiguration  *configuration,
                                                LanyardPerson         *person,
                                                gint64                 now,
                                                gint64                *expires,
                                                GError               **error);
LanyardPerson *lanyard_password_link_find_sync (LanyardConfiguration  *configuration,
                                                const char            *token,
                                                gint64                 now,
                                                gboolean               take,
                                                GError               **error);
gboolean       lanyard_password_link_drop_sync (LanyardConfiguration  *configuration,
                                                const char            *person_id,
                                                GError               **error);

G_END_DECLS
