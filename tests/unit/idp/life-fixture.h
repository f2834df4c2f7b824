/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "idp-fixture.h"
#include "lanyard-history.h"

G_BEGIN_DECLS

/* What the tests of a connector's life ask of a configuration. */
const char       *life_get_id      (gpointer      record);
LanyardConnector *life_load        (IdpFixture   *fixture,
                                    const char   *id);
LanyardConnector *life_add         (IdpFixture   *fixture,
                                    const char   *template_id,
                                    const char   *label);
LanyardFieldPair *life_find_pair   (GPtrArray    *pairs,
                                    const char   *field);
void              life_assert_pair (GPtrArray    *pairs,
                                    const char   *field,
                                    const char   *left,
                                    const char   *right);
gboolean          life_is_granted  (IdpFixture   *fixture,
                                    LanyardGroup *group,
                                    const char   *connector_id);

G_END_DECLS
