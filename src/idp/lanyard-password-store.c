/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-password-store.h"

#include "lanyard-password-link.h"
#include "lanyard-password-policy.h"
#include "lanyard-password.h"
#include "lanyard-second-step.h"
#include "lanyard-session.h"

#include <glib/gi18n-lib.h>

/* Whoever came in with the old password, whoever was on the way, and whoever
 * could set another one. */
static gboolean
close_doors (LanyardConfiguration  *configuration,
             const char            *person_id,
             const char            *session,
             gint64                 now,
             GError               **error)
{
  return lanyard_password_link_drop_sync (configuration, person_id, error) &&
         lanyard_second_step_end_all_sync (configuration, person_id, error) &&
         lanyard_session_end_others_sync (configuration, person_id, session, now, error);
}

/**
 * lanyard_password_store_sync:
 * @configuration: where it is kept
 * @changes: what it becomes part of; applied
 * @person: whose, as it is or is to be stored with @changes
 * @password: UTF-8
 * @session: (nullable): the id of the person's session that goes on
 * @now: seconds
 * @change_id: (out) (optional) (nullable): for undo
 * @error: what lanyard_password_policy_check() says, or why it is not stored
 *
 * All other sessions of the person end, and so does what waits for a second
 * step; links with which a password can be set are good for nothing any more.
 *
 * Returns: whether it is the password now, and all that has ended
 */
gboolean
lanyard_password_store_sync (LanyardConfiguration  *configuration,
                             LanyardChanges        *changes,
                             LanyardPerson         *person,
                             const char            *password,
                             const char            *session,
                             gint64                 now,
                             char                 **change_id,
                             GError               **error)
{
  const char *person_id;
  g_autoptr(LanyardSettings) settings = NULL;
  g_autoptr(LanyardSecret) hash = NULL;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), FALSE);
  g_return_val_if_fail (changes != NULL && password != NULL, FALSE);
  g_return_val_if_fail (LANYARD_IS_PERSON (person), FALSE);

  person_id = lanyard_record_get_id (LANYARD_RECORD (person));
  settings = lanyard_configuration_load_settings_sync (configuration, error);
  if (settings == NULL || !lanyard_password_policy_check (password, person, settings, error))
    return FALSE;

  hash = lanyard_password_hash (password, error);
  if (hash == NULL)
    return FALSE;

  /* Before, so that nobody is left inside should this end in the middle; and
   * after, for whoever came in meanwhile with the old one. */
  lanyard_changes_set_password (changes, person_id, hash);
  return close_doors (configuration, person_id, session, now, error) &&
         lanyard_configuration_apply_sync (configuration, changes, change_id, error) &&
         close_doors (configuration, person_id, session, now, error);
}

/**
 * lanyard_password_assign_sync:
 * @configuration: where it is kept
 * @changes: what it becomes part of; applied
 * @person: whose, as it is or is to be stored with @changes
 * @password: UTF-8
 * @now: seconds
 * @change_id: (out) (optional) (nullable): for undo
 * @error: what lanyard_password_policy_check() says, or why it is not stored
 *
 * What an administrator does: the password of somebody else. All sessions of
 * the person end; the history and the event of the change say how many.
 *
 * Returns: whether it is done
 */
gboolean
lanyard_password_assign_sync (LanyardConfiguration  *configuration,
                              LanyardChanges        *changes,
                              LanyardPerson         *person,
                              const char            *password,
                              gint64                 now,
                              char                 **change_id,
                              GError               **error)
{
  g_autoptr(GPtrArray) sessions = NULL;
  g_autoptr(LanyardChanges) counted = NULL;
  g_autofree char *summary = NULL;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), FALSE);
  g_return_val_if_fail (changes != NULL && LANYARD_IS_PERSON (person), FALSE);

  sessions = lanyard_session_list_sync (configuration, lanyard_record_get_id (LANYARD_RECORD (person)), now, error);
  if (sessions == NULL)
    return FALSE;
  if (sessions->len == 0)
    return lanyard_password_store_sync (configuration, changes, person, password, NULL, now, change_id, error);

  /* Translators: %s is what was done, "Set the password of Ada" */
  summary = g_strdup_printf (ngettext ("%s, which ended %u session", "%s, which ended %u sessions", sessions->len),
                             lanyard_changes_get_summary (changes), sessions->len);
  counted = lanyard_changes_new (summary);
  g_ptr_array_extend_and_steal (lanyard_changes_get_changes (counted),
                                g_ptr_array_ref (lanyard_changes_get_changes (changes)));

  return lanyard_password_store_sync (configuration, counted, person, password, NULL, now, change_id, error);
}
