/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a column is for when it is no field of a person. */
#define LANYARD_PEOPLE_GROUPS     "groups"        /* names of groups */
#define LANYARD_PEOPLE_ACTIVE     "active"        /* the opposite of "suspended" */
#define LANYARD_PEOPLE_ATTRIBUTES "attributes."   /* and the name of a custom one */
#define LANYARD_PEOPLE_IDENTIFIER "directory_id"  /* what stays when all else changes; never of a file */

/**
 * LanyardPeopleColumn: a column of a table of people
 * @header: as the table calls it
 * @field: (nullable): a field's JSON name or one of the above; %NULL: it is left out
 * @reason: (nullable): why it is left out, a sentence without its period
 */
typedef struct
{
  char *header;
  char *field;
  char *reason;
} LanyardPeopleColumn;

void        lanyard_people_column_free       (LanyardPeopleColumn *column);
GPtrArray  *lanyard_people_columns_recognise (const char * const  *headers,
                                              const char * const  *mappings,
                                              GError             **error);
int         lanyard_people_columns_find      (GPtrArray           *columns,
                                              const char          *field);
gboolean    lanyard_people_field_is_valid    (const char          *field);
const char *lanyard_people_field_get_label   (const char          *field);
char      **lanyard_people_list_fields       (void);

G_END_DECLS
