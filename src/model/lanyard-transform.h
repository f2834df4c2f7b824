/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-connector-enums.h"

G_BEGIN_DECLS

/* Whose letters change is the same in every language of the machine (I-30). */
char *lanyard_transform_apply (LanyardTransform  transform,
                               const char       *text);

G_END_DECLS
