/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LanyardPage:
 *
 * An XHTML skeleton of data/web (layout.xhtml around NAME.xhtml) that is
 * filled by element id, with text nodes and attributes only: no value can
 * become markup. An id that is not there is a programming error.
 *
 * A scope is a copy of an element that repeats (lanyard_page_repeat());
 * NULL is the whole page.
 */
typedef struct _LanyardPage LanyardPage;
typedef struct _LanyardPageScope LanyardPageScope;

LanyardPage      *lanyard_page_new           (const char       *name);
void              lanyard_page_free          (LanyardPage      *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardPage, lanyard_page_free)

/* Replaces the element's content. Characters that XML forbids are left out. */
void              lanyard_page_set_text      (LanyardPage      *page,
                                              LanyardPageScope *scope,
                                              const char       *id,
                                              const char       *text);
/* @value NULL removes the attribute; "class" is added to, not replaced */
void              lanyard_page_set_attribute (LanyardPage      *page,
                                              LanyardPageScope *scope,
                                              const char       *id,
                                              const char       *name,
                                              const char       *value);
void              lanyard_page_remove        (LanyardPage      *page,
                                              LanyardPageScope *scope,
                                              const char       *id);
/* Inserts a copy of the element in front of it; the element itself is no part
 * of the result, nor are the ids inside copies. (transfer none) */
LanyardPageScope *lanyard_page_repeat        (LanyardPage      *page,
                                              LanyardPageScope *scope,
                                              const char       *id);
/* "'sha256-…'" of the page's script for the CSP; NULL without a script */
char             *lanyard_page_dup_script_source (LanyardPage  *page);
/* text/html in UTF-8 */
GBytes           *lanyard_page_serialize     (LanyardPage      *page);

G_END_DECLS
