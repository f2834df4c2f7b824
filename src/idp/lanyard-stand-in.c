/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-stand-in-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-idp-private.h"
#include "lanyard-url.h"

/* A request of a stand-in that waits for its answer, by its ID: the
 * connector's id, a line feed and the ACS that the answer is made for. */
#define STAND_IN_KIND "test-sp-stand-in"
#define STAND_IN_LIFETIME 3600

static gboolean
refuse (GError           **error,
        LanyardConnector  *connector,
        const char        *why,
        const char        *fix)
{
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED, why, fix,
                     /* Translators: %s is the label of an application */
                     _("The test service provider cannot stand in for “%s”"), lanyard_connector_get_label (connector));
  return FALSE;
}

/*
 * _lanyard_stand_in_check:
 * @connector: a connector
 * @error: %LANYARD_ERROR_REFUSED
 *
 * Returns: whether somebody without the keys of its service provider can do
 *   what that one does
 */
gboolean
_lanyard_stand_in_check (LanyardConnector  *connector,
                         GError           **error)
{
  if (lanyard_connector_get_sp_entity_id (connector) == NULL || lanyard_connector_get_default_acs (connector) == NULL)
    return refuse (error, connector, _("It has no entity ID or no ACS URL yet"),
                   _("Enter both on the page Service Provider"));
  if (lanyard_connector_get_require_signed_requests (connector))
    return refuse (error, connector, _("Only the application can sign its requests"),
                   _("Use a dry run, or sign in at the application"));
  if (lanyard_connector_get_encrypt_assertion (connector))
    return refuse (error, connector, _("Only the application can decrypt its assertions"),
                   _("Use a dry run, or sign in at the application"));

  return TRUE;
}

/*
 * _lanyard_stand_in_begin_sync:
 * @connector: whose service provider the test SP is to stand in for, which it
 *   can
 * @id: of the request that was made for it
 *
 * The answer to the request @id goes to the test SP, once.
 *
 * Returns: whether that is kept
 */
gboolean
_lanyard_stand_in_begin_sync (LanyardConfiguration  *configuration,
                              LanyardConnector      *connector,
                              const char            *id,
                              gint64                 now,
                              GError               **error)
{
  g_autofree char *waiting = NULL;

  waiting = g_strconcat (lanyard_record_get_id (LANYARD_RECORD (connector)), "\n",
                         lanyard_acs_get_url (lanyard_connector_get_default_acs (connector)), NULL);
  return lanyard_configuration_put_state_sync (configuration, STAND_IN_KIND, id, waiting, now + STAND_IN_LIFETIME, TRUE,
                                               error);
}

/*
 * _lanyard_stand_in_find_sync:
 * @id: (nullable): of a request
 * @acs_url: (out): the ACS that its answer is made for
 *
 * Returns: (transfer full) (nullable): the connector whose service provider
 *   the test SP stands in for with that request; %NULL if it does not
 */
LanyardConnector *
_lanyard_stand_in_find_sync (LanyardConfiguration  *configuration,
                             const char            *id,
                             gint64                 now,
                             char                 **acs_url)
{
  g_autofree char *waiting = NULL;
  LanyardRecord *connector;
  char *end;

  if (id == NULL)
    return NULL;
  waiting = lanyard_configuration_get_state_sync (configuration, STAND_IN_KIND, id, now, FALSE, NULL);
  end = waiting != NULL ? strchr (waiting, '\n') : NULL;
  if (end == NULL)
    return NULL;

  *end = '\0';
  connector = lanyard_configuration_load_sync (configuration, LANYARD_TYPE_CONNECTOR, waiting, NULL);
  if (connector == NULL)
    return NULL;

  *acs_url = g_strdup (end + 1);
  return LANYARD_CONNECTOR (connector);
}

/*
 * _lanyard_stand_in_waits_sync:
 * @message: (nullable): a request to @connector
 *
 * Returns: whether the test SP sent it in the place of the real one
 */
gboolean
_lanyard_stand_in_waits_sync (LanyardIdp         *self,
                              LanyardConnector   *connector,
                              LanyardSamlRequest *message,
                              gint64              now)
{
  g_autoptr(LanyardConnector) found = NULL;
  g_autofree char *acs_url = NULL;

  if (message == NULL || !lanyard_url_is_loopback (lanyard_idp_get_base_url (self)))
    return FALSE;

  found = _lanyard_stand_in_find_sync (lanyard_idp_get_configuration (self), lanyard_saml_request_get_id (message), now,
                                       &acs_url);
  return found != NULL && g_str_equal (lanyard_record_get_id (LANYARD_RECORD (found)),
                                       lanyard_record_get_id (LANYARD_RECORD (connector)));
}

/*
 * _lanyard_stand_in_deliver_sync:
 * @message: (nullable): what @answer answers
 * @answer: an answer that was not sent yet
 *
 * Where the test SP stands in, the browser brings the answer to it and not to
 * the real one; what is in it stays as it is.
 */
void
_lanyard_stand_in_deliver_sync (LanyardIdp         *self,
                                LanyardConnector   *connector,
                                LanyardSamlRequest *message,
                                LanyardAnswer      *answer,
                                gint64              now)
{
  if (!_lanyard_stand_in_waits_sync (self, connector, message, now))
    return;

  g_free (answer->acs_url);
  answer->acs_url = g_strconcat (lanyard_idp_get_base_url (self), "/test-sp/acs", NULL);
}
