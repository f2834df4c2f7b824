/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What certificates of a service provider are for. */
typedef enum
{
  LANYARD_CERTIFICATE_FOR_SIGNING,
  LANYARD_CERTIFICATE_FOR_ENCRYPTION,
} LanyardCertificatePurpose;

/* (transfer full): PEM, one a string */
char **lanyard_certificate_input_read (GBytes                     *data,
                                       LanyardCertificatePurpose   use,
                                       gint64                      now,
                                       GError                    **error);

G_END_DECLS
