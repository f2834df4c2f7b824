/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/* Kinds of identifiers that are made once for a person at a connector. */
#define LANYARD_OPAQUE_NAME_ID "name-id"
#define LANYARD_OPAQUE_PAIRWISE_ID "pairwise-id"

char *_lanyard_opaque_id_ensure_sync       (LanyardConfiguration  *configuration,
                                            const char            *kind,
                                            const char            *scope,
                                            LanyardPerson         *person,
                                            gboolean              *create,
                                            gint64                 now,
                                            GError               **error);
char *_lanyard_opaque_id_load_or_make_sync (LanyardConfiguration  *configuration,
                                            const char            *kind,
                                            LanyardConnector      *connector,
                                            LanyardPerson         *person,
                                            gint64                 now,
                                            GError               **error);

G_END_DECLS
