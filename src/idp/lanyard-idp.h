/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/**
 * LanyardIdp:
 *
 * The identity provider over HTTP for one configuration, in a thread with a
 * main context of its own; each request is answered by a worker thread (as
 * many as cores), the HTTP loop never signs or hashes. Routes, relative to
 * the base URL: / · /login · /logout/… · /saml2/SLUG · /saml2/SLUG/metadata ·
 * /saml2/SLUG/slo · /test-sp/… · /healthz.
 */
#define LANYARD_TYPE_IDP (lanyard_idp_get_type ())
G_DECLARE_FINAL_TYPE (LanyardIdp, lanyard_idp, LANYARD, IDP, GObject)

LanyardIdp *lanyard_idp_new          (LanyardConfiguration *configuration);
gboolean    lanyard_idp_start        (LanyardIdp           *self,
                                      const char           *address,
                                      guint                 port,
                                      GTlsCertificate      *certificate,
                                      GError              **error);
void        lanyard_idp_stop         (LanyardIdp           *self);
guint       lanyard_idp_get_port     (LanyardIdp           *self);
const char *lanyard_idp_get_base_url (LanyardIdp           *self);

G_END_DECLS
