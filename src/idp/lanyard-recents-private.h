/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-http.h"

G_BEGIN_DECLS

/* Applications that are remembered of a person: a row of the portal. */
#define LANYARD_RECENTS_MAX 5

void    _lanyard_recents_note      (LanyardConfiguration  *configuration,
                                    LanyardHttpRequest    *request,
                                    const char            *person_id,
                                    const char            *connector_id,
                                    gint64                 now);
char  **_lanyard_recents_list_sync (LanyardConfiguration  *configuration,
                                    const char            *person_id,
                                    gint64                 now,
                                    GError               **error);

G_END_DECLS
