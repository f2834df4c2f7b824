/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-connector.h"

G_BEGIN_DECLS

/**
 * LanyardCertificateGroup:
 *
 * The certificates of a service provider in one field of a connector: added
 * from a file, removed. A private key is refused.
 */
#define LANYARD_TYPE_CERTIFICATE_GROUP (lanyard_certificate_group_get_type ())
G_DECLARE_FINAL_TYPE (LanyardCertificateGroup, lanyard_certificate_group, LANYARD, CERTIFICATE_GROUP, AdwPreferencesGroup)

/* once; @property: a list of PEM texts */
void lanyard_certificate_group_set_connector (LanyardCertificateGroup *self,
                                              LanyardConnector        *connector,
                                              const char              *property);

/* "Valid until 21 November 2029", with the days that are left when few. */
char *lanyard_certificate_describe_validity  (gint64                   not_after,
                                              gint64                   now);

/* An invisible row of the group, on top: notes go below it. */
GtkWidget *lanyard_certificate_group_get_anchor (LanyardCertificateGroup *self);

G_END_DECLS
