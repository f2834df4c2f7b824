/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-catalog-index.h"
#include "lanyard-catalog.h"

G_BEGIN_DECLS

/* What a catalog holds at one time. Never changes; reference counted, so that
 * who searches in it is not disturbed by a newer one. */
typedef struct
{
  gatomicrefcount      ref_count;
  GPtrArray           *templates;       /* LanyardTemplate by name */
  GHashTable          *by_id;           /* id → template, borrowed */
  GHashTable          *files;           /* id → file name of one's own templates */
  LanyardCatalogIndex *index;
  GPtrArray           *faults;          /* LanyardTemplateFault */
} LanyardCatalogContents;

LanyardCatalogContents *_lanyard_catalog_contents_new      (GPtrArray              *templates,
                                                            GHashTable             *files,
                                                            GPtrArray              *faults);
LanyardCatalogContents *_lanyard_catalog_contents_load_own (LanyardCatalogContents *previous,
                                                            LanyardCatalog         *built_in,
                                                            const char             *folder);
LanyardCatalogContents *_lanyard_catalog_contents_ref      (LanyardCatalogContents *self);
void                    _lanyard_catalog_contents_unref    (LanyardCatalogContents *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardCatalogContents, _lanyard_catalog_contents_unref)

G_END_DECLS
