/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/**
 * LanyardTestChoice:
 *
 * The application and the person that something is tried with, as a group of
 * rows. The signal "changed" (no argument) says that one was chosen.
 */
#define LANYARD_TYPE_TEST_CHOICE (lanyard_test_choice_get_type ())
G_DECLARE_FINAL_TYPE (LanyardTestChoice, lanyard_test_choice, LANYARD, TEST_CHOICE, AdwPreferencesGroup)

/* @connector_id: (nullable): the only one there is to choose */
void              lanyard_test_choice_set_up        (LanyardTestChoice    *self,
                                                     LanyardConfiguration *configuration,
                                                     const char           *connector_id);
/* as it is now; (nullable) (transfer full) */
LanyardConnector *lanyard_test_choice_dup_connector (LanyardTestChoice    *self);
/* (nullable) */
LanyardPerson    *lanyard_test_choice_get_person    (LanyardTestChoice    *self);

G_END_DECLS
