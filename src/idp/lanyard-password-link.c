/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-password-link.h"

#include <glib/gi18n-lib.h>

#include "lanyard-error.h"
#include "lanyard-random.h"
#include "lanyard-state-kinds.h"

/* Key: the token, of which the store keeps a hash. The id of the person. */
#define TOKEN_SIZE 32

static void
set_suspended_error (LanyardPerson  *person,
                     GError        **error)
{
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED,
                     _("Who is suspended cannot sign in, whatever the password"),
                     _("End the suspension first"),
                     _("“%s” is suspended"), lanyard_person_get_username (person));
}

static void
set_over_error (GError **error)
{
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND,
                     _("It was used, it is too old, or there is a newer one"),
                     _("Ask your administrator for a new one"),
                     _("This link is not good any more"));
  if (error != NULL)
    lanyard_error_set_code (*error, "password-link");
}

static gboolean
note_link (LanyardConfiguration  *configuration,
           LanyardPerson         *person,
           gint64                 now,
           GError               **error)
{
  g_autoptr(LanyardEvent) event = lanyard_event_new ("password", now);
  g_autofree char *detail = g_strdup_printf ("link for a new one made by %s",
                                             lanyard_configuration_get_actor (configuration));

  g_object_set (event, "person", lanyard_person_get_username (person), "detail", detail, NULL);

  return lanyard_configuration_add_event_sync (configuration, event, error);
}

static LanyardSecret *
put_link (LanyardConfiguration  *configuration,
          const char            *person_id,
          LanyardSettings       *settings,
          gint64                 expires,
          GError               **error)
{
  g_autoptr(LanyardSecret) token = lanyard_random_dup_token (TOKEN_SIZE);

  if (!lanyard_configuration_put_owned_state_sync (configuration, LANYARD_STATE_PASSWORD_LINK, token, person_id, person_id, expires, TRUE,
                                                   error))
    return NULL;

  return g_strconcat (lanyard_settings_get_base_url (settings), LANYARD_PASSWORD_LINK_PATH "/", token, NULL);
}

/* Suspension ends links. One that was made meanwhile was not there to be ended:
 * so it is looked once more. */
static gboolean
look_again (LanyardConfiguration  *configuration,
            const char            *person_id,
            GError               **error)
{
  g_autoptr(LanyardRecord) person = lanyard_configuration_load_sync (configuration, LANYARD_TYPE_PERSON, person_id, error);

  if (person != NULL && !lanyard_person_is_suspended (LANYARD_PERSON (person)))
    return TRUE;

  if (person != NULL)
    set_suspended_error (LANYARD_PERSON (person), error);
  (void) lanyard_password_link_drop_sync (configuration, person_id, NULL);
  return FALSE;
}

/**
 * lanyard_password_link_make_sync:
 * @configuration: where it is kept
 * @person: who may set a password with it
 * @now: seconds
 * @expires: (out) (optional): until when it is good, seconds
 * @error: %LANYARD_ERROR_REFUSED for somebody who is suspended
 *
 * Older links of the person are good for nothing any more. The password, the
 * sessions and the second factor stay what they are until it is used. It is
 * an event.
 *
 * Returns: (transfer full): the link, which is kept nowhere
 */
LanyardSecret *
lanyard_password_link_make_sync (LanyardConfiguration  *configuration,
                                 LanyardPerson         *person,
                                 gint64                 now,
                                 gint64                *expires,
                                 GError               **error)
{
  const char *person_id;
  g_autoptr(LanyardSettings) settings = NULL;
  g_autoptr(LanyardSecret) link = NULL;
  gint64 end;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);
  g_return_val_if_fail (LANYARD_IS_PERSON (person), NULL);

  if (lanyard_person_is_suspended (person))
    {
      set_suspended_error (person, error);
      return NULL;
    }

  person_id = lanyard_record_get_id (LANYARD_RECORD (person));
  settings = lanyard_configuration_load_settings_sync (configuration, error);
  if (settings == NULL || !lanyard_password_link_drop_sync (configuration, person_id, error))
    return NULL;

  end = now + lanyard_settings_get_password_link_lifetime (settings);
  link = put_link (configuration, person_id, settings, end, error);
  if (link == NULL || !look_again (configuration, person_id, error) || !note_link (configuration, person, now, error))
    return NULL;

  if (expires != NULL)
    *expires = end;
  return g_steal_pointer (&link);
}

/**
 * lanyard_password_link_find_sync:
 * @configuration: where it is kept
 * @token: what the link ends with
 * @now: seconds
 * @take: whether it is good for nothing any more afterwards
 * @error: %LANYARD_ERROR_NOT_FOUND with the code "password-link"
 *
 * Returns: (transfer full): who may set a password with it
 */
LanyardPerson *
lanyard_password_link_find_sync (LanyardConfiguration  *configuration,
                                 const char            *token,
                                 gint64                 now,
                                 gboolean               take,
                                 GError               **error)
{
  g_autofree char *person_id = NULL;
  g_autoptr(LanyardRecord) person = NULL;
  g_autoptr(GError) cause = NULL;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);
  g_return_val_if_fail (token != NULL, NULL);

  person_id = lanyard_configuration_get_state_sync (configuration, LANYARD_STATE_PASSWORD_LINK, token, now, take, &cause);
  if (person_id != NULL)
    person = lanyard_configuration_load_sync (configuration, LANYARD_TYPE_PERSON, person_id, &cause);
  if (cause != NULL && !g_error_matches (cause, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  if (person == NULL || lanyard_person_is_suspended (LANYARD_PERSON (person)))
    {
      set_over_error (error);
      return NULL;
    }

  return LANYARD_PERSON (g_steal_pointer (&person));
}

/**
 * lanyard_password_link_drop_sync:
 * @configuration: where it is kept
 * @person_id: a person's id
 * @error: return location for an error
 *
 * Returns: whether no link of the person is good for anything any more
 */
gboolean
lanyard_password_link_drop_sync (LanyardConfiguration  *configuration,
                                 const char            *person_id,
                                 GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), FALSE);
  g_return_val_if_fail (person_id != NULL, FALSE);

  return lanyard_configuration_drop_state_sync (configuration, LANYARD_STATE_PASSWORD_LINK, person_id, error);
}
