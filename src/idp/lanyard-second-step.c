/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-second-step.h"

#include "lanyard-browser-private.h"
#include "lanyard-error.h"
#include "lanyard-idp-private.h"
#include "lanyard-state-kinds.h"

#define STEP_SECONDS 600

static char *
dup_key (LanyardHttpRequest *request)
{
  return lanyard_browser_dup_binding (request, LANYARD_STATE_SECOND_STEP);
}

/**
 * lanyard_second_step_begin:
 * @idp: the identity provider
 * @request: the request with the right password
 * @person: whose
 * @error: return location for an error
 *
 * Returns: whether it is kept
 */
gboolean
lanyard_second_step_begin (LanyardIdp          *idp,
                           LanyardHttpRequest  *request,
                           LanyardPerson       *person,
                           GError             **error)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (LANYARD_IS_IDP (idp), FALSE);
  g_return_val_if_fail (request != NULL, FALSE);
  g_return_val_if_fail (LANYARD_IS_PERSON (person), FALSE);

  key = dup_key (request);
  return lanyard_configuration_put_owned_state_sync (lanyard_idp_get_configuration (idp), LANYARD_STATE_SECOND_STEP, key,
                                                     lanyard_record_get_id (LANYARD_RECORD (person)),
                                                     lanyard_record_get_id (LANYARD_RECORD (person)),
                                                     request->now + STEP_SECONDS, FALSE, error);
}

/**
 * lanyard_second_step_load:
 * @idp: the identity provider
 * @request: a request
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): who typed the right password in this
 *   browser and no code yet; %NULL without an error if nobody did, or who did
 *   is gone or suspended
 */
LanyardPerson *
lanyard_second_step_load (LanyardIdp          *idp,
                          LanyardHttpRequest  *request,
                          GError             **error)
{
  LanyardConfiguration *configuration;
  g_autofree char *key = NULL;
  g_autofree char *person_id = NULL;
  g_autoptr(LanyardRecord) person = NULL;
  g_autoptr(GError) cause = NULL;

  g_return_val_if_fail (LANYARD_IS_IDP (idp), NULL);
  g_return_val_if_fail (request != NULL, NULL);

  configuration = lanyard_idp_get_configuration (idp);
  key = dup_key (request);
  person_id = lanyard_configuration_get_state_sync (configuration, LANYARD_STATE_SECOND_STEP, key, request->now, FALSE, error);
  if (person_id == NULL)
    return NULL;

  person = lanyard_configuration_load_sync (configuration, LANYARD_TYPE_PERSON, person_id, &cause);
  if (cause != NULL && !g_error_matches (cause, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&cause));
  if (person == NULL || lanyard_person_is_suspended (LANYARD_PERSON (person)))
    return NULL;

  return LANYARD_PERSON (g_steal_pointer (&person));
}

/**
 * lanyard_second_step_end:
 * @idp: the identity provider
 * @request: a request
 * @was_there: (out) (optional): whether it was not over before
 * @error: return location for an error
 *
 * From now on the password has to be typed again.
 *
 * Returns: whether it is over
 */
gboolean
lanyard_second_step_end (LanyardIdp          *idp,
                         LanyardHttpRequest  *request,
                         gboolean            *was_there,
                         GError             **error)
{
  g_autofree char *key = NULL;
  g_autofree char *person_id = NULL;
  g_autoptr(GError) cause = NULL;

  g_return_val_if_fail (LANYARD_IS_IDP (idp), FALSE);
  g_return_val_if_fail (request != NULL, FALSE);

  key = dup_key (request);
  person_id = lanyard_configuration_get_state_sync (lanyard_idp_get_configuration (idp), LANYARD_STATE_SECOND_STEP, key,
                                                    request->now, TRUE, &cause);
  if (was_there != NULL)
    *was_there = person_id != NULL;
  if (cause == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/**
 * lanyard_second_step_end_all_sync:
 * @configuration: where it is kept
 * @person_id: a person's id
 * @error: return location for an error
 *
 * Whoever typed the password of the person and no code yet has to type it
 * again, in every browser.
 *
 * Returns: whether it is over
 */
gboolean
lanyard_second_step_end_all_sync (LanyardConfiguration  *configuration,
                                  const char            *person_id,
                                  GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), FALSE);
  g_return_val_if_fail (person_id != NULL, FALSE);

  return lanyard_configuration_drop_state_sync (configuration, LANYARD_STATE_SECOND_STEP, person_id, error);
}
