/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-saml-metadata.h"
#include "lanyard-saml-xml-private.h"

G_BEGIN_DECLS

/* One SPSSODescriptor of @element, an EntityDescriptor, as far as it says
 * something itself; the caller knows about the levels above. */
LanyardSamlEntity *_lanyard_saml_entity_read (xmlNode  *element,
                                              xmlNode  *role,
                                              GError  **error);

G_END_DECLS
