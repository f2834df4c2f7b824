/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-access-decision.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-access-private.h"
#include "lanyard-error.h"

/* How a rule is written in lanyard_configuration_list_access_rules_sync(). */
static const struct
{
  const char            *prefix;
  LanyardAccessRuleKind  kind;
} stored[] = {
  { "exclusion:", LANYARD_ACCESS_RULE_EXCLUSION },
  { "grant:", LANYARD_ACCESS_RULE_GRANT },
  { "person_grant:", LANYARD_ACCESS_RULE_PERSON_GRANT },
  { "disabled:", LANYARD_ACCESS_RULE_DISABLED },
  { "mfa:", LANYARD_ACCESS_RULE_MFA },
  { "person_mfa:", LANYARD_ACCESS_RULE_PERSON_MFA },
};

static void
rule_free (LanyardAccessRule *rule)
{
  g_free (rule->id);
  g_free (rule->title);
  g_free (rule);
}

static void
add_rule (LanyardAccessDecision *self,
          LanyardAccessRuleKind  kind,
          const char            *group_id)
{
  _lanyard_access_decision_add (self, kind, group_id, NULL);
}

static gboolean
is_of_group (LanyardAccessRuleKind kind)
{
  return kind != LANYARD_ACCESS_RULE_PERSON_GRANT && kind != LANYARD_ACCESS_RULE_PERSON_MFA;
}

/* A kind of rule that is not known keeps out. */
static gboolean
read_rule (LanyardAccessDecision *self,
           const char            *text,
           GError               **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (stored); i++)
    if (g_str_has_prefix (text, stored[i].prefix))
      {
        add_rule (self, stored[i].kind, is_of_group (stored[i].kind) ? text + strlen (stored[i].prefix) : NULL);
        return TRUE;
      }

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_CORRUPT, NULL, NULL,
                     _("The access rule “%s” is not understood"), text);
  return FALSE;
}

static gboolean
read_rules (LanyardAccessDecision *self,
            LanyardConfiguration  *configuration,
            LanyardConnector      *connector,
            LanyardPerson         *person,
            GError               **error)
{
  g_auto(GStrv) lines = NULL;

  lines = lanyard_configuration_list_access_rules_sync (configuration, lanyard_record_get_id (LANYARD_RECORD (person)),
                                                        lanyard_record_get_id (LANYARD_RECORD (connector)), error);
  if (lines == NULL)
    return FALSE;

  for (gsize i = 0; lines[i] != NULL; i++)
    if (!read_rule (self, lines[i], error))
      return FALSE;

  return TRUE;
}

/* Rules of one kind stay in the order of the groups' names. */
static void
sort_rules (LanyardAccessDecision *self)
{
  g_autoptr(GPtrArray) sorted = g_ptr_array_new_with_free_func ((GDestroyNotify) rule_free);

  for (int kind = LANYARD_ACCESS_RULE_SUSPENDED; kind <= LANYARD_ACCESS_RULE_PERSON_MFA; kind++)
    for (guint i = 0; i < self->rules->len; i++)
      {
        LanyardAccessRule *rule = g_ptr_array_index (self->rules, i);

        if ((int) rule->kind == kind)
          g_ptr_array_add (sorted, rule);
      }

  g_ptr_array_set_free_func (self->rules, NULL);
  g_ptr_array_unref (self->rules);
  self->rules = g_steal_pointer (&sorted);
}

static LanyardAccessRule *
find_first (const LanyardAccessDecision *self,
            LanyardAccessRuleKind        from,
            LanyardAccessRuleKind        to)
{
  for (guint i = 0; i < self->rules->len; i++)
    {
      LanyardAccessRule *rule = g_ptr_array_index (self->rules, i);

      if (rule->kind >= from && rule->kind <= to)
        return rule;
    }

  return NULL;
}

/* Refusals stand before what lets in, and what lets in before what is left. */
static void
decide (LanyardAccessDecision *self)
{
  LanyardAccessRule *refusal = find_first (self, LANYARD_ACCESS_RULE_SUSPENDED, LANYARD_ACCESS_RULE_EXCLUSION);
  LanyardAccessRule *grant = find_first (self, LANYARD_ACCESS_RULE_GRANT, LANYARD_ACCESS_RULE_PERSON_GRANT);
  LanyardAccessRule *factor = find_first (self, LANYARD_ACCESS_RULE_MFA_POLICY, LANYARD_ACCESS_RULE_PERSON_MFA);

  self->allowed = refusal == NULL && grant != NULL;
  self->needs_mfa = !self->allowed || factor != NULL;
  if (refusal != NULL)
    refusal->decides = TRUE;
  else if (grant != NULL)
    grant->decides = TRUE;
  else
    find_first (self, LANYARD_ACCESS_RULE_NOBODY, LANYARD_ACCESS_RULE_NOBODY)->decides = TRUE;
  if (self->allowed && factor != NULL)
    factor->decides = TRUE;
}

