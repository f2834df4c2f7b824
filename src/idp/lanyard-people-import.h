/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"
#include "lanyard-people-columns.h"

G_BEGIN_DECLS

/* By what a line's person is found. */
typedef enum
{
  LANYARD_PEOPLE_MATCH_AUTO,        /* the user name if there is such a column, else the address */
  LANYARD_PEOPLE_MATCH_USERNAME,
  LANYARD_PEOPLE_MATCH_EMAIL,
} LanyardPeopleMatch;

/**
 * LanyardPeopleImportOptions: how a table is read
 * @match: by what people are found
 * @mappings: (nullable): "COLUMN=FIELD", "COLUMN=" for one that is left out
 * @make_groups: groups that are not there are made
 * @clear_empty: an empty cell empties its field instead of leaving it
 * @skip_faulty: what is good is imported although some lines are refused
 */
typedef struct
{
  LanyardPeopleMatch  match;
  const char * const *mappings;
  gboolean            make_groups;
  gboolean            clear_empty;
  gboolean            skip_faulty;
} LanyardPeopleImportOptions;

typedef enum
{
  LANYARD_PEOPLE_LINE_NEW,
  LANYARD_PEOPLE_LINE_CHANGED,
  LANYARD_PEOPLE_LINE_SAME,
  LANYARD_PEOPLE_LINE_REFUSED,
} LanyardPeopleVerdict;
#define LANYARD_PEOPLE_N_VERDICTS (LANYARD_PEOPLE_LINE_REFUSED + 1)

/**
 * LanyardPeopleLine: what becomes of a line
 * @number: in the file, from 1
 * @verdict: what becomes of it
 * @key: the user name or address by which the person was looked for
 * @before: (nullable): the person as they are
 * @after: (nullable): as they will be, for new and changed ones
 * @groups: (nullable) (element-type LanyardGroup): that the person comes into
 * @left: (nullable) (element-type LanyardGroup): that the person goes out of
 * @vanished: whether the directory has the person no longer
 * @error: (nullable): why it is refused
 */
typedef struct
{
  guint                 number;
  LanyardPeopleVerdict  verdict;
  char                 *key;
  LanyardPerson        *before;
  LanyardPerson        *after;
  GPtrArray            *groups;
  GPtrArray            *left;
  gboolean              vanished;
  GError               *error;
} LanyardPeopleLine;

/* (element-type LanyardFieldPair): old on the left */
GPtrArray          *lanyard_people_line_list_pairs     (LanyardPeopleLine    *line);

/**
 * LanyardPeopleImport:
 *
 * A table of people and their groups, compared with those that are there:
 * first a plan, then all of it as one change or nothing. Used on one thread
 * at a time.
 */
typedef struct _LanyardPeopleImport LanyardPeopleImport;

LanyardPeopleImport *lanyard_people_import_plan_sync   (LanyardConfiguration             *configuration,
                                                        GBytes                           *bytes,
                                                        const LanyardPeopleImportOptions *options,
                                                        GCancellable                     *cancellable,
                                                        GError                          **error);
/**
 * LanyardPeoplePreview: what a table begins with
 * @columns: (element-type LanyardPeopleColumn): as they are recognised
 * @rows: (element-type GStrv): the cells of the first rows
 */
typedef struct
{
  GPtrArray *columns;
  GPtrArray *rows;
} LanyardPeoplePreview;

LanyardPeoplePreview *lanyard_people_preview_new       (GBytes               *bytes,
                                                        guint                 n_rows,
                                                        GCancellable         *cancellable,
                                                        GError              **error);
void                lanyard_people_preview_free        (LanyardPeoplePreview *self);

void                lanyard_people_import_free         (LanyardPeopleImport  *self);
/* (element-type LanyardPeopleColumn) (transfer none) */
GPtrArray          *lanyard_people_import_get_columns  (LanyardPeopleImport  *self);
/* (element-type LanyardPeopleLine) (transfer none): in the order of the file */
GPtrArray          *lanyard_people_import_get_lines    (LanyardPeopleImport  *self);
/* (element-type LanyardGroup) (transfer none): that are made */
GPtrArray          *lanyard_people_import_get_groups   (LanyardPeopleImport  *self);
/* (element-type LanyardGroup) (transfer none): that are there and change */
GPtrArray          *lanyard_people_import_get_changed_groups (LanyardPeopleImport *self);
guint               lanyard_people_import_count        (LanyardPeopleImport  *self,
                                                        LanyardPeopleVerdict  verdict);
gboolean            lanyard_people_import_check        (LanyardPeopleImport  *self,
                                                        GError              **error);
gboolean            lanyard_people_import_apply_sync   (LanyardPeopleImport  *self,
                                                        LanyardConfiguration *configuration,
                                                        GCancellable         *cancellable,
                                                        char                **change_id,
                                                        GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardPeopleImport, lanyard_people_import_free)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardPeoplePreview, lanyard_people_preview_free)

/* lanyard-people-values.c: several values in one cell */
char              **lanyard_people_values_split        (const char           *cell);
char               *lanyard_people_values_join         (const char * const   *values);

G_END_DECLS
