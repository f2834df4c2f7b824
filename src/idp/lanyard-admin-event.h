/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"

G_BEGIN_DECLS

gboolean lanyard_admin_event_add_sync (LanyardConfiguration  *configuration,
                                       const char            *action,
                                       const char            *person_id,
                                       gint64                 now,
                                       GError               **error);

G_END_DECLS
