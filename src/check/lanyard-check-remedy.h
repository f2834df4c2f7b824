/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-connector.h"

G_BEGIN_DECLS

/**
 * LanyardCheckRemedy: new values of fields that put a mistake right.
 */
typedef struct
{
  char       *title;      /* of its button, translated: "Use Metadata Value" */
  JsonObject *values;     /* by field; null for its default */
} LanyardCheckRemedy;

void     lanyard_check_remedy_free  (LanyardCheckRemedy        *remedy);
gboolean lanyard_check_remedy_apply (const LanyardCheckRemedy  *remedy,
                                     LanyardConnector          *connector,
                                     GError                   **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardCheckRemedy, lanyard_check_remedy_free)

G_END_DECLS
