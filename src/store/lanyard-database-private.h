/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-database.h"

#include <sqlite3.h>

G_BEGIN_DECLS

sqlite3 *_lanyard_database_get_handle (LanyardDatabase  *self);
void     _lanyard_database_set_error  (LanyardDatabase  *self,
                                       int               rc,
                                       GError          **error);

G_END_DECLS
