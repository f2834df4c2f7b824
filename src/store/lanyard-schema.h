/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-database.h"

G_BEGIN_DECLS

gboolean lanyard_schema_check   (LanyardDatabase  *database,
                                 GError          **error);
gboolean lanyard_schema_migrate (LanyardDatabase  *database,
                                 GError          **error);

G_END_DECLS
