/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-saml-xml-private.h"

G_BEGIN_DECLS

gboolean  _lanyard_saml_signature_is_present (xmlNode    *element);
gboolean  _lanyard_saml_signature_is_astray  (xmlNode    *root);
char     *_lanyard_saml_signature_dup_method (xmlNode    *element);
xmlNode  *_lanyard_saml_signature_verify     (xmlNode    *element,
                                              GPtrArray  *keys,
                                              gboolean    allow_sha1,
                                              GError    **error);

G_END_DECLS
