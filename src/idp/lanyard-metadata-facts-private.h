/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-saml-entity.h"

G_BEGIN_DECLS

GVariant *_lanyard_metadata_facts_new (LanyardSamlEntity *entity,
                                       GBytes            *document);

G_END_DECLS
