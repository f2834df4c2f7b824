/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-database.h"
#include "lanyard-record.h"

G_BEGIN_DECLS

#define LANYARD_TABLE_COLUMNS 3

/* A field that is searched: a column beside the JSON form. */
typedef struct
{
  const char *name;
  const char *property;
  gboolean    unique;
  gboolean    fold;       /* without regard to case */
} LanyardColumn;

/* Where the records of one type are. */
typedef struct
{
  const char    *kind;
  GType        (*get_type) (void);
  const char    *name;
  /* condition under which a row counts */
  const char    *live;
  /* what names a record in the history of its links */
  const char    *title;
  /* that there are so many that what was read is not kept for the next time */
  gboolean       is_crowd;
  LanyardColumn  columns[LANYARD_TABLE_COLUMNS];
} LanyardTable;

const LanyardTable  *lanyard_table_for_type     (GType                 type);
const LanyardTable  *lanyard_table_for_kind     (const char           *kind);
const LanyardColumn *lanyard_table_find_column  (const LanyardTable   *table,
                                                 const char           *name);
char                *lanyard_column_dup_value   (const LanyardColumn  *column,
                                                 const char           *value);

LanyardRecord       *lanyard_table_parse        (const LanyardTable   *table,
                                                 const char           *id,
                                                 gint64                revision,
                                                 const char           *body,
                                                 GError              **error);
gboolean             lanyard_table_set_missing  (const LanyardTable   *table,
                                                 const char           *id,
                                                 GError              **error);
/* In a LanyardDatabaseFunc: */
LanyardRecord       *lanyard_table_parse_row    (const LanyardTable   *table,
                                                 LanyardDatabase      *database,
                                                 LanyardStatement     *statement,
                                                 GError              **error);
gboolean             lanyard_table_peek         (const LanyardTable   *table,
                                                 LanyardDatabase      *database,
                                                 const char           *id,
                                                 LanyardRecord       **record,
                                                 GError              **error);
GPtrArray           *lanyard_table_share        (const LanyardTable   *table,
                                                 LanyardDatabase      *database,
                                                 const LanyardColumn  *column,
                                                 const char           *value,
                                                 GError              **error);
gboolean             lanyard_table_peek_title   (const LanyardTable   *table,
                                                 LanyardDatabase      *database,
                                                 const char           *id,
                                                 char                **title,
                                                 GError              **error);
gboolean             lanyard_table_get_revision (const LanyardTable   *table,
                                                 LanyardDatabase      *database,
                                                 const char           *id,
                                                 gint64               *revision,
                                                 GError              **error);
GPtrArray           *lanyard_table_select       (const LanyardTable   *table,
                                                 LanyardDatabase      *database,
                                                 const char           *column,
                                                 const char           *value,
                                                 GError              **error);
gboolean             lanyard_table_put          (const LanyardTable   *table,
                                                 LanyardDatabase      *database,
                                                 LanyardRecord        *record,
                                                 gint64                revision,
                                                 GError              **error);
gboolean             lanyard_table_delete       (const LanyardTable   *table,
                                                 LanyardDatabase      *database,
                                                 const char           *id,
                                                 GError              **error);

G_END_DECLS
