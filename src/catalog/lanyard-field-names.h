/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-field-help.h"

G_BEGIN_DECLS

/* a score from here on is the name itself, below it only contains it */
#define LANYARD_FIELD_NAME_EXACT 100

const LanyardFieldHelp *lanyard_field_names_find (const char *text,
                                                  guint      *score);

G_END_DECLS
