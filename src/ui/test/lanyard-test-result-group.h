/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>
#include <json-glib/json-glib.h>

#include "lanyard-event.h"

G_BEGIN_DECLS

/**
 * LanyardTestResultGroup:
 *
 * The rows that say how a sign-in went: the verdict, what was sent, what was
 * found wrong.
 */
#define LANYARD_TYPE_TEST_RESULT_GROUP (lanyard_test_result_group_get_type ())
G_DECLARE_FINAL_TYPE (LanyardTestResultGroup, lanyard_test_result_group, LANYARD, TEST_RESULT_GROUP, AdwPreferencesGroup)

/* @result: (nullable): what the test service provider says of it */
void        lanyard_test_result_group_show   (LanyardTestResultGroup *self,
                                              LanyardEvent           *event,
                                              JsonObject             *result);
gboolean    lanyard_test_result_is_success   (LanyardEvent           *event);
/* "Sign-in accepted", translated */
const char *lanyard_test_result_get_verdict  (LanyardEvent           *event);
char       *lanyard_test_result_dup_time     (LanyardEvent           *event);

G_END_DECLS
