/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A field of a connector and what service providers call it. */
typedef struct
{
  const char *field;      /* JSON name; several rows may have the same */
  const char *label;      /* to be translated; as in the window */
  const char *synonyms;   /* lower case words, names separated by "|" */
} LanyardFieldName;

/* a score from here on is the name itself, below it only contains it */
#define LANYARD_FIELD_NAME_EXACT 100

const LanyardFieldName *lanyard_field_names_get   (gsize                  *n_names);
guint                   lanyard_field_names_score (const LanyardFieldName *name,
                                                   const char             *text);
const LanyardFieldName *lanyard_field_names_find  (const char             *text,
                                                   guint                  *score);

G_END_DECLS
