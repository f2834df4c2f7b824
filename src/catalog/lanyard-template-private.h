/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-template.h"

G_BEGIN_DECLS

/* Where a placeholder's value ends up, and so what it may hold: the strictest
 * of all its places. */
typedef enum
{
  LANYARD_PLACE_TEXT,      /* a whole value or part of a constant: any text */
  LANYARD_PLACE_PAGE,      /* a whole URL that a person opens: with a fragment, if need be */
  LANYARD_PLACE_URL,       /* a whole URL, or the beginning of one */
  LANYARD_PLACE_HOST,      /* all between "https://" and the path */
  LANYARD_PLACE_PATH,      /* the end of the path, of one or more segments */
  LANYARD_PLACE_SEGMENT,   /* within the path or the query */
  LANYARD_PLACE_HOST_PART, /* within a host name */
} LanyardPlace;

/* One of our values under the SP's name for it. */
typedef struct
{
  char *label;
  char *value;      /* "sso_url", "certificate_pem" … */
} LanyardTemplateField;

typedef struct
{
  char                   *id;
  char                   *name;
  char                   *vendor;
  char                   *summary;
  char                   *homepage;
  char                  **categories;
  char                  **keywords;
  char                  **sister_products;
  int                     color;
  LanyardTemplateLabels   labels;
  LanyardConnectorKind    kind;
  GPtrArray              *placeholders;   /* LanyardPlaceholder */
  LanyardTemplateProfile  profile;
  char                  **setup_where;
  GPtrArray              *setup_fields;   /* LanyardTemplateField */
  char                  **setup_notes;
  char                  **notes;
  char                   *source;
  char                  **unproven;
} LanyardTemplateData;

LanyardTemplateData       *_lanyard_template_data_read      (GBytes               *json,
                                                             GError              **error);
void                       _lanyard_template_data_translate (LanyardTemplateData  *data);
void                       _lanyard_template_data_free      (LanyardTemplateData  *data);
const LanyardTemplateData *_lanyard_template_get_data       (LanyardTemplate      *self);
LanyardPlaceholder        *_lanyard_template_find_placeholder (LanyardTemplate    *self,
                                                             const char           *key);
LanyardPlace               _lanyard_template_get_place      (LanyardTemplate      *self,
                                                             const char           *key);
/* @text expanded; NULL if it is NULL or needs an optional placeholder that
 * has no value */
char                      *_lanyard_template_expand_field   (LanyardTemplate      *self,
                                                             const char           *text,
                                                             GVariant             *values,
                                                             const char           *idp_entity_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardTemplateData, _lanyard_template_data_free)

G_END_DECLS
