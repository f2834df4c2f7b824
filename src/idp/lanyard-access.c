/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-access-private.h"

#include <glib/gi18n-lib.h>

#include "lanyard-access-decision.h"
#include "lanyard-error.h"
#include "lanyard-saml-error.h"
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

static gboolean
refuse_switched_off (LanyardConnector  *connector,
                     GError           **error)
{
  const char *label = lanyard_connector_get_label (connector);
  LanyardConnectorState state = lanyard_connector_get_state (connector);
  Reason reason = {
    "switched-off", "A-31", "active", lanyard_enum_get_nick (LANYARD_TYPE_CONNECTOR_STATE, (int) state),
    _("Nobody can sign in to it at present"), _("An administrator can activate it"),
  };

  if (lanyard_connector_get_connector_kind (connector) == LANYARD_CONNECTOR_SAML)
    return refuse (error, &reason, _("Single sign-on to “%s” is switched off"), label);

  reason.why = _("Nobody can open it at present");
  return refuse (error, &reason, _("“%s” is switched off"), label);
}

/* Whether it is in use at all. */
gboolean
_lanyard_access_check_state (LanyardConnector  *connector,
                             GError           **error)
{
  return lanyard_connector_get_state (connector) == LANYARD_CONNECTOR_ACTIVE || refuse_switched_off (connector, error);
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

  if (lanyard_connector_get_connector_kind (connector) != LANYARD_CONNECTOR_SAML)
    return refuse (error, &(Reason) { "bookmark", "M-07", "saml", "bookmark", _("It only opens an address"), NULL },
                   _("The bookmark “%s” has no single sign-on"), label);
  if (!_lanyard_access_check_state (connector, error))
    return FALSE;
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

static gboolean
refuse_suspended (LanyardPerson  *person,
                  GError        **error)
{
  return refuse (error,
                 &(Reason) { "person-suspended", "M-52", "a person who is not suspended", "suspended",
                             _("A suspended person cannot sign in anywhere"),
                             _("An administrator can lift the suspension") },
                 _("“%s” is suspended"), lanyard_person_get_username (person));
}

static gboolean
refuse_denied (LanyardConnector  *connector,
               GError           **error)
{
  return refuse (error,
                 &(Reason) { "access-denied", "M-52", "allow", "deny",
                             _("An administrator has closed it for everybody, whoever is granted it"),
                             _("An administrator can open it again") },
                 _("Nobody may use “%s” at present"), lanyard_connector_get_label (connector));
}

static gboolean
refuse_excluded (LanyardConnector  *connector,
                 const char        *group,
                 GError           **error)
{
  return refuse (error,
                 &(Reason) { "access-excluded", "M-52", "no excluded group", group,
                             _("A group that you are in is excluded from it, which comes before all grants"),
                             _("Ask an administrator for access") },
                 _("You have no access to “%s”"), lanyard_connector_get_label (connector));
}

static gboolean
refuse_not_granted (LanyardConnector             *connector,
                    const LanyardAccessDecision  *decision,
                    GError                      **error)
{
  const LanyardAccessRule *first = g_ptr_array_index (decision->rules, 0);
  g_autofree char *received = first->kind == LANYARD_ACCESS_RULE_DISABLED
                              ? g_strdup_printf ("%s, which is switched off", first->title) : g_strdup ("none");

  return refuse (error,
                 &(Reason) { "no-access", "M-52", "a group that was granted the application", received,
                             _("Only members of a group that was granted the application may use it"),
                             _("Ask an administrator for access") },
                 _("You have no access to “%s”"), lanyard_connector_get_label (connector));
}

static gboolean
refuse_person (LanyardConnector             *connector,
               LanyardPerson                *person,
               const LanyardAccessDecision  *decision,
               GError                      **error)
{
  const LanyardAccessRule *winner = lanyard_access_decision_get_winner (decision);

  switch (winner->kind)
    {
    case LANYARD_ACCESS_RULE_SUSPENDED:
      return refuse_suspended (person, error);
    case LANYARD_ACCESS_RULE_DENY:
      return refuse_denied (connector, error);
    case LANYARD_ACCESS_RULE_EXCLUSION:
      return refuse_excluded (connector, winner->title, error);
    default:
      return refuse_not_granted (connector, decision, error);
    }
}

/*
 * _lanyard_access_decide_sync:
 * @configuration: where memberships and grants are
 * @connector: a connector
 * @person: who signed in
 * @needs_mfa: (out): whether they need a second factor for it
 * @error: LANYARD_ERROR_REFUSED with a code of its own for each reason
 *
 * What lanyard_access_decision_new_sync() decides.
 *
 * Returns: (transfer full): ids of the groups through which @person may use
 *   @connector; none if it is granted to themselves only
 */
char **
_lanyard_access_decide_sync (LanyardConfiguration  *configuration,
                             LanyardConnector      *connector,
                             LanyardPerson         *person,
                             gboolean              *needs_mfa,
                             GError               **error)
{
  g_autoptr(LanyardAccessDecision) decision = NULL;
  g_autoptr(GStrvBuilder) groups = g_strv_builder_new ();

  *needs_mfa = TRUE;
  decision = lanyard_access_decision_new_sync (configuration, connector, person, error);
  if (decision == NULL)
    return NULL;
  if (!decision->allowed)
    {
      lanyard_access_decision_load_titles (decision, configuration);
      refuse_person (connector, person, decision, error);
      return NULL;
    }

  *needs_mfa = decision->needs_mfa;
  for (guint i = 0; i < decision->rules->len; i++)
    {
      LanyardAccessRule *rule = g_ptr_array_index (decision->rules, i);

      if (rule->kind == LANYARD_ACCESS_RULE_GRANT)
        g_strv_builder_add (groups, rule->id);
    }

  return g_strv_builder_end (groups);
}

/*
 * _lanyard_access_check_factor:
 * @connector: a connector
 * @needs_mfa: what _lanyard_access_decide_sync() found
 * @has_second_factor: whether the person proved a second factor
 * @error: LANYARD_SAML_ERROR_AUTHN_CONTEXT, which the service provider is told
 *   as NoAuthnContext
 *
 * Returns: whether the sign-in is as strong as it has to be
 */
gboolean
_lanyard_access_check_factor (LanyardConnector  *connector,
                              gboolean           needs_mfa,
                              gboolean           has_second_factor,
                              GError           **error)
{
  g_autoptr(GError) refusal = NULL;

  if (!needs_mfa || has_second_factor)
    return TRUE;

  lanyard_set_error (&refusal, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_AUTHN_CONTEXT,
                     _("A password alone is not enough for this application"),
                     _("Sign in with a second factor; an administrator can tell how"),
                     _("“%s” requires a second factor"), lanyard_connector_get_label (connector));
  lanyard_error_set_code (refusal, "second-factor");
  lanyard_error_set_evidence (refusal, "M-27", "a second factor", "none");
  g_propagate_error (error, g_steal_pointer (&refusal));
  return FALSE;
}
