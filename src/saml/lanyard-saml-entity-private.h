/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-saml-metadata.h"

G_BEGIN_DECLS

LanyardSamlEntity *_lanyard_saml_entity_new               (void);
void               _lanyard_saml_key_descriptor_free      (LanyardSamlKeyDescriptor      *descriptor);
void               _lanyard_saml_requested_attribute_free (LanyardSamlRequestedAttribute *attribute);

G_END_DECLS
