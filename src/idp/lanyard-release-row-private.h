/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/* Several values go out in the way of the row's first mapping. */
typedef struct
{
  char            *name;
  char            *name_format;
  char            *friendly_name;
  LanyardMultiple  multiple;
  char            *separator;
  GPtrArray       *values;
  LanyardValueType type;        /* of all values so far */
} LanyardReleaseRow;

/* lanyard-release-row.c */
void               _lanyard_release_row_free     (LanyardReleaseRow       *row);
/* the row of that name in @rows (element-type LanyardReleaseRow), which is
 * added if there is none */
LanyardReleaseRow *_lanyard_release_get_row      (GPtrArray               *rows,
                                                  const char              *name,
                                                  const char              *name_format,
                                                  const char              *friendly_name,
                                                  LanyardMultiple          multiple,
                                                  const char              *separator);
void               _lanyard_release_row_add      (LanyardReleaseRow       *row,
                                                  const char              *value,
                                                  LanyardValueType         type);
/* @values: text; NULL: none */
void               _lanyard_release_row_add_all  (LanyardReleaseRow       *row,
                                                  const char * const      *values);
gboolean           _lanyard_release_row_join     (LanyardReleaseRow       *row,
                                                  GError                 **error);
const char        *_lanyard_release_row_get_type (const LanyardReleaseRow *row,
                                                  const char * const      *values);

/* lanyard-release-groups.c: (element-type utf8), ends with NULL */
GPtrArray         *_lanyard_release_list_groups  (LanyardConfiguration    *configuration,
                                                  LanyardSettings         *settings,
                                                  LanyardConnector        *connector,
                                                  const char * const      *group_ids,
                                                  GError                 **error);
gboolean           _lanyard_release_add_groups   (GPtrArray               *rows,
                                                  LanyardConnector        *connector,
                                                  const char * const      *groups,
                                                  GError                 **error);

G_END_DECLS
