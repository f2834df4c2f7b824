/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"
#include "lanyard-effective-values.h"

G_BEGIN_DECLS

/* whether the members get attributes */
gboolean   lanyard_member_values_are_added         (LanyardGroup            *group);
/* (element-type LanyardGroup) (transfer full): those of a person that add
 * attributes */
GPtrArray *lanyard_member_values_load_groups_sync (LanyardConfiguration    *configuration,
                                                   const char              *person_id,
                                                   GError                 **error);
/* (element-type LanyardEffectiveValues) (transfer full): see
 * lanyard_effective_values_list() */
GPtrArray *lanyard_member_values_list_sync        (LanyardConfiguration    *configuration,
                                                   LanyardPerson           *person,
                                                   GError                 **error);
/* (transfer full): the names of the groups among @given (element-type
 * LanyardGivenValues), in their order */
char     **lanyard_member_values_dup_groups       (GPtrArray               *given);

G_END_DECLS
