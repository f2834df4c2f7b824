/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LanyardSamlOutlineLine: an element or an attribute of a document, for people
 * who read it.
 */
typedef struct
{
  guint  depth;            /* 0: the root element */
  char  *name;             /* an element's local name, an attribute's with "@" */
  char  *value;            /* invisible characters made visible; NULL: it has only children */
} LanyardSamlOutlineLine;

void       lanyard_saml_outline_line_free (LanyardSamlOutlineLine  *line);
GPtrArray *lanyard_saml_outline_new       (GBytes                  *document,
                                           GError                 **error);

G_END_DECLS
