/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LANYARD_CSV_ROWS_MAX    250000
#define LANYARD_CSV_COLUMNS_MAX 1024
#define LANYARD_CSV_CELL_MAX    (64 * 1024)

/**
 * LanyardCsvReader:
 *
 * Reads a table of comma-separated values (RFC 4180) from outside, row by
 * row: UTF-8 with or without a byte-order mark; comma, semicolon or tab,
 * whichever the first row has most of; CRLF, LF or CR; quotes, with line
 * breaks in them. What spreadsheets must not take for a formula is read as
 * lanyard_csv_append_row() was given it.
 */
typedef struct _LanyardCsvReader LanyardCsvReader;

LanyardCsvReader *lanyard_csv_reader_new           (GBytes            *bytes,
                                                    GError           **error);
void              lanyard_csv_reader_free          (LanyardCsvReader  *self);
char              lanyard_csv_reader_get_separator (LanyardCsvReader  *self);
gboolean          lanyard_csv_reader_next          (LanyardCsvReader  *self,
                                                    char            ***cells,
                                                    guint             *line,
                                                    GError           **error);

void              lanyard_csv_append_row           (GString            *text,
                                                    const char * const *cells);
void              lanyard_csv_append_report        (GString            *text,
                                                    const char * const *cells);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardCsvReader, lanyard_csv_reader_free)

G_END_DECLS
