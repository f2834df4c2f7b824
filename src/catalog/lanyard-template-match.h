/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-catalog.h"

G_BEGIN_DECLS

/* What is known of a service provider; NULL: nothing. */
typedef struct
{
  const char         *entity_id;
  const char * const *acs;
  const char         *login_url;
  const char         *slo_url;
  const char         *url;        /* some address of it */
} LanyardTemplateClues;

guint            lanyard_template_match (LanyardTemplate             *self,
                                         const LanyardTemplateClues  *clues,
                                         GVariant                   **values);
LanyardTemplate *lanyard_catalog_match  (LanyardCatalog              *self,
                                         const LanyardTemplateClues  *clues,
                                         GVariant                   **values);

G_END_DECLS
