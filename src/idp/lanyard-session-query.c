/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-session-entry-private.h"

#include <string.h>

#include "lanyard-admin-event.h"
#include "lanyard-error.h"
#include "lanyard-participants-private.h"
#include "lanyard-session-chain-private.h"
#include "lanyard-session-json-private.h"
#include "lanyard-state-kinds.h"

/* What people are called; their records are let go at once. */
typedef struct
{
  char *username;       /* the person's id where there is no such person any more */
  char *name;
} Name;

/* What many sessions have in common, read once. */
typedef struct
{
  LanyardConfiguration *configuration;
  GHashTable           *names;          /* id of a person → Name */
  GHashTable           *applications;   /* id of a session → GPtrArray of ids of connectors */
  GHashTable           *titles;         /* id of a connector → title */
  char                 *folded;         /* what is searched for; NULL: all match */
} Lookup;

static void
name_free (Name *name)
{
  g_free (name->username);
  g_free (name->name);
  g_free (name);
}

static void
lookup_clear (Lookup *lookup)
{
  g_clear_pointer (&lookup->names, g_hash_table_unref);
  g_clear_pointer (&lookup->applications, g_hash_table_unref);
  g_clear_pointer (&lookup->titles, g_hash_table_unref);
  g_clear_pointer (&lookup->folded, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Lookup, lookup_clear)

static gboolean
fill_lookup (Lookup                *lookup,
             LanyardConfiguration  *configuration,
             const char            *text,
             gint64                 now,
             GError               **error)
{
  g_autoptr(GPtrArray) connectors = lanyard_configuration_list_sync (configuration, LANYARD_TYPE_CONNECTOR, error);

  if (connectors == NULL)
    return FALSE;

  lookup->configuration = configuration;
  lookup->folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;
  lookup->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) name_free);
  lookup->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < connectors->len; i++)
    g_hash_table_insert (lookup->titles, g_strdup (lanyard_record_get_id (connectors->pdata[i])),
                         g_strdup (lanyard_record_get_title (connectors->pdata[i])));
  lookup->applications = _lanyard_participants_list_sync (configuration, now, error);

  return lookup->applications != NULL;
}

static const Name *
find_name (Lookup      *lookup,
           const char  *id,
           GError     **error)
{
  g_autoptr(GError) cause = NULL;
  g_autoptr(LanyardRecord) person = NULL;
  Name *name = g_hash_table_lookup (lookup->names, id);

  if (name != NULL)
    return name;

  person = lanyard_configuration_load_sync (lookup->configuration, LANYARD_TYPE_PERSON, id, &cause);
  if (person == NULL && !g_error_matches (cause, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }

  name = g_new0 (Name, 1);
  name->username = g_strdup (person != NULL ? lanyard_person_get_username (LANYARD_PERSON (person)) : id);
  name->name = person != NULL ? lanyard_person_dup_full_name (LANYARD_PERSON (person)) : g_strdup (id);
  g_hash_table_insert (lookup->names, g_strdup (id), name);
  return name;
}

static char **
dup_applications (Lookup               *lookup,
                  const LanyardSession *session)
{
  GPtrArray *connectors = g_hash_table_lookup (lookup->applications, session->id);
  g_autoptr(GStrvBuilder) titles = g_strv_builder_new ();

  for (guint i = 0; connectors != NULL && i < connectors->len; i++)
    {
      const char *title = g_hash_table_lookup (lookup->titles, connectors->pdata[i]);

      if (title != NULL)
        g_strv_builder_add (titles, title);
    }

  return g_strv_builder_end (titles);
}

static gboolean
holds (const char *text,
       const char *folded)
{
  g_autofree char *own = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return own != NULL && strstr (own, folded) != NULL;
}

/* Whether a name of the person, the address, the browser or an application
 * holds the text, in small letters or capitals. */
static gboolean
matches (Lookup               *lookup,
         const LanyardSession *session,
         const Name           *name,
         char                **applications)
{
  gboolean found = lookup->folded == NULL || holds (name->username, lookup->folded) || holds (name->name, lookup->folded) ||
                   holds (session->address, lookup->folded) || holds (session->agent, lookup->folded);

  for (gsize i = 0; applications[i] != NULL && !found; i++)
    found = holds (applications[i], lookup->folded);

  return found;
}

/* Goes through @sessions until there are @limit entries (0: to the end). */
static GPtrArray *
make_entries (Lookup     *lookup,
              GPtrArray  *sessions,
              guint       limit,
              gboolean   *complete,
              GError    **error)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);

  *complete = TRUE;
  for (guint i = 0; i < sessions->len && *complete; i++)
    {
      LanyardSession *session = sessions->pdata[i];
      const Name *name = find_name (lookup, session->person_id, error);
      g_auto(GStrv) applications = dup_applications (lookup, session);

      if (name == NULL)
        return NULL;
      if (!matches (lookup, session, name, applications))
        continue;
      if (limit > 0 && entries->len == limit)
        {
          *complete = FALSE;
          break;
        }
      g_ptr_array_add (entries, _lanyard_session_entry_new (session, name->username, name->name,
                                                            g_steal_pointer (&applications)));
      sessions->pdata[i] = NULL;
    }

  return g_steal_pointer (&entries);
}

