/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-group.h"
#include "lanyard-person.h"

G_BEGIN_DECLS

/* What one of them gives for an attribute. */
typedef struct
{
  LanyardGroup *group;      /* NULL: it is the person's own */
  char        **values;
} LanyardGivenValues;

/* A custom attribute of a person, with what comes from their groups. */
typedef struct
{
  char      *name;
  char     **values;        /* those that count */
  GPtrArray *givers;        /* (element-type LanyardGivenValues) whose values they are; the one that decides first */
  GPtrArray *lost;          /* (element-type LanyardGivenValues) whose values differ and do not count */
} LanyardEffectiveValues;

/* (element-type LanyardEffectiveValues) */
GPtrArray *lanyard_effective_values_list       (LanyardPerson          *person,
                                                GPtrArray              *groups,
                                                GListModel             *declared);
/* (transfer full): of one attribute, empty when nobody gives any */
char     **lanyard_effective_values_dup        (LanyardPerson          *person,
                                                GPtrArray              *groups,
                                                GListModel             *declared,
                                                const char             *name);
/* (transfer full): a copy of @person that has them as its own */
LanyardPerson *lanyard_effective_values_apply  (LanyardPerson          *person,
                                                GPtrArray              *groups,
                                                GListModel             *declared);
/* whether a group gives values to it, counted or lost */
gboolean   lanyard_effective_values_has_groups (LanyardEffectiveValues *self);

G_END_DECLS
