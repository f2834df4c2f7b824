/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-item.h"

G_BEGIN_DECLS

/* One constant attribute. Fields: name, name_format, value. */
#define LANYARD_TYPE_CONSTANT (lanyard_constant_get_type ())
G_DECLARE_FINAL_TYPE (LanyardConstant, lanyard_constant, LANYARD, CONSTANT, LanyardItem)
LanyardConstant *lanyard_constant_new             (const char      *name,
                                                   const char      *value);
const char      *lanyard_constant_get_name        (LanyardConstant *self);
const char      *lanyard_constant_get_name_format (LanyardConstant *self);
const char      *lanyard_constant_get_value       (LanyardConstant *self);

G_END_DECLS
