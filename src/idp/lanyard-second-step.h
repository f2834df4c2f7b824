/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-http.h"

G_BEGIN_DECLS

/* A sign-in between the password and the code. It is no session and cannot be
 * taken for one; it belongs to one browser and is over after ten minutes. */

gboolean       lanyard_second_step_begin (LanyardIdp          *idp,
                                          LanyardHttpRequest  *request,
                                          LanyardPerson       *person,
                                          GError             **error);
LanyardPerson *lanyard_second_step_load  (LanyardIdp          *idp,
                                          LanyardHttpRequest  *request,
                                          GError             **error);
gboolean       lanyard_second_step_end   (LanyardIdp          *idp,
                                          LanyardHttpRequest  *request,
                                          gboolean            *was_there,
                                          GError             **error);
gboolean       lanyard_second_step_end_all_sync (LanyardConfiguration  *configuration,
                                                 const char            *person_id,
                                                 GError               **error);

G_END_DECLS
