/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/* How many applications are told by name. */
#define LANYARD_GROUP_END_CONNECTORS_MAX 5

gboolean lanyard_group_end_describe_sync (LanyardConfiguration  *configuration,
                                          const char            *group_id,
                                          char                 **text,
                                          GError               **error);

G_END_DECLS
