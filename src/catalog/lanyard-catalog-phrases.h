/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whole names, sister products and keywords in order, so that those that begin
 * with what is typed stand together. */
typedef struct _LanyardCatalogPhrases LanyardCatalogPhrases;

LanyardCatalogPhrases *_lanyard_catalog_phrases_new  (void);
void                   _lanyard_catalog_phrases_free (LanyardCatalogPhrases *self);
/* @text is folded: small letters, one blank between words. */
void                   _lanyard_catalog_phrases_add  (LanyardCatalogPhrases *self,
                                                      const char            *text,
                                                      guint                  template_index,
                                                      guint                  weight);
/* after the last one was added */
void                   _lanyard_catalog_phrases_sort (LanyardCatalogPhrases *self);
/* Raises the scores, by the templates' positions, of those that have a phrase
 * that is @text or begins with it. A score of 0 stays. */
void                   _lanyard_catalog_phrases_rate (LanyardCatalogPhrases *self,
                                                      const char            *text,
                                                      guint                 *scores,
                                                      guint                  n_scores);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardCatalogPhrases, _lanyard_catalog_phrases_free)

G_END_DECLS
