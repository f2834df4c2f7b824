/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-catalog-contents.h"
#include "lanyard-catalog.h"

G_BEGIN_DECLS

LanyardCatalogContents *_lanyard_catalog_ref_contents  (LanyardCatalog *self);
LanyardCatalog         *_lanyard_catalog_new_with_own  (LanyardCatalog *built_in,
                                                        const char     *folder);

G_END_DECLS
