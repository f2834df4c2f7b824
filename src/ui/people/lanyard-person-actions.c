/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-person-actions.h"

#include "lanyard-password-store.h"
#include "lanyard-secret.h"
#include "lanyard-time.h"

typedef struct
{
  LanyardPerson *person;
  LanyardSecret *password;
  char          *summary;
  gboolean       save;
} StoreData;

static void
store_data_free (StoreData *data)
{
  g_object_unref (data->person);
  lanyard_secret_free (data->password);
  g_free (data->summary);
  g_free (data);
}

/* Returns the change's id; "" where nothing changed. */
static gpointer
store_worker (LanyardConfiguration  *configuration,
              gpointer               user_data,
              GError               **error)
{
  StoreData *data = user_data;
  g_autoptr(LanyardChanges) changes = lanyard_changes_new (data->summary);
  g_autofree char *change_id = NULL;

  if (data->save)
    lanyard_changes_save (changes, LANYARD_RECORD (data->person));

  if (data->password != NULL ? !lanyard_password_assign_sync (configuration, changes, data->person, data->password,
                                                              lanyard_time_now (), &change_id, error)
                             : !lanyard_configuration_apply_sync (configuration, changes, &change_id, error))
    return NULL;

  return change_id != NULL ? g_steal_pointer (&change_id) : g_strdup ("");
}

/**
 * lanyard_person_actions_store_async:
 * @configuration: where the person is stored
 * @summary: what the history says of it
 * @person: whose password it is, and what is stored
 * @save: whether to store @person
 * @password: (nullable): to sign in with; %NULL leaves it
 * @callback: called when it is stored
 * @user_data: for @callback
 */
void
lanyard_person_actions_store_async (LanyardConfiguration *configuration,
                                    const char           *summary,
                                    LanyardPerson        *person,
                                    gboolean              save,
                                    const char           *password,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data)
{
  StoreData *data;

  g_return_if_fail (LANYARD_IS_CONFIGURATION (configuration));
  g_return_if_fail (LANYARD_IS_PERSON (person));

  data = g_new0 (StoreData, 1);
  data->person = g_object_ref (person);
  data->password = g_strdup (password);
  data->summary = g_strdup (summary);
  data->save = save;
  lanyard_configuration_run_async (configuration, store_worker, data, (GDestroyNotify) store_data_free, g_free, NULL,
                                   callback, user_data);
}

/**
 * lanyard_person_actions_store_finish:
 * @configuration: where the person is stored
 * @result: what the callback got
 * @change_id: (out) (optional) (nullable): for undo
 * @error: why it was not stored
 */
gboolean
lanyard_person_actions_store_finish (LanyardConfiguration  *configuration,
                                     GAsyncResult          *result,
                                     char                 **change_id,
                                     GError               **error)
{
  g_autofree char *id = lanyard_configuration_run_finish (configuration, result, error);

  if (id == NULL)
    return FALSE;

  if (change_id != NULL)
    *change_id = *id != '\0' ? g_steal_pointer (&id) : NULL;
  return TRUE;
}
