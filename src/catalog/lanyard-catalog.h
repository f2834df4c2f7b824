/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-connector.h"
#include "lanyard-settings.h"
#include "lanyard-setup-sheet.h"
#include "lanyard-template.h"

G_BEGIN_DECLS

/**
 * LanyardCatalog: all templates; a GListModel of LanyardTemplate by name.
 * Signal: "reloaded", when one's own templates were read again.
 */
#define LANYARD_TYPE_CATALOG (lanyard_catalog_get_type ())
G_DECLARE_FINAL_TYPE (LanyardCatalog, lanyard_catalog, LANYARD, CATALOG, GObject)

void             lanyard_catalog_use_own     (const char      *folder);
LanyardCatalog  *lanyard_catalog_get_built_in (void);
LanyardCatalog  *lanyard_catalog_get_default (void);
void             lanyard_catalog_preload     (void);
GPtrArray       *lanyard_catalog_list_faults (LanyardCatalog  *self);
char            *lanyard_catalog_dup_own_path (LanyardCatalog *self,
                                              const char      *id);
void             lanyard_catalog_reload      (LanyardCatalog  *self);
void             lanyard_catalog_watch       (void);
char           **lanyard_catalog_list_own_secrets (void);
LanyardCatalog  *lanyard_catalog_new         (GPtrArray       *templates);
LanyardTemplate *lanyard_catalog_lookup      (LanyardCatalog  *self,
                                              const char      *id,
                                              GError         **error);
GPtrArray       *lanyard_catalog_search      (LanyardCatalog  *self,
                                              const char      *text,
                                              const char      *category);
const char     **lanyard_catalog_list_categories    (void);
const char      *lanyard_catalog_get_category_title (const char *id);

G_END_DECLS
