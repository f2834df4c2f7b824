/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

void lanyard_page_write_text (GString    *html,
                              const char *text);
void lanyard_page_write_html (GString *html,
                              xmlNode *node);

G_END_DECLS
