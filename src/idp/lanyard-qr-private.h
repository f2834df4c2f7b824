/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *_lanyard_qr_dup_svg (const char *text);
char *_lanyard_qr_dup_uri (const char *text);

G_END_DECLS
