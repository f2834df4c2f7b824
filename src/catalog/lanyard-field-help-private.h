/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-field-help.h"

G_BEGIN_DECLS

/* lanyard-field-help-table.c: in the order of the editor; ends with a field
 * that is NULL */
extern const LanyardFieldHelp _lanyard_field_helps[];

G_END_DECLS
