/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-saml-inspect.h"
#include "lanyard-saml-xml-private.h"

G_BEGIN_DECLS

void _lanyard_saml_inspection_add_facts     (LanyardSamlInspection *self,
                                             xmlNode               *root);
void _lanyard_saml_inspection_add_assertion (LanyardSamlInspection *self,
                                             xmlNode               *assertion);

G_END_DECLS
