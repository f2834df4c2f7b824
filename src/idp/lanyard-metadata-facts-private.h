/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-metadata-digest.h"
#include "lanyard-saml-entity.h"

G_BEGIN_DECLS

GVariant *_lanyard_metadata_facts_new (LanyardSamlEntity           *entity,
                                       const LanyardMetadataDigest *digest);

G_END_DECLS
