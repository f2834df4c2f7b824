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
  GHashTable                       *seen;     /* folded keys of the lines so far → their numbers */
  int                               key;      /* the column by which people are found */
  gboolean                          by_email;
} LanyardPeopleRows;

void     _lanyard_people_rows_clear  (LanyardPeopleRows  *rows);
gboolean _lanyard_people_row_is_empty (const char * const *cells);
/* A line that is refused is no failure: its error is in @line. */
gboolean _lanyard_people_row_plan    (LanyardPeopleRows  *rows,
                                      const char * const *cells,
                                      LanyardPeopleLine  *line,
                                      GError            **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LanyardPeopleRows, _lanyard_people_rows_clear)

G_END_DECLS
