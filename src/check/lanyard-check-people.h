/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-check-index.h"
#include "lanyard-person.h"
#include "lanyard-transform.h"

G_BEGIN_DECLS

/**
 * LanyardCheckPeople: those who may use a connector. What is counted among
 * them is counted when a rule first asks, and kept: connectors that are
 * granted to the same groups share it. Reference counted; for one thread at
 * a time.
 */
typedef struct _LanyardCheckPeople LanyardCheckPeople;

/* What the values of one source are like. */
typedef struct
{
  guint          n_without;
  char          *without;         /* the first few of those, "ann, ben, …" */
  LanyardPerson *not_address;     /* the first whose value has no "@"; may be NULL */
  LanyardPerson *mixed_case;      /* … has letters of both cases */
} LanyardCheckSurvey;

LanyardCheckPeople       *lanyard_check_people_new       (GPtrArray          *people,
                                                          GHashTable         *group_counts);
LanyardCheckPeople       *lanyard_check_people_ref       (LanyardCheckPeople *self);
void                      lanyard_check_people_unref     (LanyardCheckPeople *self);
/* the same people with what groups add to their attributes, as applications are
 * told: itself where nothing is added */
LanyardCheckPeople       *lanyard_check_people_get_told  (LanyardCheckPeople *self);
/* (transfer full) told */
void                      lanyard_check_people_take_told (LanyardCheckPeople *self,
                                                          LanyardCheckPeople *told);
GPtrArray                *lanyard_check_people_get_all   (LanyardCheckPeople *self);
const LanyardCheckSurvey *lanyard_check_people_survey    (LanyardCheckPeople *self,
                                                          const char         *source,
                                                          LanyardCheckCounts *counts);
gboolean                  lanyard_check_people_find_same (LanyardCheckPeople  *self,
                                                          const char          *source,
                                                          LanyardTransform     transform,
                                                          LanyardPerson      **one,
                                                          LanyardPerson      **other,
                                                          LanyardCheckCounts  *counts);
/* the one in most groups, and how many; NULL: not known */
LanyardPerson            *lanyard_check_people_find_most_groups (LanyardCheckPeople *self,
                                                                 guint              *n_groups);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardCheckPeople, lanyard_check_people_unref)

G_END_DECLS
