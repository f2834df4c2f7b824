/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Printable form of a value that came from outside: control and invisible
 * characters as U+XXXX in brackets, at most @limit characters (0: all). */
char *lanyard_text_make_visible (const char *text,
                                 gsize       limit);
/* "Größe & Co" → "grosse-co" or the like: [a-z0-9-]{1,64}, never empty. */
char *lanyard_text_make_slug    (const char *text);
gboolean lanyard_text_is_slug   (const char *text);
/* As a string of JSON, with its quotation marks; %NULL is "". */
void  lanyard_text_append_json  (GString    *json,
                                 const char *text);

G_END_DECLS
