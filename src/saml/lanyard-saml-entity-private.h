/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-saml-entity.h"

G_BEGIN_DECLS

LanyardSamlEntity           *_lanyard_saml_entity_new               (void);
LanyardSamlText             *_lanyard_saml_text_new                 (const char                    *language,
                                                                     const char                    *text);
void                         _lanyard_saml_text_free                (LanyardSamlText               *text);
void                         _lanyard_saml_logo_free                (LanyardSamlLogo               *logo);
void                         _lanyard_saml_contact_free             (LanyardSamlContact            *contact);
void                         _lanyard_saml_key_descriptor_free      (LanyardSamlKeyDescriptor      *descriptor);
void                         _lanyard_saml_requested_attribute_free (LanyardSamlRequestedAttribute *attribute);
LanyardSamlRequestedAttribute *
                             _lanyard_saml_requested_attribute_copy (LanyardSamlRequestedAttribute *attribute);
LanyardSamlAttributeService *_lanyard_saml_attribute_service_new    (void);
void                         _lanyard_saml_attribute_service_free   (LanyardSamlAttributeService   *service);

G_END_DECLS
