/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-directory-sync.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lanyard-directory-client.h"
#include "lanyard-directory-plan-private.h"
#include "lanyard-error.h"
#include "lanyard-event.h"
#include "lanyard-people-import-private.h"
#include "lanyard-time.h"

/* What the store keeps sealed begins so. */
#define PASSWORD_KIND LANYARD_STATE_SECRET "directory"
#define EVENT "directory"

/* A password is for one server and one account, so that it is not sent to
 * another one when the address changes. */
static char *
make_key (LanyardDirectory *directory)
{
  const char *uri = lanyard_directory_get_uri (directory);
  const char *dn = lanyard_directory_get_bind_dn (directory);

  return g_strconcat (uri != NULL ? uri : "", "\n", dn != NULL ? dn : "", NULL);
}

/**
 * lanyard_directory_load_sync:
 * @configuration: where it is kept
 * @error: of @configuration
 *
 * Returns: (transfer full): the connection, without an address until one is
 *   set
 */
LanyardDirectory *
lanyard_directory_load_sync (LanyardConfiguration  *configuration,
                             GError               **error)
{
  g_autoptr(GError) cause = NULL;
  LanyardRecord *record = lanyard_configuration_load_sync (configuration, LANYARD_TYPE_DIRECTORY, LANYARD_DIRECTORY_ID, &cause);

  if (record != NULL)
    return LANYARD_DIRECTORY (record);
  if (g_error_matches (cause, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND))
    return lanyard_directory_new ();

  g_propagate_error (error, g_steal_pointer (&cause));
  return NULL;
}

/**
 * lanyard_directory_save_sync:
 * @configuration: where it is kept
 * @directory: the connection
 * @password: (nullable): a new password of its account
 * @change_id: (out) (optional) (nullable): for undoing it; %NULL if @password
 *   replaced one, which undoing would not bring back
 * @error: of @configuration
 *
 * The password is kept sealed, for this address and account; undoing the
 * change brings back the one of the address and account before it.
 *
 * Returns: whether it is stored
 */
gboolean
lanyard_directory_save_sync (LanyardConfiguration  *configuration,
                             LanyardDirectory      *directory,
                             const char            *password,
                             char                 **change_id,
                             GError               **error)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new (_("Change the directory"));
  g_autofree char *key = make_key (directory);
  g_autofree char *id = NULL;
  gboolean replaces = FALSE;

  if (password != NULL && !lanyard_directory_has_password_sync (configuration, directory, &replaces, error))
    return FALSE;

  lanyard_changes_save (changes, LANYARD_RECORD (directory));
  if (!lanyard_configuration_apply_sync (configuration, changes, &id, error))
    return FALSE;

  if (change_id != NULL && !replaces)
    *change_id = g_steal_pointer (&id);
  return password == NULL ||
         lanyard_configuration_put_state_sync (configuration, PASSWORD_KIND, key, password, G_MAXINT64, FALSE, error);
}

/* (nullable) without an error: there is none */
static LanyardSecret *
load_password (LanyardConfiguration  *configuration,
               LanyardDirectory      *directory,
               GError               **error)
{
  g_autofree char *key = make_key (directory);

  return lanyard_configuration_get_state_sync (configuration, PASSWORD_KIND, key, lanyard_time_now (), FALSE, error);
}

/**
 * lanyard_directory_has_password_sync:
 * @configuration: where it is kept
 * @directory: the connection
 * @has_password: (out): whether there is a password for its address and account
 * @error: of @configuration
 *
 * Returns: whether it could be found out
 */
