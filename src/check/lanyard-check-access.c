/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-check-private.h"

#include <glib/gi18n-lib.h>

#define REFEDS_MFA "https://refeds.org/profile/mfa"

/* Not those that are always claimed, such as one for a second factor. */
static gboolean
claims_password (LanyardConnector *connector)
{
  const char *context = lanyard_connector_get_authn_context (connector);

  return context == NULL || _lanyard_check_is_password_context (context);
}

/* L31: what the policy demands is not told to the service provider. */
void
_lanyard_check_second_factor_context (LanyardCheckContext *context)
{
  LanyardConnector *connector = context->connector;

  if ((lanyard_connector_get_access_policy (connector) != LANYARD_ACCESS_REQUIRE_MFA && !context->input->some_need_mfa) ||
      lanyard_connector_get_mfa_authn_context (connector) != NULL ||
      lanyard_connector_get_totp_authn_context (connector) != NULL || !claims_password (connector))
    return;

  _lanyard_check_report (context, "mfa_authn_context",
                         _("The service provider hears of a password only, and may ask for another factor itself"),
                         _("Enter the authentication context that it takes for a second factor"),
                         _("A second factor is required, and no authentication context stands for it"));
  _lanyard_check_offer_string (context, _("Use REFEDS MFA"), "mfa_authn_context", REFEDS_MFA);
}

/* L32 */
void
_lanyard_check_single_people (LanyardCheckContext *context)
{
  if (context->input->n_single > 0)
    _lanyard_check_report (context, NULL,
                           _("Whoever leaves or changes duties is easily forgotten there"),
                           _("Prefer groups, unless it is an exception"),
                           ngettext ("The connector is granted to %u single person",
                                     "The connector is granted to %u single people", context->input->n_single),
                           context->input->n_single);
}

/* L33 */
void
_lanyard_check_disabled_groups (LanyardCheckContext *context)
{
  if (context->input->n_disabled > 0)
    _lanyard_check_report (context, NULL,
                           _("Its members cannot sign in through it"),
                           _("Switch the group on, or take the grant away"),
                           ngettext ("The connector is granted to %u group that is switched off",
                                     "The connector is granted to %u groups that are switched off",
                                     context->input->n_disabled),
                           context->input->n_disabled);
}
