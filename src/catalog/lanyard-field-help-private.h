/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-field-help.h"

G_BEGIN_DECLS

/* lanyard-field-help-table.c: in the order of the editor; ends with a field
 * that is NULL */
extern const LanyardFieldHelp _lanyard_field_helps[];

/* Letters and digits of UTF-8 in lower case, words with one blank between
 * them. */
char *_lanyard_field_help_fold (const char *text);

G_END_DECLS
