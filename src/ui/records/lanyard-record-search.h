/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LanyardRecordSearch:
 *
 * Filters records by what is in their rows, quick enough to look through
 * 100,000 of them while somebody types.
 */
#define LANYARD_TYPE_RECORD_SEARCH (lanyard_record_search_get_type ())
G_DECLARE_FINAL_TYPE (LanyardRecordSearch, lanyard_record_search, LANYARD, RECORD_SEARCH, GtkFilter)

LanyardRecordSearch *lanyard_record_search_new      (void);
void                 lanyard_record_search_set_text (LanyardRecordSearch *self,
                                                     const char          *text);

G_END_DECLS
