/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-session.h"

G_BEGIN_DECLS

char           *_lanyard_session_to_json   (LanyardSession *session);
LanyardSession *_lanyard_session_from_json (const char     *text);

G_END_DECLS
