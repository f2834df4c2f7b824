/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-editor.h"

G_BEGIN_DECLS

/**
 * LanyardEditorPage:
 *
 * One page of a connector. Properties: editor (construct-only; its connector
 * was read).
 */
#define LANYARD_TYPE_EDITOR_PAGE (lanyard_editor_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (LanyardEditorPage, lanyard_editor_page, LANYARD, EDITOR_PAGE, AdwBin)

struct _LanyardEditorPageClass
{
  AdwBinClass parent_class;
};

LanyardEditor        *lanyard_editor_page_get_editor        (LanyardEditorPage *self);
LanyardConnector     *lanyard_editor_page_get_connector     (LanyardEditorPage *self);
LanyardConfiguration *lanyard_editor_page_get_configuration (LanyardEditorPage *self);

G_END_DECLS