static char *
describe_rule (const LanyardAccessRule *rule)
{
  switch (rule->kind)
    {
    case LANYARD_ACCESS_RULE_SUSPENDED:
      return g_strdup (_("The person is suspended"));
    case LANYARD_ACCESS_RULE_DENY:
      return g_strdup (_("The policy is “Deny”"));
    case LANYARD_ACCESS_RULE_EXCLUSION:
      return g_strdup_printf (_("The group “%s” is excluded"), rule->title);
    case LANYARD_ACCESS_RULE_GRANT:
      return g_strdup_printf (_("The group “%s” is granted it"), rule->title);
    case LANYARD_ACCESS_RULE_PERSON_GRANT:
      return g_strdup (_("It is granted to the person"));
    case LANYARD_ACCESS_RULE_DISABLED:
      return g_strdup_printf (_("The group “%s” is granted it, but switched off"), rule->title);
    case LANYARD_ACCESS_RULE_NOBODY:
      return g_strdup (_("It is granted to no group that the person is in"));
    case LANYARD_ACCESS_RULE_MFA_POLICY:
      return g_strdup (_("The policy requires a second factor"));
    case LANYARD_ACCESS_RULE_MFA:
      return g_strdup_printf (_("The group “%s” needs a second factor"), rule->title);
    case LANYARD_ACCESS_RULE_PERSON_MFA:
      return g_strdup (_("The person needs a second factor"));
    default:
      g_return_val_if_reached (NULL);
    }
}

/*
 * _lanyard_access_decision_begin:
 * @connector: a connector
 * @person: who
 *
 * Returns: (transfer full): what the two say themselves; the rules between them
 *   are added, then it is decided with _lanyard_access_decision_finish()
 */
LanyardAccessDecision *
_lanyard_access_decision_begin (LanyardConnector *connector,
                                LanyardPerson    *person)
{
  LanyardAccessDecision *self = g_new0 (LanyardAccessDecision, 1);

  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) rule_free);
  if (lanyard_person_is_suspended (person))
    add_rule (self, LANYARD_ACCESS_RULE_SUSPENDED, NULL);
  if (lanyard_connector_get_access_policy (connector) == LANYARD_ACCESS_DENY)
    add_rule (self, LANYARD_ACCESS_RULE_DENY, NULL);
  if (lanyard_connector_get_access_policy (connector) == LANYARD_ACCESS_REQUIRE_MFA)
    add_rule (self, LANYARD_ACCESS_RULE_MFA_POLICY, NULL);

  return self;
}

void
_lanyard_access_decision_add (LanyardAccessDecision *self,
                              LanyardAccessRuleKind  kind,
                              const char            *group_id,
                              const char            *title)
{
  LanyardAccessRule *rule = g_new0 (LanyardAccessRule, 1);

  rule->kind = kind;
  rule->id = g_strdup (group_id);
  rule->title = g_strdup (title);
  g_ptr_array_add (self->rules, rule);
}

/* Rules of groups were added in the order of the groups' names. */
void
_lanyard_access_decision_finish (LanyardAccessDecision *self)
{
  if (find_first (self, LANYARD_ACCESS_RULE_SUSPENDED, LANYARD_ACCESS_RULE_PERSON_GRANT) == NULL)
    add_rule (self, LANYARD_ACCESS_RULE_NOBODY, NULL);
  sort_rules (self);
  decide (self);
}

/**
 * lanyard_access_decision_new_sync:
 * @configuration: where memberships and grants are
 * @connector: a connector, as stored or as it is edited
 * @person: who
 * @error: what reading them gives
 *
 * Who may use a connector (product.md 3.5). The first that applies wins: a
 * suspended person may not; the connector's policy "deny" keeps everybody out;
 * a group that is excluded keeps its members out; a granted group that is not
 * switched off, or a grant to the person, lets in; everybody else is refused,
 * so that what is granted to nobody is for nobody. A second factor is needed
 * if the connector's policy, any group of the person or a rule for the person
 * says so, through whichever grant they come: the strictest counts, a group
 * that asks for none takes nothing back from the person's own rule, nor the
 * other way round.
 *
 * Says nothing of the connector's state: lanyard_access_dup_obstacle().
 *
 * Returns: (transfer full): the decision and all that speaks for or against it
 */
LanyardAccessDecision *
lanyard_access_decision_new_sync (LanyardConfiguration  *configuration,
                                  LanyardConnector      *connector,
                                  LanyardPerson         *person,
                                  GError               **error)
{
  g_autoptr(LanyardAccessDecision) self = NULL;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);
  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), NULL);
  g_return_val_if_fail (LANYARD_IS_PERSON (person), NULL);

  self = _lanyard_access_decision_begin (connector, person);
  if (!read_rules (self, configuration, connector, person, error))
    return NULL;

  _lanyard_access_decision_finish (self);

  return g_steal_pointer (&self);
}

/**
 * lanyard_access_decision_load_titles:
 * @self: a decision
 * @configuration: where the groups are
 *
 * Fills in the names of groups, which deciding does not need.
 */
