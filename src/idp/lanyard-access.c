/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-access-private.h"

#include <glib/gi18n-lib.h>

#include "lanyard-error.h"
#include "lanyard-time.h"

/* One reason why nobody, or not this person, may sign in: what the log calls
 * it, and what people are told. */
typedef struct
{
  const char *code;
  const char *rule;
  const char *expected;
  const char *received;
  const char *why;
  const char *fix;
} Reason;

static gboolean G_GNUC_PRINTF (3, 4)
refuse (GError       **error,
        const Reason  *reason,
        const char    *format,
        ...)
{
  g_autoptr(GError) refusal = NULL;
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);

  lanyard_set_error (&refusal, LANYARD_ERROR, LANYARD_ERROR_REFUSED, reason->why, reason->fix, "%s", what);
  lanyard_error_set_code (refusal, reason->code);
  lanyard_error_set_evidence (refusal, reason->rule, reason->expected, reason->received);
  g_propagate_error (error, g_steal_pointer (&refusal));
  return FALSE;
}

/* M-07: metadata that is over says nothing any more about whom to trust. */
static gboolean
check_metadata_age (LanyardConnector  *connector,
                    gint64             now,
                    GError           **error)
{
  gint64 valid_until = lanyard_connector_get_metadata_valid_until (connector);
  g_autofree char *end = NULL;
  g_autofree char *present = NULL;

  if (valid_until == 0 || now < valid_until)
    return TRUE;

  end = lanyard_time_format (valid_until);
  present = lanyard_time_format (now);
  return refuse (error,
                 &(Reason) { "metadata-expired", "M-07", end, present,
                             _("What it says of the service provider may no longer be true"),
                             _("An administrator can load newer metadata") },
                 _("The metadata of “%s” has expired"), lanyard_connector_get_label (connector));
}

/*
 * _lanyard_access_check_connector:
 * @connector: a connector
 * @now: the present, in seconds
 * @error: LANYARD_ERROR_REFUSED with a code of its own for each reason
 *
 * Whether anybody may sign in to @connector at all: looked at when a request
 * comes, after the sign-in and for IdP-initiated sign-ins (M-07, A-31). What
 * is refused here is shown to the person and sent nowhere.
 */
gboolean
_lanyard_access_check_connector (LanyardConnector  *connector,
                                 gint64             now,
                                 GError           **error)
{
  const char *label = lanyard_connector_get_label (connector);
  LanyardConnectorState state = lanyard_connector_get_state (connector);

  if (lanyard_connector_get_connector_kind (connector) != LANYARD_CONNECTOR_SAML)
    return refuse (error, &(Reason) { "bookmark", "M-07", "saml", "bookmark", _("It only opens an address"), NULL },
                   _("The bookmark “%s” has no single sign-on"), label);
  if (state != LANYARD_CONNECTOR_ACTIVE)
    return refuse (error,
                   &(Reason) { "switched-off", "A-31", "active",
                               lanyard_enum_get_nick (LANYARD_TYPE_CONNECTOR_STATE, (int) state),
                               _("Nobody can sign in to it at present"), _("An administrator can activate it") },
                   _("Single sign-on to “%s” is switched off"), label);
  if (lanyard_connector_get_sp_entity_id (connector) == NULL || lanyard_connector_get_idp_entity_id (connector) == NULL)
    return refuse (error,
                   &(Reason) { "no-entity-id", "M-07", "both entity IDs", NULL, _("Responses name both sides"),
                               _("An administrator can enter both entity IDs") },
                   _("“%s” has no entity ID"), label);

  return check_metadata_age (connector, now, error);
}

/*
 * _lanyard_access_check_unsolicited:
 * @connector: a connector
 * @relay_state: (nullable): what the address that was opened asks for
 * @error: LANYARD_ERROR_REFUSED
 *
 * Whether a sign-in may begin here, and where it may lead (M-51): anybody can
 * write a link, so RelayState must be one that is configured.
 */
gboolean
_lanyard_access_check_unsolicited (LanyardConnector  *connector,
                                   const char        *relay_state,
                                   GError           **error)
{
  const char * const *allowed = lanyard_connector_get_allowed_relay_states (connector);

  if (!lanyard_connector_get_idp_initiated (connector))
    return refuse (error,
                   &(Reason) { "idp-initiated-off", "M-51", "a request", "none",
                               _("The service provider takes no sign-in that it did not ask for"),
                               _("Begin at the application itself") },
                   _("“%s” cannot be opened from here"), lanyard_connector_get_label (connector));

  if (relay_state == NULL || g_strcmp0 (relay_state, lanyard_connector_get_relay_state (connector)) == 0 ||
      (allowed != NULL && g_strv_contains (allowed, relay_state)))
    return TRUE;

  return refuse (error,
                 &(Reason) { "relay-state", "M-51", lanyard_connector_get_relay_state (connector), relay_state,
                             _("The address names a place in the application that is not configured (RelayState)"),
                             _("An administrator can allow it") },
                 _("This link to “%s” cannot be followed"), lanyard_connector_get_label (connector));
}

/*
 * _lanyard_access_list_groups_sync:
 * @configuration: where memberships and grants are
 * @connector: a connector
 * @person: who signed in
 * @error: LANYARD_ERROR_REFUSED for a suspended person or one without access
 *
 * Returns: (transfer full): ids of the groups through which @person may use
 *   @connector, at least one
 */
char **
_lanyard_access_list_groups_sync (LanyardConfiguration  *configuration,
                                  LanyardConnector      *connector,
                                  LanyardPerson         *person,
                                  GError               **error)
{
  g_auto(GStrv) groups = NULL;

  if (lanyard_person_is_suspended (person))
    {
      refuse (error,
              &(Reason) { "person-suspended", "M-52", "a person who is not suspended", "suspended",
                          _("A suspended person cannot sign in anywhere"),
                          _("An administrator can lift the suspension") },
              _("“%s” is suspended"), lanyard_person_get_username (person));
      return NULL;
    }

  groups = lanyard_configuration_list_access_sync (configuration, lanyard_record_get_id (LANYARD_RECORD (person)),
                                                   lanyard_record_get_id (LANYARD_RECORD (connector)), error);
  if (groups == NULL)
    return NULL;
  if (groups[0] != NULL)
    return g_steal_pointer (&groups);

  refuse (error,
          &(Reason) { "no-access", "M-52", "a group that was granted the application", "none",
                      _("Only members of a group that was granted the application may use it"),
                      _("Ask an administrator for access") },
          _("You have no access to “%s”"), lanyard_connector_get_label (connector));
  return NULL;
}