void
lanyard_session_page_free (LanyardSessionPage *page)
{
  if (page == NULL)
    return;

  g_clear_pointer (&page->entries, g_ptr_array_unref);
  g_free (page);
}

/**
 * lanyard_session_page_load_sync:
 * @configuration: where sessions are kept
 * @text: (nullable): what a name of the person, the address, the browser or an
 *   application holds, in small letters or capitals
 * @limit: how many at most; 0: all
 * @now: seconds
 * @error: return location for an error
 *
 * Returns: (transfer full): those that were used last
 */
LanyardSessionPage *
lanyard_session_page_load_sync (LanyardConfiguration  *configuration,
                                const char            *text,
                                guint                  limit,
                                gint64                 now,
                                GError               **error)
{
  g_autoptr(LanyardSessionPage) page = g_new0 (LanyardSessionPage, 1);
  g_autoptr(GPtrArray) sessions = lanyard_session_list_sync (configuration, NULL, now, error);
  g_auto(Lookup) lookup = { NULL };

  if (sessions == NULL || !fill_lookup (&lookup, configuration, text, now, error))
    return NULL;

  page->n_sessions = sessions->len;
  page->entries = make_entries (&lookup, sessions, limit, &page->complete, error);
  return page->entries != NULL ? g_steal_pointer (&page) : NULL;
}

/**
 * lanyard_session_list_ids_sync:
 * @configuration: where sessions are kept
 * @text: (nullable): as for lanyard_session_page_load_sync()
 * @now: seconds
 * @error: return location for an error
 *
 * Returns: (transfer full): the ids of all sessions that match
 */
char **
lanyard_session_list_ids_sync (LanyardConfiguration  *configuration,
                               const char            *text,
                               gint64                 now,
                               GError               **error)
{
  g_autoptr(GPtrArray) sessions = lanyard_session_list_sync (configuration, NULL, now, error);
  g_autoptr(GStrvBuilder) ids = g_strv_builder_new ();
  g_auto(Lookup) lookup = { NULL };

  if (sessions == NULL || !fill_lookup (&lookup, configuration, text, now, error))
    return NULL;

  for (guint i = 0; i < sessions->len; i++)
    {
      LanyardSession *session = sessions->pdata[i];
      const Name *name = find_name (&lookup, session->person_id, error);
      g_auto(GStrv) applications = dup_applications (&lookup, session);

      if (name == NULL)
        return NULL;
      if (matches (&lookup, session, name, applications))
        g_strv_builder_add (ids, session->id);
    }

  return g_strv_builder_end (ids);
}

/**
 * lanyard_session_entry_list_sync:
 * @configuration: where sessions are kept
 * @person_id: (nullable): whose; %NULL: everybody's
 * @now: seconds
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type LanyardSessionEntry): the last used
 *   first
 */
GPtrArray *
lanyard_session_entry_list_sync (LanyardConfiguration  *configuration,
                                 const char            *person_id,
                                 gint64                 now,
                                 GError               **error)
{
  g_autoptr(GPtrArray) sessions = lanyard_session_list_sync (configuration, person_id, now, error);
  g_auto(Lookup) lookup = { NULL };
  gboolean complete;

  if (sessions == NULL || !fill_lookup (&lookup, configuration, NULL, now, error))
    return NULL;

  return make_entries (&lookup, sessions, 0, &complete, error);
}

/**
 * lanyard_session_revoke_sync:
 * @configuration: where the session is kept
 * @id: a session's id
 * @now: seconds
 * @error: return location for an error
 *
 * What an administrator does: ends the session, or the one that followed it
 * since the list was made, if it is not over yet. Then it is an event.
 *
 * Returns: whether it is over
 */
gboolean
lanyard_session_revoke_sync (LanyardConfiguration  *configuration,
                             const char            *id,
                             gint64                 now,
                             GError               **error)
{
  g_autoptr(LanyardSession) ended = NULL;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return _lanyard_session_chain_end_sync (configuration, id, now, &ended, error) &&
         (ended == NULL || lanyard_admin_event_add_sync (configuration, "sessions", ended->person_id, now, error));
}
