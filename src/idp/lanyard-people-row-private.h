/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-people-import.h"
#include "lanyard-people-index-private.h"

G_BEGIN_DECLS

/* What all rows of a table have in common. */
typedef struct
{
  const LanyardPeopleImportOptions *options;
  GPtrArray                        *columns;  /* (element-type LanyardPeopleColumn) (unowned) */
  GPtrArray                        *groups;   /* that are made (unowned) */
  LanyardPeopleIndex               *index;
  GListModel                       *declared; /* (element-type LanyardCustomAttribute) */
  GHashTable                       *seen;     /* folded keys of the lines so far → their numbers */
  int                               key;      /* the column by which people are found */
  gboolean                          by_email;
  gboolean                          is_sync;  /* the rows are all that a directory has */
  int                               identifier; /* then the column that identifies people there */
} LanyardPeopleRows;

void     _lanyard_people_rows_clear  (LanyardPeopleRows  *rows);
gboolean _lanyard_people_row_is_empty (const char * const *cells);
/* A line that is refused is no failure: its error is in @line. */
gboolean _lanyard_people_row_plan    (LanyardPeopleRows  *rows,
                                      const char * const *cells,
                                      LanyardPeopleLine  *line,
                                      GError            **error);

/* lanyard-directory-row.c: rows of a directory */
gboolean       _lanyard_directory_row_set_refusal (GError     **error,
                                               const char         *code,
                                               const char         *why,
                                               const char         *fix,
                                               const char         *what);
LanyardPerson *_lanyard_directory_row_find    (LanyardPeopleRows  *rows,
                                               const char * const *cells,
                                               GError            **error);
gboolean       _lanyard_directory_row_has_state (LanyardPeopleRows  *rows,
                                               const char * const *cells);
gboolean       _lanyard_directory_row_suspend (LanyardPeopleRows  *rows,
                                               const char * const *cells,
                                               LanyardPerson      *person,
                                               GError            **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LanyardPeopleRows, _lanyard_people_rows_clear)

G_END_DECLS
