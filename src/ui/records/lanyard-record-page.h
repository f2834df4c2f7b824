/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-record-editor.h"
#include "lanyard-window-page.h"

G_BEGIN_DECLS

/**
 * LanyardRecordPage:
 *
 * The page of one group or person, pushed on the window: pages of its own
 * below a switcher, Save and Discard, Delete. Properties: record
 * (construct-only, as it was read).
 */
#define LANYARD_TYPE_RECORD_PAGE (lanyard_record_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (LanyardRecordPage, lanyard_record_page, LANYARD, RECORD_PAGE, LanyardWindowPage)

struct _LanyardRecordPageClass
{
  LanyardWindowPageClass parent_class;
};

LanyardRecordEditor *lanyard_record_page_get_editor (LanyardRecordPage *self);
void                 lanyard_record_page_add        (LanyardRecordPage *self,
                                                     GtkWidget         *child,
                                                     const char        *name,
                                                     const char        *title);

G_END_DECLS
