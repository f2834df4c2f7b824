/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-access-decision.h"

G_BEGIN_DECLS

/**
 * LanyardAccessMatrix:
 *
 * Who can sign in to what, and why: all people, groups, connectors and what
 * is set between them as they were at one time (product.md 4.8). It does not
 * change and can be used on any thread. People and connectors are numbered
 * from 0 in the order of their names; a cell is worked out when it is asked
 * for, and says the same as lanyard_access_decision_new_sync().
 */
typedef struct _LanyardAccessMatrix LanyardAccessMatrix;

/* What the end of a group would mean for a person and a connector. */
typedef enum
{
  LANYARD_ACCESS_SAME,
  LANYARD_ACCESS_LOST,      /* the group is all that lets the person in */
  LANYARD_ACCESS_GAINED,    /* only its exclusion keeps the person out */
  LANYARD_ACCESS_EASED,     /* only the group asks for a second factor */
} LanyardAccessEffect;

/**
 * LanyardAccessCell:
 * @person: number of the person
 * @connector: number of the connector
 * @allowed: whether the person may use the connector
 * @needs_mfa: whether only with a second factor
 * @n_groups: how many groups that are not switched off are granted it
 * @n_disabled: likewise, but switched off
 * @single: whether it is granted to the person
 * @effect: of the end of the group that was asked about
 */
typedef struct
{
  guint               person;
  guint               connector;
  gboolean            allowed;
  gboolean            needs_mfa;
  guint               n_groups;
  guint               n_disabled;
  gboolean            single;
  LanyardAccessEffect effect;
} LanyardAccessCell;

LanyardAccessMatrix   *lanyard_access_matrix_new_sync          (LanyardConfiguration    *configuration,
                                                                GError                 **error);
LanyardAccessMatrix   *lanyard_access_matrix_ref               (LanyardAccessMatrix     *self);
void                   lanyard_access_matrix_unref             (LanyardAccessMatrix     *self);
guint                  lanyard_access_matrix_get_n_people      (LanyardAccessMatrix     *self);
guint                  lanyard_access_matrix_get_n_connectors  (LanyardAccessMatrix     *self);
LanyardPerson         *lanyard_access_matrix_get_person        (LanyardAccessMatrix     *self,
                                                                guint                    person);
LanyardConnector      *lanyard_access_matrix_get_connector     (LanyardAccessMatrix     *self,
                                                                guint                    connector);
void                   lanyard_access_matrix_get_cell          (LanyardAccessMatrix     *self,
                                                                guint                    person,
                                                                guint                    connector,
                                                                LanyardAccessCell       *cell);
/* with the groups' names */
LanyardAccessDecision *lanyard_access_matrix_explain           (LanyardAccessMatrix     *self,
                                                                const LanyardAccessCell *cell);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardAccessMatrix, lanyard_access_matrix_unref)

G_END_DECLS
