/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lanyard-catalog.h"

G_BEGIN_DECLS

/**
 * LanyardCatalogCard:
 *
 * A template of the catalog as a card. Properties: template.
 */
#define LANYARD_TYPE_CATALOG_CARD (lanyard_catalog_card_get_type ())
G_DECLARE_FINAL_TYPE (LanyardCatalogCard, lanyard_catalog_card, LANYARD, CATALOG_CARD, GtkWidget)

/* What to say of each label, as words; NULL after the last. (transfer container) */
const char **lanyard_template_labels_get_texts (LanyardTemplateLabels labels);

G_END_DECLS
