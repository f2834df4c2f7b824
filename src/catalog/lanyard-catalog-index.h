/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-template.h"

G_BEGIN_DECLS

/* The words of all templates, each once, with the templates that have them:
 * built once, searched at every keystroke. */
typedef struct _LanyardCatalogIndex LanyardCatalogIndex;

LanyardCatalogIndex *_lanyard_catalog_index_new    (GPtrArray           *templates);
/* One that is filled piece by piece, things in the order of their positions. */
LanyardCatalogIndex *_lanyard_catalog_index_new_empty    (guint                n_things);
void                 _lanyard_catalog_index_add_name     (LanyardCatalogIndex *index,
                                                          const char          *name,
                                                          guint                position);
void                 _lanyard_catalog_index_add_text     (LanyardCatalogIndex *index,
                                                          const char          *text,
                                                          guint                position);
void                 _lanyard_catalog_index_add_template (LanyardCatalogIndex *index,
                                                          LanyardTemplate     *tmpl,
                                                          guint                position);
/* after the last one was added */
void                 _lanyard_catalog_index_finish       (LanyardCatalogIndex *index);
void                 _lanyard_catalog_index_free   (LanyardCatalogIndex *index);
/* Scores of the templates for @text, by their position: 0 where one of its
 * words is nowhere; NULL if @text has no word. (element-type guint) */
GArray              *_lanyard_catalog_index_search (LanyardCatalogIndex *index,
                                                    const char          *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardCatalogIndex, _lanyard_catalog_index_free)

G_END_DECLS
