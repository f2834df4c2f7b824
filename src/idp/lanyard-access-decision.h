/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/* In the order in which they count. */
typedef enum
{
  LANYARD_ACCESS_RULE_SUSPENDED,      /* the person is */
  LANYARD_ACCESS_RULE_DENY,           /* the connector's policy */
  LANYARD_ACCESS_RULE_EXCLUSION,      /* of a group */
  LANYARD_ACCESS_RULE_GRANT,          /* to a group */
  LANYARD_ACCESS_RULE_PERSON_GRANT,
  LANYARD_ACCESS_RULE_DISABLED,       /* granted to a group that is switched off */
  LANYARD_ACCESS_RULE_NOBODY,         /* nothing lets the person in */
  LANYARD_ACCESS_RULE_MFA_POLICY,     /* a second factor, for everybody */
  LANYARD_ACCESS_RULE_MFA,            /* for the members of a group */
  LANYARD_ACCESS_RULE_PERSON_MFA,     /* for the person */
} LanyardAccessRuleKind;

/**
 * LanyardAccessRule:
 * @kind: what it says
 * @id: (nullable): of the group
 * @title: (nullable): its name, after lanyard_access_decision_load_titles()
 * @decides: whether it is the one that the decision rests upon
 *
 * A rule that applies to a person and a connector.
 */
typedef struct
{
  LanyardAccessRuleKind  kind;
  char                  *id;
  char                  *title;
  gboolean               decides;
} LanyardAccessRule;

/**
 * LanyardAccessDecision:
 * @allowed: whether the person may use the connector
 * @needs_mfa: whether only with a second factor
 * @rules: (element-type LanyardAccessRule): those that apply, in the order in
 *   which they count; never empty
 *
 * Who may use a connector, and why (product.md 3.5).
 */
typedef struct
{
  gboolean   allowed;
  gboolean   needs_mfa;
  GPtrArray *rules;
} LanyardAccessDecision;

LanyardAccessDecision *lanyard_access_decision_new_sync     (LanyardConfiguration         *configuration,
                                                             LanyardConnector             *connector,
                                                             LanyardPerson                *person,
                                                             GError                      **error);
void                   lanyard_access_decision_load_titles  (LanyardAccessDecision        *self,
                                                             LanyardConfiguration         *configuration);
void                   lanyard_access_decision_free         (LanyardAccessDecision        *self);
/* the rule that let the person in or kept them out */
const LanyardAccessRule *
                       lanyard_access_decision_get_winner   (const LanyardAccessDecision  *self);
char                  *lanyard_access_decision_dup_text     (const LanyardAccessDecision  *self,
                                                             LanyardConnector             *connector,
                                                             LanyardPerson                *person);
char                  *lanyard_access_decision_dup_reason   (const LanyardAccessDecision  *self);
/* (nullable): why nobody at all may sign in at @now */
char                  *lanyard_access_dup_obstacle          (LanyardConnector             *connector,
                                                             gint64                        now);

const char            *lanyard_access_rule_get_nick         (const LanyardAccessRule      *rule);
char                  *lanyard_access_rule_dup_text         (const LanyardAccessRule      *rule);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardAccessDecision, lanyard_access_decision_free)

G_END_DECLS
