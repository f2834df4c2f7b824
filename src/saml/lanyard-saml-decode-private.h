/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *_lanyard_saml_decode_base64 (const char  *text,
                                     gboolean     allow_blanks,
                                     GError     **error);
GBytes *_lanyard_saml_inflate       (GBytes      *deflated,
                                     gsize        limit,
                                     GError     **error);

G_END_DECLS
