/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/* Stores a person or a password, or both, as one change; the password is
 * hashed on a worker thread and erased there. */
void     lanyard_person_actions_store_async  (LanyardConfiguration  *configuration,
                                              const char            *summary,
                                              LanyardPerson         *person,
                                              gboolean               save,
                                              const char            *password,
                                              GAsyncReadyCallback    callback,
                                              gpointer               user_data);
gboolean lanyard_person_actions_store_finish (LanyardConfiguration  *configuration,
                                              GAsyncResult          *result,
                                              char                 **change_id,
                                              GError               **error);

G_END_DECLS
