/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-access-matrix.h"

G_BEGIN_DECLS

/* Which cells are listed. */
typedef enum
{
  LANYARD_ACCESS_SHOW_ALLOWED,
  LANYARD_ACCESS_SHOW_EXCEPTION,  /* allowed by a grant to the person alone */
  LANYARD_ACCESS_SHOW_ONE,        /* allowed for one reason alone */
  LANYARD_ACCESS_SHOW_SEVERAL,    /* allowed for more than one reason */
  LANYARD_ACCESS_SHOW_BLOCKED,    /* granted, and refused nevertheless */
  LANYARD_ACCESS_SHOW_ALL,
} LanyardAccessShow;

/**
 * LanyardAccessFilter:
 * @show: which cells
 * @person_id: (nullable): only of this person
 * @connector_id: (nullable): only of this connector
 * @group_id: (nullable): only what this group is granted to its members
 * @without_id: (nullable): only what would change if this group went, allowed
 *   or not; @show does not count
 * @text: (nullable): only with all these words in the person’s name, username
 *   or email, the connector's label or the name of a group that is granted it
 *
 * Which cells of a matrix are asked for.
 */
typedef struct
{
  LanyardAccessShow  show;
  const char        *person_id;
  const char        *connector_id;
  const char        *group_id;
  const char        *without_id;
  const char        *text;
} LanyardAccessFilter;

/**
 * LanyardAccessSums:
 * @n_cells: how many
 * @n_people: different people in them
 * @n_connectors: different connectors in them
 * @n_lost: different people who lose access somewhere
 * @n_gained: who are let in somewhere, since an exclusion goes
 * @n_eased: who need no second factor any more somewhere
 *
 * How many cells there are of a filter.
 */
typedef struct
{
  guint64 n_cells;
  guint   n_people;
  guint   n_connectors;
  guint   n_lost;
  guint   n_gained;
  guint   n_eased;
} LanyardAccessSums;

/**
 * LanyardAccessList:
 *
 * Goes through the cells of a matrix that a filter leaves, connector by
 * connector and there by person, however many there are. For one thread at
 * a time.
 */
typedef struct _LanyardAccessList LanyardAccessList;

LanyardAccessList   *lanyard_access_list_new         (LanyardAccessMatrix       *matrix,
                                                      const LanyardAccessFilter *filter);
void                 lanyard_access_list_free        (LanyardAccessList         *self);
LanyardAccessMatrix *lanyard_access_list_get_matrix  (LanyardAccessList         *self);
/* FALSE after the last one */
gboolean             lanyard_access_list_next        (LanyardAccessList         *self,
                                                      LanyardAccessCell         *cell);
void                 lanyard_access_list_sum         (LanyardAccessMatrix       *matrix,
                                                      const LanyardAccessFilter *filter,
                                                      LanyardAccessSums         *sums);

/* "allowed", "exception", …; (nullable): after the last one */
const char          *lanyard_access_show_get_nick    (LanyardAccessShow          show);
gboolean             lanyard_access_show_from_nick   (const char                *nick,
                                                      LanyardAccessShow         *show);
const char          *lanyard_access_effect_get_nick  (LanyardAccessEffect        effect);
char                *lanyard_access_effect_dup_text  (LanyardAccessEffect        effect);
/* through what: what lets the person in, or else what keeps them out */
char                *lanyard_access_cell_dup_reason  (LanyardAccessMatrix       *matrix,
                                                      const LanyardAccessCell   *cell);
char                *lanyard_access_sums_dup_text    (const LanyardAccessSums   *sums,
                                                      const LanyardAccessFilter *filter);

/* lanyard-access-export.c: the rows as comma-separated values */
GBytes              *lanyard_access_export           (LanyardAccessMatrix       *matrix,
                                                      const LanyardAccessFilter *filter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardAccessList, lanyard_access_list_free)

G_END_DECLS
