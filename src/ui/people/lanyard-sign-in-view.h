/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/**
 * LanyardSignInView:
 *
 * A person's second factor and where they are signed in, as they were when
 * the page was shown.
 */
#define LANYARD_TYPE_SIGN_IN_VIEW (lanyard_sign_in_view_get_type ())
G_DECLARE_FINAL_TYPE (LanyardSignInView, lanyard_sign_in_view, LANYARD, SIGN_IN_VIEW, AdwBin)

GtkWidget *lanyard_sign_in_view_new (LanyardConfiguration *configuration,
                                     LanyardPerson        *person);

G_END_DECLS
