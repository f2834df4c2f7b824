/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

extern const char * const _lanyard_password_words[];
extern const char * const _lanyard_password_rows[];

G_END_DECLS
