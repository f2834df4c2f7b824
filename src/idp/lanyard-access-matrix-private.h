/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-access-matrix.h"

G_BEGIN_DECLS

#define LANYARD_ACCESS_NONE G_MAXUINT

/* What is set between a group or a person and a connector. */
typedef enum
{
  LANYARD_ACCESS_LINK_GRANT     = 1 << 0,
  LANYARD_ACCESS_LINK_EXCLUSION = 1 << 1,
  LANYARD_ACCESS_LINK_MFA       = 1 << 2,
} LanyardAccessLinks;

struct _LanyardAccessMatrix
{
  GPtrArray   *people;              /* by name */
  GPtrArray   *connectors;          /* by label */
  GPtrArray   *groups;              /* by name, as the database sorts */
  GHashTable  *people_numbers;      /* id → number + 1 */
  GHashTable  *connectors_numbers;
  GHashTable  *groups_numbers;

  gboolean    *suspended;           /* of a person */
  gboolean    *disabled;            /* of a group */
  guint       *first;               /* of a person: where their groups begin in memberships; one more at the end */
  guint       *memberships;         /* numbers of groups, only such with links */
  guint8      *links;               /* connector by connector, a LanyardAccessLinks a group */
  GHashTable **singles;             /* of a connector: number of a person → LanyardAccessLinks; NULL: none */
  gboolean    *granted;             /* of a connector: to anybody at all */
};

guint              _lanyard_access_matrix_find         (GHashTable          *numbers,
                                                        const char          *id);
LanyardAccessLinks _lanyard_access_matrix_get_links    (LanyardAccessMatrix *self,
                                                        guint                connector,
                                                        guint                group);
gboolean           _lanyard_access_matrix_is_member    (LanyardAccessMatrix *self,
                                                        guint                person,
                                                        guint                group);
void               _lanyard_access_matrix_compare_cell (LanyardAccessMatrix *self,
                                                        guint                group,
                                                        LanyardAccessCell   *cell);

G_END_DECLS
