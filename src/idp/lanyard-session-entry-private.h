/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-session-entry.h"

G_BEGIN_DECLS

LanyardSessionEntry *_lanyard_session_entry_new (LanyardSession *session,
                                                 const char     *username,
                                                 const char     *name,
                                                 char          **applications);

G_END_DECLS
