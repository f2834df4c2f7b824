/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-opaque-id-private.h"

#include <glib/gi18n-lib.h>

#include "lanyard-base32.h"
#include "lanyard-error.h"
#include "lanyard-random.h"

/* 9999-12-31: an identifier is never given to anybody else */
#define STATE_EXPIRES G_GINT64_CONSTANT (253402214400)
#define OPAQUE_SIZE 20

/**
 * _lanyard_opaque_id_ensure_sync:
 * @configuration: where identifiers are kept
 * @kind: of identifier
 * @scope: who knows the person by it: a connector's id, or an affiliation
 * @person: a person
 * @create: (inout): whether one may be made; whether one was made
 * @now: seconds
 * @error: %LANYARD_ERROR_FAILED
 *
 * The identifier that is kept for this person (M-40, M-41), a random one the
 * first time. When two threads make it at once, the first is kept.
 *
 * Returns: (transfer full) (nullable): 32 characters of base32, or what was
 *   imported; %NULL without an error if there is none and none may be made
 */
char *
_lanyard_opaque_id_ensure_sync (LanyardConfiguration  *configuration,
                                const char            *kind,
                                const char            *scope,
                                LanyardPerson         *person,
                                gboolean              *create,
                                gint64                 now,
                                GError               **error)
{
  g_autofree char *key = g_strconcat (scope, "/", lanyard_record_get_id (LANYARD_RECORD (person)), NULL);
  gboolean may_create = *create;
  g_autofree char *value = NULL;
  g_autoptr(GError) local_error = NULL;
  guint8 random[OPAQUE_SIZE];

  *create = FALSE;

  value = lanyard_configuration_get_state_sync (configuration, kind, key, now, FALSE, &local_error);
  if (value == NULL && local_error == NULL && !may_create)
    return NULL;
  if (value == NULL && local_error == NULL)
    {
      lanyard_random_bytes (random, sizeof random);
      value = lanyard_base32_encode (random, sizeof random);
      if (lanyard_configuration_put_state_sync (configuration, kind, key, value, STATE_EXPIRES, TRUE,
                                                &local_error))
        {
          *create = TRUE;
          return g_steal_pointer (&value);
        }

      g_clear_pointer (&value, g_free);
      if (g_error_matches (local_error, LANYARD_ERROR, LANYARD_ERROR_EXISTS))
        {
          g_clear_error (&local_error);
          value = lanyard_configuration_get_state_sync (configuration, kind, key, now, FALSE, &local_error);
        }
    }

  if (value != NULL)
    return g_steal_pointer (&value);

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_FAILED, NULL, NULL,
                       _("The identifier of “%s” could not be kept"), lanyard_person_get_username (person));
  return NULL;
}

/**
 * _lanyard_opaque_id_load_or_make_sync:
 * @configuration: where identifiers are kept
 * @kind: of identifier
 * @connector: a connector
 * @person: a person
 * @now: seconds
 * @error: %LANYARD_ERROR_FAILED
 *
 * _lanyard_opaque_id_ensure_sync() for one connector, where one may be made.
 *
 * Returns: (transfer full): 32 characters of base32
 */
char *
_lanyard_opaque_id_load_or_make_sync (LanyardConfiguration  *configuration,
                                      const char            *kind,
                                      LanyardConnector      *connector,
                                      LanyardPerson         *person,
                                      gint64                 now,
                                      GError               **error)
{
  gboolean create = TRUE;

  return _lanyard_opaque_id_ensure_sync (configuration, kind, lanyard_record_get_id (LANYARD_RECORD (connector)),
                                         person, &create, now, error);
}
