/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-paste.h"

G_BEGIN_DECLS

/* lanyard-paste.c */
void        _lanyard_paste_add_fact         (LanyardPaste *paste,
                                             const char   *field,
                                             const char   *value,
                                             const char   *label,
                                             gboolean      is_uncertain);
void        _lanyard_paste_skip             (LanyardPaste *paste,
                                             const char   *label,
                                             const char   *reason);

/* lanyard-paste-value.c */
/* The field that an address with this path is for; NULL: its shape says nothing. */
const char *_lanyard_paste_guess_url_field  (const char   *url);
char       *_lanyard_paste_dup_url          (const char   *field,
                                             const char   *url);
gboolean    _lanyard_paste_is_url           (const char   *text);
/* FALSE: @text is no certificate */
gboolean    _lanyard_paste_add_certificates (LanyardPaste *paste,
                                             const char   *text,
                                             const char   *field,
                                             const char   *label);
/* what @value says for @field, if it can be that; else it is skipped */
gboolean    _lanyard_paste_add_value        (LanyardPaste *paste,
                                             const char   *field,
                                             const char   *label,
                                             const char   *value);

/* lanyard-paste-table.c, lanyard-paste-html.c, lanyard-paste-json.c */
void        _lanyard_paste_read_table       (LanyardPaste *paste,
                                             const char   *text);
gboolean    _lanyard_paste_read_json        (LanyardPaste *paste,
                                             const char   *text);
/* rows as lines, their cells separated by tabs */
char       *_lanyard_paste_flatten_html     (const char   *html);

G_END_DECLS
