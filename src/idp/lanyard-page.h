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

void              lanyard_page_set_text      (LanyardPage      *page,
                                              LanyardPageScope *scope,
                                              const char       *id,
                                              const char       *text);
void              lanyard_page_set_attribute (LanyardPage      *page,
                                              LanyardPageScope *scope,
                                              const char       *id,
                                              const char       *name,
                                              const char       *value);
void              lanyard_page_remove        (LanyardPage      *page,
                                              LanyardPageScope *scope,
                                              const char       *id);
LanyardPageScope *lanyard_page_repeat        (LanyardPage      *page,
                                              LanyardPageScope *scope,
                                              const char       *id);
char             *lanyard_page_dup_script_source (LanyardPage  *page);
GBytes           *lanyard_page_serialize     (LanyardPage      *page);
gboolean          lanyard_page_can_hold      (const char       *text);

G_END_DECLS
