/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"

G_BEGIN_DECLS

#define LANYARD_N_GRANTS 5

/* Which links say who may sign in, in the order in which they are chosen from. */
extern const LanyardRelation lanyard_grants_relations[LANYARD_N_GRANTS];

/* Who may sign in, as far as the rules say. */
typedef struct
{
  GHashTable *linked[LANYARD_N_GRANTS];     /* ids of groups or people */
  guint       n_people;
  guint       n_disabled;
} LanyardGrantsAccess;

void     lanyard_grants_access_free (LanyardGrantsAccess   *access);
/* for lanyard_configuration_run_async(): makes one of a connector's id */
gpointer lanyard_grants_access_load (LanyardConfiguration  *configuration,
                                     gpointer               connector_id,
                                     GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardGrantsAccess, lanyard_grants_access_free)

G_END_DECLS
