/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-session-private.h"

#include "lanyard-session-chain-private.h"
#include "lanyard-session-json-private.h"
#include "lanyard-state-kinds.h"

#include <string.h>

static int
compare_sessions (gconstpointer a,
                  gconstpointer b)
{
  const LanyardSession *session = *(LanyardSession * const *) a;
  const LanyardSession *other = *(LanyardSession * const *) b;

  return (other->used > session->used) - (other->used < session->used);
}

/* (element-type utf8 gint64): ids of sessions whose cookie is good for
 * something, and when it was last used. */
static GHashTable *
list_uses (LanyardConfiguration  *configuration,
           const char            *person_id,
           gint64                 now,
           GError               **error)
{
  g_autoptr(GHashTable) uses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto(GStrv) values = lanyard_configuration_list_state_sync (configuration, LANYARD_STATE_SESSION_COOKIE, person_id, now, error);

  if (values == NULL)
    return NULL;

  for (guint i = 0; values[i] != NULL; i++)
    {
      g_auto(LanyardSessionUse) use = { 0 };
      const gint64 *known;

      if (!_lanyard_session_parse_use (values[i], &use))
        continue;
      known = g_hash_table_lookup (uses, use.session_id);
      if (known == NULL || *known < use.used)
        g_hash_table_insert (uses, g_steal_pointer (&use.session_id), g_memdup2 (&use.used, sizeof use.used));
    }

  return g_steal_pointer (&uses);
}

/**
 * lanyard_session_list_sync:
 * @configuration: where sessions are kept
 * @person_id: (nullable): whose; %NULL: everybody's
 * @now: seconds
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type LanyardSession): the last used
 *   first, without the records of people
 */
GPtrArray *
lanyard_session_list_sync (LanyardConfiguration  *configuration,
                           const char            *person_id,
                           gint64                 now,
                           GError               **error)
{
  g_autoptr(GPtrArray) sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_session_free);
  g_autoptr(GHashTable) uses = NULL;
  g_auto(GStrv) texts = NULL;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);

  uses = list_uses (configuration, person_id, now, error);
  texts = uses != NULL ? lanyard_configuration_list_state_sync (configuration, LANYARD_STATE_SESSION, person_id, now, error) : NULL;
  if (texts == NULL)
    return NULL;

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autoptr(LanyardSession) session = _lanyard_session_from_json (texts[i]);
      const gint64 *used = session != NULL ? g_hash_table_lookup (uses, session->id) : NULL;

      if (used == NULL)
        continue;
      session->used = *used;
      g_ptr_array_add (sessions, g_steal_pointer (&session));
    }
  g_ptr_array_sort (sessions, compare_sessions);

  return g_steal_pointer (&sessions);
}

/**
 * lanyard_session_resolve_sync:
 * @configuration: where sessions are kept
 * @id: anything
 * @now: seconds
 * @session: (out) (transfer full) (nullable): the session with that id, or the
 *   one that followed it, without the person's record; %NULL if it is over
 * @error: return location for an error
 *
 * For those who saw a list of sessions some time ago.
 *
 * Returns: whether it could be read
 */
gboolean
lanyard_session_resolve_sync (LanyardConfiguration  *configuration,
                              const char            *id,
                              gint64                 now,
                              LanyardSession       **session,
                              GError               **error)
{
  g_autoptr(LanyardSessionChain) chain = NULL;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), FALSE);
  g_return_val_if_fail (id != NULL && session != NULL, FALSE);

  chain = _lanyard_session_chain_load_sync (configuration, id, now, error);
  *session = chain != NULL ? g_steal_pointer (&chain->last) : NULL;

  return chain != NULL;
}

/**
 * lanyard_session_end_sync:
 * @configuration: where sessions are kept
 * @id: a session's id
 * @now: seconds
 * @error: return location for an error
 *
 * Ends a session, if it is not over yet.
 *
 * Returns: whether it is over
 */
gboolean
lanyard_session_end_sync (LanyardConfiguration  *configuration,
                          const char            *id,
                          gint64                 now,
                          GError               **error)
{
  g_autoptr(GError) cause = NULL;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  g_free (lanyard_configuration_get_state_sync (configuration, LANYARD_STATE_SESSION, id, now, TRUE, &cause));
  if (cause == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/**
 * lanyard_session_end_others_sync:
 * @configuration: where sessions are kept
 * @person_id: a person's id
 * @id: (nullable): the id of the session that goes on
 * @now: seconds
 * @error: return location for an error
 *
 * Ends all sessions of a person but one.
 *
 * Returns: whether they are over
 */
gboolean
lanyard_session_end_others_sync (LanyardConfiguration  *configuration,
                                 const char            *person_id,
                                 const char            *id,
                                 gint64                 now,
                                 GError               **error)
{
  g_auto(GStrv) texts = NULL;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), FALSE);
  g_return_val_if_fail (person_id != NULL, FALSE);

  if (id == NULL)
    return lanyard_session_end_all_sync (configuration, person_id, error);

  /* Also one that has no cookie at this moment, but gets a new one. */
  texts = lanyard_configuration_list_state_sync (configuration, LANYARD_STATE_SESSION, person_id, now, error);
  if (texts == NULL)
    return FALSE;
  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autoptr(LanyardSession) session = _lanyard_session_from_json (texts[i]);

      if (session != NULL && strcmp (session->id, id) != 0 &&
          !lanyard_session_end_sync (configuration, session->id, now, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * lanyard_session_end_all_sync:
 * @configuration: where sessions are kept
 * @person_id: a person's id
 * @error: return location for an error
 *
 * Ends all sessions of a person.
 *
 * Returns: whether they are over
 */
gboolean
lanyard_session_end_all_sync (LanyardConfiguration  *configuration,
                              const char            *person_id,
                              GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), FALSE);
  g_return_val_if_fail (person_id != NULL, FALSE);

  return lanyard_configuration_drop_state_sync (configuration, LANYARD_STATE_SESSION, person_id, error) &&
         lanyard_configuration_drop_state_sync (configuration, LANYARD_STATE_SESSION_COOKIE, person_id, error);
}