gboolean
lanyard_directory_has_password_sync (LanyardConfiguration  *configuration,
                                     LanyardDirectory      *directory,
                                     gboolean              *has_password,
                                     GError               **error)
{
  g_autoptr(GError) cause = NULL;
  g_autoptr(LanyardSecret) password = load_password (configuration, directory, &cause);

  *has_password = password != NULL;
  if (cause == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static LanyardDirectoryClient *
open_client (LanyardConfiguration  *configuration,
             LanyardDirectory      *directory,
             const char            *password,
             GCancellable          *cancellable,
             GError               **error)
{
  g_autoptr(GError) cause = NULL;
  g_autoptr(LanyardSecret) kept = password == NULL ? load_password (configuration, directory, &cause) : NULL;

  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }

  return lanyard_directory_client_open_sync (directory, password != NULL ? password : kept, cancellable, error);
}

/* What is asked of people and groups. */
static char **
list_attributes (LanyardDirectory *directory)
{
  g_auto(GStrv) fields = lanyard_directory_list_fields (directory);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (gsize i = 0; fields[i] != NULL; i++)
    g_strv_builder_add (builder, lanyard_directory_get_attribute (directory, fields[i]));
  g_strv_builder_add_many (builder, "uid", "memberOf", NULL);

  return g_strv_builder_end (builder);
}

static gboolean
fetch_groups (LanyardDirectoryClient  *client,
              LanyardDirectory        *directory,
              LanyardDirectoryTable   *table,
              GError                 **error)
{
  const char *name = lanyard_directory_get_attribute (directory, "group_name");
  const char *identifier = lanyard_directory_get_attribute (directory, LANYARD_PEOPLE_IDENTIFIER);
  const char *attributes[] = {
    "member", "uniqueMember", "memberUid", "description", name != NULL ? name : "cn", identifier, NULL,
  };
  g_autoptr(GPtrArray) groups = NULL;

  if (!lanyard_directory_has_groups (directory))
    return TRUE;

  groups = lanyard_directory_client_search_sync (client, lanyard_directory_get_group_base_dn (directory),
                                                 lanyard_directory_get_group_filter (directory), attributes, error);
  if (groups == NULL)
    return FALSE;

  g_ptr_array_set_free_func (groups, NULL);
  for (guint i = 0; i < groups->len; i++)
    lanyard_directory_table_add_group (table, groups->pdata[i]);
  return TRUE;
}

/* People and groups of the directory. */
static LanyardDirectoryTable *
fetch (LanyardDirectoryClient  *client,
       LanyardDirectory        *directory,
       GError                 **error)
{
  g_autoptr(LanyardDirectoryTable) table = lanyard_directory_table_new ();
  g_auto(GStrv) attributes = list_attributes (directory);
  g_autoptr(GPtrArray) people = lanyard_directory_client_search_sync (client, lanyard_directory_get_base_dn (directory),
                                                                      lanyard_directory_get_people_filter (directory),
                                                                      (const char * const *) attributes, error);
  const char *name = lanyard_directory_get_attribute (directory, "group_name");

  if (people == NULL)
    return NULL;

  g_ptr_array_set_free_func (people, NULL);
  for (guint i = 0; i < people->len; i++)
    lanyard_directory_table_add_person (table, people->pdata[i]);

  return fetch_groups (client, directory, table, error) &&
         lanyard_directory_table_close (table, name != NULL ? name : "cn", error) ? g_steal_pointer (&table) : NULL;
}

static LanyardDirectoryTable *
open_and_fetch (LanyardConfiguration  *configuration,
                LanyardDirectory      *directory,
                const char            *password,
                GCancellable          *cancellable,
                GError               **error)
{
  g_autoptr(GPtrArray) columns = _lanyard_directory_make_columns (directory, error);
  g_autoptr(LanyardDirectoryClient) client = NULL;

  client = columns != NULL ? open_client (configuration, directory, password, cancellable, error) : NULL;

  return client != NULL ? fetch (client, directory, error) : NULL;
}

/**
 * lanyard_directory_test_sync:
 * @configuration: where the password is kept
 * @directory: a connection, stored or not
 * @password: (nullable): of its account; %NULL: the one that is kept
 * @n_people: (out): how many people it has
 * @n_groups: (out): how many groups
 * @cancellable: (nullable): ends it
 * @error: what lanyard_directory_client_open_sync() and
 *   lanyard_directory_client_search_sync() say
 *
 * Signs in and reads all that would be read. It blocks.
 *
 * Returns: whether the directory can be read
 */
gboolean
lanyard_directory_test_sync (LanyardConfiguration  *configuration,
                             LanyardDirectory      *directory,
                             const char            *password,
                             guint                 *n_people,
                             guint                 *n_groups,
                             GCancellable          *cancellable,
                             GError               **error)
{
  g_autoptr(LanyardDirectoryTable) table = open_and_fetch (configuration, directory, password, cancellable, error);

  if (table == NULL)
    return FALSE;

  *n_people = lanyard_directory_table_get_people (table)->len;
  *n_groups = lanyard_directory_table_get_groups (table)->len;
  return TRUE;
}

/**
 * lanyard_directory_preview_sync:
 * @configuration: where people and the connection are
 * @directory: (nullable): a connection, stored or not; %NULL: the stored one
 * @password: (nullable): of its account; %NULL: the one that is kept
 * @accepted: what is right although it looks like a mistake
 * @cancellable: (nullable): ends it
 * @error: %LANYARD_ERROR_REFUSED with the code %LANYARD_DIRECTORY_MISSING or
 *   %LANYARD_DIRECTORY_RETURNING: that is so and was not accepted; what lanyard_directory_test_sync() says
 *
 * Finds out what has to change so that people and groups are as in the
 * directory, without changing anything. People are found by what identifies
 * them there, else by user name and address. Who came from the directory and
 * is not there any more is suspended, and returns with their entry; people and
 * memberships that are ours are left alone. It blocks.
 *
 * Returns: (transfer full): the plan
 */
LanyardPeopleImport *
lanyard_directory_preview_sync (LanyardConfiguration  *configuration,
                                LanyardDirectory      *directory,
                                const char            *password,
                                LanyardDirectoryAccept accepted,
                                GCancellable          *cancellable,
                                GError               **error)
{
  g_autoptr(LanyardDirectory) stored = directory == NULL ? lanyard_directory_load_sync (configuration, error) : NULL;
  LanyardDirectory *source = directory != NULL ? directory : stored;
  g_autoptr(LanyardDirectoryTable) table = NULL;

  table = source != NULL ? open_and_fetch (configuration, source, password, cancellable, error) : NULL;
  if (table == NULL)
    return NULL;

  return _lanyard_directory_plan_sync (configuration, source, table, accepted, cancellable, error);
}

/**
 * lanyard_directory_count_vanished:
 * @import: a plan
 *
 * Returns: how many people are suspended since the directory has them no longer
 */
guint
lanyard_directory_count_vanished (LanyardPeopleImport *import)
{
  GPtrArray *lines = lanyard_people_import_get_lines (import);
  guint n = 0;

  for (guint i = 0; i < lines->len; i++)
    n += ((LanyardPeopleLine *) lines->pdata[i])->vanished;

  return n;
}

/**
 * lanyard_directory_apply_sync:
 * @configuration: where the plan was made
 * @import: a plan of lanyard_directory_preview_sync()
 * @cancellable: (nullable): until all of it is stored, takes it back
 * @change_id: (out) (optional) (nullable): for undoing it; %NULL if there was
 *   nothing to change
 * @error: what lanyard_people_import_apply_sync() says
 *
 * Carries the plan out in one step of the history, and makes an event of it.
 *
 * Returns: whether it is done
 */
gboolean
lanyard_directory_apply_sync (LanyardConfiguration  *configuration,
                              LanyardPeopleImport   *import,
                              GCancellable          *cancellable,
                              char                 **change_id,
                              GError               **error)
{
  guint n_vanished = lanyard_directory_count_vanished (import);
  g_autoptr(LanyardEvent) event = lanyard_event_new (EVENT, lanyard_time_now ());
  g_autofree char *detail = NULL;

  if (!lanyard_people_import_apply_sync (import, configuration, cancellable, change_id, error))
    return FALSE;

  detail = g_strdup_printf ("%u new, %u changed, %u suspended, %u refused; by %s",
                            lanyard_people_import_count (import, LANYARD_PEOPLE_LINE_NEW),
                            lanyard_people_import_count (import, LANYARD_PEOPLE_LINE_CHANGED) - n_vanished, n_vanished,
                            lanyard_people_import_count (import, LANYARD_PEOPLE_LINE_REFUSED),
                            lanyard_configuration_get_actor (configuration));
  g_object_set (event, "detail", detail, NULL);
  return lanyard_configuration_add_event_sync (configuration, event, error);
}

/**
 * lanyard_directory_get_last_sync:
 * @configuration: where the events are
 * @time: (out): when people and groups were last taken over; 0: never, or
 *   longer ago than events are kept
 * @error: of @configuration
 *
 * Returns: whether it could be found out
 */
gboolean
lanyard_directory_get_last_sync (LanyardConfiguration  *configuration,
                                 gint64                *time,
                                 GError               **error)
{
  static char kind[] = EVENT;
  const LanyardEventQuery query = { .event = kind, .limit = 1 };
  g_autoptr(GPtrArray) events = lanyard_configuration_query_events_sync (configuration, &query, error);

  if (events == NULL)
    return FALSE;

  *time = events->len > 0 ? lanyard_event_get_time (events->pdata[0]) : 0;
  return TRUE;
}
