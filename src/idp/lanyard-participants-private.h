/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"
#include "lanyard-saml-logout.h"
#include "lanyard-session.h"

G_BEGIN_DECLS

/* A service provider that was told of a session, and by which name (M-42). */
typedef struct
{
  char              *session;         /* the session's id */
  char              *connector;       /* the connector's id */
  LanyardSamlNameId *name_id;         /* its value is NULL if none was sent */
  char              *session_index;
  char              *person;          /* the person's id; NULL: an older version wrote it */
} LanyardParticipant;

void       _lanyard_participant_free        (LanyardParticipant       *participant);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardParticipant, _lanyard_participant_free)

gboolean   _lanyard_participants_add_sync   (LanyardConfiguration     *configuration,
                                             LanyardSession           *session,
                                             LanyardConnector         *connector,
                                             const LanyardSamlNameId  *name_id,
                                             const char               *session_index,
                                             gint64                    now,
                                             GError                  **error);
GPtrArray *_lanyard_participants_take_sync  (LanyardConfiguration     *configuration,
                                             const char               *session,
                                             gint64                    now,
                                             GError                  **error);
gboolean   _lanyard_participants_move_sync  (LanyardConfiguration     *configuration,
                                             const char               *former,
                                             LanyardSession           *session,
                                             gint64                    now,
                                             GError                  **error);
char      *_lanyard_participants_dup_labels_sync (LanyardConfiguration *configuration,
                                             const char               *session,
                                             gint64                    now,
                                             GError                  **error);
GPtrArray *_lanyard_participants_find_sync  (LanyardConfiguration     *configuration,
                                             LanyardConnector         *connector,
                                             const LanyardSamlNameId  *name_id,
                                             const char * const       *session_indexes,
                                             gint64                    now,
                                             GError                  **error);
GHashTable *_lanyard_participants_list_sync (LanyardConfiguration    *configuration,
                                             gint64                   now,
                                             GError                 **error);

G_END_DECLS
