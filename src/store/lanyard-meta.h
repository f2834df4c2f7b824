/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-database.h"

G_BEGIN_DECLS

/* Facts about the file itself, by name. */
#define LANYARD_META_UUID       "uuid"
#define LANYARD_META_SEAL_KEY   "seal_key"
#define LANYARD_META_SEAL_PROOF "seal_proof"
/* That no secret placeholder is in the clear. */
#define LANYARD_META_PLACEHOLDERS "placeholders"
#define LANYARD_META_SEALED       "sealed"

gboolean lanyard_meta_get (LanyardDatabase  *database,
                           const char       *name,
                           char            **value,
                           GError          **error);
gboolean lanyard_meta_set (LanyardDatabase  *database,
                           const char       *name,
                           const char       *value,
                           GError          **error);

G_END_DECLS
