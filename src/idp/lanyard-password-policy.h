/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/* What may become a password, wherever one is set: long enough, as the
 * settings say, and not soon guessed. Any characters will do. */
gboolean lanyard_password_policy_check (const char       *password,
                                        LanyardPerson    *person,
                                        LanyardSettings  *settings,
                                        GError          **error);

G_END_DECLS
