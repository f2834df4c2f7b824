/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean _lanyard_saml_value_check_present (const char  *value,
                                            const char  *name,
                                            GError     **error);
gboolean _lanyard_saml_value_check_id      (const char  *value,
                                            const char  *name,
                                            GError     **error);
gboolean _lanyard_saml_value_check_url     (const char  *value,
                                            const char  *name,
                                            GError     **error);

G_END_DECLS
