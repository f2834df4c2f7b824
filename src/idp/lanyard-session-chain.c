/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-session-chain-private.h"

#include "lanyard-error.h"
#include "lanyard-participants-private.h"
#include "lanyard-session-json-private.h"
#include "lanyard-state-kinds.h"

/* Key: a session's id. Value: the id of the one that followed it. It never
 * changes, and is there before the session is over: whoever finds that it is
 * over finds what followed. */
#define NEXT_KIND "session-next"
/* As long as service providers may ask. */
#define RETENTION (24 * 3600)

void
_lanyard_session_chain_free (LanyardSessionChain *chain)
{
  if (chain == NULL)
    return;

  g_ptr_array_unref (chain->ids);
  lanyard_session_free (chain->last);
  g_free (chain);
}

/* Whether it could be read; NULL: the session is over. */
static gboolean
load_session (LanyardConfiguration  *configuration,
              const char            *id,
              gint64                 now,
              LanyardSession       **session,
              GError               **error)
{
  g_autoptr(GError) cause = NULL;
  g_autofree char *text = lanyard_configuration_get_state_sync (configuration, LANYARD_STATE_SESSION, id, now, FALSE, &cause);

  *session = text != NULL ? _lanyard_session_from_json (text) : NULL;
  if (cause == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/*
 * _lanyard_session_find_next_sync:
 * @id: a session's id
 * @next: (out) (nullable): the id of the one that followed it
 *
 * To be asked after it was found that the session is over.
 *
 * Returns: whether it could be read
 */
gboolean
_lanyard_session_find_next_sync (LanyardConfiguration  *configuration,
                                 const char            *id,
                                 gint64                 now,
                                 char                 **next,
                                 GError               **error)
{
  g_autoptr(GError) cause = NULL;

  *next = lanyard_configuration_get_state_sync (configuration, NEXT_KIND, id, now, FALSE, &cause);
  if (cause == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/* Adds @id and what followed it, up to the one that is not over. */
static gboolean
extend (LanyardSessionChain   *chain,
        LanyardConfiguration  *configuration,
        const char            *id,
        gint64                 now,
        GError               **error)
{
  g_autofree char *current = g_strdup (id);

  while (current != NULL)
    {
      char *next = NULL;

      if (!load_session (configuration, current, now, &chain->last, error) ||
          (chain->last == NULL && !_lanyard_session_find_next_sync (configuration, current, now, &next, error)))
        return FALSE;
      g_ptr_array_add (chain->ids, g_steal_pointer (&current));
      current = next;
    }

  return TRUE;
}

/*
 * _lanyard_session_chain_load_sync:
 * @id: a session's id, of one that may be over
 *
 * Returns: (transfer full): it and all that followed
 */
LanyardSessionChain *
_lanyard_session_chain_load_sync (LanyardConfiguration  *configuration,
                                  const char            *id,
                                  gint64                 now,
                                  GError               **error)
{
  g_autoptr(LanyardSessionChain) chain = g_new0 (LanyardSessionChain, 1);

  chain->ids = g_ptr_array_new_with_free_func (g_free);

  return extend (chain, configuration, id, now, error) ? g_steal_pointer (&chain) : NULL;
}

const char *
_lanyard_session_chain_get_last_id (LanyardSessionChain *chain)
{
  return chain->ids->pdata[chain->ids->len - 1];
}

/* Makes @session the one that follows the last; when somebody else was faster,
 * the one that follows theirs. */
static gboolean
append (LanyardSessionChain   *chain,
        LanyardConfiguration  *configuration,
        LanyardSession        *session,
        gint64                 now,
        GError               **error)
{
  for (;;)
    {
      const char *last = _lanyard_session_chain_get_last_id (chain);
      g_autoptr(GError) cause = NULL;
      g_autofree char *next = NULL;

      if (lanyard_configuration_put_owned_state_sync (configuration, NEXT_KIND, last, session->person_id, session->id,
                                                      session->expires + RETENTION, TRUE, &cause))
        return TRUE;
      if (g_error_matches (cause, LANYARD_ERROR, LANYARD_ERROR_EXISTS) &&
          !_lanyard_session_find_next_sync (configuration, last, now, &next, error))
        return FALSE;
      if (next == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&cause));
          return FALSE;
        }

      g_clear_pointer (&chain->last, lanyard_session_free);
      if (!extend (chain, configuration, next, now, error))
        return FALSE;
    }
}

static gboolean
take_session (LanyardConfiguration  *configuration,
              const char            *id,
              gint64                 now,
              LanyardSession       **session,
              GError               **error)
{
  g_autoptr(GError) cause = NULL;
  g_autofree char *text = lanyard_configuration_get_state_sync (configuration, LANYARD_STATE_SESSION, id, now, TRUE, &cause);

  *session = text != NULL ? _lanyard_session_from_json (text) : NULL;
  if (cause == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/*
 * _lanyard_session_chain_end_sync:
 * @id: a session's id
 * @ended: (out) (transfer full) (nullable): the session that was not over, one
 *   of several; %NULL: they were over before
 *
 * Ends it, and what followed it, also if that is so only now.
 *
 * Returns: whether they are over
 */
gboolean
_lanyard_session_chain_end_sync (LanyardConfiguration  *configuration,
                                 const char            *id,
                                 gint64                 now,
                                 LanyardSession       **ended,
                                 GError               **error)
{
  g_autofree char *current = g_strdup (id);
  g_autoptr(LanyardSession) last = NULL;

  while (current != NULL)
    {
      LanyardSession *session;
      char *next;

      if (!take_session (configuration, current, now, &session, error))
        return FALSE;
      if (session != NULL)
        {
          lanyard_session_free (last);
          last = session;
        }
      if (!_lanyard_session_find_next_sync (configuration, current, now, &next, error))
        return FALSE;
      g_free (current);
      current = next;
    }

  *ended = g_steal_pointer (&last);
  return TRUE;
}

static gboolean
end_if_alive (LanyardConfiguration  *configuration,
              const char            *id,
              gint64                 now,
              GError               **error)
{
  g_autoptr(LanyardSession) session = NULL;

  return load_session (configuration, id, now, &session, error) &&
         (session == NULL || lanyard_session_end_sync (configuration, id, now, error));
}

/*
 * _lanyard_session_chain_continue_sync:
 * @chain: sessions of the same person
 * @session: the one that goes on from here; it is stored already
 *
 * M-54: those of @chain are over, and whoever was told of one of them is from
 * now on known to be in @session. In this order: what is told meanwhile is
 * either seen here, or sees that the session is over and what follows it
 * (_lanyard_participants_add_sync()).
 *
 * Returns: whether that is so; if not, the next sign-in in the same browser
 *   goes on where this one stopped
 */
gboolean
_lanyard_session_chain_continue_sync (LanyardSessionChain   *chain,
                                      LanyardConfiguration  *configuration,
                                      LanyardSession        *session,
                                      gint64                 now,
                                      GError               **error)
{
  if (!append (chain, configuration, session, now, error))
    return FALSE;

  for (guint i = 0; i < chain->ids->len; i++)
    if (!end_if_alive (configuration, chain->ids->pdata[i], now, error) ||
        !_lanyard_participants_move_sync (configuration, chain->ids->pdata[i], session, now, error))
      return FALSE;

  return TRUE;
}
