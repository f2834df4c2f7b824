/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-access-private.h"

#include <glib/gi18n-lib.h>

#include "lanyard-error.h"
#include "lanyard-saml-error.h"

static gboolean G_GNUC_PRINTF (4, 5)
refuse (GError     **error,
        const char  *why,
        const char  *fix,
        const char  *format,
        ...)
{
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED, why, fix, "%s", what);
  return FALSE;
}

/*
 * _lanyard_access_check_connector:
 * @connector: a connector
 * @error: LANYARD_ERROR_REFUSED
 *
 * Whether anybody may sign in to @connector at all: looked at when a request
 * comes, after the sign-in and for IdP-initiated sign-ins (M-07, A-31).
 */
gboolean
_lanyard_access_check_connector (LanyardConnector  *connector,
                                 GError           **error)
{
  const char *label = lanyard_connector_get_label (connector);

  if (lanyard_connector_get_connector_kind (connector) != LANYARD_CONNECTOR_SAML)
    return refuse (error, _("It only opens an address"), NULL,
                   _("The bookmark “%s” has no single sign-on"), label);
  if (lanyard_connector_get_state (connector) != LANYARD_CONNECTOR_ACTIVE)
    return refuse (error, _("Nobody can sign in to it at present"),
                   _("An administrator can activate it"),
                   _("Single sign-on to “%s” is switched off"), label);
  if (lanyard_connector_get_sp_entity_id (connector) == NULL || lanyard_connector_get_idp_entity_id (connector) == NULL)
    return refuse (error, _("Responses name both sides"),
                   _("An administrator can enter both entity IDs"),
                   _("“%s” has no entity ID"), label);

  if (lanyard_connector_get_encrypt_assertion (connector))
    {
      lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_UNSUPPORTED,
                         _("An assertion that must be encrypted is not sent in the clear"),
                         _("An administrator can switch the encryption of assertions off"),
                         _("“%s” wants encrypted assertions, which cannot be made"), label);
      return FALSE;
    }

  return TRUE;
}

/*
 * _lanyard_access_check_unsolicited:
 * @connector: a connector
 * @error: LANYARD_ERROR_REFUSED
 *
 * Whether a sign-in may begin here (M-51).
 */
gboolean
_lanyard_access_check_unsolicited (LanyardConnector  *connector,
                                   GError           **error)
{
  if (lanyard_connector_get_idp_initiated (connector))
    return TRUE;

  return refuse (error, _("The service provider takes no sign-in that it did not ask for"),
                 _("Begin at the application itself"),
                 _("“%s” cannot be opened from here"), lanyard_connector_get_label (connector));
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
      refuse (error, _("A suspended person cannot sign in anywhere"),
              _("An administrator can lift the suspension"),
              _("“%s” is suspended"), lanyard_person_get_username (person));
      return NULL;
    }

  groups = lanyard_configuration_list_access_sync (configuration, lanyard_record_get_id (LANYARD_RECORD (person)),
                                                  lanyard_record_get_id (LANYARD_RECORD (connector)), error);
  if (groups == NULL)
    return NULL;
  if (groups[0] != NULL)
    return g_steal_pointer (&groups);

  refuse (error, _("Only members of a group that was granted the application may use it"),
          _("Ask an administrator for access"),
          _("You have no access to “%s”"), lanyard_connector_get_label (connector));
  return NULL;
}
