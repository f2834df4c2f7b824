/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-session.h"

G_BEGIN_DECLS

/* Sessions of one person in one browser, each begun with the cookie of the one
 * before. */
typedef struct
{
  GPtrArray      *ids;    /* the oldest first */
  LanyardSession *last;   /* without the person's record; NULL: it is over */
} LanyardSessionChain;

void                 _lanyard_session_chain_free          (LanyardSessionChain   *chain);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardSessionChain, _lanyard_session_chain_free)

LanyardSessionChain *_lanyard_session_chain_load_sync     (LanyardConfiguration  *configuration,
                                                           const char            *id,
                                                           gint64                 now,
                                                           GError               **error);
const char          *_lanyard_session_chain_get_last_id   (LanyardSessionChain   *chain);
gboolean             _lanyard_session_chain_continue_sync (LanyardSessionChain   *chain,
                                                           LanyardConfiguration  *configuration,
                                                           LanyardSession        *session,
                                                           gint64                 now,
                                                           GError               **error);
gboolean             _lanyard_session_chain_end_sync      (LanyardConfiguration  *configuration,
                                                           const char            *id,
                                                           gint64                 now,
                                                           LanyardSession       **ended,
                                                           GError               **error);
gboolean             _lanyard_session_find_next_sync      (LanyardConfiguration  *configuration,
                                                           const char            *id,
                                                           gint64                 now,
                                                           char                 **next,
                                                           GError               **error);

G_END_DECLS
