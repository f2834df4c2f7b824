/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/**
 * LanyardService:
 *
 * The identity provider of a configuration while its window is open: a
 * #LanyardIdp on loopback, on the configuration's port, over a configuration
 * object of its own. Read-only properties: base-url (what the configuration
 * says before it runs) · running · port-taken · error-message.
 */
#define LANYARD_TYPE_SERVICE (lanyard_service_get_type ())
G_DECLARE_FINAL_TYPE (LanyardService, lanyard_service, LANYARD, SERVICE, GObject)

LanyardService *lanyard_service_new               (LanyardConfiguration *configuration);
/* starts, or starts again with the settings as they are now */
void            lanyard_service_start             (LanyardService       *self);
/* starts again if the settings changed since */
void            lanyard_service_follow            (LanyardService       *self);
void            lanyard_service_stop              (LanyardService       *self);
const char     *lanyard_service_get_base_url      (LanyardService       *self);
const char     *lanyard_service_get_error_message (LanyardService       *self);
gboolean        lanyard_service_is_running        (LanyardService       *self);
gboolean        lanyard_service_is_port_taken     (LanyardService       *self);

G_END_DECLS
