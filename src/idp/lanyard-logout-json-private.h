/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-logout-private.h"

G_BEGIN_DECLS

char          *_lanyard_logout_to_json   (LanyardLogout *logout);
LanyardLogout *_lanyard_logout_from_json (const char    *text);

G_END_DECLS