void
lanyard_access_decision_load_titles (LanyardAccessDecision *self,
                                     LanyardConfiguration  *configuration)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (LANYARD_IS_CONFIGURATION (configuration));

  for (guint i = 0; i < self->rules->len; i++)
    {
      LanyardAccessRule *rule = g_ptr_array_index (self->rules, i);
      g_autoptr(LanyardRecord) group = NULL;

      if (rule->id == NULL)
        continue;
      group = lanyard_configuration_load_sync (configuration, LANYARD_TYPE_GROUP, rule->id, NULL);
      g_free (rule->title);
      rule->title = g_strdup (group != NULL ? lanyard_record_get_title (group) : rule->id);
    }
}

void
lanyard_access_decision_free (LanyardAccessDecision *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->rules, g_ptr_array_unref);
  g_free (self);
}

const LanyardAccessRule *
lanyard_access_decision_get_winner (const LanyardAccessDecision *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->rules->len; i++)
    {
      LanyardAccessRule *rule = g_ptr_array_index (self->rules, i);

      if (rule->decides)
        return rule;
    }

  g_return_val_if_reached (NULL);
}

/**
 * lanyard_access_decision_dup_text:
 * @self: a decision
 * @connector: the connector that it is about
 * @person: the person
 *
 * Returns: (transfer full): what was decided, for an administrator
 */
char *
lanyard_access_decision_dup_text (const LanyardAccessDecision *self,
                                  LanyardConnector            *connector,
                                  LanyardPerson               *person)
{
  const char *label = lanyard_connector_get_label (connector);
  const char *username = lanyard_person_get_username (person);

  g_return_val_if_fail (self != NULL, NULL);

  if (!self->allowed)
    /* Translators: a person and an application */
    return g_strdup_printf (_("“%s” may not use “%s”"), username, label);
  if (self->needs_mfa)
    /* Translators: a person and an application */
    return g_strdup_printf (_("“%s” may use “%s” with a second factor"), username, label);

  /* Translators: a person and an application */
  return g_strdup_printf (_("“%s” may use “%s”"), username, label);
}

/**
 * lanyard_access_decision_dup_reason:
 * @self: a decision, after lanyard_access_decision_load_titles()
 *
 * Returns: (transfer full): the groups that let the person in, joined, and the
 *   grant to themselves; for a refusal what decided it
 */
char *
lanyard_access_decision_dup_reason (const LanyardAccessDecision *self)
{
  g_autoptr(GString) text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->rules->len; i++)
    {
      const LanyardAccessRule *rule = self->rules->pdata[i];
      const char *name = NULL;

      if (!self->allowed && (rule->decides || rule->kind == LANYARD_ACCESS_RULE_DISABLED))
        return describe_rule (rule);
      if (rule->kind == LANYARD_ACCESS_RULE_GRANT)
        name = rule->title;
      else if (rule->kind == LANYARD_ACCESS_RULE_PERSON_GRANT)
        /* Translators: how a person may use an application, after "Through" */
        name = _("a grant of their own");
      if (name != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", name);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
lanyard_access_dup_obstacle (LanyardConnector *connector,
                             gint64            now)
{
  g_autoptr(GError) error = NULL;

  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), NULL);

  return _lanyard_access_check_connector (connector, now, &error) ? NULL : g_strdup (error->message);
}

/**
 * lanyard_access_rule_get_nick:
 * @rule: a rule
 *
 * Returns: its kind as JSON names it
 */
const char *
lanyard_access_rule_get_nick (const LanyardAccessRule *rule)
{
  static const char * const nicks[] = {
    [LANYARD_ACCESS_RULE_SUSPENDED] = "suspended",
    [LANYARD_ACCESS_RULE_DENY] = "policy-deny",
    [LANYARD_ACCESS_RULE_EXCLUSION] = "exclusion",
    [LANYARD_ACCESS_RULE_GRANT] = "grant",
    [LANYARD_ACCESS_RULE_PERSON_GRANT] = "person-grant",
    [LANYARD_ACCESS_RULE_DISABLED] = "disabled-grant",
    [LANYARD_ACCESS_RULE_NOBODY] = "no-grant",
    [LANYARD_ACCESS_RULE_MFA_POLICY] = "policy-mfa",
    [LANYARD_ACCESS_RULE_MFA] = "mfa",
    [LANYARD_ACCESS_RULE_PERSON_MFA] = "person-mfa",
  };

  g_return_val_if_fail (rule != NULL, NULL);

  return nicks[rule->kind];
}

/**
 * lanyard_access_rule_dup_text:
 * @rule: a rule
 *
 * Returns: (transfer full): what it says, for an administrator, and whether it
 *   is the one that decides
 */
char *
lanyard_access_rule_dup_text (const LanyardAccessRule *rule)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (rule != NULL, NULL);

  text = describe_rule (rule);
  if (!rule->decides)
    return g_steal_pointer (&text);

  /* Translators: a rule of access, such as: The group “Staff” is granted it */
  return g_strdup_printf (_("%s (decides)"), text);
}
