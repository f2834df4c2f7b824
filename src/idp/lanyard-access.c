/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-access-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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

/* What the rules between a person and a connector come to. */
typedef struct
{
  GPtrArray *groups;        /* ids of those through which they may */
  char      *excluded;      /* the id of a group that keeps them out */
  char      *disabled;      /* the id of one that would let them in */
  gboolean   single;        /* granted to themselves */
  gboolean   mfa;
} Rules;

static void
rules_clear (Rules *rules)
{
  g_clear_pointer (&rules->groups, g_ptr_array_unref);
  g_free (rules->excluded);
  g_free (rules->disabled);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rules, rules_clear)

/* A kind of rule that is not known keeps out. */
static gboolean
read_rule (Rules       *rules,
           const char  *rule,
           GError     **error)
{
  const char *id = strchr (rule, ':') + 1;

  if (g_str_has_prefix (rule, "grant:"))
    g_ptr_array_add (rules->groups, g_strdup (id));
  else if (g_str_has_prefix (rule, "exclusion:") && rules->excluded == NULL)
    rules->excluded = g_strdup (id);
  else if (g_str_has_prefix (rule, "disabled:") && rules->disabled == NULL)
    rules->disabled = g_strdup (id);
  else if (g_str_has_prefix (rule, "mfa:"))
    rules->mfa = TRUE;
  else if (g_str_has_prefix (rule, "person_grant:"))
    rules->single = TRUE;
  else if (!g_str_has_prefix (rule, "exclusion:") && !g_str_has_prefix (rule, "disabled:"))
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_CORRUPT, NULL, NULL,
                         _("The access rule “%s” is not understood"), rule);
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_rules (LanyardConfiguration  *configuration,
            LanyardConnector      *connector,
            LanyardPerson         *person,
            Rules                 *rules,
            GError               **error)
{
  g_auto(GStrv) lines = NULL;

  lines = lanyard_configuration_list_access_rules_sync (configuration, lanyard_record_get_id (LANYARD_RECORD (person)),
                                                        lanyard_record_get_id (LANYARD_RECORD (connector)), error);
  if (lines == NULL)
    return FALSE;

  rules->groups = g_ptr_array_new_with_free_func (g_free);
  rules->mfa = lanyard_connector_get_access_policy (connector) == LANYARD_ACCESS_REQUIRE_MFA;
  for (gsize i = 0; lines[i] != NULL; i++)
    if (!read_rule (rules, lines[i], error))
      return FALSE;

  return TRUE;
}

static char *
dup_group_name (LanyardConfiguration *configuration,
                const char           *id)
{
  g_autoptr(LanyardRecord) group = lanyard_configuration_load_sync (configuration, LANYARD_TYPE_GROUP, id, NULL);

  return g_strdup (group != NULL ? lanyard_record_get_title (group) : id);
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
refuse_excluded (LanyardConfiguration  *configuration,
                 LanyardConnector      *connector,
                 const char            *group_id,
                 GError               **error)
{
  g_autofree char *name = dup_group_name (configuration, group_id);

  return refuse (error,
                 &(Reason) { "access-excluded", "M-52", "no excluded group", name,
                             _("A group that you are in is excluded from it, which comes before all grants"),
                             _("Ask an administrator for access") },
                 _("You have no access to “%s”"), lanyard_connector_get_label (connector));
}

static gboolean
refuse_not_granted (LanyardConfiguration  *configuration,
                    LanyardConnector      *connector,
                    const char            *disabled_id,
                    GError               **error)
{
  g_autofree char *name = disabled_id != NULL ? dup_group_name (configuration, disabled_id) : NULL;
  g_autofree char *received = name != NULL ? g_strdup_printf ("%s, which is switched off", name) : g_strdup ("none");

  return refuse (error,
                 &(Reason) { "no-access", "M-52", "a group that was granted the application", received,
                             _("Only members of a group that was granted the application may use it"),
                             _("Ask an administrator for access") },
                 _("You have no access to “%s”"), lanyard_connector_get_label (connector));
}

/*
 * _lanyard_access_decide_sync:
 * @configuration: where memberships and grants are
 * @connector: a connector
 * @person: who signed in
 * @needs_mfa: (out): whether they need a second factor for it
 * @error: LANYARD_ERROR_REFUSED with a code of its own for each reason
 *
 * Who may use a connector (product.md 3.5). The first that applies wins: a
 * suspended person may not; the connector's policy "deny" keeps everybody out;
 * a group that is excluded keeps its members out; a granted group that is not
 * switched off, or a grant to the person, lets in; everybody else is refused,
 * so that what is granted to nobody is for nobody. A second factor is needed
 * if the connector's policy or any group of the person says so.
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
  g_auto(Rules) rules = { NULL };
  gboolean may = FALSE;

  *needs_mfa = TRUE;
  if (lanyard_person_is_suspended (person))
    refuse_suspended (person, error);
  else if (lanyard_connector_get_access_policy (connector) == LANYARD_ACCESS_DENY)
    refuse_denied (connector, error);
  else if (!read_rules (configuration, connector, person, &rules, error))
    return NULL;
  else if (rules.excluded != NULL)
    refuse_excluded (configuration, connector, rules.excluded, error);
  else if (rules.groups->len == 0 && !rules.single)
    refuse_not_granted (configuration, connector, rules.disabled, error);
  else
    may = TRUE;
  if (!may)
    return NULL;

  *needs_mfa = rules.mfa;
  g_ptr_array_add (rules.groups, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&rules.groups), FALSE);
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
