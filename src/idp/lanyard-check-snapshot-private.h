/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-check-snapshot.h"

G_BEGIN_DECLS

struct _LanyardCheckSnapshot
{
  LanyardConfiguration *configuration;  /* borrowed */
  gint64                sequence;
  GPtrArray            *connectors;
  GHashTable           *by_id;        /* of @connectors */
  LanyardCheckIndex    *index;
  LanyardSettings      *settings;
  GHashTable           *people;       /* id → LanyardPerson; NULL: not read yet */
  GHashTable           *told;         /* id → LanyardPerson with what groups add */
  GHashTable           *members;      /* group → strv */
  GHashTable           *sets;         /* groups → LanyardCheckPeople */
  GHashTable           *keys;         /* connector → Keys */
  LanyardCheckCounts   *counts;
};

/* Who is let into a connector, and who is kept out of it. */
typedef struct
{
  char    **groups;
  char    **people;
  char    **excluded;
  guint     n_disabled; /* not in @groups */
  gboolean  needs_mfa;  /* members of a group, or single people */
} LanyardCheckGrants;

GHashTable         *_lanyard_check_snapshot_index_by_id (GPtrArray                 *records);
gboolean            _lanyard_check_snapshot_load_grants (LanyardCheckSnapshot      *self,
                                                         const char                *connector_id,
                                                         LanyardCheckGrants        *grants,
                                                         GError                   **error);
/* (transfer none): kept by @self */
LanyardCheckPeople *_lanyard_check_snapshot_get_people  (LanyardCheckSnapshot      *self,
                                                         const LanyardCheckGrants  *grants,
                                                         GError                   **error);
void                _lanyard_check_grants_clear         (LanyardCheckGrants        *grants);

G_END_DECLS
