/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-session.h"

G_BEGIN_DECLS

/**
 * LanyardSessionEntry:
 *
 * A session as administrators see it in a list: with the person's names and
 * the applications that were told of it.
 */
#define LANYARD_TYPE_SESSION_ENTRY (lanyard_session_entry_get_type ())
G_DECLARE_FINAL_TYPE (LanyardSessionEntry, lanyard_session_entry, LANYARD, SESSION_ENTRY, GObject)

const LanyardSession *lanyard_session_entry_get_session      (LanyardSessionEntry   *self);
const char           *lanyard_session_entry_get_username     (LanyardSessionEntry   *self);
const char           *lanyard_session_entry_get_name         (LanyardSessionEntry   *self);
const char * const   *lanyard_session_entry_get_applications (LanyardSessionEntry   *self);
gboolean              lanyard_session_entry_equal            (LanyardSessionEntry   *self,
                                                              LanyardSessionEntry   *other);

/**
 * LanyardSessionPage:
 * @entries: (element-type LanyardSessionEntry): the last used first
 * @complete: no more of them match
 * @n_sessions: how many sessions there are, whether they match or not
 *
 * The beginning of a list of sessions.
 */
typedef struct
{
  GPtrArray *entries;
  gboolean   complete;
  guint      n_sessions;
} LanyardSessionPage;

/* lanyard-session-query.c */
void                  lanyard_session_page_free              (LanyardSessionPage    *page);
LanyardSessionPage   *lanyard_session_page_load_sync         (LanyardConfiguration  *configuration,
                                                              const char            *text,
                                                              guint                  limit,
                                                              gint64                 now,
                                                              GError               **error);
char                **lanyard_session_list_ids_sync          (LanyardConfiguration  *configuration,
                                                              const char            *text,
                                                              gint64                 now,
                                                              GError               **error);
GPtrArray            *lanyard_session_entry_list_sync        (LanyardConfiguration  *configuration,
                                                              const char            *person_id,
                                                              gint64                 now,
                                                              GError               **error);
gboolean              lanyard_session_revoke_sync            (LanyardConfiguration  *configuration,
                                                              const char            *id,
                                                              gint64                 now,
                                                              GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardSessionPage, lanyard_session_page_free)

G_END_DECLS
