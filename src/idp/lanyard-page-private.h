/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/* Writes an XHTML tree as HTML. Not libxml2's HTML writer: that one escapes
 * URLs anew, which changes an ACS URL that has to be kept as it is. */
void lanyard_page_write_html (GString *html,
                              xmlNode *node);

G_END_DECLS
