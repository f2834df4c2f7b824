/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-access-decision.h"

G_BEGIN_DECLS

/* Who may sign in where, apart from what a request says. */

gboolean   _lanyard_access_check_state       (LanyardConnector      *connector,
                                              GError               **error);
gboolean   _lanyard_access_check_connector   (LanyardConnector      *connector,
                                              gint64                 now,
                                              GError               **error);
gboolean   _lanyard_access_check_unsolicited (LanyardConnector      *connector,
                                              const char            *relay_state,
                                              GError               **error);
char     **_lanyard_access_decide_sync       (LanyardConfiguration  *configuration,
                                              LanyardConnector      *connector,
                                              LanyardPerson         *person,
                                              gboolean              *needs_mfa,
                                              GError               **error);
gboolean   _lanyard_access_check_factor      (LanyardConnector      *connector,
                                              gboolean               needs_mfa,
                                              gboolean               has_second_factor,
                                              GError               **error);

/* lanyard-access-decision.c: a decision from rules that were read before */
LanyardAccessDecision *
           _lanyard_access_decision_begin    (LanyardConnector      *connector,
                                              LanyardPerson         *person);
void       _lanyard_access_decision_add      (LanyardAccessDecision *self,
                                              LanyardAccessRuleKind  kind,
                                              const char            *group_id,
                                              const char            *title);
void       _lanyard_access_decision_finish   (LanyardAccessDecision *self);

G_END_DECLS
