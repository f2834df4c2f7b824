/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/* The settings' organization begins so: what marks a sample. */
#define LANYARD_SAMPLE_MARK "Sample Organization"

/* A believable organisation whose connectors hold planted mistakes, for people
 * to find with the check (data/sample/sample.json). */

gboolean lanyard_sample_fill_sync    (LanyardConfiguration  *configuration,
                                      gint64                 now,
                                      GError               **error);
/* "wiki C02" …, sorted */
char   **lanyard_sample_list_planted (void);

G_END_DECLS
